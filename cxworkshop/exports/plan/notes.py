"""What was noted in the workshop: the parking lot, notes, and how sure people are."""

from collections.abc import Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block
from cxworkshop.exports.plan.book import Book, body, date_cell, heading, owner_cell, plain, title
from cxworkshop.exports.plan.summary import MOST_WHY
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_, NP_
from cxworkshop.programme.steps import STEPS

TITLE = N_("Workshop notes")
MOST_ON_COVER = 4


def build(book: Book) -> Sequence[Block]:
    """Make the section; nothing at all when nothing was noted."""
    parts = [*_story(book), *_participants(book), *_parking(book), *_confidence(book), *_notes(book)]
    return [*title(book.text(TITLE), "notes"), *parts] if parts else []


def _story(book: Book) -> list[Block]:
    """Tell the whole story where the summary had room for its beginning only."""
    story = book.view.profile.story
    if len(story) <= MOST_WHY:
        return []
    return [heading(book.text(N_("Why we do this")), before=16), body(story, before=3)]


def _participants(book: Book) -> list[Block]:
    """Name everybody who took part, with what they do, where the cover had room for the first only."""
    people = [person for person in book.view.workshop.participants if person.name]
    if len(people) <= MOST_ON_COVER:
        return []
    names = [f"{person.name} ({person.label})" if person.label else person.name for person in people]
    return [heading(book.text(N_("Participants")), before=16), body("; ".join(names), before=3)]


def _parking(book: Book) -> list[Block]:
    parked = [entry for entry in book.view.workshop.parking if entry.text]
    if not parked:
        return []
    columns = (
        Column(book.text(N_("Parking lot")), share=1),
        Column(book.text(N_("Who takes it")), most=0.24),
        Column(book.text(C_("deadline", "By")), most=0.18),
    )
    rows = [Row((plain(entry.text), owner_cell(book, entry.who), date_cell(book, entry.due))) for entry in parked]
    return [Table(columns, rows, before=14)]


def _confidence(book: Book) -> list[Block]:
    """Say how sure the group was at the end, from 0 to 5 fingers."""
    votes = list(book.view.workshop.confidence.values())
    if not votes:
        return []
    mean = book.number(sum(votes) / len(votes), 1)
    words = NP_("How sure we are that we will do it: {mean} of 5, from one vote.",
                "How sure we are that we will do it: {mean} of 5, from {n} votes.")  # fmt: skip
    return [body(book.plural(words, len(votes), mean=mean), before=12)]


def _notes(book: Book) -> list[Block]:
    blocks: list[Block] = []
    if book.view.workshop.notes:
        blocks.append(body(book.view.workshop.notes, before=12))
    for note in book.view.notes:
        if note.text:
            known = note.step is not None and 1 <= note.step <= len(STEPS)
            name = book.text(STEPS[(note.step or 1) - 1].title) if known else book.text(N_("Notes"))
            blocks += [heading(name, before=16), Text(note.text, style=paper.BODY, before=3)]
    return blocks
