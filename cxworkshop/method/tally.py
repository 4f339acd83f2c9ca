"""Counts of values, {value: how many}: the form in which the programme keeps answers."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import NamedTuple

from cxworkshop.method.domain import require_finite, require_not_negative


class Ladder(NamedTuple):
    """Values in rising order with how many answers lie at or below each."""

    values: list[float]
    reached: list[int]

    @property
    def n(self) -> int:
        """Count all answers."""
        return self.reached[-1] if self.reached else 0

    def at(self, rank: int) -> float:
        """Look up the rank-th smallest answer, rank 1..n."""
        return self.values[bisect_left(self.reached, rank)]


def tally(values: Iterable[float | None]) -> dict[float, int]:
    """Count how often each value occurs; missing values are left out.

    Raises ValueError for NaN and infinity.
    """
    counts = Counter(value for value in values if value is not None)
    for value in counts:
        require_finite(values=value)
    return dict(counts)


def cells(counts: Mapping[float, int]) -> list[tuple[float, int]]:
    """List the values that occur with their counts, in rising order of value.

    Raises ValueError for a negative count and for NaN or infinity as a value.
    """
    for value, count in counts.items():
        require_finite(values=value)
        require_not_negative(counts=count)
    return sorted((value, count) for value, count in counts.items() if count)


def ladder(counts: Mapping[float, int]) -> Ladder:
    """Order counted values so that ranks can be looked up without expanding the list.

    Raises ValueError as cells() does.
    """
    ordered = cells(counts)
    return Ladder([value for value, _ in ordered], list(accumulate(count for _, count in ordered)))
