"""What the values of a column mean: groups to segments, and answers that could not be read to numbers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout

from cxworkshop.language import N_, NP_
from cxworkshop.model.imports import ColumnUse
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.parts import Card, label

MOST = 30
NEW = "+"
CHOOSE, LEAVE_OUT = N_("Choose a segment…"), N_("Leave these answers out")
NEW_SEGMENT = N_("New segment: {name}")


class ValuesPanel(Card):
    """Match the values of a segment column with the segments of the project."""

    used = Signal(int, object)

    def __init__(self, session: Session, place: int, seen: ColumnFound) -> None:
        """Give each value a box."""
        desk = session.desk
        super().__init__(desk.theme, desk.text(N_("Which segment is it? {column}"), column=seen.header))
        self._session, self.place, self._seen = session, place, seen
        self.boxes: dict[str, QComboBox] = {}
        inside = self.pad()
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(16))
        grid.setVerticalSpacing(desk.px(8))
        grid.setColumnStretch(1, 1)
        values = list(seen.values or ())
        for line, (text, n) in enumerate(values[:MOST]):
            answers = desk.plural(NP_("One answer", "{n} answers"), n)
            grid.addWidget(label(desk.theme, text, "body_strong", wrap=True), line, 0)
            grid.addWidget(self._box(text, values), line, 1)
            grid.addWidget(label(desk.theme, answers, "table", "text2"), line, 2)
        inside.addLayout(grid)
        if len(values) > MOST:
            words = N_("The column has more values than groups usually are. Is it the right one?")
            inside.addWidget(label(desk.theme, desk.text(words), "caption", "text2", wrap=True))

    def _box(self, text: str, values: Sequence[tuple[str, int]]) -> QComboBox:
        desk = self._session.desk
        box = QComboBox()
        box.setAccessibleName(desk.text(N_("Segment of {value}"), value=text))
        box.setMinimumHeight(desk.px(36))
        box.addItem(desk.text(CHOOSE), None)
        for segment in self._session.project.segments:
            box.addItem(segment.name, segment.id)
        box.addItem(desk.text(NEW_SEGMENT, name=text), NEW)
        box.addItem(desk.text(LEAVE_OUT), "")
        known = self._seen.use.values.get(text)
        box.setCurrentIndex(0 if known is None else max(box.findData(known), 0))
        box.activated.connect(lambda place, text=text, box=box: self._matched(text, box.itemData(place)))
        self.boxes[text] = box
        return box

    def _matched(self, text: str, id: str | None) -> None:
        values = dict(self._seen.use.values)
        if id is None:
            values.pop(text, None)
        else:
            values[text] = self._session.add_segment(text) if id == NEW else id
        use = self._seen.use
        self.used.emit(self.place, ColumnUse(header=use.header, role=use.role, metric=use.metric, values=values))
