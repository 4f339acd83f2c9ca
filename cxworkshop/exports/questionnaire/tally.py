"""The tally sheet: where answers on paper are counted with strokes, so that the sums can be typed in."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Columns
from cxworkshop.exports.paper import Style
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import Book, small
from cxworkshop.exports.questionnaire import words
from cxworkshop.exports.questionnaire.boxes import Lines
from cxworkshop.exports.questionnaire.form import Form, Item
from cxworkshop.exports.shapes import face
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_, Message
from cxworkshop.model.project import code

TITLE = N_("Tally sheet")
LEAD = N_("For whoever counts, not for customers. One stroke for each answer, every fifth across the four before.")
ANSWER = C_("row of a tally sheet", "Answer")
STROKES = C_("row of a tally sheet", "Strokes")
SUM = C_("row of a tally sheet", "Sum")
ALL = C_("column of a tally sheet", "All")
MORE = N_("More: write each number")
MEAN = N_(
    "Questions {first} to {last} together: for each form that answers all of them one stroke, at the mean of its "
    "answers, rounded."
)
DATE, PLACE, COUNTED_BY, FORMS = N_("Date"), N_("Place"), N_("Counted by"), N_("Forms counted")
GROUP, GROUP_NAMED = N_("Customer segment"), N_("Customer segment: {segment}")

HEAD_HEIGHT, SUM_HEIGHT = 16.0, 21.0
LEAST_STROKES, MOST_STROKES = 38.0, 110.0
"""Room for strokes: as much as the page has, if it holds all questions."""
LABEL_WIDTH, BESIDE_WIDTH, ALL_WIDTH = 46.0, 74.0, 40.0
NUMBER_WIDTH = 18.0
FACE_RADIUS = 7.0
HEADING = Style(paper.SEMIBOLD, 10, 13)
MARK = Style(paper.SEMIBOLD, 9, 11, paper.TEXT)
SIDE = Style(paper.REGULAR, 8.5, 11, paper.TEXT2)
WRITTEN_UP_TO = 9
"""A number that is written has a column up to here, and one for all that are larger."""


def tally(book: Book, asked: Form) -> list[Block]:
    """Make the blocks of the sheet."""
    blocks = [*_head(book), *_fields(book, asked), *_grids(book, asked), *_notes(book, asked)]
    grids = [block for block in blocks if isinstance(block, Grid)]
    taken = sum(block.before + block.height(book.paper.body_width) for block in blocks)
    spare = max(0.0, book.paper.body_height - taken) / max(1, len(grids))
    for grid in grids:
        grid.strokes = min(LEAST_STROKES + spare, MOST_STROKES)
    return blocks


def _head(book: Book) -> Iterator[Block]:
    title = book.text(TITLE)
    yield Text(title, style=paper.H1, anchor="tally", bookmark=(0, title), keep=True)
    yield Text(book.text(LEAD), style=paper.LEAD, before=3, keep=True)


def _fields(book: Book, asked: Form) -> Iterator[Block]:
    """Make the lines for what every count needs to be told apart from the others."""
    segments = book.view.segments.of(asked.source.segments if asked.source else ())
    yield Columns(_line(book, DATE), _line(book, PLACE), gap=24, before=8)
    yield Columns(_line(book, COUNTED_BY), _line(book, FORMS), gap=24)
    if len(segments) == 1:
        yield Text(book.text(GROUP_NAMED, segment=segments[0].name), style=SIDE, before=10)
    else:
        yield _line(book, GROUP)


def _line(book: Book, label: Message) -> Lines:
    return Lines(1, book.text(label), indent=0)


def _grids(book: Book, asked: Form) -> Iterator[Block]:
    counted = [(number, item) for number, item in enumerate(asked.items, 1) if item.is_closed]
    rows = [book.text(row) for row in (ANSWER, STROKES, SUM)]
    for _, several in groupby(counted, lambda one: one[1].metrics):
        (first, item), *others = several
        question = words.question(item, book.language)
        if others:
            # an index is each person's mean; counts of its single answers would be so many persons
            question = book.text(MEAN, first=f"{first}", last=f"{others[-1][0]}")
        yield Heading(f"{first}", question, _feeds(book, item))
        faces = [option.value for option in item.options] if item.kind == "faces" else []
        yield Grid(_columns(book, item), rows, faces)


def _feeds(book: Book, item: Item) -> str:
    """Name the metrics whose counts the sums are."""
    metrics = book.view.metrics.of(item.metrics)
    return "; ".join(f"{code(book.view, 'metrics', metric.id)} {metric.name}".strip() for metric in metrics)


def _columns(book: Book, item: Item) -> list[str]:
    """Name the columns: each answer, the one beside the scale, and all of them."""
    language = book.language
    if item.kind == "number":
        low, high = item.limits if item.limits[0] < item.limits[1] else (0, WRITTEN_UP_TO + 1)
        answers = [language.number(value) for value in range(low, min(high, low + WRITTEN_UP_TO - 1) + 1)]
        answers.append(book.text(MORE))
    elif item.kind == "choice":
        answers = [words.answer(item, option, language) for option in item.options]
    else:
        answers = [language.number(option.value, 0, sign=item.kind == "faces") for option in item.options]
    return [*answers, words.beside(item, language), book.text(ALL)]


def _notes(book: Book, asked: Form) -> Iterator[Block]:
    yield small(
        book.text(N_("Then type the sums in as counts of the metric that is named at each question.")), before=16
    )
    if any(not item.is_closed for item in asked.items):
        yield small(book.text(N_("What people write in their own words goes on a sheet of its own, without names.")), 3)
    if asked.source is None or asked.source.attribution != "attributed":
        words_ = N_("Fewer than {k} forms: keep them and count them with the next ones, so that nobody is recognised.")
        yield small(book.text(words_, k=book.number(book.view.constants.anonymity_k)), 3)


class Heading(Block):
    """Set the number of a question as on the form, the question, and the metrics that it feeds."""

    def __init__(self, number: str, question: str, feeds: str) -> None:
        """Take the three texts."""
        self.before, self.keep = 16.0, True
        self._number = Text(number, style=HEADING.tinted(paper.ACCENT))
        self._texts = (Text(question, style=HEADING, most=2), Text(feeds, style=paper.SMALL, most=1))

    def said(self) -> Iterator[str]:
        """Give the texts."""
        return (said for text in self._texts for said in text.said())

    def height(self, width: float) -> float:
        """Give the height of both lines."""
        return sum(text.height(width - NUMBER_WIDTH) for text in self._texts)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the number at the left, and both lines."""
        with pen.tags.content("P"):
            self._number.draw(pen, x, y, NUMBER_WIDTH)
            for text in self._texts:
                text.draw(pen, x + NUMBER_WIDTH, y, width - NUMBER_WIDTH)
                y += text.height(width - NUMBER_WIDTH)


class Grid(Block):
    """Draw the table of one question: its answers, room for strokes, room for the sum."""

    def __init__(self, columns: Sequence[str], rows: Sequence[str], faces: Sequence[int] = ()) -> None:
        """Take the names of columns and of the three rows, and the faces that stand over the first columns."""
        self.before, self._faces = 4.0, faces
        *answers, beside, together = columns
        names = [*((answer, MARK) for answer in answers), (beside, SIDE), (together, MARK)]
        self._columns = [Text(name, style=style, align="centre") for name, style in names]
        self.strokes = LEAST_STROKES
        self._rows = [Text(row, style=SIDE) for row in rows]

    def said(self) -> Iterator[str]:
        """Give the names."""
        return (said for text in (*self._columns, *self._rows) for said in text.said())

    def _widths(self, width: float) -> list[float]:
        """Give the answers the same width each, but as much as it needs to one that is a sentence."""
        room = width - LABEL_WIDTH - BESIDE_WIDTH - ALL_WIDTH
        asked = [text.natural() + 8 for text in self._columns[:-2]]
        fair = room / len(asked)
        wide = [min(want, BESIDE_WIDTH) if want > fair else 0.0 for want in asked]
        rest = (room - sum(wide)) / max(1, sum(not one for one in wide))
        return [*(one or rest for one in wide), BESIDE_WIDTH, ALL_WIDTH]

    def _head(self, width: float) -> float:
        heights = (text.height(part - 6) for text, part in zip(self._columns, self._widths(width), strict=True))
        return max(HEAD_HEIGHT, max(heights) + 5) + self._above

    @property
    def _above(self) -> float:
        return FACE_RADIUS * 2 + 4 if self._faces else 0.0

    def height(self, width: float) -> float:
        """Give the height of the three rows."""
        return self._head(width) + self.strokes + SUM_HEIGHT

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the lines, the names, and cells that hold nothing yet."""
        heights = (self._head(width), self.strokes, SUM_HEIGHT)
        widths = self._widths(width)
        pen.box(x + LABEL_WIDTH, y, width - LABEL_WIDTH, heights[0], fill=paper.SUNKEN)
        with pen.tags.group("Table"):
            top = y
            for row, high in enumerate(heights):
                with pen.tags.group("TR"):
                    self._draw_row(pen, row, x, top, high, widths)
                top += high
        self._draw_lines(pen, x, y, heights, widths)
        left = x + LABEL_WIDTH
        for emotion, part in zip(self._faces, widths, strict=False):
            face(pen, left + part / 2, y + FACE_RADIUS + 4, FACE_RADIUS, emotion, paper.TEXT)
            left += part

    def _draw_row(self, pen: Pen, row: int, x: float, top: float, high: float, widths: Sequence[float]) -> None:
        with pen.tags.content("TH"):
            self._rows[row].draw(pen, x, top + (high - SIDE.leading) / 2, LABEL_WIDTH - 4)
        x += LABEL_WIDTH
        if not row:
            top, high = top + self._above, high - self._above
        for text, part in zip(self._columns, widths, strict=True):
            with pen.tags.content("TD" if row else "TH"):
                if not row:
                    text.draw(pen, x + 3, top + (high - text.height(part - 6)) / 2, part - 6)
            x += part

    def _draw_lines(self, pen: Pen, x: float, y: float, heights: Sequence[float], widths: Sequence[float]) -> None:
        left, wide, down = x + LABEL_WIDTH, sum(widths), y
        for high in (0.0, *heights):
            down += high
            pen.rule(left, down, wide, 0.7, paper.BORDER_STRONG)
        across = left
        for place, part in enumerate((0.0, *widths)):
            across += part
            weight = 1.2 if place == len(widths) - 1 else 0.7
            pen.line((across, y), (across, y + sum(heights)), weight, paper.BORDER_STRONG)
