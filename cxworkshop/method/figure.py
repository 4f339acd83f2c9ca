"""A figure: a number with its n and interval, or the reason why there is none."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

Reason = Literal[
    "no_answers",
    "too_few_answers",
    "too_few_for_interval",
    "all_alike",
    "one_number",
    "odd_interval",
    "no_number",
    "out_of_scale",
    "small_group",
    "missing_input",
    "missing_ratings",
    "nothing_to_compare",
    "no_standard_error",
    "no_baseline",
    "no_target",
    "no_effects",
    "too_few_points",
    "changed_level",
    "too_few_accounts",
    "drivers_too_alike",
    "not_comparable",
    "no_population",
]
"""Why a number or its interval is not there; the sentences are in programme/messages."""


class Figure(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Hold one figure of the project: which, of what, its value with n and interval, or a reason.

    Units are those of the formula: shares 0 to 1, NPS -100 to +100, rates per 1 000, times in the metric's unit.
    """

    step: int
    figure: str
    formula: str
    record: str = ""
    code: str = ""
    segment: str | None = None
    metric: str | None = None
    period: str | None = None
    value: float | None = None
    n: float | None = None
    low: float | None = None
    high: float | None = None
    label: str | None = None
    rows: tuple[dict[str, Any], ...] | None = None
    reason: Reason | None = None


def table(step: int, figure: str, formula: str, rows: tuple[dict[str, Any], ...]) -> Figure:
    """Make a figure that is a table, or says that there is nothing to put in it."""
    return Figure(
        step=step, figure=figure, formula=formula, rows=rows or None, reason=None if rows else "missing_input"
    )


class Figures:
    """Hold all figures of a project in the order of the steps, and find one by name and record."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Index the figures."""
        self._all = tuple(figures)
        self._by = {(figure.figure, figure.record, figure.period): figure for figure in reversed(self._all)}
        self._first = {(figure.figure, figure.record): figure for figure in reversed(self._all)}

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def find(self, figure: str, record: str = "", period: str | None = None) -> Figure | None:
        """Give the figure of this name for this record, the first when no period is named, or None."""
        if period is not None:
            return self._by.get((figure, record, period))
        return self._first.get((figure, record))
