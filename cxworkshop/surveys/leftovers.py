"""The list of everything that was left out of an import: the row in the file, why, and the value."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TextIO, cast

from cxworkshop.surveys.engine import Engine, cell
from cxworkshop.surveys.interpreting import Plan, Understood
from cxworkshop.surveys.values import clean

AT_ONCE = 100_000
MOST = 1_000_000
"""Of a longer list only so much is given: no spreadsheet holds more rows."""
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ORDINARY = ("empty", "")
"""Questions that somebody left open are counted, but they are no rows to look into."""


class LeftOver(NamedTuple):
    """Name one row, from 1 after the headings, that was left out, or one answer of it."""

    row: int
    reason: str
    column: str = ""
    value: str = ""


def leftovers(engine: Engine, plan: Plan) -> Iterator[LeftOver]:
    """List the rows and answers that are not counted, in the order of the file; raises Unreadable."""
    return islice(_left_over(engine, plan), MOST)


def _left_over(engine: Engine, plan: Plan) -> Iterator[LeftOver]:
    keys, asked = plan.keys(), [*plan.asked(), *plan.items]
    columns = [engine.is_repeated(plan.once()), *keys, *map(cell, asked)]
    understood = plan.understood(engine.groups(keys[: len(plan.dates)], asked, plan.once()))
    after = 0
    while rows := engine.rows(columns, "true", AT_ONCE, after=after):
        yield from _of_rows(plan, asked, rows, understood)
        after = rows[-1][0]


def _of_rows(
    plan: Plan, asked: Sequence[int], rows: Sequence[tuple[Any, ...]], understood: Understood
) -> Iterator[LeftOver]:
    keys = len(plan.keys())
    for number, again, *raw in rows:
        if again:
            yield LeftOver(number, "sent twice", plan.header(cast(int, plan.id)))
            continue
        _, why = plan.key(raw[:keys], understood.days)
        if why:
            yield LeftOver(number, why)
            continue
        for column, text in zip(asked, raw[keys:], strict=True):
            reason = understood.meant[column][text].why
            if reason not in ORDINARY:
                yield LeftOver(number, reason, plan.header(column), clean(text))


def write_leftovers(file: TextIO, headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Write the list as a table for a spreadsheet; no cell of it can be taken for a formula."""
    writer = csv.writer(file)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([guarded(str(value)) for value in row])


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if text.startswith(GUARDED) else text
