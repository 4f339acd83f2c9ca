"""Choosing together: dots and agreement (F6.7, F6.8)."""

from collections import Counter
from collections.abc import Sequence
from math import ceil, fsum
from typing import Literal

from cxworkshop.method.association import mid_ranks
from cxworkshop.method.domain import require_not_negative, require_shares


def dots_per_person(items: int) -> int:
    """Give the dots that each person may place on so many items, 3..8, and none without items.

    Raises ValueError for a negative number. F6.7.
    """
    require_not_negative(items=items)
    return min(8, max(3, ceil(items / 4))) if items else 0


def dots_per_item(dots: int) -> int:
    """Give the most of one's dots that may go on one item: half of them, rounded down.

    Raises ValueError for a negative number. F6.7.
    """
    require_not_negative(dots=dots)
    return dots // 2


def kendall_w(rankings: Sequence[Sequence[float]]) -> float | None:
    """Compute the agreement, 0..1, of several people's rankings of the same items.

    Each ranking has one number per item; equal numbers share their mid-rank. None: fewer than two rankings or
    items, or nobody prefers anything. Raises ValueError for rankings of different length. F6.8, Kendall &
    Babington Smith 1939.
    """
    if len({len(ranking) for ranking in rankings}) > 1:
        raise ValueError("rankings must have the same length")
    people, items = len(rankings), len(rankings[0]) if rankings else 0
    if people < 2 or items < 2:
        return None
    ranked = [mid_ranks(ranking) for ranking in rankings]
    sums = [fsum(ranks) for ranks in zip(*ranked, strict=True)]
    middle = people * (items + 1) / 2
    spread = fsum((rank_sum - middle) ** 2 for rank_sum in sums)
    ties = sum(count**3 - count for ranks in ranked for count in Counter(ranks).values())
    possible = people * people * (items**3 - items) - people * ties
    return 12 * spread / possible if possible else None


def agreement(w: float) -> Literal["little", "some", "strong"]:
    """Name how far people agree from Kendall's W.

    Raises ValueError outside 0..1. F6.8.
    """
    require_shares(w=w)
    if w < 0.3:
        return "little"
    return "some" if w <= 0.7 else "strong"
