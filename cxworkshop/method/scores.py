"""Scores of surveys: NPS and its kin, and the share of favourable answers (F3.1, F3.2, F3.5, F3.10)."""

from collections.abc import Collection, Iterable, Mapping
from math import sqrt
from typing import NamedTuple

from cxworkshop.method.distributions import z_two_sided
from cxworkshop.method.domain import require_not_negative
from cxworkshop.method.intervals import Interval, Share, share_of
from cxworkshop.method.samples import finite_correction
from cxworkshop.method.tally import cells, tally


class Classes(NamedTuple):
    """Answers in three classes; for net emotion or sentiment read positive, neutral, negative."""

    promoters: float
    passives: float
    detractors: float


def nps_classes(counts: Mapping[float, int]) -> Classes:
    """Sort counted answers 0..10 into promoters 9-10, passives 7-8 and detractors 0-6.

    Raises ValueError for an answer that is not a whole number 0..10 or a negative count. F3.1, Reichheld
    2003.
    """
    answers = cells(counts)
    if any(value not in range(11) for value, _ in answers):
        raise ValueError("counts must hold whole answers between 0 and 10")
    return Classes(
        sum(count for value, count in answers if value >= 9),
        sum(count for value, count in answers if 7 <= value <= 8),
        sum(count for value, count in answers if value <= 6),
    )


def sign_classes(counts: Mapping[float, int]) -> Classes:
    """Sort counted answers around 0 into positive, neutral and negative, for a net share as NPS.

    Raises ValueError for a negative count. Sections 3.3, F3.1.
    """
    answers = cells(counts)
    return Classes(
        sum(count for value, count in answers if value > 0),
        sum(count for value, count in answers if value == 0),
        sum(count for value, count in answers if value < 0),
    )


def nps(promoters: float, passives: float, detractors: float) -> float | None:
    """Compute the Net Promoter Score, -100..+100 points.

    The arguments are numbers of answers, or weights. None: no answers. Raises ValueError for a negative
    number. F3.1, Reichheld 2003.
    """
    n = _answers(promoters, passives, detractors)
    return 100 * (promoters - detractors) / n if n else None


def nps_var(promoters: float, passives: float, detractors: float) -> float | None:
    """Compute the variance of one answer counted as +1, 0 or -1, 0..1.

    None: no answers. Raises ValueError for a negative number. F3.1.
    """
    n = _answers(promoters, passives, detractors)
    return _variance(promoters / n, detractors / n) if n else None


def nps_ci_wald(promoters: float, passives: float, detractors: float, conf: float = 0.95) -> Interval | None:
    """Bound an NPS by the plain Wald interval, in points, for comparison only.

    It is too narrow for few answers and not cut at 100; show nps_ci(). None: no answers. Raises ValueError
    for a negative number. F3.1.
    """
    z, n = z_two_sided(conf), _answers(promoters, passives, detractors)
    if not n:
        return None
    half = 100 * z * sqrt(_variance(promoters / n, detractors / n) / n)
    score = 100 * (promoters - detractors) / n
    return Interval(score - half, score + half)


def nps_ci(
    promoters: float,
    passives: float,
    detractors: float,
    conf: float = 0.95,
    population: int | None = None,
) -> Interval | None:
    """Bound an NPS by the adjusted Wald interval to display, in points, cut at -100 and +100.

    Three answers are added, three quarters of a promoter and of a detractor and one and a half passives, so
    the centre differs from the score. A population narrows it, for "these customers today" only. None: no
    answers, or more answers than population. Raises ValueError for a negative number. F3.2, Rocks 2016.
    """
    z, n = z_two_sided(conf), _answers(promoters, passives, detractors)
    factor = finite_correction(n, population)
    if not n or factor is None:
        return None
    score = 100 * (promoters - detractors) / n
    if factor == 0:
        return Interval(score, score)
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    half = factor * z * sqrt(_variance(p, d) / (n + 3))
    low, high = max(100 * (p - d - half), -100.0), min(100 * (p - d + half), 100.0)
    if population is not None:
        # Near a full count the interval shrinks around a centre that is not the score: keep the score in it.
        low, high = min(low, score), max(high, score)
    return Interval(low, high)


def box_share(answers: Iterable[float | None], boxes: Collection[float]) -> Share:
    """Give the share of valid answers that lie in the favourable boxes.

    Missing answers and "does not apply" are None and not in n. The share is None without answers. F3.5.
    """
    return box_share_counts(tally(answers), boxes)


def box_share_counts(counts: Mapping[float, int], boxes: Collection[float]) -> Share:
    """Give the share of counted answers that lie in the favourable boxes.

    The share is None without answers. Raises ValueError for a negative count. F3.5.
    """
    answers = cells(counts)
    return share_of(sum(count for value, count in answers if value in boxes), sum(count for _, count in answers))


def share_within(values: Iterable[float | None], limit: float) -> float | None:
    """Give the share of values that do not exceed a limit.

    None: no values. F3.10.
    """
    return share_within_counts(tally(values), limit).share


def share_within_counts(counts: Mapping[float, int], limit: float) -> Share:
    """Give the share of counted values that do not exceed a limit, with x and n for its interval.

    The share is None without values. Raises ValueError for a negative count. F3.10.
    """
    values = cells(counts)
    return share_of(sum(count for value, count in values if value <= limit), sum(count for _, count in values))


def _answers(promoters: float, passives: float, detractors: float) -> float:
    require_not_negative(promoters=promoters, passives=passives, detractors=detractors)
    return promoters + passives + detractors


def _variance(promoters: float, detractors: float) -> float:
    # Rounding may leave a hair below 0 where all answer alike.
    return max(promoters + detractors - (promoters - detractors) ** 2, 0.0)
