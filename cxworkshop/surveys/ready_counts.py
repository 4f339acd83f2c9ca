"""Counts that somebody has made already: metric, segment, period, value, count, one line each."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from cxworkshop.method.small_groups import Group, hidden_groups
from cxworkshop.model.fields import Row
from cxworkshop.model.imports import LeftOutReason
from cxworkshop.model.project import Project, code
from cxworkshop.surveys.found import Cell, Found, Values, left_out
from cxworkshop.surveys.periods import Period, period_of
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.scales import scale_of
from cxworkshop.surveys.values import clean, number

HEADERS = ("metric", "segment", "period", "value", "count")
VALUE = HEADERS.index("value")
MOST = 1_000_000_000
MOST_LINES = 1_000_000
_MONTH = re.compile(r"(\d{4})-(\d{2})$")


def are_counts(headers: Sequence[str]) -> bool:
    """Tell whether a table's headings are those of ready counts, in any order."""
    return len(headers) == len(HEADERS) and {header.strip().casefold() for header in headers} == set(HEADERS)


def read_counts(
    headers: Sequence[str], rows: Iterable[Sequence[Any]], project: Project, named: bool, today: date, header_rows: int
) -> Found:
    """Read ready counts; metrics and segments are named by id, code or name, and no segment means everybody.

    A row is its number from 1 and its cells. Cells below anonymity_k, and those that would let one be worked out, are
    left out unless answers are `named`. A month that is not over ends today. Raises Unreadable with the line of the
    first row that cannot be read.
    """
    places = [[header.strip().casefold() for header in headers].index(name) for name in HEADERS]
    cells: dict[tuple[str, str, Period], Values] = defaultdict(dict)
    out: Counter[tuple[LeftOutReason, str]] = Counter()
    scales = {metric.id: scale_of(metric) for metric in project.metrics}
    for row_number, *row in rows:
        if row_number > MOST_LINES:
            raise Unreadable("too_large", most=MOST_LINES)
        line = int(row_number) + header_rows
        metric, segment, period, value, count = (clean(str(row[place])) for place in places)
        metric_id = _id(project, "metrics", metric)
        segment_id = _id(project, "segments", segment) if segment else ""
        days, answer, n = _period(period, today), number(value), number(count)
        if metric_id is None:
            raise Unreadable("counts_metric", line=line, text=metric)
        if segment_id is None:
            raise Unreadable("counts_segment", line=line, text=segment)
        if days is None:
            raise Unreadable("counts_period", line=line, text=period)
        if answer is None or n is None or n < 0 or n != int(n) or n > MOST:
            raise Unreadable("counts_number", line=line, text=count if answer is not None else value)
        scale = scales[metric_id]
        if scale is not None and not scale.holds(answer):
            out["outside the scale", headers[places[VALUE]]] += int(n)
            continue
        values = cells[metric_id, segment_id, days]
        values[answer] = values.get(answer, 0) + int(n)
    return _found(cells, out, 0 if named else project.constants.anonymity_k)


def _found(cells: dict[tuple[str, str, Period], Values], out: Counter[tuple[LeftOutReason, str]], k: int) -> Found:
    sizes = {key: sum(values.values()) for key, values in cells.items()}
    hidden = _hidden({key: n for key, n in sizes.items() if n}, k) if k else set()
    for key in hidden:
        out["small group", ""] += sizes[key]
    kept = [Cell(*key, values) for key, values in sorted(cells.items()) if sizes[key] and key not in hidden]
    rows = sum(sum(cell.values.values()) for cell in kept)
    if not cells and not out:
        raise Unreadable("no_rows")
    return Found(
        rows + sum(out.values()),
        rows,
        min((period.start for _, _, period in cells), default=None),
        max((period.end for _, _, period in cells), default=None),
        left_out(out),
        tuple(kept),
    )


def _hidden(sizes: Mapping[tuple[str, str, Period], int], k: int) -> set[tuple[str, str, Period]]:
    """Find the cells that are too small, or that beside the others would let a small one be worked out. F4.12."""
    found = set()
    for metric in {key[0] for key in sizes}:
        keys = [key for key in sizes if key[0] == metric]
        groups = [
            Group(str(place), sizes[key], frozenset(filter(None, [key[1]])), key[2].start, key[2].end)
            for place, key in enumerate(keys)
        ]
        found |= {keys[int(id)] for id in hidden_groups(tuple(groups), k)}
    return found


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


def _period(text: str, today: date) -> Period | None:
    """Read 2026-10, 2026-10-05, or 2026-10-01/2026-10-31."""
    try:
        month = _MONTH.match(text)
        if month:
            start, end = period_of(date(int(month[1]), int(month[2]), 1), "month")
            return Period(start, today if start <= today < end else end)
        first, _, last = text.partition("/")
        start = date.fromisoformat(first.strip())
        end = date.fromisoformat(last.strip()) if last else start
    except ValueError:
        return None
    return Period(start, end) if timedelta(0) <= end - start else None
