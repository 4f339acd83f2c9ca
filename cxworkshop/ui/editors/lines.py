"""Editors for what is typed: a line, a growing text, a day, a person."""

from typing import Any

from PySide6.QtCore import QLocale, QMimeData, QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

from cxworkshop.language import C_, N_, Message
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.entry import Unreadable, read, written
from cxworkshop.programme.references import people
from cxworkshop.programme.shapes import shape
from cxworkshop.ui.celleditors import CellDate
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place, name, show_invalid
from cxworkshop.ui.icons import icon

LEAST_LINES, MOST_LINES = 2, 8
PADDING, BORDER = 5, 2
AT_ONCE = ("text", "whole", "number", "share", "money")
"""What is taken at every key; a list, a code or a day only makes sense when it is complete."""

EXAMPLES: dict[str, Message] = {
    "whole": C_("placeholder", "A whole number"),
    "number": C_("placeholder", "A number"),
    "share": C_("placeholder", "Per cent, such as 35"),
    "money": C_("placeholder", "An amount"),
    "date": C_("placeholder", "A day, such as +7"),
}


def open_menu(line: QLineEdit, event: QContextMenuEvent) -> None:
    """Open the menu of a line without its own undo, which knows nothing of the project."""
    menu = line.createStandardContextMenu()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    menu.popup(event.globalPos())


class Line(QLineEdit):
    """Type into a line whose undo is that of the project."""

    binding: Binding

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text."""
        open_menu(self, event)


class LineEditor(Line):
    """Type a short text, a number or a list; what can be read is taken, the rest stays with a sentence."""

    def __init__(self, desk: Desk, place: Place, field: Field, label: str = "") -> None:
        """Bind to a place."""
        super().__init__()
        self._names = QStringListModel(self)
        _set_up(self, desk, place, field, label)
        if shape(field).person:
            completer = _Names(self, self._names, shape(field).several)
            completer.activated.connect(self._complete)
            self.setCompleter(completer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the people that are named by now."""
        if self.completer() is not None:
            self._names.setStringList(people(self.binding.desk.view()))
        super().focusInEvent(event)

    def _complete(self, text: str) -> None:
        desk = self.binding.desk
        self.binding.put(read(self.property("declared"), text, desk.language, desk.today))


class _Names(QCompleter):
    """Complete the name that is being typed, of several the last one."""

    def __init__(self, line: QLineEdit, names: QStringListModel, several: bool) -> None:
        super().__init__(names, line)
        self._line, self._several = line, several
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip() if self._several else path]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        chosen = str(super().pathFromIndex(index))
        before = self._line.text().rpartition(",")[0].strip() if self._several else ""
        return f"{before}, {chosen}" if before else chosen


class DayEditor(CellDate):
    """Type a day, also as "+7" or as a weekday, or choose it from a calendar."""

    binding: Binding

    def __init__(self, desk: Desk, place: Place, field: Field, label: str = "") -> None:
        """Bind to a place."""
        super().__init__(None, desk.theme, self._day, lambda day: written(field, day, desk.language))
        self.setProperty("cell", False)
        self._desk, self._field = desk, field
        button = self.addAction(icon(desk.theme, "calendar", "text2"), QLineEdit.ActionPosition.TrailingPosition)
        button.setText(desk.text(N_("Open the calendar")))
        button.setToolTip(desk.text(N_("Open the calendar (Alt+Down)")))
        button.triggered.connect(self.open_calendar)
        _set_up(self, desk, place, field, label)
        self.chosen.connect(self.editingFinished)

    def open_calendar(self) -> None:
        """Show the month of the day that is typed, in the language of the window."""
        if not self.isEnabled():
            return
        super().open_calendar()
        if self.calendar is not None:
            self.calendar.setLocale(QLocale(self._desk.language.code))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text."""
        open_menu(self, event)

    def _day(self, text: str) -> Any:
        try:
            return read(self._field, text, self._desk.language, self._desk.today)
        except Unreadable:
            return None


def _set_up(line: LineEditor | DayEditor, desk: Desk, place: Place, field: Field, label: str) -> None:
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

    def take(text: str, leaving: bool) -> None:
        try:
            value = read(field, text, desk.language, desk.today)
        except Unreadable as error:
            # what could be read on the way is no answer: the value from before this visit holds
            line.binding.put_back()
            if leaving:
                show_invalid(line, True)
                line.binding.refuse(text, error.text(desk.language))
            return
        taken = line.binding.put(value)
        show_invalid(line, not taken)
        if taken and leaving:
            line.binding.refresh()
        elif not taken:
            line.binding.refuse(text)

    line.binding = Binding(desk, place, line, show)
    if form.kind in AT_ONCE and not form.several:
        line.textEdited.connect(lambda text: take(text, False))
    line.editingFinished.connect(lambda: take(line.text(), True))
    if (refused := line.binding.refused()) is not None:
        line.setText(refused)
        take(refused, True)


class Growing(QPlainTextEdit):
    """Hold a text that may be long; the field grows with it, and Tab leaves it."""

    typed = Signal(str)
    """The user has changed the text."""

    def __init__(self, desk: Desk, placeholder: str = "", least: int = LEAST_LINES) -> None:
        """Begin empty, at least so many lines high."""
        super().__init__()
        self._desk, self._least = desk, least
        self._quiet = False
        self.setFont(desk.theme.font("table"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._grow())
        self._grow()

    def show_text(self, words: str) -> None:
        """Show a text that the project holds."""
        if self.toPlainText() != words:
            self._quiet = True
            self.setPlainText(words)
            self._quiet = False

    def sizeHint(self) -> QSize:
        """Take the width that there is."""
        return QSize(self._desk.px(200), self.height())

    def _tell(self) -> None:
        if not self._quiet:
            self.typed.emit(self.toPlainText())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be higher where the words break into more lines."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        needed = round(self.document().size().height())
        lines = max(self._least, min(MOST_LINES, needed))
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != bar:
            self.setVerticalScrollBarPolicy(bar)
        around = 2 * round(self.document().documentMargin()) + 2 * self._desk.px(PADDING) + 2 * BORDER
        high = lines * self.fontMetrics().lineSpacing() + around
        if self.height() != high or self.minimumHeight() != high:
            self.setFixedHeight(high)


class TextEditor(Growing):
    """Type a text; a title may be long, too, but is one paragraph, which Enter leaves."""

    def __init__(
        self,
        desk: Desk,
        place: Place,
        field: Field,
        label: str = "",
        placeholder: str = "",
        title: bool = False,
    ) -> None:
        """Bind to a place."""
        super().__init__(desk, placeholder, 1 if title else LEAST_LINES)
        self._title = title
        name(self, desk, field, label)
        self.binding = Binding(desk, place, self, self._show)
        self.typed.connect(self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a title with Enter."""
        if self._title and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste into a title as one paragraph."""
        if self._title and source.hasText():
            self.insertPlainText(" ".join(source.text().split()))
            return
        super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the text as the project holds it, unless it could not be taken."""
        super().focusOutEvent(event)
        if not self.property("invalid"):
            self.binding.refresh()

    def _show(self, value: Any) -> None:
        self.show_text(value or "")
        show_invalid(self, False)

    def _take(self, text: str) -> None:
        show_invalid(self, not self.binding.put(text))
