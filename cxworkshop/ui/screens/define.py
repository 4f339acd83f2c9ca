"""Step 1, who the chosen customers are: definition, needs, promise, an invented person."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from cxworkshop.language import N_, Message
from cxworkshop.model.project import Project
from cxworkshop.model.segments import Segment
from cxworkshop.programme.choices import ROLE, label, word
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.field import Labelled, labelled
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import Card, button, column, empty, row
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.tablemodel import Column
from cxworkshop.ui.views.empty import EmptyState
from cxworkshop.ui.views.segment_columns import is_measured
from cxworkshop.ui.views.tab_order import walk_in_order
from cxworkshop.ui.views.tiling import Tiles

LIST_WIDE, FIELD_WIDE = 232, 240
MOST_LISTED = 12
NO_NAME = N_("Segment without a name")
PERSONA = ("name", "goal", "context", "quote")
FACTS = ("type", "evidence", "service_level", "service_note", "languages")
CHARACTER = ("needs_most", "never_forgives", "our_promise")


class Define(Part):
    """Describe one segment at a time; the list at the left begins with those that are measured now."""

    KEY: ClassVar[str] = "define"
    LABEL: ClassVar[Message] = N_("Define")
    COLLECTIONS: ClassVar[tuple[str, ...]] = ("segments",)

    def __init__(self, desk: Desk) -> None:
        """Make the list and the place for the segment."""
        super().__init__(desk)
        self._segment = ""
        self._kind: str | None = None
        self._fields: dict[Place, Labelled] = {}
        self.roles: EditableTable | None = None
        inside = self.body()
        sides = row(spacing=16, theme=self.theme)
        card = Card(self.theme)
        card.setFixedWidth(self.theme.px(LIST_WIDE))
        name = Column(
            title=N_("Segment"),
            text=lambda segment: segment.name or desk.text(NO_NAME),
            caption=self._decided,
            ticked=is_measured,
        )
        self.list = EditableTable(desk, "segments", [name], name=desk.text(N_("Segments")), rows=_ordered)
        self.list.has_doors = False
        self.list.fit(most=MOST_LISTED)
        self.list.row_changed.connect(self._chosen)
        card.body.addWidget(self.list)
        self._right = QWidget()
        self._cards = column(self._right, spacing=16, theme=self.theme)
        self._list_card = card
        sides.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        sides.addWidget(self._right, 1)
        inside.addLayout(sides)
        self.nothing = EmptyState(
            desk,
            "people",
            desk.text(N_("No segment to define yet")),
            desk.text(N_("Write down the groups first, and tick the ones that come first.")),
        )
        self.nothing.add(button(self.theme, desk.text(N_("Prioritise")), lambda: desk.open_step(1, "prioritise")))
        inside.addWidget(self.nothing, 3)
        inside.addStretch(1)
        desk.document.changed.connect(self._changed)
        self.refresh()

    # The list

    def refresh(self) -> None:
        """Show the segments as they are now."""
        segments = self.desk.project.segments
        self.nothing.setVisible(not segments)
        self._list_card.setVisible(bool(segments))
        self._right.setVisible(bool(segments))
        if not any(one.id == self._segment for one in segments):
            self._segment = _ordered(self.desk.project)[0].id if segments else ""
        self.list.refresh()
        self.list.select(self._segment, focus=False, light=False)
        self._show_segment()

    def _decided(self, segment: Segment) -> str:
        decided = label(Segment, "decision", segment.decision, self.desk.language)
        return decided or self.desk.text(N_("Undecided"))

    def _chosen(self, id: str) -> None:
        if id and id != self._segment:
            self._segment = id
            self._show_segment()

    # The segment

    def _show_segment(self) -> None:
        """Build the cards of the segment, unless they are there already."""
        segment = self.desk.project.segments.find(self._segment)
        shape = "" if segment is None else f"{segment.id} {segment.type} {is_measured(segment)}"
        if shape == self._kind:
            return
        self._kind = shape
        self._fields = {}
        self.roles = None
        empty(self._cards)
        if segment is None:
            return
        self._cards.addWidget(self._main_card(segment))
        self._cards.addWidget(self._persona_card(segment))
        if segment.type in ("B2B", "mixed"):
            self._cards.addWidget(self._roles_card(segment))
        self._cards.addWidget(self._facts_card(segment))
        walk_in_order(self.list, self._right)

    def _main_card(self, segment: Segment) -> Card:
        card = Card(self.theme, segment.name or self.desk.text(NO_NAME))
        inside = card.pad(spacing=12)
        if not is_measured(segment):
            inside.addWidget(self._field(segment, "decision"))
            inside.addWidget(self._field(segment, "rationale"))
        inside.addWidget(self._tiles(segment, ("definition", *CHARACTER), 2))
        return card

    def _persona_card(self, segment: Segment) -> Card:
        card = Card(self.theme, self.desk.text(N_("Persona, an invented person")))
        tiles = Tiles(self.theme, least=FIELD_WIDE, most=2)
        tiles.set_tiles([self._field(segment, "persona", name) for name in PERSONA])
        card.pad().addWidget(tiles)
        return card

    def _roles_card(self, segment: Segment) -> Card:
        desk = self.desk
        card = Card(self.theme, desk.text(N_("Who meets you at these companies")))
        self.roles = EditableTable(
            desk,
            "segments",
            [
                Column(("role",), text=lambda role: word(ROLE, role.role, desk.language)),
                Column(("label",)),
                Column(("weight",), width=96),
                Column(("present",), width=120),
            ],
            name=desk.text(N_("Roles")),
            new_text=desk.text(N_("Add a role")),
            parent_place=("segments", segment.id, "roles"),
        )
        self.roles.has_doors = False
        self.roles.fit()
        card.body.addWidget(self.roles)
        field = QFrame()
        column(field, (16, 12, 16, 12), theme=self.theme).addWidget(self._field(segment, "contacts_per_account"))
        card.body.addWidget(field)
        return card

    def _facts_card(self, segment: Segment) -> Card:
        card = Card(self.theme, self.desk.text(N_("What you know and decide")))
        names = (*FACTS, "rationale", "note") if is_measured(segment) else (*FACTS, "note")
        card.pad().addWidget(self._tiles(segment, names))
        return card

    def _tiles(self, segment: Segment, names: tuple[str, ...], most: int = 3) -> Tiles:
        tiles = Tiles(self.theme, least=FIELD_WIDE, most=most)
        tiles.set_tiles([self._field(segment, name) for name in names])
        return tiles

    def _field(self, segment: Segment, *name: str) -> QWidget:
        place = ("segments", segment.id, *name)
        self._fields[place] = labelled(self.desk, place)
        return self._fields[place]

    def _changed(self, place: Place) -> None:
        if place and place[0] == "segments" and len(place) > 2 and place[2] not in ("name", "decision", "type"):
            return
        if self.isVisible() and (not place or place[0] == "segments"):
            self.refresh()

    # Places

    def show_place(self, place: Place) -> bool:
        """Choose the segment and focus the field."""
        if place[0] != "segments" or len(place) < 2 or self.desk.project.segments.find(place[1]) is None:
            return False
        self._segment = place[1]
        self._kind = None
        self.refresh()
        if self.roles is not None and place[2:3] == ("roles",):
            self.roles.setFocus()
            return len(place) < 4 or self.roles.select(place[3], place[4:])
        field = next((self._fields[known] for known in self._fields if place[: len(known)] == known), None)
        if field is None:
            field = next((self._fields[known] for known in self._fields if known[: len(place)] == place), None)
        if field is None:
            return len(place) == 2
        field.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def first_focus(self) -> QWidget | None:
        """Begin in the list."""
        return self.list


def _ordered(project: Project) -> list[Segment]:
    """Put the segments that are measured now first."""
    return sorted(project.segments, key=lambda segment: not is_measured(segment))
