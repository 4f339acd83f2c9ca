"""Go to: what is found, how keys choose, and where one gets."""

import msgspec
import pytest
from desks import desk_for, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cxworkshop.model.experiences import Journey, Stage
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.ui import screens
from cxworkshop.ui.goto import AT_ONCE, GoTo

Key = Qt.Key


class Scored:
    KEY, LABEL = "prioritise", "Prioritise"


class Described:
    KEY, LABEL = "define", "Define"


@pytest.fixture(autouse=True)
def two_views(monkeypatch):
    """Have sub-views in the first step alone, whatever the screens are."""
    monkeypatch.setattr(screens, "parts_of", lambda step: (Scored, Described) if step == 1 else (Scored,))


@pytest.fixture
def desk():
    segments = Rows([Segment("aaaa", name="Kahvilan väki"), Segment("bbbb", name="Property managers")])
    journeys = Rows([Journey("jjjj", name="Fault", stages=(Stage("ssss", name="Calls the on-call line"),))])
    return desk_for(msgspec.structs.replace(Project(), segments=segments, journeys=journeys))


@pytest.fixture
def window(desk):
    made = QWidget()
    inside = QVBoxLayout(made)
    made.field, made.other = GoTo(desk), QLineEdit()
    inside.addWidget(made.field)
    inside.addWidget(made.other)
    inside.addStretch(1)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.other.setFocus()
    made.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return made


def told(signal):
    heard = []
    signal.connect(lambda *values: heard.append(values))
    return heard


def texts(field):
    return [entry.text for entry in field.hits()]


def test_a_row_is_found_without_accents_and_gone_to(window, desk):
    went = told(desk.go_requested)

    QTest.keyClicks(window.field, "VAKI")
    assert texts(window.field) == ["Kahvilan väki"]
    assert window.field.hits()[0].where == "S1 Segments"
    QTest.keyClick(window.field, Key.Key_Return)

    assert went == [(("segments", "aaaa"),)]
    assert window.field.text() == ""
    assert not window.field._list.isVisible()


def test_stages_are_found_in_their_journey(window, desk):
    went = told(desk.go_requested)

    QTest.keyClicks(window.field, "on-call")
    QTest.keyClick(window.field, Key.Key_Return)

    assert went == [(("journeys", "jjjj", "stages", "ssss"),)]


def test_steps_and_sub_views_are_found(window, desk):
    opened = told(desk.step_requested)

    QTest.keyClicks(window.field, "collection")
    assert texts(window.field)[0] == "Data collection"
    QTest.keyClick(window.field, Key.Key_Return)
    QTest.keyClicks(window.field, "defi")
    QTest.keyClick(window.field, Key.Key_Return)

    assert opened == [(4, ""), (1, "define")]
    assert window.other.hasFocus()


def test_a_field_is_gone_to_in_the_current_record(window, desk):
    went = told(desk.go_requested)

    QTest.keyClicks(window.field, "never forgive")
    QTest.keyClick(window.field, Key.Key_Return)
    desk.document.put(("segments", "bbbb", "note"), "x")
    QTest.keyClicks(window.field, "never forgive")
    QTest.keyClick(window.field, Key.Key_Return)

    assert went == [(("segments", "aaaa", "never_forgives"),), (("segments", "bbbb", "never_forgives"),)]


def test_a_setting_of_the_project_is_found(window, desk):
    went = told(desk.go_requested)

    QTest.keyClicks(window.field, "currency")
    QTest.keyClick(window.field, Key.Key_Return)

    assert went == [(("profile", "currency"),)]


def test_commands_are_found_and_done(window):
    done = []
    window.field.set_commands([("Save a copy…", lambda: done.append("saved"))])

    QTest.keyClicks(window.field, "save a")
    QTest.keyClick(window.field, Key.Key_Return)

    assert done == ["saved"]
    assert window.other.hasFocus()


def test_up_and_down_choose_and_go_round(window):
    QTest.keyClicks(window.field, "s")
    n = len(window.field.hits())
    assert n == 12

    QTest.keyClick(window.field, Key.Key_Up)
    assert window.field._list.currentIndex().row() == n - 1
    QTest.keyClick(window.field, Key.Key_Down)
    assert window.field._list.currentIndex().row() == 0


def test_escape_clears_and_gives_the_focus_back(window):
    QTest.keyClicks(window.field, "seg")
    QTest.keyClick(window.field, Key.Key_Escape)

    assert window.field.text() == ""
    assert not window.field._list.isVisible()
    assert window.other.hasFocus()


def test_leaving_the_field_puts_the_list_away(window):
    QTest.keyClicks(window.field, "seg")
    window.other.setFocus()

    assert not window.field._list.isVisible()


def test_a_hit_is_clicked(window, desk):
    went = told(desk.go_requested)
    QTest.keyClicks(window.field, "property")
    hits = window.field._list

    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=hits.visualRect(hits.model().index(0, 0)).center())

    assert went == [(("segments", "bbbb"),)]


def test_new_rows_are_found_at_once(window, desk):
    QTest.keyClicks(window.field, "museum")
    assert texts(window.field) == []
    assert window.field._list.grab().isNull() is False

    desk.document.add(("segments",), Segment("cccc", name="Museums"))
    window.field.clear()
    QTest.keyClicks(window.field, "museum")

    assert texts(window.field) == ["Museums"]


def test_very_many_rows_are_read_a_few_at_a_time(two_views):
    segments = Rows(Segment(f"s{number:04}", name=f"Group {number}") for number in range(2 * AT_ONCE + 7))
    field = GoTo(desk_for(msgspec.structs.replace(Project(), segments=segments)))

    QTest.keyClicks(field, f"group {2 * AT_ONCE + 6}")

    assert wait_for(lambda: f"Group {2 * AT_ONCE + 6}" in [entry.text for entry in field.hits()])
