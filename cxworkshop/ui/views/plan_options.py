"""How the plan is printed: its language, its paper, and which sections are in it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel

from cxworkshop.language import LOCALES, N_, NO_VALUE, NP_, Message
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, column, label, row
from cxworkshop.ui.printed import Options, SectionPages
from cxworkshop.ui.views.still_box import StillBox

if TYPE_CHECKING:
    from cxworkshop.exports.paper import PaperName

PAPERS: Mapping[str, Message] = {"A4": "A4", "Letter": N_("Letter (US)")}
ON_PAGES = NP_("On one page", "On {n} pages")


class PlanOptions(Card):
    """Choose them; the sections come with the first plan that was made."""

    changed = Signal()

    def __init__(self, desk: Desk, options: Options) -> None:
        """Start from options."""
        super().__init__(desk.theme)
        self._desk = desk
        self.setAccessibleName(desk.text(N_("How the plan is printed")))
        inside = self.pad(16, 14, 16, 14, 10)
        names = {code: locale.name for code, locale in LOCALES.items()}
        self.language = self._choice(N_("Language"), names, options.language)
        papers = {key: desk.text(words) for key, words in PAPERS.items()}
        self.paper = self._choice(N_("Paper"), papers, options.paper)
        pair = row(spacing=12, theme=desk.theme)
        for name, choice in ((N_("Language"), self.language), (N_("Paper"), self.paper)):
            one = column(spacing=4, theme=desk.theme)
            above = label(desk.theme, desk.text(name), "label")
            above.setBuddy(choice)
            one.addWidget(above)
            one.addWidget(choice)
            pair.addLayout(one, 3 if choice is self.language else 2)
        inside.addLayout(pair)
        self._list = column(spacing=8, theme=desk.theme)
        self._list.setContentsMargins(0, desk.px(6), 0, 0)
        inside.addLayout(self._list)
        words = N_("Single answers and comments of customers are never printed.")
        inside.addWidget(label(desk.theme, desk.text(words), "caption", "text3", wrap=True))
        self.boxes: dict[str, QCheckBox] = {}
        self._pages: dict[str, QLabel] = {}
        self._left_out = options.left_out

    def options(self) -> Options:
        """Give what is chosen."""
        left_out = frozenset(key for key, box in self.boxes.items() if not box.isChecked()) or (
            frozenset() if self.boxes else self._left_out
        )
        paper = cast("PaperName", self.paper.currentData())
        return Options(str(self.language.currentData()), paper, left_out)

    def show_sections(self, sections: tuple[SectionPages, ...]) -> None:
        """Show where the sections are."""
        for section in sections:
            if section.key not in self.boxes:
                self._add(section)
            box, pages = self.boxes[section.key], self._pages[section.key]
            printed = section.first is not None
            pages.setText(self._desk.language.number(section.pages) if printed else NO_VALUE)
            if printed:
                box.setAccessibleDescription(self._desk.plural(ON_PAGES, section.pages))
            else:
                box.setAccessibleDescription(self._desk.text(N_("Not printed")) if not box.isChecked() else "")

    def _add(self, section: SectionPages) -> None:
        theme = self._desk.theme
        box = QCheckBox()
        box.setChecked(section.key not in self._left_out)
        box.toggled.connect(lambda on: self.changed.emit())
        self.boxes[section.key] = box
        self._pages[section.key] = label(theme, "", "table", "text2")
        line = row(spacing=8, theme=theme)
        line.addWidget(box, 1)
        line.addWidget(self._pages[section.key], 0, Qt.AlignmentFlag.AlignRight)
        self._list.addLayout(line)
        # the section in the language of the window, whatever the plan speaks
        words = self._desk.text(titles()[section.key])
        box.setText(words.replace("&", "&&"))
        box.setAccessibleName(words)

    def _choice(self, name: Message, choices: Mapping[str, str], now: str) -> QComboBox:
        made = StillBox()
        made.setAccessibleName(self._desk.text(name))
        for key, words in choices.items():
            made.addItem(words, key)
        made.setCurrentIndex(max(0, made.findData(now)))
        made.setMinimumContentsLength(6)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.currentIndexChanged.connect(lambda place: self.changed.emit())
        return made


def titles() -> dict[str, Message]:
    """Give the titles of the sections; what makes the plan is slow to load, so this waits for the first plan."""
    from cxworkshop.exports.plan import SECTIONS

    return {section.key: section.title for section in SECTIONS}
