"""Who hears which results: every audience against the experiences that are measured, one tick each."""

from cxworkshop.language import N_, NP_
from cxworkshop.model.experiences import Experience
from cxworkshop.model.project import code
from cxworkshop.model.sharing import Duty, Sharing
from cxworkshop.programme import audiences
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, dress, label
from cxworkshop.ui.table import Column, EditableTable

TICK_WIDE = 52


class Hearing(Card):
    """Tick what each audience hears of, and say what nobody hears of."""

    def __init__(self, desk: Desk) -> None:
        """Make the table; its columns follow the measured experiences."""
        super().__init__(desk.theme, desk.text(N_("Who hears which results")))
        self._desk = desk
        self._shown: list[tuple[str, str]] = []
        self.table = EditableTable(desk, "sharing", [self._name_column()], name=self.accessibleName())
        self.body.addWidget(self.table)
        self._legend = label(desk.theme, "", "caption", "text2", wrap=True)
        self._unheard = label(desk.theme, "", "caption", "text2", wrap=True)
        for line in (self._legend, self._unheard):
            line.setContentsMargins(*(desk.px(side) for side in (16, 6, 16, 4)))
            self.body.addWidget(line)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the experiences as they are measured now."""
        desk, view = self._desk, self._desk.view()
        measured = audiences.told_experiences(view)
        shown = [(experience.id, experience.name) for experience in measured]
        if shown != self._shown:
            self._shown = shown
            self.table.set_columns([self._name_column(), *(self._column(experience) for experience in measured)])
        self.table.refresh()
        self.table.fit()
        names = [f"{code(view, 'experiences', one.id)} {one.name}" for one in measured]
        self._legend.setText(" · ".join(names) or desk.text(N_("No experience that is measured has a metric yet.")))
        unheard = [desk.language.quote(one.name) for one in audiences.unheard(view)]
        words = NP_("Nobody hears about {names} yet.", "Nobody hears about these yet: {names}.")
        text = desk.plural(words, len(unheard), names=", ".join(unheard)) if unheard else ""
        self._unheard.setText(text or desk.text(N_("Every result reaches somebody.")))
        self._unheard.setVisible(bool(measured))
        dress(self._unheard, desk.theme, "caption", "warn" if unheard else "good")

    def _name_column(self) -> Column:
        return Column(title=N_("Audience"), text=lambda row: audiences.audience(row, self._desk.language))

    def _column(self, experience: Experience) -> Column:
        """Make the column of one experience; a tick adds all its metrics, taking it off removes them."""
        id = experience.id

        def ticked(row: Sharing) -> bool:
            return audiences.hears(self._desk.view(), row, id)

        def toggle(row: Sharing, on: bool) -> None:
            metrics = audiences.with_experience(self._desk.view(), row, id, on)
            self._desk.document.put(("sharing", row.id, "metrics"), metrics)

        return Column(
            title=code(self._desk.view(), "experiences", id),
            width=TICK_WIDE,
            kind="tick",
            align="center",
            help=experience.name,
            ticked=ticked,
            toggle=toggle,
        )


class Duties(Card):
    """Give people their letters for one audience: R does it, A answers for it, C is asked, I is told."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty card; `show_row` fills it."""
        super().__init__(desk.theme, desk.text(N_("Who carries which duty")))
        self._desk = desk
        self._row = ""
        self.table = EditableTable(
            desk,
            "sharing",
            [Column(("who",)), *(self._letter(letter) for letter in audiences.LETTERS)],
            name=self.accessibleName(),
            new_text=desk.text(N_("Add a person or a role")),
            parent_place=("sharing", "", "duties"),
        )
        self.table.has_doors = False
        self.body.addWidget(self.table)
        self._note = label(desk.theme, "", "caption", "text2", wrap=True)
        self._note.setContentsMargins(*(desk.px(side) for side in (16, 6, 16, 8)))
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def show_row(self, id: str) -> None:
        """Show the duties of an audience."""
        desk = self._desk
        row = desk.project.sharing.find(id)
        if row is None:
            self.hide()
            return
        self.show()
        self._row = id
        self.table.place = ("sharing", id, "duties")
        self.table.refresh()
        self.table.fit()
        self.aside.setText(audiences.audience(row, desk.language))
        problems = audiences.duty_problems(desk.view(), row, desk.language)
        explained = desk.text(N_("R does it, A answers for it, C is asked first, I is told."))
        self._note.setText(" ".join(problems) or explained)
        dress(self._note, desk.theme, "caption", "warn" if problems else "text2")

    def _letter(self, letter: str) -> Column:
        def toggle(duty: Duty, on: bool) -> None:
            letters = audiences.with_letter(duty.letters, letter, on)
            self._desk.document.put(("sharing", self._row, "duties", duty.id, "letters"), letters)

        return Column(
            title=letter,
            width=TICK_WIDE,
            kind="tick",
            align="center",
            help=audiences.LETTERS[letter],
            ticked=lambda duty: letter in duty.letters,
            toggle=toggle,
        )
