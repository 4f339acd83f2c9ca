"""Series of readings as charts, with what is chance and what is a signal."""

from cxworkshop.exports import paper
from cxworkshop.exports.charts.trends import TrendBlock
from cxworkshop.exports.layout import Block, Drawing, Stack
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import Book, heading
from cxworkshop.exports.shapes import diamond, measure_line, write
from cxworkshop.exports.text import Text
from cxworkshop.language import N_
from cxworkshop.method.figures.targets import series_key_of
from cxworkshop.method.readings import current, series_key
from cxworkshop.programme.charts import Lines, trends
from cxworkshop.programme.values import sign_text


def series(book: Book) -> list[Block]:
    """Draw the series that a target is about, and the one that speaks for each metric today."""
    view = book.view
    wanted = {series_key_of(target) for target in view.targets}
    wanted |= {series_key(reading.measurement) for reading in view.of(current).values()}
    charts = [chart for chart in trends(view) if (chart.metric.id, chart.segments) in wanted]
    if not charts:
        return []
    blocks: list[Block] = [heading(book.text(N_("How the numbers have moved"))), _trend_key(book)]
    for chart in charts:
        blocks.append(
            Stack(Text(_trend_title(book, chart), style=paper.H3), TrendBlock(chart, book.language), before=10)
        )
    return blocks


def _trend_title(book: Book, chart: Lines) -> str:
    names = [segment.name for segment in book.view.segments.of(chart.segments)]
    unit = sign_text(chart.metric, book.language)
    name = book.text(N_("{metric}, {unit}"), metric=chart.metric.name, unit=unit) if unit else chart.metric.name
    if not names:
        return name
    return book.text(N_("{metric}: {segments}"), metric=name, segments=book.language.listed(names))


def _trend_key(book: Book) -> Block:
    """Explain the lines."""
    limits = book.text(N_("limits of chance"))
    signal = book.text(N_("a reading beyond chance"))
    plan = book.text(N_("way to the target"))

    def draw(pen: Pen, x: float, y: float, width: float) -> None:
        base = y + 10
        pen.line((x, base - 3), (x + 18, base - 3), 0.6, paper.TEXT3, (3, 2))
        x = key_words(pen, x + 23, base, limits)
        diamond(pen, x + 4, base - 3, 4.2, paper.SURFACE, paper.BAD)
        pen.circle(x + 4, base - 3, 1.5, fill=paper.BAD)
        x = key_words(pen, x + 13, base, signal)
        pen.line((x, base - 3), (x + 18, base - 3), 1.3, paper.ACCENT, (3, 3))
        key_words(pen, x + 23, base, plan)

    return Drawing(14, draw, before=6, keep=True)


def key_words(pen: Pen, x: float, base: float, words: str) -> float:
    """Write the words of a sign in a key and give where the next one goes."""
    write(pen, x, base, words, paper.SMALL)
    return x + measure_line(words, paper.SMALL) + 16
