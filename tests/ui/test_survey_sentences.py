"""What survey answers say on the screens: beside the answers, the target, the drivers and the problems."""

from datetime import date

import msgspec
import pytest
from desks import desk_for, empty_project, wait_for
from imported import RECOMMEND, SATISFIED, SURVEY, imported
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.model.imports import Comment, Halves
from cxworkshop.model.improvements import Area
from cxworkshop.model.metrics import Driver, DriverRun
from cxworkshop.model.rows import Rows
from cxworkshop.model.targets import Target
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.charts.drivers import DriverChart
from cxworkshop.ui.screens.collection import DataCollection
from cxworkshop.ui.screens.targets import Targets
from cxworkshop.ui.views.driver_card import DriverMatrix
from cxworkshop.ui.views.problems import Problems

DRIVERS = tuple(
    Driver(name=name, correlation=r, importance=importance, performance=performance, share_low=low, share_high=high)
    for name, r, importance, performance, low, high in (
        ("answer", 0.6, 4.5, 2.4, 0.33, 0.67),
        ("price", 0.5, 3.0, 4.4, 0.17, 0.43),
        ("invoice", 0.4, 4.2, 3.0, 0.09, 0.30),
    )
)
RUN = DriverRun(
    "d1", outcome="nps", n=200, drivers=DRIVERS, correlations=((1.0, 0.5, 0.3), (0.5, 1.0, 0.2), (0.3, 0.2, 1.0))
)


@pytest.fixture
def desk():
    halves = Halves(split=date(2026, 10, 15), early={5: 100, 1: 20}, late={5: 72, 1: 28})
    parts = {
        "metrics": [SATISFIED, RECOMMEND],
        "collection": [SURVEY],
        "measurements": [
            imported("x1", {5: 140, 1: 60}, date(2026, 9, 30)),
            imported("x2", {5: 172, 1: 48}, halves=halves),
        ],
        "targets": [Target("t1", metric="m1", kind="improve", baseline="x1", target=0.9, target_date=date(2027, 6, 1))],
        "drivers": [RUN],
        "areas": [Area("i1", title="Late", count=3), Area("i2", title="Dear", count=2)],
        "comments": [Comment(f"k{place}", text="…", areas=("i1",) if place else ("i2", "i1")) for place in range(9)],
    }
    return desk_for(msgspec.structs.replace(empty_project(), **{name: Rows(rows) for name, rows in parts.items()}))


def shown(part, desk):
    desk.document.settle()
    desk.document.settled.connect(part.refresh)
    part.resize(1112, 700)
    part.show()
    part.refresh()
    return part


def test_beside_the_answers_stands_what_changed_and_what_late_ones_say(desk):
    screen = shown(DataCollection(desk), desk)
    lines = screen.answers.also.text().splitlines()
    assert lines[0].startswith("Since 30 Sep 2026: +8.2 percentage points")
    assert lines[1].startswith("Late answers against early ones: −11.3 percentage points")
    assert screen.source.words.text().startswith("220 answers have come since 1 Oct 2026, of 180 expected.")
    desk.document.remove([("measurements", "x2")])
    desk.document.settle()
    screen.refresh()
    assert screen.answers.also.isHidden()


def test_the_target_says_what_moved_since_its_start(desk):
    screen = shown(Targets(desk), desk)
    assert screen.card.change.text().startswith(
        "Since 30 Sep 2026: +8.2 percentage points (−0.2 to +16.5). ≈ It cannot"
    )
    desk.document.put(("targets", "t1", "baseline"), "x2")
    desk.document.settle()
    assert screen.card.change.isHidden()


def buttons(part):
    return {one.text(): one for one in part.counted.findChildren(QPushButton)}


def test_a_count_of_comments_is_taken_over_and_can_be_undone(desk):
    part = Problems(desk)
    desk.document.settle()
    part.resize(1112, 900)
    part.show()
    part.refresh()
    assert not part.counted.isHidden()
    texts = [label.text() for label in part.counted.findChildren(QLabel)]
    assert "Late: 9 of 9 comments speak of it; 3 was typed in." in texts
    button = buttons(part)["Use 9"]
    assert "Late" in button.accessibleDescription()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    area = desk.project.areas.find("i1")
    assert (area.count, area.comments_n) == (9, 9)
    assert list(buttons(part)) == ["Use 1"]
    desk.document.undo()
    assert desk.project.areas.find("i1").count == 3


def test_importance_is_shown_as_stated_or_derived(desk):
    run = desk.view().of(driver_figures)["d1"]
    matrix = DriverMatrix(desk, run)
    matrix.resize(400, 420)
    matrix.show()
    stated, derived = matrix.plots[False], matrix.plots[True]
    assert (stated.isVisible(), derived.isVisible()) == (True, False)
    matrix.choice.box.setCurrentIndex(1)
    assert (stated.isVisible(), derived.isVisible()) == (False, True)
    assert derived.handle("invoice").accessibleDescription() == "performance 3.0"


def test_shares_are_drawn_and_listed_with_their_bounds(desk):
    run = desk.view().of(driver_figures)["d1"]
    chart = DriverChart(run)
    assert chart.table(desk).rows[0][3] == "50% (33–67%)"
    view = ChartView(desk)
    view.resize(900, chart.height())
    view.show()
    view.show_chart(chart, "What drives it", "…")
    assert wait_for(lambda: not view.busy())
