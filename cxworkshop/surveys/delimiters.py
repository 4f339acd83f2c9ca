"""Which mark stands between the cells, decided by how evenly it cuts the first records."""

import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.records import MOST_COLUMNS, Record, records, unwrapped

DELIMITERS = (";", "\t", ",", "|")
UNUSED = "\x1f"
"""Cuts nothing: stands for the delimiter of a single column in which every usual one occurs."""

_RECORDS = 200
_DECIMAL = re.compile(r"\s*-?\d+,\d+\s*")
_TRIMMED = 0.9
"""How much less a cut counts when records are only never wider than the first one."""


class Cut(NamedTuple):
    """How well a delimiter cuts: the larger, the better."""

    evenness: float
    decimals: bool
    width: int


def delimiter_of(text: str, whole: bool = True) -> str:
    """Choose the delimiter of a text by its first records; `whole` is False when the last one may be cut off."""
    best, chosen = Cut(0.5, False, 1), ""
    too_wide = ""
    for delimiter in DELIMITERS:
        cut = cut_by(delimiter, text, whole)
        too_wide = delimiter if cut.width > MOST_COLUMNS else too_wide
        if 1 < cut.width <= MOST_COLUMNS and (cut > best or (not chosen and cut.evenness >= best.evenness)):
            best, chosen = cut, delimiter
    return chosen or too_wide or next((mark for mark in ("\t", ";", "|", ",") if mark not in text), UNUSED)


def cut_by(delimiter: str, text: str, whole: bool = True) -> Cut:
    """Tell how evenly a delimiter cuts the first records."""
    first = islice(records(text, delimiter), _RECORDS + 1)
    found = [unwrapped(record, delimiter) for record in first if not record.blank]
    if len(found) > 1 and (len(found) > _RECORDS or not whole):
        found.pop()
    if not found or any(record.too_wide for record in found):
        return Cut(0.0, False, MOST_COLUMNS + 1 if found else 1)
    widths = Counter(len(record.cells) for record in found if not (record.stray or record.is_open))
    if not widths:
        return Cut(0.0, False, 1)
    width, number = max(widths.items(), key=lambda item: (item[1], item[0]))
    evenness = number / len(found) if width > 1 else 0.0
    widest = len(found[0].cells)
    if widest > 1 and widest >= max(widths):
        # Some exporters drop the empty cells at the end of a row.
        filled = sum(count for wide, count in widths.items() if wide > 1)
        if _TRIMMED * filled / len(found) > evenness:
            evenness, width = _TRIMMED * filled / len(found), widest
    return Cut(evenness, delimiter != "," and _has_decimals(found), width)


def _has_decimals(found: list[Record]) -> bool:
    return any(_DECIMAL.fullmatch(cell) for record in found for cell in record.cells)


def checked(delimiter: str) -> str:
    """Give a delimiter that somebody chose; raises Unreadable when it cannot be one."""
    delimiter = "\t" if delimiter in ("\\t", "tab") else delimiter
    if len(delimiter) != 1 or delimiter.isalnum() or delimiter in '"\r\n\x00':
        raise Unreadable("unknown_delimiter", delimiter=delimiter[:20])
    return delimiter
