"""Figures of step 5: control charts, which tell a change of level from noise."""

from datetime import date
from typing import Any, Literal, NamedTuple

from cxworkshop.method.control import MIN_POINTS, RateChart, XmrChart, chart_stage, p_chart, u_chart, xmr
from cxworkshop.method.figure import Figure
from cxworkshop.method.figures.targets import baseline_reading, series_key_of
from cxworkshop.method.measuring import is_share
from cxworkshop.method.readings import Reading, SeriesKey, all_series
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Counts, Flow, Rate, ShareOf
from cxworkshop.model.project import code


class Control(NamedTuple):
    """Hold a control chart: its kind, the readings in order, and the chart with limits and signals.

    `base` is how many of the first readings the limits are drawn from.
    """

    kind: Literal["xmr", "p", "u"]
    readings: tuple[Reading, ...]
    chart: XmrChart | RateChart
    base: int


def control_charts(view: View) -> dict[SeriesKey, Control]:
    """Draw a control chart of each series of two or more readings (F5.11 to F5.13), by metric and segments.

    Limits come from the readings up to a target's frozen start, where these are enough, for a later improvement must
    stand out from them.
    """
    found = {}
    frozen = {series_key_of(target): view.measurements.find(target.baseline) for target in view.targets}
    for key, series in view.of(all_series).items():
        shown = tuple(reading for reading in series if reading.estimate.value is not None)
        start = frozen.get(key)
        chart = _chart(shown, start.end if start is not None else None) if len(shown) > 1 else None
        if chart is not None:
            found[key] = chart
    return found


def starting_levels(view: View) -> dict[str, Control]:
    """Draw the control chart of each target's series up to its start, by target id: was that level stable?

    Readings after the start are left out, for a later improvement must not make the start look unstable.
    """
    found = {}
    for target in view.targets:
        start = baseline_reading(view, target)
        end = start.measurement.end if start else None
        series = view.of(all_series).get(series_key_of(target), ())
        before = tuple(
            reading
            for reading in series
            if end is not None and reading.estimate.value is not None and (reading.measurement.end or end) <= end
        )
        chart = _chart(before) if len(before) > 1 else None
        if chart is not None:
            found[target.id] = chart
    return found


LARGE_N = 1000


def _chart(series: tuple[Reading, ...], frozen: date | None = None) -> Control | None:
    """Chart a series, with limits from its readings up to a day where these are enough, else from all."""
    before = sum(frozen is not None and (reading.measurement.end or date.max) <= frozen for reading in series)
    base = before if before >= MIN_POINTS else len(series)
    data = [reading.measurement.data for reading in series]
    sizes = [reading.estimate.n or 0 for reading in series]
    if (
        all(
            isinstance(part, ShareOf | Counts | Flow) and is_share(reading.estimate) for part, reading in _pairs(series)
        )
        and max(sizes) <= LARGE_N
    ):
        cases = [(round((reading.estimate.value or 0) * n), round(n)) for reading, n in zip(series, sizes, strict=True)]
        p = p_chart(cases, base)
        return Control("p", series, p, base) if p else None
    if all(isinstance(part, Rate) for part in data):
        u = u_chart([(part.count, part.exposure / 1000) for part in data if isinstance(part, Rate)], base)
        return Control("u", series, u, base) if u else None
    values = [reading.estimate.value for reading in series if reading.estimate.value is not None]
    single = xmr(values, base)
    return Control("xmr", series, single, base) if single else None


def _pairs(series: tuple[Reading, ...]) -> list[tuple[object, Reading]]:
    return [(reading.measurement.data, reading) for reading in series]


def figures(view: View) -> list[Figure]:
    """List the control charts."""
    return [_figure(view, metric, segments, control) for (metric, segments), control in view.of(control_charts).items()]


def _figure(view: View, metric: str, segments: tuple[str, ...], control: Control) -> Figure:
    chart = control.chart
    signals = [{"signal": place} for place in signal_places(control)]
    rows: list[dict[str, Any]] = signals
    if isinstance(chart, XmrChart):
        rows = [{"mr_mean": chart.mr_mean, "url": chart.url, "unpl": chart.unpl, "lnpl": chart.lnpl}]
        rows += [{"signal": place, "kind": kind} for place, kind in chart.signals]
    return Figure(
        step=5,
        figure={"xmr": "xmr", "p": "p_chart", "u": "u_chart"}[control.kind],
        formula={"xmr": "F5.11", "p": "F5.12", "u": "F5.13"}[control.kind],
        record=metric,
        code=code(view, "metrics", metric),
        metric=metric,
        segment="+".join(segments) or None,
        value=chart.mean if isinstance(chart, XmrChart) else chart.centre,
        n=len(control.readings),
        label=chart_stage(control.base),
        rows=tuple(rows) or None,
    )


def signal_places(control: Control) -> list[int]:
    """Give the positions, from 0, of the readings that signal a change of level."""
    if isinstance(control.chart, XmrChart):
        return sorted({place for place, _ in control.chart.signals})
    return [place for place, point in enumerate(control.chart.points) if point.signal]
