"""Saving by itself: a second after the last change, beside the window, with a state that is always shown."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from cxworkshop.model.project import Project
from cxworkshop.storage.problems import FileProblem
from cxworkshop.storage.project import ProjectFile
from cxworkshop.ui.task import Task

State = Literal["saved", "waiting", "saving", "failed", "read only"]
SAVE_AFTER_MS = 700


class Saving(QObject):
    """Write the newest project to its file, one write at a time."""

    state_changed = Signal()

    def __init__(self, file: ProjectFile, read_only: bool = False) -> None:
        """Save to a file that has been loaded or written before."""
        super().__init__()
        self._file = file
        self.read_only = read_only
        self.state: State = "read only" if read_only else "saved"
        self.problem: FileProblem | None = None
        self._unwritten: Project | None = None
        self._writing: Task | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._write)

    @property
    def path(self) -> Path:
        """Give the file's real place."""
        return self._file.path

    def later(self, project: Project) -> None:
        """Take the newest project; it is written when nothing has changed for a moment."""
        if self.read_only:
            return
        self._unwritten = project
        self._timer.start()
        if self.state != "failed":
            self._show("waiting")

    def save_as(self, file: ProjectFile, project: Project) -> None:
        """Go on in another file, which is written at once; raises FileProblem and stays with the old one."""
        self._hold()
        file.save(project)
        self._file = file
        self.read_only = False
        self._unwritten = None
        self.problem = None
        self._timer.stop()
        self._show("saved")

    def retry(self) -> None:
        """Try again after a failure."""
        self._write()

    def finish(self) -> bool:
        """Write what is left, now; tells whether the file holds everything."""
        self._timer.stop()
        self._hold()
        if self._unwritten is not None:
            try:
                self._file.save(self._unwritten)
            except FileProblem as problem:
                self._failed(problem)
            else:
                self._unwritten = None
                self._show("saved")
        return self._unwritten is None

    def _hold(self) -> None:
        if self._writing is not None:
            self._writing.wait()

    def _write(self) -> None:
        if self._writing is not None or self._unwritten is None:
            return
        project, file = self._unwritten, self._file
        self._show("saving")
        self._writing = Task(lambda task: file.save(project), self)
        self._writing.done.connect(lambda result: self._written(project))
        self._writing.failed.connect(self._failed)
        self._writing.start(self._pool)

    def _written(self, project: Project) -> None:
        self._writing = None
        self.problem = None
        if self._unwritten is project:
            self._unwritten = None
            self._show("saved")
        elif self._unwritten is not None and not self._timer.isActive():
            self._timer.start()

    def _failed(self, error: Exception) -> None:
        self._writing = None
        if not isinstance(error, FileProblem):
            error = FileProblem("cannot_write", str(self.path))
        self.problem = error
        self._show("failed")

    def _show(self, state: State) -> None:
        self.state = state
        self.state_changed.emit()
