"""Did it change? Two waves or two groups side by side (F5.1 to F5.4, F5.14)."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from cxworkshop.method.distributions import normal_cdf, t_cdf, t_two_sided, z_two_sided
from cxworkshop.method.domain import require_finite, require_inside, require_not_negative, require_shares
from cxworkshop.method.intervals import Interval, share_of, wilson
from cxworkshop.method.scores import nps, nps_var


class NpsDifference(NamedTuple):
    """Difference in points, its standard error, z, two-sided p, and interval."""

    diff: float
    se: float
    z: float | None
    p: float | None
    ci: Interval | None


class ShareDifference(NamedTuple):
    """Difference as a share, z and two-sided p."""

    diff: float
    z: float | None
    p: float | None


class MeanDifference(NamedTuple):
    """Difference, t, degrees of freedom, two-sided p, and interval."""

    diff: float
    t: float | None
    df: float | None
    p: float | None
    ci: Interval | None


def difference_se(variance_1: float, n_1: float, variance_2: float, n_2: float) -> float | None:
    """Compute the standard error of the difference of two means, each from n answers.

    For a share p the variance is p * (1 - p), for an NPS 100^2 times nps_var(). None: no answers on one side.
    Raises ValueError for a negative number. F5.1 to F5.5.
    """
    require_not_negative(variance_1=variance_1, n_1=n_1, variance_2=variance_2, n_2=n_2)
    return sqrt(variance_1 / n_1 + variance_2 / n_2) if n_1 and n_2 else None


def nps_diff_test(
    first: tuple[float, float, float], second: tuple[float, float, float], conf: float = 0.95
) -> NpsDifference | None:
    """Compare two NPS waves, given as promoters, passives and detractors.

    None: a wave is empty. z, p and the interval are None when neither wave varies. Raises ValueError for a
    negative number. F5.1.
    """
    z_limit = z_two_sided(conf)
    before, after = nps(*first), nps(*second)
    variance_1, variance_2 = nps_var(*first), nps_var(*second)
    if before is None or after is None or variance_1 is None or variance_2 is None:
        return None
    diff, se = after - before, 100 * sqrt(variance_1 / sum(first) + variance_2 / sum(second))
    if se == 0:
        return NpsDifference(diff, 0.0, None, None, None)
    half = z_limit * se
    return NpsDifference(diff, se, diff / se, _two_sided(diff / se), Interval(diff - half, diff + half))


def two_prop_test(x_1: int, n_1: int, x_2: int, n_2: int) -> ShareDifference | None:
    """Compare two shares by the pooled z test.

    None: a wave is empty, or x above n. z and p are None when all or none count in both waves. Use newcombe()
    when any cell is below 5. Raises ValueError for a negative number. F5.2.
    """
    before, after = share_of(x_1, n_1).share, share_of(x_2, n_2).share
    if before is None or after is None:
        return None
    pooled = (x_1 + x_2) / (n_1 + n_2)
    if pooled in (0, 1):
        return ShareDifference(after - before, None, None)
    z = (after - before) / sqrt(pooled * (1 - pooled) * (1 / n_1 + 1 / n_2))
    return ShareDifference(after - before, z, _two_sided(z))


def newcombe(x_1: int, n_1: int, x_2: int, n_2: int, conf: float = 0.95) -> Interval | None:
    """Bound the difference of two shares (second minus first) by Newcombe's interval, to display.

    None: a wave is empty, or x above n. Raises ValueError for a negative number. F5.3, Newcombe 1998 (method
    10).
    """
    before, after = wilson(x_1, n_1, conf), wilson(x_2, n_2, conf)
    if before is None or after is None:
        return None
    p_1, p_2 = x_1 / n_1, x_2 / n_2
    down = sqrt((p_2 - after.low) ** 2 + (before.high - p_1) ** 2)
    up = sqrt((after.high - p_2) ** 2 + (p_1 - before.low) ** 2)
    return Interval(p_2 - p_1 - down, p_2 - p_1 + up)


def welch(
    mean_1: float, sd_1: float, n_1: int, mean_2: float, sd_2: float, n_2: int, conf: float = 0.95
) -> MeanDifference | None:
    """Compare two means whose spread may differ.

    None: fewer than two values on one side. t, df, p and the interval are None when neither side varies.
    Raises ValueError for a negative standard deviation or n. F5.4, Welch 1947.
    """
    require_finite(mean_1=mean_1, mean_2=mean_2)
    require_not_negative(sd_1=sd_1, n_1=n_1, sd_2=sd_2, n_2=n_2)
    require_inside(conf=conf)
    if n_1 < 2 or n_2 < 2:
        return None
    diff, square_1, square_2 = mean_2 - mean_1, sd_1 * sd_1 / n_1, sd_2 * sd_2 / n_2
    se = sqrt(square_1 + square_2)
    if se == 0:
        return MeanDifference(diff, None, None, None, None)
    # Divided by their sum first, the squares cannot vanish where the deviations are tiny.
    part_1, part_2 = square_1 / (square_1 + square_2), square_2 / (square_1 + square_2)
    df = 1 / (part_1 * part_1 / (n_1 - 1) + part_2 * part_2 / (n_2 - 1))
    half = t_two_sided(conf, df) * se
    p = 2 * t_cdf(-abs(diff / se), df)
    return MeanDifference(diff, diff / se, df, p, Interval(diff - half, diff + half))


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Adjust the p values of many comparisons so that chance finds count once.

    A missing p value stays None and is not counted. The order is kept. Raises ValueError for a p outside
    0..1. F5.14, Holm 1979.
    """
    given = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for done, (p, place) in enumerate(given):
        require_shares(p_values=p)
        highest = max(highest, min((len(given) - done) * p, 1.0))
        adjusted[place] = highest
    return adjusted


def _two_sided(z: float) -> float:
    return 2 * normal_cdf(-abs(z))
