"""Who answered and who did not: response, allocation, weighting back (F4.7 to F4.10)."""

from collections.abc import Mapping
from math import fsum
from typing import NamedTuple

from cxworkshop.method.domain import require_finite, require_not_negative, require_shares
from cxworkshop.method.intervals import Interval
from cxworkshop.method.rounding import largest_remainders


class Poststratification(NamedTuple):
    """The weight of one answer by stratum, the design effect and the effective number of answers."""

    weights: dict[str, float]
    deff: float | None
    n_eff: float | None


def response_rate(complete: int, sent: int, undeliverable: int = 0, not_eligible: int = 0) -> float | None:
    """Give the share of the people who could answer that did.

    None: nobody could, or more answered than could. Raises ValueError for a negative number. F4.7.
    """
    require_not_negative(complete=complete, sent=sent, undeliverable=undeliverable, not_eligible=not_eligible)
    able = sent - undeliverable - not_eligible
    return complete / able if able > 0 and complete <= able else None


def manski_bounds(share: float, response_rate: float) -> Interval:
    """Bound the share in all customers when nothing is known of those who did not answer.

    Raises ValueError for a share outside 0..1. F4.8, Manski 1989.
    """
    require_shares(share=share, response_rate=response_rate)
    known = response_rate * share
    return Interval(known, min(known + 1 - response_rate, 1.0))


def nonresponse_bias(response_rate: float, answering: float, silent: float) -> float:
    """Compute how much too high the mean of the answers is, in their unit.

    answering and silent are the means of those who answered and those who did not. Raises ValueError for a
    response rate outside 0..1. F4.8.
    """
    require_shares(response_rate=response_rate)
    require_finite(answering=answering, silent=silent)
    return (1 - response_rate) * (answering - silent)


def allocate(
    strata: Mapping[str, int], n: int, minimum: int = 0, sd: Mapping[str, float] | None = None
) -> dict[str, int]:
    """Allocate n answers to strata in proportion to size, or to size times standard deviation.

    strata are population sizes; sd by stratum gives Neyman's allocation. No stratum gets more than its
    population; each gets at least the minimum, or what of it n allows when n is too small for all minima. The
    result sums to n, or to the population when that is smaller. Raises ValueError for a negative number or a
    stratum without sd. F4.9, Neyman 1934.
    """
    require_not_negative(n=n, minimum=minimum)
    require_not_negative(**strata)
    if sd is not None and not set(strata) <= set(sd):
        raise ValueError("sd must name every stratum")
    require_not_negative(**(sd or {}))
    sizes = list(strata.values())
    floors = [min(minimum, size) for size in sizes]
    if n < sum(floors):
        weights, lows, highs = [1.0] * len(sizes), [0] * len(sizes), floors
    else:
        weights = [size * (1.0 if sd is None else sd[name]) for name, size in strata.items()]
        lows, highs = floors, sizes
    total = min(n, sum(highs))
    quotas = _quotas(weights, lows, highs, total)
    return dict(zip(strata, largest_remainders(quotas, total, highs), strict=True))


def poststrat_weights(population: Mapping[str, int], answers: Mapping[str, int]) -> Poststratification:
    """Weight answers so that strata count as in the population.

    Strata without answers drop out of both totals: they have no weight in the result. Merge strata with fewer
    than ten answers first. deff and n_eff are None when no stratum has weight. Raises ValueError for a
    negative number. F4.10, Kish 1965.
    """
    require_not_negative(**population)
    require_not_negative(**answers)
    heard = {name: answers.get(name, 0) for name in population if answers.get(name, 0) > 0}
    customers, n = sum(population[name] for name in heard), sum(heard.values())
    if customers == 0:
        return Poststratification({}, None, None)
    weights = {name: (population[name] / customers) / (count / n) for name, count in heard.items()}
    squares = fsum(count * weights[name] ** 2 for name, count in heard.items())
    # The weights average 1, so the mean of their squares is 1 + CV^2.
    deff = squares / n
    return Poststratification(weights, deff, n / deff)


def _quotas(weights: list[float], lows: list[int], highs: list[int], total: int) -> list[float]:
    """Divide total in proportion to the weights, but keep each part within its low and high.

    The sums of the lows and highs enclose total. Parts that break a bound are set to it, the more pressing
    kind of break first, and the rest is divided anew (Bitran & Hax 1981).
    """
    quotas: dict[int, float] = {}
    while True:
        free = [place for place in range(len(weights)) if place not in quotas]
        rest = total - fsum(quotas.values())
        parts = _proportional([weights[place] for place in free], [highs[place] for place in free], rest)
        wanted = dict(zip(free, parts, strict=True))
        too_low = {place: lows[place] for place in free if wanted[place] < lows[place]}
        too_high = {place: highs[place] for place in free if wanted[place] > highs[place]}
        if not too_low and not too_high:
            quotas |= wanted
            return [quotas[place] for place in range(len(weights))]
        lack = fsum(bound - wanted[place] for place, bound in too_low.items())
        excess = fsum(wanted[place] - bound for place, bound in too_high.items())
        quotas |= too_high if excess >= lack else too_low


def _proportional(weights: list[float], highs: list[int], rest: float) -> list[float]:
    # Where no weight is left, room to grow decides, so that the total can still be reached.
    weights = weights if fsum(weights) else [float(high) for high in highs]
    total = fsum(weights)
    return [rest * weight / total if total else 0.0 for weight in weights]
