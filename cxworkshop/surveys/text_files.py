"""Delimited text files: header and sample from their start, and all of their records for the engine."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from cxworkshop.surveys import delimiters, encodings
from cxworkshop.surveys.encodings import MANY_LINES, Cancelled, Encoded, Progress, Quotes, pieces
from cxworkshop.surveys.private import PrivateFile
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.records import MOST_COLUMNS, Record, records
from cxworkshop.surveys.shape import FIRST_ROWS, Shape, decimal_of, shape_of
from cxworkshop.surveys.survey import How, Survey

HEAD = 4 << 20
"""Characters at the start of a file from which header and sample are taken."""
FOR_DELIMITER = 256 << 10
LONGEST_RECORD = 8 << 20
DATA_DELIMITER = ","

_SEPARATOR = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
_ESCAPES = (("{newline}", "\n"), ("{cr}", "\n"), ("{tab}", "\t"), ("{quote}", '"'), ("{lbrace}", "{"))


class Start(NamedTuple):
    """The start of a file: where the records begin, how they are cut, and the first that are not blank."""

    begin: int
    delimiter: str
    records: list[Record]


def open_text(
    path: Path, name: str, how: How, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Survey:
    """Open a delimited text file; the caller has made sure that it is one."""
    found = encodings.encoding_of(path, how.encoding, _part(progress, 0.0), cancelled)
    start = _start(path, found, how)
    shape = shape_of([record.cells for record in start.records], how.header_rows)
    file = _copied(path, found, start, shape, _part(progress, 0.5), cancelled)
    if progress is not None:
        progress(1.0)
    return Survey(
        name=name,
        layout=shape.layout.key,
        encoding=found.name if not found.name.startswith("utf-16") else "utf-16",
        delimiter=start.delimiter,
        header_rows=shape.depth,
        headers=shape.headers,
        sample=shape.answers(_change(shape)),
        data=path if file is None else file.path,
        data_delimiter=start.delimiter if file is None or not file.rewritten else DATA_DELIMITER,
        data_skip=shape.skipped if file is None else 0,
        private_file=file,
        decimal=how.decimal or decimal_of(shape.sample),
        fixed=shape.fixed,
        left_out_rows=shape.rules,
        missing=shape.layout.missing,
        notes=("broken_letters",) if found.broken else (),
    )


def _start(path: Path, found: Encoded, how: How) -> Start:
    head, whole = _head(path, found)
    separator = _SEPARATOR.match(head)
    begin = separator.end() if separator else 0
    if how.delimiter:
        delimiter = delimiters.checked(how.delimiter)
    elif separator:
        delimiter = delimiters.checked(separator[1])
    else:
        part = head[:FOR_DELIMITER] if "\n" in head[:FOR_DELIMITER] else head
        delimiter = delimiters.delimiter_of(part, whole and len(part) == len(head))
    first: list[Record] = []
    for record in records(head, delimiter, begin, 2 if separator else 1):
        _require_sound(record, delimiter, first)
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
    return Start(begin, delimiter, first)


def _head(path: Path, found: Encoded) -> tuple[str, bool]:
    """Give the start of the text, and whether that is all of it."""
    head = ""
    for piece in pieces(path, found):
        head += piece
        if len(head) >= HEAD:
            return head.removeprefix("\ufeff"), False
    return head.removeprefix("\ufeff"), True


def _require_sound(record: Record, delimiter: str, before: list[Record]) -> None:
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


def _copied(
    path: Path, found: Encoded, start: Start, shape: Shape, progress: Progress | None, cancelled: Cancelled | None
) -> PrivateFile | None:
    """Write the answers where the file itself cannot be read by the engine as it is, else None."""
    skipped = start.records[: shape.skipped]
    end = skipped[-1].end if skipped else start.begin
    stray = any(record.stray for record in start.records) or shape.layout.key == "limesurvey_vv"
    if stray or not (found.quotes or found.errors == "replace"):
        return _rewritten(path, found, start.delimiter, start.begin, shape, progress, cancelled)
    one_line_each = skipped[-1].line == len(skipped) and skipped[-1].lines == 1 if skipped else found.name == "utf-8"
    if found.errors == "strict" and not found.lone_returns and not start.begin and one_line_each:
        return None
    file = PrivateFile()
    try:
        if _transcoded(path, found, end, file, progress, cancelled):
            return file
    except BaseException:
        file.close()
        raise
    file.close()
    return _rewritten(path, found, start.delimiter, start.begin, shape, progress, cancelled)


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
            content = text[end:].encode("utf-8", "replace")
            end = 0
            quotes.add(content)
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
) -> PrivateFile:
    """Read every record closely and write it with as many cells as the table has columns."""
    file = PrivateFile()
    file.rewritten = True
    change = _change(shape)
    try:
        with file.text() as target:
            write = csv.writer(target, lineterminator="\n").writerow
            for number, record in enumerate(_all_records(pieces(path, found, progress, cancelled), delimiter, begin)):
                if number >= shape.skipped:
                    cells = record.cells[: shape.width]
                    write([*map(change, cells), *[""] * (shape.width - len(cells))])
    except BaseException:
        file.close()
        raise
    return file


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
            _require_sound(record, delimiter, width)
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
        _require_sound(record, delimiter, width)
        if not record.blank:
            yield record


def _change(shape: Shape) -> Callable[[str], str]:
    return _unescaped if shape.layout.key == "limesurvey_vv" else str


def _unescaped(text: str) -> str:
    if "{" in text and text != "{question_not_shown}":
        for mark, meant in _ESCAPES:
            text = text.replace(mark, meant)
    return text


def _part(progress: Progress | None, begin: float) -> Progress | None:
    return None if progress is None else lambda share: progress(begin + share / 2)


def tidy(survey: Survey, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
    """Give a survey a private copy with equally many cells in every record, when the engine cannot read its data."""
    found = Encoded("utf-8", "replace")
    shape = Shape.of_data(survey.data_skip, len(survey.headers))
    survey.replace_data(
        _rewritten(survey.data, found, survey.data_delimiter, 0, shape, progress, cancelled), DATA_DELIMITER
    )
