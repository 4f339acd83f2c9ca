"""All shortcuts on one sheet, drawn from the table of commands."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from cxworkshop.language import N_, Language
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.parts import Card, button, column, label, row, scrolled
from cxworkshop.ui.theme import Theme

Group = tuple[str, Sequence[tuple[str, str]]]
ALSO = ", "
ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class ShortcutsDialog(QDialog):
    """Print groups of (what it does, its keys); keys are parted by commas, keys pressed together by plus signs."""

    def __init__(
        self, theme: Theme, language: Language, groups: Sequence[Group], parent: QWidget | None = None
    ) -> None:
        """Print the table in two columns of about the same height."""
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(language.text(N_("Shortcuts")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        page.setObjectName("canvas")
        sides = row(page, (24, 20, 24, 20), 16, theme)
        for some in _in_two(groups):
            side = column(spacing=16, theme=theme)
            for title, lines in some:
                side.addWidget(self._card(title, lines))
            side.addStretch(1)
            sides.addLayout(side, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = scrolled(page)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.windowTitle())
        outer.addWidget(area, 1)
        foot = row(margins=(24, 12, 24, 16), theme=theme)
        foot.addStretch(1)
        close = button(theme, language.text(N_("Close")), self.accept, "primary")
        close.setDefault(True)
        foot.addWidget(close)
        outer.addLayout(foot)
        self._ring = FocusRing(self, theme)
        self.resize(theme.px(940), theme.px(640))
        close.setFocus()

    def _card(self, title: str, lines: Sequence[tuple[str, str]]) -> Card:
        theme, px = self.theme, self.theme.px
        card = Card(theme, title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        card.pad(16, 12, 16, 14).addLayout(grid)
        for place, (words, keys) in enumerate(lines):
            said = label(theme, words, "table", wrap=True)
            said.setAccessibleName(f"{words}: {keys}")
            grid.addWidget(said, place, 0, Qt.AlignmentFlag.AlignVCenter)
            caps = row(spacing=4, theme=theme)
            caps.addStretch(1)
            for cap in _caps(keys):
                caps.addWidget(self._cap(cap) if cap != ALSO else label(theme, "", "caption"))
            grid.addLayout(caps, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return card

    def _cap(self, words: str) -> QLabel:
        """Draw one key."""
        theme, px = self.theme, self.theme.px
        made = label(theme, words, "label")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setMinimumWidth(px(26))
        made.setStyleSheet(
            f"QLabel {{ color: {theme.tokens['text']}; background: {theme.tokens['sunken']};"
            f" border: 1px solid {theme.tokens['border_strong']}; border-bottom-width: 2px;"
            f" border-radius: {px(4)}px; padding: {px(1)}px {px(6)}px; font-size: {px(14)}px; font-weight: 600; }}"
        )
        return made


def _caps(keys: str) -> Iterator[str]:
    """Part keys into what stands on each; ALSO stands between keys that do the same."""
    for place, together in enumerate(keys.split(ALSO)):
        if place:
            yield ALSO
        # the last of "Ctrl++" is the plus key itself
        last = ["+"] if together.endswith("+") else []
        parts = [*together.removesuffix("+").split("+"), *last]
        yield from (ARROWS.get(part, part) for part in parts if part)


def _in_two(groups: Sequence[Group]) -> tuple[Sequence[Group], Sequence[Group]]:
    """Divide the groups, in their order, where both halves are nearly as long."""
    lengths = [len(lines) + 2 for _, lines in groups]
    cuts = range(len(groups) + 1)
    cut = min(cuts, key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])), default=0)
    return groups[:cut], groups[cut:]
