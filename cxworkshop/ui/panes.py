"""Going from pane to pane with a key: the rail, the head, the work, the decision, the coach."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

MOST_WIDGETS = 5000


def turn_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the focus to the first field of the next visible pane, or of the one before it."""
    panes = [pane for pane in panes if pane.isVisible()]
    focus = QApplication.focusWidget()
    now = next((place for place, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
    for offset in range(1, len(panes) + 1):
        first = _first_in(panes[(now + step * offset) % len(panes)])
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _first_in(pane: QWidget) -> QWidget | None:
    """Find the first widget of a pane that the Tab key reaches."""
    widget: QWidget | None = pane
    for _ in range(MOST_WIDGETS):
        widget = widget.nextInFocusChain() if widget else None
        if widget is None or widget is pane:
            return None
        reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if pane.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled() and reachable:
            return widget
    return None
