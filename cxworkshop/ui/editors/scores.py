"""Editors for ratings: the value that the group agrees on, and the single ratings behind it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cxworkshop.language import N_
from cxworkshop.model.fields import Score
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.references import offered
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place
from cxworkshop.ui.editors.lines import LineEditor
from cxworkshop.ui.icons import icon
from cxworkshop.ui.parts import button, column, empty, label, row
from cxworkshop.ui.views.dots import Dots


class ScoreEditor(QFrame):
    """Agree on a rating with dots or as a decimal, and see or set each participant's own."""

    def __init__(self, desk: Desk, place: Place, field: Field, words: str = "") -> None:
        """Bind to the place of a score."""
        super().__init__()
        self._desk, self._place, self._field = desk, place, field
        theme = desk.theme
        named = words or desk.text(field.label)
        body = column(self, spacing=4, theme=theme)
        line = row(spacing=8, theme=theme)
        self.dots = Dots(desk, desk.text(N_("{field}, agreed"), field=named))
        self.number = LineEditor(desk, (*place, "agreed"), field, desk.text(N_("{field}, as a number"), field=named))
        self.number.setFixedWidth(desk.px(76))
        self.number.setPlaceholderText("")
        self.mean = label(theme, "", "caption", "text2", wrap=True)
        line.addWidget(self.dots)
        line.addWidget(self.number)
        line.addWidget(self.mean, 1)
        body.addLayout(line)
        self.fold = button(theme, desk.text(N_("Single ratings")), kind="link")
        self.fold.setAccessibleName(desk.text(N_("Single ratings of {field}"), field=named))
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._unfold)
        body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._single = QWidget()
        self._votes = QGridLayout(self._single)
        self._votes.setContentsMargins(desk.px(6), 0, 0, 0)
        self._votes.setHorizontalSpacing(desk.px(12))
        self._votes.setVerticalSpacing(desk.px(2))
        body.addWidget(self._single)
        self.setFocusProxy(self.dots)
        self._shown: list[tuple[str, str]] | None = None
        self._filled = self._opened = False
        self.binding = Binding(desk, place, self, self._show)
        self._agreed = Binding(desk, (*place, "agreed"), self.dots, self._show_agreed)
        self.dots.rated.connect(self._agreed.put)

    def _show(self, value: Any) -> None:
        score = value if isinstance(value, Score) else Score()
        people = offered(self._desk.view(), Score, "votes", self._desk.language)
        people += [(id, id) for id in score.votes if id not in dict(people)]
        self.mean.setText(self._mean(score))
        if self._shown != people:
            self._shown = people
            empty(self._votes)
            self._filled = False
        self.fold.setVisible(bool(people))
        if score.votes and not self._opened:
            self._opened = True
            self.fold.setChecked(True)
        self._unfold(self.fold.isChecked())

    def _unfold(self, on: bool) -> None:
        """Show the single ratings; most scores have none, so they are made when they are first looked at."""
        self.fold.setIcon(icon(self._desk.theme, "chevron-down" if on else "chevron-right", "accent"))
        self._single.setVisible(on)
        if not on or self._filled:
            return
        self._filled = True
        people = self._shown or []
        for place, (id, name) in enumerate(people):
            self._votes.addWidget(label(self._desk.theme, name, "caption", "text2", wrap=True), place, 0)
            self._votes.addWidget(self._vote(id, name), place, 1, Qt.AlignmentFlag.AlignLeft)
        self._votes.setColumnStretch(1, 1)

    def _show_agreed(self, value: Any) -> None:
        self.dots.show_rating(round(value) if isinstance(value, int | float) else None)

    def _mean(self, score: Score) -> str:
        if not score.votes:
            return ""
        mean = sum(score.votes.values()) / len(score.votes)
        said = self._desk.language.number(mean, 1)
        return self._desk.text(N_("mean of {n}: {mean}"), n=len(score.votes), mean=said)

    def _vote(self, id: str, name: str) -> QWidget:
        dots = Dots(self._desk, self._desk.text(N_("Rating by {name}"), name=name))
        binding = Binding(self._desk, (*self._place, "votes", id), dots, dots.show_rating)
        dots.rated.connect(binding.put)
        return dots
