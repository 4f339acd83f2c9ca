"""A page of an import with a narrow column at the side, which goes below where there is no room for it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import column, empty, row, scrolled

SIDE, NARROW = 340, 900
WIDEST = 16_777_215
"""What Qt takes for no limit at all."""


class SideBySide(QWidget):
    """Scroll a wide column and a narrow one."""

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        inner = QWidget()
        inner.setObjectName("canvas")
        inner.setMinimumHeight(1)
        self._page = row(inner, (24, 0, 24, 16), 16, desk.theme)
        self.left, self.right = (column(spacing=16, theme=desk.theme) for _ in range(2))
        outer = column(self)
        outer.addWidget(scrolled(inner))
        self._page.addLayout(self.left, 1)
        self.side = QWidget()
        self.side.setObjectName("canvas")
        self.side.setLayout(self.right)
        self._page.addWidget(self.side)

    def fill(self, left: list[QWidget], right: list[QWidget]) -> None:
        """Show other cards in both columns."""
        for layout, cards in ((self.left, left), (self.right, right)):
            self._put(layout, cards)

    def _put(self, layout: QVBoxLayout, cards: list[QWidget]) -> None:
        empty(layout)
        for card in cards:
            layout.addWidget(card)
        layout.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side column below where it is narrow."""
        super().resizeEvent(event)
        px = self._desk.px
        narrow = self.width() < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._page.setDirection(way)
        self.side.setMinimumWidth(0 if narrow else px(SIDE))
        self.side.setMaximumWidth(WIDEST if narrow else px(SIDE))
