"""How large a sheet becomes in memory, told from its XML: every cell up to the last row and column takes room."""

import re
import string
from functools import lru_cache

FEW_CELLS = 4_000_000
"""As many may be empty; of more a tenth must be there, since one cell far away makes all before it."""
MOST_CELLS = 24_000_000
"""Cells of a sheet that are kept in memory at once; a million rows of 20 columns are fewer."""

# Spelled so that the search for the first letters is quick; _EVEN makes every way to write an attribute the same.
_EVEN = bytes.maketrans(b"\t\n\r'" + string.ascii_lowercase.encode(), b'   "' + string.ascii_uppercase.encode())
_WIDE = re.compile(rb' R="([A-Z]{2,})\d')
_NARROW = 26
_SPACED = re.compile(rb" R +=| R= ")
_UNPLACED = re.compile(rb"<C[ />](?!R=|R?\Z)")
_PREFIXED = re.compile(rb":C[ />]")
_OVERLAP = 64


class Extent:
    """The last row and column of a sheet that is read in pieces; `columns` are known from an earlier reading."""

    def __init__(self, columns: int = _NARROW) -> None:
        self.columns = columns
        self._before = b""
        self._rows = 1
        self._unseen = 1
        self._placed = 0
        self._row_tags = 0
        self._row_cells = 0
        self._widest = 0

    def add(self, piece: bytes) -> None:
        """Look at the next piece."""
        if b"\0" in piece:
            piece = piece.replace(b"\0", b"")  # letters of two bytes
        text = (self._before + piece).translate(_EVEN)
        if _SPACED.search(text):
            text = re.sub(rb" *= *", b"=", text)
        self._before = text[-_OVERLAP:]
        wide = set(_WIDE.findall(text))
        columns = max(self.columns, max(map(_number, wide), default=1))
        if columns > self.columns:
            # Row numbers too small to matter were not looked at; with more columns they may.
            self.columns, self._rows = columns, max(self._rows, self._unseen)
        digits = len(str(FEW_CELLS // columns))
        self._unseen = max(self._unseen, 10 ** (digits - 1) - 1)
        far = _far(digits, bool(wide)).findall(text)
        self._rows = max(self._rows, max(map(_least, far), default=1))
        self._placed += text.count(b' R="')
        if _UNPLACED.search(text) or _PREFIXED.search(text):
            self._count(text)

    def _count(self, text: bytes) -> None:
        # cells that do not say where they are stand after the one before
        first, *others = (row.count(b"<C") + row.count(b":C") for row in re.split(rb"<(?:\w+:)?ROW", text))
        self._widest = max(self._widest, self._row_cells + first, *others, 0)
        self._row_cells = others[-1] if others else self._row_cells + first
        self._row_tags += len(others)

    @property
    def cells(self) -> int:
        """Give the number of cells up to the last row and column; at least as many as there are."""
        return (self._rows + self._row_tags) * (self.columns + self._widest)

    @property
    def is_too_large(self) -> bool:
        """Tell whether there are too many cells, or too few in too large a sheet."""
        placed = self._placed + self._row_tags + self._widest
        return self.cells > MOST_CELLS or (self.cells > FEW_CELLS and placed * 10 < self.cells)


@lru_cache(maxsize=32)
def _far(digits: int, wide: bool) -> re.Pattern[bytes]:
    return re.compile(rb' R="[A-Z]%b(\d{%d,})' % (b"*" if wide else b"?", digits))


def _least(digits: bytes) -> int:
    return int(digits[:12])


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number
