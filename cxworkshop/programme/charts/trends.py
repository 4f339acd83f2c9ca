"""A series in time with its limits, its plan line and its target."""

from collections.abc import Iterator
from datetime import date
from math import ceil, floor, log10
from typing import NamedTuple

from cxworkshop.method.control import XmrChart
from cxworkshop.method.figures.levels import Control, control_charts, signal_places
from cxworkshop.method.figures.targets import plan_at, series_key_of, target_figures
from cxworkshop.method.measuring import report_as
from cxworkshop.method.readings import SeriesKey, all_series
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Metric
from cxworkshop.model.targets import Target


class Dot(NamedTuple):
    """Hold one reading of a series with the limits at its place; a signal stands out from chance."""

    day: date
    value: float
    n: float | None
    low: float | None
    high: float | None
    signal: bool


class Lines(NamedTuple):
    """Hold a series with its limits, plan line and target; `ticks` are the values named on the axis."""

    metric: Metric
    segments: tuple[str, ...]
    dots: tuple[Dot, ...]
    centre: float | None
    plan: tuple[tuple[date, float], ...]
    target: float | None
    today: date
    ticks: tuple[float, ...]
    provisional: bool


PROVISIONAL_BELOW = 12


def trends(view: View) -> list[Lines]:
    """Describe every series of two or more readings, in the order of the metrics."""
    wanted = {series_key_of(target): target for target in view.targets}
    order = {metric.id: place for place, metric in enumerate(view.metrics)}
    keys = sorted(view.of(all_series), key=lambda key: (order.get(key[0], len(order)), key[1]))
    found = (_lines(view, key, wanted.get(key)) for key in keys)
    return [lines for lines in found if lines is not None]


def _lines(view: View, key: SeriesKey, target: Target | None) -> Lines | None:
    metric = view.metrics.find(key[0])
    dots = _dots(view, key)
    if metric is None or len(dots) < 2:
        return None
    control = view.of(control_charts).get(key)
    aim = target if target is not None and _same_figure(view, key, target) else None
    plan = tuple(_plan(view, aim)) if aim is not None and aim.kind != "monitor only" else ()
    goal = aim.target if aim is not None else None
    values = [dot.value for dot in dots] + [value for _, value in plan] + ([goal] if goal is not None else [])
    values += [limit for dot in dots for limit in (dot.low, dot.high) if limit is not None]
    if report_as(metric) == "share":
        values = [min(1.0, max(0.0, value)) for value in values]
    return Lines(
        metric=metric,
        segments=key[1],
        dots=dots,
        centre=_centre(control),
        plan=plan,
        target=goal,
        today=view.today,
        ticks=nice_ticks(min(values), max(values)),
        provisional=control is not None and control.base < PROVISIONAL_BELOW,
    )


def _same_figure(view: View, key: SeriesKey, target: Target) -> bool:
    """Tell whether a target is about what its series shows: weekly medians do not head for a quarter's percentile."""
    start = view.of(target_figures)[target.id].baseline
    series = [reading.estimate for reading in view.of(all_series)[key] if reading.estimate.value is not None]
    return start is None or all(estimate.function == start.estimate.function for estimate in series)


def _dots(view: View, key: SeriesKey) -> tuple[Dot, ...]:
    control = view.of(control_charts).get(key)
    signals = set(signal_places(control)) if control else set()
    limits = _limits(control)
    readings = [reading for reading in view.of(all_series)[key] if reading.estimate.value is not None]
    return tuple(
        Dot(end, value, reading.estimate.n, *(limits[place] if limits else (None, None)), place in signals)
        for place, reading in enumerate(readings)
        if (end := reading.measurement.end) is not None and (value := reading.estimate.value) is not None
    )


def _limits(control: Control | None) -> list[tuple[float | None, float | None]]:
    """Give the limits at each reading: the same all along for single values, from each n for shares and rates."""
    if control is None:
        return []
    chart = control.chart
    if isinstance(chart, XmrChart):
        return [(chart.lnpl, chart.unpl)] * len(control.readings)
    return [(point.low, point.high) for point in chart.points]


def _centre(control: Control | None) -> float | None:
    if control is None:
        return None
    return control.chart.mean if isinstance(control.chart, XmrChart) else control.chart.centre


def _plan(view: View, target: Target) -> Iterator[tuple[date, float]]:
    """Give the corners of the plan line: its start, its bend, its end."""
    details = view.of(target_figures)[target.id]
    start = details.baseline.measurement.end if details.baseline else view.profile.start_date
    if start is None or target.target_date is None or target.target_date <= start:
        return
    for day in (start, target.bend_date, target.target_date):
        value = plan_at(view, target, day) if day is not None and start <= day <= target.target_date else None
        if day is not None and value is not None:
            yield day, value


SMALLEST_SPAN = 1e-6
"""Values closer together than this are one value on any chart."""


def nice_ticks(low: float, high: float, wanted: int = 4) -> tuple[float, ...]:
    """Give round values from just below the lowest to just above the highest."""
    if high - low < SMALLEST_SPAN:
        pad = max(abs(low) / 2, SMALLEST_SPAN) if low else 0.5
        low, high = low - pad, high + pad
    rough = (high - low) / wanted
    size = 10.0 ** floor(log10(rough))
    step = next(size * part for part in (1, 2, 2.5, 5, 10) if size * part >= rough * 0.999)
    first = floor(low / step + 1e-9)
    last = ceil(high / step - 1e-9)
    return tuple(round(place * step, 10) for place in range(first, last + 1))
