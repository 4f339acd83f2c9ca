"""Answers on paper are counted one by one, with a button or a digit for each."""

import msgspec
import pytest
from desks import application, desk_for, empty_project, example, wait_for
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cxworkshop.model.metrics import Counts, Measurement, Metric, ShareOf
from cxworkshop.model.rows import Rows
from cxworkshop.ui.editors.data import DataEditor
from cxworkshop.ui.editors.tally import Tally
from cxworkshop.ui.views.result_entry import ResultEntry

VALUES = ("measurements", "x1", "data", "values")


def measured(method="NPS", values=None, **looks):
    metric = Metric(id="m1", name="Recommends us", method=method)
    result = Measurement(id="x1", metric="m1", data=Counts(values=values or {}))
    made = msgspec.structs.replace(empty_project(), metrics=Rows((metric,)), measurements=Rows((result,)))
    return desk_for(made, **looks)


def shown(desk):
    panel = ResultEntry(desk)
    panel.resize(1112, 700)
    panel.show_result("x1")
    panel.show()
    panel.activateWindow()
    assert wait_for(panel.isActiveWindow)
    return panel


@pytest.fixture
def desk():
    return measured()


@pytest.fixture
def panel(desk):
    return shown(desk)


def tally_of(panel):
    return panel.findChild(Tally)


def pressed(*keys):
    for one in keys:
        QTest.keyClick(application().focusWidget(), one)


def counts(desk):
    return desk.document.get(VALUES)


def test_every_press_of_a_button_counts_one_answer(panel, desk):
    tally = tally_of(panel)
    QTest.mouseClick(tally.answers[9], Qt.MouseButton.LeftButton)
    QTest.mouseClick(tally.answers[9], Qt.MouseButton.LeftButton)
    QTest.mouseClick(tally.answers[3], Qt.MouseButton.LeftButton)
    assert counts(desk) == {9: 2, 3: 1}
    assert tally.answers[9].count.text() == "2"
    assert tally.answers[9].accessibleName() == "Value 9: 2 answers"
    assert tally.answers[3].accessibleName() == "Value 3: one answer"
    assert tally.answers[0].accessibleName() == "Value 0: 0 answers"
    # few answers stay hidden, as everywhere
    pressed(*"9" * 30)
    assert "n = 33" in panel.number.text()


def test_digits_count_and_backspace_takes_the_last_one_back(panel, desk):
    tally = tally_of(panel)
    tally.answers[0].setFocus()
    pressed("9", "9", "1", "0", "t", "+", "T")
    assert counts(desk) == {9: 2, 1: 1, 0: 1, 10: 3}
    assert tally.answers[10].hasFocus()
    pressed(*[Qt.Key.Key_Backspace] * 4)
    assert counts(desk) == {9: 2, 1: 1}
    assert tally.answers[0].hasFocus()
    pressed(*[Qt.Key.Key_Backspace] * 5)
    assert counts(desk) == {}


def test_arrows_walk_and_space_and_enter_count(panel, desk):
    tally = tally_of(panel)
    tally.answers[0].setFocus()
    pressed(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert counts(desk) == {2: 2}
    pressed(Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_Space)
    assert counts(desk) == {2: 2, 10: 1, 0: 1}


def test_one_visit_is_one_step_of_undo(panel, desk):
    tally = tally_of(panel)
    steps = desk.document.undo_stack.count()
    tally.answers[0].setFocus()
    pressed("7", "8", "8")
    panel.done.setFocus()
    tally.answers[5].setFocus()
    pressed("5", Qt.Key.Key_Backspace, "6")
    assert desk.document.undo_stack.count() == steps + 2
    assert desk.document.undo_stack.undoText() == "Count answers from paper"
    desk.document.undo()
    assert counts(desk) == {7: 1, 8: 2}
    assert tally.answers[8].count.text() == "2"
    # what is undone cannot be taken back once more
    pressed(Qt.Key.Key_Backspace)
    assert counts(desk) == {7: 1, 8: 2}
    desk.document.undo()
    assert counts(desk) == {}


def test_counts_that_were_typed_are_counted_on(desk):
    desk = measured(values={9: 41, 2: 3})
    tally = tally_of(shown(desk))
    tally.answers[9].setFocus()
    pressed("9", Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, "2")
    assert counts(desk) == {9: 41, 2: 4}


def test_a_key_that_is_held_down_counts_once(panel, desk):
    tally = tally_of(panel)
    tally.answers[0].setFocus()
    for repeats in (False, True, True):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4", repeats)
        application().sendEvent(application().focusWidget(), held)
    assert counts(desk) == {4: 1}


def test_keys_without_an_answer_and_commands_change_nothing():
    desk = measured("CSAT")
    tally = tally_of(shown(desk))
    tally.answers[1].setFocus()
    pressed("0", "9", "t", "x")
    QTest.keyClick(application().focusWidget(), Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert counts(desk) == {}
    assert "1 to 5" in tally.help.text() and "for 10" not in tally.help.text()
    pressed("5")
    assert counts(desk) == {5: 1}


def test_tab_stops_once_in_the_row_and_goes_on_below(panel, desk):
    tally = tally_of(panel)
    tally.answers[0].setFocus()
    pressed("6", Qt.Key.Key_Tab)
    after = application().focusWidget()
    assert panel.below.isAncestorOf(after)
    QTest.keyClick(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert tally.answers[6].hasFocus()


def test_the_row_comes_with_the_kind_of_numbers_and_keeps_the_order_of_tab(desk):
    desk.document.put(("measurements", "x1", "data"), ShareOf())
    panel = shown(desk)
    assert tally_of(panel) is None
    panel.numbers.kind.setCurrentIndex(panel.numbers.kind.findData("counts"))
    panel.numbers.kind.activated.emit(panel.numbers.kind.currentIndex())
    tally = tally_of(panel)
    tally.answers[10].setFocus()
    pressed(Qt.Key.Key_Tab)
    assert panel.below.isAncestorOf(application().focusWidget())


def test_yes_and_no_have_their_own_help(desk):
    desk = measured("FCR")
    tally = tally_of(shown(desk))
    tally.answers[1].setFocus()
    pressed("1", "1", "0")
    assert counts(desk) == {1: 2, 0: 1}
    assert tally.answers[1].accessibleName() == "Yes: 2 answers"
    assert "1 to count a yes" in tally.help.text()


def test_a_project_that_may_only_be_read_cannot_be_counted(desk):
    desk.document.saving.read_only = True
    tally = tally_of(shown(desk))
    assert not tally.answers[9].isEnabled()
    tally.count(9)
    tally.take_back()
    assert counts(desk) == {}


def test_the_record_sheet_has_no_row(desk):
    assert DataEditor(desk, ("measurements", "x1")).findChild(Tally) is None


@pytest.mark.parametrize(("language", "theme", "zoom"), [("en", "contrast", 100), ("fi", "dark", 200)])
def test_the_row_fits_small_windows(language, theme, zoom):
    desk = measured(language=language, theme=theme, zoom=zoom, values={9: 123})
    panel = shown(desk)
    panel.resize(panel.minimumSizeHint().width(), 900)
    tally = tally_of(panel)
    assert wait_for(lambda: tally.width() < panel.width())
    for one in tally.answers.values():
        assert one.geometry().right() <= tally.width()
        assert all(
            part.width() >= part.fontMetrics().horizontalAdvance(part.text()) for part in one.findChildren(QLabel)
        )


def test_an_example_shows_what_it_has(desk):
    desk = desk_for(example("heat-pump"))
    found = next(one for one in desk.project.measurements if isinstance(one.data, Counts))
    panel = ResultEntry(desk)
    panel.show_result(found.id)
    tally = tally_of(panel)
    assert {answer: one.count.text() for answer, one in tally.answers.items() if answer in found.data.values} == {
        answer: desk.language.number(count) for answer, count in found.data.values.items()
    }


def test_whoever_counts_sees_that_it_goes_on_while_the_number_is_hidden(panel, desk):
    tally = tally_of(panel)
    tally.answers[0].setFocus()
    pressed("9", "9", "8")
    assert "n = " not in panel.number.text()
    assert tally.total.text() == "3 answers counted"
    pressed(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert tally.total.text() == "One answer counted"


def test_answers_without_a_key_say_how_they_are_counted():
    desk = measured("EMOTION")
    tally = tally_of(shown(desk))
    assert "arrows" in tally.help.text()
    tally.answers[0].setFocus()
    pressed("1", Qt.Key.Key_Home, Qt.Key.Key_Space)
    assert counts(desk) == {1: 1, -2: 1}


def test_the_row_follows_the_method_of_its_metric(panel, desk):
    assert list(tally_of(panel).answers) == list(range(11))
    desk.document.put(("metrics", "m1", "method"), "CSAT")
    assert list(panel.numbers.findChildren(Tally)[-1].answers) == [1, 2, 3, 4, 5]
    desk.document.undo()
    assert 10 in panel.numbers.findChildren(Tally)[-1].answers
