"""What comes out of the file: how long a time one number covers, whose source it is, comments and drivers."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit

from cxworkshop.language import N_, Message
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.programme.entry import Unreadable, read, written
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.imports import DATE_ORDER, PERIOD_LENGTH
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.parts import Card, label, row
from cxworkshop.ui.views.still_box import StillBox

KEEP_COMMENTS = N_("Keep comments, masked")
NO_SOURCE = N_("None of the planned sources")
DAYS = ("start", "end", "reminder")


class WhatToKeep(Card):
    """Show the choices that hold for the file as a whole."""

    def __init__(self, desk: Desk, session: Session) -> None:
        """Build the boxes; `refresh` fills them."""
        super().__init__(desk.theme, desk.text(N_("What comes into the project")))
        self._desk = desk
        self._session = session
        inside = self.pad(spacing=12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(16))
        grid.setVerticalSpacing(desk.px(4))
        self.source, self.period, self.order = StillBox(), StillBox(), StillBox()
        boxes: list[tuple[Message, QComboBox, str]] = [
            (N_("Source in step 4"), self.source, "collection"),
            (N_("One number for each"), self.period, "period"),
            (N_("Dates are written"), self.order, "date_order"),
        ]
        for place, (name, box, field) in enumerate(boxes):
            self._place(grid, 0, place, name, box)
            box.setMinimumContentsLength(14)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda at, box=box, field=field: session.decide(**{field: box.itemData(at)}))
        names = (N_("First day to count"), N_("Last day to count"), N_("Day of the reminder"))
        self.days: dict[str, QLineEdit] = {}
        for place, (field, words) in enumerate(zip(DAYS, names, strict=True)):
            line = QLineEdit()
            self.days[field] = line
            self._place(grid, 2, place, words, line)
            line.setPlaceholderText(desk.text(N_("Not set")))
            line.editingFinished.connect(lambda field=field, line=line: self._typed(field, line))
        inside.addLayout(grid)
        ticks = row(spacing=24, theme=desk.theme)
        self.comments = QCheckBox(desk.text(KEEP_COMMENTS))
        self.drivers = QCheckBox(desk.text(N_("Look for what drives the score")))
        for tick, field in ((self.comments, "keep_comments"), (self.drivers, "find_drivers")):
            tick.clicked.connect(lambda on, field=field: session.decide(**{field: on}))
            ticks.addWidget(tick)
        ticks.addStretch(1)
        inside.addLayout(ticks)
        self._problem = label(desk.theme, "", "caption", "bad", wrap=True)
        self._problem.hide()
        inside.addWidget(self._problem)

    def _place(self, grid: QGridLayout, line: int, place: int, name: Message, editor: QComboBox | QLineEdit) -> None:
        words = self._desk.text(name)
        editor.setAccessibleName(words)
        editor.setMinimumHeight(self._desk.px(36))
        above = label(self._desk.theme, words, "label")
        above.setBuddy(editor)
        grid.addWidget(above, line, place)
        grid.addWidget(editor, line + 1, place)
        grid.setColumnStretch(place, 1)

    def refresh(self) -> None:
        """Show what is decided."""
        mapping, text = self._session.mapping, self._desk.text
        rows = [(row.id, row.name) for row in self._desk.project.collection]
        _fill(self.source, [("", text(NO_SOURCE)), *rows], mapping.collection)
        _fill(self.period, [(key, text(words)) for key, words in PERIOD_LENGTH.items()], mapping.period)
        orders = [(None, text(N_("As found"))), *((key, text(words)) for key, words in DATE_ORDER.items())]
        _fill(self.order, orders, mapping.date_order)
        dated = any(use.role == "date" for use in mapping.columns)
        self.order.setEnabled(dated)
        self.period.setEnabled(dated)
        self.comments.setChecked(mapping.keep_comments)
        self.drivers.setChecked(mapping.find_drivers)
        self.comments.setEnabled(any(use.role == "comment" for use in mapping.columns))
        self.drivers.setEnabled(sum(use.role == "metric" for use in mapping.columns) > 1)
        for field, line in self.days.items():
            value: date | None = getattr(mapping, field)
            if not line.hasFocus():
                line.setText(written(all_fields()[Decided, field], value, self._desk.language))

    def _typed(self, field: str, line: QLineEdit) -> None:
        desk = self._desk
        try:
            value = read(all_fields()[Decided, field], line.text(), desk.language, desk.today)
        except Unreadable as problem:
            self._problem.setText(desk.text(problem.message, **problem.values))
            self._problem.show()
            return
        self._problem.hide()
        if value != getattr(self._session.mapping, field):
            self._session.decide(**{field: value})


def _fill(box: QComboBox, choices: Sequence[tuple[str | None, str]], now: str | None) -> None:
    box.blockSignals(True)
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(next((place for place, (value, _) in enumerate(choices) if value == now), 0))
    box.blockSignals(False)
