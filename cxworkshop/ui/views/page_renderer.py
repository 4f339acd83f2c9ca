"""Pages of a file drawn beside the window, and how a page is called."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.printed import Printed, render
from cxworkshop.ui.task import Task

PAGE_OF = N_("Page {page} of {pages}")
PAGE_IN = N_("Page {page} of {pages}, {section}")


class Renderer(QObject):
    """Draw pages beside the window, one at a time, those that were asked for last first."""

    rendered = Signal(int, int, QImage)

    def __init__(self, parent: QObject) -> None:
        """Wait for something to draw."""
        super().__init__(parent)
        self._printed: Printed | None = None
        self._wanted: list[tuple[int, int]] = []
        self._job: tuple[Printed, int, int] | None = None

    def show_printed(self, printed: Printed) -> None:
        """Draw from another file from now on."""
        self._printed = printed
        self._wanted.clear()

    def ask(self, page: int, width: int) -> None:
        """Draw a page at a width in device pixels when there is time."""
        if self._printed is None or not 0 <= page < len(self._printed.sizes) or width < 1:
            return
        if (page, width) in self._wanted:
            self._wanted.remove((page, width))
        if self._job == (self._printed, page, width):
            return
        self._wanted.append((page, width))
        self._next()

    def busy(self) -> bool:
        """Tell whether a page that was asked for is not drawn yet."""
        return self._job is not None or bool(self._wanted)

    def _next(self) -> None:
        if self._job is not None or not self._wanted or self._printed is None:
            return
        self._job = (self._printed, *self._wanted.pop())
        task = Task(self._work, self)
        task.done.connect(self._done)
        # a page that cannot be drawn stays grey; the file itself can still be saved
        task.failed.connect(self._failed)
        task.start()

    def _work(self, task: Task) -> QImage:
        assert self._job is not None
        return render(*self._job)

    def _done(self, image: QImage) -> None:
        job, self._job = self._job, None
        if job is not None and job[0] is self._printed:
            self.rendered.emit(job[1], job[2], image)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._next()


def page_text(desk: Desk, printed: Printed, page: int) -> str:
    """Say which page it is, of how many, and what is on it."""
    section = printed.section_of(page)
    words = PAGE_IN if section else PAGE_OF
    return desk.text(words, page=page + 1, pages=len(printed.sizes), section=section)
