"""The finished examples that come with the app, and how they are said in another language."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import msgspec

from cxworkshop.language import N_
from cxworkshop.method.view import look
from cxworkshop.model.decisions import Decision
from cxworkshop.model.fields import LONGEST_TEXT, LanguageCode, Record
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.validity import allowed, field_type
from cxworkshop.programme.decisions import SUGGESTIONS, digest


class Example(NamedTuple):
    """Name one example: its key (and file name), what it shows, and the language it was written in."""

    key: str
    title: str
    description: str
    language: LanguageCode


EXAMPLES = (
    Example(
        "heat-pump",
        N_("Heat-pump service"),
        N_("A service firm whose customers freeze on a Friday evening. Consumers and housing co-operatives."),
        "en",
    ),
    Example(
        "machines",
        N_("Packaging machines"),
        N_("A machine supplier with few customer companies and several people in each."),
        "en",
    ),
    Example(
        "cafe",
        N_("A café"),
        N_("A small café that looks at its customer experience for the first time, with pen and paper."),
        "fi",
    ),
)


def translated(project: Project, words: Mapping[str, str], language: LanguageCode) -> Project:
    """Give the project with its texts in another language; a text without a translation stays as it is."""
    said: Project = _said(project, words)
    said = msgspec.structs.replace(said, about=msgspec.structs.replace(project.about, language=language))
    # what was decided rests on names, which are other words now
    return msgspec.structs.replace(said, decisions=Rows(_decided(said, row) for row in said.decisions))


def _decided(project: Project, row: Decision) -> Decision:
    if row.step is None or row.day is None:
        return row
    view = look(project, row.day)
    sentence = SUGGESTIONS[row.step](view)
    arguments = sentence.arguments if sentence and sentence.template == row.template else row.arguments
    return msgspec.structs.replace(row, arguments=arguments, digest=digest(view, row.step))


def _said(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, Record):
        changed = {name: _said(getattr(value, name), words) for name in _wordy(type(value))}
        return msgspec.structs.replace(value, **changed)
    if isinstance(value, tuple):
        parts = [_said(part, words) for part in value]
        return Rows(parts) if isinstance(value, Rows) else tuple(parts)
    return words.get(value, value) if isinstance(value, str) else value


@cache
def _wordy(kind: type[Record]) -> tuple[str, ...]:
    """Name the fields of a record that hold texts, or records with texts; ids and choices are neither."""
    return tuple(
        name for name in kind.__struct_fields__ if name not in ("id", "unknown") and _holds_text(field_type(kind, name))
    )


def _holds_text(annotation: Any) -> bool:
    """Tell whether a field of this type holds texts of people, or records that may; lists of choices do not."""
    what = allowed(annotation)
    if what.kind != "list":
        return what.kind == "record" or (what.kind == "text" and what.longest == LONGEST_TEXT)
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return get_origin(annotation) is tuple and _holds_text(get_args(annotation)[0])
