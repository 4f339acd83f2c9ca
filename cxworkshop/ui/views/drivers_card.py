"""What drives a score, as a chart: correlations with their intervals beside their shares of what is explained."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.language import N_
from cxworkshop.method.figures.improvements import RunFigures, driver_figures
from cxworkshop.programme.messages import reason_text
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.charts.drivers import DriverChart
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, column, empty, label
from cxworkshop.ui.views.driver_card import driver_text, run_note, run_title


class DriversCard(Card):
    """Show every driver analysis of the project; hidden while there is none."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk.theme, desk.text(N_("How closely drivers and score go together")))
        self.desk = desk
        self.views: list[ChartView] = []
        self._shown: list[RunFigures] | None = None
        self._list: QVBoxLayout = self.pad(spacing=16)
        self.hide()

    def refresh(self) -> None:
        """Show the analyses as they are now."""
        runs = list(self.desk.view().of(driver_figures).values())
        self.setVisible(bool(runs))
        if runs == self._shown:
            return
        self._shown = runs
        self.views = []
        empty(self._list)
        for run in runs:
            self._list.addWidget(self._block(run))

    def busy(self) -> bool:
        """Tell whether a chart is still being drawn."""
        return any(view.busy() for view in self.views)

    def _block(self, run: RunFigures) -> QWidget:
        desk, theme = self.desk, self.desk.theme
        made = QWidget()
        body = column(made, spacing=4, theme=theme)
        title = run_title(run, desk.view(), desk.language)
        body.addWidget(label(theme, title, "body_strong", wrap=True))
        view = ChartView(desk)
        chart = DriverChart(run)
        if chart.drivers():
            said = " ".join(driver_text(one, run, desk.language) for one, _ in chart.drivers())
            view.show_chart(chart, title, said)
        else:
            why = reason_text(run.reason or "no_number", desk.language)
            view.show_chart(None, title, desk.text(N_("No chart: {why}."), why=why))
        body.addWidget(view)
        body.addWidget(label(theme, run_note(run, desk.language), "caption", "text2", wrap=True))
        self.views.append(view)
        return made
