"""How many to ask, and how exact the answer will be (F4.1 to F4.6, F4.11, F4.13)."""

from math import log1p, sqrt
from typing import NamedTuple

from cxworkshop.method.distributions import z_two_sided
from cxworkshop.method.domain import require_inside, require_not_negative, require_positive, require_shares
from cxworkshop.method.rounding import round_down, round_up


class SampleSize(NamedTuple):
    """Answers needed from an unlimited population, not rounded, and from the given one, rounded up."""

    unlimited: float
    needed: int


def expected_responses(
    population: float | None, eligible: float | None, reach: float | None, response_rate: float | None
) -> int | None:
    """Estimate the answers that a population will give, rounded down.

    population is a number of people or events, the other three are shares 0..1. None: one of them is missing.
    Raises ValueError for a negative population or a share outside 0..1. F4.1.
    """
    require_not_negative(population=population)
    require_shares(eligible=eligible, reach=reach, response_rate=response_rate)
    if population is None or eligible is None or reach is None or response_rate is None:
        return None
    return round_down(population * eligible * reach * response_rate)


def n_proportion(
    margin: float, share: float = 0.5, population: int | None = None, conf: float = 0.95
) -> SampleSize | None:
    """Compute the answers needed to know a share within a margin.

    margin is a share above 0 (0.05 for 5 percentage points), share the value expected (0.5 if unknown),
    population None for an unlimited one. None: the population is 0, or a share of exactly 0 or 1 is expected,
    where the formula says nothing. Raises ValueError for a margin not above 0, a share outside 0..1 or a
    negative population. F4.2, Cochran 1977.
    """
    require_positive(margin=margin)
    require_shares(share=share)
    unlimited = z_two_sided(conf) ** 2 * share * (1 - share) / margin**2
    return _sample_size(unlimited, unlimited - 1, population)


def n_mean(margin: float, sd: float, population: int | None = None, conf: float = 0.95) -> SampleSize | None:
    """Compute the answers needed to know a mean within a margin.

    margin and sd are in the unit of the answers; see planning_sd() when sd is unknown. None: the population
    or sd is 0. Raises ValueError for a margin not above 0 or a negative number. F4.3, Cochran 1977.
    """
    require_positive(margin=margin)
    require_not_negative(sd=sd)
    unlimited = (z_two_sided(conf) * sd / margin) ** 2
    return _sample_size(unlimited, unlimited, population)


def n_nps(margin: float, variance: float = 0.7, population: int | None = None, conf: float = 0.95) -> SampleSize | None:
    """Compute the answers needed to know an NPS within a margin of so many points.

    variance is that of one answer, 0..1 (F3.1; usually 0.6 to 0.7, at worst 1). None: the population or the
    variance is 0. Raises ValueError for a margin not above 0, a variance outside 0..1 or a negative
    population. F4.4.
    """
    require_positive(margin=margin)
    require_shares(variance=variance)
    unlimited = z_two_sided(conf) ** 2 * variance / (margin / 100) ** 2
    return _sample_size(unlimited, unlimited, population)


def planning_sd(scale_min: float, scale_max: float) -> float | None:
    """Guess the standard deviation on a scale before there are answers: a quarter of its length.

    None: the scale has no length. F4.4.
    """
    return (scale_max - scale_min) / 4 if scale_max > scale_min else None


def finite_correction(n: float, population: float | None) -> float | None:
    """Give the factor by which a finite population narrows a margin, 1 when it is unlimited (None).

    For "how are these customers today" only, never for a change between waves. 0 when all have answered;
    None: more answers than population, or a population of 1 or less that has not answered. Raises ValueError
    for a negative number. F4.5, Cochran 1977.
    """
    require_not_negative(n=n, population=population)
    if population is None:
        return 1.0
    if n == population > 0:
        return 0.0
    if n > population or population <= 1:
        return None
    return sqrt((population - n) / (population - 1))


def moe_proportion(n: float, share: float = 0.5, population: int | None = None, conf: float = 0.95) -> float | None:
    """Give the margin, as a share, of a share estimated from n answers.

    share is the value expected; population narrows the margin (finite_correction). None: no answers, more
    answers than population, or a share of exactly 0 or 1, where the formula says nothing. Raises ValueError
    for a negative number or a share outside 0..1. F4.5, Cochran 1977.
    """
    require_shares(share=share)
    return _margin(n, share * (1 - share), population, conf)


def moe_nps(n: float, variance: float = 0.7, population: int | None = None, conf: float = 0.95) -> float | None:
    """Give the margin, in points, of an NPS estimated from n answers.

    variance is that of one answer, 0..1 (F3.1). None: no answers, more answers than population, or no
    variance. Raises ValueError for a negative number or a variance outside 0..1. F4.5.
    """
    require_shares(variance=variance)
    margin = _margin(n, variance, population, conf)
    return None if margin is None else 100 * margin


def invitations_needed(n: int, response_rate: float, reach: float = 1.0) -> int | None:
    """Compute how many to invite so that n answer, rounded up.

    response_rate and reach are shares. None: one of them is 0, so that nobody would answer. Raises ValueError
    for a negative n or a share outside 0..1. F4.6.
    """
    require_not_negative(n=n)
    require_shares(response_rate=response_rate, reach=reach)
    answering = response_rate * reach
    return round_up(n / answering) if answering else None


def weeks_needed(n: int, events_per_week: float, eligible: float, reach: float, response_rate: float) -> float | None:
    """Compute how many weeks an event-driven survey takes to bring n answers.

    None: the answers per week are 0. Raises ValueError for a negative number or a share outside 0..1. F4.6.
    """
    require_not_negative(n=n, events_per_week=events_per_week)
    require_shares(eligible=eligible, reach=reach, response_rate=response_rate)
    answers_per_week = events_per_week * eligible * reach * response_rate
    return n / answers_per_week if answers_per_week else None


def quarantine_invites(events: float, quarantine_days: float) -> float:
    """Estimate the invitations that a customer gets in a year under a quarantine.

    events is the number of random occasions a year. Raises ValueError for a negative number. F4.11.
    """
    require_not_negative(events=events, quarantine_days=quarantine_days)
    return events / (1 + events * quarantine_days / 365)


def discovery_probability(share: float, n: int) -> float:
    """Give the probability that something a share of customers tells shows up in n interviews.

    Raises ValueError for a share outside 0..1 or a negative n. F4.13.
    """
    require_shares(share=share)
    require_not_negative(n=n)
    return 1 - (1 - share) ** n


def n_to_discover(share: float, certainty: float) -> int | None:
    """Compute the interviews needed to hear at least once what a share of customers tells.

    certainty is strictly between 0 and 1. None: the share is 0. Raises ValueError for a number out of range.
    F4.13.
    """
    require_shares(share=share)
    require_inside(certainty=certainty)
    if share in (0, 1):
        return int(share) or None
    return max(1, round_up(log1p(-certainty) / log1p(-share)))


def _sample_size(unlimited: float, excess: float, population: int | None) -> SampleSize | None:
    require_not_negative(population=population)
    if population == 0 or unlimited == 0:
        return None
    limited = unlimited if population is None else unlimited / (1 + excess / population)
    return SampleSize(unlimited, max(1, round_up(limited)))


def _margin(n: float, variance: float, population: int | None, conf: float) -> float | None:
    factor, z = finite_correction(n, population), z_two_sided(conf)
    if n == 0 or factor is None:
        return None
    if factor == 0:
        return 0.0
    return z * sqrt(variance / n) * factor if variance else None
