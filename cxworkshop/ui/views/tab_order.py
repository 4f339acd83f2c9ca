"""The order in which Tab walks: widgets that are made later would come last in the window."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def walk_in_order(*parts: QWidget) -> None:
    """Let Tab walk through these parts one after the other, each in the order in which it was built."""
    walk([stop for part in parts for stop in stops(part)])


def walk(stops: Iterable[QWidget]) -> None:
    """Let Tab walk from each of these widgets to the next one."""
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def stops(part: QWidget) -> Iterator[QWidget]:
    """Give what takes keys inside a part, in the order in which it was built."""
    for widget in (part, *part.findChildren(QWidget)):
        # the list of a combo box is a window of its own
        if widget.window() is not part.window():
            continue
        if takes_tab(widget):
            yield widget


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab stops at a widget itself."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def step_through(panes: Sequence[QWidget], at: QWidget, forward: bool) -> bool:
    """Move the focus to the stop after `at`, or before it, through panes in their order; False when there is none."""
    order = [stop for pane in panes for stop in _in_chain(pane)]
    if at not in order:
        return False
    place = order.index(at)
    found = order[(place + 1) % len(order)] if forward else order[place - 1]
    found.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring(found)
    return True


def _in_chain(part: QWidget) -> list[QWidget]:
    """Give what takes keys inside a part now, in the order of the chain that Qt keeps."""
    found, widget = [part] if _is_open(part) else [], part.nextInFocusChain()
    while widget is not None and widget is not part:
        if _is_open(widget) and part.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _is_open(widget: QWidget) -> bool:
    return takes_tab(widget) and widget.isVisible() and widget.isEnabled()


def _bring(widget: QWidget) -> None:
    """Scroll every page that a widget stands on until it is in sight."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()
