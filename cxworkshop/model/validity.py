"""Whether a value may stand in a field: type, range and choice, as declared on the record.

Completeness is another matter and belongs to the checks; every field but `id` may be empty.
"""

import re
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec import inspect

AllowedKind = Literal["choice", "whole", "number", "date", "flag", "text", "pattern", "list", "record"]


WIDE: tuple[AllowedKind, ...] = ("text", "number", "whole")


class Allowed(NamedTuple):
    """Say what a field takes, as a code and its limits; the sentence is made where languages are known.

    With `exclusive` the limits themselves are not taken.
    """

    kind: AllowedKind
    low: float | None = None
    high: float | None = None
    step: float | None = None
    longest: int | None = None
    choices: tuple[Any, ...] = ()
    exclusive: bool = False


class Invalid(ValueError):
    """Report a value that a field does not take: where, what it was, and what is allowed."""

    def __init__(self, path: tuple[str, ...], value: object, allowed: Allowed) -> None:
        """Keep the three parts of the sentence."""
        super().__init__(f"{'.'.join(path)}: {value!r}")
        self.path = path
        self.value = value
        self.allowed = allowed


def allowed(annotation: Any) -> Allowed:
    """Describe what a field of this type takes, None left aside."""
    return _describe(inspect.type_info(annotation))


def _describe(info: inspect.Type, extra: dict[str, Any] | None = None) -> Allowed:
    match info:
        case inspect.Metadata():
            return _describe(info.type, info.extra)
        case inspect.UnionType():
            return _describe_union([part for part in info.types if not isinstance(part, inspect.NoneType)])
        case inspect.LiteralType():
            return Allowed("choice", choices=tuple(info.values))
        case inspect.BoolType():
            return Allowed("flag")
        case inspect.IntType():
            return Allowed("whole", low=info.ge, high=info.le)
        case inspect.FloatType():
            if extra and "choices" in extra:
                return Allowed("choice", choices=tuple(extra["choices"]))
            if info.gt is not None and info.lt is not None:
                return Allowed("number", low=info.gt, high=info.lt, exclusive=True)
            return Allowed("number", low=info.ge, high=info.le, step=info.multiple_of)
        case inspect.StrType():
            return Allowed("pattern" if info.pattern else "text", longest=info.max_length)
        case inspect.DateType():
            return Allowed("date")
        case inspect.VarTupleType() | inspect.TupleType() | inspect.DictType():
            return Allowed("list")
        case _:
            return Allowed("record")


def _describe_union(parts: list[inspect.Type]) -> Allowed:
    described = [_describe(part) for part in parts]
    if len(described) == 1:
        return described[0]
    choices = tuple(choice for part in described for choice in part.choices)
    kinds = {part.kind: part for part in described}
    # the widest says what the field takes: a number may be whole, and a text may be a number
    widest = next((kinds[kind] for kind in WIDE if kind in kinds), None)
    return widest._replace(choices=choices) if widest else described[0]


def convert(value: object, annotation: Any, path: tuple[str, ...]) -> Any:
    """Turn a plain value into what a field of this type holds; raises Invalid naming the field."""
    try:
        converted = msgspec.convert(value, annotation, str_keys=True)
    except msgspec.ValidationError as error:
        inner = _inner_path(str(error))
        found, kind = _follow(value, annotation, inner)
        raise Invalid((*path, *inner), found, allowed(kind)) from None
    if isinstance(converted, float) and (only := allowed(annotation)).choices and converted not in only.choices:
        raise Invalid(path, value, only)
    return converted


def field_type(kind: type[msgspec.Struct], name: str) -> Any:
    """Give the declared type of one field, with its range; raises KeyError for a field that does not exist."""
    return _field_types(kind)[name]


@cache
def _field_types(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.encode_name: field.type for field in msgspec.structs.fields(kind)}


def _inner_path(message: str) -> tuple[str, ...]:
    """Read the place that msgspec names at the end of a message, such as `$.persona.name` or `$.roles[0]`."""
    place = re.search(r"at `(?:key` in `)?\$(.*)`$", message)
    if place is None:
        return ()
    # "[...]" stands for some key of a dictionary that msgspec does not name
    return tuple(part for part in re.split(r"[.\[\]]+", place.group(1).replace("[...]", ".*")) if part)


def _follow(value: object, annotation: Any, inner: tuple[str, ...]) -> tuple[object, Any]:
    """Walk value and type together along a path, as far as both go."""
    for name in inner:
        annotation = _strip(annotation, value)
        origin = get_origin(annotation)
        if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
            types = _field_types(annotation)
            if name not in types:
                break
            annotation = types[name]
            value = value.get(name) if isinstance(value, dict) else None
        elif origin is tuple:
            annotation = get_args(annotation)[0]
            value = value[int(name)] if isinstance(value, list | tuple) and name.isdigit() else None
        elif origin is dict:
            annotation = get_args(annotation)[1]
            value = _first_invalid(value, annotation) if isinstance(value, dict) else None
        else:
            break
    return value, annotation


def _first_invalid(values: dict[object, object], annotation: Any) -> object:
    for value in values.values():
        try:
            msgspec.convert(value, annotation, str_keys=True)
        except msgspec.ValidationError:
            return value
    return None


def _strip(annotation: Any, value: object) -> Any:
    """Take off Annotated and None, and of several record types choose the one that the value's tag names."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    parts = [part for part in get_args(annotation) if part is not type(None)]
    tag = value.get("kind") if isinstance(value, dict) else None
    for part in parts:
        if isinstance(part, type) and issubclass(part, msgspec.Struct) and part.__struct_config__.tag == tag:
            return _strip(part, value)
    return _strip(parts[0], value)
