"""Step 2, map: what customers go through stage by stage, how it feels, and which stages are worth measuring."""

from collections.abc import Callable
from typing import ClassVar

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxworkshop.language import N_, NO_VALUE, NP_, Message
from cxworkshop.method.figures.experiences import journey_figures
from cxworkshop.model.experiences import Journey
from cxworkshop.model.ids import new_id
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import button, icon_button, label, row, tooltip
from cxworkshop.ui.views import journey_edit
from cxworkshop.ui.views.empty import EmptyState, copy_from_example
from cxworkshop.ui.views.journey_grid import JourneyGrid
from cxworkshop.ui.views.journey_model import NAME, ROWS
from cxworkshop.ui.views.stage_check import StageCheck

CHECKED = ("qualities", "bad_checks", "factors")
"""The fields of an experience that are rated below the map."""


class Map(Part):
    """Draw one journey at a time, and check the experience of its current stage."""

    KEY: ClassVar[str] = "map"
    LABEL: ClassVar[Message] = N_("Map")
    COLLECTIONS: ClassVar[tuple[str, ...]] = ("journeys", "phases")

    def __init__(self, desk: Desk) -> None:
        """Build the grid, the card below it, and what stands there before there is a journey."""
        super().__init__(desk)
        self._journey = ""
        self.grid = JourneyGrid(desk)
        self.check = StageCheck(desk)
        self.grid.stage_changed.connect(self.check.show_stage)
        self.grid.phases_wanted.connect(self.edit_phases)
        self.suggestion = Suggestion(desk)
        self.curve = label(self.theme, "", "table", "text2", wrap=True)
        self._full = QWidget()
        full = QVBoxLayout(self._full)
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(desk.px(12))
        for widget in (self.suggestion, self.grid, self.curve, self.check):
            full.addWidget(widget)
        body = self.body()
        self.empty = self._make_empty()
        body.addWidget(self.empty)
        body.addWidget(self._full)
        body.addStretch(1)
        self._choice = self._make_choice()
        self._menu_button = self._make_menu_button()
        desk.document.changed.connect(self._look)
        self._look()

    # Building

    def _make_empty(self) -> EmptyState:
        desk = self.desk
        made = EmptyState(
            desk,
            "heat-pump",
            desk.text(N_("Walk through one customer's day")),
            desk.text(
                N_(
                    "A journey is what a customer of one segment goes through, stage by stage: what the customer does, "
                    "what you do, and how it feels. Three to eight stages are enough."
                )
            ),
            [
                (desk.text(N_("Before · During · After")), self.start_with_three),
                (desk.text(N_("New journey…")), self.new_journey),
            ],
        )
        return made

    def _make_choice(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.desk.text(N_("Journey")))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumWidth(self.desk.px(200))
        made.setMaximumWidth(self.desk.px(300))
        made.activated.connect(lambda at: self.choose(made.itemData(at)))
        return made

    def _make_menu_button(self) -> QToolButton:
        text = self.desk.text(N_("Journeys and phases"))
        return icon_button(self.theme, "more", text, self._open_menu)

    def header_widgets(self) -> list[QWidget]:
        """Give the choice of the journey, and what can be done with it."""
        return [self._choice, self._menu_button]

    # Showing

    def refresh(self) -> None:
        """Show what checks and figures say."""
        self._look()
        self.check.show_figures()
        self._tell()

    def _look(self, place: Place = ()) -> None:
        journeys = self.desk.project.journeys
        if self._journey not in journeys.places():
            self._journey = journeys[0].id if journeys else ""
        if self.grid.map.journey is None or self.grid.map.journey.id != self._journey:
            self.grid.show_journey(self._journey)
            self.check.show_stage(self.grid.current_stage())
        self.empty.setVisible(not journeys)
        self._full.setVisible(bool(journeys))
        self._choice.setEnabled(bool(journeys))
        self._fill_choice()
        self._suggest()
        self._tell()

    def _fill_choice(self) -> None:
        desk = self.desk
        names = [(one.id, one.name or desk.text(N_("Journey without a name"))) for one in desk.project.journeys]
        if names != [(self._choice.itemData(at), self._choice.itemText(at)) for at in range(self._choice.count())]:
            self._choice.clear()
            for id, name in names:
                self._choice.addItem(name, id)
        self._choice.setCurrentIndex(self._choice.findData(self._journey))
        journey = desk.project.journeys.find(self._journey)
        segment = desk.project.segments.find(journey.segment) if journey else None
        words = N_("Journey of: {segment}") if segment else N_("Journey")
        tooltip(self._choice, desk.text(words, segment=segment.name if segment else ""))

    def _suggest(self) -> None:
        """Offer what is likely to be missing: stages at all, or the invoice that nearly everybody gets."""
        project, journey = self.desk.project, self.desk.project.journeys.find(self._journey)
        if journey is None or self.desk.document.read_only:
            self.suggestion.hide()
        elif not journey.stages:
            text = N_("This journey has no stages yet. Type the first one, or start with three.")
            self.suggestion.offer(text, N_("Before · During · After"), self._add_three)
        elif not journey_edit.has_invoice(project):
            text = N_("No journey has the invoice. Not all visit the website and not all call, but all get an invoice.")
            self.suggestion.offer(text, N_("Add the invoice"), self._add_invoice)
        else:
            self.suggestion.hide()

    def _tell(self) -> None:
        """Say how the journey is remembered: by its strongest feeling, its end and its falls."""
        desk, journey = self.desk, self.desk.project.journeys.find(self._journey)
        peak = desk.view().of(journey_figures).get(self._journey)
        if journey is None or peak is None or peak.peak is None or peak.end is None:
            self.curve.hide()
            return
        number = desk.language.number
        words = N_(
            "People remember the strongest feeling, {peak}, and the last one, {end}: together {both}. "
            "The mean of all is {mean}."
        )
        said = [
            desk.text(
                words,
                peak=number(peak.peak, sign=True),
                end=number(peak.end, sign=True),
                both=number(peak.value, 2, sign=True) if peak.value is not None else NO_VALUE,
                mean=number(peak.mean, 1, sign=True) if peak.mean is not None else NO_VALUE,
            )
        ]
        falls = journey_edit.drops([stage.emotion for stage in journey.stages])
        if falls:
            said.append(desk.plural(NP_("The mood drops {n} time.", "The mood drops {n} times."), falls))
        self.curve.setText(" ".join(said))
        self.curve.show()

    def show_place(self, place: Place) -> bool:
        """Go to a cell of the map, or to a rating below it."""
        if place[0] == "experiences":
            return self._show_experience(place)
        if place[0] != "journeys" or len(place) < 2 or place[1] not in self.desk.project.journeys.places():
            return place in (("journeys",), ("phases",))
        self.choose(place[1])
        if len(place) == 2:
            self.grid.setFocus()
            return True
        column = self.grid.map.column_of(place[3]) if place[2] == "stages" and len(place) > 3 else -1
        if column < 0:
            return False
        self.grid.setFocus()
        self.grid.light(ROWS.get(place[4], NAME) if len(place) > 4 else NAME, column)
        return True

    def _show_experience(self, place: Place) -> bool:
        experience = self.desk.project.experiences.find(place[1]) if len(place) > 1 else None
        journey = journey_edit.journey_of(self.desk.project, experience.stage) if experience else None
        if experience is None or journey is None:
            return False
        shown = journey_edit.linked(self.desk.project, experience.stage)
        if shown is None or shown.id != experience.id:
            return False
        self.choose(journey.id)
        self.grid.go(NAME, self.grid.map.column_of(experience.stage))
        return self.check.focus_field(place[2:])

    @classmethod
    def shows(cls, place: Place) -> bool:
        """Tell whether a place belongs here: journeys, phases, and what is rated of an experience below the map."""
        if place and place[0] == "experiences":
            return len(place) > 2 and place[2] in CHECKED
        return super().shows(place)

    def first_focus(self) -> QWidget | None:
        """Begin in the map, or with the first suggestion."""
        return self.grid if self.desk.project.journeys else self.empty

    # Journeys

    def choose(self, journey: str) -> None:
        """Show another journey."""
        if journey != self._journey:
            self._journey = journey
            self._look()
            self.check.show_figures()

    def _open_menu(self) -> None:
        self.menu().popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))

    def menu(self) -> QMenu:
        """Make the menu of what can be done with journeys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one, free = bool(self._journey), not self.desk.document.read_only
        for text, call, enabled in (
            (N_("New journey…"), self.new_journey, free),
            (N_("Name, segment and goal…"), self.edit_journey, free and one),
            (N_("Duplicate the journey"), self.duplicate_journey, free and one),
            (N_("Remove the journey"), self.remove_journey, free and one),
        ):
            action = menu.addAction(self.desk.text(text))
            action.setEnabled(enabled)
            action.triggered.connect(lambda checked=False, call=call: call())
        menu.addSeparator()
        menu.addAction(self.desk.text(N_("Phases…"))).triggered.connect(self.edit_phases)
        return menu

    def start_with_three(self) -> None:
        """Make a first journey with three stages, and go to the first."""
        project = self.desk.project
        segment = next((one.id for one in project.segments if one.decision == "measure now"), "")
        stages = journey_edit.three_stages(project)
        self._add(Journey(id=new_id(), segment=segment, stages=stages))

    def new_journey(self) -> None:
        """Ask for a journey and add it."""
        self._ask(None, self._add)

    def edit_journey(self) -> None:
        """Ask for another name, segment or goal."""
        self._ask(self.desk.project.journeys.find(self._journey), self._put)

    def _ask(self, journey: Journey | None, done: Callable[[Journey], None]) -> None:
        from cxworkshop.ui.views.journey_dialogs import JourneyDialog

        JourneyDialog(self.desk, self, journey, done).open()

    def _add(self, journey: Journey) -> None:
        self.desk.document.add(("journeys",), journey, text=self.desk.text(N_("Add a journey")))
        self.choose(journey.id)
        self.grid.setFocus()

    def _put(self, journey: Journey) -> None:
        was = self.desk.project.journeys.find(journey.id)
        if was is not None:
            # only what the window asked for; the stages may have changed meanwhile
            now = msgspec.structs.replace(was, name=journey.name, segment=journey.segment, goal=journey.goal)
            self.desk.document.put(("journeys", journey.id), now, self.desk.text(N_("Edit the journey")))

    def duplicate_journey(self) -> None:
        """Copy the journey, and show the copy."""
        text = self.desk.text(N_("Duplicate the journey"))
        self.choose(self.desk.document.duplicate(("journeys", self._journey), text))

    def remove_journey(self) -> None:
        """Take the journey away; the way back is offered at once."""
        desk, journey = self.desk, self.desk.project.journeys.find(self._journey)
        if journey is not None:
            desk.document.remove([("journeys", journey.id)], desk.text(N_("Remove the journey")))
            name = desk.language.quote(journey.name or desk.text(N_("Journey without a name")))
            text = desk.text(N_("Journey {name} removed"), name=name)
            desk.toast(text, desk.text(N_("Undo")), desk.document.undo)

    def _add_three(self) -> None:
        stages = journey_edit.three_stages(self.desk.project)
        text = self.desk.text(N_("Add three stages"))
        self.desk.document.put(("journeys", self._journey, "stages"), stages, text)
        self.grid.setFocus()
        self.grid.go(NAME, 0)

    def _add_invoice(self) -> None:
        self.grid.map.insert_stage(journey_edit.invoice_stage(self.desk.project))
        self.grid.setFocus()
        self.grid.go(NAME, self.grid.map.plus - 1)

    def edit_phases(self) -> None:
        """Open the table of phases."""
        from cxworkshop.ui.views.journey_dialogs import PhasesDialog

        PhasesDialog(self.desk, self).open()


class Suggestion(QFrame):
    """Say what is likely to be missing, with one button that adds it."""

    def __init__(self, desk: Desk) -> None:
        """Make it empty and hidden."""
        super().__init__()
        self.setObjectName("card")
        self.desk = desk
        self._call: Callable[[], None] = self.hide
        line = row(self, (16, 8, 12, 8), 12, desk.theme)
        self._text = label(desk.theme, "", "table", wrap=True)
        line.addWidget(self._text, 1)
        self.button = button(desk.theme, "", self._agree, picture="plus")
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def offer(self, text: Message, action: Message, call: Callable[[], None]) -> None:
        """Show a suggestion."""
        self._call = call
        self._text.setText(self.desk.text(text))
        self.button.setText(self.desk.text(action))
        self.button.setAccessibleName(self.desk.text(action))
        self.button.setAccessibleDescription(self.desk.text(text))
        self.show()

    def _agree(self) -> None:
        self._call()
