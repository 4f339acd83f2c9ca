"""Step 5: how good, by when, who answers for it, and whether a change of that size could be seen."""

from collections.abc import Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.charts.tracks import TrackBlock
from cxworkshop.exports.layout import Block, Drawing, Stack
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import (
    AMBER,
    AMBER_SMALL,
    Book,
    coded_group,
    date_cell,
    decision_block,
    heading,
    nothing,
    owner_cell,
    small,
    title,
)
from cxworkshop.exports.plan.metrics import groups_of
from cxworkshop.exports.plan.series import key_words, series
from cxworkshop.exports.shapes import flag
from cxworkshop.exports.tables import Column, Entry, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_, NO_VALUE, NP_, Message
from cxworkshop.method.figures.targets import TargetFigures, target_figures
from cxworkshop.method.readings import Reading, current
from cxworkshop.model.metrics import Metric
from cxworkshop.model.targets import Target
from cxworkshop.programme.charts import track
from cxworkshop.programme.choices import BASIS, LIGHT, word
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.steps import STEPS
from cxworkshop.programme.survey_words import target_change_text
from cxworkshop.programme.values import certainty_text, difference_text, short_text, value_text

VERDICTS: dict[str, Message] = {
    "below_noise": N_("The change is smaller than what two rounds can tell from chance."),
    "weak": N_("A change of this size may be missed."),
    "detectable": N_("A change of this size can be seen."),
}


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    step = STEPS[4]
    blocks = title(book.text(step.title), "targets", lead=book.text(step.question))
    if not book.view.targets:
        words = N_("No target yet. Here will stand how good each metric shall be, by when, and who answers for it.")
        return [*blocks, nothing(book.text(words)), *series(book)]
    return [*blocks, decision_block(book, 5), _key(book), _table(book), *_ladder(book), *series(book)]


def _table(book: Book) -> Block:
    columns = (
        Column(book.text(N_("Metric")), share=1),
        Column(book.text(N_("Today")), align="right", most=0.12),
        Column(book.text(N_("Target")), align="right", most=0.13),
        Column(book.text(N_("Way to go")), most=0.17),
        Column(book.text(C_("deadline", "By")), most=0.14),
        Column(book.text(N_("Owner")), most=0.16),
    )
    return Table(columns, list(_entries(book)), before=8)


def _entries(book: Book) -> Sequence[Entry]:
    entries: list[Entry] = []
    for code, name, metrics in groups_of(book):
        rows = [_row(book, metric, target) for metric in metrics for target in _targets_of(book, metric)]
        rows += [_no_target(book, metric) for metric in metrics if not _targets_of(book, metric)]
        entries += [coded_group(book, code, name, _ratings(book, metrics[0].experience)), *rows]
    return entries


def _ratings(book: Book, id: str) -> str:
    """Say how much an experience matters and how well it is done."""
    row = book.view.experiences.find(id)
    if row is None or row.importance.value is None or row.performance.value is None:
        return ""
    words = N_("Importance {importance} · performance {performance}")
    values = {"importance": row.importance.value, "performance": row.performance.value}
    return book.text(words, **{name: book.number(value, 1) for name, value in values.items()})


def _targets_of(book: Book, metric: Metric) -> list[Target]:
    return [target for target in book.view.targets if target.metric == metric.id]


def _row(book: Book, metric: Metric, target: Target) -> Row:
    details = book.view.of(target_figures)[target.id]
    return Row(
        (
            Stack(
                Text(metric.name or NO_VALUE, style=paper.TABLE),
                *_whose(book, target),
                *_verdict(book, target, details),
            ),
            _today(book, metric, target, details),
            _goal(book, metric, target),
            TrackBlock(track(book.view, target)),
            date_cell(book, target.target_date) if target.kind != "monitor only" else Text(NO_VALUE, style=paper.TABLE),
            owner_cell(book, target.owner),
        )
    )


def _whose(book: Book, target: Target) -> list[Block]:
    """Name the segments that a target is about; nothing where it is about all."""
    names = [segment.name for segment in book.view.segments.of(target.segments)]
    return [Text(book.language.listed(names), style=paper.SMALL, before=1)] if names else []


def _today(book: Book, metric: Metric, target: Target, details: TargetFigures) -> Block:
    if details.now is None:
        return Text(value_text(metric, target.baseline_value, book.language), style=paper.TABLE, align="right")
    return _reading(book, metric, details.now)


def _reading(book: Book, metric: Metric, reading: Reading | None) -> Block:
    """Write a reading's value, or why there is none."""
    estimate = reading.estimate if reading else None
    value = Text(short_text(metric, estimate, book.language), style=paper.TABLE, align="right")
    if estimate is not None and estimate.value is not None:
        certainty = certainty_text(metric, estimate, book.language)
        return Stack(value, Text(certainty, style=paper.SMALL, align="right", before=1)) if certainty else value
    why = reason_text((estimate.reason if estimate else None) or "no_number", book.language)
    return Stack(value, Text(why, style=paper.SMALL, align="right"))


def _goal(book: Book, metric: Metric, target: Target) -> Block:
    if target.kind == "monitor only":
        return Text(book.text(N_("Monitor")), style=paper.TABLE, align="right")
    if target.target is None:
        return Text(book.text(N_("Target missing")), style=AMBER, align="right")
    return Text(value_text(metric, target.target, book.language), style=paper.TABLE.strong(), align="right")


def _verdict(book: Book, target: Target, details: TargetFigures) -> list[Block]:
    """Say how the target stands today, and whether a change of its size could be seen."""
    lines: list[Block] = []
    if details.light is not None and details.light.colour != "grey" and _moved(details):
        words = word(LIGHT, details.light.colour, book.language)
        if details.light.indistinct:
            words = book.text(N_("{light} (not to be told from the plan)"), light=words)
        lines.append(Text(words, style=AMBER_SMALL if details.light.colour == "amber" else paper.SMALL, before=1))
    moved = target_change_text(book.view, target, book.language)
    if moved:
        lines.append(Text(moved, style=paper.SMALL, before=1))
    if target.kind in ("monitor only", "hold"):
        kind = N_("We follow it, without a number to reach.") if target.kind == "monitor only" else N_("To be held.")
        return [*lines, Text(book.text(kind), style=paper.SMALL, before=1)]
    if details.verdict is not None:
        style = paper.SMALL if details.verdict == "detectable" else AMBER_SMALL
        lines.append(Text(book.text(VERDICTS[details.verdict]), style=style, before=1))
    elif details.value is not None and target.target is not None:
        lines.append(Text(book.text(N_("Judged with the control chart.")), style=paper.SMALL, before=1))
    return lines


def _moved(details: TargetFigures) -> bool:
    """Tell whether there is a reading after the one that the target starts from."""
    return bool(details.now and details.baseline and details.now.measurement.id != details.baseline.measurement.id)


def _no_target(book: Book, metric: Metric) -> Row:
    empty = Text(NO_VALUE, style=paper.TABLE)
    return Row(
        (
            Text(metric.name or NO_VALUE, style=paper.TABLE),
            _reading(book, metric, book.view.of(current).get(metric.id)),
            Text(book.text(N_("No target")), style=AMBER, align="right"),
            TrackBlock(None),
            empty,
            empty,
        )
    )


def _key(book: Book) -> Block:
    """Explain the signs of the track."""
    today, target = book.text(N_("today")), book.text(N_("target"))
    least = book.text(N_("least that we accept"))
    note = book.text(N_("Right is always better."))

    def draw(pen: Pen, x: float, y: float, width: float) -> None:
        base = y + 10
        pen.circle(x + 4, base - 3, 4, fill=paper.SURFACE, colour=paper.TEXT2, weight=1.7)
        x = key_words(pen, x + 13, base, today)
        flag(pen, x, base + 1, 12, paper.TEXT)
        x = key_words(pen, x + 11, base, target)
        pen.line((x, base - 5), (x, base - 1), 1.0, paper.TEXT2)
        x = key_words(pen, x + 6, base, least)
        key_words(pen, x, base, note)

    return Drawing(14, draw, before=14, keep=True)


def _ladder(book: Book) -> list[Block]:
    """Show minimum, target and stretch with what they rest on, and how much change could be seen."""
    rows = [row for target in book.view.targets if (row := _ladder_row(book, target)) is not None]
    if not rows:
        return []
    columns = (
        Column(book.text(N_("Metric")), share=1),
        Column(book.text(N_("Minimum")), align="right", most=0.13),
        Column(book.text(N_("Target")), align="right", most=0.13),
        Column(book.text(N_("Stretch")), align="right", most=0.13),
        Column(book.text(N_("Change that can be seen")), most=0.19),
        Column(book.text(N_("Rests on")), share=0.8),
    )
    note = N_(
        "The first change is just beyond chance between two such rounds; the second is found in {power} of cases."
    )
    power = book.language.percent(book.view.constants.power)
    head = heading(book.text(N_("The ladder, and what can be seen")))
    return [head, Table(columns, rows, before=8), small(book.text(note, power=power))]


def _ladder_row(book: Book, target: Target) -> Row | None:
    details = book.view.of(target_figures)[target.id]
    metric = details.metric
    if metric is None or target.kind == "monitor only" or target.target is None:
        return None
    steps = [
        Text(value_text(metric, value, book.language), style=paper.TABLE, align="right")
        for value in (target.minimum, target.target, target.stretch)
    ]
    return Row(
        (
            Stack(Text(metric.name, style=paper.TABLE), *_whose(book, target)),
            *steps,
            Stack(*_visible(book, metric, details)),
            Stack(
                Text(word(BASIS, target.basis, book.language) or NO_VALUE, style=paper.TABLE),
                *([Text(target.basis_note, style=paper.SMALL, before=1)] if target.basis_note else []),
            ),
        )
    )


def _visible(book: Book, metric: Metric, details: TargetFigures) -> list[Block]:
    if details.significant is None or details.seen is None:
        return [Text(book.text(N_("see the control chart")), style=paper.SMALL)]
    lines: list[Block] = [
        Text(difference_text(metric, details.significant, book.language), style=paper.TABLE),
        Text(difference_text(metric, details.seen, book.language), style=paper.SMALL, before=1),
    ]
    if details.people is not None:
        words = NP_("reached when one customer moves a step", "reached when {n} customers move a step")
        lines.append(Text(book.plural(words, details.people), style=paper.SMALL, before=1))
    return lines
