"""Step 1: the customers who come first, how they were ranked, and who was left out."""

from collections.abc import Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Columns, Stack
from cxworkshop.exports.plan.book import (
    AMBER,
    AMBER_SMALL,
    Book,
    body,
    cell,
    decision_block,
    heading,
    labelled,
    nothing,
    plain,
    small,
    title,
)
from cxworkshop.exports.shapes import ScoreBar
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_, NO_VALUE, NP_
from cxworkshop.method.figures.segments import Ranking, ranking
from cxworkshop.model.segments import Segment
from cxworkshop.programme.choices import criterion_name, label
from cxworkshop.programme.rankings import firmness_text, tippings
from cxworkshop.programme.steps import STEPS

CLOSE = 0.05
"""A weight that would turn the order this close to where it stands is worth a sentence."""


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    step = STEPS[0]
    blocks = title(book.text(step.title), "segments", lead=book.text(step.question))
    if not book.view.segments:
        words = N_("No segment yet. Here will stand who your customers are, how they were ranked, and who comes first.")
        return [*blocks, nothing(book.text(words))]
    return [
        *blocks,
        decision_block(book, 1),
        *_ranked(book),
        *_ratings(book),
        *_measured(book),
        *_left_out(book),
    ]


def _ranked(book: Book) -> list[Block]:
    result = book.view.of(ranking)
    columns = (
        Column(book.text(N_("Segment")), share=1),
        Column(book.text(N_("Customers")), align="right", most=0.14),
        Column(book.text(C_("share of customers", "Of all")), align="right", most=0.12),
        Column(book.text(C_("share of value", "Of value")), align="right", most=0.12),
        Column(book.text(N_("Score")), most=0.2),
        Column(book.text(N_("Decision")), most=0.2),
    )
    rows = [_ranked_row(book, segment, result) for segment in book.view.segments.of(result.ordered())]
    return [Table(columns, rows, before=18), *_why_this_order(book, result)]


def _ranked_row(book: Book, segment: Segment, result: Ranking) -> Row:
    figures = result.segments[segment.id]
    measured = segment.decision == "measure now"
    decided = label(Segment, "decision", segment.decision, book.language)
    score = NO_VALUE if figures.score is None else book.number(figures.score, 0)
    return Row(
        (
            cell(segment.name or NO_VALUE, segment.definition, style=paper.TABLE.strong() if measured else paper.TABLE),
            plain(book.number(segment.population), align="right"),
            plain(book.language.percent(figures.population_share), align="right"),
            plain(book.language.percent(figures.value_share), align="right"),
            ScoreBar(None if figures.score is None else figures.score / 100, score, measured),
            Text(decided, style=paper.TABLE.strong() if measured else paper.TABLE)
            if decided
            else Text(book.text(N_("Undecided")), style=AMBER),
        )
    )


def _why_this_order(book: Book, result: Ranking) -> list[Block]:
    sentences = []
    if result.leaders and result.firm:
        sentences.append(firmness_text(book.view, book.language))
    for criterion, now, tie in tippings(book.view):
        if tie is not None and abs(tie - now) <= CLOSE:
            words = N_("With {share} of the weight on {criterion} the first two would tie.")
            name = criterion_name(criterion, book.language)
            sentences.append(book.text(words, share=book.language.percent(tie), criterion=name))
    return [small(" ".join(sentences), before=8)] if sentences else []


def _ratings(book: Book) -> list[Block]:
    """Show how the segments were rated on each criterion."""
    view = book.view
    criteria = [criterion for criterion in view.criteria if criterion.weight]
    if not criteria or not any(segment.ratings for segment in view.segments):
        return []
    columns = [Column(book.text(N_("Segment")), share=1)]
    for criterion in criteria:
        words = C_("criterion with its weight", "{criterion} × {weight}")
        head = book.text(words, criterion=criterion_name(criterion, book.language), weight=criterion.weight)
        columns.append(Column(head, align="right", most=0.62 / len(criteria)))
    rows = [
        Row(
            (
                plain(segment.name),
                *(
                    plain(book.number(rating.value, _decimals(rating.value)) if rating else "", align="right")
                    for rating in (segment.ratings.get(criterion.id) for criterion in criteria)
                ),
            )
        )
        for segment in view.segments.of(view.of(ranking).ordered())
    ]
    note = book.text(N_("From 1 to 5; 5 always speaks for the segment. The number behind a criterion is its weight."))
    return [heading(book.text(N_("How they were rated"))), Table(columns, rows, before=8), small(note)]


def _decimals(value: float | None) -> int:
    return 0 if value is None or value == int(value) else 1


def _measured(book: Book) -> list[Block]:
    chosen = [segment for segment in book.view.segments if segment.decision == "measure now"]
    if not chosen:
        return []
    head = book.plural(NP_("The segment we measure", "The {n} segments we measure"), len(chosen))
    blocks: list[Block] = [heading(head)]
    for segment in chosen:
        blocks += _portrait(book, segment)
    return blocks


def _portrait(book: Book, segment: Segment) -> list[Block]:
    """Describe one segment: who belongs, the invented person who stands for it, what we owe it."""
    persona = segment.persona
    left: list[Block] = [
        Text(segment.name, style=paper.H3),
        body(segment.definition, before=2)
        if segment.definition
        else Text(book.text(N_("Definition missing")), style=AMBER_SMALL, before=2),
    ]
    facts = _facts(book, segment)
    if facts:
        left.append(small(facts, before=3))
    left += [
        labelled(book.text(name), words, paper.TABLE, before=5)
        for name, words in (
            (N_("Needs most"), segment.needs_most),
            (N_("Never forgives"), segment.never_forgives),
            (N_("Our promise"), segment.our_promise),
            (N_("Why now"), segment.rationale),
        )
        if words
    ]
    right: list[Block] = []
    if persona.name or persona.goal:
        words = N_("Persona, an invented person")
        right = [
            Text(book.text(words), style=paper.HEAD),
            Text(persona.name, style=paper.TABLE.strong(), before=1),
            Text(persona.goal, style=paper.TABLE, before=1),
            Text(persona.context, style=paper.SMALL, before=2),
        ]
        if persona.quote:
            right.append(Text(book.language.quote(persona.quote), style=paper.QUOTE, before=4))
    else:
        right = [Text(book.text(N_("Persona missing")), style=AMBER_SMALL)]
    return [Columns(Stack(*left), Stack(*right), shares=(1.35, 1), gap=24, before=12)]


def _facts(book: Book, segment: Segment) -> str:
    """List type, evidence, roles and languages in one line."""
    parts = [
        label(Segment, "type", segment.type, book.language),
        label(Segment, "service_level", segment.service_level, book.language),
        segment.service_note,
    ]
    if segment.evidence:
        evidence = label(Segment, "evidence", segment.evidence, book.language)
        parts.append(book.text(N_("Evidence: {evidence}"), evidence=evidence))
    present = [role for role in segment.roles if role.present]
    if present:
        names = [role.label or label(type(role), "role", role.role, book.language) for role in present]
        parts.append(book.text(N_("Roles: {roles}"), roles=", ".join(names)))
    return " · ".join(part for part in parts if part)


def _left_out(book: Book) -> list[Block]:
    out = [segment for segment in book.view.segments if segment.decision not in ("measure now", None)]
    if not out:
        return []
    columns = (
        Column(book.text(N_("Segment")), share=1),
        Column(book.text(N_("Decision")), most=0.22),
        Column(book.text(N_("Why")), share=1.2),
    )
    rows = [
        Row(
            (
                plain(segment.name),
                plain(label(Segment, "decision", segment.decision, book.language)),
                plain(segment.rationale or segment.note)
                if segment.rationale or segment.note
                else Text(book.text(N_("Reason missing")), style=AMBER),
            )
        )
        for segment in out
    ]
    return [heading(book.text(N_("Left out for now"))), Table(columns, rows, before=8)]
