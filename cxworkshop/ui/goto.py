"""Go to: one field that finds steps, sub-views, rows, fields and commands, and goes there."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cxworkshop.language import C_, N_
from cxworkshop.model.project import COLLECTIONS
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import icon
from cxworkshop.ui.parts import label

# loaded when somebody looks for something
if TYPE_CHECKING:
    from cxworkshop.programme.search import Entry
    from cxworkshop.ui.views.hit_list import HitList, Hits

Place = tuple[str, ...]
OVERVIEW, PLAN = 0, 8
AT_ONCE = 500
"""How many rows are read before the window may answer."""


class Unread:
    """Hold the rows of a collection that are being read, what came of them, and how many have been."""

    def __init__(self, rows: Sequence[Any]) -> None:
        """Begin with the first row."""
        self.rows = rows
        self.entries: list[Entry] = []
        self.read = 0


class GoTo(QLineEdit):
    """Find by a part of a name, without regard to letter case and accents; Enter goes to what is marked."""

    def __init__(self, desk: Desk) -> None:
        """Make the field; what it finds is gathered when it gets the focus."""
        super().__init__()
        self._desk = desk
        self._commands: list[tuple[str, Callable[[], object]]] = []
        self._rows: dict[str, tuple[object, list[Entry]]] = {}
        self._unread: dict[str, Unread] = {}
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read_later)
        self._lasting: list[Entry] = []
        self._current: dict[str, str] = {}
        self._before: QWidget | None = None
        self._list: HitList | None = None
        words = desk.text(N_("Go to a step, a row, a field or a command"))
        self.setPlaceholderText(desk.text(N_("Go to step, row or field")))
        self.setAccessibleName(words)
        self.setAccessibleDescription(desk.text(N_("Type a part of a name. Up and Down choose, Enter goes there.")))
        self.addAction(icon(desk.theme, "search", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        self._keys = label(desk.theme, "Ctrl+K", "caption", "text3")
        self._keys.setParent(self)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(desk.px(36))
        self.textEdited.connect(self._search)
        self.textChanged.connect(lambda text: self._keys.setVisible(not text))
        desk.document.changed.connect(self._visited)
        desk.go_requested.connect(self._visited)
        desk.sheet_requested.connect(self._visited)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def set_commands(self, commands: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Take the commands that can be found: what they are called and what they call."""
        self._commands = list(commands)
        self._lasting = []

    @cached_property
    def _hits(self) -> "Hits":
        from cxworkshop.ui.views.hit_list import Hits

        return Hits(self)

    def hits(self) -> "list[Entry]":
        """Give what is offered now."""
        return self._hits.entries

    # What can be found

    def _gather(self) -> None:
        """Bring the entries up to date; what has not changed since the last time is kept.

        Of very many rows the first are read now and the others one moment after the other, while what was read
        before can be found.
        """
        from cxworkshop.programme.search import field_entries

        desk = self._desk
        if not self._lasting:
            self._lasting = [*self._steps(), *self._command_entries(), *field_entries(desk.language)]
        self._unread = {
            collection: self._unread[collection]
            if collection in self._unread and self._unread[collection].rows is rows
            else Unread(rows)
            for collection in COLLECTIONS
            for rows in (getattr(desk.project, collection),)
            if collection not in self._rows or self._rows[collection][0] is not rows
        }
        self._read_on()

    def _read_on(self) -> None:
        """Read some more rows, and look again when all are read."""
        from cxworkshop.programme.search import row_entries

        room = AT_ONCE
        while self._unread and room > 0:
            collection, unread = next(iter(self._unread.items()))
            some = unread.rows[unread.read : unread.read + room]
            unread.entries += row_entries(self._desk.view(), collection, self._desk.language, some)
            unread.read += len(some)
            room -= max(1, len(some))
            if unread.read >= len(unread.rows):
                self._rows[collection] = (unread.rows, unread.entries)
                del self._unread[collection]
        if self._unread:
            self._reading.start()

    def _read_later(self) -> None:
        self._read_on()
        if not self._unread and self.text().strip():
            self._find(self.text())

    def _steps(self) -> "list[Entry]":
        """List overview, steps and plan, and the sub-views of steps that have several."""
        from cxworkshop.programme.search import Entry, fold
        from cxworkshop.ui.screens import parts_of

        text = self._desk.text
        titles = [text(N_("Overview")), *(text(step.title) for step in STEPS), text(N_("Plan and export"))]
        made = []
        for number, title in enumerate(titles):
            numbered = OVERVIEW < number < PLAN
            where = text(N_("Step {n}"), n=number) if numbered else text(C_("go to", "Page"))
            made.append(Entry("step", title, where, fold(f"{title} {number}" if numbered else title), number=number))
            parts = parts_of(number) if numbered else ()
            for part in parts if len(parts) > 1 else ():
                words = text(part.LABEL)
                made.append(Entry("step", words, f"{number} {title}", fold(words), number=number, view=part.KEY))
        return made

    def _command_entries(self) -> "list[Entry]":
        from cxworkshop.programme.search import Entry, fold

        where = self._desk.text(C_("go to", "Command"))
        return [Entry("command", words, where, fold(words), number=n) for n, (words, _) in enumerate(self._commands)]

    def _search(self, text: str) -> None:
        self._gather()
        self._find(text)

    def _find(self, text: str) -> None:
        from cxworkshop.programme.search import found

        every = [self._lasting, *(entries for _, entries in self._rows.values())]
        self._hits.show_entries(found((entry for some in every for entry in some), text))
        self._show_list(bool(text.strip()))

    def _visited(self, place: Place) -> None:
        """Remember which row of a collection one was at last."""
        if len(place) > 1 and place[0] in COLLECTIONS:
            self._current[place[0]] = place[1]

    # Going there

    def go(self, entry: "Entry") -> None:
        """Go to what was found, or do it."""
        from cxworkshop.programme.search import place_of_field

        desk = self._desk
        self.clear()
        self._show_list(False)
        if entry.kind == "command":
            self._give_back_focus()
            self._commands[entry.number][1]()
        elif entry.kind == "step":
            self._give_back_focus()
            desk.open_step(entry.number, entry.view)
        elif entry.field is not None:
            desk.go(place_of_field(desk.project, *entry.field, self._current))
        else:
            desk.go(entry.place)

    def _give_back_focus(self) -> None:
        """Put the focus where it was before this field got it."""
        before, self._before = self._before, None
        self.clearFocus()
        # what had the focus may be gone by now
        with suppress(RuntimeError):
            if before is not None and before.isVisible():
                before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self and old is not None and old.window() is self.window():
            self._before = old

    # Keys and looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Up and Down, go with Enter, leave with Escape."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self.hits():
                self._mark(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._list is not None and self.hits():
                    self.go(self.hits()[max(0, self._list.currentIndex().row())])
            case Qt.Key.Key_Escape:
                self.clear()
                self._show_list(False)
                self._give_back_focus()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands here, so that typing begins anew."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show_list(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shortcut at the right."""
        super().resizeEvent(event)
        size = self._keys.sizeHint()
        self._keys.setGeometry(
            self.width() - size.width() - self._desk.px(10),
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _mark(self, step: int) -> None:
        if self._list is None or not self._list.isVisible():
            self._show_list(True)
        if self._list is not None:
            row = (self._list.currentIndex().row() + step) % len(self.hits())
            self._list.setCurrentIndex(self._hits.index(row))
            self._announce(row)

    def _announce(self, row: int) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # many enums, slow to load

        entry = self.hits()[row]
        words = self._desk.text(N_("{name}, {where}"), name=entry.text, where=entry.where)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show_list(self, wanted: bool) -> None:
        """Show what was found under the field, over whatever stands there."""
        if not wanted:
            if self._list is not None:
                self._list.hide()
            return
        if self._list is None or self._list.parentWidget() is not self.window():
            from cxworkshop.ui.views.hit_list import HitList

            self._list = HitList(self.window(), self._desk, self._hits)
            self._list.entry_chosen.connect(self.go)
        self._list.place_under(self)
        if self.hits():
            self._list.setCurrentIndex(self._hits.index(0))
            self._announce(0)
