"""Saving by itself: a second after the last change, beside the window, with a state that is always shown."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

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
        self._copied: Project | None = None
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

    def has_copy(self, project: Project) -> None:
        """Note that another file holds this project, so that nothing is lost when ours cannot be written."""
        self._copied = project

    def retry(self) -> None:
        """Try again after a failure."""
        self._write()

    def finish(self) -> bool:
        """Write what is left, now; tells whether the file, or a copy of it, holds everything."""
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
        return self._unwritten is None or self._unwritten is self._copied

    def _hold(self) -> None:
        """Wait for the write that is under way; how it ended no longer matters, since another follows."""
        if self._writing is not None:
            self._writing.wait()
            self._writing = None

    def _write(self) -> None:
        if self._writing is not None or self._unwritten is None:
            return
        project, file = self._unwritten, self._file
        self._show("saving")
        task = self._writing = Task(lambda task: file.save(project), self, needed=True)
        task.done.connect(lambda result: self._written(task, project))
        task.failed.connect(lambda error: self._not_written(task, error))
        task.start()

    def _written(self, task: Task, project: Project) -> None:
        if task is not self._writing:
            return
        self._writing = None
        self.problem = None
        if self._unwritten is project:
            self._unwritten = None
            self._show("saved")
        elif self._unwritten is not None and not self._timer.isActive():
            self._timer.start()

    def _not_written(self, task: Task, error: Exception) -> None:
        if task is self._writing:
            self._writing = None
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, FileProblem):
            error = FileProblem("cannot_write", str(self.path))
        self.problem = error
        self._show("failed")

    def _show(self, state: State) -> None:
        self.state = state
        self.state_changed.emit()
