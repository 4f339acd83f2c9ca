"""The journey map by keys and by mouse: stages, emotions, lanes, measuring, and the card below."""

import msgspec
import pytest
from desks import application, desk_for, empty_project, example
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QScrollArea, QWidget

from cxworkshop.model.ids import new_id
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.ui.screens.journey_map import Map
from cxworkshop.ui.views.journey_dialogs import JourneyDialog, PhasesDialog
from cxworkshop.ui.views.journey_model import (
    BARRIER,
    EMOTION,
    LANES,
    NAME,
    PHASE,
    ROWS,
    SPOKEN,
    TIME,
    TOUCHPOINTS,
    WORD,
)

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown():
    """Show maps, and let them go at the end."""
    open_maps = []

    def show(project=None, **looks):
        application()
        made = Map(desk_for(project, **looks))
        made.resize(1160, 700)
        made.show()
        made.desk.document.settle()
        made.refresh()
        made.activateWindow()
        made.grid.setFocus()
        open_maps.append(made)
        return made

    yield show
    for made in open_maps:
        made.close()
        made.desk.document.close()


@pytest.fixture
def heat_pump(shown):
    return shown(example("heat-pump"))


def stages(made):
    return made.grid.map.stages


def typed(made, text):
    """Type where the focus is, as a user does, and end with Enter."""
    QTest.keyClicks(made.grid, text[0])
    QTest.keyClicks(editor(made), text[1:])
    QTest.keyClick(editor(made), Key.Key_Return)


def editor(made):
    """Give the field that stands in the current cell."""
    return made.grid.indexWidget(made.grid.currentIndex())


def press(made, key, held=Qt.KeyboardModifier.NoModifier, times=1):
    for _ in range(times):
        QTest.keyClick(made.grid, key, held)


# By keys only


def test_a_journey_is_made_typed_felt_and_measured_by_keys_and_undone(shown):
    segment = Segment(id=new_id(), name="Homes", decision="measure now")
    made = shown(msgspec.structs.replace(empty_project(), segments=Rows([segment])))
    before = made.desk.project
    made.choice.new()
    dialog = made.findChild(JourneyDialog)
    QTest.keyClicks(dialog.name, "A cold evening")
    QTest.keyClick(dialog.name, Key.Key_Return)
    assert [(one.name, one.segment) for one in made.desk.project.journeys] == [("A cold evening", segment.id)]

    typed(made, "Calls")
    press(made, Key.Key_Up)
    press(made, Key.Key_Right, CTRL)
    typed(made, "Waits")
    typed(made, "Fri 19:52")
    press(made, Key.Key_Down)
    press(made, Key.Key_Minus, times=3)
    assert [stage.name for stage in stages(made)] == ["Calls", "Waits"]
    assert (stages(made)[1].time, stages(made)[1].emotion) == ("Fri 19:52", -1.5)

    press(made, Key.Key_Plus)
    press(made, Key.Key_Down)
    typed(made, "Cold, angry")
    assert (stages(made)[1].emotion, stages(made)[1].emotion_word) == (-1.0, "Cold, angry")

    press(made, Key.Key_Space)
    (experience,) = made.desk.project.experiences
    assert (experience.name, experience.stage, experience.decision) == ("Waits", stages(made)[1].id, "measure now")
    assert experience.segments == (segment.id,)

    while made.desk.document.undo_stack.canUndo():
        made.desk.document.undo()
    assert made.desk.project == before
    assert not made.empty.isHidden()


def test_enter_edits_and_goes_down_escape_takes_back(heat_pump):
    grid = heat_pump.grid
    press(heat_pump, Key.Key_Return)
    QTest.keyClicks(editor(heat_pump), " the cold")
    QTest.keyClick(editor(heat_pump), Key.Key_Return)
    assert stages(heat_pump)[0].name == "Notice the cold"
    assert grid.currentIndex().row() == TIME

    press(heat_pump, Key.Key_F2)
    QTest.keyClicks(editor(heat_pump), "x")
    QTest.keyClick(editor(heat_pump), Key.Key_Escape)
    assert stages(heat_pump)[0].time == "Fri 18:40"


def test_tab_goes_through_the_stages_and_leaves_at_the_end(heat_pump):
    grid = heat_pump.grid
    press(heat_pump, Key.Key_Tab, times=6)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (TIME, 0)
    press(heat_pump, Key.Key_Backtab, SHIFT)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (NAME, 5)
    grid.go(TOUCHPOINTS, 5)
    press(heat_pump, Key.Key_Tab)
    assert heat_pump.focusWidget() is not grid


def test_escape_then_tab_leaves_from_anywhere(heat_pump):
    assert heat_pump.focusWidget() is heat_pump.grid
    press(heat_pump, Key.Key_Escape)
    press(heat_pump, Key.Key_Tab)
    assert heat_pump.focusWidget() is not heat_pump.grid


def test_delete_clears_and_missing_is_no_zero(heat_pump):
    heat_pump.grid.go(EMOTION, 1)
    press(heat_pump, Key.Key_Delete)
    assert stages(heat_pump)[1].emotion is None
    assert 1 not in heat_pump.grid.curve().points
    assert heat_pump.grid.map.data(heat_pump.grid.map.index(EMOTION, 1), SPOKEN) == "Emotions, Search: empty, Lost"
    press(heat_pump, Key.Key_Plus)
    assert stages(heat_pump)[1].emotion == 0.5


def test_an_emotion_is_typed_in_the_local_form_and_refused_outside_the_scale(shown):
    made = shown(example("heat-pump", "fi"), language="fi")
    made.grid.go(EMOTION, 0)
    typed(made, "1,5")
    assert stages(made)[0].emotion == 1.5
    made.grid.go(EMOTION, 0)
    typed(made, "3")
    assert editor(made).property("invalid")
    assert editor(made).accessibleDescription()
    assert stages(made)[0].emotion == 1.5


def test_touchpoints_are_typed_with_commas(heat_pump):
    heat_pump.grid.go(TOUCHPOINTS, 0)
    typed(heat_pump, "Pump, website,, app ")
    assert stages(heat_pump)[0].touchpoints == ("Pump", "website", "app")


def test_stages_come_move_and_go(heat_pump):
    toasts = []
    heat_pump.desk.toast_requested.connect(lambda text, button, call: toasts.append((text, call)))
    names = [stage.name for stage in stages(heat_pump)]
    press(heat_pump, Key.Key_Right, CTRL | SHIFT)
    assert [stage.name for stage in stages(heat_pump)] == [names[1], names[0], *names[2:]]
    assert heat_pump.grid.currentIndex().column() == 1
    press(heat_pump, Key.Key_Left, CTRL | SHIFT)
    press(heat_pump, Key.Key_Right, CTRL)
    assert heat_pump.grid.currentIndex().column() == 1
    assert [stage.name for stage in stages(heat_pump)] == [names[0], "", *names[1:]]
    press(heat_pump, Key.Key_Delete, CTRL)
    assert [stage.name for stage in stages(heat_pump)] == names
    (text, undo) = toasts[0]
    assert text == "1 stage removed"
    undo()
    assert len(stages(heat_pump)) == len(names) + 1


def test_typing_in_the_last_column_makes_a_stage(heat_pump):
    heat_pump.grid.go(BARRIER, 6)
    typed(heat_pump, "No parking")
    assert stages(heat_pump)[6].barrier == "No parking"
    assert len(stages(heat_pump)) == 7


def test_m_in_the_emotions_measures_and_keeps_the_experience(heat_pump):
    experiences = heat_pump.desk.project.experiences
    stage = stages(heat_pump)[2]
    heat_pump.grid.go(EMOTION, 2)
    press(heat_pump, Key.Key_M)
    after = heat_pump.desk.project.experiences
    assert len(after) == len(experiences)
    assert next(one for one in after if one.stage == stage.id).decision is None
    assert stage.id not in heat_pump.grid.map.measured
    press(heat_pump, Key.Key_M)
    assert stage.id in heat_pump.grid.map.measured


def test_a_letter_in_a_text_is_a_letter(heat_pump):
    heat_pump.grid.go(ROWS["action"], 0)
    typed(heat_pump, "Meets us")
    assert stages(heat_pump)[0].action == "Meets us"
    assert stages(heat_pump)[0].id not in heat_pump.grid.map.measured


def test_a_block_is_copied_and_pasted_in_one_step(heat_pump):
    steps = heat_pump.desk.document.undo_stack.count()
    grid = heat_pump.grid
    QGuiApplication.clipboard().setText("-1,5\t2\nCold\tFine\nreads\twrites")
    grid.go(EMOTION, 5)
    press(heat_pump, Key.Key_V, CTRL)
    assert [(one.emotion, one.emotion_word, one.action) for one in stages(heat_pump)[5:]] == [
        (-1.5, "Cold", "reads"),
        (2.0, "Fine", "writes"),
    ]
    assert heat_pump.desk.document.undo_stack.count() == steps + 1

    grid.go(EMOTION, 5)
    press(heat_pump, Key.Key_Right, SHIFT)
    press(heat_pump, Key.Key_Down, SHIFT)
    press(heat_pump, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "-1.5\t2\nCold\tFine"
    press(heat_pump, Key.Key_X, CTRL)
    assert {(one.emotion, one.emotion_word) for one in stages(heat_pump)[5:]} == {(None, "")}


def test_what_cannot_be_pasted_is_said(heat_pump):
    toasts = []
    heat_pump.desk.toast_requested.connect(lambda text, button, call: toasts.append(text))
    QGuiApplication.clipboard().setText("Breakdown\nangry")
    heat_pump.grid.go(PHASE, 0)
    press(heat_pump, Key.Key_V, CTRL)
    assert stages(heat_pump)[0].emotion == -1
    assert toasts and toasts[0].startswith("1 pasted cell was left out")
    assert heat_pump.grid.currentIndex().row() == EMOTION


def test_a_phase_is_chosen_from_the_list(heat_pump):
    heat_pump.grid.go(PHASE, 0)
    press(heat_pump, Key.Key_Return)
    menu = heat_pump.grid.findChild(QMenu)
    paying = next(action for action in menu.actions() if action.text() == "Pay")
    paying.trigger()
    assert heat_pump.grid.map.text(PHASE, 0) == "Pay"
    menu.close()


# By mouse


def test_a_drag_is_one_step(heat_pump):
    grid, stack = heat_pump.grid, heat_pump.desk.document.undo_stack
    steps = stack.count()
    start = grid.face_center(0).toPoint()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for up in range(5, 60, 5):
        QTest.mouseMove(grid.viewport(), start - QPoint(0, up))
    assert grid.emotion(0) == 2.0
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(0, 55))
    assert stages(heat_pump)[0].emotion == 2.0
    assert stack.count() == steps + 1
    heat_pump.desk.document.undo()
    assert stages(heat_pump)[0].emotion == -1.0


def test_a_click_beside_the_face_only_chooses_the_cell(heat_pump):
    grid = heat_pump.grid
    place = grid.face_center(3).toPoint() + QPoint(60, -20)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (EMOTION, 3)
    assert stages(heat_pump)[3].emotion == -1.0


def test_a_click_on_plus_adds_a_stage(heat_pump):
    grid = heat_pump.grid
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.map.index(NAME, 6)).center())
    assert len(stages(heat_pump)) == 7


# What is said


def test_cells_are_said_in_sentences(heat_pump):
    said = [heat_pump.grid.map.data(heat_pump.grid.map.index(row, 3), SPOKEN) for row in (NAME, EMOTION, BARRIER)]
    assert said == [
        "Stage: Wait, Measured",
        "Emotions, Wait: −1, Cold, angry",
        "Barriers, Wait: only a day is promised, no time",
    ]
    assert heat_pump.grid.accessibleName() == "Journey map"


def test_the_card_follows_the_stage_and_names_the_lowest_point(heat_pump):
    heat_pump.grid.go(EMOTION, 2)
    check = heat_pump.check
    assert check.name.text() == "Call"
    assert check.measured.isChecked()
    chips = [check._chips.itemAt(at).widget().text() for at in range(check._chips.count())]
    assert chips[0] == "Lowest point of the journey"
    assert "The mood drops 2 times." in heat_pump.curve.text()


def test_rating_a_stage_makes_its_experience_in_one_step(heat_pump):
    count = len(heat_pump.desk.project.experiences)
    heat_pump.grid.go(NAME, 0)
    dots = heat_pump.check.qualities.rows["mission"]
    dots.setFocus()
    QTest.keyClick(dots, Key.Key_4)
    made = heat_pump.desk.project.experiences[-1]
    assert (made.stage, made.qualities.mission, made.decision) == (stages(heat_pump)[0].id, 4, None)
    assert dots.text() == "4 of 5"
    QTest.keyClick(dots, Key.Key_Left)
    assert heat_pump.desk.project.experiences[-1].qualities.mission == 3
    QTest.keyClick(dots, Key.Key_0)
    assert heat_pump.desk.project.experiences[-1].qualities.mission is None
    for _ in range(3):
        heat_pump.desk.document.undo()
    assert len(heat_pump.desk.project.experiences) == count


def test_signs_and_factors_are_answered(heat_pump):
    heat_pump.grid.go(NAME, 2)
    check = heat_pump.check
    choice = check.signs.rows["promise"]
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_Up)
    experience = next(one for one in heat_pump.desk.project.experiences if one.stage == stages(heat_pump)[2].id)
    assert experience.bad_checks.promise.answer == "yes"
    assert check.focus_field(("factors", "trust"))
    none = [box for box in check.factors.findChildren(QCheckBox) if box.accessibleName() == "Trust: does not apply"]
    none[0].click()
    assert heat_pump.desk.project.experiences.find(experience.id).factors.trust == "not applicable"


# Places and journeys


def test_places_are_found(heat_pump):
    journey = heat_pump.desk.project.journeys[0]
    last = journey.stages[-1]
    assert heat_pump.show_place(("journeys", journey.id, "stages", last.id, "emotion"))
    assert heat_pump.grid.currentIndex().row() == EMOTION
    assert heat_pump.grid.currentIndex().column() == len(journey.stages) - 1
    call = next(one for one in heat_pump.desk.project.experiences if one.stage == journey.stages[2].id)
    assert heat_pump.show_place(("experiences", call.id, "qualities", "extra"))
    assert heat_pump.focusWidget() is heat_pump.check.qualities.rows["extra"]
    assert not heat_pump.show_place(("journeys", journey.id, "goal"))
    assert Map.shows(("experiences", call.id, "factors"))
    assert not Map.shows(("experiences", call.id, "importance"))


def test_journeys_are_renamed_copied_and_removed(heat_pump):
    heat_pump.choice.edit()
    dialog = heat_pump.findChild(JourneyDialog)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "Heat is gone")
    QTest.keyClick(dialog.name, Key.Key_Return)
    heat_pump.choice.duplicate()
    first, second = heat_pump.desk.project.journeys
    assert first.name == second.name == "Heat is gone"
    assert heat_pump.grid.map.journey.id == second.id
    heat_pump.choice.remove()
    assert heat_pump.grid.map.journey.id == first.id


def test_the_invoice_is_suggested_and_added(shown):
    made = shown()
    made.start_with_three()
    assert [stage.name for stage in stages(made)] == ["Before", "During", "After"]
    assert not made.suggestion.isHidden()
    made.suggestion.button.click()
    assert stages(made)[-1].touchpoints == ("invoice",)
    assert made.suggestion.isHidden()


def test_nothing_changes_in_a_file_that_is_read_only(heat_pump):
    heat_pump.desk.document.saving.read_only = True
    before = heat_pump.desk.project
    for key in (Key.Key_A, Key.Key_Delete, Key.Key_Space, Key.Key_Return):
        press(heat_pump, key)
    press(heat_pump, Key.Key_Right, CTRL)
    heat_pump.grid.go(EMOTION, 0)
    press(heat_pump, Key.Key_Plus)
    assert heat_pump.desk.project is before


def test_many_stages_scroll_sideways_and_every_lane_is_high_enough(shown):
    made = shown(example("cafe"), language="fi")
    grid = made.grid
    grid.commands.add_stage()
    grid.commands.add_stage()
    assert grid.columnWidth(0) >= made.desk.px(150)
    assert grid.horizontalHeader().length() > grid.viewport().width()
    assert grid.height() >= grid.verticalHeader().length()
    assert grid.model().rowCount() == len(LANES)
    assert WORD == EMOTION + 1


def test_every_control_has_a_name(heat_pump):
    heat_pump.check.unfold(True)
    heat_pump.choice.show()
    controls = [
        one
        for one in [*heat_pump.findChildren(QWidget), *heat_pump.choice.findChildren(QWidget)]
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [one for one in controls if not _name(one)]
    assert len(controls) > 15
    assert nameless == []


def _name(control):
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def test_the_page_is_no_higher_than_what_stands_on_it(heat_pump):
    heat_pump.resize(1160, 1000)
    assert heat_pump.findChild(QScrollArea).verticalScrollBar().maximum() == 0


def test_phases_are_typed_into_their_table(heat_pump):
    count = len(heat_pump.desk.project.phases)
    heat_pump.choice.edit_phases()
    table = heat_pump.findChild(PhasesDialog).table
    QTest.keyClick(table, Key.Key_Return, CTRL)
    QTest.keyClicks(table.indexWidget(table.currentIndex()) or table, "Moving house")
    QTest.keyClick(table.indexWidget(table.currentIndex()), Key.Key_Return)
    assert len(heat_pump.desk.project.phases) == count + 1
    assert "Moving house" in [phase.name for phase in heat_pump.desk.project.phases]
