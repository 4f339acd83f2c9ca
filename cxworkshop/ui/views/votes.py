"""Votes typed as people call them out, 1 2 2 5 4: they give a mean, and show how far the room differs."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from cxworkshop.language import N_, NP_, Language
from cxworkshop.method.scoring import disagreement
from cxworkshop.model.fields import Score
from cxworkshop.programme.fields import field_label
from cxworkshop.programme.names import record_name
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, column, label, row

WIDE = 340


def votes_text(score: Score, language: Language) -> str:
    """Write the single ratings of a score one after the other."""
    return " ".join(language.number(vote) for vote in score.votes.values())


def read_votes(text: str) -> list[int] | None:
    """Read ratings from 1 to 5, parted or not; None when something else stands among them."""
    parts = re.split(r"[\s,;]+", text.strip())
    found = list(parts[0]) if len(parts) == 1 else parts
    if any(not re.fullmatch(r"[1-5]", one) for one in found if one):
        return None
    return [int(one) for one in found if one]


def with_votes(score: Score, votes: Sequence[int], people: Sequence[str]) -> Score:
    """Give the score with these ratings and without an agreed value, so that their mean counts.

    Ratings belong to the people who gave the earlier ones, else to the participants in their order; what is left
    over goes under numbers.
    """
    if list(votes) == list(score.votes.values()):
        return score
    keys = list(score.votes) if len(score.votes) == len(votes) else list(people[: len(votes)])
    keys += [str(number) for number in range(len(keys) + 1, len(votes) + 1)]
    agreed = score.agreed if not votes else None
    return msgspec.structs.replace(score, agreed=agreed, votes=dict(zip(keys, votes, strict=True)))


class VotesPopup(QFrame):
    """Take the votes of one record's ratings, such as importance and performance, over the work area."""

    def __init__(self, desk: Desk, collection: str, fields: Sequence[str], parent: QWidget) -> None:
        """Make it, hidden; `open_for` shows it."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAccessibleName(desk.text(N_("Votes")))
        self._desk, self._collection, self._id = desk, collection, ""
        theme, px = desk.theme, desk.px
        body = column(self, (16, 14, 16, 14), 8, theme)
        self._title = label(theme, "", "section", wrap=True)
        body.addWidget(self._title)
        words = N_("Type one rating from 1 to 5 for each person, such as 1 2 2 5 4. The mean counts from then on.")
        body.addWidget(label(theme, desk.text(words), "caption", "text2", wrap=True))
        self._lines: dict[str, QLineEdit] = {}
        self._said: dict[str, QLabel] = {}
        for field in fields:
            words = field_label((collection, "", field), desk.language)
            body.addWidget(label(theme, words, "label", "text2"))
            line = QLineEdit()
            line.setAccessibleName(words)
            line.textChanged.connect(self._look)
            line.returnPressed.connect(self._keep)
            body.addWidget(line)
            self._lines[field] = line
            self._said[field] = label(theme, "", "caption", "text2", wrap=True)
            body.addWidget(self._said[field])
        buttons = row(spacing=8, theme=theme)
        buttons.addStretch(1)
        buttons.addWidget(button(theme, desk.text(N_("Cancel")), self.close, "ghost"))
        self._save = button(theme, desk.text(N_("Keep votes")), self._keep, "primary")
        buttons.addWidget(self._save)
        body.addLayout(buttons)
        # a label that knows its width knows its height
        for made in self.findChildren(QLabel):
            made.setFixedWidth(px(WIDE - 32))
        self.setFixedWidth(px(WIDE))

    def open_for(self, id: str, near: QWidget) -> None:
        """Show the votes of a record below a widget."""
        desk = self._desk
        self._id = id
        record = getattr(desk.project, self._collection).find(id)
        if record is None or desk.document.read_only:
            return
        name = record_name(desk.view(), self._collection, id)
        self._title.setText(desk.text(N_("Votes on {name}"), name=desk.language.quote(name)))
        for field, line in self._lines.items():
            line.setText(votes_text(getattr(record, field), desk.language))
        self._look()
        self.adjustSize()
        corner = near.mapToGlobal(QPoint(near.width() - self.width(), near.height() + desk.px(4)))
        self.move(max(corner.x(), near.window().mapToGlobal(QPoint(0, 0)).x()), corner.y())
        self.show()
        first = next(iter(self._lines.values()))
        first.setFocus()
        first.selectAll()

    def _votes(self) -> Mapping[str, list[int] | None]:
        return {field: read_votes(line.text()) for field, line in self._lines.items()}

    def _look(self) -> None:
        """Say what the typed votes come to, or what cannot be read."""
        votes = self._votes()
        for field, some in votes.items():
            wrong = some is None
            line, said = self._lines[field], self._said[field]
            line.setProperty("invalid", wrong)
            line.style().unpolish(line)
            line.style().polish(line)
            words = self._desk.text(N_("Type whole numbers from 1 to 5.")) if some is None else self._outcome(some)
            said.setText(words)
            line.setAccessibleDescription(words)
        self._save.setEnabled(None not in votes.values())

    def _outcome(self, votes: Sequence[int]) -> str:
        if not votes:
            return self._desk.text(N_("No vote"))
        result = disagreement(votes)
        mean = self._desk.language.number(result.mean, 1)
        said = self._desk.plural(NP_("{mean} from one vote", "{mean} from {n} votes"), len(votes), mean=mean)
        if result.flag:
            differ = N_("{result}. The votes differ widely: let the lowest and the highest explain.")
            return self._desk.text(differ, result=said)
        return said

    def _keep(self) -> None:
        """Write the votes, all in one step."""
        votes = self._votes()
        record: Any = getattr(self._desk.project, self._collection).find(self._id)
        if record is None or None in votes.values():
            return
        people = [person.id for person in self._desk.project.workshop.participants]
        scores = {field: with_votes(getattr(record, field), some or [], people) for field, some in votes.items()}
        words = self._desk.text(N_("Votes on {name}"), name=record_name(self._desk.view(), self._collection, self._id))
        self.close()
        self._desk.document.put((self._collection, self._id), msgspec.structs.replace(record, **scores), words)
