"""How ratings and gaps stand in the cells of a table: aligned, signed, with a mark where people differ."""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from cxworkshop.language import NO_VALUE, Language
from cxworkshop.method.scoring import disagreement
from cxworkshop.model.fields import Score
from cxworkshop.ui.theme import Theme

Draw = Callable[[QPainter, QRectF, Any], None]
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def rating_text(language: Language, field: str) -> Callable[[Any], str]:
    """Give the words of a rating, with one decimal."""
    return lambda row: language.number(getattr(row, field).value, 1)


def moved_to(score: Score, value: float) -> Score:
    """Give the score with an agreed value, unless it says the same already."""
    now = score.value
    if now is not None and (now == value or round(now, 1) == value):
        return score
    return msgspec.structs.replace(score, agreed=value)


def differs(score: Score) -> bool:
    """Tell whether people's ratings lie so far apart that they should talk."""
    return disagreement(list(score.votes.values())).flag


def draw_rating(theme: Theme, field: str, text: Callable[[Any], str], strong: Callable[[Any], bool]) -> Draw:
    """Give the painter of a rating, underlined where the votes differ widely."""

    def draw(painter: QPainter, rect: QRectF, row: Any) -> None:
        words = text(row)
        place = _write(painter, rect, words, theme, "table_strong" if strong(row) else "table", _ink(words))
        if differs(getattr(row, field)):
            painter.setPen(QPen(theme.color("warn"), max(2, theme.px(2))))
            bottom = place.bottom() + theme.px(2)
            painter.drawLine(QLineF(place.left(), bottom, place.right(), bottom))

    return draw


def draw_gap(theme: Theme, text: Callable[[Any], str], wide: Callable[[Any], bool]) -> Draw:
    """Give the painter of a signed difference; a wide one stands out by its colour besides its sign."""

    def draw(painter: QPainter, rect: QRectF, row: Any) -> None:
        words = text(row)
        _write(painter, rect, words, theme, "table_strong", "bad" if wide(row) else _ink(words))

    return draw


def _ink(words: str) -> str:
    return "text3" if words == NO_VALUE else "text"


def _write(painter: QPainter, rect: QRectF, words: str, theme: Theme, style: str, ink: str) -> QRectF:
    font = theme.font(style)
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    painter.drawText(rect, RIGHT, words)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(words)
    return QRectF(rect.right() - width, rect.center().y() - metrics.height() / 2, width, metrics.height())
