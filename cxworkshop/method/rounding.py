"""Whole numbers: rounding with a guard, and sharing out a total in whole units."""

import math
from collections.abc import Sequence

# 300.0000000001 answers are 300, not 301: binary fractions must not add a unit.
GUARD = 1e-9


def round_up(number: float) -> int:
    """Round a number up to a whole one, forgiving an excess of 1e-9."""
    return math.ceil(number - GUARD)


def round_down(number: float) -> int:
    """Round a number down to a whole one, forgiving a lack of 1e-9."""
    return math.floor(number + GUARD)


def largest_remainders(quotas: Sequence[float], total: int, limits: Sequence[int]) -> list[int]:
    """Share out a total in whole units, the last ones by largest remainder.

    quotas are the exact portions, 0 or more, with a sum of at least total; limits are the most that each
    place takes. Equal remainders are served in the given order. The result sums to total, or to the sum of
    the limits when that is smaller. Used by F4.9 and F8.1; the method is Hamilton's, 1792.
    """
    portions = [min(round_down(quota), limit) for quota, limit in zip(quotas, limits, strict=True)]
    hungriest_first = sorted(range(len(quotas)), key=lambda place: round(portions[place] - quotas[place], 9))
    left = min(total, sum(limits)) - sum(portions)
    while left > 0:
        for place in hungriest_first:
            if left > 0 and portions[place] < limits[place]:
                portions[place] += 1
                left -= 1
    return portions
