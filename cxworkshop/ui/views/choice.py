"""A list to choose from under its name, for choices that are not one field of the project."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from cxworkshop.ui.parts import column, label, shortened
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.still_box import StillBox

LONGEST = 200
"""How many letters of a choice are shown; Qt measures all of them again and again."""


class Choice(QWidget):
    """Hold a combo box and its name."""

    def __init__(self, theme: Theme, name: str, offers: Sequence[tuple[object, str]], now: object = None) -> None:
        """Offer values with their words; `now` is chosen."""
        super().__init__()
        self.box: QComboBox = StillBox()
        self.box.setAccessibleName(name)
        # a long choice must not widen the window
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        for value, words in offers:
            self.box.addItem(shortened(words, LONGEST), value)
        self.pick(now)
        caption = label(theme, name, "label", wrap=True)
        caption.setBuddy(self.box)
        layout = column(self, spacing=4, theme=theme)
        layout.addWidget(caption)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)

    def pick(self, value: object) -> None:
        """Show another choice, without telling anybody."""
        at = max(0, self.box.findData(value))
        if at != self.box.currentIndex():
            self.box.setCurrentIndex(at)
