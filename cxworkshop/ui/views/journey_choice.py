"""The choice of a journey in the step header, and what can be done with journeys and phases."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QSizePolicy, QWidget

from cxworkshop.language import N_
from cxworkshop.model.experiences import Journey
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import icon_button, row, tooltip
from cxworkshop.ui.views.still_box import StillBox


class JourneyChoice(QWidget):
    """Choose a journey; add, rename, copy or remove one, or edit the phases."""

    chosen = Signal(str)
    """The journey that is to be shown."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        """Make it for a part, which its windows belong to."""
        super().__init__()
        self.desk = desk
        self._owner = owner
        self._journey = ""
        self.box = StillBox()
        self.box.setAccessibleName(desk.text(N_("Journey")))
        self.box.setPlaceholderText(desk.text(N_("No journey yet")))
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # a long name must not widen the window
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumWidth(desk.px(220))
        self.box.setMaximumWidth(desk.px(320))
        self.box.activated.connect(lambda at: self.chosen.emit(self.box.itemData(at)))
        self.more = icon_button(desk.theme, "more", desk.text(N_("Journeys and phases")), self._open_menu)
        line = row(self, spacing=4, theme=desk.theme)
        line.addWidget(self.box, 1)
        line.addWidget(self.more)
        self.setFocusProxy(self.box)

    def show_journey(self, id: str) -> None:
        """Show which journey is the current one, among those that there are."""
        desk, self._journey = self.desk, id
        names = [(one.id, one.name or desk.text(N_("Journey without a name"))) for one in desk.project.journeys]
        if names != [(self.box.itemData(at), self.box.itemText(at)) for at in range(self.box.count())]:
            self.box.clear()
            for journey, name in names:
                self.box.addItem(name, journey)
        self.box.setCurrentIndex(self.box.findData(id))
        self.box.setEnabled(bool(names))
        now = desk.project.journeys.find(id)
        segment = desk.project.segments.find(now.segment) if now else None
        if segment is not None:
            tooltip(self.box, desk.text(N_("Journey of: {segment}"), segment=segment.name))
        else:
            tooltip(self.box, desk.text(N_("Journey")))

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def menu(self) -> QMenu:
        """Make the menu of what can be done with journeys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one, free = bool(self._journey), not self.desk.document.read_only
        for text, call, enabled in (
            (N_("New journey…"), self.new, free),
            (N_("Name, segment and goal…"), self.edit, free and one),
            (N_("Duplicate the journey"), self.duplicate, free and one),
            (N_("Remove the journey"), self.remove, free and one),
        ):
            action = menu.addAction(self.desk.text(text))
            action.setEnabled(enabled)
            action.triggered.connect(lambda checked=False, call=call: call())
        menu.addSeparator()
        menu.addAction(self.desk.text(N_("Phases…"))).triggered.connect(self.edit_phases)
        return menu

    def new(self) -> None:
        """Ask for a journey and add it."""
        self._ask(None, self.add)

    def edit(self) -> None:
        """Ask for another name, segment or goal."""
        self._ask(self.desk.project.journeys.find(self._journey), self._put)

    def _ask(self, journey: Journey | None, done: Callable[[Journey], None]) -> None:
        from cxworkshop.ui.views.journey_dialogs import JourneyDialog

        JourneyDialog(self.desk, self._owner, journey, done).open()

    def add(self, journey: Journey) -> None:
        """Add a journey and show it."""
        self.desk.document.add(("journeys",), journey, text=self.desk.text(N_("Add a journey")))
        self.chosen.emit(journey.id)

    def _put(self, journey: Journey) -> None:
        was = self.desk.project.journeys.find(journey.id)
        if was is not None:
            # only what the window asked for; the stages may have changed meanwhile
            now = msgspec.structs.replace(was, name=journey.name, segment=journey.segment, goal=journey.goal)
            self.desk.document.put(("journeys", journey.id), now, self.desk.text(N_("Edit the journey")))

    def duplicate(self) -> None:
        """Copy the journey, and show the copy."""
        text = self.desk.text(N_("Duplicate the journey"))
        self.chosen.emit(self.desk.document.duplicate(("journeys", self._journey), text))

    def remove(self) -> None:
        """Take the journey away; the way back is offered at once."""
        desk, journey = self.desk, self.desk.project.journeys.find(self._journey)
        if journey is not None:
            desk.document.remove([("journeys", journey.id)], desk.text(N_("Remove the journey")))
            name = desk.language.quote(journey.name or desk.text(N_("Journey without a name")))
            text = desk.text(N_("Journey {name} removed"), name=name)
            desk.toast(text, desk.text(N_("Undo")), desk.document.undo)

    def edit_phases(self) -> None:
        """Open the table of phases."""
        from cxworkshop.ui.views.journey_dialogs import PhasesDialog

        PhasesDialog(self.desk, self._owner).open()
