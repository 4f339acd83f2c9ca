"""Experiences: how often, how urgent, how good, how they are remembered (F2.1 to F2.6, F2.9)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import floor, fsum
from types import MappingProxyType
from typing import Literal, NamedTuple

from cxworkshop.method.discrete import binom_cdf
from cxworkshop.method.domain import require_between, require_not_negative, require_shares
from cxworkshop.method.scoring import TIE, Ratings, Weights, competition_rank, weighted_mean

# Upper ends of the frequency classes 1 to 4, in contacts per customer and year.
FREQUENCY_STEPS = (0.02, 0.1, 0.5, 2)
EVERYDAY_REACH = 0.95
# Shares that named each factor in one 2020 survey: a start for the talk, to be replaced by own drivers.
FACTOR_WEIGHTS: Weights = MappingProxyType({"quick_answer": 32, "returns": 25, "trust": 29, "convenience": 38})

Level = Literal["fix_basics", "meets_expectations", "recognisable", "memorable"]
Reason = Literal["top_priority", "moment_of_truth", "bad_experience"]


class Qualities(NamedTuple):
    """The level that the four qualities reach, and an index 1..5."""

    level: Level | None
    value: float | None


class PeakEnd(NamedTuple):
    """The strongest and the last emotion, their mean, and the mean of all."""

    peak: float | None
    end: float | None
    value: float | None
    mean: float | None


def frequency_class(reach: float | None, contacts_per_reached: float | None) -> int | None:
    """Class how often a customer meets an experience, 1 rare to 5 often.

    reach is the share 0..1 of customers who meet it in a year, contacts_per_reached how often those do. None:
    one of them is missing. Raises ValueError for a reach outside 0..1 or negative contacts. F2.1.
    """
    require_shares(reach=reach)
    require_not_negative(contacts_per_reached=contacts_per_reached)
    if reach is None or contacts_per_reached is None:
        return None
    contacts = reach * contacts_per_reached
    return 1 + sum(contacts >= step - TIE for step in FREQUENCY_STEPS)


def is_everyday(reach: float | None) -> bool | None:
    """Tell whether nearly every customer meets the experience: a reach of 95 % or more.

    None: reach is missing. Raises ValueError for a reach outside 0..1. Section 2.1.
    """
    require_shares(reach=reach)
    return None if reach is None else reach >= EVERYDAY_REACH - TIE


def epi(importance: float | None, performance: float | None, frequency: float | None) -> float | None:
    """Compute the Experience Priority Index, 0.8..100, to order a conversation by.

    All three lie in 1..5 and may be group means. It multiplies ordinal ratings: read the order, never the
    ratio. None: one of them is missing. Raises ValueError outside 1..5. F2.2.
    """
    require_between(1, 5, importance=importance, performance=performance, frequency=frequency)
    if importance is None or performance is None or frequency is None:
        return None
    return 100 * importance * (6 - performance) * frequency / 125


def epi_over_segments(indices: Mapping[str, float | None], segment_scores: Mapping[str, float | None]) -> float | None:
    """Average one experience's index over segments, weighted by the segments' scores.

    indices are F2.2 and segment_scores F1.1 by segment. None: an index or its segment's score is missing, or
    all scores are 0. Raises ValueError for a negative number. F2.2.
    """
    require_not_negative(**indices)
    require_not_negative(**segment_scores)
    products, scores = [], []
    for segment, index in indices.items():
        score = segment_scores.get(segment)
        if index is None or score is None:
            return None
        products.append(score * index)
        scores.append(score)
    total = fsum(scores)
    return fsum(products) / total if total else None


def shortlist(
    indices: Mapping[str, float | None],
    moments_of_truth: Collection[str] = (),
    bad: Collection[str] = (),
    top: int = 5,
) -> dict[str, list[Reason]]:
    """Pick the experiences to talk about, each with the reasons why it is there.

    These are the top ones by index (ties at the last place stay in), every moment of truth, and every one
    with a bad-experience check answered yes. Keys keep the order of indices, which names every experience.
    F2.2.
    """
    require_not_negative(top=top)
    ranks = competition_rank(indices)
    picked: dict[str, list[Reason]] = {}
    for name, rank in ranks.items():
        reasons: list[Reason] = []
        if rank is not None and rank <= top:
            reasons.append("top_priority")
        if name in moments_of_truth:
            reasons.append("moment_of_truth")
        if name in bad:
            reasons.append("bad_experience")
        if reasons:
            picked[name] = reasons
    return picked


def four_qualities(
    mission: float | None, no_hassle: float | None, recognition: float | None, extra: float | None
) -> Qualities:
    """Name the level that four quality ratings 1..5 reach, the basics first.

    The weaker of mission and no_hassle decides about the basics. Both results are None when a rating is
    missing. Raises ValueError outside 1..5. F2.3.
    """
    require_between(1, 5, mission=mission, no_hassle=no_hassle, recognition=recognition, extra=extra)
    if mission is None or no_hassle is None or recognition is None or extra is None:
        return Qualities(None, None)
    basics = min(mission, no_hassle)
    if basics < 3:
        return Qualities("fix_basics", basics)
    index = fsum((mission, no_hassle, recognition, extra)) / 4
    if recognition < 3:
        return Qualities("meets_expectations", index)
    return Qualities("memorable" if extra >= 4 else "recognisable", index)


def p_at_least(bad_meetings: int, meetings: float, bad_share: float) -> float | None:
    """Give the probability of at least so many bad meetings in a year.

    meetings a year are rounded to a whole number, bad_share is 0..1. Assumes that failures strike
    independently. None: less than half a meeting a year, which no whole number describes. Raises ValueError
    for negative meetings or a share outside 0..1. F2.4.
    """
    require_not_negative(meetings=meetings)
    require_shares(bad_share=bad_share)
    whole = floor(meetings + 0.5)
    if whole == 0 and meetings > 0:
        return None
    # At least k bad ones are at most n - k good ones, which keeps the digits of a small probability.
    return binom_cdf(whole - bad_meetings, whole, 1 - bad_share)


def factor_score(ratings: Ratings, weights: Weights = FACTOR_WEIGHTS) -> float | None:
    """Average the ratings 1..5 of the good-experience factors that apply, by weight.

    A factor that does not apply is None and drops out. None: none applies. Raises ValueError for a rating
    outside 1..5 or a negative weight. F2.5.
    """
    require_between(1, 5, **ratings)
    return weighted_mean(ratings, weights)[0]


def peak_end(emotions: Sequence[float | None]) -> PeakEnd:
    """Find the peak and the end of an emotion curve.

    emotions are -2..+2 in the order of the stages, None where not assessed. Of two equally strong ones the
    negative is the peak. All None: no emotion. Raises ValueError outside -2..+2. F2.6, Kahneman et al. 1993.
    """
    felt = [emotion for emotion in emotions if emotion is not None]
    for emotion in felt:
        require_between(-2, 2, emotions=emotion)
    if not felt:
        return PeakEnd(None, None, None, None)
    peak, end = max(felt, key=lambda emotion: (abs(emotion), -emotion)), felt[-1]
    return PeakEnd(peak, end, (peak + end) / 2, fsum(felt) / len(felt))


def stage_coverage(
    measured: Iterable[tuple[str, str]], segments: Sequence[str], stages: Sequence[str]
) -> dict[str, dict[str, int]]:
    """Count the measured experiences in each cell of segments by stages, empty cells included.

    measured holds one (segment, stage) for each experience and segment; pairs outside the two lists do not
    count. F2.9.
    """
    grid = {segment: dict.fromkeys(stages, 0) for segment in segments}
    for segment, stage in measured:
        if segment in grid and stage in grid[segment]:
            grid[segment][stage] += 1
    return grid
