"""Editors for what is typed: a line, a growing text, a day, a person."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

from cxworkshop.language import C_, Message
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.entry import Unreadable, read, written
from cxworkshop.programme.references import people
from cxworkshop.programme.shapes import shape
from cxworkshop.ui.celleditors import CellDate
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place, name, show_invalid

LEAST_LINES, MOST_LINES = 2, 8

EXAMPLES: dict[str, Message] = {
    "whole": C_("placeholder", "A whole number"),
    "number": C_("placeholder", "A number"),
    "share": C_("placeholder", "Per cent, such as 35"),
    "money": C_("placeholder", "An amount"),
    "date": C_("placeholder", "A day, such as +7"),
}


class LineEditor(QLineEdit):
    """Type a short text, a number or a list; what can be read is taken at once, the rest when the field is left."""

    def __init__(self, desk: Desk, place: Place, field: Field, label: str = "") -> None:
        """Bind to a place."""
        super().__init__()
        set_up_line(self, desk, place, field, label)
        form = shape(field)
        if form.person:
            completer = QCompleter(people(desk.view()), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)
            completer.activated.connect(lambda text: self.binding.put(self._read(text)))

    binding: Binding

    def _read(self, text: str) -> Any:
        return read(self.property("declared"), text, self.binding.desk.language, self.binding.desk.today)


class DayEditor(CellDate):
    """Type a day, also as "+7" or as a weekday, or choose it from a calendar."""

    binding: Binding

    def __init__(self, desk: Desk, place: Place, field: Field, label: str = "") -> None:
        """Bind to a place."""
        super().__init__(None, desk.theme, self._day, lambda day: written(field, day, desk.language))
        self.setProperty("cell", False)
        self._desk, self._field = desk, field
        set_up_line(self, desk, place, field, label)
        self.chosen.connect(self.editingFinished)

    def _day(self, text: str) -> Any:
        try:
            return read(self._field, text, self._desk.language, self._desk.today)
        except Unreadable:
            return None


def set_up_line(line: Any, desk: Desk, place: Place, field: Field, label: str) -> None:
    """Let a line show and take the value of a place."""
    form = shape(field)
    line.setProperty("declared", field)
    name(line, desk, field, label)
    if form.kind in EXAMPLES and not form.several:
        line.setPlaceholderText(desk.text(EXAMPLES[form.kind]))

    def show(value: Any) -> None:
        words = written(field, value, desk.language)
        if line.text() != words:
            line.setText(words)
        if not line.hasFocus():
            line.setCursorPosition(0)
        show_invalid(line, False)

    def take(text: str, leaving: bool = False) -> None:
        try:
            value = read(field, text, desk.language, desk.today)
        except Unreadable as error:
            if leaving:
                show_invalid(line, True)
                line.binding.problem.emit(error.text(desk.language))
            return
        taken = line.binding.put(value)
        show_invalid(line, not taken and leaving)
        if taken and leaving:
            line.binding.refresh()

    line.binding = Binding(desk, place, line, show)
    line.textEdited.connect(lambda text: take(text) if form.kind == "text" and not form.several else None)
    line.editingFinished.connect(lambda: take(line.text(), leaving=True))


class TextEditor(QPlainTextEdit):
    """Type a text of several lines; the field grows with it, and Tab leaves it."""

    def __init__(self, desk: Desk, place: Place, field: Field, label: str = "", placeholder: str = "") -> None:
        """Bind to a place."""
        super().__init__()
        self._desk = desk
        self.setFont(desk.theme.font("table"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        name(self, desk, field, label)
        self._quiet = False
        self.binding = Binding(desk, place, self, self._show)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._grow())
        self._grow()

    def _show(self, value: Any) -> None:
        words = value or ""
        if self.toPlainText() != words:
            self._quiet = True
            self.setPlainText(words)
            self._quiet = False

    def _typed(self) -> None:
        if not self._quiet:
            self.binding.put(self.toPlainText())

    def _grow(self) -> None:
        lines = max(LEAST_LINES, min(MOST_LINES, round(self.document().size().height())))
        spacing = self.fontMetrics().lineSpacing()
        self.setFixedHeight(lines * spacing + self._desk.px(24))

    def sizeHint(self) -> QSize:
        """Take the width that there is."""
        return QSize(self._desk.px(200), self.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the text as the project holds it."""
        super().focusOutEvent(event)
        self.binding.refresh()
