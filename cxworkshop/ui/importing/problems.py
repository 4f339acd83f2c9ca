"""What somebody should look at before an import is written: each with what to do, and where that is done."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cxworkshop.language import N_, NP_
from cxworkshop.programme.survey_messages import (
    BROKEN_LETTERS,
    barely_changed_text,
    fewer_text,
    note_text,
    ragged_text,
    replaces_text,
    warning_text,
)
from cxworkshop.surveys.found import Found
from cxworkshop.surveys.notes import notes
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.ui.importing.answers_panel import asks_for_answers
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.importing.spans import span_text

Level = Literal["must", "should", "info"]
Way = Literal["column", "values", "dates", "days", "file", "all rows"]
"""Where something is done: at a column's use, at its values here, at the order of dates, at the days, with another
file, or by counting the rows that seem to be sent twice."""

MANY_TWICE = 0.1
"""With a larger share of rows sent twice, the column of numbers may be another one."""
ODD = ("outside the scale", "unreadable")


class Problem(NamedTuple):
    """Say what is the matter and what to do; the button with `action` on it goes the `way`, to a column if need be."""

    level: Level
    words: str
    advice: str
    action: str
    way: Way
    place: int = -1


def problems(session: Session) -> list[Problem]:
    """List what stands out in what was found, the worst first."""
    found = session.found
    if found is None:
        return []
    listed = [*_nothing(session, found), *_without_number(session, found), *_of_columns(session, found)]
    listed += [
        *_file(session),
        *_rows(session, found),
        *_of_days(session, found),
        *_earlier(session, found),
        *_notes(session, found),
    ]
    order: dict[Level, int] = {"must": 0, "should": 1, "info": 2}
    return sorted(listed, key=lambda one: order[one.level])


def _nothing(session: Session, found: Found) -> Iterator[Problem]:
    """Say why nothing at all would come into the project."""
    if found.cells or found.comments:
        return
    text, least = session.desk.text, session.project.constants.anonymity_k
    columns = text(N_("Back to the columns"))
    place = next((place for place, one in enumerate(session.columns) if one.use.role == "metric"), 0)
    if not found.kept:
        advice = N_("See below why, and change what the columns are used as.")
        yield Problem("must", text(N_("Every row is left out, so nothing can be counted")), text(advice), columns,
                      "column", place)  # fmt: skip
    elif found.kept < least:
        words = text(N_("Fewer than {least} answers are not kept"), least=session.desk.language.number(least, 0))
        advice = N_("So few numbers could tell what a single customer said. Come back when more have answered.")
        yield Problem("must", words, text(advice), text(N_("Import another file…")), "file")


def _without_number(session: Session, found: Found) -> Iterator[Problem]:
    """Name the columns that were to give a number and give none."""
    text = session.desk.text
    if not found.cells and not found.comments:
        return
    with_number = {cell.metric for cell in found.cells}
    for place, one in enumerate(session.columns):
        metric = session.project.metrics.find(one.use.metric)
        if one.use.role != "metric" or metric is None or metric.id in with_number:
            continue
        words = text(N_("“{metric}” gets no number from this file"), metric=metric.name)
        advice = text(
            N_("Too few answers in “{column}” could be read. See whether it is the right column."), column=one.header
        )
        yield Problem("should", words, advice, text(LOOK_AT_COLUMN), "column", place)


LOOK_AT_COLUMN = N_("Look at the column")


def _of_columns(session: Session, found: Found) -> Iterator[Problem]:
    """Name the columns with answers that were not understood, and what the reading of a column still doubts."""
    desk = session.desk
    for place, one in enumerate(session.columns):
        if one.use.role not in ("metric", "importance"):
            continue
        odd = sum(out.count for out in found.left_out if out.column == one.header and out.reason in ODD)
        if odd:
            words = desk.plural(
                NP_("One answer to “{column}” is left out", "{n} answers to “{column}” are left out"),
                odd, column=one.header,
            )  # fmt: skip
            yield Problem("should", words, _odd_advice(session, one), desk.text(N_("Say what they mean")),
                          "column" if asks_for_answers(session, one) else "values", place)  # fmt: skip
        for code in one.warnings:
            if not odd or code not in ("outside", "unread", "missing_code"):
                words = desk.text(N_("“{column}” may be read wrongly"), column=one.header)
                advice = warning_text(code, desk.language)
                yield Problem("info", words, advice, desk.text(LOOK_AT_COLUMN), "column", place)


def _odd_advice(session: Session, seen: ColumnFound) -> str:
    desk = session.desk
    shown = ", ".join(desk.language.quote(text[:30]) for text in seen.unmatched[:3])
    if not shown:
        return desk.text(N_("They do not fit the scale. If you know what a value stands for, say it."))
    return desk.text(
        N_("They do not fit the scale, such as {values}. If you know what a value stands for, say it."), values=shown
    )


def _file(session: Session) -> Iterator[Problem]:
    """Tell what of the file itself could not be read."""
    if session.open is None:
        return
    desk, survey = session.desk, session.open.survey
    another = desk.text(N_("Choose another file…"))
    for code in survey.notes:
        yield Problem(
            "should", desk.text(N_("Some letters are broken")), desk.text(BROKEN_LETTERS[code]), another, "file"
        )
    if survey.ragged:
        words = desk.text(N_("Some rows are longer than the table"))
        yield Problem("should", words, ragged_text(survey.ragged, desk.language), another, "file")


def _rows(session: Session, found: Found) -> Iterator[Problem]:
    """Tell of rows that are left out although somebody may want them."""
    desk = session.desk
    out = {one.reason: one.count for one in found.left_out if not one.column}
    if unread := out.get("unreadable date", 0) + out.get("no date", 0):
        words = NP_("One row has no date that can be read", "{n} rows have no date that can be read")
        advice = N_("They are left out. See how dates are written, and whether it is the right column.")
        yield Problem("should", desk.plural(words, unread), desk.text(advice), desk.text(N_("See the dates")), "dates")
    if outside := out.get("outside the period", 0):
        words = NP_("One row is outside the chosen days", "{n} rows are outside the chosen days")
        advice = N_("Only answers between the first and the last day are counted.")
        yield Problem("info", desk.plural(words, outside), desk.text(advice), desk.text(CHANGE_DAYS), "days")
    twice = out.get("sent twice", 0)
    place = next((place for place, one in enumerate(session.columns) if one.use.role == "response id"), -1)
    if twice > MANY_TWICE * max(found.rows, 1) and place >= 0:
        words = NP_("One row seems to be sent twice", "{n} rows seem to be sent twice")
        advice = N_("Only the first of each is counted. If “{column}” does not number the answers, count them all.")
        yield Problem("should", desk.plural(words, twice),
                      desk.text(advice, column=session.columns[place].header),
                      desk.text(N_("Count them all")), "all rows", place)  # fmt: skip


CHANGE_DAYS = N_("Change the days")


def _of_days(session: Session, found: Found) -> Iterator[Problem]:
    """Tell for which day answers without one are counted."""
    desk, mapping = session.desk, session.mapping
    if any(use.role == "date" for use in mapping.columns) or mapping.start or mapping.end:
        return
    if session.is_ready_counts or not found.cells:
        return
    day = span_text(found.start, found.end, desk.language)
    words = desk.text(N_("No column says when somebody answered: all count for {day}"), day=day)
    advice = desk.text(N_("Write the first and the last day on which answers came in, or choose a column with dates."))
    yield Problem("should", words, advice, desk.text(CHANGE_DAYS), "days")


def _notes(session: Session, found: Found) -> Iterator[Problem]:
    """Tell that a reminder splits nothing, that another file gave the same numbers, or another sheet holds more."""
    if session.open is None:
        return
    desk = session.desk
    survey = session.open.survey
    for note in notes(session.project, survey.key, session.mapping, found, survey.alike):
        advice = note_text(note.code, note.file, "", desk.language)
        if note.code == "no_halves":
            words = desk.text(N_("The reminder splits nothing"))
            yield Problem("info", words, advice, desk.text(CHANGE_DAYS), "days")
        elif note.code == "told_elsewhere":
            words = desk.text(N_("Another file gave these numbers too"))
            yield Problem("should", words, advice, desk.text(N_("Choose another file…")), "file")
        elif note.code == "more_sheets":
            words = desk.text(N_("There are more answers in other sheets"))
            yield Problem("should", words, advice, desk.text(N_("Choose another file…")), "file")


def _earlier(session: Session, found: Found) -> Iterator[Problem]:
    """Tell what happens to an earlier import of the same survey."""
    desk, replaced = session.desk, session.replaced()
    if not replaced:
        return
    before = sum(one.kept for one in replaced)
    if found.kept < before:
        yield Problem("should", desk.text(N_("Fewer answers than before")),
                      fewer_text(before, found.kept, desk.language),
                      desk.text(N_("Choose another file…")), "file")  # fmt: skip
    else:
        again = replaces_text(replaced, desk.language)
        yield Problem("info", desk.text(N_("This survey was imported before")), again,
                      desk.text(N_("Choose another file…")), "file")  # fmt: skip
    changed = session.barely_changed()
    if changed is not None:
        advice = barely_changed_text(changed, session.project.constants.anonymity_k, desk.language)
        yield Problem("should", desk.text(N_("Few new answers")), advice, desk.text(N_("Choose another file…")),
                      "file")  # fmt: skip
