"""The first page: into the right project within ten seconds."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from cxworkshop.language import N_, NP_, Language, Message, Plural
from cxworkshop.ui.files import ask_for_project
from cxworkshop.ui.parts import button, column, label, row, scrolled
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.task import Task
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.card_button import CardButton
from cxworkshop.ui.views.recent import RecentList, shown
from cxworkshop.ui.views.start_side import StartSide, picture

FEW = 6
"""How many recent projects are shown before somebody asks for all."""
SIDE_SHARE, SIDE_LEAST, SIDE_MOST = 0.28, 272, 400
CARDS_BESIDE = 600
"""From this width on three cards stand beside each other."""

TEMPLATE_ICONS = {"half-day": "clock", "first-review": "people", "full": "overview"}
EXAMPLE_ICONS = {"heat-pump": "heat-pump", "machines": "machine", "cafe": "cup"}


class StartPage(QWidget):
    """Offer a new project, the recent ones, the templates and the examples."""

    new_requested = Signal(str)
    """A new project from a template, "" for an empty one."""
    open_requested = Signal()
    import_requested = Signal()
    path_chosen = Signal(str)
    example_requested = Signal(str)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, theme: Theme, language: Language, settings: Settings, today: date | None = None) -> None:
        """Build the page; templates and examples follow when it is on the screen."""
        super().__init__()
        self.setObjectName("canvas")
        self.theme = theme
        self.language = language
        self.settings = settings
        self._today = today or date.today()
        self._all = False
        self._looking: Task | None = None
        self.side = StartSide(theme, language, settings.values.theme)
        self.side.new_clicked.connect(lambda: self.new_requested.emit(""))
        self.side.open_clicked.connect(self.open_requested)
        self.side.import_clicked.connect(self.import_requested)
        self.side.language_chosen.connect(self.language_chosen)
        self.side.theme_chosen.connect(self.theme_chosen)
        self._side = scrolled(self.side)
        self._side.setObjectName("startscroll")
        self._page_inside = self._build_page()
        self._page = scrolled(self._page_inside)
        outer = row(self)
        outer.addWidget(self._side)
        outer.addWidget(self._page, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent projects as the settings have them now, and look whether they are still there."""
        recent = self.settings.values.recent
        some = recent if self._all else recent[:FEW]
        self.list.show_rows([shown(one, self.language, self._today) for one in some])
        self.list.setVisible(bool(recent))
        self._nothing.setVisible(not recent)
        self._more.setVisible(len(recent) > len(some))
        self._more.setText(self._plural(NP_("Show the other project", "Show {n} more"), len(recent) - len(some)))
        self._arrange()
        self._look_for_files()

    def first_focus(self) -> QWidget:
        """Give the list of recent projects, or what makes a new one."""
        return self.list if self.settings.values.recent else self.side.new

    # The page

    def _build_page(self) -> QWidget:
        theme = self.theme
        page = QWidget()
        page.setObjectName("canvas")
        self._inside = column(page, (56, 48, 56, 24), 12, theme)
        head = row(spacing=16, theme=theme)
        head.addWidget(self._heading(N_("Recent projects")), 1)
        self._keys = label(theme, self._text(N_("Enter opens · Delete removes from this list")), "caption", "text2")
        head.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignBottom)
        self._inside.addLayout(head)
        self.list = RecentList(theme, self.language)
        self.list.opened.connect(self.path_chosen)
        self.list.removed.connect(self.forget)
        self.list.search_wanted.connect(self.search)
        self.list.selectionModel().currentChanged.connect(self._keep_visible)
        self._inside.addWidget(self.list)
        self._nothing = self._build_nothing()
        self._inside.addWidget(self._nothing)
        self._more = button(theme, "", self._show_all, "link")
        self._inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._templates = self._cards(N_("Start from a template"))
        self._examples = self._cards(N_("Look at a finished example"))
        self._inside.addStretch(1)
        self._inside.addSpacing(theme.px(12))
        self._inside.addWidget(self._build_drop_place())
        return page

    def _build_nothing(self) -> QWidget:
        """Make what stands in the place of the list before there is a project."""
        theme = self.theme
        made = QFrame()
        made.setObjectName("card")
        inside = column(made, (20, 20, 20, 20), 12, theme)
        words = N_("Nothing here yet. Look at an example, or start a first review.")
        inside.addWidget(label(theme, self._text(words), "body", wrap=True))
        line = row(spacing=8, theme=theme)
        self.first_example = button(
            theme, self._text(N_("Look at an example")), lambda: self.example_requested.emit("heat-pump")
        )
        self.first_review = button(
            theme, self._text(N_("Start a first review")), lambda: self.new_requested.emit("first-review"), "primary"
        )
        line.addWidget(self.first_review)
        line.addWidget(self.first_example)
        line.addStretch(1)
        inside.addLayout(line)
        return made

    def _build_drop_place(self) -> QWidget:
        theme = self.theme
        made = QFrame()
        made.setObjectName("drop")
        inside = row(made, (16, 18, 16, 18), 12, theme)
        inside.addStretch(1)
        inside.addWidget(picture(theme, "import", "text2"))
        inside.addWidget(label(theme, self._text(N_("Drop a project anywhere in this window")), "body", "text2"))
        inside.addStretch(1)
        return made

    def _cards(self, title: Message) -> QGridLayout:
        """Head a row of cards, which comes when the page is on the screen."""
        self._inside.addSpacing(self.theme.px(16))
        self._inside.addWidget(self._heading(title))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.px(16))
        self._inside.addLayout(grid)
        return grid

    def fill_cards(self) -> None:
        """Show templates and examples, whose modules are too slow to import before the first paint."""
        if self._templates.count():
            return
        from cxworkshop.programme.examples import EXAMPLES
        from cxworkshop.programme.templates import TEMPLATES

        for template in TEMPLATES:
            name, note = self._text(template.title), self._text(template.description)
            call = _asking(self.new_requested.emit, template.key)
            self._add_card(self._templates, TEMPLATE_ICONS.get(template.key, "document"), name, note, False, call)
        for example in EXAMPLES:
            name, note = self._text(example.title), self._text(example.description)
            call = _asking(self.example_requested.emit, example.key)
            self._add_card(self._examples, EXAMPLE_ICONS.get(example.key, "document"), name, note, True, call)
        self._arrange()

    def _add_card(
        self, grid: QGridLayout, picture: str, name: str, note: str, beside: bool, call: Callable[[], None]
    ) -> None:
        grid.addWidget(CardButton(self.theme, picture, name, note, beside, call), 0, grid.count())

    def _arrange(self) -> None:
        """Let the cards stand beside each other, or below each other where the page is narrow."""
        width, px = self.width(), self.theme.px
        side = min(px(SIDE_MOST), max(px(SIDE_LEAST), round(width * SIDE_SHARE)))
        self._side.setFixedWidth(side)
        narrow, low = width - side < px(760), self.height() < px(760)
        margin = px(24 if narrow else 56)
        self._inside.setContentsMargins(margin, px(24 if low else 48), margin, px(24))
        self._keys.setVisible(bool(self.settings.values.recent) and width - side - 2 * margin > px(480))
        self.side.fit(side, low)
        beside = width - side - 2 * margin >= px(CARDS_BESIDE)
        for grid in (self._templates, self._examples):
            cards = [item.widget() for place in range(grid.count()) if (item := grid.itemAt(place))]
            for place, card in enumerate(card for card in cards if card is not None):
                grid.addWidget(card, 0 if beside else place, place if beside else 0)
            for place in range(3):
                grid.setColumnStretch(place, 1 if beside or place == 0 else 0)
        # a wrapped label asks for more height than it needs at this width
        self._page_inside.setMinimumHeight(self._inside.totalHeightForWidth(width - side))

    # What happens

    def forget(self, path: str) -> None:
        """Take a project off the list; its file stays."""
        self.settings.forget(path)
        self.refresh()
        if not self.settings.values.recent:
            self.side.new.setFocus()

    def search(self, path: str) -> None:
        """Let the user look for a project that is not where it was."""
        found = ask_for_project(self, self.language, str(Path(path).parent), self._text(N_("Look for the project")))
        if found:
            self.settings.forget(path)
            self.refresh()
            self.path_chosen.emit(found)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()
        self.list.setFocus()

    def _look_for_files(self) -> None:
        """See beside the window which files are there: one on a lost network disk may take long to answer."""
        paths = [row.path for row in self.list.rows.rows]
        self._looking = Task(lambda task: {path for path in paths if not os.path.exists(path)}, self)  # noqa: PTH110
        self._looking.done.connect(self.list.rows.mark_missing)
        self._looking.start()

    def _keep_visible(self, index: QModelIndex) -> None:
        """Scroll the page when the keys leave what can be seen of the list."""
        if self.list.hasFocus():
            place = self.list.mapTo(self._page_inside, self.list.visualRect(index).center())
            self._page.ensureVisible(place.x(), place.y(), 0, self.theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bring the cards once the page has been painted for the first time."""
        super().paintEvent(event)
        if not self._templates.count():
            QTimer.singleShot(0, self, self.fill_cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew."""
        super().resizeEvent(event)
        self._arrange()

    def _heading(self, words: Message) -> QLabel:
        return label(self.theme, self._text(words), "brand", wrap=True)

    def _text(self, message: Message) -> str:
        return self.language.text(message)

    def _plural(self, message: Plural, n: int) -> str:
        return self.language.plural(message, n)


def _asking(ask: Callable[[str], object], key: str) -> Callable[[], None]:
    def call() -> None:
        ask(key)

    return call
