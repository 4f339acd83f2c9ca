"""The rows behind an editable table: a list of records that can be ordered and filtered."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.language import N_, NO_VALUE
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.tablecolumns import Cells, Column, Place

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
NAME = int(Qt.ItemDataRole.AccessibleTextRole)
DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
NO_PARENT = QModelIndex()
SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
EDITABLE = SELECTABLE | Qt.ItemFlag.ItemIsEditable

CELL = N_("{row}, {column}: {value}")


class TableModel(QAbstractTableModel):
    """Hold the records that are shown, in the order shown, and one more row to type a new record into."""

    def __init__(self, desk: Desk, columns: Sequence[Cells], new_text: str, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._desk = desk
        self.columns = list(columns)
        self.new_text = new_text
        self.most = 0
        self.rows: list[Any] = []
        self.every: list[Any] = []
        self.invalid: dict[tuple[str, Place], tuple[str, str]] = desk.memory.setdefault(("invalid",), {})
        self.sorted_by: tuple[int, bool] | None = None
        self.sought = ""
        self._order: dict[str, int] = {}
        self._texts: dict[str, tuple[Any, str]] = {}

    # What Qt asks

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Count the records, and the row for a new one."""
        return 0 if parent.isValid() else len(self.rows) + self.has_new_row

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        row, cells = index.row(), self.columns[index.column()]
        if row >= len(self.rows):
            return EDITABLE if index.column() == self.new_column and self.has_new_row else SELECTABLE
        editable = cells.editable and not cells.is_tick and not self._desk.document.read_only
        return EDITABLE if editable else SELECTABLE

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Give the words of a cell; painting does not come by here."""
        if role not in (DISPLAY, EDIT, TOOLTIP, NAME, DESCRIPTION):
            return None
        row, cells = index.row(), self.columns[index.column()]
        if row >= len(self.rows):
            return self.new_text if index.column() == self.new_column and role in (DISPLAY, NAME) else None
        record = self.rows[row]
        wrong = self.invalid.get((record.id, cells.place))
        if role == DISPLAY:
            return wrong[0] if wrong else cells.text(record)
        if role == EDIT:
            return wrong[0] if wrong else cells.edited(record)
        if role == NAME:
            return self._spoken(record, cells)
        said = wrong[1] if wrong else cells.column.caption(record) if cells.column.caption else ""
        if role == DESCRIPTION:
            return said
        return f"<p>{escape(said)}</p>" if wrong else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Name a column, or number a row."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == DISPLAY else None
        if role in (DISPLAY, NAME):
            return self.columns[section].title
        if role == TOOLTIP and self.columns[section].help:
            return f"<p>{escape(self.columns[section].help)}</p>"
        return None

    # Rows

    @property
    def has_new_row(self) -> bool:
        """Tell whether there is a row for a new record."""
        free = not self._desk.document.read_only and not self.sought
        return bool(self.new_text) and free and not self.is_full

    @property
    def is_full(self) -> bool:
        """Tell whether there are as many records as there may be."""
        return bool(self.most) and len(self.every) >= self.most

    @property
    def new_column(self) -> int:
        """Give the column in which a new record is typed: the first one that takes words."""
        return next((place for place, cells in enumerate(self.columns) if cells.editable and not cells.is_tick), 0)

    def show(self, records: Sequence[Any]) -> bool:
        """Take the records of the project; tells whether rows came, went or moved."""
        self.every = list(records)
        for cells in self.columns:
            cells.forget_names()
        arranged = self._arranged()
        if [row.id for row in arranged] == [row.id for row in self.rows]:
            self.rows = arranged
            return False
        self.beginResetModel()
        self.rows = arranged
        self.endResetModel()
        return True

    def row_of(self, id: str) -> int | None:
        """Find the row of a record."""
        return next((place for place, row in enumerate(self.rows) if row.id == id), None)

    def record(self, row: int) -> Any | None:
        """Give the record of a row, None for the row of a new one."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def sort_by(self, column: int, falling: bool) -> None:
        """Put the rows in the order of a column; what is typed later does not move them."""
        key = self.columns[column].sort_key
        keyed = [(key(record), record) for record in self.every]
        full = sorted((one for one in keyed if one[0][0] < 2), key=lambda one: one[0], reverse=falling)
        ordered = [*full, *(one for one in keyed if one[0][0] == 2)]
        self._order = {record.id: place for place, (_, record) in enumerate(ordered)}
        self.sorted_by = (column, falling)
        self._rearrange()

    def unsort(self) -> None:
        """Go back to the order of the project."""
        self._order = {}
        self.sorted_by = None
        self._rearrange()

    def seek(self, text: str) -> None:
        """Show only rows that hold all words of a text."""
        self.sought = " ".join(text.casefold().split())
        self._rearrange()

    def read_words(self, most: int) -> bool:
        """Read the words of so many rows that have not been read yet; tells whether all are read by now."""
        unread = [record for record in self.every if self._texts.get(record.id, (None,))[0] is not record]
        for record in unread[:most]:
            self._read(record)
        return len(unread) <= most

    def _rearrange(self) -> None:
        self.beginResetModel()
        self.rows = self._arranged()
        self.endResetModel()

    def _arranged(self) -> list[Any]:
        rows = self.every
        if self._order:
            last = len(self._order)
            rows = sorted(rows, key=lambda record: self._order.get(record.id, last))
        if self.sought:
            words = self.sought.split()
            rows = [record for record in rows if self._holds(record, words)]
        return list(rows)

    def _holds(self, record: Any, words: list[str]) -> bool:
        kept = self._texts.get(record.id)
        said = kept[1] if kept is not None and kept[0] is record else self._read(record)
        return all(word in said for word in words)

    def _read(self, record: Any) -> str:
        said = "\n".join(cells.text(record) for cells in self.columns).casefold()
        self._texts[record.id] = (record, said)
        return said

    def _spoken(self, record: Any, cells: Cells) -> str:
        said = cells.spoken(record)
        first = self.columns[self.new_column]
        if cells is first:
            return said
        return self._desk.text(CELL, row=first.text(record) or NO_VALUE, column=cells.title, value=said)


__all__ = ["Cells", "Column", "Index", "Place", "TableModel"]
