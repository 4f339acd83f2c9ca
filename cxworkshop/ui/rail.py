"""The step rail: where we are, how far each step has come, and what is open there."""

from collections import Counter
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QProgressBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cxworkshop.language import N_, NP_
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import draw
from cxworkshop.ui.parts import column, label
from cxworkshop.ui.rowstate import focused, hovered

Index = QModelIndex | QPersistentModelIndex
OVERVIEW, PLAN = 0, 8
WIDE, NARROW = 232, 64
LINES, LOWEST, GAP = 9, 34, 10
DATA = Qt.ItemDataRole.UserRole

DECIDED, PART, TODO, STALE = "decided", "part", "todo", "stale"
WORDS = {
    DECIDED: N_("decided"),
    PART: N_("in progress"),
    TODO: N_("not started"),
    STALE: N_("decided, but changed since"),
}


class Entry(NamedTuple):
    """Hold what one line of the rail shows."""

    step: int
    words: str
    picture: str = ""
    state: str = ""
    share: float = 0.0
    open: int = 0


class Rail(QFrame):
    """Show the steps; `chosen` gives the step that was asked for."""

    chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        """Build the rail; `refresh` fills it."""
        super().__init__()
        self.setObjectName("rail")
        self._desk = desk
        theme = desk.theme
        self._step = OVERVIEW
        self._model = QStandardItemModel(self)
        self.list = RailList(desk)
        self.list.setModel(self._model)
        self.list.activated.connect(lambda index: self.chosen.emit(index.data(DATA).step))
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(DATA).step))
        self.name = label(theme, "", "brand", "rail_text", wrap=True)
        self.subtitle = label(theme, "", "caption", "rail_muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 7)
        self.progress.setTextVisible(False)
        self.progress.setObjectName("railprogress")
        self.count = label(theme, "", "caption", "rail_text", wrap=True)
        outer = column(self, (0, 12, 0, 16), 0, theme)
        self._head = QFrame()
        head = column(self._head, (20, 0, 12, 12), 0, theme)
        head.addWidget(self.name)
        head.addWidget(self.subtitle)
        outer.addWidget(self._head)
        outer.addWidget(self.list, 1)
        self._foot = QFrame()
        foot = column(self._foot, (20, 8, 20, 0), 6, theme)
        foot.addWidget(self.progress)
        foot.addWidget(self.count)
        outer.addWidget(self._foot)
        self.narrow = False
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Show only numbers and icons where the window is small."""
        self.narrow = narrow
        self._head.setVisible(not narrow)
        self._foot.setVisible(not narrow)
        self.list.narrow = narrow
        self.setFixedWidth(self._desk.px(NARROW if narrow else WIDE))
        self.list.scheduleDelayedItemsLayout()

    def show_step(self, step: int) -> None:
        """Mark the step that is open."""
        self._step = step
        for line in range(self._model.rowCount()):
            index = self._model.index(line, 0)
            if index.data(DATA).step == step:
                self.list.setCurrentIndex(index)

    def refresh(self, settled: bool = True) -> None:
        """Show names, progress and open checks; until the checks have settled, only the names."""
        desk = self._desk
        profile = desk.project.profile
        self.name.setText(profile.organisation or profile.name or desk.text(N_("Untitled project")))
        self.subtitle.setText((profile.name if profile.organisation else "") or profile.subtitle)
        self.subtitle.setVisible(bool(self.subtitle.text()))
        steps = self._steps() if settled else [Entry(step.number, desk.text(step.title), "", TODO) for step in STEPS]
        overview = Entry(OVERVIEW, desk.text(N_("Overview")), "overview")
        self._fill([overview, *steps, Entry(PLAN, desk.text(N_("Plan & export")), "document")])
        decided = sum(entry.state == DECIDED for entry in steps)
        self.progress.setValue(decided)
        words = desk.text(N_("{n} of 7 decided"), n=decided)
        self.progress.setAccessibleName(words)
        self.count.setText(words)

    def _steps(self) -> list[Entry]:
        from cxworkshop.programme.progress import progress  # reads the checks, which are slow to import
        from cxworkshop.ui.missing import open_findings

        view = self._desk.view()
        counts = Counter(finding.step for finding in open_findings(view) if finding.severity != "H")
        entries = []
        for step in STEPS:
            state = progress(view, step.number)
            kind = DECIDED if state.decided else STALE if state.state == "stale" else PART if state.started else TODO
            share = state.passed / state.musts if state.musts else 0.0
            shown = counts[step.number] if state.started else 0
            entries.append(Entry(step.number, self._desk.text(step.title), "", kind, share, shown))
        return entries

    def _fill(self, entries: list[Entry]) -> None:
        if self._model.rowCount() != len(entries):
            self._model.clear()
            for _ in entries:
                item = QStandardItem()
                item.setEditable(False)
                self._model.appendRow(item)
        for line, entry in enumerate(entries):
            item = self._model.item(line)
            if item.data(DATA) == entry:
                continue
            item.setText(entry.words)
            item.setData(entry, DATA)
            item.setData(self._sentence(entry), Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip("")
        self.show_step(self._step)

    def _sentence(self, entry: Entry) -> str:
        desk = self._desk
        if not entry.state:
            return entry.words
        words = desk.text(
            N_("Step {step}, {name}, {state}"), step=entry.step, name=entry.words, state=desk.text(WORDS[entry.state])
        )
        if not entry.open:
            return words
        missing = desk.plural(NP_("{n} open check", "{n} open checks"), entry.open)
        return f"{words}, {missing}"


class RailList(QListView):
    """Let arrow keys, type-ahead and screen readers move in the rail."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.narrow = False
        self.desk = desk
        self.setAccessibleName(desk.text(N_("Steps")))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setObjectName("raillist")
        self.setItemDelegate(RailDelegate(self))


class RailDelegate(QStyledItemDelegate):
    """Paint one line: the ring of progress, the name, the number of open checks."""

    def __init__(self, parent: RailList) -> None:
        super().__init__(parent)
        self._list = parent
        self._theme = parent.desk.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of a line, with a gap around the steps."""
        entry = index.data(DATA)
        px = self._theme.px
        room = (self._list.height() - 2 * px(GAP)) // LINES if self._list.height() > 0 else 48
        height = max(px(LOWEST), min(px(48), room))
        gap = px(GAP) if entry is not None and entry.step in (OVERVIEW, PLAN) else 0
        return QSize(px(NARROW), height + gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        entry: Entry = index.data(DATA)
        theme, px = self._theme, self._theme.px
        whole = QRectF(option.rect)
        gap = px(GAP)
        place = whole
        if entry.step == OVERVIEW:
            place = whole.adjusted(0, 0, 0, -gap)
        elif entry.step == PLAN:
            place = whole.adjusted(0, gap, 0, 0)
        current = self._list.currentIndex() == index
        hover = hovered(self._list, option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            tile = QPainterPath()
            tile.addRoundedRect(place.adjusted(px(8), 0, px(8), 0), px(8), px(8))
            painter.setClipRect(whole)
            painter.fillPath(tile, theme.color("rail_on"))
            if theme.name == "dark":
                painter.fillRect(
                    QRectF(place.x() + px(8), place.y() + 4, px(4), place.height() - 8), theme.color("accent")
                )
        elif hover:
            painter.fillRect(place, theme.color("rail_line") if not theme.contrast else theme.color("rail"))
        middle = QPointF(px(32 if self._list.narrow else 34), place.center().y())
        if entry.state:
            self._connector(painter, entry, whole, middle, current)
            self._ring(painter, entry, middle, current)
        else:
            ink = theme.color(("accent" if not theme.contrast else "rail_on_text") if current else "rail_muted")
            draw(painter, entry.picture, ink, QRectF(middle.x() - px(10), middle.y() - px(10), px(20), px(20)))
        self._words(painter, entry, place, current)
        if focused(self._list, index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(place.adjusted(px(10), 2, -3, -2), px(6), px(6))
        painter.restore()

    def _connector(self, painter: QPainter, entry: Entry, whole: QRectF, middle: QPointF, current: bool) -> None:
        theme, px = self._theme, self._theme.px
        painter.setPen(QPen(theme.color("border" if current else "rail_line"), 2))
        if entry.step > 1 and not current:
            painter.drawLine(QPointF(middle.x(), whole.top()), QPointF(middle.x(), middle.y() - px(15)))
        if entry.step < 7 and not current:
            painter.drawLine(QPointF(middle.x(), middle.y() + px(15)), QPointF(middle.x(), whole.bottom() + 1))

    def _ring(self, painter: QPainter, entry: Entry, middle: QPointF, current: bool) -> None:
        theme, px = self._theme, self._theme.px
        ink, back = theme.color("rail_text"), theme.color("rail")
        if current:
            ink = theme.color("rail_on_text" if theme.contrast else "accent")
            back = theme.color("rail_on")
        radius = px(13)
        if entry.state == DECIDED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(middle, radius + 1, radius + 1)
            draw(painter, "check", back, QRectF(middle.x() - px(9), middle.y() - px(9), px(18), px(18)))
            return
        painter.setBrush(back)
        faint = theme.color("rail_muted" if not current else "border_strong")
        painter.setPen(QPen(faint if entry.state == TODO else theme.color("border" if current else "rail_line"), 2.0))
        painter.drawEllipse(middle, radius, radius)
        if entry.state in (PART, STALE):
            pen = QPen(ink, 2.5)
            if entry.state == STALE:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
            painter.drawArc(circle, 90 * 16, -int((1.0 if entry.state == STALE else entry.share) * 360 * 16))
        painter.setPen(ink)
        painter.setFont(theme.font("button"))
        painter.drawText(
            QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius),
            Qt.AlignmentFlag.AlignCenter,
            str(entry.step),
        )

    def _words(self, painter: QPainter, entry: Entry, place: QRectF, current: bool) -> None:
        theme, px = self._theme, self._theme.px
        badge = QRectF(place.right() - px(36), place.center().y() - px(12), px(24), px(24))
        if self._list.narrow:
            badge = QRectF(place.right() - px(24), place.y() + 1, px(20), px(20))
        else:
            painter.setFont(theme.font("body_strong" if current else "body"))
            painter.setPen(theme.color("rail_on_text" if current else "rail_text"))
            width = place.width() - px(60) - (px(40) if entry.open else px(10))
            painter.drawText(
                QRectF(place.x() + px(60), place.y(), width, place.height()),
                int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap),
                entry.words,
            )
        if entry.open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("warn_fill"))
            painter.drawEllipse(badge)
            painter.setPen(QColor(DARK_ON_SIGNAL))
            painter.setFont(theme.font("label"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(entry.open) if entry.open < 100 else "99")


DARK_ON_SIGNAL = "#241600"
"""The only colour of text that can be read on the signal colour, in every theme."""
