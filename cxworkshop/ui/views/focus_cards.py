"""The segments that are measured now, each on a small card with what decides."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cxworkshop.language import N_
from cxworkshop.model.segments import Segment
from cxworkshop.programme.shapes import field_at
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, button, column, empty, label
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.segment_columns import is_measured
from cxworkshop.ui.views.tiling import Tiles

SHOWN = ("definition", "needs_most", "never_forgives", "our_promise")
LEAST_WIDE = 270
MOST = 3


class FocusCards(QWidget):
    """Show up to three cards side by side."""

    def __init__(self, desk: Desk) -> None:
        """Begin without cards; `refresh` makes them."""
        super().__init__()
        self._desk = desk
        self._inside = column(self)
        self._segments: tuple[Segment, ...] | None = None

    def refresh(self) -> None:
        """Show the segments that are measured now."""
        chosen = tuple(segment for segment in self._desk.project.segments if is_measured(segment))
        if chosen != self._segments:
            self._segments = chosen
            empty(self._inside)
            tiles = Tiles(self._desk.theme, LEAST_WIDE, max(1, min(MOST, len(chosen))))
            tiles.set_tiles([_card(self._desk, segment) for segment in chosen])
            self._inside.addWidget(tiles)

    def has_cards(self) -> bool:
        """Tell whether any segment is measured now."""
        return any(is_measured(segment) for segment in self._desk.project.segments)


def _card(desk: Desk, segment: Segment) -> Card:
    theme: Theme = desk.theme
    card = Card(theme, segment.name or desk.text(N_("Segment without a name")))
    place = ("segments", segment.id, "definition")
    if card.header is not None:
        define = button(theme, desk.text(N_("Define")), lambda: desk.go(place), "link")
        define.setAccessibleName(desk.text(N_("Define {name}"), name=segment.name))
        card.header.addWidget(define)
    lines = QGridLayout()
    lines.setHorizontalSpacing(theme.px(12))
    lines.setVerticalSpacing(theme.px(6))
    lines.setColumnMinimumWidth(0, theme.px(110))
    lines.setColumnStretch(1, 1)
    for at, name in enumerate(SHOWN):
        value = getattr(segment, name)
        words = label(theme, desk.text(field_at(Segment, (name,)).label), "table", "text2", wrap=True)
        words.setFixedWidth(theme.px(116))
        lines.addWidget(words, at, 0, Qt.AlignmentFlag.AlignTop)
        style = "table_strong" if name == "our_promise" else "table"
        said = value or desk.text(N_("not filled in yet"))
        shown = label(theme, said, style, "text" if value else "text3", wrap=True)
        lines.addWidget(shown, at, 1, Qt.AlignmentFlag.AlignTop)
    card.pad().addLayout(lines)
    return card
