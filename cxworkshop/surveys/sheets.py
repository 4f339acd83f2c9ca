"""Workbooks: which sheet holds the answers, and its cells as text."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cxworkshop.surveys import layout_words as words
from cxworkshop.surveys import layouts, looks, zips
from cxworkshop.surveys.cells import cleaned, plain
from cxworkshop.surveys.encodings import Cancelled
from cxworkshop.surveys.labels import out_of, stars
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.records import MOST_COLUMNS
from cxworkshop.surveys.texts import folded
from cxworkshop.surveys.verbal import is_scale_word

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_SHEETS = 200
LOOKED_AT = 12
"""Sheets that are opened to find the one with the answers."""
MOST_MERGED = 100_000
_FIRST_ROWS = 30


class Sheet(NamedTuple):
    """A sheet of a workbook that is open: its name, those of all that hold cells, and its rows as they are read.

    `merged` are cells that stand for several rows: by the first of them, the column and the last one. `alike` are other
    sheets with the same header, whose answers are not in this one.
    """

    name: str
    names: tuple[str, ...]
    rows: Iterator[list[Any]]
    height: int
    merged: dict[int, list[tuple[int, int]]]
    alike: tuple[str, ...]


def sheet_of(path: Path, chosen: str = "", cancelled: Cancelled | None = None) -> Sheet:
    """Open a workbook at the chosen sheet, or at the one that looks most like answers."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_path(str(path))
        names = _names(workbook)
        if not names:
            raise Unreadable("no_sheet")
        if chosen and chosen not in names:
            raise Unreadable("no_sheet", sheet=chosen[:60])
        sheet, alike = (workbook.get_sheet_by_name(chosen), ()) if chosen else _best(workbook, names)
        return Sheet(sheet.name, names, sheet.iter_rows(), sheet.height, _merged(sheet), alike)
    except Unreadable:
        raise
    except PasswordError as error:
        raise Unreadable("locked") from error
    except (CalamineError, OSError, ValueError, KeyError, IndexError, OverflowError, RuntimeError) as error:
        raise Unreadable("broken_workbook") from error
    except BaseException as error:
        # what the library's own language calls a panic is no Exception here
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("broken_workbook") from error


def _names(workbook: "CalamineWorkbook") -> tuple[str, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet][:MOST_SHEETS]
    seen = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible]
    return tuple(seen or [each.name for each in sheets])


def _best(workbook: "CalamineWorkbook", names: tuple[str, ...]) -> tuple["CalamineSheet", tuple[str, ...]]:
    """Give the first sheet whose layout is known, else one named as answers are, else the one with the most cells.

    With it come the names of other sheets that have the same header.
    """
    best, likeliest = None, (False, False, False, -1)
    heads: dict[str, list[str]] = {}
    for name in names[:LOOKED_AT]:
        sheet = workbook.get_sheet_by_name(name)
        rows = [texts(row) for row in islice(sheet.iter_rows(), _FIRST_ROWS)]
        heads[name] = next((row for row in rows if sum(map(bool, row)) > 1), [])
        known = layouts.recognised(rows)[0].key != "table" and sheet.height > 1
        counted = any(plain(text) in words.PIVOT for row in rows for text in row)
        named = any(word in words.ANSWERS for word in plain(name).split()) and sheet.height > 1
        likely = (True, False, False, 0) if known else (False, not counted, named, sheet.height * sheet.width)
        if likely > likeliest:
            best, likeliest = sheet, likely
    if best is None:
        raise Unreadable("no_sheet")
    head = heads[best.name]
    return best, tuple(name for name in heads if name != best.name and head and heads[name] == head)


def _merged(sheet: "CalamineSheet") -> dict[int, list[tuple[int, int]]]:
    left = sheet.start[1] if sheet.start else 0
    found: dict[int, list[tuple[int, int]]] = {}
    for (top, column), (bottom, _) in (sheet.merged_cell_ranges or ())[:MOST_MERGED]:
        if bottom > top and column >= left:
            found.setdefault(top, []).append((column - left, bottom))
    return found


class FilledDown:
    """Fill the rows of merged cells below the header with what they say, unless it is an answer: that counts once."""

    def __init__(self, merged: dict[int, list[tuple[int, int]]], begin: int) -> None:
        """Take the merged cells, and the number of the first row below the header."""
        self._merged = merged
        self._begin = begin
        self._last: dict[int, tuple[int, Any]] = {}

    def __call__(self, number: int, row: list[Any]) -> list[Any]:
        """Give the next row, whose number grows from call to call, with its cells filled."""
        for column, (bottom, value) in list(self._last.items()):
            if number > bottom:
                del self._last[column]
            elif column < len(row) and row[column] == "":
                row[column] = value
        for column, bottom in self._merged.get(number, ()) if number >= self._begin else ():
            value = row[column] if column < len(row) else ""
            if isinstance(value, str) and value and not _is_answer(value):
                self._last[column] = (bottom, value)
        return row


def _is_answer(text: str) -> bool:
    word = folded(text)
    return bool(looks.is_number(text) or is_scale_word(word) or out_of(word) or stars(text, word))


def rows_of(sheet: Sheet) -> Iterator[list[Any]]:
    """Give the rows of an open sheet with whole numbers as such; raises Unreadable for broken ones."""
    try:
        for row in sheet.rows:
            if len(row) > MOST_COLUMNS:
                raise Unreadable("too_many_columns", columns=len(row), most=MOST_COLUMNS)
            # most cells are texts and whole numbers, for which no call is made
            yield [
                v if (kind := v.__class__) is str else int(v) if kind is float and v.is_integer() else _value(v)
                for v in row
            ]
    except Unreadable:
        raise
    except Exception as error:  # broken cells are found only now
        raise Unreadable("broken_workbook") from error


def _value(value: Any) -> Any:
    """Give what a cell says in the shortest form: 9 for 9.0, a day without midnight."""
    if value.__class__ is float:
        if value.is_integer():
            return int(value)
        return value if isfinite(value) else ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds") if value.time() != time() else value.date().isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date | time | timedelta):
        return str(value)
    return value


def texts(row: list[Any]) -> list[str]:
    """Give a row as cleaned text."""
    return [cleaned(str(_value(value))) for value in row]


def require_workbook(path: Path, cancelled: Cancelled | None = None) -> None:
    """Raise Unreadable unless the file is a workbook that can be opened in bounded memory."""
    with zips.opened(path) as archive:
        zips.require_safe(archive, cancelled)
