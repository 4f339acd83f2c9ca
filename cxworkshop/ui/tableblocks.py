"""Blocks of cells: copied, cut, pasted and cleared, each in one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from PySide6.QtGui import QGuiApplication

from cxworkshop.language import NP_, Plural
from cxworkshop.model import edit
from cxworkshop.model.fields import NOT_ASSESSED, Row, Score
from cxworkshop.model.project import Project
from cxworkshop.model.validity import Invalid
from cxworkshop.programme.entry import Unreadable
from cxworkshop.programme.messages import invalid_text
from cxworkshop.ui.clipboard import block_cells, block_text
from cxworkshop.ui.tablecolumns import Votes
from cxworkshop.ui.tablemodel import Cells, Place
from cxworkshop.ui.views.votes import with_votes

if TYPE_CHECKING:
    from cxworkshop.ui.table import EditableTable

PASTED = NP_("Paste into one cell", "Paste into {n} cells")
CLEARED = NP_("Clear one cell", "Clear {n} cells")
CUT = NP_("Cut one cell", "Cut {n} cells")
LEFT_MARKED = NP_(
    "One cell does not fit its column. It is marked; nothing is lost.",
    "{n} cells do not fit their columns. They are marked; nothing is lost.",
)


class Write(NamedTuple):
    """Hold one value on its way into one cell."""

    record: str
    place: Place
    value: Any


class Blocks:
    """Move the selected cells of a table to and from the clipboard."""

    def __init__(self, table: "EditableTable") -> None:
        """Belong to a table."""
        self._table = table
        self._desk = table.desk
        self._model = table.table_model

    def copy(self) -> None:
        """Put the selected cells on the clipboard as a spreadsheet does."""
        rows, columns = self._selected()
        records = [record for row in rows if (record := self._model.record(row)) is not None]
        if records:
            lines = [[self._copied(record, column) for column in columns] for record in records]
            QGuiApplication.clipboard().setText(block_text(lines))

    def _copied(self, record: Any, column: int) -> str:
        cells = self._table.cells[column]
        wrong = self._model.invalid.get((record.id, cells.place))
        if wrong is not None:
            return wrong[0]
        return cells.typed(record) if cells.field is not None else cells.text(record)

    def cut(self) -> None:
        """Copy the selected cells and clear them."""
        self.copy()
        self.clear(CUT)

    def clear(self, message: Plural = CLEARED) -> None:
        """Empty the selected cells."""
        if self._table.read_only:
            return
        rows, columns = self._selected()
        writes = []
        records = [record for row in rows if (record := self._model.record(row)) is not None]
        for record in records:
            for cells in (self._table.cells[column] for column in columns):
                self._model.invalid.pop((record.id, cells.place), None)
                if cells.editable:
                    value = cells.read("")
                    writes.append(Write(record.id, self.target(cells, record, value), value))
        self._write(writes, [], self._desk.plural(message, len(writes)))

    def paste(self) -> None:
        """Write a block from the clipboard into the cells from the current one on."""
        block = block_cells(QGuiApplication.clipboard().text())
        if not block or self._table.read_only or self._table.current_row < 0:
            return
        rows, columns = self._selected()
        if len(block) == 1 and len(block[0]) == 1:
            block = [block[0] * len(columns)] * len(rows)
        writes: list[Write] = []
        fresh: list[Row] = []
        unread = 0
        for row, line in enumerate(block, rows[0]):
            record = self._model.record(row)
            if record is None:
                if not self._model.has_new_row:
                    break
                record = self._pasted(line, columns[0])
                fresh.append(record)
            for cells, text in zip(self._table.cells[columns[0] :], line, strict=False):
                unread += cells.editable and not self._read_into(writes, record, cells, text)
        self._write(writes, fresh, self._desk.plural(PASTED, len(writes)))
        if unread:
            self._desk.toast(self._desk.plural(LEFT_MARKED, unread))

    def _read_into(self, writes: list[Write], record: Any, cells: Cells, text: str) -> bool:
        """Read a text for a cell; False, with the text marked in the cell, when it cannot be read."""
        try:
            value = cells.read(text.strip() if cells.is_score else text)
        except Unreadable as wrong:
            self._model.invalid[record.id, cells.place] = (text, wrong.text(self._desk.language))
            return False
        self._model.invalid.pop((record.id, cells.place), None)
        writes.append(Write(record.id, self.target(cells, record, value), self.put_value(cells, record, value)))
        return True

    def _pasted(self, line: Sequence[str], left: int) -> Row:
        """Make the record for a pasted line, from the text in the column that names it."""
        column = self._model.new_column
        inside = left <= column < left + len(line)
        return self._table.made(column, line[column - left] if inside and self._table.makes_rows else "")

    def _write(self, writes: Sequence[Write], fresh: Sequence[Row], text: str) -> None:
        if not writes and not fresh:
            self._table.viewport().update()
            return
        place, language = self._table.place, self._desk.language

        def make(project: Project) -> Project:
            for record in fresh:
                project = edit.add(project, place, record)
            for write in writes:
                try:
                    project = edit.put(project, (*place, write.record, *write.place), write.value)
                except Invalid as wrong:
                    said = (str(write.value), invalid_text(wrong, language))
                    self._model.invalid[write.record, write.place] = said
            return project

        self._desk.document.change(make, place, text)

    def target(self, cells: Cells, record: Any, value: Any) -> Place:
        """Give the place of a value in its record; a score without single ratings is taken away as a whole."""
        held = cells.value(record)
        if isinstance(value, Votes):
            return cells.place
        voted = isinstance(held, Score) and bool(held.votes)
        if value is None and cells.shape is not None and cells.shape.keyed and not voted:
            return cells.place
        return cells.written_place

    def put_value(self, cells: Cells, record: Any, value: Any) -> Any:
        """Give what is put for a value that was read: single ratings become a score without an agreed value."""
        if not isinstance(value, Votes):
            return value
        held = cells.value(record)
        people = [person.id for person in self._desk.project.workshop.participants]
        voted = with_votes(held if isinstance(held, Score) else NOT_ASSESSED, value, people)
        return msgspec.structs.replace(voted, agreed=None)

    def _selected(self) -> tuple[range, range]:
        """Give the rows and columns of the selected block."""
        chosen = self._table.selected()
        if not chosen:
            here = self._table.currentIndex()
            return range(here.row(), here.row() + 1), range(here.column(), here.column() + 1)
        return (
            range(min(one.top() for one in chosen), max(one.bottom() for one in chosen) + 1),
            range(min(one.left() for one in chosen), max(one.right() for one in chosen) + 1),
        )
