"""The line from baseline to target, its traffic light, and where the figures are heading (F5.8 to F5.10).

Times are days on any common count, such as date.toordinal().
"""

from collections.abc import Sequence
from itertools import combinations
from statistics import median
from typing import Literal, NamedTuple

from cxworkshop.method.domain import require_finite, require_not_negative, require_shares

Colour = Literal["green", "amber", "red", "grey"]

# Data older than this many review intervals say nothing about today.
STALE_AFTER = 1.5
_GUARD = 1e-9


class TrafficLight(NamedTuple):
    """The colour, and whether the plan lies inside the interval of the actual value."""

    colour: Colour
    indistinct: bool


class Trend(NamedTuple):
    """Slope per unit of time, and the value at time 0."""

    slope: float
    intercept: float


def plan_value(
    baseline: float | None,
    target: float | None,
    start: float,
    end: float,
    now: float,
    bend: tuple[float, float] | None = None,
) -> float | None:
    """Read the plan line at a time.

    It runs straight from baseline at start to target at end and is level outside; with end at or before start
    it stands at the target. bend is one point (time, value) on the way, for actions that start late. None:
    baseline or target is missing, or the bend lies outside the time or the values between them. F5.8.
    """
    require_finite(baseline=baseline, target=target, start=start, end=end, now=now)
    if baseline is None or target is None:
        return None
    if end <= start:
        return target
    if bend is None:
        return _between(baseline, target, (now - start) / (end - start))
    moment, value = bend
    if not start < moment < end or not min(baseline, target) <= value <= max(baseline, target):
        return None
    if now <= moment:
        return _between(baseline, value, (now - start) / (moment - start))
    return _between(value, target, (now - moment) / (end - moment))


def rag(
    actual: float | None,
    baseline: float | None,
    target: float | None,
    start: float,
    end: float,
    now: float,
    interval: tuple[float, float] | None = None,
    *,
    hold_tol: float | None = None,
    green: float = 0.05,
    amber: float = 0.20,
    age_days: float | None = None,
    review_days: float | None = None,
    bend: tuple[float, float] | None = None,
) -> TrafficLight:
    """Colour an actual value by how far it is short of the plan, in parts of the way to go.

    The way goes from baseline to target; green and amber are the largest parts for their colour. hold_tol, in
    the metric's unit, is for a target to hold: within it green, within twice it amber. interval is that of
    the actual value. Grey: no value, no plan, no way between baseline and target, or data older than 1.5
    review intervals. Raises ValueError for a negative number or a part outside 0..1. F5.9.
    """
    require_finite(actual=actual)
    require_not_negative(hold_tol=hold_tol, age_days=age_days, review_days=review_days)
    require_shares(green=green, amber=amber)
    stale = age_days is not None and review_days is not None and age_days > STALE_AFTER * review_days
    plan = plan_value(baseline, target, start, end, now, bend)
    if actual is None or baseline is None or target is None or plan is None or stale:
        return TrafficLight("grey", False)
    indistinct = interval is not None and interval[0] <= plan <= interval[1]
    if hold_tol is not None:
        return TrafficLight(_colour(abs(plan - actual), hold_tol, 2 * hold_tol), indistinct)
    if target == baseline:
        return TrafficLight("grey", False)
    # Divided by the signed way, "short" has the right sign for either direction.
    return TrafficLight(_colour((plan - actual) / (target - baseline), green, amber), indistinct)


def theil_sen(points: Sequence[tuple[float, float]]) -> Trend | None:
    """Fit a line through (time, value) points that a single odd point does not move.

    None: fewer than four points, or all at one time. F5.10, Theil 1950, Sen 1968.
    """
    for time, value in points:
        require_finite(time=time, value=value)
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(points, 2) if a[0] != b[0]]
    if len(points) < 4 or not slopes:
        return None
    slope = median(slopes)
    return Trend(slope, median(value - slope * time for time, value in points))


def projection(points: Sequence[tuple[float, float]], time: float) -> float | None:
    """Extend the trend of (time, value) points to a time.

    The result may leave the metric's scale. None: no trend, as for theil_sen(). F5.10.
    """
    trend = theil_sen(points)
    return None if trend is None else trend.intercept + trend.slope * time


def _between(low: float, high: float, part: float) -> float:
    if part >= 1:
        return high
    return low + (high - low) * max(part, 0.0)


def _colour(short: float, green: float, amber: float) -> Colour:
    if short <= green + _GUARD:
        return "green"
    return "amber" if short <= amber + _GUARD else "red"
