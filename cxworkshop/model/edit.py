"""The operations that edit a project: each gives a new project and shares what stayed the same.

A path names a place: ("segments", "k3j9x2ab", "persona", "goal"). Its parts are names of fields, ids of
records in collections and tuples of records, and keys of dictionaries.
"""

import types
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

import msgspec

from cxworkshop.model.fields import Record, Row
from cxworkshop.model.ids import new_id
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.validity import Invalid, convert, field_type

Path = tuple[str, ...]


def get(project: Project, path: Path) -> Any:
    """Give the value at a path; raises KeyError when there is no such place."""
    value: Any = project
    for name in _walk(project, path)[0]:
        value = _child(value, name)
    return value


def put(project: Project, path: Path, value: object) -> Project:
    """Set one field, dictionary key or whole record; raises Invalid when the field does not take the value.

    A value of None takes a dictionary key away. A record in a collection keeps its place and its id. Raises KeyError
    for a place that cannot be set, and for records that would share an id.
    """
    if not path:
        raise KeyError(path)
    project = _prepared(project, path)
    holder = get(project, path[:-1])
    annotation = _walk(project, path)[1]
    if annotation is Any or (isinstance(holder, msgspec.Struct) and path[-1] in ("id", "unknown")):
        raise KeyError(path[-1])
    if value is None and isinstance(holder, dict):
        return replace(project, path, None)
    whole = get_origin(annotation) is Rows
    if whole:
        annotation = types.GenericAlias(tuple, (get_args(annotation)[0], ...))
    checked = _checked(value, annotation, path)
    if isinstance(checked, Row) and checked.id != path[-1]:
        raise KeyError(path[-1])
    return replace(project, path, Rows(checked) if whole else checked)


def add(project: Project, path: Path, record: Row, at: int | None = None) -> Project:
    """Add a record to a collection, at the end or at a position; raises KeyError when its id is there already."""
    annotation = _walk(project, path)[1]
    if get_origin(annotation) not in (tuple, Rows):
        raise KeyError(path)
    checked = _checked(record, get_args(annotation)[0], (*path, record.id))
    rows: tuple[Row, ...] = get(project, path)
    if any(row.id == checked.id for row in rows):
        raise KeyError(checked.id)
    place = len(rows) if at is None else max(0, min(at, len(rows)))
    return replace(project, path, _like(rows, [*rows[:place], checked, *rows[place:]]))


def remove(project: Project, path: Path) -> Project:
    """Take a record out of its collection; what pointed at it stays as it was, so that undo restores all."""
    rows: tuple[Row, ...] = get(project, path[:-1])
    place = _place(rows, path[-1])
    return replace(project, path[:-1], _like(rows, [*rows[:place], *rows[place + 1 :]]))


def move(project: Project, path: Path, to: int) -> Project:
    """Move a record to another position of its collection, counted after it has been taken out."""
    rows: tuple[Row, ...] = get(project, path[:-1])
    place = _place(rows, path[-1])
    others = [*rows[:place], *rows[place + 1 :]]
    others.insert(max(0, min(to, len(others))), rows[place])
    return replace(project, path[:-1], _like(rows, others))


def duplicate(project: Project, path: Path) -> tuple[Project, str]:
    """Add a copy of a record right after it, with new ids all through; gives the project and the new id."""
    rows: tuple[Row, ...] = get(project, path[:-1])
    place = _place(rows, path[-1])
    copy = renewed(rows[place])
    return replace(project, path[:-1], _like(rows, [*rows[: place + 1], copy, *rows[place + 1 :]])), copy.id


def renewed(row: Row) -> Row:
    """Give the record with a new id, and new ids for the records inside it."""
    inner = {
        name: tuple(renewed(part) for part in value)
        for name in row.__struct_fields__
        if isinstance(value := getattr(row, name), tuple) and value and isinstance(value[0], Row)
    }
    return msgspec.structs.replace(row, id=new_id(), **inner)


def replace(project: Project, path: Path, value: object) -> Project:
    """Set what stands at a path without looking at it: for undo and redo, whose values were valid before."""
    return cast(Project, _replaced(project, _walk(project, path)[0], value))


def clean(value: object) -> object:
    """Give the value with text that any file and any page can hold: lone surrogates become U+FFFD."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list() | tuple():
            return [clean(part) for part in value]
        case dict():
            return {clean(key): clean(part) for key, part in value.items()}
        case _:
            return value


def _replaced(parent: Any, path: tuple[Any, ...], value: object) -> Any:
    if not path:
        return value
    name, rest = path[0], path[1:]
    if isinstance(parent, tuple):
        place = _place(parent, name)
        row = _replaced(parent[place], rest, value)
        if isinstance(parent, Rows):
            return parent.replace(place, row)
        return (*parent[:place], row, *parent[place + 1 :])
    if isinstance(parent, dict):
        if not rest and value is None:
            return {key: part for key, part in parent.items() if key != name}
        return parent | {name: _replaced(parent.get(name), rest, value)}
    return msgspec.structs.replace(parent, **{_attribute(parent, name): _replaced(_child(parent, name), rest, value)})


def _child(parent: Any, name: Any) -> Any:
    if isinstance(parent, tuple):
        return parent[_place(parent, name)]
    if isinstance(parent, dict):
        return parent.get(name)
    if isinstance(parent, msgspec.Struct):
        return getattr(parent, _attribute(parent, name))
    raise KeyError(name)


def _attribute(record: msgspec.Struct, name: str) -> str:
    if name not in record.__struct_fields__:
        raise KeyError(name)
    return name


def _place(rows: tuple[Row, ...], id: str) -> int:
    if isinstance(rows, Rows):
        return rows.places()[id]
    for place, row in enumerate(rows):
        if getattr(row, "id", None) == id:
            return place
    raise KeyError(id)


def _like(rows: tuple[Row, ...], changed: list[Row]) -> tuple[Row, ...]:
    return Rows(changed) if isinstance(rows, Rows) else tuple(changed)


def _prepared(project: Project, path: Path) -> Project:
    """Make the empty record under a dictionary key that the path goes through, such as a first rating."""
    for length in range(2, len(path)):
        if get(project, path[:length]) is None and isinstance(get(project, path[: length - 1]), dict):
            kind = _walk(project, path[:length])[1]
            if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
                raise KeyError(path[length])
            project = replace(project, path[:length], kind())
    return project


def _walk(project: Project, path: Path) -> tuple[tuple[Any, ...], Any]:
    """Give a path with its keys of dictionaries in their declared type, and the declared type of what it leads to."""
    annotation: Any = Project
    value: Any = project
    names: list[Any] = []
    for part in path:
        name: Any = part
        annotation = _inside(annotation, value)
        origin = get_origin(annotation)
        if origin in (tuple, Rows):
            annotation = get_args(annotation)[0]
        elif origin is dict:
            kind, annotation = get_args(annotation)
            name = _key(name, kind)
        elif isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
            annotation = field_type(annotation, name)
        value = _child(value, name)
        names.append(name)
    return tuple(names), annotation


def _key(name: object, kind: Any) -> Any:
    """Give a part of a path as the key that a dictionary holds: "9" is 9 where the keys are numbers."""
    try:
        return next(iter(msgspec.convert({clean(name): None}, types.GenericAlias(dict, (kind, Any)), str_keys=True)))
    except msgspec.ValidationError:
        raise KeyError(name) from None


def _checked(value: object, annotation: Any, path: Path) -> Any:
    """Give what a field of this type holds; raises Invalid for a wrong value, KeyError for ids or names that clash."""
    # msgspec takes a record of the declared type as it is, so what is inside is looked at in plain form
    typed = convert(clean(value), annotation, path)
    checked = convert(clean(msgspec.to_builtins(typed, str_keys=True, builtin_types=(date,))), annotation, path)
    _refuse_clashes(checked)
    return checked


def _refuse_clashes(value: object) -> None:
    """Raise KeyError for records that share an id, and for an unknown field that has the name of a known one."""
    match value:
        case Record():
            for name in value.__struct_fields__:
                if name in value.unknown and name != "unknown":
                    raise KeyError(name)
                _refuse_clashes(getattr(value, name))
        case tuple():
            ids = [row.id for row in value if isinstance(row, Row)]
            if len(set(ids)) != len(ids):
                raise KeyError(next(id for id in ids if ids.count(id) > 1))
            for part in value:
                _refuse_clashes(part)
        case dict():
            for part in value.values():
                _refuse_clashes(part)


def _inside(annotation: Any, value: object) -> Any:
    """Take off Annotated and None; of several record types choose the one that is there."""
    if get_origin(annotation) is Annotated:
        return _inside(get_args(annotation)[0], value)
    if get_origin(annotation) in (Union, UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return type(value) if isinstance(value, msgspec.Struct) else _inside(parts[0], value)
    return annotation


__all__ = [
    "Invalid",
    "Path",
    "add",
    "clean",
    "duplicate",
    "get",
    "move",
    "put",
    "remove",
    "renewed",
    "replace",
]
