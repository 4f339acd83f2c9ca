"""One number large, and below it what it is."""

from PySide6.QtWidgets import QLabel, QWidget

from cxworkshop.language import C_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import column, dress, label


class BigNumber(QWidget):
    """Show one number large, and below it what it is."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._desk = desk
        self.number: QLabel = label(desk.theme, style="empty", wrap=True)
        self.about: QLabel = label(desk.theme, style="caption", color="text2", wrap=True)
        layout = column(self)
        layout.addWidget(self.number)
        layout.addWidget(self.about)

    def say(self, number: str, about: str, warn: bool = False) -> None:
        """Show another number; with `warn` it draws the eye, and the words say why."""
        dress(self.number, self._desk.theme, "empty", "warn" if warn else "text")
        self.number.setText(number)
        self.about.setText(about)
        self.setAccessibleName(self._desk.text(C_("figure", "{about}: {number}"), about=about, number=number))
