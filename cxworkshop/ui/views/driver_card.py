"""What drives a score: one driver analysis in plain words, with its matrix to look at."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.language import N_, Language, Message
from cxworkshop.method.figures.drivers import DriverFigures, RunFigures
from cxworkshop.programme.evidence import chance_of, interval_words, run_note, run_points, run_title, share_bounds
from cxworkshop.programme.values import WITH_INTERVAL_ONLY
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.charts.drivers import DriverChart
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, button, column, label, row
from cxworkshop.ui.views.choice import Choice
from cxworkshop.ui.views.matrix import VALUES, MatrixPlot

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
    if run_points(run) is not None or run_points(run, True) is not None:
        beside.addWidget(DriverMatrix(desk, run), 1)
    words: QVBoxLayout = column(spacing=6, theme=theme)
    for number, entry in sorted(enumerate(run.drivers, 1), key=lambda each: -(each[1].derived or 0)):
        # numbered as in the matrix, where not every name finds room
        said = (desk.language.number(number), driver_text(entry, run, desk.language), chance_of(entry, desk.language))
        words.addWidget(label(theme, " ".join(part for part in said if part), "table", wrap=True))
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
    share, bounds = language.percent(entry.share / explained), share_bounds(entry, run, language)
    if bounds:
        share = language.text(WITH_INTERVAL_ONLY, value=share, interval=bounds)
    words = N_("{driver}: {share} of what is explained, correlation {value} ({interval}).")
    return language.text(words, driver=name, share=share, value=value, interval=interval)


class DriverMatrix(QWidget):
    """Place the drivers by importance and performance; importance as customers state it, or as the score derives it."""

    def __init__(self, desk: Desk, run: RunFigures) -> None:
        """Show stated importance where there is some, else the derived one."""
        super().__init__()
        self.run = run
        layout = column(self, spacing=8, theme=desk.theme)
        self.setMaximumWidth(desk.px(PLOT_WIDTH))
        kinds = [kind for kind in (False, True) if run_points(run, kind) is not None]
        names = {False: desk.text(N_("as customers state it")), True: desk.text(N_("as the score derives it"))}
        offers = [(kind, names[kind]) for kind in kinds]
        self.choice = Choice(desk.theme, desk.text(N_("Importance on the axis")), offers, kinds[0])
        self.choice.box.setToolTip(
            desk.text(N_("What customers call important is often all of it; what goes with their score tells more."))
        )
        self.choice.setVisible(len(kinds) > 1)
        self.choice.box.currentIndexChanged.connect(self._show)
        layout.addWidget(self.choice)
        self.plots = {kind: self._plot(desk, kind) for kind in kinds}
        for plot in self.plots.values():
            layout.addWidget(plot)
        self._show()

    def _plot(self, desk: Desk, derived: bool) -> MatrixPlot:
        plot = MatrixPlot(desk, values=N_("performance {x}") if derived else VALUES, movable=False)
        plot.setFixedHeight(desk.px(PLOT_HEIGHT))
        points = run_points(self.run, derived)
        if points is not None:
            plot.show_points(points)
        return plot

    def _show(self) -> None:
        for kind, plot in self.plots.items():
            plot.setVisible(kind == self.choice.box.currentData())
