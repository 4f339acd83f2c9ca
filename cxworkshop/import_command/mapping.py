"""What a mapping's file says that the columns of a survey are, and which rows of the project it names."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from cxworkshop.language import N_, BadInput, Language
from cxworkshop.model.imports import ColumnUse
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.project import Project, code
from cxworkshop.model.validity import convert
from cxworkshop.surveys.columns import ONCE
from cxworkshop.surveys.interpreting import WHOLE_ROWS
from cxworkshop.surveys.values import clean, number

READ = ("encoding", "delimiter", "header_rows", "sheet")
DECIDED = ("date_order", "decimal", "period", "start", "end", "reminder", "collection", "keep_comments", "find_drivers")
"""What a mapping may say besides its columns; both kinds stand side by side in its file."""


def read_mapping(path: str, language: Language) -> dict[str, Any]:
    """Read a mapping's file: what --dry-run --json prints, with what somebody changed in it."""
    try:
        given = msgspec.json.decode(Path(path).read_bytes())
    except OSError as error:
        raise BadInput(N_("{path} could not be read: {reason}."), path=path, reason=error.strerror or "") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(N_("{path} is no JSON file: {reason}."), path=path, reason=str(error)) from error
    if not isinstance(given, dict) or not isinstance(given.get("columns", []), list):
        raise BadInput(N_("{path} holds no mapping. --dry-run --json prints one to start from."), path=path)
    return given


def mapped(
    proposed: Decided, given: Mapping[str, Any], named: Mapping[int, Mapping[str, Any]], project: Project
) -> Decided:
    """Let a mapping's file win over what was proposed; columns that it does not name stay as proposed."""
    decided = {name: given[name] for name in DECIDED if given.get(name) not in (None, "")}
    if "collection" in decided:
        decided["collection"] = row_named(project, "collection", str(decided["collection"]))
    columns = [
        _use(use, named[place], project) if place in named else use for place, use in enumerate(proposed.columns)
    ]
    start = {name: getattr(proposed, name) for name in DECIDED}
    found: Decided = convert({**_plain(start), **decided}, Decided, ())
    if found.start is not None and found.end is not None and found.start > found.end:
        raise BadInput(N_("The mapping's start is later than its end."))
    return msgspec.structs.replace(found, columns=_each_once(columns, named.keys(), project))


def named_columns(given: Mapping[str, Any], uses: Sequence[ColumnUse]) -> dict[int, Mapping[str, Any]]:
    """Find the columns that a mapping names; of several columns of one name each is named, in order."""
    places: dict[str, list[int]] = {}
    for place, use in enumerate(uses):
        places.setdefault(use.header, []).append(place)
    named: dict[str, list[Mapping[str, Any]]] = {}
    for column in given.get("columns", []):
        if not isinstance(column, dict):
            raise BadInput(N_("The mapping's columns are not all objects with a header and a role."))
        named.setdefault(str(column.get("header") or ""), []).append(column)
    found: dict[int, Mapping[str, Any]] = {}
    for header, columns in named.items():
        if header not in places:
            raise BadInput(N_("The file has no column {header}, which the mapping names."), header=header or "–")
        if len(columns) != len(places[header]):
            words = N_("{n} columns of the file are called {header}. Name each of them in the mapping, in their order.")
            raise BadInput(words, n=len(places[header]), header=header or "–")
        found.update(zip(places[header], columns, strict=True))
    return found


def _each_once(uses: Sequence[ColumnUse], named: Collection[int], project: Project) -> tuple[ColumnUse, ...]:
    """Let a column that a mapping names win over a proposed one where there may be only one; refuse two named ones."""
    taken: dict[tuple[str, str], int] = {}
    found = list(uses)
    for place in sorted(range(len(uses)), key=lambda place: (place not in named, place)):
        use = uses[place]
        metric = project.metrics.find(use.metric) if use.role in ("metric", "importance") else None
        once = use.role in ONCE or (use.role == "metric" and metric is not None and metric.method != "INDEX")
        key = (str(use.role), metric.id if metric is not None else "")
        if once and key in taken:
            if place in named:
                words = N_("Columns {one} and {other} cannot both be used as {use}.")
                what = metric.name if metric is not None else str(use.role)
                raise BadInput(words, one=uses[taken[key]].header, other=use.header, use=what)
            found[place] = msgspec.structs.replace(use, role="ignore", metric="", values={})
        elif once:
            taken[key] = place
    return tuple(found)


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _use(use: ColumnUse, column: Mapping[str, Any], project: Project) -> ColumnUse:
    named = str(column.get("metric") or "")
    role = column.get("role") or ("metric" if named and "role" not in column else None)
    values = column.get("values") or {}
    if not isinstance(values, dict):
        raise BadInput(N_("The values of column {header} are not pairs of a text and its meaning."), header=use.header)
    meant = {clean(text): _meaning(role, value, use.header, project) for text, value in values.items()}
    metric = row_named(project, "metrics", named) if named and role in ("metric", "importance", "comment") else ""
    if role in ("metric", "importance") and not metric:
        raise BadInput(N_("The mapping does not say which metric column {header} measures."), header=use.header)
    made: ColumnUse = convert({"header": use.header, "role": role, "metric": metric, "values": meant}, ColumnUse, ())
    return made


def _meaning(role: object, value: object, header: str, project: Project) -> str:
    """Read what a mapping says that a value means: a segment, a company, a number, or why its rows are left out."""
    text = "" if value is None else str(value).strip()
    if text and role in ("segment", "account"):
        return row_named(project, f"{role}s", text)
    if text and role in ("metric", "importance") and number(text) is None:
        raise BadInput(N_("{value} in column {header} is no number, as an answer must be."), value=text, header=header)
    if text and role == "status" and text not in WHOLE_ROWS:
        words = N_("{value} in column {header} is no reason to leave rows out. Known are: {known}.")
        raise BadInput(words, value=text, header=header, known=", ".join(WHOLE_ROWS))
    return text


def row_named(project: Project, collection: str, text: str) -> str:
    """Find the row that somebody names by its id, code or name."""
    rows = getattr(project, collection)
    names = {row.id: getattr(row, "label", "") or getattr(row, "name", "") for row in rows}
    word = text.strip().casefold()
    for id, name in names.items():
        if text == id or word in (code(project, collection, id).casefold(), name.strip().casefold()):
            return str(id)
    known = ", ".join(f"{code(project, collection, id)} {name}".strip() for id, name in names.items())
    raise BadInput(N_("This project has no {text}. It has: {known}."), text=text, known=known or "–")
