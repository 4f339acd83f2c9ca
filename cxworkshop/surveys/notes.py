"""What somebody should know about numbers from a file before they are trusted."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cxworkshop.model.imports import Mapping
from cxworkshop.model.metrics import Measurement
from cxworkshop.model.project import Project
from cxworkshop.surveys.found import Cell, Found


class Note(NamedTuple):
    """Say what it is, such as answers without a day, and for which other file or which sheets of this one."""

    code: Literal["no_dates", "no_halves", "told_elsewhere", "more_sheets"]
    file: str = ""


def notes(
    project: Project, survey: str, decided: Mapping, found: Found, sheets: Sequence[str] = ()
) -> tuple[Note, ...]:
    """List what should be known of what was found in a file of a survey, before it is put into the project.

    `sheets` are those with the same header, of which no answer was found.
    """
    listed = [Note("more_sheets", ", ".join(sheets))] if sheets else []
    if found.cells and not (any(use.role == "date" for use in decided.columns) or decided.start or decided.end):
        listed.append(Note("no_dates"))
    if decided.reminder is not None and not any(cell.halves for cell in found.cells):
        listed.append(Note("no_halves"))
    others = {one.id: one.file for one in project.imports if one.survey != survey}
    told = {
        others[one.origin.imported]: None
        for one in project.measurements
        if one.origin.imported in others and any(_same(one, cell) for cell in found.cells)
    }
    return (*listed, *(Note("told_elsewhere", file) for file in told))


def _same(one: Measurement, cell: Cell) -> bool:
    """Tell whether a measurement speaks of the same metric, segment and days as a cell."""
    first, last = one.start or one.end, one.end or one.start
    alike = one.metric == cell.metric and one.segments == ((cell.segment,) if cell.segment else ())
    return alike and (first is None or last is None or (first <= cell.period.end and last >= cell.period.start))
