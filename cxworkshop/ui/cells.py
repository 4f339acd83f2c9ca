"""Which editor opens in a cell of an editable table, and how it ends."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.programme.entry import Unreadable, choices, written
from cxworkshop.programme.references import people
from cxworkshop.ui.celleditors import ENTER, CellChoice, CellDate, CellLine, CellList, CellText, mark_invalid
from cxworkshop.ui.cellpaint import LINE, CellPaint
from cxworkshop.ui.tablemodel import Cells, Index

if TYPE_CHECKING:
    from cxworkshop.ui.table import EditableTable

LONG_TEXT = 200
NEXT = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class CellDelegate(CellPaint):
    """Open the editor that fits a cell, and take what was typed into it."""

    def __init__(self, table: "EditableTable") -> None:
        """Begin without an open editor."""
        super().__init__(table)
        self._open: tuple[QWidget, QPersistentModelIndex, str] | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the editor that fits the field."""
        table = self._table
        cells = table.cells[index.column()]
        editor = self._made(parent, cells)
        name = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or cells.title)
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(cells.help)
        self._open = (editor, QPersistentModelIndex(index), "")
        return editor

    def _made(self, parent: QWidget, cells: Cells) -> QWidget:
        desk, theme = self._table.desk, self.theme
        form, field = cells.shape, cells.field
        assert form is not None
        assert field is not None
        if cells.target or form.kind == "choice":
            offers = list(cells.names.items()) if cells.target else choices(field, desk.language)
            if form.several:
                ticks = CellList(parent, theme, offers)
                ticks.done.connect(lambda: self._finish((0, 0)))
                ticks.given_up.connect(lambda: self._close())
                return ticks
            combo = CellChoice(parent, theme, offers, form.default, open=not self._table.by_typing)
            combo.picked.connect(lambda: self._finish((0, 0)))
            return combo
        if form.kind == "date" and not form.several:
            day = CellDate(parent, theme, self._day_read(cells), lambda day: written(field, day, desk.language))
            day.chosen.connect(lambda: self._finish((0, 0)))
            return day
        if form.kind == "text" and form.advised >= LONG_TEXT and not form.several:
            return CellText(parent, theme)
        line = CellLine(parent, theme, cells.align == "right")
        if form.person:
            line.complete_with(people(desk.view()))
        return line

    def _day_read(self, cells: Cells) -> Any:
        def read(text: str) -> Any:
            try:
                return cells.read(text)
            except Unreadable:
                return None

        return read

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start with what stands in the cell."""
        record = self._table.table_model.record(index.row())
        cells = self._table.cells[index.column()]
        if isinstance(editor, CellChoice):
            editor.show_value(cells.value(record) if record is not None else None)
        elif isinstance(editor, CellList):
            editor.show_value(cells.value(record) if record is not None else ())
        elif isinstance(editor, CellLine | CellText):
            text = "" if record is None else str(index.data(Qt.ItemDataRole.EditRole) or "")
            shown = cells.column.text(record) if record is not None and cells.column.text is not None else ""
            editor.setPlaceholderText(shown)
            editor.show_text(text)
            if self._open is not None and self._open[0] is editor:
                self._open = (editor, self._open[1], text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed when the focus goes elsewhere; what cannot be read stays in the cell, marked."""
        if self._open is None or self._open[0] is not editor:
            return
        started = self._open[2]
        self._open = None
        if isinstance(editor, CellChoice):
            self._table.take_value(index.row(), index.column(), editor.currentData())
        elif isinstance(editor, CellList):
            self._table.take_value(index.row(), index.column(), editor.value())
        elif isinstance(editor, CellLine | CellText) and editor.typed() != started:
            self._table.take_text(index.row(), index.column(), editor.typed())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill the cell; a longer text gets more room."""
        rect = QRect(option.rect)
        if isinstance(editor, CellText):
            rect.setHeight(max(rect.height(), self.theme.px(4 * LINE + 16)))
            rect.setWidth(max(rect.width(), self.theme.px(240)))
        zones = self.zones(rect, index.column())
        if not zones.box.isNull() or not zones.badge.isNull():
            rect.setLeft(zones.words.x() - self._pad)
        inside = self._table.viewport().rect()
        if rect.bottom() > inside.bottom() and rect.height() <= inside.height():
            rect.moveBottom(inside.bottom())
        if rect.right() > inside.right() and rect.width() <= inside.width():
            rect.moveRight(inside.right())
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Commit with Enter, Tab and the arrows, give up with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, change = Qt.Key(event.key()), event.modifiers()
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
            plain = not change & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
            if key in ENTER and (plain or not isinstance(editor, CellText)):
                self._finish((1, 0))
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._finish(NEXT[key])
                return True
            alt = change & Qt.KeyboardModifier.AltModifier
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and isinstance(editor, CellLine) and not alt:
                self._finish(NEXT[key])
                return True
            if isinstance(editor, QWidget) and editor.property("invalid"):
                mark_invalid(editor, "")
        if event.type() == QEvent.Type.FocusOut and isinstance(editor, CellDate) and editor.calendar is not None:
            return False
        return super().eventFilter(editor, event)

    def _finish(self, move: tuple[int, int]) -> None:
        """Take what the open editor holds and move on; an editor that cannot be read stays open and says why."""
        if self._open is None:
            return
        editor, index, started = self._open
        row, column = index.row(), index.column()
        value: Any = None
        if isinstance(editor, CellChoice):
            value = editor.currentData()
        elif isinstance(editor, CellList):
            value = editor.value()
        elif isinstance(editor, CellLine | CellText):
            text = editor.typed()
            if text == started and not self._table.is_invalid(row, column):
                self._close()
                self._table.step(*move)
                return
            try:
                value = self._table.cells[column].read(text)
            except Unreadable as wrong:
                mark_invalid(editor, wrong.text(self._table.desk.language))
                return
        self._close()
        self._table.take_value(row, column, value, move)

    def _close(self) -> None:
        """Close the open editor and leave the cell as it is."""
        if self._open is None:
            return
        editor = self._open[0]
        self._open = None
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
