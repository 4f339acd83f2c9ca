"""How the cells of the journey map are painted and typed into."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from cxworkshop.language import N_, NO_VALUE
from cxworkshop.ui import icons
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views import lettering
from cxworkshop.ui.views.journey_header import CLOSE
from cxworkshop.ui.views.journey_model import BARRIER, EMOTION, LANES, NAME, PHASE, TIME, WORD, Index

if TYPE_CHECKING:
    from cxworkshop.ui.views.journey_grid import JourneyGrid

HEAD = (NAME, TIME, PHASE)
SIDE, TOP = 10, 6
MARK = 16
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class JourneyDelegate(QStyledItemDelegate):
    """Paint the cells, and edit their texts."""

    left = Signal(int, int)
    """An edit is over; go on by so many rows and columns."""

    def __init__(self, desk: Desk, grid: JourneyGrid) -> None:
        """Serve a grid."""
        super().__init__(grid)
        self.desk = desk
        self.grid = grid
        self.fresh = False
        """Whether typing has begun the edit, so that it replaces what was there."""

    # Painting

    def style(self, row: int) -> str:
        """Name the type that a row is written in."""
        return {NAME: "table_strong", TIME: "caption", PHASE: "caption", WORD: "table_strong"}.get(row, "table")

    def padding(self, row: int) -> int:
        """Give the room above and below the text of a row."""
        return {NAME: 6, TIME: 2, PHASE: 3, WORD: 3}.get(row, TOP)

    def wanted(self, row: int, column: int, width: int) -> int:
        """Tell how high a cell must be for its text."""
        px = self.desk.px
        text = self.grid.map.text(row, column) or self._prompt(row, column)
        inner = width - px(2 * SIDE) - (px(MARK + 4) if row == NAME else 0)
        return round(lettering.height(text, self.desk.theme.font(self.style(row)), inner)) + px(2 * self.padding(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect = QRectF(option.rect)
        row, column = index.row(), index.column()
        painter.save()
        self._back(painter, rect, row, column)
        if column == self.grid.map.plus:
            self._plus(painter, rect, row)
        elif row == EMOTION:
            self.grid.curve().paint(painter, rect.adjusted(0, 0, 0, -1), column, self.grid.emotion(column))
        else:
            self._text(painter, rect, row, column)
        self._edges(painter, rect, row, column)
        painter.restore()

    def _back(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        theme = self.desk.theme
        chosen = column == self.grid.currentIndex().column() and column != self.grid.map.plus
        picked = self.grid.selectionModel().isSelected(self.grid.model().index(row, column))
        painter.fillRect(rect, theme.color("sunken" if row in HEAD else "surface"))
        if theme.contrast:
            return
        if chosen or picked:
            tint = theme.color("selection")
            tint.setAlphaF(0.55 if row in (EMOTION, WORD) and not (picked and self._many()) else 1)
            painter.fillRect(rect, tint)

    def _many(self) -> bool:
        return len(self.grid.selectedIndexes()) > 1

    def _edges(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        theme = self.desk.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.color("border"))
        right, bottom = rect.right() - 1, rect.bottom() - 1
        painter.drawLine(QPointF(right, rect.top()), QPointF(right, bottom))
        if row + 1 not in CLOSE:
            painter.drawLine(QPointF(rect.left(), bottom), QPointF(right, bottom))
        current = self.grid.currentIndex()
        if theme.contrast and column == current.column() and column != self.grid.map.plus:
            painter.fillRect(QRectF(rect.left(), rect.top(), 2, rect.height()), theme.color("accent"))
            painter.fillRect(QRectF(rect.right() - 2, rect.top(), 2, rect.height()), theme.color("accent"))
        if theme.contrast and self._many() and self.grid.selectionModel().isSelected(current.sibling(row, column)):
            self._frame(painter, rect, "accent")
        if (row, column) == self.grid.lit:
            self._frame(painter, rect, "accent")
        if (row, column) == (current.row(), current.column()) and self.grid.hasFocus():
            self._frame(painter, rect, "focus")

    def _frame(self, painter: QPainter, rect: QRectF, token: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self.desk.theme.color(token), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _text(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        theme, px = self.desk.theme, self.desk.px
        text = self.grid.map.text(row, column)
        color = "text2" if row in (TIME, PHASE) else "text"
        if not text:
            text, color = self._prompt(row, column), "text3"
            if row == BARRIER and text != NO_VALUE:
                color = "warn"
        room = px(MARK + 4) if row == NAME else 0
        inner = rect.adjusted(px(SIDE), px(self.padding(row)), -px(SIDE) - room, 0)
        painter.setPen(theme.color(color))
        lettering.write(painter, text, theme.font(self.style(row)), inner, center=row == WORD)
        stage = self.grid.map.stage(column)
        if row == NAME and stage is not None and stage.id in self.grid.map.measured:
            place = QRectF(rect.right() - px(MARK + 8), rect.y() + px(6), px(MARK), px(MARK))
            icons.draw(painter, "target", theme.color("accent"), place)

    def _prompt(self, row: int, column: int) -> str:
        """Say what is asked for in an empty cell."""
        stage = self.grid.map.stage(column)
        if row == NAME:
            return self.desk.text(N_("Stage without a name"))
        if row == BARRIER and stage is not None and stage.emotion is not None and stage.emotion < 0:
            return self.desk.text(N_("What gets in the way here?"))
        return NO_VALUE

    def _plus(self, painter: QPainter, rect: QRectF, row: int) -> None:
        if row == NAME and not self.desk.document.read_only:
            size = self.desk.px(20)
            place = QRectF(rect.center().x() - size / 2, rect.y() + self.desk.px(5), size, size)
            icons.draw(painter, "plus", self.desk.theme.color("accent"), place)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave the sizes to the grid."""
        return QSize(self.desk.px(150), self.desk.px(40))

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field that stands in a cell while it is typed into."""
        editor = QPlainTextEdit(parent)
        editor.setProperty("cell", True)
        editor.setFont(self.desk.theme.font(self.style(index.row())))
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setAccessibleName(
            f"{self.desk.text(LANES[index.row()].label)}, {self.grid.map.stage_name(index.column())}"
        )
        editor.document().setDocumentMargin(1)
        row = index.row()
        editor.textChanged.connect(lambda: self._typed(editor, row))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field once; what is being typed stays when the project changes meanwhile."""
        if isinstance(editor, QPlainTextEdit) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.setPlainText("" if self.fresh else self.grid.map.text(index.row(), index.column()))
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
            if text != self.grid.map.text(index.row(), index.column()):
                model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Cover the cell, or as much of the emotion's as one line needs."""
        rect = option.rect
        if index.row() == EMOTION:
            high = self.desk.px(36)
            rect = rect.adjusted(0, (rect.height() - high) // 2, 0, 0)
            rect.setHeight(high)
        editor.setGeometry(rect.adjusted(0, 0, -1, -1))

    def _typed(self, editor: QPlainTextEdit, row: int) -> None:
        problem = self.grid.map.refusal(row, editor.toPlainText())
        if not problem:
            self._show_problem(editor, "")
        if row != EMOTION:
            width = editor.viewport().width() or 1
            high = lettering.height(editor.toPlainText(), editor.font(), width - 4)
            self.grid.grow(row, round(high) + self.desk.px(12))

    def _show_problem(self, editor: QPlainTextEdit, problem: str) -> None:
        if bool(editor.property("invalid")) != bool(problem):
            editor.setProperty("invalid", bool(problem))
            edge = self.desk.theme.tokens["bad"]
            editor.setStyleSheet(f"QPlainTextEdit {{ border: 2px solid {edge}; }}" if problem else "")
        editor.setToolTip(f"<p>{escape(problem)}</p>" if problem else "")
        editor.setAccessibleDescription(problem)
        if problem:
            QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), editor.toolTip(), editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """End an edit: Enter goes down, Tab to the right, Escape takes it back; what is wrong stays to be mended."""
        if not isinstance(editor, QPlainTextEdit):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress:
            key = cast(QKeyEvent, event)
            if key.key() in ENTER:
                return self._finish(editor, 1, 0)
            if key.key() == Qt.Key.Key_Tab:
                return self._finish(editor, 0, 1)
            if key.key() == Qt.Key.Key_Backtab:
                return self._finish(editor, 0, -1)
            if key.key() == Qt.Key.Key_Escape:
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                return True
            return False
        return super().eventFilter(editor, event)

    def _finish(self, editor: QPlainTextEdit, rows: int, columns: int) -> bool:
        problem = self.grid.map.refusal(self.grid.currentIndex().row(), editor.toPlainText())
        if problem:
            self._show_problem(editor, problem)
            return True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.left.emit(rows, columns)
        return True
