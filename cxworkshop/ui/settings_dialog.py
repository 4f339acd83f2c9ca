"""Settings: what this computer remembers, and the constants and people of the open project."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from cxworkshop.language import C_, LOCALES, N_, Message
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.field import labelled
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.parts import Card, button, column, label, row, scrolled
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.theme import ZOOMS
from cxworkshop.ui.views.choice import Choice
from cxworkshop.ui.views.start_side import THEME_NAMES
from cxworkshop.ui.views.tiling import Tiles

PRIVACY = ("anonymity_k", "freetext_k")
SAMPLES = ("conf_level", "power", "moe_wanted", "min_n_segment")
ASKING = ("max_surveys_per_year", "quarantine_transactional_days", "quarantine_relational_days", "loop_working_days")
LIGHTS = ("rag_green", "rag_amber")
GROUPS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (N_("Privacy"), PRIVACY),
    (N_("How sure the numbers must be"), SAMPLES),
    (N_("How often customers are asked"), ASKING),
    (N_("When a target is behind"), LIGHTS),
)


class SettingsDialog(QDialog):
    """Choose language, theme and zoom of the window, and edit the project's constants, language and workshop."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    zoom_chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show what is set now."""
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(desk.text(N_("Settings")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = column(self)
        page = QWidget()
        page.setObjectName("canvas")
        body = column(page, (24, 20, 24, 20), 16, desk.theme)
        outer.addWidget(scrolled(page), 1)
        body.addWidget(self._computer())
        body.addWidget(self._project())
        body.addWidget(self._workshop())
        body.addStretch(1)
        foot = row(margins=(24, 12, 24, 12), theme=desk.theme)
        foot.addStretch(1)
        done = button(desk.theme, desk.text(C_("button", "Done")), self.accept, "primary")
        done.setDefault(True)
        foot.addWidget(done)
        outer.addLayout(foot)
        self._ring = FocusRing(self, desk.theme)
        self.resize(desk.px(760), desk.px(680))

    def _computer(self) -> Card:
        """Make the choices that hold for every project on this computer; they take effect at once."""
        desk, values = self.desk, self.desk.settings.values
        card = Card(desk.theme, desk.text(N_("This computer")))
        tiles = Tiles(desk.theme, 200, 3)
        languages = [(code, locale.name) for code, locale in LOCALES.items()]
        themes = [(choice, desk.text(words)) for choice, words in THEME_NAMES.items()]
        zooms = [(zoom, desk.language.percent(zoom / 100)) for zoom in ZOOMS]
        self.language = Choice(desk.theme, desk.text(N_("Language of the window")), languages, desk.language.code)
        self.language.box.activated.connect(lambda at: self.language_chosen.emit(self.language.box.itemData(at)))
        self.colours = Choice(desk.theme, desk.text(N_("Theme")), themes, values.theme)
        self.colours.box.activated.connect(lambda at: self.theme_chosen.emit(self.colours.box.itemData(at)))
        self.zoom = Choice(desk.theme, desk.text(N_("Zoom")), zooms, values.zoom)
        self.zoom.box.activated.connect(lambda at: self.zoom_chosen.emit(self.zoom.box.itemData(at)))
        self.choices = {"language": self.language, "theme": self.colours, "zoom": self.zoom}
        tiles.set_tiles(list(self.choices.values()))
        card.pad().addWidget(tiles)
        return card

    def _project(self) -> Card:
        """Make the editors of the project's constants; each is undone like any other change."""
        desk = self.desk
        card = Card(desk.theme, desk.text(N_("This project")))
        body = card.pad(spacing=12)
        note = N_("These values go with the project and its file. The checks and figures use them at once.")
        body.addWidget(label(desk.theme, desk.text(note), "table", "text2", wrap=True))
        body.addWidget(labelled(desk, ("about", "language")))
        for title, names in GROUPS:
            body.addSpacing(desk.px(4))
            body.addWidget(label(desk.theme, desk.text(title), "body_strong", wrap=True))
            tiles = Tiles(desk.theme, 300, 2)
            tiles.set_tiles([labelled(desk, ("constants", name)) for name in names])
            body.addWidget(tiles)
        return card

    def _workshop(self) -> Card:
        """Make the editors of the workshop's day and people."""
        desk = self.desk
        card = Card(desk.theme, desk.text(N_("Workshop")))
        body = card.pad(spacing=12)
        tiles = Tiles(desk.theme, 300, 2)
        tiles.set_tiles([labelled(desk, ("workshop", "day")), labelled(desk, ("workshop", "working_minutes"))])
        body.addWidget(tiles)
        body.addWidget(label(desk.theme, desk.text(N_("Participants")), "body_strong", wrap=True))
        self.participants = EditableTable(
            desk,
            "participants",
            [Column(("name",)), Column(("label",)), Column(("roles",)), Column(("people",), width=90)],
            name=desk.text(N_("Participants")),
            new_text=desk.text(N_("Type a new participant here")),
            parent_place=("workshop", "participants"),
        )
        # the record sheet stands in the window behind this dialog
        self.participants.has_doors = False
        self.participants.fit(least=3)
        body.addWidget(self.participants)
        return card
