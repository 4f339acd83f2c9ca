"""Things in four fields, to look at and to move: how much they matter against how well we do, effort against impact."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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

from cxworkshop.language import C_, N_, Message
from cxworkshop.programme.charts import Points, Spot
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import label, tooltip
from cxworkshop.ui.views.handle import Handle
from cxworkshop.ui.views.matrix_layout import RADIUS, MatrixLayout, Name

NAME, VALUES = N_("Importance against performance"), N_("importance {y}, performance {x}")
AXIS = C_("direction of an axis", "{axis} →")
EMPTY = Points((), "", "", ("", "", "", ""), (3.0, 3.0))
LEFT_OUT = N_("Showing {n} of {all}: filter the table or select a row to see others.")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MatrixPlot(QWidget):
    """Show points by two values; each is a check box that can be dragged, moved by keys, ticked and opened.

    The plot changes nothing: whoever shows it listens, changes the document and shows the new points. `visit`
    stays the same object for all that belongs to one step of undo. `note` says, below the plot, when some are left
    out because they are too many.
    """

    moved = Signal(str, float, float)
    """A point was given new values: id, x, y."""
    ticked = Signal(str, bool)
    """A point shall be chosen, or no longer: id, chosen."""
    chosen = Signal(str)
    """The record of a point shall be opened: id."""
    reached = Signal(str)
    """A point has got the focus: id."""

    def __init__(self, desk: Desk, name: Message = NAME, values: Message = VALUES, movable: bool = True) -> None:
        """Make an empty plot; `values` says the two values of a point, with {x} and {y}."""
        super().__init__()
        self.desk = desk
        self.theme = desk.theme
        self.movable = movable and not desk.document.read_only
        self.visit: object = object()
        self._values = values
        self._points = EMPTY
        self._handles: dict[str, Handle] = {}
        self._dragged: Handle | None = None
        self._picture: QPixmap | None = None
        self._layout = self._laid_out()
        self.note = label(self.theme, "", "caption", "text2", wrap=True)
        self.note.hide()
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
        self._say_left_out()
        if self._dragged is None:
            self._show_handles()

    def mark(self, id: str) -> None:
        """Put a ring around the point of the row that is selected elsewhere, "" for none."""
        for handle in self._handles.values():
            if handle.marked != (handle.spot.id == id):
                handle.marked = not handle.marked
                handle.update()

    def shows(self, id: str) -> bool:
        """Tell whether there is a point for this, or none because it was left out."""
        return id in self._handles or not self._points.left_out

    def handle(self, id: str) -> Handle | None:
        """Give the control of a point."""
        return self._handles.get(id)

    def names(self) -> Sequence[Name]:
        """Give the names that are drawn, with their places."""
        return self._layout.names

    def _say_left_out(self) -> None:
        language, shown, left_out = self.desk.language, len(self._points.spots), self._points.left_out
        words = self.desk.text(LEFT_OUT, n=language.number(shown), all=language.number(shown + left_out))
        self.note.setText(words if left_out else "")
        self.note.setVisible(bool(left_out))
        self.setAccessibleDescription(self.note.text())

    # What the handles ask for

    def entered(self, handle: Handle) -> None:
        """Begin a new visit and tell that a point has the focus."""
        self.visit = object()
        self.reached.emit(handle.spot.id)

    def wish_tick(self, handle: Handle) -> None:
        """Ask for the other state of a point."""
        if self.movable:
            self.ticked.emit(handle.spot.id, not handle.spot.chosen)

    def nudge(self, handle: Handle, dx: float, dy: float) -> None:
        """Ask for a small move from the values that a point has."""
        x, y = handle.spot.value
        to = (self._layout.kept(x + dx) if dx else x, self._layout.kept(y + dy) if dy else y)
        if self.movable and to != (x, y):
            self.moved.emit(handle.spot.id, *to)

    def drag_began(self, handle: Handle) -> None:
        """Take the name of a point off the picture, for it moves along now."""
        self.visit = object()
        self._dragged = handle
        self._picture = None

    def preview(self, handle: Handle, point: QPointF) -> None:
        """Show a dragged point where it would lie."""
        before = self._touched(handle)
        handle.place = self._layout.values(point)
        self._put(handle)
        for rect in (*before, *self._touched(handle)):
            self.update(rect.toAlignedRect())

    def drag_ended(self, handle: Handle, keep: bool) -> None:
        """Ask for the values at which a point was let go, or put it back."""
        place, before = handle.place, handle.spot.value
        self._dragged = None
        self._show_handles()
        if keep and place != before and handle.spot.id in self._handles:
            self.moved.emit(handle.spot.id, *place)

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _show_handles(self) -> None:
        """Make, change and remove handles so that there is one for each point."""
        spots = {spot.id: spot for spot in self._points.spots}
        for id in [id for id in self._handles if id not in spots]:
            gone = self._handles.pop(id)
            gone.hide()
            gone.deleteLater()
        for spot in self._points.spots:
            if spot.id not in self._handles:
                self._handles[spot.id] = Handle(self, spot)
                self._handles[spot.id].show()
            self._tell(self._handles[spot.id], spot)
        for before, after in pairwise(self._handles[id] for id in spots):
            QWidget.setTabOrder(before, after)
        self._lay_out()

    def _lay_out(self) -> None:
        self._layout = self._laid_out()
        for handle in self._handles.values():
            self._put(handle)
        self._picture = None
        self.update()

    def _laid_out(self) -> MatrixLayout:
        words = [self.desk.text(word) for word in self._points.words]
        return MatrixLayout(self.theme, self._points, words, QRectF(self.rect()))

    def _put(self, handle: Handle) -> None:
        middle = self._layout.at(*handle.place)
        half = handle.width() / 2
        handle.move(QPoint(round(middle.x() - half), round(middle.y() - half)))

    def _tell(self, handle: Handle, spot: Spot) -> None:
        """Say a point to the eye that hovers and to a screen reader."""
        handle.show_spot(spot)
        x, y = (self.desk.language.number(value, 1) for value in spot.value)
        values = self.desk.text(self._values, x=x, y=y)
        name = self.desk.text(N_("{code}, {name}"), code=spot.code, name=spot.label)
        handle.setAccessibleName(name)
        tooltip(handle, self.desk.text(N_("{name}: {values}"), name=name, values=values))
        handle.setAccessibleDescription(values)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fields, names, and what belongs to the point in hand."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still())
        active = self._in_hand()
        if active is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._guide(painter, active)

    def _still(self) -> QPixmap:
        """Give what does not change while a point is moved, drawn once."""
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._fields(painter)
            self._axes(painter)
            for name in self._layout.names:
                if self._dragged is None or name.spot.id != self._dragged.spot.id:
                    self._name(painter, name)
            painter.end()
        return self._picture

    def _fields(self, painter: QPainter) -> None:
        theme, area, cross = self.theme, self._layout.area, self._layout.at(*self._points.cross)
        painter.fillRect(area, theme.color("surface"))
        hot = theme.color("accent_soft")
        hot.setAlphaF(0.75)
        painter.fillRect(QRectF(area.topLeft(), cross), hot)
        painter.setPen(QPen(theme.color("grid"), 1))
        for value in self._layout.ticks():
            self._cross(painter, self._layout.at(value, value))
        painter.setPen(QPen(theme.color("border_strong"), 1))
        self._cross(painter, cross)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        painter.setFont(theme.font("table_strong"))
        for number, (words, rect) in enumerate(self._layout.words):
            painter.setPen(theme.color("text3" if number else "accent"))
            side = Qt.AlignmentFlag.AlignRight if number % 2 else Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect, side | Qt.TextFlag.TextWordWrap, words)

    def _cross(self, painter: QPainter, at: QPointF) -> None:
        area = self._layout.area
        painter.drawLine(QLineF(at.x(), area.top(), at.x(), area.bottom()))
        painter.drawLine(QLineF(area.left(), at.y(), area.right(), at.y()))

    def _axes(self, painter: QPainter) -> None:
        theme, px, area, language = self.theme, self.theme.px, self._layout.area, self.desk.language
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("text3"))
        for value in self._layout.ticks():
            at = self._layout.at(value, value)
            painter.drawText(self._layout.x_tick(at.x()), Qt.AlignmentFlag.AlignCenter, language.number(value))
            if self._points.y_ticks:
                painter.drawText(self._layout.y_tick(at.y()), RIGHT, language.number(value))
        font = theme.font("table_strong")
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        across = self._axis(self._points.x_label, QFontMetricsF(font), self.width() - px(8))
        # centred below the fields, but never beyond an edge
        half = QFontMetricsF(font).horizontalAdvance(across) / 2 + px(4)
        middle = max(half, min(area.center().x(), self.width() - half))
        below = QRectF(middle - half, self.height() - px(24), 2 * half, px(22))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, across)
        upward = self._axis(self._points.y_label, QFontMetricsF(font), area.height())
        painter.save()
        painter.translate(px(2), area.center().y())
        painter.rotate(-90)
        beside = QRectF(-area.height() / 2, 0, area.height(), px(22))
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, upward)
        painter.restore()

    def _axis(self, words: Message, metrics: QFontMetricsF, room: float) -> str:
        said = self.desk.text(AXIS, axis=self.desk.text(words))
        return metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)

    def _name(self, painter: QPainter, name: Name) -> None:
        """Write a name with a halo, so that lines below do not run through it."""
        font = self._layout.font(name.spot)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        pen = QPen(self.theme.color("surface"), self.theme.px(4))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        first = QPointF(name.box.x() + 1, name.box.y() + metrics.ascent())
        bases = [first + QPointF(0, number * metrics.height()) for number in range(len(name.lines))]
        halo = QPainterPath()
        for base, line in zip(bases, name.lines, strict=True):
            halo.addText(base, font, line)
        painter.strokePath(halo, pen)
        painter.setPen(self.theme.color("text" if name.spot.chosen else "text2"))
        for base, line in zip(bases, name.lines, strict=True):
            painter.drawText(base, line)

    def _guide(self, painter: QPainter, handle: Handle) -> None:
        """Lead from a point to both axes and write its values there."""
        theme, px, area = self.theme, self.theme.px, self._layout.area
        at = self._layout.at(*handle.place)
        painter.save()
        painter.setClipRegion(self._beside_names(handle))
        painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(at.x(), at.y() + px(RADIUS), at.x(), area.bottom()))
        painter.drawLine(QLineF(area.left(), at.y(), at.x() - px(RADIUS), at.y()))
        painter.restore()
        x, y = handle.place if handle.dragging else handle.spot.value
        painter.setFont(theme.font("table_strong"))
        for rect, value, side in (
            (self._layout.x_tick(at.x()), x, Qt.AlignmentFlag.AlignCenter),
            (self._layout.y_tick(at.y()), y, RIGHT),
        ):
            if side == RIGHT and not self._points.y_ticks:
                continue
            painter.fillRect(rect, theme.color("surface"))
            painter.setPen(theme.color("accent"))
            painter.drawText(rect, side, self.desk.language.number(value, 1))
        if handle.dragging or all(name.spot.id != handle.spot.id for name in self._layout.names):
            self._name(painter, self._layout.name_at(handle.spot, handle.place))

    def _beside_names(self, handle: Handle) -> QRegion:
        """Give where a line does not strike a name through."""
        free = QRegion(self.rect())
        for name in self._layout.names:
            if not handle.dragging or name.spot.id != handle.spot.id:
                free -= QRegion(name.box.toAlignedRect())
        return free

    def _in_hand(self) -> Handle | None:
        """Give the point in hand: dragged, else moved by keys, else under the mouse."""
        if self._dragged is not None:
            return self._dragged
        some = self._handles.values()
        return next((one for one in some if one.nudged), None) or next((one for one in some if one.hovered), None)

    def _touched(self, handle: Handle) -> Sequence[QRectF]:
        """Give what has to be drawn anew around a moving point, so that the others need not be."""
        at, area, px = self._layout.at(*handle.place), self._layout.area, self.theme.px
        return (
            QRectF(handle.geometry()),
            self._layout.name_at(handle.spot, handle.place).box.adjusted(-4, -4, 4, 4),
            QRectF(at.x() - 2, at.y(), 4, area.bottom() - at.y()),
            QRectF(area.left(), at.y() - 2, at.x() - area.left(), 4),
            self._layout.x_tick(at.x()).adjusted(-2, -2, 2, px(2)),
            self._layout.y_tick(at.y()).adjusted(-2, -2, 2, 2),
        )
