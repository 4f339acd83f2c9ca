"""The small drawn marks that many views share: score dots, key badges, bars, ticks."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cxworkshop.ui.theme import Theme

DOT, DOT_GAP = 12, 4
BADGE = 24
BOX = 18


def dots_width(theme: Theme, most: int = 5) -> int:
    """Give the room that a row of dots takes."""
    return theme.px(most * DOT + (most - 1) * DOT_GAP)


def draw_dots(
    painter: QPainter, theme: Theme, x: float, cy: float, value: float | None, most: int = 5, spread: bool = False
) -> None:
    """Draw a score as filled dots from x to the right; a part of a point fills a part of its dot.

    `spread` underlines the dots: people rated so differently that they should talk.
    """
    size, gap = theme.px(DOT), theme.px(DOT_GAP)
    radius = size / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent, ring = theme.color("accent"), QPen(theme.color("border_strong"), max(1.3, theme.px(1.3)))
    for place in range(most):
        centre = QPointF(x + place * (size + gap) + radius, cy)
        share = min(1.0, max(0.0, (value or 0) - place))
        if share < 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ring)
            painter.drawEllipse(centre, radius - 1, radius - 1)
        if share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            _fill_dot(painter, centre, radius - 0.5, share)
    if spread:
        painter.setPen(QPen(theme.color("warn"), theme.px(2)))
        y = cy + radius + theme.px(4)
        painter.drawLine(QPointF(x, y), QPointF(x + dots_width(theme, most), y))


def _fill_dot(painter: QPainter, centre: QPointF, radius: float, share: float) -> None:
    if share >= 1:
        painter.drawEllipse(centre, radius, radius)
        return
    painter.save()
    left = centre.x() - radius
    painter.setClipRect(
        QRectF(left, centre.y() - radius, 2 * radius * share, 2 * radius), Qt.ClipOperation.IntersectClip
    )
    painter.drawEllipse(centre, radius, radius)
    painter.restore()


def score_at(theme: Theme, x: float, most: int = 5) -> int:
    """Tell which dot lies at a distance from the left of the first one."""
    return max(1, min(most, int((x + theme.px(DOT_GAP) / 2) // theme.px(DOT + DOT_GAP)) + 1))


def draw_badge(painter: QPainter, theme: Theme, centre: QPointF, text: str, filled: bool, size: int = BADGE) -> None:
    """Draw the circle with the letters of a record, filled when it is chosen."""
    radius = theme.px(size) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent" if filled else "border_strong"), max(1.4, theme.px(1.4))))
    painter.setBrush(theme.color("accent") if filled else theme.color("surface"))
    painter.drawEllipse(centre, radius - 1, radius - 1)
    painter.setPen(theme.color("on_accent" if filled else "text2"))
    font = theme.font("label")
    if len(text) > 2:
        font.setPixelSize(theme.px(11))
    painter.setFont(font)
    painter.drawText(
        QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), Qt.AlignmentFlag.AlignCenter, text
    )


def draw_bar(painter: QPainter, theme: Theme, rect: QRectF, share: float | None, color: str = "accent") -> None:
    """Draw a bar in its groove; without a value the groove stays empty."""
    radius = min(rect.height() / 2, theme.px(2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border_strong"), 1) if theme.contrast else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(rect, radius, radius)
    if share:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(color))
        width = max(2.0, rect.width() * min(1.0, max(0.0, share)))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), width, rect.height()), radius, radius)


def draw_box(painter: QPainter, theme: Theme, rect: QRectF, ticked: bool, enabled: bool = True) -> None:
    """Draw a check box into a square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = "disabled_text" if not enabled else "accent" if ticked else "border_strong"
    painter.setPen(QPen(theme.color(edge), max(1.4, theme.px(1.4))))
    painter.setBrush(theme.color("accent" if ticked and enabled else "surface"))
    radius = theme.px(4)
    painter.drawRoundedRect(rect, radius, radius)
    if ticked:
        draw_tick(painter, rect, theme.color("on_accent" if enabled else "disabled_text"))


def draw_tick(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw a tick into a square."""
    unit = rect.width() / BOX
    pen = QPen(color, 2.2 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    centre = rect.center()
    painter.drawPolyline(
        [centre + QPointF(-4.5, 0.3) * unit, centre + QPointF(-1.4, 3.4) * unit, centre + QPointF(4.6, -3.4) * unit]
    )
