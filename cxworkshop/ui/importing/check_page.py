"""The third page of an import: what will be counted, what is left out and why, problems first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from cxworkshop.language import N_, NO_VALUE, NP_
from cxworkshop.model.imports import ColumnUse
from cxworkshop.programme.choices import word
from cxworkshop.programme.imports import LEFT_OUT_REASON
from cxworkshop.programme.survey_messages import fewer_text, replaces_text
from cxworkshop.surveys.found import Found
from cxworkshop.surveys.values import number
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.left_out_card import LeftOutCard
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.parts import Card, chip, column, empty, label, row, scrolled

MOST_VALUES = 20
ODD = ("outside the scale", "unreadable")


class CheckPage(QWidget):
    """Show what was found before it is written; a value that was read wrongly can be given its meaning."""

    def __init__(self, desk: Desk, session: Session) -> None:
        """Start empty; `show_found` fills it."""
        super().__init__()
        self._desk = desk
        self._session = session
        self.fixes: list[QLineEdit] = []
        theme = desk.theme
        inner = QWidget()
        inner.setObjectName("canvas")
        inner.setMinimumHeight(1)
        self._page = column(inner, (24, 0, 24, 16), 16, theme)
        outer = column(self)
        outer.addWidget(scrolled(inner))

    def show_found(self) -> None:
        """Show what the file would give."""
        found, desk = self._session.found, self._desk
        empty(self._page)
        self.fixes = []
        if found is None:
            return
        self._page.addWidget(self._summary(found))
        odd = self._odd_values()
        if odd is not None:
            self._page.addWidget(odd)
        side = LeftOutCard(desk, self._session, found)
        self._page.addWidget(side)
        if self._session.listed:
            self._page.addWidget(self._rows())
        self._page.addStretch(1)

    def _summary(self, found: Found) -> Card:
        desk, theme = self._desk, self._desk.theme
        card = Card(theme)
        inside = card.pad(16, 14, 16, 14, 8)
        line = row(spacing=12, theme=theme)
        line.addWidget(label(theme, desk.language.number(found.kept, 0), "figure", "accent"))
        words = desk.plural(NP_("answer will be counted", "answers will be counted"), found.kept)
        line.addWidget(label(theme, words, "question"), 1, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(line)
        if found.end is not None:
            first, last = (desk.language.short_date(day, year=True) for day in (found.start or found.end, found.end))
            span = first if first == last else desk.text(N_("{first} to {last}"), first=first, last=last)
            inside.addWidget(label(theme, span, "body", "text2", wrap=True))
        replaced = self._session.replaced()
        if replaced:
            before = sum(one.kept for one in replaced)
            inside.addWidget(label(theme, replaces_text(replaced, desk.language), "body", wrap=True))
            if found.kept < before:
                note = row(spacing=8, theme=theme)
                note.addWidget(chip(theme, desk.text(N_("Fewer than before")), "warn"))
                note.addWidget(label(theme, fewer_text(before, found.kept, desk.language), "body", wrap=True), 1)
                inside.addLayout(note)
        return card

    def _odd_values(self) -> Card | None:
        """Give the values that were not understood, each with a field for what it means."""
        desk, theme = self._desk, self._desk.theme
        odd = [
            (place, seen, text, n)
            for place, seen in enumerate(self._session.columns)
            if seen.use.role in ("metric", "importance") and seen.values
            for text, n in seen.values
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
            field = QLineEdit(seen.use.values.get(text, ""))
            field.setPlaceholderText(desk.text(N_("Left out")))
            field.setMaximumWidth(desk.px(120))
            field.setMinimumHeight(desk.px(36))
            field.setAccessibleName(desk.text(N_("What {value} in {column} means"), value=text, column=seen.header))
            field.editingFinished.connect(
                lambda field=field, place=place, text=text: self._meant(place, text, field.text())
            )
            grid.addWidget(field, line, 3)
            self.fixes.append(field)
        inside.addLayout(grid)
        return card

    def _meant(self, place: int, text: str, written: str) -> None:
        use = self._session.mapping.columns[place]
        answer = number(written) if written.strip() else None
        values = {**use.values, text: f"{answer:g}"} if answer is not None else dict(use.values)
        if answer is None:
            values.pop(text, None)
        if values != use.values:
            changed = ColumnUse(header=use.header, role=use.role, metric=use.metric, values=values)
            self._session.use(place, changed)

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
        """Give the first value that was not understood."""
        return self.fixes[0] if self.fixes else None
