"""Step 5: targets, each with its frozen starting point."""

from datetime import date
from typing import Literal

from cxworkshop.model.fields import Amount, Count, Figure, Id, Note, Person, ReviewInterval, Row, Text

TargetKind = Literal["improve", "hold", "monitor only"]
Basis = Literal[
    "customer expectation",
    "promise in contract",
    "own best unit",
    "history",
    "benchmark",
    "capacity",
    "wish",
    "other",
]


class Target(Row, frozen=True, omit_defaults=True):
    """Say how good one metric shall be, by when, and who answers for it."""

    metric: Id = ""
    segments: tuple[Id, ...] = ()
    kind: TargetKind | None = None
    baseline: Id = ""
    baseline_value: Figure | None = None
    baseline_reason: Text = ""
    minimum: Figure | None = None
    target: Figure | None = None
    stretch: Figure | None = None
    hold_tolerance: Amount | None = None
    target_date: date | None = None
    bend_date: date | None = None
    bend_value: Figure | None = None
    review_interval: ReviewInterval | None = None
    next_n: Count | None = None
    basis: Basis | None = None
    basis_note: Text = ""
    owner: Person = ""
    note: Note = ""
