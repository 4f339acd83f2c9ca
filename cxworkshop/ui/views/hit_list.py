"""The list under the field "go to": what was found, and where each of it belongs."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.language import N_
from cxworkshop.programme.search import Entry
from cxworkshop.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
ENTRY = int(Qt.ItemDataRole.UserRole)
WIDTH = 560


class Hits(QAbstractListModel):
    """Hold what was found."""

    def __init__(self, parent: QWidget) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count them."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Give the entry or its words."""
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == DISPLAY:
            return entry.text
        return f"{entry.text}, {entry.where}" if role == SPOKEN else None


class HitList(QListView):
    """Show what was found; the field keeps the focus and the keys."""

    entry_chosen = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, hits: Hits) -> None:
        """Make the list inside a window."""
        super().__init__(window)
        self._desk = desk
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(desk.text(N_("What was found")))
        self.setModel(hits)
        self.setItemDelegate(HitDelegate(desk, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tokens = desk.theme.tokens
        self.setStyleSheet(
            f"QListView {{ border: 1px solid {tokens['border_strong']}; border-radius: {desk.px(6)}px;"
            f" background: {tokens['surface']}; padding: {desk.px(4)}px; }}"
        )
        self.clicked.connect(lambda index: self.entry_chosen.emit(hits.entries[index.row()]))

    def place_under(self, field: QWidget) -> None:
        """Stand under the field, as tall as what was found."""
        window = field.window()
        corner = field.mapTo(window, QPoint(0, field.height() + self._desk.px(4)))
        rows = max(1, self.model().rowCount())
        width = min(max(field.width(), self._desk.px(WIDTH)), window.width() - corner.x() - self._desk.px(8))
        height = rows * self._desk.px(HitDelegate.HEIGHT) + 2 * self._desk.px(4) + 2
        self.setGeometry(QRect(corner, QSize(width, min(height, window.height() - corner.y()))))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so when nothing was found."""
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setFont(self._desk.theme.font("table"))
            painter.setPen(self._desk.theme.color("text2"))
            area = self.viewport().rect().adjusted(self._desk.px(12), 0, 0, 0)
            words = self._desk.text(N_("Nothing is called so. Try another part of the name."))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)


class HitDelegate(QStyledItemDelegate):
    """Paint the words of a hit, and where it belongs at the right."""

    HEIGHT = 34

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Take the looks from the desk."""
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every hit the same height."""
        return QSize(self._desk.px(100), self._desk.px(self.HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one hit."""
        entry: Entry = index.data(ENTRY)
        theme, px = self._desk.theme, self._desk.px
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.color("accent"), 2) if chosen and theme.contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface" if theme.contrast else "selection" if chosen else "sunken"))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), px(4), px(4))
        inner = place.adjusted(px(10), 0, -px(10), 0)
        where_font = theme.font("caption")
        metrics = QFontMetrics(where_font)
        where = metrics.elidedText(entry.where, Qt.TextElideMode.ElideRight, int(inner.width() * 0.45))
        painter.setFont(where_font)
        painter.setPen(theme.color("text2"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, where)
        painter.setFont(theme.font("table_strong" if entry.kind == "step" else "table"))
        painter.setPen(theme.color("text"))
        room = int(inner.width() - metrics.horizontalAdvance(where) - px(16))
        words = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
