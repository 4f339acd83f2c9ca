"""A project as a file: records to tables and back, with everything that a newer version wrote kept."""

import contextlib
import os
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, Union, cast, get_args, get_origin

import msgspec

from cxworkshop import __version__
from cxworkshop.model.fields import Record, Row
from cxworkshop.model.project import COLLECTIONS, FORMAT, SINGLES, About, Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.validity import Invalid, convert
from cxworkshop.storage.file import Document, ProjectStorage, Versions
from cxworkshop.storage.problems import FileProblem

Raw = dict[str, Any]


class Opened(NamedTuple):
    """Hold a project that was read, and whether it may be written: not when a newer version wrote it."""

    project: Project
    read_only: bool


class ProjectFile:
    """Keep one project in one file."""

    def __init__(self, path: str | os.PathLike[str], versions: Versions = None) -> None:
        """Name the file; `versions` is the folder where earlier versions of it are kept."""
        self._storage = ProjectStorage(path, versions)
        self._read_only = False

    @property
    def path(self) -> Path:
        """Give the file's real place."""
        return self._storage.path

    def load(self) -> Opened:
        """Read the project; raises FileProblem in one of its codes."""
        document = self._storage.read()
        if document is None:
            raise FileProblem("not_found", self._storage.name)
        opened = from_document(document, self._storage.name)
        self._read_only = opened.read_only
        return opened

    def save(self, project: Project) -> None:
        """Write the project; raises FileProblem with the old file untouched."""
        if self._read_only:
            raise FileProblem("newer_format", self._storage.name, format=project.about.format)
        self._storage.write(to_document(project))


def to_document(project: Project) -> Document:
    """Turn a project into TinyDB's shape: tables of records, each under a running number."""
    about = msgspec.structs.replace(project.about, format=FORMAT, app=__version__)
    document: Document = {"about": {"1": _plain(about)}}
    for name in list(SINGLES)[1:]:
        document[name] = {"1": _plain(getattr(project, name))}
    for name in COLLECTIONS:
        document[name] = {str(place): _plain(row) for place, row in enumerate(getattr(project, name), 1)}
    return {**document, **project.unknown}


def from_document(document: Document, path: str) -> Opened:
    """Turn tables into a project; raises FileProblem when they are not one, or hold a value out of range."""
    about = _about(document, path)
    newer = about.format > FORMAT
    # a field of that name would be taken for our own: read each record by itself then
    fast = b'"unknown":' not in msgspec.json.encode(document)
    tables: dict[str, Any] = {"about": about}
    try:
        for name, kind in list(SINGLES.items())[1:]:
            rows = list(document.get(name, {}).values())
            tables[name] = _record(kind, rows[0], (name,), newer) if rows else kind()
        for name, kind in COLLECTIONS.items():
            tables[name] = _rows(kind, name, document.get(name, {}), path, newer, fast)
    except Invalid as error:
        raise FileProblem("invalid_value", path, invalid=error) from error
    unknown = {name: rows for name, rows in document.items() if name not in SINGLES and name not in COLLECTIONS}
    return Opened(Project(**tables, unknown=unknown), newer)


def _about(document: Document, path: str) -> About:
    rows = list(document.get("about", {}).values())
    if not rows or not isinstance(rows[0], dict) or type(rows[0].get("format")) is not int:
        raise FileProblem("not_a_project", path)
    try:
        about: About = _record(About, rows[0], ("about",), rows[0]["format"] > FORMAT)
    except Invalid as error:
        raise FileProblem("invalid_value", path, invalid=error) from error
    return about


def _rows(kind: type[Row], name: str, table: Raw, path: str, lenient: bool, fast: bool) -> Rows[Any]:
    rows: Rows[Any] = Rows(_records(kind, name, table, path, lenient, fast))
    if len(rows.places()) != len(rows):
        ids = [row.id for row in rows]
        raise FileProblem("duplicate_id", path, table=name, id=next(id for id in ids if ids.count(id) > 1))
    return rows


def _records(kind: type[Row], name: str, table: Raw, path: str, lenient: bool, fast: bool) -> tuple[Any, ...]:
    """Read a table: all at once when it is as this version writes it, else record by record."""
    if fast:
        with contextlib.suppress(msgspec.ValidationError):
            rows: tuple[Any, ...] = msgspec.convert(list(table.values()), tuple[kind, ...], str_keys=True)  # type: ignore[valid-type]
            return rows
    if any(isinstance(raw, dict) and "id" not in raw for raw in table.values()):
        raise FileProblem("missing_id", path, table=name)
    return tuple(_record(kind, raw, (name, str(key)), lenient) for key, raw in table.items())


def _record(kind: type[Record], raw: object, path: tuple[str, ...], lenient: bool) -> Any:
    """Read one record; `lenient` leaves out what this version cannot read, which is safe only when not saved."""
    folded = _fold(kind, raw)
    while True:
        try:
            return convert(folded, kind, path)
        except Invalid as error:
            if not lenient or not _drop(folded, error.path[len(path) :]):
                raise


def _drop(raw: Any, place: tuple[str, ...]) -> bool:
    """Take the innermost removable value on the way to a place out of a plain record."""
    if not isinstance(raw, dict) or not place or place[0] not in raw or place[0] == "id":
        return False
    if not _drop(raw[place[0]], place[1:]):
        del raw[place[0]]
    return True


def _fold(kind: type[Record], raw: Any) -> Any:
    """Move fields that this version does not know into `unknown`, at every depth, in a copy."""
    if not isinstance(raw, dict):
        return raw
    known, nested, keyed = _shape(kind)
    folded = {name: value for name, value in raw.items() if name in known}
    strange = {name: value for name, value in raw.items() if name not in known}
    if strange:
        folded["unknown"] = strange
    for name in nested.keys() & folded.keys():
        value, kinds = folded[name], nested[name]
        if isinstance(value, list):
            folded[name] = [_fold(_choose(kinds, part), part) for part in value]
        elif name in keyed and isinstance(value, dict):
            folded[name] = {key: _fold(kinds[0], part) for key, part in value.items()}
        else:
            folded[name] = _fold(_choose(kinds, value), value)
    return folded


def _choose(kinds: tuple[type[Record], ...], raw: object) -> type[Record]:
    if len(kinds) == 1:
        return kinds[0]
    tag = raw.get("kind") if isinstance(raw, dict) else None
    return next((kind for kind in kinds if kind.__struct_config__.tag == tag), kinds[0])


def _plain(record: Record) -> Raw:
    """Turn a record into plain values, with what was unknown back in its place."""
    plain: Raw = msgspec.to_builtins(record, str_keys=True)
    if _holds_unknown(record):
        return cast(Raw, _unfold(record, plain))
    plain.pop("unknown", None)
    return plain


def _holds_unknown(value: object) -> bool:
    if isinstance(value, Record):
        return bool(value.unknown) or any(_holds_unknown(getattr(value, name)) for name in _shape(type(value)).nested)
    if isinstance(value, tuple):
        return any(map(_holds_unknown, value))
    if isinstance(value, dict):
        return any(map(_holds_unknown, value.values()))
    return False


def _unfold(value: object, plain: Any) -> Any:
    """Walk a value and its plain form together: only a record's `unknown` is ours, not a key of a dictionary."""
    match value:
        case Record():
            known = {
                name: _unfold(getattr(value, name, None), part) for name, part in plain.items() if name != "unknown"
            }
            return known | plain.get("unknown", {})
        case tuple():
            return [_unfold(part, inner) for part, inner in zip(value, plain, strict=True)]
        case dict():
            return {key: _unfold(part, inner) for part, (key, inner) in zip(value.values(), plain.items(), strict=True)}
        case _:
            return plain


class _Shape(NamedTuple):
    known: frozenset[str]
    nested: dict[str, tuple[type[Record], ...]]
    keyed: frozenset[str]


@cache
def _shape(kind: type[Record]) -> _Shape:
    """Give the field names of a record, which fields hold records, and which of those are dictionaries."""
    fields = msgspec.structs.fields(kind)
    tag = {kind.__struct_config__.tag_field} if kind.__struct_config__.tag_field else set()
    return _Shape(
        known=frozenset({field.name for field in fields} - {"unknown"} | tag),
        nested={field.name: kinds for field in fields if (kinds := tuple(_record_kinds(field.type)))},
        keyed=frozenset(field.name for field in fields if get_origin(field.type) is dict),
    )


def _record_kinds(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    if get_origin(annotation) in (tuple, dict, Union, UnionType):
        return [kind for part in get_args(annotation) for kind in _record_kinds(part)]
    return []
