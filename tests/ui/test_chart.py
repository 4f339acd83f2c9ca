"""Analytical charts: drawn late and calmly, told in words, with their data as a table."""

import subprocess
import sys
from pathlib import Path

import numpy  # noqa: F401 - half imported by a chart it would confuse the comparing of numbers
import pytest
from desks import desk_for, example, wait_for
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsTextItem

from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.model.metrics import Classes, Metric
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.charts.answers import AnswerBars
from cxworkshop.ui.charts.canvas import Canvas
from cxworkshop.ui.charts.drivers import DriverChart
from cxworkshop.ui.charts.stability import show_stability, stability
from cxworkshop.ui.charts.trend import trend_of
from cxworkshop.ui.views.distribution import Answers, distribution

WITHOUT_A_CHART = """
import sys
sys.path.insert(0, {tests!r})
from desks import desk_for, empty_project, application
application()
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.screens.targets import Targets
desk = desk_for(empty_project())
desk.document.settle()
screen = Targets(desk)
screen.show()
screen.refresh()
view = ChartView(desk)
view.show_chart(None, "Name", "Too early for a chart.")
view.show()
assert not view.busy()
late = [name for name in ("pyqtgraph", "numpy") if name in sys.modules]
assert not late, late
"""


@pytest.fixture
def desk():
    made = desk_for(example("heat-pump"))
    made.document.settle()
    return made


def trend(desk):
    return next(found for target in desk.project.targets if (found := trend_of(desk.view(), target)))


def shown(desk, chart, name="Name", sentence="Sentence."):
    view = ChartView(desk)
    view.resize(700, 320)
    view.show()
    view.show_chart(chart, name, sentence)
    assert wait_for(lambda: not view.busy())
    return view


def words_in(chart, desk):
    canvas = Canvas(desk.theme, QSize(700, 300))
    chart.draw(canvas, desk)
    found = [item.toPlainText() for item in canvas.view.scene().items() if isinstance(item, QGraphicsTextItem)]
    canvas.close()
    return found


def test_without_a_chart_the_plotting_library_stays_away():
    tests = Path(__file__).parent.parent
    code = WITHOUT_A_CHART.format(tests=str(tests))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tests.parent, env=_offscreen(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_an_app_that_ends_with_a_chart_open_ends_well():
    tests = Path(__file__).parent.parent
    code = WITHOUT_A_CHART.format(tests=str(tests)).partition("view = ChartView")[0] + (
        "from desks import example, wait_for\n"
        "from cxworkshop.ui.charts.stability import show_stability\n"
        "desk = desk_for(example('heat-pump'))\n"
        "view = ChartView(desk)\n"
        "view.show()\n"
        "show_stability(view)\n"
        "assert wait_for(lambda: not view.busy())\n"
        "view.grab()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tests.parent, env=_offscreen(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _offscreen():
    import os

    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def test_a_placeholder_stands_until_the_chart_is_drawn(desk):
    view = ChartView(desk)
    view.show()
    view.show_chart(trend(desk), "Name", "Sentence.")
    assert view.busy() and view.waiting.isVisible() and view.waiting.text() == "Drawing the chart…"
    assert wait_for(lambda: not view.busy())
    assert view.picture.isVisible() and not view.waiting.isVisible()
    assert (view.picture.accessibleName(), view.picture.accessibleDescription()) == ("Name", "Sentence.")


def test_a_hidden_chart_waits_until_it_is_seen(desk):
    view = ChartView(desk)
    view.show_chart(trend(desk), "Name", "Sentence.")
    assert not view.busy() and not view.picture.isVisible()
    view.show()
    assert view.busy() and wait_for(lambda: view.picture.isVisible())


def test_without_a_chart_the_sentence_stands_alone(desk):
    view = ChartView(desk)
    view.show()
    view.show_chart(None, "Name", "One reading so far.")
    assert view.message.isVisible() and view.message.text() == "One reading so far."
    assert view.as_table.isHidden() and not view.busy()


def test_a_trend_names_its_newest_value_its_target_and_today(desk):
    assert {"5 of 9", "target 85%", "today"} <= set(words_in(trend(desk), desk))


def test_a_chart_shows_its_data_as_a_table(desk):
    chart = trend(desk)
    view = shown(desk, chart)
    view.as_table.click()
    assert view.table.isVisible() and view.as_table.text() == "Show as chart"
    assert view.table.rowCount() == len(chart.lines.dots) + 1
    assert view.table.horizontalHeaderItem(1).text() == "Reading"
    assert view.table.item(len(chart.lines.dots) - 1, 1).text() == "5 of 9"
    assert view.table.item(len(chart.lines.dots), 1).text() == "target 85%"
    view.as_table.click()
    assert view.picture.isVisible()


def test_enter_turns_between_chart_and_table(desk):
    view = shown(desk, trend(desk))
    view.picture.setFocus()
    QTest.keyClick(view.picture, Qt.Key.Key_Return)
    assert view.table.isVisible() and view.as_table.isChecked()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.picture.isVisible() and not view.as_table.isChecked()


def test_readings_have_their_intervals(desk):
    chart = trend(desk)
    assert len(chart.intervals) == len(chart.lines.dots)
    assert all(low <= dot.value <= high for dot, (low, high) in zip(chart.lines.dots, chart.intervals, strict=True))


def test_the_same_chart_is_not_drawn_twice(desk):
    view = shown(desk, trend(desk))
    before = view.picture.pixmap().cacheKey()
    view.show_chart(trend(desk), "Name", "Sentence.")
    assert view.picture.pixmap().cacheKey() == before
    show_stability(view)
    assert view.picture.pixmap().cacheKey() != before


def test_the_firmness_of_a_ranking_is_drawn_and_told(desk):
    assert "80%" in words_in(stability(desk.view()), desk)
    view = shown(desk, None)
    show_stability(view)
    assert "80% of 243 mixes" in view.picture.accessibleDescription()


def test_text_of_users_is_never_markup(desk):
    name = "<img src=x> <b>Farms</b> & houses"
    desk.document.put(("segments", desk.project.segments[0].id, "name"), name)
    chart = stability(desk.view())
    view = shown(desk, chart, name, name)
    assert name in [row[0] for row in chart.table(desk).rows]
    assert all("<b>" not in item for item in words_in(chart, desk))
    view.as_table.click()
    assert name in [view.table.item(row, 0).text() for row in range(view.table.rowCount())]


def test_a_chart_is_a_picture_that_takes_the_focus(desk):
    view = shown(desk, trend(desk))
    assert view.picture.focusPolicy() == Qt.FocusPolicy.TabFocus
    image = view.picture.grab().toImage()
    wanted = desk.theme.color("data1").rgb()
    assert any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_words_of_classes_do_not_lie_on_each_other():
    kinds = ["low"] * 7 + ["middle"] * 2 + ["high"] * 2
    bars = AnswerBars(tuple(Answers(str(place), 5, kind) for place, kind in enumerate(kinds)))
    assert bars.names(lambda kind: 1.5) == [(3, "middle", "low"), (7.5, "middle", "middle"), (9.5, "middle", "high")]
    assert bars.names(lambda kind: 2.2) == [
        (3, "middle", "low"), (pytest.approx(8.4), "right", "middle"), (pytest.approx(8.6), "left", "high"),
    ]  # fmt: skip


def test_answers_are_told_by_class(desk):
    metric = Metric(id="n", name="NPS", method="NPS")
    chart = AnswerBars(tuple(distribution(metric, Classes(promoters=84, passives=62, detractors=40), desk)))
    assert chart.table(desk).rows == (
        ("Detractors", "low", "40"),
        ("Passives", "middle", "62"),
        ("Promoters", "high", "84"),
    )
    assert {"84", "62", "40", "low", "middle", "high"} <= set(words_in(chart, desk))


def test_drivers_stand_by_their_share(desk):
    run = next(iter(desk.view().of(driver_figures).values()))
    chart = DriverChart(run)
    shares = [share for _, share in chart.drivers()]
    assert shares == sorted(shares, reverse=True) and sum(shares) == pytest.approx(1)
    assert chart.table(desk).rows[0][0] == "promise kept" and chart.table(desk).rows[0][3] == "43%"
    assert "43%" in words_in(chart, desk)
    without = DriverChart(run._replace(reason="too_few_answers"))
    assert [share for _, share in without.drivers()] == [None] * len(shares)
    assert "43%" not in words_in(without, desk)


def test_a_change_of_size_places_the_words_anew(desk):
    view = shown(desk, trend(desk))
    before = view._drawn
    view.resize(500, 320)
    assert wait_for(lambda: view._drawn != before)


def test_the_table_stands_in_where_nothing_can_be_drawn(desk, monkeypatch):
    def broken(task):
        raise ImportError

    monkeypatch.setattr("cxworkshop.ui.charts.library._load_plots", broken)
    view = ChartView(desk)
    view.show()
    view.show_chart(trend(desk), "Name", "Sentence.")
    assert wait_for(lambda: view.table.isVisible())
    assert view.table.rowCount() and not view.as_table.isEnabled()
    QTest.qWait(0)


THREAD = """
import sys
from PySide6.QtCore import QCoreApplication
from cxworkshop.ui.charts import library

application = QCoreApplication([])
load = library._load_plots
missing = []

def watched(task):
    modules = [sys.modules[f"PySide6.{name}"] for name in library.MODULES]
    made = {(module, name) for module in modules for name in vars(module)}
    load(task)
    missing.extend(name for module in modules for name in vars(module) if (module, name) not in made)

library._load_plots = watched
fetched = library.PlottingLibrary().start()
fetched.came.connect(application.quit)
fetched.failed.connect(application.quit)
application.exec()
assert "pyqtgraph" in sys.modules
print(sorted(missing))
"""


def test_the_thread_that_loads_the_library_makes_no_class_of_qt():
    done = subprocess.run([sys.executable, "-c", THREAD], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
