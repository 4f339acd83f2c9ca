"""The header of a step: its number, title and question, the part's own buttons, and the switch of sub-views."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cxworkshop.language import N_
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part
from cxworkshop.ui.parts import column, label, row
from cxworkshop.ui.segmented import SegmentedControl

OVERVIEW = (N_("Overview"), N_("What we have decided, what is missing, what comes next."))
PLAN = (N_("Plan & export"), N_("One document that your team can act on."))


class StepHeader(QFrame):
    """Stand above the work area and never scroll away."""

    view_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Build the header; `show_step` fills it."""
        super().__init__()
        self._desk = desk
        theme = desk.theme
        line = row(self, (24, 14, 24, 12), 14, theme)
        self._number = label(theme, "", "step_number", "accent")
        self._title = label(theme, "", "title", wrap=True)
        self._question = label(theme, "", "question", "text2", wrap=True)
        words = column(spacing=0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._question)
        words.addStretch(1)
        line.addWidget(self._number)
        line.addLayout(words, 1)
        self._aside = row(spacing=12, theme=theme)
        line.addLayout(self._aside)
        line.setAlignment(self._aside, Qt.AlignmentFlag.AlignBottom)
        self.switch: SegmentedControl | None = None

    def show_step(self, step: int, parts: Sequence[type[Part]], current: str, widgets: Sequence[QWidget]) -> None:
        """Show a step with the buttons of its current part and, if it has several, the switch."""
        desk = self._desk
        title, question = OVERVIEW if step == 0 else PLAN
        if 1 <= step <= len(STEPS):
            title, question = str(STEPS[step - 1].title), STEPS[step - 1].question
        self._number.setVisible(1 <= step <= len(STEPS))
        self._number.setText(str(step))
        self._title.setText(desk.text(title))
        self._question.setText(desk.text(question))
        self.setAccessibleName(desk.text(title))
        self.setAccessibleDescription(desk.text(question))
        while (item := self._aside.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
        self.switch = None
        for widget in widgets:
            self._aside.addWidget(widget)
            widget.show()
        if len(parts) > 1:
            choices = [(part.KEY, desk.text(part.LABEL)) for part in parts]
            self.switch = SegmentedControl(desk.theme, desk.language, desk.text(N_("View")), choices)
            self.switch.show_choice(current)
            self.switch.chosen.connect(self.view_chosen)
            self._aside.addWidget(self.switch)
