"""Texts that somebody may paste, or send in, to see what breaks; and projects that are full of them."""

from itertools import cycle
from typing import Any

import msgspec
from msgspec import inspect

from cxworkshop.model.fields import Record
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows

LONGEST = 20_000
TEXTS = (
    '<img src="/etc/hostname">',
    '<b>x</b><img src="//host/share/x.png"><a href="file:///etc/hostname">x</a>',
    "&amp; &lt; &#0; & &",
    "<table><tr><td>" * 16 + "x",
    "{name} {0} {} {n} %s %d %(name)s \\n $name",
    "مرحبا \u202eעולם\u202c abc",
    "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301\u0302\u0303\u0304\u0305",
    "\ufffd\ufffe\x00\x01\x1b[31m\x7f",
    "one\ntwo\r\nthree\tfour\u2028five",
    "W" * 400,
    "<p><img src='/etc/hostname'></p><style>*{}</style><script>x</script>",
    "   ",
)
LONG = ("very long words " * 1_250, "W" * LONGEST, "<b>" * 6_600, "line\n" * 4_000)


def hostile(project: Project, texts: tuple[str, ...] = TEXTS) -> Project:
    """Give the project with one of the texts in every field that takes any text."""
    rest = cycle(texts)
    return _renewed(project, inspect.type_info(Project), rest)  # type: ignore[no-any-return]


def _renewed(value: Any, info: inspect.Type, texts: Any) -> Any:
    if isinstance(value, Rows):
        return Rows([_record(row, texts) for row in value])
    match info:
        case inspect.Metadata():
            return _renewed(value, info.type, texts)
        case inspect.UnionType() if value is None:
            # an empty text field is None nowhere, so there is nothing to fill
            return None
        case inspect.UnionType():
            kind = next((part for part in info.types if _fits(value, part)), info.types[0])
            return _renewed(value, kind, texts)
        case inspect.StructType():
            return _record(value, texts)
        case inspect.VarTupleType():
            return tuple(_renewed(part, info.item_type, texts) for part in value)
        case inspect.DictType():
            return {key: _renewed(part, info.value_type, texts) for key, part in value.items()}
        case inspect.StrType() if info.pattern is None and info.max_length != 40:
            return next(texts)
        case _:
            return value


def _fits(value: Any, info: inspect.Type) -> bool:
    if isinstance(info, inspect.StructType):
        return isinstance(value, info.cls)
    if isinstance(info, inspect.Metadata):
        return _fits(value, info.type)
    return isinstance(value, str) and isinstance(info, inspect.StrType)


def _record(record: Record, texts: Any) -> Record:
    info = inspect.type_info(type(record))
    assert isinstance(info, inspect.StructType)
    changed = {
        field.encode_name: _renewed(getattr(record, field.encode_name), field.type, texts)
        for field in info.fields
        if field.encode_name not in ("id", "unknown", "app")
    }
    return msgspec.structs.replace(record, **changed)
