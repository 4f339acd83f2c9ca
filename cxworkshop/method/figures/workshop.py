"""Figures of the workshop: minutes for each block."""

from cxworkshop.method.agenda import agenda_minutes
from cxworkshop.method.figure import Figure
from cxworkshop.method.view import View

BLOCKS: dict[str, tuple[int, int]] = {
    "open": (10, 15),
    "s1": (25, 45),
    "s2": (45, 75),
    "s3": (35, 60),
    "s4": (25, 45),
    "s5": (25, 45),
    "s6": (45, 75),
    "s7": (15, 30),
    "close": (10, 20),
}
"""Minimum and ideal minutes of each block of a whole workshop (method 8.1)."""


def suggested_agenda(view: View) -> dict[str, int] | None:
    """Share the working minutes out over the blocks (F8.1), or None when they are not known or too few."""
    minutes = view.workshop.working_minutes
    return agenda_minutes(BLOCKS, minutes) if minutes is not None else None


def people(view: View) -> int:
    """Count who takes part."""
    return sum(participant.people for participant in view.workshop.participants)


def figures(view: View) -> list[Figure]:
    """List the figures of the workshop."""
    agenda = view.of(suggested_agenda)
    minutes = view.workshop.working_minutes
    rows = tuple({"block": name, "minutes": value} for name, value in agenda.items()) if agenda else None
    return [
        Figure(
            step=8,
            figure="agenda_minutes",
            formula="F8.1",
            value=minutes,
            rows=rows,
            reason=None if rows else "missing_input",
        )
    ]
