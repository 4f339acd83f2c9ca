"""How firm the ranking is: in a sentence, as bars, and what each criterion weighs."""

from cxworkshop.language import N_
from cxworkshop.method.figures.segments import Ranking, ranking
from cxworkshop.model.segments import Criterion
from cxworkshop.programme.choices import criterion_name
from cxworkshop.programme.rankings import Tipping, firmness_text, tipping_text, tippings
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.charts.stability import show_stability
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, label
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.tablemodel import Column
from cxworkshop.ui.views.tiling import Tiles

MOST_ROWS = 8


class FirmnessCard(Card):
    """Tell whether another mix of weights would give another winner."""

    def __init__(self, desk: Desk) -> None:
        """Make sentence, chart and table."""
        super().__init__(desk.theme, desk.text(N_("How firm is the ranking?")))
        self._desk = desk
        self._ranking: Ranking = desk.view().of(ranking)
        self._tippings: dict[str, Tipping] = {}
        self.sentence = label(desk.theme, "", "body", wrap=True)
        inside = self.pad(spacing=12)
        inside.addWidget(self.sentence)
        self.firsts = ChartView(desk)
        self.weights = self._table(
            "criteria",
            desk.text(N_("What each criterion weighs")),
            [
                Column(title=N_("Criterion"), text=lambda one: criterion_name(one, desk.language)),
                Column(title=N_("Weight now"), width=100, text=self._now, align="right"),
                Column(title=N_("First two tie at"), width=120, text=self._tie, align="right", help=TIE_HELP),
            ],
        )
        tiles = Tiles(desk.theme, least=360, most=2)
        tiles.set_tiles([self.firsts, self.weights])
        inside.addWidget(tiles)
        self.refresh()

    def refresh(self) -> None:
        """Show the figures as they are now."""
        view, language = self._desk.view(), self._desk.language
        self._ranking = view.of(ranking)
        self._tippings = {one.criterion.id: one for one in tippings(view)}
        said = " ".join(part for part in (firmness_text(view, language), tipping_text(view, language)) if part)
        self.sentence.setText(said)
        for part in (self.firsts, self.weights):
            part.setVisible(bool(self._ranking.leaders))
        show_stability(self.firsts)
        self.weights.refresh()

    def busy(self) -> bool:
        """Tell whether the bars are still to be drawn."""
        return self.firsts.isVisible() and self.firsts.busy()

    def _table(self, collection: str, name: str, columns: list[Column]) -> EditableTable:
        table = EditableTable(self._desk, collection, columns, name=name)
        table.has_doors = False
        table.fit(most=MOST_ROWS)
        return table

    def _now(self, criterion: Criterion) -> str:
        found = self._tippings.get(criterion.id)
        return self._desk.language.percent(found.now if found else None)

    def _tie(self, criterion: Criterion) -> str:
        found = self._tippings.get(criterion.id)
        return self._desk.language.percent(found.tie if found else None)


TIE_HELP = N_("The share of the weight at which the first two segments are even; a dash where no share does that.")
