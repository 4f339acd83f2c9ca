"""Means with their interval, and indices of several questions (F3.6, F3.7)."""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum, sqrt
from typing import NamedTuple

from cxworkshop.method.distributions import t_two_sided
from cxworkshop.method.domain import require_finite, require_inside, require_not_negative
from cxworkshop.method.intervals import Interval
from cxworkshop.method.tally import cells, tally


class MeanSd(NamedTuple):
    """Number, mean and sample standard deviation; the mean needs one value, the deviation two."""

    n: int
    mean: float | None
    sd: float | None


def mean_sd(values: Iterable[float | None]) -> MeanSd:
    """Compute number, mean and standard deviation of the values that are there.

    F3.6.
    """
    return mean_sd_counts(tally(values))


def mean_sd_counts(counts: Mapping[float, int]) -> MeanSd:
    """Compute number, mean and standard deviation of counted values.

    Raises ValueError for a negative count. F3.6.
    """
    ordered = cells(counts)
    n = sum(count for _, count in ordered)
    if n == 0:
        return MeanSd(0, None, None)
    # Measured from the smallest value, equal values have their exact mean and no deviation.
    base = ordered[0][0]
    mean = base + fsum(count * (value - base) for value, count in ordered) / n
    squares = fsum(count * (value - mean) ** 2 for value, count in ordered)
    return MeanSd(n, mean, sqrt(squares / (n - 1)) if n > 1 else None)


def mean_sd_moments(n: int, total: float, squares: float) -> MeanSd:
    """Compute mean and standard deviation from a number, a sum and a sum of squares.

    Sums of large values that differ little lose digits: keep counts where possible. The deviation is None
    where the sums contradict each other. Raises ValueError for a negative n or sum of squares. F3.6.
    """
    require_not_negative(n=n, squares=squares)
    require_finite(total=total)
    if n == 0:
        return MeanSd(0, None, None)
    spread = squares - total * total / n
    if n == 1 or spread < -1e-9 * squares:
        return MeanSd(n, total / n, None)
    return MeanSd(n, total / n, sqrt(max(spread, 0.0) / (n - 1)))


def mean_ci(values: Iterable[float | None], conf: float = 0.95) -> Interval | None:
    """Bound the mean of the values that are there by the t interval.

    None: fewer than two values. When all are equal the interval has no width, which says little: show the box
    share's interval then. F3.6, Student 1908.
    """
    return mean_ci_counts(tally(values), conf)


def mean_ci_counts(counts: Mapping[float, int], conf: float = 0.95) -> Interval | None:
    """Bound the mean of counted values by the t interval.

    None: fewer than two values. Raises ValueError for a negative count. F3.6.
    """
    return mean_ci_summary(*mean_sd_counts(counts), conf=conf)


def mean_ci_summary(
    n: int, mean: float | None, sd: float | None, conf: float = 0.95, population: int | None = None
) -> Interval | None:
    """Bound a mean by the t interval from number, mean and standard deviation.

    A population multiplies the half-width by sqrt(1 - n / population), for "these ones now" only. None: fewer
    than two values, a missing mean or deviation, or more values than population. Raises ValueError for a
    negative number. F3.6, and F3.3 for the means of accounts.
    """
    require_not_negative(n=n, sd=sd, population=population)
    require_finite(mean=mean)
    require_inside(conf=conf)
    if n < 2 or mean is None or sd is None or (population is not None and n > population):
        return None
    half = t_two_sided(conf, n - 1) * sd / sqrt(n)
    if population is not None:
        half *= sqrt(1 - n / population)
    return Interval(mean - half, mean + half)


def index_0_100(items: Sequence[float | None], lo: float = 1, hi: float = 10) -> float | None:
    """Turn the mean of item means on a scale lo..hi into an index 0..100.

    Missing items are left out. None: no item, an item outside the scale, or a scale without length. Raises
    ValueError for NaN or infinity. F3.7.
    """
    given = [item for item in items if item is not None]
    for item in given:
        require_finite(items=item)
    if not given or not lo <= min(given) <= max(given) <= hi or lo == hi:
        return None
    return _of_scale(fsum(given) / len(given), lo, hi)


def index_interval(interval: Interval | None, lo: float = 1, hi: float = 10) -> Interval | None:
    """Turn the interval of a mean on a scale lo..hi into that of the index, cut at 0 and 100.

    None: there is no interval, or the scale has no length. F3.7.
    """
    if interval is None or lo >= hi:
        return None
    return Interval(max(_of_scale(interval.low, lo, hi), 0.0), min(_of_scale(interval.high, lo, hi), 100.0))


def _of_scale(value: float, lo: float, hi: float) -> float:
    return 100 * (value - lo) / (hi - lo)
