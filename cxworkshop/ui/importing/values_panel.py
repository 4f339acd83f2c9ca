"""What the values of a column mean: each has a box, for the groups of a segment as for the answers of a scale."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout

from cxworkshop.language import N_, NP_, Message
from cxworkshop.model.imports import ColumnUse
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.parts import Card, label

MOST = 30
LONGEST = 80
NEW = "+"
CHOOSE, LEAVE_OUT = N_("Choose a segment…"), N_("Leave these answers out")
NEW_SEGMENT = N_("New segment: {name}")
WHICH_SEGMENT, SEGMENT_OF = N_("Which segment is it? {column}"), N_("Segment of {value}")
MANY_GROUPS = N_("The column has more values than groups usually are. Is it the right one?")


class ValuesPanel(Card):
    """Give each value of a column a box of what it may mean."""

    used = Signal(int, object)
    TITLE: Message = ""
    TOO_MANY: Message = ""

    def __init__(self, session: Session, place: int, seen: ColumnFound) -> None:
        """Give each value a box."""
        desk = session.desk
        super().__init__(desk.theme, desk.text(self.TITLE, column=seen.header))
        self._session, self.place, self._seen = session, place, seen
        self.boxes: dict[str, QComboBox] = {}
        self._inside = self.pad()
        self._begin(self._inside)
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(16))
        grid.setVerticalSpacing(desk.px(8))
        grid.setColumnStretch(1, 1)
        values = self._values()
        for line, (text, n) in enumerate(values[:MOST]):
            answers = desk.plural(NP_("One answer", "{n} answers"), n)
            shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
            grid.addWidget(label(desk.theme, shown, "body_strong", wrap=True), line, 0)
            grid.addWidget(self._box(text), line, 1)
            grid.addWidget(label(desk.theme, answers, "table", "text2"), line, 2)
        self._inside.addLayout(grid)
        if len(values) > MOST:
            self._inside.addWidget(label(desk.theme, desk.text(self.TOO_MANY), "caption", "text2", wrap=True))

    def _begin(self, inside: QVBoxLayout) -> None:
        """Put what stands above the values."""

    def _values(self) -> list[tuple[str, int]]:
        """Give the values in the order in which they are shown, each once."""
        counts: Counter[str] = Counter()
        for text, n in self._seen.values or ():
            counts[text] += n
        return list(counts.items())

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

    def _box(self, text: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._name(text))
        box.setMinimumHeight(self._session.desk.px(36))
        for words, choice in self._choices(text):
            box.addItem(words, choice)
        known = self._known(text)
        box.setCurrentIndex(0 if known is None else max(box.findData(known), 0))
        box.activated.connect(lambda place, text=text, box=box: self._matched(text, box.itemData(place)))
        self.boxes[text] = box
        return box

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

    def _choices(self, text: str) -> list[tuple[str, str | None]]:
        desk = self._session.desk
        segments: list[tuple[str, str | None]] = [(one.name, one.id) for one in self._session.project.segments]
        new, out = desk.text(NEW_SEGMENT, name=text), desk.text(LEAVE_OUT)
        return [(desk.text(CHOOSE), None), *segments, (new, NEW), (out, "")]

    def _name(self, text: str) -> str:
        return self._session.desk.text(SEGMENT_OF, value=text)

    def _kept(self, text: str, choice: str) -> str:
        return self._session.add_segment(text) if choice == NEW else choice
