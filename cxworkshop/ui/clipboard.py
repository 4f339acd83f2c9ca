"""Blocks of cells as spreadsheets put them on the clipboard: lines of cells between tabs."""

import csv
import io
from collections.abc import Iterable, Sequence


def block_text(rows: Iterable[Sequence[str]]) -> str:
    """Write cells as tab-separated text; a cell that holds a tab, a line break or a quote is quoted."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


def block_cells(text: str) -> list[list[str]]:
    """Read cells from tab-separated text; lines may have different lengths."""
    if not text:
        return []
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if "\t" not in plain and not plain.startswith('"'):
        # prose with quotation marks is no spreadsheet
        return [[line] for line in plain.split("\n")]
    return [list(row) for row in csv.reader(io.StringIO(plain, newline=""), dialect="excel-tab")] or [[""]]
