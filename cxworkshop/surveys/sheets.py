"""Workbooks: which sheet holds the answers, and its cells as text."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cxworkshop.surveys import layouts, zips
from cxworkshop.surveys.cells import cleaned
from cxworkshop.surveys.encodings import Cancelled
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.records import MOST_COLUMNS

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_SHEETS = 200
LOOKED_AT = 12
"""Sheets that are opened to find the one with the answers."""
_FIRST_ROWS = 30


class Sheet(NamedTuple):
    """A sheet of a workbook that is open: its name, those of all that hold cells, and its rows as they are read."""

    name: str
    names: tuple[str, ...]
    rows: Iterator[list[Any]]
    height: int


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
        sheet = workbook.get_sheet_by_name(chosen) if chosen else _best(workbook, names)
        return Sheet(sheet.name, names, sheet.iter_rows(), sheet.height)
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


def _best(workbook: "CalamineWorkbook", names: tuple[str, ...]) -> "CalamineSheet":
    """Give the first sheet whose layout is known, else the one with the most cells."""
    best, cells = None, -1
    for name in names[:LOOKED_AT]:
        sheet = workbook.get_sheet_by_name(name)
        layout, _ = layouts.recognised([texts(row) for row in islice(sheet.iter_rows(), _FIRST_ROWS)])
        if layout.key != "table" and sheet.height > 1:
            return sheet
        if sheet.height * sheet.width > cells:
            best, cells = sheet, sheet.height * sheet.width
    if best is None:
        raise Unreadable("no_sheet")
    return best


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
