"""How firm the ranking is: in a sentence, and in two small tables."""

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cxworkshop.language import C_, N_, NO_VALUE
from cxworkshop.method.figures.segments import Ranking, ranking
from cxworkshop.model.project import Project
from cxworkshop.model.segments import Criterion, Segment
from cxworkshop.programme.choices import criterion_name
from cxworkshop.programme.rankings import Tipping, firmness_text, tipping_text, tippings
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, label
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.tablemodel import Column
from cxworkshop.ui.views.marks import draw_bar
from cxworkshop.ui.views.tiling import Tiles

MOST_ROWS = 8


class FirmnessCard(Card):
    """Tell whether another mix of weights would give another winner."""

    def __init__(self, desk: Desk) -> None:
        """Make sentence and tables."""
        super().__init__(desk.theme, desk.text(N_("How firm is the ranking?")))
        self._desk = desk
        self._ranking: Ranking = desk.view().of(ranking)
        self._tippings: dict[str, Tipping] = {}
        self.sentence = label(desk.theme, "", "body", wrap=True)
        inside = self.pad(spacing=12)
        inside.addWidget(self.sentence)
        self.firsts = self._table(
            "segments",
            desk.text(N_("How often each segment comes first")),
            [
                Column(title=C_("place in an order", "Rank"), width=64, text=self._rank, align="right"),
                Column(title=N_("Segment"), text=lambda segment: segment.name),
                Column(title=N_("First in"), width=150, text=self._first, draw=self._draw_first, help=FIRST_HELP),
            ],
            rows=self._ordered,
        )
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
        for table in (self.firsts, self.weights):
            table.setVisible(bool(self._ranking.leaders))
            table.refresh()

    def _table(self, collection: str, name: str, columns: list[Column], rows: Any = None) -> EditableTable:
        table = EditableTable(self._desk, collection, columns, name=name, rows=rows)
        table.has_doors = False
        table.fit(most=MOST_ROWS)
        return table

    def _ordered(self, project: Project) -> list[Segment]:
        order = self._ranking.ordered()
        known = set(order)
        late = [segment for segment in project.segments if segment.id not in known]
        return [*project.segments.of(order), *late]

    def _rank(self, segment: Segment) -> str:
        figures = self._ranking.segments.get(segment.id)
        return self._desk.language.number(figures.rank if figures else None)

    def _first(self, segment: Segment) -> str:
        figures = self._ranking.segments.get(segment.id)
        return NO_VALUE if figures is None else self._desk.language.percent(figures.first) or NO_VALUE

    def _draw_first(self, painter: QPainter, rect: QRectF, segment: Segment) -> None:
        theme, px = self._desk.theme, self._desk.px
        figures = self._ranking.segments.get(segment.id)
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("text"))
        words = QRectF(rect.x(), rect.y(), px(50), rect.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, self._first(segment))
        if figures is not None and figures.first is not None:
            left = words.right() + px(8)
            bar = QRectF(left, rect.center().y() - px(5), max(0.0, rect.right() - left), px(10))
            draw_bar(painter, theme, bar, figures.first, "accent" if figures.rank == 1 else "data5")

    def _now(self, criterion: Criterion) -> str:
        found = self._tippings.get(criterion.id)
        return self._desk.language.percent(found.now if found else None)

    def _tie(self, criterion: Criterion) -> str:
        found = self._tippings.get(criterion.id)
        return self._desk.language.percent(found.tie if found else None)


FIRST_HELP = N_("In how many mixes the segment comes first when every weight is halved, kept and doubled.")
TIE_HELP = N_("The share of the weight at which the first two segments are even; a dash where no share does that.")
