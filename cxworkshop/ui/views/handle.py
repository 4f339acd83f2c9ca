"""A point of a matrix as a control of its own: focus, Tab order, screen readers and dragging come with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QApplication, QCheckBox

from cxworkshop.programme.charts import Spot
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.matrix_layout import RADIUS

if TYPE_CHECKING:
    from cxworkshop.ui.views.matrix import MatrixPlot

SIZE, RING = 40, 18.0
SMALL_STEP, LARGE_STEP = 0.1, 0.5
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Handle(QCheckBox):
    """Stand for one thing: dragged or moved with the arrow keys it changes its values, ticked it is chosen.

    It changes nothing itself: it tells the plot what is wished, and shows what the plot then says.
    """

    def __init__(self, plot: "MatrixPlot", spot: Spot) -> None:
        """Make the handle inside its plot."""
        super().__init__(plot)
        self._plot = plot
        self._theme: Theme = plot.theme
        self.spot = spot
        self.place: tuple[float, float] = (spot.x, spot.y)
        """Where it is drawn, in the units of the axes."""
        self._grab: QPoint | None = None
        self.dragging = False
        self.hovered = False
        self.marked = False
        self.nudged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        size = self._theme.px(SIZE)
        self.setFixedSize(size, size)
        self.setMask(QRegion(self.rect(), QRegion.RegionType.Ellipse))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_spot(self, spot: Spot) -> None:
        """Take what the project says now."""
        self.spot = spot
        self.place = (spot.x, spot.y)
        self.setChecked(spot.chosen)
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._plot.movable else Qt.CursorShape.ArrowCursor)

    def nextCheckState(self) -> None:
        """Wish for the other state; it is shown when the project has it."""
        self._plot.wish_tick(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._grab = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where it would lie."""
        if self._grab is None or not self._plot.movable:
            return
        moved = event.position().toPoint() - self._grab
        if not self.dragging and moved.manhattanLength() < QApplication.startDragDistance():
            return
        if not self.dragging:
            self.dragging = True
            self.raise_()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._plot.drag_began(self)
        middle = self.mapToParent(event.position().toPoint() - self._grab) + self.rect().center()
        self._plot.preview(self, QPointF(middle))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it there, or tick it when it was not moved."""
        if event.button() != Qt.MouseButton.LeftButton or self._grab is None:
            return
        self._grab = None
        if self.dragging:
            self._end_drag(keep=True)
        elif self.rect().contains(event.position().toPoint()):
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys, open with Enter, let go with Esc."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.dragging:
            self._grab = None
            self._end_drag(keep=False)
        elif key in ARROWS and not self.dragging:
            large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = LARGE_STEP if large else SMALL_STEP
            self.nudged = True
            self._plot.nudge(self, ARROWS[key][0] * step, ARROWS[key][1] * step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._plot.chosen.emit(self.spot.id)
        elif key == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a visit: what the arrow keys change until the focus leaves is one step."""
        super().focusInEvent(event)
        self._plot.entered(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the visit."""
        super().focusOutEvent(event)
        self.nudged = False
        # the focus also leaves a handle that is being taken apart and no longer knows its plot
        if (parent := self.parentWidget()) is not None:
            parent.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show both values while the mouse is over it."""
        super().enterEvent(event)
        self.hovered = True
        self._plot.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide them again."""
        super().leaveEvent(event)
        self.hovered = False
        self._plot.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go when it is hidden in the middle of a drag."""
        super().hideEvent(event)
        self._grab, self.dragging, self.hovered = None, False, False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a circle with its code: filled when chosen, a ring when not."""
        theme, px, on = self._theme, self._theme.px, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        ring = "focus" if self.hasFocus() else "accent" if self.marked else ""
        if ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(ring), 2))
            painter.drawEllipse(middle, px(RING), px(RING))
        hot = self.underMouse() and not on
        painter.setBrush(theme.color("accent" if on else "sunken" if hot else "surface"))
        painter.setPen(QPen(theme.color("accent" if on else "border_strong"), 1.6))
        painter.drawEllipse(middle, px(RADIUS), px(RADIUS))
        painter.setPen(theme.color("on_accent" if on else "text2"))
        font = theme.font("button")
        font.setPixelSize(max(1, px({1: 15, 2: 15, 3: 12}.get(len(self.spot.code), 10))))
        painter.setFont(font)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.spot.code)

    def _end_drag(self, keep: bool) -> None:
        self.dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._plot.drag_ended(self, keep)
