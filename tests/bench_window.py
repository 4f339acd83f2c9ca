"""Speed and memory of the window, as ratios to a bare PySide6 window or a plain Qt widget of the same run."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import TODAY, Row, example, large_project, measure

BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.setCentralWidget(QLabel("Hello"))
window.show()
"""

OURS = """
import sys
from pathlib import Path
from cxworkshop.app import application
app = application()
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window
window = Window(Settings(Path(sys.argv[1]) / "settings.json"), path="".join(sys.argv[2:]))
window.resize(1440, 900)
window.show()
"""

UNTIL_PAINTED = """
from PySide6.QtWidgets import QWidget
class Last(QWidget):
    def paintEvent(self, event):
        # it lies over everything, so that everything else has been painted before
        tell()
last = Last(window)
last.resize(window.size())
last.show()
app.exec()
"""

UNTIL_FILLED = """
from PySide6.QtCore import QTimer
def look():
    if window.frame.step >= 0 and window.frame.part().isVisible():
        window.frame.part().repaint()
        tell()
timer = QTimer(interval=1)
timer.timeout.connect(look)
timer.start()
app.exec()
"""

COSTS = """
def tell():
    import json, os, resource
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]), flush=True)
    os._exit(0)
"""


def start_rows(folder: Path, runs: int) -> list[Row]:
    """Start a bare window, ours, ours with an empty project, and with 1,000 actions."""
    from cxworkshop.language import Language
    from cxworkshop.programme.templates import blank
    from cxworkshop.storage.project import ProjectFile

    empty, large = folder / "empty.cxw", folder / "large.cxw"
    ProjectFile(empty).save(blank(Language("en"), TODAY))
    ProjectFile(large).save(large_project(1000))
    first, whole = OURS + UNTIL_PAINTED, OURS + UNTIL_FILLED
    kinds: dict[str, tuple[str, list[str], float]] = {
        "start page": (first, [str(folder)], 1.35),
        "start with an empty project": (first, [str(folder), str(empty)], 1.35),
        "start with 1,000 actions": (first, [str(folder), str(large)], 1.6),
        "the same until the overview stands": (whole, [str(folder), str(large)], 1.6),
    }
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in ("bare", *kinds)}
    for code, arguments, _ in kinds.values():
        _started(code, arguments)  # compiles, and warms the disk
    for _ in range(runs):
        taken["bare"].append(_started(BARE + UNTIL_PAINTED, []))
        for name, (code, arguments, _) in kinds.items():
            taken[name].append(_started(code, arguments))
    rows = []
    for name, (_, _, to_beat) in kinds.items():
        for part, what, limit in ((0, "wall ms", to_beat), (1, "CPU ms", to_beat * 1.11), (2, "memory MB", 1.25)):
            ours = statistics.median(one[part] for one in taken[name])
            bare = statistics.median(one[part] for one in taken["bare"])
            rows.append(Row(f"{name}: {what} / bare window", ours, bare, ours / bare, limit))
    return rows


def _started(code: str, arguments: list[str]) -> tuple[float, float, float]:
    from time import perf_counter

    # an installed app has its modules compiled, whatever this shell says about that
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept = Path(tempfile.gettempdir()) / "cxworkshop-bench"
    env |= {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(kept), "PYTHONPYCACHEPREFIX": str(kept / "compiled")}
    begun = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", COSTS + code, *arguments], env=env, capture_output=True, text=True, check=True
    )
    wall = (perf_counter() - begun) * 1000
    cpu, memory = json.loads(done.stdout)
    return wall, cpu * 1000, memory


def window_rows(runs: int) -> list[Row]:
    """Measure what happens in an open window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desks import application, desk_for

    from cxworkshop.ui.settings import Settings
    from cxworkshop.ui.window import Window

    application()
    folder = Path(tempfile.mkdtemp(prefix="cxworkshop-bench-"))
    window = Window(Settings(folder / "settings.json"), TODAY)
    window.resize(1440, 900)
    window.show()
    document = desk_for(example("machines")).document
    window.show_document(document)
    document.settle()
    bare = _bare_window()
    rows = [
        measure(
            f"switch to step {step} and paint / paint of a bare window",
            lambda step=step: _switched(window, step),
            bare.grab,
            runs,
        )
        for step in range(9)
    ]
    segment = ("segments", document.project.segments[0].id, "note")
    count = iter(range(10**9))
    rows.append(
        measure(
            "edit with everything listening / edit of the value alone",
            lambda: document.put(segment, str(next(count))),
            lambda: _edited(document.project, segment, str(next(count))),
            runs * 4,
        )
    )
    opening = example("machines")
    rows.append(
        measure(
            "open the largest example in the window / paint of a bare window",
            lambda: _opened(window, desk_for(opening).document),
            bare.grab,
            runs,
        )
    )
    window.close()
    return rows


def _opened(window: Any, document: Any) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    window.show_document(document)
    window.repaint()
    # what was shown before goes for good, as it does when the event loop runs
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def table_rows(runs: int) -> list[Row]:
    """Measure the action list with 10,000 rows against a QTableWidget with the same words."""
    from desks import desk_for
    from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

    from cxworkshop.ui.views.action_tables import all_actions

    desk = desk_for(large_project(10_000))
    table = all_actions(desk)
    table.resize(1100, 600)
    table.show()
    plain = QTableWidget(10_000, 8)
    for row in range(10_000):
        for column in range(8):
            plain.setItem(row, column, QTableWidgetItem(f"Ring back within {row % 60} minutes"))
    plain.resize(1100, 600)
    plain.show()
    place = ("actions", desk.project.actions[5000].id, "title")
    count = iter(range(10**9))
    return [
        measure("table of 10,000: repaint / QTableWidget", table.grab, plain.grab, runs, 1.2),
        measure(
            "table of 10,000: scroll / QTableWidget", lambda: _scrolled(table), lambda: _scrolled(plain), runs, 1.2
        ),
        measure(
            "table of 10,000: one edit, shown / repaint of a QTableWidget",
            lambda: desk.document.put(place, str(next(count))),
            plain.grab,
            runs,
            1.0,
        ),
    ]


def _scrolled(table: Any) -> None:
    bar = table.verticalScrollBar()
    bar.setValue((bar.value() + 37) % max(bar.maximum(), 1))
    table.grab()


def _bare_window() -> Any:
    from PySide6.QtWidgets import QLabel, QMainWindow

    window = QMainWindow()
    window.resize(1440, 900)
    window.setCentralWidget(QLabel("Hello"))
    window.show()
    return window


def _switched(window: Any, step: int) -> None:
    window.frame.open_step((step + 1) % 9)
    window.frame.open_step(step)
    window.grab()


def _edited(project: Any, place: tuple[str, ...], words: str) -> Any:
    from cxworkshop.model import edit

    return edit.put(project, place, words)


LONGEST = (
    "open the project", "go to 6 Prioritise, first", "go to 6 Act, first", "go to 7 Sharing, first",
    "go to 6 Prioritise, again", "rename a metric at 3 Metrics", "change the day of a measurement at 5 Targets",
    "turn to 6 Prioritise for actions", "rate an action", "turn to 6 Act for actions", "move a card",
    "turn to the view list", "open the filter", "filter by a letter", "close the filter", "sort by a column",
    "select all", "open the sheet of an action", "close the sheet", "type the first letter into go to", "empty go to",
    "turn to 6 Act for looks", "dark theme at 6 Act", "larger at 6 Act", "Finnish at 6 Act",
    "turn to 6 Prioritise for looks", "light theme at 6 Prioritise",
)  # fmt: skip


def stall_rows() -> list[Row]:
    """Measure the longest pause of the window, in CPU time, in a project of 10,000 actions and 3,000 measurements.

    Each thing is done once: many cost something the first time only, and that is what somebody waits for.
    """
    from stalls import Interactions, huge_project

    bare = _bare_window()
    floor = statistics.median(_cpu(bare.grab) for _ in range(9))
    doing = Interactions(huge_project())
    rows = [
        Row(
            f"very large project: {name}, longest pause / paint of a bare window",
            pause.cpu,
            floor,
            pause.cpu / floor,
            None,
        )
        for name, pause in doing.run(lambda name: name in LONGEST)
    ]
    doing.window.close()
    return rows


def _cpu(work: Any) -> float:
    from time import thread_time

    begun = thread_time()
    work()
    return (thread_time() - begun) * 1000


def chart_rows(runs: int) -> list[Row]:
    """Measure how long each drawn chart takes with new data, against a plain painted widget of its size."""
    from desks import desk_for, wait_for

    from cxworkshop.programme.charts import emotion_curve, experience_matrix, pareto, timeline
    from cxworkshop.ui.chart import ChartView
    from cxworkshop.ui.charts.trend import trend_of
    from cxworkshop.ui.views.matrix import MatrixPlot
    from cxworkshop.ui.views.timeline import TimelineView

    desk = desk_for(example("heat-pump"))
    view = desk.view()
    bare = _bare_window()
    bare.resize(800, 500)
    matrix, weeks, trend = MatrixPlot(desk), TimelineView(desk), ChartView(desk)
    for widget in (matrix, weeks, trend):
        widget.resize(800, 500)
        widget.show()
    points, calendar = experience_matrix(view), timeline(view)
    series = next(found for target in desk.project.targets if (found := trend_of(view, target)) is not None)
    trend.show_chart(series, "", "")
    wait_for(lambda: not trend.busy())

    def drawn(widget: Any, show: Any) -> Any:
        return lambda: (show(), widget.grab())

    rows = [
        measure(
            "matrix with new data / bare widget", drawn(matrix, lambda: matrix.show_points(points)), bare.grab, runs
        ),
        measure(
            "timeline with new data / bare widget", drawn(weeks, lambda: weeks.show_timeline(calendar)), bare.grab, runs
        ),
        measure(
            "trend with new data / bare widget", drawn(trend, lambda: trend.show_chart(series, "", "")), bare.grab, runs
        ),
    ]
    for name, make in (
        ("emotion curve", lambda: [emotion_curve(view, one) for one in view.journeys]),
        ("Pareto", lambda: pareto(view)),
    ):
        rows.append(measure(f"{name} worked out / bare widget", make, bare.grab, runs))
    return rows
