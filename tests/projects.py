"""Random projects for property tests, made from the declared types and ranges of the records themselves."""

from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from cxworkshop.model.fields import Row
from cxworkshop.model.project import COLLECTIONS, SINGLES, Project
from cxworkshop.model.rows import Rows

IDS = [f"id{number:06}" for number in range(9)]
"""Few ids, so that references often meet a record, and often do not."""


def projects(most: int = 4, text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Project]:
    """Draw valid projects with up to `most` records in each collection; any Unicode in the texts."""
    words = text if text is not None else st.text(max_size=12)
    parts: dict[str, st.SearchStrategy[Any]] = {name: records(kind, words) for name, kind in SINGLES.items()}
    for name, kind in COLLECTIONS.items():
        rows = st.lists(records(kind, words), max_size=most, unique_by=lambda row: row.id)
        parts[name] = rows.map(Rows)
    return st.builds(Project, **parts)


def records(kind: type[msgspec.Struct], words: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Draw valid records of one kind."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    fields = {
        field.name: _values(field.type, words) for field in info.fields if field.name not in ("unknown", "format")
    }
    return st.builds(kind, **fields)


def _values(info: inspect.Type, words: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    match info:
        case inspect.Metadata():
            choices = (info.extra or {}).get("choices")
            return st.sampled_from(choices) if choices else _values(info.type, words)
        case inspect.UnionType():
            return st.one_of(*[_values(part, words) for part in info.types])
        case inspect.LiteralType():
            return st.sampled_from(sorted(info.values, key=str))
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.DateType():
            return st.dates()
        case inspect.IntType():
            return st.integers(
                info.ge if info.ge is not None else -50, min(info.le if info.le is not None else 50, 10**6)
            )
        case inspect.FloatType():
            return _numbers(info)
        case inspect.StrType():
            return _texts(info, words)
        case inspect.VarTupleType():
            parts = st.lists(_values(info.item_type, words), max_size=3, unique_by=_identity)
            return parts.map(tuple)
        case inspect.DictType():
            return st.dictionaries(_values(info.key_type, words), _values(info.value_type, words), max_size=3)
        case inspect.StructType():
            return records(info.cls, words)
    raise AssertionError(f"no values for {info}")


def _identity(value: object) -> object:
    return value.id if isinstance(value, Row) else id(value)


def _numbers(info: inspect.FloatType) -> st.SearchStrategy[float]:
    low, high = info.ge if info.ge is not None else info.gt, info.le if info.le is not None else info.lt
    if info.multiple_of:
        steps = st.integers(round((low or 0) / info.multiple_of), round((high or 9) / info.multiple_of))
        return steps.map(lambda step: step * info.multiple_of)
    return st.floats(
        low if low is not None else -1e6,
        high if high is not None else 1e6,
        exclude_min=info.gt is not None,
        exclude_max=info.lt is not None,
        allow_nan=False,
    )


def _texts(info: inspect.StrType, words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    if info.pattern:
        return st.from_regex(info.pattern, fullmatch=True).filter(lambda text: "\n" not in text)
    if info.max_length == 40:
        return st.sampled_from(IDS)
    return words
