"""The coming weeks, one column each."""

from datetime import timedelta

from cxworkshop.exports.layout import Block
from cxworkshop.exports.paper import (
    ACCENT,
    BORDER,
    GRID,
    HEAD,
    SIGNAL,
    SMALL,
    SUNKEN,
    SURFACE,
    TABLE,
    TEXT,
    WARN,
)
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.shapes import centred, diamond, write
from cxworkshop.exports.text import Text
from cxworkshop.language import Language
from cxworkshop.programme.charts import Mark, Timeline, TimeRow

HEAD_HIGH = 33.0
ROW = 23.5
LABELS = 0.31
LONG_LABEL = SMALL._replace(leading=10.5, colour=TEXT)


class TimelineBlock(Block):
    """Draw a timeline; a long one goes on over the page."""

    def __init__(self, chart: Timeline, language: Language) -> None:
        """Take the description."""
        self._chart, self._language = chart, language

    def height(self, width: float) -> float:
        """Give the head and the rows."""
        return HEAD_HIGH + ROW * len(self._chart.rows)

    def opening(self, width: float) -> float:
        """Ask for the head and three rows."""
        return HEAD_HIGH + ROW * min(3, len(self._chart.rows))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split between rows; the weeks are named again."""
        fitting = int((room - HEAD_HIGH) // ROW)
        if fitting < 1 or fitting >= len(self._chart.rows):
            return None
        upper, lower = self._chart.rows[:fitting], self._chart.rows[fitting:]
        return (
            TimelineBlock(self._chart._replace(rows=upper), self._language),
            TimelineBlock(self._chart._replace(rows=lower), self._language),
        )

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw weeks and rows."""
        with pen.tags.content("Figure", "; ".join(self._told(row) for row in self._chart.rows)):
            self._draw(pen, x, y, width)

    def _told(self, row: TimeRow) -> str:
        """Tell a row: its name, and the numbers of its weeks."""
        marked = (week for mark in row.marks for week in range(mark.first, mark.last + 1))
        weeks = ", ".join(str(self._chart.weeks[week].isocalendar().week) for week in marked)
        return f"{row.label or self._language.text(row.title)}: {weeks or self._language.text(row.missing)}"

    def _draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        left, wide = x + width * LABELS, width * (1 - LABELS)
        week = wide / len(self._chart.weeks)
        self._head(pen, left, y, week)
        y += HEAD_HIGH
        pen.rule(x, y, width, 1.0, TEXT)
        for row in self._chart.rows:
            self._row(pen, row, x, y, left, week)
            y += ROW
            pen.rule(x, y, width)

    def _head(self, pen: Pen, left: float, y: float, week: float) -> None:
        """Draw bands for every other month, then months and week numbers."""
        high = self.height(0)
        # a week belongs to the month of its Thursday, as the ISO calendar has it
        thursdays = [monday + timedelta(days=3) for monday in self._chart.weeks]
        for place, thursday in enumerate(thursdays):
            at = left + place * week
            if thursday.month % 2:
                pen.box(at, y, week, high, fill=SUNKEN)
            if place:
                pen.line((at, y + HEAD_HIGH), (at, y + high), 0.4, GRID)
        for place, thursday in enumerate(thursdays):
            at = left + place * week
            if not place or thursday.month != thursdays[place - 1].month:
                write(pen, at + 4, y + 11, self._language.month(thursday, short=True), HEAD.tinted(TEXT))
            centred(pen, at + week / 2, y + 23, str(thursday.isocalendar().week), SMALL)

    def _row(self, pen: Pen, row: TimeRow, x: float, y: float, left: float, week: float) -> None:
        middle = y + ROW / 2
        label = row.label or self._language.text(row.title)
        words = Text(label, style=TABLE)
        if words.height(left - x - 8) > TABLE.leading:
            words = Text(label, style=LONG_LABEL, most=2)
        words.draw(pen, x, middle - words.height(left - x - 8) / 2, left - x - 8)
        if row.missing:
            write(pen, left + 6, middle + 3.2, self._language.text(row.missing), TABLE.strong().tinted(WARN))
        for mark in row.marks:
            self._mark(pen, mark, middle, left, week)

    def _mark(self, pen: Pen, mark: Mark, middle: float, left: float, week: float) -> None:
        start, end = left + mark.first * week, left + (mark.last + 1) * week
        at = (start + end) / 2
        match mark.kind:
            case "all the time":
                pen.box(start + 2, middle - 3.5, end - start - 4, 7, fill=ACCENT, radius=3.5)
            case "nobody" if mark.last > mark.first:
                pen.box(start + 2, middle - 3.5, end - start - 4, 7, fill=SURFACE, colour=WARN, weight=1.3, radius=3.5)
            case "nobody":
                pen.circle(at, middle, 3.6, fill=SURFACE, colour=WARN, weight=1.4)
            case "together":
                diamond(pen, at, middle, 5.6, SIGNAL)
            case "count":
                pen.circle(at, middle, 6.2, fill=SURFACE, colour=BORDER, weight=0.9)
                centred(pen, at, middle, str(mark.times), SMALL.strong().tinted(TEXT))
            case _:
                pen.circle(at, middle, 3.6, fill=ACCENT)


def draw_sign(pen: Pen, kind: str, x: float, y: float) -> float:
    """Draw one sign of the key and give its width."""
    match kind:
        case "all the time":
            pen.box(x, y - 3.5, 19, 7, fill=ACCENT, radius=3.5)
            return 24.0
        case "nobody":
            pen.circle(x + 4, y, 3.6, fill=SURFACE, colour=WARN, weight=1.4)
        case "together":
            diamond(pen, x + 5, y, 5.2, SIGNAL)
        case "count":
            pen.circle(x + 5, y, 5.4, fill=SURFACE, colour=BORDER, weight=0.9)
        case _:
            pen.circle(x + 4, y, 3.6, fill=ACCENT)
    return 14.0
