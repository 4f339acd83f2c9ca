"""The small pages: one is chosen to be read, and only those that can be seen are drawn."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.printed import Printed
from cxworkshop.ui.views.page_renderer import Renderer, page_text

Index = QModelIndex | QPersistentModelIndex
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
THUMB = 80


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
