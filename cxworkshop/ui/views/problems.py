"""The problems: how often they are named, what the room thinks, what lies behind them, and which are acted on."""

from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from cxworkshop.language import C_, N_, NP_, Message
from cxworkshop.method.figures.drivers import RunFigures, driver_figures
from cxworkshop.method.figures.improvements import Mentions, stakes
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Area
from cxworkshop.model.project import Project, code
from cxworkshop.programme.charts import Points, importance_performance, pareto
from cxworkshop.programme.evidence import counted_text, stake_text, to_count
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Place
from cxworkshop.ui.parts import Card, button, column, empty, label, row
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.views.comments import CommentsCard
from cxworkshop.ui.views.driver_card import driver_card
from cxworkshop.ui.views.empty import EmptyState, copy_from_example, typical_rows
from cxworkshop.ui.views.improvement_words import Idea, dots_text, ideas, pareto_text
from cxworkshop.ui.views.info_line import InfoLine
from cxworkshop.ui.views.matrix import MatrixPlot
from cxworkshop.ui.views.numbers import draw_rating, moved_to, rating_text
from cxworkshop.ui.views.pair import NARROW
from cxworkshop.ui.views.pareto import ParetoChart
from cxworkshop.ui.views.unrated import Unrated, UnratedLine

RATINGS = ("importance", "performance")
SHOWN = ("title", "experience", "count", "dots", "root_cause", "decision")
MATRIX_HEIGHT = 380
MOST_IDEAS = 8
FEW = 3
"""With fewer rows than this typical ones are still offered."""


class Problems(QWidget):
    """List the improvement areas with their evidence, and show which few make up most mentions."""

    def __init__(self, desk: Desk) -> None:
        """Build the table, the charts and the ideas."""
        super().__init__()
        self.desk = desk
        self.theme = desk.theme
        self._wide = False
        self._offered: list[Idea] | None = None
        self._runs: list[RunFigures] = []
        self._counts: list[tuple[Area, Mentions]] | None = None
        page = column(self, spacing=16, theme=self.theme)
        self.start = EmptyState(
            desk,
            "message",
            desk.text(N_("What goes wrong for your customers?")),
            desk.text(N_("Write down problems, not cures, and how often you heard of each.")),
            typical_rows(desk, "areas", self._show_new),
        )
        self.start.add(copy_from_example(desk, "areas"))
        page.addWidget(self._make_table())
        page.addWidget(self.start)
        self.comments = CommentsCard(desk, self.refresh)
        page.addWidget(self.comments)
        page.addWidget(self._make_ideas())
        page.addWidget(self._make_counted())
        charts = row(spacing=16, theme=self.theme)
        charts.addWidget(self._make_pareto(), 1)
        charts.addWidget(self._make_matrix(), 1)
        page.addLayout(charts)
        self._drivers = column(spacing=16, theme=self.theme)
        page.addLayout(self._drivers)
        page.addStretch(1)
        desk.document.changed.connect(self._changed)

    def _make_table(self) -> Card:
        desk = self.desk
        self.card = Card(self.theme, desk.text(N_("Problems, in customers' eyes")), " ")
        self.table = EditableTable(
            desk,
            "areas",
            self._columns(),
            name=desk.text(N_("Improvement areas")),
            new_text=desk.text(N_("Type a new problem here")),
            rows=self._rows,
        )
        self.table.row_changed.connect(self._row_changed)
        self.table.filtered.connect(self._show_points)
        self.card.body.setContentsMargins(0, 0, 0, self.theme.px(8))
        self.card.body.addWidget(self.table)
        self.info = InfoLine(self.theme)
        self.card.body.addWidget(self.info)
        return self.card

    def _make_ideas(self) -> Card:
        self.ideas = Card(self.theme, self.desk.text(N_("Barriers on the map that no problem speaks of")))
        self._ideas = column(spacing=4, theme=self.theme)
        self.ideas.pad().addLayout(self._ideas)
        return self.ideas

    def _make_counted(self) -> Card:
        self.counted = Card(self.theme, self.desk.text(N_("Counted in the comments")))
        self._counted = column(spacing=4, theme=self.theme)
        self.counted.pad().addLayout(self._counted)
        return self.counted

    def _make_pareto(self) -> Card:
        self._pareto = Card(self.theme, self.desk.text(N_("What customers mention most")))
        inside = self._pareto.pad(16, 12, 16, 12, 8)
        self.pareto = ParetoChart(self.desk)
        self.pareto.chosen.connect(self._select)
        inside.addWidget(self.pareto)
        self._few = label(self.theme, "", "caption", "text2", wrap=True)
        inside.addWidget(self._few)
        inside.addStretch(1)
        return self._pareto

    def _make_matrix(self) -> Card:
        desk, theme = self.desk, self.theme
        self._matrix = Card(theme, desk.text(N_("Importance and performance")))
        inside = self._matrix.pad(12, 14, 12, 12, 6)
        self.plot = MatrixPlot(desk)
        self.plot.setFixedHeight(theme.px(MATRIX_HEIGHT))
        self.plot.moved.connect(self._moved)
        self.plot.ticked.connect(self._act)
        self.plot.chosen.connect(self._open)
        self.plot.reached.connect(self._reached)
        inside.addWidget(self.plot)
        inside.addWidget(self.plot.note)
        self.unrated = UnratedLine(desk)
        self.unrated.chosen.connect(self._rate)
        inside.addWidget(self.unrated)
        words = N_("The lines stand at the means: the crosshair decides, so look where it stands.")
        self._means = label(theme, desk.text(words), "caption", "text2", wrap=True)
        inside.addWidget(self._means)
        return self._matrix

    def _columns(self) -> list[Column]:
        """Give the columns; where there is room the experience and the root cause have more of it."""
        theme, language, wide = self.theme, self.desk.language, self._wide

        def rating(field: str, title: Message) -> Column:
            text = rating_text(language, field)
            return Column(
                (field,), title, 62, text=text, draw=draw_rating(theme, field, text, _is_acted_on), align="right"
            )

        return [
            Column(("title",), C_("table head", "Problem"), badge=self._badge, caption=self._stake),
            Column(("experience",), width=170 if wide else 126),
            Column(("count",), width=88, align="right"),
            Column(("dots",), width=72, align="right"),
            rating("importance", C_("table head", "Imp.")),
            rating("performance", C_("table head", "Perf.")),
            Column(("root_cause",), width=230 if wide else 140),
            Column(("decision",), width=150 if wide else 96, caption=_reason),
        ]

    # What is shown

    def fit(self, width: int, height: int) -> None:
        """Fill a room of this size."""
        wide = width >= self.theme.px(NARROW)
        if wide != self._wide:
            self._wide = wide
            self.table.set_columns(self._columns())
        self.comments.fit(width, height)

    def refresh(self) -> None:
        """Show table, charts and sentences anew."""
        view, language = self.desk.view(), self.desk.language
        self.table.refresh()
        self.table.fit()
        self.start.setVisible(len(view.areas) < FEW)
        self.info.say(dots_text(view, language))
        chart = pareto(view)
        self._pareto.setVisible(chart is not None)
        self.pareto.show_bars(chart)
        self._few.setText(pareto_text(view, language))
        self._show_matrix()
        self.comments.refresh()
        self._show_ideas(ideas(view)[:MOST_IDEAS])
        self._show_counted(to_count(view))
        self._show_drivers(list(view.of(driver_figures).values()))
        acted = sum(_is_acted_on(row) for row in view.areas)
        words = self.desk.text(N_("{n} of {all} acted on"), n=acted, all=len(view.areas)) if view.areas else ""
        self.card.aside.setText(words)

    def _show_matrix(self) -> None:
        view = self.desk.view()
        points = self._show_points()
        self._matrix.setVisible(points is not None)
        self.unrated.show_unrated(
            [
                Unrated(row.id, code(view, "areas", row.id), row.title)
                for row in view.areas
                if points and not row.catch_all and (row.importance.value is None or row.performance.value is None)
            ]
        )

    def _show_points(self) -> Points | None:
        here = self.table.current_id()
        points = importance_performance(self.desk.view(), self.table.found(), here)
        if points is not None:
            self.plot.show_points(points)
            self.plot.mark(here)
        return points

    def _show_ideas(self, some: list[Idea]) -> None:
        self.ideas.setVisible(bool(some))
        if some == self._offered:
            return
        self._offered = some
        empty(self._ideas)
        for idea in some:
            line = row(spacing=8, theme=self.theme)
            line.addWidget(label(self.theme, idea.barrier, "table", wrap=True), 1)
            made = button(self.theme, self.desk.text(N_("Add as a problem")), partial(self._take, idea), "link", "plus")
            made.setAccessibleDescription(idea.barrier)
            made.setEnabled(not self.desk.document.read_only)
            line.addWidget(made)
            self._ideas.addLayout(line)

    def _show_counted(self, some: list[tuple[Area, Mentions]]) -> None:
        """Show what the comments say beside what somebody typed, where both differ."""
        self.counted.setVisible(bool(some))
        if some == self._counts:
            return
        self._counts = some
        empty(self._counted)
        for area, found in some:
            words = counted_text(area, found, self.desk.language)
            line = row(spacing=8, theme=self.theme)
            line.addWidget(label(self.theme, words, "table", wrap=True), 1)
            use = self.desk.plural(NP_("Use {n}", "Use {n}"), found.found)
            made = button(self.theme, use, partial(self._count, area.id, found), "link")
            made.setAccessibleDescription(words)
            made.setEnabled(not self.desk.document.read_only)
            line.addWidget(made)
            self._counted.addLayout(line)

    def _count(self, id: str, found: Mentions) -> None:
        """Take over what was counted in the comments, with the number of comments beside it."""
        area = self.desk.project.areas.find(id)
        if area is None:
            return
        counted = msgspec.structs.replace(area, count=found.found, comments_n=found.comments)
        words = self.desk.text(N_("Count the mentions of {name}"), name=self.desk.language.quote(area.title))
        self.desk.document.put(("areas", id), counted, words)
        self.refresh()
        self.table.select(id, ("count",))

    def _show_drivers(self, runs: list[RunFigures]) -> None:
        if runs == self._runs:
            return
        self._runs = runs
        empty(self._drivers)
        for run in runs:
            self._drivers.addWidget(driver_card(self.desk, run))

    def _rows(self, project: Project) -> list[Area]:
        return list(project.areas)

    def _badge(self, row: Area) -> tuple[str, bool]:
        return code(self.desk.project, "areas", row.id), _is_acted_on(row)

    def _stake(self, row: Area) -> str:
        stake = self.desk.view().of(stakes).get(row.id)
        return stake_text(stake, self.desk.project.profile.currency, self.desk.language) if stake else ""

    # What is done

    def _changed(self, place: Place) -> None:
        if self.isVisible() and (not place or place[0] == "areas"):
            self._show_matrix()

    def _moved(self, id: str, x: float, y: float) -> None:
        row = self.desk.project.areas.find(id)
        if row is None:
            return
        changed = msgspec.structs.replace(
            row, importance=moved_to(row.importance, y), performance=moved_to(row.performance, x)
        )
        words = self.desk.text(N_("Move {name}"), name=self.desk.language.quote(row.title))
        self.desk.document.put(("areas", id), changed, words, self.plot.visit)

    def _act(self, id: str, ticked: bool) -> None:
        self.desk.document.put(("areas", id, "decision"), "act" if ticked else None)

    def _take(self, idea: Idea) -> None:
        """Make a barrier an improvement area, with the experience and the segment that it belongs to."""
        area = Area(
            id=new_id(),
            title=idea.barrier,
            experience=idea.experience,
            segments=(idea.segment,) if idea.segment else (),
        )
        self.desk.document.add(("areas",), area, text=self.desk.text(N_("Add an improvement area")))
        self.refresh()
        self.table.select(area.id)

    def _open(self, id: str) -> None:
        self.desk.open_sheet(("areas", id))

    def _reached(self, id: str) -> None:
        self.table.select(id, focus=False, light=False)

    def _row_changed(self, id: str) -> None:
        if id and not self.plot.shows(id):
            self._show_points()
        self.plot.mark(id)

    def _select(self, id: str) -> None:
        self.table.select(id)

    def _show_new(self, row: Area) -> None:
        self.refresh()
        self.table.select(row.id)

    def _rate(self, id: str) -> None:
        row = self.desk.project.areas.find(id)
        if row is not None:
            lacks = row.importance.value is not None and row.performance.value is None
            self.table.select(id, ("performance" if lacks else "importance",))

    def show_place(self, place: Place) -> bool:
        """Select the cell of an area; what has no column is left to the record sheet."""
        field = place[2] if len(place) > 2 else "title"
        return (field in SHOWN or field in RATINGS) and bool(self.table.select(place[1], (field,)))


def _is_acted_on(row: Area) -> bool:
    return row.decision == "act"


def _reason(row: Area) -> str:
    return row.reason
