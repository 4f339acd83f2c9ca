"""The emotion curve of the journey map: one smooth path over all columns, of which each cell paints its slice."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cxworkshop.programme.charts.emotions import smooth
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.faces import draw_face

RADIUS = 13.0
PAD = 5.0
LINE = 3.0
MOST = 2.0


class Scale:
    """Turn emotions into heights of a row and back; the faces of the extremes stay inside."""

    def __init__(self, theme: Theme, top: float, height: float) -> None:
        """Measure the row."""
        self.radius = RADIUS * theme.zoom / 100
        self.zero = top + height / 2
        self._reach = height / 2 - PAD * theme.zoom / 100 - self.radius

    def y(self, emotion: float) -> float:
        """Give the height of an emotion."""
        return self.zero - emotion / MOST * self._reach

    def emotion(self, y: float) -> float:
        """Give the emotion at a height, on the scale and in its steps."""
        value = (self.zero - y) / self._reach * MOST
        return max(-MOST, min(MOST, round(value * 2) / 2))


class EmotionCurve:
    """Hold the paths for one look of the grid: solid between neighbours, light over stages without an emotion."""

    def __init__(
        self, theme: Theme, scale: Scale, centers: Sequence[float], ends: tuple[float, float], felt: Mapping[int, float]
    ) -> None:
        """Lead one smooth line through what is felt; `felt` maps columns to emotions."""
        self.theme = theme
        self.scale = scale
        self.points = {column: QPointF(centers[column], scale.y(value)) for column, value in sorted(felt.items())}
        self.solid, self.light, self.area = QPainterPath(), QPainterPath(), QPainterPath()
        if len(self.points) > 1:
            self._lead(len(centers), ends)

    def _lead(self, columns: int, ends: tuple[float, float]) -> None:
        stops = list(self.points.items())
        if stops[0][0] == 0:
            stops.insert(0, (-1, self._stub(ends[0], stops[0][1], stops[1][1])))
        if stops[-1][0] == columns - 1:
            stops.append((columns, self._stub(ends[1], stops[-1][1], stops[-2][1])))
        bends = smooth([(point.x(), point.y()) for _, point in stops])
        for ((column, start), (after, end)), bend in zip(pairwise(stops), bends, strict=True):
            pull, push = QPointF(*bend.pull), QPointF(*bend.push)
            if after - column > 1:
                self.light.moveTo(start)
                self.light.cubicTo(pull, push, end)
                continue
            self.solid.moveTo(start)
            self.solid.cubicTo(pull, push, end)
            self.area.moveTo(QPointF(start.x(), self.scale.zero))
            self.area.lineTo(start)
            self.area.cubicTo(pull, push, end)
            self.area.lineTo(QPointF(end.x(), self.scale.zero))
            self.area.closeSubpath()

    def _stub(self, x: float, near: QPointF, next: QPointF) -> QPointF:
        """Lead the line on to the edge, a little further in the direction it has, but never through neutral."""
        y, zero = near.y() + (near.y() - next.y()) * 0.12, self.scale.zero
        low, high = (zero, self.scale.y(-MOST)) if near.y() > zero else (self.scale.y(MOST), zero)
        return QPointF(x, zero if near.y() == zero else max(low, min(high, y)))

    def paint(self, painter: QPainter, cell: QRectF, column: int, emotion: float | None) -> None:
        """Paint what lies in one cell, and the face of its stage."""
        theme, zero = self.theme, self.scale.zero
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(cell, Qt.ClipOperation.IntersectClip)
        above = QRectF(cell.x(), cell.y(), cell.width(), zero - cell.y())
        below = QRectF(cell.x(), zero, cell.width(), cell.bottom() - zero)
        if not theme.contrast:
            self._half(painter, above, lambda: painter.fillPath(self.area, theme.color("accent_soft")))
            self._half(painter, below, lambda: painter.fillPath(self.area, theme.color("bad_soft")))
        self._lines(painter, cell)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # on the zero line the curve is neither: a feeling of 0 has no side
        band = LINE * theme.zoom / 100 / 2
        self._half(painter, above.adjusted(0, 0, 0, -band), lambda: self._stroke(painter, "accent"))
        self._half(painter, below.adjusted(0, band, 0, 0), lambda: self._stroke(painter, "bad"))
        middle = QRectF(cell.x(), zero - band, cell.width(), 2 * band)
        self._half(painter, middle, lambda: self._stroke(painter, "text3"))
        if emotion is None:
            self._unknown(painter, cell.center().x())
        elif column in self.points:
            draw_face(painter, theme, self.points[column], self.scale.radius, emotion)
        painter.restore()

    def _half(self, painter: QPainter, clip: QRectF, paint: Callable[[], object]) -> None:
        painter.save()
        painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        paint()
        painter.restore()

    def _lines(self, painter: QPainter, cell: QRectF) -> None:
        painter.setPen(QPen(self.theme.color("grid"), 1, Qt.PenStyle.DotLine))
        for value in (2, 1, -1, -2):
            y = self.scale.y(value)
            painter.drawLine(QPointF(cell.left(), y), QPointF(cell.right(), y))
        painter.setPen(QPen(self.theme.color("border_strong"), 1))
        painter.drawLine(QPointF(cell.left(), self.scale.zero), QPointF(cell.right(), self.scale.zero))

    def _stroke(self, painter: QPainter, token: str) -> None:
        color = self.theme.color(token)
        painter.setPen(QPen(color, LINE * self.theme.zoom / 100))
        painter.drawPath(self.solid)
        color.setAlphaF(1.0 if self.theme.contrast else 0.45)
        painter.setPen(QPen(color, 2 * self.theme.zoom / 100, Qt.PenStyle.DashLine))
        painter.drawPath(self.light)

    def _unknown(self, painter: QPainter, x: float) -> None:
        """Mark a stage without an emotion: a dash in an open ring, which is no value."""
        theme, center = self.theme, QPointF(x, self.scale.zero)
        painter.setPen(QPen(theme.color("border_strong"), 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(center, self.scale.radius, self.scale.radius)
        half = self.scale.radius * 0.35
        painter.setPen(QPen(theme.color("text3"), 1.8))
        painter.drawLine(center - QPointF(half, 0), center + QPointF(half, 0))
