"""The measures of an editable table: widths and heights, and what lies where in its cells."""

from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QMoveEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QSizePolicy, QTableView

from cxworkshop.ui.cellpaint import ROW
from cxworkshop.ui.cells import CellDelegate
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card
from cxworkshop.ui.tableheader import TableHeader
from cxworkshop.ui.tablemodel import Cells, Place, TableModel

MEASURED_ROWS = 200
"""Up to so many rows each is as high as its words; a longer table has rows of one height."""
STRETCH_LEAST = 140
CORNER, EDGE = 7, 2


class TableLayout(QTableView):
    """Share the width among columns, and be as high as the rows where the page scrolls."""

    cells: list[Cells]
    table_model: TableModel
    cell_delegate: CellDelegate

    def __init__(self, desk: Desk) -> None:
        """Begin without columns."""
        super().__init__()
        self.desk = desk
        self.hovered_row = self.last_line = -1
        self._fitted: tuple[int, int | None] | None = None
        self._widths: dict[int, int] = {}
        self._laying_out = False
        self._dress()

    def _dress(self) -> None:
        self.setProperty("flat", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.desk.px(ROW))
        self.verticalScrollBar().setSingleStep(self.desk.px(ROW))

    @property
    def header(self) -> TableHeader:
        """Give the header, which takes widgets."""
        header = self.horizontalHeader()
        assert isinstance(header, TableHeader)
        return header

    @property
    def read_only(self) -> bool:
        """Tell whether nothing may change."""
        return self.desk.document.read_only

    def fit(self, least: int = 1, most: int | None = None) -> None:
        """Be as high as the rows, so that the page scrolls and not the table; up to `most` rows, if given."""
        self._fitted = (least, most)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit_height()

    def row_count(self) -> int:
        """Count the records, also those that a filter hides."""
        return len(self.table_model.every)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._lay_out()
        self._round_corners()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Fit into the card at the new place."""
        super().moveEvent(event)
        self._round_corners()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what could not be measured before."""
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give each column its width; those that stretch share what is left."""
        self._laying_out = True
        fixed = {
            place: self._widths.get(place, self.desk.px(cells.column.width))
            for place, cells in enumerate(self.cells)
            if cells.column.width or place in self._widths
        }
        free = [place for place in range(len(self.cells)) if place not in fixed]
        left = self.viewport().width() - sum(fixed.values())
        for number, place in enumerate(free):
            share = left // (len(free) - number)
            fixed[place] = max(self.desk.px(STRETCH_LEAST), share)
            left -= fixed[place]
        changed = False
        for place, width in fixed.items():
            if self.columnWidth(place) != width:
                self.setColumnWidth(place, width)
                changed = True
        self._laying_out = False
        if changed:
            self.header.refresh()
            self._measure_rows()

    def _resized_by_hand(self, column: int, before: int, after: int) -> None:
        if not self._laying_out:
            self._widths[column] = after
            self._measure_rows()

    def _measure_rows(self) -> None:
        model, usual = self.table_model, self.desk.px(ROW)
        if len(model.rows) <= MEASURED_ROWS:
            widths = [self.columnWidth(column) for column in range(len(self.cells))]
            for row, record in enumerate(model.rows):
                height = self.cell_delegate.height_of(record, widths)
                if self.rowHeight(row) != height:
                    self.setRowHeight(row, height)
            if model.has_new_row and self.rowHeight(len(model.rows)) != usual:
                self.setRowHeight(len(model.rows), usual)
        self._fit_height()

    def _fit_height(self) -> None:
        if self._fitted is None:
            return
        least, most = self._fitted
        count = self.table_model.rowCount()
        self.last_line = count - 1
        shown = count if most is None else min(count, most)
        rows = sum(self.rowHeight(row) for row in range(shown)) + max(0, least - count) * self.desk.px(ROW)
        # the bar itself knows only later; asked now, the height would go up and down with the width without end
        overflows = self.horizontalHeader().length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if overflows else 0
        height = self.header.sizeHint().height() + rows + bar
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def _round_corners(self) -> None:
        """Leave out the corners that lie on rounded corners of a card."""
        card = self.parentWidget()
        if not isinstance(card, Card):
            return
        at, size = self.geometry(), self.desk.px(CORNER)
        shape = QRegion(0, 0, at.width(), at.height())
        for bottom in (False, True):
            touches = card.height() - at.bottom() <= EDGE if bottom else at.top() <= EDGE
            for right in (False, True):
                if touches:
                    x, y = (at.width() - size) * right, (at.height() - size) * bottom
                    circle = QRegion(
                        x - size * right, y - size * bottom, 2 * size, 2 * size, QRegion.RegionType.Ellipse
                    )
                    shape -= QRegion(x, y, size, size) - circle
        self.setMask(shape)

    def _reveal(self) -> None:
        """Bring the current cell into sight, also where the page scrolls and not the table."""
        self.scrollTo(self.currentIndex())
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        page = parent.widget() if isinstance(parent, QScrollArea) else None
        if page is not None:
            cell = self.visualRect(self.currentIndex())
            at = self.viewport().mapTo(page, cell.center())
            cast(QScrollArea, parent).ensureVisible(0, at.y(), 0, cell.height())

    def _column_of(self, place: Place) -> int:
        """Find the column that shows a place in a record, or a part of it."""
        for column, cells in enumerate(self.cells):
            if cells.place and place[: len(cells.place)] == cells.place:
                return column
        return -1

    def _hover(self, row: int) -> None:
        if row == self.hovered_row:
            return
        for one in (self.hovered_row, row):
            if one >= 0:
                self.viewport().update(0, self.rowViewportPosition(one), self.viewport().width(), self.rowHeight(one))
        self.hovered_row = row

    def _under(self, at: QPoint) -> tuple[str, int, int, int] | None:
        index = self.indexAt(at)
        record = self.table_model.record(index.row()) if index.isValid() else None
        if record is None:
            return None
        row, column = index.row(), index.column()
        rect = self.visualRect(index)
        zones = self.cell_delegate.zones(rect, column)
        if zones.door.contains(at):
            return ("door", row, column, 0)
        if zones.box.adjusted(-6, -6, 6, 6).contains(at) and not zones.box.isNull():
            return ("box", row, column, 0)
        if self.cells[column].is_score and not self.read_only:
            score = self.cell_delegate.score_under(rect, column, at.x())
            return ("score", row, column, score) if score is not None else None
        return None
