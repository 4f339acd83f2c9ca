"""How the rows of the overview are painted: decisions, what is missing, targets, what is to be done next."""

from datetime import date
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from cxworkshop.language import N_, NP_
from cxworkshop.programme.charts import Track
from cxworkshop.ui.icons import draw
from cxworkshop.ui.views.marks import BADGE, draw_badge
from cxworkshop.ui.views.owner import initials
from cxworkshop.ui.views.row_list import RowPainter
from cxworkshop.ui.views.track import draw_track

MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = int(MIDDLE) | int(Qt.AlignmentFlag.AlignRight)
LINE = int(MIDDLE) | int(Qt.TextFlag.TextSingleLine)
SIDE, ICON, AVATAR = 16, 20, 28
SIGNS = {
    "confirmed": ("check-circle", "good"),
    "stale": ("flag", "warn"),
    "suggested": ("flag", "text2"),
}
"""The icon and the colour of each state of a decision; a step that nobody has begun has none."""
CHANGED = N_("Your data changed after the decision.")
MISSING = NP_("{n} missing", "{n} missing")


class DecisionLine(NamedTuple):
    """Hold a step with its decision; `sentence` is its question while there is nothing to decide on."""

    step: int
    title: str
    sentence: str
    state: str
    musts: int


class MissingLine(NamedTuple):
    """Hold an open finding: its sign, its title, the step it belongs to in words, and its place."""

    picture: str
    color: str
    title: str
    where: str
    place: tuple[str, ...]


class TargetLine(NamedTuple):
    """Hold a target: badge of its experience, metric, from where to where, how sure that is, and its way."""

    id: str
    badge: str
    metric: str
    way: str
    certainty: str
    track: Track | None


class ActionLine(NamedTuple):
    """Hold an action that is still to be done; a late one says so."""

    id: str
    due: date | None
    day: str
    late: bool
    title: str
    owner: str


class DecisionPainter(RowPainter):
    """Paint number, step, sentence, what is missing and how far the decision is."""

    LEAST: ClassVar[int] = 51

    def _zones(self, width: float, line: DecisionLine) -> tuple[float, float, float, float]:
        """Divide a row: where the title begins, where the sentence begins and ends, where the chip begins."""
        px = self.desk.px
        left = px(48)
        words = left + max(px(96), min(px(190), (width - left) * 0.31))
        end = width - px(SIDE + ICON + 12)
        chip = end - self._chip_width(line) if line.musts else end
        return left, words, (chip - px(12)) if line.musts else end, chip

    def _chip_width(self, line: DecisionLine) -> float:
        metrics = QFontMetricsF(self.theme.font("label"))
        return metrics.horizontalAdvance(self._missing(line)) + 2 * self.desk.px(10)

    def _missing(self, line: DecisionLine) -> str:
        return self.desk.plural(MISSING, line.musts)

    def height(self, shown: DecisionLine, width: int) -> int:
        """Give every row room for its title and its sentence."""
        px = self.desk.px
        left, words, end, _ = self._zones(width, shown)
        tall = self.text_height(shown.sentence, "table", end - words)
        if shown.state == "stale":
            tall += self.text_height(self.desk.text(CHANGED), "caption", end - words)
        title = self.text_height(shown.title, "table_strong", words - left - px(12))
        return max(px(self.LEAST), round(max(tall, title)) + px(14))

    def draw(self, painter: QPainter, rect: QRectF, shown: DecisionLine) -> None:
        """Paint one step."""
        px, theme = self.desk.px, self.theme
        left, words, end, chip = (rect.left() + at for at in self._zones(rect.width(), shown))
        font = theme.font("step_number")
        font.setPixelSize(px(28))
        painter.setFont(font)
        painter.setPen(theme.color("accent"))
        painter.drawText(QRectF(rect.left() + px(SIDE), rect.top(), px(30), rect.height()), LINE, str(shown.step))
        self.write(painter, QRectF(left, rect.top(), words - left - px(12), rect.height()), shown.title, "table_strong")
        self._draw_sentence(painter, QRectF(words, rect.top(), end - words, rect.height()), shown)
        if shown.musts:
            self._draw_chip(painter, QRectF(chip, rect.center().y() - px(12), self._chip_width(shown), px(24)), shown)
        if shown.state in SIGNS:
            picture, color = SIGNS[shown.state]
            size = px(ICON)
            place = QRectF(rect.right() - px(SIDE) - size, rect.center().y() - size / 2, size, size)
            draw(painter, picture, theme.color(color), place)

    def _draw_sentence(self, painter: QPainter, rect: QRectF, line: DecisionLine) -> None:
        color = "text" if line.state in ("confirmed", "stale") else "text2"
        if line.state != "stale":
            self.write(painter, rect, line.sentence, "table", color)
            return
        changed = self.desk.text(CHANGED)
        first = self.text_height(line.sentence, "table", rect.width())
        second = self.text_height(changed, "caption", rect.width())
        top = rect.center().y() - (first + second) / 2
        self.write(painter, QRectF(rect.left(), top, rect.width(), first), line.sentence, "table", color)
        self.write(painter, QRectF(rect.left(), top + first, rect.width(), second), changed, "caption", "warn")

    def _draw_chip(self, painter: QPainter, rect: QRectF, line: DecisionLine) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.color("warn"), 1) if theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warn_soft"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        self.write(painter, rect, self._missing(line), "label", "warn", int(Qt.AlignmentFlag.AlignCenter))


class MissingPainter(RowPainter):
    """Paint the sign of a finding, its title, and where to mend it."""

    def _where(self, line: MissingLine) -> float:
        return QFontMetricsF(self.theme.font("table_strong")).horizontalAdvance(line.where) + self.desk.px(24)

    def _room(self, width: float, line: MissingLine) -> float:
        px = self.desk.px
        return width - px(44) - px(SIDE) - self._where(line) - px(12)

    def height(self, shown: MissingLine, width: int) -> int:
        """Let a long title wrap."""
        tall = self.text_height(shown.title, "table", self._room(width, shown))
        return max(self.desk.px(self.LEAST), round(tall) + self.desk.px(14))

    def draw(self, painter: QPainter, rect: QRectF, shown: MissingLine) -> None:
        """Paint one finding."""
        px, theme = self.desk.px, self.theme
        size, middle = px(ICON), rect.center().y()
        sign = QRectF(rect.left() + px(SIDE), middle - size / 2, size, size)
        draw(painter, shown.picture, theme.color(shown.color), sign)
        words = QRectF(rect.left() + px(44), rect.top(), self._room(rect.width(), shown), rect.height())
        self.write(painter, words, shown.title, "table")
        arrow = QRectF(rect.right() - px(SIDE) - px(18), middle - px(9), px(18), px(18))
        draw(painter, "arrow-right", theme.color("accent"), arrow)
        where = QRectF(arrow.left() - px(6) - self._where(shown), rect.top(), self._where(shown), rect.height())
        self.write(painter, where, shown.where, "table_strong", "accent", RIGHT)


class TargetPainter(RowPainter):
    """Paint the badge of the experience, the metric, from where to where, and the track."""

    LEAST: ClassVar[int] = 50

    def _zones(self, width: float) -> tuple[float, float, float]:
        """Divide a row: where the metric begins, where the numbers end, where the track begins."""
        px = self.desk.px
        track = width - px(SIDE) - max(px(96), min(px(150), width * 0.24))
        return px(SIDE + BADGE + 10), track - px(14), track

    def _way(self, line: TargetLine) -> float:
        return QFontMetricsF(self.theme.font("table_strong")).horizontalAdvance(line.way) + 1

    def _room(self, width: float, line: TargetLine) -> float:
        left, end, _ = self._zones(width)
        return end - self._way(line) - self.desk.px(12) - left

    def height(self, shown: TargetLine, width: int) -> int:
        """Give the metric and how sure it is their lines."""
        left, end, _ = self._zones(width)
        tall = self.text_height(shown.metric, "table", self._room(width, shown))
        tall += self.text_height(shown.certainty, "caption", end - left) if shown.certainty else 0
        return max(self.desk.px(self.LEAST), round(tall) + self.desk.px(10))

    def draw(self, painter: QPainter, rect: QRectF, shown: TargetLine) -> None:
        """Paint one target."""
        px, theme = self.desk.px, self.theme
        left, end, track = self._zones(rect.width())
        centre = QPointF(rect.left() + px(SIDE + BADGE / 2), rect.center().y())
        draw_badge(painter, theme, centre, shown.badge, False)
        room = self._room(rect.width(), shown)
        first = self.text_height(shown.metric, "table", room)
        second = self.text_height(shown.certainty, "caption", end - left) if shown.certainty else 0
        top = rect.center().y() - (first + second) / 2
        self.write(painter, QRectF(rect.left() + left, top, room, first), shown.metric, "table")
        if second:
            below = QRectF(rect.left() + left, top + first, end - left, second)
            self.write(painter, below, shown.certainty, "caption", "text2")
        number = QRectF(rect.left() + end - self._way(shown), top, self._way(shown), first)
        self.write(painter, number, shown.way, "table_strong", "text", RIGHT)
        way = QRectF(rect.left() + track, rect.top(), rect.width() - px(SIDE) - track, rect.height())
        draw_track(painter, way, theme, shown.track)


class ActionPainter(RowPainter):
    """Paint the day, the action, and who does it."""

    def _room(self, width: float) -> tuple[float, float]:
        """Give where the title begins and how wide it is."""
        px = self.desk.px
        left = px(SIDE) + max(px(78), min(px(104), width * 0.24))
        return left, width - left - px(SIDE + AVATAR + 12)

    def height(self, shown: ActionLine, width: int) -> int:
        """Let a long title or day wrap."""
        px = self.desk.px
        left, room = self._room(width)
        title = self.text_height(shown.title, "table", room)
        day = self.text_height(shown.day, "table_strong", left - px(SIDE + 10))
        return max(px(self.LEAST), round(max(title, day)) + px(14))

    def draw(self, painter: QPainter, rect: QRectF, shown: ActionLine) -> None:
        """Paint one action."""
        px = self.desk.px
        left, room = self._room(rect.width())
        day = QRectF(rect.left() + px(SIDE), rect.top(), left - px(SIDE + 10), rect.height())
        self.write(painter, day, shown.day, "table_strong", "warn" if shown.late or shown.due is None else "text")
        self.write(painter, QRectF(rect.left() + left, rect.top(), room, rect.height()), shown.title, "table")
        size = px(AVATAR)
        circle = QRectF(rect.right() - px(SIDE) - size, rect.center().y() - size / 2, size, size)
        self._draw_avatar(painter, circle, shown.owner)

    def _draw_avatar(self, painter: QPainter, circle: QRectF, owner: str) -> None:
        """Draw the owner's initials; dashed with a question mark where nobody owns it."""
        theme, nobody = self.theme, not owner.strip()
        style = Qt.PenStyle.DashLine if nobody else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("warn" if nobody else "border_strong"), max(1, self.desk.px(1)), style))
        painter.setBrush(theme.color("warn_soft" if nobody else "sunken"))
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        centre = int(Qt.AlignmentFlag.AlignCenter)
        self.write(painter, circle, initials(owner) or "?", "label", "warn" if nobody else "text2", centre)
