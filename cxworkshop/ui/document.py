"""The open project and the one door through which it changes: undo, autosave and refresh follow from it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from cxworkshop.method.view import Memory, View, look
from cxworkshop.model import edit
from cxworkshop.model.edit import Path as Place
from cxworkshop.model.fields import Row
from cxworkshop.model.project import COLLECTIONS, Project
from cxworkshop.ui.saving import Saving
from cxworkshop.ui.task import Task

KEPT_STEPS = 500
SETTLE_MS = 60
"""How long nothing must change before checks and figures are looked at again."""


class ReadOnly(Exception):
    """Tell that this project cannot be changed here."""


class Edit(QUndoCommand):
    """Swap the value at a place: of a record, a collection or the whole project."""

    def __init__(self, document: "Document", root: Place, before: Any, after: Any, place: Place, visit: object) -> None:
        """Keep both values; edits of one place in one visit become one step."""
        super().__init__()
        self._document = document
        self._root = root
        self._before = before
        self._after = after
        self.place = place
        self._visit = visit

    def undo(self) -> None:
        """Bring the earlier value back."""
        self._document._show(edit.replace(self._document.project, self._root, self._before), self.place)

    def redo(self) -> None:
        """Bring the later value back, or for the first time."""
        self._document._show(edit.replace(self._document.project, self._root, self._after), self.place)

    def id(self) -> int:
        """Let Qt offer every edit for merging."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later edit of the same place and visit into this step."""
        if not isinstance(other, Edit) or self._visit is None or other._visit is not self._visit:
            return False
        if (self._root, self.place) != (other._root, other.place):
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True


class Document(QObject):
    """Hold the project; every change is one call, is undone by one step, and is saved by itself.

    `changed` comes at once with each change and names its place; `settled` follows when checks and figures
    have been worked out anew beside the window, so that reading them costs nothing.
    """

    changed = Signal(tuple)
    settled = Signal()
    day_changed = Signal()

    def __init__(self, project: Project, saving: Saving, today: date | None = None) -> None:
        """Open a project; `today` stands still when it is given."""
        super().__init__()
        self.project = project
        self.saving = saving
        self.saving.setParent(self)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(KEPT_STEPS)
        self._memory = Memory()
        self._fixed_day = today
        self.today = today or date.today()
        self._view = look(project, self.today, self._memory)
        self._describe: Callable[[Project, Place], str] = lambda project, place: ""
        self._settling: Task | None = None
        self._needs: Sequence[Callable[[View], Any]] = ()
        self._settle_timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle_timer.timeout.connect(self._settle_beside)

    @property
    def read_only(self) -> bool:
        """Tell whether the file was written by a newer version, so that nothing may change."""
        return self.saving.read_only

    @property
    def path(self) -> Path:
        """Give the file."""
        return self.saving.path

    def view(self) -> View:
        """Give the project as calculations see it; what is unchanged since the last look is remembered."""
        return self._view

    def get(self, place: Place) -> Any:
        """Give the value at a place; raises KeyError when there is none."""
        return edit.get(self.project, place)

    def has(self, place: Place) -> bool:
        """Tell whether there is such a place."""
        try:
            edit.get(self.project, place)
        except KeyError:
            return False
        return True

    def describe_with(self, describe: Callable[[Project, Place], str]) -> None:
        """Take the function that names a change in the user's language."""
        self._describe = describe

    # Changes

    def put(self, place: Place, value: object, text: str = "", visit: object = None) -> None:
        """Set one field; raises Invalid for a value that the field does not take.

        `text` names the step in the menu, else it is made from the place. Edits with the same `visit` object and
        place are one step.
        """
        self._commit(edit.put(self.project, place, value), _root([place]), place, text, visit)

    def add(self, place: Place, record: Row, at: int | None = None, text: str = "") -> None:
        """Add a record to a collection or to a tuple of records inside one."""
        inside = (*place, record.id)
        root = _root([place if len(place) == 1 else inside])
        self._commit(edit.add(self.project, place, record, at), root, inside, text)

    def remove(self, places: Iterable[Place], text: str = "") -> None:
        """Take records away, all in one step."""
        gone = list(places)
        project = self.project
        for place in gone:
            project = edit.remove(project, place)
        if gone:
            self._commit(project, _root([place[:-1] if len(place) == 2 else place for place in gone]), gone[0], text)

    def move(self, place: Place, to: int, text: str = "") -> None:
        """Move a record to another position among its like."""
        self._commit(edit.move(self.project, place, to), _root([place[:1] if len(place) == 2 else place]), place, text)

    def duplicate(self, place: Place, text: str = "") -> str:
        """Add a copy of a record after it and give its id."""
        project, id = edit.duplicate(self.project, place)
        self._commit(project, _root([place[:1] if len(place) == 2 else place]), (*place[:-1], id), text)
        return id

    def change(self, make: Callable[[Project], Project], place: Place = (), text: str = "") -> None:
        """Change whatever `make` changes, as one step: a paste, an import, a template."""
        self._commit(make(self.project), (), place, text)

    def undo(self) -> None:
        """Take the last step back."""
        self.undo_stack.undo()

    def redo(self) -> None:
        """Take the last undone step again."""
        self.undo_stack.redo()

    def _commit(self, project: Project, root: Place, place: Place, text: str, visit: object = None) -> None:
        if self.read_only:
            raise ReadOnly
        before, after = edit.get(self.project, root), edit.get(project, root)
        if before == after:
            return
        step = Edit(self, root, before, after, place, visit)
        step.setText(text or self._describe(project, place))
        self.undo_stack.push(step)

    def _show(self, project: Project, place: Place) -> None:
        self.project = project
        self._view = look(project, self.today, self._memory)
        self.changed.emit(place)
        self.saving.later(project)
        self._settle_timer.start()

    # Checks and figures

    def settle(self) -> None:
        """Work out checks now, in this thread: for the first look, for pictures and for tests."""
        self._settle_timer.stop()
        _work_out(self._view, self._needs)
        self.settled.emit()

    def need(self, calculations: Sequence[Callable[[View], Any]]) -> None:
        """Work out these too before `settled` is told, for whoever will ask for them."""
        self._needs = calculations

    def settle_soon(self) -> None:
        """Work out checks beside the window, starting now."""
        self._settle_timer.stop()
        self._settle_beside()

    def _settle_beside(self) -> None:
        if self._settling is not None:
            return
        view, needs = self._view, self._needs
        self._settling = Task(lambda task: _work_out(view, needs, task.report), self)
        self._settling.done.connect(lambda result: self._settled(view))
        # a fault of our own in a check must not stop the window; it shows where the check is read
        self._settling.failed.connect(lambda error: self._settled(view))
        self._settling.start()

    def _settled(self, view: View) -> None:
        self._settling = None
        if view is self._view:
            self.settled.emit()
        else:
            self._settle_timer.start()

    def look_at_clock(self) -> None:
        """Notice a new day, unless today stands still."""
        today = self._fixed_day or date.today()
        if today != self.today:
            self.today = today
            self._view = look(self.project, today, self._memory)
            self.day_changed.emit()
            self._settle_timer.start()

    def close(self) -> bool:
        """Write what is not written yet; tells whether everything is safe in the file."""
        safe = self.saving.finish()
        if safe:
            self._settle_timer.stop()
        return safe


def _root(places: list[Place]) -> Place:
    """Give the smallest place that holds changes inside these: a record, a collection, or the project."""
    roots = {place[:2] if place[0] in COLLECTIONS and len(place) > 2 else place[:1] for place in places if place}
    if len(roots) == 1 and all(places):
        return roots.pop()
    tops = {root[:1] for root in roots}
    return tops.pop() if len(tops) == 1 and all(places) else ()


def _work_out(
    view: View, needs: Sequence[Callable[[View], Any]], report: Callable[[float], None] = lambda share: None
) -> None:
    """Run what the frame shows at every step, so that it is remembered when the window asks for it."""
    from cxworkshop.programme.checks import findings
    from cxworkshop.programme.decisions import decision

    view.of(findings)
    for step in range(1, 8):
        # stops here when nobody waits any more
        report(step / 8)
        decision(view, step)
    for calculation in needs:
        report(1.0)
        view.of(calculation)
