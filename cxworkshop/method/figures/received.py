"""Figures of step 4 about the answers that came: how many against how many expected, and early against late ones."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.figures.changes import adjusted, change_figure
from cxworkshop.method.figures.collection import expected_answers, is_survey
from cxworkshop.method.figures.differences import Change, compare
from cxworkshop.method.measuring import measured
from cxworkshop.method.readings import (
    Reading,
    SeriesKey,
    answers,
    hidden_measurements,
    is_attributed,
    series_key,
    source_of,
)
from cxworkshop.method.small_groups import Group, group_of, hidden_parts
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection
from cxworkshop.model.fields import Answer, Count
from cxworkshop.model.imports import Import
from cxworkshop.model.metrics import Counts, Data, Measurement, Metric, Times
from cxworkshop.model.project import code

DAYS_A_YEAR = 365
MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12, "continuous": 12}
HALVES = ("early", "late")


class Received(NamedTuple):
    """Hold how many answers of a survey's running round have come, of how many expected, and by today.

    `expected` are those of the whole round, `by_now` those of its days until today. The number received is None
    while fewer have come than may be shown.
    """

    start: date
    received: int | None
    expected: int | None
    by_now: int | None
    reason: Reason | None


def received(view: View) -> dict[str, Received]:
    """Count the answers of each survey's running round, by the source's id, where any number says so."""
    found = {}
    for row in view.collection:
        start = round_start(row, view.today) if is_survey(row) else None
        details = _received(view, row, start) if start is not None else None
        if details is not None:
            found[row.id] = details
    return found


def round_start(row: Collection, today: date) -> date | None:
    """Give the day on which the running round of a source began; one that never stops is counted by the year."""
    if row.start is None or row.start > today:
        return None
    if row.repeat == "weekly":
        return today - timedelta((today - row.start).days % 7)
    months = MONTHS.get(row.repeat or "")
    if months is None:
        return row.start
    passed = (today.year - row.start.year) * 12 + today.month - row.start.month
    start = _later(row.start, passed // months * months)
    return start if start <= today else _later(row.start, (passed // months - 1) * months)


def _later(day: date, months: int) -> date:
    """Give the same day of a later month, or that month's last."""
    whole = day.year * 12 + day.month - 1 + months
    first = date(whole // 12, whole % 12 + 1, 1)
    length = ((first + timedelta(31)).replace(day=1) - first).days
    return first.replace(day=min(day.day, length))


def _received(view: View, row: Collection, start: date) -> Received | None:
    n = _counted(view, row, start)
    if n is None:
        return None
    expected = expected_answers(row)
    by_now = expected
    if expected is not None and row.repeat == "continuous":
        by_now = int(expected * min(1.0, ((view.today - start).days + 1) / DAYS_A_YEAR))
    shown = row.attribution == "attributed" or not 0 < n < view.constants.anonymity_k
    reason: Reason | None = "small_group" if not shown else None if expected is not None else "missing_input"
    return Received(start, n if shown else None, expected, by_now, reason)


def _counted(view: View, row: Collection, start: date) -> int | None:
    """Count the people who answered: as many as the most answered metric, the newest file, or the rounds have.

    None: nothing came in this round that says it is from this source.
    """
    groups: dict[str, list[Group]] = defaultdict(list)
    files: dict[str, Import] = {}
    for measurement in view.of(by_source).get(row.id, ()):
        first, end = measurement.start or measurement.end, measurement.end
        metric = view.metrics.find(measurement.metric)
        if metric is None or first is None or end is None or first > view.today or end < start:
            continue
        groups[metric.id].append(group_of(measurement, answers(metric, measurement), False))
        imported = view.imports.find(measurement.origin.imported)
        if imported is not None and imported.start is not None and imported.start >= start:
            files[imported.id] = imported
    waves = [
        wave.complete
        for wave in view.waves
        if wave.collection == row.id and wave.complete is not None and start <= (wave.end or wave.start or start)
    ]
    found = [_without_overlap(some) for some in groups.values()] + [one.kept for one in files.values()]
    return max([*found, sum(waves)]) if found or waves else None


def by_source(view: View) -> dict[str, list[Measurement]]:
    """Give the measurements that say from which source they are, by its id."""
    found: dict[str, list[Measurement]] = defaultdict(list)
    for measurement in view.measurements:
        source = source_of(view, measurement.origin)
        if source is not None:
            found[source.id].append(measurement)
    return found


def _without_overlap(groups: Iterable[Group]) -> int:
    """Add up groups of which none shares answers with another, the largest first."""
    chosen: list[Group] = []
    for group in sorted(groups, key=lambda one: (-one.n, one.id)):
        if all(group.apart_from(one) for one in chosen):
            chosen.append(group)
    return sum(group.n for group in chosen)


class HalvesFigures(NamedTuple):
    """Hold early and late answers side by side; without a change they stay hidden, or one has no number."""

    metric: Metric
    measurement: Measurement
    change: Change | None
    reason: Reason | None


def early_and_late(view: View) -> dict[str, HalvesFigures]:
    """Compare early with late answers (F4.8 by F5.1, F5.3 or F5.4), the newest of each series, by measurement id."""
    hidden = view.of(hidden_halves) | view.of(hidden_measurements)
    found: dict[str, HalvesFigures] = {}
    compared: dict[str, Change] = {}
    for measurement in _newest_halves(view):
        metric = view.metrics.find(measurement.metric)
        if metric is None:
            continue
        if measurement.id in hidden:
            found[measurement.id] = HalvesFigures(metric, measurement, None, "small_group")
            continue
        early, late = (_half(view, metric, measurement, name) for name in HALVES)
        change = compare(early, late, view.constants.conf_level, view.constants.power)
        found[measurement.id] = HalvesFigures(
            metric, measurement, change, change.reason if change else early.estimate.reason or late.estimate.reason
        )
        if change is not None:
            compared[measurement.id] = change
    for id, change in adjusted(compared).items():
        found[id] = found[id]._replace(change=change)
    return found


def _newest_halves(view: View) -> list[Measurement]:
    newest: dict[SeriesKey, Measurement] = {}
    for measurement in view.measurements:
        if measurement.halves is None or measurement.end is None or measurement.end > view.today:
            continue
        key = series_key(measurement)
        if key not in newest or (newest[key].end or date.min) < measurement.end:
            newest[key] = measurement
    return list(newest.values())


def _half(view: View, metric: Metric, measurement: Measurement, name: str) -> Reading:
    counts: dict[Answer, Count] = getattr(measurement.halves, name)
    data: Data = Times(values=counts) if isinstance(measurement.data, Times) else Counts(values=counts)
    half = msgspec.structs.replace(measurement, data=data, items=None)
    return Reading(half, measured(metric, half, view.constants.conf_level), False)


def hidden_halves(view: View) -> frozenset[str]:
    """Name those of the newest halves that are a small group, or let one be worked out (F4.12), by measurement id.

    Where one half must stay hidden, both do: it is what the other leaves of the whole.
    """
    hidden = view.of(hidden_measurements)
    newest: dict[str, list[Measurement]] = defaultdict(list)
    for measurement in _newest_halves(view):
        if measurement.id not in hidden:
            newest[measurement.metric].append(measurement)
    return frozenset(id for metric, some in newest.items() for id in _hidden_halves(view, metric, some, hidden))


def _hidden_halves(view: View, id: str, split: list[Measurement], hidden: frozenset[str]) -> set[str]:
    metric = view.metrics.find(id)
    if metric is None:
        return set()

    def whole(measurement: Measurement) -> Group:
        return group_of(measurement, answers(metric, measurement), is_attributed(view, measurement))

    cut = {measurement.id: whole(measurement) for measurement in split}
    halves = [
        (measurement.id, part._replace(id=f"{name} {measurement.id}"))
        for measurement in split
        for name, part in _groups_of_halves(measurement, cut[measurement.id])
    ]
    # what lies in other days says nothing about these
    shown = [
        whole(measurement)
        for measurement in view.measurements
        if measurement.metric == id
        and measurement.id not in hidden
        and any(_meet(measurement, other) for other in split)
    ]
    found = hidden_parts(shown, [part for _, part in halves], view.constants.anonymity_k)
    return {id for id, part in halves if part.id in found}


def _meet(one: Measurement, other: Measurement) -> bool:
    """Tell whether two measurements share a day; one of unknown length may."""
    if None in (one.start, one.end, other.start, other.end):
        return True
    return (one.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (one.end or date.max)


def _groups_of_halves(measurement: Measurement, whole: Group) -> list[tuple[str, Group]]:
    halves = measurement.halves
    if halves is None:
        return []
    sizes = [sum(counts.values()) for counts in (halves.early, halves.late)]
    if halves.split is None or whole.start is None or whole.end is None:
        # nobody knows which days they are, so they may be any part of the whole
        return [(name, whole._replace(n=n)) for name, n in zip(HALVES, sizes, strict=True)]
    before = max(whole.start, halves.split - timedelta(1))
    after = min(whole.end, halves.split)
    return [
        ("early", whole._replace(n=sizes[0], end=before)),
        ("late", whole._replace(n=sizes[1], start=after, open_start=False)),
    ]


def figures(view: View) -> list[Figure]:
    """List answers received against expected, then early against late answers."""
    found: list[Figure] = []
    for id, details in view.of(received).items():
        found.append(
            Figure(
                step=4, figure="received", formula="F4.1", record=id, code=code(view, "collection", id),
                period=f"{details.start.isoformat()}/{view.today.isoformat()}", value=details.received,
                rows=({"expected": details.expected, "by_now": details.by_now},), reason=details.reason,
            )
        )  # fmt: skip
    for id, halves in view.of(early_and_late).items():
        metric, name = halves.metric.id, code(view, "metrics", halves.metric.id)
        label = "late against early answers"
        if halves.change is not None:
            found.append(change_figure(halves.change, 4, id, name, label))
        else:
            found.append(
                Figure(
                    step=4, figure="difference", formula="", record=id, code=name, metric=metric, label=label,
                    reason=halves.reason,
                )
            )  # fmt: skip
    return found
