"""The plotting library, brought in beside the window without stopping it.

PySide makes a class of Qt when Python first asks for it, and what makes it is not safe in two threads: a class that
the library's thread is in the middle of has no converters yet, and the window that paints with it meanwhile ends the
app. The library asks for every class there is. So the window's thread makes them all first, a few at a time.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.ui.task import Task

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGLWidgets", "QtTest")
"""The parts of Qt whose classes the library asks for."""
AT_ONCE_S = 0.004


class PlottingLibrary(QObject):
    """Load the library; `came` or `failed` follows, in the window's thread."""

    came = Signal()
    failed = Signal(object)

    def start(self) -> "PlottingLibrary":
        """Begin with what the library itself needs and has nothing of Qt in it."""
        self._beside(_load_numbers, self._make_classes)
        return self

    def _make_classes(self, result: object) -> None:
        self._classes = _qt_classes()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._make_some)
        self._turn.start()

    def _make_some(self) -> None:
        until = monotonic() + AT_ONCE_S
        for _ in self._classes:
            if monotonic() > until:
                return
        self._turn.stop()
        self._beside(_load_plots, self._come)

    def _come(self, result: object) -> None:
        self.came.emit()

    def _beside(self, load: Callable[[Task], Any], go_on: Callable[[object], None]) -> None:
        task = Task(load, self)
        task.done.connect(go_on)
        task.failed.connect(self.failed)
        task.start()


def _qt_classes() -> Iterator[object]:
    """Make every class of Qt that the library asks for, one at a time; those that exist already cost nothing."""
    for name in MODULES:
        # what is not installed the library does without
        with suppress(ImportError):
            module = import_module(f"PySide6.{name}")
            for each in dir(module):
                yield getattr(module, each)


def _load_numbers(task: Task) -> None:
    import numpy  # noqa: F401


def _load_plots(task: Task) -> None:
    import pyqtgraph  # noqa: F401
