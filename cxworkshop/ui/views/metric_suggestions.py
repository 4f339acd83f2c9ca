"""Metrics from the catalogue that would fill a gap, each with its reason and a button that adds it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from cxworkshop.language import N_
from cxworkshop.method.catalogue import BY_KEY
from cxworkshop.model.metrics import MethodKey
from cxworkshop.programme.metric_gaps import Suggested, gaps, suggestions
from cxworkshop.programme.new_metrics import metric_name, new_metric
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, column, label
from cxworkshop.ui.views.metric_words import KIND_AND_SCALE, gap_text, kind_text, scale_text
from cxworkshop.ui.views.tiling import Tiles

LEAST = 250
COMPLETE = N_("Nothing is missing here.")
ENOUGH = N_("Three are enough to follow one experience. Keep those on which you would act.")


class Suggestions(QWidget):
    """Show up to two suggestions for an experience side by side."""

    def __init__(self, desk: Desk, add: Callable[[MethodKey, str], Any]) -> None:
        """Make it empty; `add(method, experience)` is called for what is chosen."""
        super().__init__()
        self._desk, self._call = desk, add
        self._shown: tuple[str, tuple[Suggested, ...]] | None = None
        self.buttons: list[QPushButton] = []
        inside = column(self)
        self._nothing = label(desk.theme, "", "table", "text2", wrap=True)
        self._tiles = Tiles(desk.theme, LEAST, 2)
        inside.addWidget(self._nothing)
        inside.addWidget(self._tiles)

    def show_for(self, experience: str) -> None:
        """Show what fills the gaps of an experience now."""
        offers = tuple(suggestions(self._desk.view(), experience))
        if (experience, offers) == self._shown:
            return
        self._shown = (experience, offers)
        self.buttons = []
        self._tiles.set_tiles([self._tile(experience, offer) for offer in offers])
        self._tiles.setVisible(bool(offers))
        self._nothing.setVisible(not offers)
        enough = any(gaps(self._desk.view(), experience))
        self._nothing.setText(self._desk.text(ENOUGH if enough else COMPLETE))

    def _tile(self, experience: str, offer: Suggested) -> QFrame:
        desk, theme, language = self._desk, self._desk.theme, self._desk.language
        made = new_metric(offer.method, experience, desk.project)
        name = metric_name(offer.method, language)
        scale = scale_text(BY_KEY[offer.method], made, language)
        tile = QFrame()
        tile.setObjectName("card")
        inside = column(tile, (14, 10, 14, 8), 2, theme)
        inside.addWidget(label(theme, name, "table_strong", wrap=True))
        what = desk.text(KIND_AND_SCALE, kind=kind_text(made, language), scale=scale)
        inside.addWidget(label(theme, what, "caption", "text2", wrap=True))
        inside.addWidget(label(theme, gap_text(offer.fills, language), "caption", "text2", wrap=True))
        words = desk.text(N_("Add metric"))
        add = button(theme, words, partial(self._call, offer.method, experience), "link", "plus")
        add.setAccessibleName(desk.text(N_("Add {name}"), name=language.quote(name)))
        add.setAccessibleDescription(gap_text(offer.fills, language))
        add.setEnabled(not desk.document.read_only)
        inside.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons.append(add)
        return tile
