"""Rows are added, removed, copied and moved."""

from typing import TYPE_CHECKING

from cxworkshop.language import N_, NP_

if TYPE_CHECKING:
    from cxworkshop.ui.table import EditableTable

FEWEST = NP_("At least one row stays.", "At least {n} rows stay.")
REMOVED = NP_("One row removed", "{n} rows removed")


class RowCommands:
    """Change the rows of a table as a whole."""

    def __init__(self, table: "EditableTable") -> None:
        """Belong to a table."""
        self._table = table
        self._desk = table.desk
        self.fewest = 0

    def add(self) -> None:
        """Add an empty record below the current one and begin to name it."""
        if not self._table.takes_rows:
            return
        record = self._table.made(self._table.table_model.new_column, "")
        here = self._places().get(self._table.current_id())
        self._desk.document.add(self._table.place, record, None if here is None else here + 1)
        row = self._table.table_model.row_of(record.id)
        if row is not None:
            index = self._table.table_model.index(row, self._table.table_model.new_column)
            self._table.setCurrentIndex(index)
            self._table.edit(index)

    def remove(self) -> None:
        """Remove the selected records; the toast brings them back."""
        ids = self._table.selected_ids()
        if not ids or self._table.read_only:
            return
        if self._table.row_count() - len(ids) < self.fewest:
            self._desk.toast(self._desk.plural(FEWEST, self.fewest))
            return
        first, column = self._table.current_row, self._table.current_column
        self._desk.document.remove([(*self._table.place, id) for id in ids])
        row = min(first, self._table.table_model.rowCount() - 1)
        if row >= 0:
            self._table.setCurrentIndex(self._table.table_model.index(row, max(0, column)))
        self._desk.toast(self._desk.plural(REMOVED, len(ids)), self._desk.text(N_("Undo")), self._desk.document.undo)

    def duplicate(self) -> None:
        """Copy the current record below itself."""
        if self._table.current_id() and not self._table.read_only:
            id = self._desk.document.duplicate((*self._table.place, self._table.current_id()))
            self._table.select(id, light=False)

    def move(self, by: int) -> None:
        """Move the current record past its neighbour in the table."""
        id, neighbour = self._table.current_id(), self._table.table_model.record(self._table.current_row + by)
        if not id or neighbour is None or self._table.read_only or self._table.table_model.sorted_by is not None:
            return
        self._desk.document.move((*self._table.place, id), self._places()[neighbour.id])

    def _places(self) -> dict[str, int]:
        return {row.id: place for place, row in enumerate(self._desk.document.get(self._table.place))}
