"""How firm the order of segments is when the weights are in doubt (F1.4, F1.5)."""

from collections.abc import Mapping, Sequence
from itertools import product
from math import fsum
from typing import Literal, NamedTuple

from cxworkshop.method.domain import require_between, require_not_negative
from cxworkshop.method.scoring import MIN_COVERAGE, TIE, Ratings, Weights, weighted_score


class Stability(NamedTuple):
    """The share of weight mixes in which each segment comes first, and how many mixes were tried."""

    first: dict[str, float]
    mixes: int


def tipping_weight(a: Ratings, b: Ratings, weights: Weights, criterion: str) -> float | None:
    """Find the share of one criterion's weight, 0..1, at which two segments tie.

    All other weights keep their proportions. None: no such share, a rating is missing, or the criterion is
    unknown or the only one with weight. Raises ValueError for a rating outside 1..5 or a negative weight.
    F1.4, Triantaphyllou & Sanchez 1997.
    """
    require_between(1, 5, **a)
    require_between(1, 5, **b)
    require_not_negative(**weights)
    if criterion not in weights:
        return None
    differences: dict[str, float] = {}
    for name, weight in weights.items():
        rating_a, rating_b = a.get(name), b.get(name)
        if weight == 0 and name != criterion:
            continue
        if rating_a is None or rating_b is None:
            return None
        differences[name] = rating_a - rating_b
    own = differences.pop(criterion)
    others = fsum(weights[name] for name in differences)
    if others == 0:
        return None
    rest = fsum(weights[name] * difference for name, difference in differences.items()) / others
    if abs(own - rest) < TIE:
        return None
    share = rest / (rest - own)
    return min(max(share, 0.0), 1.0) if -TIE <= share <= 1 + TIE else None


def weight_mix_stability(
    ratings: Mapping[str, Ratings], weights: Weights, factors: Sequence[float] | None = None
) -> Stability | None:
    """Count how often each segment comes first when every weight is halved, kept and doubled in all mixes.

    Ties split the mix. Six criteria or more use the factors 0.5 and 2 only, unless factors are given. A
    segment without a score in a mix (F1.1) cannot come first in it. None: fewer than two segments have a
    score, so there is nothing to compare. Raises ValueError as weighted_score() does. F1.5, in place of
    Lahdelma, Hokkanen & Salminen 1998.
    """
    if sum(weighted_score(row, weights).score is not None for row in ratings.values()) < 2:
        return None
    if factors is None:
        factors = (0.5, 2) if len(weights) >= 6 else (0.5, 1, 2)
    first = dict.fromkeys(ratings, 0.0)
    mixes = len(factors) ** len(weights)
    for mix in product(factors, repeat=len(weights)):
        mixed = [weight * factor for weight, factor in zip(weights.values(), mix, strict=True)]
        winners = _leaders(ratings, list(weights), mixed)
        for name in winners:
            first[name] += 1 / len(winners)
    return Stability({name: wins / mixes for name, wins in first.items()}, mixes)


def firmness(share: float) -> Literal["firm", "fairly_firm", "depends_on_weights"]:
    """Name how firm a first place is from the share of mixes, 0..1, that it wins.

    Raises ValueError outside 0..1. F1.5.
    """
    require_between(0, 1, share=share)
    if share >= 0.90 - TIE:
        return "firm"
    return "fairly_firm" if share >= 0.75 - TIE else "depends_on_weights"


def _leaders(ratings: Mapping[str, Ratings], criteria: Sequence[str], weights: Sequence[float]) -> list[str]:
    total = sum(weights)
    best, leaders = 0.0, []
    for name, row in ratings.items():
        carried = weighted = 0.0
        for criterion, weight in zip(criteria, weights, strict=True):
            rating = row.get(criterion)
            if rating is not None:
                carried += weight
                weighted += weight * rating
        if carried == 0 or carried < (MIN_COVERAGE - TIE) * total:
            continue
        mean = weighted / carried
        if mean > best + TIE:
            best, leaders = mean, [name]
        elif mean > best - TIE:
            leaders.append(name)
    return leaders
