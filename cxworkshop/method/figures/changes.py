"""Figures of step 5: what changed between a target's start and a later reading, and how sure that is."""

from typing import NamedTuple

from cxworkshop.method.comparisons import holm, newcombe, nps_diff_test, two_prop_test, welch
from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.figures.targets import baseline_reading, is_to_come, series_key_of
from cxworkshop.method.measuring import is_share
from cxworkshop.method.readings import Reading, latest, readings
from cxworkshop.method.scores import nps_classes
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Classes, Counts
from cxworkshop.model.project import code
from cxworkshop.model.targets import Target

MANY = 3
"""From so many comparisons on, some look significant by luck alone."""


class Change(NamedTuple):
    """Hold the change between a target's start and a later reading: difference, interval, p, and the test used.

    `before` is None where a start was only typed, and a typed start has no test. `p_holm` is p after Holm's
    step-down, where three or more changes are looked at together (F5.14).
    """

    before: Reading | None
    after: Reading
    difference: float
    low: float | None
    high: float | None
    p: float | None
    p_holm: float | None
    function: str
    reason: Reason | None


def changes(view: View) -> dict[str, Change]:
    """Compare each target's latest reading with its start (F5.1 to F5.4), by target id, when there is a later one."""
    found = {}
    for target in view.targets:
        change = _change(view, target)
        if change is not None:
            found[target.id] = change
    if len(found) < MANY:
        return found
    adjusted = holm([change.p for change in found.values()])
    return {id: change._replace(p_holm=p) for (id, change), p in zip(found.items(), adjusted, strict=True)}


def _change(view: View, target: Target) -> Change | None:
    typed = target.baseline_value
    start = baseline_reading(view, target) if typed is None else view.of(readings).get(target.baseline)
    now = view.of(latest).get(series_key_of(target))
    if now is None or is_to_come(view, start) or (start is not None and now.measurement.id == start.measurement.id):
        return None
    if typed is not None:
        return None if now.estimate.value is None else _untested(start, now, now.estimate.value - typed)
    return compare(start, now, view.constants.conf_level) if start else None


def _untested(before: Reading | None, after: Reading, difference: float) -> Change:
    return Change(before, after, difference, None, None, None, None, "", "no_standard_error")


def comparable(before: Reading, after: Reading) -> bool:
    """Tell whether two readings asked the same question of the same people; what is not said is no difference."""
    first, second = before.measurement.asked, after.measurement.asked
    said = [
        (first.text, second.text),
        (first.scale_min, second.scale_min),
        (first.scale_max, second.scale_max),
        (sorted(first.favourable), sorted(second.favourable)),
        (first.channel, second.channel),
        (first.population, second.population),
    ]
    return all(one == other or one in (None, "", []) or other in (None, "", []) for one, other in said)


def compare(before: Reading, after: Reading, conf: float = 0.95) -> Change | None:
    """Compare two readings of one metric with the test that fits its data; None when one has no number."""
    first, second = before.estimate, after.estimate
    if first.value is None or second.value is None:
        return None
    plain = _untested(before, after, second.value - first.value)
    if not comparable(before, after):
        return plain._replace(reason="not_comparable")
    if first.function == "nps" and second.function == "nps":
        a, b = _classes(before), _classes(after)
        test = nps_diff_test(a, b, conf) if a and b else None
        if test is None:
            return plain
        low, high = test.ci if test.ci else (None, None)
        return plain._replace(low=low, high=high, p=test.p, function="nps_diff_test", reason=None)
    if is_share(first) and is_share(second) and first.n and second.n:
        cases = (
            round(first.value * first.n),
            round(first.n),
            round(second.value * second.n),
            round(second.n),
        )
        shares, interval = two_prop_test(*cases), newcombe(*cases, conf)
        low, high = interval if interval else (None, None)
        return plain._replace(low=low, high=high, p=shares.p if shares else None, function="newcombe", reason=None)
    if first.variance is not None and second.variance is not None and first.n and second.n:
        means = welch(
            first.value,
            first.variance**0.5,
            round(first.n),
            second.value,
            second.variance**0.5,
            round(second.n),
            conf,
        )
        if means is not None:
            low, high = means.ci if means.ci else (None, None)
            return plain._replace(low=low, high=high, p=means.p, function="welch", reason=None)
    return plain


def _classes(reading: Reading) -> tuple[int, int, int] | None:
    data = reading.measurement.data
    if isinstance(data, Classes):
        return data.promoters, data.passives, data.detractors
    if isinstance(data, Counts):
        return tuple(round(part) for part in nps_classes(data.values))  # type: ignore[return-value]
    return None


def figures(view: View) -> list[Figure]:
    """List the changes since the targets' starts."""
    return [
        Figure(
            step=5, figure=change.function or "difference", formula=FORMULAS.get(change.function, ""), record=id,
            code=code(view, "targets", id), value=change.difference, low=change.low, high=change.high,
            n=change.after.estimate.n, rows=({"p": change.p, "p_holm": change.p_holm},), reason=change.reason,
        )
        for id, change in view.of(changes).items()
    ]  # fmt: skip


FORMULAS = {"nps_diff_test": "F5.1", "newcombe": "F5.3", "welch": "F5.4"}
