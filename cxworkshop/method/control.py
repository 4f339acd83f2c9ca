"""Signal or noise: control charts (F5.11 to F5.13)."""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, isclose, sqrt
from typing import Literal, NamedTuple

from cxworkshop.method.domain import require_finite, require_not_negative

Signal = Literal["outside", "run8", "3of4"]

MIN_POINTS = 6
NORMAL_POINTS = 12
# Wheeler's constants for single values and for moving ranges of two.
LIMIT = 2.66
RANGE_LIMIT = 3.268


class XmrChart(NamedTuple):
    """Mean, mean moving range, upper and lower limit, range limit, and signals as (index from 0, kind)."""

    mean: float
    mr_mean: float
    unpl: float
    lnpl: float
    url: float
    signals: list[tuple[int, Signal]]


class ChartPoint(NamedTuple):
    """A value with its own limits, and whether it lies outside them; None without a base."""

    value: float | None
    low: float | None
    high: float | None
    signal: bool


class RateChart(NamedTuple):
    """The centre line and the points."""

    centre: float
    points: list[ChartPoint]


def chart_stage(points: int) -> Literal["points_only", "provisional", "normal"]:
    """Name how far limits can be trusted with so many points.

    Raises ValueError for a negative number. F5.11.
    """
    require_not_negative(points=points)
    if points < MIN_POINTS:
        return "points_only"
    return "provisional" if points < NORMAL_POINTS else "normal"


def xmr(values: Sequence[float], baseline: int | None = None) -> XmrChart | None:
    """Chart single values with limits from their moving ranges.

    baseline freezes the limits on the first so many values. A signal is a point outside the limits, the
    eighth in a row on one side of the mean (a point on the line breaks the row), or the third of four in a
    row beyond half-way to a limit on one side. A pattern that goes on is reported once, where it is first
    complete. None: fewer than six values to draw limits from. Raises ValueError for a negative baseline, NaN
    or infinity. F5.11, Shewhart 1931, Wheeler 1993.
    """
    for value in values:
        require_finite(values=value)
    require_not_negative(baseline=baseline)
    base = values[:baseline]
    if len(base) < MIN_POINTS:
        return None
    # Measured from the first value, equal values have their exact mean.
    mean = base[0] + fsum(value - base[0] for value in base) / len(base)
    mr_mean = fsum(abs(after - before) for before, after in pairwise(base)) / (len(base) - 1)
    reach = LIMIT * mr_mean
    signals: list[tuple[int, Signal]] = [
        *((place, "outside") for place in _outside(values, mean, reach)),
        *((place, "run8") for place in _runs(values, mean)),
        *((place, "3of4") for place in _clusters(values, mean, reach / 2)),
    ]
    return XmrChart(mean, mr_mean, mean + reach, mean - reach, RANGE_LIMIT * mr_mean, sorted(signals))


def p_chart(counts: Sequence[tuple[int, int]], baseline: int | None = None) -> RateChart | None:
    """Chart a share per period from (x, n) with limits for each n.

    baseline freezes the centre on the first so many periods. A period without answers has no value and no
    limits. With n above 1000 the limits get too narrow: use xmr() on the shares. None: no answers, or x above
    n. Raises ValueError for a negative number. F5.12, Shewhart 1931.
    """
    for x, n in counts:
        require_not_negative(x=x, n=n)
    centre = _centre(counts[:baseline])
    if centre is None or any(x > n for x, n in counts):
        return None
    return RateChart(centre, [_point(x, n, centre, centre * (1 - centre), 1.0) for x, n in counts])


def u_chart(counts: Sequence[tuple[int, float]], baseline: int | None = None) -> RateChart | None:
    """Chart events per exposure and period from (events, exposure) with limits for each exposure.

    baseline freezes the centre on the first so many periods. A period without exposure has no value and no
    limits. None: no exposure. Raises ValueError for a negative number. F5.13, Shewhart 1931.
    """
    for events, exposure in counts:
        require_not_negative(events=events, exposure=exposure)
    centre = _centre(counts[:baseline])
    if centre is None:
        return None
    return RateChart(centre, [_point(events, exposure, centre, centre, None) for events, exposure in counts])


def _outside(values: Sequence[float], mean: float, reach: float) -> list[int]:
    return [place for place, value in enumerate(values) if _beyond(value, mean, reach)]


def _runs(values: Sequence[float], mean: float) -> list[int]:
    found, length, before = [], 0, 0
    for place, value in enumerate(values):
        side = _beyond(value, mean, 0.0)
        length = length + 1 if side and side == before else abs(side)
        before = side
        if length == 8:
            found.append(place)
    return found


def _clusters(values: Sequence[float], mean: float, half: float) -> list[int]:
    sides = [_beyond(value, mean, half) for value in values]
    complete = [side != 0 and sides[max(place - 3, 0) : place + 1].count(side) >= 3 for place, side in enumerate(sides)]
    return [place for place, here in enumerate(complete) if here and not (place and complete[place - 1])]


def _beyond(value: float, mean: float, distance: float) -> int:
    """Tell whether a value lies further than distance above (1) or below (-1) the mean, or not (0)."""
    away = abs(value - mean)
    if away < distance or isclose(away, distance, abs_tol=1e-12 + 1e-9 * abs(mean)):
        return 0
    return 1 if value > mean else -1


def _centre(counts: Sequence[tuple[int, float]]) -> float | None:
    total = fsum(base for _, base in counts)
    return sum(x for x, _ in counts) / total if total else None


def _point(x: int, base: float, centre: float, variance: float, top: float | None) -> ChartPoint:
    if base == 0:
        return ChartPoint(None, None, None, False)
    reach = 3 * sqrt(variance / base)
    high = centre + reach
    low = max(centre - reach, 0.0)
    signal = _beyond(x / base, centre, reach) != 0
    return ChartPoint(x / base, low, high if top is None else min(high, top), signal)
