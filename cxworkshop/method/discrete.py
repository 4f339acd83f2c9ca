"""Binomial and Poisson distribution with the standard library alone (F0).

Probabilities of single counts come from Stirling's formula with its error term (Loader 2000), which keeps
full precision for counts in the millions; cumulative ones are sums over the nearer tail.
"""

import math
from collections.abc import Iterable
from itertools import count

from cxworkshop.method.domain import require_not_negative, require_shares


def binom_cdf(k: int, n: int, p: float) -> float:
    """Give the probability of at most k successes in n trials of probability p.

    k below 0 gives 0, k of n or more gives 1. Raises ValueError for a negative n or p outside 0..1. F0.
    """
    require_not_negative(n=n)
    require_shares(p=p)
    if k < 0 or k >= n:
        return 1.0 if k >= n else 0.0
    if k <= n * p:
        return _binom_lower(k, n, p, 1 - p)
    return 1 - _binom_lower(n - k - 1, n, 1 - p, p)


def poisson_cdf(k: int, mean: float) -> float:
    """Give the probability of at most k events where the expected number is mean.

    k below 0 gives 0. Raises ValueError for a negative mean. F0.
    """
    require_not_negative(mean=mean)
    if k < 0:
        return 0.0
    if k <= mean:
        return _tail(poisson_pmf(k, mean), (i / mean for i in range(k, 0, -1)))
    return 1 - _tail(poisson_pmf(k + 1, mean), (mean / i for i in count(k + 2)))


def binom_pmf(k: int, n: int, p: float) -> float:
    """Give the probability of exactly k successes in n trials of probability p.

    Raises ValueError for a negative n or p outside 0..1. F0, Loader 2000.
    """
    require_not_negative(n=n)
    require_shares(p=p)
    return _binom_mass(k, n, p, 1 - p)


def poisson_pmf(k: int, mean: float) -> float:
    """Give the probability of exactly k events where the expected number is mean.

    Raises ValueError for a negative mean. F0, Loader 2000.
    """
    require_not_negative(mean=mean)
    if k < 0 or mean == 0:
        return 1.0 if k == 0 else 0.0
    if k == 0:
        return math.exp(-mean)
    return math.exp(-_stirling_error(k) - _deviance(k, mean)) / math.sqrt(2 * math.pi * k)


def _binom_lower(k: int, n: int, p: float, q: float) -> float:
    return _tail(_binom_mass(k, n, p, q), (i * q / ((n - i + 1) * p) for i in range(k, 0, -1)))


def _binom_mass(k: int, n: int, p: float, q: float) -> float:
    if not 0 <= k <= n:
        return 0.0
    if k == 0 or k == n:
        return q**n if k == 0 else p**n
    if p == 0 or q == 0:
        return 0.0
    exponent = _stirling_error(n) - _stirling_error(k) - _stirling_error(n - k)
    exponent -= _deviance(k, n * p) + _deviance(n - k, n * q)
    return math.exp(exponent) * math.sqrt(n / (2 * math.pi * k * (n - k)))


def _tail(first: float, ratios: Iterable[float]) -> float:
    """Sum terms that each follow from the one before, until they no longer count."""
    total = term = first
    for ratio in ratios:
        term *= ratio
        total += term
        if term <= total * 1e-17:
            break
    return total


def _stirling_error(n: int) -> float:
    """Give what Stirling's formula lacks of log n!, for n >= 1."""
    if n <= 15:
        return math.lgamma(n + 1) - (n + 0.5) * math.log(n) + n - 0.5 * math.log(2 * math.pi)
    square = n * n
    series = 1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square
    return (1 / 12 - (1 / 360 - series / square) / square) / n


def _deviance(k: int, mean: float) -> float:
    """Give k log(k / mean) - (k - mean), without cancelling digits near the mean."""
    return k * math.log1p((k - mean) / mean) - (k - mean)
