"""What ties an editor to a place of the document: both ways, and with the editor's life."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.model.edit import Invalid
from cxworkshop.model.fields import Record, Score
from cxworkshop.model.project import Project
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.messages import invalid_text
from cxworkshop.programme.shapes import field_at, row_type
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.document import ReadOnly
from cxworkshop.ui.editors.places import has_value, put_value, value_at
from cxworkshop.ui.parts import tooltip

Place = tuple[str, ...]
TYPED = "typed"
"""Under this name and its place the desk remembers a text that could not be taken."""
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The focus that comes back from a popup or another window begins no new visit."""
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
UNDO = (QKeyCombination(CONTROL, Qt.Key.Key_Z),)
REDO = (QKeyCombination(CONTROL, Qt.Key.Key_Y), QKeyCombination(CONTROL | SHIFT, Qt.Key.Key_Z))


def field_of(place: Place, project: Project | None = None) -> Field:
    """Find the declared field at a place of the project; raises KeyError where there is none.

    Of a field that takes one of several records only the project knows which one it holds.
    """
    holder = value_at(project, place[:-1]) if project is not None else None
    if isinstance(holder, Record) and not isinstance(holder, Score):
        return all_fields()[type(holder), place[-1]]
    inside = 2 if len(place) > 2 and hasattr(row_type(place[:1]), "id") else 1
    return field_at(row_type(place[:1]), place[inside:])


class Binding(QObject):
    """Show the value of a place in a widget, and put what the user enters there; it dies with its widget.

    One visit to the widget, from focus to focus, is one step of undo. The widget's own undo history is not used.
    """

    problem = Signal(str)
    """The sentence about what cannot be taken; empty when all is well again."""

    def __init__(self, desk: Desk, place: Place, widget: QWidget, show: Callable[[Any], None]) -> None:
        """Bind; `show` puts a value into the widget without telling."""
        super().__init__(widget)
        self.desk = desk
        self.place = place
        self._widget = widget
        self._show = show
        self._visit = object()
        self._putting = False
        self._seen: Any = None
        self._before: Any = None
        self.sentence = ""
        self.problem.connect(self._said)
        widget.installEventFilter(self)
        desk.document.changed.connect(self._changed)
        if desk.document.read_only:
            widget.setEnabled(False)
        self.refresh()

    def value(self) -> Any:
        """Give the value in the project; None where the place is gone."""
        return value_at(self.desk.project, self.place) if has_value(self.desk.project, self.place) else None

    def refresh(self) -> None:
        """Show the value of the project."""
        if has_value(self.desk.project, self.place):
            self._seen = self._before = self.value()
            self._show(self._seen)
            self.problem.emit("")

    def put(self, value: Any) -> bool:
        """Put a value into the project; what it does not take stays in the widget, with a sentence."""
        self._putting = True
        try:
            put_value(self.desk.document, self.place, value, self._visit)
        except Invalid as error:
            self.problem.emit(invalid_text(error, self.desk.language))
            return False
        except (ReadOnly, KeyError):
            return False
        finally:
            self._putting = False
        self._seen = self.value()
        self.forget()
        self.problem.emit("")
        return True

    def refuse(self, text: str, sentence: str = "") -> None:
        """Keep a text that cannot be taken, also beyond the life of this widget, and say why it cannot."""
        self.desk.memory[TYPED, *self.place] = (text, self.value())
        if sentence:
            self.problem.emit(sentence)

    def refused(self) -> str | None:
        """Give the text that could not be taken, unless the value has changed since."""
        text, held = self.desk.memory.get((TYPED, *self.place), (None, None))
        return text if held == self.value() else None

    def forget(self) -> None:
        """Let go of a text that could not be taken."""
        self.desk.memory.pop((TYPED, *self.place), None)

    def _said(self, sentence: str) -> None:
        self.sentence = sentence

    def put_back(self) -> None:
        """Put the value from before this visit, where something else has been taken since."""
        if self.value() != self._before:
            self.put(self._before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a new step with each visit, and leave undo to the document."""
        match event.type():
            case QEvent.Type.FocusIn if isinstance(event, QFocusEvent) and event.reason() not in PASSING:
                self._visit, self._before = object(), self.value()
            case QEvent.Type.ShortcutOverride | QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._gives_up(event) or self._undoes(event)
            case QEvent.Type.Wheel if not self._widget.hasFocus():
                # the wheel scrolls the page, it does not change what it happens to pass
                event.ignore()
                return True
        return False

    def _gives_up(self, event: QKeyEvent) -> bool:
        """Show with Esc the value of the project again, in the place of what cannot be taken."""
        if event.key() != Qt.Key.Key_Escape or not self._widget.property("invalid"):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            self.forget()
            self.refresh()
        return True

    def _undoes(self, event: QKeyEvent) -> bool:
        """Take undo and redo from the widget; where no shortcut of the window is listening they are done here."""
        keys = event.keyCombination()
        if keys not in (*UNDO, *REDO):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
        elif keys in UNDO:
            self.desk.document.undo()
        else:
            self.desk.document.redo()
        return True

    def _changed(self, place: Place) -> None:
        if self._putting or place[: len(self.place)] != self.place[: len(place)]:
            return
        # what somebody has typed wrongly stays to be mended, unless the value itself has changed
        if not self._widget.property("invalid") or self.value() != self._seen:
            self.forget()
            self.refresh()


def name(widget: QWidget, desk: Desk, field: Field, label: str = "") -> None:
    """Give an editor the field's label as its name and the field's help as its description."""
    widget.setAccessibleName(label or desk.text(field.label))
    if field.help:
        tooltip(widget, desk.text(field.help))


def show_invalid(widget: QWidget, wrong: bool) -> None:
    """Draw the border of a widget as wrong, or as right."""
    if bool(widget.property("invalid")) != wrong:
        widget.setProperty("invalid", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
