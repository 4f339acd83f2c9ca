"""The printed action plan: everything that was decided, in the order of the seven steps, as one PDF."""

from collections.abc import Collection, Sequence
from typing import BinaryIO

from cxworkshop.exports.layout import Block, Turn
from cxworkshop.exports.paper import SIZES, PaperName
from cxworkshop.exports.plan import (
    actions,
    appendix,
    areas,
    calendar,
    collection,
    cover,
    experiences,
    metrics,
    notes,
    promises,
    risks,
    segments,
    sharing,
    summary,
    targets,
)
from cxworkshop.exports.plan.book import Book, Section
from cxworkshop.exports.plan.pages import filled, printed
from cxworkshop.language import N_, Language
from cxworkshop.method.view import View
from cxworkshop.programme.steps import STEPS

SECTIONS: tuple[Section, ...] = (
    Section("cover", N_("Cover"), cover.build, alone=True),
    Section("summary", summary.TITLE, summary.build, alone=True),
    Section("segments", STEPS[0].title, segments.build),
    Section("experiences", STEPS[1].title, experiences.build),
    Section("metrics", STEPS[2].title, metrics.build),
    Section("collection", STEPS[3].title, collection.build),
    Section("targets", STEPS[4].title, targets.build),
    Section("areas", areas.TITLE, areas.build),
    Section("actions", actions.TITLE, actions.build, room=1.0),
    Section("promises", promises.TITLE, promises.build, room=0.45),
    Section("calendar", calendar.TITLE, calendar.build),
    Section("sharing", STEPS[6].title, sharing.build, room=0.55),
    Section("risks", risks.TITLE, risks.build, room=0.5),
    Section("notes", notes.TITLE, notes.build, room=0.4),
    Section("appendix", appendix.TITLE, appendix.build),
)


def write_plan(
    view: View,
    language: Language,
    target: BinaryIO,
    paper: PaperName = "A4",
    sections: Collection[str] | None = None,
) -> int:
    """Write the plan in a language and give the number of its pages.

    `sections` names those to print, in the plan's own order; None prints all. The same project on the same day
    gives the same bytes.
    """
    book = Book(view, language, SIZES[paper])
    pages = filled(book, _blocks(book, sections))
    target.write(printed(book, pages))
    return len(pages)


def _blocks(book: Book, sections: Collection[str] | None) -> list[Block]:
    """Make the blocks of the sections, and last the list of letters that could not be printed."""
    blocks: list[Block] = []
    alone = True
    for section in SECTIONS:
        if sections is None or section.key in sections:
            made = section.build(book)
            if made:
                blocks += [Turn(None if alone else _enough(book, section, made)), *made]
                alone = section.alone
    return [*blocks, *appendix.lacking(book, blocks)]


def _enough(book: Book, section: Section, made: Sequence[Block]) -> float:
    """Give the room that a section needs to go on below another.

    A short one goes on where all of it fits, so that a plan that is hardly begun is no row of empty pages.
    """
    whole = sum(block.before + block.height(book.paper.body_width) for block in made)
    return min(section.room * book.paper.body_height, whole)
