"""The header of an editable table: labels that wrap, the order of the rows, and widgets such as a slider."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from cxworkshop.ui.cellpaint import FIRST_PAD, PAD, Wrapped

if TYPE_CHECKING:
    from cxworkshop.ui.table import EditableTable

LINE, MARGIN, LEAST = 18, 8, 34
MOST_LINES = 3


class TableHeader(QHeaderView):
    """Paint labels over as many lines as they need, bottom aligned; below them a column may have a widget."""

    def __init__(self, table: "EditableTable") -> None:
        """Stand above a table."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._theme = table.desk.theme
        self._wrapped = Wrapped(self._theme, "label", hyphen=True)
        self._widgets: dict[int, QWidget] = {}
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(self._theme.px(40))
        self.sectionResized.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)

    def set_widgets(self, widgets: dict[int, QWidget]) -> None:
        """Show a widget under the label of each of these columns; earlier ones go."""
        for old in self._widgets.values():
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._widgets = dict(widgets)
        for widget in widgets.values():
            widget.setParent(self.viewport())
            widget.show()
        self.refresh()

    def refresh(self) -> None:
        """Be as high as the labels need at the present widths."""
        if self.sizeHint().height() != self.height():
            self.updateGeometry()
            self._table.updateGeometries()
        self._place()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Be as high as the longest label and the highest widget need."""
        px = self._theme.px
        lines = max((len(self._lines(place)) for place in range(len(self._table.cells))), default=1)
        widget = max((one.sizeHint().height() for one in self._widgets.values()), default=0)
        return QSize(px(100), max(px(LEAST), lines * px(LINE) + 2 * px(MARGIN) + widget))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one label and, where the rows are in its order, an arrow."""
        theme, px = self._theme, self._theme.px
        painter.fillRect(rect, theme.color("sunken"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if logicalIndex >= len(self._table.cells):
            return
        lines = self._lines(logicalIndex)
        widget = self._widgets.get(logicalIndex)
        below = widget.sizeHint().height() if widget is not None else 0
        words = self._words(rect, logicalIndex)
        y = rect.bottom() - px(MARGIN) - below - len(lines) * px(LINE)
        align = self._table.cells[logicalIndex].align
        flag = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}.get(
            align, Qt.AlignmentFlag.AlignHCenter
        )
        painter.setFont(self._wrapped.font)
        painter.setPen(theme.color("text2"))
        for line in lines:
            painter.drawText(QRect(words.x(), y, words.width(), px(LINE)), flag | Qt.AlignmentFlag.AlignVCenter, line)
            y += px(LINE)
        order = self._table.table_model.sorted_by
        if order is not None and order[0] == logicalIndex:
            self._arrow(painter, rect, order[1])

    def _arrow(self, painter: QPainter, rect: QRect, falling: bool) -> None:
        px = self._theme.px
        x, y, size = rect.right() - px(8), rect.y() + px(9), px(4)
        sign = 1 if falling else -1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        flat, tip = y - sign * size / 2, y + sign * size
        painter.drawPolygon(QPolygonF([QPointF(x - size, flat), QPointF(x + size, flat), QPointF(x, tip)]))

    def _lines(self, section: int) -> list[str]:
        width = self._words(QRect(0, 0, self.sectionSize(section), 10), section).width()
        return self._wrapped.lines(self._table.cells[section].title, width, MOST_LINES)

    def _words(self, rect: QRect, section: int) -> QRect:
        left = self._theme.px(FIRST_PAD if section == 0 else PAD)
        right = self._theme.px(PAD if self._table.cells[section].align == "right" else 0)
        return rect.adjusted(left, 0, -right, 0)

    def _place(self, *changes: int) -> None:
        for section, widget in self._widgets.items():
            left = self._theme.px(FIRST_PAD if section == 0 else PAD)
            height = widget.sizeHint().height()
            width = self.sectionSize(section) - left - self._theme.px(4)
            x = self.sectionViewportPosition(section) + left
            widget.setGeometry(x, self.height() - height - self._theme.px(MARGIN) + 2, max(20, width), height)
