"""Step 4: where the numbers come from, how many answers to expect, how the rounds went, what is weak."""

from collections.abc import Iterator, Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.plan.book import (
    AMBER,
    AMBER_SMALL,
    Book,
    cell,
    day_text,
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
from cxworkshop.language import C_, N_, NO_VALUE, NP_
from cxworkshop.method.figures.collection import (
    CollectionFigures,
    collection_figures,
    is_survey,
    wave_figures,
    yearly_invitations,
)
from cxworkshop.method.figures.received import received
from cxworkshop.method.readings import current
from cxworkshop.model.collection import Collection
from cxworkshop.model.project import code
from cxworkshop.programme.choices import BIAS, CHANNEL, label, word
from cxworkshop.programme.steps import STEPS
from cxworkshop.programme.survey_words import late_text, received_text, weighted_text


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    step = STEPS[3]
    blocks = title(book.text(step.title), "collection", lead=book.text(step.question))
    if not book.view.collection:
        words = N_(
            "No source yet. Here will stand who is asked or counted, when, how many answers to expect, and by whom."
        )
        return [*blocks, nothing(book.text(words))]
    return [
        *blocks,
        decision_block(book, 4),
        _table(book),
        *_load(book),
        *_waves(book),
        *_answers(book),
    ]


def _table(book: Book) -> Block:
    columns = (
        Column(book.text(N_("Source")), share=2),
        Column(book.text(N_("When")), share=1),
        Column(book.text(N_("Answers expected")), share=1),
        Column(book.text(N_("Responsible")), most=0.18),
    )
    return Table(columns, [_row(book, row) for row in book.view.collection], before=16)


def _row(book: Book, row: Collection) -> Row:
    return Row(
        (
            Stack(*_source(book, row)),
            Stack(*_when(book, row)),
            Stack(*_expected(book, row)),
            owner_cell(book, row.responsible),
        )
    )


def _source(book: Book, row: Collection) -> Iterator[Block]:
    """Say what a source is, who is asked or counted, what it feeds, and what it may miss."""
    method = label(Collection, "method", row.method, book.language)
    channels = ", ".join(word(CHANNEL, channel, book.language) for channel in row.channels)
    named = row.attribution not in (None, "not applicable")
    attribution = label(Collection, "attribution", row.attribution, book.language) if named else ""
    segments = ", ".join(segment.name for segment in book.view.segments.of(row.segments))
    metrics = ", ".join(code(book.view, "metrics", metric.id) for metric in book.view.metrics.of(row.metrics))
    feeds = book.text(N_("Feeds {metrics}"), metrics=metrics) if metrics else ""
    yield Text(row.name or method or NO_VALUE, style=paper.TABLE.strong())
    for parts in ((method, channels, row.channel_note, attribution), (segments, feeds), (_weakness(book, row),)):
        line = " · ".join(part for part in parts if part)
        if line:
            yield Text(line, style=paper.SMALL, before=1)
    if row.lawful_basis is None:
        yield Text(book.text(N_("Legal ground missing")), style=AMBER_SMALL, before=1)


def _weakness(book: Book, row: Collection) -> str:
    """Say what a source may miss."""
    named = [word(BIAS, bias, book.language) for bias in row.biases]
    notes = "; ".join(part for part in (*named, row.bias_notes) if part)
    return book.text(N_("Weaknesses: {weakness}"), weakness=notes) if notes else ""


def _when(book: Book, row: Collection) -> Iterator[Block]:
    """Say rhythm, days and trigger."""
    repeat = label(Collection, "repeat", row.repeat, book.language)
    if repeat:
        yield Text(repeat, style=paper.TABLE)
    if row.start is None:
        yield Text(book.text(N_("Start missing")), style=AMBER)
    else:
        start = book.language.short_date(row.start, year=True)
        if row.end is None:
            yield Text(book.text(N_("from {start}"), start=start), style=paper.SMALL, before=1)
        else:
            first = book.language.short_date(row.start, year=row.start.year != row.end.year)
            end = book.language.short_date(row.end, year=True)
            words = C_("days of a source", "{start} – {end}")
            yield Text(book.text(words, start=first, end=end), style=paper.SMALL, before=1)
    if row.trigger_text and row.trigger_text.strip().lower() != repeat.lower():
        yield Text(row.trigger_text, style=paper.SMALL, before=1)


def _expected(book: Book, row: Collection) -> Iterator[Block]:
    """Say how many answers to expect, with the margin that they give."""
    figures: CollectionFigures = book.view.of(collection_figures)[row.id]
    if figures.expected is None:
        yield plain("") if not is_survey(row) else Text(book.text(N_("Not estimated")), style=AMBER)
        return
    words = NP_("one answer", "{n} answers") if is_survey(row) else NP_("one case", "{n} cases")
    yield Text(book.plural(words, figures.expected), style=paper.TABLE)
    if figures.margin is not None:
        points = book.number(figures.margin * 100, 0)
        wide = figures.margin > (row.moe_wanted or book.view.constants.moe_wanted)
        margin = book.text(N_("margin ±{points} percentage points"), points=points)
        yield Text(margin, style=AMBER_SMALL if wide else paper.SMALL, before=1)
    if is_survey(row) and row.population is not None and row.response_rate is not None:
        assumed = row.response_rate_source == "assumption"
        share = N_("{rate} of {population}, assumed") if assumed else N_("{rate} of {population}")
        parts = {"population": book.number(row.population), "rate": book.language.percent(row.response_rate)}
        yield Text(book.text(share, **parts), style=paper.SMALL, before=1)
    if figures.discovery is not None:
        seen = book.language.percent(figures.discovery)
        hears = N_("{share} chance to hear a view that one in five holds")
        yield Text(book.text(hears, share=seen), style=paper.SMALL, before=1)


def _load(book: Book) -> list[Block]:
    """Say how often one customer is asked in a year."""
    loads = book.view.of(yearly_invitations)
    parts = [
        book.text(N_("{segment}: {n}"), segment=segment.name, n=book.number(loads[segment.id], 1))
        for segment in book.view.segments
        if loads.get(segment.id)
    ]
    if not parts:
        return []
    words = N_("Surveys per customer and year, at most {most}: {loads}.")
    most = book.number(book.view.constants.max_surveys_per_year)
    return [small(book.text(words, most=most, loads="; ".join(parts)), before=8)]


def _waves(book: Book) -> list[Block]:
    """Show how each round was answered."""
    waves = book.view.of(wave_figures)
    if not waves:
        return []
    columns = (
        Column(book.text(N_("Round")), share=1),
        Column(book.text(N_("Sent")), align="right", most=0.13),
        Column(book.text(N_("Not delivered")), align="right", most=0.15),
        Column(book.text(C_("answers", "Complete")), align="right", most=0.14),
        Column(book.text(N_("Response")), align="right", most=0.14),
        Column(book.text(C_("answers", "Expected")), align="right", most=0.14),
    )
    rows = []
    for entry in waves.values():
        source = book.view.collection.find(entry.wave.collection)
        when = day_text(book, entry.wave.end or entry.wave.start)
        rows.append(
            Row(
                (
                    cell(source.name if source else NO_VALUE, when),
                    plain(book.number(entry.wave.sent), align="right"),
                    plain(book.number(entry.wave.undeliverable), align="right"),
                    plain(book.number(entry.complete), align="right"),
                    plain(book.language.percent(entry.rate), paper.TABLE.strong(), "right"),
                    plain(book.number(entry.expected), align="right"),
                )
            )
        )
    note = N_(
        "A high response alone does not make a picture fair, nor a low one unfair: compare early and late answers."
    )
    head = heading(book.text(N_("How the rounds were answered")))
    return [head, Table(columns, rows, before=8), small(book.text(note))]


def _answers(book: Book) -> list[Block]:
    """Say how many answers came of those expected, whether late ones differ, and what weighting does."""
    view, language = book.view, book.language
    blocks: list[Block] = []
    for row in view.collection:
        came = view.of(received).get(row.id)
        if came is not None and came.received != 0:
            said = received_text(view, row, language)
            blocks.append(small(book.text(N_("{source}: {words}"), source=row.name, words=said), before=4))
    for reading in view.of(current).values():
        metric = view.metrics.find(reading.measurement.metric)
        if metric is None:
            continue
        parts = (
            late_text(view, metric, reading.measurement, language),
            weighted_text(view, metric, reading.measurement, language),
        )
        words = " ".join(part for part in parts if part)
        if words:
            blocks.append(small(book.text(N_("{metric}: {words}"), metric=metric.name, words=words), before=4))
    return [heading(book.text(N_("How far the answers can be trusted"))), *blocks] if blocks else []
