"""What checks of step 4 look for in the number of answers, expected or there."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from cxworkshop.method.drivers import enough_answers
from cxworkshop.method.figures.collection import achieved_rate, collection_figures, waves_of
from cxworkshop.method.figures.metrics import AccountFigures, by_account
from cxworkshop.method.figures.received import received
from cxworkshop.method.readings import (
    SeriesKey,
    answers,
    hidden_measurements,
    is_asked,
    is_attributed,
    latest,
    series_key,
    source_of,
)
from cxworkshop.method.samples import moe_proportion
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection
from cxworkshop.model.metrics import Measurement
from cxworkshop.programme.checks.finding import Found, Named
from cxworkshop.programme.checks.scope import months_after, surveys

A_YEAR = 12
TINY = 1e-9
QUICK_CHANNELS = ("e-mail", "SMS", "web or app pop-up")
HALF = 0.5
ROUND = timedelta(92)
"""Answers that came in months belong together for a quarter, where no round says otherwise."""
LONGEST_ROUND = timedelta(365)


def _named(id: str) -> Named:
    return Named("collection", id)


def out_of_reach(view: View) -> Iterator[Found]:
    """Find surveys that need more answers than there are customers to ask."""
    for row in surveys(view):
        figures = view.of(collection_figures)[row.id]
        # nobody to ask gives no answers needed, but one would be the least
        needed = figures.needed or 1
        if figures.reachable is not None and needed > figures.reachable:
            values = {"source": _named(row.id), "n": figures.reachable, "needed": needed}
            yield Found("collection", row.id, "target_n", values)


def answers_of_round(view: View, row: Collection) -> int | None:
    """Give the answers to reckon with: what is expected, or what came where that is more or the round is over."""
    expected = view.of(collection_figures)[row.id].expected
    came = view.of(received).get(row.id)
    if came is None or not came.received:
        return expected
    over = row.end is not None and came.start <= row.end <= view.today
    return came.received if over or expected is None else max(expected, came.received)


def wide_margins(view: View) -> Iterator[Found]:
    """Find surveys whose expected margin is wider than wanted."""
    for row in surveys(view):
        n, margin = answers_of_round(view, row), view.of(collection_figures)[row.id].margin
        if margin is not None and n is not None and n != view.of(collection_figures)[row.id].expected:
            margin = moe_proportion(n, 0.5, row.population, conf=view.constants.conf_level)
        wanted = row.moe_wanted or view.constants.moe_wanted
        if margin is not None and margin > wanted + TINY:
            values = {"source": _named(row.id), "margin": _points(margin), "wanted": _points(wanted)}
            yield Found("collection", row.id, "moe_wanted", values)


def _points(share: float) -> float:
    """Give a share in percentage points, as a whole number where it is one."""
    points = round(share * 100, 1)
    return int(points) if points.is_integer() else points


def few_answers(view: View) -> Iterator[Found]:
    """Find surveys that will bring too few answers to say anything in per cent."""
    for row in surveys(view):
        expected = answers_of_round(view, row)
        if expected is not None and expected < view.constants.min_n_segment:
            values = {"source": _named(row.id), "n": expected, "least": view.constants.min_n_segment}
            yield Found("collection", row.id, "response_rate", values)


def thin_driver_analysis(view: View) -> Iterator[Found]:
    """Find driver analyses with too few answers: those made, and those planned in a source without one yet."""
    made = {source.id for run in view.drivers if (source := source_of(view, run.origin)) is not None}
    for run in view.drivers:
        drivers = sum(driver.correlation is not None for driver in run.drivers)
        if run.n is not None and drivers and not enough_answers(run.n, drivers):
            values = {"case": "made", "n": run.n, "drivers": drivers}
            yield Found("drivers", run.id, "n", values)
    for row in view.collection:
        expected, drivers = answers_of_round(view, row), row.drivers_planned or 0
        if row.id not in made and drivers and expected is not None and not enough_answers(expected, drivers):
            values = {"case": "planned", "n": expected, "drivers": drivers, "source": _named(row.id)}
            yield Found("collection", row.id, "drivers_planned", values)


def hopeful_rates(view: View) -> Iterator[Found]:
    """Find high response rates that no history backs."""
    for row in view.collection:
        quick = any(channel in QUICK_CHANNELS for channel in row.channels)
        hopeful = quick and (row.response_rate or 0) > HALF and row.response_rate_source != "own history"
        if hopeful and (achieved_rate(view, row) or 0) < HALF:
            yield Found("collection", row.id, "response_rate", {"source": _named(row.id)})


def unheard_key_accounts(view: View) -> Iterator[Found]:
    """Find key accounts of measured segments that did not answer, or in one role only, in their latest surveys."""
    newest = view.of(latest_rounds)
    heard: dict[str, list[AccountFigures]] = defaultdict(list)
    for id, result in view.of(by_account).items():
        if id in newest:
            for entry in result.accounts:
                heard[entry.account.id].append(entry)
    for account in view.accounts:
        segment = view.segments.find(account.segment)
        entries = heard.get(account.id)
        if not account.key or not entries or segment is None or segment.decision != "measure now":
            continue
        roles = {role for entry in entries for role in entry.roles}
        values = {"account": Named("accounts", account.id)}
        if all(entry.silent for entry in entries):
            yield Found("accounts", account.id, "", {**values, "case": "silent"})
        elif len(roles) == 1 and len(account.roles) != 1:
            yield Found("accounts", account.id, "", {**values, "case": "one role", "role": roles.pop()})


def latest_rounds(view: View) -> frozenset[str]:
    """Name the measurements of each series' latest round: an import may have cut one into months."""
    newest: dict[SeriesKey, Measurement] = {key: one.measurement for key, one in view.of(latest).items()}
    began = {key: _began(view, one) for key, one in newest.items()}
    found = set()
    for measurement in view.measurements:
        last, begin = newest.get(series_key(measurement)), began.get(series_key(measurement))
        if last is None or begin is None or last.end is None or measurement.end is None:
            continue
        if begin <= measurement.end <= last.end:
            found.add(measurement.id)
    return frozenset(found)


def _began(view: View, last: Measurement) -> date | None:
    """Give the day on which the round of a measurement began: its wave's, else a quarter before its end."""
    if last.end is None:
        return None
    starts = [wave.start for wave in waves_of(view, last) if wave.start is not None]
    return min((day for day in starts if timedelta(0) <= last.end - day < LONGEST_ROUND), default=last.end - ROUND)


def small_groups(view: View) -> Iterator[Found]:
    """Find stored answers that would show a group, or a company, too small to stay anonymous; one of each metric."""
    said: set[tuple[str, object]] = set()
    for found in _small_groups(view):
        metric = view.measurements.find(found.record)
        place = (metric.metric if metric is not None else "", found.values.get("case"))
        if place not in said:
            said.add(place)
            yield found


def _small_groups(view: View) -> Iterator[Found]:
    k = view.constants.anonymity_k
    hidden = view.of(hidden_measurements)
    for measurement in view.measurements:
        metric = view.metrics.find(measurement.metric)
        if metric is None or is_attributed(view, measurement):
            continue
        name = Named("metrics", metric.id)
        if measurement.id in hidden and 0 < answers(metric, measurement) < k:
            yield Found("measurements", measurement.id, "data", {"case": "group", "metric": name, "least": k})
        halves, sums = measurement.halves, measurement.account_sums
        sizes = [sum(part.values()) for part in (halves.early, halves.late)] if halves is not None else []
        # a whole that is too small is one thing to say, not three
        if measurement.id not in hidden and is_asked(view, metric, measurement) and any(0 < n < k for n in sizes):
            yield Found("measurements", measurement.id, "halves", {"case": "half", "metric": name, "least": k})
        if sums is not None and 0 < sums.accounts < k:
            yield Found("measurements", measurement.id, "account_sums", {"case": "sums", "metric": name, "least": k})
        companies: dict[str, int] = defaultdict(int)
        for part in measurement.accounts:
            companies[part.account] += sum(part.values.values())
        if any(0 < n < k for n in companies.values()):
            yield Found("measurements", measurement.id, "accounts", {"case": "company", "metric": name, "least": k})


def old_data(view: View) -> Iterator[Found]:
    """Find metrics whose newest data are more than a year old."""
    newest: dict[str, date] = {}
    for measurement in view.measurements:
        told = measurement.data is not None or measurement.items is not None
        if measurement.end is not None and told:
            newest[measurement.metric] = max(newest.get(measurement.metric, date.min), measurement.end)
    for metric in view.metrics:
        if metric.id in newest and months_after(view.today, newest[metric.id]) > A_YEAR:
            yield Found("metrics", metric.id, "", {"metric": Named("metrics", metric.id), "day": newest[metric.id]})
