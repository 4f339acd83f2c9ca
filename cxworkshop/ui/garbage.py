"""Collecting garbage in the window's thread only.

Python collects cycles in whatever thread happens to allocate. A window that was closed or built anew is such a
cycle, and Qt objects that are destroyed in the thread of a task take the whole app with them.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from cxworkshop.ui.task import is_any_running

EVERY_MS = 1_000
PAUSE_MS = 250
"""How long the new inside of a window has for showing itself before the old one is collected."""


class Collector(QObject):
    """Take over from Python's own collecting for as long as the app runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin; made once, in the window's thread."""
        super().__init__(parent)
        gc.disable()
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self.collect)
        self.timer.start()
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.collect_all)

    def collect(self) -> None:
        """Collect the oldest generation that is due, by the limits that Python itself goes by.

        What a task makes may be millions of records, all of them in use until it ends: looking at them again and again
        would stop the window for seconds.
        """
        if is_any_running():
            return
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def collect_all(self) -> None:
        """Collect everything, whatever is due, once no task works."""
        if is_any_running():
            self._soon.start()
            return
        gc.collect()

    def collect_soon(self) -> None:
        """Collect everything in a moment, once for all that happens until then."""
        if not self._soon.isActive():
            self._soon.start()


def collect_after(leaving: QObject) -> None:
    """Collect what the inside of a window leaves behind when it goes.

    It holds figures, pictures and records, 10 MB of a common project. By Python's limits alone they would pile up over
    many projects, and collecting them all at once would hold up the window for a second.
    """
    application = QCoreApplication.instance()
    collector = application.findChild(Collector) if application is not None else None
    if collector is not None:
        leaving.destroyed.connect(collector.collect_soon)
