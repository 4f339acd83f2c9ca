"""What belongs to no single step: cards that fold, with the fields of the project and of its workshop."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cxworkshop.language import C_, N_, Message
from cxworkshop.model.workshop import Workshop
from cxworkshop.programme.fields import all_fields
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.field import Labelled, labelled
from cxworkshop.ui.icons import icon
from cxworkshop.ui.parts import Card, button, column, label
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.views.tab_order import walk_in_order
from cxworkshop.ui.views.tiling import Tiles

Place = tuple[str, ...]
ABOUT = (
    "organisation",
    "name",
    "subtitle",
    "good_means",
    "story",
    "reward_conflict",
    "facilitator",
    "confidentiality",
    "start_date",
    "review_date",
    "customer_count",
    "currency",
    "holidays",
    "seasonal",
)
DAY, AFTER = ("day", "working_minutes"), ("notes", "customer_material", "confidence")
ROWS: dict[str, tuple[Message, tuple[Column, ...]]] = {
    "participants": (
        N_("Type a new participant here"),
        (Column(("name",)), Column(("label",)), Column(("roles",)), Column(("people",), width=90)),
    ),
    "agenda": (
        N_("Choose a part for the agenda here"),
        (Column(("kind",)), Column(("label",)), Column(("minutes",), width=110), Column(("ended",), width=110)),
    ),
    "parking": (
        N_("Type a point for later here"),
        (Column(("text",)), Column(("who",), width=180), Column(("due",), width=130)),
    ),
}
"""The lists of the workshop that are tables: what their last row says, and their columns."""
LEAST = 320
MOST_ROWS = 14


class AboutProject(QWidget):
    """Hold the folding cards about the project and its workshop."""

    def __init__(self, desk: Desk) -> None:
        """Make the cards; that of the project is unfolded until its organisation is named."""
        super().__init__()
        self.project = FoldingCard(desk, N_("About this project"), lambda: ProjectFields(desk))
        self.workshop = FoldingCard(desk, N_("The workshop"), lambda: WorkshopFields(desk))
        body = column(self, spacing=16, theme=desk.theme)
        body.addWidget(self.project)
        body.addWidget(self.workshop)
        self.project.unfold(not desk.project.profile.organisation.strip())

    def show_place(self, place: Place) -> bool:
        """Unfold the card of a place and focus its field; False when no card has it."""
        cards = {"profile": self.project, "workshop": self.workshop}
        return bool(place) and place[0] in cards and cards[place[0]].show_place(place)


class Fields(QWidget):
    """Show fields of a single record, and find them by their place."""

    def __init__(self, desk: Desk, record: str) -> None:
        """Begin empty."""
        super().__init__()
        self.desk, self.record = desk, record
        self.fields: dict[str, Labelled] = {}
        self.body: QVBoxLayout = column(self, (16, 14, 16, 16), 16, desk.theme)

    def show_place(self, place: Place) -> QWidget | None:
        """Focus the field of a place, the first one when it names none, and give what should be in sight."""
        shown = self.fields.get(place[1] if len(place) > 1 else next(iter(self.fields)))
        if shown is not None:
            shown.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown

    def add_tiles(self, names: Sequence[str]) -> None:
        """Add fields in two columns, or in one where it is narrow."""
        made = {name: labelled(self.desk, (self.record, name)) for name in names}
        self.fields |= made
        tiles = Tiles(self.desk.theme, least=LEAST, most=2, spacing=24)
        tiles.set_tiles(list(made.values()))
        self.body.addWidget(tiles)


class ProjectFields(Fields):
    """Show whose customers it is about, why, what a good experience means, and its days."""

    def __init__(self, desk: Desk) -> None:
        """Make an editor for each field."""
        super().__init__(desk, "profile")
        self.add_tiles(ABOUT)


class WorkshopFields(Fields):
    """Show the day of the workshop, its people, its agenda and what was put aside."""

    def __init__(self, desk: Desk) -> None:
        """Make editors for the fields, and tables for the lists."""
        super().__init__(desk, "workshop")
        self.add_tiles(DAY)
        self.tables = {name: self._add_table(name, *what) for name, what in ROWS.items()}
        self.add_tiles(AFTER)
        desk.document.changed.connect(self._changed)
        self._fit()

    def show_place(self, place: Place) -> QWidget | None:
        """Focus the field or the cell of a place."""
        table = self.tables.get(place[1]) if len(place) > 1 else None
        if table is None:
            return super().show_place(place)
        if len(place) == 2 or not table.select(place[2], place[3:]):
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        return table

    def _add_table(self, name: str, new: Message, columns: Sequence[Column]) -> EditableTable:
        desk, field = self.desk, all_fields()[Workshop, name]
        words = column(spacing=2, theme=desk.theme)
        words.addWidget(label(desk.theme, desk.text(field.label), "label", wrap=True))
        words.addWidget(label(desk.theme, desk.text(field.help), "caption", "text3", wrap=True))
        table = EditableTable(
            desk,
            name,
            columns,
            name=desk.text(field.label),
            new_text=desk.text(new),
            parent_place=("workshop", name),
        )
        # the sheet shows records of the project's own collections only
        table.has_doors = False
        words.addSpacing(desk.px(4))
        words.addWidget(table)
        self.body.addLayout(words)
        return table

    def _changed(self, place: Place) -> None:
        if not place or place[0] == "workshop":
            self._fit()

    def _fit(self) -> None:
        for table in self.tables.values():
            table.refresh()
            table.fit(least=1, most=MOST_ROWS)


class FoldingCard(Card):
    """Show a title and, unfolded, the fields; they are made when they are first asked for."""

    def __init__(self, desk: Desk, title: Message, make: Callable[[], Fields]) -> None:
        """Begin folded."""
        super().__init__(desk.theme, desk.text(title))
        self._desk, self._make = desk, make
        self.inside: Fields | None = None
        self.fold = button(desk.theme, "", self._turn, "ghost", "chevron-down")
        assert self.header is not None
        self._head = self.header.parentWidget()
        self.header.setContentsMargins(desk.px(16), 0, desk.px(8), 0)
        self.header.addWidget(self.fold)
        self.unfold(False)

    def unfold(self, open: bool) -> None:
        """Show the fields, or only the title."""
        if open and self.inside is None:
            self.inside = self._make()
            self.body.addWidget(self.inside)
            # they are made late, and Tab would come to them last
            walk_in_order(self.fold, self.inside)
        if self.inside is not None:
            self.inside.setVisible(open)
        desk = self._desk
        if self._head is not None:
            # its line would lie upon the card's own lower edge
            self._head.setStyleSheet("" if open else "QFrame#cardhead { border: 0; }")
        self.fold.setText(desk.text(C_("card", "Hide") if open else C_("card", "Show")))
        self.fold.setIcon(icon(desk.theme, "chevron-up" if open else "chevron-down"))
        said = N_("Hide: {card}") if open else N_("Show: {card}")
        self.fold.setAccessibleName(desk.text(said, card=self.title.text()))

    def is_open(self) -> bool:
        """Tell whether the fields are shown."""
        return self.inside is not None and not self.inside.isHidden()

    def show_place(self, place: Place) -> bool:
        """Unfold, focus the field of a place and scroll to it; False when there is no such field."""
        self.unfold(True)
        shown = self.inside.show_place(place) if self.inside is not None else None
        if shown is not None:
            # where it stands is known only once the unfolded card is laid out
            QTimer.singleShot(0, shown, lambda: self._scroll_to(shown))
        return shown is not None

    def _turn(self) -> None:
        self.unfold(not self.is_open())

    def _scroll_to(self, shown: QWidget) -> None:
        area = next((above for above in _above(self) if isinstance(above, QScrollArea)), None)
        inner = area.widget() if area is not None else None
        if area is not None and inner is not None:
            top = shown.mapTo(inner, QPoint(0, 0)).y()
            area.verticalScrollBar().setValue(max(0, top - self._desk.px(40)))


def _above(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()
