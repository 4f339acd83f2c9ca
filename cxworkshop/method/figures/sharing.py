"""Figures of step 7: who still has to be told, and whether duties are clear."""

from datetime import date
from typing import NamedTuple

from cxworkshop.method.figure import Figure
from cxworkshop.method.intervals import Share
from cxworkshop.method.sharing import audience_coverage, is_late, next_date, raci_problems
from cxworkshop.method.view import View
from cxworkshop.model.project import code
from cxworkshop.model.sharing import Sharing


class SharingFigures(NamedTuple):
    """Hold what step 7 says about one row: faults in its duties, when it is due next, whether that is late."""

    problems: tuple[str, ...]
    due: date | None
    late: bool


def sharing_figures(view: View) -> dict[str, SharingFigures]:
    """Compute the figures of each sharing row (F7.1, F7.5), by id."""
    return {row.id: _figures_of(row, view.today) for row in view.sharing}


def _figures_of(row: Sharing, today: date) -> SharingFigures:
    problems = tuple(raci_problems([duty.letters for duty in row.duties])) if row.duties else ()
    due = row.next_date or row.first_date
    if row.next_date is None and row.first_date is not None and row.first_date < today and row.frequency:
        due = next_date(row.first_date, row.frequency) or row.first_date
    return SharingFigures(problems, due, is_late(due, today))


def is_complete(row: Sharing) -> bool:
    """Tell whether a row can be carried out: somebody tells something on a day."""
    return bool(row.audience and row.owner and row.first_date and row.message)


def coverage(view: View) -> Share:
    """Count the needed audiences that have a complete row (F7.2)."""
    complete = {row.audience for row in view.sharing if row.audience and is_complete(row)}
    return audience_coverage(complete, {row.audience for row in view.sharing if row.audience})


def figures(view: View) -> list[Figure]:
    """List the figures of step 7."""
    share = view.of(coverage)
    found = [Figure(step=7, figure="audience_coverage", formula="F7.2", value=share.share, n=share.n)]
    for id, details in view.of(sharing_figures).items():
        found.append(
            Figure(
                step=7, figure="raci_problems", formula="F7.1", record=id, code=code(view, "sharing", id),
                value=len(details.problems), rows=tuple({"problem": name} for name in details.problems) or None,
            )
        )  # fmt: skip
    return found
