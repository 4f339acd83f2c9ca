"""The vital few among many causes (F6.9)."""

from collections.abc import Mapping
from typing import NamedTuple

from cxworkshop.method.domain import require_not_negative, require_shares
from cxworkshop.method.scoring import TIE


class ParetoRow(NamedTuple):
    """A cause, how often it is named, and the share of all counts down to this row."""

    name: str
    n: int
    cumulative: float


class Pareto(NamedTuple):
    """The rows in order, and the names that together reach the cut."""

    rows: list[ParetoRow]
    vital: list[str]


def pareto(
    counts: Mapping[str, int],
    cut: float = 0.8,
    other: str | None = "other",
    names: Mapping[str, str] | None = None,
) -> Pareto:
    """Order causes by count and pick the few that make up most of the total.

    Equal counts are ordered by name: the key, or what names says for it. The row called other stands last and
    is never vital. The vital few are the rows until the cut is reached, with the one that crosses it. Both
    lists are empty when the total is 0. Raises ValueError for a negative count or a cut outside 0..1. F6.9.
    """
    require_not_negative(**counts)
    require_shares(cut=cut)
    total = sum(counts.values())
    if total == 0:
        return Pareto([], [])

    def place(name: str) -> tuple[bool, int, str]:
        return name == other, -counts[name], (names or {}).get(name, name)

    rows: list[ParetoRow] = []
    vital: list[str] = []
    reached = 0
    for name in sorted(counts, key=place):
        if name != other and reached < (cut - TIE) * total:
            vital.append(name)
        reached += counts[name]
        rows.append(ParetoRow(name, counts[name], reached / total))
    return Pareto(rows, vital)
