"""How long the window holds still: what somebody does in a very large project, and the longest pause of each.

`python tests/stalls.py` prints all pauses that are too long, `--all` prints every one, and `--profile WORDS` shows
what takes the time of those whose name holds the words.
"""

import argparse
import cProfile
import faulthandler
import io
import os
import pstats
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from bench import TODAY, example, large_project
from msgspec.structs import replace

from cxworkshop.model import edit
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Action
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows

QUIET_MS, BEAT_MS, ALLOWED_MS = 120, 2, 100
STATUSES = ("planned", "planned", "in progress", "idea", "done", "planned", "blocked", "dropped")
SCREENS = {
    (1, "prioritise"): "1 Prioritise",
    (1, "define"): "1 Define",
    (2, "map"): "2 Map",
    (2, "choose"): "2 Choose",
    (3, ""): "3 Metrics",
    (4, ""): "4 Collection",
    (5, ""): "5 Targets",
    (6, "prioritise"): "6 Prioritise",
    (6, "act"): "6 Act",
    (7, ""): "7 Sharing",
    (8, ""): "8 Plan",
    (0, ""): "Overview",
}
Act = Callable[[], Any]
Named = Iterator[tuple[str, Act]]


class Pause(NamedTuple):
    """Hold the longest time, in milliseconds, in which the window answered to nothing: of CPU, and by the clock."""

    cpu: float
    wall: float


def huge_project(actions: int = 10_000, measurements: int = 3_000) -> Project:
    """Make a project with so many actions, which belong to what the example knows, and weekly measurements."""
    known = example("heat-pump")
    areas, metrics = [row.id for row in known.areas], [row.id for row in known.metrics]
    some = [
        replace(
            action,
            areas=(areas[number % len(areas)],),
            metrics=(metrics[number % len(metrics)], metrics[(number + 3) % len(metrics)]),
            effects=(replace(action.effects[0], metric=metrics[number % len(metrics)]),),
            impact=replace(action.impact, agreed=float(1 + number * 7 % 5)),
            effort=replace(action.effort, votes={}, agreed=float(1 + number * 3 % 5)),
            due=TODAY + timedelta(days=number % 200 - 40),
            status=STATUSES[number % len(STATUSES)],
        )
        for number, action in enumerate(large_project(actions).actions)
    ]
    models = {one.metric: one for one in known.measurements}
    turns = [
        (one, (segment.id,), week)
        for week in range(-(-measurements // (len(models) * len(known.segments))))
        for one in models.values()
        for segment in known.segments
    ]
    weekly = [
        replace(
            one,
            id=new_id(),
            segments=segments,
            start=TODAY - timedelta(days=7 * week + 8),
            end=TODAY - timedelta(days=7 * week + 2),
        )
        for one, segments, week in turns[:measurements]
    ]
    project = edit.replace(known, ("actions",), Rows(some))
    return edit.replace(project, ("measurements",), Rows(weekly))


class Pauses:
    """Run the event loop and note the longest time between two beats of a clock."""

    def __init__(self) -> None:
        """Prepare the clock."""
        from PySide6.QtCore import Qt, QTimer

        self._clock = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._beat)
        self._last = (0.0, 0.0)
        self._longest = Pause(0, 0)

    def _beat(self) -> None:
        cpu, wall = time.thread_time(), time.perf_counter()
        longest, (last_cpu, last_wall) = self._longest, self._last
        self._longest = Pause(max(longest.cpu, (cpu - last_cpu) * 1000), max(longest.wall, (wall - last_wall) * 1000))
        self._last = (cpu, wall)

    def during(self, act: Act, is_idle: Callable[[], bool], patience: float = 120) -> Pause:
        """Do something in the event loop and wait until nothing is under way any more; gives the longest pause."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        begun = time.perf_counter()
        quiet_since = [begun]

        def look() -> None:
            now = time.perf_counter()
            if not is_idle():
                quiet_since[0] = now
            if (now - quiet_since[0]) * 1000 > QUIET_MS or now - begun > patience:
                loop.quit()

        watch = QTimer(interval=20)
        watch.timeout.connect(look)
        self._longest, self._last = Pause(0, 0), (time.thread_time(), time.perf_counter())
        self._clock.start()
        QTimer.singleShot(0, act)
        # what is done in the first moment must not count as quiet
        QTimer.singleShot(10, watch.start)
        loop.exec()
        self._beat()
        self._clock.stop()
        watch.stop()
        return self._longest


class Interactions:
    """What somebody does in the open window, one after the other; later ones find what the earlier ones left."""

    def __init__(self, project: Project) -> None:
        """Open a window without a project."""
        from desks import application

        from cxworkshop.ui.garbage import Collector
        from cxworkshop.ui.settings import Settings
        from cxworkshop.ui.window import Window

        # as in the app: garbage is collected in this thread only, which takes its time too
        self._collector = Collector(application())
        self.project = project
        self.window: Any = Window(
            Settings(Path(tempfile.mkdtemp(prefix="cxworkshop-stalls-")) / "settings.json"), TODAY
        )
        self.window.resize(1440, 900)
        self.window.show()
        self.pauses = Pauses()
        self._turn = 0

    def run(self, wanted: Callable[[str], bool], profiled: str = "") -> Iterator[tuple[str, Pause]]:
        """Do what is wanted; gives the name and the pause of each, and prints its profile on the way."""
        for name, act in self._all():
            if not wanted(name):
                continue
            profiler = cProfile.Profile() if profiled and profiled in name else None
            if profiler:
                profiler.enable()
            pause = self.pauses.during(act, self._is_idle)
            if profiler:
                profiler.disable()
                said = io.StringIO()
                pstats.Stats(profiler, stream=said).strip_dirs().sort_stats("cumulative").print_stats(45)
                print(f"{name}: {pause.cpu:.0f} ms\n{said.getvalue()}")
            yield name, pause

    def _is_idle(self) -> bool:
        from cxworkshop.ui.task import is_any_running

        document, frame = self.window.document, self.window.frame
        if self.window.is_building or is_any_running():
            return False
        waits = document is not None and (document._settle_timer.isActive() or document.saving._timer.isActive())
        return not waits and not (frame is not None and frame.step >= 0 and frame.part().busy())

    # What is done

    def _all(self) -> Named:
        yield "open the project", self._open
        for turn in ("first", "again"):
            for place, name in SCREENS.items():
                yield f"go to {name}, {turn}", self._step(*place)
        for place, name in SCREENS.items():
            yield from self._edits(place, name)
        yield from self._actions()
        yield from self._list()
        yield from self._finding()
        for place in ((6, "act"), (6, "prioritise"), (0, ""), (3, "")):
            yield from self._looks(place, SCREENS[place])
        yield "nothing for a moment", lambda: None
        yield "close the project", lambda: self.window.close_project()

    def _edits(self, place: tuple[int, str], name: str) -> Named:
        segment = self.project.segments[0].id
        yield f"turn to {name}", self._step(*place)
        yield f"rename a segment at {name}", self._put(("segments", segment, "name"))
        yield f"rename a metric at {name}", self._put(("metrics", self.project.metrics[0].id, "name"))
        yield f"rename an action at {name}", self._put(("actions", self._action(7), "title"))
        yield f"change the day of a measurement at {name}", self._measure
        yield f"undo at {name}", lambda: self.window.document.undo()
        yield f"open a sheet at {name}", self._sheet("segments", segment)
        yield f"close the sheet at {name}", lambda: self.window.frame.close_sheet()

    def _actions(self) -> Named:
        status = ("actions", self._action(3), "status")
        yield "turn to 6 Prioritise for actions", self._step(6, "prioritise")
        yield "rate an action", self._put((*status[:2], "impact", "agreed"), lambda n: float(n % 5 + 1))
        yield "choose an action", self._put(status, lambda n: ("planned", "idea")[n % 2])
        yield (
            "add an action",
            lambda: self.window.document.add(("actions",), Action(new_id(), title="Something new", status="planned")),
        )
        yield "undo adding", lambda: self.window.document.undo()
        yield "turn to 6 Act for actions", self._step(6, "act")
        yield "move a card", self._put(status, lambda n: ("in progress", "done")[n % 2])
        for view in ("list", "owner", "promises", "targets", "board", "list"):
            yield f"turn to the view {view}", lambda view=view: self.window.frame.part().open_view(view)

    def _list(self) -> Named:
        def on(act: Callable[[Any], Any]) -> Act:
            return lambda: act(self.window.frame.part().list)

        yield "open the filter", on(lambda table: table.open_filter())
        yield "filter by a letter", on(lambda table: table.seek("r"))
        yield "filter by words", on(lambda table: table.seek("minutes 7"))
        yield "close the filter", on(lambda table: table.close_filter())
        yield "sort by a column", on(lambda table: table.sort_by_column(1))
        yield "sort no more", on(lambda table: (table.sort_by_column(1), table.sort_by_column(1)))
        yield "select all", on(lambda table: table.selectAll())
        yield "copy all", on(lambda table: table.blocks.copy())
        yield "go to the last row", on(lambda table: table.setCurrentIndex(table.table_model.index(9_990, 1)))
        yield "type a title", on(lambda table: table.take_text(9_990, 1, "Another title"))
        yield "open the sheet of an action", self._sheet("actions", self._action(17))
        yield "open the sheet of another action", self._sheet("actions", self._action(18))
        yield "open the sheet of a measurement", self._sheet("measurements", self.project.measurements[5].id)
        yield "close the sheet", lambda: self.window.frame.close_sheet()

    def _finding(self) -> Named:
        yield "type the first letter into go to", self._seek("r")
        yield "type the second letter into go to", self._seek("ri")
        yield (
            "rename an action and go to it",
            lambda: (self._put(("actions", self._action(1), "title"))(), self._seek("r")()),
        )
        yield "empty go to", self._seek("")
        yield "go to an action", lambda: self.window.frame.desk.go(("actions", self._action(4000), "title"))

    def _looks(self, place: tuple[int, str], name: str) -> Named:
        yield f"turn to {name} for looks", self._step(*place)
        yield f"dark theme at {name}", lambda: self.window.set_theme("dark")
        yield f"light theme at {name}", lambda: self.window.set_theme("light")
        yield f"larger at {name}", lambda: self.window.zoom_in()
        yield f"original size at {name}", lambda: self.window.zoom_reset()
        yield f"Finnish at {name}", lambda: self.window.set_language("fi")
        yield f"English at {name}", lambda: self.window.set_language("en")

    # How it is done

    def _open(self) -> None:
        from desks import desk_for

        self.window.show_document(desk_for(self.project).document)

    def _step(self, step: int, view: str) -> Act:
        return lambda: self.window.frame.open_step(step, view)

    def _sheet(self, *place: str) -> Act:
        return lambda: self.window.frame.desk.open_sheet(place)

    def _action(self, number: int) -> str:
        return self.project.actions[number % len(self.project.actions)].id

    def _put(self, place: tuple[str, ...], value: Callable[[int], Any] = lambda n: f"Another name {n}") -> Act:
        def act() -> None:
            self._turn += 1
            if value(self._turn) == self.window.document.get(place):
                self._turn += 1
            self.window.document.put(place, value(self._turn))

        return act

    def _measure(self) -> None:
        self._turn += 1
        one = self.window.document.project.measurements[40]
        day = one.start - timedelta(days=self._turn % 2 * 2 - 1)
        self.window.document.put(("measurements", one.id, "start"), day)

    def _seek(self, text: str) -> Act:
        def act() -> None:
            self.window.frame.goto.setText(text)
            self.window.frame.goto.textEdited.emit(text)

        return act


def main() -> None:
    """Print the pauses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", metavar="WORDS", default="")
    parser.add_argument("--all", action="store_true")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faulthandler.enable()
    found = []
    for name, pause in Interactions(huge_project()).run(lambda name: True, chosen.profile):
        found.append((name, pause))
        if chosen.all:
            print(f"{name:52} {pause.cpu:8.0f} {pause.wall:8.0f}", flush=True)
    long = sorted((one for one in found if one[1].cpu > ALLOWED_MS), key=lambda one: -one[1].cpu)
    print(f"\n{len(found)} things done, {len(long)} held the window for more than {ALLOWED_MS} ms of its CPU time")
    for name, pause in long:
        print(f"{name:52} {pause.cpu:8.0f} {pause.wall:8.0f}", flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
