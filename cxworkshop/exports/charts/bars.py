"""A Pareto chart lying on its side, so that long names have room, with the cumulative line."""

from cxworkshop.exports.layout import Block
from cxworkshop.exports.paper import (
    ACCENT,
    BORDER,
    BORDER_STRONG,
    HEAD,
    SIGNAL,
    SMALL,
    SUNKEN,
    SURFACE,
    TABLE,
    TEXT2,
)
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.shapes import badge, shortened, write
from cxworkshop.language import N_, Language
from cxworkshop.programme.charts import Bars

ROW = 21.0
TOP = 20.0
LABELS = 0.44
NUMBERS = 26.0
CUT = 0.8
MOST_BARS = 20


class BarsBlock(Block):
    """Draw one row for each bar; the few that matter most are filled."""

    def __init__(self, chart: Bars, language: Language) -> None:
        """Take the description."""
        self._bars = chart.bars[:MOST_BARS]
        self._language = language

    def height(self, width: float) -> float:
        """Give the rows and the scale above them."""
        return TOP + ROW * len(self._bars) + 2

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw labels, bars, and the line over them."""
        told = "; ".join(f"{bar.code} {bar.label}: {self._language.number(bar.number)}" for bar in self._bars)
        with pen.tags.content("Figure", told):
            self._draw(pen, x, y, width)

    def _draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        left = x + width * LABELS
        room = width * (1 - LABELS) - NUMBERS
        self._scale(pen, left, y, room)
        top = y + TOP
        pen.rule(x, top, width, 0.75, BORDER_STRONG)
        longest = max(bar.number for bar in self._bars)
        for place, bar in enumerate(self._bars):
            middle = top + place * ROW + ROW / 2
            badge(pen, x + 7, middle, bar.code, 7.0, bar.vital)
            style = TABLE.strong() if bar.vital else TABLE.tinted(TEXT2)
            write(pen, x + 20, middle + 3.2, shortened(bar.label, style, width * LABELS - 30), style)
            wide = max(1.5, room * bar.number / longest * 0.86)
            fill, colour = (ACCENT, ACCENT) if bar.vital else (SUNKEN, BORDER_STRONG)
            pen.box(left, middle - 5.5, wide, 11, fill=fill, colour=colour, weight=0.6, radius=1)
            number = self._language.number(bar.number)
            write(pen, x + width, middle + 3.2, number, TABLE.strong() if bar.vital else TABLE, right=True)
            pen.rule(x, middle + ROW / 2, width, 0.5, BORDER)
        self._line(pen, left, top, room)

    def _scale(self, pen: Pen, left: float, y: float, room: float) -> None:
        """Name the ends of the cumulative line and the cut."""
        high = TOP + ROW * len(self._bars)
        cut = left + room * CUT
        pen.line((cut, y + TOP), (cut, y + high), 0.75, SIGNAL, (2, 2))
        write(pen, left, y + 11, self._language.text(N_("Mentions, and share reached")), HEAD)
        write(pen, cut + 10, y + 11, self._language.percent(CUT), SMALL.tinted(SIGNAL), right=True)

    def _line(self, pen: Pen, left: float, top: float, room: float) -> None:
        points = [(left + room * bar.cumulative, top + n * ROW + ROW / 2) for n, bar in enumerate(self._bars)]
        pen.path((left, top), points, colour=SIGNAL, weight=1.2)
        for point in points:
            pen.circle(*point, 2.4, fill=SURFACE, colour=SIGNAL, weight=1.2)
