"""The one way into a survey export: whatever the file is, the answer is a Survey or Unreadable."""

import csv
import errno
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msgspec

from cxworkshop.surveys import kinds, reviews, sheets, zips
from cxworkshop.surveys.copies import DATA_DELIMITER, tidy
from cxworkshop.surveys.encodings import Cancelled, Progress, tell
from cxworkshop.surveys.heads import Header
from cxworkshop.surveys.layouts import LAYOUTS, RowRule
from cxworkshop.surveys.private import PrivateFile, sweep_once
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.shape import FIRST_ROWS, Shape, decimal_of, shape_of
from cxworkshop.surveys.survey import How, Survey
from cxworkshop.surveys.text_files import open_text

__all__ = ["LAYOUTS", "Header", "How", "RowRule", "Survey", "Unreadable", "open_survey", "tidy"]

DECIDE = How()
"""Leave everything to us."""
_ROWS_AT_ONCE = 1_000


def open_survey(
    path: Path | str, how: How = DECIDE, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Survey:
    """Open a survey export and decide how it is read, as far as `how` does not say; raises Unreadable and nothing else.

    Close the survey, or use it in a `with`: there may be a private copy of answers to remove.
    """
    path = Path(path)
    try:
        sweep_once()
        if path.is_dir():
            raise Unreadable("is_folder")
        if path.exists() and not path.is_file():
            raise Unreadable("not_table")
        return _opened(path, path.name, how, progress, cancelled)
    except OSError as error:
        raise _problem(error) from error
    except ValueError as error:  # a path that no file can have
        raise Unreadable("missing") from error
    except MemoryError as error:
        raise Unreadable("too_large") from error


def _problem(error: OSError) -> Unreadable:
    if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno in (errno.ENAMETOOLONG, errno.ELOOP):
        return Unreadable("missing")
    if isinstance(error, PermissionError):
        return Unreadable("no_permission")
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Unreadable("disk_full")
    return Unreadable("missing", reason=error.strerror or "")


def _opened(
    path: Path, name: str, how: How, progress: Progress | None, cancelled: Cancelled | None, packed: bool = False
) -> Survey:
    tell(0.0, progress, cancelled)
    kind = kinds.kind_of(path)
    if kind == "text":
        return open_text(path, name, how, progress, cancelled)
    if kind == "json":
        return _from_json([reviews.content_of(path)], name, how)
    with zips.opened(path) as archive:
        if zips.is_workbook(archive):
            zips.require_safe(archive, cancelled)
            tell(0.2, progress, cancelled)
            return _from_sheet(path, name, how, progress, cancelled)
        if packed:
            raise Unreadable("zip_in_zip")
        files = zips.data_files(archive)
        if not files:
            raise Unreadable("no_data_file")
        tables = [file for file in files if not file.casefold().endswith(".json")]
        if not tables:
            contents = (b"".join(zips.unpacked(archive, file, cancelled)) for file in files)
            return _from_json(contents, name, how)
        if how.sheet and how.sheet not in tables:
            raise Unreadable("no_sheet", sheet=how.sheet[:60])
        return _unpacked(archive, how.sheet or tables[0], tables, name, how, progress, cancelled)


def _unpacked(
    archive: ZipFile,
    chosen: str,
    tables: list[str],
    name: str,
    how: How,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Survey:
    """Open a table of a zip file from a private copy."""
    file = PrivateFile()
    try:
        with file.path.open("wb") as target:
            zips.unpack(archive, chosen, target, cancelled)
        how = msgspec.structs.replace(how, sheet="")
        survey = _opened(file.path, name, how, progress, cancelled, packed=True)
    except BaseException:
        file.close()
        raise
    if survey.data == file.path:
        survey.replace_data(file, survey.data_delimiter, survey.data_skip)
    else:
        file.close()
    survey.sheet, survey.sheets = chosen, tuple(tables)
    return survey


def _from_sheet(path: Path, name: str, how: How, progress: Progress | None, cancelled: Cancelled | None) -> Survey:
    sheet = sheets.sheet_of(path, how.sheet)
    rows = ((number, row) for number, row in enumerate(sheets.rows_of(sheet)) if _is_filled(row))
    first = list(islice(rows, FIRST_ROWS))
    if not first:
        raise Unreadable("no_rows")
    shape = _shape_of_cells(first, how)
    if sheet.merged:
        filled = sheets.FilledDown(sheet.merged, first[min(shape.skipped, len(first) - 1)][0])
        first = [(number, filled(number, row)) for number, row in first]
        shape = _shape_of_cells(first, how)
        answers = chain((row for _, row in first[shape.skipped :]), (filled(number, row) for number, row in rows))
    else:
        answers = chain((row for _, row in first[shape.skipped :]), (row for _, row in rows))

    def news(done: int) -> None:
        tell(0.6 + 0.4 * done / max(sheet.height, 1), progress, cancelled)

    return _written(shape.answers_of(answers), shape, name, how, "xlsx", news, sheet.name, sheet.names, sheet.alike)


def _shape_of_cells(first: list[tuple[int, list[Any]]], how: How) -> Shape:
    return shape_of([[str(value) for value in row] for _, row in first], how.header_rows)


def _is_filled(row: list[Any]) -> bool:
    return any(row) or any(value != "" for value in row)


def _from_json(contents: Iterable[bytes], name: str, how: How) -> Survey:
    names, rows = reviews.table_of(contents)
    shape = shape_of([names, *rows[:FIRST_ROWS]], 1)
    return _written(iter(rows), shape, name, how, "json")


def _delimited(rows: list[list[Any]]) -> bytes:
    r"""Give rows as text in which every line ends with \n, those inside cells too."""
    if (packed := _packed(rows)) is not None:
        return packed
    target = StringIO(newline="")
    # With this line end a cell gets its quotes for either of the two marks.
    csv.writer(target, lineterminator="\r\n").writerows(rows)
    return target.getvalue().replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")


def _packed(rows: list[list[Any]]) -> bytes | None:
    """Give rows of cells without quotes and line ends in a third of the time: as JSON they are nearly the same text."""
    try:
        packed = msgspec.json.encode(rows)
    except (OverflowError, UnicodeEncodeError):  # numbers of very many digits, halves of letters
        return None
    # a mark that JSON writes in another way, or a cell that looks like the end of a row
    if b"\\" in packed or packed.count(b"],[") >= len(rows):
        return None
    return packed[2:-2].replace(b"],[", b"\n") + b"\n"


def _written(
    rows: Iterator[list[Any]],
    shape: Shape,
    name: str,
    how: How,
    encoding: str,
    news: Callable[[int], None] = lambda done: None,
    sheet: str = "",
    names: tuple[str, ...] = (),
    alike: tuple[str, ...] = (),
) -> Survey:
    """Make the survey of answers that are in no text file."""
    file = PrivateFile()
    try:
        with file.path.open("wb") as target:
            for number, part in enumerate(iter(lambda: list(islice(rows, _ROWS_AT_ONCE)), [])):
                news(number * _ROWS_AT_ONCE)
                target.write(_delimited(part))
    except BaseException:
        file.close()
        raise
    return Survey(
        name=name,
        layout=shape.layout.key,
        encoding=encoding,
        delimiter="",
        header_rows=shape.depth,
        headers=shape.headers,
        sample=shape.sample,
        data=file.path,
        data_delimiter=DATA_DELIMITER,
        private_file=file,
        sheet=sheet,
        sheets=names,
        alike=alike,
        decimal=how.decimal or decimal_of(shape.sample),
        fixed=shape.fixed,
        left_out_rows=shape.rules,
        missing=shape.layout.missing,
    )
