"""The decision bar: the sentence that a step ends in, suggested, confirmed, or overtaken by newer entries."""

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from cxworkshop.language import C_, N_, NP_
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.parts import button, column, empty, label, row

SIGNS = {
    "none": ("flag", "text3", "sunken"),
    "suggested": ("flag", "accent", "accent_soft"),
    "confirmed": ("check-circle", "good", "good_soft"),
    "stale": ("flag", "warn", "warn_soft"),
}

OPEN_MUSTS = NP_("One must-check is still open.", "{n} must-checks are still open.")
DECIDED_BY = NP_("Decided {day}, one person present", "Decided {day}, {n} people present")


HIGH, LOW_HIGH = 76, 56
SIDE, LOW_SIDE = 10, 6
ROOMY, WORDS_LEAST = 900, 300
"""From which width on the button names the next step, and the least that is left to the sentence beside buttons."""


UNTICKED = {
    1: N_("Rate your groups from 1 to 5, then tick the ones that come first."),
    6: N_("Tick what you will do: what is ticked makes the decision."),
}
"""What is still to be done where there are rows and none of them is chosen."""


class DecisionBar(QFrame):
    """Show the decision of a step; the team confirms, rewords, reopens or reviews it here."""

    next_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        """Build the bar; `show_step` fills it."""
        super().__init__()
        self.setObjectName("decision")
        self._desk = desk
        self._step = 1
        self._editing = False
        self._reviewing = False
        theme, px = desk.theme, desk.px
        self.setMinimumHeight(px(HIGH))
        self.setAccessibleName(desk.text(N_("Decision")))
        self._line: QBoxLayout = row(self, (24, SIDE, 24, SIDE), 16, theme)
        line = row(spacing=16, theme=theme)
        self._line.addLayout(line, 1)
        self._sign = QLabel()
        self._sign.setFixedSize(px(40), px(40))
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self._sign)
        words = column(spacing=0)
        self.sentence = label(theme, "", "decision", wrap=True)
        self.wording = QLineEdit()
        self.wording.setAccessibleName(desk.text(N_("Decision in your own words")))
        self.wording.returnPressed.connect(self.confirm)
        self.wording.hide()
        self.basis = label(theme, "", "table", "text2", wrap=True)
        words.addStretch(1)
        words.addWidget(self.sentence)
        words.addWidget(self.wording)
        words.addWidget(self.basis)
        words.addStretch(1)
        line.addLayout(words, 1)
        self._buttons = row(spacing=8, theme=theme)
        self._line.addLayout(self._buttons)
        self._next: QPushButton | None = None
        self._shown: object = None
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.confirm)

    def set_low(self, low: bool) -> None:
        """Take less of a low window."""
        px, side = self._desk.px, LOW_SIDE if low else SIDE
        self.setMinimumHeight(px(LOW_HIGH if low else HIGH))
        self._line.setContentsMargins(px(24), px(side), px(24), px(side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sentence its room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say the next step shorter, and put the buttons below the sentence, where the bar is narrow."""
        px = self._desk.px
        if self._next is not None:
            self._next.setText(self._next_words(self.width() >= px(ROOMY)).replace("&", "&&"))
        left = self.width() - self._buttons.sizeHint().width() - px(2 * 24 + 40 + 2 * 16)
        below = left < px(WORDS_LEAST)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(px(6 if below else 16))
        side = Qt.AlignmentFlag.AlignRight if below else Qt.AlignmentFlag.AlignVCenter
        self._line.setAlignment(self._buttons, side)

    def show_step(self, step: int) -> None:
        """Show the decision of another step."""
        if step != self._step:
            self._editing = self._reviewing = False
        self._step = step
        self.setVisible(1 <= step <= len(STEPS))

    def refresh(self) -> None:
        """Show what is decided, or what the entries suggest."""
        from cxworkshop.programme import decisions  # reads the figures, which are slow to import
        from cxworkshop.programme.progress import progress

        if not 1 <= self._step <= len(STEPS) or self._editing:
            return
        desk, view = self._desk, self._desk.view()
        state = decisions.decision(view, self._step)
        how = progress(view, self._step)
        open_musts = how.musts - how.passed
        shown = (state, how, self._step, self._reviewing, desk.document.read_only)
        if shown == self._shown:
            return
        self._shown = shown
        suggestion = view.of(decisions.SUGGESTIONS[self._step])
        suggested = decisions.say_sentence(suggestion, desk.language) if suggestion else ""
        said = decisions.say(state, desk.language)
        match state.state:
            case "none":
                self._say(desk.text(N_("Your decision will appear here.")), self._minimum())
            case "suggested":
                checks = desk.plural(OPEN_MUSTS, open_musts)
                basis = desk.text(N_("Suggested from your entries."))
                self._say(said, f"{basis} {checks}" if open_musts else basis)
            case "confirmed":
                self._say(said, self._when(state.day, len(state.people)))
            case "stale":
                old = desk.text(N_("Decided before: {sentence}"), sentence=said)
                new = suggested or desk.text(N_("Nothing is suggested any more."))
                self._say(desk.text(N_("Your data changed after the decision.")), old)
                if self._reviewing:
                    self._say(new, old)
        self._dress(state.state)
        self._offer(state.state, how.below_minimum, suggested)

    def _say(self, sentence: str, basis: str) -> None:
        self.sentence.setText(sentence)
        self.basis.setText(basis)
        self.basis.setVisible(bool(basis))
        self.setAccessibleDescription(f"{sentence} {basis}".strip())

    def _when(self, day: object, people: int) -> str:
        from datetime import date

        desk = self._desk
        if not isinstance(day, date):
            return desk.text(N_("Decided."))
        words = desk.language.short_date(day, year=day.year != desk.today.year)
        if not people:
            return desk.text(N_("Decided {day}"), day=words)
        return desk.plural(DECIDED_BY, people, day=words)

    def _minimum(self) -> str:
        from cxworkshop.programme.checks import by_id, findings, reason
        from cxworkshop.programme.progress import MINIMUM

        view = self._desk.view()
        check = by_id()[MINIMUM[self._step]]
        found = next((one for one in view.of(findings) if one.check == check.id), None)
        if found is not None:
            return reason(found, view, self._desk.language)
        return self._desk.text(UNTICKED[self._step]) if self._step in UNTICKED else ""

    def _dress(self, state: str) -> None:
        theme, px = self._desk.theme, self._desk.px
        picture, ink, back = SIGNS[state]
        self._sign.setPixmap(pixmap(picture, theme.color(ink), QSize(px(22), px(22))))
        edge = f"1px solid {theme.tokens[ink]}" if theme.contrast else "0"
        self._sign.setStyleSheet(f"background: {theme.tokens[back]}; border-radius: {px(20)}px; border: {edge};")
        self.setProperty("stale", state == "stale")
        self.style().unpolish(self)
        self.style().polish(self)

    def _offer(self, state: str, below_minimum: bool, suggested: str) -> None:
        desk, theme = self._desk, self._desk.theme
        focused = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) else False
        empty(self._buttons)
        self._next = None
        made: list[QWidget] = []
        if state == "confirmed":
            made.append(button(theme, desk.text(N_("Reopen")), self.reopen, "ghost"))
            made.append(self._next_button())
        elif state == "stale" and not self._reviewing:
            made.append(button(theme, desk.text(N_("Review")), self.review))
            made.append(self._next_button())
        else:
            if suggested:
                made.append(button(theme, desk.text(N_("Edit wording")), self.edit_wording, "ghost"))
            confirm = button(theme, desk.text(N_("Confirm decision")), self.confirm, "primary", "check")
            confirm.setEnabled(bool(suggested) and not below_minimum)
            if not confirm.isEnabled():
                confirm.setAccessibleDescription(self._minimum())
            made.append(confirm)
        for one in made:
            one.setEnabled(
                one.isEnabled() and (not desk.document.read_only or (one is made[-1] and state == "confirmed"))
            )
            self._buttons.addWidget(one)
        self._fit()
        if focused:
            made[-1].setFocus()

    def _next_button(self) -> QWidget:
        made = button(self._desk.theme, self._next_words(True), self.next_asked.emit, "primary", "arrow-right")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._next = made
        return made

    def _next_words(self, whole: bool) -> str:
        desk = self._desk
        if not whole:
            return desk.text(C_("next step", "Next"))
        following = desk.text(STEPS[self._step].title) if self._step < len(STEPS) else desk.text(N_("Plan & export"))
        return desk.text(N_("Next: {step}"), step=following)

    # What the team does

    def confirm(self) -> None:
        """Confirm the sentence that is shown, or the own wording that is being typed."""
        from cxworkshop.programme import decisions
        from cxworkshop.programme.progress import progress

        desk, view, step = self._desk, self._desk.view(), self._step
        if desk.document.read_only or progress(view, step).below_minimum:
            return
        state = decisions.decision(view, step)
        if state.state == "confirmed" and not self._editing:
            self.next_asked.emit()
            return
        people = tuple(one.name or one.label for one in desk.project.workshop.participants if one.name or one.label)
        wording = self.wording.text().strip() if self._editing else ""
        suggestion = view.of(decisions.SUGGESTIONS[step])
        if suggestion is not None and wording == decisions.say_sentence(suggestion, desk.language):
            wording = ""
        record = decisions.confirm(view, step, people, wording, desk.language.code)
        if record is None:
            return
        self._end_editing()
        desk.document.change(
            lambda project: _decided(project, step, (record,)),
            ("decisions", record.id),
            desk.text(N_("Confirm the decision of step {step}"), step=step),
        )
        desk.toast(desk.text(N_("Decision confirmed")), desk.text(N_("Undo")), desk.document.undo)

    def reopen(self) -> None:
        """Take the confirmation back; the sentence is a suggestion again."""
        step = self._step
        text = self._desk.text(N_("Reopen the decision of step {step}"), step=step)
        self._desk.document.change(lambda project: _decided(project, step, ()), ("decisions",), text)

    def review(self) -> None:
        """Show the new suggestion beside what was decided."""
        self._reviewing = True
        self.refresh()

    def edit_wording(self) -> None:
        """Let the team write the sentence in its own words."""
        self._editing = True
        self.wording.setText(self.sentence.text())
        self.sentence.hide()
        self.wording.show()
        self.basis.setText(self._desk.text(N_("Enter confirms your wording, Esc keeps the suggestion.")))
        self.basis.show()
        self.wording.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the own wording with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._editing:
            self._end_editing()
            self.refresh()
            return
        super().keyPressEvent(event)

    def _end_editing(self) -> None:
        self._editing = self._reviewing = False
        self._shown = None
        self.wording.hide()
        self.sentence.show()


def _decided(project: Project, step: int, rows: tuple[object, ...]) -> Project:
    others = [row for row in project.decisions if row.step != step]
    return msgspec.structs.replace(project, decisions=Rows((*others, *rows)))
