"""Step 5: how good each metric shall be, by when, who answers for it, and whether the change could be seen."""

from itertools import accumulate
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.changes import changes
from cxworkshop.method.readings import current
from cxworkshop.model import edit
from cxworkshop.model.project import Project
from cxworkshop.model.targets import Target
from cxworkshop.programme.target_words import without_target
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import SIDE, Part, Place
from cxworkshop.ui.parts import Card, button, label, row
from cxworkshop.ui.views.empty import EmptyState, copy_from_example, typical_rows
from cxworkshop.ui.views.target_card import TargetCard
from cxworkshop.ui.views.target_table import WIDE, TargetTable, new_target

MOST_NAMED = 3
CARD_HIGH, GAPS, LEAST_ROWS = 230, 34, 4
"""What the card of a target needs to be of use, what lies between the cards, and the fewest rows that scroll."""


class Targets(Part):
    """Show the targets in a table, and below it what follows from the chosen one."""

    COLLECTIONS: ClassVar[tuple[str, ...]] = ("targets",)
    NEEDS = (changes,)

    def __init__(self, desk: Desk) -> None:
        """Build table and card; `refresh` fills them."""
        super().__init__(desk)
        text = desk.text
        self.table = TargetTable(desk)
        self.table.row_changed.connect(self._choose)
        self.card = TargetCard(desk)
        add = text(N_("Add targets for the metrics without one"))
        self.add = button(desk.theme, add, self._add_missing, picture="plus")
        self.add.setEnabled(not desk.document.read_only)
        self.lacking = label(desk.theme, style="table", color="text2", wrap=True)
        self.empty = EmptyState(
            desk,
            "flag",
            text(N_("How good shall it be, and by when?")),
            text(N_("No number for today yet? Type it in step 4, or leave it: the first reading becomes the start.")),
        )
        self.add_first = button(desk.theme, add, self._add_missing, "primary")
        self.empty.add(self.add_first)
        self.to_metrics = button(desk.theme, text(N_("Go to Metrics")), lambda: desk.open_step(3), "primary")
        self.empty.add(self.to_metrics)
        for words, call in typical_rows(desk, "targets", self._added):
            self.empty.add(button(desk.theme, words, call, picture="plus"))
        self.empty.add(copy_from_example(desk, "targets"))
        self._lay_out()

    def _lay_out(self) -> None:
        desk = self.desk
        page = self.body()
        self.rows = Card(desk.theme)
        self.rows.setAccessibleName(desk.text(N_("Targets")))
        self.rows.body.addWidget(self.table)
        self.offer = QWidget()
        offer = row(self.offer, (16, 10, 16, 12), 12, desk.theme)
        offer.addWidget(self.lacking, 1)
        offer.addWidget(self.add)
        self.rows.body.addWidget(self.offer)
        page.addWidget(self.empty, 3)
        page.addWidget(self.rows)
        page.addWidget(self.card)
        page.addStretch(1)

    def refresh(self) -> None:
        """Show what the project says now."""
        project = self.desk.project
        some = bool(project.targets)
        lacking = without_target(project)
        self.empty.setVisible(not some)
        self.rows.setVisible(some)
        self.add_first.setVisible(bool(lacking))
        self.add_first.setEnabled(not self.desk.document.read_only)
        self.to_metrics.setVisible(not lacking)
        self.table.refresh()
        names = [metric.name or self.desk.text(N_("Metric without a name")) for metric in lacking]
        self.offer.setVisible(bool(lacking))
        if len(names) > MOST_NAMED:
            more = self.desk.plural(NP_("{n} more", "{n} more"), len(names) - MOST_NAMED)
            names = [*names[:MOST_NAMED], more]
        words = N_("Without a target: {metrics}")
        self.lacking.setText(self.desk.text(words, metrics=self.desk.language.listed(names)))
        if self.card.target == "" or project.targets.find(self.card.target) is None:
            first = next((target.id for target in project.targets), "")
            self.card.show_target(self.table.current_id() or first)
        else:
            self.card.show_target(self.card.target)
        self._fit_table()

    def _fit_table(self) -> None:
        """Let a long table scroll by itself, so that the card of the chosen target stays in sight below it."""
        px = self.desk.px
        room = self.height() - px(CARD_HIGH + GAPS) - self.table.header.sizeHint().height()
        room -= self.offer.heightForWidth(self.width() - px(2 * SIDE)) if self.offer.isVisibleTo(self) else 0
        rows = self.table.table_model.rowCount()
        ends = list(accumulate(self.table.rowHeight(row) for row in range(rows)))
        seen = sum(end <= room for end in ends)
        # in a low window the page scrolls anyway, and two bars would be one too many
        self.table.fit(most=seen if LEAST_ROWS <= seen < rows else None)

    def busy(self) -> bool:
        """Tell whether the first chart is still on its way."""
        return self.card.isVisible() and self.card.chart.busy()

    def show_place(self, place: Place) -> bool:
        """Select the cell of a target, or the field of its card."""
        if place == ("targets",):
            self.table.setFocus()
            return self.bring(self.table)
        if len(place) < 2 or not self.desk.document.has(place[:2]):
            return False
        self.card.show_target(place[1])
        if self.table.select(place[1], place[2:]):
            return self.bring(self.table)
        self.table.select(place[1], focus=False, light=False)
        return self.card.focus_field(place[2]) and self.bring(self.card)

    def first_focus(self) -> QWidget:
        """Begin in the table, or with the first button while there is no target."""
        if self.desk.project.targets:
            return self.table
        offered = (one for one in self.empty.buttons if one.isEnabled() and not one.isHidden())
        return next(offered, self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more columns where there is room."""
        super().resizeEvent(event)
        self.table.widen(self.width() >= self.desk.px(WIDE))
        self._fit_table()

    def _choose(self, id: str) -> None:
        """Show the card of a target; the empty last row leaves it as it is."""
        if id:
            self.card.show_target(id)

    def _added(self, made: Target) -> None:
        """Go to a row that one of the empty state's buttons has added."""
        self.refresh()
        self.table.select(made.id)

    def _add_missing(self) -> None:
        """Add a target for each metric that has none, each with today's measurement as its start."""
        view = self.desk.view()
        readings = view.of(current)
        made = []
        for metric in without_target(self.desk.project):
            reading = readings.get(metric.id)
            start = reading.measurement if reading is not None else None
            made.append(new_target(metric.id, start.id if start else "", start.segments if start else ()))

        def add(project: Project) -> Project:
            for target in made:
                project = edit.add(project, ("targets",), target)
            return project

        if made:
            words = NP_("Add one target", "Add {n} targets")
            self.desk.document.change(add, ("targets",), self.desk.plural(words, len(made)))
            self.refresh()
            self.table.select(made[0].id, ("target",))
