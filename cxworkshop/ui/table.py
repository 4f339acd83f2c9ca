"""The table in which rows of the project are shown and edited: one class for every step."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QScrollArea, QSizePolicy, QTableView

from cxworkshop.language import N_, NP_
from cxworkshop.model.fields import Row
from cxworkshop.model.ids import new_id
from cxworkshop.model.project import Project
from cxworkshop.model.validity import Invalid
from cxworkshop.programme.entry import Unreadable, written
from cxworkshop.programme.messages import invalid_text
from cxworkshop.programme.shapes import row_type
from cxworkshop.ui.cells import ROW, CellDelegate
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.tableblocks import Blocks
from cxworkshop.ui.tablefilter import FilterLine
from cxworkshop.ui.tableheader import TableHeader
from cxworkshop.ui.tablemenu import table_menu
from cxworkshop.ui.tablemodel import Cells, Column, Index, Place, TableModel

MEASURED_ROWS = 200
"""Up to so many rows each is as high as its words; a longer table has rows of one height."""
STRETCH_LEAST = 140
LIT_MS = 1200
SCORES = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(1, 6)}
CLEARING = (Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect

FEWEST = NP_("At least one row stays.", "At least {n} rows stay.")
REMOVED = NP_("One row removed", "{n} rows removed")


class EditableTable(QTableView):
    """Show the records of a collection in columns, and edit them as in a spreadsheet.

    `place` of a column is the path of a field inside the record; `text` overrides what is shown, or computes it where
    there is no place; `draw` paints the content. `kind` is "score" for 1 to 5 dots, "tick" for a check box whose
    state and change come from `ticked` and `toggle`; these two also put a check box in front of a column's words.
    `badge` gives the letters of a circle in front of them, `caption` a smaller line below. A width of 0 stretches.
    `has_doors` lets each row open its record.
    """

    row_changed = Signal(str)
    row_opened = Signal(str)

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
        super().__init__()
        self.desk = desk
        self.place: Place = parent_place or (collection,)
        self.record_type = row_type(self.place)
        self.cells = [Cells(desk, self.record_type, column) for column in columns]
        self._make = make
        self._chosen_rows = rows
        self._fitted: tuple[int, int | None] | None = None
        self._widths: dict[int, int] = {}
        self._leaving = self._laying_out = False
        self._pressed: tuple[str, int, int, int] | None = None
        self._filter: FilterLine | None = None
        self.has_doors = True
        self._fewest = 0
        self.current_row = self.current_column = self.hovered_row = self.last_line = -1
        self.has_keys = self.many_selected = False
        self.lit: tuple[str, int] | None = None
        self.table_model = TableModel(desk, self.cells, new_text, self)
        self.cell_delegate = CellDelegate(self)
        self.blocks = Blocks(self)
        self._dress(name)
        self.setItemDelegate(self.cell_delegate)
        self.setHorizontalHeader(TableHeader(self))
        self.setModel(self.table_model)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.header.sectionClicked.connect(self.sort_by_column)
        self.header.sectionResized.connect(self._resized_by_hand)
        self._lit_timer = QTimer(self, singleShot=True, interval=LIT_MS)
        self._lit_timer.timeout.connect(self._unlight)
        self.row_opened.connect(self._open_sheet)
        desk.document.changed.connect(self._document_changed)
        self.refresh()

    def _dress(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setProperty("flat", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.desk.px(ROW))
        self.verticalScrollBar().setSingleStep(self.desk.px(ROW))

    # What others ask of the table

    @property
    def header(self) -> TableHeader:
        """Give the header, which takes widgets."""
        header = self.horizontalHeader()
        assert isinstance(header, TableHeader)
        return header

    @property
    def read_only(self) -> bool:
        """Tell whether nothing may change."""
        return self.desk.document.read_only

    def refresh(self) -> None:
        """Show what the project says now; computed columns too."""
        here, column = self.current_id(), self.current_column
        if self.table_model.show(self._records()):
            self._measure_rows()
            self._go_back_to(here, column)
        else:
            self._measure_rows()
        self.viewport().update()

    def select(self, id: str, place: Place = (), focus: bool = True, light: bool = True) -> bool:
        """Go to a record, and to the column that shows a place in it; False when no column does."""
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
        rows = sorted({index.row() for index in self.selectedIndexes()} or {self.current_row})
        return [record.id for row in rows if (record := self.table_model.record(row)) is not None]

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        here, column = self.current_id(), self.current_column
        self.table_model.beginResetModel()
        self.cells = self.table_model.columns = [Cells(self.desk, self.record_type, column) for column in columns]
        self._widths = {}
        self.table_model.endResetModel()
        self._lay_out()
        self._measure_rows()
        self._go_back_to(here, min(column, len(self.cells) - 1))

    def fit(self, least: int = 1, most: int | None = None) -> None:
        """Be as high as the rows, so that the page scrolls and not the table; up to `most` rows, if given."""
        self._fitted = (least, most)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit_height()

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

    def row_count(self) -> int:
        """Count the records, also those that a filter hides."""
        return len(self.table_model.every)

    def limit(self, fewest: int, most: int) -> None:
        """Keep so many records at least and at most."""
        self._fewest = fewest
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
        ours = not place or place[: len(self.place)] == self.place[: len(place)]
        if not ours and self._chosen_rows is None:
            for cells in self.cells:
                cells.forget_names()
            self.viewport().update()
        else:
            self.refresh()

    def _go_back_to(self, id: str, column: int) -> None:
        row = self.table_model.row_of(id) if id else None
        if row is not None and column >= 0:
            self.setCurrentIndex(self.table_model.index(row, column))
        else:
            self.current_row = self.current_column = -1

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
        self.many_selected = len(self.selectedIndexes()) > 1
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
        if not self._does(event):
            super().keyPressEvent(event)

    def _does(self, event: QKeyEvent) -> bool:
        key, change = Qt.Key(event.key()), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.blocks.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.blocks.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.blocks.paste()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.open_filter()
        elif key == Qt.Key.Key_Escape:
            self._leaving = True
            return False
        elif change & CONTROL:
            return self._does_with_control(key)
        elif change & ALT:
            return self._does_with_alt(key)
        elif key in ENTER:
            self.edit_or_open()
        elif key == Qt.Key.Key_Space and self._tick_cell() is not None:
            self.toggle()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.blocks.clear()
        elif self._in_score() and (key in SCORES or key in CLEARING):
            self.set_score(SCORES.get(key))
        elif self._in_score() and event.text().strip():
            return not event.text().isdigit()
        else:
            return False
        return True

    def _does_with_control(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.add_row()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_rows()
            case Qt.Key.Key_D:
                self.duplicate_row()
            case _:
                return False
        return True

    def _does_with_alt(self, key: Qt.Key) -> bool:
        if key in ARROWS:
            self.move_row(ARROWS[key])
        elif key in ENTER:
            self.open_row()
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Keep for the table the keys that it understands, before the window's own shortcuts take them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down)
            changed = event.modifiers() & (CONTROL | ALT)
            find = event.matches(QKeySequence.StandardKey.Find)
            if find or (changed and event.key() in ours):
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

    def _hover(self, row: int) -> None:
        if row == self.hovered_row:
            return
        for one in (self.hovered_row, row):
            if one >= 0:
                self.viewport().update(0, self.rowViewportPosition(one), self.viewport().width(), self.rowHeight(one))
        self.hovered_row = row

    def _under(self, at: QPoint) -> tuple[str, int, int, int] | None:
        index = self.indexAt(at)
        record = self.table_model.record(index.row()) if index.isValid() else None
        if record is None:
            return None
        row, column = index.row(), index.column()
        rect = self.visualRect(index)
        zones = self.cell_delegate.zones(rect, column)
        if zones.door.contains(at):
            return ("door", row, column, 0)
        if zones.box.adjusted(-6, -6, 6, 6).contains(at) and not zones.box.isNull():
            return ("box", row, column, 0)
        if self.cells[column].is_score and not self.read_only:
            score = self.cell_delegate.score_under(rect, column, at.x())
            return ("score", row, column, score) if score is not None else None
        return None

    # Editing

    def edit_or_open(self) -> None:
        """Edit the current cell, tick it, or open its record when there is nothing to edit."""
        cells = self.cells[self.current_column] if self.current_column >= 0 else None
        if cells is None:
            return
        if self.table_model.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
        elif cells.is_tick and self._tick_cell() is not None and self.current_id() and not self.read_only:
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
            self.desk.document.put((*self.place, record.id, *self.blocks.target(cells, record, value)), value)
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
        cells, record = self._tick_cell(), self.table_model.record(self.current_row)
        if cells is None or record is None or self.read_only:
            return
        ticked = not cells.ticked(record)
        if cells.column.toggle is not None:
            cells.column.toggle(record, ticked)
        else:
            self.desk.document.put((*self.place, record.id, *cells.place), ticked)
        self.viewport().update()

    def _tick_cell(self) -> Cells | None:
        """Find the check box that Space means: of the current cell, else the first of the row."""
        if self.current_column < 0 or self.table_model.record(self.current_row) is None:
            return None
        here = self.cells[self.current_column]
        if here.column.toggle is not None or here.is_flag:
            return here
        return next((cells for cells in self.cells if cells.column.toggle is not None), None)

    def _in_score(self) -> bool:
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

    def add_row(self) -> None:
        """Add an empty record below the current one and begin to name it."""
        if not self.takes_rows:
            return
        record = self.made(self.table_model.new_column, "")
        here = self._places().get(self.current_id())
        self.desk.document.add(self.place, record, None if here is None else here + 1)
        row = self.table_model.row_of(record.id)
        if row is not None:
            index = self.table_model.index(row, self.table_model.new_column)
            self.setCurrentIndex(index)
            self.edit(index)

    def remove_rows(self) -> None:
        """Remove the selected records; the toast brings them back."""
        ids = self.selected_ids()
        if not ids or self.read_only:
            return
        if self.row_count() - len(ids) < self._fewest:
            self.desk.toast(self.desk.plural(FEWEST, self._fewest))
            return
        first, column = self.current_row, self.current_column
        self.desk.document.remove([(*self.place, id) for id in ids])
        row = min(first, self.table_model.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.table_model.index(row, max(0, column)))
        self.desk.toast(self.desk.plural(REMOVED, len(ids)), self.desk.text(N_("Undo")), self.desk.document.undo)

    def duplicate_row(self) -> None:
        """Copy the current record below itself."""
        if self.current_id() and not self.read_only:
            id = self.desk.document.duplicate((*self.place, self.current_id()))
            self.select(id, light=False)

    def move_row(self, by: int) -> None:
        """Move the current record past its neighbour in the table."""
        id, neighbour = self.current_id(), self.table_model.record(self.current_row + by)
        if not id or neighbour is None or self.read_only or self.table_model.sorted_by is not None:
            return
        self.desk.document.move((*self.place, id), self._places()[neighbour.id])

    def open_row(self) -> None:
        """Open the record of the current row."""
        if self.current_id():
            self.row_opened.emit(self.current_id())

    def _open_sheet(self, id: str) -> None:
        if self.has_doors:
            self.desk.open_sheet((*self.place, id))

    def _places(self) -> dict[str, int]:
        return {row.id: place for place, row in enumerate(self.desk.document.get(self.place))}

    # Order and filter

    def sort_by_column(self, column: int) -> None:
        """Order the rows by a column: rising, falling, then as in the project again."""
        here, current = self.current_id(), self.current_column
        order = self.table_model.sorted_by
        if order == (column, True):
            self.table_model.unsort()
        else:
            self.table_model.sort_by(column, order == (column, False))
        self._measure_rows()
        self._go_back_to(here, current)
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

    def seek(self, text: str) -> int:
        """Show only rows that hold all words of a text; gives how many there are."""
        here, column = self.current_id(), self.current_column
        self.table_model.seek(text)
        self._measure_rows()
        self._go_back_to(here, column)
        return len(self.table_model.rows)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what could not be measured before."""
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give each column its width; those that stretch share what is left."""
        self._laying_out = True
        fixed = {
            place: self._widths.get(place, self.desk.px(cells.column.width))
            for place, cells in enumerate(self.cells)
            if cells.column.width or place in self._widths
        }
        free = [place for place in range(len(self.cells)) if place not in fixed]
        left = self.viewport().width() - sum(fixed.values())
        for number, place in enumerate(free):
            share = left // (len(free) - number)
            fixed[place] = max(self.desk.px(STRETCH_LEAST), share)
            left -= fixed[place]
        changed = False
        for place, width in fixed.items():
            if self.columnWidth(place) != width:
                self.setColumnWidth(place, width)
                changed = True
        self._laying_out = False
        if changed:
            self.header.refresh()
            self._measure_rows()

    def _resized_by_hand(self, column: int, before: int, after: int) -> None:
        if not self._laying_out:
            self._widths[column] = after
            self._measure_rows()

    def _measure_rows(self) -> None:
        model, usual = self.table_model, self.desk.px(ROW)
        if len(model.rows) <= MEASURED_ROWS:
            widths = [self.columnWidth(column) for column in range(len(self.cells))]
            for row, record in enumerate(model.rows):
                height = self.cell_delegate.height_of(record, widths)
                if self.rowHeight(row) != height:
                    self.setRowHeight(row, height)
            if model.has_new_row and self.rowHeight(len(model.rows)) != usual:
                self.setRowHeight(len(model.rows), usual)
        self._fit_height()

    def _fit_height(self) -> None:
        if self._fitted is None:
            return
        least, most = self._fitted
        count = self.table_model.rowCount()
        self.last_line = count - 1
        shown = count if most is None else min(count, most)
        rows = sum(self.rowHeight(row) for row in range(shown)) + max(0, least - count) * self.desk.px(ROW)
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalScrollBar().maximum() > 0 else 0
        height = self.header.sizeHint().height() + rows + bar
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def _reveal(self) -> None:
        """Bring the current cell into sight, also where the page scrolls and not the table."""
        self.scrollTo(self.currentIndex())
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        page = parent.widget() if isinstance(parent, QScrollArea) else None
        if page is not None:
            cell = self.visualRect(self.currentIndex())
            at = self.viewport().mapTo(page, cell.center())
            cast(QScrollArea, parent).ensureVisible(0, at.y(), 0, cell.height())

    def _column_of(self, place: Place) -> int:
        """Find the column that shows a place in a record, or a part of it."""
        for column, cells in enumerate(self.cells):
            if cells.place and place[: len(cells.place)] == cells.place:
                return column
        return -1

    def _unlight(self) -> None:
        self.lit = None
        self.viewport().update()


def _with(record: Any, place: Place, value: Any) -> Any:
    """Give a record with one field set, which may lie inside another record."""
    import msgspec

    inner = value if len(place) == 1 else _with(getattr(record, place[0]), place[1:], value)
    return msgspec.structs.replace(record, **{place[0]: inner})


__all__ = ["Column", "EditableTable", "Place"]
