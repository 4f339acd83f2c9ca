"""Boxes to tick with a pen, lines to write on: six millimetres square, black on white, the same way round each time."""

from collections.abc import Iterator, Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block
from cxworkshop.exports.paper import Style
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.questionnaire import words
from cxworkshop.exports.questionnaire.form import Item
from cxworkshop.exports.shapes import centred, face
from cxworkshop.exports.text import Text
from cxworkshop.language import Language

BOX = 17.0
"""Six millimetres: large enough for a pen held by anybody."""
INDENT = 24.0
NUMBER_HEIGHT, LABEL_GAP = 14.0, 3.5
FACE_RADIUS = 11.5
BESIDE_WIDTH = 104.0
"""The room at the right for the answer beside the scale."""
LINE = 24.0
"""The distance of lines to write on."""
NUMBER_BOX = 62.0

QUESTION = Style(paper.SEMIBOLD, 11.5, 15.5)
NUMBERING = Style(paper.SEMIBOLD, 11.5, 15.5, paper.ACCENT)
VALUE = Style(paper.REGULAR, 10, 12, paper.TEXT2)
LABEL = Style(paper.REGULAR, 9, 11.5, paper.TEXT2)
CHOICE = Style(paper.REGULAR, 10.5, 14)


def pitch(points: int) -> float:
    """Give the distance from box to box: wide for short scales, so that the words for both ends have room."""
    return 56.0 if points <= 5 else 46.0 if points <= 7 else 32.0


def box(pen: Pen, x: float, y: float, width: float = BOX) -> None:
    """Draw one box."""
    pen.box(x, y, width, BOX, fill=paper.SURFACE, colour=paper.TEXT, weight=0.9, radius=2.2)


class Question(Block):
    """Set a question with its number hanging at the left; a long one goes on over a page."""

    def __init__(self, number: str, text: str, before: float = 19.0, whole: Text | None = None) -> None:
        """Take number and words; `whole` is the part of a question that was split."""
        self._number, self.before, self.keep = number, before, True
        self._text = whole or Text(text, style=QUESTION)

    def said(self) -> Iterator[str]:
        """Give the words."""
        return self._text.said()

    def height(self, width: float) -> float:
        """Give the height, with some air above the answers."""
        return self._text.height(width - INDENT) + 5.0

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split the words."""
        parts = self._text.split(width - INDENT, room)
        if parts is None or not isinstance(parts[0], Text) or not isinstance(parts[1], Text):
            return None
        return Question(self._number, "", self.before, parts[0]), Question("", "", 0.0, parts[1])

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw number and words as one paragraph."""
        with pen.tags.content("P"):
            Text(self._number, style=NUMBERING).draw(pen, x, y, INDENT)
            self._text.draw(pen, x + INDENT, y, width - INDENT)


class Scale(Block):
    """Draw a row of boxes with their numbers or faces above, words below both ends, and the answer beside them."""

    def __init__(self, item: Item, language: Language) -> None:
        """Take a question that is answered on a scale."""
        self._item = item
        self._numbers = [language.number(option.value, 0) for option in item.options]
        low, high = item.options[0], item.options[-1]
        self._low = Text(low.words.get(language.code, ""), style=LABEL)
        self._high = Text(high.words.get(language.code, ""), style=LABEL, align="right")
        self._beside = Text(words.beside(item, language), style=LABEL)
        answers = [words.answer(item, option, language) for option in item.options]
        self._told = "; ".join([*answers, words.beside(item, language)])

    def said(self) -> Iterator[str]:
        """Give the words at the boxes."""
        for text in (self._low, self._high, self._beside):
            yield from text.said()

    @property
    def _wide(self) -> float:
        points = len(self._item.options)
        return pitch(points) * (points - 1) + BOX

    @property
    def _above(self) -> float:
        return FACE_RADIUS * 2 + 8 if self._item.kind == "faces" else NUMBER_HEIGHT

    def height(self, width: float) -> float:
        """Give the height of numbers, boxes and words."""
        half = self._wide / 2 - 6
        below = max(self._low.height(half), self._high.height(half))
        beside = max(0.0, self._beside.height(BESIDE_WIDTH - BOX - 7) - BOX)
        return self._above + BOX + max(LABEL_GAP + below, beside)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw all as one figure, which is told as the list of its answers."""
        with pen.tags.content("Figure", self._told):
            left, top = x + INDENT, y + self._above
            step = pitch(len(self._item.options))
            for place, option in enumerate(self._item.options):
                middle = left + place * step + BOX / 2
                if self._item.kind == "faces":
                    # red and green would say which answer is wanted
                    face(pen, middle, y + FACE_RADIUS + 3, FACE_RADIUS, option.value, paper.TEXT)
                else:
                    centred(pen, middle, y + NUMBER_HEIGHT / 2 - 1, self._numbers[place], VALUE)
                box(pen, left + place * step, top)
            half = self._wide / 2 - 6
            self._low.draw(pen, left, top + BOX + LABEL_GAP, half)
            self._high.draw(pen, left + self._wide - half, top + BOX + LABEL_GAP, half)
            _draw_beside(pen, self._beside, x + width - BESIDE_WIDTH, top)


def _draw_beside(pen: Pen, text: Text, x: float, top: float) -> None:
    """Draw the answer beside the scale: its box, and its words at the height of the box."""
    room = BESIDE_WIDTH - BOX - 7
    box(pen, x, top)
    text.draw(pen, x + BOX + 7, top + (BOX - text.height(room)) / 2, room)


class Choice(Block):
    """Draw boxes with a word beside each, in as many rows as they need."""

    GAP, ROW = 26.0, 25.0

    def __init__(self, labels: Sequence[str]) -> None:
        """Take the words."""
        self._texts = [Text(label, style=CHOICE) for label in labels]
        self._told = "; ".join(labels)

    def said(self) -> Iterator[str]:
        """Give the words."""
        return (said for text in self._texts for said in text.said())

    def _places(self, width: float) -> list[tuple[float, float]]:
        """Give the upper left corner of each box."""
        places: list[tuple[float, float]] = []
        x = y = 0.0
        for text in self._texts:
            wide = BOX + 7 + text.natural()
            if places and x + wide > width - INDENT:
                x, y = 0.0, y + self.ROW
            places.append((x, y))
            x += wide + self.GAP
        return places

    def height(self, width: float) -> float:
        """Give the height of the rows."""
        return 3 + self._places(width)[-1][1] + BOX

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw boxes and words as one figure."""
        with pen.tags.content("Figure", self._told):
            for text, (left, top) in zip(self._texts, self._places(width), strict=True):
                box(pen, x + INDENT + left, y + 3 + top)
                text.draw(pen, x + INDENT + left + BOX + 7, y + 3 + top + 1.2, text.natural() + 1)


class Number(Block):
    """Draw a box to write a number in, and the answer beside it."""

    def __init__(self, item: Item, language: Language) -> None:
        """Take a question that is answered by a number."""
        self._hint = Text(words.number_wanted(item, language), style=LABEL)
        self._beside = Text(words.beside(item, language), style=LABEL)
        self._told = "; ".join((words.number_wanted(item, language), words.beside(item, language)))

    def said(self) -> Iterator[str]:
        """Give the words."""
        yield from self._hint.said()
        yield from self._beside.said()

    def height(self, width: float) -> float:
        """Give the height of the box."""
        return 3 + BOX + 5

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the box with what to write in it."""
        with pen.tags.content("Figure", self._told):
            box(pen, x + INDENT, y + 3, NUMBER_BOX)
            self._hint.draw(pen, x + INDENT + NUMBER_BOX + 9, y + 3 + (BOX - LABEL.leading) / 2, 220)
            _draw_beside(pen, self._beside, x + width - BESIDE_WIDTH, y + 3)


class Lines(Block):
    """Draw lines to write on, each with its label at the left if it has one."""

    def __init__(self, count: int, label: str = "", before: float = 0.0, indent: float = INDENT) -> None:
        """Take how many, and what to write on them."""
        self._count, self.before, self._indent = count, before, indent
        self._label = Text(label, style=LABEL)

    def said(self) -> Iterator[str]:
        """Give the label."""
        return self._label.said()

    def height(self, width: float) -> float:
        """Give the height of the lines."""
        return self._count * LINE

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the lines, the first one behind the label."""
        wide = min(self._label.natural(), width * 0.6)
        if wide:
            self._label.draw(pen, x + self._indent, y + LINE - LABEL.leading - 2, wide + 1)
        for place in range(self._count):
            shift = self._indent + (wide + 8 if wide and not place else 0)
            pen.rule(x + shift, y + (place + 1) * LINE, width - shift, 0.7, paper.BORDER_STRONG)
