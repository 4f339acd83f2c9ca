"""A painted list: one stop for Tab, arrows inside it, and it scrolls by itself."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QWidget

from cxworkshop.ui.desk import Desk
from cxworkshop.ui.rowstate import focused, hovered

Index = QModelIndex | QPersistentModelIndex
DISPLAY, NAME = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
NO_PARENT = QModelIndex()
LINE, LINES, SIDE = 20, 2, 16
"""The height of a line, how many of them a row has, and the room at its sides."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RowsOf(QAbstractListModel):
    """Hold rows; a subclass says what is read of one."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.desk = desk
        self.entries: Sequence[Any] = ()

    def show_entries(self, entries: Sequence[Any]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Count them."""
        return 0 if parent.isValid() else len(self.entries)

    def place_of(self, id: str) -> int:
        """Give the row of a record, -1 where it has none."""
        return next((place for place, entry in enumerate(self.entries) if entry.id == id), -1)


class PaintedList(QListView):
    """Show painted rows, unless told otherwise of one height; it scrolls by itself."""

    def __init__(self, desk: Desk, name: str, described: str) -> None:
        """Begin empty; name and description are read aloud."""
        super().__init__()
        self.desk = desk
        self.setAccessibleName(name)
        self.setAccessibleDescription(described)
        self.setProperty("flat", True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(desk.px(LINE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand in the first row when there is no current one."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark of the keys away."""
        super().focusOutEvent(event)
        self.viewport().update()


def paint_ground(painter: QPainter, view: PaintedList, rect: QRect, index: Index) -> None:
    """Paint what lies below the words of a row: whether it is current, under the mouse, and has the keys."""
    theme = view.desk.theme
    here = view.currentIndex() == index and view.property("marks") is not False
    marked = here and not theme.contrast
    painter.fillRect(rect, theme.color("selection" if marked else "sunken" if hovered(view, rect) else "surface"))
    painter.setPen(QPen(theme.color("border"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    keys = focused(view, index)
    if keys or (here and theme.contrast):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("focus" if keys else "accent"), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -2))
