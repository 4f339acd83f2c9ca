"""The timeline: what stands in its weeks, how it is walked through, and the same as a table."""

import pytest
from desks import TODAY, desk_for, example
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from cxworkshop.programme.charts import Mark, Timeline, TimeRow, timeline
from cxworkshop.ui.views.timeline import MOST_ROWS, TimelineView


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def shown(desk):
    made = TimelineView(desk)
    made.resize(600, 500)
    made.show_timeline(timeline(desk.view()))
    made.show()
    return made


def key(grid, *keys):
    for one in keys:
        QTest.keyClick(grid, one)


def test_arrows_walk_through_rows_and_weeks_and_enter_opens_the_row(shown, desk):
    opened = []
    shown.opened.connect(opened.append)
    shown.grid.setFocus()
    key(shown.grid, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right)
    at = shown.grid.currentIndex()
    assert (at.row(), at.column()) == (1, 2)
    key(shown.grid, Qt.Key.Key_Return)
    names = [desk.project.collection.find(place[1]).name for place in opened]
    assert names == [shown.grid.weeks.name(1)]


def test_a_cell_says_row_week_and_mark(shown):
    weeks = shown.grid.weeks
    row = next(at for at in range(weeks.rowCount()) if weeks.name(at) == "A day in the van")
    said = weeks.data(weeks.index(row, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "A day in the van, week 49, 30 Nov to 6 Dec: all the time"
    assert weeks.data(weeks.index(row, 0), Qt.ItemDataRole.AccessibleTextRole).endswith("nothing")


def test_weeks_are_those_of_the_iso_calendar(shown):
    numbers = [shown.grid.weeks.week(at).split(",")[0] for at in range(14)]
    assert numbers[:8] == ["week 47", "week 48", "week 49", "week 50", "week 51", "week 52", "week 53", "week 1"]


def test_the_table_says_the_same(shown):
    shown.switch.click()
    assert shown.grid.isHidden() and not shown.table.isHidden()
    rows = {shown.table.item(at, 0).text(): shown.table.item(at, 1).text() for at in range(shown.table.rowCount())}
    assert rows["A day in the van"] == "weeks 49–51: all the time"
    assert rows["Actions due"].startswith("week 48: 1 action due")
    assert shown.switch.text() == "Show as chart"
    shown.switch.click()
    assert not shown.grid.isHidden()


def test_who_has_no_day_yet_is_told_so(shown, desk):
    source = desk.project.collection[0]
    desk.document.put(("collection", source.id, "start"), None)
    shown.show_timeline(timeline(desk.view()))
    assert shown.grid.weeks.when(0) == "No start date"
    assert "No start date" in shown.grid.accessibleDescription()


def test_many_rows_scroll(shown):
    weeks = (TODAY,)
    rows = tuple(TimeRow(f"Row {n}", (Mark("on a day", 0, 0),)) for n in range(30))
    shown.show_timeline(Timeline(weeks, rows))
    grid = shown.grid
    assert grid.height() < grid.rowHeight(0) * (MOST_ROWS + 3)
    grid.setFocus()
    key(grid, *[Qt.Key.Key_Down] * 20)
    assert grid.currentIndex().row() == 20
    assert grid.visualRect(grid.currentIndex()).bottom() <= grid.viewport().height()


def test_what_is_typed_is_shown_as_it_is(shown):
    mark = Mark("on a day", 0, 0)
    shown.show_timeline(Timeline((TODAY,), (TimeRow("<b>bold</b> {name}", (mark,)),)))
    weeks = shown.grid.weeks
    tooltip = weeks.data(weeks.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold" in tooltip and "{name}" in tooltip


def test_nothing_to_show_is_said(shown):
    shown.show_timeline(Timeline((TODAY,), ()))
    assert shown.grid.isHidden() and shown.switch.isHidden() and "Nothing has a date" in shown.nothing.text()
    shown.show_timeline(Timeline((TODAY,), (TimeRow("One", (Mark("on a day", 0, 0),)),)))
    assert not shown.grid.isHidden() and shown.nothing.isHidden()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_kind_of_mark_is_drawn_differently(theme):
    desk = desk_for(theme=theme)
    pictures = set()
    for kind in ("all the time", "on a day", "nobody", "together", "count"):
        view = TimelineView(desk)
        view.resize(300, 200)
        view.show_timeline(Timeline((TODAY,), (TimeRow("One", (Mark(kind, 0, 0),)),)))
        view.show()
        # without colours the shapes alone must tell the kinds apart
        picture = view.grid.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.add(bytes(picture.constBits()))
    assert len(pictures) == 5
