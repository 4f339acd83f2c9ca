"""Step 3: the metrics of each measured experience, and what is not measured yet."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from cxworkshop.language import N_, Language
from cxworkshop.method.catalogue import BY_KEY
from cxworkshop.model.metrics import RELATIONSHIP, MethodKey
from cxworkshop.programme.choices import quality_name
from cxworkshop.programme.empty import METRICS, Typical
from cxworkshop.programme.metric_gaps import OF_RELATIONSHIP, Group, groups, suggestions
from cxworkshop.programme.new_metrics import new_metric
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import Card, button, label, row
from cxworkshop.ui.questionnaire_dialog import QuestionnaireDialog
from cxworkshop.ui.table import Column
from cxworkshop.ui.views.empty import EmptyState, copy_from_example
from cxworkshop.ui.views.metric_catalogue import CatalogueDialog
from cxworkshop.ui.views.metric_coverage import Coverage
from cxworkshop.ui.views.metric_group import MetricGroup
from cxworkshop.ui.views.metric_suggestions import Suggestions
from cxworkshop.ui.views.metric_table import PICTURES, FittedTable, metric_columns
from cxworkshop.ui.views.metric_words import group_name
from cxworkshop.ui.views.tab_order import walk_in_order
from cxworkshop.ui.views.tiling import Tiles
from cxworkshop.ui.views.wrapping import Wrapping

SIDE_LEAST = 400
MARGINS = 50


class Metrics(Part):
    """Define the metrics, grouped by the experience that they tell about."""

    COLLECTIONS: ClassVar[tuple[str, ...]] = ("metrics",)

    def __init__(self, desk: Desk) -> None:
        """Build the card of the groups and what stands below it."""
        super().__init__(desk)
        self.groups: dict[str, MetricGroup] = {}
        self._current = ""
        self._columns = 0
        text, theme = desk.text, desk.theme
        self.add_button = button(theme, text(N_("Add metric")), self._ask_here, picture="plus")
        self.add_button.setEnabled(not desk.document.read_only)
        self.questionnaire_button = button(theme, text(N_("Questionnaire…")), self.open_questionnaire)
        self.card = Card(theme)
        self.card.setAccessibleName(text(N_("Metrics")))
        self.heads = self._make_heads()
        self.card.body.addWidget(self.heads)
        self.card.body.setContentsMargins(0, 0, 0, theme.px(6))
        self.legend = self._make_legend()
        self.suggestions = Suggestions(desk, self.add)
        self.suggested = Card(theme, " ")
        self.suggested.pad(16, 12, 16, 14).addWidget(self.suggestions)
        self.suggested.body.addStretch(1)
        self.coverage = Coverage(desk, self._open_group)
        self.below = Tiles(theme, SIDE_LEAST, 2)
        self.below.set_tiles([self.suggested, self.coverage])
        self.start = self._make_start()
        page = self.body()
        page.addWidget(self.start, 3)
        for block in (self.card, self.legend, self.below):
            page.addWidget(block)
        self.copy = copy_from_example(desk, "metrics")
        self.copy.setEnabled(not desk.document.read_only)
        page.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)
        desk.document.changed.connect(self._changed)

    def _make_heads(self) -> FittedTable:
        """Make the head that all groups share: a table without rows, which keeps its columns like theirs."""
        heads = FittedTable(
            self.desk, "metrics", self._head_columns(0), name=self.desk.text(N_("Metrics")), rows=lambda project: ()
        )
        heads.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heads.header.setSectionResizeMode(heads.header.ResizeMode.Fixed)
        heads.fit_rows(0)
        heads.header.sectionClicked.connect(self._sort)
        return heads

    def _head_columns(self, width: int) -> list[Column]:
        return metric_columns(self.desk, lambda painter, rect, row: None, lambda painter, rect, row: None, width)

    def _make_legend(self) -> Wrapping:
        """Name the signs of the four qualities."""
        legend = Wrapping(self.theme, 24)
        legend.setAccessibleName(self.desk.text(N_("The four qualities")))
        made = []
        for quality, picture in PICTURES.items():
            entry = QWidget()
            line = row(entry, spacing=8, theme=self.theme)
            sign = QLabel()
            side = self.theme.px(20)
            sign.setPixmap(pixmap(picture, self.theme.color("accent"), QSize(side, side)))
            line.addWidget(sign)
            line.addWidget(label(self.theme, quality_name(quality, self.desk.language), "caption", "text2"))
            made.append(entry)
        legend.set_widgets(made)
        return legend

    def _make_start(self) -> EmptyState:
        desk = self.desk
        start = EmptyState(
            desk,
            "chart",
            desk.text(N_("How will you know?")),
            desk.text(
                N_(
                    "Choose first, in step 2, the experiences that you measure: metrics stand under them. "
                    "Or begin with a typical one and link it later."
                )
            ),
        )
        choose = button(desk.theme, desk.text(N_("Choose experiences")), lambda: desk.open_step(2, "choose"), "primary")
        start.add(choose)
        for typical in METRICS:
            start.add(button(desk.theme, desk.text(typical.label), partial(self._add_typical, typical), picture="plus"))
        start.add(copy_from_example(desk, "metrics"))
        return start

    # What is shown

    def refresh(self) -> None:
        """Show the groups as they are now."""
        found = self.desk.view().of(groups)
        self._arrange(found)
        some = bool(self.desk.project.metrics)
        for place, group in enumerate(found):
            self.groups[group.key].show_group(group, place == 0, not some)
        self.card.setVisible(bool(found))
        for block in (self.heads, self.legend, self.below):
            block.setVisible(some)
        self.start.setVisible(not found)
        self.copy.setVisible(bool(found) and not some)
        self._show_suggestions(found)
        self.coverage.refresh()
        self.below.arrange()

    def _arrange(self, found: list[Group]) -> None:
        """Build the groups that have come, take away those that have gone, and put them in order."""
        keys = [group.key for group in found]
        if keys == list(self.groups):
            return
        for key in [key for key in self.groups if key not in keys]:
            for widget in self.groups.pop(key).widgets:
                self.card.body.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        kept = self.groups
        self.groups = {group.key: kept.get(group.key) or self._make_group(group) for group in found}
        for group in self.groups.values():
            for widget in group.widgets:
                self.card.body.addWidget(widget)
        listed = [widget for group in self.groups.values() for widget in group.widgets]
        walk_in_order(*listed, self.suggestions, self.coverage, self.copy)

    def _make_group(self, group: Group) -> MetricGroup:
        made = MetricGroup(self.desk, group, self.ask, self.add)
        made.table.show_columns(self._columns)
        made.table.row_changed.connect(partial(self._row_changed, group.key))
        made.table.left.connect(partial(self._leave, group.key))
        return made

    def _show_suggestions(self, found: list[Group]) -> None:
        """Suggest for the group with the current row, or else for the first one that lacks something."""
        view = self.desk.view()
        some = [group for group in found if group.metrics and group.key]
        group = next((group for group in some if group.key == self._current), None)
        group = group or next((group for group in some if suggestions(view, group.key)), None) or next(iter(some), None)
        self.suggested.setVisible(group is not None)
        if group is None:
            return
        name = self.desk.language.quote(group_name(group, self.desk.language))
        self.suggested.title.setText(self.desk.text(N_("Suggested for {name}"), name=name))
        self.suggested.setAccessibleName(self.suggested.title.text())
        self.suggestions.show_for(group.key)

    def _changed(self, place: Place) -> None:
        """Show at once that a group came or went, as when a step is undone."""
        if self.isVisible() and (not place or place[0] in ("metrics", "experiences")):
            self.refresh()

    # Between the groups

    def _row_changed(self, key: str, id: str) -> None:
        """Let only one row of all groups be the current one."""
        if not id:
            return
        for other, group in self.groups.items():
            if other != key:
                group.table.forget()
        if key != self._current:
            self._current = key
            self._show_suggestions(self.desk.view().of(groups))

    def _leave(self, key: str, by: int) -> None:
        """Go from the last row of a group to the first of the next, or back."""
        keys = [one for one, group in self.groups.items() if group.table.table_model.rowCount()]
        to = keys.index(key) + by
        if 0 <= to < len(keys):
            column = self.groups[key].table.current_column
            self.groups[keys[to]].table.enter(0 if by > 0 else -1, column)

    def _sort(self, column: int) -> None:
        for group in self.groups.values():
            group.table.sort_by_column(column)

    def _open_group(self, key: str) -> None:
        group = self.groups.get(key)
        if group is None:
            return
        if group.table.table_model.rowCount():
            group.table.enter(0, 0)
        elif group.suggestions.buttons:
            group.suggestions.buttons[0].setFocus()
        self.bring(group.head)

    # Adding

    def _ask_here(self) -> None:
        keys = [*self.groups, RELATIONSHIP]
        self.ask(self._current if self._current in self.groups else keys[0])

    def ask(self, experience: str) -> None:
        """Open the catalogue for an experience."""
        dialog = CatalogueDialog(self.desk, self.window(), experience)
        dialog.chosen.connect(self.add)
        dialog.open()

    def _add_typical(self, typical: Typical) -> None:
        """Add a typical metric under its own name; what is about the relationship is linked at once."""
        method: MethodKey = typical.values["method"]
        name = Language(self.desk.project.about.language).text(typical.label)
        self.add(method, RELATIONSHIP if method in OF_RELATIONSHIP else "", name)

    def add(self, method: str, experience: str, name: str = "") -> None:
        """Add a metric of a method and go to it."""
        made = new_metric(BY_KEY[method].key, experience, self.desk.project, name)
        words = self.desk.text(N_("Add {name}"), name=self.desk.language.quote(made.name))
        self.desk.document.add(("metrics",), made, text=words)
        self.refresh()
        self._select(made.id, ())

    def open_questionnaire(self) -> None:
        """Show what customers would be asked, and save it."""
        QuestionnaireDialog(self.desk, self.window()).open()

    # What the frame asks

    def header_widgets(self) -> list[QWidget]:
        """Give the buttons that open the questionnaire and the catalogue."""
        return [self.questionnaire_button, self.add_button]

    def show_place(self, place: Place) -> bool:
        """Select the row of a metric; what has no column is left to the record sheet."""
        if place[:1] != ("metrics",):
            return False
        if len(place) == 1:
            self.first_focus().setFocus()
            return True
        return self._select(place[1], place[2:3])

    def _select(self, id: str, field: Place) -> bool:
        for group in self.groups.values():
            if group.table.table_model.row_of(id) is not None:
                shown = group.table.select(id, field)
                if not field:
                    group.table.enter(group.table.current_row, 0)
                return shown or not field
        return False

    def first_focus(self) -> QWidget:
        """Begin in the first table, or with the first suggestion."""
        for group in self.groups.values():
            if group.table.table_model.rowCount():
                return group.table
        offered = [made for group in self.groups.values() for made in group.suggestions.buttons]
        return offered[0] if offered else self.start.buttons[0] if self.start.buttons else self.add_button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that fit."""
        super().resizeEvent(event)
        width = round((self.width() - self.desk.px(MARGINS)) * 100 / self.theme.zoom)
        if width != self._columns:
            self._columns = width
            self.heads.set_columns(self._head_columns(width))
            for group in self.groups.values():
                group.table.show_columns(width)
