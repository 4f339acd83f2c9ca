"""Do two metrics go together, and do items measure one thing? (F3.13 to F3.15).

Association is no proof of cause.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import atanh, fsum, sqrt, tanh

from cxworkshop.method.distributions import z_two_sided
from cxworkshop.method.domain import require_between, require_finite, require_not_negative
from cxworkshop.method.intervals import Interval

Values = Sequence[float | None]
Numbers = Sequence[float]


def pearson(x: Values, y: Values) -> float | None:
    """Compute the linear correlation, -1..+1, of values that belong together by position.

    Pairs with a missing value are left out. None: fewer than three pairs, or one side does not vary. Raises
    ValueError for lists of different length, NaN or infinity. F3.13, Pearson 1896.
    """
    return _correlation(*_complete_pairs(x, y))


def spearman(x: Values, y: Values) -> float | None:
    """Compute the rank correlation, -1..+1, of values that belong together by position.

    Equal values share their mid-rank. None and errors as for pearson(). F3.13, Spearman 1904.
    """
    left, right = _complete_pairs(x, y)
    return _correlation(mid_ranks(left), mid_ranks(right))


def mid_ranks(values: Numbers) -> list[float]:
    """Rank values from the smallest, equal ones sharing the middle of their ranks.

    F3.13.
    """
    rising = sorted(values)
    return [(bisect_left(rising, value) + 1 + bisect_right(rising, value)) / 2 for value in values]


def fisher_ci(r: float | None, n: int, conf: float = 0.95) -> Interval | None:
    """Bound a correlation of n pairs by Fisher's transformation.

    None: no correlation, fewer than four pairs, or a perfect correlation, which the formula cannot bound.
    Raises ValueError for r outside -1..+1 or a negative n. F3.14, Fisher 1921.
    """
    require_between(-1, 1, r=r)
    require_not_negative(n=n)
    z = z_two_sided(conf)
    if r is None or n < 4 or abs(r) == 1:
        return None
    half = z / sqrt(n - 3)
    return Interval(tanh(atanh(r) - half), tanh(atanh(r) + half))


def cronbach_alpha(rows: Sequence[Values]) -> float | None:
    """Compute Cronbach's alpha of items, one row of answers per respondent.

    Incomplete rows are left out. Below 0.70 the items do not measure one thing. None: fewer than two complete
    rows or two items, or sums that do not vary. Raises ValueError for rows of different length. F3.15,
    Cronbach 1951.
    """
    complete = [[value for value in row if value is not None] for row in rows if None not in row]
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows must have the same length")
    if len(complete) < 2:
        return None
    columns = list(zip(*complete, strict=True))
    sums = [fsum(row) for row in complete]
    return _alpha([_square_sum(column) for column in columns], _square_sum(sums))


def cronbach_alpha_products(n: int, sums: Numbers, products: Sequence[Numbers]) -> float | None:
    """Compute Cronbach's alpha from the sums of items and of their products over n complete rows.

    products[i][j] is the sum of item i times item j. None as for cronbach_alpha(). Raises ValueError for a
    negative n or a table that does not fit the sums. F3.15, Cronbach 1951.
    """
    centred = _centred_products(n, sums, products)
    if centred is None:
        return None
    return _alpha([row[place] for place, row in enumerate(centred)], fsum(map(fsum, centred)))


def correlation_matrix(n: int, sums: Numbers, products: Sequence[Numbers]) -> list[list[float]] | None:
    """Compute all correlations of columns from their sums and the sums of their products over n rows.

    products[i][j] is the sum of column i times column j; rows are complete. None: fewer than three rows, or a
    column that does not vary. Raises ValueError for a negative n or a table that does not fit the sums.
    F3.13.
    """
    centred = _centred_products(n, sums, products)
    if centred is None or n < 3:
        return None
    squares = [row[place] for place, row in enumerate(centred)]
    # What rounding leaves of a column without variation is not variation.
    if any(square <= 1e-12 * products[place][place] for place, square in enumerate(squares)):
        return None
    return [
        [1.0 if i == j else _clipped(product / sqrt(squares[i] * squares[j])) for j, product in enumerate(row)]
        for i, row in enumerate(centred)
    ]


def _complete_pairs(x: Values, y: Values) -> tuple[list[float], list[float]]:
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    left, right = [], []
    for a, b in zip(x, y, strict=True):
        require_finite(x=a, y=b)
        if a is not None and b is not None:
            left.append(a)
            right.append(b)
    return left, right


def _correlation(x: Numbers, y: Numbers) -> float | None:
    if len(x) < 3 or min(x) == max(x) or min(y) == max(y):
        return None
    mean_x, mean_y = fsum(x) / len(x), fsum(y) / len(y)
    product = fsum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    size = sqrt(_square_sum(x)) * sqrt(_square_sum(y))
    return _clipped(product / size) if size else None


def _square_sum(values: Numbers) -> float:
    mean = fsum(values) / len(values)
    return fsum((value - mean) ** 2 for value in values)


def _alpha(squares: Numbers, total: float) -> float | None:
    # Variances share the divisor n - 1, so sums of squares do.
    items = len(squares)
    if items < 2 or total <= 1e-12 * fsum(squares):
        return None
    return items / (items - 1) * (1 - fsum(squares) / total)


def _centred_products(n: int, sums: Numbers, products: Sequence[Numbers]) -> list[list[float]] | None:
    require_not_negative(n=n)
    if len(products) != len(sums) or any(len(row) != len(sums) for row in products):
        raise ValueError("products must have one row and one column for each sum")
    if n < 2:
        return None
    return [[product - sums[i] * sums[j] / n for j, product in enumerate(row)] for i, row in enumerate(products)]


def _clipped(r: float) -> float:
    return min(max(r, -1.0), 1.0)
