"""Points in four fields, with the names beside them."""

from collections.abc import Iterator

from cxworkshop.exports.layout import Block
from cxworkshop.exports.paper import (
    ACCENT,
    ACCENT_SOFT,
    BORDER,
    BORDER_STRONG,
    GRID,
    HEAD,
    SMALL,
    SURFACE,
    TEXT,
    TEXT2,
    TEXT3,
)
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.placing import Box, Wanted, place
from cxworkshop.exports.shapes import badge, centred, measure_line, shortened, write
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, NP_, Language
from cxworkshop.programme.charts import Points, Spot

LEFT, BOTTOM = 24.0, 30.0
RADIUS = 7.0
MARGIN = 0.62
MOST_LABELS, LABEL_WIDTH = 8, 92.0
"""So few points with names so short are named in the plot; others beside it, by their codes."""
PLOT = 0.6
KEY_GAP = 22.0


class MatrixBlock(Block):
    """Draw a matrix of a height; long names stand beside it, short ones at their points."""

    def __init__(self, chart: Points, language: Language, high: float = 250.0) -> None:
        """Take the description and the height."""
        self._chart, self._language, self._high = chart, language, high
        self._named = len(chart.spots) <= MOST_LABELS and all(
            measure_line(spot.label, SMALL) <= LABEL_WIDTH for spot in chart.spots
        )

    def said(self) -> Iterator[str]:
        """Give the names."""
        return (spot.label for spot in self._chart.spots)

    def height(self, width: float) -> float:
        """Give the height."""
        return self._high

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw fields, axes and points, and the key."""
        with pen.tags.content("Figure", self._told()):
            self._draw(pen, x, y, width)

    def _told(self) -> str:
        """Tell the chart: each name with its two values."""
        language, chart = self._language, self._chart
        axes = f"{language.text(chart.y_label)} / {language.text(chart.x_label)}"
        upward = [language.number(spot.value[1]) if chart.y_ticks else "" for spot in chart.spots]
        spots = (
            f"{spot.code} {spot.label}: {' / '.join(part for part in (up, language.number(spot.value[0])) if part)}"
            for spot, up in zip(chart.spots, upward, strict=True)
        )
        return "; ".join([axes if chart.y_ticks else language.text(chart.x_label), *spots])

    def _draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        plot = width if self._named else width * PLOT
        area = Box(x + LEFT, y + 2, plot - LEFT - 2, self._high - BOTTOM - 2)
        self._fields(pen, area)
        self._axes(pen, x, y, area)
        spots = [(spot, *self._at(area, spot.x, spot.y)) for spot in self._chart.spots]
        if self._named:
            self._labels(pen, area, spots)
        else:
            self._key(pen, x + plot + KEY_GAP, y, width - plot - KEY_GAP)
        for spot, left, top in sorted(spots, key=lambda each: each[0].chosen):
            badge(pen, left, top, spot.code, RADIUS, spot.chosen)

    def _key(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Name the points in a list, as many as there is room for."""
        end = y + self._high
        lines = [Text(spot.label, style=SMALL.tinted(TEXT if spot.chosen else TEXT2)) for spot in self._chart.spots]
        needed = sum(max(line.height(width - 20), 15.0) + 4 for line in lines)
        for place_, (spot, line) in enumerate(zip(self._chart.spots, lines, strict=True)):
            words = line if needed <= self._high else Text(shortened(spot.label, SMALL, width - 20), style=line.style)
            high = max(words.height(width - 20), 15.0)
            left = len(lines) - place_
            if y + high + (16 if left > 1 else 0) > end:
                more = NP_("and one more", "and {n} more")
                write(pen, x + 20, y + 9, self._language.plural(more, left), SMALL)
                return
            badge(pen, x + 7, y + 7, spot.code, RADIUS, spot.chosen)
            words.draw(pen, x + 20, y + (1.4 if high <= 15 else 0), width - 20)
            y += high + 4

    def _at(self, area: Box, x: float, y: float) -> tuple[float, float]:
        low, high = self._chart.low - MARGIN, self._chart.high + MARGIN
        across, up = (x - low) / (high - low), (y - low) / (high - low)
        return area.x + across * area.width, area.y + (1 - up) * area.height

    def _fields(self, pen: Pen, area: Box) -> None:
        cross_x, cross_y = self._at(area, *self._chart.cross)
        pen.box(area.x, area.y, cross_x - area.x, cross_y - area.y, fill=ACCENT_SOFT)
        for value in range(int(self._chart.low), int(self._chart.high) + 1):
            left, top = self._at(area, value, value)
            pen.line((left, area.y), (left, area.y + area.height), 0.4, GRID)
            pen.line((area.x, top), (area.x + area.width, top), 0.4, GRID)
        pen.line((cross_x, area.y), (cross_x, area.y + area.height), 1.0, BORDER_STRONG)
        pen.line((area.x, cross_y), (area.x + area.width, cross_y), 1.0, BORDER_STRONG)
        pen.box(area.x, area.y, area.width, area.height, colour=BORDER, weight=0.75)
        for words, box in zip(self._words(), self._word_boxes(area), strict=True):
            write(pen, box.x, box.y + 8.5, words, HEAD.tinted(ACCENT if box.x < cross_x and box.y < cross_y else TEXT3))

    def _words(self) -> list[str]:
        return [self._language.text(word) for word in self._chart.words]

    def _word_boxes(self, area: Box) -> list[Box]:
        """Give the places of the four words, in the outer corners of their fields."""
        boxes = []
        for number, words in enumerate(self._words()):
            wide = measure_line(words, HEAD)
            x = area.x + 6 if number % 2 == 0 else area.x + area.width - 6 - wide
            y = area.y + 4 if number < 2 else area.y + area.height - 15
            boxes.append(Box(x, y, wide, 11))
        return boxes

    def _axes(self, pen: Pen, x: float, y: float, area: Box) -> None:
        for value in range(int(self._chart.low), int(self._chart.high) + 1):
            left, top = self._at(area, value, value)
            number = self._language.number(value)
            centred(pen, left, area.y + area.height + 8, number, SMALL)
            if self._chart.y_ticks:
                write(pen, area.x - 5, top + 3, number, SMALL, right=True)
        right = C_("direction of an axis", "{axis} →")
        pen_words = self._language.text(right, axis=self._language.text(self._chart.x_label))
        centred(pen, area.x + area.width / 2, y + self._high - 6, pen_words, HEAD)
        upward = self._language.text(right, axis=self._language.text(self._chart.y_label))
        pen.upright(x + 8, area.y + area.height / 2, upward, HEAD)

    def _labels(self, pen: Pen, area: Box, spots: list[tuple[Spot, float, float]]) -> None:
        wanted = [Wanted(left, top, measure_line(spot.label, SMALL), 10) for spot, left, top in spots]
        inner = Box(area.x + 2, area.y + 2, area.width - 4, area.height - 4)
        for (spot, _, _), box in zip(spots, place(wanted, RADIUS, inner, self._word_boxes(area)), strict=True):
            pen.box(box.x - 1, box.y, box.width + 2, box.height, fill=self._ground(area, box))
            write(pen, box.x, box.y + 8, spot.label, SMALL.tinted(TEXT if spot.chosen else TEXT2))

    def _ground(self, area: Box, box: Box) -> str:
        """Give the colour behind a label that lies wholly in one field, so that no grid runs through it."""
        cross_x, cross_y = self._at(area, *self._chart.cross)
        return ACCENT_SOFT if box.x + box.width < cross_x and box.y + box.height < cross_y else SURFACE
