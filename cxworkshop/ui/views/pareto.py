"""Which few problems make up most mentions: bars lying on their side, with the line of the share reached."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.language import N_
from cxworkshop.programme.charts import Bar, Bars
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views.marks import draw_badge
from cxworkshop.ui.views.matrix_layout import in_lines

ROW, TOP = 46, 30
LABELS, NUMBERS = 0.42, 40
CUT = 0.8
MOST_BARS = 12
BAR_PART = 0.86
"""The longest bar leaves room before the end of the line."""


class ParetoChart(QWidget):
    """Draw the areas by how often they are named; the rows of the table say the same."""

    chosen = Signal(str)
    """A bar was clicked: id of its area."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty chart."""
        super().__init__()
        self.desk = desk
        self.theme = desk.theme
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(desk.text(N_("What customers mention most")))
        self.setMinimumWidth(self.theme.px(300))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, chart: Bars | None) -> None:
        """Show the first bars of a chart."""
        bars = chart.bars[:MOST_BARS] if chart else ()
        if bars != self._bars:
            self._bars = bars
            said = N_("{code} {name}: {number}, reached {share}")
            language = self.desk.language
            self.setAccessibleDescription(
                "; ".join(
                    self.desk.text(
                        said,
                        code=bar.code,
                        name=bar.label,
                        number=language.number(bar.number),
                        share=language.percent(bar.cumulative),
                    )
                    for bar in bars
                )
            )
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for one row for each bar."""
        return QSize(self.theme.px(420), self.theme.px(TOP + ROW * len(self._bars) + 4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which bar was clicked."""
        place = int((event.position().y() - self.theme.px(TOP)) // self.theme.px(ROW))
        if 0 <= place < len(self._bars):
            self.chosen.emit(self._bars[place].id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw labels, bars, and the line over them."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self.theme.px
        left = self.width() * LABELS
        room = self.width() - left - px(NUMBERS)
        self._scale(painter, left, room)
        longest = max(bar.number for bar in self._bars)
        for place, bar in enumerate(self._bars):
            self._row(painter, bar, px(TOP) + px(ROW) * place, left, room * BAR_PART * bar.number / longest)
        self._line(painter, left, room)

    def _scale(self, painter: QPainter, left: float, room: float) -> None:
        """Name the axis and the cut."""
        theme, px = self.theme, self.theme.px
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text2"))
        words = self.desk.text(N_("Mentions, and share reached"))
        cut = left + room * CUT
        place = QRectF(0, 0, cut - px(24), px(TOP - 6))
        words = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(theme.color("warn"))
        painter.drawText(
            QRectF(cut - px(24), 0, px(48), px(TOP - 6)),
            Qt.AlignmentFlag.AlignCenter,
            self.desk.language.percent(CUT),
        )
        painter.setPen(QPen(theme.color("warn"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(cut, px(TOP - 6), cut, px(TOP) + px(ROW) * len(self._bars)))

    def _row(self, painter: QPainter, bar: Bar, top: float, left: float, wide: float) -> None:
        theme, px = self.theme, self.theme.px
        middle = top + px(ROW) / 2
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(QLineF(0, top + px(ROW), self.width(), top + px(ROW)))
        draw_badge(painter, theme, QPointF(px(14), middle), bar.code, bar.vital)
        font = theme.font("table_strong" if bar.vital else "table")
        painter.setFont(font)
        painter.setPen(theme.color("text" if bar.vital else "text2"))
        room = left - px(44)
        lines = in_lines(bar.label, QFontMetricsF(font), room, 2)
        painter.drawText(QRectF(px(34), top, room, px(ROW)), Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
        number = self.desk.language.number(bar.number)
        end = QRectF(self.width() - px(NUMBERS), top, px(NUMBERS - 4), px(ROW))
        painter.drawText(end, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        painter.setPen(QPen(theme.color("accent" if bar.vital else "border_strong"), 1))
        painter.setBrush(theme.color("accent" if bar.vital else "sunken"))
        painter.drawRoundedRect(QRectF(left, middle - px(8), max(2.0, wide), px(16)), 2, 2)

    def _line(self, painter: QPainter, left: float, room: float) -> None:
        """Draw the share that is reached down to each bar."""
        theme, px = self.theme, self.theme.px
        points = [
            QPointF(left + room * bar.cumulative, px(TOP) + px(ROW) * (place + 0.5))
            for place, bar in enumerate(self._bars)
        ]
        path = QPainterPath(QPointF(left, px(TOP)))
        for point in points:
            path.lineTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("warn"), 1.6))
        painter.drawPath(path)
        painter.setBrush(theme.color("surface"))
        for point in points:
            painter.drawEllipse(point, px(3), px(3))
