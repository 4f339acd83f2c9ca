"""What is still open, what was accepted and why."""

from collections.abc import Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block
from cxworkshop.exports.plan.book import Book, body, continued, group, heading, plain, title
from cxworkshop.exports.tables import Column, Entry, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import N_, NP_
from cxworkshop.programme.checks import Finding, findings, reason
from cxworkshop.programme.checks import title as check_title
from cxworkshop.programme.steps import STEPS

TITLE = N_("Open questions and risks")
MUST = N_("Must be there")
LOOK = N_("Worth a look")


def build(book: Book) -> Sequence[Block]:
    """Make the section; hints are for the screen and stay there."""
    found = [finding for finding in book.view.of(findings) if finding.severity in ("E", "W")]
    still = [finding for finding in found if not finding.accepted_reason]
    accepted = [finding for finding in found if finding.accepted_reason]
    blocks = title(book.text(TITLE), "risks", lead=_lead(book, still, accepted))
    if book.view.profile.reward_conflict:
        words = book.text(
            N_("What we reward that pulls the other way: {words}"), words=book.view.profile.reward_conflict
        )
        blocks.append(body(words, before=10))
    if still:
        blocks.append(_open_table(book, still))
    if accepted:
        blocks += [heading(book.text(N_("Accepted, with the reason"))), _accepted_table(book, accepted)]
    return blocks


def _lead(book: Book, still: Sequence[Finding], accepted: Sequence[Finding]) -> str:
    if not still and not accepted:
        return book.text(N_("Nothing is missing and nothing stands out."))
    parts = []
    if still:
        parts.append(book.plural(NP_("One point is open.", "{n} points are open."), len(still)))
    if accepted:
        parts.append(
            book.plural(NP_("One is accepted with a reason.", "{n} are accepted with a reason."), len(accepted))
        )
    return " ".join(parts)


def _open_table(book: Book, still: Sequence[Finding]) -> Block:
    columns = (
        Column(book.text(N_("Step")), most=0.2),
        Column(book.text(N_("What")), share=1),
        Column(book.text(N_("Why it matters")), share=1.15),
    )
    entries: list[Entry] = []
    for severity, words in (("E", MUST), ("W", LOOK)):
        rows = [_row(book, finding) for finding in still if finding.severity == severity]
        if rows:
            head = book.text(words)
            entries += [group(head, continued(book, head)), *rows]
    return Table(columns, entries, before=14)


def _row(book: Book, finding: Finding) -> Row:
    style = paper.TABLE.strong() if finding.severity == "E" else paper.TABLE
    return Row(
        (
            plain(_step(book, finding)),
            Text(check_title(finding, book.view, book.language), style=style),
            Text(reason(finding, book.view, book.language), style=paper.TABLE.tinted(paper.TEXT2)),
        )
    )


def _step(book: Book, finding: Finding) -> str:
    """Name the step of a finding; some belong to the project as a whole."""
    if 1 <= finding.step <= len(STEPS):
        return book.text(STEPS[finding.step - 1].title)
    return book.text(N_("Workshop") if finding.step > len(STEPS) else N_("Whole project"))


def _accepted_table(book: Book, accepted: Sequence[Finding]) -> Block:
    columns = (
        Column(book.text(N_("Step")), most=0.2),
        Column(book.text(N_("What")), share=1),
        Column(book.text(N_("Why we accept it")), share=1.15),
    )
    rows = [
        Row(
            (
                plain(_step(book, finding)),
                Text(check_title(finding, book.view, book.language), style=paper.TABLE),
                Text(finding.accepted_reason or "", style=paper.TABLE),
            )
        )
        for finding in accepted
    ]
    return Table(columns, rows, before=8)
