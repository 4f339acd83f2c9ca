"""The order in which Tab walks: widgets that are made later would come last in the window."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def walk_in_order(*parts: QWidget) -> None:
    """Let Tab walk through these parts one after the other, each in the order in which it was built."""
    stops = [stop for part in parts for stop in _stops(part)]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _stops(part: QWidget) -> Iterator[QWidget]:
    for widget in (part, *part.findChildren(QWidget)):
        # the list of a combo box is a window of its own
        if widget.window() is not part.window():
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget
