"""A button that looks like a card."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.parts import column, label, row
from cxworkshop.ui.theme import Theme


class CardButton(QPushButton):
    """Be a button that looks like a card: an icon, a name, a note that wraps."""

    def __init__(
        self, theme: Theme, picture: str, name: str, note: str, beside: bool, call: Callable[[], None]
    ) -> None:
        """Put the icon beside the words, or above them."""
        super().__init__()
        px = theme.px
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("kind", "card")
        words = column(spacing=2, theme=theme)
        words.addWidget(label(theme, name, "body_strong", wrap=True))
        words.addWidget(label(theme, note, "table", "text2", wrap=True))
        words.addStretch(1)
        image = label(theme)
        image.setPixmap(pixmap(picture, theme.color("accent"), QSize(px(24), px(24))))
        inside = row(self, (16, 12, 16, 14), 14, theme) if beside else column(self, (16, 16, 16, 14), 8, theme)
        inside.addWidget(image, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(words, 1)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda checked=False: call())

    def sizeHint(self) -> QSize:
        """Take the size of what is inside."""
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than what is inside."""
        inside = self.layout()
        return inside.minimumSize() if inside else super().minimumSizeHint()
