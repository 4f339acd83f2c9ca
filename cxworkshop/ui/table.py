"""The table in which rows of the project are shown and edited: one class for every step."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionRange, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu

from cxworkshop.model.fields import Row
from cxworkshop.model.ids import new_id
from cxworkshop.model.project import Project
from cxworkshop.model.validity import Invalid
from cxworkshop.programme.entry import Unreadable, written
from cxworkshop.programme.messages import invalid_text
from cxworkshop.programme.shapes import row_type
from cxworkshop.ui.cells import CellDelegate
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.sight import out_of_sight
from cxworkshop.ui.tableblocks import Blocks
from cxworkshop.ui.tablefilter import FilterLine
from cxworkshop.ui.tableheader import TableHeader
from cxworkshop.ui.tablekeys import does, is_ours
from cxworkshop.ui.tablelayout import TableLayout
from cxworkshop.ui.tablemenu import table_menu
from cxworkshop.ui.tablemodel import Cells, Column, Index, Place, TableModel
from cxworkshop.ui.tablerows import RowCommands

LIT_MS = 1200
READ_AT_ONCE = 500
"""How many rows are read for a filter before the window may answer."""


class EditableTable(TableLayout):
    """Show the records of a collection in columns, and edit them as in a spreadsheet.

    `place` of a column is the path of a field inside the record; `text` overrides what is shown, or computes it where
    there is no place; `draw` paints the content. `kind` is "score" for 1 to 5 dots, "tick" for a check box whose
    state and change come from `ticked` and `toggle`; these two also put a check box in front of a column's words.
    `badge` gives the letters of a circle in front of them, `caption` a smaller line below. A width of 0 stretches.
    `has_doors` lets each row open its record.
    """

    row_changed = Signal(str)
    row_opened = Signal(str)
    filtered = Signal()
    """Other rows are shown, by the words that somebody seeks."""

    def __init__(
        self,
        desk: Desk,
        collection: str,
        columns: Sequence[Column],
        *,
        name: str,
        new_text: str = "",
        make: Callable[[str], Row] | None = None,
        rows: Callable[[Project], Sequence[Any]] | None = None,
        parent_place: Place = (),
    ) -> None:
        """Show a collection, or with `parent_place` a list of records inside one of them.

        `name` is read aloud; `new_text` stands in a last row that takes new records; `make` makes a record from what
        is typed there; `rows` chooses and orders the records that are shown.
        """
        super().__init__(desk)
        self.setAccessibleName(name)
        self.place: Place = parent_place or (collection,)
        self.record_type = row_type(self.place)
        self.cells = [Cells(desk, self.record_type, column) for column in columns]
        self._make = make
        self._chosen_rows = rows
        self._leaving = False
        self._stale = False
        self._pressed: tuple[str, int, int, int] | None = None
        self._filter: FilterLine | None = None
        self.has_doors = True
        self.current_row = self.current_column = -1
        self.has_keys = self.many_selected = self.by_typing = False
        self.lit: tuple[str, int] | None = None
        self.table_model = TableModel(desk, self.cells, new_text, self)
        self.cell_delegate = CellDelegate(self)
        self.blocks = Blocks(self)
        self.rows = RowCommands(self)
        self.setItemDelegate(self.cell_delegate)
        self.setHorizontalHeader(TableHeader(self))
        self.setModel(self.table_model)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.header.sectionClicked.connect(self.sort_by_column)
        self.header.sectionResized.connect(self._resized_by_hand)
        self._wanted: str | None = None
        self._seeking = QTimer(self, singleShot=True, interval=0)
        self._seeking.timeout.connect(self._seek_on)
        self._lit_timer = QTimer(self, singleShot=True, interval=LIT_MS)
        self._lit_timer.timeout.connect(self._unlight)
        self.row_opened.connect(self._open_sheet)
        desk.document.changed.connect(self._document_changed)
        self.refresh()

    # What others ask of the table

    def refresh(self) -> None:
        """Show what the project says now; computed columns too."""
        self._stale = False
        here, row, column = self.current_id(), self.current_row, self.current_column
        if self.table_model.show(self._records()):
            self._measure_rows()
            self._go_back_to(here, row, column)
        else:
            self._measure_rows()
        self.viewport().update()

    def select(self, id: str, place: Place = (), focus: bool = True, light: bool = True) -> bool:
        """Go to a record, and to the column that shows a place in it; False when no column does."""
        self._freshen()
        if self.table_model.sought and self.table_model.row_of(id) is None:
            self.close_filter()
        row = self.table_model.row_of(id)
        if row is None:
            return False
        column = self._column_of(place) if place else self.table_model.new_column
        self.setCurrentIndex(self.table_model.index(row, max(0, column)))
        self._reveal()
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if light and column >= 0:
            self.lit = (id, column)
            self._lit_timer.start()
            self.viewport().update()
        return column >= 0

    def current_id(self) -> str:
        """Give the id of the current row, "" for none and for the row of a new record."""
        record = self.table_model.record(self.current_row)
        return record.id if record is not None else ""

    def selected_ids(self) -> list[str]:
        """Give the ids of the rows in which cells are selected."""
        rows = sorted(
            {row for one in self.selected() for row in range(one.top(), one.bottom() + 1)} or {self.current_row}
        )
        return [record.id for row in rows if (record := self.table_model.record(row)) is not None]

    def selected(self) -> list[QItemSelectionRange]:
        """Give the blocks of cells that are selected; to list their cells would take long for a whole table."""
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        here, row, column = self.current_id(), self.current_row, self.current_column
        self.table_model.beginResetModel()
        self.cells = self.table_model.columns = [Cells(self.desk, self.record_type, column) for column in columns]
        self._widths = {}
        self.table_model.endResetModel()
        self._lay_out()
        self._measure_rows()
        self._go_back_to(here, row, min(column, len(self.cells) - 1))

    @property
    def makes_rows(self) -> bool:
        """Tell whether a new record is made in a way of its own."""
        return self._make is not None

    @property
    def takes_rows(self) -> bool:
        """Tell whether records can be added."""
        if self.table_model.is_full:
            return False
        return not self.read_only and (bool(self.table_model.new_text) or self._make is not None)

    def limit(self, fewest: int, most: int) -> None:
        """Keep so many records at least and at most."""
        self.rows.fewest = fewest
        self.table_model.most = most
        self.refresh()

    def is_invalid(self, row: int, column: int) -> bool:
        """Tell whether a cell holds a text that could not be read."""
        record = self.table_model.record(row)
        return record is not None and (record.id, self.cells[column].place) in self.table_model.invalid

    # Following the document

    def _records(self) -> Sequence[Any]:
        if self._chosen_rows is not None:
            return self._chosen_rows(self.desk.project)
        return self.desk.document.get(self.place) if self.desk.document.has(self.place) else ()

    def _document_changed(self, place: Place) -> None:
        if out_of_sight(self):
            self._stale = True
            return
        ours = not place or place[: len(self.place)] == self.place[: len(place)]
        if not ours and self._chosen_rows is None:
            for cells in self.cells:
                cells.forget_names()
            self.viewport().update()
        else:
            self.refresh()

    def _go_back_to(self, id: str, before: int, column: int) -> None:
        """Stand where we stood: in the same record, else in the same line, so that typing goes on."""
        row = self.table_model.row_of(id) if id else None
        if row is None and self.has_keys and self.table_model.rowCount():
            last = self.table_model.rowCount() - 1
            row, column = min(max(0, before), last) if id else last, max(column, self.table_model.new_column)
        if row is not None and column >= 0:
            self.setCurrentIndex(self.table_model.index(row, column))
        else:
            self.current_row = self.current_column = -1

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody saw the table."""
        self._freshen()
        super().showEvent(event)

    def _freshen(self) -> None:
        if self._stale:
            self.refresh()

    # Selection and focus

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Remember the current cell, which painting asks for again and again."""
        super().currentChanged(current, previous)
        before = self.current_row
        self.current_row, self.current_column = current.row(), current.column()
        self._leaving = False
        self.viewport().update()
        if before != self.current_row:
            self.row_changed.emit(self.current_id())
        if self.has_keys:
            self._reveal()

    def _selection_changed(self, chosen: QItemSelection, left: QItemSelection) -> None:
        self.many_selected = sum(one.width() * one.height() for one in self.selected()) > 1
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand in the first cell when there is no current one."""
        super().focusInEvent(event)
        self.has_keys, self._leaving = True, False
        if not self.currentIndex().isValid() and self.table_model.rowCount():
            self.setCurrentIndex(self.table_model.index(0, self.table_model.new_column))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the current cell without its frame."""
        super().focusOutEvent(event)
        self.has_keys = False
        self.viewport().update()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go from cell to cell with Tab, and out of the table after the last one or after Esc."""
        focus = self.window().focusWidget()
        if focus is not None and self.header.isAncestorOf(focus):
            # a slider in the header is no cell
            return super().focusNextPrevChild(next)
        row, column = self.current_row, self.current_column + (1 if next else -1)
        if not 0 <= column < len(self.cells):
            row, column = row + (1 if next else -1), 0 if next else len(self.cells) - 1
        inside = 0 <= row < self.table_model.rowCount()
        if next and row == len(self.table_model.rows) and column > self.table_model.new_column:
            inside = False
        if self._leaving or not inside:
            return super().focusNextPrevChild(next)
        self.setCurrentIndex(self.table_model.index(row, column))
        return True

    def leave_next(self) -> None:
        """Let the next Tab leave the table, whatever cell is current."""
        self._leaving = True

    def step(self, rows: int, columns: int) -> None:
        """Move the current cell; to the side it goes on in the next row."""
        row, column = self.current_row + rows, self.current_column + columns
        if column >= len(self.cells):
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, len(self.cells) - 1
        if 0 <= row < self.table_model.rowCount():
            self.setCurrentIndex(self.table_model.index(row, column))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of a table do; letters begin to edit."""
        if does(self, event):
            return
        self.by_typing = True
        super().keyPressEvent(event)
        self.by_typing = False

    def event(self, event: QEvent) -> bool:
        """Keep for the table the keys that it understands, before the window's own shortcuts take them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_ours(event):
            event.accept()
            return True
        return super().event(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note what was pressed: it is done when the button is let go over the same thing."""
        self._pressed = self._under(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick a box, set a score or open a record."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed != self._under(event.position().toPoint()):
            return
        what, row, column, score = pressed
        self.setCurrentIndex(self.table_model.index(row, column))
        if what == "door":
            self.open_row()
        elif what == "box":
            self.toggle()
        elif self.current_column == column and not self.read_only:
            self._put_score(score)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the words, but never through a check box or a score."""
        if self._under(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Light no row."""
        super().leaveEvent(event)
        self._hover(-1)

    # Editing

    def edit_or_open(self) -> None:
        """Edit the current cell, tick it, or open its record when there is nothing to edit."""
        cells = self.cells[self.current_column] if self.current_column >= 0 else None
        if cells is None:
            return
        if self.table_model.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
        elif cells.is_tick and self.tick_cell() is not None and self.current_id() and not self.read_only:
            self.toggle()
        else:
            self.open_row()

    def take_text(self, row: int, column: int, text: str) -> None:
        """Put what was typed into a cell; what cannot be read stays there, marked."""
        try:
            value = self.cells[column].read(text)
        except Unreadable as wrong:
            record = self.table_model.record(row)
            if record is not None:
                sentence = wrong.text(self.desk.language)
                self.table_model.invalid[record.id, self.cells[column].place] = (text, sentence)
                self.viewport().update()
            return
        self.take_value(row, column, value)

    def take_value(self, row: int, column: int, value: Any, move: tuple[int, int] | None = None) -> None:
        """Put a value into a cell, or make a new record of it, and move on."""
        record = self.table_model.record(row)
        if record is None:
            if value not in (None, "", ()):
                self._add_typed(column, value, move)
            elif move is not None:
                self.step(*move)
            return
        cells = self.cells[column]
        self.table_model.invalid.pop((record.id, cells.place), None)
        try:
            self.desk.document.put(
                (*self.place, record.id, *self.blocks.target(cells, record, value)),
                self.blocks.put_value(cells, record, value),
            )
        except Invalid as wrong:
            text = written(cells.field, value, self.desk.language) if cells.field else str(value)
            self.table_model.invalid[record.id, cells.place] = (text, invalid_text(wrong, self.desk.language))
        self.viewport().update()
        if move is not None:
            self._move_from(record.id, column, move)

    def _move_from(self, id: str, column: int, move: tuple[int, int]) -> None:
        row = self.table_model.row_of(id)
        if row is not None:
            self.setCurrentIndex(self.table_model.index(row, column))
            self.step(*move)

    def _add_typed(self, column: int, value: Any, move: tuple[int, int] | None) -> None:
        record = self.made(column, value)
        self.desk.document.add(self.place, record)
        if self.table_model.row_of(record.id) is None:
            return
        if move == (1, 0):
            last = self.table_model.rowCount() - 1
            self.setCurrentIndex(self.table_model.index(last, column))
        elif move is not None:
            self._move_from(record.id, column, move)

    def made(self, column: int, value: Any) -> Row:
        """Make a new record from what was typed into a column."""
        cells = self.cells[column]
        if self._make is not None:
            said = written(cells.field, value, self.desk.language) if cells.field and value else ""
            return self._make(value if isinstance(value, str) else said)
        record: Row = self.record_type(id=new_id())
        return record if value in (None, "", ()) else cast(Row, _with(record, cells.place, value))

    def toggle(self) -> None:
        """Tick or untick the check box of the current row."""
        cells, record = self.tick_cell(), self.table_model.record(self.current_row)
        if cells is None or record is None or self.read_only:
            return
        ticked = not cells.ticked(record)
        if cells.column.toggle is not None:
            cells.column.toggle(record, ticked)
        else:
            self.desk.document.put((*self.place, record.id, *cells.place), ticked)
        self.viewport().update()

    def tick_cell(self) -> Cells | None:
        """Find the check box that Space means: of the current cell, else the first of the row."""
        if self.current_column < 0 or self.table_model.record(self.current_row) is None:
            return None
        here = self.cells[self.current_column]
        if here.column.toggle is not None or here.is_flag:
            return here
        return next((cells for cells in self.cells if cells.column.toggle is not None), None)

    def in_score(self) -> bool:
        """Tell whether the current cell takes a score."""
        here = self.current_column >= 0 and self.cells[self.current_column].is_score
        return here and bool(self.current_id()) and not self.read_only

    def set_score(self, score: int | None) -> None:
        """Set the current score cell and move right; None clears it and stays.

        After the last cell of a row that can be edited the next row begins, at its first score.
        """
        self._put_score(score)
        if score is None:
            return
        right = self.current_column + 1
        if right < len(self.cells) and self.cells[right].editable:
            self.step(0, 1)
        elif self.current_row + 1 < len(self.table_model.rows):
            first = next(place for place, cells in enumerate(self.cells) if cells.is_score)
            self.setCurrentIndex(self.table_model.index(self.current_row + 1, first))

    def _put_score(self, score: int | None) -> None:
        cells = self.cells[self.current_column]
        form = cells.shape
        value = None if score is None else float(score) if form is not None and form.kind == "score" else score
        self.take_value(self.current_row, self.current_column, value)

    # Rows

    def open_row(self) -> None:
        """Open the record of the current row."""
        if self.current_id():
            self.row_opened.emit(self.current_id())

    def _open_sheet(self, id: str) -> None:
        if self.has_doors:
            self.desk.open_sheet((*self.place, id))

    # Order and filter

    def sort_by_column(self, column: int) -> None:
        """Order the rows by a column: rising, falling, then as in the project again."""
        here, row, current = self.current_id(), self.current_row, self.current_column
        order = self.table_model.sorted_by
        if order == (column, True):
            self.table_model.unsort()
        else:
            self.table_model.sort_by(column, order == (column, False))
        self._measure_rows()
        self._go_back_to(here, row, current)
        self.header.viewport().update()

    def open_filter(self) -> None:
        """Open the line that filters the rows."""
        if self._filter is None:
            self._filter = FilterLine(self)
        self._filter.open()

    def close_filter(self) -> None:
        """Show all rows again."""
        if self._filter is not None:
            self._filter.close_line()

    def seek(self, text: str) -> None:
        """Show only rows that hold all words of a text; of very many rows the words are read first, some at a time."""
        self._wanted = text
        self._seek_on()

    def _seek_on(self) -> None:
        if self._wanted is None:
            return
        if self._wanted.strip() and not self.table_model.read_words(READ_AT_ONCE):
            self._seeking.start()
            return
        text, self._wanted = self._wanted, None
        here, row, column = self.current_id(), self.current_row, self.current_column
        self.table_model.seek(text)
        self._measure_rows()
        self._go_back_to(here, row, column)
        self.filtered.emit()

    def found(self) -> set[str] | None:
        """Give the ids of the rows that hold what somebody seeks; None when all rows are shown."""
        return {row.id for row in self.table_model.rows} if self.table_model.sought else None

    # Menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same commands as the keys."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu().popup(at)

    def menu(self) -> QMenu:
        """Make the menu of the current cell."""
        return table_menu(self)

    # Measures

    def _unlight(self) -> None:
        self.lit = None
        self.viewport().update()


def _with(record: Any, place: Place, value: Any) -> Any:
    """Give a record with one field set, which may lie inside another record."""
    import msgspec

    inner = value if len(place) == 1 else _with(getattr(record, place[0]), place[1:], value)
    return msgspec.structs.replace(record, **{place[0]: inner})


__all__ = ["Column", "EditableTable", "Place"]
