"""A chart with its data within reach: drawn when the plotting library has come, told in words, also as a table."""

from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cxworkshop.language import N_
from cxworkshop.ui.charts.canvas import Canvas
from cxworkshop.ui.charts.kind import Chart, Data
from cxworkshop.ui.charts.library import PlottingLibrary
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, column, label, row

AGAIN_MS = 60
"""How long a chart waits after its last change of size before its words are placed anew."""
TABLE_ROW = 34
MOST_HIGH = 16777215
EDGE = 3


class ChartView(QWidget):
    """Show one chart, a placeholder until it can be drawn, or the sentence that says why there is none."""

    def __init__(self, desk: Desk) -> None:
        """Begin without a chart; the plotting library is asked for when the first one is shown."""
        super().__init__()
        self.desk = desk
        self.chart: Chart | None = None
        self._ready = False
        self._drawn: tuple[Any, ...] | None = None
        self._loading: PlottingLibrary | None = None
        theme = desk.theme
        body = column(self, spacing=4, theme=theme)
        self.message = label(theme, style="table", color="text2", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting = label(theme, desk.text(N_("Drawing the chart…")), "table", "text2")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = Picture(desk)
        self.table = DataTable(desk)
        self._area = QWidget()
        self._stack = QStackedLayout(self._area)
        for page in (self.message, self.waiting, self.picture, self.table):
            self._stack.addWidget(page)
        body.addWidget(self._area, 1)
        foot = row(theme=theme)
        foot.addStretch(1)
        self.as_table = button(theme, desk.text(N_("Show as table")), kind="link", picture="table")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        foot.addWidget(self.as_table)
        body.addLayout(foot)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._draw)
        self.as_table.hide()

    def show_chart(self, chart: Chart | None, name: str, sentence: str) -> None:
        """Show a chart under a name, and what it says in a sentence; without a chart the sentence stands alone."""
        self.chart = chart
        self.picture.setAccessibleName(name)
        self.picture.setAccessibleDescription(sentence)
        self.table.setAccessibleName(name)
        self.table.setAccessibleDescription(sentence)
        self.message.setText(sentence)
        self.as_table.setVisible(chart is not None)
        self._area.setMinimumHeight(0)
        self._area.setMaximumHeight(MOST_HIGH)
        if chart is not None:
            self._area.setFixedHeight(self.desk.px(chart.height()))
            if self.as_table.isChecked():
                self.table.show_data(chart.table(self.desk))
        self._present()

    def busy(self) -> bool:
        """Tell whether the library is still being loaded for a chart that is waited for."""
        return self._loading is not None and self.chart is not None

    # What is shown

    def _present(self) -> None:
        """Show the page that fits, and draw or fetch what it needs."""
        if self.chart is None:
            self._stack.setCurrentWidget(self.message)
        elif self.as_table.isChecked():
            self._stack.setCurrentWidget(self.table)
        elif self._ready:
            self._stack.setCurrentWidget(self.picture)
            self._draw()
        else:
            self._stack.setCurrentWidget(self.waiting)
            self._fetch()

    def _turn(self, table: bool) -> None:
        words = N_("Show as chart") if table else N_("Show as table")
        self.as_table.setText(self.desk.text(words))
        self.as_table.setAccessibleName(self.desk.text(words))
        if table and self.chart is not None:
            self.table.show_data(self.chart.table(self.desk))
        self._present()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn between chart and table with Enter, in either of them."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.as_table.isEnabled():
            super().keyPressEvent(event)
            return
        self.as_table.toggle()
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus()

    # Drawing

    def _fetch(self) -> None:
        """Bring in the plotting library beside the window, once and only when a chart is to be seen."""
        if self._loading is not None or not self.isVisible():
            return
        self._loading = PlottingLibrary(self)
        self._loading.came.connect(self._loaded)
        self._loading.failed.connect(self._failed)
        self._loading.start()

    def _loaded(self) -> None:
        self._loading = None
        self._ready = True
        self._present()

    def _failed(self, error: object) -> None:
        """Give the table where no chart can be drawn."""
        self._loading = None
        self.as_table.setChecked(True)
        self.as_table.setEnabled(False)

    def _draw(self) -> None:
        """Draw, unless the same stands there already at this size."""
        if not self._ready or self.chart is None or not self.isVisible():
            return
        size, ratio = self.picture.inside().size(), self.devicePixelRatioF()
        wanted = (self.chart, size, ratio)
        if wanted != self._drawn and not size.isEmpty():
            canvas = Canvas(self.desk.theme, size)
            try:
                self.chart.draw(canvas, self.desk)
                self.picture.show_pixmap(canvas.picture(ratio))
            finally:
                canvas.close()
            self._drawn = wanted

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while nobody could see it."""
        super().showEvent(event)
        if self.chart is not None:
            self._present()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the words anew when the size stays."""
        super().resizeEvent(event)
        if self._ready:
            self._again.start()


class Picture(QFrame):
    """Hold the drawn chart; it takes the focus so that a screen reader can tell what it says."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = desk.theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._drawn = QPixmap()

    def pixmap(self) -> QPixmap:
        """Give the drawing that is shown."""
        return self._drawn

    def show_pixmap(self, drawn: QPixmap) -> None:
        """Show another drawing."""
        self._drawn = drawn
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the drawing, and the ring of the focus."""
        painter = QPainter(self)
        if not self._drawn.isNull():
            painter.drawPixmap(self.inside().topLeft(), self._drawn)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def inside(self) -> QRect:
        """Give the place of the drawing inside the ring."""
        return self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)


class DataTable(QTableWidget):
    """Show the data of a chart, to be read and copied."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = desk.theme
        self.setProperty("flat", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setFont(desk.theme.font("table"))
        self.setStyleSheet(f"QTableWidget::item {{ padding: 0 {desk.px(10)}px; }}")
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(desk.px(TABLE_ROW))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_data(self, data: Data) -> None:
        """Show other data."""
        self.clear()
        self.setColumnCount(len(data.heads))
        self.setRowCount(len(data.rows))
        for place, words in enumerate(data.heads):
            head = QTableWidgetItem(words)
            head.setTextAlignment(self._side(data, place))
            self.setHorizontalHeaderItem(place, head)
        for line, cells in enumerate(data.rows):
            for place, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setTextAlignment(self._side(data, place))
                self.setItem(line, place, item)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column what its words need, and an equal part of what is left; too little room scrolls."""
        count = self.columnCount()
        header = self.horizontalHeader()
        pad = self._theme.px(4)
        needs = [max(self.sizeHintForColumn(place), header.sectionSizeHint(place)) + pad for place in range(count)]
        spare = max(0, self.viewport().width() - sum(needs)) // max(1, count)
        for place, need in enumerate(needs):
            self.setColumnWidth(place, need + spare)

    def _side(self, data: Data, place: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if place in data.numbers else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
