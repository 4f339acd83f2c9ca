"""A series in time: readings with their intervals, limits of chance, the plan line and the target."""

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QFontMetricsF

from cxworkshop.language import N_, NO_VALUE
from cxworkshop.method.figures.targets import series_key_of
from cxworkshop.method.readings import SeriesKey, all_series
from cxworkshop.method.view import View
from cxworkshop.model.targets import Target
from cxworkshop.programme.charts import Dot, Lines, nice_ticks, trends
from cxworkshop.programme.values import interval_text, number_text, reading_text, value_text
from cxworkshop.ui.charts.kind import Data
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.ui.charts.canvas import Canvas

AHEAD = 1.9
"""The past keeps at least its half of the chart, however far away the target is."""
MONTH_ROOM = 46
SIGNAL = "d"
ROOM_AHEAD = 0.8
"""Up to here, as a part of the days, there is room for words to the right of a reading."""
Bounds = tuple[float, float] | None


class Trend(NamedTuple):
    """Hold a series with the interval of each reading."""

    lines: Lines
    intervals: tuple[Bounds, ...] = ()

    def height(self) -> int:
        """Give the height that it needs."""
        return 240

    def table(self, desk: Desk) -> Data:
        """Give each reading with its interval and limits."""
        text, language, metric = desk.text, desk.language, self.lines.metric
        heads = [N_("Day"), N_("Reading"), N_("Interval"), N_("Answers"), N_("Limits of chance"), N_("Beyond chance")]
        rows = []
        for dot, bounds in zip(self.lines.dots, self._bounds(), strict=True):
            low, high = bounds if bounds is not None else (None, None)
            rows.append(
                (
                    language.short_date(dot.day, year=True),
                    reading_text(metric, dot.value, dot.n, language),
                    interval_text(metric, low, high, language, dot.n) or NO_VALUE,
                    language.number(round(dot.n)) if dot.n is not None else NO_VALUE,
                    interval_text(metric, dot.low, dot.high, language, dot.n) or NO_VALUE,
                    text(N_("yes")) if dot.signal else text(N_("no")),
                )
            )
        if self.lines.target is not None and self.lines.plan:
            end = language.short_date(self.lines.plan[-1][0], year=True)
            goal = text(N_("target {value}"), value=value_text(metric, self.lines.target, language))
            rows.append((end, goal, NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE))
        return Data(tuple(text(head) for head in heads), tuple(rows), frozenset({1, 2, 3, 4}))

    def draw(self, canvas: "Canvas", desk: Desk) -> None:
        """Draw the chart."""
        _Drawing(self, canvas, desk).draw()

    def _bounds(self) -> tuple[Bounds, ...]:
        return self.intervals or (None,) * len(self.lines.dots)


def trend_of(view: View, target: Target) -> Trend | None:
    """Describe the series that a target is about; None with fewer than two readings."""
    return trend_for(view, series_key_of(target))


def trend_for(view: View, key: SeriesKey) -> Trend | None:
    """Describe the series of a metric and segments; None with fewer than two readings."""
    found = (lines for lines in view.of(trends) if (lines.metric.id, lines.segments) == key)
    lines = next(found, None)
    if lines is None:
        return None
    readings = {reading.measurement.end: reading.estimate for reading in view.of(all_series).get(key, ())}
    bounds: list[Bounds] = []
    for dot in lines.dots:
        estimate = readings.get(dot.day)
        whole = estimate is not None and estimate.low is not None and estimate.high is not None
        bounds.append((estimate.low, estimate.high) if whole and estimate else None)  # type: ignore[arg-type]
    return Trend(lines, tuple(bounds))


class _Drawing:
    """Draw one trend, from back to front."""

    def __init__(self, trend: Trend, canvas: "Canvas", desk: Desk) -> None:
        self._lines, self._bounds = trend.lines, trend._bounds()
        self._canvas, self._desk = canvas, desk
        dots, plan = self._lines.dots, self._lines.plan
        self._first = dots[0].day
        seen = max(1, (max(self._lines.today, dots[-1].day) - self._first).days)
        ahead = max((day for day, _ in plan), default=self._lines.today)
        self._days = max(seen, min((ahead - self._first).days, round(seen * AHEAD)))
        self._beyond = (ahead - self._first).days > self._days
        lows = [bounds[0] for bounds in self._bounds if bounds is not None]
        highs = [bounds[1] for bounds in self._bounds if bounds is not None]
        ticks = self._lines.ticks
        self._ticks = nice_ticks(min([ticks[0], *lows]), max([ticks[-1], *highs])) if lows or highs else ticks
        self._plot: Any = None

    def draw(self) -> None:
        low, high = self._ticks[0], self._ticks[-1]
        pad = (high - low) * 0.06
        # room before the first and behind the last day, for dots and words
        self._left, self._right = -self._days * 0.015, self._days * 1.015
        words = self._target_words()
        wide = QFontMetricsF(self._desk.theme.font("label")).horizontalAdvance(words) if words else 0.0
        width = max(1, self._canvas.width - self._desk.px(60))
        self._end = self._right
        self._right += (self._right - self._left) * min(0.4, (wide + self._desk.px(16)) / max(1.0, width - wide))
        self._plot = self._canvas.plot((self._left, self._right), (low - pad, high + pad * 2.4))
        self._grid()
        self._limits()
        self._ahead(low, high)
        self._series()

    def _x(self, day: date) -> float:
        return float((day - self._first).days)

    def _grid(self) -> None:
        language = self._desk.language
        ticks = [(tick, number_text(self._lines.metric, tick, language)) for tick in self._ticks]
        self._canvas.axis(self._plot, "left", ticks)
        self._canvas.axis(self._plot, "bottom", [(self._x(day), words) for day, words in self._days_named()])
        levels = [((self._left, tick), (self._end, tick)) for tick in self._ticks]
        self._canvas.segments(self._plot, levels, self._canvas.pen("grid"))

    def _days_named(self) -> list[tuple[date, str]]:
        language = self._desk.language
        months = self._months()
        if len(months) > 1:
            return [(day, self._month(day)) for day in months]
        ends = (self._first, self._lines.dots[-1].day)
        return [(day, language.short_date(day)) for day in dict.fromkeys(ends)]

    def _months(self) -> list[date]:
        last = self._first + timedelta(days=self._days)
        firsts = []
        day = self._first.replace(day=1)
        while day <= last:
            if day >= self._first:
                firsts.append(day)
            day = (day + timedelta(days=32)).replace(day=1)
        room = max(1, self._canvas.width) / self._desk.px(MONTH_ROOM)
        step = next((step for step in (1, 2, 3, 6, 12) if len(firsts) / step <= room), 12)
        return [day for day in firsts if (day.month - 1) % step == 0] or firsts[:1]

    def _month(self, day: date) -> str:
        name = self._desk.language.month(day, short=True)
        # as wide as a month, so that it leaves its neighbours room
        return str(day.year) if day.month == 1 and self._days > 300 else name

    def _limits(self) -> None:
        dots, centre = self._lines.dots, self._lines.centre
        if centre is None:
            return
        canvas, xs = self._canvas, [self._x(dot.day) for dot in dots]
        canvas.line(self._plot, [(xs[0], centre), (xs[-1], centre)], canvas.pen("text3"))
        for limits in ([dot.low for dot in dots], [dot.high for dot in dots]):
            points = [(x, limit) for x, limit in zip(xs, limits, strict=True) if limit is not None]
            if len(points) > 1:
                canvas.line(self._plot, points, canvas.pen("text3", 1, (4, 3)))

    def _target_words(self) -> str:
        target = self._lines.target
        if target is None:
            return ""
        value = value_text(self._lines.metric, target, self._desk.language)
        return self._desk.text(N_("target {value}"), value=value)

    def _ahead(self, low: float, high: float) -> None:
        canvas, lines, text = self._canvas, self._lines, self._desk.text
        today = self._x(lines.today)
        if 0 <= today <= self._days:
            canvas.line(self._plot, [(today, low), (today, high)], canvas.pen("text2", 1, (1, 3)))
            side = "right" if today > self._days * 0.9 else "middle"
            canvas.words(self._plot, today, high, text(N_("today")), side, 1.0)
        if len(lines.plan) > 1:
            points = self._cut([(self._x(day), value) for day, value in lines.plan])
            canvas.line(self._plot, points, canvas.pen("accent", 2, (3, 3)))
            for day, value in lines.plan[1:-1]:
                if self._x(day) <= self._days:
                    canvas.dots(self._plot, [(self._x(day), value)], "accent", 7, hollow=True)
        if lines.target is not None:
            goal = lines.target
            canvas.line(self._plot, [(self._end * 0.93, goal), (self._end, goal)], canvas.pen("text", 2))
            canvas.words(self._plot, self._end, goal, self._target_words(), "left", 0.5, "label", "text")
            if self._beyond:
                due = self._desk.language.short_date(lines.plan[-1][0], year=True)
                up = 1.4 if goal < low + (high - low) * 0.2 else -0.4
                canvas.words(self._plot, self._end, goal, due, "left", up)

    def _cut(self, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """End the plan line where the chart ends."""
        kept = [points[0]]
        for (x0, y0), (x1, y1) in pairwise(points):
            if x1 > self._end:
                part = (self._end - x0) / (x1 - x0)
                return [*kept, (self._end, y0 + part * (y1 - y0))] if part > 0 else kept
            kept.append((x1, y1))
        return kept

    def _series(self) -> None:
        canvas, dots = self._canvas, self._lines.dots
        xs, ys = [self._x(dot.day) for dot in dots], [dot.value for dot in dots]
        found = [(x, bounds) for x, bounds in zip(xs, self._bounds, strict=True) if bounds is not None]
        whiskers = [((x, bounds[0]), (x, bounds[1])) for x, bounds in found]
        canvas.segments(self._plot, whiskers, canvas.pen("border_strong", 1))
        canvas.line(self._plot, list(zip(xs, ys, strict=True)), canvas.pen("data1", 2))
        plain = [(x, dot.value) for x, dot in zip(xs, dots, strict=True) if not dot.signal]
        if plain:
            canvas.dots(self._plot, plain, "data1", 7)
        beyond = [(x, dot.value) for x, dot in zip(xs, dots, strict=True) if dot.signal]
        if beyond:
            canvas.dots(self._plot, beyond, "bad", 12, SIGNAL, hollow=True)
        self._name(dots[-1], xs[-1])

    def _name(self, dot: Dot, x: float) -> None:
        """Write the newest value beside its dot, away from the line behind it and from the plan before it."""
        words = reading_text(self._lines.metric, dot.value, dot.n, self._desk.language)
        if x < self._days * ROOM_AHEAD:
            side, rising = "left", self._lines.target is not None and self._lines.target > dot.value
        else:
            side, rising = "right", dot.value < self._lines.dots[-2].value
        up = -0.2 if rising else 1.2
        self._canvas.words(self._plot, x, dot.value, words, side, up, "label", "text", backed=True)
