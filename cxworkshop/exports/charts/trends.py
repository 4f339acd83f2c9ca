"""A series in time: readings, limits, plan line, target."""

from datetime import date, timedelta

from cxworkshop.exports.layout import Block
from cxworkshop.exports.paper import (
    ACCENT,
    BAD,
    BORDER_STRONG,
    GRID,
    SMALL,
    SURFACE,
    TEXT,
    TEXT2,
    TEXT3,
)
from cxworkshop.exports.pen import Pen, Point
from cxworkshop.exports.shapes import centred, diamond, measure_line, write
from cxworkshop.language import N_, Language
from cxworkshop.programme.charts import Lines
from cxworkshop.programme.values import number_text, reading_text, value_text

HIGH = 120.0
BOTTOM = 16.0
LEFT = 30.0
RIGHT = 62.0
MONTH_ROOM = 26.0
AHEAD = 1.9


class TrendBlock(Block):
    """Draw a series as wide as there is room."""

    def __init__(self, chart: Lines, language: Language) -> None:
        """Take the description."""
        self._chart, self._language = chart, language
        self._first = chart.dots[0].day
        seen = max(1, (max(chart.today, chart.dots[-1].day) - self._first).days)
        ahead = max((day for day, _ in chart.plan), default=chart.today)
        # the past keeps at least its half of the chart, however far away the target is
        self._days = max(seen, min((ahead - self._first).days, round(seen * AHEAD)))
        self._beyond = (ahead - self._first).days > self._days

    def height(self, width: float) -> float:
        """Give the height."""
        return HIGH

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw axes, limits, readings and the way to the target."""
        with pen.tags.content("Figure", self._told()):
            self._draw(pen, x, y, width)

    def _told(self) -> str:
        """Tell the chart: each day with its value."""
        language, metric = self._language, self._chart.metric
        return "; ".join(
            f"{language.short_date(dot.day, year=True)}: {reading_text(metric, dot.value, dot.n, language)}"
            for dot in self._chart.dots
        )

    def _draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        self._area = (x + LEFT, y + 14, width - LEFT - RIGHT, HIGH - BOTTOM - 18)
        self._grid(pen, x, width)
        self._limits(pen)
        self._ahead(pen)
        self._series(pen)

    def _at(self, day: date, value: float) -> Point:
        left, top, wide, high = self._area
        low, peak = self._chart.ticks[0], self._chart.ticks[-1]
        across = (day - self._first).days / self._days
        return left + across * wide, top + (1 - (value - low) / (peak - low)) * high

    def _grid(self, pen: Pen, x: float, width: float) -> None:
        left, top, wide, high = self._area
        for tick in self._chart.ticks:
            _, level = self._at(self._first, tick)
            pen.line((left, level), (left + wide, level), 0.5, GRID)
            write(pen, left - 6, level + 3, number_text(self._chart.metric, tick, self._language), SMALL, right=True)
        for day, words in self._days_named(wide):
            at, _ = self._at(day, self._chart.ticks[0])
            pen.line((at, top + high), (at, top + high + 3), 0.5, BORDER_STRONG)
            centred(pen, at, top + high + 9, words, SMALL)

    def _days_named(self, wide: float) -> list[tuple[date, str]]:
        """Give the days under the axis: firsts of months, or the ends of what was seen in a short time."""
        months = self._months(wide)
        if len(months) > 1:
            return [(day, self._month(day)) for day in months]
        ends = (self._first, self._chart.dots[-1].day)
        return [(day, self._language.short_date(day)) for day in dict.fromkeys(ends)]

    def _months(self, wide: float) -> list[date]:
        """Give the first days of so many months as can be named."""
        last = self._first + timedelta(days=self._days)
        firsts = []
        day = self._first.replace(day=1)
        while day <= last:
            if day >= self._first:
                firsts.append(day)
            day = (day + timedelta(days=32)).replace(day=1)
        step = next((step for step in (1, 2, 3, 6, 12) if wide / max(1, len(firsts) / step) >= MONTH_ROOM), 12)
        return [day for day in firsts if (day.month - 1) % step == 0] or firsts[:1]

    def _month(self, day: date) -> str:
        name = self._language.month(day, short=True)
        return f"{name} {day.year}" if day.month == 1 and self._days > 300 else name

    def _limits(self, pen: Pen) -> None:
        chart = self._chart
        if chart.centre is None:
            return
        first, last = chart.dots[0].day, chart.dots[-1].day
        pen.line(self._at(first, chart.centre), self._at(last, chart.centre), 0.6, TEXT3)
        for which in ("low", "high"):
            points = [self._at(dot.day, limit) for dot in chart.dots if (limit := getattr(dot, which)) is not None]
            if len(points) > 1:
                pen.path(points[0], points[1:], colour=TEXT3, weight=0.6, dash=(3, 2))

    def _ahead(self, pen: Pen) -> None:
        """Draw today, the plan line and the target."""
        chart = self._chart
        left, top, wide, high = self._area
        today, _ = self._at(chart.today, chart.ticks[0])
        if left <= today <= left + wide:
            pen.line((today, top - 2), (today, top + high), 0.6, TEXT2, (1, 2))
            centred(pen, min(today, left + wide - 8), top - 6, self._language.text(N_("today")), SMALL)
        if len(chart.plan) > 1:
            points = [self._at(day, value) for day, value in chart.plan]
            with pen.clipped(left, top - 4, wide + 1, high + 8):
                pen.path(points[0], points[1:], colour=ACCENT, weight=1.3, dash=(3, 3))
        if chart.target is not None:
            _, level = self._at(self._first, chart.target)
            end = left + wide
            pen.line((end - 22, level), (end + 3, level), 1.3, TEXT)
            words = value_text(chart.metric, chart.target, self._language)
            write(pen, end + 6, level + 3, words, SMALL.strong().tinted(TEXT))
            if self._beyond:
                due = self._language.short_date(max(day for day, _ in chart.plan), year=True)
                write(pen, end + 6, level + 14, due, SMALL)

    def _series(self, pen: Pen) -> None:
        chart = self._chart
        points = [self._at(dot.day, dot.value) for dot in chart.dots]
        pen.path(points[0], points[1:], colour=ACCENT, weight=1.6)
        for dot, point in zip(chart.dots, points, strict=True):
            if dot.signal:
                diamond(pen, *point, 4.4, SURFACE, BAD)
                pen.circle(*point, 1.6, fill=BAD)
            else:
                pen.circle(*point, 2.2, fill=ACCENT)
        last, at = chart.dots[-1], points[-1]
        words = reading_text(chart.metric, last.value, last.n, self._language)
        style = SMALL.strong().tinted(TEXT)
        above = at[1] - 7 if at[1] > self._area[1] + 14 else at[1] + 13
        wide = measure_line(words, style)
        pen.box(at[0] - wide / 2 - 1, above - 8, wide + 2, 10, fill=SURFACE)
        write(pen, at[0] - wide / 2, above, words, style)
