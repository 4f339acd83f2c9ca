"""What a screen is made of: one part for each sub-view of a step."""

from typing import ClassVar

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cxworkshop.language import Message
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import column, scrolled

Place = tuple[str, ...]


class Part(QWidget):
    """Fill the work area with one sub-view of a step.

    It is made when it is first shown. `refresh` is called when it is shown and, while it is visible, whenever
    checks and figures have settled. Widgets bound to a place of the document keep themselves up to date.
    """

    KEY: ClassVar[str] = ""
    """Names the sub-view, such as "prioritise"; empty for a step with a single one."""
    LABEL: ClassVar[Message] = ""
    """Stands on the switch in the step header."""
    COLLECTIONS: ClassVar[tuple[str, ...]] = ()
    """The collections and single records whose places this part shows."""

    WIDE: ClassVar[bool] = False
    """Whether it needs the room of the coach, which then starts folded."""

    def __init__(self, desk: Desk) -> None:
        """Build the widgets once, for a desk; `refresh` fills them."""
        super().__init__()
        self.setObjectName("canvas")
        self.desk = desk
        self.theme = desk.theme

    @classmethod
    def shows(cls, place: Place) -> bool:
        """Tell whether a place belongs to this part; the first part of a step that says so is opened for it."""
        return bool(place) and place[0] in cls.COLLECTIONS

    def refresh(self) -> None:
        """Show what the project says now."""

    def header_widgets(self) -> list[QWidget]:
        """Give the buttons and choices for the right of the step header; made once, asked for once."""
        return []

    def show_place(self, place: Place) -> bool:
        """Select the row of a place and focus its cell or widget; False when it is not visible here.

        The window then opens the record sheet at the place.
        """
        return False

    def busy(self) -> bool:
        """Tell whether something is still being drawn beside the window, such as pages or a first chart."""
        return False

    def first_focus(self) -> QWidget | None:
        """Give the widget that gets the focus when the step is opened."""
        return None

    def body(self, scroll: bool = True) -> QVBoxLayout:
        """Give the layout for the cards, with the margins of the design; with `scroll` it scrolls when it must."""
        outer = column(self)
        inner = QWidget()
        inner.setObjectName("canvas")
        # Qt reckons the height of wrapped words at their narrowest, which would leave a page to scroll into nothing
        inner.setMinimumHeight(1)
        made = column(inner, (24, 0, 24, 16), 16, self.theme)
        outer.addWidget(scrolled(inner) if scroll else inner)
        return made

    def bring(self, block: QWidget) -> bool:
        """Scroll the page until a block is in sight, and in it what has the focus; always True."""
        area = self.findChild(QScrollArea)
        if area is not None:
            for shown in (block, block.focusWidget()):
                if shown is not None:
                    area.ensureWidgetVisible(shown, 0, self.desk.px(16))
        return True
