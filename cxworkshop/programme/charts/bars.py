"""Bars in order of length: which few problems make up most mentions."""

from typing import NamedTuple

from cxworkshop.method.figures.improvements import area_pareto
from cxworkshop.method.view import View
from cxworkshop.model.project import code


class Bar(NamedTuple):
    """Hold one bar: how often, and what share is reached down to here."""

    id: str
    code: str
    label: str
    number: int
    cumulative: float
    vital: bool


class Bars(NamedTuple):
    """Hold a Pareto chart, longest bar first; `total` counts all mentions."""

    bars: tuple[Bar, ...]
    total: int


def pareto(view: View) -> Bars | None:
    """Order the improvement areas by how often they are named (F6.9); None when nothing is counted."""
    result = view.of(area_pareto)
    bars = tuple(
        Bar(row.name, code(view, "areas", row.name), area.title, row.n, row.cumulative, row.name in result.vital)
        for row in result.rows
        if (area := view.areas.find(row.name)) is not None and row.n
    )
    return Bars(bars, sum(bar.number for bar in bars)) if bars else None
