"""Step 5 on the screen: levels in the metric's unit, frozen starts, the track, and the card of the chosen target."""

import msgspec
import numpy  # noqa: F401 - half imported by a chart it would confuse the comparing of numbers
import pytest
from desks import desk_for, empty_project, example, wait_for
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cxworkshop.language import NO_BREAK, Language
from cxworkshop.method.figures.targets import target_figures
from cxworkshop.model.metrics import Metric
from cxworkshop.programme.charts import Track
from cxworkshop.programme.entry import Unreadable
from cxworkshop.programme.target_words import read_value, without_target, written_value
from cxworkshop.ui.screens.targets import Targets
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.track import draw_track, track_sentence

SHARE = Metric(id="s", name="Promise kept", method="FCR", report_as="share", direction="higher")
MINUTES = Metric(id="m", name="Wait", report_as="percentile", unit="min", direction="lower")
ENGLISH, FINNISH = Language("en"), Language("fi")


def screen_of(desk, width=856):
    desk.document.settle()
    screen = Targets(desk)
    desk.document.settled.connect(screen.refresh)
    screen.resize(width, 700)
    screen.show()
    screen.refresh()
    return screen


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def screen(desk):
    made = screen_of(desk)
    yield made
    assert wait_for(lambda: not made.busy())


def target_of(desk, name):
    metric = next(metric for metric in desk.project.metrics if metric.name == name)
    return next(target for target in desk.project.targets if target.metric == metric.id)


def column_of(table, place):
    return next(number for number, cells in enumerate(table.cells) if cells.place == place)


def type_target(screen, target, text):
    screen.table.select(target.id, ("target",))
    row, column = screen.table.current_row, column_of(screen.table, ("target",))
    screen.table.take_text(row, column, text)


# Values as they are typed


@pytest.mark.parametrize(
    ("metric", "text", "value"),
    [
        (SHARE, "85", 0.85),
        (SHARE, "85 %", 0.85),
        (SHARE, "2.5%", 0.025),
        (SHARE, "1", 0.01),
        (SHARE, "0.85", 0.85),
        (MINUTES, "20", 20.0),
        (MINUTES, "20 min", 20.0),
        (MINUTES, "", None),
        (None, "3.5", 3.5),
    ],
)
def test_levels_are_read_in_the_unit_of_the_metric(metric, text, value):
    assert read_value(metric, text, ENGLISH) == (pytest.approx(value) if value is not None else None)


def test_levels_are_written_as_they_are_typed():
    assert written_value(SHARE, 0.025, ENGLISH) == "2.5%"
    assert read_value(SHARE, written_value(SHARE, 0.925, FINNISH), FINNISH) == pytest.approx(0.925)
    assert written_value(MINUTES, 20.0, ENGLISH) == "20" and written_value(MINUTES, None, ENGLISH) == ""


@pytest.mark.parametrize(("metric", "text"), [(SHARE, "150"), (SHARE, "most"), (MINUTES, "soon")])
def test_what_is_no_level_is_refused_with_a_sentence(metric, text):
    with pytest.raises(Unreadable) as wrong:
        read_value(metric, text, ENGLISH)
    assert text in wrong.value.text(ENGLISH)


# The table


def test_a_share_is_typed_as_per_cent(screen, desk):
    target = target_of(desk, "Arrival promise kept")
    type_target(screen, target, "90")
    assert target_of(desk, "Arrival promise kept").target == pytest.approx(0.9)
    cells = screen.table.cells[column_of(screen.table, ("target",))]
    assert cells.typed(target_of(desk, "Arrival promise kept")) == "90%"


def test_typing_with_the_keyboard_goes_on_to_the_next_target(screen, desk):
    first, second = desk.project.targets[3:5]
    screen.table.select(first.id, ("target",))
    QTest.keyClicks(screen.table, "8")
    editor = screen.table.focusWidget() or screen.table
    QTest.keyClicks(editor, "8")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert desk.project.targets.find(first.id).target == pytest.approx(0.88)
    assert screen.table.current_id() == second.id


def test_the_first_level_freezes_the_start_in_the_same_step(desk):
    target = target_of(desk, "Arrival promise kept")
    start = target.baseline
    bare = msgspec.structs.replace(target, target=None, baseline="")
    desk.document.put(("targets", target.id), bare)
    screen = screen_of(desk)
    type_target(screen, bare, "85")
    now = desk.project.targets.find(target.id)
    assert now.target == pytest.approx(0.85)
    assert now.baseline == desk.view().of(target_figures)[target.id].now.measurement.id == start
    desk.document.undo()
    assert desk.project.targets.find(target.id) == bare
    assert wait_for(lambda: not screen.busy())


def test_a_later_level_leaves_the_start_alone(screen, desk):
    target = target_of(desk, "Arrival promise kept")
    desk.document.put(("targets", target.id, "baseline"), "")
    type_target(screen, target, "80")
    assert desk.project.targets.find(target.id).baseline == ""


def test_what_cannot_be_read_stays_in_its_cell(screen, desk):
    target = target_of(desk, "Arrival promise kept")
    type_target(screen, target, "150")
    assert desk.project.targets.find(target.id).target == target.target
    assert screen.table.is_invalid(screen.table.current_row, column_of(screen.table, ("target",)))


def test_a_column_from_a_spreadsheet_is_read_row_by_row(screen, desk):
    rows = list(desk.project.targets)
    bare = msgspec.structs.replace(rows[3], target=None, baseline="")
    desk.document.put(("targets", bare.id), bare)
    screen.table.select(rows[2].id, ("target",))
    QGuiApplication.clipboard().setText("25\n82")
    screen.table.blocks.paste()
    minutes, share = desk.project.targets.find(rows[2].id), desk.project.targets.find(rows[3].id)
    assert minutes.target == 25 and share.target == pytest.approx(0.82)
    assert share.baseline == rows[3].baseline
    desk.document.undo()
    assert desk.project.targets.find(bare.id) == bare


def test_the_way_to_go_is_said_in_words(screen, desk):
    target = target_of(desk, "Arrival promise kept")
    way = next(cells for cells in screen.table.cells if cells.title == "Way to go")
    assert way.text(target) == "From 67.2% to 85% by 31 Oct 2027, now 67.2%; change can be seen"
    today = next(cells for cells in screen.table.cells if cells.title == "Today")
    assert "n = 131" in today.column.caption(target)


def test_a_wide_window_has_more_columns(desk):
    screen = screen_of(desk)
    assert ("kind",) not in [cells.place for cells in screen.table.cells]
    screen.resize(1300, 700)
    assert {("kind",), ("segments",)} <= {cells.place for cells in screen.table.cells}
    type_target(screen, target_of(desk, "Arrival promise kept"), "91")
    assert target_of(desk, "Arrival promise kept").target == pytest.approx(0.91)
    assert wait_for(lambda: not screen.busy())


# Metrics without a target


def test_metrics_without_a_target_get_one_each_with_a_frozen_start(screen, desk):
    lacking = without_target(desk.project)
    assert lacking and not screen.offer.isHidden()
    QTest.mouseClick(screen.add, Qt.MouseButton.LeftButton)
    assert not without_target(desk.project)
    desk.document.settle()
    assert screen.offer.isHidden()
    made = desk.project.targets[-1]
    assert made.kind == "improve" and made.target is None
    start = desk.project.measurements.find(made.baseline)
    assert start is None or start.metric == made.metric
    desk.document.undo()
    assert without_target(desk.project) == lacking


def test_a_metric_chosen_in_the_last_row_makes_a_target(screen, desk):
    metric = without_target(desk.project)[0]
    last = screen.table.table_model.rowCount() - 1
    screen.table.take_value(last, 0, metric.id)
    assert desk.project.targets[-1].metric == metric.id


def test_without_targets_there_are_ways_to_begin():
    desk = desk_for(empty_project())
    screen = screen_of(desk)
    assert not screen.empty.isHidden() and screen.rows.isHidden() and screen.card.isHidden()
    assert screen.add_first.isHidden() and not screen.to_metrics.isHidden()
    desk.document.add(("metrics",), Metric(id="new", name="Calls"))
    desk.document.settle()
    assert screen.add_first.isEnabled() and not screen.add_first.isHidden()
    QTest.mouseClick(screen.add_first, Qt.MouseButton.LeftButton)
    assert [target.metric for target in desk.project.targets] == ["new"]
    assert screen.empty.isHidden() and not screen.rows.isHidden()
    assert "No target yet" in screen.card.way.text()


# The card


def test_the_card_tells_about_the_chosen_target(screen, desk):
    screen.table.select(target_of(desk, "Arrival promise kept").id)
    assert screen.card.name.text() == "Arrival promise kept"
    assert screen.card.way.text() == "From 67.2% to 85% by 31 Oct 2027: +1.6 percentage points a month."
    assert "A change of this size can be seen." in [one.text() for one in screen.card.findChildren(QLabel)]
    screen.table.select(target_of(desk, "NPS, agreement homeowners").id)
    assert "smaller than what two rounds" in " ".join(one.text() for one in screen.card.findChildren(QLabel))
    assert "answers each time" in screen.card.seen.text()


def test_one_reading_is_told_instead_of_drawn(screen, desk):
    screen.table.select(target_of(desk, "Fixed at first visit").id)
    assert screen.card.chart.chart is None
    assert screen.card.chart.message.text().startswith("One reading so far: 70.2%")


def test_the_plan_line_can_bend(screen, desk):
    target = target_of(desk, "Arrival promise kept")
    screen.table.select(target.id)
    level = screen.card.editors["bend_value"]
    level.setText("70")
    level.editingFinished.emit()
    assert desk.project.targets.find(target.id).bend_value == pytest.approx(0.7)
    assert level.text() == "70%"
    level.setText("much")
    level.editingFinished.emit()
    assert desk.project.targets.find(target.id).bend_value == pytest.approx(0.7) and level.text() == "much"


def test_a_place_is_found_in_the_table_the_card_or_the_sheet(screen, desk):
    target = desk.project.targets[1]
    assert screen.show_place(("targets", target.id, "target_date"))
    assert screen.table.current_id() == target.id
    assert screen.show_place(("targets", target.id, "bend_value"))
    assert not screen.show_place(("targets", target.id, "note"))
    assert not screen.show_place(("targets", "gone"))


def test_a_removed_target_takes_its_card_along(screen, desk):
    first = desk.project.targets[0]
    screen.table.select(first.id)
    desk.document.remove([("targets", first.id)])
    desk.document.settle()
    assert screen.card.target != first.id


# The track


def picture(track, theme="light"):
    image = QImage(160, 40, QImage.Format.Format_RGB32)
    looks = Theme(theme)
    image.fill(looks.color("surface"))
    painter = QPainter(image)
    draw_track(painter, QRectF(0, 0, 160, 40), looks, track)
    painter.end()
    return image


def has(image, theme, token):
    wanted = Theme(theme).color(token).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_the_track_has_five_states():
    start = Track(0.2, 0.2, 0.8, None, "start")
    states = {
        "start": (start, set()),
        "on the way": (start._replace(now=0.5, state="on the way"), {"accent"}),
        "met": (start._replace(now=0.9, state="met"), {"good"}),
        "worse": (start._replace(now=0.05, state="worse"), {"bad"}),
        "no target": (start._replace(target=None), set()),
    }
    pictures = {name: picture(track) for name, (track, _) in states.items()}
    for name, (_, tokens) in states.items():
        for token in ("good", "bad"):
            assert has(pictures[name], "light", token) == (token in tokens), (name, token)
    assert has(pictures["start"], "light", "text") and not has(pictures["no target"], "light", "text")
    assert len({bytes(one.constBits()) for one in pictures.values()}) == len(states)


def test_the_track_is_told(desk):
    target = target_of(desk, "Phone wait, P90")
    details = desk.view().of(target_figures)[target.id]
    said = track_sentence(target, details, ENGLISH).replace(NO_BREAK, " ")
    assert said == "From 57.1 min to 20 min by 31 Oct 2027, now 57.1 min"
    bare = msgspec.structs.replace(target, target=None)
    assert track_sentence(bare, details, ENGLISH).replace(NO_BREAK, " ") == "Now 57.1 min, no target yet"
