"""The comments of customers in a list, with the score and the segment of whoever wrote them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.comments import Readable
from cxworkshop.model.project import code
from cxworkshop.programme.imports import MOOD
from cxworkshop.ui.cellpaint import Wrapped
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views.marks import draw_badge
from cxworkshop.ui.views.painted_list import (
    DISPLAY,
    LEFT,
    LINE,
    LINES,
    NAME,
    RIGHT,
    SIDE,
    Index,
    PaintedList,
    RowsOf,
    paint_ground,
)

CAPTION_LINE, PAD = 18, 8
ROW = LINES * LINE + CAPTION_LINE + 2 * PAD + 2
MOST_BADGES, BADGE = 3, 20
MOODS = {"low": "bad", "middle": "text2", "high": "good"}
"""The colour that stands beside the words of a score."""


def score_text(desk: Desk, one: Readable) -> str:
    """Say whether the score beside a comment was low, in the middle or high; "" where that is not shown."""
    return desk.text(N_("Score: {mood}"), mood=desk.text(MOOD[one.mood])) if one.mood else ""


def segments_text(desk: Desk, one: Readable) -> str:
    """Name the segments of whoever wrote a comment, where they are shown."""
    return desk.language.listed(row.name for row in desk.project.segments.of(one.segments))


def too_few_text(desk: Desk, n: int) -> str:
    """Say that comments are kept and not shown, and why."""
    words = NP_(
        "One comment is kept and not shown: from {least} on they are shown, so that nobody can be recognised.",
        "{n} comments are kept and not shown: from {least} on they are shown, so that nobody can be recognised.",
    )
    return desk.plural(words, n, least=desk.language.number(desk.project.constants.freetext_k))


def codes_of(desk: Desk, id: str) -> list[str]:
    """Give the codes of the problems that a comment speaks of, as the project says now."""
    comment = desk.project.comments.find(id)
    known = desk.project.areas.places()
    areas = {area for area in comment.areas if area in known} if comment is not None else ()
    return [code(desk.project, "areas", area) for area in sorted(areas, key=known.__getitem__)]


class Comments(RowsOf):
    """Hold the comments that are shown."""

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Give a comment as it is read: its words, then what stands beside them."""
        one: Readable = self.entries[index.row()]
        if role == DISPLAY:
            return one.text
        if role != NAME:
            return None
        codes = codes_of(self.desk, one.id)
        speaks = self.desk.text(N_("speaks of {problems}"), problems=self.desk.language.listed(codes)) if codes else ""
        parts = (one.text, score_text(self.desk, one), segments_text(self.desk, one), speaks)
        return ", ".join(part for part in parts if part)


class CommentList(PaintedList):
    """Show the comments; arrows walk, the right arrow goes to the problems, Enter opens the record."""

    turned = Signal(str)
    """The id of the comment that is current now, "" for none."""
    opened = Signal(str)
    to_problems = Signal()
    to_search = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        words = N_("Up and Down walk through the comments, Right goes to the problems, Enter opens the record.")
        super().__init__(desk, desk.text(N_("Comments")), desk.text(words))
        self.rows = Comments(desk, self)
        self.setModel(self.rows)
        self.setItemDelegate(CommentPainter(desk, self))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.entries[index.row()].id))

    def current_id(self) -> str:
        """Give the id of the current comment."""
        row = self.currentIndex().row()
        return self.rows.entries[row].id if 0 <= row < len(self.rows.entries) else ""

    def show_comments(self, entries: Sequence[Readable], current: str) -> None:
        """Show these and stay at a comment, or begin at the first."""
        self.rows.show_entries(entries)
        if entries:
            self.setCurrentIndex(self.rows.index(max(0, self.rows.place_of(current)), 0))
        self.turned.emit(self.current_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the problems, to the search, or to the record."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Right and not modifiers:
            self.to_problems.emit()
        elif key == Qt.Key.Key_F and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.to_search.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers and self.current_id():
            self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which comment is read now."""
        super().currentChanged(current, previous)
        self.turned.emit(self.current_id())


class CommentPainter(QStyledItemDelegate):
    """Paint a comment: its first lines, its score and segment, and the badges of its problems."""

    def __init__(self, desk: Desk, rows: CommentList) -> None:
        """Belong to the rows of a desk."""
        super().__init__(rows)
        self.desk, self.theme, self._rows = desk, desk.theme, rows
        self._words, self._score = Wrapped(desk.theme, "table"), Wrapped(desk.theme, "label")
        self._small = Wrapped(desk.theme, "caption")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every comment the same height, so that very many cost nothing."""
        return QSize(self.desk.px(120), self.desk.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one comment."""
        one: Readable = self._rows.rows.entries[index.row()]
        theme, px, rect = self.theme, self.desk.px, QRect(option.rect)
        painter.save()
        paint_ground(painter, self._rows, rect, index)
        left, width = rect.x() + px(SIDE), rect.width() - px(2 * SIDE)
        lines = self._words.lines(" ".join(one.text.split()), width, LINES)
        y = rect.y() + (rect.height() - len(lines) * px(LINE) - px(CAPTION_LINE)) // 2
        painter.setFont(self._words.font)
        painter.setPen(theme.color("text"))
        for line in lines:
            painter.drawText(left, y, width, px(LINE), LEFT, line)
            y += px(LINE)
        room = self._badges(painter, QRect(left, y, width, px(CAPTION_LINE)), codes_of(self.desk, one.id))
        score, segments = score_text(self.desk, one), segments_text(self.desk, one)
        if score and one.mood:
            painter.setFont(self._score.font)
            painter.setPen(theme.color(MOODS[one.mood]))
            painter.drawText(left, y, room, px(CAPTION_LINE), LEFT, score)
            wide = self._score.metrics.horizontalAdvance(score)
            left, room = left + wide, room - wide
            segments = f" · {segments}" if segments else ""
        painter.setFont(self._small.font)
        painter.setPen(theme.color("text2"))
        elided = self._small.metrics.elidedText(segments, Qt.TextElideMode.ElideRight, max(0, room))
        painter.drawText(left, y, max(0, room), px(CAPTION_LINE), LEFT, elided)
        painter.restore()

    def _badges(self, painter: QPainter, place: QRect, codes: list[str]) -> int:
        """Paint the problems at the right, and give the room that is left."""
        px = self.desk.px
        right = place.right()
        if len(codes) > MOST_BADGES:
            more = f"+{self.desk.language.number(len(codes) - MOST_BADGES)}"
            painter.setFont(self._small.font)
            painter.setPen(self.theme.color("text2"))
            painter.drawText(place, RIGHT, more)
            right -= self._small.metrics.horizontalAdvance(more) + px(6)
        for letters in reversed(codes[:MOST_BADGES]):
            centre = QRectF(right - px(BADGE), place.center().y() - px(BADGE) / 2, px(BADGE), px(BADGE)).center()
            draw_badge(painter, self.theme, centre, letters, True, BADGE)
            right -= px(BADGE) + px(4)
        return max(0, right - place.x() - px(8))
