"""The overview: what is decided, what is missing, where the targets stand, and what comes next."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from cxworkshop.language import N_, Message
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import Card, button, column, label, row
from cxworkshop.ui.views.about_project import AboutProject
from cxworkshop.ui.views.overview_rows import (
    ActionLine,
    ActionPainter,
    DecisionLine,
    DecisionPainter,
    MissingLine,
    MissingPainter,
    TargetLine,
    TargetPainter,
)
from cxworkshop.ui.views.row_list import Entry, RowList

MOST_MISSING = 8
"""So many open checks are listed until somebody asks for all of them."""
NARROW = 1000
"""Below this width, in lengths of the design, the cards stand in one column."""
CORNER = 5

NO_TARGETS = N_("No target yet. Here will stand how good each metric shall be, by when, and who answers for it.")
NO_ACTIONS = N_("No action is chosen yet. The first ones will stand here, each with its owner and date.")
NOTHING_MISSING = N_("Nothing is missing.")
WELCOME = N_("Seven questions, seven decisions, one plan.")
HOW = N_(
    "Take them in order, or begin where you know most: nothing is locked. What you enter in one step is there in the "
    "next, and the plan writes itself."
)


class Overview(Part):
    """Show the whole project on one page; every row leads to where it belongs."""

    COLLECTIONS: ClassVar[tuple[str, ...]] = ("profile", "constants", "about", "workshop")
    WIDE: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        """Build the cards; `refresh` fills them."""
        super().__init__(desk)
        self._settled = False
        self._all_missing = False
        self._next = 1
        text = desk.text
        self.forward = button(desk.theme, text(N_("Start with step 1")), self._go_on, "primary", "arrow-right")
        self.forward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.decisions = RowList(desk, DecisionPainter, text(N_("Seven decisions")))
        self.missing = RowList(desk, MissingPainter, text(N_("What is missing")))
        self.targets = RowList(desk, TargetPainter, text(N_("Targets")))
        self.upcoming = RowList(desk, ActionPainter, text(N_("Next actions")))
        self.more = button(desk.theme, "", self._show_all, "link")
        self.about = AboutProject(desk)
        self.welcome = self._made_welcome()
        self._cards = [
            Card(desk.theme, text(N_("Seven decisions")), " "),
            Card(desk.theme, text(N_("What is missing")), " "),
            Card(desk.theme, text(N_("Targets")), " "),
            Card(desk.theme, text(N_("Next actions")), " "),
        ]
        self._nothing: list[QLabel] = []
        self._lay_out()
        self.decisions.opened.connect(self._open_decision)
        self.missing.opened.connect(self._open_missing)
        self.targets.opened.connect(self._open_target)
        self.upcoming.opened.connect(self._open_action)
        desk.document.settled.connect(self._has_settled)

    def _lay_out(self) -> None:
        lists = (self.decisions, self.missing, self.targets, self.upcoming)
        words: tuple[Message, ...] = ("", NOTHING_MISSING, NO_TARGETS, NO_ACTIONS)
        for card, rows, nothing in zip(self._cards, lists, words, strict=True):
            card.body.addWidget(rows)
            said = label(self.theme, self.desk.text(nothing), "table", "text2", wrap=True)
            said.setMargin(self.desk.px(16))
            said.hide()
            # rows must not cover the round corners of the card
            card.body.setContentsMargins(0, 0, 0, self.desk.px(CORNER))
            self._nothing.append(said)
            card.body.addWidget(said)
        more = row(margins=(12, 2, 12, 2), theme=self.theme)
        more.addWidget(self.more)
        more.addStretch(1)
        self._cards[1].body.addLayout(more)
        decided, missing, targets, actions = self._cards
        left, right = (column(spacing=16, theme=self.theme) for _ in range(2))
        for side, cards in ((left, (decided, targets)), (right, (missing, actions))):
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
        page = self.body()
        page.addWidget(self.welcome)
        self._sides: QBoxLayout = row(spacing=16, theme=self.theme)
        self._sides.addLayout(left, 13)
        self._sides.addLayout(right, 8)
        page.addLayout(self._sides)
        page.addWidget(self.about)
        page.addStretch(1)

    def _made_welcome(self) -> Card:
        """Make the card that greets whoever opens an empty project."""
        card = Card(self.theme)
        inside = card.pad(20, 16, 20, 16, spacing=4)
        inside.addWidget(label(self.theme, self.desk.text(WELCOME), "section", wrap=True))
        inside.addWidget(label(self.theme, self.desk.text(HOW), "body", "text2", wrap=True))
        card.hide()
        return card

    # What is shown

    def refresh(self) -> None:
        """Show the project as it is; the checks only when they have been worked out beside the window."""
        from cxworkshop.ui.views import overview_words as words  # reads the checks, which are slow to import

        if not self._settled:
            self.decisions.show_rows(words.step_entries(self.desk))
            self.desk.document.settle_soon()
            return
        desk, view = self.desk, self.desk.view()
        begun = words.is_begun(view)
        self._next = words.next_step(view)
        self._name_forward(begun)
        self.welcome.setVisible(not begun)
        self._cards[0].title.setText(desk.text(N_("Seven decisions") if begun else N_("Seven questions")))
        self._show(0, self.decisions, words.decision_entries(desk), words.decided_text(desk))
        self._show_missing()
        targets, actions = words.target_entries(desk), words.action_entries(desk)
        self._show(2, self.targets, targets, words.targets_text(desk, len(targets)))
        self._show(3, self.upcoming, actions, words.actions_text(desk, len(actions)))

    def _show(self, place: int, rows: RowList, entries: list[Entry], aside: str) -> None:
        rows.show_rows(entries)
        rows.setVisible(bool(entries))
        self._nothing[place].setVisible(not entries)
        self._cards[place].aside.setText(aside)

    def _show_missing(self) -> None:
        from cxworkshop.ui.missing import open_findings
        from cxworkshop.ui.views.overview_words import missing_entries, open_text

        every = len(open_findings(self.desk.view()))  # hints too, which are listed but not counted above
        entries = missing_entries(self.desk, None if self._all_missing else MOST_MISSING)
        self._show(1, self.missing, entries, open_text(self.desk))
        said = self.desk.text(N_("Show fewer") if self._all_missing else N_("Show all"))
        self.more.setText(said)
        self.more.setAccessibleName(said)
        self.more.setAccessibleDescription(self.desk.text(N_("What is missing")))
        self.more.setVisible(every > MOST_MISSING)

    def _show_all(self) -> None:
        self._all_missing = not self._all_missing
        self._show_missing()

    def _name_forward(self, begun: bool) -> None:
        words = self.desk.text(N_("Start with step {n}"), n=self._next)
        if begun:
            title = STEPS[self._next - 1].title if self._next <= len(STEPS) else N_("Plan & export")
            words = self.desk.text(N_("Continue: {step}"), step=self.desk.text(title))
        self.forward.setText(words.replace("&", "&&"))
        self.forward.setAccessibleName(words)

    def _has_settled(self) -> None:
        if not self._settled:
            self._settled = True
            self.refresh()

    def busy(self) -> bool:
        """Tell whether the checks are still being worked out."""
        return not self._settled

    # Where it leads

    def header_widgets(self) -> list[QWidget]:
        """Give the button that leads to the first undecided step."""
        return [self.forward]

    def _go_on(self) -> None:
        self.desk.open_step(self._next)

    def _open_decision(self, line: DecisionLine) -> None:
        self.desk.open_step(line.step)

    def _open_missing(self, line: MissingLine) -> None:
        self.desk.go(line.place)

    def _open_target(self, line: TargetLine) -> None:
        self.desk.go(("targets", line.id))

    def _open_action(self, line: ActionLine) -> None:
        self.desk.go(("actions", line.id))

    def show_place(self, place: Place) -> bool:
        """Focus the field of the project, or of its workshop, on the last cards."""
        return self.about.show_place(place)

    def first_focus(self) -> QWidget | None:
        """Give the seven decisions."""
        return self.decisions

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards into one column where two would be too narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self.desk.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
