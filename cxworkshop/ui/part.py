"""What a screen is made of: one part for each sub-view of a step."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QMargins, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cxworkshop.language import Message
from cxworkshop.method.view import View
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import column, scrolled

Place = tuple[str, ...]
SIDE = 24


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

    NEEDS: ClassVar[tuple[Callable[[View], Any], ...]] = ()
    """Calculations that `refresh` asks for: while the part is shown they are worked out beside the window."""

    WIDE: ClassVar[bool] = False
    """Whether it needs the room of the coach, which then starts folded."""

    def __init__(self, desk: Desk) -> None:
        """Build the widgets once, for a desk; `refresh` fills them."""
        super().__init__()
        self.setObjectName("canvas")
        self.desk = desk
        self.theme = desk.theme
        self._page: QScrollArea | None = None

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

    def place_in_hand(self) -> Place:
        """Give the cell of the table that has the focus, () where none has it; `show_place` leads back to it."""
        from cxworkshop.ui.table import EditableTable

        focus: QWidget | None = self.window().focusWidget()
        while focus is not None and not isinstance(focus, EditableTable):
            focus = focus.parentWidget()
        if focus is None or not self.isAncestorOf(focus) or not focus.current_id() or len(focus.place) > 1:
            return ()
        return (*focus.place, focus.current_id(), *focus.cells[max(0, focus.current_column)].place)

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
        made = column(inner, spacing=16, theme=self.theme)
        made.setContentsMargins(self._margins())
        if not scroll:
            outer.addWidget(inner)
            return made
        self._page = scrolled(inner)
        # only what cannot be narrower, in a small window or at a large zoom, is scrolled sideways
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._inside = made
        self._page.viewport().installEventFilter(self)
        outer.addWidget(self._page)
        return made

    def _margins(self) -> QMargins:
        px = self.theme.px
        return QMargins(px(SIDE), 0, px(SIDE), px(16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the scroll bar stand in the margin, so that cards end where the buttons of the header end."""
        if event.type() == QEvent.Type.Resize and self._page is not None and watched is self._page.viewport():
            bar = self._page.width() - self._page.viewport().width()
            margins = self._margins()
            margins.setRight(max(0, margins.right() - bar))
            self._inside.setContentsMargins(margins)
        return super().eventFilter(watched, event)

    def bring(self, block: QWidget) -> bool:
        """Scroll the page until a block is in sight, and in it what has the focus; always True."""
        area = self.findChild(QScrollArea)
        if area is not None:
            for shown in (block, block.focusWidget()):
                if shown is not None:
                    area.ensureWidgetVisible(shown, 0, self.desk.px(16))
        return True
