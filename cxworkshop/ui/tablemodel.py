"""The rows behind an editable table: a list of records, columns that know their fields, sorting and filtering."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from cxworkshop.language import N_, NO_VALUE, Message
from cxworkshop.model.fields import Score
from cxworkshop.programme.entry import NO, YES, number_from, read, written
from cxworkshop.programme.rankings import far_apart
from cxworkshop.programme.references import REFERENCES, offered, read_reference
from cxworkshop.programme.shapes import Shape, field_at, shape_at
from cxworkshop.ui.desk import Desk

Place = tuple[str, ...]
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
SCORED = N_("{value} of {top}")
NOT_SCORED = N_("not scored")
TICKED, NOT_TICKED = N_("ticked"), N_("not ticked")
MOST_POINTS = 5


class Column(NamedTuple):
    """Say what a column shows and how it is edited; see the class EditableTable."""

    place: Place = ()
    title: Message = ""
    width: int = 0
    text: Callable[[Any], str] | None = None
    draw: Callable[[QPainter, QRectF, Any], None] | None = None
    align: Literal["left", "right", "center"] = "left"
    help: Message = ""
    kind: Literal["", "score", "tick", "badge"] = ""
    ticked: Callable[[Any], bool] | None = None
    toggle: Callable[[Any, bool], None] | None = None
    badge: Callable[[Any], tuple[str, bool]] | None = None
    caption: Callable[[Any], str] | None = None


class Cells:
    """Read and write the cells of one column."""

    def __init__(self, desk: Desk, record: type[Any], column: Column) -> None:
        """Find the field that the column shows."""
        self._desk = desk
        self.column = column
        self.place = column.place
        self.field = field_at(record, column.place) if column.place else None
        self.shape: Shape | None = shape_at(record, column.place) if self.field else None
        named = desk.text(self.field.label) if self.field else ""
        self.title = desk.text(column.title) if column.title else named
        self.help = desk.text(column.help) if column.help else desk.text(self.field.help) if self.field else ""
        self.is_score = column.kind == "score" and self.shape is not None
        self.is_flag = self.shape is not None and self.shape.kind == "flag" and not self.shape.several
        self.is_tick = column.kind == "tick" or self.is_flag
        self.editable = self.shape is not None and self.shape.kind != "record"
        self.target = REFERENCES.get((self.field.record, self.field.name), "") if self.field else ""
        if self.shape is not None and self.shape.keyed:
            # a dictionary's keys are ids, its values are not
            self.target = ""
        numeric = self.shape is not None and self.shape.numeric and not self.is_score and not column.draw
        self.align = "right" if numeric and column.align == "left" else column.align
        self._names: dict[str, str] | None = None

    def forget_names(self) -> None:
        """Look up the names of other records anew, after they may have changed."""
        self._names = None

    @property
    def names(self) -> dict[str, str]:
        """Map the ids that may stand here to what people call them."""
        if self._names is None:
            assert self.field is not None
            view, language = self._desk.view(), self._desk.language
            self._names = dict(offered(view, self.field.record, self.field.name, language))
        return self._names

    def value(self, record: Any) -> Any:
        """Give what stands in the cell."""
        value = record
        for name in self.place:
            value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        return value

    def points(self, record: Any) -> float | None:
        """Give the value of a score cell, 1 to 5 or None."""
        value = self.value(record)
        if isinstance(value, Score):
            return value.value
        return float(value) if isinstance(value, int | float) else None

    def spread(self, record: Any) -> bool:
        """Tell whether the single ratings differ by two or more."""
        value = self.value(record)
        return isinstance(value, Score) and far_apart(value)

    def ticked(self, record: Any) -> bool:
        """Tell whether the check box of the cell is ticked."""
        return self.column.ticked(record) if self.column.ticked else bool(self.value(record))

    def typed(self, record: Any) -> str:
        """Give the text that an editor starts with."""
        if self.field is None:
            return self.text(record)
        value = self.value(record)
        if self.target:
            return self._named(value)
        return written(self.field, value, self._desk.language)

    def text(self, record: Any) -> str:
        """Give the text that is shown."""
        if self.column.text is not None:
            return self.column.text(record)
        if self.is_score or self.field is not None:
            return self.typed(record)
        if self.is_tick:
            return self._desk.text(YES if self.ticked(record) else NO)
        return ""

    def spoken(self, record: Any) -> str:
        """Give what a screen reader says."""
        if self.is_score and self.column.text is None:
            points = self.points(record)
            if points is None:
                return self._desk.text(NOT_SCORED)
            return self._desk.text(SCORED, value=self._desk.language.number(round(points, 1)), top=MOST_POINTS)
        shown = self.text(record) or NO_VALUE
        if self.column.toggle is not None and self.column.ticked is not None:
            state = self._desk.text(TICKED if self.column.ticked(record) else NOT_TICKED)
            return (
                state
                if self.column.kind == "tick"
                else self._desk.text(N_("{value}, {state}"), value=shown, state=state)
            )
        return shown

    def read(self, text: str) -> Any:
        """Read what somebody typed; raises Unreadable."""
        assert self.field is not None
        if self.target:
            return read_reference(self._desk.view(), self.field.record, self.field.name, text, self._desk.language)
        return read(self.field, text, self._desk.language, self._desk.today)

    def written_place(self, record: Any) -> Place:
        """Give the place inside the record that a value is put at: of a score, its agreed value."""
        is_score = self.shape is not None and self.shape.kind == "score"
        return (*self.place, "agreed") if is_score else self.place

    def sort_key(self, record: Any) -> tuple[int, Any]:
        """Give what the column is sorted by; empty cells come last."""
        if self.is_score:
            points = self.points(record)
            return (2, 0) if points is None else (0, points)
        if self.is_tick:
            return (0, not self.ticked(record))
        value = self.value(record) if self.place and not self.target else None
        if value is not None and not isinstance(value, str | tuple | bool) and self.column.text is None:
            number = value.value if isinstance(value, Score) else getattr(value, "toordinal", lambda: value)()
            return (2, 0) if number is None else (0, number)
        shown = self.text(record)
        if not shown or shown == NO_VALUE:
            return (2, 0)
        if self.shape is not None and self.shape.kind == "text":
            return (1, shown.casefold())
        number = number_from(shown.partition(" ")[0], self._desk.language)
        return (1, shown.casefold()) if number is None else (0, float(number))

    def _named(self, value: Any) -> str:
        ids = (value,) if isinstance(value, str) else value or ()
        return ", ".join(self.names[id] for id in ids if id in self.names)


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
        self.invalid: dict[tuple[str, Place], tuple[str, str]] = {}
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
            return wrong[0] if wrong else cells.typed(record)
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

    def show_row(self, record: Any) -> int | None:
        """Take one record that has changed in itself; gives its row, or None when it is not shown."""
        for rows in (self.every, self.rows):
            for place, row in enumerate(rows):
                if row.id == record.id:
                    rows[place] = record
                    break
        return next((place for place, row in enumerate(self.rows) if row is record), None)

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
        if kept is None or kept[0] is not record:
            kept = (record, "\n".join(cells.text(record) for cells in self.columns).casefold())
            self._texts[record.id] = kept
        return all(word in kept[1] for word in words)

    def _spoken(self, record: Any, cells: Cells) -> str:
        said = cells.spoken(record)
        first = self.columns[self.new_column]
        if cells is first:
            return said
        return self._desk.text(CELL, row=first.text(record) or NO_VALUE, column=cells.title, value=said)
