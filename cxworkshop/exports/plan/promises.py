"""What customers are promised, from when, through what, and how we know that it is kept."""

from collections.abc import Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block
from cxworkshop.exports.plan.book import AMBER, Book, cell, date_cell, due_order, nothing, owner_cell, plain, title
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_
from cxworkshop.method.readings import current
from cxworkshop.model.improvements import Action
from cxworkshop.model.project import code
from cxworkshop.programme.values import estimate_text

TITLE = N_("Promises to customers")


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    lead = book.text(N_("Said aloud only when the new way works."))
    blocks = title(book.text(TITLE), "promises", lead=lead)
    promised = [action for action in book.view.actions if action.promised and action.status != "dropped"]
    if not promised:
        words = N_("No promise yet. Here will stand what customers may count on, from which day, and how we check it.")
        return [*blocks, nothing(book.text(words))]
    columns = (
        Column(book.text(N_("We promise")), share=1.2),
        Column(book.text(C_("from a day on", "From")), most=0.15),
        Column(book.text(N_("Told through")), share=0.62),
        Column(book.text(N_("Checked by")), share=0.95),
        Column(book.text(N_("Owner")), most=0.16),
    )
    rows = [_row(book, action) for action in sorted(promised, key=due_order)]
    return [*blocks, Table(columns, rows, before=14)]


def _row(book: Book, action: Action) -> Row:
    metric = book.view.metrics.find(action.check_metric)
    reading = book.view.of(current).get(action.check_metric)
    by = book.text(N_("Rests on {action}"), action=f"{code(book.view, 'actions', action.id)} {action.title}")
    promise = cell(action.promise_text, by, style=paper.TABLE.strong())
    if not action.promise_text:
        promise = cell(book.text(N_("Wording missing")), by, style=AMBER)
    return Row(
        (
            promise,
            date_cell(book, action.promise_date),
            plain(action.promise_channel)
            if action.promise_channel
            else Text(book.text(N_("Channel missing")), style=AMBER),
            Text(book.text(N_("No metric checks it")), style=AMBER)
            if metric is None
            else cell(metric.name, estimate_text(metric, reading.estimate if reading else None, book.language)),
            owner_cell(book, action.owner),
        )
    )
