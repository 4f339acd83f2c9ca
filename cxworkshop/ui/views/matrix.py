"""Things in four fields, to look at and to move: how much they matter against how well we do, effort against impact."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.exports.placing import Box, Wanted
from cxworkshop.language import C_, N_, Message
from cxworkshop.programme.charts import Points, Spot
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import tooltip
from cxworkshop.ui.views.handle import RADIUS, Handle
from cxworkshop.ui.views.label_places import label_places

LEFT, TOP, RIGHT, BOTTOM = 54, 8, 10, 52
MARGIN = 0.6
"""How far the fields go beyond the lowest and highest rating, in steps of it."""
MOST_LABELS = 40
LABEL_WIDTH, LABEL_SHARE = 150, 0.4
WRAPPED_BELOW = 16
"""With fewer points than this a long name takes two lines where that hides nothing."""
NAME, VALUES = N_("Importance against performance"), N_("importance {y}, performance {x}")
AXIS = C_("direction of an axis", "{axis} →")


class Scale(NamedTuple):
    """Turn values into places on the plot and back."""

    area: QRectF
    low: float
    high: float

    def at(self, x: float, y: float) -> QPointF:
        """Give the place of two values."""
        across, up = self._share(x), self._share(y)
        return QPointF(self.area.x() + across * self.area.width(), self.area.bottom() - up * self.area.height())

    def values(self, point: QPointF) -> tuple[float, float]:
        """Give the values at a place, kept inside the scale, in steps of 0.1."""
        span = self.high - self.low + 2 * MARGIN
        across = (point.x() - self.area.x()) / max(1.0, self.area.width())
        up = (self.area.bottom() - point.y()) / max(1.0, self.area.height())
        return self.kept(self.low - MARGIN + across * span), self.kept(self.low - MARGIN + up * span)

    def kept(self, value: float) -> float:
        """Keep a value inside the scale, in steps of 0.1."""
        return round(max(self.low, min(self.high, value)), 1)

    def _share(self, value: float) -> float:
        return (value - self.low + MARGIN) / (self.high - self.low + 2 * MARGIN)


class Label(NamedTuple):
    """Hold the name of a point as it is drawn, at its place."""

    spot: Spot
    lines: list[str]
    box: QRectF


class MatrixPlot(QWidget):
    """Show points by two values; each is a check box that can be dragged, moved by keys, ticked and opened.

    The plot changes nothing: whoever shows it listens, changes the document and shows the new points. `visit`
    stays the same object for all that belongs to one step of undo.
    """

    moved = Signal(str, float, float)
    """A point was given new values: id, x, y."""
    ticked = Signal(str, bool)
    """A point shall be chosen, or no longer: id, chosen."""
    chosen = Signal(str)
    """The record of a point shall be opened: id."""
    reached = Signal(str)
    """A point has got the focus: id."""

    def __init__(
        self,
        desk: Desk,
        name: Message = NAME,
        values: Message = VALUES,
        movable: bool = True,
    ) -> None:
        """Make an empty plot; `values` says the two values of a point, with {x} and {y}."""
        super().__init__()
        self.desk = desk
        self.theme = desk.theme
        self.movable = movable and not desk.document.read_only
        self.visit: object = object()
        self._tickable = self.movable
        self._values = values
        self._points: Points | None = None
        self._handles: dict[str, Handle] = {}
        self._labels: list[Label] = []
        self._dragged: Handle | None = None
        self._layer: QPixmap | None = None
        self._scale = Scale(QRectF(0, 0, 1, 1), 1.0, 5.0)
        self.setAccessibleName(desk.text(name))
        self.setMinimumSize(self.theme.px(280), self.theme.px(260))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Ask for the size of the design."""
        return QSize(self.theme.px(452), self.theme.px(560))

    def show_points(self, points: Points) -> None:
        """Show points; those that were there keep the focus."""
        if points == self._points:
            return
        self._points = points
        if self._dragged is not None:
            return
        spots = {spot.id: spot for spot in points.spots}
        for id in [id for id in self._handles if id not in spots]:
            gone = self._handles.pop(id)
            gone.hide()
            gone.deleteLater()
        for spot in points.spots:
            if spot.id not in self._handles:
                self._handles[spot.id] = Handle(self, spot)
                self._handles[spot.id].show()
            self._tell(self._handles[spot.id], spot)
        order = [self._handles[id] for id in spots]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._lay_out()

    def mark(self, id: str) -> None:
        """Put a ring around the point of the row that is selected elsewhere, "" for none."""
        for handle in self._handles.values():
            if handle.marked != (handle.spot.id == id):
                handle.marked = not handle.marked
                handle.update()

    def focus_point(self, id: str) -> bool:
        """Give the focus to a point; False when it is not shown."""
        handle = self._handles.get(id)
        if handle is not None:
            handle.setFocus(Qt.FocusReason.OtherFocusReason)
        return handle is not None

    def handle(self, id: str) -> Handle | None:
        """Give the control of a point."""
        return self._handles.get(id)

    # What the handles ask for

    def entered(self, handle: Handle) -> None:
        """Begin a new visit and tell that a point has the focus."""
        self.visit = object()
        self.reached.emit(handle.spot.id)

    def wish_tick(self, handle: Handle) -> None:
        """Ask for the other state of a point."""
        if self._tickable:
            self.ticked.emit(handle.spot.id, not handle.spot.chosen)

    def nudge(self, handle: Handle, dx: float, dy: float) -> None:
        """Ask for a small move from the values that a point has."""
        if not self.movable:
            return
        x, y = (value + step for value, step in zip(handle.spot.value, (dx, dy), strict=True))
        x, y = (
            self._scale.kept(value) if step else old
            for value, step, old in zip((x, y), (dx, dy), handle.spot.value, strict=True)
        )
        if (x, y) != handle.spot.value:
            self.moved.emit(handle.spot.id, x, y)

    def drag_began(self, handle: Handle) -> None:
        """Take the name of a point off the picture, for it moves along now."""
        self.visit = object()
        self._dragged = handle
        self._layer = None

    def preview(self, handle: Handle, point: QPointF) -> None:
        """Show a dragged point where it would lie."""
        old = self._touched(handle)
        handle.place = self._scale.values(point)
        self._put(handle)
        for rect in (*old, *self._touched(handle)):
            self.update(rect.toAlignedRect())

    def drag_ended(self, handle: Handle, keep: bool) -> None:
        """Ask for the values at which a point was let go, or put it back."""
        place, before = handle.place, handle.spot.value
        points, self._points, self._dragged = self._points, None, None
        handle.place = (handle.spot.x, handle.spot.y)
        if points is not None:
            self.show_points(points)
        if keep and place != before:
            self.moved.emit(handle.spot.id, *place)

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        px = self.theme.px
        area = QRectF(self.rect()).adjusted(px(LEFT), px(TOP), -px(RIGHT), -px(BOTTOM))
        low, high = (self._points.low, self._points.high) if self._points else (1.0, 5.0)
        self._scale = Scale(area, low, high)
        for handle in self._handles.values():
            self._put(handle)
        self._labels = self._placed_labels()
        self._layer = None
        self.update()

    def _put(self, handle: Handle) -> None:
        middle = self._scale.at(*handle.place)
        half = handle.width() / 2
        handle.move(QPoint(round(middle.x() - half), round(middle.y() - half)))

    def _placed_labels(self) -> list[Label]:
        if self._points is None:
            return []
        spots = sorted(self._points.spots, key=lambda spot: not spot.chosen)[:MOST_LABELS]
        labels = self._labels_of(spots)
        if len(spots) < WRAPPED_BELOW:
            for place in range(len(labels)):
                labels[place] = self._in_full(labels, place)
        return labels

    def _labels_of(self, spots: Sequence[Spot]) -> list[Label]:
        named = [(spot, lines) for spot in spots if (lines := self._lines(spot))]
        wanted = [self._wanted(spot, lines) for spot, lines in named]
        taken = [_box(rect) for rect in self._word_rects()]
        boxes = label_places(wanted, self.theme.px(RADIUS), self._inner(), taken)
        return [Label(spot, lines, QRectF(*box)) for (spot, lines), box in zip(named, boxes, strict=True)]

    def _in_full(self, labels: Sequence[Label], place: int) -> Label:
        """Give a label that was cut in two lines instead, where that hides nothing."""
        label = labels[place]
        lines = self._lines(label.spot, 2)
        if lines == label.lines:
            return label
        spots = self._points.spots if self._points else ()
        circles = dict(zip((spot.id for spot in spots), self._circles(), strict=True))
        others = [other.box for other in labels if other is not label] + self._word_rects()
        taken = [_box(box) for box in (*others, *(box for id, box in circles.items() if id != label.spot.id))]
        box = label_places([self._wanted(label.spot, lines)], self.theme.px(RADIUS), self._inner(), taken)[0]
        return label if any(box.overlap(other) for other in taken) else Label(label.spot, lines, QRectF(*box))

    def _wanted(self, spot: Spot, lines: Sequence[str]) -> Wanted:
        at = self._scale.at(spot.x, spot.y)
        return Wanted(at.x(), at.y(), *self._size(spot, lines))

    def _inner(self) -> Box:
        return _box(self._scale.area.adjusted(3, 2, -3, -2))

    def _lines(self, spot: Spot, most: int = 1) -> list[str]:
        """Give the name of a point in at most so many lines."""
        width = min(self.theme.px(LABEL_WIDTH), self._scale.area.width() * LABEL_SHARE)
        return in_lines(spot.label, QFontMetricsF(self._font(spot)), width, most)

    def _size(self, spot: Spot, lines: Sequence[str]) -> tuple[float, float]:
        metrics = QFontMetricsF(self._font(spot))
        return max(metrics.horizontalAdvance(line) for line in lines) + 2, metrics.height() * len(lines)

    def _tell(self, handle: Handle, spot: Spot) -> None:
        """Say a point to the eye that hovers and to a screen reader."""
        numbers = self.desk.language
        x, y = (numbers.number(value, 1) for value in spot.value)
        values = self.desk.text(self._values, x=x, y=y)
        name = self.desk.text(N_("{code}, {name}"), code=spot.code, name=spot.label)
        handle.show_spot(spot)
        handle.setAccessibleName(name)
        tooltip(handle, self.desk.text(N_("{name}: {values}"), name=name, values=values))
        handle.setAccessibleDescription(values)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fields, names, and what belongs to the point in hand."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        active = self._active()
        if active is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._guide(painter, active)

    def _picture(self) -> QPixmap:
        """Give what does not change while a point is moved, drawn once."""
        if self._layer is None:
            ratio = self.devicePixelRatioF()
            self._layer = QPixmap(self.size() * ratio)
            self._layer.setDevicePixelRatio(ratio)
            self._layer.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._layer)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._points is not None:
                self._fields(painter, self._points)
                self._axes(painter, self._points)
            for label in self._labels:
                if self._dragged is None or label.spot.id != self._dragged.spot.id:
                    self._name(painter, label)
            painter.end()
        return self._layer

    def _fields(self, painter: QPainter, points: Points) -> None:
        theme, area = self.theme, self._scale.area
        cross = self._scale.at(*points.cross)
        painter.fillRect(area, theme.color("surface"))
        hot = theme.color("accent_soft")
        hot.setAlphaF(0.75)
        painter.fillRect(QRectF(area.topLeft(), cross), hot)
        painter.setPen(QPen(theme.color("grid"), 1))
        for value in range(int(points.low), int(points.high) + 1):
            at = self._scale.at(value, value)
            painter.drawLine(QLineF(at.x(), area.top(), at.x(), area.bottom()))
            painter.drawLine(QLineF(area.left(), at.y(), area.right(), at.y()))
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.drawLine(QLineF(cross.x(), area.top(), cross.x(), area.bottom()))
        painter.drawLine(QLineF(area.left(), cross.y(), area.right(), cross.y()))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        painter.setFont(theme.font("table_strong"))
        for number, (words, rect) in enumerate(zip(self._words(), self._word_rects(), strict=True)):
            painter.setPen(theme.color("text3" if number else "accent"))
            painter.drawText(rect, _corner(number) | Qt.TextFlag.TextWordWrap, words)

    def _axes(self, painter: QPainter, points: Points) -> None:
        theme, px, area, language = self.theme, self.theme.px, self._scale.area, self.desk.language
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("text3"))
        for value in range(int(points.low), int(points.high) + 1):
            at = self._scale.at(value, value)
            painter.drawText(self._x_tick(at.x()), Qt.AlignmentFlag.AlignCenter, language.number(value))
            painter.drawText(self._y_tick(at.y()), _RIGHT, language.number(value))
        font = theme.font("table_strong")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        across = self.desk.text(AXIS, axis=self.desk.text(points.x_label))
        across = metrics.elidedText(across, Qt.TextElideMode.ElideRight, self.width() - px(4))
        place = QRectF(px(2), self.height() - px(24), self.width() - px(4), px(22))
        centre = min(area.center().x(), self.width() - px(2) - metrics.horizontalAdvance(across) / 2 - 2)
        place.moveCenter(QPointF(centre, place.center().y()))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, across)
        upward = self.desk.text(AXIS, axis=self.desk.text(points.y_label))
        upward = metrics.elidedText(upward, Qt.TextElideMode.ElideRight, area.height())
        painter.save()
        painter.translate(px(2), area.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-area.height() / 2, 0, area.height(), px(22)), Qt.AlignmentFlag.AlignCenter, upward)
        painter.restore()

    def _name(self, painter: QPainter, label: Label) -> None:
        """Write a name with a halo, so that lines below do not run through it."""
        font = self._font(label.spot)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        pen = QPen(self.theme.color("surface"), self.theme.px(4))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        base = QPointF(label.box.x() + 1, label.box.y() + metrics.ascent())
        halo = QPainterPath()
        for number, line in enumerate(label.lines):
            halo.addText(base + QPointF(0, number * metrics.height()), font, line)
        painter.strokePath(halo, pen)
        painter.setPen(self.theme.color("text" if label.spot.chosen else "text2"))
        for number, line in enumerate(label.lines):
            painter.drawText(base + QPointF(0, number * metrics.height()), line)

    def _guide(self, painter: QPainter, handle: Handle) -> None:
        """Lead from a point to both axes and write its values there."""
        theme, px, area = self.theme, self.theme.px, self._scale.area
        at = self._scale.at(*handle.place)
        painter.save()
        painter.setClipRegion(self._beside_names(handle))
        painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(at.x(), at.y() + px(RADIUS), at.x(), area.bottom()))
        painter.drawLine(QLineF(area.left(), at.y(), at.x() - px(RADIUS), at.y()))
        painter.restore()
        shown = handle.place if handle.dragging else handle.spot.value
        painter.setFont(theme.font("table_strong"))
        for rect, value, side in (
            (self._x_tick(at.x()), shown[0], Qt.AlignmentFlag.AlignCenter),
            (self._y_tick(at.y()), shown[1], _RIGHT),
        ):
            painter.fillRect(rect, theme.color("surface"))
            painter.setPen(theme.color("accent"))
            painter.drawText(rect, side, self.desk.language.number(value, 1))
        if handle.dragging or all(label.spot.id != handle.spot.id for label in self._labels):
            self._name(painter, self._moving_name(handle))

    def _beside_names(self, handle: Handle) -> QRegion:
        """Give where a line does not strike a name through."""
        free = QRegion(self.rect())
        for label in self._labels:
            if not handle.dragging or label.spot.id != handle.spot.id:
                free -= QRegion(label.box.toAlignedRect())
        return free

    def _active(self) -> Handle | None:
        """Give the point in hand: dragged, else moved by keys, else under the mouse."""
        if self._dragged is not None:
            return self._dragged
        some = self._handles.values()
        return next((one for one in some if one.nudged), None) or next((one for one in some if one.hovered), None)

    def _touched(self, handle: Handle) -> Sequence[QRectF]:
        """Give what has to be drawn anew around a moving point, so that the others need not be."""
        at, area, px = self._scale.at(*handle.place), self._scale.area, self.theme.px
        return (
            QRectF(handle.geometry()),
            self._moving_name(handle).box.adjusted(-4, -4, 4, 4),
            QRectF(at.x() - 2, at.y(), 4, area.bottom() - at.y()),
            QRectF(area.left(), at.y() - 2, at.x() - area.left(), 4),
            self._x_tick(at.x()).adjusted(-2, -2, 2, px(2)),
            self._y_tick(at.y()).adjusted(-2, -2, 2, 2),
        )

    def _moving_name(self, handle: Handle) -> Label:
        """Give the name of a point that moves, beside it, where there is room."""
        at, lines = self._scale.at(*handle.place), self._lines(handle.spot) or [handle.spot.code]
        wanted = Wanted(at.x(), at.y(), *self._size(handle.spot, lines))
        box = label_places([wanted], self.theme.px(RADIUS), _box(self._scale.area))[0]
        return Label(handle.spot, lines, QRectF(*box))

    def _font(self, spot: Spot) -> QFont:
        return self.theme.font("table_strong" if spot.chosen else "table")

    def _x_tick(self, x: float) -> QRectF:
        px = self.theme.px
        return QRectF(x - px(18), self._scale.area.bottom() + px(4), px(36), px(20))

    def _y_tick(self, y: float) -> QRectF:
        px = self.theme.px
        return QRectF(self._scale.area.left() - px(30), y - px(10), px(24), px(20))

    def _words(self) -> list[str]:
        return [self.desk.text(words) for words in self._points.words] if self._points else []

    def _word_rects(self) -> list[QRectF]:
        """Give the places of the four words, in the outer corners of their fields."""
        px, area = self.theme.px, self._scale.area.adjusted(8, 5, -8, -6)
        metrics = QFontMetricsF(self.theme.font("table_strong"))
        room = QRectF(0, 0, max(px(60), area.width() / 2 - px(8)), area.height() / 2)
        cross = self._scale.at(*self._points.cross) if self._points else area.center()
        points = self._circles()
        rects = []
        for number, words in enumerate(self._words()):
            rect = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
            rect.setWidth(rect.width() * 1.02)
            rect.moveTopLeft(area.topLeft() if number < 2 else QPointF(area.left(), area.bottom() - rect.height()))
            inner = cross.x() + 8 if number % 2 else cross.x() - 8 - rect.width()
            places = [rect.translated(x - rect.x(), 0) for x in (area.right() - rect.width(), inner)]
            if number % 2 == 0:
                places = [rect, places[1]]
            # where a point lies on the word, the word goes to the other end of its field
            free = [place for place in places if not any(place.intersects(point) for point in points)]
            rects.append((free or places)[0])
        return rects

    def _circles(self) -> list[QRectF]:
        radius = self.theme.px(RADIUS) + 2
        spots = self._points.spots if self._points else ()
        at = [self._scale.at(spot.x, spot.y) for spot in spots]
        return [QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius) for point in at]


def in_lines(words: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """Break words into at most so many lines of a width; what does not fit is cut, visibly."""
    lines: list[str] = []
    left = words.split()
    while left:
        taken = 1
        while taken < len(left) and metrics.horizontalAdvance(" ".join(left[: taken + 1])) <= width:
            taken += 1
        last = len(lines) == most - 1
        line = " ".join(left if last else left[:taken])
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
        if last:
            break
        left = left[taken:]
    return lines


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _corner(number: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if number % 2 else Qt.AlignmentFlag.AlignLeft
    return side | (Qt.AlignmentFlag.AlignBottom if number > 1 else Qt.AlignmentFlag.AlignTop)


def _box(rect: QRectF) -> Box:
    return Box(rect.x(), rect.y(), rect.width(), rect.height())
