"""Long work beside the window: a callable on a snapshot, in a thread of its own, with progress and cancel.

A thread never holds the last hold on anything of Qt, nor calls an object that the window may destroy meanwhile: what
runs is kept in a list of the window's thread, which the thread tells by a number, and which outlives all windows.
"""

import sys
import threading
from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid


class Cancelled(Exception):
    """End work that nobody waits for any more."""


class Task(QObject):
    """Run `work(task)` in a thread; exactly one of `done`, `failed` and `cancelled` follows, in the window's thread.

    The work gets values that nobody changes, so it needs no lock. It may call `report` now and then, which also
    ends it when it was cancelled, or when its parent is gone and nobody waits for it; work that is `needed` goes on
    then, such as writing a file. Slow libraries are imported by the work itself.
    """

    progress = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[["Task"], Any], parent: QObject | None = None, needed: bool = False) -> None:
        """Prepare the work; `start` begins it."""
        super().__init__(parent)
        self._work: Callable[[Task], Any] | None = work
        self._outcome: tuple[str, tuple[Any, ...]] = ("cancelled", ())
        self._number = 0
        self._stop = threading.Event()
        self._ended = threading.Event()
        self._needed = needed

    def start(self) -> "Task":
        """Begin."""
        # a thread gives way to the window after a millisecond, not after Python's usual five
        sys.setswitchinterval(0.001)
        self._number = _running().add(self)
        # not a daemon: what is being written is written before the app ends
        threading.Thread(target=_run, args=(self._number,), name="task").start()
        return self

    def cancel(self) -> None:
        """Ask the work to end at its next report."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Tell whether the work was asked to end, for work that cannot report."""
        return self._stop.is_set()

    def report(self, share: float) -> None:
        """Tell how far the work is, 0 to 1; raises Cancelled when it shall end."""
        if self._stop.is_set() or not (self._needed or isValid(self)):
            raise Cancelled
        _running().reported.emit(self._number, share)

    def wait(self) -> None:
        """Hold on until the work has ended: for closing the app, never for a window that is in use."""
        self._ended.wait()

    def _do(self) -> None:
        """Do the work and keep how it ended; called in the thread."""
        try:
            assert self._work is not None
            self._outcome = ("done", (self._work(self),))
        except Cancelled:
            self._outcome = ("cancelled", ())
        except Exception as error:
            self._outcome = ("failed", (error,))

    def _tell(self) -> None:
        """Say how it ended, unless whoever asked is gone; called in the window's thread."""
        (name, values), self._outcome, self._work = self._outcome, ("cancelled", ()), None
        if isValid(self):
            getattr(self, name).emit(*values)
            # who listens is held by the task: it must neither live as long as its parent nor be deleted with it twice
            self.setParent(None)


class _Running(QObject):
    """Hold every task that has begun until its end has been told in the window's thread."""

    reported = Signal(int, float)
    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tasks: dict[int, Task] = {}
        self._numbers = count(1)
        self.reported.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def add(self, task: Task) -> int:
        """Keep a task and give its number."""
        number = next(self._numbers)
        self.tasks[number] = task
        return number

    @Slot(int, float)
    def _report(self, number: int, share: float) -> None:
        task = self.tasks.get(number)
        if task is not None and isValid(task):
            task.progress.emit(share)

    @Slot(int)
    def _end(self, number: int) -> None:
        self.tasks.pop(number)._tell()


def is_any_running() -> bool:
    """Tell whether anything is worked on beside the window."""
    return bool(_running().tasks)


@cache
def _running() -> _Running:
    """Give the list of what runs; made in the window's thread, since the first task is started there."""
    made = _Running()
    application = QCoreApplication.instance()
    if application is not None:
        made.moveToThread(application.thread())
    return made


def _run(number: int) -> None:
    """Do one task; nothing here holds it any more when its end is told."""
    running = _running()
    running.tasks[number]._do()
    running.tasks[number]._ended.set()
    running.ended.emit(number)
