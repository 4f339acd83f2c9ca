"""What every section of the plan is made with: the view, the language, and the blocks they share."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.paper import Paper, Style
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.shapes import badge
from cxworkshop.exports.tables import Group
from cxworkshop.exports.text import Run, Text
from cxworkshop.language import N_, NO_VALUE, Language, Message, Plural
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Action
from cxworkshop.programme.charts import Points
from cxworkshop.programme.decisions import DecisionState, decision, say

OWNER_MISSING = N_("Owner missing")
DATE_MISSING = N_("Date missing")
SUGGESTED = N_("Suggested, not decided")
STALE = N_("Changed since the decision")
UNDECIDED = N_("Not decided yet")
DECIDED = N_("Decided on {day}")
DECIDED_BY = N_("Decided on {day} by {people}")

AMBER = paper.TABLE.strong().tinted(paper.WARN)
AMBER_SMALL = paper.SMALL.strong().tinted(paper.WARN)


class Book(NamedTuple):
    """Hold what a section needs to be written: a look at the project, the reader's language, the paper."""

    view: View
    language: Language
    paper: Paper

    def text(self, message: Message, /, **values: object) -> str:
        """Say a text in the reader's language."""
        return self.language.text(message, **values)

    def plural(self, message: Plural, n: float, /, **values: object) -> str:
        """Say a text with a number."""
        return self.language.plural(message, n, **values)

    def number(self, value: float | None, decimals: int | None = None) -> str:
        """Write a number."""
        return self.language.number(value, decimals)


class Section(NamedTuple):
    """Describe one section: its name for links and choices, its title, and what makes its blocks.

    It goes on where the one before ends if the part `room` of the page is left, or as much as it needs. After one
    that stands `alone` the next starts a page in any case.
    """

    key: str
    title: Message
    build: Callable[[Book], Sequence[Block]]
    room: float = 0.6
    alone: bool = False


class Aside(Block):
    """Set something apart with a line down its left side."""

    INDENT = 14.0

    def __init__(self, block: Block, colour: str = paper.ACCENT, before: float = 14.0, keep: bool = False) -> None:
        """Take what is set apart."""
        self._block, self._colour, self.before, self.keep = block, colour, before, keep

    def said(self) -> Iterator[str]:
        """Give its texts."""
        return self._block.said()

    def height(self, width: float) -> float:
        """Give its height."""
        return self._block.height(width - self.INDENT) + 4

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split what is inside."""
        parts = self._block.split(width - self.INDENT, room - 4)
        if parts is None:
            return None
        return Aside(parts[0], self._colour, self.before), Aside(parts[1], self._colour, self.before)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the line and what is inside."""
        pen.box(x, y, 2.2, self.height(width), fill=self._colour)
        self._block.draw(pen, x + self.INDENT, y + 2, width - self.INDENT)


def title(words: str, anchor: str, level: int = 0, lead: str = "") -> list[Block]:
    """Open a section: its title, which the outline lists, and the sentence below it."""
    head = Text(words, style=paper.H1, anchor=anchor, bookmark=(level, words), before=44, keep=True)
    return [head, Text(lead, style=paper.LEAD, before=3, keep=True)] if lead else [head]


def heading(words: str, before: float = 22) -> Text:
    """Head a part of a section."""
    return Text(words, style=paper.H2, before=before, keep=True)


def small(words: str, before: float = 6, keep: bool = False) -> Text:
    """Set a note in small type."""
    return Text(words, style=paper.SMALL, before=before, keep=keep)


def left_out(book: Book, chart: Points) -> list[Block]:
    """Say below a matrix how many are shown when there are too many for a picture."""
    if not chart.left_out:
        return []
    words = N_("{n} of {all} are shown: the highest, and those furthest to the left.")
    shown = len(chart.spots)
    return [small(book.text(words, n=book.number(shown), all=book.number(shown + chart.left_out)), before=4)]


def body(words: str | Sequence[str | Run], before: float = 6) -> Text:
    """Set a paragraph."""
    return Text(*([words] if isinstance(words, str) else words), style=paper.BODY, before=before)


def labelled(label: str, words: str, style: Style = paper.BODY, before: float = 6) -> Stack:
    """Set a text under its label."""
    return Stack(Text(label, style=paper.HEAD), Text(words, style=style), before=before)


def nothing(words: str, before: float = 16) -> Aside:
    """Say what is not there yet, and what will come."""
    return Aside(Text(words, style=paper.BODY.tinted(paper.TEXT2)), paper.BORDER_STRONG, before)


def cell(words: str, *notes: str, style: Style = paper.TABLE) -> Stack:
    """Fill a cell with a text and notes in small type below it."""
    blocks: list[Block] = [Text(words, style=style)]
    blocks += [Text(note, style=paper.SMALL, before=1) for note in notes if note]
    return Stack(*blocks)


def plain(words: str, style: Style = paper.TABLE, align: str = "left") -> Text:
    """Fill a cell with a text, or a dash where there is none."""
    return Text(words or NO_VALUE, style=style, align=align)


def owner_cell(book: Book, name: str, style: Style = paper.TABLE) -> Text:
    """Name who answers for something, or say in amber that nobody does."""
    return Text(name, style=style) if name.strip() else Text(book.text(OWNER_MISSING), style=AMBER)


def date_cell(book: Book, day: date | None, style: Style = paper.TABLE, missing: Message = DATE_MISSING) -> Text:
    """Write a date, or say in amber that there is none."""
    if day is None:
        return Text(book.text(missing), style=AMBER)
    return Text(day_text(book, day), style=style)


def day_text(book: Book, day: date | None) -> str:
    """Write a date short, with the year unless it is soon."""
    if day is None:
        return NO_VALUE
    near = abs((day - book.view.today).days) < 60 and day.year == book.view.today.year
    return book.language.short_date(day, year=not near)


class CodedHead(Block):
    """Head a group with the code of a record in a circle, and a note at the right."""

    INDENT = 20.0

    def __init__(self, code: str, words: str, note: str = "") -> None:
        """Take the code, the name, the note."""
        self._code, self._words, self._note = code, Text(words, style=paper.H3), Text(note, style=paper.SMALL)

    def said(self) -> Iterator[str]:
        """Give the name."""
        return self._words.said()

    def _room(self, width: float) -> float:
        note = self._note.natural()
        return width - self.INDENT - (note + 16 if note < width * 0.5 else 0)

    def height(self, width: float) -> float:
        """Give the height of the name."""
        return self._words.height(self._room(width))

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw circle, name and note."""
        badge(pen, x + 7.5, y + 7.6, self._code, 7.5)
        self._words.draw(pen, x + self.INDENT, y, self._room(width))
        note = self._note.natural()
        if 0 < note < width * 0.5:
            self._note.draw(pen, x + width - note - 0.1, y + 1.6, note + 0.1)


def group(words: str, again: str) -> Group:
    """Head a group of rows; on a later page it says that it goes on."""
    return Group(Text(words, style=paper.H3), Text(again, style=paper.H3.tinted(paper.TEXT2)))


def coded_group(book: Book, code: str, words: str, note: str = "") -> Group:
    """Head a group of rows that belong to one record."""
    if not code:
        return group(words, continued(book, words))
    return Group(CodedHead(code, words, note), CodedHead(code, continued(book, words)))


def continued(book: Book, words: str) -> str:
    """Say that a group goes on."""
    return book.text(N_("{group}, continued"), group=words)


def state_words(book: Book, state: DecisionState) -> tuple[str, bool]:
    """Say how a decision stands, and whether somebody should look at it."""
    match state.state:
        case "suggested":
            return book.text(SUGGESTED), True
        case "stale":
            return book.text(STALE), True
        case "none":
            return book.text(UNDECIDED), True
    day = book.language.long_date(state.day)
    if state.people:
        return book.text(DECIDED_BY, day=day, people=book.language.listed(state.people)), False
    return book.text(DECIDED, day=day), False


def decision_block(book: Book, step: int) -> Aside:
    """Set the decision of a step apart, with how it stands."""
    state = decision(book.view, step)
    sentence = say(state, book.language) if state.state != "none" else ""
    words, amber = state_words(book, state)
    lines = [Text(sentence, style=paper.H3, role="P")] if sentence else []
    lines.append(Text(words, style=AMBER_SMALL if amber else paper.SMALL, before=2))
    return Aside(Stack(*lines), paper.WARN if amber else paper.ACCENT, before=16)


def due_order(action: Action) -> tuple[date, str]:
    """Sort actions by due date, those without one last."""
    return action.due or date.max, action.id
