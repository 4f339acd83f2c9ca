"""The list of recent projects: what they are called, where they are, how far they have come."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.language import N_, Language
from cxworkshop.ui.files import place_text, time_text
from cxworkshop.ui.icons import draw
from cxworkshop.ui.parts import tip
from cxworkshop.ui.rowstate import focused, hovered
from cxworkshop.ui.settings import Recent
from cxworkshop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SHOWN = int(Qt.ItemDataRole.UserRole)
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
TIP = int(Qt.ItemDataRole.ToolTipRole)
STEPS = 7
ROW = 60
WIDE_ENOUGH = 520
"""Below this width a row shows no progress, which is still read aloud."""

NOT_FOUND = N_("Not found")
LOOK_FOR_IT = N_("Look for it…")


class Shown(NamedTuple):
    """Hold what one row says."""

    path: str
    title: str
    place: str
    progress: str
    steps: tuple[float, ...]
    day: str
    missing: bool = False


def shown(recent: Recent, language: Language, today: date) -> Shown:
    """Put a remembered project into words."""
    path = Path(recent.path)
    title = " – ".join(part for part in (recent.name, recent.subtitle) if part) or path.stem
    done = recent.decided >= STEPS
    progress = language.text(N_("Plan ready") if done else N_("{n} of 7 decided"), n=recent.decided)
    steps = (*recent.steps, *([0.0] * STEPS))[:STEPS]
    return Shown(
        recent.path, title, place_text(path.parent, language), progress, steps, day_text(recent.opened, language, today)
    )


def day_text(opened: str, language: Language, today: date) -> str:
    """Say when a project was last open: with the time if that was today; nothing if it is not known."""
    try:
        when = datetime.fromisoformat(opened)
    except ValueError:
        return ""
    if when.date() == today:
        return language.text(N_("Today {time}"), time=time_text(when.hour, when.minute, language))
    return language.short_date(when.date(), year=when.year != today.year)


class RecentModel(QAbstractListModel):
    """Hold the rows."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        """Start with none."""
        super().__init__(parent)
        self._language = language
        self.rows: list[Shown] = []

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def mark_missing(self, paths: set[str]) -> None:
        """Mark the projects whose files are not where they were."""
        self.rows = [row._replace(missing=row.path in paths) for row in self.rows]
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Give the row, its name, and the sentence that a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == SHOWN:
            return row
        if role == DISPLAY:
            return row.title
        if role == SPOKEN:
            state = self._language.text(NOT_FOUND) if row.missing else row.progress
            return ", ".join(part for part in (row.title, state, row.place, row.day) if part)
        if role == TIP:
            return tip(row.path)
        return None


class RecentDelegate(QStyledItemDelegate):
    """Draw a row."""

    def __init__(self, theme: Theme, language: Language, parent: QListView) -> None:
        """Draw in a theme."""
        super().__init__(parent)
        self._list = parent
        self._theme = theme
        self._missing = language.text(NOT_FOUND)
        self._look = language.text(LOOK_FOR_IT)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(self._theme.px(200), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw name and place at the left, progress and day at the right, and the focus inside the edge."""
        place = QRectF(option.rect)
        row: Shown = index.data(SHOWN)
        px, theme = self._theme.px, self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hovered(self._list, option.rect) and not theme.contrast:
            painter.fillRect(place, theme.color("sunken"))
        if index.row() + 1 < index.model().rowCount():
            painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), theme.color("border"))
        tint = "text3" if row.missing else "accent"
        icon = QRectF(place.left() + px(20), place.center().y() - px(10), px(20), px(20))
        draw(painter, "document", theme.color(tint), icon)
        inner = place.adjusted(px(58), 0, -px(18), 0)
        inner.setRight(inner.right() - self._day(painter, inner, row))
        if place.width() >= px(WIDE_ENOUGH) or row.missing:
            inner.setRight(inner.right() - self._progress(painter, inner, row))
        color = "text3" if row.missing else "text"
        self._two_lines(painter, inner, row.title, row.place, "body_strong", color)
        if focused(self._list, index):
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), px(6), px(6))
        painter.restore()

    def _two_lines(self, painter: QPainter, place: QRectF, first: str, second: str, style: str, color: str) -> None:
        """Write two lines, cut visibly where there is no room."""
        px, theme = self._theme.px, self._theme
        middle = place.center().y()
        for words, font, tint, top in (
            (first, theme.font(style), color, middle - px(21)),
            (second, theme.font("caption"), "text3" if color == "text3" else "text2", middle + px(1)),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(tint))
            line = QRectF(place.left(), top, place.width(), px(20))
            cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    def _day(self, painter: QPainter, place: QRectF, row: Shown) -> float:
        """Write the day at the right and give the width that it takes."""
        font = self._theme.font("table")
        painter.setFont(font)
        painter.setPen(self._theme.color("text3" if row.missing else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.day)
        return max(QFontMetricsF(font).horizontalAdvance(row.day), self._theme.px(86)) + self._theme.px(20)

    def _progress(self, painter: QPainter, place: QRectF, row: Shown) -> float:
        """Draw a segment for each step, filled as far as it has come, over the words; gives the width."""
        px, theme = self._theme.px, self._theme
        metrics = QFontMetricsF(theme.font("caption"))
        if row.missing:
            wide = max(metrics.horizontalAdvance(self._missing), metrics.horizontalAdvance(self._look)) + px(12)
            corner = QRectF(place.right() - wide, place.top(), wide, place.height())
            self._two_lines(painter, corner, self._missing, self._look, "label", "text2")
            return wide + px(12)
        one, gap = px(18), px(3)
        wide = max(float((one + gap) * STEPS), metrics.horizontalAdvance(row.progress) + px(4))
        left, top = place.right() - wide, place.center().y() - px(14)
        painter.setPen(Qt.PenStyle.NoPen)
        for step, share in enumerate(row.steps):
            bar = QRectF(left + step * (one + gap), top, one, px(8))
            self._bar(painter, bar, min(1.0, max(0.0, share)))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        line = QRectF(left, place.center().y() + px(1), wide, px(20))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.progress)
        return wide + px(16)

    def _bar(self, painter: QPainter, bar: QRectF, share: float) -> None:
        theme, radius = self._theme, self._theme.px(2)
        painter.setPen(QPen(theme.color("border_strong"), 1) if theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if theme.contrast else "border"))
        painter.drawRoundedRect(bar, radius, radius)
        if share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), radius, radius)


class RecentList(QListView):
    """Show recent projects: Enter or a click opens, Delete takes one off the list; a lost one can be looked for."""

    opened = Signal(str)
    search_wanted = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, language: Language) -> None:
        """Start with none."""
        super().__init__()
        self._theme = theme
        self._language = language
        self.rows = RecentModel(language, self)
        self.setModel(self.rows)
        self.setItemDelegate(RecentDelegate(theme, language, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(language.text(N_("Recent projects")))
        self.setAccessibleDescription(language.text(N_("Enter opens · Delete removes from this list")))
        self.clicked.connect(lambda index: self._choose(index))

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """Show these projects, all of them at once; the page around them scrolls."""
        before = self.currentIndex().row()
        self.rows.show_rows(rows)
        self.setFixedHeight(self._theme.px(ROW) * max(1, len(rows)) + 2 * self.frameWidth())
        if rows:
            self.setCurrentIndex(self.rows.index(max(0, min(before, len(rows) - 1))))

    def current(self) -> Shown | None:
        """Give the row that the keys act on."""
        row = self.currentIndex().data(SHOWN)
        return row if isinstance(row, Shown) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, forget with Delete."""
        row = self.current()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif row is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row.path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same by menu."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        place = event.pos() if by_mouse else self.visualRect(index).center()
        self.menu().popup(self.viewport().mapToGlobal(QPoint(place)))

    def menu(self) -> QMenu:
        """Make the menu of the current row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.current()
        if row is None:
            return menu
        text = self._language.text
        if row.missing:
            menu.addAction(text(LOOK_FOR_IT), lambda: self.search_wanted.emit(row.path))
        else:
            menu.addAction(text(N_("Open")), lambda: self.opened.emit(row.path))
        menu.addAction(text(N_("Remove from this list")), lambda: self.removed.emit(row.path))
        return menu

    def _choose(self, index: QModelIndex) -> None:
        row: Shown = index.data(SHOWN)
        (self.search_wanted if row.missing else self.opened).emit(row.path)
