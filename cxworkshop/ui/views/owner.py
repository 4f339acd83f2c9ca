"""Who answers for something, as it is drawn in tables: initials in a circle, or a dashed one that asks for a name."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from cxworkshop.ui.theme import Theme


def draw_owner(painter: QPainter, rect: QRectF, theme: Theme, name: str, nobody: str) -> None:
    """Draw a person's initials and name, or what to do while nobody is named."""
    px, size = theme.px, theme.px(28)
    circle = QRectF(rect.left() + 1, rect.center().y() - size / 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name.strip():
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("sunken"))
    else:
        painter.setPen(QPen(theme.color("warn"), max(1, px(1.5)), Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("warn_soft"))
    painter.drawEllipse(circle)
    painter.setFont(theme.font("label"))
    painter.setPen(theme.color("text2" if name.strip() else "warn"))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(name) or "?")
    room = QRectF(QPointF(circle.right() + px(8), rect.top()), rect.bottomRight())
    painter.setFont(theme.font("table"))
    painter.setPen(theme.color("text" if name.strip() else "warn"))
    words = name.strip() or nobody
    wraps = QFontMetricsF(painter.font()).horizontalAdvance(words) > room.width()
    flags = int(Qt.AlignmentFlag.AlignVCenter) | (int(Qt.TextFlag.TextWordWrap) if wraps else 0)
    painter.drawText(room, flags, words)
    painter.restore()


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
