"""Delimited text cut into records, leniently, with the line and place of each so that faults can be named."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

MOST_COLUMNS = 16_384


class Record(NamedTuple):
    """One record of a text.

    line is the physical line where it starts, end the place after it. `stray`: something follows a closing
    quote; `is_open`: a quote was never closed; `lines`: how many physical lines it takes; `whole`: it is one quoted
    cell, and `wrapped`: it was that, and what stood in the quotes has been cut.
    """

    cells: list[str]
    line: int
    end: int
    lines: int = 1
    stray: bool = False
    is_open: bool = False
    whole: bool = False
    wrapped: bool = False

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands on the line."""
        return len(self.cells) == 1 and not self.cells[0].strip()

    @property
    def too_wide(self) -> bool:
        """Tell whether there are more columns than any spreadsheet has; the rest is not in `cells`."""
        return len(self.cells) > MOST_COLUMNS


@lru_cache(maxsize=32)
def _quoted_cell(delimiter: str) -> re.Pattern[str]:
    # possessive, so that a megabyte of quotes cannot make it try again and again
    return re.compile(rf'[ \ufeff]*+"([^"]*+(?:""[^"]*+)*+)("?)([^{re.escape(delimiter)}\n]*+)')


def records(text: str, delimiter: str, start: int = 0, line: int = 1) -> Iterator[Record]:
    r"""Cut a text whose lines end with \n into records.

    A cell is quoted when a quote is its first mark, spaces and byte order marks aside; a quote anywhere else is a
    mark like others.
    """
    size = len(text)
    while start < size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        if text.find('"', start, end) < 0:
            yield Record(text[start:end].split(delimiter, MOST_COLUMNS + 1), line, min(end + 1, size))
            line += 1
            start = end + 1
        else:
            record = _with_quotes(text, delimiter, start, line)
            yield record
            line += record.lines
            start = record.end


def _with_quotes(text: str, delimiter: str, start: int, line: int) -> Record:
    size = len(text)
    quoted = _quoted_cell(delimiter)
    cells: list[str] = []
    breaks = 0
    stray = is_open = False
    while True:
        found = quoted.match(text, start)
        if found:
            inside, closing, rest = found.groups()
            breaks += inside.count("\n")
            cells.append(inside.replace('""', '"') + rest)
            stray = stray or bool(rest.strip())
            is_open = not closing
            start = found.end()
        else:
            end = _cell_end(text, delimiter, start)
            cells.append(text[start:end])
            start = end
        if start >= size or text[start] == "\n" or len(cells) > MOST_COLUMNS:
            break
        start += 1
    if len(cells) > MOST_COLUMNS:
        end = text.find("\n", start)
        start = size if end < 0 else end
    whole = bool(found) and len(cells) == 1 and not (stray or is_open or breaks)
    return Record(cells, line, min(start + 1, size), breaks + 1, stray, is_open, whole)


def unwrapped(record: Record, delimiter: str, width: int = 0) -> Record:
    """Cut a line that is one quoted cell, where that gives `width` cells, or any number for 0.

    A spreadsheet that reads another delimiter takes each line for one cell, and quotes it when it saves.
    """
    if not (record.whole and delimiter in record.cells[0]):
        return record
    inner = next(records(record.cells[0], delimiter))
    if inner.stray or inner.is_open or (width and len(inner.cells) != width):
        return record
    return record._replace(cells=inner.cells, whole=False, wrapped=True)


def _cell_end(text: str, delimiter: str, start: int) -> int:
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end = text.find(delimiter, start, line_end)
    return line_end if end < 0 else end
