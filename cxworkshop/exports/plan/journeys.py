"""A journey from top to bottom: what the customer does and asks, what gets in the way, and how it feels."""

from collections.abc import Iterator, Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.pen import Curve, Pen, Point
from cxworkshop.exports.plan.book import Book, nothing, title
from cxworkshop.exports.shapes import face, target_sign, write
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_, NO_VALUE
from cxworkshop.model.experiences import Journey, Stage
from cxworkshop.programme.charts import EmotionCurve, emotion_curve, smooth

SHARES = (0.265, 0.235, 0.25, 0.25)
"""Stage, curve, what the customer does and asks, what gets in the way."""
GAP = 14.0
HEAD = 24.0
PAD_TOP, PAD_BOTTOM = 10.0, 12.0
LOWEST, TALLEST = 56.0, 96.0
RADIUS = 8.5
STAGE = paper.Style(paper.SEMIBOLD, 11, 14)
SAID = paper.Style(paper.ITALIC, 9.5, 12.5, paper.ACCENT)


def blocks(book: Book, journey: Journey) -> list[Block]:
    """Make the page of one journey."""
    segment = book.view.segments.find(journey.segment)
    name = journey.name or (segment.name if segment else "") or book.text(N_("Journey"))
    head = title(name, f"journey-{journey.id}", level=1, lead=_lead(book, journey))
    if not journey.stages:
        words = N_(
            "This journey has no stages yet. Here will stand what the customer does, asks and feels, stage by stage."
        )
        return [*head, nothing(book.text(words))]
    return [*head, JourneyBlock(book, journey)]


def _lead(book: Book, journey: Journey) -> str:
    """Say whose journey it is and what it is for."""
    segment = book.view.segments.find(journey.segment)
    measured = sum(stop.measured for stop in emotion_curve(book.view, journey).stops)
    parts = []
    if segment is not None and segment.name:
        parts.append(book.text(N_("The journey of: {segment}."), segment=segment.name))
    if journey.goal:
        parts.append(book.text(N_("The goal: {goal}."), goal=journey.goal.rstrip(".")))
    if measured:
        parts.append(book.text(N_("Rings mark what we measure.")))
    return " ".join(parts)


class JourneyBlock(Block):
    """Draw some stages of a journey with the curve running down beside them."""

    before = 12.0

    def __init__(
        self, book: Book, journey: Journey, first: int = 0, last: int | None = None, tallest: float = 0
    ) -> None:
        """Take the journey and which of its stages are drawn; rows grow up to a height."""
        self._book, self._journey = book, journey
        self._first = first
        self._last = len(journey.stages) if last is None else last
        self._tallest = tallest
        self._curve: EmotionCurve = emotion_curve(book.view, journey)
        self._cells = [self._row(stage, place) for place, stage in enumerate(journey.stages)]

    def said(self) -> Iterator[str]:
        """Give the texts of all stages."""
        return (text for cells in self._cells for cell in cells for text in cell.said())

    def _part(self, first: int, last: int, tallest: float) -> "JourneyBlock":
        return JourneyBlock(self._book, self._journey, first, last, tallest)

    def _row(self, stage: Stage, place: int) -> tuple[Block, Block, Block]:
        return (
            _StageCell(self._book, stage, self._curve.stops[place].measured),
            Stack(*_does(self._book, stage)),
            Stack(*_hinders(self._book, stage)),
        )

    def _widths(self, width: float) -> list[float]:
        room = width - GAP * 3
        return [room * share for share in SHARES]

    def _heights(self, width: float) -> list[float]:
        stage, _, does, hinders = self._widths(width)
        heights = []
        for cells in self._cells[self._first : self._last]:
            need = max(cell.height(part) for cell, part in zip(cells, (stage, does, hinders), strict=True))
            heights.append(max(need + PAD_TOP + PAD_BOTTOM, LOWEST, self._tallest))
        return heights

    def height(self, width: float) -> float:
        """Give the head and the rows."""
        return HEAD + sum(self._heights(width))

    def opening(self, width: float) -> float:
        """Ask for the head and one stage."""
        return HEAD + self._heights(width)[0]

    def stretched(self, width: float, room: float) -> Block:
        """Grow the rows so that a journey fills its page."""
        spare = room - self.height(width)
        if spare <= 0:
            return self
        even = (room - HEAD) / (self._last - self._first)
        grown = self._part(self._first, self._last, min(TALLEST, even))
        while grown.height(width) > room and grown._tallest > LOWEST:
            grown = self._part(self._first, self._last, grown._tallest - 2)
        return grown if grown.height(width) <= room else self

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split between stages; the curve goes on."""
        left, place = room - HEAD, self._first
        for high in self._heights(width):
            if high > left:
                break
            left -= high
            place += 1
        if place in (self._first, self._last):
            return None
        return self._part(self._first, place, 0), self._part(place, self._last, 0)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw heads, rows, and the curve over them."""
        widths, heights = self._widths(width), self._heights(width)
        lefts = [x + sum(widths[:n]) + GAP * n for n in range(4)]
        self._heads(pen, lefts, widths, y)
        top = y + HEAD
        pen.rule(x, top, width, 1.0, paper.TEXT)
        with pen.tags.content("Figure", self._told()):
            self._emotions(pen, lefts[1], top, widths[1], heights)
        for place, high in enumerate(heights, self._first):
            for cell, column in zip(self._cells[place], (0, 2, 3), strict=True):
                cell.draw(pen, lefts[column], top + PAD_TOP, widths[column])
            top += high
            self._rule(pen, x, top, width, lefts[1], widths[1])

    def _told(self) -> str:
        """Tell the curve: each stage with its feeling."""
        number = self._book.language.number
        stops = self._curve.stops[self._first : self._last]
        return "; ".join(f"{stop.name}: {number(stop.emotion, sign=True)} {stop.word}".strip() for stop in stops)

    def _rule(self, pen: Pen, x: float, y: float, width: float, left: float, wide: float) -> None:
        """Draw the line between stages, open where the curve runs."""
        pen.rule(x, y, left - x - 4)
        pen.rule(left + wide + 4, y, x + width - left - wide - 4)

    def _heads(self, pen: Pen, lefts: Sequence[float], widths: Sequence[float], y: float) -> None:
        for n, words in ((0, N_("Stage")), (2, N_("Does, and asks")), (3, N_("Gets in the way"))):
            Text(self._book.text(words), style=paper.HEAD).draw(pen, lefts[n], y + 6, widths[n])
        low, high = self._book.text(C_("feeling", "Let down")), self._book.text(C_("feeling", "Delighted"))
        write(pen, lefts[1], y + 15, low, paper.HEAD.tinted(paper.BAD))
        write(pen, lefts[1] + widths[1], y + 15, high, paper.HEAD.tinted(paper.ACCENT), right=True)

    def _emotions(self, pen: Pen, left: float, top: float, wide: float, heights: Sequence[float]) -> None:
        """Draw the two halves of the curve in their colours, then the faces."""
        middle, reach = left + wide / 2, wide / 2 - RADIUS - 2
        bottom = top + sum(heights)
        points = self._places(top, heights)
        places = [(y, middle + emotion / 2 * reach) for y, emotion in points]
        if len(places) > 1:
            line = _with_ends(places, top, bottom)
            turned = [Curve(*((b, a) for a, b in bend)) for bend in smooth(line)]
            start: Point = (line[0][1], line[0][0])
            end = line[-1][0]
            for side, soft, strong in ((left, paper.BAD_SOFT, paper.BAD), (middle, paper.ACCENT_SOFT, paper.ACCENT)):
                with pen.clipped(side - (4 if side == left else 0), top, wide / 2 + 4, bottom - top):
                    area: list[Point | Curve] = [start, *turned, (middle, end), (middle, start[1])]
                    pen.path((middle, start[1]), area, fill=soft, closed=True)
                    pen.path(start, turned, colour=strong, weight=2.2)
        pen.line((middle, top), (middle, bottom), 0.8, paper.BORDER_STRONG)
        self._faces(pen, middle, reach, top, heights)

    def _places(self, top: float, heights: Sequence[float]) -> list[tuple[float, float]]:
        """Give level and emotion of every known point, those before and after this page with them."""
        centres: dict[int, float] = {}
        y = top
        for place, high in enumerate(heights, self._first):
            centres[place] = y + high / 2
            y += high
        usual = sum(heights) / len(heights)
        first, last = min(centres), max(centres)
        found = []
        for place, emotion in self._curve.felt():
            before = centres[first] - (first - place) * usual
            after = centres[last] + (place - last) * usual
            level = before if place < first else after if place > last else centres[place]
            found.append((level, emotion))
        return found

    def _faces(self, pen: Pen, middle: float, reach: float, top: float, heights: Sequence[float]) -> None:
        y = top
        for place, high in enumerate(heights, self._first):
            stop = self._curve.stops[place]
            centre = y + high / 2
            y += high
            if stop.emotion is None:
                words = Text(self._book.text(N_("feeling not rated")), style=paper.SMALL)
                words.draw(pen, middle + 8, centre - words.height(reach) / 2, reach)
                continue
            face(pen, middle + stop.emotion / 2 * reach, centre, RADIUS, stop.emotion)
            if stop.word:
                _word(pen, stop.word, stop.emotion, middle, centre, reach)


def _word(pen: Pen, word: str, emotion: float, middle: float, centre: float, reach: float) -> None:
    """Write the word for a feeling in the empty half."""
    left_half = emotion > 0
    words = Text(word[:200], style=paper.SMALL.tinted(paper.TEXT2), align="right" if left_half else "left")
    gap = 14.0 if emotion == 0 else 7.0
    high = min(words.height(reach), 3 * paper.SMALL.leading)
    x = middle - gap - reach if left_half else middle + gap
    with pen.clipped(x - 1, centre - high / 2 - 2, reach + 2, high + 4):
        words.draw(pen, x, centre - high / 2, reach)


def _with_ends(points: list[Point], top: float, bottom: float) -> list[Point]:
    """Lead the curve on to the first and the last line."""
    first = [(top, points[0][1])] if points[0][0] > top + 1 else []
    last = [(bottom, points[-1][1])] if points[-1][0] < bottom - 1 else []
    return [*first, *points, *last]


class _StageCell(Block):
    """Write a stage's name and time, and mark it where it is measured."""

    def __init__(self, book: Book, stage: Stage, measured: bool) -> None:
        self._name = Text(stage.name or book.text(N_("Stage without a name")), style=STAGE)
        self._notes = Stack(
            *(Text(words, style=paper.SMALL, before=1) for words in (stage.time, ", ".join(stage.touchpoints)) if words)
        )
        self._mark = (
            Text(book.text(N_("Measured")), style=paper.SMALL.strong().tinted(paper.ACCENT)) if measured else None
        )

    def said(self) -> Iterator[str]:
        yield from self._name.said()
        yield from self._notes.said()

    def height(self, width: float) -> float:
        mark = 16.0 if self._mark else 0.0
        return self._name.height(width) + self._notes.height(width) + mark

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        self._name.draw(pen, x, y, width)
        y += self._name.height(width)
        self._notes.draw(pen, x, y, width)
        y += self._notes.height(width)
        if self._mark:
            target_sign(pen, x + 4.5, y + 9.6)
            self._mark.draw(pen, x + 13, y + 4, width - 13)


def _does(book: Book, stage: Stage) -> Iterator[Block]:
    yield Text(stage.action or NO_VALUE, style=paper.TABLE)
    if stage.question:
        yield Text(book.language.quote(stage.question), style=SAID, before=3)


def _hinders(book: Book, stage: Stage) -> Iterator[Block]:
    if stage.barrier:
        yield Text(stage.barrier, style=paper.TABLE)
    else:
        yield Text(book.text(C_("gets in the way", "Nothing")), style=paper.TABLE.tinted(paper.TEXT3))
    if stage.activity:
        words = book.text(N_("We: {activity}"), activity=stage.activity)
        yield Text(words, style=paper.TABLE.tinted(paper.TEXT3), before=3)
