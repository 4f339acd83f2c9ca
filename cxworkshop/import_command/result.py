"""What an import decided, left out and gave, in words and as data."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from cxworkshop.import_command.mapping import DECIDED
from cxworkshop.language import N_, NP_, Language, Message
from cxworkshop.method.measuring import estimate
from cxworkshop.model.imports import ColumnUse, LeftOut
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.programme.choices import word
from cxworkshop.programme.imports import COLUMN_ROLE, LEFT_OUT_REASON
from cxworkshop.programme.survey_messages import (
    BROKEN_LETTERS,
    barely_changed_text,
    finding_text,
    layout_name,
    note_text,
    ragged_text,
    warning_text,
)
from cxworkshop.programme.values import estimate_text
from cxworkshop.surveys.found import Found
from cxworkshop.surveys.notes import Note
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.surveys.putting import data_of

MOST_SHOWN = 60
"""So many different values of a column are listed; more are no scale and no group."""
ABOUT_PEOPLE = ("personal", "response id", "comment", "ignore")
"""The uses of columns whose values are never listed."""
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


def doubt_text(column: ColumnFound, language: Language) -> str:
    """Say what is in doubt about a column."""
    if column.finding == "uncertain dates":
        return language.text(N_("it is not clear whether the day or the month comes first (date_order: dmy or mdy)."))
    if column.finding == "unreadable dates":
        return language.text(N_("these are no dates."))
    words = N_("no segment is known for {values}.")
    return language.text(words, values=", ".join(column.unmatched[:5]))


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
        yield language.text(IN_DOUBT, header=column.header, why=doubt_text(column, language))
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
