"""The names of the lanes at the left of the journey map, and the scale of the emotions."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views import lettering
from cxworkshop.ui.views.emotion_curve import Scale
from cxworkshop.ui.views.journey_model import EMOTION, LANES, NAME, PHASE, TIME, WORD

WIDTH = 124
SCALE = ((2.0, N_("+2 delighted")), (0.0, N_("0 neutral")), (-2.0, N_("−2 let down")))
CLOSE = (TIME, PHASE, WORD)
"""Rows that belong to the one above: no line stands between them, and their name is written small."""


class LaneHeader(QHeaderView):
    """Paint the names of the lanes, in two lines where a second one says whose view it is."""

    def __init__(self, desk: Desk, grid: QTableView) -> None:
        """Stand beside a grid."""
        super().__init__(Qt.Orientation.Vertical, grid)
        self.desk = desk
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFixedWidth(max(desk.px(WIDTH), self._longest_word() + desk.px(26)))

    def wanted(self, row: int) -> int:
        """Tell how high a row must be for its name."""
        lane, desk, width = LANES[row], self.desk, self._inner()
        if row == EMOTION:
            return 0
        high = lettering.height(desk.text(lane.label), desk.theme.font(self._style(row)), width)
        if lane.below:
            high += lettering.height(desk.text(lane.below), desk.theme.font("caption"), width)
        return round(high) + desk.px(6 if row in CLOSE or row == NAME else 12)

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint the name of one lane."""
        theme, lane = self.desk.theme, LANES[row]
        painter.save()
        painter.fillRect(rect, theme.color("sunken"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if row + 1 not in CLOSE:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = QRectF(rect).adjusted(
            theme.px(14), theme.px({NAME: 6, TIME: 2, PHASE: 3, WORD: 3}.get(row, 6)), -theme.px(8), 0
        )
        painter.setPen(theme.color("text3" if row in CLOSE else "text2"))
        used = lettering.write(painter, self.desk.text(lane.label), theme.font(self._style(row)), inner)
        painter.setPen(theme.color("text3"))
        if lane.below:
            lettering.write(painter, self.desk.text(lane.below), theme.font("caption"), inner.adjusted(0, used, 0, 0))
        if row == EMOTION:
            self._paint_scale(painter, QRectF(rect), inner.y() + used)
        painter.restore()

    def _paint_scale(self, painter: QPainter, rect: QRectF, top: float) -> None:
        theme = self.desk.theme
        scale = Scale(theme, rect.y(), rect.height())
        font = theme.font("caption")
        painter.setFont(font)
        high = painter.fontMetrics().height()
        for value, words in SCALE:
            y = min(max(scale.y(value) - high / 2, top), rect.bottom() - high)
            place = QRectF(rect.x() + theme.px(14), y, self._inner(), high)
            painter.setPen(theme.color("text3"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.desk.text(words))
            painter.setPen(QPen(theme.color("border_strong"), 1))
            painter.drawLine(QPointF(rect.right() - theme.px(5), scale.y(value)), QPointF(rect.right(), scale.y(value)))

    def _longest_word(self) -> int:
        theme, words = self.desk.theme, self.desk.text
        names = [(word, self._style(row)) for row, lane in enumerate(LANES) for word in words(lane.label).split()]
        below = [(word, "caption") for lane in LANES if lane.below for word in words(lane.below).split()]
        scale = [(words(label), "caption") for _, label in SCALE]
        return max(QFontMetrics(theme.font(style)).horizontalAdvance(text) for text, style in names + below + scale)

    def _inner(self) -> float:
        return self.width() - self.desk.px(22)

    def _style(self, row: int) -> str:
        return "caption" if row in CLOSE else "table_strong"
