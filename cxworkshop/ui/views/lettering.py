"""Text in cells: how high it stands when it is wrapped, and how it is drawn there."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from cxworkshop.ui.parts import shortened


def layout(text: str, font: QFont, width: float, center: bool = False) -> QTextLayout:
    """Break a text into lines of a width; a word that is longer than a line is broken too."""
    made = QTextLayout(shortened(text), font)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if center else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.beginLayout()
    y = 0.0
    while (line := made.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y))
        y += line.height()
    made.endLayout()
    return made


def height(text: str, font: QFont, width: float) -> float:
    """Tell how high a text stands in a width; an empty one takes a line."""
    return layout(text or " ", font, width).boundingRect().height()


def write(painter: QPainter, text: str, font: QFont, place: QRectF, center: bool = False) -> float:
    """Draw a text from the top of a place and give the height that it took."""
    lines = layout(text, font, place.width(), center)
    lines.draw(painter, place.topLeft())
    return lines.boundingRect().height()
