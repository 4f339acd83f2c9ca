"""What counting a survey gives: numbers per metric, segment and period, and all that was left out."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cxworkshop.model.imports import Halves, LeftOut, LeftOutReason, Mood
from cxworkshop.model.metrics import Driver, Items
from cxworkshop.surveys.periods import Period

Values = dict[float, int]
"""How many gave each answer."""


class AccountAnswers(NamedTuple):
    """Hold the answers that one customer company gave in one role."""

    account: str
    role: str
    values: Values


class Cell(NamedTuple):
    """Hold the answers to one metric's question from one segment ("": everybody) in one period."""

    metric: str
    segment: str
    period: Period
    values: Values
    accounts: tuple[AccountAnswers, ...] = ()
    halves: Halves | None = None
    items: Items | None = None


class Said(NamedTuple):
    """Hold one comment, masked, with its segment, month and rough mood."""

    text: str
    segment: str
    metric: str
    month: date | None
    mood: Mood | None


class Run(NamedTuple):
    """Hold how the answers to an outcome and its drivers go together over complete rows of a segment ("": all)."""

    outcome: str
    segment: str
    end: date | None
    n: int
    drivers: tuple[Driver, ...]
    correlations: tuple[tuple[float, ...], ...]


class Found(NamedTuple):
    """Hold what a survey gave before it is put into a project.

    `rows` are the filled-in forms found and `kept` those that were used. `left_out` names whole rows first, then
    single answers by column.
    """

    rows: int = 0
    kept: int = 0
    start: date | None = None
    end: date | None = None
    left_out: tuple[LeftOut, ...] = ()
    cells: tuple[Cell, ...] = ()
    comments: tuple[Said, ...] = ()
    runs: tuple[Run, ...] = ()


def left_out(counts: Mapping[tuple[LeftOutReason, str], int]) -> tuple[LeftOut, ...]:
    """List what was left out: whole rows first, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (item[0][1] != "", -item[1], item[0]))
    return tuple(LeftOut(reason=reason, column=column, count=n) for (reason, column), n in ordered if n)
