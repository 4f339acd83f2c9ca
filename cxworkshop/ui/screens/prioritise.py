"""Step 1, which customers come first: the table that rates, weighs and ranks the segments."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.language import N_, Message
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import Card, button, label, row
from cxworkshop.ui.sight import out_of_sight
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.views.criteria_card import CriteriaCard
from cxworkshop.ui.views.disputes import DisputesCard
from cxworkshop.ui.views.empty import EmptyState, copy_from_example, typical_rows
from cxworkshop.ui.views.firmness import FirmnessCard
from cxworkshop.ui.views.focus_cards import FocusCards
from cxworkshop.ui.views.rating_round import RatingRound
from cxworkshop.ui.views.segment_columns import SegmentColumns, State, is_hidden
from cxworkshop.ui.views.tab_order import stops, walk
from cxworkshop.ui.views.weight_slider import CriterionWeight

HIDDEN, RATING = ("ratings", "hidden"), ("ratings", "round")
FIELDS = ("name", "population", "annual_value", "ratings", "decision")
MARGINS = 50
NEW, FIRST = N_("Type a new segment here"), N_("Type the first group here")


class Prioritise(Part):
    """Rate segments on weighted criteria, see their order, and tick the ones that are measured now."""

    KEY: ClassVar[str] = "prioritise"
    LABEL: ClassVar[Message] = N_("Prioritise")
    COLLECTIONS: ClassVar[tuple[str, ...]] = ("segments", "criteria")

    def __init__(self, desk: Desk) -> None:
        """Make the table, and below it what follows from it."""
        super().__init__(desk)
        self.hidden = bool(desk.memory.get(HIDDEN))
        self._columns = SegmentColumns(desk)
        self._shown: tuple[object, ...] = ()
        self._round_button = button(desk.theme, "", lambda: self.toggle_round())
        self._round_button.setEnabled(not desk.document.read_only)
        self._inside = inside = self.body()
        self.banner = self._make_banner()
        self.criteria = CriteriaCard(desk)
        self.criteria.closed.connect(self.open_criteria)
        self.round = RatingRound(desk)
        self.round.shown.connect(self.show_ratings)
        self.round.hide()
        self.card = self._make_table()
        self.disputes = DisputesCard(desk, self._agree)
        self.focus = FocusCards(desk)
        self.focus_title = self._make_focus_title()
        self.firmness = FirmnessCard(desk)
        for widget in (
            self.banner,
            self.criteria,
            self.round,
            self.card,
            self.disputes,
            self.focus_title,
            self.focus,
            self.firmness,
        ):
            inside.addWidget(widget)
        inside.addStretch(1)
        desk.document.changed.connect(self._changed)
        self._name_round()
        self.refresh()
        if desk.memory.get(RATING):
            self.toggle_round(resume=True)

    @classmethod
    def shows(cls, place: Place) -> bool:
        """Tell whether a place is one of the fields of the table, or a criterion."""
        return bool(place) and (
            place[0] == "criteria" or (place[0] == "segments" and (len(place) < 3 or place[2] in FIELDS))
        )

    # Parts

    def _make_table(self) -> Card:
        desk = self.desk
        card = Card(self.theme)
        self.table = EditableTable(
            desk,
            "segments",
            self._columns.columns(State()),
            name=desk.text(N_("Segments")),
            new_text=desk.text(NEW),
        )
        self.table.fit()
        card.body.addWidget(self.table)
        self.empty = EmptyState(
            desk,
            "people",
            desk.text(N_("Start with the groups you already talk about at work")),
            desk.text(
                N_(
                    "Four to six are enough. You can rename or remove them at any time. "
                    "Not sure? Begin with one of these."
                )
            ),
            typical_rows(desk, "segments"),
        )
        self.empty.add(copy_from_example(desk, "segments"))
        card.body.addWidget(self.empty)
        return card

    def _make_focus_title(self) -> QWidget:
        made = QWidget()
        line = row(made, spacing=12, theme=self.theme)
        line.addWidget(label(self.theme, self.desk.text(N_("Measured now")), "section"))
        keys = N_("Enter edits · Space ticks · 1–5 scores · Ctrl+Enter adds a row")
        hint = label(self.theme, self.desk.text(keys), "caption", "text2", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(hint, 1)
        return made

    def _make_banner(self) -> Card:
        card = Card(self.theme)
        line = row(spacing=12, theme=self.theme)
        words = N_("Single ratings are hidden, and with them the scores. Show them when everybody has rated.")
        line.addWidget(label(self.theme, self.desk.text(words), "table", wrap=True), 1)
        line.addWidget(button(self.theme, self.desk.text(N_("Show the ratings")), self.show_ratings, picture="eye"))
        card.pad(top=8, bottom=8).addLayout(line)
        card.hide()
        return card

    def header_widgets(self) -> list[QWidget]:
        """Give the buttons that open the criteria and the round of ratings."""
        criteria = button(self.theme, self.desk.text(N_("Criteria")), self.open_criteria)
        return [criteria, self._round_button]

    # What is shown

    def refresh(self) -> None:
        """Show the ranking as it is now."""
        self._columns.refresh()
        self._set_columns()
        self.table.refresh()
        self._arrange()
        if not self.firmness.isHidden():
            self.firmness.refresh()
        self.focus.refresh()
        if not self.disputes.isHidden():
            self.disputes.refresh()

    def _set_columns(self) -> None:
        """Make the columns anew when the criteria or the width ask for it."""
        free = (self.width() * 100 // self.theme.zoom) - MARGINS
        state = self._columns.state_for(free, self.hidden)
        criteria = tuple((one.id, one.name, one.key) for one in self.desk.project.criteria)
        if (state, criteria) == self._shown:
            return
        self._shown = (state, criteria)
        self.table.set_columns(self._columns.columns(state))
        first = 2 + state.value
        sliders = {first + at: CriterionWeight(self.desk, one[0]) for at, one in enumerate(criteria)}
        self.table.header.set_widgets(dict(sliders))
        before = (self.banner, self.criteria, self.round)
        after = (self.empty, self.disputes, self.focus, self.firmness)
        walk(
            [
                *(stop for part in before for stop in stops(part)),
                *(weight.slider for weight in sliders.values()),
                self.table,
                *(stop for part in after for stop in stops(part)),
            ]
        )

    def _arrange(self) -> None:
        """Show what belongs to an empty step, to a round of ratings, or to the ranking."""
        project = self.desk.project
        some = bool(project.segments)
        rating = not self.round.isHidden()
        self.empty.setVisible(not some)
        self.card.setVisible(not rating)
        self._inside.setStretchFactor(self.card, 0 if some else 100)
        self.table.table_model.new_text = self.desk.text(NEW if some else FIRST)
        waiting = any(is_hidden(score) for segment in project.segments for score in segment.ratings.values())
        self.banner.setVisible(self.hidden and waiting and not rating)
        ranked = some and not rating
        self.focus_title.setVisible(ranked and self.focus.has_cards())
        self.focus.setVisible(ranked and self.focus.has_cards())
        self.firmness.setVisible(ranked and len(project.segments) > 1 and not self.hidden)
        self.disputes.setVisible(ranked and not self.hidden and self.disputes.has_lines())

    def _changed(self, place: Place) -> None:
        if out_of_sight(self):
            return  # the frame refreshes what it shows
        if not place or place[0] in ("segments", "criteria"):
            self._set_columns()
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the decision a column where there is room for it."""
        super().resizeEvent(event)
        self._set_columns()

    # Ratings one by one

    def toggle_round(self, resume: bool = False) -> None:
        """Begin or leave the round in which everybody rates silently, or go on with it in a window built anew."""
        rating = self.round.isHidden()
        self._remember(self.hidden or rating, rating)
        self.round.setVisible(rating)
        self.refresh()
        self._name_round()
        if rating:
            self.round.refresh()
            if not (resume and self.round.resume()):
                self.round.begin()
            self._to_top()

    def _to_top(self) -> None:
        if self._page is not None:
            self._page.verticalScrollBar().setValue(0)

    def show_ratings(self) -> None:
        """Show what everybody gave, and what to talk about."""
        self._remember(hidden=False, rating=False)
        self._round_button.setFocus()
        self.round.hide()
        self.refresh()
        self._name_round()
        self.table.setFocus()

    def _remember(self, hidden: bool, rating: bool) -> None:
        """Keep what is hidden hidden, also when another language or zoom builds this anew."""
        self.hidden = hidden
        self.desk.memory[HIDDEN], self.desk.memory[RATING] = hidden, rating

    def _name_round(self) -> None:
        words = self.desk.text(N_("Rate one by one") if self.round.isHidden() else N_("Back to the table"))
        self._round_button.setText(words)
        self._round_button.setAccessibleName(words)

    def _agree(self, place: Place) -> None:
        self.table.select(place[1], place[2:])

    # Places

    def open_criteria(self) -> None:
        """Show or hide the table of criteria."""
        if self.criteria.isHidden():
            self.criteria.show()
            self.criteria.table.setFocus()
            self._to_top()
            return
        # before it goes, so that the focus does not wander and take the page with it
        (self.table if self.round.isHidden() else self._round_button).setFocus()
        self.criteria.hide()

    def show_place(self, place: Place) -> bool:
        """Select the cell of a segment or of a criterion."""
        if place[0] == "criteria":
            self.criteria.show()
            return len(place) > 1 and self.criteria.table.select(place[1], place[2:])
        if not self.round.isHidden():
            self.toggle_round()
        if len(place) == 1:
            self.table.setFocus()
            return True
        return self.table.select(place[1], place[2:])

    def place_in_hand(self) -> Place:
        """Give the cell in hand; a round of ratings goes on by itself."""
        return () if not self.round.isHidden() else super().place_in_hand()

    def busy(self) -> bool:
        """Tell whether a chart is still to be drawn."""
        return self.firmness.busy()

    def first_focus(self) -> QWidget | None:
        """Begin in the table."""
        return self.table
