"""The action board: three columns of cards, moved with the mouse or with Space and the arrow keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from cxworkshop.language import C_, N_, NP_, Message
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Action
from cxworkshop.programme import board
from cxworkshop.programme.board import COLUMNS, NOBODY, BoardColumn, Cards
from cxworkshop.programme.choices import STATUS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, column, label, row, scrolled
from cxworkshop.ui.views.board_list import CardList
from cxworkshop.ui.views.still_box import StillBox

HINT = N_("Space picks up a card · ← → move it · Enter opens")
COLUMN_LEAST = 216
EMPTY: dict[BoardColumn, Message] = {
    "planned": N_("Nothing to do here"),
    "in progress": N_("Nobody has begun yet"),
    "done": N_("Nothing is done yet"),
}


class ActionBoard(QWidget):
    """Show the chosen actions in three columns; ideas and what was dropped are only counted.

    `tools` holds the filters and `hint` the line about the keys, for the screen to place.
    """

    list_asked = Signal()
    """Show all actions, also the dropped ones, as a list."""

    def __init__(self, desk: Desk) -> None:
        """Build the columns; `refresh` fills them."""
        super().__init__()
        self._desk = desk
        self._held = ""
        self._target: BoardColumn = "planned"
        self._lists: dict[BoardColumn, CardList] = {}
        self._counts: dict[BoardColumn, QLabel] = {}
        self.hint = label(desk.theme, desk.text(HINT), "caption", "text2", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._owner, self._experience = (
            self._filter(N_("Show the actions of")),
            self._filter(N_("Show the actions for")),
        )
        self.tools = QWidget()
        line = row(self.tools, spacing=8, theme=desk.theme)
        line.addWidget(self._owner)
        line.addWidget(self._experience)
        self._ideas = button(desk.theme, "", lambda: desk.open_step(6, "prioritise"), "link")
        self._dropped = button(desk.theme, "", self.list_asked.emit, "link")
        inside = QWidget()
        columns = row(inside, spacing=12, theme=desk.theme)
        for which in COLUMNS:
            columns.addWidget(self._column(which), 1)
        page = scrolled(inside)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column(self).addWidget(page)
        desk.document.changed.connect(self._changed)

    # Building

    def _filter(self, name: str) -> QComboBox:
        made = StillBox()
        made.setAccessibleName(self._desk.text(name))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(13)
        made.setMaximumWidth(self._desk.px(220))
        made.activated.connect(self._filtered)
        return made

    def _column(self, which: BoardColumn) -> QFrame:
        desk, theme = self._desk, self._desk.theme
        frame = QFrame()
        frame.setObjectName("boardcolumn")
        frame.setMinimumWidth(desk.px(COLUMN_LEAST))
        frame.setStyleSheet(
            f"QFrame#boardcolumn {{ background: {theme.tokens['sunken']}; border: 1px solid {theme.tokens['border']};"
            f" border-radius: {theme.px(8)}px; }}"
        )
        inside = column(frame, (1, 0, 1, 8), 0, theme)
        head = row(margins=(15, 10, 15, 6), theme=theme)
        head.addWidget(label(theme, desk.text(STATUS[which]), "body_strong"), 1)
        self._counts[which] = label(theme, "", "body", "text2")
        head.addWidget(self._counts[which])
        inside.addLayout(head)
        cards = CardList(desk, which, desk.text(EMPTY[which]))
        cards.space_pressed.connect(self._space)
        cards.escape_pressed.connect(self.put_back)
        cards.left_alone.connect(self._left)
        cards.sideways.connect(self._sideways)
        cards.opened.connect(self._open)
        cards.block_asked.connect(self.toggle_blocked)
        cards.drop_asked.connect(self.drop)
        cards.menu_asked.connect(self._show_menu)
        cards.cards.dropped.connect(lambda id: self.move_card(id, which))
        self._lists[which] = cards
        inside.addWidget(cards, 1)
        foot = column(margins=(8, 4, 8, 0), spacing=2, theme=theme)
        if which != "done" and not desk.document.read_only:
            foot.addWidget(self._entry(which))
        links: dict[BoardColumn, QPushButton] = {"planned": self._ideas, "done": self._dropped}
        if which in links:
            foot.addWidget(links[which], 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(foot)
        return frame

    def _entry(self, which: BoardColumn) -> QLineEdit:
        """Make the line into which a new action is typed."""
        line = QLineEdit()
        line.setPlaceholderText(self._desk.text(N_("Type a new action here")))
        name = N_("New action in {column}")
        line.setAccessibleName(self._desk.text(name, column=self._desk.text(STATUS[which])))

        def add() -> None:
            title = line.text().strip()
            if title:
                line.clear()
                self.add(title, which)

        line.returnPressed.connect(add)
        return line

    # What it shows

    def refresh(self) -> None:
        """Show the actions as they are, with the current card kept."""
        desk = self._desk
        self._fill_filters()
        shown = self._cards()
        if self._held and all(cards.place_of(self._held) < 0 for cards in shown.values()):
            self._held = ""
        if self._held:
            self._show_held(shown)
        for which, cards in self._lists.items():
            kept, place = cards.current_id(), cards.currentIndex().row()
            cards.holding = bool(self._held)
            cards.cards.show_cards(shown[which], self._held)
            n = len(shown[which])
            self._counts[which].setText(desk.language.number(n))
            words = N_("{column}, {n}")
            cards.setAccessibleName(desk.text(words, column=desk.text(STATUS[which]), n=desk.language.number(n)))
            if not cards.currentIndex().isValid() and kept:
                cards.focus_card(cards.cards.row_of(kept) if cards.cards.row_of(kept) >= 0 else place, focus=False)
        left_out = desk.view().of(board.waiting)
        ideas = NP_("One idea waits in Prioritise", "{n} ideas wait in Prioritise")
        self._name(self._ideas, desk.plural(ideas, left_out.ideas), left_out.ideas)
        dropped = NP_("One action was dropped", "{n} actions were dropped")
        self._name(self._dropped, desk.plural(dropped, left_out.dropped), left_out.dropped)
        self._say_hint()

    def select(self, id: str) -> bool:
        """Make a card the current one and focus it; filters that hide it are taken off."""
        action = self._desk.project.actions.find(id)
        if not self._where(id) and action is not None and board.column_of(action):
            self._owner.setCurrentIndex(0)
            self._experience.setCurrentIndex(0)
            self.refresh()
        cards = self._where(id)
        if cards is None:
            return False
        cards.focus_card(cards.cards.row_of(id))
        return True

    def in_hand(self) -> str:
        """Give the action whose card has the focus, "" where none has it."""
        return next((cards.current_id() for cards in self._lists.values() if cards.hasFocus()), "")

    def first_focus(self) -> QWidget:
        """Give the first column that has cards, else the line into which the first action is typed."""
        filled = next((cards for cards in self._lists.values() if cards.cards.rowCount()), None)
        return filled or self.findChild(QLineEdit) or self._lists["planned"]

    def _cards(self) -> dict[BoardColumn, Cards]:
        owner, experience = self._owner.currentData() or "", self._experience.currentData() or ""
        return board.board(self._desk.view(), self._desk.language, owner, experience)

    def _show_held(self, shown: dict[BoardColumn, Cards]) -> None:
        """Show the card that is picked up in the column where it would be dropped."""
        for which, cards in shown.items():
            place = cards.place_of(self._held)
            if place >= 0 and which != self._target:
                shown[which] = cards.without(self._held)
                shown[self._target] = shown[self._target].led_by(cards.actions[place])
                return

    def _fill_filters(self) -> None:
        view, text = self._desk.view(), self._desk.text
        people = [(name, name) for name in view.of(board.owners)]
        _offer(self._owner, [(text(N_("All owners")), ""), (text(N_("Without an owner")), NOBODY), *people])
        some = [(experience.name, experience.id) for experience in view.experiences if experience.name]
        _offer(self._experience, [(text(N_("All experiences")), ""), *some])

    def _name(self, link: QPushButton, words: str, n: int) -> None:
        link.setText(words)
        link.setAccessibleName(words)
        link.setVisible(n > 0)

    def _where(self, id: str) -> CardList | None:
        return next((cards for cards in self._lists.values() if cards.cards.row_of(id) >= 0), None)

    def _title(self, id: str) -> str:
        action = self._desk.project.actions.find(id)
        return board.card(self._desk.view(), action, self._desk.language).title if action else ""

    def _filtered(self) -> None:
        self.refresh()

    def _changed(self, place: tuple[str, ...]) -> None:
        if self.isVisible() and place[:1] in ((), ("actions",), ("areas",), ("experiences",)):
            self.refresh()

    # Moving

    def move_card(self, id: str, to: BoardColumn) -> None:
        """Move a card to a column, as one step; the card keeps the focus."""
        action = self._desk.project.actions.find(id)
        if action is None or self._desk.document.read_only:
            return
        changed = board.moved(action, to, self._desk.today)
        if changed is not action:
            words = self._desk.text(
                N_("Move “{action}” to {column}"), action=self._title(id), column=self._desk.text(STATUS[to])
            )
            self._desk.document.put(("actions", id), changed, text=words)
        self.refresh()
        self.select(id)

    def toggle_blocked(self, id: str) -> None:
        """Mark a card as blocked, or take the mark off."""
        action = self._desk.project.actions.find(id)
        if action is None or self._desk.document.read_only:
            return
        changed = board.toggled(action, self._desk.today)
        words = N_("Mark “{action}” as blocked") if changed.status == "blocked" else N_("“{action}” goes on")
        self._desk.document.put(("actions", id), changed, text=self._desk.text(words, action=self._title(id)))
        self.refresh()
        self.select(id)
        if changed is not action:
            self._announce(board.card(self._desk.view(), changed, self._desk.language).said)

    def drop(self, id: str) -> None:
        """Drop an action from the plan; the toast takes it back."""
        desk, action = self._desk, self._desk.project.actions.find(id)
        if action is None or desk.document.read_only:
            return
        words = desk.text(N_("“{action}” is dropped"), action=self._title(id))
        gone = board.with_status(action, "dropped", desk.today)
        desk.document.put(("actions", id), gone, text=words)
        self.refresh()
        desk.toast(words, desk.text(N_("Undo")), self._take_back(action))

    def _take_back(self, before: Action) -> Callable[[], None]:
        """Give what undoes a drop, also when other steps have followed."""
        step = self._desk.document.undo_stack.index()

        def back() -> None:
            document = self._desk.document
            if document.undo_stack.index() == step:
                document.undo()
            elif (now := document.project.actions.find(before.id)) is not None and now.status == "dropped":
                document.put(("actions", before.id, "status"), before.status)
            self.select(before.id)

        return back

    def add(self, title: str, to: BoardColumn) -> None:
        """Add an action to a column."""
        action = Action(new_id(), title=title, status=to)
        self._desk.document.add(("actions",), action, text=self._desk.text(N_("Add an action")))
        self.refresh()
        cards = self._where(action.id)
        if cards is not None:
            cards.focus_card(cards.cards.row_of(action.id), focus=False)

    def _space(self) -> None:
        """Pick the current card up, or drop the one that is held."""
        if self._held:
            id, self._held = self._held, ""
            self.move_card(id, self._target)
            said = N_("“{action}” now stands in {column}")
            self._announce(self._desk.text(said, action=self._title(id), column=self._desk.text(STATUS[self._target])))
            return
        id = self.in_hand()
        action = self._desk.project.actions.find(id)
        where = board.column_of(action) if action else None
        if where is None or self._desk.document.read_only:
            return
        self._held, self._target = id, where
        self.refresh()
        self._announce(self.hint.text())

    def put_back(self) -> None:
        """Let go of the card that is held; it stays where it was."""
        id, self._held = self._held, ""
        self.refresh()
        self.select(id)

    def _left(self) -> None:
        """Let go when the focus goes elsewhere."""
        if self._held:
            self._held = ""
            self.refresh()

    def _sideways(self, step: int) -> None:
        """Go to the next column, with the card that is held."""
        if self._held:
            self._target = COLUMNS[max(0, min(len(COLUMNS) - 1, COLUMNS.index(self._target) + step))]
            self.refresh()
            self.select(self._held)
            self._announce(self._desk.text(STATUS[self._target]))
            return
        place = next((place for place, which in enumerate(COLUMNS) if self._lists[which].hasFocus()), 0)
        at = self._lists[COLUMNS[place]].currentIndex().row()
        for which in COLUMNS[place + 1 :] if step > 0 else COLUMNS[:place][::-1]:
            if self._lists[which].cards.rowCount():
                self._lists[which].focus_card(max(0, at))
                return

    # Speaking

    def _say_hint(self) -> None:
        words = self._desk.text(HINT)
        if self._held:
            held = N_("“{action}” is picked up: ← → move it, Space drops it, Esc puts it back.")
            words = self._desk.text(held, action=self._title(self._held))
        self.hint.setText(words)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # The menu

    def _open(self, id: str, field: str) -> None:
        self._desk.open_sheet(("actions", id, field) if field else ("actions", id))

    def _show_menu(self, id: str, where: QPoint) -> None:
        """Offer what can be done with a card."""
        menu = self.menu(id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def menu(self, id: str) -> QMenu:
        """Make the menu of a card."""
        desk, menu = self._desk, QMenu(self)
        action = desk.project.actions.find(id)
        menu.addAction(desk.text(C_("record", "Open")), lambda: self._open(id, ""))
        if action is None or desk.document.read_only:
            return menu
        menu.addSeparator()
        here = board.column_of(action)
        for which in COLUMNS:
            if which != here:
                words = desk.text(N_("Move to {column}"), column=desk.text(STATUS[which]))
                menu.addAction(words, partial(self.move_card, id, which))
        if here != "done":
            blocked = N_("No longer blocked") if action.status == "blocked" else N_("Mark as blocked")
            menu.addAction(desk.text(blocked), lambda: self.toggle_blocked(id))
        menu.addSeparator()
        menu.addAction(desk.text(N_("Drop from the plan")), lambda: self.drop(id))
        return menu


def _offer(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    """Put choices into a box and keep what is chosen."""
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] == choices:
        return
    kept = box.currentData()
    box.clear()
    for words, data in choices:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(kept)))
