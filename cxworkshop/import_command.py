"""The import of a survey on the command line: what was decided, what was left out and why."""

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from cxworkshop.language import N_, NP_, BadInput, Language
from cxworkshop.method.measuring import estimate
from cxworkshop.model.imports import ColumnUse, LeftOut
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project, code
from cxworkshop.model.validity import Invalid, convert
from cxworkshop.programme.choices import word
from cxworkshop.programme.imports import COLUMN_ROLE, LEFT_OUT_REASON
from cxworkshop.programme.messages import invalid_text
from cxworkshop.programme.survey_messages import finding_text, layout_name, unreadable_text, warning_text
from cxworkshop.programme.values import estimate_text
from cxworkshop.storage.project import ProjectFile
from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.found import Found
from cxworkshop.surveys.importing import count_survey
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.proposing import ColumnFound, look_at, propose
from cxworkshop.surveys.putting import Source, data_of, put_into
from cxworkshop.surveys.reading import How, Survey, open_survey
from cxworkshop.surveys.ready_counts import are_counts, read_counts

MOST_SHOWN = 60
"""So many different values of a column are listed; more are no scale and no group."""
READ = ("encoding", "delimiter", "header_rows", "sheet")
DECIDED = ("date_order", "decimal", "period", "start", "end", "reminder", "collection", "keep_comments", "find_drivers")
"""What a mapping may say besides its columns; both kinds stand side by side in its file."""


class Result(NamedTuple):
    """Hold one import: how the file was read, what each column became, what was found, and the project with it."""

    file: str
    layout: str
    encoding: str
    delimiter: str
    header_rows: int
    mapping: Decided
    columns: tuple[ColumnFound, ...]
    found: Found
    project: Project
    written: bool


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
            result = _counts(survey, project, today) if counts else _answers(survey, project, given, today, language)
    except Unreadable as problem:
        raise BadInput(N_("{sentence}"), sentence=unreadable_text(problem.code, problem.details, language)) from problem
    except Invalid as invalid:
        raise BadInput(N_("{sentence}"), sentence=invalid_text(invalid, language)) from invalid
    if options.dry_run:
        return result._replace(written=False)
    _refuse_doubt(result.columns, language)
    _refuse_empty(result)
    file.save(result.project)
    return result


def _answers(survey: Survey, project: Project, given: Mapping[str, Any], today: date, language: Language) -> Result:
    with Engine(survey) as engine:
        proposal = propose(engine, project)
        mapping, columns = proposal.mapping, proposal.columns
        if given:
            mapping = _mapped(mapping, given, project)
            columns = look_at(engine, mapping, project)
        # what is not certain is not counted before somebody has said so in a mapping
        certain = [
            msgspec.structs.replace(column.use, role="ignore") if column.troubled else column.use for column in columns
        ]
        mapping = msgspec.structs.replace(mapping, columns=tuple(certain))
        found = count_survey(engine, mapping, project, today)
    source = Source(survey.name, survey.key, survey.layout)
    filled = put_into(project, source, mapping, found, today)
    return Result(
        survey.name, survey.layout, survey.encoding, survey.delimiter, survey.header_rows, mapping, columns, found,
        filled, True,
    )  # fmt: skip


def _counts(survey: Survey, project: Project, today: date) -> Result:
    labels = [header.label for header in survey.headers]
    with survey.data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=survey.data_delimiter))[survey.data_skip :]
    found = read_counts(labels, (row for row in rows if any(row)), project, named=False)
    mapping = Decided()
    filled = put_into(project, Source(survey.name, survey.key, "counts"), mapping, found, today)
    return Result(
        survey.name, "counts", survey.encoding, survey.delimiter, survey.header_rows, mapping, (), found, filled, True
    )


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


def _mapped(proposed: Decided, given: Mapping[str, Any], project: Project) -> Decided:
    """Let a mapping's file win over what was proposed; columns that it does not name stay as proposed."""
    decided = {name: given[name] for name in DECIDED if given.get(name) not in (None, "")}
    if "collection" in decided:
        decided["collection"] = _row(project, "collection", str(decided["collection"]))
    named = {str(column.get("header")): column for column in given.get("columns", []) if isinstance(column, dict)}
    strange = named.keys() - {use.header for use in proposed.columns}
    if strange:
        raise BadInput(N_("The file has no column {header}, which the mapping names."), header=sorted(strange)[0])
    columns = [_use(use, named[use.header], project) if use.header in named else use for use in proposed.columns]
    start = {name: getattr(proposed, name) for name in DECIDED}
    found: Decided = convert({**_plain(start), **decided}, Decided, ())
    return msgspec.structs.replace(found, columns=tuple(columns))


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _use(use: ColumnUse, column: Mapping[str, Any], project: Project) -> ColumnUse:
    role, values = column.get("role"), column.get("values") or {}
    if not isinstance(values, dict):
        raise BadInput(N_("The values of column {header} are not pairs of a text and its meaning."), header=use.header)
    metric = str(column.get("metric") or "")
    meant = {str(text): "" if value is None else str(value) for text, value in values.items()}
    if role == "segment":
        meant = {text: _row(project, "segments", value) if value else "" for text, value in meant.items()}
    made: ColumnUse = convert(
        {
            "header": use.header,
            "role": role,
            "metric": _row(project, "metrics", metric) if metric else "",
            "values": meant,
        },
        ColumnUse,
        (),
    )
    return made


def _row(project: Project, collection: str, text: str) -> str:
    """Find the row that somebody names by its id, code or name."""
    rows = getattr(project, collection)
    word = text.strip().casefold()
    for row in rows:
        if text == row.id or word in (code(project, collection, row.id).casefold(), row.name.strip().casefold()):
            return str(row.id)
    known = ", ".join(f"{code(project, collection, row.id)} {row.name}" for row in rows)
    raise BadInput(N_("This project has no {text}. It has: {known}."), text=text, known=known or "–")


def _refuse_doubt(columns: Sequence[ColumnFound], language: Language) -> None:
    """Stop where a mapping leaves a column that it uses in doubt."""
    for column in columns:
        if column.finding in ("uncertain dates", "unreadable dates", "unmatched"):
            words = N_("Column {header}: {why} Say so in the mapping.")
            raise BadInput(words, header=column.header, why=_doubt(column, language))


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
        "rows": found.rows,
        "kept": found.kept,
        "first_day": found.start and found.start.isoformat(),
        "last_day": found.end and found.end.isoformat(),
        "left_out": [_left_out_data(one) for one in found.left_out],
        "columns": [_column_data(column) for column in result.columns],
        **{name: msgspec.to_builtins(getattr(result.mapping, name)) for name in DECIDED},
        "counts": list(_cells_data(result)),
        "comments": len(found.comments),
        "drivers": [
            {"outcome": run.outcome, "segment": run.segment or None, "n": run.n, "drivers": len(run.drivers)}
            for run in found.runs
        ],
        "written": result.written,
    }


def _left_out_data(one: LeftOut) -> dict[str, Any]:
    return {"reason": one.reason, "count": one.count, "of": "answers" if one.column else "rows", "column": one.column}


def _column_data(column: ColumnFound) -> dict[str, Any]:
    use = column.use
    return {
        "header": column.header,
        "role": use.role,
        "metric": use.metric or None,
        "values": dict(use.values),
        "offered": column.offered or None,
        "found": column.finding,
        "warnings": list(column.warnings),
        "seen": dict(column.values[:MOST_SHOWN]) if column.values is not None else None,
        "unmatched": list(column.unmatched[:MOST_SHOWN]),
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
    for column in result.columns:
        yield f"  {_column_line(result.project, column, language)}"
    metrics: dict[str, Metric] = {metric.id: metric for metric in result.project.metrics}
    for cell in found.cells:
        metric = metrics[cell.metric]
        segment = result.project.segments.find(cell.segment)
        known = estimate(metric, data_of(metric, cell.values), result.project.constants.conf_level)
        first, last = (language.short_date(day, year=True) for day in cell.period)
        period = language.text(N_("{first} to {last}"), first=first, last=last)
        whom = segment.name if segment is not None else language.text(N_("All customers"))
        yield f"{metric.name} · {whom} · {period}: {estimate_text(metric, known, language)}"
    if found.comments:
        yield language.plural(NP_("One comment, masked.", "{n} comments, masked."), len(found.comments))
    if result.written:
        yield language.text(N_("Wrote the numbers into the project."))
    else:
        yield language.text(N_("Nothing was written: this was a dry run."))


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
