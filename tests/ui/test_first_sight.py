"""What a user sees before doing anything: where the focus is, that nothing flickers, and where a check leads."""

import pytest
from desks import TODAY, application, desk_for, empty_project, example, wait_for
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window


@pytest.fixture
def window(tmp_path):
    application()
    settings = Settings(tmp_path / "settings.json")
    settings.values.language, settings.values.theme = "en", "light"
    made = Window(settings, TODAY)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def opened(window, project):
    window.show_document(desk_for(project).document)
    assert wait_for(lambda: window.frame.step >= 0)
    return window.frame


def has_focus_in_sight(window):
    focus = window.focusWidget()
    return focus is not None and focus.isVisible() and window.frame.part().isAncestorOf(focus)


class Windows(QObject):
    """Remember what is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched.accessibleName() or type(watched).__name__)
        return False


@pytest.mark.parametrize("key", ["heat-pump", ""])
def test_no_screen_opens_a_window_of_its_own_or_lets_go_of_the_focus(window, key):
    frame = opened(window, example(key) if key else empty_project())
    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    for step in range(9):
        for part in parts_of(step):
            frame.open_step(step, part.KEY)
            window.document.settle()
            assert wait_for(lambda: has_focus_in_sight(window)), (step, part.KEY)
    QApplication.instance().removeEventFilter(windows)
    assert windows.seen == []


def test_the_height_of_a_fitted_table_does_not_depend_on_what_it_was_before(window):
    frame = opened(window, empty_project())
    frame.open_step(4)
    table = frame.part().sources
    heights = set()
    for less in (0, 12, 0, 12):
        table.resize(856 - less, table.height())
        heights.add(table.maximumHeight())
    assert len(heights) == 1


def test_a_check_about_all_actions_opens_no_empty_sheet(window):
    frame = opened(window, empty_project())
    frame.go(("actions", "status"))
    assert frame._sheet is None
    assert frame.step == 6
    assert isinstance(window.focusWidget(), QPushButton)


def test_the_focus_ring_follows_a_button_that_is_scrolled(window):
    pane = QWidget()
    inside = QVBoxLayout(pane)
    buttons = [QPushButton(f"Button {number}") for number in range(20)]
    for button in buttons:
        inside.addWidget(button)
    area = QScrollArea()
    area.setWidget(pane)
    area.resize(200, 120)
    ring = FocusRing(area, window.theme)
    area.show()
    area.activateWindow()
    assert QTest.qWaitForWindowActive(area)
    buttons[1].setFocus()
    before = ring.y()
    area.verticalScrollBar().setValue(10)
    assert ring.y() == before - 10
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert ring.mask().boundingRect().height() <= 1
