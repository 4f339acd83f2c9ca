"""Word for word and number for number: questions, formulas and sources, privacy, what could not be printed."""

import unicodedata
from collections.abc import Iterator, Sequence

from cxworkshop.exports import letters, paper
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.plan.book import AMBER_SMALL, Book, body, cell, heading, plain, small, title
from cxworkshop.exports.plan.formulas import FORMULAS
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, LOCALES, N_, NP_
from cxworkshop.method.catalogue import customers_say, method_of
from cxworkshop.method.figures import all_figures
from cxworkshop.method.questions import QUESTIONS, Question, wording
from cxworkshop.model.collection import Collection
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import code
from cxworkshop.programme.choices import label

TITLE = N_("Appendix")
MOST_LETTERS = 60
TRADEMARK = N_(
    "NPS, Net Promoter and Net Promoter Score are registered marks of Bain & Company, Satmetrix Systems (NICE) and "
    "Fred Reichheld."
)


def build(book: Book) -> Sequence[Block]:
    """Make the section, all but the letters that could not be printed."""
    lead = book.text(N_("The questions word for word, how the numbers are made, and what people are told."))
    return [
        *title(book.text(TITLE), "appendix", lead=lead),
        *_questions(book),
        *_formulas(book),
        *_privacy(book),
        *_trademark(book),
    ]


# Questions


def _questions(book: Book) -> list[Block]:
    asked = [metric for metric in book.view.metrics if customers_say(metric.class_) or metric.questions]
    head = heading(book.text(N_("Questions word for word")))
    if not asked:
        return [head, body(book.text(N_("No metric asks customers a question.")))]
    columns = (
        Column(),
        Column(book.text(N_("Metric")), share=0.75),
        Column(book.text(N_("Question")), share=1.3),
        Column(book.text(N_("Scale")), share=0.85),
    )
    rows = [
        Row(
            (
                plain(code(book.view, "metrics", metric.id), paper.SMALL),
                plain(metric.name),
                Stack(*_question(book, metric)),
                plain(_scale(book, metric), paper.SMALL),
            )
        )
        for metric in asked
    ]
    return [head, Table(columns, rows, before=8)]


def _question(book: Book, metric: Metric) -> Iterator[Block]:
    """Give the question in the reader's language, else in the one that it is asked in, else the catalogue's."""
    own = metric.questions.get(book.language.code)
    if own:
        yield Text(own, style=paper.TABLE)
        return
    for code_, text in metric.questions.items():
        if text:
            yield Text(text, style=paper.TABLE)
            words = N_("Asked in another language: {language}")
            yield Text(book.text(words, language=LOCALES[code_].name), style=paper.SMALL, before=1)
            return
    texts = _catalogue(book, metric)
    if not texts:
        yield Text(book.text(N_("Wording missing")), style=AMBER_SMALL)
        return
    for text in texts:
        yield Text(text, style=paper.TABLE, before=2)
    yield Text(book.text(N_("From the catalogue, not adapted yet")), style=paper.SMALL, before=1)


def _catalogue(book: Book, metric: Metric) -> list[str]:
    method = method_of(metric.method)
    experience = book.view.experiences.find(metric.experience)
    name = experience.name if experience else ""
    company = book.view.profile.organisation or "…"
    words = {"company": company, "experience": name or "…", "task": name or "…"}
    language = book.language.code
    return [wording(key, language, **words) for key in (method.questions if method else ())]


def _scale(book: Book, metric: Metric) -> str:
    """Name the ends of the scale, and which answers count as good."""
    method = method_of(metric.method)
    question: Question | None = QUESTIONS.get(method.questions[0]) if method and method.questions else None
    if question is None or question.scale is None:
        return ""
    low, high = (book.number(end) for end in question.scale)
    language = book.language.code
    words = C_("scale with its ends", "{low} = {worst}, {high} = {best}")
    parts = [
        book.text(words, low=low, high=high, worst=question.low.get(language, ""), best=question.high.get(language, ""))
    ]
    boxes = metric.favourable or (method.favourable if method else ())
    if boxes and metric.method not in ("NPS", "EMOTION"):
        good = ", ".join(book.number(box) for box in boxes)
        parts.append(book.text(N_("Counted as good: {answers}"), answers=good))
    if metric.method == "NPS":
        parts.append(book.text(N_("Share of 9 and 10 minus share of 0 to 6")))
    return ". ".join(part for part in parts if part)


# Formulas


def _formulas(book: Book) -> list[Block]:
    """Say how the numbers that occur are computed, and where that comes from."""
    used = {figure.formula for figure in book.view.of(all_figures) if figure.value is not None or figure.rows}
    shown = [entry for entry in FORMULAS if used & set(entry.ids)]
    head = heading(book.text(N_("How the numbers are made")))
    constants = book.view.constants
    note = book.text(
        N_(
            "Intervals at {level}. Groups with fewer than {k} answers are hidden, comments of fewer than {f}. "
            "Below 20 answers counts are shown, no percentages; below 30 the number is marked."
        ),
        level=book.language.percent(constants.conf_level),
        k=book.number(constants.anonymity_k),
        f=book.number(constants.freetext_k),
    )
    if not shown:
        return [head, small(note)]
    columns = (
        Column(book.text(C_("what is computed", "Number")), share=0.9),
        Column(book.text(C_("how it is computed", "How")), share=2),
        Column(book.text(C_("who published it", "Source")), share=1),
    )
    rows = [
        Row(
            (
                cell(book.text(entry.name), ", ".join(entry.ids)),
                plain(book.text(entry.how), paper.SMALL.tinted(paper.TEXT2)),
                Text(entry.source, style=paper.SMALL),
            )
        )
        for entry in shown
    ]
    return [head, Table(columns, rows, before=8), small(note)]


# Privacy


def _privacy(book: Book) -> list[Block]:
    """Say for each source what people are told, on what ground, and for how long answers are kept."""
    rows = [
        Row(
            (
                plain(row.name or label(Collection, "method", row.method, book.language)),
                plain(label(Collection, "lawful_basis", row.lawful_basis, book.language)),
                Stack(*_told(book, row)),
            )
        )
        for row in book.view.collection
        if row.lawful_basis != "no personal data"
    ]
    if not rows:
        return []
    columns = (
        Column(book.text(N_("Source")), share=0.9),
        Column(book.text(N_("Ground")), most=0.2),
        Column(book.text(N_("What people are told")), share=1.7),
    )
    note = N_("This is a working description and no legal advice: have it read by whoever looks after data protection.")
    return [heading(book.text(N_("Privacy, source by source"))), Table(columns, rows, before=8), small(book.text(note))]


def _told(book: Book, row: Collection) -> Iterator[Block]:
    if row.notice:
        yield Text(row.notice, style=paper.TABLE)
    else:
        yield Text(book.text(N_("Notice missing")), style=AMBER_SMALL)
    parts = []
    if row.retention_months is not None:
        words = NP_("Answers are kept one month.", "Answers are kept {n} months.")
        parts.append(book.plural(words, row.retention_months))
    if row.attribution == "attributed":
        parts.append(book.text(N_("Answers carry the name of who gave them.")))
    if row.contact_permission:
        parts.append(book.text(N_("Asked whether we may get in touch about the answer.")))
    if parts:
        yield Text(" ".join(parts), style=paper.SMALL, before=1)


def _trademark(book: Book) -> list[Block]:
    if not any(metric.method == "NPS" for metric in book.view.metrics):
        return []
    return [small(book.text(TRADEMARK), before=18)]


# Letters


def lacking(book: Book, blocks: Sequence[Block]) -> list[Block]:
    """List the letters in some blocks that could not be printed."""
    found = letters.unprintable(text for block in blocks for text in block.said())
    if not found:
        return []
    shown = found[:MOST_LETTERS]
    names = "; ".join(
        f"{letters.code_point(letter)} {unicodedata.name(letter, '').lower()}".strip() for letter in shown
    )
    if len(found) > len(shown):
        names += " …"
    words = N_(
        "The typeface has Latin, Greek and Cyrillic letters. In place of others stands their code in small type, such "
        "as {one}; where there are many in a row, the first and the number of the rest, such as {many}."
    )
    intro = book.text(words, one="‹U+1F600›", many="‹U+4E00 +5›")
    count = NP_("One letter could not be printed", "{n} letters could not be printed")
    return [heading(book.plural(count, len(found))), small(intro), small(names)]
