"""The header of a step: its number, title and question, the part's own buttons, and the switch of sub-views."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from cxworkshop.language import N_
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part
from cxworkshop.ui.parts import column, dress, label, row, tip
from cxworkshop.ui.segmented import SegmentedControl

OVERVIEW = (N_("Overview"), N_("What we have decided, what is missing, what comes next."))
PLAN = (N_("Plan & export"), N_("One document that your team can act on."))

GAP, TITLE_LEAST = 14, 160
MARGINS, LOW_MARGINS = (24, 14, 24, 12), (24, 8, 24, 8)


class StepHeader(QFrame):
    """Stand above the work area and never scroll away."""

    view_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Build the header; `show_step` fills it."""
        super().__init__()
        self._desk = desk
        theme = desk.theme
        self._line: QBoxLayout = row(self, MARGINS, GAP, theme)
        left = row(spacing=GAP, theme=theme)
        self._number = label(theme, "", "step_number", "accent")
        self._title = label(theme, "", "title", wrap=True)
        self._question = label(theme, "", "question", "text2", wrap=True)
        words = column(spacing=0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._question)
        words.addStretch(1)
        left.addWidget(self._number)
        left.addLayout(words, 1)
        self._aside = row(spacing=12, theme=theme)
        self._line.addLayout(left, 1)
        self._line.addLayout(self._aside)
        self.switch: SegmentedControl | None = None
        self._low = False

    def set_low(self, low: bool) -> None:
        """Take less of a low window: smaller words, and the question only for the ear and under the mouse."""
        if low == self._low:
            return
        self._low = low
        theme = self._desk.theme
        dress(self._number, theme, "figure_light" if low else "step_number", "accent")
        dress(self._title, theme, "empty" if low else "title")
        self._question.setVisible(not low)
        self._line.setContentsMargins(*(theme.px(side) for side in (LOW_MARGINS if low else MARGINS)))
        self._line.setSpacing(theme.px(GAP - 6 if low else GAP))
        self._fit()

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
        self._title.setToolTip(tip(desk.text(question)))
        self.setAccessibleName(desk.text(title))
        self.setAccessibleDescription(desk.text(question))
        while (item := self._aside.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
        if self.switch is not None:
            self.switch.deleteLater()
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
        self._fit()

    def widgets(self) -> list[QWidget]:
        """Give the buttons of the part and the switch, from left to right."""
        items = (self._aside.itemAt(place) for place in range(self._aside.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the title where there is no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self._title.text().split()
        title = max((self._title.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        number = self._number.sizeHint().width() if not self._number.isHidden() else 0
        needed = number + max(title, self._desk.px(TITLE_LEAST)) + self._aside.sizeHint().width()
        below = self.width() < needed + self._desk.px(2 * 24 + 2 * GAP)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignBottom
        self._line.setAlignment(self._aside, side)
