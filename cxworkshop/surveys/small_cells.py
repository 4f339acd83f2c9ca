"""Which cells of segment and period a project may keep: none from which a single answer could be told.

A project file can be mailed, so what is hidden on the screen must not lie in the file either. Cells that are too
small are joined with their neighbours in time; those that stay too small are kept only within the sum of all.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from cxworkshop.method.suppression import suppress
from cxworkshop.surveys.periods import Period, joined

EVERYBODY = ""
"""Stands for all segments together, and for answers whose segment is not known."""

CellCounts = Mapping[str, Mapping[Period, int]]
"""How many answered, by segment and period; what stands under EVERYBODY belongs to no known segment."""


def kept_cells(counts: CellCounts, k: int) -> dict[str, list[Period]]:
    """Choose the periods that are kept for each segment, and for EVERYBODY, the sum of all.

    In each chosen period of the sum there are at least k answers, and what is left of it beside the segments that
    are shown in the same period is nobody or at least k. Segments that would be too small in a period are counted
    over two, four, eight ... periods together. k = 0 keeps everything as it is. F4.12.
    """
    periods = sorted({period for cells in counts.values() for period, n in cells.items() if n})
    totals = {period: sum(cells.get(period, 0) for cells in counts.values()) for period in periods}
    base = _large_enough(periods, totals, k)
    if not base:
        return {}
    kept = {EVERYBODY: base}
    waiting = [segment for segment in counts if segment != EVERYBODY and any(counts[segment].values())]
    level = base
    while waiting:
        rest = _sums(counts.get(EVERYBODY, {}), level)
        tables = {segment: _sums(counts[segment], level) for segment in waiting}
        hidden = {segment for period in level for segment in _hidden(tables, rest, period, k)}
        for segment in waiting:
            if segment not in hidden:
                kept[segment] = [period for period in level if tables[segment][period]]
        waiting = [segment for segment in waiting if segment in hidden]
        if len(level) == 1:
            break
        level = [joined(level[place], level[min(place + 1, len(level) - 1)]) for place in range(0, len(level), 2)]
    return kept


def within(day: date, periods: Sequence[Period]) -> Period | None:
    """Find the period that a day lies in."""
    return next((period for period in periods if period.start <= day <= period.end), None)


def _large_enough(periods: Sequence[Period], totals: Mapping[Period, int], k: int) -> list[Period]:
    """Join each period of fewer than k answers with the one before it, or the first ones with the next."""
    found: list[tuple[Period, int]] = []
    for period in periods:
        n = totals[period]
        if found and (n < k or found[-1][1] < k):
            found[-1] = (joined(found[-1][0], period), found[-1][1] + n)
        else:
            found.append((period, n))
    if len(found) == 1 and found[0][1] < k:
        return []
    return [period for period, _ in found]


def _sums(cells: Mapping[Period, int], level: Sequence[Period]) -> dict[Period, int]:
    return {
        wide: sum(n for period, n in cells.items() if wide.start <= period.start and period.end <= wide.end)
        for wide in level
    }


def _hidden(tables: Mapping[str, Mapping[Period, int]], rest: Mapping[Period, int], period: Period, k: int) -> set[str]:
    table = {segment: cells[period] for segment, cells in tables.items()}
    found = suppress({**table, EVERYBODY: rest[period]}, k)
    return set(found.hidden) - {EVERYBODY}
