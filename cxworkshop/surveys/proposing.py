"""What each column of a file may be used as, with all that was seen; nothing is applied before somebody agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from cxworkshop.model.imports import ColumnUse, Import
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.surveys.answering import answers_read
from cxworkshop.surveys.columns import Guess, guess
from cxworkshop.surveys.dates import day, order_of
from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.guards import SERIOUS
from cxworkshop.surveys.interpreting import own_matches, takes_time
from cxworkshop.surveys.scales import scale_of
from cxworkshop.surveys.values import Meaning, clean

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
MOST_STRANGE = 0.1
"""With a larger share of answers off its scale a column is none of the metric's."""
BLOCKING = SERIOUS | {"one_to_ten"}
TROUBLE: tuple[Finding, ...] = ("needs a choice", "unmatched", "unreadable dates", "uncertain dates", "misfit")


class ColumnFound(NamedTuple):
    """Hold what a column looks like and whether its use fits.

    `values` are its different raw values with how often they occur, None when there are too many to list; `matched` and
    `unmatched` count those that have a meaning and list those that have none. `offered` is the key of a catalogue
    method where no metric of the project fits, `warnings` are codes about the scale, and `meant` is what each value
    is read as on it.
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
    meant: Mapping[str, Meaning] = {}

    @property
    def troubled(self) -> bool:
        """Tell whether somebody must decide about this column first."""
        return self.finding in TROUBLE


class Proposal(NamedTuple):
    """Hold the use proposed for each column, whether it was remembered, and the imports that it would replace.

    `doubts` are the columns that somebody must look at, by position, with the codes of what is doubtful; `offered` the
    methods that columns seem to measure.
    """

    mapping: Decided
    columns: tuple[ColumnFound, ...]
    remembered: Import | None
    replaces: tuple[Import, ...]
    offered: tuple[str, ...] = ()
    doubts: Mapping[int, tuple[str, ...]] = {}


def propose(engine: Engine, project: Project) -> Proposal:
    """Propose how to use a file: as it was used before, else by its headings and values.

    Raises Unreadable.
    """
    survey = engine.survey
    before = [one for one in project.imports if one.survey == survey.key]
    remembered = before[-1] if before else None
    known: dict[str, list[ColumnUse]] = {}
    for use in remembered.mapping.columns if remembered else ():
        known.setdefault(use.header, []).append(use)
    guesses = guess(survey, project.metrics, project.segments)
    uses, offers, doubts = [], [], {}
    for place, (header, guessed) in enumerate(zip(survey.headers, guesses, strict=True)):
        # columns of one name are told apart by their order
        kept = known[header.label].pop(0) if known.get(header.label) else None
        role = (guessed.role if guessed.role != "metric" or guessed.metric else None) or None
        use = ColumnUse(header=header.label, role=role, metric=guessed.metric, values=guessed.values)
        if kept is None and not _stands(guessed, guesses):
            doubts[place] = guessed.warnings
        uses.append(kept or use)
        offers.append("" if kept is not None else guessed.method)
    start = remembered.mapping if remembered else Decided(collection=_only_survey(project))
    mapping = msgspec.structs.replace(start, columns=tuple(uses), date_order=None, start=None, end=None, reminder=None)
    if remembered and not any(use.role == "date" for use in uses):
        mapping = msgspec.structs.replace(mapping, date_order=remembered.mapping.date_order)
    columns = look_at(engine, mapping, project, offers, doubts)
    return Proposal(mapping, columns, remembered, tuple(before), tuple(offers), doubts)


def _stands(guessed: Guess, guesses: Sequence[Guess]) -> bool:
    """Tell whether a guess may be counted as it is: a certain one, and the one question of recommendation."""
    alone = guessed.method == "NPS" and bool(guessed.metric) and sum(one.method == "NPS" for one in guesses) == 1
    return guessed.sure or (alone and not guessed.warnings)


def look_at(
    engine: Engine,
    mapping: Decided,
    project: Project,
    offered: Sequence[str] = (),
    doubts: Mapping[int, tuple[str, ...]] | None = None,
) -> tuple[ColumnFound, ...]:
    """Say of each column whether its use fits what stands in it, over the whole file.

    Raises Unreadable.
    """
    metrics = {metric.id: metric for metric in project.metrics}
    return tuple(
        _look(engine, place, use, metrics, mapping, "".join(offered[place : place + 1]), (doubts or {}).get(place))
        for place, use in enumerate(mapping.columns)
    )


def _look(
    engine: Engine,
    place: int,
    use: ColumnUse,
    metrics: Mapping[str, Metric],
    mapping: Decided,
    offered: str,
    doubts: tuple[str, ...] | None,
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
    if doubts is not None and use.role == "metric":
        looked = _metric(seen, metrics, mapping, survey, raw)
        both = tuple(dict.fromkeys((*doubts, *looked.warnings)))
        return looked._replace(finding="needs a choice", warnings=both)
    match use.role:
        case "date":
            return _dates(seen, first, mapping, survey.missing)
        case "segment":
            return _segments(seen)
        case "metric" | "importance":
            return _metric(seen, metrics, mapping, survey, raw)
        case "personal":
            return seen._replace(finding="personal")
        case "comment":
            return seen._replace(finding="kept" if mapping.keep_comments else "left out")
        case "ignore":
            return seen
        case _:
            return seen._replace(finding="recognised")


def _dates(seen: ColumnFound, first: Sequence[str], mapping: Decided, missing: Sequence[str]) -> ColumnFound:
    texts = [text for text, _ in seen.values] if seen.values is not None else list(first)
    texts = [text for text in texts if text not in missing]
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


def _metric(
    seen: ColumnFound,
    metrics: Mapping[str, Metric],
    mapping: Decided,
    survey: Survey,
    raw: Sequence[tuple[str, int]] | None,
) -> ColumnFound:
    metric = metrics.get(seen.use.metric)
    if metric is None:
        return seen._replace(finding="needs a choice")
    if seen.values is None or raw is None:
        return seen._replace(finding="times" if takes_time(metric) else "misfit")
    decimal = mapping.decimal or survey.decimal
    meant, warnings = answers_read(raw, metric, decimal, own_matches(seen.use, decimal))
    unmatched = tuple(text for text, one in meant.items() if one.why in ("unreadable", "outside the scale"))
    matched = sum(one.answer is not None for one in meant.values())
    strange = sum(n for text, n in seen.values if text in unmatched)
    fits = matched > 0 and strange <= sum(n for _, n in seen.values) * MOST_STRANGE and not BLOCKING & set(warnings)
    finding: Finding = "misfit" if not fits else "times" if takes_time(metric) else "fits"
    return seen._replace(finding=finding, matched=matched, unmatched=unmatched, warnings=warnings, meant=meant)


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
