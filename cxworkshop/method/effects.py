"""Do the actions add up to the target, and what is at stake? (F6.10 to F6.12)."""

from collections.abc import Iterable
from math import prod

from cxworkshop.method.domain import require_finite, require_not_negative, require_shares


def combined_failure(failure: float | None, effects: Iterable[tuple[float, float]]) -> float | None:
    """Compute the share of failures left when actions hit the same failures one after the other.

    failure is the share today; effects are (reach, effectiveness), all 0..1. Without effects nothing changes.
    None: failure is missing. Raises ValueError outside 0..1. F6.10.
    """
    require_shares(failure=failure)
    left = []
    for reach, effectiveness in effects:
        require_shares(reach=reach, effectiveness=effectiveness)
        left.append(1 - reach * effectiveness)
    return None if failure is None else failure * prod(left)


def target_coverage(baseline: float | None, expected: float | None, target: float | None) -> float | None:
    """Give the part of the way from baseline to target that the actions are expected to go.

    1 is the whole way, more is beyond, a negative part the wrong way; below 0.8 the actions do not add up.
    None: a value is missing, or there is no way to go. Raises ValueError for NaN or infinity. F6.10.
    """
    require_finite(baseline=baseline, expected=expected, target=target)
    if baseline is None or expected is None or target is None or baseline == target:
        return None
    return (expected - baseline) / (target - baseline)


def nps_effect(
    reach: float, detractor_to_passive: float, passive_to_promoter: float, detractor_to_promoter: float
) -> float:
    """Estimate the NPS points that an action brings.

    reach is the share of customers it touches; the others are shares of those reached who move so. Raises
    ValueError outside 0..1. F6.11.
    """
    require_shares(
        reach=reach,
        detractor_to_passive=detractor_to_passive,
        passive_to_promoter=passive_to_promoter,
        detractor_to_promoter=detractor_to_promoter,
    )
    return 100 * reach * (detractor_to_passive + passive_to_promoter + 2 * detractor_to_promoter)


def revenue_at_risk(
    customers: float | None, affected: float | None, extra_churn: float | None, margin: float | None
) -> float | None:
    """Estimate the yearly money at stake in a problem, in the currency of the margin.

    customers is their number, affected the share who meet the problem, extra_churn the share of those who
    leave because of it, margin the yearly margin of one customer. extra_churn is mostly a guess: call with a
    low and a high one. None: one of them is missing. Raises ValueError for a negative number or a share
    outside 0..1. F6.12.
    """
    require_not_negative(customers=customers, margin=margin)
    require_shares(affected=affected, extra_churn=extra_churn)
    if customers is None or affected is None or extra_churn is None or margin is None:
        return None
    return customers * affected * extra_churn * margin
