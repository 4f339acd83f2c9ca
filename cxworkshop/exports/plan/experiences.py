"""Step 2: which experiences are measured and why, how good they are, and the journeys they come from."""

from collections.abc import Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.charts.matrices import MatrixBlock
from cxworkshop.exports.layout import Block, Stack, Turn
from cxworkshop.exports.plan import journeys
from cxworkshop.exports.plan.book import (
    AMBER,
    Book,
    cell,
    decision_block,
    heading,
    left_out,
    nothing,
    plain,
    small,
    title,
)
from cxworkshop.exports.shapes import Score
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_, NP_
from cxworkshop.method.figures.experiences import ExperienceFigures, experience_figures
from cxworkshop.model.experiences import Experience
from cxworkshop.model.project import code
from cxworkshop.programme.charts import experience_matrix
from cxworkshop.programme.choices import BAD_CHECK, QUALITY_LEVEL, label, quality_name, word
from cxworkshop.programme.steps import STEPS

QUALITIES = ("mission", "no_hassle", "recognition", "extra")
CHECKS = ("info", "need", "promise")


def build(book: Book) -> Sequence[Block]:
    """Make the section, and a page for each journey."""
    step, view = STEPS[1], book.view
    blocks = title(book.text(step.title), "experiences", lead=book.text(step.question))
    if not view.experiences and not view.journeys:
        words = N_("No experience yet. Here will stand what customers go through, and the few moments we measure.")
        return [*blocks, nothing(book.text(words))]
    blocks.append(decision_block(book, 2))
    if view.profile.good_means:
        words = book.text(N_("A good experience here: {words}"), words=view.profile.good_means)
        blocks.append(Text(words, style=paper.LEAD, before=14))
    blocks += [*_matrix(book), *_chosen(book), *_qualities(book), *_others(book)]
    for journey in view.journeys:
        blocks += [Turn(), *journeys.blocks(book, journey)]
    return blocks


def _matrix(book: Book) -> list[Block]:
    chart = experience_matrix(book.view)
    if chart is None:
        return []
    head = heading(book.text(N_("How much each matters, and how well we do it")))
    note = small(book.text(N_("Filled circles are measured. Ratings from 1 to 5.")), before=4)
    return [head, Stack(MatrixBlock(chart, book.language, 262), note, *left_out(book, chart), before=8)]


def _chosen(book: Book) -> list[Block]:
    chosen = [row for row in book.view.experiences if row.decision == "measure now"]
    if not chosen:
        return []
    head = heading(book.plural(NP_("The experience we measure", "The {n} experiences we measure"), len(chosen)))
    columns = (
        Column(),
        Column(book.text(N_("Experience")), share=1.15),
        Column(book.text(N_("Why this one")), share=1.3),
        Column(book.text(N_("How often")), share=0.85),
        Column(book.text(N_("Priority")), align="right", most=0.12),
    )
    rows = [_chosen_row(book, row) for row in chosen]
    note = N_("Priority multiplies importance, shortfall and frequency (at most 100); read its order, never its ratio.")
    return [head, Table(columns, rows, before=8), small(book.text(note))]


def _chosen_row(book: Book, row: Experience) -> Row:
    figures = book.view.of(experience_figures)[row.id]
    segments = [segment.name for segment in book.view.segments.of(row.segments)]
    return Row(
        (
            plain(code(book.view, "experiences", row.id), paper.SMALL),
            cell(row.name, row.customer_goal, ", ".join(segments), style=paper.TABLE.strong()),
            Stack(*_reasons(book, row, figures)),
            plain(_often(book, row)),
            plain(book.number(figures.epi, 0), align="right"),
        )
    )


def _reasons(book: Book, row: Experience, figures: ExperienceFigures) -> list[Block]:
    """List why an experience was chosen: its own reason, what it is, and the signs of a bad one."""
    words = []
    if row.reason:
        words.append(row.reason)
    if row.moment_of_truth:
        words.append(book.text(N_("A moment of truth")))
    if figures.everyday:
        words.append(book.text(N_("Nearly every customer meets it")))
    for name in CHECKS:
        check = getattr(row.bad_checks, name)
        if check.answer == "yes":
            sign = word(BAD_CHECK, name, book.language)
            words.append(f"{sign}: {check.evidence}" if check.evidence else sign)
    if not words:
        return [Text(book.text(N_("Reason missing")), style=AMBER)]
    return [Text(line, style=paper.TABLE, before=2) for line in words]


def _often(book: Book, row: Experience) -> str:
    if row.reach is None:
        return ""
    share = book.language.percent(row.reach)
    if row.contacts_per_reached is None:
        return book.text(N_("{share} of customers a year"), share=share)
    words = NP_("{share} of customers, once a year", "{share} of customers, {n} times a year")
    return book.plural(words, row.contacts_per_reached, share=share)


def _qualities(book: Book) -> list[Block]:
    """Show the four qualities of the rated experiences, and the level that they reach together."""
    rated = [
        row
        for row in book.view.experiences
        if any(getattr(row.qualities, name) is not None for name in QUALITIES) and row.decision == "measure now"
    ]
    if not rated:
        return []
    columns = [Column(book.text(N_("Experience")), share=1)]
    columns += [Column(quality_name(name, book.language), most=0.165) for name in QUALITIES]
    columns.append(Column(book.text(N_("Level")), most=0.17))
    details = book.view.of(experience_figures)
    rows = [
        Row(
            (
                plain(row.name),
                *(_dots(book, getattr(row.qualities, name)) for name in QUALITIES),
                plain(word(QUALITY_LEVEL, details[row.id].level, book.language), paper.TABLE.strong()),
            )
        )
        for row in rated
    ]
    note = N_("The first two are the basics: below 3 of 5 they come first, whatever the other two say.")
    return [heading(book.text(N_("The four qualities"))), Table(columns, rows, before=8), small(book.text(note))]


def _dots(book: Book, value: int | None) -> Block:
    return Score(value, book.number(value)) if value is not None else plain("")


def _others(book: Book) -> list[Block]:
    """List the experiences that are not measured now, with what was decided."""
    others = [row for row in book.view.experiences if row.decision != "measure now"]
    if not others:
        return []
    columns = (
        Column(),
        Column(book.text(N_("Experience")), share=1),
        Column(book.text(N_("Decision")), most=0.2),
        Column(book.text(N_("Why")), share=0.9),
        Column(book.text(N_("Priority")), align="right", most=0.12),
    )
    details = book.view.of(experience_figures)
    rows = [
        Row(
            (
                plain(code(book.view, "experiences", row.id), paper.SMALL),
                plain(row.name),
                plain(label(Experience, "decision", row.decision, book.language))
                if row.decision
                else Text(book.text(N_("Undecided")), style=AMBER),
                plain(row.reason),
                plain(book.number(details[row.id].epi, 0), align="right"),
            )
        )
        for row in others
    ]
    head = heading(book.text(C_("experiences", "Not measured now")))
    return [head, Table(columns, rows, before=8)]
