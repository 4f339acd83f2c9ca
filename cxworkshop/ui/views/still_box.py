"""A box of choices that a page can be scrolled over: the wheel chooses nothing that it happens to pass."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class StillBox(QComboBox):
    """Offer a few words; the wheel is left to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()
