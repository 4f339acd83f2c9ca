"""Scores of segments from ratings and weights (F1.1 to F1.3, F1.6, F1.7)."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import fsum
from statistics import stdev
from typing import NamedTuple

from cxworkshop.method.domain import require_between, require_not_negative

Ratings = Mapping[str, float | None]
Weights = Mapping[str, float]

MIN_COVERAGE = 0.6
# Two numbers closer than this are equal; the rest is rounding of binary fractions.
TIE = 1e-9


class WeightedScore(NamedTuple):
    """A score 0..100 and the share of the weight that was rated."""

    score: float | None
    coverage: float | None


class Disagreement(NamedTuple):
    """Mean, standard deviation and range of single ratings, and whether to talk about them."""

    mean: float | None
    sd: float | None
    range: float | None
    flag: bool


def weighted_mean(values: Ratings, weights: Weights) -> tuple[float | None, float | None]:
    """Average the values that are there by their weights, and give the share of the weight they carry.

    Values without a weight do not count. None for the mean: nothing there carries weight; None for the share:
    all weights are 0. Raises ValueError for a negative weight. Used by F1.1 and F2.5.
    """
    require_not_negative(**weights)
    total = fsum(weights.values())
    if total == 0:
        return None, None
    there = [(weight, value) for name, weight in weights.items() if (value := values.get(name)) is not None]
    carried = fsum(weight for weight, _ in there)
    mean = fsum(weight * value for weight, value in there) / carried if carried else None
    return mean, carried / total


def weighted_score(ratings: Ratings, weights: Weights, min_coverage: float = MIN_COVERAGE) -> WeightedScore:
    """Score a segment 0..100 from ratings 1..5 and weights, over the rated criteria only.

    The score is None when less than min_coverage of the weight is rated; both are None when all weights are
    0. Raises ValueError for a rating outside 1..5 or a negative weight. F1.1, Keeney & Raiffa 1976.
    """
    require_between(1, 5, **ratings)
    mean, coverage = weighted_mean(ratings, weights)
    if mean is None or coverage is None or coverage < min_coverage - TIE:
        return WeightedScore(None, coverage)
    return WeightedScore(100 * (mean - 1) / 4, coverage)


def roc_weights(criteria: int) -> list[float]:
    """Turn an order of criteria into weights that sum to 1, the most important first.

    criteria is their number, 0 or more. Raises ValueError when negative. F1.2, Barron & Barrett 1996.
    """
    require_not_negative(criteria=criteria)
    places = range(1, criteria + 1)
    return [fsum(1 / place for place in places[first:]) / criteria for first in range(criteria)]


def competition_rank(scores: Mapping[str, float | None], tolerance: float = TIE) -> dict[str, int | None]:
    """Rank scores from the highest, equal ones sharing a rank as in 1-2-2-4.

    Scores closer than the tolerance are equal. A missing score gets the rank None. F1.3.
    """
    rising = sorted(score for score in scores.values() if score is not None)
    return {
        name: None if score is None else 1 + len(rising) - bisect_right(rising, score + tolerance)
        for name, score in scores.items()
    }


def disagreement(votes: Sequence[float | None]) -> Disagreement:
    """Describe single ratings 1..5 of one thing and flag them when the raters should talk.

    Missing votes are left out; the mean is the group's rating. None: no vote for the mean, fewer than two for
    the rest. Raises ValueError for a vote outside 1..5. F1.6.
    """
    given = [vote for vote in votes if vote is not None]
    for vote in given:
        require_between(1, 5, votes=vote)
    if len(given) < 2:
        return Disagreement(given[0] if given else None, None, None, False)
    sd, span = stdev(given), max(given) - min(given)
    return Disagreement(fsum(given) / len(given), sd, span, sd >= 1.2 - TIE or span >= 3 - TIE)


def shares(amounts: Mapping[str, float | None]) -> dict[str, float] | None:
    """Divide amounts by their sum.

    None: an amount is missing (it is not guessed), or the sum is 0. Raises ValueError for a negative amount.
    F1.7.
    """
    require_not_negative(**amounts)
    given = {name: amount for name, amount in amounts.items() if amount is not None}
    total = fsum(given.values())
    if len(given) < len(amounts) or total == 0:
        return None
    return {name: amount / total for name, amount in given.items()}


def value_shares(
    populations: Mapping[str, float | None], annual_values: Mapping[str, float | None]
) -> dict[str, float] | None:
    """Divide the yearly value of each segment's customers by that of all.

    populations counts customers, annual_values is money per customer and year, with the same keys. None: any
    of them is missing, or the sum is 0. Raises ValueError for a negative number. F1.7.
    """
    require_not_negative(**populations)
    require_not_negative(**annual_values)
    amounts: dict[str, float | None] = {}
    for name, population in populations.items():
        value = annual_values.get(name)
        amounts[name] = None if population is None or value is None else population * value
    return shares(amounts)
