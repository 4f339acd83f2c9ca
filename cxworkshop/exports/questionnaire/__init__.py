"""Questionnaires: on paper with a tally sheet, as a survey file for LimeSurvey, and as text for any other tool."""

from typing import BinaryIO

from cxworkshop.exports.paper import SIZES, PaperName
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import Book
from cxworkshop.exports.plan.pages import FOOT, FOOT_FIRST, FOOT_LINE, filled, printed
from cxworkshop.exports.questionnaire import limesurvey, words
from cxworkshop.exports.questionnaire.form import NothingToAsk, find_source, form
from cxworkshop.exports.questionnaire.plain import as_text
from cxworkshop.exports.questionnaire.remarks import Remark, remarks
from cxworkshop.exports.questionnaire.sheet import pages
from cxworkshop.exports.questionnaire.tally import TITLE as TALLY
from cxworkshop.exports.questionnaire.tally import tally
from cxworkshop.exports.shapes import shortened, write
from cxworkshop.language import N_, Language
from cxworkshop.method.view import View


def write_questionnaire(
    view: View, language: Language, target: BinaryIO, paper: PaperName = "A4", source: str = ""
) -> int:
    """Print the questionnaire of a source with its tally sheet and give the number of pages.

    Without a source, or for one that feeds no metric, it asks all that customers are asked. Raises NothingToAsk when
    that is nothing. The same project on the same day gives the same bytes.
    """
    asked = form(view, source)
    book = Book(view, language, SIZES[paper])
    questions = pages(book, asked)
    counting = filled(book, tally(book, asked))

    def foot(book: Book, pen: Pen, number: int, total: int) -> None:
        _foot(book, pen, number, len(questions), total)

    target.write(printed(book, [*questions, *counting], words.title(view, language), foot))
    return len(questions) + len(counting)


def write_limesurvey(view: View, language: Language, target: BinaryIO, source: str = "") -> int:
    """Write a survey file for LimeSurvey in all languages in which it is asked, and give their number.

    The language given is the survey's first if it is asked in it, else the project's own.
    """
    asked = form(view, source)
    codes = limesurvey.languages(view, asked, language.code)
    target.write(limesurvey.survey(view, asked, codes))
    return len(codes)


def write_text(view: View, language: Language, target: BinaryIO, source: str = "") -> int:
    """Write the questions as text in a language and give their number."""
    asked = form(view, source)
    target.write(as_text(view, asked, language).encode("utf-8"))
    return len(asked.items)


def _foot(book: Book, pen: Pen, number: int, questions: int, total: int) -> None:
    """Write who asks and the page; customers see the pages of the questionnaire counted without the tally sheet."""
    page = book.paper
    counting = number > questions
    pen.rule(page.left, page.height - FOOT_LINE, page.body_width)
    name = words.title(book.view, book.language)
    if counting:
        name = f"{name} · {book.text(TALLY)}"
        number, total = number - questions, total - questions
    else:
        total = questions
    room = page.body_width - 120
    write(pen, page.left, page.height - FOOT_FIRST, shortened(name, FOOT, room), FOOT)
    if total > 1:
        count = book.text(N_("Page {page} of {pages}"), page=number, pages=total)
        write(pen, page.width - page.right, page.height - FOOT_FIRST, count, FOOT, right=True)


__all__ = [
    "NothingToAsk",
    "Remark",
    "find_source",
    "form",
    "remarks",
    "write_limesurvey",
    "write_questionnaire",
    "write_text",
]
