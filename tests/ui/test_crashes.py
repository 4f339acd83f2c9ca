"""What once ended the whole app without a word; each of these tests ended the tests before its cause was mended."""

import sys
from functools import cache

from desks import application, wait_for
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.ui.parts import scrolled

OURS = "cxworkshop.ui.made_for_this_test"


@cache
def failing():
    """Make a widget whose every call by Qt fails; classes are watched over when they are made."""

    class Failing(QWidget):
        __module__ = OURS

        def eventFilter(self, watched, event):
            raise RuntimeError("filter")

        def resizeEvent(self, event):
            super().resizeEvent(event)
            raise RuntimeError("resize")

        def sizeHint(self):
            raise RuntimeError("hint")

        def changeEvent(self, event):
            raise RuntimeError("change")

    return Failing


def test_an_error_in_what_qt_calls_is_reported_and_the_window_goes_on(monkeypatch):
    application()
    reported = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(str(error)))
    outer = QWidget()
    layout = QVBoxLayout(outer)
    for _ in range(3):
        inner = failing()()
        inner.installEventFilter(inner)
        layout.addWidget(inner)

    outer.resize(300, 200)
    outer.show()
    outer.resize(400, 300)
    outer.setEnabled(False)

    assert set(reported) == {"filter", "resize", "hint", "change"}
    assert all(not inner.sizeHint().isValid() for inner in outer.findChildren(failing()))


def test_a_step_that_cannot_be_undone_is_reported(monkeypatch):
    class Step(QUndoCommand):
        __module__ = OURS

        def redo(self):
            raise ValueError("redo")

    application()
    reported = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(str(error)))
    stack = QUndoStack()
    stack.push(Step())

    assert reported == ["redo"]
    assert stack.count() == 1


def test_only_our_own_classes_are_watched_over():
    class Other(QObject):
        def eventFilter(self, watched, event):
            return True

    assert "guard" not in Other.eventFilter.__code__.co_filename
    assert "guard" in failing().eventFilter.__code__.co_filename


class Late(QWidget):
    """Tell how high it is at the width that it had before, as a page does of a table whose words break."""

    def __init__(self):
        super().__init__()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width):
        return 900 if self.width() >= 600 else 500


def test_a_page_that_needs_its_bar_only_without_it_comes_to_rest():
    application()
    page = Late()
    area = scrolled(page)
    area.resize(600, 700)
    area.show()

    for height in (800, 700, 950, 700):
        area.resize(600, height)
        assert wait_for(lambda: page.width() in (600, area.viewport().width()))
