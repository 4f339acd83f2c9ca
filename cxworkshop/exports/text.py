"""Paragraphs: words broken into lines, measured once, drawn with the pen."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from cxworkshop.exports import letters
from cxworkshop.exports.layout import SLACK, Block
from cxworkshop.exports.paper import BODY, H1, H2, H3, Style, widths
from cxworkshop.exports.pen import Pen

ASCENT = 0.75
"""Where the baseline lies in the height of the letters."""
ROLES = {H1: "H1", H2: "H2", H3: "H3"}
ELLIPSIS = "…"
VOWELS = frozenset("aeiouyåäöæøáéíóúAEIOUYÅÄÖÆØ")
SEPARATORS = frozenset("-/\\_.,;:@&=?+|–—")
SEARCHED_BACK = 8
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-–/])(?=[^\W\d_])")


class Run(NamedTuple):
    """Hold words in a style of their own, and the place that they lead to."""

    text: str
    style: Style
    link: str = ""


class Piece(NamedTuple):
    """Hold a part of a word, or of a line, that is drawn in one go."""

    text: str
    style: Style
    link: str
    width: float


Word = tuple[Piece, ...]


class Line(NamedTuple):
    """Hold the pieces of one line with their common width."""

    pieces: tuple[Piece, ...]
    width: float


@lru_cache(maxsize=50_000)
def measure(text: str, font: str, size: float) -> float:
    """Give the width of a text, all of whose letters the font has."""
    return sum(map(widths(font).__getitem__, map(ord, text))) * size / 1000


class Text(Block):
    """Set a paragraph, left or right aligned; a line end in it stays one."""

    def __init__(
        self,
        *parts: str | Run,
        style: Style = BODY,
        before: float = 0,
        keep: bool = False,
        align: str = "left",
        anchor: str = "",
        bookmark: tuple[int, str] | None = None,
        most: int = 0,
        role: str = "",
    ) -> None:
        """Take parts as they come; plain strings have the paragraph's style, and headings its role.

        With `most`, so many lines are set and the last one ends in three dots when there is more.
        """
        self._most = most
        self._role = role or ROLES.get(style, "P")
        self.before = before
        self.keep = keep
        self.align = align
        self.anchor = anchor
        self.bookmark = bookmark
        self.style = style
        self.runs = [part if isinstance(part, Run) else Run(part, style) for part in parts if part]
        self._words: list[list[tuple[Word, float]]] | None = None
        self._lines: tuple[float, list[Line]] | None = None

    @property
    def plain(self) -> bool:
        """Tell that it is words."""
        return True

    def said(self) -> Iterator[str]:
        """Give what stands in the paragraph, as it was written."""
        return (run.text for run in self.runs)

    def height(self, width: float) -> float:
        """Give the height that the lines take."""
        return len(self.lines(width)) * self.style.leading

    def opening(self, width: float) -> float:
        """Ask for two lines, or three where one would be left over."""
        lines = len(self.lines(width))
        return min(lines, 3 if lines == 3 else 2) * self.style.leading

    def natural(self) -> float:
        """Give the width of the longest line when nothing is broken."""
        return max((_width_of(words) for words in self._paragraphs()), default=0.0)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Give the lines that fit and the lines that do not, no single line alone on either side."""
        lines = self.lines(width)
        fitting = int((room + SLACK) // self.style.leading)
        if len(lines) - fitting == 1:
            fitting -= 1
        if fitting < 2 or fitting >= len(lines):
            return None
        return Part(self, lines[:fitting], first=True), Part(self, lines[fitting:], first=False)

    def lines(self, width: float) -> list[Line]:
        """Break the paragraph into lines of a width."""
        if self._lines is None or abs(self._lines[0] - width) > 0.01:
            lines = [line for words in self._paragraphs() for line in _broken(words, width)]
            if 0 < self._most < len(lines):
                lines = [*lines[: self._most - 1], _ended(lines[self._most - 1], self.style, width)]
            self._lines = (width, lines)
        return self._lines[1]

    def _paragraphs(self) -> list[list[tuple[Word, float]]]:
        if self._words is None:
            self._words = list(_words(self.runs))
        return self._words

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the lines."""
        leading, size = self.style.leading, self.style.size
        baseline = y + (leading - size) / 2 + ASCENT * size
        with pen.tags.content(self._role):
            for line in self.lines(width):
                shift = width - line.width if self.align == "right" else 0
                if self.align == "centre":
                    shift = (width - line.width) / 2
                pen.line_of_text(x + shift, baseline, line.pieces)
                baseline += leading


class Part(Text):
    """Hold some lines of a paragraph that goes on over a page; they stay as they were broken."""

    def __init__(self, whole: Text, lines: list[Line], first: bool) -> None:
        """Take the paragraph and the lines."""
        super().__init__(style=whole.style, before=whole.before if first else 0, align=whole.align, role=whole._role)
        self._set = lines
        if first:
            self.anchor, self.bookmark = whole.anchor, whole.bookmark

    def lines(self, width: float) -> list[Line]:
        """Give the lines."""
        return self._set


def _width_of(words: list[tuple[Word, float]]) -> float:
    return sum(sum(piece.width for piece in word) + space for word, space in words)


def _words(runs: Iterable[Run]) -> Iterator[list[tuple[Word, float]]]:
    """Give the words of each line that the writer ended, with the width of the space before each."""
    words: list[tuple[Word, float]] = []
    word: list[Piece] = []
    space = 0.0
    for run in runs:
        for text, style in letters.runs(run.text, run.style):
            for number, row in enumerate(text.split("\n")):
                if number:
                    yield _closed(words, word, space)
                    words, word, space = [], [], 0.0
                for place, bit in enumerate(row.split(" ")):
                    if place:
                        if word:
                            words.append((tuple(word), space))
                            word, space = [], 0.0
                        space = measure(" ", style.font, style.size) if words else 0.0
                    for number_of_part, part in enumerate(_AFTER_HYPHEN.split(bit) if bit else ()):
                        if number_of_part:
                            words.append((tuple(word), space))
                            word, space = [], 0.0
                        word.append(Piece(part, style, run.link, measure(part, style.font, style.size)))
    if word or words:
        yield _closed(words, word, space)


def _closed(words: list[tuple[Word, float]], word: list[Piece], space: float) -> list[tuple[Word, float]]:
    return [*words, (tuple(word), space)] if word else words


def _broken(words: list[tuple[Word, float]], width: float) -> Iterator[Line]:
    """Fill lines with words one after the other; a word wider than a line is broken."""
    line: list[tuple[Word, float]] = []
    taken = 0.0
    for word, space in words:
        wide = sum(piece.width for piece in word)
        if line and taken + space + wide <= width + SLACK:
            line.append((word, space))
            taken += space + wide
            continue
        if line:
            yield _joined(line)
        *full, last = _chopped(word, width) if wide > width else (word,)
        for part in full:
            yield _joined([(part, 0.0)])
        line, taken = [(last, 0.0)], sum(piece.width for piece in last)
    yield _joined(line)


def _joined(words: list[tuple[Word, float]]) -> Line:
    """Put neighbours of one style together, so that a line is drawn and found as one piece."""
    pieces: list[Piece] = []
    texts: list[str] = []
    wide = 0.0
    last: Piece | None = None
    for word, space in words:
        if space and last is not None:
            texts.append(" ")
            wide += space
        for piece in word:
            if last is not None and (last.style != piece.style or last.link != piece.link):
                pieces.append(Piece("".join(texts), last.style, last.link, wide))
                texts, wide = [], 0.0
            texts.append(piece.text)
            wide += piece.width
            last = piece
    if last is not None:
        pieces.append(Piece("".join(texts), last.style, last.link, wide))
    return Line(tuple(pieces), sum(piece.width for piece in pieces))


def _ended(line: Line, style: Style, width: float) -> Line:
    """End a line in three dots, with as many letters before them as there is room for."""
    dots = Piece(ELLIPSIS, style, "", measure(ELLIPSIS, style.font, style.size))
    pieces = list(line.pieces)
    while pieces and sum(piece.width for piece in pieces) + dots.width > width:
        last = pieces.pop()
        text = last.text[:-1].rstrip()
        if text:
            pieces.append(last._replace(text=text, width=measure(text, last.style.font, last.style.size)))
    return Line((*pieces, dots), sum(piece.width for piece in pieces) + dots.width)


def _chopped(word: Word, width: float) -> list[Word]:
    """Break a word that is wider than a line, after a separator or else with a hyphen."""
    parts: list[Word] = []
    current: list[Piece] = []
    room = width
    for piece in word:
        *full, last = _cuts(piece, room, width, fresh=not current)
        for part in full:
            parts.append((*current, part) if part.text else tuple(current))
            current, room = [], width
        current.append(last)
        room -= last.width
    return [*parts, tuple(current)]


def _cuts(piece: Piece, room: float, width: float, fresh: bool) -> list[Piece]:
    """Cut a piece into lines, the first as wide as there is room; it is empty when not one letter fits."""
    have, size = widths(piece.style.font), piece.style.size / 1000
    reach = [0.0, *accumulate(have[ord(letter)] * size for letter in piece.text)]
    hyphen = have[ord("-")] * size
    found: list[Piece] = []
    start, end = 0, len(piece.text)
    while start < end and reach[end] - reach[start] > room + SLACK:
        most = bisect_right(reach, reach[start] + room - hyphen, start) - 1
        place, mark = _cut(piece.text, start, most) if most > start else (start + fresh, "")
        wide = reach[place] - reach[start] + (hyphen if mark else 0.0)
        found.append(piece._replace(text=piece.text[start:place] + mark, width=wide))
        start, room, fresh = place, width, True
    return [*found, piece._replace(text=piece.text[start:], width=reach[end] - reach[start])]


def _cut(text: str, start: int, most: int) -> tuple[int, str]:
    """Find a good place near the end of what fits, and whether a hyphen goes there."""
    for place in range(most, max(most - SEARCHED_BACK, start + 1), -1):
        if text[place - 1] in SEPARATORS:
            return place, ""
        if _syllable(text, place):
            return place, "-"
    return most, "-" if text[most - 1].isalpha() and text[most : most + 1].isalpha() else ""


def _syllable(text: str, place: int) -> bool:
    """Tell whether a syllable begins here: a consonant with a vowel behind it, as in all four languages."""
    before, here, after = text[place - 1 : place], text[place : place + 1], text[place + 1 : place + 2]
    return before.isalpha() and here.isalpha() and here not in VOWELS and after in VOWELS and place > 1
