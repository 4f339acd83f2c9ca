"""The records of a text file for the engine: the file itself where that is possible, else a private copy."""

import csv
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cxworkshop.surveys.cells import LONGEST_CELL, is_formula, plain_text
from cxworkshop.surveys.encodings import Cancelled, Encoded, Progress, Quotes, pieces
from cxworkshop.surveys.private import PrivateFile
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.records import Record, records, unwrapped
from cxworkshop.surveys.shape import Shape
from cxworkshop.surveys.starts import Start, require_sound
from cxworkshop.surveys.survey import Survey

LONGEST_RECORD = 8 << 20
WIDE = 500
"""Tables of more columns are copied, so that rows without any answer are left out of them beforehand."""
DATA_DELIMITER = ","
"""Stands between the cells of what we write."""

_ESCAPES = (("{newline}", "\n"), ("{cr}", "\n"), ("{tab}", "\t"), ("{quote}", '"'), ("{lbrace}", "{"))


class Data(NamedTuple):
    """Where the answers are. `file` is None for the survey's own file; `ragged`: rows that lost surplus cells."""

    file: PrivateFile | None
    delimiter: str
    skip: int = 0
    ragged: int = 0


def data_of(
    path: Path,
    found: Encoded,
    start: Start,
    shape: Shape,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Data:
    """Give the answers of a text file, copied where the engine cannot read the file as it is."""
    skipped = start.records[: shape.skipped]
    end = skipped[-1].end if skipped else start.begin
    stray = any(record.stray or record.wrapped or any(map(is_formula, record.cells)) for record in start.records)
    stray = stray or shape.layout.key == "limesurvey_vv"
    if stray or shape.spread or shape.width > WIDE or not (found.quotes or found.errors == "replace"):
        return _rewritten(path, found, start.delimiter, start.begin, shape, progress, cancelled)
    one_line_each = skipped[-1].line == len(skipped) and skipped[-1].lines == 1 if skipped else found.name == "utf-8"
    if found.errors == "strict" and not found.lone_returns and not start.begin and one_line_each:
        return Data(None, start.delimiter, shape.skipped)
    file = PrivateFile()
    try:
        if _transcoded(path, found, end, file, progress, cancelled):
            return Data(file, start.delimiter)
    except BaseException:
        file.close()
        raise
    file.close()
    return _rewritten(path, found, start.delimiter, start.begin, shape, progress, cancelled)


def tidy(survey: Survey, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
    """Give a survey a private copy with equally many cells in every record, when the engine cannot read its data.

    `survey.ragged` then tells how many records had more cells, not all blank, than the table has columns.
    """
    found = Encoded("utf-8", "replace")
    shape = Shape.of_data(survey.data_skip, len(survey.headers))
    data = _rewritten(survey.data, found, survey.data_delimiter, 0, shape, progress, cancelled)
    if data.file is not None:
        survey.replace_data(data.file, data.delimiter)
        survey.ragged = data.ragged


def _transcoded(
    path: Path, found: Encoded, end: int, file: PrivateFile, progress: Progress | None, cancelled: Cancelled | None
) -> bool:
    """Copy the text after `end` as UTF-8, and tell whether its quotes look sound."""
    quotes = Quotes()
    first = True
    with file.path.open("wb") as target:
        for text in pieces(path, found, progress, cancelled):
            text = text.removeprefix("\ufeff") if first else text
            first = False
            if end >= len(text):
                end -= len(text)
                continue
            text = text[end:]
            content = text.encode("utf-8", "replace")
            end = 0
            quotes.add(content, text)
            target.write(content)
    return quotes.closed()


def _rewritten(
    path: Path,
    found: Encoded,
    delimiter: str,
    begin: int,
    shape: Shape,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Data:
    """Read every record that holds something closely, and write it with as many cells as the table has columns."""
    file = PrivateFile()
    change = changing(shape)
    width, ragged = shape.width, 0

    def cut() -> Iterator[list[str]]:
        nonlocal ragged
        every = _all_records(pieces(path, found, progress, cancelled), delimiter, begin)
        for record in islice(every, shape.skipped, None):
            cells = unwrapped(record, delimiter, width).cells if width > 1 else record.cells
            if any(cells):
                ragged += len(cells) > width and any(map(str.strip, cells[width:]))
                yield [*(change(cell)[:LONGEST_CELL] for cell in cells[:width]), *[""] * (width - len(cells))]

    try:
        with file.text() as target:
            csv.writer(target, lineterminator="\n").writerows(shape.answers_of(cut()))
    except BaseException:
        file.close()
        raise
    return Data(file, DATA_DELIMITER, ragged=ragged)


def _all_records(texts: Iterator[str], delimiter: str, begin: int) -> Iterator[Record]:
    """Give the records of a text of any length that are not blank; raises Unreadable at the first unsound one."""
    left, line, first = "", 1 if begin == 0 else 2, True
    width: list[Record] = []
    for text in texts:
        if first:
            text = text.removeprefix("\ufeff")[begin:]
            first = False
        left += text
        start = 0
        for record in records(left, delimiter, 0, line):
            if record.end >= len(left):
                break
            require_sound(record, delimiter, width)
            start, line = record.end, record.line + record.lines
            if not record.blank:
                width = width or [record]
                yield record
        left = left[start:]
        if len(left) > LONGEST_RECORD:
            raise Unreadable("unbalanced_quote", line=line)
    for record in records(left, delimiter, 0, line):
        if record.is_open:
            raise Unreadable("unbalanced_quote", line=record.line)
        require_sound(record, delimiter, width)
        if not record.blank:
            yield record


def changing(shape: Shape) -> Callable[[str], str]:
    """Give what is done to the cells of a layout before anything else."""
    return _unescaped if shape.layout.key == "limesurvey_vv" else plain_text


def _unescaped(text: str) -> str:
    if "{" in text and text != "{question_not_shown}":
        for mark, meant in _ESCAPES:
            text = text.replace(mark, meant)
    return text
