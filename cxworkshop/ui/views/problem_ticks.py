"""The problems that a comment may speak of, each with its tick and with how many comments speak of it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.ui.cellpaint import Wrapped
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import tip
from cxworkshop.ui.views.marks import BADGE, BOX, draw_badge, draw_box
from cxworkshop.ui.views.painted_list import (
    DISPLAY,
    LEFT,
    LINE,
    LINES,
    NAME,
    RIGHT,
    SIDE,
    Index,
    PaintedList,
    RowsOf,
    paint_ground,
)

TIP, CHECKED = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.CheckStateRole)
ROOM, GAP = 16, 10


class Offer(NamedTuple):
    """Hold a problem that can be ticked, and how many comments speak of it."""

    id: str
    code: str
    title: str
    spoken: int


class Offers(RowsOf):
    """Hold the problems, each ticked or not for one comment."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(desk, parent)
        self.ticked: tuple[str, ...] = ()

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Give a problem with how many comments speak of it, and whether this one does."""
        one: Offer = self.entries[index.row()]
        if role == CHECKED:
            return (Qt.CheckState.Checked if one.id in self.ticked else Qt.CheckState.Unchecked).value
        if role == TIP:
            return tip(one.title)
        if role not in (DISPLAY, NAME):
            return None
        said = self.desk.plural(NP_("{n} comment", "{n} comments"), one.spoken)
        return f"{one.code} {one.title}, {said}" if role == NAME else f"{one.code} {one.title}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let each be ticked."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class ProblemTicks(PaintedList):
    """Tick the problems that a comment speaks of: Space or a click ticks, the left arrow goes back to the comments."""

    ticked = Signal(str, bool)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        words = N_("Up and Down walk through the problems, Space ticks one, Left goes back to the comments.")
        super().__init__(desk, desk.text(N_("Problems that the comment speaks of")), desk.text(words))
        self.rows = Offers(desk, self)
        self.setModel(self.rows)
        self.setItemDelegate(ProblemPainter(desk, self))
        self.setProperty("marks", False)
        self.setUniformItemSizes(False)
        self.setResizeMode(PaintedList.ResizeMode.Adjust)

    def show_problems(self, entries: Sequence[Offer]) -> None:
        """Show other problems and stay in the row where one was."""
        if list(entries) != self.rows.entries:
            row = self.currentIndex().row()
            self.rows.show_entries(list(entries))
            self.setCurrentIndex(self.rows.index(min(row, len(entries) - 1), 0))

    def show_ticked(self, ticked: tuple[str, ...]) -> None:
        """Show which of them are ticked."""
        if ticked != self.rows.ticked:
            self.rows.ticked = ticked
            last = len(self.rows.entries) - 1
            if last >= 0:
                self.rows.dataChanged.emit(self.rows.index(0, 0), self.rows.index(last, 0), [CHECKED])

    def show_last(self) -> None:
        """Stand at the last problem, which is the newest."""
        self.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))

    def toggle(self, row: int) -> None:
        """Tick a problem, or take its tick away."""
        if self.isEnabled() and 0 <= row < len(self.rows.entries):
            id = self.rows.entries[row].id
            self.ticked.emit(id, id not in self.rows.ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, and go back to the comments."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.toggle(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the row that was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(QPoint(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.toggle(index.row())


class ProblemPainter(QStyledItemDelegate):
    """Paint a problem: its box, its badge, its words, and how many comments speak of it."""

    def __init__(self, desk: Desk, rows: ProblemTicks) -> None:
        """Belong to the rows of a desk."""
        super().__init__(rows)
        self.desk, self.theme, self._rows = desk, desk.theme, rows
        self._words = Wrapped(desk.theme, "table", hyphen=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a problem the height that its words need."""
        one: Offer = self._rows.rows.entries[index.row()]
        lines = self._words.lines(one.title, self._room(one), LINES)
        return QSize(self.desk.px(120), self.desk.px(len(lines) * LINE + ROOM))

    def _room(self, one: Offer) -> int:
        """Give the room for the words of a problem, as if the scroll bar were there: it comes after measuring."""
        px = self.desk.px
        width = self._rows.width() - self._rows.verticalScrollBar().sizeHint().width()
        count = self._words.metrics.horizontalAdvance(self.desk.language.number(one.spoken))
        return width - 2 * px(SIDE) - px(BOX) - px(BADGE) - 3 * px(GAP) - count

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one problem."""
        one: Offer = self._rows.rows.entries[index.row()]
        theme, px, rect = self.theme, self.desk.px, QRect(option.rect)
        able, middle = self._rows.isEnabled(), rect.center().y()
        ticked = one.id in self._rows.rows.ticked
        painter.save()
        paint_ground(painter, self._rows, rect, index)
        x = rect.x() + px(SIDE)
        draw_box(painter, theme, QRectF(x, middle - px(BOX) / 2, px(BOX), px(BOX)), ticked, able)
        x += px(BOX) + px(GAP)
        draw_badge(painter, theme, QRectF(x, middle - px(BADGE) / 2, px(BADGE), px(BADGE)).center(), one.code, ticked)
        x += px(BADGE) + px(GAP)
        painter.setFont(self._words.font)
        painter.setPen(theme.color("text2" if able else "disabled_text"))
        count = self.desk.language.number(one.spoken)
        painter.drawText(rect.adjusted(0, 0, -px(SIDE), 0), RIGHT, count)
        width = self._room(one)
        painter.setPen(theme.color("text" if able else "disabled_text"))
        lines = self._words.lines(one.title, width, LINES)
        y = middle - len(lines) * px(LINE) // 2
        for line in lines:
            painter.drawText(x, y, width, px(LINE), LEFT, line)
            y += px(LINE)
        painter.restore()
