"""A list of painted rows in a card: one stop for Tab, arrows inside it, Enter or a click opens what a row is about."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import shortened
from cxworkshop.ui.rowstate import focused, hovered

Index = QModelIndex | QPersistentModelIndex
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
NAME = int(Qt.ItemDataRole.AccessibleTextRole)
DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
NO_PARENT = QModelIndex()
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class Entry(NamedTuple):
    """Hold one row: what is painted, what is read aloud, and what opening it would do."""

    shown: Any
    spoken: str
    description: str = ""


class RowPainter(QStyledItemDelegate):
    """Paint the frame of a row; a subclass measures and paints what stands in it."""

    LEAST: ClassVar[int] = 44

    def __init__(self, desk: Desk, rows: "RowList | None" = None) -> None:
        """Belong to the rows of a desk."""
        super().__init__(rows)
        self.desk = desk
        self.theme = desk.theme

    def height(self, shown: Any, width: int) -> int:
        """Tell how high a row of this width must be."""
        return self.desk.px(self.LEAST)

    def draw(self, painter: QPainter, rect: QRectF, shown: Any) -> None:
        """Paint what stands in the row."""

    def text_height(self, words: str, style: str, width: float) -> float:
        """Measure words that wrap."""
        metrics = QFontMetricsF(self.theme.font(style))
        room = QRectF(0, 0, max(1.0, width), 10_000)
        return metrics.boundingRect(room, WRAPPED, shortened(words)).height()

    def write(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        style: str,
        color: str = "text",
        flags: int = WRAPPED,
    ) -> None:
        """Write words in a style and a colour."""
        painter.setFont(self.theme.font(style))
        painter.setPen(self.theme.color(color))
        painter.drawText(rect, flags, shortened(words))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a row the height that its words need."""
        rows = self.parent()
        width = rows.viewport().width() if isinstance(rows, RowList) else option.rect.width()
        return QSize(self.desk.px(120), self.height(_shown(index), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        theme, rect = self.theme, QRect(option.rect)
        view = self.parent()
        here = isinstance(view, RowList) and hovered(view, rect)
        has_keys = isinstance(view, RowList) and focused(view, index)
        painter.fillRect(rect, theme.color("sunken" if here else "surface"))
        if index.row() + 1 < index.model().rowCount():
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(rect), _shown(index))
        if has_keys or (here and theme.contrast):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus" if has_keys else "accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class RowList(QListView):
    """Show rows as high as they are; it never scrolls by itself, the page does."""

    opened = Signal(object)
    """What the opened row shows."""

    def __init__(self, desk: Desk, painter: type[RowPainter], name: str) -> None:
        """Begin empty; `name` is read aloud."""
        super().__init__()
        self.desk = desk
        self.rows = _Rows(self)
        self.painter = painter(desk, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(name)
        self.setProperty("flat", True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rows(self, rows: Sequence[Entry]) -> None:
        """Show other rows and stay in the row where one was."""
        if list(rows) == self.rows.entries:
            return
        row = max(self.currentIndex().row(), 0 if self.hasFocus() else -1)
        self.rows.show_entries(list(rows))
        if row >= 0 and rows:
            self.setCurrentIndex(self.rows.index(min(row, len(rows) - 1)))
        self.updateGeometry()

    def open_row(self, row: int) -> None:
        """Open what a row is about."""
        if 0 <= row < len(self.rows.entries):
            self.opened.emit(self.rows.entries[row].shown)

    def heightForWidth(self, width: int) -> int:
        """Be as high as the rows are at a width."""
        return sum(self.painter.height(entry.shown, width) for entry in self.rows.entries)

    def hasHeightForWidth(self) -> bool:
        """Let the page give it the height that its words need."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for the height at the present width."""
        return QSize(self.desk.px(200), self.heightForWidth(max(self.width(), self.desk.px(200))))

    def minimumSizeHint(self) -> QSize:
        """Ask for some width only; the height follows from it."""
        return QSize(self.desk.px(160), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter or Space."""
        if Qt.Key(event.key()) in OPENING and not event.modifiers():
            self.open_row(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.open_row(index.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand in the first row when there is no current one."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.entries:
            self.setCurrentIndex(self.rows.index(0))

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: Index) -> None:
        """Bring the current row into sight: the page scrolls, not the list."""
        super().currentChanged(current, previous)
        area: QWidget | None = self.parentWidget()
        while area is not None and not hasattr(area, "ensureVisible"):
            area = area.parentWidget()
        inner = area.widget() if area is not None and hasattr(area, "widget") else None
        if area is not None and inner is not None and self.hasFocus() and inner.isAncestorOf(self):
            rect = self.visualRect(current)
            at = self.viewport().mapTo(inner, rect.center())
            area.ensureVisible(0, at.y(), 0, rect.height())


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        entry = self.entries[index.row()]
        if role in (DISPLAY, NAME):
            return entry.spoken
        return entry.description if role == DESCRIPTION else None


def _shown(index: Index) -> Any:
    model = index.model()
    assert isinstance(model, _Rows)
    return model.entries[index.row()].shown
