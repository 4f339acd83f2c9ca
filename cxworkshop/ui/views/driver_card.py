"""What drives a score: one driver analysis in plain words, with its matrix to look at."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from cxworkshop.language import N_, NP_, Language, Message
from cxworkshop.method.figures.improvements import DriverFigures, RunFigures
from cxworkshop.method.view import View
from cxworkshop.programme.charts import Points, driver_matrix
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.values import RANGE, SIGNED_RANGE
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
    return card


def run_title(run: RunFigures, view: View, language: Language) -> str:
    """Name an analysis by the metric that it explains."""
    metric = view.metrics.find(run.run.outcome)
    if metric is None:
        return language.text(N_("What drives the score"))
    return language.text(N_("What drives {metric}"), metric=language.quote(metric.name))


def driver_text(entry: DriverFigures, run: RunFigures, language: Language) -> str:
    """Say how closely a driver goes together with the score, with the interval, and its share where that is known."""
    name, value = entry.driver.name, language.number(entry.driver.correlation, 2)
    if entry.driver.correlation is None:
        return language.text(N_("{driver}: no number yet."), driver=name)
    if entry.interval is None:
        return language.text(N_("{driver}: correlation {value}."), driver=name, value=value)
    low, high = (language.number(bound, 2) for bound in entry.interval)
    interval = language.text(SIGNED_RANGE if entry.interval.low < 0 else RANGE, low=low, high=high)
    explained = sum(other.share or 0 for other in run.drivers)
    if entry.share is None or run.reason is not None or not explained:
        words: Message = N_("{driver}: correlation {value} ({interval}).")
        return language.text(words, driver=name, value=value, interval=interval)
    share = language.percent(entry.share / explained)
    words = N_("{driver}: {share} of what is explained, correlation {value} ({interval}).")
    return language.text(words, driver=name, share=share, value=value, interval=interval)


def run_note(run: RunFigures, language: Language) -> str:
    """Say how many answers it rests on, what it explains, and what it does not prove."""
    parts = []
    if run.run.n is not None:
        parts.append(language.plural(NP_("One complete answer.", "{n} complete answers."), run.run.n))
    if run.reason is not None:
        parts.append(language.text(N_("Shares are not shown: {why}."), why=reason_text(run.reason, language)))
    elif run.r2 is not None:
        share = language.percent(run.r2)
        parts.append(language.text(N_("Together they explain {share} of the differences."), share=share))
    for one, other in run.alike:
        parts.append(language.text(N_("{one} and {other} cannot be told apart."), one=one, other=other))
    parts.append(language.text(N_("They go together with the score; that is no proof that they cause it.")))
    return " ".join(parts)


def run_points(run: RunFigures) -> Points | None:
    """Place the drivers that have both means; None without any."""
    named = [
        (entry.driver.name, entry.driver.importance, entry.driver.performance)
        for entry in run.drivers
        if entry.driver.importance is not None and entry.driver.performance is not None
    ]
    return driver_matrix(named, run.crosshair) if named and run.crosshair else None
