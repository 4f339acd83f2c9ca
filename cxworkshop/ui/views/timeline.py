"""The timeline: the coming weeks as columns, with what is collected, read and told as bars and signs."""

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.language import N_
from cxworkshop.programme.charts import Mark, Timeline
from cxworkshop.programme.charts.timelines import MarkKind
from cxworkshop.ui import parts
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.timeline_model import SIGNS, Index, Weeks

HEAD, ROW, TWO_LINES, LABELS = 46, 30, 40, 0.25
"""Lengths of the design: the head, a row, one with a long name, and the share of the width that names take."""
MOST_ROWS = 12
"""Longer timelines scroll."""


class TimelineView(QWidget):
    """Show a timeline as a chart or as a table; `opened` gives the place of the row on which Enter was pressed."""

    opened = Signal(tuple)

    def __init__(self, desk: Desk) -> None:
        """Build both; the chart is shown first."""
        super().__init__()
        self.desk = desk
        self.grid = WeekGrid(desk)
        self.grid.activated.connect(self._open)
        self.table = _table(desk)
        self.table.activated.connect(self._open)
        self.table.hide()
        self.nothing = parts.label(desk.theme, style="table", color="text2", wrap=True)
        self.nothing.hide()
        self.switch = parts.button(desk.theme, desk.text(N_("Show as table")), self._switch, "link", "table")
        self.key = SignKey(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(desk.px(8))
        for shown in (self.grid, self.table, self.nothing):
            layout.addWidget(shown)
        foot = parts.row(spacing=8, theme=desk.theme)
        foot.addWidget(self.key, 1)
        foot.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        layout.addLayout(foot)
        self.setFocusProxy(self.grid)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show other weeks and rows; the current row and week stay where they were."""
        self.grid.show_timeline(timeline)
        self.key.show_signs({mark.kind for line in timeline.rows for mark in line.marks})
        _fill(self.table, self.grid.weeks)
        some = bool(timeline.rows)
        as_table = not self.table.isHidden()
        self.grid.setVisible(some and not as_table)
        self.switch.setVisible(some)
        self.nothing.setVisible(not some)
        if not some:
            self.table.hide()
            words = N_("Nothing has a date yet. Give a source its first day, and it stands here.")
            self.nothing.setText(self.desk.text(words))

    def _switch(self) -> None:
        as_table = self.table.isHidden()
        self.table.setVisible(as_table)
        self.grid.setVisible(not as_table)
        self.key.setVisible(not as_table)
        words = self.desk.text(N_("Show as chart") if as_table else N_("Show as table"))
        self.switch.setText(words)
        self.switch.setAccessibleName(words)

    def _open(self, index: QModelIndex) -> None:
        place = self.grid.weeks.place(index.row())
        if place:
            self.opened.emit(place)


class WeekGrid(QTableView):
    """Draw rows by weeks: bars and signs over bands of months, with a line for today."""

    def __init__(self, desk: Desk) -> None:
        """Set up an empty grid that is read and walked through, never edited."""
        super().__init__()
        self.desk = desk
        self.theme = desk.theme
        self.weeks = Weeks(desk, self)
        self.setModel(self.weeks)
        self.setItemDelegate(_Delegate(desk.theme, self))
        self.setHorizontalHeader(_Head(self, Qt.Orientation.Horizontal))
        self.setVerticalHeader(_Head(self, Qt.Orientation.Vertical))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(desk.px(16))
        self.horizontalHeader().setFixedHeight(desk.px(HEAD))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(desk.px(ROW))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setProperty("flat", True)
        # what stands behind the signs is the card's surface, in the corner too
        self.setStyleSheet("QTableCornerButton::section { background: transparent; border: 0; }")
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(desk.text(N_("Timeline of the coming weeks")))

    def show_timeline(self, timeline: Timeline) -> None:
        """Show other weeks and rows."""
        if timeline == self.weeks.timeline:
            return
        at = self.currentIndex()
        self.weeks.show(timeline)
        rows, columns = self.weeks.rowCount(), self.weeks.columnCount()
        if rows and columns:
            self.setCurrentIndex(
                self.weeks.index(max(0, min(at.row(), rows - 1)), max(0, min(at.column(), columns - 1)))
            )
        self.setAccessibleDescription(self.weeks.told())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names their share of the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give long names two lines, and the widget the height of its rows, of the first ones when there are many."""
        wide = round(max(self.desk.px(110), self.width() * LABELS))
        self.verticalHeader().setFixedWidth(wide)
        metrics = QFontMetricsF(self.theme.font("label"))
        for row in range(self.weeks.rowCount()):
            long = metrics.horizontalAdvance(self.weeks.name(row)) > wide - self.desk.px(8)
            self.setRowHeight(row, self.desk.px(TWO_LINES if long else ROW))
        high = sum(self.rowHeight(row) for row in range(min(self.weeks.rowCount(), MOST_ROWS)))
        self.setFixedHeight(self.desk.px(HEAD) + high + 2 * self.frameWidth())

    def today_x(self) -> float:
        """Tell where the line for today stands in the viewport; below 0 when today is not among the weeks."""
        if not self.weeks.timeline.weeks:
            return -1.0
        days = (self.desk.today - self.weeks.timeline.weeks[0]).days
        column = days // 7
        if not 0 <= column < self.weeks.columnCount():
            return -1.0
        inside = (days % 7 + 0.5) / 7
        return self.columnViewportPosition(column) + self.columnWidth(column) * inside

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, today over them, and in an empty row why it is empty."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        rows = self.weeks.timeline.rows
        for row, line in enumerate(rows):
            if line.missing:
                self._say_missing(painter, row, self.desk.text(line.missing))
        at = self.today_x()
        if at >= 0 and rows:
            bottom = self.rowViewportPosition(len(rows) - 1) + self.rowHeight(len(rows) - 1)
            painter.setPen(_today_pen(self.theme))
            painter.drawLine(QPointF(at, 0), QPointF(at, bottom))

    def _say_missing(self, painter: QPainter, row: int, words: str) -> None:
        px = self.desk.px
        painter.setFont(self.theme.font("label"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + px(16)
        left = max(self.today_x(), 0) + px(8)
        box = QRectF(left, self.rowViewportPosition(row) + px(2), wide, self.rowHeight(row) - px(5))
        painter.fillRect(box, self.theme.color("surface"))
        painter.setPen(self.theme.color("warn"))
        painter.drawText(box.adjusted(px(6), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


class _Head(QHeaderView):
    """Name the weeks above, months over ISO weeks, or the rows at the left."""

    def __init__(self, grid: WeekGrid, orientation: Qt.Orientation) -> None:
        super().__init__(orientation, grid)
        self._grid = grid
        self._theme = grid.theme
        self.setSectionsClickable(False)
        self.setStyleSheet("QHeaderView { background: transparent; border: 0; }")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one name."""
        painter.save()
        box = QRectF(rect)
        if self.orientation() == Qt.Orientation.Horizontal:
            self._week(painter, box, section)
        else:
            self._name(painter, box, section)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _week(self, painter: QPainter, box: QRectF, section: int) -> None:
        px, weeks = self._theme.px, self._grid.weeks
        painter.fillRect(box, self._theme.color("sunken" if weeks.in_band(section) else "surface"))
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("text2"))
        number = str(weeks.timeline.weeks[section].isocalendar().week)
        painter.drawText(box.adjusted(0, px(22), 0, -px(3)), Qt.AlignmentFlag.AlignCenter, number)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the months over the finished weeks, because a name may be wider than its first week."""
        super().paintEvent(event)
        if self.orientation() == Qt.Orientation.Vertical:
            return
        painter, px, weeks = QPainter(self.viewport()), self._theme.px, self._grid.weeks
        painter.setFont(self._theme.font("label"))
        painter.setPen(self._theme.color("text"))
        for section in range(weeks.columnCount()):
            if weeks.month(section):
                wide = self.sectionSize(section) * weeks.weeks_in_month(section) - px(4)
                room = QRectF(self.sectionViewportPosition(section) + px(4), px(4), wide, px(20))
                words = QFontMetricsF(painter.font()).elidedText(
                    weeks.month(section), Qt.TextElideMode.ElideRight, max(wide, px(28))
                )
                painter.drawText(room, int(Qt.TextFlag.TextDontClip), words)

    def _name(self, painter: QPainter, box: QRectF, section: int) -> None:
        px, current = self._theme.px, self._grid.currentIndex().row() == section and self._grid.hasFocus()
        painter.fillRect(box, self._theme.color("surface"))
        words = self._grid.weeks.name(section)
        painter.setFont(self._theme.font("label" if current else "caption"))
        painter.setPen(self._theme.color("text"))
        inner = box.adjusted(0, 0, -px(8), -1)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        # at most two lines; what does not fit is in the tooltip and the table
        words = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, inner.width() * 1.8)
        painter.drawText(inner, int(flags) | int(Qt.TextFlag.TextWordWrap), words)


class _Delegate(QStyledItemDelegate):
    """Draw one week of one row: its slice of a bar, or its sign."""

    def __init__(self, theme: Theme, grid: WeekGrid) -> None:
        super().__init__(grid)
        self._theme = theme
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw band, lines, sign and focus."""
        box = QRectF(option.rect)
        weeks = self._grid.weeks
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(box, self._theme.color("sunken" if weeks.in_band(index.column()) else "surface"))
        painter.setPen(self._theme.color("grid"))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.setPen(self._theme.color("border"))
        painter.drawLine(QPointF(box.left(), box.bottom() - 1), QPointF(box.right(), box.bottom() - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = weeks.mark(index.row(), index.column())
        if mark is not None:
            painter.setClipRect(box)
            draw_mark(painter, self._theme, mark, self._span(mark, box, index.column()))
        if self._grid.hasFocus() and self._grid.currentIndex() == index:
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _span(self, mark: Mark, box: QRectF, column: int) -> QRectF:
        """Give the whole length of a mark, of which this cell draws its slice."""
        left = box.left() - sum(self._grid.columnWidth(week) for week in range(mark.first, column))
        wide = sum(self._grid.columnWidth(week) for week in range(mark.first, mark.last + 1))
        return QRectF(left, box.top(), wide, box.height())


def draw_mark(painter: QPainter, theme: Theme, mark: Mark, span: QRectF) -> None:
    """Draw a mark over its weeks: every kind has a shape of its own, so that nothing hangs on its colour."""
    px, middle = theme.px, span.center()
    painter.setPen(Qt.PenStyle.NoPen)
    long = mark.last > mark.first or mark.kind == "all the time"
    match mark.kind:
        case "nobody":
            painter.setPen(QPen(theme.color("warn"), max(1.5, px(2))))
            painter.setBrush(theme.color("surface"))
            _bar(painter, span, px(4)) if long else painter.drawEllipse(middle, px(5), px(5))
        case "all the time":
            painter.setBrush(theme.color("accent"))
            _bar(painter, span, px(5))
        case "together":
            painter.setBrush(theme.color("data2"))
            r = px(8)
            painter.drawPolygon(
                QPolygonF([middle + QPointF(x, y) for x, y in ((0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0))])
            )
        case "count":
            painter.setPen(QPen(theme.color("border_strong"), max(1, px(1.4))))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(QRectF(middle.x() - px(10), middle.y() - px(10), px(20), px(20)), px(4), px(4))
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font("label"))
            painter.drawText(span, Qt.AlignmentFlag.AlignCenter, str(mark.times))
        case _:
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(middle, px(5), px(5))


def _today_pen(theme: Theme) -> QPen:
    pen = QPen(theme.color("text"), max(1, theme.px(1.5)))
    pen.setDashPattern([3, 2])
    return pen


def _bar(painter: QPainter, span: QRectF, half: float) -> None:
    box = QRectF(span.left() + 3, span.center().y() - half, max(2.0, span.width() - 6), 2 * half)
    painter.drawRoundedRect(box, half, half)


class SignKey(QWidget):
    """Explain the signs that occur, on as many lines as it takes."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing to explain."""
        super().__init__()
        self.desk = desk
        self._shown: list[tuple[Mark | None, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_signs(self, kinds: set[MarkKind]) -> None:
        """Explain these kinds of mark, and the line for today."""
        self._shown = [(Mark(kind, 0, 0), self.desk.text(words)) for kind, words in SIGNS if kind in kinds]
        if self._shown:
            self._shown.append((None, self.desk.text(N_("today"))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(self.desk.px(200), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Tell how high the lines are."""
        places = self._places(width)
        return round(places[-1].bottom()) if places else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw signs and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.desk.theme, self.desk.px
        for (mark, words), place in zip(self._shown, self._places(self.width()), strict=True):
            sign = QRectF(place.left(), place.top(), px(22), place.height())
            if mark is None:
                painter.setPen(_today_pen(theme))
                painter.drawLine(QPointF(sign.center().x(), sign.top()), QPointF(sign.center().x(), sign.bottom()))
            else:
                draw_mark(painter, theme, mark, sign)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text2"))
            painter.drawText(place.adjusted(px(28), 0, px(4), 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _places(self, width: int) -> list[QRectF]:
        px, metrics = self.desk.px, QFontMetricsF(self.desk.theme.font("caption"))
        x = y = 0.0
        places = []
        for _, words in self._shown:
            wide = px(28) + metrics.horizontalAdvance(words) + px(4)
            if x and x + wide > width:
                x, y = 0.0, y + px(24)
            places.append(QRectF(x, y, wide, px(22)))
            x += wide + px(14)
        return places


def _table(desk: Desk) -> QTableWidget:
    """Make the table that says the same in words."""
    made = QTableWidget(0, 2)
    made.setAccessibleName(desk.text(N_("Timeline of the coming weeks, as a table")))
    made.setHorizontalHeaderLabels([desk.text(N_("What")), desk.text(N_("When"))])
    made.verticalHeader().hide()
    made.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.setWordWrap(True)
    made.setShowGrid(False)
    made.setProperty("flat", True)
    made.setMinimumHeight(desk.px(HEAD + 8 * ROW))
    made.setStyleSheet(
        f"QTableView::item {{ padding: {desk.px(4)}px {desk.px(10)}px;"
        f" border-bottom: 1px solid {desk.theme.tokens['border']}; }}"
    )
    return made


def _fill(table: QTableWidget, weeks: Weeks) -> None:
    table.setRowCount(weeks.rowCount())
    for at in range(weeks.rowCount()):
        table.setItem(at, 0, QTableWidgetItem(weeks.name(at)))
        table.setItem(at, 1, QTableWidgetItem(weeks.when(at)))
