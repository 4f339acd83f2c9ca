"""The next fourteen weeks: what is collected, what falls due, when results are read, who hears about it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cxworkshop.exports import paper
from cxworkshop.exports.charts.timelines import TimelineBlock, draw_sign
from cxworkshop.exports.layout import Block, Drawing, Stack
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import Book, day_text, heading, nothing, owner_cell, plain, title
from cxworkshop.exports.shapes import measure_line, write
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Run, Text
from cxworkshop.language import N_, Message
from cxworkshop.method.figures.improvements import is_open
from cxworkshop.method.figures.sharing import sharing_figures
from cxworkshop.model import collection
from cxworkshop.model.project import code
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.targets import Target
from cxworkshop.programme.charts import timeline
from cxworkshop.programme.choices import label

TITLE = N_("Calendar")
DAYS = 90
SIGNS: tuple[tuple[str, Message], ...] = (
    ("all the time", N_("all the time")),
    ("on a day", N_("in that week")),
    ("nobody", N_("owner missing")),
    ("together", N_("read together")),
    ("count", N_("so many actions due")),
)


class Day(NamedTuple):
    """Hold one thing that happens on a day, the code of what it belongs to, and who answers for it."""

    day: date
    what: str
    code: str
    who: str


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    lead = book.text(N_("When numbers are collected, when they are read together, and what falls due."))
    blocks = title(book.text(TITLE), "calendar", lead=lead)
    chart = timeline(book.view)
    days = sorted(_days(book))
    if not any(row.marks for row in chart.rows) and not days:
        words = N_("Nothing has a date in the next 14 weeks. Here will stand rounds, readings, and what falls due.")
        return [*blocks, nothing(book.text(words)), *_rhythm(book)]
    used = {mark.kind for row in chart.rows for mark in row.marks}
    if chart.rows:
        blocks.append(Stack(TimelineBlock(chart, book.language), _key(book, used), before=16))
    return [*blocks, *_list(book, days), *_rhythm(book)]


def _key(book: Book, used: Collection[str]) -> Block:
    """Explain the signs that occur."""
    shown = [(kind, book.text(words)) for kind, words in SIGNS if kind in used]

    def draw(pen: Pen, x: float, y: float, width: float) -> None:
        for kind, words in shown:
            x += draw_sign(pen, kind, x, y + 7)
            write(pen, x, y + 10, words, paper.SMALL)
            x += measure_line(words, paper.SMALL) + 18

    return Drawing(14, draw, before=8)


def _list(book: Book, days: Sequence[Day]) -> list[Block]:
    head = heading(book.text(N_("Dates in the next 90 days")))
    if not days:
        return [head, nothing(book.text(N_("None of them has a date yet.")), before=8)]
    columns = (Column(most=0.2), Column(share=1), Column(most=0.26))
    rows = [
        Row(
            (
                Text(book.language.weekday_date(day.day), style=paper.TABLE.strong()),
                Text(day.what, Run(f"  {day.code}", paper.SMALL), style=paper.TABLE),
                owner_cell(book, day.who),
            )
        )
        for day in days
    ]
    return [head, Table(columns, rows, before=6, pads=(4.0, 4.5))]


def _days(book: Book) -> Iterator[Day]:
    """Give what happens in the next ninety days, except the due dates, which the action plan lists."""
    view = book.view
    last = view.today + timedelta(days=DAYS)
    for day in (*_work(book), *_rounds(book), *_told(book), *_reviews(book)):
        if view.today <= day.day <= last:
            yield day


def _work(book: Book) -> Iterator[Day]:
    for action in book.view.actions:
        name = code(book.view, "actions", action.id)
        if is_open(action) and action.first_step and action.first_step_date is not None:
            what = book.text(N_("First step: {step}"), step=action.first_step)
            yield Day(action.first_step_date, what, name, action.owner)
        if action.promised and action.status != "dropped" and action.promise_date is not None:
            what = book.text(N_("The promise holds: {promise}"), promise=action.promise_text or action.title)
            yield Day(action.promise_date, what, name, action.owner)
    for parked in book.view.workshop.parking:
        if parked.due is not None:
            yield Day(parked.due, parked.text, "", parked.who)


def _rounds(book: Book) -> Iterator[Day]:
    for row in book.view.collection:
        name = row.name or label(collection.Collection, "method", row.method, book.language)
        if row.start is not None:
            yield Day(row.start, book.text(N_("Collection starts: {source}"), source=name), "", row.responsible)
        if row.end is not None and row.repeat == "once":
            yield Day(row.end, book.text(N_("Collection ends: {source}"), source=name), "", row.responsible)


def _told(book: Book) -> Iterator[Day]:
    for row in book.view.sharing:
        due = book.view.of(sharing_figures)[row.id].due
        if due is not None:
            audience = row.label or label(Sharing, "audience", row.audience, book.language)
            what = book.text(N_("Sharing with: {audience}"), audience=audience)
            yield Day(due, what, "", row.owner)


def _reviews(book: Book) -> Iterator[Day]:
    profile = book.view.profile
    if profile.review_date is not None:
        yield Day(profile.review_date, book.text(N_("Review of the plan")), "", profile.facilitator)
    for target in book.view.targets:
        metric = book.view.metrics.find(target.metric)
        if target.target_date is not None and metric is not None:
            what = book.text(N_("Target falls due: {metric}"), metric=metric.name)
            yield Day(target.target_date, what, "", target.owner)


def _rhythm(book: Book) -> list[Block]:
    """Say how often each target is looked at, and when the plan as a whole is reviewed."""
    rows = []
    for interval in ("week", "month", "quarter", "year"):
        names = [
            metric.name
            for target in book.view.targets
            if target.review_interval == interval and (metric := book.view.metrics.find(target.metric)) is not None
        ]
        if names:
            every = label(Target, "review_interval", interval, book.language)
            rows.append(Row((plain(every, paper.TABLE.strong()), plain(book.language.listed(names)))))
    review = book.view.profile.review_date
    if review is not None:
        day = plain(day_text(book, review), paper.TABLE.strong())
        rows.append(Row((day, plain(book.text(N_("Review of the whole plan, all seven decisions"))))))
    if not rows:
        return []
    columns = (Column(most=0.3), Column(share=1))
    return [heading(book.text(N_("How often results are read"))), Table(columns, rows, before=6)]
