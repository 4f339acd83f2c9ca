"""The four steps of an import, and where it stands."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk

STEPS = (N_("File"), N_("Columns"), N_("Check"), N_("Result"))
CIRCLE, GAP, LINE = 28, 8, 36


class StepTrack(QWidget):
    """Show which of the four steps are done; its accessible name says it in words."""

    def __init__(self, desk: Desk) -> None:
        """Start at the first step."""
        super().__init__()
        self._desk = desk
        self._now = 0
        self._words = [desk.text(words) for words in STEPS]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show a step, 0 to 3."""
        self._now = step
        said = self._desk.text(N_("Step {now} of {all}: {name}"), now=step + 1, all=len(STEPS), name=self._words[step])
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room for circles, words and lines."""
        px = self._desk.px
        words = sum(self._width(place) for place in range(len(STEPS)))
        lines = (len(STEPS) - 1) * px(LINE + 2 * GAP)
        return QSize(round(words + len(STEPS) * px(CIRCLE + GAP) + lines) + 2, px(CIRCLE) + 4)

    def _width(self, place: int) -> float:
        style = "body_strong" if place == self._now else "body"
        return QFontMetricsF(self._desk.theme.font(style)).horizontalAdvance(self._words[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a tick for what is done, a filled circle for now, a ring for what comes."""
        theme, px = self._desk.theme, self._desk.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, quiet = QColor(theme.tokens["accent"]), QColor(theme.tokens["text2"])
        left, middle, size = 1.0, self.height() / 2, float(px(CIRCLE))
        for place, words in enumerate(self._words):
            circle = QRectF(left, middle - size / 2, size, size).adjusted(1, 1, -1, -1)
            done, now = place < self._now, place == self._now
            painter.setPen(QPen(accent if done or now else quiet, px(1.5)))
            painter.setBrush(accent if now else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle)
            if done:
                painter.setPen(QPen(accent, px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                corner = circle.center() + QPointF(-px(1.5), px(4))
                painter.drawPolyline([corner + QPointF(-px(4), -px(4)), corner, corner + QPointF(px(7), -px(8))])
            else:
                painter.setFont(theme.font("label"))
                painter.setPen(QColor(theme.tokens["on_accent"]) if now else quiet)
                painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._desk.language.number(place + 1))
            left += size + px(GAP)
            painter.setFont(theme.font("body_strong" if now else "body"))
            painter.setPen(QColor(theme.tokens["text"]) if now else quiet)
            width = self._width(place)
            painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            left += width + px(GAP)
            if place < len(self._words) - 1:
                painter.setPen(QPen(QColor(theme.tokens["border_strong"]), px(1.5)))
                painter.drawLine(QPointF(left, middle), QPointF(left + px(LINE), middle))
                left += px(LINE + GAP)
        painter.end()
