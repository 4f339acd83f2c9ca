"""The editors that open inside a cell: a line, a longer text, a choice, a list to tick, a calendar."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)

from cxworkshop.language import NO_VALUE
from cxworkshop.ui.theme import Theme

MOST_SHOWN = 10
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellLine(QLineEdit):
    """Type one line."""

    def __init__(self, parent: QWidget | None, theme: Theme, right: bool = False) -> None:
        """Fill a cell."""
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setFont(theme.font("table"))
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def complete_with(self, words: Sequence[str]) -> None:
        """Offer to complete what is typed."""
        completer = QCompleter(list(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def show_text(self, text: str) -> None:
        """Start with a text that typing replaces."""
        self.setText(text)
        self.selectAll()

    def typed(self) -> str:
        """Give what is typed."""
        return self.text()


class CellDate(CellLine):
    """Type a day, or choose it from a calendar with Alt and the down arrow."""

    chosen = Signal()

    def __init__(
        self, parent: QWidget | None, theme: Theme, read: Callable[[str], Any], write: Callable[[Any], str]
    ) -> None:
        """Take the functions that read and write a day."""
        super().__init__(parent, theme)
        self._read, self._write = read, write
        self.calendar: QCalendarWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show the month of the day that is typed."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName(self.accessibleName())
        day = self._read(self.text())
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        self.calendar = calendar
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.setText(self._write(day.toPython()))
        if self.calendar is not None:
            self.calendar.hide()
            self.calendar.deleteLater()
            self.calendar = None
        self.chosen.emit()


class CellText(QPlainTextEdit):
    """Type several lines; Enter is done, Shift and Enter begins a new line."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        """Fill a cell, or more when the text is longer."""
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setFont(theme.font("table"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_text(self, text: str) -> None:
        """Start with a text that typing replaces."""
        self.setPlainText(text)
        self.selectAll()

    def typed(self) -> str:
        """Give what is typed."""
        return self.toPlainText()


class CellChoice(QComboBox):
    """Choose one of several values, or none: from the list, or with the first letters."""

    picked = Signal()

    def __init__(
        self, parent: QWidget, theme: Theme, offered: Sequence[tuple[Any, str]], empty: Any, open: bool = True
    ) -> None:
        """Offer the values after an empty one; `open` shows the list at once."""
        super().__init__(parent)
        self._opens = open
        self._searching = False
        self.activated.connect(self._pick)
        self.setProperty("cell", True)
        self.setFont(theme.font("table"))
        self.setMaxVisibleItems(MOST_SHOWN)
        self.addItem(NO_VALUE, empty)
        for value, name in offered:
            self.addItem(name, value)

    def show_value(self, value: Any) -> None:
        """Start with a value."""
        self.setCurrentIndex(max(0, next((at for at in range(self.count()) if self.itemData(at) == value), 0)))

    def showEvent(self, event: QShowEvent) -> None:
        """Open the list."""
        super().showEvent(event)
        if self._opens:
            self.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search by letters; only Enter takes what is found."""
        self._searching = True
        super().keyPressEvent(event)
        self._searching = False

    def _pick(self, place: int) -> None:
        if not self._searching:
            self.picked.emit()


class CellList(QFrame):
    """Tick several values in a list below the cell."""

    done = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget, theme: Theme, offered: Sequence[tuple[Any, str]]) -> None:
        """Offer the values."""
        super().__init__(parent)
        self._theme = theme
        self.list = QListWidget(self)
        self.list.setWindowFlag(Qt.WindowType.Popup)
        self.list.setFont(theme.font("table"))
        for value, name in offered:
            item = QListWidgetItem(name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.installEventFilter(self)
        self.setFocusProxy(self.list)
        self._given_up = False

    def show_value(self, values: Sequence[Any]) -> None:
        """Start with the ticks."""
        for item in self._items():
            on = item.data(Qt.ItemDataRole.UserRole) in values
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def value(self) -> tuple[Any, ...]:
        """Give what is ticked."""
        return tuple(
            item.data(Qt.ItemDataRole.UserRole) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Open the list below the cell."""
        super().showEvent(event)
        rows = min(MOST_SHOWN, max(1, self.list.count()))
        row = self.list.sizeHintForRow(0) if self.list.count() else self._theme.px(32)
        wide = self.list.sizeHintForColumn(0) + self._theme.px(40)
        self.list.setAccessibleName(self.accessibleName())
        self.list.resize(max(self.width(), wide), rows * row + self._theme.px(8))
        self.list.move(self.mapToGlobal(QPoint(0, self.height())))
        self.list.show()
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with Enter, Tab or a click beside the list; give up with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._given_up = True
                self.list.hide()
                return True
            if event.key() in (*ENTER, Qt.Key.Key_Tab):
                self.list.hide()
                return True
        elif isinstance(event, QHideEvent):
            (self.given_up if self._given_up else self.done).emit()
        return False

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]


def mark_invalid(editor: QWidget, sentence: str) -> None:
    """Show on an editor that it cannot be read as it is, with the sentence that says what to type."""
    from html import escape

    editor.setProperty("invalid", bool(sentence))
    editor.style().unpolish(editor)
    editor.style().polish(editor)
    editor.setAccessibleDescription(sentence)
    if sentence:
        QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), f"<p>{escape(sentence)}</p>", editor)
