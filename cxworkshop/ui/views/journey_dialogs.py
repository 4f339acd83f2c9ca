"""The small windows of the journey map: whose journey it is, and the phases of the customer's life."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from cxworkshop.language import N_, Message
from cxworkshop.model.experiences import Journey, Phase
from cxworkshop.model.ids import new_id
from cxworkshop.programme.choices import PHASE, phase_name, word
from cxworkshop.programme.fields import all_fields
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, column, label, row
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.views.still_box import StillBox

WIDE = 460


class JourneyDialog(QDialog):
    """Ask for the name, the segment and the goal of a journey, new or already there."""

    def __init__(self, desk: Desk, parent: QWidget, journey: Journey | None, done: Callable[[Journey], None]) -> None:
        """Build it; `done` takes the journey when the user agrees."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("canvas")
        self.desk = desk
        self._journey = journey or Journey(id=new_id())
        self._done = done
        self.setWindowTitle(desk.text(N_("Edit the journey") if journey else N_("New journey")))
        self.setMinimumWidth(desk.px(WIDE))
        outer = column(self, (24, 20, 24, 20), 6, desk.theme)
        self.name, self.goal, self.segment = QLineEdit(), QLineEdit(), StillBox()
        self.name.setText(self._journey.name)
        self.goal.setText(self._journey.goal)
        self._fill_segments()
        fields: tuple[tuple[str, QWidget], ...] = (("name", self.name), ("segment", self.segment), ("goal", self.goal))
        for field, widget in fields:
            line = all_fields()[Journey, field]
            outer.addWidget(self._label(line.label, widget))
            outer.addWidget(widget)
            help = label(desk.theme, desk.text(line.help), "caption", "text2", wrap=True)
            help.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            outer.addWidget(help)
            widget.setAccessibleDescription(desk.text(line.help))
            outer.addSpacing(desk.px(8))
        outer.addStretch(1)
        outer.addLayout(self._buttons(N_("Save") if journey else N_("Add the journey")))
        self.resize(desk.px(WIDE), outer.totalHeightForWidth(desk.px(WIDE)))
        self.name.setFocus()

    def _fill_segments(self) -> None:
        segments = self.desk.project.segments
        for segment in segments:
            self.segment.addItem(segment.name or self.desk.text(N_("Segment without a name")), segment.id)
        self.segment.addItem(self.desk.text(N_("No segment")), "")
        measured = next((one.id for one in segments if one.decision == "measure now"), "")
        chosen = self._journey.segment or ("" if self._journey.name else measured)
        self.segment.setCurrentIndex(max(0, self.segment.findData(chosen)))

    def _label(self, text: Message, widget: QWidget) -> QLabel:
        made = label(self.desk.theme, self.desk.text(text), "label")
        made.setBuddy(widget)
        widget.setAccessibleName(self.desk.text(text))
        return made

    def _buttons(self, agree: Message) -> QHBoxLayout:
        theme = self.desk.theme
        line = row(spacing=8, theme=theme)
        line.addStretch(1)
        line.addWidget(button(theme, self.desk.text(N_("Cancel")), self.reject))
        self.agree = button(theme, self.desk.text(agree), self.accept, kind="primary")
        self.agree.setDefault(True)
        line.addWidget(self.agree)
        return line

    def accept(self) -> None:
        """Hand the journey over."""
        journey = msgspec.structs.replace(
            self._journey,
            name=self.name.text().strip(),
            goal=self.goal.text().strip(),
            segment=self.segment.currentData() or "",
        )
        super().accept()
        self._done(journey)


class PhasesDialog(QDialog):
    """Edit the phases of the customer's life in a small table."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Build it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("canvas")
        self.setWindowTitle(desk.text(N_("Phases")))
        self.resize(desk.px(560), desk.px(480))
        outer = column(self, (24, 20, 24, 20), 10, desk.theme)
        outer.addWidget(
            label(desk.theme, desk.text(N_("Phases of the customer's life with you")), "section", wrap=True)
        )
        help = N_("Stages and experiences lie in them, so that a gap in the customer's year is seen.")
        outer.addWidget(label(desk.theme, desk.text(help), "caption", "text2", wrap=True))
        self.table = EditableTable(
            desk,
            "phases",
            (
                Column(("name",), text=lambda phase: phase_name(phase, desk.language)),
                Column(("key",), width=190, text=lambda phase: word(PHASE, phase.key, desk.language)),
            ),
            name=desk.text(N_("Phases")),
            new_text=desk.text(N_("Type a new phase here")),
            make=lambda text: Phase(id=new_id(), name=text),
        )
        outer.addWidget(self.table, 1)
        line = row(spacing=8, theme=desk.theme)
        line.addStretch(1)
        self.closing: QPushButton = button(desk.theme, desk.text(N_("Close")), self.accept)
        line.addWidget(self.closing)
        outer.addLayout(line)
        self.table.setFocus()
