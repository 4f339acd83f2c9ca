"""What the first records of any table tell: its layout, header, columns and decimal mark."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, Self

from cxworkshop.surveys import layouts, looks
from cxworkshop.surveys.cells import cleaned
from cxworkshop.surveys.heads import Header
from cxworkshop.surveys.layouts import Layout, RowRule
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.records import MOST_COLUMNS
from cxworkshop.surveys.spread import Spread, spread_of

SAMPLE = 200
MOST_HEADER_ROWS = 10
"""Header rows that somebody may ask for."""
PREAMBLE = 20
"""Rows of title and notes that may stand above a table."""
MOSTLY = 0.8
"""A header has names for so many of the columns."""
LONGEST_NAME = 5
"""A text of more words over some columns is their question."""
FIRST_ROWS = SAMPLE + MOST_HEADER_ROWS + PREAMBLE

_COMMA = re.compile(r"-?\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*,\d{1,2}|-?\d+,(?:\d{1,2}|\d{4,})|0,\d+")
_POINT = re.compile(r"-?\d{1,3}(?:[ ,\u00a0\u202f]?\d{3})*\.\d{1,2}|-?\d+\.(?:\d{1,2}|\d{4,})|0\.\d+")


class Shape(NamedTuple):
    """`above` rows of title come before the `depth` header rows, then answers in `width` columns.

    Where answers are counted, `spread` tells in which columns; `headers` and `sample` have one column for them.
    """

    layout: Layout
    above: int
    depth: int
    width: int
    headers: tuple[Header, ...]
    sample: tuple[tuple[str, ...], ...]
    rules: tuple[RowRule, ...] = ()
    spread: Spread | None = None

    @classmethod
    def of_data(cls, skipped: int, width: int) -> Self:
        """Give the shape of records of which the first are skipped."""
        return cls(layouts.layout("table"), 0, skipped, width, (Header(),) * width, ())

    @property
    def fixed(self) -> dict[int, str]:
        """Give the roles that the layout gives its own columns."""
        return layouts.fixed_roles(self.layout, self.headers, self.sample)

    def answers(self, change: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
        """Give the sample with every cell changed."""
        return tuple(tuple(map(change, row)) for row in self.sample)

    def answers_of(self, rows: Iterator[list[Any]]) -> Iterator[list[Any]]:
        """Give all rows below the header as answers; raises Unreadable for counts that are none."""
        return self.spread.answers(rows, self.width, self.skipped + 1) if self.spread else rows

    @property
    def skipped(self) -> int:
        """Give the rows before the answers."""
        return self.above + self.depth


def shape_of(rows: Sequence[Sequence[str]], header_rows: int | None = None) -> Shape:
    """Decide from the first rows; `header_rows` was chosen by somebody."""
    cells = [[cleaned(text) for text in row] for row in rows]
    if not any(map(any, cells)):
        raise Unreadable("no_rows")
    layout, depth, above = _recognised(cells)
    if header_rows == 0 or (header_rows or 0) >= len(cells) - above:
        above = 0
    cells = cells[above:]
    if header_rows is not None:
        depth = max(0, min(header_rows, MOST_HEADER_ROWS, len(cells)))
    width = max(len(row) for row in cells)
    if width > MOST_COLUMNS:
        raise Unreadable("too_many_columns", columns=width, most=MOST_COLUMNS)
    answers = [row for row in cells[depth:] if any(row)][:SAMPLE]
    if not answers:
        raise Unreadable("no_rows", header_rows=depth)
    head = [_padded(row, width) for row in cells[:depth]]
    headers = tuple(layout.head(head, width)) if depth else (Header(),) * width
    sample = [tuple(_padded(row, width)) for row in answers]
    rules = layouts.row_rules(layout, headers, sample)
    sums = [rule for rule in rules if rule.reason == "total"]
    kept = [row for row in sample if not any(row[rule.column].casefold() in rule.values for rule in sums)]
    kept = kept or sample
    spread = spread_of(headers, kept) if layout.key == "table" else None
    if spread:
        headers = (*spread.others(headers), spread.header)
        rules = tuple(rule._replace(column=spread.moved(rule.column)) for rule in rules)
        kept = [tuple(row) for row in islice(spread.answers(iter(kept), width), SAMPLE)] or [("",) * len(headers)]
    return Shape(layout, above, depth, width, headers, tuple(kept), rules, spread)


def _recognised(rows: list[list[str]]) -> tuple[Layout, int, int]:
    """Find the layout of the table, below a title where there is one."""
    layout, depth = layouts.recognised(rows)
    above = _title_rows(rows) if layout.key == "table" else 0
    if above:
        layout, depth = layouts.recognised(rows[above:])
    # Without a header there is nothing that tells a title from an answer.
    return layout, depth, above if depth else 0


def _title_rows(rows: list[list[str]]) -> int:
    """Count the rows above a table: titles, filters and dates of reports, and names of groups of columns."""
    filled = [sum(map(bool, row)) for row in rows]
    widest = max(filled)
    begin = next((i for i, number in enumerate(filled) if number), 0)
    if widest < 2:
        return begin
    full = [row for row, number in zip(rows, filled, strict=True) if number * 2 >= widest]
    used = {i for row in full for i, text in enumerate(row) if text}
    enough = max(2, min(len(used) - 1, MOSTLY * len(used)))
    named = [sum(j < len(row) and row[j] != "" for j in used) for row in rows[: PREAMBLE + 1]]
    # the header names every column that it can; where an answer fills more, some columns have no name
    most = named.index(max(named))
    heads = [i for i in range(most + 1) if named[i] >= enough and not any(map(looks.is_answer, rows[i]))]
    first = max(heads, key=lambda i: (named[i], -i), default=-1)
    if first < 0:
        # a header without some names, or none at all
        first = next(i for i, number in enumerate(filled) if number >= 2)
        return first if first <= PREAMBLE and filled[first] * 2 >= widest else begin
    return first - 1 if first > begin and _names_questions(rows[first - 1], rows[first]) else first


def _names_questions(above: list[str], header: list[str]) -> bool:
    """Tell whether a row over a header says what its columns ask, not only what kind of columns they are."""
    named = [i for i, text in enumerate(above) if text]
    spread = len(named) > 1 and any(i and not above[i - 1] and header[i - 1 : i] != [""] for i in named)
    texts = [text for text in header if text]
    return spread and (len(set(texts)) < len(texts) or any(len(above[i].split()) > LONGEST_NAME for i in named))


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def decimal_of(sample: Sequence[Sequence[str]]) -> str:
    """Tell which decimal mark most numbers of the sample have, empty when none has one."""
    comma = sum(bool(_COMMA.fullmatch(text)) for row in sample for text in row if "," in text)
    point = sum(bool(_POINT.fullmatch(text)) for row in sample for text in row if "." in text)
    if comma == point:
        return ""
    return "," if comma > point else "."
