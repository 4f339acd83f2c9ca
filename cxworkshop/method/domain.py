"""The declared domain of arguments: one short check for each kind of range.

Missing values pass every check, for a value that is not there cannot be out of range. NaN and infinity pass
none.
"""

import math


def require_finite(**values: float | None) -> None:
    """Raise ValueError for the first named value that is NaN or infinite."""
    for name, value in values.items():
        if value is not None and not math.isfinite(value):
            raise ValueError(f"{name} must be a finite number")


def require_not_negative(**values: float | None) -> None:
    """Raise ValueError for the first named value that is negative or not finite."""
    for name, value in values.items():
        if value is not None and not 0 <= value < math.inf:
            raise ValueError(f"{name} must be 0 or more")


def require_positive(**values: float | None) -> None:
    """Raise ValueError for the first named value that is not above 0 or not finite."""
    for name, value in values.items():
        if value is not None and not 0 < value < math.inf:
            raise ValueError(f"{name} must be above 0")


def require_between(low: float, high: float, /, **values: float | None) -> None:
    """Raise ValueError for the first named value outside low..high, ends included."""
    for name, value in values.items():
        if value is not None and not low <= value <= high:
            raise ValueError(f"{name} must lie between {low:g} and {high:g}")


def require_shares(**values: float | None) -> None:
    """Raise ValueError for the first named value outside 0..1, ends included."""
    require_between(0, 1, **values)


def require_inside(**values: float | None) -> None:
    """Raise ValueError for the first named value that is not strictly between 0 and 1."""
    for name, value in values.items():
        if value is not None and not 0 < value < 1:
            raise ValueError(f"{name} must lie between 0 and 1, ends excluded")
