"""Rows of one project for another: with new ids, and tied to what the other project already has."""

from collections.abc import Iterator
from typing import Any

import msgspec

from cxworkshop.model.edit import renewed
from cxworkshop.model.fields import Record, Row, Score
from cxworkshop.model.metrics import RELATIONSHIP
from cxworkshop.model.project import Project
from cxworkshop.model.targets import Target
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.names import plain
from cxworkshop.programme.references import REFERENCES
from cxworkshop.programme.shapes import shape

NEEDED = {(Target, "metric")}
"""References without which a row says nothing: the row that they point at is copied too."""


def copied_rows(source: Project, collection: str, into: Project) -> list[tuple[str, Row]]:
    """Copy all rows of a collection; gives each new row with its collection, in the order in which to add them.

    A reference finds the row of the same name in the other project, or a row that is copied with it, and is left
    empty where there is none. People of the one project are no people of the other, so their names stay behind.
    """
    copy = _Copy(source, into)
    for row in getattr(source, collection):
        copy.add(collection, row)
    return copy.made


class _Copy:
    def __init__(self, source: Project, into: Project) -> None:
        self._source = source
        self._into = into
        self._ids: dict[str, str] = {}
        self.made: list[tuple[str, Row]] = []

    def add(self, collection: str, row: Row) -> str:
        """Copy one row, after the rows that it needs, and give its new id."""
        for name, target in _needs(row):
            self._needed(target, getattr(row, name))
        adapted: Row = self._adapted(renewed(row))
        self._ids[row.id] = adapted.id
        self.made.append((collection, adapted))
        return adapted.id

    def _needed(self, collection: str, id: str) -> None:
        row = getattr(self._source, collection).find(id)
        if row is not None and not self._found(collection, id):
            self.add(collection, row)

    def _adapted(self, record: Any) -> Any:
        """Give a record with its references led to the other project, and without its people."""
        if isinstance(record, Score):
            value = record.value
            return Score(agreed=None if value is None else round(value, 1))
        changed = {name: self._part(record, name) for name in record.__struct_fields__ if name not in ("id", "unknown")}
        return msgspec.structs.replace(record, **changed)

    def _part(self, record: Any, name: str) -> Any:
        value = getattr(record, name)
        target = REFERENCES.get((type(record), name))
        if target is not None:
            return self._pointing(value, target)
        field = all_fields().get((type(record), name))
        if field is not None and shape(field).person:
            return shape(field).default
        if isinstance(value, Record):
            return self._adapted(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            return tuple(self._adapted(part) for part in value)
        return value

    def _pointing(self, value: Any, target: str) -> Any:
        if isinstance(value, str):
            return value if value == RELATIONSHIP else self._found(target, value)
        if isinstance(value, dict):
            pairs = ((self._found(target, id), part) for id, part in value.items())
            return {id: self._adapted(part) if isinstance(part, Record) else part for id, part in pairs if id}
        return tuple(found for id in value if (found := self._found(target, id)))

    def _found(self, target: str, id: str) -> str:
        """Give the id that a row of the source has in the other project; "" for none."""
        if id not in self._ids:
            row = getattr(self._source, target, _NONE).find(id)
            same = (one.id for one in getattr(self._into, target) if _same(one, row)) if row is not None else ()
            self._ids[id] = next(iter(same), "")
        return self._ids[id]


class _Nothing:
    """Stand for what is no collection, such as the stages of all journeys."""

    def find(self, id: str) -> None:
        """Find nothing."""


_NONE = _Nothing()


def _needs(row: Row) -> Iterator[tuple[str, str]]:
    for (record, name), target in REFERENCES.items():
        if record is type(row) and (record, name) in NEEDED:
            yield name, target


def _same(one: Row, other: Row) -> bool:
    """Tell whether two rows are the same thing: the same ready-made one, or one of the same name."""
    keys = getattr(one, "key", None), getattr(other, "key", None)
    if isinstance(keys[0], str) and keys[0] == keys[1]:
        return True
    return bool(_name(one)) and _name(one) == _name(other)


def _name(row: Row) -> str:
    return plain(str(getattr(row, "name", "") or getattr(row, "title", "")))
