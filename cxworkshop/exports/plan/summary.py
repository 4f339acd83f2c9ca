"""One page that stands alone: why, for whom, three findings, seven decisions, three actions, what is needed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Columns, Stack
from cxworkshop.exports.paper import Style
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import (
    AMBER_SMALL,
    Book,
    body,
    date_cell,
    due_order,
    heading,
    nothing,
    owner_cell,
    state_words,
    title,
)
from cxworkshop.exports.plan.findings import findings_row
from cxworkshop.exports.plan.pages import filled
from cxworkshop.exports.shapes import measure_line, write
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Run, Text
from cxworkshop.language import N_, NO_BREAK, NP_
from cxworkshop.method.figures.improvements import is_open
from cxworkshop.programme.checks import findings
from cxworkshop.programme.checks import title as check_title
from cxworkshop.programme.decisions import decision, say
from cxworkshop.programme.steps import STEPS

TITLE = N_("Summary")
MOST_WHY = 460
MOST_NEEDED = 5
ASKED = ("L614",)
"""Warnings that ask for a decision as well: here, more action or a lower target."""

DECISIONS = NP_("Seven decisions, one confirmed", "Seven decisions, {n} confirmed")
NO_DECISIONS = N_("Seven decisions, none confirmed yet")
ALL_DECISIONS = N_("Seven decisions, all confirmed")


def build(book: Book) -> Sequence[Block]:
    """Make the summary with as much air as still fits one page."""
    for air in (AIRY, CLOSER):
        blocks = list(_blocks(book, air))
        if len(filled(book, blocks)) == 1:
            return blocks
    return list(_blocks(book, TIGHT))


class Air(NamedTuple):
    """Say how much air the page has: type and padding of rows, room above headings, lists side by side or not."""

    style: Style
    pads: tuple[float, float]
    above: float
    beside: bool


AIRY = Air(paper.BODY, (5.5, 6.5), 18, False)
CLOSER = Air(paper.BODY, (5.0, 5.5), 16, True)
TIGHT = Air(paper.TABLE, (3.5, 4.0), 12, True)


def _blocks(book: Book, air: Air) -> Iterator[Block]:
    yield from title(book.text(TITLE), "summary", lead=_why(book))
    yield from _for_whom(book)
    yield from findings_row(book)
    yield from _decisions(book, air)
    actions, needed = _first_actions(book, air), _needed(book)
    if air.beside:
        yield Columns(Stack(*actions), Stack(*needed), shares=(1.25, 1), gap=28, before=air.above)
    else:
        yield from (Stack(*actions, before=air.above), Stack(*needed, before=air.above))


def _why(book: Book) -> str:
    """Give why the work is done, in the project's own words; a long story is cut where a sentence ends."""
    profile = book.view.profile
    why = " ".join((profile.story or profile.subtitle or profile.good_means).split())
    if not why:
        return book.text(N_("Why we do this is not written down yet."))
    if len(why) <= MOST_WHY:
        return why
    end = max(why.rfind(mark, 0, MOST_WHY) for mark in (". ", "? ", "! "))
    return why[: end + 1] if end > MOST_WHY / 3 else why[: MOST_WHY - 1].rstrip() + "…"


def _for_whom(book: Book) -> list[Block]:
    names = [segment.name for segment in book.view.segments if segment.decision == "measure now" and segment.name]
    if not names:
        return []
    label = Run(book.text(N_("For whom:")), paper.BODY.strong())
    return [Text(label, " ", book.language.listed(names), style=paper.BODY, before=8, keep=True)]


# Decisions


def _decisions(book: Book, air: Air) -> list[Block]:
    states = [decision(book.view, step.number) for step in STEPS]
    confirmed = sum(state.state == "confirmed" for state in states)
    if confirmed in (0, len(STEPS)):
        head = book.text(NO_DECISIONS if not confirmed else ALL_DECISIONS)
    else:
        head = book.plural(DECISIONS, confirmed)
    style = air.style
    rows = []
    for step, state in zip(STEPS, states, strict=True):
        words, amber = state_words(book, state)
        sentence = say(state, book.language) if state.state != "none" else ""
        parts: list[str | Run] = [sentence, " "] if sentence else []
        if amber:
            parts.append(Run(words.replace(" ", NO_BREAK), AMBER_SMALL))
        rows.append(
            Row(
                (
                    Text(str(step.number), style=paper.STEP._replace(size=18, leading=15)),
                    Text(Run(book.text(step.title), style.strong(), step.key), style=style),
                    Text(*parts, style=style),
                    PageNumber(book, step.key),
                )
            )
        )
    columns = (Column(), Column(most=0.24), Column(share=1), Column(align="right"))
    return [heading(head, before=air.above), Table(columns, rows, before=6, pads=air.pads)]


class PageNumber(Block):
    """Name the page that a section stands on, and lead there."""

    def __init__(self, book: Book, key: str) -> None:
        """Take the section's key."""
        self._book, self._key = book, key

    def height(self, width: float) -> float:
        """Give the height of a line."""
        return paper.BODY.leading

    def natural(self) -> float:
        """Give room for a long number."""
        return measure_line(self._words(999), paper.SMALL)

    def _words(self, page: int) -> str:
        return self._book.text(N_("page {n}"), n=page)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Write the number; a section that was left out has none."""
        page = pen.pages.get(self._key)
        if page is not None:
            write(pen, x + width, y + 9.9, self._words(page), paper.SMALL, right=True)
            pen.link(x, y, width, paper.BODY.leading, self._key)


# Actions and what is needed


def _first_actions(book: Book, air: Air) -> list[Block]:
    waiting = sorted((action for action in book.view.actions if is_open(action)), key=due_order)[:3]
    head = heading(book.text(N_("First three actions")))
    if not waiting:
        words = N_("No action is chosen yet. The first three will stand here, each with its owner and date.")
        return [head, nothing(book.text(words), before=8)]
    rows = []
    for action in waiting:
        day, task = date_cell(book, action.due, paper.TABLE.strong()), Text(action.title, style=paper.TABLE)
        if air.beside:
            rows.append(Row((day, Stack(task, owner_cell(book, action.owner, paper.SMALL)))))
        else:
            rows.append(Row((day, task, owner_cell(book, action.owner))))
    columns = [Column(most=0.25), Column(share=1), *([] if air.beside else [Column(most=0.26)])]
    return [head, Table(columns, rows, before=6, pads=air.pads)]


def _needed(book: Book) -> list[Block]:
    needed = list(_needs(book))
    head = heading(book.text(N_("Decisions needed")))
    if not needed:
        return [
            head,
            body(book.text(N_("None: all seven steps are decided and nothing that must be there is missing."))),
        ]
    more = len(needed) - MOST_NEEDED
    lines = [Text(f"– {words}", style=paper.TABLE, before=3) for words in needed[:MOST_NEEDED]]
    if more > 0:
        words = NP_("And one more, listed under open questions.", "And {n} more, listed under open questions.")
        lines.append(Text(Run(book.plural(words, more), paper.SMALL, "risks"), style=paper.SMALL, before=2))
    return [head, Stack(*lines, before=4)]


def _needs(book: Book) -> Iterator[str]:
    """Give what somebody has to decide: steps first, then what must be there and is missing."""
    for state, words in (
        ("none", N_("Decide on: {steps}.")),
        ("suggested", N_("Confirm or change what is suggested for: {steps}.")),
        ("stale", N_("Look again at what has changed since: {steps}.")),
    ):
        names = [book.text(step.title) for step in STEPS if decision(book.view, step.number).state == state]
        if names:
            yield book.text(words, steps=book.language.listed(names))
    for finding in book.view.of(findings):
        if (finding.severity == "E" or finding.check in ASKED) and not finding.accepted_reason:
            yield check_title(finding, book.view, book.language)
