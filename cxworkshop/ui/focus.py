"""The focus ring around buttons: a style sheet cannot draw outside of a widget, so one overlay follows the focus."""

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QCheckBox, QRadioButton, QWidget

from cxworkshop.ui.theme import Theme

GAP = 4
DARK = ("startside", "rail")
"""On these panes, dark in every theme, the ring is as light as their words."""


class FocusRing(QWidget):
    """Draw a ring of 2 px with a gap of 2 px around the button that has the focus; it takes no mouse events."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        """Follow the focus inside a window."""
        super().__init__(window)
        self._theme = theme
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.follow)

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Move to the widget that has got the focus, if it is a button of this window."""
        for watched in self._watched:
            # a button that is being destroyed loses the focus first, and then there is nothing to let go of
            with contextlib.suppress(RuntimeError):
                watched.removeEventFilter(self)
        self._watched.clear()
        self._around = None
        inside = isinstance(new, QAbstractButton) and new.window() is self.window()
        self.setVisible(inside and not isinstance(new, QCheckBox | QRadioButton))
        if inside and new is not None:
            self._around = new
            # a button also moves when the page that it stands on is scrolled or laid out
            self._watched = list(self._below())
            for widget in self._watched:
                widget.installEventFilter(self)
            self._place()

    def _below(self) -> Iterator[QWidget]:
        """Give the button and what it stands on, asked anew each time: what Qt itself has made is not kept for us."""
        widget = self._around
        while widget is not None and widget is not self.window():
            yield widget
            widget = widget.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the button when it or what it stands on moves."""
        # an error that is raised in here, in the middle of Qt's own work, would end the program
        with contextlib.suppress(RuntimeError):
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
                self._place()
            elif event.type() in (QEvent.Type.Hide, QEvent.Type.DeferredDelete):
                self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = any(widget.objectName() in DARK for widget in self._below())
        painter.setPen(QPen(self._theme.color("rail_text" if dark else "focus"), 2))
        radius = self._theme.px(6) + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _place(self) -> None:
        if self._around is None:
            return
        corner = self._around.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, self._around.size()).adjusted(-GAP, -GAP, GAP, GAP))
        self._clip()
        self.raise_()

    def _clip(self) -> None:
        """Leave out what lies beyond the edge of the page that the button has been scrolled to."""
        seen = self.geometry()
        for widget in self._below():
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and widget is area.viewport():
                seen &= QRect(area.mapTo(self.window(), QPoint(0, 0)), area.size())
        # an empty mask would be no mask
        self.setMask(QRegion(seen.translated(-self.pos())) if not seen.isEmpty() else QRegion(0, 0, 1, 1))
