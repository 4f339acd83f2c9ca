"""One page of a file to read: turned by keys, as large as fits or as asked for."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.printed import Printed
from cxworkshop.ui.views.page_renderer import Renderer, page_text
from cxworkshop.ui.views.thumbs import PageThumbs

FIT = 0
SCALES = (50, 75, 100, 150, 200)
PIXELS_PER_POINT = 96 / 72
LEGIBLE = 0.4
"""Where a whole page would be smaller than this, it is fitted to the width instead."""
KEPT_PAGES = 6


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
        if self._view.hasFocus():
            painter.setPen(QPen(self._view.desk.theme.color("focus"), 2))
            place = place.adjusted(1, 1, 0, 0)
        else:
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on the edge of the page."""
        super().focusInEvent(event)
        self._sheet.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has gone."""
        super().focusOutEvent(event)
        self._sheet.update()

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
