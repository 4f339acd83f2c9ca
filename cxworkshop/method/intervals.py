"""Shares and the interval around them (F3.4): the results that other modules build upon."""

from math import sqrt
from typing import NamedTuple

from cxworkshop.method.distributions import z_two_sided
from cxworkshop.method.domain import require_not_negative


class Interval(NamedTuple):
    """The lower and the upper bound of an estimate."""

    low: float
    high: float


class Share(NamedTuple):
    """x of n, and their quotient, which is None without answers."""

    x: int
    n: int
    share: float | None


def share_of(x: int, n: int) -> Share:
    """Divide x by n and keep both.

    The share is None without answers, or when x is above n. Raises ValueError for a negative number. F3.4.
    """
    require_not_negative(x=x, n=n)
    return Share(x, n, x / n if n > 0 and x <= n else None)


def wilson(x: float, n: float, conf: float = 0.95) -> Interval | None:
    """Bound a share by Wilson's score interval.

    x of n answers count; both may be fractions where n is an effective number. The bounds are shares; the
    lower is exactly 0 if x is 0, the upper exactly 1 if x is n. None: no answers, or x above n. Raises
    ValueError for a negative number or conf outside 0..1. F3.4, Wilson 1927.
    """
    require_not_negative(x=x, n=n)
    z = z_two_sided(conf)
    if n == 0 or x > n:
        return None
    share, square = x / n, z * z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return Interval(0.0 if x == 0 else max(centre - half, 0.0), 1.0 if x == n else min(centre + half, 1.0))
