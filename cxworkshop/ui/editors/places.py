"""Values at a place of the project, also inside lists whose records have no ids: those are named by their number."""

from collections.abc import Mapping
from typing import Any

import msgspec

from cxworkshop.model import edit
from cxworkshop.model.fields import Record, Row
from cxworkshop.model.project import Project
from cxworkshop.ui.document import Document

Place = tuple[str, ...]


def value_at(project: Project, place: Place) -> Any:
    """Give the value at a place; raises KeyError when there is none."""
    length = _numbered(project, place)
    if not length:
        return edit.get(project, place)
    value = edit.get(project, place[:length])
    for name in place[length:]:
        value = _part(value, name)
    return value


def has_value(project: Project, place: Place) -> bool:
    """Tell whether there is such a place."""
    try:
        value_at(project, place)
    except KeyError:
        return False
    return True


def put_value(document: Document, place: Place, value: object, visit: object = None) -> None:
    """Set the value at a place; raises Invalid, ReadOnly or KeyError."""
    length = _numbered(document.project, place)
    if not length:
        document.put(place, value, visit=visit)
        return
    whole = edit.get(document.project, place[:length])
    document.put(place[:length], _with(whole, place[length:], value), visit=visit)


def _numbered(project: Project, place: Place) -> int:
    """Give the length of the part of a place that leads to a list of records without ids; 0 when it passes none."""
    for at, name in enumerate(place):
        if name.isdigit() and at > 1:
            try:
                held = edit.get(project, place[:at])
            except KeyError:
                return 0
            if isinstance(held, tuple) and held and not isinstance(held[0], Row):
                return at
    return 0


def _part(value: Any, name: str) -> Any:
    match value:
        case tuple():
            if not 0 <= int(name) < len(value):
                raise KeyError(name)
            return value[int(name)]
        case dict():
            return value.get(_key(value, name))
        case Record() if name in value.__struct_fields__:
            return getattr(value, name)
    raise KeyError(name)


def _with(value: Any, place: Place, new: object) -> Any:
    """Give a value with one part of it changed."""
    if not place:
        return new
    name = place[0]
    inner = _with(_part(value, name), place[1:], new)
    if isinstance(value, tuple):
        return (*value[: int(name)], inner, *value[int(name) + 1 :])
    if isinstance(value, dict):
        key = _key(value, name)
        rest = {one: part for one, part in value.items() if one != key}
        return rest if inner is None else value | {key: inner}
    return msgspec.structs.replace(value, **{name: inner})


def _key(value: Mapping[Any, Any], name: str) -> Any:
    """Give a key as the dictionary holds it: answers are numbers."""
    found = next((key for key in value if str(key) == name), None)
    if found is not None:
        return found
    return int(name) if name.lstrip("-").isdigit() else float(name)
