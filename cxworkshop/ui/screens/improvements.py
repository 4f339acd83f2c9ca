"""Step 6, first half: the problems behind the numbers, and the remedies that are worth their effort."""

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.language import N_, Message
from cxworkshop.method.figures.comments import to_read
from cxworkshop.method.figures.improvements import mentions
from cxworkshop.programme.charts.matrices import rated_actions, rated_areas
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.segmented import SegmentedControl
from cxworkshop.ui.views.improvement_words import sum_of_actions, touched_areas
from cxworkshop.ui.views.problems import Problems
from cxworkshop.ui.views.remedies import RATINGS, RICE, Remedies

PROBLEMS, REMEDIES = "problems", "remedies"
SHOWN = ("improvements", "shown")


class PrioritiseActions(Part):
    """Show problems and remedies, one after the other."""

    KEY = "prioritise"
    LABEL: ClassVar[Message] = N_("Prioritise")
    COLLECTIONS = ("areas", "drivers")
    NEEDS = (rated_areas, rated_actions, sum_of_actions, touched_areas, mentions, to_read)

    def __init__(self, desk: Desk) -> None:
        """Build the switch and both views."""
        super().__init__(desk)
        page = self.body()
        self.switch = SegmentedControl(
            self.theme,
            desk.language,
            desk.text(N_("Problems or remedies")),
            [(PROBLEMS, desk.text(N_("Problems"))), (REMEDIES, desk.text(N_("Remedies")))],
            quiet=True,
        )
        self.switch.chosen.connect(self._show)
        self.problems = Problems(desk)
        self.remedies = Remedies(desk)
        page.addWidget(self.problems)
        page.addWidget(self.remedies)
        page.addStretch(1)
        # problems come first; once there are some, the remedies are what is worked on
        self._show(desk.memory.get(SHOWN) or (REMEDIES if desk.project.actions else PROBLEMS))

    @classmethod
    def shows(cls, place: Place) -> bool:
        """Tell whether a place belongs here: areas, drivers, and what actions are weighed by."""
        if place[:1] == ("actions",):
            return len(place) > 2 and place[2] in (*RATINGS, *RICE)
        return super().shows(place)

    def header_widgets(self) -> list[QWidget]:
        """Give the switch between problems and remedies."""
        return [self.switch]

    def refresh(self) -> None:
        """Show what the project says now."""
        (self.problems if self.choice() == PROBLEMS else self.remedies).refresh()

    def choice(self) -> str:
        """Tell which of the two is shown."""
        return self.switch.choice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give both views their room."""
        super().resizeEvent(event)
        room = self.width() - self.theme.px(48), self.height() - self.theme.px(20)
        self.problems.fit(*room)
        self.remedies.fit(*room)

    def show_place(self, place: Place) -> bool:
        """Open the view that a place belongs to and select its cell."""
        if place[:1] not in (("areas",), ("actions",)):
            return False
        self._show(PROBLEMS if place[0] == "areas" else REMEDIES)
        view = self.problems if place[0] == "areas" else self.remedies
        if len(place) == 1:
            view.table.setFocus()
            return True
        return view.show_place(place)

    def first_focus(self) -> QWidget:
        """Give the table that is shown."""
        return self.problems.table if self.choice() == PROBLEMS else self.remedies.table

    def _show(self, key: str) -> None:
        self.desk.memory[SHOWN] = key
        self.switch.show_choice(key)
        self.problems.setVisible(key == PROBLEMS)
        self.remedies.setVisible(key == REMEDIES)
        self.refresh()
