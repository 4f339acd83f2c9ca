"""A sentence that the figures say, with the sign of an information; it is hidden when there is nothing to say."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.parts import label, row
from cxworkshop.ui.theme import Theme


class InfoLine(QWidget):
    """Say something quietly, below a table."""

    def __init__(self, theme: Theme, margins: tuple[int, int, int, int] = (16, 10, 16, 12)) -> None:
        """Make an empty line."""
        super().__init__()
        line = row(self, margins, 10, theme)
        sign = QLabel()
        size = theme.px(20)
        sign.setPixmap(pixmap("info", theme.color("info"), QSize(size, size)))
        self._words = label(theme, "", "table", wrap=True)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Show a sentence, or nothing."""
        if words != self._words.text():
            self._words.setText(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """Give the sentence that is shown."""
        return self._words.text()
