"""Figures of step 4: expected answers, margins, response, and the load on the customer."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.figures.segments import contacts
from cxworkshop.method.intervals import Interval
from cxworkshop.method.measuring import is_share
from cxworkshop.method.readings import current, source_of
from cxworkshop.method.responses import manski_bounds, response_rate
from cxworkshop.method.samples import (
    discovery_probability,
    expected_responses,
    invitations_needed,
    moe_nps,
    moe_proportion,
    n_proportion,
    quarantine_invites,
)
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection, Wave
from cxworkshop.model.metrics import Measurement
from cxworkshop.model.project import code

SURVEYS = ("relational survey", "transactional survey")
TALKS = ("interview", "observation", "mystery visit")
REPEATS_PER_YEAR = {
    "once": 1.0,
    "weekly": 52.0,
    "monthly": 12.0,
    "quarterly": 4.0,
    "half-yearly": 2.0,
    "yearly": 1.0,
    "continuous": 1.0,
}
PLANNING_VARIANCE = 0.70
COMMON_THEME = 0.2


class CollectionFigures(NamedTuple):
    """Hold what step 4 says about one source; shares and margins 0 to 1, NPS margin in points."""

    expected: int | None
    needed: int | None
    margin: float | None
    margin_nps: float | None
    invitations: int | None
    reachable: int | None
    discovery: float | None
    reason: Reason | None


def is_survey(row: Collection) -> bool:
    """Tell whether customers are asked."""
    return row.method in SURVEYS


def collection_figures(view: View) -> dict[str, CollectionFigures]:
    """Compute expected answers, answers needed and margins of each source (F4.1 to F4.6, F4.13), by id."""
    return {row.id: _figures_of(view, row) for row in view.collection}


def _figures_of(view: View, row: Collection) -> CollectionFigures:
    expected = expected_answers(row)
    if not is_survey(row):
        seen = discovery_probability(COMMON_THEME, expected) if row.method in TALKS and expected is not None else None
        return CollectionFigures(
            expected, None, None, None, None, None, seen, None if expected is not None else "missing_input"
        )
    conf = view.constants.conf_level
    wanted = row.moe_wanted or view.constants.moe_wanted
    needed = row.target_n
    if needed is None and row.population is not None:
        size = n_proportion(wanted, 0.5, row.population, conf=conf)
        needed = size.needed if size else None
    known = expected is not None and row.population is not None
    return CollectionFigures(
        expected=expected,
        needed=needed,
        margin=moe_proportion(expected or 0, 0.5, row.population, conf=conf) if known else None,
        margin_nps=moe_nps(expected or 0, PLANNING_VARIANCE, row.population, conf=conf) if known else None,
        invitations=_invitations(row, needed),
        reachable=_reachable(row),
        discovery=None,
        reason=None if expected is not None else "missing_input",
    )


def expected_answers(row: Collection) -> int | None:
    """Give the answers to expect: what is stated, else population x eligible x reach x response (F4.1)."""
    if row.fixed_n is not None:
        return row.fixed_n
    if None in (row.population, row.eligible, row.reach, row.response_rate):
        return None
    return expected_responses(row.population or 0, row.eligible or 0, row.reach or 0, row.response_rate or 0)


def _invitations(row: Collection, needed: int | None) -> int | None:
    # below one answer in a million there is no number of invitations worth naming
    if needed is None or not row.response_rate or not row.reach or row.response_rate * row.reach < 1e-6:
        return None
    return invitations_needed(needed, row.response_rate, row.reach)


def _reachable(row: Collection) -> int | None:
    """Count those who can be asked at all."""
    if row.population is None or row.eligible is None or row.reach is None:
        return None
    return expected_responses(row.population, row.eligible, row.reach, 1.0)


def yearly_invitations(view: View) -> dict[str, float]:
    """Give survey invitations per customer and year for each segment (F4.11), by segment id.

    A relational survey asks everybody once a round; a transactional one after each event, thinned by its
    quarantine. Segments of whom a source's load is not known are left out.
    """
    found: dict[str, float] = {}
    for segment in view.segments:
        rows = [row for row in view.collection if is_survey(row) and (not row.segments or segment.id in row.segments)]
        loads = [load for row in rows if (load := _load(row, view)) is not None]
        if rows and len(loads) == len(rows):
            found[segment.id] = sum(loads)
    return found


def _load(row: Collection, view: View) -> float | None:
    """Give the invitations that one source sends to a person in a year; companies are asked person by person.

    None: the people, or the events, are not known.
    """
    if row.method == "relational survey":
        return REPEATS_PER_YEAR.get(row.repeat or "once", 1.0)
    contacted = [contacts(segment) for segment in view.segments.of(row.segments) or view.segments]
    people = sum(some or 0 for some in contacted)
    if None in contacted or not people or row.population is None:
        return None
    days = row.quarantine_days
    if days is None:
        days = view.constants.quarantine_transactional_days
    return quarantine_invites(row.population / people, days)


class WaveFigures(NamedTuple):
    """Hold how one round was answered: rate 0 to 1 of those who could answer, against what was expected."""

    wave: Wave
    rate: float | None
    complete: int | None
    expected: int | None


def wave_figures(view: View) -> dict[str, WaveFigures]:
    """Compute the response rate of each round (F4.7), by wave id."""
    expected = view.of(collection_figures)
    found = {}
    for wave in view.waves:
        row = expected.get(wave.collection)
        found[wave.id] = WaveFigures(wave, _rate([wave]), wave.complete, row.expected if row else None)
    return found


def _rate(waves: Sequence[Wave]) -> float | None:
    """Give the response rate of some rounds together, or None when one lacks its numbers."""
    if any(wave.complete is None or wave.sent is None for wave in waves):
        return None
    return response_rate(
        sum(wave.complete or 0 for wave in waves),
        sum(wave.sent or 0 for wave in waves),
        sum(wave.undeliverable or 0 for wave in waves),
        sum(wave.not_eligible or 0 for wave in waves),
    )


def achieved_rate(view: View, row: Collection) -> float | None:
    """Give the response rate of a source's counted rounds together (F4.7); None without any."""
    return _rate([wave for wave in view.waves if wave.collection == row.id and None not in (wave.sent, wave.complete)])


def waves_of(view: View, measurement: Measurement) -> tuple[Wave, ...]:
    """Give the rounds behind a measurement: those of its source in its time, else the only one of its source."""
    source = source_of(view, measurement.origin)
    waves = tuple(wave for wave in view.waves if source is not None and wave.collection == source.id)
    asked = tuple(wave for wave in waves if _overlap(wave, measurement))
    return asked or (waves if len(waves) == 1 else ())


def _overlap(wave: Wave, measurement: Measurement) -> bool:
    first, last = wave.start or wave.end, wave.end or wave.start
    start, end = measurement.start or measurement.end, measurement.end or measurement.start
    if first is None or last is None or start is None or end is None:
        return False
    return first <= end and start <= last


def worst_and_best(view: View) -> dict[str, Interval]:
    """Bound today's shares of all who were asked, if the silent were all against or all for it (F4.8), by metric id."""
    found = {}
    for metric, reading in view.of(current).items():
        rate, value = _rate(waves_of(view, reading.measurement)), reading.estimate.value
        if rate is not None and value is not None and is_share(reading.estimate):
            found[metric] = manski_bounds(value, min(1.0, rate))
    return found


def next_start(row: Collection, today: date) -> date | None:
    """Give the next day on which a source is collected: its start, or None when it is over."""
    if row.start is None or (row.end is not None and row.end < today):
        return None
    return max(row.start, today)


def figures(view: View) -> list[Figure]:
    """List the figures of step 4."""
    found: list[Figure] = []
    for id, details in view.of(collection_figures).items():
        name = code(view, "collection", id)

        def figure(function: str, formula: str, value: float | None, id: str = id, name: str = name) -> Figure:
            return Figure(
                step=4, figure=function, formula=formula, record=id, code=name, value=value,
                reason=None if value is not None else "missing_input",
            )  # fmt: skip

        found.append(figure("expected_responses", "F4.1", details.expected))
        row = view.collection.find(id)
        if row is not None and is_survey(row):
            found += [
                figure("n_proportion", "F4.2", details.needed),
                figure("moe_proportion", "F4.5", details.margin),
                figure("moe_nps", "F4.5", details.margin_nps),
                figure("invitations_needed", "F4.6", details.invitations),
            ]
        elif details.discovery is not None:
            found.append(figure("discovery_probability", "F4.13", details.discovery))
    for id, load in view.of(yearly_invitations).items():
        found.append(
            Figure(
                step=4, figure="quarantine_invites", formula="F4.11", record=id, code=code(view, "segments", id),
                segment=id, value=load,
            )
        )  # fmt: skip
    for id, bounds in view.of(worst_and_best).items():
        found.append(
            Figure(
                step=4, figure="manski_bounds", formula="F4.8", record=id, code=code(view, "metrics", id), metric=id,
                low=bounds.low, high=bounds.high, label="worst and best case",
            )
        )  # fmt: skip
    for id, wave in view.of(wave_figures).items():
        found.append(
            Figure(
                step=4, figure="response_rate", formula="F4.7", record=id, value=wave.rate, n=wave.complete,
                reason=None if wave.rate is not None else "missing_input",
            )
        )  # fmt: skip
    return found
