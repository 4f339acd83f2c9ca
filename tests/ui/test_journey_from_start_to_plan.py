"""From an empty project to the printed plan, with key presses only: what a person at the keyboard can do."""

from pathlib import Path

import pypdf
import pytest
from desks import TODAY, application, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from cxworkshop.storage.project import ProjectFile
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOST_TABS = 80


@pytest.fixture
def window(tmp_path):
    application()
    return fresh(tmp_path)


def fresh(folder: Path) -> Window:
    settings = Settings(folder / "settings.json")
    settings.values.language, settings.values.theme = "en", "light"
    settings.values.folder = str(folder / "projects")
    made = Window(settings, TODAY)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


class Keyboard:
    """Press keys in whatever has the focus."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def focus(self):
        dialog = QApplication.activeModalWidget()
        return (dialog or self.window).focusWidget() or dialog or self.window

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
        for _ in range(times):
            QTest.keyClick(self.focus(), key, modifiers)
            QTest.qWait(0)

    def type(self, words):
        for letter in words:
            if letter == "\n":
                QTest.keyClick(self.focus(), Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self.focus(), letter)
        QTest.qWait(0)

    def step(self, number):
        self.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert wait_for(self.window.frame.part().isVisible)
        self.settle()

    def settle(self):
        assert wait_for(lambda: not self.window.document._settle_timer.isActive())
        assert wait_for(lambda: self.window.document._settling is None)

    def next_view(self):
        self.press(Qt.Key.Key_Tab, CTRL)
        assert wait_for(self.window.frame.part().isVisible)
        self.settle()

    def confirm(self, step):
        """Go to the decision bar with F6 and confirm with Ctrl+Enter."""
        self.settle()
        bar = self.window.frame.bar
        for _ in range(12):
            if self.window.focusWidget() is not None and bar.isAncestorOf(self.window.focusWidget()):
                break
            self.press(Qt.Key.Key_F6)
        assert bar.isAncestorOf(self.window.focusWidget()), f"step {step}: F6 does not reach the decision"
        self.press(Qt.Key.Key_Return, CTRL)
        assert wait_for(lambda: any(row.step == step for row in self.window.document.project.decisions)), step
        self.settle()

    def reach(self, name):
        """Press Tab until a control with this in its name has the focus."""
        for _ in range(MOST_TABS):
            if name in self.focus().accessibleName():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name}")


def fill(keys: Keyboard) -> None:
    """Enter one row at least in every step, and confirm all seven decisions."""
    keys.step(1)
    keys.type("Guests of the morning\n")
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Space)
    keys.confirm(1)

    keys.step(2)
    keys.next_view()
    keys.type("Order a coffee\n")
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Space)
    keys.confirm(2)

    keys.step(3)
    keys.reach("Add")
    keys.press(Qt.Key.Key_Space)
    keys.settle()
    assert len(keys.window.document.project.metrics) >= 1
    keys.confirm(3)

    keys.step(4)
    keys.type("Slips on the table\n")
    keys.confirm(4)

    keys.step(5)
    keys.reach("Add targets")
    keys.press(Qt.Key.Key_Space)
    keys.settle()
    keys.confirm(5)

    keys.step(6)
    keys.type("The queue is too long\n")
    keys.next_view()
    keys.type("A second person at the counter until nine\n")
    keys.confirm(6)

    keys.step(7)
    keys.reach("Front line")
    keys.press(Qt.Key.Key_Space)
    keys.confirm(7)


def answer_dialog(path: Path) -> None:
    """Type a path into the file dialog and press Enter."""
    assert wait_for(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    field = QApplication.activeModalWidget().findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_first_review_from_an_empty_project_to_the_printed_plan(window, tmp_path, monkeypatch):
    keys = Keyboard(window)
    keys.press(Qt.Key.Key_N, CTRL)
    assert wait_for(window.frame.isVisible)
    start = window.document.project

    fill(keys)
    end = window.document.project
    plan = tmp_path / "plan.pdf"
    monkeypatch.setattr("cxworkshop.ui.screens.plan.ask_where_to_save", lambda *rest, **named: str(plan))
    keys.press(Qt.Key.Key_P, CTRL)
    assert wait_for(plan.exists)
    assert "Guests of the morning" in "".join(page.extract_text() for page in pypdf.PdfReader(plan).pages)

    for _ in range(200):
        if not window.document.undo_stack.canUndo():
            break
        keys.press(Qt.Key.Key_Z, CTRL)
    assert window.document.project == start
    while window.document.undo_stack.canRedo():
        keys.press(Qt.Key.Key_Y, CTRL)
    assert window.document.project == end

    path = window.document.path
    keys.press(Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()
    assert {row.step for row in ProjectFile(path).load().project.decisions} == set(range(1, 8))

    again = fresh(tmp_path)
    assert again.start.isVisible() or wait_for(again.start.isVisible)
    again.start.first_focus()
    recent = Keyboard(again)
    recent.reach("Recent")
    recent.press(Qt.Key.Key_Return)
    assert wait_for(lambda: again.document is not None)
    reopened = again.document.project
    assert reopened.segments == end.segments
    assert reopened.actions == end.actions
    assert {row.step for row in reopened.decisions} == set(range(1, 8))
    again.close()
