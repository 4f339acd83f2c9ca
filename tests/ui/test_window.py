"""The frame around the screens: opening, switching, deciding, checks, language, theme, closing."""

import pytest
from desks import TODAY, application, desk_for, dressed, empty_project, example, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from shiboken6 import isValid

from cxworkshop.ui.coach import LONGEST_LIST, CheckRow, ReasonField
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.settings_dialog import SettingsDialog
from cxworkshop.ui.toast import Toast
from cxworkshop.ui.window import Window


@pytest.fixture
def settings(tmp_path):
    made = Settings(tmp_path / "settings.json")
    made.values.language = "en"
    made.values.theme = "light"
    made.values.folder = str(tmp_path / "projects")
    return made


@pytest.fixture
def window(settings):
    application()
    made = Window(settings, TODAY)
    made.resize(1440, 900)
    made.show()
    return made


def opened(window, project=None, step=0):
    """Show a project in the window and wait until its checks have settled."""
    document = desk_for(project).document
    window.show_document(document, step)
    assert wait_for(lambda: window.frame.coach.checks._shown is not None)
    return document


def settled(window):
    """Wait until everything that follows from a change is shown."""
    done = []
    window.document.settled.connect(lambda: done.append(True))
    assert wait_for(lambda: bool(done))


def pressed(parent, words):
    """Press the button that says these words."""
    assert wait_for(lambda: any(shown(parent, words)))
    QTest.mouseClick(shown(parent, words)[0], Qt.MouseButton.LeftButton)


def shown(parent, words):
    """Find the visible buttons that say these words."""
    return [one for one in parent.findChildren(QPushButton) if one.text() == words and one.isVisible()]


def test_a_new_project_is_a_file_from_its_first_second(window, tmp_path):
    window.new()

    files = list((tmp_path / "projects").glob("*.cxw"))
    assert [file.name for file in files] == ["New project.cxw"]
    assert window.document.path == files[0].resolve()
    assert window.frame.step == 1


def test_a_second_new_project_does_not_touch_the_first(window, tmp_path):
    window.new()
    window.new("first-review")

    assert len(list((tmp_path / "projects").glob("*.cxw"))) == 2


def test_examples_are_opened_as_copies(window, tmp_path):
    window.open_example("cafe")

    assert window.document.path.parent == (tmp_path / "projects").resolve()
    assert window.document.project.profile.organisation


def test_every_step_opens_by_its_shortcut(window):
    opened(window, example("heat-pump"))

    for step in range(9):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + step), Qt.KeyboardModifier.ControlModifier)
        assert window.frame.step == step
        assert window.frame.part().isVisible()


def test_back_and_forward_go_through_what_was_visited(window):
    opened(window, example("heat-pump"))
    window.frame.open_step(3)
    window.frame.open_step(6, "act")

    window.does.back()
    assert window.frame.step == 3
    window.does.forward()
    assert (window.frame.step, window.frame.view_key()) == (6, "act")


def test_a_decision_is_confirmed_reopened_and_undone(window):
    document = opened(window, example("heat-pump"), 6)
    before = document.project

    pressed(window.frame.bar, "Confirm decision")
    settled(window)

    assert [row.step for row in document.project.decisions].count(6) == 1
    assert "Decided" in window.frame.bar.basis.text()
    pressed(window.frame.bar, "Reopen")
    settled(window)
    document.undo()
    document.undo()
    assert document.project == before


def test_own_wording_is_kept_as_written(window):
    document = opened(window, example("heat-pump"), 6)

    pressed(window.frame.bar, "Edit wording")
    window.frame.bar.wording.setText("Call back, then everything else")
    QTest.keyClick(window.frame.bar.wording, Qt.Key.Key_Return)
    settled(window)

    assert document.project.decisions[-1].wording == "Call back, then everything else"
    assert window.frame.bar.sentence.text() == "Call back, then everything else"


def test_a_decision_whose_inputs_changed_asks_for_a_review(window):
    document = opened(window, example("heat-pump"), 1)
    segment = document.project.segments[0]

    document.put(("segments", segment.id, "name"), "Other homes")
    settled(window)

    assert window.frame.bar.sentence.text() == "Your data changed after the decision."
    pressed(window.frame.bar, "Review")
    assert "Other homes" in window.frame.bar.sentence.text()
    pressed(window.frame.bar, "Confirm decision")
    settled(window)
    assert "Other homes" in window.frame.bar.sentence.text()
    assert "Decided" in window.frame.bar.basis.text()


def test_below_the_minimum_the_bar_says_what_is_missing(window):
    opened(window, empty_project(), 1)

    confirm = next(one for one in window.frame.bar.findChildren(QPushButton) if one.text() == "Confirm decision")
    assert not confirm.isEnabled()
    assert window.frame.bar.basis.text()


def test_a_warning_is_accepted_with_a_reason_and_withdrawn(window):
    document = opened(window, example("heat-pump"), 5)
    checks = window.frame.coach.checks
    window.frame.coach.open_page(1)

    pressed(checks, "Accept…")
    field = checks.findChild(ReasonField)
    QTest.keyClicks(field, "We know")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(window)

    assert [row.reason for row in document.project.accepted][-1] == "We know"
    assert "We know" in [one.text() for one in checks.findChildren(QLabel)]
    pressed(checks, "Withdraw")
    settled(window)
    assert "We know" not in [row.reason for row in document.project.accepted]


def test_a_check_leads_to_its_field(window):
    opened(window, example("heat-pump"), 0)
    window.frame.open_step(5)
    window.frame.coach.open_page(1)

    pressed(window.frame.coach.checks, "Go to the field")

    assert window.focusWidget() is not None
    assert not window.frame.coach.isAncestorOf(window.focusWidget())


def test_another_language_is_spoken_at_once_and_the_place_is_kept(window):
    opened(window, example("heat-pump"), 4)

    window.set_language("fi")

    assert dressed(window).frame.step == 4
    assert "Tiedonkeruu" in [one.text() for one in window.frame.header.findChildren(QLabel)]
    assert window.settings.values.language == "fi"


def test_themes_and_zoom_change_at_once(window):
    document = opened(window, example("heat-pump"), 4)

    for theme in ("dark", "contrast", "light"):
        window.set_theme(theme)
        assert (window.theme.name, dressed(window).frame.step) == (theme, 4)
    window.zoom_in()
    assert window.theme.zoom == 110
    window.zoom_reset()
    assert window.theme.zoom == 100
    assert window.document is document


def test_undo_is_named_in_the_menu(window):
    document = opened(window, example("heat-pump"), 1)

    document.put(("segments", document.project.segments[0].id, "name"), "Cold homes")

    assert window.commands["undo"].text() == "Undo: Segment: Cold homes"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.commands["undo"].isEnabled()


def test_closing_saves_and_never_asks(window):
    document = opened(window, example("heat-pump"))
    document.put(("profile", "organisation"), "Fjordbike")
    path = document.path

    window.close()

    from cxworkshop.storage.project import ProjectFile

    assert ProjectFile(path).load().project.profile.organisation == "Fjordbike"
    assert window.settings.values.recent[0].path == str(path)


def test_a_file_that_is_no_project_gets_a_sentence_and_nothing_is_lost(window, tmp_path):
    document = opened(window, example("heat-pump"))
    (tmp_path / "other.cxw").write_text("not a project")

    window.open_path(str(tmp_path / "other.cxw"))

    box = window.findChild(QMessageBox)
    assert "other.cxw" in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert window.document is document
    box.close()


def test_panes_are_reached_by_f6(window):
    opened(window, example("heat-pump"), 1)
    seen = set()

    for _ in window.frame.panes():
        QTest.keyClick(window, Qt.Key.Key_F6)
        seen |= {pane for pane in window.frame.panes() if pane.isAncestorOf(window.focusWidget())}

    assert len(seen) >= 4


def test_a_small_window_folds_coach_and_rail(window):
    opened(window, example("heat-pump"), 1)
    assert window.frame.coach.is_open

    window.resize(1280, 720)
    assert wait_for(lambda: not window.frame.coach.is_open)
    window.resize(1024, 640)
    assert wait_for(lambda: window.frame.rail.narrow)
    window.resize(1440, 900)
    assert wait_for(lambda: window.frame.coach.is_open and not window.frame.rail.narrow)


def test_notes_belong_to_their_step(window):
    document = opened(window, example("heat-pump"), 1)
    window.frame.coach.open_page(2)

    window.frame.coach.notes.field.setFocus()
    QTest.keyClicks(window.frame.coach.notes.field, "Ask Anna")
    window.frame.open_step(2)

    assert "Ask Anna" in [note.text for note in document.project.notes]
    assert "Ask Anna" not in window.frame.coach.notes.field.toPlainText()


def test_new_looks_leave_one_ring_and_one_toast(window):
    opened(window, example("heat-pump"))
    for theme in ("dark", "light", "contrast"):
        window.set_theme(theme)
        dressed(window)

    assert wait_for(lambda: len(window.findChildren(FocusRing)) == 1)
    assert len(window.findChildren(Toast)) == 1


def test_the_settings_go_on_in_the_language_that_was_chosen_in_them(window):
    opened(window, example("heat-pump"))
    window.does.settings()
    dialog = window.findChild(SettingsDialog)
    at = dialog.language.box.findData("fi")
    dialog.language.box.setCurrentIndex(at)
    dialog.language.box.activated.emit(at)

    assert wait_for(lambda: [one.windowTitle() for one in window.findChildren(SettingsDialog)] == ["Asetukset"])
    renewed = window.findChild(SettingsDialog)
    assert renewed.desk is window.frame.desk
    assert wait_for(lambda: renewed.focusWidget() is renewed.language.box)


def test_settings_that_were_closed_are_gone(window):
    opened(window, example("heat-pump"))
    window.does.settings()
    window.findChild(SettingsDialog).accept()

    assert wait_for(lambda: window.findChild(SettingsDialog) is None)


def test_new_looks_in_a_row_end_in_the_last_one(window):
    opened(window, example("heat-pump"), 4)
    old = window.centralWidget()

    window.set_theme("dark")
    assert window.is_building
    window.set_theme("contrast")
    window.zoom_in()

    assert dressed(window).frame.step == 4
    assert (window.theme.name, window.theme.zoom) == ("contrast", 110)
    assert wait_for(lambda: not isValid(old))
    assert window.updatesEnabled() and window.frame.isVisible()


def test_a_project_that_is_opened_while_the_window_is_dressed_anew_is_shown(window):
    opened(window, example("heat-pump"), 4)

    window.set_theme("dark")
    opened(window, example("machines"), 2)

    assert not window.is_building
    assert (window.theme.name, window.frame.step) == ("dark", 2)


def test_the_checks_are_made_when_they_are_looked_at(window):
    opened(window, step=1)
    checks = window.frame.coach.checks
    assert not checks.findChildren(CheckRow)

    window.frame.coach.open_page(1)

    waiting = len(checks._shown[1])
    assert wait_for(lambda: len(checks.findChildren(CheckRow)) == min(waiting, LONGEST_LIST))
