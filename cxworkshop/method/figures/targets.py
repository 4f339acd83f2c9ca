"""Figures of step 5: the starting point, what change could be seen, the plan line, the traffic light, the chart."""

from datetime import date, timedelta
from math import ceil, inf
from typing import Any, Literal, NamedTuple

from cxworkshop.method.comparisons import difference_se
from cxworkshop.method.distributions import normal_ppf, z_two_sided
from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.measuring import RANGES, Estimate, is_net, is_share, report_as
from cxworkshop.method.plans import TrafficLight, plan_value, projection, rag, theil_sen
from cxworkshop.method.power import (
    mdd_mean,
    n_two_means,
    n_two_nps,
    n_two_proportions,
    nps_customers_to_move,
    target_verdict,
)
from cxworkshop.method.readings import Reading, SeriesKey, all_series, latest, readings
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import code
from cxworkshop.model.targets import Target

REVIEW_DAYS = {"week": 7, "month": 30.4375, "quarter": 91.3125, "year": 365.25}
TREND_POINTS = 4
SMALLEST_CHANGE = 1e-9
MOST_PLAN_ROWS = 120

Verdict = Literal["below_noise", "weak", "detectable"]


class TargetFigures(NamedTuple):
    """Hold what step 5 says about one target, in the metric's unit.

    `significant` is the change that two waves of this size can just tell from chance, `seen` the one found with
    the project's power; both None where only a control chart can judge.
    """

    metric: Metric | None
    baseline: Reading | None
    value: float | None
    now: Reading | None
    standard_error: float | None
    significant: float | None
    seen: float | None
    verdict: Verdict | None
    answers_needed: int | None
    plan_today: float | None
    light: TrafficLight | None
    heading: float | None
    slope_per_month: float | None
    needed_per_month: float | None
    people: int | None
    reason: Reason | None


def target_figures(view: View) -> dict[str, TargetFigures]:
    """Compute the figures of each target (F5.1 to F5.10), by id."""
    return {target.id: _figures_of(view, target) for target in view.targets}


def _figures_of(view: View, target: Target) -> TargetFigures:
    metric = view.metrics.find(target.metric)
    start = baseline_reading(view, target)
    value = baseline_value(target, start)
    now = view.of(latest).get(series_key_of(target)) or (None if is_to_come(view, start) else start)
    error = _standard_error(target, start, value)
    significant, seen = _smallest_change(view, target, start)
    verdict = None
    if error is not None and value is not None and target.target is not None:
        verdict = target_verdict(target.target - value, error, *_z(view))
    slope, heading = _heading(view, target)
    return TargetFigures(
        metric=metric,
        baseline=start,
        value=value,
        now=now,
        standard_error=error,
        significant=significant,
        seen=seen,
        verdict=verdict,
        answers_needed=_answers_needed(view, target, start, value),
        plan_today=plan_at(view, target, view.today),
        light=_light(view, target, metric, now),
        heading=heading,
        slope_per_month=slope,
        needed_per_month=_needed_per_month(view, target, value),
        people=_people(view, target, metric, value),
        reason="no_baseline" if value is None else "no_target" if target.target is None else None,
    )


def baseline_reading(view: View, target: Target) -> Reading | None:
    """Give the reading that a target froze as its start, else today's of the same segments."""
    frozen = view.of(readings).get(target.baseline)
    return frozen or view.of(latest).get(series_key_of(target))


def series_key_of(target: Target) -> SeriesKey:
    """Name the series that a target is about."""
    return target.metric, tuple(sorted(target.segments))


def is_to_come(view: View, reading: Reading | None) -> bool:
    """Tell whether a reading ends after today, as one does when an earlier day is looked at."""
    end = reading.measurement.end if reading else None
    return end is not None and end > view.today


def baseline_value(target: Target, start: Reading | None) -> float | None:
    """Give the value a target starts from: what was typed over it with a reason, else the reading's."""
    if target.baseline_value is not None:
        return target.baseline_value
    return start.estimate.value if start else None


def _z(view: View) -> tuple[float, float]:
    return z_two_sided(view.constants.conf_level), normal_ppf(view.constants.power)


def _variance_at(estimate: Estimate, value: float) -> float | None:
    """Give the variance of one answer at a value: a share's follows from the share, other variances stay."""
    if estimate.variance is None:
        return None
    if is_share(estimate):
        return value * (1 - value) if 0 <= value <= 1 else None
    return estimate.variance


def _standard_error(target: Target, start: Reading | None, value: float | None) -> float | None:
    """Give the standard error of the change from start to target (F5.5b), or None where none follows from n."""
    if start is None or value is None or target.target is None or not start.estimate.n or not target.next_n:
        return None
    first, second = _variance_at(start.estimate, value), _variance_at(start.estimate, target.target)
    if first is None or second is None:
        return None
    return difference_se(first, start.estimate.n, second, target.next_n)


def _smallest_change(view: View, target: Target, start: Reading | None) -> tuple[float | None, float | None]:
    # all answers alike would promise that any change can be seen
    if start is None or not start.estimate.variance or not start.estimate.n or not target.next_n:
        return None, None
    sd = start.estimate.variance**0.5
    change = mdd_mean(round(start.estimate.n), target.next_n, sd, view.constants.conf_level, view.constants.power)
    return change or (None, None)


def _answers_needed(view: View, target: Target, start: Reading | None, value: float | None) -> int | None:
    """Give the answers that each wave needs for the wished change to be found with the project's power (F5.6)."""
    if start is None or start.estimate.variance is None or value is None or target.target in (None, value):
        return None
    goal, conf, power = target.target or 0.0, view.constants.conf_level, view.constants.power
    if abs(goal - value) < SMALLEST_CHANGE:
        return None
    if is_share(start.estimate):
        inside = 0 <= value <= 1 and 0 <= goal <= 1
        return n_two_proportions(value, goal, conf, power) if inside else None
    if is_net(start.estimate):
        return n_two_nps(goal - value, start.estimate.variance / 100**2, conf, power)
    return n_two_means(goal - value, start.estimate.variance**0.5, conf, power)


def plan_at(view: View, target: Target, day: date) -> float | None:
    """Give the planned value on a day (F5.8), with the bend that the owner put in; None without start or target."""
    start = baseline_reading(view, target)
    value = baseline_value(target, start)
    begin = start.measurement.end if start else view.profile.start_date
    if value is None or begin is None or target.target is None or target.target_date is None:
        return None
    end = (target.target_date - begin).days
    return plan_value(value, target.target, 0, end, (day - begin).days, _bend(target, begin))


def _bend(target: Target, begin: date) -> tuple[float, float] | None:
    if target.bend_date is None or target.bend_value is None:
        return None
    return (target.bend_date - begin).days, target.bend_value


def _light(view: View, target: Target, metric: Metric | None, now: Reading | None) -> TrafficLight | None:
    """Give the traffic light of today's reading (F5.9); grey when it is missing or too old."""
    start = baseline_reading(view, target)
    value = baseline_value(target, start)
    if value is None or target.target is None or target.target_date is None or target.kind == "monitor only":
        return None
    begin = start.measurement.end if start else view.profile.start_date
    if begin is None or is_to_come(view, start):
        return None
    measured = now.measurement.end if now else None
    # the start itself says nothing about the way since
    moved = now is not None and (start is None or now.measurement.id != start.measurement.id)
    actual = now.estimate.value if now and moved else None
    if target.kind == "hold" and actual is not None:
        actual = _held(target, metric, actual, plan_at(view, target, measured or view.today))
    interval = None
    if now is not None and now.estimate.low is not None and now.estimate.high is not None:
        interval = (now.estimate.low, now.estimate.high)
    return rag(
        actual,
        value,
        target.target,
        0,
        (target.target_date - begin).days,
        ((measured or view.today) - begin).days,
        interval,
        green=min(view.constants.rag_green, view.constants.rag_amber),
        amber=max(view.constants.rag_green, view.constants.rag_amber),
        hold_tol=target.hold_tolerance if target.kind == "hold" else None,
        age_days=(view.today - measured).days if measured else None,
        review_days=REVIEW_DAYS.get(target.review_interval or ""),
        bend=_bend(target, begin),
    )


def _held(target: Target, metric: Metric | None, actual: float, plan: float | None) -> float | None:
    """Give the value to judge of a target to hold: none without a tolerance; better than planned is no fault."""
    if target.hold_tolerance is None or plan is None:
        return None
    match metric.direction if metric else None:
        case "higher":
            return min(actual, plan)
        case "lower":
            return max(actual, plan)
    return actual


def _heading(view: View, target: Target) -> tuple[float | None, float | None]:
    """Give the slope per month and the value that the series heads for at the target date (F5.10)."""
    series = view.of(all_series).get(series_key_of(target), ())
    shown = [one for one in series if one.measurement.end is not None and one.estimate.value is not None]
    points = [(float((one.measurement.end or date.min).toordinal()), one.estimate.value or 0.0) for one in shown]
    if len(points) < TREND_POINTS:
        return None, None
    trend = theil_sen(points)
    if trend is None:
        return None, None
    # the level has changed: a line through both levels heads for neither
    sides = [_side(one, trend.intercept + trend.slope * time) for one, (time, _) in zip(shown, points, strict=True)]
    if sides[-1] and sides[-1] == sides[-2]:
        return None, None
    monthly = trend.slope * REVIEW_DAYS["month"]
    first, last = points[0][0], points[-1][0]
    # a line is not drawn on for longer than it has been seen
    if target.target_date is None or target.target_date.toordinal() - last > last - first:
        return monthly, None
    metric = view.metrics.find(target.metric)
    low, high = RANGES.get(report_as(metric), (-inf, inf)) if metric else (-inf, inf)
    heading = projection(points, target.target_date.toordinal())
    return monthly, None if heading is None else min(high, max(low, heading))


def _why_no_heading(view: View, target: Target, details: TargetFigures) -> Reason:
    series = view.of(all_series).get(series_key_of(target), ())
    points = sum(reading.estimate.value is not None for reading in series)
    return "too_few_points" if points < TREND_POINTS or details.slope_per_month is not None else "changed_level"


def _side(reading: Reading, line: float) -> int:
    """Tell whether a reading lies surely above a line (1), below it (-1), or neither (0)."""
    low, high = reading.estimate.low, reading.estimate.high
    if low is None or high is None:
        return 0
    return (low > line) - (high < line)


def _needed_per_month(view: View, target: Target, value: float | None) -> float | None:
    if value is None or target.target is None or target.target_date is None or target.target_date <= view.today:
        return None
    return (target.target - value) / ((target.target_date - view.today).days / REVIEW_DAYS["month"])


def _people(view: View, target: Target, metric: Metric | None, value: float | None) -> int | None:
    """Say an NPS rise in people (F5.7), or None for other metrics and unknown populations."""
    if metric is None or metric.method != "NPS" or value is None or target.target is None or target.target <= value:
        return None
    segments = view.segments.of(target.segments) if target.segments else view.segments
    populations = [segment.population for segment in segments]
    if not populations or None in populations:
        return None
    return nps_customers_to_move(target.target - value, sum(size or 0 for size in populations))


def measuring_points(view: View, target: Target) -> int | None:
    """Count the reviews strictly between the start's end and the target date (L515), or None when not planned."""
    days = REVIEW_DAYS.get(target.review_interval or "")
    start = baseline_reading(view, target)
    begin = start.measurement.end if start else None
    if days is None or begin is None or target.target_date is None:
        return None
    return max(0, ceil((target.target_date - begin).days / days) - 1)


def plan_rows(view: View, target: Target) -> tuple[dict[str, Any], ...]:
    """Give the plan line at the first of each month from start to target date."""
    start = baseline_reading(view, target)
    if start is None or start.measurement.end is None or target.target_date is None:
        return ()
    rows: list[dict[str, Any]] = []
    day = _next_first(start.measurement.end)
    while day <= target.target_date and len(rows) < MOST_PLAN_ROWS:
        rows.append({"date": day.isoformat(), "value": plan_at(view, target, day)})
        day = _next_first(day)
    return tuple(rows)


def _next_first(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def figures(view: View) -> list[Figure]:
    """List the figures of step 5 about targets."""
    return [figure for target in view.targets for figure in _list(view, target, view.of(target_figures)[target.id])]


def _list(view: View, target: Target, details: TargetFigures) -> list[Figure]:
    start = details.baseline.estimate if details.baseline else None
    now = details.now.estimate if details.now else None
    kind = "share" if start and is_share(start) else "net" if start and is_net(start) else "mean"
    seen = {"share": "mdd_proportion", "net": "mdd_nps", "mean": "mdd_mean"}[kind]
    needed = {"share": "n_two_proportions", "net": "n_two_nps", "mean": "n_two_means"}[kind]
    change = None if details.value is None or target.target is None else target.target - details.value
    light = details.light

    def figure(
        function: str, formula: str, value: float | None, reason: Reason | None = None, label: str | None = None,
        rows: tuple[dict[str, Any], ...] = (), of: Estimate | None = None,
    ) -> Figure:  # fmt: skip
        return Figure(
            step=5,
            figure=function,
            formula=formula,
            record=target.id,
            code=code(view, "targets", target.id),
            metric=target.metric,
            segment="+".join(target.segments) or None,
            value=value,
            n=of.n if of else None,
            low=of.low if of else None,
            high=of.high if of else None,
            label=label,
            rows=rows or None,
            reason=reason if value is None else None,
        )

    found = [
        figure("baseline", start.formula if start else "", details.value, "no_baseline", of=start),
        figure("significant_change", "F5.5", details.significant, "no_standard_error"),
        figure(seen, "F5.5", details.seen, "no_standard_error"),
        figure(
            "target_verdict", "F5.5b", change if details.verdict else None, details.reason or "no_standard_error",
            details.verdict, ({"se": details.standard_error},),
        ),
        figure(needed, "F5.6", details.answers_needed, details.reason or "no_standard_error"),
        figure("plan_value", "F5.8", details.plan_today, details.reason or "no_target", rows=plan_rows(view, target)),
        figure(
            "rag", "F5.9", now.value if now else None, "no_number", light.colour if light else "grey",
            ({"indistinct": light.indistinct},) if light else (), now,
        ),
        figure("projection", "F5.10", details.heading, _why_no_heading(view, target, details)),
        figure("needed_per_month", "F5.8", details.needed_per_month, details.reason or "no_target"),
    ]  # fmt: skip
    if details.people is not None:
        found.append(figure("nps_customers_to_move", "F5.7", details.people))
    return found
