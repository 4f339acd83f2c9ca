"""What lies on a page that nobody sees need not follow every change: it notes that it is stale."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


def out_of_sight(widget: QWidget) -> bool:
    """Tell whether a widget lies in a shown window without being seen itself, as on the page of another step."""
    return not widget.isVisible() and widget.window().isVisible()


class PutOff(QObject):
    """Put off what a widget does at a change until it is shown."""

    def __init__(self, widget: QWidget, refresh: Callable[[], object]) -> None:
        """Watch a widget; `refresh` makes up for all that was put off."""
        super().__init__(widget)
        self._widget = widget
        self._refresh = refresh
        self._stale = False
        widget.installEventFilter(self)

    def wanted(self) -> bool:
        """Tell whether a change can wait, since nobody sees the widget; it is refreshed when it is shown then."""
        if not out_of_sight(self._widget):
            return False
        self._stale = True
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refresh what is shown now."""
        if self._stale and event.type() == QEvent.Type.Show:
            self._stale = False
            self._refresh()
        return False
