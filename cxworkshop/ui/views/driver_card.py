"""What drives a score: one driver analysis in plain words, with its matrix to look at."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from cxworkshop.language import N_, Language, Message
from cxworkshop.method.figures.improvements import DriverFigures, RunFigures
from cxworkshop.programme.evidence import interval_words, run_note, run_points, run_title
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.charts.drivers import DriverChart
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, button, column, label, row
from cxworkshop.ui.views.matrix import MatrixPlot

PLOT_HEIGHT, PLOT_WIDTH = 320, 380


def driver_card(desk: Desk, run: RunFigures) -> Card:
    """Make the card of one analysis; its record opens beside it."""
    theme = desk.theme
    card = Card(theme, run_title(run, desk.view(), desk.language))
    assert card.header is not None
    card.header.addWidget(
        button(theme, desk.text(N_("Open")), partial(desk.open_sheet, ("drivers", run.run.id)), "link")
    )
    beside = row(spacing=16, theme=theme)
    card.pad(12, 12, 16, 12).addLayout(beside)
    points = run_points(run)
    if points is not None:
        plot = MatrixPlot(desk, movable=False)
        plot.setFixedHeight(theme.px(PLOT_HEIGHT))
        plot.setMaximumWidth(theme.px(PLOT_WIDTH))
        plot.show_points(points)
        beside.addWidget(plot, 1)
    words: QVBoxLayout = column(spacing=6, theme=theme)
    for entry in sorted(run.drivers, key=lambda entry: -(entry.share or 0)):
        words.addWidget(label(theme, driver_text(entry, run, desk.language), "table", wrap=True))
    words.addWidget(label(theme, run_note(run, desk.language), "caption", "text2", wrap=True))
    words.addStretch(1)
    beside.addLayout(words, 1)
    chart = DriverChart(run)
    if chart.drivers():
        view = ChartView(desk)
        view.show_chart(chart, run_title(run, desk.view(), desk.language), run_note(run, desk.language))
        card.body.addWidget(view)
    return card


def driver_text(entry: DriverFigures, run: RunFigures, language: Language) -> str:
    """Say how closely a driver goes together with the score, with the interval, and its share where that is known."""
    name, value = entry.driver.name, language.number(entry.driver.correlation, 2)
    if entry.driver.correlation is None:
        return language.text(N_("{driver}: no number yet."), driver=name)
    if entry.interval is None:
        return language.text(N_("{driver}: correlation {value}."), driver=name, value=value)
    interval = interval_words(entry, language)
    explained = sum(other.share or 0 for other in run.drivers)
    if entry.share is None or run.reason is not None or not explained:
        words: Message = N_("{driver}: correlation {value} ({interval}).")
        return language.text(words, driver=name, value=value, interval=interval)
    share = language.percent(entry.share / explained)
    words = N_("{driver}: {share} of what is explained, correlation {value} ({interval}).")
    return language.text(words, driver=name, share=share, value=value, interval=interval)
