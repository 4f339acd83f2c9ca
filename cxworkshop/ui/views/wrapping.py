"""Buttons and chips in lines, as many in each as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui.theme import Theme


class Wrapping(QWidget):
    """Place widgets of different widths from left to right and then on the next line."""

    def __init__(self, theme: Theme, spacing: int = 8, centred: bool = False) -> None:
        """Begin empty; `centred` puts each line in the middle."""
        super().__init__()
        self._gap = theme.px(spacing)
        self._centred = centred
        self._held: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Hold other widgets; those that are no longer there die."""
        for gone in self._held:
            if gone not in widgets:
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

    def event(self, event: QEvent) -> bool:
        """Place the others anew when one is hidden or shown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place(self.width())
            self.updateGeometry()
        return super().event(event)

    def _widest(self) -> int:
        return max((widget.sizeHint().width() for widget in self._seen()), default=0)

    def _seen(self) -> list[QWidget]:
        """Give those that are not hidden for now; they leave no gap."""
        return [widget for widget in self._held if not widget.isHidden()]

    def _place(self, width: int, move: bool = True) -> int:
        """Place the widgets, or only tell the height that they need."""
        y = 0
        for line in self._lines(width):
            sizes = [widget.sizeHint() for widget in line]
            used = sum(size.width() for size in sizes) + self._gap * (len(line) - 1)
            x = max(0, (width - used) // 2) if self._centred else 0
            for widget, size in zip(line, sizes, strict=True):
                if move:
                    widget.setGeometry(x, y, min(size.width(), max(width, 1)), size.height())
                x += size.width() + self._gap
            y += max(size.height() for size in sizes) + self._gap
        return max(0, y - self._gap)

    def _lines(self, width: int) -> list[list[QWidget]]:
        """Divide the widgets into lines."""
        lines: list[list[QWidget]] = []
        x = 0
        for widget in self._seen():
            wide = widget.sizeHint().width()
            if not lines or x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append(widget)
            x += wide + self._gap
        return lines
