"""How people answered, small enough for a table: one bar for each point of the scale, or a share."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.language import N_
from cxworkshop.method.measuring import favourable
from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.found import Values
from cxworkshop.surveys.scales import scale_of
from cxworkshop.ui.desk import Desk

MOST_BARS = 11


class Distribution(QWidget):
    """Draw the answers of one metric; its accessible name says the counts."""

    def __init__(self, desk: Desk, metric: Metric, values: Values) -> None:
        """Take the counts of the answers."""
        super().__init__()
        self._desk = desk
        self._good = set(favourable(metric))
        scale = scale_of(metric)
        points = [scale.low + step for step in range(int(scale.high - scale.low) + 1)] if scale is not None else []
        self._bars = [(point, values.get(point, 0)) for point in points] if 0 < len(points) <= MOST_BARS else []
        language = desk.language
        said = ", ".join(f"{language.number(value)}: {language.number(n, 0)}" for value, n in values.items())
        self.setAccessibleName(desk.text(N_("How people answered: {counts}"), counts=said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the room of a table row."""
        return QSize(self._desk.px(168), self._desk.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars from a line."""
        if not self._bars:
            return
        theme, px = self._desk.theme, self._desk.px
        painter = QPainter(self)
        width, height = min(self.width(), px(168)), self.height() - 2
        if len(self._bars) == 2:
            self._draw_share(painter, width)
            return
        most = max(n for _, n in self._bars) or 1
        step = width / len(self._bars)
        lowest_good = min(self._good, default=None)
        for place, (value, n) in enumerate(self._bars):
            tall = (height - px(2)) * n / most
            token = "data1" if value in self._good else "bad"
            if value not in self._good and lowest_good is not None and value >= lowest_good - 1 - (len(self._bars) > 7):
                token = "data5"
            if not self._good:
                token = "data1"
            bar = QRectF(place * step + 1, height - tall, step - 2, tall)
            painter.fillRect(bar, QColor(theme.tokens[token]))
        painter.fillRect(QRectF(0, height, width, 1), QColor(theme.tokens["border_strong"]))
        painter.end()

    def _draw_share(self, painter: QPainter, width: int) -> None:
        theme, px = self._desk.theme, self._desk.px
        n = sum(count for _, count in self._bars)
        share = self._bars[1][1] / n if n else 0
        top = (self.height() - px(14)) / 2
        whole = QRectF(0.5, top + 0.5, width - 1, px(14) - 1)
        painter.fillRect(whole, QColor(theme.tokens["sunken"]))
        painter.fillRect(QRectF(0, top, width * share, px(14)), QColor(theme.tokens["data1"]))
        painter.setPen(QColor(theme.tokens["border_strong"]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole)
        painter.end()
