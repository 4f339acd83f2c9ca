"""The third page of an import: what stands out and what to do about it, what will be counted, what is left out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from cxworkshop.language import N_, NO_VALUE, NP_
from cxworkshop.model.imports import ColumnUse
from cxworkshop.programme.choices import word
from cxworkshop.programme.imports import LEFT_OUT_REASON
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.surveys.values import number
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.answers_panel import asks_for_answers
from cxworkshop.ui.importing.column_row import picture
from cxworkshop.ui.importing.left_out_card import LeftOutCard
from cxworkshop.ui.importing.numbers_card import NumbersCard, newest_of
from cxworkshop.ui.importing.problems import Problem, problems
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.importing.side_by_side import SideBySide
from cxworkshop.ui.importing.who_card import WhoCard
from cxworkshop.ui.parts import Card, button, column, label, row

MOST_VALUES = 20
COLORS = {"must": "bad", "should": "warn", "info": "text2"}


class CheckPage(SideBySide):
    """Show what was found before it is written, problems first."""

    wanted = Signal(object)
    """A problem whose button was pressed."""

    def __init__(self, desk: Desk, session: Session) -> None:
        """Start empty; `show_found` fills it."""
        super().__init__(desk)
        self._session = session
        self.problems: list[Problem] = []
        self.buttons: list[QPushButton] = []
        self.fixes: dict[int, list[QLineEdit]] = {}

    def show_found(self) -> None:
        """Show what the file would give."""
        session, desk, found = self._session, self._desk, self._session.found
        self.buttons, self.fixes, self.problems = [], {}, problems(session)
        if found is None:
            return
        left: list[QWidget] = [self._to_look_at()] if self.problems else []
        words = NP_("One metric gets a number", "{n} metrics get a number")
        metrics = len(list(newest_of(found)))
        if metrics:
            left.append(NumbersCard(desk, session.project, found, desk.plural(words, metrics)))
        odd = self._odd_values()
        left += [odd] if odd is not None else []
        left += [self._rows()] if session.listed else []
        counted = desk.plural(NP_("answer will be counted", "answers will be counted"), found.kept)
        who = WhoCard(desk, session.project, found, counted)
        if not self.problems:
            who.add_line("check-circle", "good", desk.text(N_("Nothing stands out. You can import the numbers.")))
        self.fill(left, [who, LeftOutCard(desk, session, found)])

    def _to_look_at(self) -> Card:
        desk, theme = self._desk, self._desk.theme
        card = Card(theme, desk.plural(NP_("One thing to look at", "{n} things to look at"), len(self.problems)))
        inside = card.pad(spacing=14)
        for one in self.problems:
            line = row(spacing=12, theme=theme)
            mark = QLabel()
            mark.setPixmap(picture(theme, one.level, COLORS[one.level]))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            words = column(spacing=2, theme=theme)
            words.addWidget(label(theme, one.words, "body_strong", wrap=True))
            words.addWidget(label(theme, one.advice, "table", "text2", wrap=True))
            line.addLayout(words, 1)
            act = button(theme, one.action, partial(self.wanted.emit, one))
            act.setAccessibleDescription(f"{one.words} {one.advice}")
            line.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
            inside.addLayout(line)
            self.buttons.append(act)
        return card

    # Values of what is no scale, such as times

    def _odd_values(self) -> Card | None:
        """Give the values that were not understood and have no list of answers, each with a field for its amount."""
        desk, theme = self._desk, self._desk.theme
        odd = [
            (place, seen, text, n)
            for place, seen in enumerate(self._session.columns)
            if seen.use.role in ("metric", "importance") and not asks_for_answers(self._session, seen)
            for text, n in seen.values or ()
            if text in seen.unmatched or text in seen.use.values
        ]
        if not odd:
            return None
        card = Card(theme, desk.text(N_("Values that do not fit")))
        inside = card.pad(spacing=10)
        words = N_("They are left out. If you know what a value stands for, write the answer beside it.")
        inside.addWidget(label(theme, desk.text(words), "table", "text2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(16))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        for line, (place, seen, text, n) in enumerate(odd[:MOST_VALUES]):
            grid.addWidget(label(theme, seen.header, "table", "text2", wrap=True), line, 0)
            grid.addWidget(label(theme, text, "body_strong", wrap=True), line, 1)
            grid.addWidget(label(theme, desk.plural(NP_("One answer", "{n} answers"), n), "table", "text2"), line, 2)
            grid.addWidget(self._fix(place, seen, text), line, 3)
        inside.addLayout(grid)
        return card

    def _fix(self, place: int, seen: ColumnFound, text: str) -> QLineEdit:
        desk = self._desk
        field = QLineEdit(seen.use.values.get(text, ""))
        field.setPlaceholderText(desk.text(N_("Left out")))
        field.setMaximumWidth(desk.px(120))
        field.setMinimumHeight(desk.px(36))
        field.setAccessibleName(desk.text(N_("What {value} in {column} means"), value=text, column=seen.header))
        field.editingFinished.connect(lambda: self._meant(place, text, field.text()))
        self.fixes.setdefault(place, []).append(field)
        return field

    def _meant(self, place: int, text: str, written: str) -> None:
        use = self._session.mapping.columns[place]
        answer = number(written) if written.strip() else None
        values = {**use.values, text: f"{answer:g}"} if answer is not None else dict(use.values)
        if answer is None:
            values.pop(text, None)
        if values != use.values:
            changed = ColumnUse(header=use.header, role=use.role, metric=use.metric, values=values)
            self._session.use(place, changed)

    def focus_value(self, place: int) -> None:
        """Give the focus to the first value of a column that was not understood."""
        for field in self.fixes.get(place, ()):
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _rows(self) -> Card:
        desk, theme = self._desk, self._desk.theme
        card = Card(theme, desk.text(N_("The first rows that are left out")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(16))
        grid.setVerticalSpacing(desk.px(4))
        grid.setColumnStretch(2, 1)
        for line, one in enumerate(self._session.listed):
            reason = word(LEFT_OUT_REASON, one.reason, desk.language)
            where = desk.text(N_("Row {n}"), n=desk.language.number(one.row, 0))
            grid.addWidget(label(theme, where, "table", "text2"), line, 0)
            grid.addWidget(label(theme, reason, "table_strong"), line, 1)
            what = f"{one.column}: {one.value}" if one.value else one.column or NO_VALUE
            grid.addWidget(label(theme, what, "table", "text2", wrap=True), line, 2)
        card.pad().addLayout(grid)
        return card

    def first_focus(self) -> QWidget | None:
        """Give the button of the first problem that somebody should do something about."""
        serious = (act for one, act in zip(self.problems, self.buttons, strict=True) if one.level != "info")
        return next(serious, None)
