"""What checks of step 5 look for in the numbers that a target sets."""

from collections.abc import Iterator
from itertools import pairwise

from cxworkshop.method.measuring import report_as
from cxworkshop.method.view import View
from cxworkshop.model.targets import Target
from cxworkshop.programme.checks.finding import Amount, Found, Named, Percent
from cxworkshop.programme.checks.noise import is_better, with_goal
from cxworkshop.programme.checks.scope import FEW, result_scale, same

LEVELS = ("minimum", "target", "stretch")


def at(target: Target, field: str, **values: object) -> Found:
    """Point at a field of a target, which is said by its metric's name."""
    return Found("targets", target.id, field, {"target": Named("targets", target.id), **values})


def no_improvement(view: View) -> Iterator[Found]:
    """Find targets to improve that have no number, or none better than their start."""
    for target, details in with_goal(view):
        if target.kind == "improve" and target.target is None:
            yield at(target, "target", case="missing")
        elif target.kind == "improve" and details.value is not None and not is_better(target, details):
            yield at(target, "target", case="worse", start=Amount(target.metric, details.value))


def disordered_levels(view: View) -> Iterator[Found]:
    """Find minimum, target and stretch that do not follow each other in the good direction."""
    for target, details in with_goal(view):
        if details.metric is None or details.metric.direction is None:
            continue
        sign = 1 if details.metric.direction == "higher" else -1
        there = [(name, value * sign) for name in LEVELS if (value := getattr(target, name)) is not None]
        for (low, lower), (high, higher) in pairwise(there):
            if lower > higher:
                yield at(target, low if low == "minimum" else high, case=f"{low} {high}")


def values_off_the_scale(view: View) -> Iterator[Found]:
    """Find levels and starts that the metric can never have."""
    for target, details in with_goal(view):
        low, high = result_scale(details.metric) if details.metric else (None, None)
        for field in (*LEVELS, "baseline_value"):
            value = getattr(target, field)
            if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
                yield at(target, field, case=field, value=Amount(target.metric, value))


def perfect_targets(view: View) -> Iterator[Found]:
    """Find targets at the best end of their scale."""
    for target, details in with_goal(view):
        metric = details.metric
        if metric is None or report_as(metric) not in ("share", "rate", "score", "index"):
            continue
        low, high = result_scale(metric)
        best = high if metric.direction == "higher" else low if metric.direction == "lower" else None
        if best is not None and target.target == best:
            yield at(target, "target", value=Amount(metric.id, best))


def unfounded_targets(view: View) -> Iterator[Found]:
    """Find targets that all take the same step, or rest on a wish."""
    steps = [
        round((target.target - details.value) / abs(details.value), 2)
        for target, details in with_goal(view)
        if target.kind == "improve" and target.target is not None and details.value
    ]
    if len(steps) >= FEW and same(map(abs, steps)):
        yield Found("targets", "", "target", {"case": "same", "step": Percent(abs(steps[0]))})
    for target, _ in with_goal(view):
        if target.basis == "wish":
            yield at(target, "basis", case="wish")
