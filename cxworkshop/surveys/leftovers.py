"""The list of everything that was left out of an import: the row in the file, why, and the value."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TextIO

from cxworkshop.surveys.engine import Engine, cell
from cxworkshop.surveys.interpreting import Plan
from cxworkshop.surveys.values import clean

MOST = 100_000
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ORDINARY = ("empty", "")
"""Questions that somebody left open are counted, but they are no rows to look into."""


class LeftOver(NamedTuple):
    """Name one row, from 1 after the headings, that was left out, or one answer of it."""

    row: int
    reason: str
    column: str = ""
    value: str = ""


def leftovers(engine: Engine, plan: Plan, twice: Iterable[int]) -> Iterator[LeftOver]:
    """List the rows and answers that are not counted, in the order of the file; raises Unreadable."""
    again = set(twice)
    keys, asked = plan.keys(), [*plan.asked(), *plan.items]
    rows = engine.rows([*keys, *map(cell, asked)], "true", MOST)
    days = plan.days_of(row[1] for row in rows) if plan.dates else {}
    meant = [plan.meanings(column, {row[1 + len(keys) + place] for row in rows}) for place, column in enumerate(asked)]
    for number, *raw in rows:
        if number in again:
            yield LeftOver(number, "sent twice", plan.header(plan.ids[0]))
            continue
        _, why = plan.key(raw[: len(keys)], days)
        if why:
            yield LeftOver(number, why)
            continue
        for place, column in enumerate(asked):
            text = raw[len(keys) + place]
            reason = meant[place][text].why
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
