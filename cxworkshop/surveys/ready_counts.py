"""Counts that somebody has made already: metric, segment, period, value, count, one line each."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from cxworkshop.model.fields import Row
from cxworkshop.model.imports import LeftOutReason
from cxworkshop.model.project import Project, code
from cxworkshop.surveys.found import Cell, Found, Values, left_out
from cxworkshop.surveys.periods import Period, period_of
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.values import clean, number

HEADERS = ("metric", "segment", "period", "value", "count")
MOST = 1_000_000_000
_MONTH = re.compile(r"(\d{4})-(\d{2})$")


def are_counts(headers: Sequence[str]) -> bool:
    """Tell whether a table's headings are those of ready counts, in any order."""
    return len(headers) == len(HEADERS) and {header.strip().casefold() for header in headers} == set(HEADERS)


def read_counts(headers: Sequence[str], rows: Iterable[Sequence[str]], project: Project, named: bool) -> Found:
    """Read ready counts; metrics and segments are named by id, code or name, and no segment means everybody.

    Cells below anonymity_k are left out unless answers are `named`. Raises Unreadable with the line of the first
    row that cannot be read.
    """
    places = [[header.strip().casefold() for header in headers].index(name) for name in HEADERS]
    cells: dict[tuple[str, str, Period], Values] = defaultdict(dict)
    for line, row in enumerate(rows, 2):
        metric, segment, period, value, count = (clean(row[place]) for place in places)
        metric_id = _id(project, "metrics", metric)
        segment_id = _id(project, "segments", segment) if segment else ""
        days, answer, n = _period(period), number(value), number(count)
        if metric_id is None:
            raise Unreadable("counts_metric", line=line, text=metric)
        if segment_id is None:
            raise Unreadable("counts_segment", line=line, text=segment)
        if days is None:
            raise Unreadable("counts_period", line=line, text=period)
        if answer is None or n is None or n < 0 or n != int(n) or n > MOST:
            raise Unreadable("counts_number", line=line, text=count if answer is not None else value)
        values = cells[metric_id, segment_id, days]
        values[answer] = values.get(answer, 0) + int(n)
    return _found(cells, 0 if named else project.constants.anonymity_k)


def _found(cells: dict[tuple[str, str, Period], Values], k: int) -> Found:
    out: Counter[tuple[LeftOutReason, str]] = Counter()
    kept = []
    for (metric, segment, period), values in sorted(cells.items()):
        n = sum(values.values())
        if 0 < n < k:
            out["small group", ""] += n
        elif n:
            kept.append(Cell(metric, segment, period, values))
    rows = sum(sum(cell.values.values()) for cell in kept)
    if not cells:
        raise Unreadable("no_rows")
    return Found(
        rows + sum(out.values()),
        rows,
        min(period.start for _, _, period in cells),
        max(period.end for _, _, period in cells),
        left_out(out),
        tuple(kept),
    )


def _id(project: Project, collection: str, text: str) -> str | None:
    """Find the one record that somebody means by an id, a code such as M1, or a name."""
    word = text.casefold()
    tests: list[Callable[[Row], bool]] = [
        lambda row: row.id == text,
        lambda row: code(project, collection, row.id).casefold() == word,
        lambda row: getattr(row, "name", "").strip().casefold() == word,
    ]
    for test in tests:
        found = [row.id for row in getattr(project, collection) if test(row)]
        if len(found) == 1:
            return str(found[0])
    return None


def _period(text: str) -> Period | None:
    """Read 2026-10, 2026-10-05, or 2026-10-01/2026-10-31."""
    try:
        month = _MONTH.match(text)
        if month:
            return period_of(date(int(month[1]), int(month[2]), 1), "month")
        first, _, last = text.partition("/")
        start = date.fromisoformat(first.strip())
        end = date.fromisoformat(last.strip()) if last else start
    except ValueError:
        return None
    return Period(start, end) if timedelta(0) <= end - start else None
