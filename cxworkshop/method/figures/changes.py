"""Figures of step 5: what changed between a target's start and a later reading, and from one round to the next."""

from typing import TypeVar

from cxworkshop.method.comparisons import holm
from cxworkshop.method.figure import Figure
from cxworkshop.method.figures.differences import FORMULAS, Change, compare, untested
from cxworkshop.method.figures.metrics import period
from cxworkshop.method.figures.targets import baseline_reading, is_to_come, series_key_of
from cxworkshop.method.readings import all_series, is_asked, latest, readings
from cxworkshop.method.view import View
from cxworkshop.model.project import code
from cxworkshop.model.targets import Target

Key = TypeVar("Key")

MANY = 3
"""From so many comparisons on, some look significant by luck alone."""


def changes(view: View) -> dict[str, Change]:
    """Compare each target's latest reading with its start (F5.1 to F5.4), by target id, when there is a later one."""
    found = {target.id: change for target in view.targets if (change := _change(view, target)) is not None}
    return adjusted(found)


def _change(view: View, target: Target) -> Change | None:
    typed, conf = target.baseline_value, view.constants.conf_level
    start = baseline_reading(view, target) if typed is None else view.of(readings).get(target.baseline)
    now = view.of(latest).get(series_key_of(target))
    if now is None or is_to_come(view, start) or (start is not None and now.measurement.id == start.measurement.id):
        return None
    if typed is not None:
        return None if now.estimate.value is None else untested(start, now, now.estimate.value - typed, conf)
    metric = view.metrics.find(target.metric)
    return compare(start, now, conf, view.constants.power, metric) if start else None


def since_last(view: View) -> dict[str, Change]:
    """Compare the newest round of each question to customers with the one before it, by the newer's measurement id."""
    found = {}
    for (id, _), series in view.of(all_series).items():
        metric = view.metrics.find(id)
        shown = [reading for reading in series if reading.estimate.value is not None]
        if metric is None or len(shown) < 2 or not is_asked(view, metric, shown[-1].measurement):
            continue
        change = compare(shown[-2], shown[-1], view.constants.conf_level, view.constants.power, metric)
        if change is not None:
            found[shown[-1].measurement.id] = change
    # whoever looks at all customers has not looked at each segment too
    totals = {id: change for id, change in found.items() if not change.after.measurement.segments}
    parts = {id: change for id, change in found.items() if change.after.measurement.segments}
    return {**found, **adjusted(totals), **adjusted(parts)}


def adjusted(found: dict[Key, Change]) -> dict[Key, Change]:
    """Adjust p where so many changes are tested at once that chance alone would find some (F5.14)."""
    if sum(change.p is not None for change in found.values()) < MANY:
        return found
    adjusted = holm([change.p for change in found.values()])
    return {key: change._replace(p_holm=p) for (key, change), p in zip(found.items(), adjusted, strict=True)}


def change_figure(change: Change, step: int, record: str, code: str, label: str | None = None) -> Figure:
    """Write a change as a figure."""
    measurement = change.after.measurement
    return Figure(
        step=step, figure=change.function or "difference", formula=FORMULAS.get(change.function, ""), record=record,
        code=code, metric=measurement.metric, segment="+".join(measurement.segments) or None,
        period=period(measurement), value=change.difference, low=change.low, high=change.high,
        n=change.after.estimate.n, label=label, reason=change.reason,
        rows=(
            {
                "p": change.p, "p_holm": change.p_holm, "distinct": change.distinct, "needed": change.needed,
                "more": change.more,
            },
        ),
    )  # fmt: skip


def figures(view: View) -> list[Figure]:
    """List the changes since the targets' starts, then those from the last round to the newest."""
    found = [change_figure(change, 5, id, code(view, "targets", id)) for id, change in view.of(changes).items()]
    for id, change in view.of(since_last).items():
        metric = change.after.measurement.metric
        found.append(change_figure(change, 5, id, code(view, "metrics", metric), "since the round before"))
    return found
