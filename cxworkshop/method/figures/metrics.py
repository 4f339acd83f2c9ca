"""Figures of step 3: what every measurement says, company by company where answers carry names, and coverage."""

from collections import defaultdict
from collections.abc import Mapping
from math import inf
from typing import NamedTuple

import msgspec

from cxworkshop.method.accounts import AccountNps, account_mean_ci, nps_by_account_counts
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.figure import Figure, Reason, table
from cxworkshop.method.measuring import Estimate, estimate, favourable, net_sign, on_scale, report_as, sign
from cxworkshop.method.readings import Reading, current, is_attributed, readings
from cxworkshop.method.view import View
from cxworkshop.model.fields import Answer, Quality
from cxworkshop.model.metrics import Account, Counts, Measurement, Metric
from cxworkshop.model.project import code

AT_RISK: dict[tuple[float | None, float | None], float] = {(0, 10): 6, (1, 7): 3, (1, 5): 2}
"""An answer up to this one is a warning, by the scale of the method's question; other scales have no such answer."""


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
    """

    value: float | None
    nps: AccountNps | None
    low: float | None
    high: float | None
    n: int
    accounts: tuple[AccountFigures, ...]
    reason: Reason | None


def by_account(view: View) -> dict[str, ByAccount]:
    """Weigh companies equally in each measurement that names them, by measurement id.

    Answers that nobody was told would carry a name, and hidden ones, give neither a number nor companies.
    """
    return {
        measurement.id: _by_account(view, metric, measurement)
        for measurement in view.measurements
        if measurement.accounts and (metric := view.metrics.find(measurement.metric)) is not None
    }


def _by_account(view: View, metric: Metric, measurement: Measurement) -> ByAccount:
    if view.of(readings)[measurement.id].hidden or not is_attributed(view, measurement):
        return ByAccount(None, None, None, None, 0, (), "small_group")
    answers: dict[str, dict[Answer, int]] = defaultdict(lambda: defaultdict(int))
    roles: dict[str, dict[str, None]] = defaultdict(dict)
    for part in measurement.accounts:
        for value, count in part.values.items():
            answers[part.account][value] += count
        if part.role:
            roles[part.account][part.role] = None
    chosen = measurement.segments
    accounts = tuple(
        _account(metric, account, answers.get(account.id, {}), tuple(roles[account.id]))
        for account in view.accounts
        if not chosen or account.segment in chosen
    )
    counted = {id: counts for id, counts in answers.items() if sum(counts.values())}
    is_nps = metric.method == "NPS"
    if not counted or not all(on_scale(metric, counts) for counts in counted.values()):
        reason: Reason = "out_of_scale" if counted else "no_answers"
        return ByAccount(None, None, None, None, len(counted), accounts, reason)
    means = [_mean_worth(metric, counts) for counts in counted.values()]
    interval = account_mean_ci(means, conf=view.constants.conf_level)
    lowest, highest = _bounds(metric)
    return ByAccount(
        value=sum(means) / len(means),
        nps=nps_by_account_counts({id: {"": counts} for id, counts in counted.items()}) if is_nps else None,
        low=max(lowest, interval.low) if interval else None,
        high=min(highest, interval.high) if interval else None,
        n=len(means),
        accounts=accounts,
        reason=None if interval else "too_few_accounts",
    )


def _mean_worth(metric: Metric, counts: Mapping[Answer, int]) -> float:
    """Give one company's mean in the metric's unit: net points, share of favourable answers, or the answers' mean."""
    kind = report_as(metric)
    if kind == "score":
        worth = {value: 100.0 * (net_sign(value) if metric.method == "NPS" else sign(value)) for value in counts}
    elif kind == "share":
        worth = {value: float(value in favourable(metric)) for value in counts}
    else:
        worth = {value: float(value) for value in counts}
    return sum(worth[value] * count for value, count in counts.items()) / sum(counts.values())


def _bounds(metric: Metric) -> tuple[float, float]:
    kind = report_as(metric)
    return (-100.0, 100.0) if kind == "score" else (0.0, 1.0) if kind == "share" else (-inf, inf)


def _account(metric: Metric, account: Account, counts: Mapping[Answer, int], roles: tuple[str, ...]) -> AccountFigures:
    n = sum(counts.values())
    method = method_of(metric.method)
    unhappy = AT_RISK.get(method.scale, -inf) if method else -inf
    return AccountFigures(
        account=account,
        answers=n,
        mean=sum(value * count for value, count in counts.items()) / n if n and on_scale(metric, counts) else None,
        roles=roles,
        at_risk=any(value <= unhappy for value, count in counts.items() if count),
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
