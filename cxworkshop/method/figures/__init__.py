"""All figures of a project, in one pass over its steps; screens, checks, PDF and command line share them."""

from datetime import date

from cxworkshop.method.figure import Figure, Figures
from cxworkshop.method.figures import (
    changes,
    collection,
    experiences,
    improvements,
    levels,
    metrics,
    received,
    segments,
    sharing,
    targets,
    weighting,
    workshop,
)
from cxworkshop.method.view import Memory, View, look
from cxworkshop.model.project import Project

PARTS = (
    segments,
    experiences,
    metrics,
    collection,
    received,
    weighting,
    targets,
    levels,
    changes,
    improvements,
    sharing,
    workshop,
)


def figures(project: Project, today: date, memory: Memory | None = None) -> Figures:
    """Compute every figure of every step as of a day; a memory kept between calls spares what did not change."""
    return look(project, today, memory).of(all_figures)


def all_figures(view: View) -> Figures:
    """Compute every figure of every step."""
    found: list[Figure] = []
    for part in PARTS:
        found += view.of(part.figures)
    return Figures(found)
