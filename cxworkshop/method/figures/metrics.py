"""Figures of step 3: what every measurement says, company by company where answers carry names, and coverage."""

from collections import defaultdict
from collections.abc import Mapping
from math import inf
from typing import NamedTuple

import msgspec

from cxworkshop.method.accounts import AccountNps, account_mean_ci, nps_by_account_counts
from cxworkshop.method.association import cronbach_alpha_products
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.figure import Figure, Reason, table
from cxworkshop.method.intervals import Interval
from cxworkshop.method.means import index_0_100, mean_ci_summary, mean_sd_moments
from cxworkshop.method.measuring import (
    RANGES,
    Estimate,
    estimate,
    index_scale,
    is_whole,
    on_scale,
    puts_at_risk,
    report_as,
    worth,
)
from cxworkshop.method.readings import Reading, current, is_attributed, readings, source_of
from cxworkshop.method.small_groups import Group, group_of, hidden_groups
from cxworkshop.method.view import View
from cxworkshop.model.fields import Answer, Quality
from cxworkshop.model.metrics import Account, AccountSums, Counts, Measurement, Metric
from cxworkshop.model.project import code


class Alpha(NamedTuple):
    """Hold Cronbach's alpha of an index's items over complete answers (F3.15)."""

    metric: Metric
    n: int
    value: float | None
    reason: Reason | None


def alphas(view: View) -> dict[str, Alpha]:
    """Compute alpha of each measurement that holds its items, by measurement id; small groups are hidden."""
    found = {}
    for measurement in view.measurements:
        metric, items = view.metrics.find(measurement.metric), measurement.items
        if metric is None or items is None:
            continue
        hidden = view.of(readings)[measurement.id].hidden
        small = 0 < items.n < view.constants.anonymity_k and not is_attributed(view, measurement)
        if hidden or small:
            found[measurement.id] = Alpha(metric, 0, None, "small_group")
        elif not is_whole(items):
            found[measurement.id] = Alpha(metric, items.n, None, "missing_input" if items.n else "no_answers")
        else:
            value = cronbach_alpha_products(items.n, items.sums, items.products)
            reason: Reason | None = None if value is not None else "too_few_answers" if items.n < 2 else "all_alike"
            found[measurement.id] = Alpha(metric, items.n, value, reason)
    return found


class AccountFigures(NamedTuple):
    """Hold what one customer company answered: how many, the mean, in which roles, and whether it is at risk."""

    account: Account
    answers: int
    mean: float | None
    roles: tuple[str, ...]
    at_risk: bool
    silent: bool


class ByAccount(NamedTuple):
    """Hold a score in which every company weighs the same, with the companies behind it (F3.3).

    `value` is the mean of the companies' means in the metric's unit; `nps` has Kish's numbers, for NPS only.
    `by_role` is the same score where the answers of a role also weigh what the segment's roles say, and is None
    where all weigh alike. Companies are named only where answers carry names; elsewhere they are only counted.
    """

    value: float | None
    nps: AccountNps | None
    low: float | None
    high: float | None
    n: int
    accounts: tuple[AccountFigures, ...]
    reason: Reason | None
    by_role: Estimate | None = None
    silent: int | None = None
    at_risk: int | None = None


HIDDEN = ByAccount(None, None, None, None, 0, (), "small_group")


def by_account(view: View) -> dict[str, ByAccount]:
    """Weigh companies equally in each measurement that names or sums them up, by measurement id.

    Answers that nobody was told would carry a name, and hidden ones, give neither a number nor companies; sums
    over companies are enough for the number.
    """
    found = {}
    hidden = view.of(hidden_sums)
    for measurement in view.measurements:
        metric, sums = view.metrics.find(measurement.metric), measurement.account_sums
        if metric is None or (not measurement.accounts and sums is None):
            continue
        if view.of(readings)[measurement.id].hidden:
            found[measurement.id] = HIDDEN
        elif measurement.accounts and is_attributed(view, measurement):
            found[measurement.id] = _by_account(view, metric, measurement)
        elif sums is not None and measurement.id not in hidden:
            found[measurement.id] = _from_sums(metric, sums, view.constants.conf_level)
        else:
            found[measurement.id] = HIDDEN
    return found


def hidden_sums(view: View) -> frozenset[str]:
    """Name the measurements whose sums over companies rest on too few, or let such be worked out (F4.12)."""
    groups: dict[str, list[Group]] = defaultdict(list)
    for measurement in view.measurements:
        if measurement.account_sums is not None:
            named = is_attributed(view, measurement)
            groups[measurement.metric].append(group_of(measurement, measurement.account_sums.accounts, named))
    k = view.constants.anonymity_k
    return frozenset(id for some in groups.values() for id in hidden_groups(tuple(some), k))


def _from_sums(metric: Metric, sums: AccountSums, conf: float) -> ByAccount:
    """Give the mean of the companies' means from their number, sum and sum of squares."""
    n, value, sd = mean_sd_moments(sums.accounts, sums.sum, sums.sumsq)
    low, high = index_scale(metric)
    if report_as(metric) == "index" and value is not None and low is not None and high is not None and low < high:
        stretch = 100 / (high - low)
        value, sd = (value - low) * stretch, None if sd is None else sd * stretch
    lowest, highest = _bounds(metric)
    if value is None or not lowest <= value <= highest:
        reason: Reason = "no_answers" if value is None else "out_of_scale"
        return ByAccount(None, None, None, None, n, (), reason, silent=sums.silent, at_risk=sums.at_risk)
    interval = mean_ci_summary(n, value, sd, conf)
    return _equal(metric, value, None, interval, n, (), sums.silent, sums.at_risk)


def _equal(
    metric: Metric, value: float, score: AccountNps | None, interval: Interval | None, n: int,
    accounts: tuple[AccountFigures, ...], silent: int, at_risk: int, by_role: Estimate | None = None,
) -> ByAccount:  # fmt: skip
    low, high = _inside(metric, interval)
    reason: Reason | None = None if interval else "too_few_accounts"
    return ByAccount(value, score, low, high, n, accounts, reason, by_role, silent, at_risk)


def _inside(metric: Metric, interval: Interval | None) -> tuple[float | None, float | None]:
    lowest, highest = _bounds(metric)
    return (max(lowest, interval.low), min(highest, interval.high)) if interval else (None, None)


def _by_account(view: View, metric: Metric, measurement: Measurement) -> ByAccount:
    answers: dict[str, dict[str, dict[Answer, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for part in measurement.accounts:
        for value, count in part.values.items():
            answers[part.account][part.role][value] += count
    totals = {id: _together(by_role) for id, by_role in answers.items()}
    source = source_of(view, measurement.origin)
    asked = measurement.segments or (source.segments if source is not None else ())
    accounts = tuple(
        _account(metric, account, totals.get(account.id, {}), tuple(role for role in answers[account.id] if role))
        for account in view.accounts
        if not asked or account.segment in asked or account.id in totals
    )
    counted = {id: counts for id, counts in totals.items() if sum(counts.values())}
    if not counted or not all(on_scale(metric, counts) for counts in counted.values()):
        reason: Reason = "out_of_scale" if counted else "no_answers"
        return ByAccount(None, None, None, None, len(counted), accounts, reason)
    means = [_mean_worth(metric, {1.0: counts}) for counts in counted.values()]
    known = [mean for mean in means if mean is not None]
    silent, at_risk = sum(entry.silent for entry in accounts), sum(entry.at_risk for entry in accounts)
    if len(known) < len(means):
        return ByAccount(None, None, None, None, len(means), accounts, "missing_input", silent=silent, at_risk=at_risk)
    conf = view.constants.conf_level
    return _equal(
        metric,
        sum(known) / len(known),
        nps_by_account_counts({id: {"": counts} for id, counts in counted.items()}) if metric.method == "NPS" else None,
        account_mean_ci(known, conf=conf),
        len(known),
        accounts,
        silent,
        at_risk,
        by_role=_by_role(view, metric, {id: answers[id] for id in counted}, conf),
    )


def _together(by_role: Mapping[str, Mapping[Answer, int]]) -> dict[Answer, int]:
    """Add up a company's answers over its roles."""
    found: dict[Answer, int] = defaultdict(int)
    for counts in by_role.values():
        for value, count in counts.items():
            found[value] += count
    return found


def _by_role(
    view: View, metric: Metric, answers: Mapping[str, Mapping[str, Mapping[Answer, int]]], conf: float
) -> Estimate | None:
    """Weigh companies equally, and inside each the answers by role; None where all roles weigh alike."""
    means: list[float | None] = []
    seen: set[float] = set()
    for id, by_role in answers.items():
        weighted: dict[float, dict[Answer, int]] = defaultdict(lambda: defaultdict(int))
        for role, counts in by_role.items():
            weight = role_weight(view, id, role)
            for value, count in counts.items():
                weighted[weight][value] += count
        seen.update(weighted)
        means.append(_mean_worth(metric, weighted))
    some = [mean for mean in means if mean is not None]
    if len(seen) < 2 or not some:
        return None
    interval = account_mean_ci(some, conf=conf)
    low, high = _inside(metric, interval)
    why: Reason | None = None if interval else "too_few_accounts"
    return Estimate("by_account_and_role", "F3.3", sum(some) / len(some), len(some), low, high, why_no_interval=why)


def role_weight(view: View, account: str, role: str) -> float:
    """Give what an answer in a role weighs by the roles of the company's segment, 1 where nothing is said of it."""
    found = view.accounts.find(account)
    segment = view.segments.find(found.segment) if found is not None else None
    name = role.strip().casefold()
    for one in segment.roles if segment is not None and name else ():
        if name in (one.label.strip().casefold(), one.role):
            return one.weight
    return 1


def _mean_worth(metric: Metric, weighted: Mapping[float, Mapping[Answer, int]]) -> float | None:
    """Give one company's mean in the metric's unit from its answers by weight; None where none weighs anything."""
    total = sum(weight * sum(counts.values()) for weight, counts in weighted.items())
    if not total:
        return None
    added = [
        (weight * count, _worth(metric, value))
        for weight, counts in weighted.items()
        for value, count in counts.items()
    ]
    known = [weight * value for weight, value in added if value is not None]
    return sum(known) / total if len(known) == len(added) else None


def _worth(metric: Metric, value: Answer) -> float | None:
    """Give what one answer adds, one to an index as its place on it."""
    low, high = index_scale(metric)
    if report_as(metric) != "index" or low is None or high is None:
        return worth(metric, value)
    placed = index_0_100([value], low, high)
    return float(value) if placed is None else placed


def _bounds(metric: Metric) -> tuple[float, float]:
    return RANGES.get(report_as(metric), (-inf, inf))


def _account(metric: Metric, account: Account, counts: Mapping[Answer, int], roles: tuple[str, ...]) -> AccountFigures:
    n = sum(counts.values())
    return AccountFigures(
        account=account,
        answers=n,
        mean=sum(value * count for value, count in counts.items()) / n if n and on_scale(metric, counts) else None,
        roles=roles,
        at_risk=any(puts_at_risk(metric, value) for value, count in counts.items() if count),
        silent=not n,
    )


def metrics_of(view: View) -> dict[str, tuple[Metric, ...]]:
    """Give the metrics of each experience, by experience id, in order."""
    found: dict[str, list[Metric]] = defaultdict(list)
    for metric in view.metrics:
        found[metric.experience].append(metric)
    return {experience: tuple(some) for experience, some in found.items()}


def quality_coverage(view: View) -> dict[str, dict[Quality, int]]:
    """Count the metrics per measured experience id and quality, empty cells as zero."""
    names: tuple[Quality, ...] = ("mission", "no_hassle", "recognition", "extra")
    of = view.of(metrics_of)
    return {
        experience.id: {name: sum(name in metric.qualities for metric in of.get(experience.id, ())) for name in names}
        for experience in view.experiences
        if experience.decision == "measure now"
    }


def is_time(metric: Metric) -> bool:
    """Tell whether a metric is a duration."""
    method = method_of(metric.method)
    return method is not None and "times" in method.data and method.key != "CUSTOM"


def reading_figure(view: View, reading: Reading, step: int = 3) -> Figure:
    """Write a reading as a figure."""
    measurement, found = reading.measurement, reading.estimate
    return Figure(
        step=step,
        figure=found.function or "value",
        formula=found.formula,
        record=measurement.id,
        code=code(view, "metrics", measurement.metric),
        metric=measurement.metric,
        segment="+".join(measurement.segments) or None,
        period=period(measurement),
        value=found.value,
        n=found.n,
        low=found.low,
        high=found.high,
        reason=found.reason or found.why_no_interval,
    )


def period(measurement: Measurement) -> str | None:
    """Write the days that a measurement covers as start/end, ISO."""
    days = [day.isoformat() for day in (measurement.start, measurement.end) if day is not None]
    return "/".join(days) or None


def figures(view: View) -> list[Figure]:
    """List the figures of step 3: each metric's reading today, then every measurement."""
    found = []
    for metric in view.metrics:
        reading = view.of(current).get(metric.id)
        if reading is None:
            found.append(
                Figure(
                    step=3, figure="today", formula="", record=metric.id, code=code(view, "metrics", metric.id),
                    metric=metric.id, reason="no_number",
                )
            )  # fmt: skip
        else:
            figure = reading_figure(view, reading)
            found.append(_as_today(figure, metric.id))
    for reading in view.of(readings).values():
        found.append(reading_figure(view, reading))
        mean = scale_mean(view, reading)
        if mean is not None:
            found.append(reading_figure(view, reading._replace(estimate=mean)))
    rows = tuple({"experience": experience, **counts} for experience, counts in view.of(quality_coverage).items())
    found.append(table(3, "quality_coverage", "3.2", rows))
    for id, result in view.of(by_account).items():
        found.append(_account_figure(view, id, result))
        if result.by_role is not None and (measurement := view.measurements.find(id)) is not None:
            found.append(reading_figure(view, Reading(measurement, result.by_role, False)))
    for id, alpha in view.of(alphas).items():
        found.append(
            Figure(
                step=3, figure="cronbach_alpha", formula="F3.15", record=id,
                code=code(view, "metrics", alpha.metric.id), metric=alpha.metric.id, value=alpha.value,
                n=None if alpha.reason == "small_group" else alpha.n, reason=alpha.reason,
            )
        )  # fmt: skip
    return found


def scale_mean(view: View, reading: Reading) -> Estimate | None:
    """Give the mean on its scale beside the share of favourable answers, or None where there is no share."""
    metric, data = view.metrics.find(reading.measurement.metric), reading.measurement.data
    if metric is None or reading.hidden or reading.estimate.function != "box_share" or not isinstance(data, Counts):
        return None
    return estimate(msgspec.structs.replace(metric, report_as="mean"), data, view.constants.conf_level)


def _as_today(figure: Figure, metric: str) -> Figure:
    return msgspec.structs.replace(figure, figure="today", label=figure.figure, record=metric)


def _account_figure(view: View, id: str, result: ByAccount) -> Figure:
    measurement = view.measurements.find(id)
    metric = measurement.metric if measurement else ""
    return Figure(
        step=3,
        figure="nps_by_account" if result.nps else "by_account",
        formula="F3.3",
        record=id,
        code=code(view, "metrics", metric),
        metric=metric,
        value=result.value,
        n=None if result.reason == "small_group" else result.n,
        low=result.low,
        high=result.high,
        reason=result.reason,
        rows=None
        if result.reason == "small_group"
        else (
            {
                "n_eff": result.nps.n_eff if result.nps else None,
                "variance": result.nps.variance if result.nps else None,
                "silent": result.silent,
                "at_risk": result.at_risk,
            },
            *(
                {
                    "account": entry.account.label,
                    "answers": entry.answers,
                    "mean": entry.mean,
                    "at_risk": entry.at_risk,
                    "silent": entry.silent,
                }
                for entry in result.accounts
            ),
        ),
    )
