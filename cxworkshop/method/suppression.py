"""Hiding small groups so that nobody's answer can be worked out (F4.12)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxworkshop.method.domain import require_not_negative


class Suppression(NamedTuple):
    """The groups to hide, in order of name, and whether the total must be hidden as well."""

    hidden: list[str]
    everything: bool


def suppress(groups: Mapping[str, int], k: int = 5) -> Suppression:
    """Choose the groups to hide in a table of answers whose total is shown.

    groups are numbers of answers, k the smallest that may be shown. With fewer than k answers in all
    everything is hidden, the total too. Otherwise groups of 1 to k - 1 are hidden, and then the next smallest
    ones as long as a single group is hidden, or the hidden ones together have fewer than k answers or one
    each, for then they could be computed back from the rest. A group without answers hides nobody and stays.
    Raises ValueError for a negative number. F4.12.
    """
    require_not_negative(k=k)
    require_not_negative(**groups)
    if sum(groups.values()) < k:
        return Suppression(sorted(groups), True)
    smallest_first = sorted((n, name) for name, n in groups.items() if n > 0)
    hidden = sum(n < k for n, _ in smallest_first)
    while hidden and _gives_away([n for n, _ in smallest_first[:hidden]], k):
        if hidden == len(smallest_first):
            return Suppression(sorted(groups), True)
        hidden += 1
    return Suppression(sorted(name for _, name in smallest_first[:hidden]), False)


def _gives_away(hidden: Sequence[int], k: int) -> bool:
    # One group is the rest of the total; few answers are a small group themselves; as many answers as groups
    # can only be one in each.
    return len(hidden) == 1 or sum(hidden) < k or sum(hidden) == len(hidden)
