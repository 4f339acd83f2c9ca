"""Faces drawn with arcs: how an emotion looks."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cxworkshop.ui.theme import Theme


def draw_face(painter: QPainter, theme: Theme, center: QPointF, radius: float, emotion: float) -> None:
    """Draw a face whose mouth follows an emotion from -2 to +2."""
    color = theme.color(feeling(emotion))
    line = max(1.5, radius * 0.15)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, line))
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(center, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for side in (-1, 1):
        eye = center + QPointF(side * radius * 0.34, -radius * 0.22)
        painter.drawEllipse(eye, radius * 0.11, radius * 0.11)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(_mouth(center, radius, emotion))
    painter.restore()


def feeling(emotion: float) -> str:
    """Name the colour token of an emotion."""
    return "bad" if emotion < 0 else "accent" if emotion > 0 else "text3"


def _mouth(center: QPointF, radius: float, emotion: float) -> QPainterPath:
    half, bend = radius * 0.44, radius * 0.2 * emotion
    level = center.y() + radius * 0.34 - bend / 2
    pull = level + bend * 1.2
    mouth = QPainterPath(QPointF(center.x() - half, level))
    mouth.cubicTo(
        QPointF(center.x() - half * 0.45, pull),
        QPointF(center.x() + half * 0.45, pull),
        QPointF(center.x() + half, level),
    )
    return mouth
