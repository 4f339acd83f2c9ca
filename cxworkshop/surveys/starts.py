"""The start of a delimited text: where its records begin, how they are cut, and the first of them."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from cxworkshop.surveys import delimiters
from cxworkshop.surveys.encodings import MANY_LINES, Encoded, pieces
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.records import MOST_COLUMNS, Record, records, unwrapped
from cxworkshop.surveys.shape import FIRST_ROWS

HEAD = 4 << 20
"""Characters at the start of a file from which header and sample are taken."""
FOR_DELIMITER = 256 << 10

_SEPARATOR = re.compile(r'"?sep=(.)"?[;,\t|]*\n', re.IGNORECASE)


class Start(NamedTuple):
    """Where the records begin, how they are cut, and the first that are not blank."""

    begin: int
    delimiter: str
    records: list[Record]


def start_of_text(path: Path, found: Encoded, chosen: str = "") -> Start:
    """Read the start of a text; `chosen` is a delimiter that somebody decided on."""
    head, whole = _head(path, found)
    separator = _SEPARATOR.match(head)
    begin = separator.end() if separator else 0
    if chosen:
        delimiter = delimiters.checked(chosen)
    elif separator:
        delimiter = delimiters.checked(separator[1])
    else:
        part = head[:FOR_DELIMITER] if "\n" in head[:FOR_DELIMITER] else head
        delimiter = delimiters.delimiter_of(part, whole and len(part) == len(head))
    first: list[Record] = []
    for record in records(head, delimiter, begin, 2 if separator else 1):
        require_sound(record, delimiter, first)
        if record.end >= len(head) and not whole:
            break
        if record.is_open:
            raise Unreadable("unbalanced_quote", line=record.line)
        if not record.blank:
            first.append(record)
        if len(first) >= FIRST_ROWS:
            break
    if not first:
        raise Unreadable("no_rows" if whole else "not_table")
    width = _width_inside(first, delimiter, bool(chosen))
    return Start(begin, delimiter, [unwrapped(record, delimiter, width) for record in first] if width > 1 else first)


def _width_inside(first: list[Record], delimiter: str, chosen: bool) -> int:
    """Tell how many cells a line has that stands in quotes as a whole: as many as other lines, or all of them alike."""
    others = Counter(len(record.cells) for record in first if not record.whole)
    if others:
        return others.most_common(1)[0][0]
    inside = {len(unwrapped(record, delimiter).cells) for record in first}
    return inside.pop() if len(inside) == 1 and len(first) > 2 and not chosen else 0


def _head(path: Path, found: Encoded) -> tuple[str, bool]:
    """Give the start of the text, and whether that is all of it."""
    head = ""
    for piece in pieces(path, found):
        head += piece
        if len(head) >= HEAD:
            return head.removeprefix("\ufeff"), False
    return head.removeprefix("\ufeff"), True


def require_sound(record: Record, delimiter: str, before: list[Record]) -> None:
    """Raise Unreadable for a record that no survey has."""
    if record.too_wide:
        raise Unreadable("too_many_columns", columns=len(record.cells), most=MOST_COLUMNS, line=record.line)
    if record.lines > MANY_LINES:
        width = len(before[0].cells) if before else len(record.cells)
        if any(_has_swallowed(text, delimiter, width) for text in record.cells):
            raise Unreadable("unbalanced_quote", line=record.line)


def _has_swallowed(text: str, delimiter: str, width: int) -> bool:
    """Tell whether a cell holds other records: a long comment has many lines, but no cells on most of them."""
    lines = text.split("\n", 1000)[:1000]
    cut = sum(line.count(delimiter) >= max(1, width - 2) for line in lines)
    return len(lines) > MANY_LINES and cut * 2 >= len(lines)
