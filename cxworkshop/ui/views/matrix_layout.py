"""Where everything of a matrix lies: fields, points, names, words and numbers, worked out once for a size."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from cxworkshop.exports.placing import Box, Wanted
from cxworkshop.programme.charts import Points, Spot
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.label_places import OWN, Offer, chosen_places, label_places, meet, places_around

RADIUS = 14.0
LEFT, TOP, RIGHT, BOTTOM = 54, 8, 10, 52
MARGIN = 0.6
"""How far the fields go beyond the lowest and highest rating, in steps of it."""
MOST_NAMES, FEW_NAMES = 40, 20
"""How many names are placed, and how many where there are more points than are shown."""
NAME_WIDTH, NAME_SHARE = 150, 0.4
WRAPPED_BELOW = 16
"""With fewer points than this a long name takes more room where that hides nothing."""
SHAPES = ((220, 1), (130, 2), (160, 2), (200, 2), (100, 3), (130, 3), (170, 3), (150, 1), (100, 2), (90, 1), (64, 1))
"""The widths, and the most lines at each, that are tried then."""
SHAPE_SHARE = 0.6
UNNAMED = 60.0
"""What a name that is left out costs, in letters that are cut off elsewhere."""
BEARABLE = 0.06
"""A name of which more than this would be hidden is left out; it is shown when its point is in hand."""


class Name(NamedTuple):
    """Hold the name of a point as it is drawn, at its place."""

    spot: Spot
    lines: list[str]
    box: QRectF


class MatrixLayout:
    """Lay a matrix out in a rectangle; everything is worked out when it is first asked for."""

    def __init__(self, theme: Theme, points: Points, words: Sequence[str], room: QRectF) -> None:
        """Take the points, the words of the four fields, and the room."""
        px = theme.px
        self.points = points
        self.area = room.adjusted(px(LEFT), px(TOP), -px(RIGHT), -px(BOTTOM))
        self._theme = theme
        self._words = words
        self._low, self._span = points.low - MARGIN, points.high - points.low + 2 * MARGIN

    def at(self, x: float, y: float) -> QPointF:
        """Give the place of two values."""
        across, up = ((value - self._low) / self._span for value in (x, y))
        return QPointF(self.area.x() + across * self.area.width(), self.area.bottom() - up * self.area.height())

    def values(self, point: QPointF) -> tuple[float, float]:
        """Give the values at a place, kept inside the scale, in steps of 0.1."""
        across = (point.x() - self.area.x()) / max(1.0, self.area.width())
        up = (self.area.bottom() - point.y()) / max(1.0, self.area.height())
        return self.kept(self._low + across * self._span), self.kept(self._low + up * self._span)

    def kept(self, value: float) -> float:
        """Keep a value inside the scale, in steps of 0.1."""
        return round(max(self.points.low, min(self.points.high, value)), 1)

    def ticks(self) -> range:
        """Give the whole values of both axes."""
        return range(int(self.points.low), int(self.points.high) + 1)

    def x_tick(self, x: float) -> QRectF:
        """Give the room of a number on the axis below."""
        px = self._theme.px
        return QRectF(x - px(18), self.area.bottom() + px(4), px(36), px(20))

    def y_tick(self, y: float) -> QRectF:
        """Give the room of a number on the axis at the left."""
        px = self._theme.px
        return QRectF(self.area.left() - px(30), y - px(10), px(24), px(20))

    def font(self, spot: Spot) -> QFont:
        """Give the font of a name."""
        return self._theme.font("table_strong" if spot.chosen else "table")

    # Words of the fields

    @cached_property
    def words(self) -> list[tuple[str, QRectF]]:
        """Give the four words with their places: in an outer corner of their fields, or where fewer points lie."""
        px = self._theme.px
        metrics = QFontMetricsF(self._theme.font("table_strong"))
        cross = self.at(*self.points.cross)
        room = QRectF(0, 0, max(px(60), self.area.width() / 2 - px(8)), self.area.height() / 2)
        found = []
        for number, words in enumerate(self._words):
            rect = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
            rect.setWidth(rect.width() * 1.02)
            at_right, below = number % 2 == 1, number > 1
            across = (self.area.left() + px(8), cross.x() - px(8) - rect.width())
            if at_right:
                across = (self.area.right() - px(8) - rect.width(), cross.x() + px(8))
            down = (self.area.top() + px(5), cross.y() - px(5) - rect.height())
            if below:
                down = (self.area.bottom() - px(6) - rect.height(), cross.y() + px(5))
            places = [QRectF(x, y, rect.width(), rect.height()) for y in down for x in across]
            circles = [_box(circle) for circle in self.circles.values()]
            hidden = [sum(_box(place).overlap(circle) for circle in circles) for place in places]
            found.append((words, places[hidden.index(min(hidden))]))
        return found

    @cached_property
    def circles(self) -> dict[str, QRectF]:
        """Give the room that each point takes, by id."""
        radius = self._theme.px(RADIUS) + 2
        return {
            spot.id: QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            for spot in self.points.spots
            for at in (self.at(spot.x, spot.y),)
        }

    # Names

    @cached_property
    def names(self) -> list[Name]:
        """Give the names that can be read at their points, those of chosen ones first."""
        most = FEW_NAMES if self.points.left_out else MOST_NAMES
        spots = sorted(self.points.spots, key=lambda spot: not spot.chosen)[:most]
        if len(self.points.spots) < WRAPPED_BELOW:
            return self._in_full(spots)
        named = [(spot, lines) for spot in spots if (lines := self._lines(spot))]
        wanted = [self._wanted(spot, lines) for spot, lines in named]
        boxes = label_places(wanted, self._theme.px(RADIUS), self._inner, [_box(rect) for _, rect in self.words])
        placed = [Name(spot, lines, _rect(box)) for (spot, lines), box in zip(named, boxes, strict=True)]
        names: list[Name] = []
        for name in placed:
            if self._hidden(name, names) <= BEARABLE * name.box.width() * name.box.height():
                names.append(name)
        return names

    def name_at(self, spot: Spot, place: tuple[float, float]) -> Name:
        """Give the name of a point that is in hand, beside it, where there is room."""
        lines = self._lines(spot) or [spot.code]
        wanted = self._wanted(spot._replace(x=place[0], y=place[1]), lines)
        return Name(spot, lines, _rect(label_places([wanted], self._theme.px(RADIUS), _box(self.area))[0]))

    def _hidden(self, name: Name, others: Sequence[Name]) -> float:
        """Give the area of a name that points, other names or the words of the fields share with it."""
        box = _box(name.box)
        covers = [self._kept_free(id, circle, name.spot) for id, circle in self.circles.items()]
        words = [rect for _, rect in self.words]
        return sum(box.overlap(_box(other)) for other in (*covers, *(other.box for other in others), *words))

    def _in_full(self, spots: Sequence[Spot]) -> list[Name]:
        """Give the names in the shapes and at the places that together show most of them and hide nothing."""
        radius, inner = self._theme.px(RADIUS), self._inner
        words = [_box(rect) for _, rect in self.words]
        circles = {id: _box(one.adjusted(2, 2, -2, -2)) for id, one in self.circles.items()}
        offers: list[list[Offer]] = []
        drawn: list[dict[Box, list[str]]] = []
        for spot in spots:
            others = [circle for id, circle in circles.items() if id != spot.id]
            taken = [*words, *others, _box(self._kept_free(spot.id, self.circles[spot.id], spot))]
            offered: dict[Box, tuple[float, list[str]]] = {}
            for lines in self._shapes(spot):
                lost = (len(spot.label) - len("".join(lines).removesuffix("…"))) * (2 if spot.chosen else 1)
                lost += len(lines)
                for order, box in enumerate(places_around(self._wanted(spot, lines), radius)):
                    if box.inside(inner) and not any(meet(box, other) for other in taken):
                        offered.setdefault(box, (lost + order / 2, lines))
            offers.append(sorted((Offer(loss, box) for box, (loss, _) in offered.items()), key=lambda one: one.loss))
            drawn.append({box: lines for box, (_, lines) in offered.items()})
        missing = [UNNAMED * (2 if spot.chosen else 1) for spot in spots]
        found = chosen_places(offers, missing)
        return [Name(spot, lines[box], _rect(box)) for spot, box, lines in zip(spots, found, drawn, strict=True) if box]

    def _shapes(self, spot: Spot) -> list[list[str]]:
        """Give the ways in which a name may be written, each once."""
        ways = [self._lines(spot, most, width, SHAPE_SHARE) for width, most in SHAPES]
        return [way for place, way in enumerate(ways) if way and way not in ways[:place]]

    def _kept_free(self, id: str, circle: QRectF, spot: Spot) -> QRectF:
        """Give the room around a point on which a name must not lie; its own name may stand at a slant to it."""
        less = circle.width() * (1 - OWN) / 2 if id == spot.id else 0.0
        return circle.adjusted(less, less, -less, -less)

    def _lines(self, spot: Spot, most: int = 1, wide: int = NAME_WIDTH, share: float = NAME_SHARE) -> list[str]:
        width = min(self._theme.px(wide), self.area.width() * share)
        return in_lines(spot.label, QFontMetricsF(self.font(spot)), width, most)

    def _wanted(self, spot: Spot, lines: Sequence[str]) -> Wanted:
        at, metrics = self.at(spot.x, spot.y), QFontMetricsF(self.font(spot))
        width = max(metrics.horizontalAdvance(line) for line in lines) + 2
        return Wanted(at.x(), at.y(), width, metrics.height() * len(lines))

    @property
    def _inner(self) -> Box:
        return _box(self.area.adjusted(3, 2, -3, -2))


def in_lines(words: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """Break words into at most so many lines of a width; what does not fit is cut, visibly."""
    lines: list[str] = []
    left = words.split()
    while left:
        taken = 1
        while taken < len(left) and metrics.horizontalAdvance(" ".join(left[: taken + 1])) <= width:
            taken += 1
        last = len(lines) == most - 1
        line = " ".join(left if last else left[:taken])
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
        if last:
            break
        left = left[taken:]
    return lines


def _box(rect: QRectF) -> Box:
    return Box(rect.x(), rect.y(), rect.width(), rect.height())


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
