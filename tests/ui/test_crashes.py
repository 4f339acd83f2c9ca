"""What once ended the whole app without a word; each of these tests ended the tests before its cause was mended."""

import sys
from functools import cache

from desks import application, wait_for
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

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


class Wrapped(QWidget):
    """Be higher where it is narrow, as a table whose words break; it knows its height when it has its width."""

    def resizeEvent(self, event):
        self.setFixedHeight(450 if self.width() < 600 else 300)


def test_a_page_that_is_higher_beside_its_bar_comes_to_rest():
    application()
    page = QWidget()
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    for _ in range(2):
        card = QFrame()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Wrapped())
        outer.addWidget(card)
    area = scrolled(page)
    bar = area.verticalScrollBar().sizeHint().width()
    area.resize(600 + bar // 2, 700)
    area.show()

    for height in (800, 650, 700, 620, 700):
        area.resize(600 + bar // 2, height)
        assert wait_for(lambda: page.width() == area.viewport().width())
        assert page.height() >= 600
        for width in (500, 600, 605, 600 + bar // 2):
            area.resize(width, height)
    assert area.size() == QSize(600 + bar // 2, 700)
    assert QEvent.Type.Resize is not None
