"""Step 7: who hears what, how, how often and from whom, and what customers hear back."""

from typing import ClassVar

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.language import C_, N_, Message
from cxworkshop.method.figures.sharing import sharing_figures
from cxworkshop.model.sharing import Sharing
from cxworkshop.programme import audiences
from cxworkshop.programme.choices import REPEAT
from cxworkshop.programme.drafts import actions_by_matter
from cxworkshop.programme.empty import TYPICAL
from cxworkshop.programme.you_said import you_said
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import Card, button, column, row
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.views.action_tables import owner_column
from cxworkshop.ui.views.empty import EmptyState, copy_from_example, typical_rows
from cxworkshop.ui.views.hearing import Duties, Hearing
from cxworkshop.ui.views.telling import DraftCard, Rhythm, YouSaidCard
from cxworkshop.ui.views.wrapping import Wrapping

ROOMY, WIDE = 1000, 1060


class SharingPart(Part):
    """Show the audiences; below them the message, the results, the days and the duties of the selected one."""

    KEY: ClassVar[str] = ""
    LABEL: ClassVar[Message] = N_("Sharing")
    COLLECTIONS: ClassVar[tuple[str, ...]] = ("sharing",)
    NEEDS = (you_said, actions_by_matter)

    def __init__(self, desk: Desk) -> None:
        """Build the cards; `refresh` fills them."""
        super().__init__(desk)
        self._roomy = self._wide = False
        self.table = EditableTable(
            desk,
            "sharing",
            self._columns(),
            name=desk.text(N_("Audiences")),
            new_text=desk.text(N_("Add an audience")),
            make=lambda text: audiences.named(text, desk.language),
        )
        self.table.row_changed.connect(self._show_row)
        self._needed = Wrapping(desk.theme)
        self._needed_in = QWidget()
        self._missing: tuple[str, ...] | None = None
        self.draft = DraftCard(desk)
        self.hearing = Hearing(desk)
        self.rhythm = Rhythm(desk)
        self.duties = Duties(desk)
        self.you_said = YouSaidCard(desk)
        body = self.body()
        self._empty_in = column()
        body.addLayout(self._empty_in)
        self._nothing: EmptyState | None = None
        self._filled = QWidget()
        body.addWidget(self._filled)
        self._lay_out(column(self._filled, spacing=16, theme=desk.theme))
        body.addStretch(1)

    def _lay_out(self, body: QVBoxLayout) -> None:
        frame = Card(self.theme)
        frame.body.addWidget(self.table)
        row(self._needed_in, (8, 2, 16, 8), theme=self.theme).addWidget(self._needed)
        frame.body.addWidget(self._needed_in)
        body.addWidget(frame)
        for left, right in ((self.draft, self.hearing), (self.rhythm, self.duties)):
            line = row(spacing=16, theme=self.theme)
            line.addWidget(left, 1)
            line.addWidget(right, 1)
            body.addLayout(line)
        body.addWidget(self.you_said)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(("label",), title=N_("Who"), width=150 if self._wide else 134, text=self._who),
            *((Column(("audience",), width=150),) if self._wide else ()),
            Column(("message",), title=N_("What they hear")),
            Column(
                ("format",), title=C_("how somebody is told", "How"), width=150 if self._wide else 134, caption=_way
            ),
            Column(("frequency",), width=self._often_wide() if self._roomy else 100),
            owner_column(self.desk, 150 if self._wide else 136, title=N_("Who tells")),
            Column(("first_date",), title=C_("first date", "Starts"), width=70, text=self._first),
            Column(("next_date",), title=C_("next date", "Next"), width=96, text=self._next),
        )

    def _often_wide(self) -> int:
        """Give the width at which no word for a rhythm is cut."""
        metrics = QFontMetrics(self.theme.font("table"))
        longest = max(metrics.horizontalAdvance(self.desk.text(words)) for words in REPEAT.values())
        return round(longest * 100 / self.theme.zoom) + 32

    def _who(self, record: Sharing) -> str:
        return audiences.audience(record, self.desk.language)

    def _first(self, record: Sharing) -> str:
        day = record.first_date
        return self.desk.language.short_date(day, year=day.year < self.desk.today.year) if day else ""

    def _next(self, record: Sharing) -> str:
        """Say when it is told next, typed or worked out, and whether that is late."""
        details = self.desk.view().of(sharing_figures).get(record.id)
        if details is None or details.due is None:
            return ""
        day = self.desk.language.weekday_date(details.due)
        return self.desk.text(N_("{day}, late"), day=day) if details.late else day

    # What is shown

    def refresh(self) -> None:
        """Show the audiences as they are."""
        filled = bool(self.desk.project.sharing)
        self._filled.setVisible(filled)
        self._show_empty(not filled)
        if not filled:
            return
        self.table.refresh()
        self.table.fit()
        self._offer_needed()
        self.hearing.refresh()
        self.rhythm.refresh()
        self.you_said.refresh()
        self._show_row(self.table.current_id())

    def _show_row(self, id: str) -> None:
        """Show message and duties of an audience, of the first one when none is selected."""
        rows = self.desk.project.sharing
        if rows.find(id) is None and rows:
            id = rows[0].id
        self.draft.show_row(id)
        self.duties.show_row(id)

    def _show_empty(self, wanted: bool) -> None:
        """Offer the typical audiences while there is none."""
        desk = self.desk
        if self._nothing is None and wanted:
            words = N_("What was learned helps only those who hear it. Begin with those who meet customers.")
            title = desk.text(N_("Who needs to know?"))
            made = EmptyState(desk, "people", title, desk.text(words), typical_rows(desk, "sharing", self._added))
            made.add(copy_from_example(desk, "sharing"))
            self._nothing = made
            self._empty_in.addWidget(self._nothing)
        if self._nothing is not None:
            self._nothing.setVisible(wanted)

    def _offer_needed(self) -> None:
        """Offer the audiences that every plan needs and this one lacks."""
        missing = tuple(audiences.missing(self.desk.view()))
        if missing == self._missing:
            return
        self._missing = missing
        offers = zip(TYPICAL["sharing"], typical_rows(self.desk, "sharing", self._added), strict=True)
        made = [
            button(self.theme, self.desk.text(N_("Add {name}"), name=words), call, "link", "plus")
            for row, (words, call) in offers
            if row.values["audience"] in missing
        ]
        self._needed.set_widgets(made)
        self._needed_in.setVisible(bool(made) and not self.desk.document.read_only)

    def _added(self, record: Sharing) -> None:
        self.refresh()
        self.table.select(record.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the kind of audience beside its own name where there is room."""
        super().resizeEvent(event)
        room = (self.width() >= self.desk.px(ROOMY), self.width() >= self.desk.px(WIDE))
        if room != (self._roomy, self._wide):
            self._roomy, self._wide = room
            self.table.set_columns(self._columns())

    # Places

    def show_place(self, place: Place) -> bool:
        """Select the row of an audience, or the duty in it."""
        if len(place) < 2 or place[0] != "sharing" or not self.desk.project.sharing:
            return False
        shown = self.table.select(place[1], place[2:])
        self._show_row(place[1])
        if place[2:3] == ("duties",):
            if len(place) > 3:
                return self.duties.table.select(place[3], place[4:])
            self.duties.table.setFocus()
            return True
        return shown

    def first_focus(self) -> QWidget | None:
        """Give the table of the audiences."""
        return self.table if self.desk.project.sharing or self._nothing is None else self._nothing.first_focus()


def _way(record: Sharing) -> str:
    """Say in words how an audience is told, below the choice."""
    return record.format_note or record.channel
