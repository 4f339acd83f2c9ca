"""What kind of value a field takes, as an editor needs to know it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec

from cxworkshop.model import validity
from cxworkshop.model.fields import Id, Record, Score
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.validity import Allowed
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.fields import all_fields

Kind = Literal["text", "code", "id", "choice", "flag", "whole", "number", "share", "money", "date", "score", "record"]
NUMBER_KINDS: Mapping[object, Kind] = {"share": "share", "money": "money"}
_ID_LENGTH = validity.allowed(Id).longest


class Shape(NamedTuple):
    """Say how a field's value is typed: its kind, whether there may be several, and what it takes.

    A dictionary is described by one of its parts. `numbers_too` marks a choice beside which a number may stand.
    """

    kind: Kind
    several: bool = False
    keyed: bool = False
    person: bool = False
    advised: int = 0
    allowed: Allowed = Allowed("record")
    numbers_too: bool = False
    default: Any = None

    @property
    def per_cent(self) -> bool:
        """Tell whether the values are shares of 0 to 1, which people write as per cent."""
        choices = self.allowed.choices
        return self.kind == "share" or (
            self.kind == "choice" and all(isinstance(one, float) and 0 <= one <= 1 for one in choices)
        )

    @property
    def numeric(self) -> bool:
        """Tell whether the values are numbers, which stand at the right of a column."""
        return self.kind in ("whole", "number", "share", "money") or self.per_cent


def field_at(record: type[Any], place: Iterable[str]) -> Field:
    """Find the declared field at a place inside a record: persona.goal, ratings.k3j9x2ab, importance.agreed.

    The parts of a score and of a dictionary are spoken of as the field that holds them. Raises KeyError when no
    declared field stands there.
    """
    kind: Any = record
    found: Field | None = None
    for name in place:
        if isinstance(kind, type) and issubclass(kind, Record) and kind is not Score:
            found = all_fields()[kind, name]
            kind = _bare(validity.field_type(kind, name))
        elif kind is not Score:
            kind = _bare(get_args(kind)[-1 if get_origin(kind) is dict else 0])
    if found is None:
        raise KeyError(record)
    return found


def shape(field: Field) -> Shape:
    """Describe how a field is typed."""
    record: Any = field.record
    return _shape(record, field.name)


def shape_at(record: type[Any], place: Sequence[str]) -> Shape:
    """Describe how the value at a place inside a record is typed; a single rating of a score is a whole number."""
    if "votes" in place[:-1]:
        return _of_type(get_args(validity.field_type(Score, "votes"))[1])
    return shape(field_at(record, place))


@cache
def _shape(record: Any, name: str) -> Shape:
    annotation = validity.field_type(record, name)
    several = keyed = False
    bare = _bare(annotation)
    if get_origin(bare) in (tuple, Rows):
        several, annotation = True, get_args(bare)[0]
    elif get_origin(bare) is dict:
        keyed, annotation = True, get_args(bare)[1]
    info = next(one for one in msgspec.structs.fields(record) if one.name == name)
    default = None if keyed or info.default is msgspec.NODEFAULT else info.default
    made = _of_type(annotation)
    if isinstance(default, Record):
        default = None
    return made._replace(several=several, keyed=keyed, default=default)


def _of_type(annotation: Any) -> Shape:
    extra = _extra(annotation)
    allowed = validity.allowed(annotation)
    bare = _bare(annotation)
    if bare is Score:
        return Shape("score", allowed=validity.allowed(validity.field_type(Score, "agreed")))
    if annotation is Id or (get_origin(annotation) is Annotated and bare is str and allowed.longest == _ID_LENGTH):
        return Shape("id", allowed=allowed)
    kind: Kind
    match allowed.kind:
        case "text":
            kind = "text"
        case "pattern":
            kind = "code"
        case "choice":
            kind = "choice"
        case "flag":
            kind = "flag"
        case "whole":
            kind = "whole"
        case "number":
            kind = NUMBER_KINDS.get(extra.get("unit"), "number")
        case "date":
            kind = "date"
        case _:
            kind = "record"
    return Shape(
        kind,
        person=bool(extra.get("person")),
        advised=int(extra.get("advised", 0)),
        allowed=allowed,
        numbers_too=kind in ("whole", "number") and bool(allowed.choices),
    )


def _bare(annotation: Any) -> Any:
    """Take off Annotated and None."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, UnionType):
            parts = [part for part in get_args(annotation) if part is not type(None)]
            if len(parts) > 1:
                return annotation
            annotation = parts[0]
        else:
            return annotation


def _extra(annotation: Any) -> Mapping[str, Any]:
    while True:
        if get_origin(annotation) is Annotated:
            inner, *metas = get_args(annotation)
            for meta in metas:
                if getattr(meta, "extra", None):
                    found: Mapping[str, Any] = meta.extra
                    return found
            annotation = inner
        elif get_origin(annotation) in (Union, UnionType):
            parts = [part for part in get_args(annotation) if part is not type(None)]
            if len(parts) > 1:
                return {}
            annotation = parts[0]
        else:
            return {}


def row_type(place: Iterable[str]) -> Any:
    """Give the type of the records in a collection or in a tuple of records: ("segments", id, "roles") holds Role."""
    kind: Any = Project
    for name in place:
        kind = _held(validity.field_type(kind, name)) if _is_record(kind) and name in kind.__struct_fields__ else kind
    return kind


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def _held(annotation: Any) -> Any:
    """Give the type of the parts of a list or dictionary, else the bare type itself."""
    bare = _bare(annotation)
    return _bare(get_args(bare)[-1 if get_origin(bare) is dict else 0]) if get_args(bare) else bare
