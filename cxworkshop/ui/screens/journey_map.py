"""Step 2, map: what customers go through stage by stage, how it feels, and which stages are worth measuring."""

from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cxworkshop.language import N_, NO_VALUE, NP_, Message
from cxworkshop.method.figures.experiences import journey_figures
from cxworkshop.model.experiences import Journey
from cxworkshop.model.ids import new_id
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import label
from cxworkshop.ui.views import journey_edit
from cxworkshop.ui.views.empty import EmptyState, copy_from_example
from cxworkshop.ui.views.journey_choice import JourneyChoice
from cxworkshop.ui.views.journey_grid import JourneyGrid
from cxworkshop.ui.views.journey_model import NAME, ROWS
from cxworkshop.ui.views.stage_check import StageCheck
from cxworkshop.ui.views.suggestion import Suggestion

CHECKED = ("qualities", "bad_checks", "factors")
"""The fields of an experience that are rated below the map."""


class Map(Part):
    """Draw one journey at a time, and check the experience of its current stage."""

    KEY: ClassVar[str] = "map"
    WIDE = True
    LABEL: ClassVar[Message] = N_("Map")
    COLLECTIONS: ClassVar[tuple[str, ...]] = ("journeys", "phases")

    def __init__(self, desk: Desk) -> None:
        """Build the grid, the card below it, and what stands there before there is a journey."""
        super().__init__(desk)
        self._journey = ""
        self.choice = JourneyChoice(desk, self)
        self.choice.chosen.connect(self._go_to)
        self.grid = JourneyGrid(desk)
        self.check = StageCheck(desk)
        self.grid.stage_changed.connect(self._show_stage)
        self.grid.phases_wanted.connect(self.choice.edit_phases)
        self.suggestion = Suggestion(desk)
        self.curve = label(self.theme, "", "table", "text2", wrap=True)
        self._full = QWidget()
        full = QVBoxLayout(self._full)
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(desk.px(8))
        for widget in (self.suggestion, self.grid, self.curve, self.check):
            full.addWidget(widget)
        body = self.body()
        self.empty = self._make_empty()
        body.addWidget(self.empty, 3)
        body.addWidget(self._full)
        body.addStretch(1)
        desk.document.changed.connect(self._changed)
        self._look()

    # Building

    def _make_empty(self) -> EmptyState:
        desk = self.desk
        made = EmptyState(
            desk,
            "person",
            desk.text(N_("Walk through one customer's day")),
            desk.text(
                N_(
                    "A journey is what a customer of one segment goes through, stage by stage: what the customer does, "
                    "what you do, and how it feels. Three to eight stages are enough."
                )
            ),
            [
                (desk.text(N_("Before · During · After")), self.start_with_three),
                (desk.text(N_("New journey…")), self.choice.new),
            ],
        )
        made.add(copy_from_example(desk, "journeys"))
        return made

    def header_widgets(self) -> list[QWidget]:
        """Give the choice of the journey, and what can be done with it."""
        return [self.choice]

    # Showing

    def refresh(self) -> None:
        """Show what checks and figures say."""
        self._look()
        self.check.show_figures()
        self._tell()

    def _changed(self, place: Place) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        journeys = self.desk.project.journeys
        if self._journey not in journeys.places():
            self._journey = journeys[0].id if journeys else ""
        if self.grid.map.journey is None or self.grid.map.journey.id != self._journey:
            self.grid.show_journey(self._journey)
            self.check.show_stage(self.grid.current_stage())
        self.empty.setVisible(not journeys)
        self._full.setVisible(bool(journeys))
        self.choice.show_journey(self._journey)
        self._suggest()
        self._tell()

    def _show_stage(self, stage: str) -> None:
        # in the column for a new stage the card stays as it is, so that the page does not jump
        if stage or not self.grid.map.stages:
            self.check.show_stage(stage)

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
                both=number(peak.value, sign=True) if peak.value is not None else NO_VALUE,
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
        return self.grid if self.desk.project.journeys else self.empty.findChild(QPushButton)

    # Journeys

    def choose(self, journey: str) -> None:
        """Show another journey."""
        if journey != self._journey:
            self._journey = journey
            self._look()
            self.check.show_figures()

    def _go_to(self, journey: str) -> None:
        self.choose(journey)
        self.grid.setFocus()

    def start_with_three(self) -> None:
        """Make a first journey with three stages, and go to the first."""
        project = self.desk.project
        segment = next((one.id for one in project.segments if one.decision == "measure now"), "")
        stages = journey_edit.three_stages(project)
        self.choice.add(Journey(id=new_id(), segment=segment, stages=stages))

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
