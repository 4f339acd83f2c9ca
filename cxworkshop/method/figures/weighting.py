"""Figures of step 4: answers weighted back to the customers, segment by segment (F4.10)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from math import sqrt
from typing import NamedTuple

from cxworkshop.method.distributions import t_two_sided
from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.intervals import wilson
from cxworkshop.method.measuring import Estimate, is_net, is_share
from cxworkshop.method.readings import Reading, is_asked, readings, source_of
from cxworkshop.method.responses import poststrat_weights
from cxworkshop.method.scores import nps_ci
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import code
from cxworkshop.model.segments import Segment

LEAST = 10
"""A segment with fewer answers carries no weight: a few would speak for many."""
SAME = 0.005
"""A weighted share this close to the plain one says the same; of other metrics this part of their range."""


class Stratum(NamedTuple):
    """Hold one segment of a weighted number: its customers, its answers, and the weight of each; None: left out."""

    segment: Segment
    answers: int | None
    weight: float | None


class Weighted(NamedTuple):
    """Hold a metric's number over several segments: as they answered, and as they would count by customers."""

    metric: Metric
    start: date | None
    end: date
    plain: float | None
    estimate: Estimate
    deff: float | None
    strata: tuple[Stratum, ...]
    reason: Reason | None

    @property
    def left_out(self) -> tuple[Segment, ...]:
        """Give the segments that are not in the number."""
        return tuple(stratum.segment for stratum in self.strata if stratum.weight is None)

    @property
    def differs(self) -> bool:
        """Tell whether weighting says something else than the plain number."""
        value, plain = self.estimate.value, self.plain
        if value is None or plain is None:
            return False
        scale = 1.0 if is_share(self.estimate) else 100.0 if is_net(self.estimate) else abs(plain) or 1.0
        return abs(value - plain) >= SAME * scale


Period = tuple[date | None, date]


def weighted(view: View) -> dict[tuple[str, Period], Weighted]:
    """Weight each question's answers back to the customers of the segments asked, by metric id and period."""
    found = {}
    for (id, period), by_segment in _strata(view).items():
        metric = view.metrics.find(id)
        if metric is not None and len(by_segment) > 1:
            found[id, period] = _weighted(view, metric, period, by_segment)
    return found


def _strata(view: View) -> dict[tuple[str, Period], dict[str, Reading]]:
    """Give the readings of single segments over the same period, by metric and period, then by segment."""
    found: dict[tuple[str, Period], dict[str, Reading]] = defaultdict(dict)
    for reading in view.of(readings).values():
        measurement = reading.measurement
        metric, end = view.metrics.find(measurement.metric), measurement.end
        if metric is None or end is None or end > view.today or len(measurement.segments) != 1:
            continue
        segment = measurement.segments[0]
        if view.segments.find(segment) is None or not is_asked(view, metric, measurement):
            continue
        there = found[metric.id, (measurement.start, end)]
        if segment not in there or (there[segment].estimate.n or 0) < (reading.estimate.n or 0):
            there[segment] = reading
    return found


def _weighted(view: View, metric: Metric, period: Period, by_segment: dict[str, Reading]) -> Weighted:
    sources = [source_of(view, reading.measurement.origin) for reading in by_segment.values()]
    asked = {id for row in sources if row is not None for id in row.segments}
    segments = [segment for segment in view.segments if segment.id in by_segment or segment.id in asked]
    function = next((one.estimate.function for one in by_segment.values() if one.estimate.value is not None), "")
    heard = {id: one.estimate for id, one in by_segment.items() if _counts(one.estimate, function)}
    sizes = {id: view.segments.of([id])[0].population for id in heard}
    reason: Reason | None = "too_few_answers" if len(heard) < 2 else None
    if reason is None and not all(sizes.values()):
        reason = "no_population"
    if reason is not None:
        strata = tuple(Stratum(segment, _shown(by_segment, segment), None) for segment in segments)
        return Weighted(metric, *period, None, Estimate(function, "F4.10", reason=reason), None, strata, reason)
    weights = poststrat_weights(
        {id: size or 0 for id, size in sizes.items()}, {id: round(one.n or 0) for id, one in heard.items()}
    )
    strata = tuple(
        Stratum(segment, _shown(by_segment, segment), weights.weights.get(segment.id)) for segment in segments
    )
    n = sum(one.n or 0 for one in heard.values())
    parts = [(weights.weights[id] * (one.n or 0) / n, one) for id, one in heard.items()]
    plain = sum((one.value or 0) * (one.n or 0) for one in heard.values()) / n
    estimate = _pooled(parts, weights.n_eff or n, view.constants.conf_level)
    return Weighted(metric, *period, plain, estimate, weights.deff, strata, None)


def _counts(found: Estimate, function: str) -> bool:
    """Tell whether a reading can carry weight: enough answers, and a number that is a mean of answers."""
    enough = found.value is not None and found.n is not None and found.n >= LEAST
    return enough and found.variance is not None and found.function == function


def _shown(by_segment: dict[str, Reading], segment: Segment) -> int | None:
    """Give the answers of a segment; None where they are hidden or have no number, and 0 where nobody answered."""
    reading = by_segment.get(segment.id)
    if reading is None:
        return 0
    return None if reading.hidden or reading.estimate.n is None else round(reading.estimate.n)


def _pooled(parts: Sequence[tuple[float, Estimate]], n_eff: float, conf: float) -> Estimate:
    """Put the segments together by their share of the customers; n is the effective number of answers."""
    function = parts[0][1].function
    value = sum(share * (one.value or 0) for share, one in parts)
    # the spread inside the segments, and that between them
    variance = sum(share * ((one.variance or 0) + ((one.value or 0) - value) ** 2) for share, one in parts)
    pooled = Estimate(function, "F4.10", value, n_eff, variance=variance)
    if is_share(pooled):
        value = min(1.0, max(0.0, value))
        low, high = wilson(value * n_eff, n_eff, conf) or (None, None)
    elif is_net(pooled):
        # what share is not passive follows from score and variance
        moved = min(1.0, variance / 100**2 + (value / 100) ** 2)
        up, down = (max(0.0, (moved + sign * value / 100) / 2) for sign in (1, -1))
        low, high = nps_ci(up * n_eff, max(0.0, 1 - up - down) * n_eff, down * n_eff, conf) or (None, None)
    elif n_eff > 1 and variance > 0:
        half = t_two_sided(conf, n_eff - 1) * sqrt(variance / n_eff)
        low, high = value - half, value + half
    else:
        return pooled._replace(why_no_interval="all_alike")
    return pooled._replace(low=low, high=high)


def figures(view: View) -> list[Figure]:
    """List the weighted numbers."""
    return [_figure(view, one) for one in view.of(weighted).values()]


def _figure(view: View, one: Weighted) -> Figure:
    days = [day.isoformat() for day in (one.start, one.end) if day is not None]
    strata = tuple(
        {"segment": stratum.segment.id, "customers": stratum.segment.population, "n": stratum.answers,
         "weight": stratum.weight}
        for stratum in one.strata
    )  # fmt: skip
    return Figure(
        step=4, figure="poststrat_weights", formula="F4.10", record=one.metric.id,
        code=code(view, "metrics", one.metric.id), metric=one.metric.id, period="/".join(days),
        value=one.estimate.value, n=one.estimate.n, low=one.estimate.low, high=one.estimate.high,
        rows=({"plain": one.plain, "deff": one.deff, "n_eff": one.estimate.n}, *strata),
        reason=one.reason or one.estimate.why_no_interval,
    )  # fmt: skip
