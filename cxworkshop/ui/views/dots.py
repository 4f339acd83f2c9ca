"""One to five dots that are set with a key or a click; a screen reader hears a spin box."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views.marks import dots_width, draw_dots, score_at

MOST = 5
SIDE = 6
KEYS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(MOST + 1)} | {
    Qt.Key.Key_Backspace: 0,
    Qt.Key.Key_Delete: 0,
}
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}


class Dots(QSpinBox):
    """Show a rating from 1 to 5, or none, and let it be set."""

    rated = Signal(object)
    """The user has set a rating, or None."""

    def __init__(self, desk: Desk, name: str, help: str = "", parent: QWidget | None = None) -> None:
        """Make it; `name` is read aloud."""
        super().__init__(parent)
        self.desk = desk
        self.setRange(0, MOST)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # the box is painted here; its line for typing would only be in the way
        self.lineEdit().hide()
        self.setStyleSheet(
            "QSpinBox, QSpinBox:focus { min-height: 0; padding: 0; border: 0; background: transparent; }"
        )
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(name)
        self.setAccessibleDescription(help)

    def show_rating(self, value: int | None) -> None:
        """Show a rating that the project holds."""
        self.setValue(value or 0)

    def rate(self, value: int) -> None:
        """Set a rating as the user does; 0 for none."""
        value = max(0, min(MOST, value))
        if value != self.value():
            self.setValue(value)
            self.rated.emit(value or None)

    def textFromValue(self, value: int) -> str:
        """Say a rating in words."""
        if not value:
            return self.desk.text(N_("not scored"))
        return self.desk.text(N_("{value} of {top}"), value=value, top=MOST)

    def sizeHint(self) -> QSize:
        """Take the room of five dots."""
        return QSize(dots_width(self.desk.theme) + 2 * self.desk.px(SIDE), self.desk.px(26))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than the dots."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 1 to 5, 0 for none, and the arrows."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in KEYS:
            self.rate(KEYS[key])
        elif plain and key in STEPS:
            self.rate(self.value() + STEPS[key])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the dot that is clicked; a click on the last filled one takes it back."""
        value = score_at(self.desk.theme, event.position().x() - self.desk.px(SIDE))
        self.rate(value - 1 if value == self.value() else value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots, and the frame of the focus."""
        theme, px = self.desk.theme, self.desk.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        draw_dots(painter, theme, px(SIDE), self.height() / 2, self.value(), MOST)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))
        painter.end()
