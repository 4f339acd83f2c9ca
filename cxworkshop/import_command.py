"""The import of a survey on the command line: what was decided, what was left out and why."""

import argparse
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from cxworkshop.language import N_, NP_, BadInput, Language, Message
from cxworkshop.method.measuring import estimate
from cxworkshop.model.imports import ColumnUse, LeftOut
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project, code
from cxworkshop.model.validity import Invalid, convert
from cxworkshop.programme.choices import word
from cxworkshop.programme.imports import COLUMN_ROLE, LEFT_OUT_REASON
from cxworkshop.programme.messages import invalid_text
from cxworkshop.programme.survey_messages import (
    BROKEN_LETTERS,
    barely_changed_text,
    finding_text,
    layout_name,
    note_text,
    ragged_text,
    unreadable_text,
    warning_text,
)
from cxworkshop.programme.values import estimate_text
from cxworkshop.storage.project import ProjectFile
from cxworkshop.surveys.columns import ONCE
from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.engine import cell as raw_cell
from cxworkshop.surveys.found import Found
from cxworkshop.surveys.importing import count_survey, with_names
from cxworkshop.surveys.interpreting import WHOLE_ROWS
from cxworkshop.surveys.notes import Note, notes
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.proposing import ColumnFound, look_at, propose
from cxworkshop.surveys.putting import Source, barely_changed, data_of, put_into
from cxworkshop.surveys.reading import How, Survey, open_survey
from cxworkshop.surveys.ready_counts import MOST_LINES, are_counts, read_counts
from cxworkshop.surveys.values import clean, number

MOST_SHOWN = 60
"""So many different values of a column are listed; more are no scale and no group."""
ABOUT_PEOPLE = ("personal", "response id", "comment", "ignore")
"""The uses of columns whose values are never listed."""
READ = ("encoding", "delimiter", "header_rows", "sheet")
DECIDED = ("date_order", "decimal", "period", "start", "end", "reminder", "collection", "keep_comments", "find_drivers")
"""What a mapping may say besides its columns; both kinds stand side by side in its file."""


DOUBTS = ("uncertain dates", "unreadable dates", "unmatched")
"""What is found in a column that an import stops at."""
IN_DOUBT: Message = N_("Column {header}: {why} Say so in the mapping.")


class Result(NamedTuple):
    """Hold one import: how the file was read, what each column became, what was found, and the project with it.

    `insisted` are the columns that a mapping names; `broken` says what is wrong with letters, and `ragged` rows have
    more cells than there are columns.
    """

    file: str
    layout: str
    encoding: str
    delimiter: str
    header_rows: int
    sheet: str
    mapping: Decided
    columns: tuple[ColumnFound, ...]
    found: Found
    project: Project
    written: bool
    insisted: tuple[ColumnFound, ...] = ()
    notes: tuple[Note, ...] = ()
    barely_changed: int | None = None
    broken: tuple[str, ...] = ()
    ragged: int = 0


def import_survey(options: argparse.Namespace, language: Language, today: date) -> Result:
    """Read a survey as the options say, and put its numbers into the project unless it is a dry run.

    Raises BadInput for a file or a mapping that cannot be used, and FileProblem for the project.
    """
    file = ProjectFile(options.file)
    project = file.load().project
    given = _given(options.map, language) if options.map else {}
    try:
        how = convert({name: given[name] for name in READ if name in given}, How, ())
        with open_survey(Path(options.survey), how) as survey:
            labels = [header.label for header in survey.headers]
            counts = are_counts(labels)
            result = (
                _counts(survey, project, given, today) if counts else _answers(survey, project, given, today, language)
            )
    except Unreadable as problem:
        raise BadInput(N_("{sentence}"), sentence=unreadable_text(problem.code, problem.details, language)) from problem
    except Invalid as invalid:
        raise BadInput(N_("{sentence}"), sentence=invalid_text(invalid, language)) from invalid
    if options.dry_run:
        return result._replace(written=False)
    _refuse_doubt(result.columns, result.insisted, language)
    _refuse_empty(result)
    file.save(result.project)
    return result


def _answers(survey: Survey, project: Project, given: Mapping[str, Any], today: date, language: Language) -> Result:
    with Engine(survey) as engine:
        proposal = propose(engine, project)
        mapping, columns = proposal.mapping, proposal.columns
        insisted: tuple[ColumnFound, ...] = ()
        if given:
            named = _named(given, mapping.columns)
            mapping = _mapped(mapping, given, named, project)
            doubts = {place: why for place, why in proposal.doubts.items() if place not in named}
            columns = look_at(engine, mapping, project, proposal.offered, doubts)
            insisted = tuple(columns[place] for place in sorted(named))
        # what is not certain is not counted before somebody has said so in a mapping
        certain = [
            msgspec.structs.replace(column.use, role="ignore") if column.troubled else column.use for column in columns
        ]
        mapping = msgspec.structs.replace(mapping, columns=tuple(certain))
        found = count_survey(engine, mapping, project, today)
    source = Source(survey.name, survey.key, survey.layout)
    filled = put_into(project, source, mapping, found, today)
    return Result(
        survey.name, survey.layout, survey.encoding, survey.delimiter, survey.header_rows, survey.sheet, mapping,
        columns, found, filled, True, insisted, notes(project, survey.key, mapping, found, survey.alike),
        barely_changed(project, survey.key, mapping, found), survey.notes, survey.ragged,
    )  # fmt: skip


def _counts(survey: Survey, project: Project, given: Mapping[str, Any], today: date) -> Result:
    labels = [header.label for header in survey.headers]
    mapping = Decided()
    if given.get("collection"):
        mapping = Decided(collection=_row(project, "collection", str(given["collection"])))
    with Engine(survey) as engine:
        rows = engine.rows([raw_cell(place) for place in range(len(labels))], "true", MOST_LINES + 1)
    found = read_counts(labels, rows, project, with_names(project, mapping), today, survey.header_rows)
    filled = put_into(project, Source(survey.name, survey.key, "counts"), mapping, found, today)
    return Result(
        survey.name, "counts", survey.encoding, survey.delimiter, survey.header_rows, survey.sheet, mapping, (), found,
        filled, True, barely_changed=barely_changed(project, survey.key, mapping, found),
    )  # fmt: skip


# The mapping


def _given(path: str, language: Language) -> dict[str, Any]:
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


def _mapped(
    proposed: Decided, given: Mapping[str, Any], named: Mapping[int, Mapping[str, Any]], project: Project
) -> Decided:
    """Let a mapping's file win over what was proposed; columns that it does not name stay as proposed."""
    decided = {name: given[name] for name in DECIDED if given.get(name) not in (None, "")}
    if "collection" in decided:
        decided["collection"] = _row(project, "collection", str(decided["collection"]))
    named = _named(given, proposed.columns)
    columns = [
        _use(use, named[place], project) if place in named else use for place, use in enumerate(proposed.columns)
    ]
    start = {name: getattr(proposed, name) for name in DECIDED}
    found: Decided = convert({**_plain(start), **decided}, Decided, ())
    if found.start is not None and found.end is not None and found.start > found.end:
        raise BadInput(N_("The mapping's start is later than its end."))
    return msgspec.structs.replace(found, columns=_each_once(columns, named.keys(), project))


def _named(given: Mapping[str, Any], uses: Sequence[ColumnUse]) -> dict[int, Mapping[str, Any]]:
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
    metric = _row(project, "metrics", named) if named and role in ("metric", "importance", "comment") else ""
    if role in ("metric", "importance") and not metric:
        raise BadInput(N_("The mapping does not say which metric column {header} measures."), header=use.header)
    made: ColumnUse = convert({"header": use.header, "role": role, "metric": metric, "values": meant}, ColumnUse, ())
    return made


def _meaning(role: object, value: object, header: str, project: Project) -> str:
    """Read what a mapping says that a value means: a segment, a company, a number, or why its rows are left out."""
    text = "" if value is None else str(value).strip()
    if text and role in ("segment", "account"):
        return _row(project, f"{role}s", text)
    if text and role in ("metric", "importance") and number(text) is None:
        raise BadInput(N_("{value} in column {header} is no number, as an answer must be."), value=text, header=header)
    if text and role == "status" and text not in WHOLE_ROWS:
        words = N_("{value} in column {header} is no reason to leave rows out. Known are: {known}.")
        raise BadInput(words, value=text, header=header, known=", ".join(WHOLE_ROWS))
    return text


def _row(project: Project, collection: str, text: str) -> str:
    """Find the row that somebody names by its id, code or name."""
    rows = getattr(project, collection)
    names = {row.id: getattr(row, "label", "") or getattr(row, "name", "") for row in rows}
    word = text.strip().casefold()
    for id, name in names.items():
        if text == id or word in (code(project, collection, id).casefold(), name.strip().casefold()):
            return str(id)
    known = ", ".join(f"{code(project, collection, id)} {name}".strip() for id, name in names.items())
    raise BadInput(N_("This project has no {text}. It has: {known}."), text=text, known=known or "–")


def _refuse_doubt(columns: Sequence[ColumnFound], insisted: Sequence[ColumnFound], language: Language) -> None:
    """Stop where a mapping leaves a column that it uses in doubt, or names one that does not fit its use."""
    for column in insisted:
        if column.finding == "misfit":
            words = N_("The answers in column {header} do not fit: {why}. Say in the mapping what its values mean.")
            why = [warning_text(code, language) for code in column.warnings] or [*column.unmatched[:5]] or ["–"]
            raise BadInput(words, header=column.header, why=" · ".join(why).rstrip("."))
    for column in columns:
        if column.finding in DOUBTS:
            raise BadInput(IN_DOUBT, header=column.header, why=_doubt(column, language))


def _doubt(column: ColumnFound, language: Language) -> str:
    if column.finding == "uncertain dates":
        return language.text(N_("it is not clear whether the day or the month comes first (date_order: dmy or mdy)."))
    if column.finding == "unreadable dates":
        return language.text(N_("these are no dates."))
    words = N_("no segment is known for {values}.")
    return language.text(words, values=", ".join(column.unmatched[:5]))


def _refuse_empty(result: Result) -> None:
    if not result.found.cells and not result.found.comments:
        words = N_(
            "{file} gave no number, so nothing was changed. See with --dry-run what each column was taken for, and say "
            "with --map what it is."
        )
        raise BadInput(words, file=result.file)


# What is said


def result_data(result: Result) -> dict[str, Any]:
    """Give an import as plain data; its columns can be changed and handed back as a mapping."""
    found = result.found
    return {
        "file": result.file,
        "layout": result.layout,
        "encoding": result.encoding,
        "delimiter": result.delimiter,
        "header_rows": result.header_rows,
        "sheet": result.sheet,
        "rows": found.rows,
        "kept": found.kept,
        "first_day": found.start and found.start.isoformat(),
        "last_day": found.end and found.end.isoformat(),
        "broken_letters": bool(result.broken),
        "ragged_rows": result.ragged,
        "left_out": [_left_out_data(one) for one in found.left_out],
        "columns": [_column_data(column) for column in result.columns],
        **{name: msgspec.to_builtins(getattr(result.mapping, name)) for name in DECIDED},
        "counts": list(_cells_data(result)),
        "notes": [{"code": note.code, "file": note.file} for note in result.notes],
        "comments": len(found.comments),
        "drivers": [
            {"outcome": run.outcome, "segment": run.segment or None, "n": run.n, "drivers": len(run.drivers)}
            for run in found.runs
        ],
        "barely_changed": result.barely_changed,
        "written": result.written,
    }


def _left_out_data(one: LeftOut) -> dict[str, Any]:
    return {"reason": one.reason, "count": one.count, "of": "answers" if one.column else "rows", "column": one.column}


def _column_data(column: ColumnFound) -> dict[str, Any]:
    # what is only proposed is not handed back as if somebody had agreed
    open_question = column.finding in ("needs a choice", "misfit")
    use = ColumnUse() if open_question else column.use
    # a mapping is kept and handed on: what people are called or have written stays out of it
    told = column.use.role not in ABOUT_PEOPLE
    return {
        "header": column.header,
        "role": use.role,
        "metric": use.metric or None,
        "values": dict(use.values),
        "proposed": {"role": column.use.role, "metric": column.use.metric or None} if open_question else None,
        "offered": column.offered or None,
        "found": column.finding,
        "warnings": list(column.warnings),
        "seen": dict(column.values[:MOST_SHOWN]) if told and column.values is not None else None,
        "unmatched": list(column.unmatched[:MOST_SHOWN]) if told else [],
    }


def _cells_data(result: Result) -> Iterator[dict[str, Any]]:
    metrics = {metric.id: metric for metric in result.project.metrics}
    for cell in result.found.cells:
        metric = metrics[cell.metric]
        known = estimate(metric, data_of(metric, cell.values), result.project.constants.conf_level)
        yield {
            "metric": cell.metric,
            "segment": cell.segment or None,
            "start": cell.period.start.isoformat(),
            "end": cell.period.end.isoformat(),
            "n": sum(cell.values.values()),
            "values": {f"{value:g}": n for value, n in cell.values.items()},
            "value": known.value,
            "low": known.low,
            "high": known.high,
        }


def result_text(result: Result, language: Language) -> str:
    """Say what an import did, in words: how the file was read, its columns, what was left out, and the numbers."""
    return "\n".join(_lines(result, language))


def _lines(result: Result, language: Language) -> Iterator[str]:
    found = result.found
    yield language.text(
        N_("{file}: {tool}, {encoding}, header rows: {rows}."),
        file=result.file, tool=layout_name(result.layout, language), encoding=result.encoding, rows=result.header_rows,
    )  # fmt: skip
    yield language.plural(NP_("One answer found.", "{n} answers found."), found.rows)
    yield language.plural(NP_("One answer used.", "{n} answers used."), found.kept)
    for one in found.left_out:
        yield language.text(
            N_("Left out: {n} · {reason}{column}"),
            n=language.number(one.count, 0),
            reason=word(LEFT_OUT_REASON, one.reason, language),
            column=f" · {one.column}" if one.column else "",
        )
    yield from _of_the_file(result, language)
    for column in result.columns:
        yield f"  {_column_line(result.project, column, language)}"
    doubts = [column for column in result.columns if column.finding in DOUBTS]
    for column in doubts:
        yield language.text(IN_DOUBT, header=column.header, why=_doubt(column, language))
    metrics: dict[str, Metric] = {metric.id: metric for metric in result.project.metrics}
    # without the days or segments of the file these would be numbers of something else
    for cell in () if doubts else found.cells:
        metric = metrics[cell.metric]
        segment = result.project.segments.find(cell.segment)
        known = estimate(metric, data_of(metric, cell.values), result.project.constants.conf_level)
        first, last = (language.short_date(day, year=True) for day in cell.period)
        period = language.text(N_("{first} to {last}"), first=first, last=last)
        whom = segment.name if segment is not None else language.text(N_("All customers"))
        yield f"{metric.name} · {whom} · {period}: {estimate_text(metric, known, language)}"
    for note in () if doubts else result.notes:
        yield note_text(note.code, note.file, _span(found, language), language)
    if result.barely_changed is not None:
        yield barely_changed_text(result.barely_changed, result.project.constants.anonymity_k, language)
    if found.comments:
        yield language.plural(NP_("One comment, masked.", "{n} comments, masked."), len(found.comments))
    if result.written:
        yield language.text(N_("Wrote the numbers into the project."))
    else:
        yield language.text(N_("Nothing was written: this was a dry run."))


def _of_the_file(result: Result, language: Language) -> Iterator[str]:
    """Say what of the file could not be read."""
    for what in result.broken:
        yield language.text(BROKEN_LETTERS[what])
    if result.ragged:
        yield ragged_text(result.ragged, language)


def _span(found: Found, language: Language) -> str:
    days = [language.short_date(day, year=True) for day in (found.start, found.end) if day is not None]
    return " – ".join(dict.fromkeys(days))


def _column_line(project: Project, column: ColumnFound, language: Language) -> str:
    use = column.use
    metric = project.metrics.find(use.metric)
    role = word(COLUMN_ROLE, use.role, language) if use.role else "–"
    named = metric.name if metric is not None else column.offered
    seen = len(column.values) if column.values is not None else 0
    parts = [column.header, f"{role}: {named}" if named else role]
    parts.append(finding_text(column.finding, column.matched, seen, language))
    parts += [warning_text(code, language) for code in column.warnings]
    return " · ".join(parts)
