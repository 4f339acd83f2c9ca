"""Normal and Student's t distribution with the standard library alone (F0)."""

import math
from collections.abc import Callable
from statistics import NormalDist

from cxworkshop.method.domain import require_finite, require_inside, require_positive

_NORMAL = NormalDist()
# Below this the gamma function itself is exact enough; above it a short series is more exact.
_SERIES_FROM = 100.0


def normal_cdf(x: float) -> float:
    """Give the probability that a standard normal value is at most x. F0."""
    return _NORMAL.cdf(x)


def normal_ppf(p: float) -> float:
    """Give the standard normal value that is not exceeded with probability p.

    Raises ValueError unless 0 < p < 1. F0.
    """
    require_inside(p=p)
    return _NORMAL.inv_cdf(p)


def z_two_sided(conf: float = 0.95) -> float:
    """Give the normal quantile that leaves (1 - conf) / 2 on either side.

    0.95 gives 1.96. Raises ValueError unless 0 < conf < 1. F0.
    """
    require_inside(conf=conf)
    # The lower quantile keeps its digits where 1 - conf is tiny; the upper would lose them near 1.
    return -_NORMAL.inv_cdf((1 - conf) / 2)


def t_two_sided(conf: float, df: float) -> float:
    """Give Student's t quantile that leaves (1 - conf) / 2 on either side.

    Raises ValueError unless 0 < conf < 1 and df > 0. F0.
    """
    require_inside(conf=conf)
    return -t_ppf((1 - conf) / 2, df)


def t_cdf(t: float, df: float) -> float:
    """Give the probability that Student's t with df degrees of freedom is at most t.

    df need not be whole. Raises ValueError unless df > 0 and t is finite. F0, Student 1908.
    """
    require_finite(t=t)
    require_positive(df=df)
    return 1 - _t_tail(t, df) if t > 0 else _t_tail(-t, df)


def t_ppf(p: float, df: float) -> float:
    """Give the value that Student's t with df degrees of freedom does not exceed with probability p.

    Raises ValueError unless 0 < p < 1 and df > 0. F0.
    """
    require_inside(p=p)
    require_positive(df=df)
    if p > 0.5:
        return _t_upper(1 - p, df)
    return -_t_upper(p, df) if p < 0.5 else 0.0


def newton(step: Callable[[float], float], start: float) -> float:
    """Follow Newton's steps from a start until they no longer change the value.

    step(x) is f(x) / f'(x). The caller sees to it that start lies where the steps cannot pass the root, so
    that a step backwards can only be rounding noise.
    """
    x = start - (first := step(start))
    for _ in range(200):
        change = step(x)
        if abs(change) <= 1e-13 * abs(x) or change * first < 0:
            break
        x -= change
    return x


def _t_upper(tail: float, df: float) -> float:
    # The t quantile lies beyond the normal one, and beyond 0 the cdf is concave, so that Newton's steps
    # climb from the normal quantile to the wanted one without passing it.
    return newton(lambda t: (tail - _t_tail(t, df)) / _t_density(t, df), -_NORMAL.inv_cdf(tail))


def _t_density(t: float, df: float) -> float:
    return _gamma_ratio(df / 2) / math.sqrt(math.pi * df) * math.exp(-(df + 1) / 2 * math.log1p(t * t / df))


def _t_tail(t: float, df: float) -> float:
    """Give P(T > t) for t >= 0: half the regularised incomplete beta function at df / (df + t^2)."""
    square = t * t
    x, y, a = df / (df + square), square / (df + square), df / 2
    front = _gamma_ratio(a) / math.sqrt(math.pi) * math.exp(-a * math.log1p(square / df)) * math.sqrt(y)
    # The fraction converges fast on one side of its mean only; the other side is its mirror image.
    if x < (a + 1) / (a + 2.5):
        return front * _beta_fraction(a, 0.5, x) / df
    return 0.5 - front * _beta_fraction(0.5, a, y)


def _gamma_ratio(a: float) -> float:
    """Give gamma(a + 1/2) / gamma(a)."""
    if a < _SERIES_FROM:
        return math.gamma(a + 0.5) / math.gamma(a)
    return math.sqrt(a) * math.exp(-1 / (8 * a) + 1 / (192 * a**3) - 1 / (640 * a**5))


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Evaluate the continued fraction of the incomplete beta function by Lentz's method."""
    tiny = 1e-300
    c = 1.0
    d = 1 / ((1 - (a + b) * x / (a + 1)) or tiny)
    value = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / ((1 + term * d) or tiny)
            c = (1 + term / c) or tiny
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value
