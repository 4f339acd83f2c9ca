"""Which drivers carry the outcome: standardised weights and shares of R2 (F6.5).

corr is the correlation matrix of the drivers, r_y their correlations with the outcome. Association is no
proof of cause.
"""

from collections.abc import Sequence
from itertools import combinations
from math import factorial, fsum
from typing import Any, NamedTuple

from cxworkshop.method.domain import require_between, require_not_negative
from cxworkshop.method.intervals import Interval

Numbers = Sequence[float]
Rows = Sequence[Numbers]

MAX_DRIVERS = 12
MIN_ANSWERS = 50
MIN_ANSWERS_PER_DRIVER = 10
TWIN = 0.95
# A driver of which the others leave less than this unexplained is a copy of them.
_COPY = 1e-8


class Importance(NamedTuple):
    """The share of R2 that each driver carries, and R2 itself."""

    shares: list[float]
    r2: float


def enough_answers(n: int, drivers: int) -> bool:
    """Tell whether so many answers allow to show the shares of so many drivers.

    Raises ValueError for a negative number. F6.5.
    """
    require_not_negative(n=n, drivers=drivers)
    return n >= max(MIN_ANSWERS, MIN_ANSWERS_PER_DRIVER * drivers)


def std_beta(corr: Rows, r_y: Numbers) -> list[float] | None:
    """Compute the standardised regression weights of the drivers.

    None: no drivers, or drivers that copy each other (see twin_drivers). Raises ValueError for a matrix that
    is not square, symmetric and with correlations in -1..+1, or does not fit r_y. F6.5.
    """
    _check(corr, r_y)
    rows = [[*map(float, row), float(r)] for row, r in zip(corr, r_y, strict=True)]
    size = len(rows)
    if size == 0:
        return None
    for place in range(size):
        pivot = rows[place][place]
        if pivot < _COPY:
            return None
        for below in rows[place + 1 :]:
            _subtract(below, rows[place], below[place] / pivot)
    betas = [0.0] * size
    for place in reversed(range(size)):
        known = fsum(rows[place][other] * betas[other] for other in range(place + 1, size))
        betas[place] = (rows[place][size] - known) / rows[place][place]
    return betas


def r2(corr: Rows, r_y: Numbers) -> float | None:
    """Compute the share of the outcome's variance that all drivers explain together, 0..1.

    None: as for std_beta(), or correlations that contradict each other. Raises ValueError as std_beta().
    F6.5.
    """
    betas = std_beta(corr, r_y)
    if betas is None:
        return None
    explained = fsum(beta * r for beta, r in zip(betas, r_y, strict=True))
    return min(max(explained, 0.0), 1.0) if explained <= 1 + 1e-9 else None


def lmg(corr: Rows, r_y: Numbers) -> Importance | None:
    """Share out R2 among the drivers: the mean gain of each over all orders in which they can enter.

    The shares sum to R2 and are not negative. None: as for r2(). Raises ValueError as std_beta(), or for more
    than 12 drivers. F6.5, Lindeman, Merenda & Gold 1980; Groemping 2007.
    """
    if len(r_y) > MAX_DRIVERS:
        raise ValueError(f"r_y must hold at most {MAX_DRIVERS} drivers")
    total = r2(corr, r_y)
    if total is None:
        return None
    return Importance(_shares_out([list(map(float, row)) for row in corr], list(map(float, r_y))), total)


def lmg_of_draws(corr: Sequence[Sequence[Any]], r_y: Sequence[Any]) -> list[Any]:
    """Share out R2 as lmg() does for many draws at once, each correlation being an array over the draws.

    Nothing is checked; where drivers copy each other in a draw its shares are not finite. F6.5.
    """
    return _shares_out(corr, r_y)


def _shares_out(corr: Sequence[Sequence[Any]], r_y: Sequence[Any]) -> list[Any]:
    size = len(r_y)
    explained = _explained_by_subset(corr, r_y)
    # The share of orders in which exactly a given set of so many drivers comes before a given one.
    orders = [factorial(s) * factorial(size - 1 - s) / factorial(size) for s in range(size)]
    shares: list[Any] = [0.0] * size
    for subset, value in enumerate(explained):
        weight = orders[subset.bit_count() - 1]
        for driver in range(size):
            if subset >> driver & 1:
                shares[driver] = shares[driver] + weight * (value - explained[subset ^ 1 << driver])
    return shares


def twin_drivers(corr: Rows, limit: float = TWIN) -> list[tuple[int, int]]:
    """List the pairs of drivers, by position, whose correlation is beyond a limit.

    Such a pair is what makes a matrix singular. Raises ValueError for a limit outside 0..1. F6.5.
    """
    require_between(0, 1, limit=limit)
    return [(i, j) for i, j in combinations(range(len(corr)), 2) if abs(corr[i][j]) > limit]


def overlapping(bounds: Sequence[Interval]) -> list[tuple[int, int]]:
    """List the pairs of drivers, by position, whose intervals overlap, so that they cannot be told apart.

    F6.5.
    """
    return [
        (i, j)
        for i, j in combinations(range(len(bounds)), 2)
        if bounds[i].low <= bounds[j].high and bounds[j].low <= bounds[i].high
    ]


def _explained_by_subset(corr: Sequence[Sequence[Any]], r_y: Sequence[Any]) -> list[Any]:
    """Compute R2 of every subset of drivers; bit i of its number stands for driver i.

    Each step decides about one driver. Without it the rest stays as it is; with it the rest, and the outcome,
    lose what the driver explains. Subsets that begin alike share that work.
    """
    explained: list[Any] = [0.0] * (1 << len(r_y))

    def decide(driver: int, subset: int, rows: list[list[Any]], value: Any) -> None:
        # rows: what is left of the upper triangle of the undecided drivers, each with the outcome at its end.
        if not rows:
            explained[subset] = value
            return
        first, rest = rows[0], rows[1:]
        decide(driver + 1, subset, rest, value)
        pivot, gain = first[0], first[-1] * first[-1] / first[0]
        reduced = [
            [a - first[place] / pivot * b for a, b in zip(row, first[place:], strict=True)]
            for place, row in enumerate(rest, 1)
        ]
        decide(driver + 1, subset | 1 << driver, reduced, value + gain)

    upper = [[*row[place:], r_y[place]] for place, row in enumerate(corr)]
    decide(0, 0, upper, 0.0)
    return explained


def _subtract(row: list[float], other: list[float], factor: float) -> None:
    for place, value in enumerate(other):
        row[place] -= factor * value


def _check(corr: Rows, r_y: Numbers) -> None:
    size = len(r_y)
    if len(corr) != size or any(len(row) != size for row in corr):
        raise ValueError("corr must have one row and one column for each driver in r_y")
    for i, row in enumerate(corr):
        require_between(-1, 1, r_y=r_y[i])
        for j, r in enumerate(row):
            require_between(-1, 1, corr=r)
            if abs(r - corr[j][i]) > 1e-9 or (i == j and abs(r - 1) > 1e-9):
                raise ValueError("corr must be symmetric with 1 on the diagonal")
