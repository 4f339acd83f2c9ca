"""What the values of a column mean: each has a box, for the groups of a segment as for the answers of a scale."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cxworkshop.language import N_, NP_, Message
from cxworkshop.model.imports import ColumnUse
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.parts import Card, button, empty, label, row, shortened
from cxworkshop.ui.views.still_box import StillBox
from cxworkshop.ui.views.tab_order import walk_in_order

MOST = 30
"""So many values are shown at once; the others are found by their letters, or shown when asked."""
LONGEST = 80
SEARCH_WIDTH = 420
NEW = "+"
CHOOSE, LEAVE_OUT = N_("Choose a segment…"), N_("Leave these answers out")
NEW_SEGMENT = N_("New segment: {name}")
WHICH_SEGMENT, SEGMENT_OF = N_("Which segment is it? {column}"), N_("Segment of {value}")
MANY_GROUPS = N_("The column has more values than groups usually are. Is it the right one?")
EACH_NEW = NP_("Make a new segment of the one value", "Make a new segment of each of the {n} values")
MOST_NEW = 12
"""More groups than that nobody can look after."""
LEAVE_REST = NP_("Leave out the one value without a choice", "Leave out all {n} values without a choice")


class ValuesPanel(Card):
    """Give each value of a column a box of what it may mean."""

    used = Signal(int, object)
    TITLE: Message = ""
    TOO_MANY: Message = ""

    def __init__(self, session: Session, place: int, seen: ColumnFound) -> None:
        """Give each value a box, the first ones at once."""
        desk = session.desk
        super().__init__(desk.theme, desk.text(self.TITLE, column=seen.header))
        self._session, self.place, self._seen = session, place, seen
        self.boxes: dict[str, QComboBox] = {}
        self.search: QLineEdit | None = None
        self._values = self._in_order()
        self._shown = MOST
        self._inside = self.pad()
        self._begin(self._inside)
        if len(self._values) > MOST:
            self._inside.addWidget(label(desk.theme, desk.text(self.TOO_MANY), "table", "text2", wrap=True))
            self._inside.addWidget(self._search())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(desk.px(16))
        self._grid.setVerticalSpacing(desk.px(8))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._inside.addLayout(self._grid)
        self.none: QLabel = label(
            desk.theme, desk.text(N_("Nothing is called so. Try another part of the name.")), "table", "text2"
        )
        self._inside.addWidget(self.none)
        self.more = button(desk.theme, "", self._show_more, "link")
        self.rest = button(desk.theme, "", self._leave_rest)
        self._buttons = (self._first_button(), self.rest, self.more)
        below = row(spacing=16, theme=desk.theme)
        for made in self._buttons:
            below.addWidget(made)
        below.addStretch(1)
        self._inside.addLayout(below)
        self._fill()

    def shows(self, place: int, seen: ColumnFound) -> bool:
        """Tell whether the panel is about these values of this column."""
        now, then = seen.use, self._seen.use
        same = (place, now.role, now.metric) == (self.place, then.role, then.metric)
        return same and seen.values == self._seen.values

    def show_values(self, seen: ColumnFound) -> None:
        """Show what each value means now."""
        self._seen = seen
        for text, box in self.boxes.items():
            self._offer(box, text)
        self._refresh_below()

    def stops(self) -> list[QWidget]:
        """Give what takes keys, from top to bottom; the boxes are made last."""
        return [*([self.search] if self.search is not None else []), *self.boxes.values(), *self._buttons]

    def first_focus(self) -> QWidget:
        """Give the box of the first value without a meaning, else the first one."""
        unknown = [box for text, box in self.boxes.items() if text in self._open()]
        return [*unknown, *self.boxes.values(), self][0]

    def _begin(self, inside: QVBoxLayout) -> None:
        """Put what stands above the values."""

    def _first_button(self) -> QPushButton:
        """Make the button for what can be said of all values at once."""
        raise NotImplementedError

    def _in_order(self) -> list[tuple[str, int]]:
        """Give the values in the order in which they are shown, each once; what needs a choice first if they are many.

        The order stays while choices are made, so that nothing moves under the hand.
        """
        counts: Counter[str] = Counter()
        for text, n in self._seen.values or ():
            counts[text] += n
        values = list(counts.items())
        return sorted(values, key=lambda one: one[0] not in self._open()) if len(values) > MOST else values

    def _open(self) -> set[str]:
        """Give the values that have no meaning yet."""
        return {text for text in self._seen.unmatched if text not in self._seen.use.values}

    def _choices(self, text: str) -> list[tuple[str, str | None]]:
        """Give what a value may mean, in words and as it is kept; None for no choice."""
        raise NotImplementedError

    def _known(self, text: str) -> str | None:
        """Give what a value means now."""
        return self._seen.use.values.get(text)

    def _name(self, text: str) -> str:
        """Name the box of a value."""
        raise NotImplementedError

    def _kept(self, text: str, choice: str) -> str:
        """Give what is kept for a choice."""
        return choice

    # The list of values

    def _search(self) -> QLineEdit:
        desk = self._session.desk
        self.search = QLineEdit()
        self.search.setPlaceholderText(desk.text(N_("Find a value")))
        self.search.setAccessibleName(desk.text(N_("Find a value")))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(desk.px(36))
        self.search.setMaximumWidth(desk.px(SEARCH_WIDTH))
        self.search.textChanged.connect(self._searched)
        return self.search

    def _searched(self) -> None:
        self._shown = MOST
        self._fill()

    def _found(self) -> list[tuple[str, int]]:
        letters = self.search.text().casefold().strip() if self.search is not None else ""
        return [one for one in self._values if letters in one[0].casefold()]

    def _fill(self) -> None:
        desk = self._session.desk
        empty(self._grid)
        self.boxes = {}
        found = self._found()
        for line, (text, n) in enumerate(found[: self._shown]):
            answers = desk.plural(NP_("One answer", "{n} answers"), n)
            self._grid.addWidget(label(desk.theme, shortened(text, LONGEST), "body_strong", wrap=True), line, 0)
            self._grid.addWidget(self._box(text), line, 1)
            count = label(desk.theme, answers, "table", "text2")
            self._grid.addWidget(count, line, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.none.setVisible(not found)
        left = len(found) - len(self.boxes)
        self.more.setText(desk.plural(NP_("Show one more value", "Show {n} more values"), left))
        self.more.setVisible(left > 0)
        self._refresh_below()
        walk_in_order(*self.stops())

    def _show_more(self) -> None:
        had = len(self.boxes)
        self._shown += MOST
        self._fill()
        next_one = list(self.boxes.values())[had]
        # what was made just now is not shown yet, and would take no focus
        next_one.show()
        next_one.setFocus()

    def _refresh_below(self) -> None:
        """Offer to leave out at once what would take long one by one."""
        many = len(self._open())
        self.rest.setText(self._session.desk.plural(LEAVE_REST, many))
        self.rest.setVisible(many > 1)

    def _leave_rest(self) -> None:
        values = dict(self._session.mapping.columns[self.place].values)
        for text in self._open():
            values.setdefault(text, "")
        self._use(values)

    # One value

    def _box(self, text: str) -> QComboBox:
        box = StillBox()
        box.setAccessibleName(self._name(text))
        box.setMinimumHeight(self._session.desk.px(36))
        self._offer(box, text)
        box.activated.connect(lambda place, text=text, box=box: self._matched(text, box.itemData(place)))
        self.boxes[text] = box
        return box

    def _offer(self, box: QComboBox, text: str) -> None:
        box.clear()
        for words, choice in self._choices(text):
            box.addItem(words, choice)
        known = self._known(text)
        box.setCurrentIndex(0 if known is None else max(box.findData(known), 0))

    def _matched(self, text: str, choice: str | None) -> None:
        # what was chosen a moment ago may not be shown yet
        values = dict(self._session.mapping.columns[self.place].values)
        if choice is None:
            values.pop(text, None)
        else:
            values[text] = self._kept(text, choice)
        self._use(values)

    def _use(self, values: dict[str, str]) -> None:
        use = self._seen.use
        self.used.emit(self.place, ColumnUse(header=use.header, role=use.role, metric=use.metric, values=values))


class SegmentsPanel(ValuesPanel):
    """Match the values of a segment column with the segments of the project."""

    TITLE = WHICH_SEGMENT
    TOO_MANY = MANY_GROUPS

    def _first_button(self) -> QPushButton:
        self.each = button(self._session.desk.theme, "", self._make_each)
        return self.each

    def _choices(self, text: str) -> list[tuple[str, str | None]]:
        desk = self._session.desk
        segments: list[tuple[str, str | None]] = [(one.name, one.id) for one in self._session.project.segments]
        new, out = desk.text(NEW_SEGMENT, name=text), desk.text(LEAVE_OUT)
        return [(desk.text(CHOOSE), None), *segments, (new, NEW), (out, "")]

    def _refresh_below(self) -> None:
        super()._refresh_below()
        many = len(self._open())
        self.each.setText(self._session.desk.plural(EACH_NEW, many))
        self.each.setVisible(1 < many <= MOST_NEW)

    def _make_each(self) -> None:
        values = dict(self._session.mapping.columns[self.place].values)
        for text, _ in self._values:
            if text in self._open():
                values.setdefault(text, self._session.add_segment(text))
        self._use(values)

    def _name(self, text: str) -> str:
        return self._session.desk.text(SEGMENT_OF, value=text)

    def _kept(self, text: str, choice: str) -> str:
        return self._session.add_segment(text) if choice == NEW else choice
