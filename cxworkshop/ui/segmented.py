"""The switch between sub-views: a row of buttons of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from cxworkshop.language import N_, Language
from cxworkshop.ui.parts import row
from cxworkshop.ui.theme import Theme


class SegmentedControl(QWidget):
    """Choose one of a few; the arrow keys move and choose."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, language: Language, name: str, choices: Sequence[tuple[str, str]], quiet: bool = False
    ) -> None:
        """Make one button for each (key, label); `name` says what is chosen. `quiet` is for a choice below another."""
        super().__init__()
        self.setAccessibleName(name)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        line = row(self)
        edge = theme.px(6)
        for place, (_, words) in enumerate(choices):
            made = QPushButton(words.replace("&", "&&"))
            made.setCheckable(True)
            made.setProperty("kind", "tab" if quiet else "segment")
            made.setFont(theme.font("button"))
            made.setAccessibleName(
                language.text(N_("{choice}, {place} of {all}"), choice=words, place=place + 1, all=len(choices))
            )
            corners = [side for side, at in (("left", 0), ("right", len(choices) - 1)) if at == place]
            if not quiet:
                made.setStyleSheet(
                    "QPushButton {"
                    + "".join(
                        f"border-top-{side}-radius: {edge}px; border-bottom-{side}-radius: {edge}px;"
                        for side in corners
                    )
                    + ("" if place == 0 else "border-left: 0;")
                    + "}"
                )
            self._group.addButton(made, place)
            line.addWidget(made)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._keys[place]))
        if self._keys:
            self.show_choice(self._keys[0])

    def choice(self) -> str:
        """Give the key of the one that is on."""
        return self._keys[self._group.checkedId()]

    def show_choice(self, key: str) -> None:
        """Turn one on without telling."""
        self._group.button(self._keys.index(key)).setChecked(True)
        for place, button in enumerate(self._group.buttons()):
            chosen = self._keys[place] == key
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        key = self._keys[(self._group.checkedId() + step) % len(self._keys)]
        self.show_choice(key)
        self._group.button(self._keys.index(key)).setFocus()
        self.chosen.emit(key)
