"""Step 7: who hears what, how, how often and from whom, and who carries which duty."""

from collections.abc import Iterator, Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.plan.book import (
    AMBER_SMALL,
    Book,
    cell,
    date_cell,
    decision_block,
    heading,
    nothing,
    owner_cell,
    plain,
    small,
    title,
)
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_, NO_VALUE
from cxworkshop.method.figures.sharing import sharing_figures
from cxworkshop.model.sharing import Sharing
from cxworkshop.programme.audiences import PROBLEMS, audience
from cxworkshop.programme.choices import label
from cxworkshop.programme.steps import STEPS

MOST_COLUMNS = 6


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    step = STEPS[6]
    blocks = title(book.text(step.title), "sharing", lead=book.text(step.question))
    if not book.view.sharing:
        words = N_("Nobody is named yet. Here will stand who hears what, how, how often and from whom.")
        return [*blocks, nothing(book.text(words))]
    return [*blocks, decision_block(book, 7), _table(book), *_duties(book)]


def _table(book: Book) -> Block:
    columns = (
        Column(book.text(N_("Audience")), share=0.85),
        Column(book.text(N_("What they hear")), share=1.3),
        Column(book.text(C_("how somebody is told", "How")), share=0.95),
        Column(book.text(N_("From whom")), most=0.16),
        Column(book.text(C_("next date", "Next")), most=0.15),
    )
    return Table(columns, [_row(book, row) for row in book.view.sharing], before=16)


def _row(book: Book, row: Sharing) -> Row:
    details = book.view.of(sharing_figures)[row.id]
    how = ", ".join(
        part for part in (label(Sharing, "format", row.format, book.language), row.format_note, row.channel) if part
    )
    often = label(Sharing, "frequency", row.frequency, book.language)
    metrics = ", ".join(metric.name for metric in book.view.metrics.of(row.metrics))
    message = (
        Text(row.message, style=paper.TABLE)
        if row.message
        else Text(book.text(N_("Message missing")), style=AMBER_SMALL)
    )
    heard: list[Block] = [message]
    if row.quote:
        heard.append(Text(book.language.quote(row.quote), style=paper.QUOTE._replace(size=8.5, leading=11.5), before=1))
    if metrics:
        heard.append(Text(book.text(N_("Shows: {metrics}"), metrics=metrics), style=paper.SMALL, before=1))
    if row.feedback_wanted:
        heard.append(
            Text(book.text(N_("Asks back: {question}"), question=row.feedback_wanted), style=paper.SMALL, before=1)
        )
    when: list[Block] = [date_cell(book, details.due)]
    if details.late:
        when.append(Text(book.text(N_("late")), style=AMBER_SMALL))
    return Row(
        (
            cell(
                audience(row, book.language),
                label(Sharing, "purpose", row.purpose, book.language),
                style=paper.TABLE.strong(),
            ),
            Stack(*heard),
            cell(how or NO_VALUE, often),
            owner_cell(book, row.owner),
            Stack(*when),
        )
    )


def _duties(book: Book) -> list[Block]:
    """Show who is responsible, accountable, consulted and informed."""
    rows = [row for row in book.view.sharing if row.duties]
    if not rows:
        return []
    people = list(dict.fromkeys(duty.who for row in rows for duty in row.duties if duty.who))
    table = _matrix(book, rows, people) if len(people) <= MOST_COLUMNS else _listed(book, rows)
    note = book.text(N_("R does it, A answers for it, C is asked first, I is told."))
    return [heading(book.text(N_("Who carries which duty"))), table, small(note), *_faults(book, rows)]


def _matrix(book: Book, rows: Sequence[Sharing], people: Sequence[str]) -> Block:
    columns = [Column(book.text(N_("Audience")), share=1.6)]
    columns += [Column(person, share=1, align="left") for person in people]
    entries = []
    for row in rows:
        letters = {duty.who: ", ".join(duty.letters) for duty in row.duties}
        entries.append(
            Row(
                (
                    plain(audience(row, book.language)),
                    *(plain(letters.get(who, ""), paper.TABLE.strong()) for who in people),
                )
            )
        )
    return Table(columns, entries, before=8)


def _listed(book: Book, rows: Sequence[Sharing]) -> Block:
    columns = (Column(book.text(N_("Audience")), share=1), Column(book.text(N_("Duties")), share=2))
    entries = [
        Row(
            (
                plain(audience(row, book.language)),
                plain("; ".join(f"{', '.join(duty.letters)}: {duty.who}" for duty in row.duties if duty.who)),
            )
        )
        for row in rows
    ]
    return Table(columns, entries, before=8)


def _faults(book: Book, rows: Sequence[Sharing]) -> Iterator[Block]:
    for row in rows:
        for problem in book.view.of(sharing_figures)[row.id].problems:
            words = book.text(
                N_("{audience}: {problem}"), audience=audience(row, book.language), problem=book.text(PROBLEMS[problem])
            )
            yield Text(words, style=AMBER_SMALL, before=2)
