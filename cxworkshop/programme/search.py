"""Finding things by their words: steps, rows, fields and commands, whatever the letter case and the accents."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import nsmallest
from typing import Any, Literal, NamedTuple, get_args, get_origin

from cxworkshop.language import N_, NO_VALUE, Language
from cxworkshop.method.view import View
from cxworkshop.model.fields import Record, Row, Score
from cxworkshop.model.project import COLLECTIONS, SINGLES, Project, code
from cxworkshop.model.validity import field_type
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.choices import criterion_name, phase_name
from cxworkshop.programme.fields import all_fields

Place = tuple[str, ...]
Kind = Literal["step", "command", "row", "field"]
MOST_HITS = 12
ORDER: dict[Kind, int] = {"step": 0, "command": 1, "row": 2, "field": 3}
UNNAMED = ("decisions", "accepted", "notes", "comments")
"""Collections whose rows nobody looks for by name."""


class _Bare(dict[int, int | str | None]):
    """Leave out accents; each letter is looked at once, since long texts are folded by the thousand."""

    def __missing__(self, letter: int) -> int | str | None:
        self[letter] = None if unicodedata.combining(chr(letter)) else letter
        return self[letter]


_LETTERS = _Bare(
    (ord(letter), plain)
    for letter, plain in (("ø", "o"), ("æ", "ae"), ("ð", "d"), ("þ", "th"), ("ł", "l"), ("đ", "d"), ("œ", "oe"))
)


class Entry(NamedTuple):
    """Hold one thing that can be found: its words, where it belongs, and how to get there.

    `folded` is what is searched. A row has a place; a field has the record type and name from which its place
    follows when it is chosen; a step has its number and sub-view; a command its position in the list of commands.
    """

    kind: Kind
    text: str
    where: str
    folded: str
    place: Place = ()
    field: tuple[type[Any], str] | None = None
    number: int = 0
    view: str = ""


def fold(text: str) -> str:
    """Give a text as it is compared: no letter case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS).split())


def found(entries: Iterable[Entry], text: str, most: int = MOST_HITS) -> list[Entry]:
    """Find what holds every word of a text: beginnings before middles, steps before rows before fields."""
    words = fold(text).split()
    if not words:
        return []
    hits = (
        (entry, _closeness(entry.folded, words)) for entry in entries if all(word in entry.folded for word in words)
    )
    best = nsmallest(most, enumerate(hits), key=lambda hit: (hit[1][1], ORDER[hit[1][0].kind], hit[0]))
    return [entry for _, (entry, _) in best]


def _closeness(folded: str, words: Sequence[str]) -> int:
    if folded.startswith(words[0]):
        return 0
    return 1 if f" {words[0]}" in folded else 2


def row_entries(view: View, collection: str, language: Language, some: Sequence[Row] | None = None) -> list[Entry]:
    """List the rows of a collection, or some of them, and the stages of journeys."""
    if collection in UNNAMED:
        return []
    where = _collection_name(collection, language)
    made = []
    for row in getattr(view, collection) if some is None else some:
        name = _name(view, collection, row, language)
        if name:
            mark = code(view, collection, row.id)
            made.append(Entry("row", name, f"{mark} {where}".strip(), fold(f"{name} {mark}"), (collection, row.id)))
        for stage in getattr(row, "stages", ()):
            if stage.name.strip():
                place = (collection, row.id, "stages", stage.id)
                made.append(Entry("row", stage.name.strip(), name or where, fold(stage.name), place))
    return made


def field_entries(language: Language) -> list[Entry]:
    """List the declared fields that have a place, each once for the rows or settings that it belongs to."""
    made = []
    for (record, name), field in all_fields().items():
        root = _root(record)
        if root is None or root[0] in UNNAMED or record in (Project, Score):
            continue
        label = language.text(field.label)
        where = language.text(N_("Field in {collection}"), collection=_collection_name(root[0], language))
        made.append(Entry("field", label, where, fold(label), field=(record, name)))
    return made


def place_of_field(project: Project, record: type[Any], name: str, current: dict[str, str]) -> Place:
    """Give the place of a field in the record that is current in its collection, else in the first one."""
    root = _root(record)
    if root is None:
        return ()
    top, path = root
    value: Any = getattr(project, top)
    place: Place = (top,)
    if top in COLLECTIONS:
        row = value.find(current.get(top, "")) or next(iter(value), None)
        if row is None:
            return place
        value, place = row, (top, row.id)
    for part in path:
        value, place = getattr(value, part, None), (*place, part)
        if isinstance(value, tuple):
            value = value[0] if value else None
            if not isinstance(value, Row):
                return place
            place = (*place, value.id)
    return (*place, name) if name in getattr(value, "__struct_fields__", ()) else place


@cache
def _roots() -> dict[type[Any], tuple[str, Place]]:
    """Map each kind of record to the collection or single record that holds it, and the way to it."""
    reached: dict[type[Any], tuple[str, Place]] = {}
    waiting: list[tuple[type[Any], str, Place]] = [
        (kind, name, ()) for name, kind in {**SINGLES, **COLLECTIONS}.items()
    ]
    while waiting:
        kind, top, path = waiting.pop(0)
        if kind in reached:
            continue
        reached[kind] = (top, path)
        for name in kind.__struct_fields__:
            if name != "unknown":
                waiting += [(inner, top, (*path, name)) for inner in _records(field_type(kind, name))]
    return reached


def _root(record: type[Any]) -> tuple[str, Place] | None:
    return _roots().get(record)


def _records(annotation: Any) -> Iterator[type[Any]]:
    """Give the records that stand in a field as one or as a list of several; those in dictionaries have no place."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    elif get_origin(annotation) is not dict:
        for part in get_args(annotation):
            yield from _records(part)


def _collection_name(collection: str, language: Language) -> str:
    field: Field | None = all_fields().get((Project, collection))
    return language.text(field.label) if field else collection


def _name(view: View, collection: str, row: Row, language: Language) -> str:
    """Name a row by its own words, else by the metric that it is about and its day."""
    if collection == "criteria":
        return criterion_name(row, language)  # type: ignore[arg-type]
    if collection == "phases":
        return phase_name(row, language)  # type: ignore[arg-type]
    for field in ("name", "title", "label", "message", "trigger_text"):
        words: str = getattr(row, field, "")
        if words.strip():
            return " ".join(words.split())
    metric = view.metrics.find(getattr(row, "metric", "") or getattr(row, "outcome", ""))
    if metric is None:
        return ""
    day = language.short_date(getattr(row, "end", None) or getattr(row, "target_date", None), year=True)
    return metric.name if day == NO_VALUE else language.text(N_("{metric}, {day}"), metric=metric.name, day=day)
