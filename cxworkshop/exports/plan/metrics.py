"""Step 3: every metric with its definition, where it stands today, and who answers for it."""

from collections.abc import Iterator, Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.plan.book import (
    AMBER_SMALL,
    Book,
    coded_group,
    decision_block,
    heading,
    nothing,
    owner_cell,
    plain,
    small,
    title,
)
from cxworkshop.exports.tables import Column, Entry, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import N_, NO_VALUE
from cxworkshop.method.catalogue import customers_say
from cxworkshop.method.figures.metrics import ByAccount, by_account, metrics_of
from cxworkshop.method.readings import current, latest, source_of
from cxworkshop.model.metrics import RELATIONSHIP, Metric
from cxworkshop.model.project import code
from cxworkshop.programme.choices import QUALITY, label, method_name, quality_name
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.steps import STEPS
from cxworkshop.programme.survey_words import AT_RISK, NO_ANSWER, company_sentences
from cxworkshop.programme.values import certainty_text, short_text

RELATIONSHIP_NAME = N_("The relationship as a whole")
UNKNOWN_EXPERIENCE = N_("No experience named")


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    step = STEPS[2]
    blocks = title(book.text(step.title), "metrics", lead=book.text(step.question))
    if not book.view.metrics:
        words = N_("No metric yet. Here will stand what is counted or asked, where it stands today, and its margin.")
        return [*blocks, nothing(book.text(words))]
    return [*blocks, decision_block(book, 3), _table(book), *_balance(book), *_companies(book)]


def groups_of(book: Book) -> list[tuple[str, str, tuple[Metric, ...]]]:
    """Give code, name and metrics of each experience, the relationship first, in order."""
    of = book.view.of(metrics_of)
    known = {row.id for row in book.view.experiences}
    found = []
    if RELATIONSHIP in of:
        found.append(("", book.text(RELATIONSHIP_NAME), of[RELATIONSHIP]))
    for row in book.view.experiences:
        if row.id in of:
            found.append((code(book.view, "experiences", row.id), row.name or NO_VALUE, of[row.id]))
    rest = tuple(m for m in book.view.metrics if m.experience not in known and m.experience != RELATIONSHIP)
    if rest:
        found.append(("", book.text(UNKNOWN_EXPERIENCE), rest))
    return found


def _table(book: Book) -> Block:
    columns = (
        Column(book.text(N_("Metric")), share=1.5),
        Column(book.text(N_("Today")), share=0.62),
        Column(book.text(N_("If it gets worse")), share=0.85),
        Column(book.text(N_("Owner")), most=0.17),
    )
    entries: list[Entry] = []
    for code_, name, metrics in groups_of(book):
        entries.append(coded_group(book, code_, name))
        entries += [_row(book, metric) for metric in metrics]
    return Table(columns, entries, before=16)


def _row(book: Book, metric: Metric) -> Row:
    reading = book.view.of(current).get(metric.id)
    estimate = reading.estimate if reading else None
    today = short_text(metric, estimate, book.language)
    certainty = certainty_text(metric, estimate, book.language)
    return Row(
        (
            Stack(*_named(book, metric)),
            Stack(
                Text(today, style=paper.TABLE.strong()),
                Text(
                    certainty, style=paper.SMALL if estimate and estimate.value is not None else AMBER_SMALL, before=1
                ),
            ),
            plain(metric.if_worse),
            owner_cell(book, metric.owner),
        )
    )


def _named(book: Book, metric: Metric) -> Iterator[Block]:
    """Give a metric's name, kind and definition."""
    yield Text(metric.name or NO_VALUE, style=paper.TABLE)
    parts = [
        book.text(_kind(metric)) if metric.class_ else "",
        method_name(metric.method, book.language) if metric.method != "CUSTOM" else "",
        label(Metric, "direction", "lower", book.language) if metric.direction == "lower" else "",
    ]
    yield Text(" · ".join(part for part in parts if part), style=paper.SMALL, before=1)
    definition = metric.definition or metric.numerator
    if definition:
        yield Text(definition, style=paper.SMALL.tinted(paper.TEXT2), before=1)
    else:
        yield Text(book.text(N_("Definition missing")), style=AMBER_SMALL, before=1)


def _kind(metric: Metric) -> str:
    return N_("Customers say") if customers_say(metric.class_) else N_("We count")


def _balance(book: Book) -> list[Block]:
    """Say how many metrics customers answer, how many are counted, and which qualities nothing measures."""
    view = book.view
    said = sum(customers_say(metric.class_) for metric in view.metrics)
    words = book.text(
        N_("Customers answer {said} of the {all} metrics, {counted} are counted. Intervals at {level}."),
        said=book.number(said),
        all=book.number(len(view.metrics)),
        counted=book.number(len(view.metrics) - said),
        level=book.language.percent(view.constants.conf_level),
    )
    measured = {quality for metric in view.metrics for quality in metric.qualities}
    blind = [quality_name(name, book.language) for name in QUALITY if name not in measured]
    if blind and measured:
        gap = book.text(N_("No metric looks at: {qualities}."), qualities=book.language.listed(blind))
        words = f"{words} {gap}"
    return [small(words, before=8)]


def _companies(book: Book) -> list[Block]:
    """List customer companies where their answers carry names, as they were told; elsewhere only their mean."""
    view = book.view
    blocks: list[Block] = []
    newest = [reading.measurement for reading in view.of(latest).values()]
    everybody = {measurement.metric for measurement in newest if not measurement.segments}
    listed: set[str] = set()
    order = {metric.id: place for place, metric in enumerate(view.metrics)}
    for measurement in sorted(newest, key=lambda one: order.get(one.metric, len(order))):
        source, metric = source_of(view, measurement.origin), view.metrics.find(measurement.metric)
        result = view.of(by_account).get(measurement.id)
        # the sum of all says what its segments say
        if metric is None or result is None or (measurement.segments and metric.id in everybody):
            continue
        named = result.accounts and source is not None and source.attribution == "attributed"
        if named and source is not None and (source.id not in listed or measurement.segments):
            listed.add(source.id)
            blocks += _company_table(book, metric, result)
        elif result.value is not None:
            words = " ".join(company_sentences(metric, result, book.language))
            blocks.append(small(book.text(N_("{metric}: {words}"), metric=metric.name, words=words), before=8))
    return blocks


def _company_table(book: Book, metric: Metric, result: ByAccount) -> list[Block]:
    columns = (
        Column(book.text(N_("Company")), share=1),
        Column(book.text(N_("Answers")), align="right", most=0.14),
        Column(book.text(N_("Mean")), align="right", most=0.14),
        Column(book.text(N_("Roles")), share=1),
        Column("", share=0.7),
    )
    rows = [
        Row(
            (
                plain(entry.account.label),
                plain(book.number(entry.answers), align="right"),
                plain(book.number(entry.mean, 1), align="right"),
                plain(", ".join(entry.roles)),
                Text(_company_mark(book, entry.at_risk, entry.silent), style=paper.TABLE.strong().tinted(paper.WARN)),
            )
        )
        for entry in result.accounts
    ]
    head = heading(book.text(N_("Company by company: {metric}"), metric=metric.name))
    note = N_("These answers carry names. Each company weighs the same.")
    return [head, small(_company_score(book, metric, result), before=2, keep=True), Table(columns, rows, before=6),
            small(book.text(note))]  # fmt: skip


def _company_mark(book: Book, at_risk: bool, silent: bool) -> str:
    if silent:
        return book.text(NO_ANSWER)
    return book.text(AT_RISK) if at_risk else ""


def _company_score(book: Book, metric: Metric, result: ByAccount) -> str:
    """Say the score in which each company weighs the same, with its interval."""
    if result.value is None:
        return reason_text(result.reason, book.language)
    return " ".join(company_sentences(metric, result, book.language))
