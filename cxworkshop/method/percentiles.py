"""Percentiles of times and their interval without a distribution (F3.8, F3.9)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cxworkshop.method.discrete import binom_cdf
from cxworkshop.method.domain import require_inside, require_not_negative, require_shares
from cxworkshop.method.intervals import Interval
from cxworkshop.method.tally import ladder, tally


class Ranks(NamedTuple):
    """The lower and upper rank, 1..n, between whose values a percentile lies."""

    low: int
    high: int


def percentile(values: Iterable[float | None], q: float) -> float | None:
    """Give the value below which a share q of the values lies, by linear interpolation.

    None: no values. Raises ValueError for q outside 0..1. F3.8, Hyndman & Fan 1996 (type 7).
    """
    return percentile_counts(tally(values), q)


def percentile_counts(counts: Mapping[float, int], q: float) -> float | None:
    """Give the value below which a share q of counted values lies, by linear interpolation.

    None: no values. Raises ValueError for q outside 0..1 or a negative count. F3.8, Hyndman & Fan 1996 (type
    7).
    """
    require_shares(q=q)
    ordered = ladder(counts)
    if ordered.n == 0:
        return None
    place = (ordered.n - 1) * q
    below = int(place)
    low, high = ordered.at(below + 1), ordered.at(min(below + 2, ordered.n))
    return low + (place - below) * (high - low)


def quantile_ci_ranks(n: int, q: float, conf: float = 0.95) -> Ranks | None:
    """Find the ranks between whose values the percentile q of n values lies.

    None: too few values (P90 needs 36 and P95 needs 72 at conf 0.95). Raises ValueError for a negative n, or
    q or conf not strictly between 0 and 1. F3.9.
    """
    require_not_negative(n=n)
    require_inside(q=q, conf=conf)

    def at_most(rank: int) -> float:
        return binom_cdf(rank, n, q)

    low = bisect_right(range(n), (1 - conf) / 2, key=at_most)
    high = bisect_left(range(n), (1 + conf) / 2, key=at_most) + 1
    return Ranks(low, high) if low >= 1 and high <= n else None


def quantile_interval(values: Iterable[float | None], q: float, conf: float = 0.95) -> Interval | None:
    """Bound the percentile q by two of the values themselves.

    None: too few values. Raises ValueError as quantile_ci_ranks() does. F3.9.
    """
    return quantile_interval_counts(tally(values), q, conf)


def quantile_interval_counts(counts: Mapping[float, int], q: float, conf: float = 0.95) -> Interval | None:
    """Bound the percentile q of counted values by two of the values themselves.

    None: too few values. Raises ValueError as quantile_ci_ranks() does, and for a negative count. F3.9.
    """
    ordered = ladder(counts)
    ranks = quantile_ci_ranks(ordered.n, q, conf)
    return None if ranks is None else Interval(ordered.at(ranks.low), ordered.at(ranks.high))
