"""The label and help of every declared field, found by its place."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from cxworkshop.language import Language, Message
from cxworkshop.model.fields import Record, Score
from cxworkshop.model.project import Project
from cxworkshop.model.validity import field_type
from cxworkshop.programme import about
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.steps import STEPS

SPOKEN_FOR = (Score,)
"""Records whose parts are named by the field that holds them: people speak of importance, not of its agreed rating."""


@cache
def all_fields() -> dict[tuple[type[Any], str], Field]:
    """Map record and field name to the field's line."""
    lines = (*about.FIELDS, *(field for step in STEPS for field in step.fields))
    return {(field.record, field.name): field for field in lines}


def field_label(path: tuple[str, ...], language: Language) -> str:
    """Name the place at a path by its innermost label, or give the path itself where nothing has one."""
    label = _label(path)
    return language.text(label) if label else ".".join(path)


def _label(path: tuple[str, ...]) -> Message | None:
    label: Message | None = None
    kinds: list[Any] = [Project]
    for name in path:
        # several when a field takes one of several records, and the path does not say which
        labels = {all_fields()[kind, name].label for kind in kinds if _speaks(kind, name)}
        kinds = [held for kind in kinds for held in _inside(kind, name)]
        if not kinds:
            return None
        if len(labels) == 1:
            label = labels.pop()
    return label


def _speaks(kind: Any, name: str) -> bool:
    return kind not in SPOKEN_FOR and (kind, name) in all_fields()


def _inside(kind: Any, name: str) -> list[Any]:
    """Give what a record's field or a container's part may be; nothing where there is no such place."""
    if isinstance(kind, type) and issubclass(kind, Record):
        return _held(field_type(kind, name)) if name in kind.__struct_fields__ else []
    parts = get_args(kind)
    if not parts:
        return []
    return _held(parts[-1] if get_origin(kind) is dict else parts[0])


def _held(annotation: Any) -> list[Any]:
    """Give the types that a value may have, ranges and choices between types taken off."""
    if get_origin(annotation) is Annotated:
        return _held(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [kind for part in get_args(annotation) for kind in _held(part)]
    return [annotation]
