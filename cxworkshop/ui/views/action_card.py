"""How a card of the action board is painted: all cards are equally tall, so that hundreds of them stay fluent."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.language import C_, N_
from cxworkshop.programme.board import ActionCard
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import draw
from cxworkshop.ui.views.owner import initials

CARD_ROLE = int(Qt.ItemDataRole.UserRole)
HELD_ROLE = CARD_ROLE + 1
SIDE, GAP, INNER, AVATAR, ICON = 8, 8, 12, 28, 16


class CardDelegate(QStyledItemDelegate):
    """Paint title, what it improves, owner, day and marks of an action."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Measure the fonts once."""
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self._strong = desk.theme.font("table_strong")
        self._plain = desk.theme.font("table")
        self._small = desk.theme.font("label")
        self._line = QFontMetrics(self._strong).lineSpacing()
        self._height = 2 * desk.px(INNER) + 3 * self._line + desk.px(AVATAR) + desk.px(8) + desk.px(GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every card the same height; the list gives it its width."""
        return QSize(self._desk.px(120), self._height)

    def owner_area(self, item: QRect) -> QRect:
        """Give the place of avatar and owner on the card in an item's rectangle."""
        frame = self._frame(item).toRect()
        return QRect(
            frame.left(), frame.bottom() - self._desk.px(AVATAR + INNER), frame.width() // 2, self._desk.px(44)
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one card."""
        card: ActionCard = index.data(CARD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame(option.rect)
        self._draw_frame(painter, option, frame, bool(index.data(HELD_ROLE)))
        px = self._desk.px
        inner = frame.adjusted(px(INNER), px(INNER) - px(2), -px(INNER), -px(INNER))
        done = card.day_state == "done"
        painter.setPen(self._theme.color("text2" if done else "text"))
        lines = _two_lines(painter, self._plain if done else self._strong, card.title, inner, self._line)
        self._draw_link(
            painter, card, QRectF(inner.left(), inner.top() + lines * self._line + px(2), inner.width(), self._line)
        )
        self._draw_foot(painter, card, QRectF(inner.left(), inner.bottom() - px(AVATAR), inner.width(), px(AVATAR)))
        painter.restore()

    def _frame(self, item: QRect) -> QRectF:
        px = self._desk.px
        return QRectF(item).adjusted(px(SIDE) + 0.5, px(GAP) / 2 + 0.5, -px(SIDE) - 0.5, -px(GAP) / 2 - 0.5)

    def _draw_frame(self, painter: QPainter, option: QStyleOptionViewItem, frame: QRectF, held: bool) -> None:
        state: QStyle.StateFlag = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        color, width = ("border_strong" if hovered else "border"), 1.0
        if held:
            color, width = "accent", 3.0
        elif focused:
            color, width = "focus", 2.0
        pen = QPen(self._theme.color(color), width)
        if held:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("accent_soft" if held else "surface"))
        radius = self._desk.px(6)
        painter.drawRoundedRect(frame, radius, radius)

    def _draw_link(self, painter: QPainter, card: ActionCard, place: QRectF) -> None:
        """Draw code and name of what becomes better; at the right the promise and the block."""
        text, px = self._desk.text, self._desk.px
        right = place.right()
        if card.blocked:
            right = self._draw_chip(painter, text(C_("action", "Blocked")), place, right)
        if card.promised:
            right -= px(ICON)
            draw(painter, "flag", self._theme.color("accent"), _square(right, place, px(ICON)))
            right -= px(6)
        left = place.left()
        if card.code:
            painter.setFont(self._strong)
            painter.setPen(self._theme.color("text2" if card.day_state == "done" else "accent"))
            left += _write(painter, card.code, QRectF(left, place.top(), right - left, place.height())) + px(7)
        painter.setFont(self._plain)
        painter.setPen(self._theme.color("text2"))
        _write(painter, card.link, QRectF(left, place.top(), right - left, place.height()))

    def _draw_chip(self, painter: QPainter, words: str, place: QRectF, right: float) -> float:
        """Draw a word in a frame that ends at the right; give where it begins, with room before it."""
        px = self._desk.px
        width = QFontMetrics(self._small).horizontalAdvance(words) + 2 * px(8)
        chip = QRectF(right - width, place.top() + 0.5, width, place.height() - 1)
        painter.setPen(QPen(self._theme.color("bad"), 1))
        painter.setBrush(self._theme.color("bad_soft"))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setFont(self._small)
        painter.setPen(self._theme.color("bad"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        return chip.left() - px(6)

    def _draw_foot(self, painter: QPainter, card: ActionCard, place: QRectF) -> None:
        px, text = self._desk.px, self._desk.text
        self._draw_avatar(painter, card, QRectF(place.left(), place.top(), px(AVATAR), px(AVATAR)))
        amber = card.day_state in ("late", "soon", "missing")
        color = self._theme.color("warn" if amber else "text2")
        painter.setFont(self._small if card.day_state == "late" else self._plain)
        width = painter.fontMetrics().horizontalAdvance(card.day)
        painter.setPen(color)
        painter.drawText(
            QRectF(place.right() - width, place.top(), width + 1, place.height()),
            Qt.AlignmentFlag.AlignVCenter,
            card.day,
        )
        right = place.right() - width - px(ICON + 6)
        picture = {"done": "check", "late": "clock"}.get(card.day_state, "calendar")
        draw(painter, picture, color, _square(right, place, px(ICON)))
        missing = not card.owner
        painter.setFont(self._strong if missing else self._plain)
        painter.setPen(self._theme.color("warn" if missing and card.day_state != "done" else "text2"))
        left = place.left() + px(AVATAR + 8)
        words = card.owner or text(N_("Choose owner"))
        _write(painter, words, QRectF(left, place.top(), right - left - px(8), place.height()))

    def _draw_avatar(self, painter: QPainter, card: ActionCard, circle: QRectF) -> None:
        """Draw the owner's initials; dashed with a question mark where nobody owns it."""
        nobody = not card.owner
        pen = QPen(self._theme.color("warn" if nobody else "border_strong"), 1)
        if nobody:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("warn_soft" if nobody else "sunken"))
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(self._small)
        painter.setPen(self._theme.color("warn" if nobody else "text2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(card.owner) or "?")


def _square(left: float, line: QRectF, size: int) -> QRectF:
    return QRectF(left, line.center().y() - size / 2, size, size)


def _write(painter: QPainter, words: str, place: QRectF) -> float:
    """Write a line, cut visibly where it is too long; give its width."""
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(place.width())))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return float(painter.fontMetrics().horizontalAdvance(shown))


def _two_lines(painter: QPainter, font: QFont, words: str, place: QRectF, height: int) -> int:
    """Write a text on at most two lines, the second cut visibly; give the number of lines."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(place.width())
    rest = first.textLength() < len(words)
    layout.endLayout()
    end = first.textLength()
    top = QPointF(place.left(), place.top() + metrics.ascent())
    painter.drawText(top, words[:end].rstrip())
    if not rest:
        return 1
    second = metrics.elidedText(words[end:].strip(), Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(top + QPointF(0, height), second)
    return 2
