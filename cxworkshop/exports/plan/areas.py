"""Step 6, first half: which problems matter most, what drives the score, which remedies pay."""

from collections.abc import Iterator, Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.charts.bars import MOST_BARS, BarsBlock
from cxworkshop.exports.charts.matrices import MatrixBlock
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.plan.book import Book, decision_block, heading, left_out, nothing, plain, small, title
from cxworkshop.exports.shapes import ScoreBar
from cxworkshop.exports.tables import Column, Row, Table
from cxworkshop.exports.text import Text
from cxworkshop.language import C_, N_, NO_VALUE, NP_
from cxworkshop.method.figures.drivers import DriverFigures, RunFigures, driver_figures
from cxworkshop.method.figures.improvements import Stake, area_pareto, may_quote, stakes
from cxworkshop.model.improvements import Area
from cxworkshop.model.project import code
from cxworkshop.programme.charts import impact_effort, importance_performance, pareto
from cxworkshop.programme.choices import AREA_SOURCE, QUADRANT, label, word
from cxworkshop.programme.evidence import (
    chance_of,
    interval_words,
    run_note,
    run_points,
    run_title,
    share_bounds,
    stake_text,
)
from cxworkshop.programme.steps import STEPS

TITLE = N_("Improvement areas")


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    step, view = STEPS[5], book.view
    # the outline lists the step itself here, where its decision stands
    blocks = title(book.text(TITLE), "improvements", lead=book.text(step.question))
    blocks.append(decision_block(book, 6))
    if not view.areas and not view.actions and not view.drivers:
        words = N_(
            "No problem and no remedy yet. Here will stand what customers complain about most, and what drives it."
        )
        return [*blocks, nothing(book.text(words))]
    return [*blocks, *_pareto(book), *_areas(book), *_importance(book), *_drivers(book), *_effort(book)]


def _pareto(book: Book) -> list[Block]:
    chart = pareto(book.view)
    if chart is None:
        return []
    vital = sum(bar.vital for bar in chart.bars)
    words = NP_("One problem makes up most of {total} mentions.", "{n} problems make up most of {total} mentions.")
    note = book.plural(words, vital, total=book.number(chart.total))
    if len(chart.bars) > MOST_BARS:
        note += " " + book.text(N_("The chart shows the first {most}."), most=MOST_BARS)
    counts = [area.comments_n for area in book.view.areas if area.comments_n]
    if counts:
        note += " " + book.text(N_("They come from {n} comments."), n=book.number(max(counts)))
    head = heading(book.text(N_("What customers mention most")))
    return [head, Stack(BarsBlock(chart, book.language), small(note), before=8)]


def _areas(book: Book) -> list[Block]:
    """List the problems with evidence, root cause and what they may cost."""
    if not book.view.areas:
        return []
    order = [row.name for row in book.view.of(area_pareto).rows]
    areas = [*book.view.areas.of(order), *(area for area in book.view.areas if area.id not in order)]
    money = book.view.of(stakes)
    columns = (
        Column(),
        Column(book.text(N_("Problem, in customers' eyes")), share=1.25),
        Column(book.text(N_("Root cause")), share=1),
        Column(book.text(N_("Mentions")), align="right", most=0.14),
        Column(book.text(N_("Dots")), align="right", most=0.1),
        Column(book.text(N_("Decision")), most=0.15),
    )
    rows = [
        Row(
            (
                plain(code(book.view, "areas", area.id), paper.SMALL),
                Stack(*_problem(book, area, money.get(area.id))),
                plain(area.root_cause),
                plain(book.number(area.count), align="right"),
                plain(book.number(area.dots), align="right"),
                plain(label(Area, "decision", area.decision, book.language)),
            )
        )
        for area in areas
    ]
    return [heading(book.text(N_("The problems behind the numbers"))), Table(columns, rows, before=8)]


def _problem(book: Book, area: Area, stake: Stake | None) -> Iterator[Block]:
    yield Text(area.title or NO_VALUE, style=paper.TABLE.strong())
    if area.evidence and may_quote(book.view, area):
        yield Text(area.evidence, style=paper.SMALL.tinted(paper.TEXT2)._replace(font=paper.ITALIC), before=1)
    source = word(AREA_SOURCE, area.source, book.language)
    if area.source_note or source:
        yield Text(area.source_note or source, style=paper.SMALL, before=1)
    if stake is not None:
        yield Text(stake_text(stake, book.view.profile.currency, book.language), style=paper.SMALL, before=1)


def _importance(book: Book) -> list[Block]:
    chart = importance_performance(book.view)
    if chart is None:
        return []
    head = heading(book.text(N_("How much each problem matters, and how well we do")))
    note = small(
        book.text(N_("The lines stand at the means: the crosshair decides, so look where it stands.")), before=4
    )
    return [head, Stack(MatrixBlock(chart, book.language, 250), note, *left_out(book, chart), before=8)]


def _drivers(book: Book) -> list[Block]:
    blocks: list[Block] = []
    for run in book.view.of(driver_figures).values():
        blocks += _run(book, run)
    return blocks


def _correlation(book: Book, entry: DriverFigures) -> Stack:
    """Write a correlation, with its interval below it."""
    value = plain(book.number(entry.driver.correlation, 2), align="right")
    if entry.interval is None:
        return Stack(value)
    interval = interval_words(entry, book.language)
    return Stack(value, Text(interval, style=paper.SMALL, align="right", before=1))


def _named(book: Book, number: int, entry: DriverFigures) -> Stack:
    """Write a driver's name with its number in the matrix, and below it how much it is worth working on."""
    chance = chance_of(entry, book.language)
    below = [Text(chance, style=paper.SMALL, before=1)] if chance else []
    return Stack(plain(f"{book.number(number)} {entry.driver.name}"), *below)


def _run(book: Book, run: RunFigures) -> list[Block]:
    """Show one driver analysis: what goes with the outcome, and how well each is done."""
    head = heading(run_title(run, book.view, book.language))
    columns = (
        Column(book.text(N_("Driver")), share=1),
        Column(book.text(N_("Correlation")), align="right", most=0.16),
        Column(book.text(N_("Share of what is explained")), most=0.26),
        Column(book.text(N_("Importance")), align="right", most=0.15),
        Column(book.text(N_("Performance")), align="right", most=0.15),
        Column(book.text(C_("where a driver lies", "Place")), most=0.19),
    )
    explained = sum(entry.share or 0 for entry in run.drivers) or 1.0
    shown = run.reason is None
    # one column, one kind of importance
    stated = all(entry.quadrant for entry in run.drivers)
    most = max(((entry.share or 0) / explained for entry in run.drivers), default=0)
    rows = []
    for number, entry in enumerate(run.drivers, 1):
        share = (entry.share or 0) / explained if entry.share is not None and shown else None
        bar: list[Block] = [plain("")]
        if share is not None:
            bar = [ScoreBar(share, book.language.percent(share), share >= most / 2)]
            bounds = share_bounds(entry, run, book.language)
            bar += [Text(bounds, style=paper.SMALL, align="right", before=1)] if bounds else []
        rows.append(
            Row(
                (
                    _named(book, number, entry),
                    _correlation(book, entry),
                    Stack(*bar),
                    plain(book.number(entry.importance, 1), align="right"),
                    plain(book.number(entry.performance, 1), align="right"),
                    plain(word(QUADRANT, entry.quadrant if stated else entry.derived_quadrant, book.language)),
                )
            )
        )
    blocks: list[Block] = [head, Table(columns, rows, before=8), small(run_note(run, book.language))]
    chart = run_points(run, derived=not stated)
    if chart is not None:
        blocks.append(Stack(MatrixBlock(chart, book.language, 186), before=12))
    return blocks


def _effort(book: Book) -> list[Block]:
    chart = impact_effort(book.view)
    if chart is None:
        return []
    head = heading(book.text(N_("What the remedies give, and what they take")))
    note = small(book.text(N_("Filled circles belong to the plan. Ratings from 1 to 5.")), before=4)
    return [head, Stack(MatrixBlock(chart, book.language, 232), note, *left_out(book, chart), before=8)]
