"""Step 6, Act: who does what by when, as a board, a list, by owner, as promises and against the targets."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from cxworkshop.language import C_, N_, NO_VALUE, NP_, Message
from cxworkshop.model.improvements import Action
from cxworkshop.programme import board, workload
from cxworkshop.programme.messages import shortened
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import SIDE, Part, Place
from cxworkshop.ui.parts import Card, button, column, empty, label, row
from cxworkshop.ui.segmented import SegmentedControl
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.views import action_tables
from cxworkshop.ui.views.board import ActionBoard
from cxworkshop.ui.views.empty import EmptyState, copy_from_example
from cxworkshop.ui.views.people import PeopleList

VIEWS: tuple[tuple[str, Message], ...] = (
    ("board", C_("action view", "Board")),
    ("list", C_("action view", "List")),
    ("owner", C_("action view", "By owner")),
    ("promises", C_("action view", "Promises")),
    ("targets", C_("action view", "Targets")),
)
PROMISED = N_("Customers may count on these from the day named. Say them aloud only when the new way works.")
ON_PAPER = N_("An estimate on paper: how far the planned effects of the actions reach together.")
SHOWN = ("actions", "shown")
MOST_OFFERED = 5
PEOPLE_WIDE = 240
LEAST_HIGH = 300
LONGEST = 90


class Act(Part):
    """Show the chosen actions from five sides; the line above says what is due, late and too much."""

    KEY: ClassVar[str] = "act"
    LABEL: ClassVar[Message] = N_("Act")
    COLLECTIONS: ClassVar[tuple[str, ...]] = ("actions",)
    NEEDS = (workload.summed, board.columns, board.owners, board.waiting)

    def __init__(self, desk: Desk) -> None:
        """Build the board; the other views are built when they are first shown."""
        super().__init__(desk)
        self.board = ActionBoard(desk)
        self.board.list_asked.connect(self._show_list)
        self._stack = QStackedWidget()
        # the views scroll inside; where even this is not left, the whole part scrolls
        self._stack.setMinimumHeight(desk.px(LEAST_HIGH))
        self._nothing = QWidget()
        self._nothing_in = column(self._nothing)
        self._nothing_for: object = None
        self._offers: EmptyState | None = None
        self._pages: dict[str, QWidget] = {"board": self.board}
        self._stack.addWidget(self.board)
        self._stack.addWidget(self._nothing)
        self._choice = SegmentedControl(
            desk.theme,
            desk.language,
            desk.text(N_("View of the actions")),
            [(key, desk.text(name)) for key, name in VIEWS],
            quiet=True,
        )
        self._choice.show_choice(desk.memory.get(SHOWN, "board"))
        self._choice.chosen.connect(self.open_view)
        self._summary = label(desk.theme, "", "table", "text2", wrap=True)
        self._tight = False
        self._lay_out()

    def _lay_out(self) -> None:
        body = self.body()
        body.setSpacing(self.theme.px(10))
        self._top: QBoxLayout = row(spacing=12, theme=self.theme)
        self._top.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._top.addStretch(1)
        self._top.addWidget(self.board.tools, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(self._top)
        under = row(spacing=16, theme=self.theme)
        under.addWidget(self._summary, 3)
        under.addWidget(self.board.hint, 2)
        body.addLayout(under)
        body.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the filters below the views where there is no room beside them, and leave out the line about keys."""
        super().resizeEvent(event)
        room = self.width() - self.theme.px(2 * SIDE + 12)
        tight = room < self._choice.sizeHint().width() + self.board.tools.sizeHint().width()
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight)
        self._tight = tight
        self._show_hint()

    def _show_hint(self) -> None:
        on_board = self._choice.choice() == "board" and self._stack.currentWidget() is not self._nothing
        self.board.hint.setVisible(on_board and not self._tight)

    @cached_property
    def list(self) -> EditableTable:
        """Give the table of all actions."""
        return action_tables.all_actions(self.desk)

    @cached_property
    def people(self) -> PeopleList:
        """Give the list of those who own actions."""
        made = PeopleList(self.desk)
        made.person_chosen.connect(self._show_person)
        return made

    @cached_property
    def theirs(self) -> EditableTable:
        """Give the table of what the chosen person has to do."""
        return action_tables.actions_of(self.desk, self.people.person)

    @cached_property
    def promises(self) -> EditableTable:
        """Give the table of what is promised."""
        return action_tables.promised(self.desk)

    @cached_property
    def targets(self) -> EditableTable:
        """Give the table of targets and what moves them."""
        return action_tables.targets_covered(self.desk)

    def _page_of(self, key: str) -> QWidget:
        """Give the page of a view."""
        if key not in self._pages:
            self._pages[key] = self._make_page(key)
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def _make_page(self, key: str) -> QWidget:
        match key:
            case "list":
                return self._framed("", self.list)
            case "owner":
                return self._by_owner()
            case "promises":
                return self._framed(PROMISED, self.promises)
            case _:
                return self._framed(ON_PAPER, self.targets)

    def _framed(self, note: str, table: EditableTable) -> QWidget:
        """Frame a table, with a line below it."""
        card = Card(self.theme)
        card.body.addWidget(table, 1)
        if note:
            words = label(self.theme, self.desk.text(note), "caption", "text3", wrap=True)
            words.setContentsMargins(*(self.theme.px(side) for side in (16, 8, 16, 10)))
            card.body.addWidget(words)
        return card

    def _by_owner(self) -> QWidget:
        """Set the people beside what the chosen one has to do."""
        page = QWidget()
        line = row(page, spacing=16, theme=self.theme)
        people = Card(self.theme)
        people.setFixedWidth(self.theme.px(PEOPLE_WIDE))
        people.body.addWidget(self.people)
        line.addWidget(people)
        line.addWidget(self._framed("", self.theirs), 1)
        return page

    # What is shown

    def open_view(self, key: str) -> None:
        """Turn to one of the views."""
        self.desk.memory[SHOWN] = key
        self._choice.show_choice(key)
        self.refresh()

    def refresh(self) -> None:
        """Show the actions as they are."""
        view, key = self.desk.view(), self._choice.choice()
        nothing = key == "board" and not workload.has_plan(view)
        if nothing:
            self._offer()
        self._stack.setCurrentWidget(self._nothing if nothing else self._page_of(key))
        self.board.tools.setVisible(key == "board" and not nothing)
        self._show_hint()
        self._summary.setText(" ".join(self._sentences()))
        self._summary.setVisible(bool(self._summary.text()))
        self._fill(key)

    def _fill(self, key: str) -> None:
        match key:
            case "board":
                self.board.refresh()
            case "list":
                self.list.refresh()
            case "owner":
                self.people.show_loads(self.desk.view().of(workload.loads))
                self.theirs.refresh()
            case "promises":
                self.promises.refresh()
            case _:
                self.targets.refresh()

    def _show_list(self) -> None:
        self.open_view("list")

    def _show_person(self, person: str) -> None:
        self.theirs.refresh()

    def _sentences(self) -> Sequence[str]:
        """Say what is due first, what is late, and where something is missing or too much."""
        desk, language = self.desk, self.desk.language
        total = desk.view().of(workload.summed)
        said = []
        if total.first is not None and total.first.due is not None:
            words = N_("Due first, on {day}: {action}.")
            name = language.quote(shortened(total.first.title or NO_VALUE, LONGEST))
            said.append(desk.text(words, day=language.weekday_date(total.first.due), action=name))
        if total.late:
            said.append(desk.plural(NP_("One is overdue.", "{n} are overdue."), total.late))
        if total.without_owner:
            said.append(desk.plural(NP_("One has no owner.", "{n} have no owner."), total.without_owner))
        if total.without_date:
            said.append(desk.plural(NP_("One has no date.", "{n} have no date."), total.without_date))
        if total.overloaded:
            people = language.listed(total.overloaded)
            too_much = NP_("{people} has too much at once.", "{people} have too much at once.")
            said.append(desk.plural(too_much, len(total.overloaded), people=people))
        if total.uncovered:
            uncovered = NP_("One target has no active action.", "{n} targets have no active action.")
            said.append(desk.plural(uncovered, total.uncovered))
        return said

    # Nothing chosen yet

    def _offer(self) -> None:
        """Offer what could be done with one click each: the ideas, else the problems to act on."""
        desk, view = self.desk, self.desk.view()
        if self._nothing_for == (desk.project.actions, desk.project.areas):
            return
        self._nothing_for = (desk.project.actions, desk.project.areas)
        buttons: list[tuple[str, Callable[[], object]]] = [
            (shortened(action.title), partial(self._choose, action)) for action in workload.remedies(view, MOST_OFFERED)
        ]
        buttons.append((desk.text(N_("Add an action")), partial(self._add, "")))
        words = N_("An action is what one of you does by a day. Choose from your ideas, or write the first one.")
        empty(self._nothing_in)
        title = desk.text(N_("Nothing is chosen yet"))
        made = EmptyState(desk, "board", title, desk.text(words), buttons)
        go = button(desk.theme, desk.text(N_("Go to Prioritise")), lambda: desk.open_step(6, "prioritise"))
        made.add(go)
        made.add(copy_from_example(desk, "actions"))
        self._offers = made
        self._nothing_in.addWidget(made)

    def _choose(self, action: Action) -> None:
        chosen = board.with_status(action, "planned", self.desk.today)
        self.desk.document.put(
            ("actions", action.id), chosen, text=self.desk.text(N_("Choose “{action}”"), action=shortened(action.title))
        )
        self.refresh()

    def _add(self, title: str) -> None:
        action = action_tables.planned(title)
        self.desk.document.add(("actions",), action, text=self.desk.text(N_("Add an action")))
        self.refresh()
        self.desk.open_sheet(("actions", action.id, "title"))

    # Places

    def show_place(self, place: Place) -> bool:
        """Select the card or the row of an action; a field that is no column opens in the sheet."""
        if len(place) < 2 or place[0] != "actions" or self.desk.project.actions.find(place[1]) is None:
            return False
        key = self._choice.choice()
        if key == "board" and self.board.select(place[1]):
            return len(place) == 2
        if key != "list":
            self.open_view("list")
        return self.list.select(place[1], place[2:])

    def place_in_hand(self) -> Place:
        """Give the card or the cell that has the focus."""
        id = self.board.in_hand()
        return ("actions", id) if id else super().place_in_hand()

    def first_focus(self) -> QWidget | None:
        """Give the board or the table that is shown, or the first offer while there is nothing."""
        if self._stack.currentWidget() is self._nothing and self._offers is not None:
            return self._offers.first_focus()
        match self._choice.choice():
            case "board":
                return self.board.first_focus()
            case "list":
                return self.list
            case "owner":
                return self.people
            case "promises":
                return self.promises
            case _:
                return self.targets
