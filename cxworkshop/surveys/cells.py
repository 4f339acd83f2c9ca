"""What a cell says once the marks are gone that exporters and editors leave in it."""

import re

LONGEST_CELL = 32_767
"""Characters of a cell that are shown; no spreadsheet keeps more."""

_GUARDED = re.compile("'(?=[=+\\-@\t\r])")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\u2060\ufffe\uffff]")


def is_formula(cell: str) -> bool:
    """Tell whether a cell is a text as a formula, `="007"`, which keeps a spreadsheet from making a number of it."""
    return len(cell) > 2 and cell.startswith('="') and cell.endswith('"')


def plain_text(cell: str) -> str:
    """Give what a text as a formula says, and any other cell as it is."""
    return cell[2:-1].replace('""', '"') if is_formula(cell) else cell


def cleaned(cell: str) -> str:
    """Give the text without byte order marks, control characters, outer blanks and an exporter's guard."""
    if len(cell) > LONGEST_CELL:
        cell = cell[:LONGEST_CELL]
    if not cell.isascii() or not cell.isprintable():
        cell = _CONTROLS.sub("", cell)
    cell = plain_text(cell.strip()).strip()
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def plain(header: str) -> str:
    """Give a header in the form that is compared: small letters, single blanks, no marks around it."""
    return " ".join(header.casefold().replace("_", " ").split()).strip(" :*?.")
