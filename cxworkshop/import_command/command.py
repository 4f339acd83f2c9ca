"""The import of a survey on the command line: read, counted and put into the project, or refused with a reason."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from cxworkshop.import_command.mapping import READ, mapped, named_columns, read_mapping, row_named
from cxworkshop.import_command.result import DOUBTS, IN_DOUBT, Result, doubt_text
from cxworkshop.language import N_, BadInput, Language
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.project import Project
from cxworkshop.model.validity import Invalid, convert
from cxworkshop.programme.messages import invalid_text
from cxworkshop.programme.survey_messages import (
    unreadable_text,
    warning_text,
)
from cxworkshop.storage.project import ProjectFile
from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.engine import cell as raw_cell
from cxworkshop.surveys.importing import count_survey, with_names
from cxworkshop.surveys.notes import notes
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.proposing import ColumnFound, look_at, propose
from cxworkshop.surveys.putting import Source, barely_changed, put_into
from cxworkshop.surveys.reading import How, Survey, open_survey
from cxworkshop.surveys.ready_counts import MOST_LINES, are_counts, read_counts


def import_survey(options: argparse.Namespace, language: Language, today: date) -> Result:
    """Read a survey as the options say, and put its numbers into the project unless it is a dry run.

    Raises BadInput for a file or a mapping that cannot be used, and FileProblem for the project.
    """
    file = ProjectFile(options.file)
    project = file.load().project
    given = read_mapping(options.map, language) if options.map else {}
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
            named = named_columns(given, mapping.columns)
            mapping = mapped(mapping, given, named, project)
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
        mapping = Decided(collection=row_named(project, "collection", str(given["collection"])))
    with Engine(survey) as engine:
        rows = engine.rows([raw_cell(place) for place in range(len(labels))], "true", MOST_LINES + 1)
    found = read_counts(labels, rows, project, with_names(project, mapping), today, survey.header_rows)
    filled = put_into(project, Source(survey.name, survey.key, "counts"), mapping, found, today)
    return Result(
        survey.name, "counts", survey.encoding, survey.delimiter, survey.header_rows, survey.sheet, mapping, (), found,
        filled, True, barely_changed=barely_changed(project, survey.key, mapping, found),
    )  # fmt: skip


def _refuse_doubt(columns: Sequence[ColumnFound], insisted: Sequence[ColumnFound], language: Language) -> None:
    """Stop where a mapping leaves a column that it uses in doubt, or names one that does not fit its use."""
    for column in insisted:
        if column.finding == "misfit":
            words = N_("The answers in column {header} do not fit: {why}. Say in the mapping what its values mean.")
            why = [warning_text(code, language) for code in column.warnings] or [*column.unmatched[:5]] or ["–"]
            raise BadInput(words, header=column.header, why=" · ".join(why).rstrip("."))
    for column in columns:
        if column.finding in DOUBTS:
            raise BadInput(IN_DOUBT, header=column.header, why=doubt_text(column, language))


def _refuse_empty(result: Result) -> None:
    if not result.found.cells and not result.found.comments:
        words = N_(
            "{file} gave no number, so nothing was changed. See with --dry-run what each column was taken for, and say "
            "with --map what it is."
        )
        raise BadInput(words, file=result.file)
