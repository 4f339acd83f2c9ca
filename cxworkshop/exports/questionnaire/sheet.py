"""The questionnaire on paper: who asks, the questions with boxes to tick, thanks."""

from collections.abc import Iterator
from typing import NamedTuple

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Page, Stack
from cxworkshop.exports.plan.book import Aside, Book
from cxworkshop.exports.plan.pages import filled
from cxworkshop.exports.questionnaire import words
from cxworkshop.exports.questionnaire.boxes import Choice, Lines, Number, Question, Scale
from cxworkshop.exports.questionnaire.form import Form, Item
from cxworkshop.exports.text import Text

KICKER = paper.H3.tinted(paper.ACCENT)


class Spacing(NamedTuple):
    """Say how much air stands above each question, and how many lines there are to write on."""

    above: float
    lines: int


ROOMY, CLOSE = Spacing(19.0, 3), Spacing(13.0, 2)


def pages(book: Book, asked: Form) -> list[Page]:
    """Fill the pages of the questionnaire, with less air where that saves one."""
    roomy, close = (filled(book, sheet(book, asked, spacing)) for spacing in (ROOMY, CLOSE))
    return close if len(close) < len(roomy) else roomy


def sheet(book: Book, asked: Form, spacing: Spacing) -> list[Block]:
    """Make the blocks of the questionnaire."""
    return [*_head(book, asked), *_questions(book, asked, spacing), *_end(book, asked, spacing)]


def _head(book: Book, asked: Form) -> Iterator[Block]:
    if name := words.organisation(book.view):
        yield Text(name, style=KICKER, role="P", keep=True)
    title = book.text(words.TITLE)
    yield Text(title, style=paper.H1, anchor="questions", bookmark=(0, title), before=2, keep=True)
    yield Text(words.lead(asked, book.language), style=paper.LEAD, before=3, keep=True)
    if told := words.notice(book.view, asked, book.language):
        yield Aside(Text(told, style=paper.BODY.tinted(paper.TEXT2)), before=12)


def _questions(book: Book, asked: Form, spacing: Spacing) -> Iterator[Block]:
    for number, item in enumerate(asked.items, 1):
        yield Question(f"{number}", words.question(item, book.language), spacing.above + (5 if number == 1 else 0))
        yield _answers(book, item, spacing)


def _answers(book: Book, item: Item, spacing: Spacing) -> Block:
    language = book.language
    match item.kind:
        case "scale" | "faces":
            return Scale(item, language)
        case "choice":
            return Choice([*(words.answer(item, one, language) for one in item.options), words.beside(item, language)])
        case "number":
            return Number(item, language)
        case "contact":
            yes, no = (words.capital(one.get(language.code, "")) for one in words.YES_NO)
            return Stack(Choice([yes, no]), Lines(1, book.text(words.HOW_TO_REACH), before=4))
    return Lines(spacing.lines)


def _end(book: Book, asked: Form, spacing: Spacing) -> Iterator[Block]:
    mark = words.trademark(asked, book.language)
    yield Text(book.text(words.THANKS), style=paper.H3, role="P", before=spacing.above + 5, keep=bool(mark))
    if mark:
        yield Text(mark, style=paper.SMALL, before=6)
