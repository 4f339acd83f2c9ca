"""How long the window holds still: each thing somebody does in a very large project, and its longest pause.

Run `python tests/stalls.py [WORDS]` for the table, with `--profile` for what takes the time of those whose name holds
the words.
"""

import argparse
import cProfile
import io
import os
import pstats
import sys
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
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows

QUIET_MS = 120
BEAT_MS = 2
ALLOWED_MS = 100
STATUSES = ("planned", "planned", "in progress", "idea", "done", "planned", "blocked", "dropped")


class Pause(NamedTuple):
    """Hold the longest time, in milliseconds, in which the window answered to nothing: of CPU, and by the clock."""

    cpu: float
    wall: float


def huge_project(actions: int = 10_000, measurements: int = 3_000) -> Project:
    """Make a project with so many actions, which belong to what the example knows, and weekly measurements."""
    known = example("heat-pump")
    areas, metrics, experiences = ([row.id for row in rows] for rows in (known.areas, known.metrics, known.experiences))
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
    """Run the event loop and note the longest time between two beats of its clock."""

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

    def during(self, act: Callable[[], Any], idle: Callable[[], bool], patience: float = 120) -> Pause:
        """Do something in the event loop and wait until nothing is under way any more; gives the longest pause."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        begun = time.perf_counter()
        quiet_since = [begun]

        def look() -> None:
            now = time.perf_counter()
            if not idle():
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
        self.folder = Path(tempfile.mkdtemp(prefix="cxworkshop-stalls-"))
        self.project = project
        self.window: Any = Window(Settings(self.folder / "settings.json"), TODAY)
        self.window.resize(1440, 900)
        self.window.show()
        self.pauses = Pauses()

    @property
    def frame(self) -> Any:
        """Give the open project."""
        return self.window.frame

    @property
    def document(self) -> Any:
        """Give the document."""
        return self.window.document

    def idle(self) -> bool:
        """Tell whether nothing is under way."""
        from cxworkshop.ui.task import _running

        document = self.document
        settling = document is not None and (document._settle_timer.isActive() or document._settling is not None)
        busy = self.frame is not None and self.frame.step >= 0 and self.frame.part().busy()
        if self.window.is_building:
            return False
        return (
            not settling and not busy and not _running().tasks and not (document and document.saving._timer.isActive())
        )

    def all(self) -> Iterator[tuple[str, Callable[[], Any]]]:
        """Name them and say what is done."""
        from cxworkshop.ui.table import EditableTable

        yield "open the project", self._open
        steps = {
            (1, "prioritise"): "1 Prioritise", (1, "define"): "1 Define", (2, "map"): "2 Map", (2, "choose"): "2 Choose",
            (3, ""): "3 Metrics", (4, ""): "4 Collection", (5, ""): "5 Targets", (6, "prioritise"): "6 Prioritise",
            (6, "act"): "6 Act", (7, ""): "7 Sharing", (8, ""): "8 Plan", (0, ""): "Overview",
        }  # fmt: skip
        for turn in ("first", "again"):
            for (step, view), name in steps.items():
                yield f"go to {name}, {turn}", lambda step=step, view=view: self.frame.open_step(step, view)
        # what is typed into tables
        segment = self.project.segments[0].id
        metric = self.project.metrics[0].id
        for (step, view), name in steps.items():
            yield f"(to {name})", lambda step=step, view=view: self.frame.open_step(step, view)
            yield f"rename a segment at {name}", self._put(("segments", segment, "name"))
            yield f"rename a metric at {name}", self._put(("metrics", metric, "name"))
            yield f"rename an action at {name}", self._put(("actions", self._action(7), "title"))
            yield f"day of a measurement at {name}", lambda: self._measured()
            yield f"undo at {name}", lambda: self.document.undo()
            yield f"open a sheet at {name}", lambda: self.frame.desk.open_sheet(("segments", segment))
            yield f"close the sheet at {name}", lambda: self.frame.close_sheet()
        yield "(to 6 Prioritise)", lambda: self.frame.open_step(6, "prioritise")
        yield "rate an action", self._put(("actions", self._action(3), "impact", "agreed"), lambda n: float(n % 5 + 1))
        yield (
            "choose an action",
            self._put(("actions", self._action(3), "status"), lambda n: ("planned", "idea")[n % 2]),
        )
        yield "add an action", self._add
        yield "undo adding", lambda: self.document.undo()
        yield "(to 6 Act)", lambda: self.frame.open_step(6, "act")
        yield "move a card", self._put(("actions", self._action(0), "status"), lambda n: ("in progress", "done")[n % 2])
        for view in ("list", "owner", "promises", "targets", "board", "list"):
            yield f"Act: view {view}", lambda view=view: self.frame.part().open_view(view)
        tables: dict[str, EditableTable] = {}

        def table() -> EditableTable:
            return tables.setdefault("act", self.frame.part().list)

        yield "list: open the filter", lambda: table().open_filter()
        yield "list: filter by a letter", lambda: table().seek("r")
        yield "list: filter by a word", lambda: table().seek("minutes 7")
        yield "list: filter by nothing", lambda: table().close_filter()
        yield "list: sort by a column", lambda: table().sort_by_column(1)
        yield "list: sort back", lambda: (table().sort_by_column(1), table().sort_by_column(1))
        yield "list: mark all", lambda: table().selectAll()
        yield "list: copy all", lambda: table().blocks.copy()
        yield "list: go to the last row", lambda: table().setCurrentIndex(table().table_model.index(9990, 1))
        yield (
            "list: page down",
            lambda: (
                table().verticalScrollBar().triggerAction(table().verticalScrollBar().SliderAction.SliderPageStepSub)
            ),
        )
        yield "list: rename by typing", lambda: table().take_text(9990, 1, "Another title")
        yield "open the sheet of an action", lambda: self.frame.desk.open_sheet(("actions", self._action(17)))
        yield "open the sheet of another", lambda: self.frame.desk.open_sheet(("actions", self._action(18)))
        yield (
            "open the sheet of a measurement",
            lambda: self.frame.desk.open_sheet(("measurements", self.document.project.measurements[5].id)),
        )
        yield "open the sheet of a metric", lambda: self.frame.desk.open_sheet(("metrics", metric))
        yield "close it", lambda: self.frame.close_sheet()
        yield "go-to: first letter", lambda: self._type("r")
        yield "go-to: second letter", lambda: self._type("ri")
        yield "go-to: a word", lambda: self._type("ring back 17")
        yield "go-to: after an edit", lambda: (self._put(("actions", self._action(1), "title"))(), self._type("ring"))
        yield "go-to: leave", lambda: self._type("")
        yield "go to an action", lambda: self.frame.desk.go(("actions", self._action(4000), "title"))
        for (step, view), name in {
            (6, "act"): "Act",
            (6, "prioritise"): "6 Prioritise",
            (0, ""): "Overview",
            (3, ""): "3 Metrics",
        }.items():
            yield f"(to {name})", lambda step=step, view=view: self.frame.open_step(step, view)
            yield f"dark theme at {name}", lambda: self.window.set_theme("dark")
            yield f"light theme at {name}", lambda: self.window.set_theme("light")
            yield f"zoom in at {name}", lambda: self.window.zoom_in()
            yield f"zoom back at {name}", lambda: self.window.zoom_reset()
            yield f"Finnish at {name}", lambda: self.window.set_language("fi")
            yield f"English at {name}", lambda: self.window.set_language("en")
        yield "Act: another person", lambda: (self.frame.open_step(6, "act"), self.frame.part().open_view("owner"))
        yield "a second of nothing", lambda: time.sleep(0)
        yield "close the project", lambda: self.window.close_project()

    def run(self, words: str = "", profile: bool = False) -> Iterator[tuple[str, Pause]]:
        """Do everything; give the name and the pause of each, with its profile on the way."""
        for name, act in self.all():
            wanted = profile and words in name
            profiler = cProfile.Profile() if wanted else None
            if profiler:
                profiler.enable()
            pause = self.pauses.during(act, self.idle)
            if profiler:
                profiler.disable()
                said = io.StringIO()
                stats = pstats.Stats(profiler, stream=said).strip_dirs()
                stats.sort_stats("cumulative").print_stats(45)
                stats.sort_stats("tottime").print_stats(25)
                print(f"===== {name}: {pause.cpu:.0f} ms\n{said.getvalue()}")
            yield name, pause

    def _open(self) -> None:
        from desks import desk_for

        self.window.show_document(desk_for(self.project).document)

    def _action(self, number: int) -> str:
        return str(self.project.actions[number].id)

    def _put(
        self, place: tuple[str, ...], value: Callable[[int], Any] = lambda n: f"Another name {n}"
    ) -> Callable[[], None]:
        def act() -> None:
            self.turn += 1
            if value(self.turn) == self.document.get(place):
                self.turn += 1
            self.document.put(place, value(self.turn))

        return act

    turn = 0

    def _measured(self) -> None:
        self.turn += 1
        one = self.document.project.measurements[40]
        self.document.put(("measurements", one.id, "start"), one.start - timedelta(days=self.turn % 2 * 2 - 1))

    def _add(self) -> None:
        from cxworkshop.model.improvements import Action

        self.document.add(("actions",), Action(new_id(), title="Something new", status="planned"))

    def _type(self, text: str) -> None:
        self.frame.goto.setText(text)
        self.frame.goto.textEdited.emit(text)


def main() -> None:
    """Print the pauses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="?", default="")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--all", action="store_true")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import faulthandler

    faulthandler.enable()
    interactions = Interactions(huge_project())
    found = []
    for name, pause in interactions.run(chosen.words, chosen.profile):
        found.append((name, pause))
        if chosen.all:
            print(f"{name:50} {pause.cpu:8.0f} {pause.wall:8.0f}", flush=True)
    over = sorted((one for one in found if one[1].cpu > ALLOWED_MS), key=lambda one: -one[1].cpu)
    print(f"\n{len(found)} interactions, {len(over)} hold the window for more than {ALLOWED_MS} ms of its CPU time")
    for name, pause in over:
        print(f"{name:50} {pause.cpu:8.0f} {pause.wall:8.0f}")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
