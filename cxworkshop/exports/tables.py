"""Tables: heads repeat on every page, rows hold together, groups keep their first two rows."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from cxworkshop.exports.layout import SLACK, Block, Stack
from cxworkshop.exports.paper import BORDER, BORDER_STRONG, HEAD, TEXT
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.text import Text

GAP = 10.0
"""Air between columns."""
PAD_TOP, PAD_BOTTOM = 5.5, 6.5
GROUP_TOP, GROUP_BOTTOM = 13.0, 6.0
HEAD_BOTTOM = 5.0
LEAST_SHARE = 0.3
"""The part of a table that columns with a share have together, however much the others ask for."""
CAREFUL = 560.0
"""Rows of up to this height are kept whole; one that is taller than a page may go on over its end."""


class Column(NamedTuple):
    """Describe a column: with a share it takes its part of what is left, without one what its cells need.

    `most` limits what cells may ask for, as a part of the table's width. Cells of a column of `signs` hold nothing
    to be read aloud.
    """

    head: str = ""
    share: float = 0.0
    align: str = "left"
    most: float = 0.25
    signs: bool = False


class Group(NamedTuple):
    """Hold a heading over the rows that follow it; `again` is what it says on later pages."""

    heading: Block
    again: Block


class Row(NamedTuple):
    """Hold the cells of one row, one for each column."""

    cells: tuple[Block, ...]


Entry = Group | Row


class Table(Block):
    """Set rows under a head."""

    def __init__(
        self,
        columns: Sequence[Column],
        entries: Sequence[Entry],
        before: float = 0.0,
        keep: bool = False,
        pads: tuple[float, float] = (PAD_TOP, PAD_BOTTOM),
    ) -> None:
        """Take columns and rows, and the air above and below what stands in a row."""
        self._pads = pads
        self._part_of: Table | None = None
        self.columns = tuple(columns)
        self.entries: Sequence[Entry] = entries
        self.before, self.keep = before, keep
        self._heads = tuple(Text(column.head, style=HEAD, align=column.align) for column in columns)
        self._measured: tuple[float, list[float], list[float]] | None = None

    def said(self) -> Iterator[str]:
        """Give the texts of all cells."""
        for entry in self.entries:
            if isinstance(entry, Group):
                yield from entry.heading.said()
            else:
                for cell in entry.cells:
                    yield from cell.said()

    def _measure(self, width: float) -> tuple[list[float], list[float]]:
        """Give the widths of the columns and the heights of the entries."""
        if self._measured is None or self._measured[0] != width:
            widths = self._widths(width)
            self._measured = (width, widths, [self._entry_height(entry, width, widths) for entry in self.entries])
        return self._measured[1:]

    def _widths(self, width: float) -> list[float]:
        """Give columns without a share what their cells need, and the others the rest, of which they keep a part."""
        room = width - GAP * (len(self.columns) - 1)
        asked = [0.0 if column.share else self._asked(place, width) for place, column in enumerate(self.columns)]
        shares = sum(column.share for column in self.columns)
        most = room * (1 - LEAST_SHARE) if shares else room
        if sum(asked) > most:
            asked = [wide * most / sum(asked) for wide in asked]
        left = room - sum(asked)
        return [column.share * left / shares if column.share else asked[n] for n, column in enumerate(self.columns)]

    def _asked(self, place: int, width: float) -> float:
        cells = (entry.cells[place].natural() for entry in self.entries if isinstance(entry, Row))
        wanted = max((self._heads[place].natural(), *cells)) + SLACK
        return min(wanted, self.columns[place].most * width)

    def _entry_height(self, entry: Entry, width: float, widths: list[float]) -> float:
        if isinstance(entry, Group):
            return GROUP_TOP + entry.heading.height(width) + GROUP_BOTTOM
        tallest = max(cell.height(part) for cell, part in zip(entry.cells, widths, strict=True))
        return self._pads[0] + tallest + self._pads[1]

    def _head_height(self, widths: list[float]) -> float:
        if not any(column.head for column in self.columns):
            return 1.0
        return max(head.height(part) for head, part in zip(self._heads, widths, strict=True)) + HEAD_BOTTOM + 1.0

    def height(self, width: float) -> float:
        """Give the head and all rows together."""
        widths, heights = self._measure(width)
        return self._head_height(widths) + sum(heights)

    def opening(self, width: float) -> float:
        """Ask for the head and two rows, with the headings above them."""
        widths, heights = self._measure(width)
        taken, rows = self._head_height(widths), 0
        for entry, high in zip(self.entries, heights, strict=True):
            taken += min(high, CAREFUL)
            rows += isinstance(entry, Row)
            if rows == 2:
                break
        return taken

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split between rows; a row taller than a page should hold is itself split."""
        widths, heights = self._measure(width)
        left = room - self._head_height(widths)
        place = 0
        while place < len(heights) and heights[place] <= left + SLACK:
            left -= heights[place]
            place += 1
        if place == len(heights):
            return None
        tall = self._split_row(place, left, widths) if heights[place] > CAREFUL else None
        if tall is not None:
            upper = [*self.entries[:place], tall[0]]
            return self._part(upper, width), self._part([tall[1], *self.entries[place + 1 :]], width)
        place = self._back(place)
        if not place:
            return None
        return self._part(self.entries[:place], width), self._part(self._continued(place), width)

    def _split_row(self, place: int, left: float, widths: list[float]) -> tuple[Row, Row] | None:
        entry = self.entries[place]
        if isinstance(entry, Group):
            return None
        room = left - sum(self._pads)
        above: list[Block] = []
        below: list[Block] = []
        for cell, part in zip(entry.cells, widths, strict=True):
            parts = (cell, Stack()) if cell.height(part) <= room + SLACK else cell.split(part, room)
            if parts is None:
                return None
            above.append(parts[0])
            below.append(parts[1])
        return Row(tuple(above)), Row(tuple(below))

    def _back(self, place: int) -> int:
        """Go back so far that no heading ends a page with fewer than two rows, if it has two."""
        last = max((n for n in range(place) if isinstance(self.entries[n], Group)), default=None)
        if last is None or place - last > 2:
            return place
        more = place < len(self.entries) and isinstance(self.entries[place], Row)
        return last if place - last == 1 or more else place

    def _continued(self, place: int) -> list[Entry]:
        """Give the entries from a place on, with the heading that they stand under."""
        rest = list(self.entries[place:])
        if isinstance(rest[0], Group):
            return rest
        group = next((e for e in reversed(self.entries[:place]) if isinstance(e, Group)), None)
        return rest if group is None else [Group(group.again, group.again), *rest]

    def _part(self, entries: Sequence[Entry], width: float) -> "Table":
        """Make a table of some entries with the columns as wide as they are here, and what is measured kept."""
        widths, heights = self._measure(width)
        known = {id(entry): high for entry, high in zip(self.entries, heights, strict=True)}
        part = Table(self.columns, entries, self.before, pads=self._pads)
        part._part_of = self._whole
        part._measured = (
            width,
            widths,
            [known.get(id(entry)) or self._entry_height(entry, width, widths) for entry in entries],
        )
        return part

    @property
    def _whole(self) -> "Table":
        """Give the table that this is a part of; a whole one does not hold itself, and so goes without a collector."""
        return self._part_of or self

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the head, its rule, and the rows with a rule under each."""
        widths, heights = self._measure(width)
        head = self._head_height(widths)
        goes_on = self._part_of is not None and self.entries[0] is not self._whole.entries[0]
        with pen.tags.group("Table", self._whole):
            if any(column.head for column in self.columns):
                with pen.tags.decoration() if goes_on else pen.tags.group("TR"):
                    self._draw_cells(pen, "TH", self._heads, widths, x, y + head - 1.0 - HEAD_BOTTOM, from_below=True)
            y += head
            pen.rule(x, y - 0.5, width, 1.0, TEXT)
            for place, (entry, high) in enumerate(zip(self.entries, heights, strict=True)):
                again = goes_on and place == 0 and isinstance(entry, Group) and entry.heading is entry.again
                with pen.tags.decoration() if again else pen.tags.group("TR"):
                    self._draw_entry(pen, entry, widths, x, y, width)
                weight, colour = (0.75, BORDER_STRONG) if isinstance(entry, Group) else (0.5, BORDER)
                pen.rule(x, y + high, width, weight, colour)
                y += high

    def _draw_entry(self, pen: Pen, entry: Entry, widths: list[float], x: float, y: float, width: float) -> None:
        if isinstance(entry, Group):
            with pen.tags.group("TD"):
                entry.heading.draw(pen, x, y + GROUP_TOP, width)
        else:
            self._draw_cells(pen, "TD", entry.cells, widths, x, y + self._pads[0])

    def _draw_cells(
        self,
        pen: Pen,
        role: str,
        cells: Sequence[Block],
        widths: Sequence[float],
        x: float,
        y: float,
        from_below: bool = False,
    ) -> None:
        """Draw cells side by side, all from one level down or up."""
        for column, (left, cell, part) in zip(self.columns, _side_by_side(x, cells, widths), strict=True):
            with _told(pen, role, column, cell):
                cell.draw(pen, left, y - cell.height(part) if from_below else y, part)


def _told(pen: Pen, role: str, column: Column, cell: Block) -> AbstractContextManager[None]:
    """Say how a cell is marked: as nothing, as one piece of words, or as what its parts are."""
    if column.signs:
        return pen.tags.decoration()
    return pen.tags.content(role) if cell.plain else pen.tags.group(role)


def _side_by_side(x: float, cells: Sequence[Block], widths: Sequence[float]) -> Iterator[tuple[float, Block, float]]:
    for cell, part in zip(cells, widths, strict=True):
        yield x, cell, part
        x += part + GAP
