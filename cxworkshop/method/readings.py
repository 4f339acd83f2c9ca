"""Measurements in time: today's reading of a metric, its series, and what must stay hidden."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from cxworkshop.method.catalogue import customers_say, method_of
from cxworkshop.method.measuring import Estimate, measured
from cxworkshop.method.small_groups import Group, group_of, hidden_groups
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection
from cxworkshop.model.metrics import Measurement, Metric, Origin

SURVEYS = ("relational survey", "transactional survey")

SeriesKey = tuple[str, tuple[str, ...]]
"""A metric id, and segment ids in order; no segments stand for all."""


class Reading(NamedTuple):
    """Hold a measurement with its estimate; hidden ones have no number, only the reason."""

    measurement: Measurement
    estimate: Estimate
    hidden: bool


def series_key(measurement: Measurement) -> SeriesKey:
    """Name the series that a measurement belongs to."""
    return measurement.metric, tuple(sorted(measurement.segments))


def readings(view: View) -> dict[str, Reading]:
    """Estimate every measurement of a known metric, by measurement id; small groups are hidden (F4.12)."""
    conf = view.constants.conf_level
    hidden = view.of(hidden_measurements)
    found = {}
    for measurement in view.measurements:
        metric = view.metrics.find(measurement.metric)
        if metric is None:
            continue
        kept = measurement.id in hidden
        result = _estimated(view, metric, measurement, conf)
        if kept:
            result = Estimate(result.function, result.formula, reason="small_group")
        found[measurement.id] = Reading(measurement, result, kept)
    return found


def _kept_estimates(view: View) -> dict[tuple[str, float], tuple[Metric, object, Estimate]]:
    """Give a place for estimates that lasts as long as the memory, since this reads nothing of the project."""
    return {}


def _estimated(view: View, metric: Metric, measurement: Measurement, conf: float) -> Estimate:
    """Estimate a measurement, or remember the result: an edit leaves most measurements as they are."""
    kept = view.of(_kept_estimates)
    found = kept.get((measurement.id, conf))
    if found is None or found[0] is not metric or found[1] is not measurement:
        found = (metric, measurement, measured(metric, measurement, conf))
        kept[measurement.id, conf] = found
    return found[2]


def hidden_measurements(view: View) -> frozenset[str]:
    """Name the measurements that would show a group below anonymity_k, or let one be computed back (F4.12).

    Not applied to attributed answers, nor to what we count ourselves.
    """
    groups: dict[str, list[Group]] = defaultdict(list)
    for measurement in view.measurements:
        metric = view.metrics.find(measurement.metric)
        if metric is not None and is_asked(view, metric, measurement):
            named = is_attributed(view, measurement)
            n = _estimated(view, metric, measurement, view.constants.conf_level).n
            group = group_of(measurement, round(n) if n else 0, named)
            groups[measurement.metric].append(group._replace(made=measurement.origin.imported))
    k = view.constants.anonymity_k
    return frozenset(id for some in groups.values() for id in hidden_groups(tuple(some), k))


def is_asked(view: View, metric: Metric, measurement: Measurement) -> bool:
    """Tell whether customers gave these answers; when nothing says so either way, they may have."""
    row = source_of(view, measurement.origin)
    if row is not None and row.method in SURVEYS:
        return True
    if metric.class_ is not None:
        return customers_say(metric.class_)
    method = method_of(metric.method)
    return method is None or bool(method.questions)


def is_attributed(view: View, measurement: Measurement) -> bool:
    """Tell whether customers were told that these answers carry their name."""
    row = source_of(view, measurement.origin)
    return row is not None and row.attribution == "attributed"


def source_of(view: View, origin: Origin) -> Collection | None:
    """Give the source of a number: the one that it names, else that of the file which it came with."""
    row = view.collection.find(origin.collection)
    imported = view.imports.find(origin.imported) if row is None and origin.imported else None
    return row if imported is None else view.collection.find(imported.mapping.collection)


def answers(metric: Metric, measurement: Measurement) -> int:
    """Count the answers behind a measurement."""
    n = measured(metric, measurement).n
    return round(n) if n else 0


def all_series(view: View) -> dict[SeriesKey, tuple[Reading, ...]]:
    """Give each metric's readings in time up to today, per set of segments, over periods that do not overlap.

    A measurement whose period contains others of the same series sums them up; it is today's reading and a
    starting point, but no point of the series.
    """
    found: dict[SeriesKey, list[Reading]] = defaultdict(list)
    for reading in view.of(readings).values():
        end = reading.measurement.end
        if end is not None and end <= view.today:
            found[series_key(reading.measurement)].append(reading)
    return {key: _disjoint(some) for key, some in found.items()}


def _disjoint(some: list[Reading]) -> tuple[Reading, ...]:
    shortest_first = sorted(some, key=lambda reading: (_days(reading), _end(reading)))
    chosen: list[Reading] = []
    for reading in shortest_first:
        if all(_start(reading) > _end(other) or _end(reading) < _start(other) for other in chosen):
            chosen.append(reading)
    return tuple(sorted(chosen, key=_end))


def _end(reading: Reading) -> date:
    return reading.measurement.end or date.min


def _start(reading: Reading) -> date:
    return reading.measurement.start or _end(reading)


def _days(reading: Reading) -> int:
    return (_end(reading) - _start(reading)).days


def latest(view: View) -> dict[SeriesKey, Reading]:
    """Give today's reading of each series: the latest end not after today, the longest period if several."""
    found: dict[SeriesKey, Reading] = {}
    for reading in view.of(readings).values():
        end = reading.measurement.end
        if end is None or end > view.today:
            continue
        key = series_key(reading.measurement)
        if key not in found or (_end(found[key]), _days(found[key])) < (end, _days(reading)):
            found[key] = reading
    return found


def current(view: View) -> dict[str, Reading]:
    """Give the one reading that speaks for each metric today, by metric id.

    That of its target's segments where there is one, else the latest, and of several the one with most answers.
    """
    newest = view.of(latest)
    wanted = {target.metric: tuple(sorted(target.segments)) for target in reversed(view.targets)}
    found: dict[str, Reading] = {}
    for (metric, segments), reading in newest.items():
        if wanted.get(metric) == segments:
            found[metric] = reading
    for (metric, _), reading in sorted(newest.items(), key=lambda item: _weight(item[1]), reverse=True):
        found.setdefault(metric, reading)
    return found


def _weight(reading: Reading) -> tuple[bool, date, float]:
    return not reading.hidden, _end(reading), reading.estimate.n or 0
