"""Which fields name other records, what they may name, and the people that are named anywhere."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from cxworkshop.language import N_, Language
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection, Wave
from cxworkshop.model.experiences import Experience, Journey, Stage
from cxworkshop.model.fields import Score
from cxworkshop.model.imports import ColumnUse, Comment, Mapping
from cxworkshop.model.improvements import Action, Area, Effect
from cxworkshop.model.metrics import (
    RELATIONSHIP,
    Account,
    AccountCounts,
    Driver,
    DriverRun,
    Measurement,
    Metric,
    Origin,
)
from cxworkshop.model.project import code
from cxworkshop.model.segments import Segment
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.targets import Target
from cxworkshop.model.workshop import Workshop
from cxworkshop.programme.choices import LEVEL, criterion_name, phase_name
from cxworkshop.programme.entry import Unreadable, split
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.messages import shortened
from cxworkshop.programme.names import plain, record_name
from cxworkshop.programme.shapes import shape

REFERENCES: dict[tuple[type[Any], str], str] = {
    (Segment, "ratings"): "criteria",
    (Score, "votes"): "participants",
    (Workshop, "confidence"): "participants",
    (Journey, "segment"): "segments",
    (Stage, "phase"): "phases",
    (Experience, "phase"): "phases",
    (Experience, "stage"): "stages",
    (Experience, "segments"): "segments",
    (Metric, "experience"): "experiences",
    (Metric, "counter_metric"): "metrics",
    (Collection, "metrics"): "metrics",
    (Collection, "segments"): "segments",
    (Wave, "collection"): "collection",
    (Account, "segment"): "segments",
    (AccountCounts, "account"): "accounts",
    (Origin, "collection"): "collection",
    (Origin, "imported"): "imports",
    (Mapping, "collection"): "collection",
    (ColumnUse, "metric"): "metrics",
    (Comment, "segments"): "segments",
    (Comment, "metric"): "metrics",
    (Comment, "areas"): "areas",
    (Comment, "imported"): "imports",
    (Measurement, "metric"): "metrics",
    (Measurement, "segments"): "segments",
    (Driver, "metric"): "metrics",
    (DriverRun, "outcome"): "metrics",
    (DriverRun, "segments"): "segments",
    (Target, "metric"): "metrics",
    (Target, "segments"): "segments",
    (Target, "baseline"): "measurements",
    (Area, "experience"): "experiences",
    (Area, "segments"): "segments",
    (Effect, "metric"): "metrics",
    (Action, "areas"): "areas",
    (Action, "metrics"): "metrics",
    (Action, "check_metric"): "metrics",
    (Sharing, "metrics"): "metrics",
}
"""The collection that each field of ids points into; of a dictionary it is the keys. "stages" are the stages of all
journeys and "participants" those of the workshop."""

STAGE_OF = N_("{journey}: {stage}")
MEASURED_ON = N_("{metric}, until {day}")
NOT_THERE = N_("No row is called {text}. Choose from the list.")
Offer = tuple[str, str]


def offered(view: View, record: type[Any], field: str, language: Language) -> list[Offer]:
    """List the ids that a field may hold, each with what people call it, in the order of the rows."""
    target = REFERENCES[record, field]
    found = [] if target not in _SPECIAL else list(_SPECIAL[target](view, language))
    if target not in _SPECIAL:
        found = [(row.id, record_name(view, target, row.id)) for row in getattr(view, target)]
    if (record, field) == (Metric, "experience"):
        found.insert(0, (RELATIONSHIP, language.text(LEVEL["relationship"])))
    return found


def reference_text(view: View, record: type[Any], field: str, value: str | Iterable[str], language: Language) -> str:
    """Say the names behind one id or several; an id whose row is gone is left out."""
    names = dict(offered(view, record, field, language))
    return ", ".join(names[id] for id in ([value] if isinstance(value, str) else value) if id in names)


def read_reference(view: View, record: type[Any], field: str, text: str, language: Language) -> Any:
    """Find the ids of the rows that somebody named; raises Unreadable for a name that no row has.

    A row is found by its name, its code such as S1, or the beginning of its name when no other begins so.
    """
    form = shape(all_fields()[record, field])
    offers = offered(view, record, field, language)
    if not text.strip():
        return form.default
    whole = _found(view, record, field, text, offers)
    if whole is not None:
        return (whole,) if form.several else whole
    parts = split(text, form) if form.several else [text]
    ids = []
    for part in parts:
        id = _found(view, record, field, part, offers)
        if id is None:
            raise Unreadable(NOT_THERE, text=language.quote(shortened(part)))
        ids.append(id)
    return tuple(dict.fromkeys(ids)) if form.several else ids[0]


def _found(view: View, record: type[Any], field: str, text: str, offers: list[Offer]) -> str | None:
    word = plain(text)
    same = [id for id, name in offers if plain(name) == word]
    if same:
        return same[0]
    by_code = [id for id, _ in offers if code(view, REFERENCES[record, field], id).casefold() == word]
    if by_code:
        return by_code[0]
    begun = [id for id, name in offers if plain(name).startswith(word)]
    return begun[0] if len(begun) == 1 else None


def _stages(view: View, language: Language) -> Iterator[Offer]:
    for journey in view.journeys:
        for place, stage in enumerate(journey.stages):
            name = stage.name or language.number(place + 1)
            yield stage.id, language.text(STAGE_OF, journey=record_name(view, "journeys", journey.id), stage=name)


def _measurements(view: View, language: Language) -> Iterator[Offer]:
    for one in view.measurements:
        day = language.short_date(one.end or one.start, year=True)
        yield one.id, language.text(MEASURED_ON, metric=record_name(view, "metrics", one.metric), day=day)


def _participants(view: View, language: Language) -> Iterator[Offer]:
    for place, one in enumerate(view.workshop.participants):
        yield one.id, one.name or one.label or language.number(place + 1)


def _phases(view: View, language: Language) -> Iterator[Offer]:
    return ((phase.id, phase_name(phase, language)) for phase in view.phases)


def _criteria(view: View, language: Language) -> Iterator[Offer]:
    return ((criterion.id, criterion_name(criterion, language)) for criterion in view.criteria)


_SPECIAL: dict[str, Callable[[View, Language], Iterable[Offer]]] = {
    "stages": _stages,
    "measurements": _measurements,
    "participants": _participants,
    "phases": _phases,
    "criteria": _criteria,
}


# People


def people(view: View) -> list[str]:
    """List the names of people that stand anywhere in the project, those used most often first."""
    return view.of(_people)


def _people(view: View) -> list[str]:
    count: Counter[str] = Counter()
    for row in _rows_with_people(view):
        record: Any = type(row)
        for name in _person_fields(record):
            value = getattr(row, name)
            count.update(one.strip() for one in ([value] if isinstance(value, str) else value))
    del count[""]
    return [name for name, _ in count.most_common()]


def _rows_with_people(view: View) -> Iterator[Any]:
    """Give the records that name people; a test holds this against the model."""
    yield view.profile
    yield from view.workshop.participants
    yield from view.workshop.parking
    for rows in (view.experiences, view.metrics, view.collection, view.targets, view.actions, view.sharing):
        yield from rows
    for audience in view.sharing:
        yield from audience.duties
    yield from view.decisions
    yield from view.accepted


@cache
def _person_fields(record: Any) -> tuple[str, ...]:
    return tuple(name for name in record.__struct_fields__ if name not in _UNNAMED and _is_person(record, name))


_UNNAMED = ("id", "unknown")


def _is_person(record: Any, name: str) -> bool:
    field = all_fields().get((record, name))
    return field is not None and shape(field).person
