"""One page that stands alone: why, for whom, three findings, seven decisions, three actions, what is needed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Columns, Rule, Stack
from cxworkshop.exports.paper import Style
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import (
    AMBER_SMALL,
    Book,
    body,
    date_cell,
    heading,
    nothing,
    owner_cell,
    small,
    state_words,
    title,
)
from cxworkshop.exports.plan.pages import filled
from cxworkshop.exports.shapes import measure_line, write
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Run, Text
from cxworkshop.language import N_, NO_BREAK, NP_
from cxworkshop.method.figures.improvements import area_pareto, is_open
from cxworkshop.method.figures.targets import TargetFigures, target_figures
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Action
from cxworkshop.model.targets import Target
from cxworkshop.programme.checks import findings
from cxworkshop.programme.checks import title as check_title
from cxworkshop.programme.decisions import decision, say
from cxworkshop.programme.steps import STEPS
from cxworkshop.programme.values import certainty_text, number_text, short_text, shown_as_counts, sign_text

TITLE = N_("Summary")
QUOTE_MARKS = "»«“”\"„'’‘"
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
    yield from _findings(book)
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


# Findings


class Finding(NamedTuple):
    """Hold one target with its figures, and what a customer said about it."""

    target: Target
    details: TargetFigures
    quote: str


def chosen_findings(view: View) -> list[Finding]:
    """Choose three targets to show: where customers complain most first, what we count before what they say."""
    details = view.of(target_figures)
    worst = [area for row in view.of(area_pareto).rows if (area := view.areas.find(row.name)) is not None]
    order = list(dict.fromkeys(area.experience for area in worst if area.experience))
    quotes = {area.experience: area.evidence for area in reversed(worst) if is_quote(area.evidence)}

    def rank(target: Target) -> tuple[bool, int, bool]:
        metric = details[target.id].metric
        experience = metric.experience if metric else ""
        place = order.index(experience) if experience in order else len(order)
        return (
            details[target.id].verdict == "below_noise",
            place,
            metric is None or metric.class_ != "interaction",
        )

    found: dict[str, Finding] = {}
    for target in sorted(view.targets, key=rank):
        figures = details[target.id]
        if figures.metric is None or figures.now is None or figures.now.estimate.value is None:
            continue
        if target.target is None or target.kind == "monitor only":
            continue
        key = figures.metric.experience or target.id
        found.setdefault(key, Finding(target, figures, quotes.get(key, "")))
    return list(found.values())[:3]


def is_quote(evidence: str) -> bool:
    """Tell whether evidence is somebody's own words, set in quotation marks."""
    words = evidence.strip()
    return len(words) > 2 and words[0] in QUOTE_MARKS and words[-1] in QUOTE_MARKS


def _findings(book: Book) -> list[Block]:
    chosen = chosen_findings(book.view)
    if not chosen:
        return [nothing(book.text(_no_findings(book.view)))]
    blocks = [_finding(book, each) for each in chosen]
    blocks += [Stack() for _ in range(3 - len(blocks))]
    return [
        Rule(1.0, paper.TEXT, before=14),
        Columns(*blocks, before=12, keep=True),
        Rule(0.5, paper.BORDER, before=11),
    ]


def _no_findings(view: View) -> str:
    if view.measurements:
        return N_("No target stands beside a number yet. Three of them will be shown here, from today to target.")
    return N_("No numbers yet. Once the first are read, three findings stand here, each with its margin.")


def _finding(book: Book, each: Finding) -> Block:
    metric, now = each.details.metric, each.details.now
    assert metric is not None and now is not None
    due = each.target.target_date
    lines: list[Block] = [
        BigFigure(book, each),
        Text(metric.name, style=paper.BODY.strong(), before=3),
        small(certainty_text(metric, now.estimate, book.language), before=1),
    ]
    if due is not None:
        lines.append(small(book.text(N_("Target for {day}"), day=book.language.long_date(due)), before=0))
    else:
        lines.append(Text(book.text(N_("Target date missing")), style=AMBER_SMALL))
    if each.quote:
        lines.append(Text(each.quote, style=paper.QUOTE, before=4))
    return Stack(*lines)


class BigFigure(Block):
    """Draw today's value, an arrow and the target in large type."""

    def __init__(self, book: Book, each: Finding) -> None:
        """Write the numbers."""
        metric, now, language = each.details.metric, each.details.now, book.language
        assert metric is not None and now is not None
        counts = shown_as_counts(metric, now.estimate.n)
        value = (
            short_text(metric, now.estimate, language)
            if counts
            else number_text(metric, now.estimate.value, language, now.estimate.n)
        )
        self._parts = [
            (value, paper.FIGURE_LIGHT),
            ("→", paper.FIGURE_LIGHT._replace(font=paper.REGULAR, size=15, colour=paper.ACCENT)),
            (number_text(metric, each.target.target, language), paper.FIGURE),
            (sign_text(metric, language), Style(paper.REGULAR, 11, 14, paper.TEXT2)),
        ]

    def height(self, width: float) -> float:
        """Give the height of the largest number."""
        return 34.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the parts on one baseline, smaller if they need more room than there is."""
        with pen.tags.content("P"):
            self._draw(pen, x, y, width)

    def _draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        gaps = (6.0, 6.0, 4.0, 0.0)
        wide = sum(measure_line(words, style) for words, style in self._parts) + sum(gaps)
        shrunk = min(1.0, width / wide)
        for (words, style), gap in zip(self._parts, gaps, strict=True):
            fitted = style._replace(size=style.size * shrunk)
            write(pen, x, y + 27, words, fitted)
            x += measure_line(words, fitted) + gap * shrunk


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


def due_order(action: Action) -> tuple[date, str]:
    """Sort actions by due date, those without one last."""
    return action.due or date.max, action.id


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
