"""Small signs: faces, badges, boxes to tick, bars of a score. Each differs in shape, not in colour alone."""

from math import cos, pi, sin

from cxworkshop.exports import letters
from cxworkshop.exports.layout import Block
from cxworkshop.exports.paper import (
    ACCENT,
    BAD,
    BORDER,
    BORDER_STRONG,
    GOOD,
    REGULAR,
    SEMIBOLD,
    SUNKEN,
    SURFACE,
    TEXT2,
    TEXT3,
    Style,
)
from cxworkshop.exports.pen import Curve, Pen
from cxworkshop.exports.text import ASCENT, ELLIPSIS, Text, measure

CAP_HEIGHT = 0.66
LONGEST_LINE = 500
"""No line of ours holds as many letters; a longer text need not be measured to its end."""


def face(pen: Pen, x: float, y: float, radius: float, emotion: float, ink: str = "") -> None:
    """Draw a face whose mouth follows an emotion from -2 to +2, in one ink or in colours that follow it too."""
    colour = ink or (BAD if emotion < 0 else ACCENT if emotion > 0 else TEXT3)
    pen.circle(x, y, radius, fill=SURFACE, colour=colour, weight=1.4)
    for side in (-1, 1):
        pen.circle(x + side * radius * 0.34, y - radius * 0.22, radius * 0.1, fill=colour)
    half, bend = radius * 0.42, radius * 0.2 * emotion
    level = y + radius * 0.36 - bend / 2
    left, right = (x - half, level), (x + half, level)
    pull = (x - half * 0.45, level + bend * 1.2)
    push = (x + half * 0.45, level + bend * 1.2)
    pen.path(left, [Curve(pull, push, right)], colour=colour, weight=1.2)


def target_sign(pen: Pen, x: float, y: float, radius: float = 4.0, colour: str = ACCENT) -> None:
    """Draw the rings that mark what is measured."""
    pen.circle(x, y, radius, colour=colour, weight=0.9)
    pen.circle(x, y, radius * 0.5, colour=colour, weight=0.9)


def badge(pen: Pen, x: float, y: float, label: str, radius: float = 7.0, chosen: bool = True) -> None:
    """Draw a code in a circle: filled when chosen, a ring when not."""
    fill, ink = (ACCENT, SURFACE) if chosen else (SURFACE, TEXT2)
    pen.circle(x, y, radius, fill=fill, colour=ACCENT if chosen else BORDER_STRONG, weight=1.0)
    size = radius * (1.15 if len(label) < 3 else 0.95)
    centred(pen, x, y, label, Style(SEMIBOLD, size, size, ink))


def centred(pen: Pen, x: float, y: float, words: str, style: Style) -> None:
    """Write one line around a point."""
    wide = measure_line(words, style)
    write(pen, x - wide / 2, y + CAP_HEIGHT * style.size / 2, words, style)


def write(pen: Pen, x: float, baseline: float, words: str, style: Style, right: bool = False) -> None:
    """Write one line from a point on its baseline, or up to it."""
    line = Text(letters.one_line(words), style=style)
    if right:
        x -= line.natural()
    line.draw(pen, x, baseline - (style.leading - style.size) / 2 - ASCENT * style.size, 1e6)


def measure_line(words: str, style: Style) -> float:
    """Give the width of a text on one line."""
    return sum(measure(text, part.font, part.size) for text, part in letters.runs(letters.one_line(words), style))


def shortened(words: str, style: Style, width: float) -> str:
    """Cut a text to a width, with three dots where it is cut."""
    words = letters.one_line(words)[:LONGEST_LINE]
    if measure_line(words, style) <= width:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if measure_line(words[:middle].rstrip() + ELLIPSIS, style) <= width:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip(" ,.;:-–") + ELLIPSIS


def check(pen: Pen, x: float, y: float, colour: str = GOOD, size: float = 7.0, weight: float = 1.6) -> None:
    """Draw a tick around a point."""
    pen.path(
        (x - size * 0.5, y),
        [(x - size * 0.14, y + size * 0.36), (x + size * 0.5, y - size * 0.34)],
        colour=colour,
        weight=weight,
    )


def flag(pen: Pen, x: float, y: float, high: float, colour: str) -> None:
    """Draw a flag whose pole stands on a point."""
    pen.line((x, y), (x, y - high), 1.5, colour)
    pen.path((x, y - high), [(x + 6.5, y - high + 3), (x, y - high + 6)], fill=colour, closed=True)


def diamond(pen: Pen, x: float, y: float, radius: float, fill: str, colour: str = "") -> None:
    """Draw a diamond around a point."""
    corners = [(x + radius * cos(turn * pi / 2), y + radius * sin(turn * pi / 2)) for turn in range(4)]
    pen.path(corners[0], corners[1:], fill=fill, colour=colour, weight=1.0, closed=True)


class TickBox(Block):
    """Draw a box to tick with a pen, or the tick where it is done."""

    def __init__(self, done: bool = False) -> None:
        """Say whether it is done."""
        self._done = done

    def height(self, width: float) -> float:
        """Give the height of a line."""
        return 12.5

    def natural(self) -> float:
        """Give the width."""
        return 12.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it."""
        if self._done:
            check(pen, x + 5, y + 6.5)
        else:
            pen.box(x + 0.5, y + 1, 9.5, 9.5, colour=BORDER_STRONG, weight=0.9, radius=1.8)


class Score(Block):
    """Draw a rating from 1 to 5 as dots."""

    STEP = 8.5

    def __init__(self, value: float, told: str) -> None:
        """Take the value, and how it is told where dots are not seen."""
        self._value, self._told = value, told

    def height(self, width: float) -> float:
        """Give the height of a line."""
        return 12.5

    def natural(self) -> float:
        """Give the width of five dots."""
        return 5 * self.STEP

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the dots that count filled, the others as rings."""
        with pen.tags.content("Figure", self._told):
            for place in range(5):
                on = self._value > place
                fill, colour = (ACCENT, ACCENT) if on else (SURFACE, BORDER_STRONG)
                pen.circle(x + place * self.STEP + 3.5, y + 5.6, 3.0, fill=fill, colour=colour)


class ScoreBar(Block):
    """Draw a share of 0 to 1 as a bar with its number behind it."""

    def __init__(self, share: float | None, words: str, strong: bool) -> None:
        """Take the share, how it is written, and whether it stands out."""
        self._share, self._words, self._strong = share, words, strong

    def height(self, width: float) -> float:
        """Give the height of a line."""
        return 12.5

    def natural(self) -> float:
        """Give a good width."""
        return 96.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw bar and number."""
        wide = max(20.0, width - 34)
        pen.box(x, y + 2.2, wide, 6.5, fill=SUNKEN, colour=BORDER, radius=1.5)
        if self._share:
            bar = max(2.0, wide * min(1.0, self._share))
            pen.box(x, y + 2.2, bar, 6.5, fill=ACCENT if self._strong else BORDER_STRONG, radius=1.5)
        style = Style(SEMIBOLD if self._strong else REGULAR, 9.5, 12.5, TEXT2)
        write(pen, x + width, y + 8.6, self._words, style, right=True)
