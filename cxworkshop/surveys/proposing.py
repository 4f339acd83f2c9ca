"""What each column of a file may be used as, with all that was seen; nothing is applied before somebody agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from cxworkshop.model.imports import ColumnUse, Import
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.surveys.columns import Guess, guess
from cxworkshop.surveys.dates import day, order_of
from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.guards import SERIOUS, guard
from cxworkshop.surveys.interpreting import own_matches, takes_time
from cxworkshop.surveys.scales import scale_of
from cxworkshop.surveys.values import clean, meanings

if TYPE_CHECKING:
    from cxworkshop.model.metrics import Metric
    from cxworkshop.model.project import Project
    from cxworkshop.surveys.reading import Survey

MOST_VALUES = 300
"""A column with more different values than this is no segment and no scale."""
FIRST_ANSWERS = 4

Finding = Literal[
    "recognised", "matched", "fits", "times", "needs a choice", "unmatched", "unreadable dates", "uncertain dates",
    "misfit", "personal", "empty", "kept", "left out",
]  # fmt: skip
"""What was found in a column, given its use."""
TROUBLE: tuple[Finding, ...] = ("needs a choice", "unmatched", "unreadable dates", "uncertain dates", "misfit")


class ColumnFound(NamedTuple):
    """Hold what a column looks like and whether its use fits.

    `values` are its different raw values with how often they occur, None when there are too many to list; `matched` and
    `unmatched` count those that have a meaning and list those that have none. `offered` is the key of a catalogue
    method where no metric of the project fits, and `warnings` are codes about the scale.
    """

    header: str
    first: tuple[str, ...]
    use: ColumnUse
    finding: Finding
    values: tuple[tuple[str, int], ...] | None
    matched: int = 0
    unmatched: tuple[str, ...] = ()
    offered: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def troubled(self) -> bool:
        """Tell whether somebody must decide about this column first."""
        return self.finding in TROUBLE


class Proposal(NamedTuple):
    """Hold the use proposed for each column, whether it was remembered, and the imports that it would replace."""

    mapping: Decided
    columns: tuple[ColumnFound, ...]
    remembered: Import | None
    replaces: tuple[Import, ...]


def propose(engine: Engine, project: Project) -> Proposal:
    """Propose how to use a file: as it was used before, else by its headings and values.

    Raises Unreadable.
    """
    survey = engine.survey
    before = [one for one in project.imports if one.survey == survey.key]
    remembered = before[-1] if before else None
    known = {use.header: use for use in remembered.mapping.columns} if remembered else {}
    guesses = guess(survey, project.metrics, project.segments)
    alone = _only_ones(guesses, project)
    uses, offers, doubts = [], [], set()
    for place, (header, guessed) in enumerate(zip(survey.headers, guesses, strict=True)):
        kept = known.get(header.label)
        metric = guessed.metric or alone.get(guessed.method, "")
        role = (guessed.role if guessed.role != "metric" or metric else None) or None
        use = ColumnUse(header=header.label, role=role, metric=metric, values=guessed.values)
        if kept is None and not (guessed.sure or (metric and not guessed.metric)):
            doubts.add(place)
        uses.append(kept or use)
        offers.append("" if kept is not None else guessed.method)
    start = remembered.mapping if remembered else Decided(collection=_only_survey(project))
    mapping = msgspec.structs.replace(start, columns=tuple(uses), date_order=None, start=None, end=None, reminder=None)
    if remembered and not any(use.role == "date" for use in uses):
        mapping = msgspec.structs.replace(mapping, date_order=remembered.mapping.date_order)
    columns = look_at(engine, mapping, project, offers, doubts)
    return Proposal(mapping, columns, remembered, tuple(before))


def _only_ones(guesses: Sequence[Guess], project: Project) -> dict[str, str]:
    """Give the metric of each method that one column seems to measure and one metric of the project has."""
    named = {one.metric for one in guesses}
    asked = Counter(one.method for one in guesses if one.role == "metric" and not one.metric)
    has = Counter(str(metric.method) for metric in project.metrics if metric.id not in named)
    ids = {str(metric.method): metric.id for metric in project.metrics if metric.id not in named}
    return {method: ids[method] for method, n in asked.items() if method and n == 1 and has[method] == 1}


def look_at(
    engine: Engine,
    mapping: Decided,
    project: Project,
    offered: Sequence[str] = (),
    doubts: set[int] | frozenset[int] = frozenset(),
) -> tuple[ColumnFound, ...]:
    """Say of each column whether its use fits what stands in it, over the whole file.

    Raises Unreadable.
    """
    metrics = {metric.id: metric for metric in project.metrics}
    return tuple(
        _look(engine, place, use, metrics, mapping, "".join(offered[place : place + 1]), place in doubts)
        for place, use in enumerate(mapping.columns)
    )


def _look(
    engine: Engine,
    place: int,
    use: ColumnUse,
    metrics: Mapping[str, Metric],
    mapping: Decided,
    offered: str,
    doubtful: bool,
) -> ColumnFound:
    survey = engine.survey
    raw = engine.values(place, MOST_VALUES)
    values = None if raw is None else tuple((clean(text), n) for text, n in raw if clean(text))
    first = tuple(dict.fromkeys(clean(row[place]) for row in survey.sample if place < len(row) and clean(row[place])))
    seen = ColumnFound(survey.headers[place].label, first[:FIRST_ANSWERS], use, "left out", values, offered=offered)
    if not first and not values:
        return seen._replace(finding="empty")
    if use.role is None:
        return seen._replace(finding="needs a choice")
    if doubtful and use.role == "metric":
        return _metric(seen, metrics, mapping, survey)._replace(finding="needs a choice")
    match use.role:
        case "date":
            return _dates(seen, first, mapping)
        case "segment":
            return _segments(seen)
        case "metric" | "importance":
            return _metric(seen, metrics, mapping, survey)
        case "personal":
            return seen._replace(finding="personal")
        case "comment":
            return seen._replace(finding="kept" if mapping.keep_comments else "left out")
        case "ignore":
            return seen
        case _:
            return seen._replace(finding="recognised")


def _dates(seen: ColumnFound, first: Sequence[str], mapping: Decided) -> ColumnFound:
    texts = [text for text, _ in seen.values] if seen.values is not None else list(first)
    order, sure = order_of(texts)
    order = mapping.date_order or order
    unread = tuple(text for text in texts if day(text, order) is None)
    if not order or len(unread) > len(texts) / 2:
        return seen._replace(finding="unreadable dates", unmatched=unread)
    if not sure and mapping.date_order is None:
        return seen._replace(finding="uncertain dates")
    return seen._replace(finding="recognised", matched=len(texts) - len(unread), unmatched=unread)


def _segments(seen: ColumnFound) -> ColumnFound:
    if seen.values is None:
        return seen._replace(finding="misfit")
    unmatched = tuple(text for text, _ in seen.values if text not in seen.use.values)
    matched = sum(bool(seen.use.values.get(text)) for text, _ in seen.values)
    return seen._replace(finding="unmatched" if unmatched else "matched", matched=matched, unmatched=unmatched)


def _metric(seen: ColumnFound, metrics: Mapping[str, Metric], mapping: Decided, survey: Survey) -> ColumnFound:
    metric = metrics.get(seen.use.metric)
    if metric is None:
        return seen._replace(finding="needs a choice")
    if takes_time(metric):
        return seen._replace(finding="times")
    if seen.values is None:
        return seen._replace(finding="misfit")
    decimal = mapping.decimal or survey.decimal
    meant = meanings([text for text, _ in seen.values], metric, decimal, own_matches(seen.use, decimal))
    unmatched = tuple(text for text, one in meant.items() if one.why in ("unreadable", "outside the scale"))
    warnings = tuple(guard(dict(seen.values), metric)) if not seen.use.values else ()
    matched = sum(one.answer is not None for one in meant.values())
    strange = sum(n for text, n in seen.values if text in unmatched)
    fits = matched > 0 and strange <= sum(n for _, n in seen.values) / 2 and not SERIOUS & set(warnings)
    return seen._replace(finding="fits" if fits else "misfit", matched=matched, unmatched=unmatched, warnings=warnings)


def scale_text(metric: Metric) -> tuple[float, float] | None:
    """Give the ends of a metric's scale, for the words beside a column; None where it has none."""
    scale = scale_of(metric)
    return None if scale is None else (scale.low, scale.high)


def overlapping(proposal: Proposal, start: date | None, end: date | None) -> tuple[Import, ...]:
    """Give the earlier imports of the same survey that have a day in common with the new file."""
    return tuple(
        one
        for one in proposal.replaces
        if one.end is None or start is None or end is None or ((one.start or one.end) <= end and one.end >= start)
    )


def _only_survey(project: Project) -> str:
    """Give the one planned survey, where there is no choice."""
    rows = [row.id for row in project.collection if row.method in ("relational survey", "transactional survey")]
    return rows[0] if len(rows) == 1 else ""
