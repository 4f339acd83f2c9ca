"""Long work beside the window: a callable on a snapshot, in a thread of its own, with progress and cancel."""

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class Cancelled(Exception):
    """End work that nobody waits for any more."""


class Task(QObject):
    """Run `work(task)` in a thread; exactly one of `done`, `failed` and `cancelled` follows, in the window's thread.

    The work gets values that nobody changes, so it needs no lock. It may call `report` now and then, which also
    ends it when it was cancelled. Slow libraries are imported by the work itself.
    """

    progress = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[["Task"], Any], parent: QObject | None = None) -> None:
        """Prepare the work; `start` begins it."""
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._ended = threading.Event()

    def start(self, pool: QThreadPool | None = None) -> "Task":
        """Begin, now or when the pool has a free thread."""
        # a thread gives way to the window after a millisecond, not after Python's usual five
        sys.setswitchinterval(0.001)
        (pool or QThreadPool.globalInstance()).start(_Run(self))
        return self

    def cancel(self) -> None:
        """Ask the work to end at its next report."""
        self._stop.set()

    def report(self, share: float) -> None:
        """Tell how far the work is, 0 to 1; raises Cancelled when it shall end."""
        if self._stop.is_set():
            raise Cancelled
        self.progress.emit(share)

    def wait(self) -> None:
        """Hold on until the work has ended: for closing the app, never for a window that is in use."""
        self._ended.wait()

    def run(self) -> None:
        """Do the work and tell how it ended; called in the thread."""
        try:
            result = self._work(self)
        except Cancelled:
            self._tell(self.cancelled)
        except Exception as error:
            self._tell(self.failed, error)
        else:
            self._tell(self.done, result)

    def _tell(self, signal: Any, *values: Any) -> None:
        self._ended.set()
        try:
            signal.emit(*values)
        except RuntimeError:
            # whoever asked is gone, and Qt has taken the signal with it
            return


class _Run(QRunnable):
    """Carry a task into a thread."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()
