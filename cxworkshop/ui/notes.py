"""The notes beside a step: free text that belongs to the project and is undone like everything else."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cxworkshop.language import N_
from cxworkshop.model.decisions import StepNote
from cxworkshop.model.ids import new_id
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import column, label


class Notes(QWidget):
    """Keep what was noted beside a step."""

    def __init__(self, desk: Desk) -> None:
        """Build the page."""
        super().__init__()
        self._desk = desk
        self._step = 0
        self._visit = object()
        body = column(self, (16, 12, 16, 16), 8, desk.theme)
        words = N_("For the team: open questions, quotes, who said what. The plan prints them as workshop notes.")
        body.addWidget(label(desk.theme, desk.text(words), "caption", "text2", wrap=True))
        self.field = NoteField()
        self.field.setTabChangesFocus(True)
        self.field.setUndoRedoEnabled(False)
        self.field.setAccessibleName(desk.text(N_("Notes")))
        self.field.setReadOnly(desk.document.read_only)
        self.field.textChanged.connect(self._typed)
        body.addWidget(self.field, 1)
        desk.document.changed.connect(self._changed)

    def show_step(self, step: int) -> None:
        """Turn to the notes of a step."""
        self._step = step
        self._visit = object()
        self.field.setEnabled(1 <= step <= len(STEPS))
        self._show()

    def _note(self) -> StepNote | None:
        return next((note for note in self._desk.project.notes if note.step == self._step), None)

    def _changed(self, place: tuple[str, ...]) -> None:
        if not place or place[0] == "notes":
            self._show()

    def _show(self) -> None:
        note = self._note()
        words = note.text if note else ""
        if words != self.field.toPlainText():
            self.field.blockSignals(True)
            self.field.setPlainText(words)
            self.field.blockSignals(False)

    def _typed(self) -> None:
        words, note, desk = self.field.toPlainText(), self._note(), self._desk
        if note is None:
            record = StepNote(new_id(), step=self._step or None, text=words)
            desk.document.add(("notes",), record, text=desk.text(N_("Note")))
        elif words != note.text:
            desk.document.put(("notes", note.id, "text"), words, desk.text(N_("Note")), self._visit)


class NoteField(QPlainTextEdit):
    """Leave undo and redo to the document."""

    def event(self, event: QEvent) -> bool:
        """Let undo and redo pass to the window."""
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and any(map(event.matches, keys))
        ):
            event.ignore()
            return False
        return super().event(event)
