"""Scores in which every customer company weighs the same (F3.3)."""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import NamedTuple

from cxworkshop.method.domain import require_not_negative
from cxworkshop.method.intervals import Interval
from cxworkshop.method.means import mean_ci_summary, mean_sd
from cxworkshop.method.scores import nps, nps_classes, nps_var
from cxworkshop.method.tally import cells, tally

# Answers of one company: {role: {answer: how many}}.
RoleCounts = Mapping[str, Mapping[float, int]]


class AccountNps(NamedTuple):
    """NPS with equal companies, the effective number of answers, and the weighted variance of one answer."""

    score: float | None
    n_eff: float | None
    variance: float | None


def kish_neff(weights: Iterable[float]) -> float | None:
    """Compute the effective number of answers that carry these weights.

    None: no weight at all. Raises ValueError for a negative weight. F3.3, Kish 1965.
    """
    given = list(weights)
    for weight in given:
        require_not_negative(weights=weight)
    return _effective(fsum(given), fsum(weight * weight for weight in given))


def nps_by_account(answers: Iterable[tuple[str, float | None]]) -> AccountNps:
    """Compute the NPS in which every company weighs the same.

    answers are (company, answer 0..10); missing answers are left out. All None: no answers. Raises ValueError
    for an answer that is not a whole number 0..10. F3.3.
    """
    by_account: dict[str, list[float | None]] = {}
    for account, answer in answers:
        by_account.setdefault(account, []).append(answer)
    return nps_by_account_counts({account: {"": tally(given)} for account, given in by_account.items()})


def nps_by_account_counts(
    accounts: Mapping[str, RoleCounts], role_weights: Mapping[str, float] | None = None
) -> AccountNps:
    """Compute the NPS in which every company weighs the same, from counts per company and role.

    An answer weighs 1 / (answers of its company), times the weight of its role where role_weights are given.
    For an interval use account_mean_ci(): colleagues agree, so n_eff counts too many. All None: no answers
    with weight. Raises ValueError for an answer that is not a whole number 0..10, a negative number, or a
    role without weight. F3.3.
    """
    classes, squares = [0.0, 0.0, 0.0], 0.0
    for roles in accounts.values():
        answers = sum(count for counts in roles.values() for _, count in cells(counts))
        for role, counts in roles.items():
            weight = _role_weight(role, role_weights) / max(answers, 1)
            for place, count in enumerate(nps_classes(counts)):
                classes[place] += weight * count
                squares += weight * weight * count
    return AccountNps(nps(*classes), _effective(fsum(classes), squares), nps_var(*classes))


def account_mean_ci(
    account_means: Sequence[float | None], all_accounts: int | None = None, conf: float = 0.95
) -> Interval | None:
    """Bound the mean of the companies' own means (or scores) by the t interval over companies.

    Companies without a mean are left out. all_accounts narrows the interval, for "these companies now" only.
    None: fewer than two companies, or more than all_accounts. Raises ValueError for a negative number. F3.3.
    """
    return mean_ci_summary(*mean_sd(account_means), conf=conf, population=all_accounts)


def accounts_at_risk(accounts: Mapping[str, RoleCounts], at_most: float = 6) -> list[str]:
    """List the companies in which anybody answered at_most or less.

    Raises ValueError for a negative count. F3.3.
    """
    return [
        account
        for account, roles in accounts.items()
        if any(value <= at_most for counts in roles.values() for value, _ in cells(counts))
    ]


def silent_accounts(accounts: Mapping[str, RoleCounts]) -> list[str]:
    """List the companies from which no answer came.

    Raises ValueError for a negative count. F3.3.
    """
    return [account for account, roles in accounts.items() if not any(map(cells, roles.values()))]


def _effective(total: float, squares: float) -> float | None:
    return total * total / squares if squares else None


def _role_weight(role: str, weights: Mapping[str, float] | None) -> float:
    if weights is None:
        return 1.0
    if role not in weights:
        raise ValueError("role_weights must name every role")
    require_not_negative(role_weights=weights[role])
    return weights[role]
