"""Step 4: where the numbers come from, and the numbers that have come."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.changes import since_last
from cxworkshop.method.figures.received import early_and_late, received
from cxworkshop.method.figures.weighting import weighted
from cxworkshop.method.readings import hidden_measurements
from cxworkshop.model.collection import Collection
from cxworkshop.model.ids import new_id
from cxworkshop.model.metrics import Measurement
from cxworkshop.model.project import Project
from cxworkshop.programme.charts import WEEKS, timeline
from cxworkshop.programme.survey_words import heard
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import Card, button, label, row
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.views.customer_load import CustomerLoad
from cxworkshop.ui.views.empty import EmptyState, copy_from_example, typical_rows
from cxworkshop.ui.views.result_entry import ResultEntry
from cxworkshop.ui.views.source_card import SourceCard
from cxworkshop.ui.views.source_table import account_columns, result_columns, source_columns
from cxworkshop.ui.views.survey_answers import SurveyAnswers
from cxworkshop.ui.views.tab_order import walk_in_order
from cxworkshop.ui.views.timeline import TimelineView
from cxworkshop.ui.views.unfed import Unfed
from cxworkshop.ui.views.waves import Waves

MOST_RESULTS = 10
"""Longer tables of results and companies scroll by themselves."""
NARROW = 700
"""Below this width, in lengths of the design, cards that stand side by side stand below each other."""


class DataCollection(Part):
    """Show the sources, what to expect of them, the calendar, and the results that were entered."""

    COLLECTIONS: ClassVar[tuple[str, ...]] = (
        "collection", "waves", "imports", "measurements", "comments", "accounts",
    )  # fmt: skip
    NEEDS = (received, since_last, early_and_late, weighted, heard)

    def __init__(self, desk: Desk) -> None:
        """Build all blocks; `refresh` fills them."""
        super().__init__(desk)
        self._hidden: frozenset[str] = frozenset()
        self._narrow = False
        self._ordered: tuple[object, list[Measurement]] | None = None
        text = desk.text
        self.sources = EditableTable(
            desk,
            "collection",
            source_columns(desk),
            name=text(N_("Sources")),
            new_text=text(N_("Type a new source here")),
        )
        self.sources.row_changed.connect(self._choose)
        self.unfed = Unfed(desk, self._feed)
        self.source = SourceCard(desk)
        self.waves = Waves(desk)
        self.calendar = TimelineView(desk)
        self.calendar.opened.connect(desk.go)
        self.answers = SurveyAnswers(desk)
        self.load = CustomerLoad(desk)
        self.entry = ResultEntry(desk)
        self.entry.closed.connect(self._entry_closed)
        self.results = EditableTable(
            desk,
            "measurements",
            result_columns(desk, self._hidden_results),
            name=text(N_("Results")),
            rows=self._newest_first,
        )
        # a result opens in the panel that also says its number, in place of the record sheet
        self.results.row_opened.disconnect()
        self.results.row_opened.connect(self._open_result)
        self.accounts = EditableTable(
            desk,
            "accounts",
            account_columns(desk),
            name=text(N_("Customer companies")),
            new_text=text(N_("Type a new company here")),
        )
        self.empty = EmptyState(
            desk,
            "calendar",
            text(N_("Where will the numbers come from?")),
            text(N_("Look first at what your systems already know. Each source takes one row: what, when and who.")),
            typical_rows(desk, "collection", self._added),
        )
        self.empty.add(copy_from_example(desk, "collection"))
        self.empty.add(button(desk.theme, text(N_("Import survey answers…")), desk.import_survey, picture="import"))
        self._lay_out()

    def _lay_out(self) -> None:
        desk, text = self.desk, self.desk.text
        page = self.body()
        sources = Card(desk.theme)
        sources.setAccessibleName(text(N_("Sources")))
        sources.body.addWidget(self.sources)
        sources.body.addWidget(self.unfed)
        self.source.body.addWidget(self.waves)
        calendar = Card(desk.theme, text(N_("Next {n} weeks"), n=WEEKS))
        calendar.pad().addWidget(self.calendar)
        calendar.body.addStretch(1)
        self.middle = _pair(desk, calendar, self.answers)
        self.results_card = Card(desk.theme, text(N_("Results")))
        self.enter = button(desk.theme, text(N_("Enter results…")), self._enter, picture="edit")
        self.enter.setEnabled(not desk.document.read_only)
        self.from_file = button(desk.theme, text(N_("Import survey answers…")), desk.import_survey, picture="import")
        self.from_file.setEnabled(not desk.document.read_only)
        if self.results_card.header is not None:
            self.results_card.header.addWidget(self.from_file)
            self.results_card.header.addWidget(self.enter)
        self.no_results = label(
            desk.theme,
            text(N_("No results yet. Type them in from a system, a list or paper; counts are enough.")),
            "table", "text2", wrap=True,
        )  # fmt: skip
        self.no_results.setMargin(desk.px(16))
        self.latest = button(desk.theme, "", self._open_latest, "link")
        self.results_card.body.addWidget(self.latest, 0, Qt.AlignmentFlag.AlignLeft)
        self.results_card.body.addWidget(self.no_results)
        self.results_card.body.addWidget(self.results)
        self.accounts_card = Card(desk.theme, text(N_("Customer companies")))
        self.accounts_card.body.addWidget(self.accounts)
        self.blocks = (sources, self.source, self.middle, self.load, self.entry, self.results_card, self.accounts_card)
        page.addWidget(self.empty)
        for block in self.blocks:
            page.addWidget(block)
        page.addStretch(1)

    def _show_latest(self) -> None:
        """Say which file came last, so that every number can be followed to where it is from."""
        desk, imports = self.desk, self.desk.project.imports
        self.latest.setVisible(bool(imports))
        if imports:
            last = imports[-1]
            left_out = last.rows - last.kept
            day = desk.language.short_date(last.imported_on, year=True)
            used = desk.plural(NP_("one answer used", "{n} answers used"), last.kept)
            out = desk.plural(NP_("one row left out", "{n} rows left out"), left_out)
            words = desk.text(N_("Latest import: {file}, {day}"), file=last.file, day=day)
            self.latest.setText(" · ".join((words, used, out) if left_out else (words, used)).replace("&", "&&"))

    def _open_latest(self) -> None:
        imports = self.desk.project.imports
        if imports:
            self.desk.open_sheet(("imports", imports[-1].id))

    def refresh(self) -> None:
        """Show what the project says now."""
        project, view = self.desk.project, self.desk.view()
        self._hidden = view.of(hidden_measurements)
        some = bool(project.collection)
        self.empty.setVisible(not some)
        self.sources.refresh()
        self.sources.fit(least=2)
        self.unfed.refresh(self.source.source)
        walk_in_order(self.sources, self.unfed)
        if self.source.source == "" or project.collection.find(self.source.source) is None:
            self._choose(self.sources.current_id() or next((row.id for row in project.collection), ""))
        self.middle.setVisible(some or bool(project.measurements))
        self.calendar.show_timeline(timeline(view))
        self.answers.refresh()
        self.load.refresh()
        self.waves.refresh()
        self.results.refresh()
        self.results.fit(least=1, most=MOST_RESULTS)
        self.results.setVisible(bool(project.measurements))
        self.no_results.setVisible(not project.measurements)
        self._show_latest()
        self.results_card.aside.setText(self._how_many())
        self.accounts_card.setVisible(has_companies(project))
        if self.accounts_card.isVisibleTo(self):
            self.accounts.refresh()
            self.accounts.fit(least=2, most=MOST_RESULTS)

    def _hidden_results(self) -> frozenset[str]:
        return self._hidden

    def _newest_first(self, project: Project) -> list[Measurement]:
        """Sort anew only when the results have changed: the table asks after every change."""
        if self._ordered is None or self._ordered[0] is not project.measurements:
            self._ordered = (project.measurements, newest_first(project))
        return self._ordered[1]

    def _how_many(self) -> str:
        n = len(self.desk.project.measurements)
        return self.desk.plural(NP_("{n} result", "{n} results"), n) if n else ""

    def show_place(self, place: Place) -> bool:
        """Select what stands at a place, in the table, the card or the panel that shows it."""
        if place == ("collection",):
            self.sources.setFocus()
            return self.bring(self.sources)
        if len(place) < 2 or not self.desk.document.has(place[:2]):
            return False
        match place[0]:
            case "collection":
                return self._show_source(place)
            case "waves":
                self._choose(self.desk.project.waves.of([place[1]])[0].collection)
                return self.waves.table.select(place[1], place[2:]) and self.bring(self.waves)
            case "measurements":
                return self._show_result(place)
            case "accounts":
                return self.accounts.select(place[1], place[2:]) and self.bring(self.accounts)
        return False

    def _show_source(self, place: Place) -> bool:
        self._choose(place[1])
        if self.sources.select(place[1], place[2:]):
            return self.bring(self.sources)
        self.sources.select(place[1])
        return self.source.focus_field(place[2]) and self.bring(self.source)

    def _show_result(self, place: Place) -> bool:
        if len(place) > 2 and place[2] in ("data", "asked", "origin", "segments"):
            self.entry.show_result(place[1])
            return self.bring(self.entry)
        return self.results.select(place[1], place[2:]) and self.bring(self.results)

    def busy(self) -> bool:
        """Tell whether the chart of the answers is still to be drawn."""
        return self.answers.busy()

    def first_focus(self) -> QWidget | None:
        """Begin in the sources."""
        return self.sources

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put cards below each other and leave columns out where it is narrow, as beside a record sheet."""
        super().resizeEvent(event)
        narrow = self.width() < self.desk.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self.middle.turn(narrow)
            self.sources.set_columns(source_columns(self.desk, narrow))
            self.results.set_columns(result_columns(self.desk, self._hidden_results, narrow))

    def _choose(self, id: str) -> None:
        """Show the card of a source; the empty last row of the table leaves the card as it is."""
        if id:
            self.source.show_source(id)
            self.waves.show_source(id)
            self.unfed.refresh(id)
        elif self.desk.project.collection.find(self.source.source) is None:
            self.source.show_source("")
            self.waves.show_source("")

    def _added(self, made: Collection) -> None:
        """Go to a row that one of the empty state's buttons has added."""
        self.refresh()
        self.sources.select(made.id)

    def _feed(self, metric: str, source: str) -> None:
        """Let a source feed a metric; without one a new source is made for it."""
        document, project = self.desk.document, self.desk.project
        found, fed = project.collection.find(source), project.metrics.find(metric)
        if found is not None:
            document.put(("collection", source, "metrics"), (*found.metrics, metric))
        elif fed is not None:
            made = Collection(id=new_id(), name=fed.source or fed.name, metrics=(metric,))
            document.add(("collection",), made, text=self.desk.text(N_("Add a source")))
            source = made.id
        self.refresh()
        self._choose(source)
        self.sources.select(source)

    def _enter(self) -> None:
        self.entry.start(self.source.source)
        self.bring(self.entry)

    def _open_result(self, id: str) -> None:
        self.entry.show_result(id)
        self.bring(self.entry)

    def _entry_closed(self) -> None:
        self.refresh()
        self.enter.setFocus()


def newest_first(project: Project) -> list[Measurement]:
    """Give the results, the newest first; what has no day yet stands above all."""
    return sorted(
        project.measurements, key=lambda one: (one.end is None, one.end.isoformat() if one.end else ""), reverse=True
    )


def has_companies(project: Project) -> bool:
    """Tell whether companies are customers, or some are entered."""
    return bool(project.accounts) or any(segment.type in ("B2B", "mixed") for segment in project.segments)


class _Pair(QWidget):
    """Hold two cards side by side, or below each other where it is narrow."""

    def __init__(self, desk: Desk, wide: QWidget, slim: QWidget) -> None:
        super().__init__()
        self._layout: QHBoxLayout = row(self, spacing=16, theme=desk.theme)
        self._layout.addWidget(wide, 2)
        self._layout.addWidget(slim, 1)

    def turn(self, narrow: bool) -> None:
        """Stand the cards below each other, or side by side."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(way)


def _pair(desk: Desk, wide: QWidget, slim: QWidget) -> _Pair:
    return _Pair(desk, wide, slim)
