"""Collecting garbage in the window's thread only.

Python collects cycles in whatever thread happens to allocate. A window that was closed or built anew is such a
cycle, and Qt objects that are destroyed in the thread of a task take the whole app with them.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Collector(QObject):
    """Take over from Python's own collecting for as long as the app runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin; made once, in the window's thread."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, by the limits that Python itself goes by."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
