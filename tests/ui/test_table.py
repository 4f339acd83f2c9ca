"""The editable table, driven with keys and the mouse as somebody at a projector does."""

import pytest
from desks import application, desk_for, empty_project, example, wait_for
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cxworkshop.model.fields import Score
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Action
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.ui.celleditors import CellChoice, CellDate, CellLine, CellList, CellText
from cxworkshop.ui.table import Column, EditableTable

Key, Button = Qt.Key, Qt.MouseButton
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NAME, PEOPLE, VALUE, SCORE, DECISION, NOTE = range(6)


@pytest.fixture(autouse=True)
def qt():
    return application()


def shown(table, width=1100, height=420):
    table.resize(width, height)
    table.show()
    activate(table)
    table.setFocus()
    return table


def activate(window):
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def segments_table(desk, **options):
    """Make a table of segments with one column of each kind."""
    criterion = desk.project.criteria[0].id

    def decide(segment, on):
        desk.document.put(("segments", segment.id, "decision"), "measure now" if on else "later")

    columns = [
        Column(("name",), ticked=lambda segment: segment.decision == "measure now", toggle=decide),
        Column(("population",), width=100),
        Column(("annual_value",), width=100),
        Column(("ratings", criterion), title="Value", kind="score", width=100),
        Column(("decision",), width=140),
        Column(("note",), width=160),
    ]
    table = EditableTable(desk, "segments", columns, name="Segments", new_text="Type a new segment here", **options)
    return shown(table)


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def table(desk):
    return segments_table(desk)


def go(table, row, column):
    table.setCurrentIndex(table.table_model.index(row, column))


def editor_of(table):
    return next(
        (
            child
            for child in table.viewport().children()
            if isinstance(child, CellLine | CellText | CellChoice | CellList) and not child.isHidden()
        ),
        None,
    )


def press(table, key, change=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(editor_of(table) or table, key, change)


def type_text(table, text):
    for letter in text:
        QTest.keyClicks(editor_of(table) or table, letter)


def names(desk):
    return [segment.name for segment in desk.project.segments]


def at(table):
    return table.current_row, table.current_column


# Typing


def test_typing_replaces_and_enter_goes_down(table, desk):
    go(table, 0, PEOPLE)
    type_text(table, "1 500")
    assert isinstance(editor_of(table), CellLine)

    press(table, Key.Key_Return)

    assert desk.project.segments[0].population == 1500
    assert editor_of(table) is None
    assert at(table) == (1, PEOPLE)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_enter_and_f2_edit_what_is_there(table, desk, key):
    go(table, 0, NAME)
    press(table, key)

    assert editor_of(table).text() == desk.project.segments[0].name
    QTest.keyClick(editor_of(table), Key.Key_End)
    type_text(table, " and more")
    press(table, Key.Key_Tab)

    assert desk.project.segments[0].name.endswith(" and more")
    assert at(table) == (0, PEOPLE)


def test_shift_tab_commits_and_goes_left(table, desk):
    go(table, 0, PEOPLE)
    type_text(table, "7")
    press(table, Key.Key_Backtab)

    assert desk.project.segments[0].population == 7
    assert at(table) == (0, NAME)


def test_escape_gives_up(table, desk):
    before = desk.project
    go(table, 0, PEOPLE)
    type_text(table, "9999")
    press(table, Key.Key_Escape)

    assert desk.project is before
    assert editor_of(table) is None


def test_an_editor_that_is_left_unchanged_changes_nothing(table, desk):
    before = desk.project
    go(table, 0, SCORE)
    press(table, Key.Key_Return)
    press(table, Key.Key_Return)

    assert desk.project is before
    assert at(table) == (1, SCORE)


def test_the_arrows_commit_and_move(table, desk):
    go(table, 1, PEOPLE)
    type_text(table, "12")
    press(table, Key.Key_Up)

    assert desk.project.segments[1].population == 12
    assert at(table) == (0, PEOPLE)


def test_typing_in_one_cell_is_one_step(table, desk):
    go(table, 0, PEOPLE)
    type_text(table, "321")
    press(table, Key.Key_Return)
    desk.document.undo()

    assert desk.project.segments[0].population == 1240
    assert table.table_model.rows[0].population == 1240


def test_numbers_are_read_in_the_language_of_the_window():
    desk = desk_for(example("heat-pump"), language="fi")
    table = segments_table(desk)
    go(table, 0, VALUE)
    type_text(table, "2 900,5")
    press(table, Key.Key_Return)

    assert desk.project.segments[0].annual_value == 2900.5


def test_a_long_text_takes_several_lines(table, desk):
    go(table, 0, NOTE)
    type_text(table, "one")
    assert isinstance(editor_of(table), CellText)
    press(table, Key.Key_Return, SHIFT)
    type_text(table, "two")
    press(table, Key.Key_Return)

    assert desk.project.segments[0].note == "one\ntwo"


# What cannot be read


def test_what_cannot_be_read_stays_open_and_says_why(table, desk):
    go(table, 0, PEOPLE)
    type_text(table, "many")
    press(table, Key.Key_Return)

    assert editor_of(table) is not None
    assert editor_of(table).property("invalid")
    assert "many" in editor_of(table).accessibleDescription()
    assert at(table) == (0, PEOPLE)

    press(table, Key.Key_Escape)
    assert desk.project.segments[0].population == 1240


def test_what_cannot_be_read_stays_in_the_cell_when_the_focus_goes(table, desk):
    go(table, 0, PEOPLE)
    type_text(table, "many")
    table.setFocus()

    assert desk.project.segments[0].population == 1240
    assert table.is_invalid(0, PEOPLE)
    index = table.table_model.index(0, PEOPLE)
    assert index.data() == "many"
    assert "many" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "many" in index.data(Qt.ItemDataRole.ToolTipRole)

    press(table, Key.Key_Return)
    assert editor_of(table).text() == "many"
    editor_of(table).setText("80")
    press(table, Key.Key_Return)
    assert not table.is_invalid(0, PEOPLE)
    assert desk.project.segments[0].population == 80


def test_an_invalid_cell_is_emptied_with_delete(table, desk):
    go(table, 0, PEOPLE)
    type_text(table, "many")
    table.setFocus()
    press(table, Key.Key_Delete)

    assert not table.is_invalid(0, PEOPLE)
    assert desk.project.segments[0].population is None


# Moving


def test_tab_goes_from_cell_to_cell_and_out_after_the_last(desk):
    window = QWidget()
    layout = QVBoxLayout(window)
    before, after = QPushButton("before"), QPushButton("after")
    table = segments_table(desk)
    for widget in (before, table, after):
        layout.addWidget(widget)
    window.show()
    activate(window)
    table.setFocus()
    go(table, 4, NOTE)

    QTest.keyClick(table, Key.Key_Tab)
    assert at(table) == (5, NAME)
    assert table.hasFocus()
    QTest.keyClick(table, Key.Key_Tab)
    assert after.hasFocus()

    table.setFocus()
    go(table, 0, NAME)
    QTest.keyClick(table, Key.Key_Backtab)
    assert before.hasFocus()


def test_escape_and_tab_always_leave(desk):
    window = QWidget()
    layout = QVBoxLayout(window)
    table, after = segments_table(desk), QPushButton("after")
    layout.addWidget(table)
    layout.addWidget(after)
    window.show()
    activate(window)
    table.setFocus()
    go(table, 0, NAME)

    QTest.keyClick(table, Key.Key_Escape)
    QTest.keyClick(table, Key.Key_Tab)

    assert after.hasFocus()


def test_the_first_cell_is_current_when_the_focus_comes(desk):
    table = segments_table(desk)

    assert at(table) == (0, NAME)


def test_the_current_row_is_told(table, desk):
    told = []
    table.row_changed.connect(told.append)
    go(table, 2, NAME)
    go(table, 2, PEOPLE)
    go(table, 5, NAME)

    assert told == [desk.project.segments[2].id, ""]
    assert table.current_id() == ""


def test_a_place_is_selected_and_lit(table, desk):
    id = desk.project.segments[3].id

    assert table.select(id, ("population",))
    assert at(table) == (3, PEOPLE)
    assert table.lit == (id, PEOPLE)
    assert table.select(id, ("ratings", desk.project.criteria[0].id, "agreed"))
    assert at(table) == (3, SCORE)
    assert not table.select(id, ("persona", "goal"))
    assert not table.select("gone")


# Scores


def test_a_digit_scores_and_goes_right(table, desk):
    criterion = desk.project.criteria[0].id
    go(table, 1, SCORE)
    press(table, Key.Key_5)

    assert desk.project.segments[1].ratings[criterion].agreed == 5
    assert at(table) == (1, DECISION)


@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_Backspace, Key.Key_Delete])
def test_a_score_is_cleared_and_stays(table, desk, key):
    criterion = desk.project.criteria[0].id
    go(table, 1, SCORE)
    press(table, key)

    assert criterion not in desk.project.segments[1].ratings
    assert at(table) == (1, SCORE)


def test_other_digits_do_nothing_in_a_score(table, desk):
    before = desk.project
    go(table, 1, SCORE)
    press(table, Key.Key_7)

    assert desk.project is before
    assert editor_of(table) is None


def test_a_decimal_score_is_typed_after_enter(table, desk):
    criterion = desk.project.criteria[0].id
    go(table, 1, SCORE)
    press(table, Key.Key_Return)
    editor_of(table).setText("3.5")
    press(table, Key.Key_Return)

    assert desk.project.segments[1].ratings[criterion].agreed == 3.5


def test_clearing_keeps_single_ratings(desk):
    criterion, segment = desk.project.criteria[0].id, desk.project.segments[1]
    votes = {"a": 1, "b": 4}
    desk.document.put(("segments", segment.id, "ratings", criterion), Score(agreed=2.0, votes=votes))
    table = segments_table(desk)
    assert table.cells[SCORE].spread(table.table_model.rows[1])

    go(table, 1, SCORE)
    press(table, Key.Key_0)

    assert desk.project.segments[1].ratings[criterion] == Score(votes=votes)


def test_a_click_on_a_dot_scores(table, desk):
    criterion = desk.project.criteria[0].id
    rect = table.visualRect(table.table_model.index(1, SCORE))
    left = table.cell_delegate.zones(rect, SCORE).words.x()

    QTest.mouseClick(table.viewport(), Button.LeftButton, pos=QPoint(left + 4 * 16 + 6, rect.center().y()))

    assert desk.project.segments[1].ratings[criterion].agreed == 5
    assert at(table) == (1, SCORE)


def test_a_score_says_its_words(table, desk):
    index = table.table_model.index(0, SCORE)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Value: 4 of 5")
    desk.document.put(("segments", desk.project.segments[0].id, "ratings"), {})
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Value: not scored")


# Ticks


def test_space_ticks_from_any_cell(table, desk):
    go(table, 1, PEOPLE)
    press(table, Key.Key_Space)
    assert desk.project.segments[1].decision == "measure now"

    press(table, Key.Key_Space)
    assert desk.project.segments[1].decision == "later"


def test_a_click_on_the_box_ticks(table, desk):
    rect = table.visualRect(table.table_model.index(1, NAME))
    box = table.cell_delegate.zones(rect, NAME).box

    QTest.mouseClick(table.viewport(), Button.LeftButton, pos=box.center())

    assert desk.project.segments[1].decision == "measure now"


def test_a_tick_is_read_aloud(table):
    said = table.table_model.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said.endswith(", ticked")


def test_a_flag_is_a_box_of_its_own():
    desk = desk_for(example("heat-pump"))
    columns = [Column(("title",)), Column(("promised",), width=80)]
    table = shown(EditableTable(desk, "actions", columns, name="Actions"))
    before = desk.project.actions[0].promised
    go(table, 0, 1)
    press(table, Key.Key_Return)

    assert desk.project.actions[0].promised is not before


# Rows


def test_typing_in_the_last_row_adds_and_goes_on(table, desk):
    go(table, 5, NAME)
    type_text(table, "Schools")
    press(table, Key.Key_Return)
    type_text(table, "Hospitals")
    press(table, Key.Key_Return)

    assert names(desk)[5:] == ["Schools", "Hospitals"]
    assert at(table) == (7, NAME)


def test_tab_in_the_last_row_goes_on_in_the_new_record(table, desk):
    go(table, 5, NAME)
    type_text(table, "Schools")
    press(table, Key.Key_Tab)
    type_text(table, "12")
    press(table, Key.Key_Return)

    assert desk.project.segments[5].population == 12


def test_a_new_row_that_is_left_empty_adds_nothing(table, desk):
    go(table, 5, NAME)
    press(table, Key.Key_Return)
    press(table, Key.Key_Return)

    assert len(desk.project.segments) == 5


def test_control_enter_adds_a_row_below_and_edits_it(table, desk):
    go(table, 0, PEOPLE)
    press(table, Key.Key_Return, CONTROL)
    type_text(table, "New")
    press(table, Key.Key_Return)

    assert names(desk)[1] == "New"


def test_control_delete_removes_rows_and_the_toast_brings_them_back(table, desk):
    toasts = []
    desk.toast_requested.connect(lambda *said: toasts.append(said))
    before = names(desk)
    go(table, 1, NAME)
    QTest.keyClick(table, Key.Key_Down, SHIFT)
    press(table, Key.Key_Delete, CONTROL)

    assert names(desk) == [before[0], *before[3:]]
    text, _, call = toasts[0]
    assert text == "2 rows removed"
    call()
    assert names(desk) == before


def test_alt_arrows_move_the_row(table, desk):
    before = names(desk)
    go(table, 0, PEOPLE)
    press(table, Key.Key_Down, ALT)
    assert names(desk)[:2] == [before[1], before[0]]
    assert at(table) == (1, PEOPLE)

    press(table, Key.Key_Up, ALT)
    assert names(desk) == before


def test_control_d_copies_the_row(table, desk):
    go(table, 0, NAME)
    press(table, Key.Key_D, CONTROL)

    assert names(desk)[0] == names(desk)[1]
    assert at(table)[0] == 1


def test_a_record_made_by_the_screen_is_added(desk):
    table = EditableTable(
        desk,
        "segments",
        [Column(("name",))],
        name="Segments",
        new_text="New",
        make=lambda text: Segment(id=new_id(), name=text, type="B2B"),
    )
    shown(table)
    go(table, 5, 0)
    type_text(table, "Hotels")
    press(table, Key.Key_Return)

    assert desk.project.segments[5].type == "B2B"


def test_rows_inside_a_record_are_edited():
    desk = desk_for(example("heat-pump"))
    id = desk.project.segments[2].id
    place = ("segments", id, "roles")
    columns = [Column(("label",)), Column(("weight",), width=80), Column(("present",), width=80)]
    table = EditableTable(desk, "segments", columns, name="Roles", new_text="New role", parent_place=place)
    shown(table)
    count = len(desk.project.segments[2].roles)
    assert len(table.table_model.rows) == count
    go(table, count, 0)
    type_text(table, "Caretaker")
    press(table, Key.Key_Tab)
    type_text(table, "4")
    press(table, Key.Key_Return)

    role = desk.project.segments[2].roles[count]
    assert (role.label, role.weight) == ("Caretaker", 4)

    desk.document.remove([("segments", id)])
    assert table.table_model.rows == []


def test_a_choice_of_rows_follows_the_project(desk):
    table = EditableTable(
        desk,
        "segments",
        [Column(("name",))],
        name="Measured",
        rows=lambda project: [row for row in project.segments if row.decision == "measure now"],
    )
    assert len(table.table_model.rows) == 2

    desk.document.put(("segments", desk.project.segments[1].id, "decision"), "measure now")

    assert len(table.table_model.rows) == 3


def test_enter_on_a_cell_without_editor_opens_the_record(desk):
    asked = []
    desk.sheet_requested.connect(asked.append)
    table = EditableTable(
        desk, "segments", [Column(("name",)), Column(title="Length", text=lambda row: str(len(row.name)))], name="S"
    )
    shown(table)
    go(table, 0, 1)
    press(table, Key.Key_Return)
    press(table, Key.Key_Return, ALT)

    assert asked == [("segments", desk.project.segments[0].id)] * 2


def test_a_click_on_the_door_opens_the_record(table, desk):
    asked = []
    desk.sheet_requested.connect(asked.append)
    rect = table.visualRect(table.table_model.index(1, NAME))

    QTest.mouseClick(table.viewport(), Button.LeftButton, pos=table.cell_delegate.zones(rect, NAME).door.center())

    assert asked == [("segments", desk.project.segments[1].id)]


# Choices, references, dates, people


def test_a_choice_is_made_from_a_list(table, desk):
    go(table, 1, DECISION)
    press(table, Key.Key_Return)
    combo = editor_of(table)
    assert isinstance(combo, CellChoice)
    assert [combo.itemText(row) for row in range(3)] == ["–", "Measure now", "Interviews only"]

    combo.setCurrentIndex(2)
    combo.activated.emit(2)

    assert desk.project.segments[1].decision == "interviews only"
    assert editor_of(table) is None


def test_a_choice_is_made_with_its_first_letter(table, desk):
    go(table, 1, DECISION)
    type_text(table, "m")
    assert editor_of(table).currentText() == "Measure now"
    press(table, Key.Key_Return)

    assert desk.project.segments[1].decision == "measure now"


def areas_table(desk):
    columns = [Column(("title",)), Column(("experience",), width=200), Column(("segments",), width=200)]
    return shown(EditableTable(desk, "areas", columns, name="Areas"))


def test_a_reference_shows_names_and_is_chosen_from_them(desk):
    table = areas_table(desk)
    experience = desk.project.experiences[2]
    go(table, 0, 1)
    press(table, Key.Key_F2)
    combo = editor_of(table)
    place = combo.findText(experience.name)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)

    assert desk.project.areas[0].experience == experience.id
    assert table.table_model.index(0, 1).data() == experience.name

    desk.document.put(("experiences", experience.id, "name"), "Renamed")
    assert table.table_model.index(0, 1).data() == "Renamed"


def test_several_references_are_ticked_in_a_list(desk):
    table = areas_table(desk)
    go(table, 0, 2)
    press(table, Key.Key_F2)
    ticks = editor_of(table)
    assert isinstance(ticks, CellList)
    ticks.show_value(())
    ticks.list.setCurrentRow(1)
    QTest.keyClick(ticks.list, Key.Key_Space)
    QTest.keyClick(ticks.list, Key.Key_Return)

    assert desk.project.areas[0].segments == (desk.project.segments[1].id,)


def test_escape_in_the_list_changes_nothing(desk):
    table = areas_table(desk)
    before = desk.project
    go(table, 0, 2)
    press(table, Key.Key_F2)
    ticks = editor_of(table)
    QTest.keyClick(ticks.list, Key.Key_Space)
    QTest.keyClick(ticks.list, Key.Key_Escape)

    assert desk.project is before


def actions_table(desk):
    columns = [Column(("title",)), Column(("owner",), width=160), Column(("due",), width=120)]
    return shown(EditableTable(desk, "actions", columns, name="Actions", new_text="New action"))


def test_a_date_is_typed_or_taken_from_the_calendar(desk):
    table = actions_table(desk)
    go(table, 0, 2)
    type_text(table, "+7")
    press(table, Key.Key_Return)
    assert desk.project.actions[0].due.isoformat() == "2026-11-28"

    go(table, 0, 2)
    press(table, Key.Key_F2)
    editor = editor_of(table)
    assert isinstance(editor, CellDate)
    QTest.keyClick(editor, Key.Key_Down, ALT)
    calendar = editor.calendar
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate().toPython().isoformat() == "2026-11-28"
    calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert desk.project.actions[0].due.isoformat() == "2026-11-29"
    assert editor_of(table) is None


def test_people_are_completed(desk):
    table = actions_table(desk)
    go(table, 0, 1)
    type_text(table, "Maj")
    press(table, Key.Key_Return)

    assert desk.project.actions[0].owner == "Maja Lindqvist"


# Clipboard


def clip(text=None):
    if text is not None:
        QGuiApplication.clipboard().setText(text)
    return QGuiApplication.clipboard().text()


def select_block(table, top, left, bottom, right):
    from PySide6.QtCore import QItemSelection, QItemSelectionModel

    model = table.table_model
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    go(table, top, left)
    table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_a_block_is_copied_as_a_spreadsheet_does(table, desk):
    select_block(table, 2, NAME, 3, SCORE)
    press(table, Key.Key_C, CONTROL)

    assert clip() == "Housing co-operatives\t46\t31,000\t5\nFarms and greenhouses\t18\t24,000\t4"


def test_a_block_is_pasted_in_one_step_and_adds_rows(table, desk):
    before = desk.project
    clip("Schools\t12\t1 000\nHotels\t8\t2 000\nHospitals\t3\t9 000\n")
    go(table, 4, NAME)
    press(table, Key.Key_V, CONTROL)

    assert names(desk)[4:] == ["Schools", "Hotels", "Hospitals"]
    assert [row.population for row in desk.project.segments[4:]] == [12, 8, 3]
    assert desk.document.undo_stack.undoText() == "Paste into 9 cells"
    desk.document.undo()
    assert desk.project is before or desk.project == before


def test_one_cell_is_pasted_into_all_selected(table, desk):
    clip("5")
    select_block(table, 0, SCORE, 4, SCORE)
    press(table, Key.Key_V, CONTROL)

    criterion = desk.project.criteria[0].id
    assert {row.ratings[criterion].agreed for row in desk.project.segments} == {5}


def test_what_does_not_fit_is_marked_and_nothing_is_lost(table, desk):
    toasts = []
    desk.toast_requested.connect(lambda *said: toasts.append(said[0]))
    clip("Schools\tmany\t5")
    go(table, 0, NAME)
    press(table, Key.Key_V, CONTROL)

    assert desk.project.segments[0].name == "Schools"
    assert desk.project.segments[0].annual_value == 5
    assert table.table_model.index(0, PEOPLE).data() == "many"
    assert len(toasts) == 1


def test_cut_copies_and_clears_in_one_step(table, desk):
    select_block(table, 0, PEOPLE, 1, SCORE)
    press(table, Key.Key_X, CONTROL)

    assert clip().startswith("1,240\t2,900\t4")
    assert [row.population for row in desk.project.segments[:2]] == [None, None]
    assert desk.document.undo_stack.count() == 1


def test_copied_cells_can_be_pasted_back(table, desk):
    before = desk.project.segments
    select_block(table, 0, NAME, 4, NOTE)
    press(table, Key.Key_C, CONTROL)
    press(table, Key.Key_Delete)
    press(table, Key.Key_V, CONTROL)

    assert desk.project.segments == before


# Order and filter


def test_a_click_on_the_header_orders_the_rows_and_a_third_gives_the_order_back(table, desk):
    header = table.header
    middle = QPoint(table.columnViewportPosition(PEOPLE) + 20, header.height() // 2)

    def people():
        return [row.population for row in table.table_model.rows]

    QTest.mouseClick(header.viewport(), Button.LeftButton, pos=middle)
    assert people() == [9, 18, 46, 610, 1240]
    QTest.mouseClick(header.viewport(), Button.LeftButton, pos=middle)
    assert people() == [1240, 610, 46, 18, 9]
    QTest.mouseClick(header.viewport(), Button.LeftButton, pos=middle)
    assert [row.id for row in table.table_model.rows] == [row.id for row in desk.project.segments]


def test_empty_cells_come_last_in_either_order(table, desk):
    desk.document.put(("segments", desk.project.segments[2].id, "population"), None)
    for _ in range(2):
        table.sort_by_column(PEOPLE)
        assert table.table_model.rows[-1].population is None


def test_typing_does_not_move_an_ordered_row(table, desk):
    table.sort_by_column(PEOPLE)
    go(table, 0, PEOPLE)
    type_text(table, "99999")
    press(table, Key.Key_Return)

    assert table.table_model.rows[0].population == 99999
    assert at(table) == (1, PEOPLE)


def test_control_f_filters_and_escape_shows_all(table):
    press(table, Key.Key_F, CONTROL)
    line = table.findChild(QLineEdit)
    QTest.keyClicks(line, "home")
    assert len(table.table_model.rows) == 2
    assert line.accessibleDescription() == "2 of 5"
    assert table.table_model.rowCount() == 2

    QTest.keyClick(line, Key.Key_Escape)
    assert len(table.table_model.rows) == 5
    assert table.table_model.rowCount() == 6


def test_a_row_that_a_filter_hides_is_shown_when_it_is_asked_for(table, desk):
    table.open_filter()
    QTest.keyClicks(table.findChild(QLineEdit), "home")

    assert table.select(desk.project.segments[3].id, ("name",))
    assert table.current_id() == desk.project.segments[3].id


# All the rest


def test_the_menu_offers_what_the_keys_do(table):
    go(table, 1, NAME)
    menu = table.menu()
    said = {action.text(): action for action in menu.actions() if action.text()}

    assert said["Remove"].shortcut().toString() == "Ctrl+Del"
    assert all(action.isEnabled() for action in said.values())
    said["Move up"].trigger()
    assert table.current_row == 0


def test_the_menu_opens_with_the_keyboard(table):
    go(table, 1, NAME)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(table.viewport(), event)
    menu = QApplication.activePopupWidget()

    assert menu is not None
    menu.close()


def test_nothing_changes_in_a_read_only_project(desk):
    desk.document.saving.read_only = True
    table = segments_table(desk)
    before = desk.project
    assert table.table_model.rowCount() == 5
    go(table, 0, SCORE)
    for key, change in ((Key.Key_5, None), (Key.Key_Space, None), (Key.Key_Delete, CONTROL), (Key.Key_Return, CONTROL)):
        press(table, key, change or Qt.KeyboardModifier.NoModifier)
    clip("x\ty")
    press(table, Key.Key_V, CONTROL)
    go(table, 0, NAME)
    type_text(table, "a")

    assert desk.project is before
    assert editor_of(table) is None


def test_it_is_as_high_as_its_rows(table, desk):
    table.fit()
    before = table.height()
    go(table, 5, NAME)
    type_text(table, "Schools")
    press(table, Key.Key_Return)

    assert table.height() == before + 44
    assert table.verticalScrollBar().maximum() == 0


def test_each_cell_says_its_row_and_column(table, desk):
    said = table.table_model.index(2, PEOPLE).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Housing co-operatives, Customers: 46"
    assert table.accessibleName() == "Segments"


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [80, 200])
def test_it_is_painted_in_every_theme_and_zoom(theme, zoom):
    desk = desk_for(example("heat-pump"), theme=theme, zoom=zoom)
    table = segments_table(desk)
    go(table, 0, PEOPLE)
    type_text(table, "many")
    table.setFocus()
    table.select(desk.project.segments[1].id, ("name",))

    assert not table.grab().isNull()


def test_ten_thousand_rows_are_shown_sorted_and_filtered():
    project = empty_project()
    actions = Rows(Action(id=new_id(), title=f"Action {number}", owner=f"P{number % 7}") for number in range(10_000))
    desk = desk_for(
        type(project)(
            **{name: getattr(project, name) for name in project.__struct_fields__ if name != "actions"}, actions=actions
        )
    )
    table = actions_table(desk)
    table.sort_by_column(0)
    assert table.table_model.rows[1].title == "Action 1"
    table.seek("action 999")
    assert wait_for(lambda: len(table.table_model.rows) == 19)
    assert len(table.found() or ()) == 19
    table.seek("")
    assert table.found() is None
    go(table, 9_000, 1)
    type_text(table, "Q")
    press(table, Key.Key_Return)

    assert table.table_model.rows[9_000].owner == "Q"
