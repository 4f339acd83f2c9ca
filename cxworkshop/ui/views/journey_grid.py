"""The journey map: stages side by side, and how the customer feels along them."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QScrollArea, QTableView, QWidget

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views.emotion_curve import EmotionCurve, Scale
from cxworkshop.ui.views.journey_commands import JourneyCommands
from cxworkshop.ui.views.journey_delegate import ENTER, JourneyDelegate
from cxworkshop.ui.views.journey_header import LaneHeader
from cxworkshop.ui.views.journey_model import EMOTION, LANES, NAME, PHASE, Index, JourneyModel

NARROWEST, WIDEST, PLUS, FIRST = 150, 400, 44, 260
EMOTION_HEIGHT = 108
LOWEST_ROWS = {"name": 32, "time": 23, "phase": 27, "emotion_word": 28}
LOWEST_ROW = 38
LIT_MS = 1200
GRASP = 8
"""How far beside a face it can still be taken."""


class JourneyGrid(QTableView):
    """Show one journey; every row is a field of its stages, and the emotions are faces on one line."""

    stage_changed = Signal(str)
    """Another stage is the current one: its id, or "" in the column for a new stage."""
    phases_wanted = Signal()
    """The phases are to be edited."""

    def __init__(self, desk: Desk) -> None:
        """Build it for a desk; `show_journey` fills it."""
        super().__init__()
        self.desk = desk
        self.lit: tuple[int, int] | None = None
        self._curve: EmotionCurve | None = None
        self._drag: tuple[int, float] | None = None
        self._leaving = False
        self._kept = (NAME, 0, "")
        self._stage = ""
        self.map = JourneyModel(desk, self)
        self.commands = JourneyCommands(desk, self)
        self._delegate = JourneyDelegate(desk, self)
        self.setItemDelegate(self._delegate)
        self._delegate.left.connect(self._go_on)
        self.setVerticalHeader(LaneHeader(desk, self))
        self._dress()
        self.setModel(self.map)
        self.map.modelAboutToBeReset.connect(self._keep)
        self.map.modelReset.connect(self._restore)
        self.map.dataChanged.connect(self.fit)
        self._unlight = QTimer(self, singleShot=True, interval=LIT_MS)
        self._unlight.timeout.connect(self._put_out)

    def _dress(self) -> None:
        self.setAccessibleName(self.desk.text(N_("Journey map")))
        self.setAccessibleDescription(
            self.desk.text(
                N_(
                    "Plus and minus change an emotion, the space bar chooses a stage for measuring, "
                    "Control and right arrow adds a stage."
                )
            )
        )
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(self.desk.px(PLUS))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)

    # What is shown

    def show_journey(self, id: str) -> None:
        """Show another journey, from its first stage on."""
        self.map.show_journey(id)
        self.go(NAME, 0)

    def current_stage(self) -> str:
        """Give the id of the current stage, or ""."""
        stage = self.map.stage(self.currentIndex().column())
        return stage.id if stage else ""

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        index = self.map.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
            self._reveal()

    def light(self, row: int, column: int) -> None:
        """Go to a cell and light it up for a moment."""
        self.go(row, column)
        self.lit = (row, column)
        self._unlight.start()
        self.viewport().update()

    def _put_out(self) -> None:
        self.lit = None
        self.viewport().update()

    def _keep(self) -> None:
        current = self.currentIndex()
        self._kept = (max(0, current.row()), max(0, current.column()), self.current_stage())

    def _restore(self) -> None:
        row, column, stage = self._kept
        found = self.map.column_of(stage)
        self.fit()
        self.go(row, found if found >= 0 else min(column, max(0, self.map.plus - 1)))
        self._tell()

    def _tell(self) -> None:
        stage = self.current_stage()
        if stage != self._stage:
            self._stage = stage
            self.stage_changed.emit(stage)

    # Sizes

    def fit(self) -> None:
        """Give columns and rows the room that their texts need, and the grid the height of its rows."""
        if self.map.journey is not None:
            widths = column_widths(self.desk, self.viewport().width(), self.map.plus)
            for column, width in enumerate(widths):
                self.setColumnWidth(column, width)
            for row in range(len(LANES)):
                self.setRowHeight(row, self._wanted(row, widths[:-1]))
            self._fit_height()

    def _wanted(self, row: int, widths: list[int]) -> int:
        """Tell how high a row must be for its name and its texts."""
        if row == EMOTION:
            return self.desk.px(EMOTION_HEIGHT)
        lowest = self.desk.px(LOWEST_ROWS.get(LANES[row].field, LOWEST_ROW))
        texts = (self._delegate.wanted(row, column, width) for column, width in enumerate(widths))
        return max(lowest, self._lanes().wanted(row), *texts)

    def grow(self, row: int, height: int) -> None:
        """Make a row higher while somebody types into it."""
        if height > self.rowHeight(row):
            self.setRowHeight(row, height)
            self._fit_height()

    def _fit_height(self) -> None:
        wide = self.horizontalHeader().length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        high = self.verticalHeader().length() + 2 * self.frameWidth() + bar
        if high != self.height():
            self.setFixedHeight(high)

    def _lanes(self) -> LaneHeader:
        header = self.verticalHeader()
        assert isinstance(header, LaneHeader)
        return header

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share a new width between the stages."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _reveal(self) -> None:
        """Scroll the page so that the current cell is seen."""
        rect = self.visualRect(self.currentIndex())
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or rect.isNull() or not self.hasFocus():
            return
        inner = area.widget()
        assert inner is not None
        for corner in (rect.bottomLeft(), rect.topLeft()):
            place = self.viewport().mapTo(inner, corner)
            area.ensureVisible(place.x(), place.y(), 0, self.desk.px(8))

    # The curve

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells; the curve is led once for all of them."""
        self._curve = None
        super().paintEvent(event)

    def curve(self) -> EmotionCurve:
        """Give the curve as it lies now."""
        if self._curve is None:
            header, count = self.horizontalHeader(), self.map.plus
            starts = [header.sectionViewportPosition(column) for column in range(count + 1)]
            centers = [start + header.sectionSize(column) / 2 for column, start in enumerate(starts[:count])]
            felt = {column: value for column in range(count) if (value := self.emotion(column)) is not None}
            ends = (float(starts[0]), float(starts[count]))
            self._curve = EmotionCurve(self.desk.theme, self._scale(), centers, ends, felt)
        return self._curve

    def emotion(self, column: int) -> float | None:
        """Give the emotion of a stage, as it is being dragged."""
        if self._drag is not None and self._drag[0] == column:
            return self._drag[1]
        stage = self.map.stage(column)
        return stage.emotion if stage else None

    def face_center(self, column: int) -> QPointF:
        """Give the middle of a stage's face in the viewport; that of an unknown emotion lies on the zero line."""
        rect = self._cell(column)
        return QPointF(rect.x() + rect.width() / 2, self._scale().y(self.emotion(column) or 0))

    def _cell(self, column: int) -> QRect:
        return self.visualRect(self.map.index(EMOTION, column))

    def _scale(self) -> Scale:
        top = self.rowViewportPosition(EMOTION)
        return Scale(self.desk.theme, top, self.rowHeight(EMOTION) - 1)

    def _face_at(self, place: QPointF) -> int | None:
        index = self.indexAt(place.toPoint())
        if index.row() != EMOTION or index.column() >= self.map.plus or self.desk.document.read_only:
            return None
        away = place - self.face_center(index.column())
        near = self._scale().radius + self.desk.px(GRASP)
        return index.column() if QPointF.dotProduct(away, away) <= near * near else None

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a face, or choose a cell."""
        column = self._face_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if column is None:
            super().mousePressEvent(event)
            index = self.indexAt(event.position().toPoint())
            if index.column() == self.map.plus and not self.desk.document.read_only:
                self.commands.add_stage()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.go(EMOTION, column)
        self._drag = (column, self.emotion(column) or 0.0)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a face up and down, in half steps."""
        if self._drag is None:
            over = self._face_at(event.position()) is not None
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            super().mouseMoveEvent(event)
            return
        self._drag = (self._drag[0], self._scale().emotion(event.position().y()))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a face go: the whole drag is one step."""
        if self._drag is None:
            super().mouseReleaseEvent(event)
            return
        (column, value), self._drag = self._drag, None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        stage = self.map.stage(column)
        if stage is not None and (stage.emotion is not None or value != 0):
            self.map.put(EMOTION, column, value)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the commands, with the mouse or the menu key."""
        keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        rect = self.visualRect(self.currentIndex())
        self.commands.open_menu(self.viewport().mapToGlobal(rect.center()) if keys else event.globalPos())

    # Keys and editing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry out a command, go on, or begin to type."""
        leaving, self._leaving = self._leaving, event.key() == Qt.Key.Key_Escape
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.setAccepted(not leaving and self._step(1 if event.key() == Qt.Key.Key_Tab else -1))
        elif event.key() in ENTER and self.state() != QAbstractItemView.State.EditingState:
            self._edit_now()
        elif not self.commands.key(event):
            super().keyPressEvent(event)

    def _step(self, by: int) -> bool:
        """Go to the next or last stage, and on to the next row; False at the end of the grid."""
        row, column, count = self.currentIndex().row(), self.currentIndex().column() + by, self.map.plus
        if not 0 <= column < count:
            row, column = row + by, 0 if by > 0 else count - 1
        if not 0 <= row < len(LANES) or not count:
            return False
        self.go(row, column)
        return True

    def _go_on(self, rows: int, columns: int) -> None:
        self.setFocus()
        if columns:
            self._step(columns)
        else:
            self.go(min(self.currentIndex().row() + rows, len(LANES) - 1), self.currentIndex().column())

    def _edit_now(self) -> None:
        if not self.desk.document.read_only:
            no_event = QEvent(QEvent.Type.None_)
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.EditKeyPressed, no_event)

    def edit(  # type: ignore[override]
        self, index: Index, trigger: QAbstractItemView.EditTrigger, event: QEvent
    ) -> bool:
        """Begin to edit a cell; typing replaces what stands there, and makes the stage where there is none yet."""
        if self.desk.document.read_only or not trigger & self.editTriggers():
            return super().edit(index, trigger, event)
        if index.column() == self.map.plus:
            row = index.row() if index.row() != PHASE else NAME
            self.map.add_stage(self.map.plus)
            self.go(row, self.map.plus - 1)
            index = self.currentIndex()
        if index.row() == PHASE:
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.commands.choose_phase(where)
            return True
        self._delegate.fresh = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        return super().edit(index, trigger, event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """End an edit; the row takes its height from what stands there now."""
        super().closeEditor(editor, hint)
        self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show whose stage it is now, in the whole column."""
        super().currentChanged(current, previous)
        self.commands.leave_cell()
        self._reveal()
        self._tell()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell when none is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go(NAME, 0)
        self._reveal()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus frame away."""
        super().focusOutEvent(event)
        self.viewport().update()


def column_widths(desk: Desk, room: int, stages: int) -> list[int]:
    """Share the room between the stages, and give the column for a new stage what it needs."""
    if not stages:
        return [desk.px(FIRST)]
    plus = desk.px(PLUS)
    each, spare = divmod(room - plus, stages)
    width = max(desk.px(NARROWEST), min(desk.px(WIDEST), each))
    widths = [width] * stages
    if width == each:
        widths[-1] += spare
    return [*widths, plus]
