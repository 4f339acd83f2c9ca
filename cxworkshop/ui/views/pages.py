"""The pages of a file: small ones to choose from, and one to read; only what can be seen is drawn."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QStyle, QStyledItemDelegate, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.printed import Printed, render
from cxworkshop.ui.task import Task

Index = QModelIndex | QPersistentModelIndex
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

PAGE_OF = N_("Page {page} of {pages}")
PAGE_IN = N_("Page {page} of {pages}, {section}")
FIT = 0
SCALES = (50, 75, 100, 150, 200)
PIXELS_PER_POINT = 96 / 72
LEGIBLE = 0.5
"""Where a whole page would be smaller than this, it is fitted to the width instead."""
THUMB = 80
KEPT_PAGES = 6


class Renderer(QObject):
    """Draw pages beside the window, one at a time, those that were asked for last first."""

    rendered = Signal(int, int, QImage)

    def __init__(self, parent: QObject) -> None:
        """Wait for something to draw."""
        super().__init__(parent)
        self._printed: Printed | None = None
        self._wanted: list[tuple[int, int]] = []
        self._job: tuple[Printed, int, int] | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def show_printed(self, printed: Printed) -> None:
        """Draw from another file from now on."""
        self._printed = printed
        self._wanted.clear()

    def ask(self, page: int, width: int) -> None:
        """Draw a page at a width in device pixels when there is time."""
        if self._printed is None or not 0 <= page < len(self._printed.sizes) or width < 1:
            return
        if (page, width) in self._wanted:
            self._wanted.remove((page, width))
        if self._job == (self._printed, page, width):
            return
        self._wanted.append((page, width))
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._wanted or self._printed is None:
            return
        self._job = (self._printed, *self._wanted.pop())
        task = Task(self._work, self)
        task.done.connect(self._done)
        # a page that cannot be drawn stays grey; the file itself can still be saved
        task.failed.connect(self._failed)
        task.start(self._pool)

    def _work(self, task: Task) -> QImage:
        assert self._job is not None
        return render(*self._job)

    def _done(self, image: QImage) -> None:
        job, self._job = self._job, None
        if job is not None and job[0] is self._printed:
            self.rendered.emit(job[1], job[2], image)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._next()


class ThumbModel(QAbstractListModel):
    """Hold as many rows as there are pages, and the small pictures of those that have been seen."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Start without pages."""
        super().__init__(parent)
        self._desk = desk
        self.printed: Printed | None = None
        self.pictures: dict[int, QPixmap] = {}
        self.fresh: set[int] = set()

    def show_printed(self, printed: Printed) -> None:
        """Take another file; what is chosen stays chosen, and old pictures stay until the new are there."""
        before = self.rowCount()
        now = len(printed.sizes)
        if now > before:
            self.beginInsertRows(QModelIndex(), before, now - 1)
        elif now < before:
            self.beginRemoveRows(QModelIndex(), now, before - 1)
        self.printed = printed
        self.fresh.clear()
        self.pictures = {page: picture for page, picture in self.pictures.items() if page < now}
        if now > before:
            self.endInsertRows()
        elif now < before:
            self.endRemoveRows()
        if now:
            self.dataChanged.emit(self.index(0), self.index(now - 1))

    def take(self, page: int, picture: QPixmap) -> None:
        """Take the picture of a page."""
        self.pictures[page] = picture
        self.fresh.add(page)
        self.dataChanged.emit(self.index(page), self.index(page))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the pages."""
        return len(self.printed.sizes) if self.printed is not None and not parent.isValid() else 0

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Give the number of a page, and what a screen reader says."""
        if not index.isValid() or self.printed is None:
            return None
        if role == DISPLAY:
            return str(index.row() + 1)
        if role == SPOKEN:
            return page_text(self._desk, self.printed, index.row())
        return None


class ThumbDelegate(QStyledItemDelegate):
    """Draw a small page over its number."""

    def __init__(self, desk: Desk, renderer: Renderer, thumbs: "PageThumbs") -> None:
        """Ask the renderer for what is seen and not drawn yet."""
        super().__init__(thumbs)
        self._theme, self._renderer, self._thumbs = desk.theme, renderer, thumbs

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """Leave room for a page and its number."""
        px = self._theme.px
        return QSize(px(THUMB + 24), round(self._high(index.row())) + px(36))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw the page, its edge, which shows the choice, and its number."""
        theme, px, page = self._theme, self._theme.px, index.row()
        rect, state = QRectF(option.rect), option.state
        wide = px(THUMB)
        place = QRectF(rect.center().x() - wide / 2, rect.top() + px(8), wide, self._high(page))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place, Qt.GlobalColor.white)
        model = self._thumbs.pages
        if page in model.pictures:
            painter.drawPixmap(place.toRect(), model.pictures[page])
        if page not in model.fresh:
            self._renderer.ask(page, self._thumbs.wanted_width())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        edge = "focus" if focused else "accent" if chosen else "border_strong"
        painter.setPen(QPen(theme.color(edge), 2 if chosen or focused else 1))
        painter.drawRect(place.adjusted(-1, -1, 1, 1) if chosen or focused else place)
        painter.setFont(theme.font("label" if chosen else "caption"))
        painter.setPen(theme.color("text"))
        under = QRectF(rect.left(), place.bottom() + px(3), rect.width(), px(20))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()

    def _high(self, page: int) -> float:
        printed = self._thumbs.pages.printed
        wide, high = printed.sizes[page] if printed is not None and page < len(printed.sizes) else (1.0, 1.414)
        return self._theme.px(THUMB) * high / wide


class PageThumbs(QListView):
    """Choose a page."""

    page_chosen = Signal(int)

    def __init__(self, desk: Desk, renderer: Renderer) -> None:
        """Start without pages."""
        super().__init__()
        self._desk = desk
        self.pages = ThumbModel(desk, self)
        self.setModel(self.pages)
        self.setItemDelegate(ThumbDelegate(desk, renderer, self))
        self.setProperty("flat", True)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setFixedWidth(desk.px(THUMB + 24) + 14)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(desk.text(N_("Pages")))
        renderer.rendered.connect(self._take)
        self.selectionModel().currentChanged.connect(lambda now, before: self.page_chosen.emit(now.row()))

    def wanted_width(self) -> int:
        """Give the width of a small page in device pixels."""
        return round(self._desk.px(THUMB) * self.devicePixelRatioF())

    def show_page(self, page: int) -> None:
        """Mark a page and bring it into view."""
        index = self.pages.index(page)
        if index.isValid() and index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)

    def _take(self, page: int, width: int, image: QImage) -> None:
        if width == self.wanted_width():
            self.pages.take(page, QPixmap.fromImage(image))


class Sheet(QWidget):
    """Show one page at the size that its view gives it."""

    def __init__(self, view: "PageView") -> None:
        """Belong to a view."""
        super().__init__()
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, or what is known of it so far."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect().adjusted(0, 0, -1, -1)
        picture = self._view.picture()
        painter.fillRect(place, Qt.GlobalColor.white)
        if picture is not None:
            painter.drawPixmap(self.rect(), picture)
        painter.setPen(self._view.desk.theme.color("border_strong"))
        painter.drawRect(QRect(place))


class PageView(QScrollArea):
    """Read one page: PgUp and PgDn turn it, + and − or Ctrl and the wheel make it larger and smaller."""

    page_changed = Signal(int)
    scale_changed = Signal()

    def __init__(self, desk: Desk, renderer: Renderer, thumbs: PageThumbs) -> None:
        """Start without pages."""
        super().__init__()
        self.desk = desk
        self._renderer, self._thumbs = renderer, thumbs
        self.printed: Printed | None = None
        self.page = 0
        self.scale = FIT
        self._pictures: dict[int, tuple[int, QPixmap]] = {}
        self._stale: set[int] = set()
        self._sheet = Sheet(self)
        self.setWidget(self._sheet)
        self._sheet.hide()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(desk.text(N_("Page")))
        renderer.rendered.connect(self._take)

    def show_printed(self, printed: Printed) -> None:
        """Show another file at the page that is open; the old picture stays until the new one is there."""
        self.printed = printed
        self._stale = set(self._pictures)
        self._sheet.show()
        self.set_page(min(self.page, len(printed.sizes) - 1), again=True)

    def set_page(self, page: int, again: bool = False) -> None:
        """Turn to a page, counted from 0."""
        if self.printed is None or not 0 <= page < len(self.printed.sizes) or (page == self.page and not again):
            return
        self.page = page
        self.setAccessibleName(page_text(self.desk, self.printed, page))
        self.verticalScrollBar().setValue(0)
        self._fit()
        self.page_changed.emit(page)

    def set_scale(self, scale: int) -> None:
        """Show pages at a scale in per cent, or fitted."""
        self.scale = scale
        self._fit()
        self.scale_changed.emit()

    def larger(self) -> None:
        """Show pages a step larger."""
        now = self.percent()
        self.set_scale(next((scale for scale in SCALES if scale > now + 1), SCALES[-1]))

    def smaller(self) -> None:
        """Show pages a step smaller, and fitted when they would be smaller than that."""
        now = self.percent()
        below = next((scale for scale in reversed(SCALES) if scale < now - 1), FIT)
        self.set_scale(below if below > self._fitted() * 100 else FIT)

    def percent(self) -> float:
        """Give the scale that pages are shown at."""
        return self.scale or self._fitted() * 100

    def picture(self) -> QPixmap | None:
        """Give the picture of the open page, a coarse one while the fine one is drawn."""
        kept = self._pictures.get(self.page)
        return kept[1] if kept is not None else self._thumbs.pages.pictures.get(self.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and change the scale."""
        last = len(self.printed.sizes) - 1 if self.printed is not None else 0
        pages = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in pages:
            self.set_page(pages[key])
        elif event.text() == "+":
            self.larger()
        elif event.text() in ("-", "−"):
            self.smaller()
        elif event.text() == "0":
            self.set_scale(FIT)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the scale with Ctrl, else scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        turned = event.angleDelta().y()
        if turned:
            (self.larger if turned > 0 else self.smaller)()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fitted(self) -> float:
        """Give the scale, 1 for true size, at which a page can be seen whole, or in its width if that is too small."""
        if self.printed is None:
            return 1.0
        wide, high = self.printed.sizes[self.page]
        margin = 2 * self.desk.px(12)
        point = self._point()
        room = self.maximumViewportSize()
        across = (room.width() - margin) / (wide * point)
        whole = min(across, (room.height() - margin) / (high * point))
        if whole >= LEGIBLE:
            return max(0.1, whole)
        bar = self.verticalScrollBar().sizeHint().width()
        return max(0.1, min(1.0, (room.width() - margin - bar) / (wide * point)))

    def _point(self) -> float:
        return PIXELS_PER_POINT * self.desk.theme.zoom / 100

    def _fit(self) -> None:
        """Give the sheet its size and have it drawn at that."""
        if self.printed is None:
            return
        wide, high = self.printed.sizes[self.page]
        factor = self._point() * (self.scale / 100 if self.scale else self._fitted())
        self._sheet.resize(round(wide * factor), round(high * factor))
        kept = self._pictures.get(self.page)
        if kept is None or kept[0] != self._wanted_width() or self.page in self._stale:
            self._renderer.ask(self.page, self._wanted_width())
        self._sheet.update()

    def _wanted_width(self) -> int:
        return round(self._sheet.width() * self.devicePixelRatioF())

    def _take(self, page: int, width: int, image: QImage) -> None:
        if width != self._wanted_width() or width == self._thumbs.wanted_width():
            return
        self._pictures.pop(page, None)
        self._pictures[page] = (width, QPixmap.fromImage(image))
        self._stale.discard(page)
        while len(self._pictures) > KEPT_PAGES:
            self._pictures.pop(next(iter(self._pictures)))
        if page == self.page:
            self._sheet.update()


def page_text(desk: Desk, printed: Printed, page: int) -> str:
    """Say which page it is, of how many, and what is on it."""
    section = printed.section_of(page)
    words = PAGE_IN if section else PAGE_OF
    return desk.text(words, page=page + 1, pages=len(printed.sizes), section=section)
