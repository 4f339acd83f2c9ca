"""A line that says what is likely to be missing, and adds it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from cxworkshop.language import Message
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, label, row


class Suggestion(QFrame):
    """Say what is likely to be missing, with one button that adds it; hidden until something is offered."""

    def __init__(self, desk: Desk) -> None:
        """Make it empty and hidden."""
        super().__init__()
        self.setObjectName("card")
        self.desk = desk
        self._call: Callable[[], None] = self.hide
        line = row(self, (16, 8, 12, 8), 12, desk.theme)
        self._text = label(desk.theme, "", "table", wrap=True)
        line.addWidget(self._text, 1)
        self.button = button(desk.theme, "", self._agree, picture="plus")
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def offer(self, text: Message, action: Message, call: Callable[[], None]) -> None:
        """Show a suggestion."""
        self._call = call
        self._text.setText(self.desk.text(text))
        self.button.setText(self.desk.text(action))
        self.button.setAccessibleName(self.desk.text(action))
        self.button.setAccessibleDescription(self.desk.text(text))
        self.show()

    def _agree(self) -> None:
        self._call()
