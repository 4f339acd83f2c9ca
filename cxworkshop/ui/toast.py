"""A short message above the decision bar that goes by itself; errors are never said so."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from cxworkshop.ui.parts import button, label, row
from cxworkshop.ui.theme import Theme

SHOWN_MS = 8000


class Toast(QFrame):
    """Say something short with at most one button; it stays while the mouse or the focus is on it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        """Make it, hidden."""
        super().__init__(window)
        self.setObjectName("toast")
        self._theme = theme
        line = row(self, (16, 8, 12, 8), 16, theme)
        self._words = label(theme, "", "table", "surface", wrap=False)
        line.addWidget(self._words)
        self._call: Callable[[], Any] | None = None
        self._button = button(theme, "", self._press, "link")
        self._button.setObjectName("ontoast")
        line.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        self.hide()

    def say(self, text: str, button: str = "", call: Callable[[], Any] | None = None) -> None:
        """Show a text and, if asked, a button."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # many enums, slow to load

        self._words.setText(text)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))
        self._call = call
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def place(self) -> None:
        """Stand at the bottom, above the decision bar."""
        parent = self.parentWidget()
        if parent is not None:
            width = min(self.sizeHint().width(), parent.width() - self._theme.px(48))
            x = (parent.width() - width) // 2
            self.setGeometry(
                x, parent.height() - self.sizeHint().height() - self._theme.px(124), width, self.sizeHint().height()
            )

    def _press(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()

    def _leave(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody reads."""
        self._timer.start()

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew."""
        self._timer.start()
