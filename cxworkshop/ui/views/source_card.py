"""The card of one source: what decides how many answers come, and at once what follows from it."""

from PySide6.QtWidgets import QWidget

from cxworkshop.language import N_, NO_VALUE
from cxworkshop.method.figures.collection import is_survey
from cxworkshop.model.collection import Collection
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.field import labelled
from cxworkshop.ui.parts import Card, button, label
from cxworkshop.ui.sight import PutOff
from cxworkshop.ui.views.big_number import BigNumber
from cxworkshop.ui.views.source_words import figures_of, sentences, why_no_margin
from cxworkshop.ui.views.tab_order import walk_in_order
from cxworkshop.ui.views.tiling import Tiles

ALWAYS = ("method", "repeat", "start", "end", "population")
FOR_SURVEYS = ("eligible", "reach", "response_rate", "response_rate_source", "moe_wanted")
LAST = ("fixed_n", "segments")


class SourceCard(Card):
    """Edit what matters most of a source and say what to expect of it, while typing."""

    def __init__(self, desk: Desk) -> None:
        """Begin without a source."""
        super().__init__(desk.theme, desk.text(N_("What to expect of the source")))
        self.desk = desk
        self.source = ""
        self.fields: dict[str, QWidget] = {}
        self.all_fields = button(desk.theme, desk.text(N_("All fields")), self._open_sheet, "link")
        # a long name must not widen the page
        self.title.setWordWrap(True)
        self.title.setMinimumWidth(desk.px(100))
        if self.header is not None:
            self.header.addWidget(self.all_fields)
        body = self.pad(spacing=16)
        self.figures = Tiles(desk.theme, 170, 3)
        self.expected, self.margin, self.invitations = BigNumber(desk), BigNumber(desk), BigNumber(desk)
        self.figures.set_tiles([self.expected, self.margin, self.invitations])
        self.words = label(desk.theme, style="table", wrap=True)
        self.grid = Tiles(desk.theme, 180, 6)
        body.addWidget(self.figures)
        body.addWidget(self.words)
        body.addWidget(self.grid)
        self._put_off = PutOff(self, self.tell)
        desk.document.changed.connect(self._changed)

    def show_source(self, id: str) -> None:
        """Show another source; "" or one that is gone hides the card."""
        row = self._row(id)
        if id != self.source:
            self.source = id
            names = (*ALWAYS, *FOR_SURVEYS, *LAST) if row is not None else ()
            self.fields = {name: labelled(self.desk, ("collection", id, name), help=False) for name in names}
            self.grid.set_tiles(list(self.fields.values()))
            walk_in_order(self.all_fields, *self.fields.values())
        self.setVisible(row is not None)
        self.tell()

    def tell(self) -> None:
        """Say what follows from the fields as they are now."""
        row = self._row(self.source)
        if row is None:
            return
        text, number = self.desk.text, self.desk.language.number
        name = row.name or text(N_("Source without a name"))
        self.title.setText(text(N_("What to expect of {source}"), source=self.desk.language.quote(name)))
        survey = is_survey(row)
        for field in FOR_SURVEYS:
            self.fields[field].setVisible(survey)
        self.grid.arrange()
        figures = figures_of(self.desk, row)
        words = N_("answers expected") if survey else N_("cases expected")
        self.expected.say(number(figures.expected), text(words))
        wanted = row.moe_wanted or self.desk.project.constants.moe_wanted
        wide = figures.margin is not None and figures.margin > wanted
        self.margin.setVisible(survey)
        self.invitations.setVisible(survey)
        why = text(N_("margin: {reason}"), reason=why_no_margin(self.desk, row, figures))
        about = text(N_("percentage points, wider than you want") if wide else N_("percentage points of margin"))
        points = NO_VALUE if figures.margin is None else text(N_("±{points}"), points=number(figures.margin * 100, 0))
        self.margin.say(points, about if figures.margin is not None else why, wide)
        asked = number(figures.invitations) if figures.invitations is not None else NO_VALUE
        self.invitations.say(asked, text(N_("invitations needed")))
        self.figures.arrange()
        self.words.setText(" ".join(sentences(self.desk, row)))

    def focus_field(self, field: str) -> bool:
        """Put the focus into the editor of a field; False when the card has none for it."""
        shown = self.fields.get(field)
        if shown is None or shown.isHidden():
            return False
        target = shown.focusProxy() or next(
            (inner for inner in shown.findChildren(QWidget) if inner.focusPolicy() and inner.isEnabled()), None
        )
        if target is not None:
            target.setFocus()
        return target is not None

    def _row(self, id: str) -> Collection | None:
        return self.desk.project.collection.find(id)

    def _changed(self, place: tuple[str, ...]) -> None:
        if not place or place[0] == "constants" or place[:2] == ("collection", self.source) or place == ("collection",):
            there = self._row(self.source) is not None
            # hidden by itself it is not put off: it may have to come back
            if there == self.isHidden() or not self._put_off.wanted():
                self.setVisible(there)
                self.tell()

    def _open_sheet(self) -> None:
        self.desk.open_sheet(("collection", self.source))
