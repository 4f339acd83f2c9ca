"""What a matrix cannot show because a rating is missing: listed beside it, never placed at a middle."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, empty, label, row, tooltip

MOST = 6


class Unrated(NamedTuple):
    """Name one thing without both ratings."""

    id: str
    code: str
    name: str


class UnratedLine(QWidget):
    """List the codes of what is not rated yet; each is a button that leads to its row."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make an empty line."""
        super().__init__()
        self._desk = desk
        self._shown: list[Unrated] | None = None
        self._all = 0
        self._line = row(self, spacing=4, theme=desk.theme)

    def show_unrated(self, some: Sequence[Unrated], all: int = 0) -> None:
        """Show these, the first of `all`; nothing is shown when all are rated."""
        all = all or len(some)
        if (list(some), all) == (self._shown, self._all):
            return
        self._shown, self._all = list(some), all
        empty(self._line)
        self.setVisible(bool(some))
        desk, theme = self._desk, self._desk.theme
        self._line.addWidget(label(theme, desk.text(N_("Not rated yet")), "label", "text2"))
        for one in some[:MOST]:
            made = button(theme, one.code, partial(self.chosen.emit, one.id), "link")
            name = desk.text(N_("{code}, {name}"), code=one.code, name=one.name)
            tooltip(made, name)
            made.setAccessibleName(name)
            made.setAccessibleDescription(desk.text(N_("Not rated yet")))
            self._line.addWidget(made)
        if all > MOST:
            words = desk.plural(NP_("and one more", "and {n} more"), all - MOST)
            self._line.addWidget(label(theme, words, "caption", "text2"))
        self._line.addStretch(1)
