"""What ties an editor to a place of the document: both ways, and with the editor's life."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from cxworkshop.model.edit import Invalid
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.messages import invalid_text
from cxworkshop.programme.shapes import field_at, row_type
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.document import ReadOnly
from cxworkshop.ui.parts import tooltip

Place = tuple[str, ...]
UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def field_of(place: Place) -> Field:
    """Find the declared field at a place of the project; raises KeyError where there is none."""
    if len(place) > 2 and hasattr(row_type(place[:1]), "id"):
        return field_at(row_type(place[:1]), place[2:])
    return field_at(row_type(place[:1]), place[1:])


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
        widget.installEventFilter(self)
        desk.document.changed.connect(self._changed)
        if desk.document.read_only:
            widget.setEnabled(False)
        self.refresh()

    def value(self) -> Any:
        """Give the value in the project; None where the place is gone."""
        return self.desk.document.get(self.place) if self.desk.document.has(self.place) else None

    def refresh(self) -> None:
        """Show the value of the project."""
        if self.desk.document.has(self.place):
            self._show(self.value())

    def put(self, value: Any) -> bool:
        """Put a value into the project; what it does not take stays in the widget, with a sentence."""
        self._putting = True
        try:
            self.desk.document.put(self.place, value, visit=self._visit)
        except Invalid as error:
            self.problem.emit(invalid_text(error, self.desk.language))
            return False
        except (ReadOnly, KeyError):
            return False
        finally:
            self._putting = False
        self.problem.emit("")
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a new step with each visit, and leave undo to the document."""
        if event.type() == QEvent.Type.FocusIn:
            self._visit = object()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in UNDO_KEYS):
                event.ignore()
                return True
        elif event.type() == QEvent.Type.Wheel and not self._widget.hasFocus():
            # the wheel scrolls the page, it does not change what it happens to pass
            event.ignore()
            return True
        return False

    def _changed(self, place: Place) -> None:
        if not self._putting and (place[: len(self.place)] == self.place[: len(place)]):
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
