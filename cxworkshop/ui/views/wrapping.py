"""Buttons and chips in lines, as many in each as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui.theme import Theme


class Wrapping(QWidget):
    """Place widgets of different widths from left to right and then on the next line."""

    def __init__(self, theme: Theme, spacing: int = 8) -> None:
        """Begin empty."""
        super().__init__()
        self._gap = theme.px(spacing)
        self._held: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Hold other widgets; those before die."""
        for gone in self._held:
            gone.hide()
            gone.deleteLater()
        self._held = list(widgets)
        for widget in self._held:
            widget.setParent(self)
            widget.show()
        self._place(self.width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height that the present width needs."""
        return QSize(self._widest(), self.heightForWidth(max(self.width(), self._widest())))

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the widest of them."""
        return QSize(self._widest(), 0)

    def heightForWidth(self, width: int) -> int:
        """Tell how high the lines are."""
        return self._place(width, move=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew."""
        self._place(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Place them when fonts and styles are known."""
        self._place(self.width())

    def _widest(self) -> int:
        return max((widget.sizeHint().width() for widget in self._held), default=0)

    def _place(self, width: int, move: bool = True) -> int:
        """Place the widgets, or only tell the height that they need."""
        x = y = line = 0
        for widget in self._held:
            size = widget.sizeHint()
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self._gap, 0
            if move:
                widget.setGeometry(x, y, min(size.width(), max(width, 1)), size.height())
            x, line = x + size.width() + self._gap, max(line, size.height())
        return y + line
