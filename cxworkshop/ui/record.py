"""The record sheet: every field of one record, beside the work area."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from cxworkshop.language import N_, Message
from cxworkshop.model.project import COLLECTIONS, SINGLES, code
from cxworkshop.programme.names import record_name
from cxworkshop.programme.sections import SECTIONS
from cxworkshop.programme.shapes import row_type
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place
from cxworkshop.ui.editors.nested import declared
from cxworkshop.ui.editors.rows import RowsEditor
from cxworkshop.ui.field import Labelled, labelled
from cxworkshop.ui.parts import column, icon_button, label, row, scrolled

LIGHT_MS = 1200
TITLES: dict[str, Message] = {
    "about": N_("The file"),
    "profile": N_("About this project"),
    "constants": N_("Limits and assumptions"),
    "workshop": N_("Workshop"),
}
"""What the single records are called."""


class RecordSheet(QFrame):
    """Show one record with an editor for each of its fields; Esc closes."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Build the sheet empty."""
        super().__init__()
        self.setObjectName("sheet")
        self._desk = desk
        self._place: Place = ()
        self.fields: dict[str, Labelled] = {}
        theme, text = desk.theme, desk.text
        self.setAccessibleName(text(N_("Record sheet")))
        head = row(margins=(16, 8, 8, 8), spacing=0, theme=theme)
        names = column(spacing=0)
        self._code = label(theme, "", "caption", "text3")
        self._name = label(theme, "", "section", wrap=True)
        names.addWidget(self._code)
        names.addWidget(self._name)
        head.addLayout(names, 1)
        self._before = icon_button(theme, "chevron-up", text(N_("Row above")), lambda: self._turn(-1))
        self._after = icon_button(theme, "chevron-down", text(N_("Row below")), lambda: self._turn(1))
        self._copy = icon_button(theme, "duplicate", text(N_("Duplicate")), self._duplicate)
        self._remove_button = icon_button(theme, "trash", text(N_("Remove")), self._remove)
        close = icon_button(theme, "close", text(N_("Close the sheet")), self.closed.emit)
        for made in (self._before, self._after, self._copy, self._remove_button, close):
            head.addWidget(made)
        line = QFrame()
        line.setObjectName("line")
        outer = column(self)
        outer.addLayout(head)
        outer.addWidget(line)
        self._outer = outer
        self._area: QScrollArea | None = None
        desk.document.changed.connect(self._changed)

    def place(self) -> Place:
        """Give the place of the record that is shown."""
        return self._place

    def show_record(self, place: Place) -> None:
        """Show the record at a place: ("segments", id), or a single one such as ("profile",)."""
        place = place[:2] if place[0] in COLLECTIONS else place[:1]
        if place == self._place and self._area is not None:
            self._head()
            return
        if not self._desk.document.has(place) or place[0] not in (*COLLECTIONS, *SINGLES):
            return
        if self._area is not None and (typing := self.focusWidget()) is not None and self._area.isAncestorOf(typing):
            # what is being typed is taken, or kept for when the record is shown again
            typing.clearFocus()
        self._place = place
        self._build()
        self._head()

    def _build(self) -> None:
        inner = QWidget()
        body = column(inner, (16, 12, 16, 24), 14, self._desk.theme)
        self.fields = {}
        record = row_type(self._place[:1])
        headings = SECTIONS.get(record, {})
        for name in declared(record):
            if name in headings:
                self._add_heading(body, headings[name])
            made = labelled(self._desk, (*self._place, name))
            self.fields[name] = made
            body.addWidget(made)
        body.addStretch(1)
        if self._area is not None:
            self._outer.removeWidget(self._area)
            self._area.deleteLater()
        self._area = scrolled(inner, "surface")
        self._outer.addWidget(self._area, 1)
        if self.isVisible() and self.fields:
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_heading(self, body: QBoxLayout, words: Message) -> None:
        if body.count():
            line = QFrame()
            line.setObjectName("line")
            body.addSpacing(self._desk.px(6))
            body.addWidget(line)
        body.addWidget(label(self._desk.theme, self._desk.text(words), "section", wrap=True))

    def _first(self) -> QWidget:
        return next(iter(self.fields.values())).field

    def _head(self) -> None:
        desk, place = self._desk, self._place
        in_rows = len(place) == 2
        rows = [record.id for record in getattr(desk.project, place[0])] if in_rows else []
        at = rows.index(place[1]) if in_rows and place[1] in rows else 0
        named = record_name(desk.view(), *place) if in_rows else desk.text(TITLES[place[0]])
        # what has no name of its own is known by its place, never by its id
        self._name.setText(desk.text(N_("Row {n}"), n=at + 1) if named in place[1:] else named)
        self._code.setText(code(desk.project, *place) if in_rows else "")
        self._code.setVisible(bool(self._code.text()))
        self._before.setVisible(in_rows)
        self._after.setVisible(in_rows)
        self._before.setEnabled(in_rows and at > 0)
        self._after.setEnabled(in_rows and at + 1 < len(rows))
        for made in (self._copy, self._remove_button):
            made.setVisible(in_rows)
            made.setEnabled(not desk.document.read_only)

    def focus_field(self, place: Place) -> bool:
        """Scroll to the field of a place, focus it and light it up; False when the record has no such field."""
        self.show_record(place)
        inside = place[len(self._place) :]
        if not inside or inside[0] not in self.fields:
            return False
        shown: Labelled = self.fields[inside[0]]
        target, editor = shown, shown.field
        for length in range(len(self._place) + 2, len(place) + 1):
            target, editor = self._deeper(shown, place[:length]) or (target, editor)
        self._light(target, editor)
        return True

    def _deeper(self, shown: Labelled, place: Place) -> tuple[Labelled, QWidget] | None:
        """Find the field and the editor of a place inside a nested editor; rows on the way unfold."""
        for rows in shown.findChildren(RowsEditor):
            rows.unfold(place[-1])
        for one in shown.findChildren(Labelled):
            if one.place == place:
                return one, one.field
        for binding in shown.findChildren(Binding):
            editor = binding.parent()
            if binding.place == place and isinstance(editor, QWidget):
                return shown, editor
        return None

    def _light(self, shown: Labelled, editor: QWidget) -> None:
        theme = self._desk.theme
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        shown.setObjectName("lit")
        # in high contrast a fill would swallow the words
        how = f"border: 2px solid {theme.tokens['accent']};" if theme.contrast else ""
        how = how or f"background: {theme.tokens['selection']};"
        shown.setStyleSheet(f"QFrame#lit {{ {how} border-radius: {theme.px(6)}px; }}")
        QTimer.singleShot(LIGHT_MS, shown, lambda: shown.setStyleSheet(""))
        QTimer.singleShot(0, editor, lambda: self._scroll_to(shown, editor))

    def _scroll_to(self, shown: QWidget, editor: QWidget) -> None:
        """Bring the field to the top, and the editor inside it into sight."""
        inner = self._area.widget() if self._area is not None else None
        if self._area is not None and inner is not None and inner.isAncestorOf(shown):
            top = shown.mapTo(inner, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(max(0, top - self._desk.px(24)))
            self._area.ensureWidgetVisible(editor, 0, self._desk.px(24))

    def _turn(self, by: int) -> None:
        rows = [record.id for record in getattr(self._desk.project, self._place[0])]
        at = rows.index(self._place[1]) + by
        if 0 <= at < len(rows):
            self.show_record((self._place[0], rows[at]))

    def _duplicate(self) -> None:
        id = self._desk.document.duplicate(self._place)
        self.show_record((self._place[0], id))

    def _remove(self) -> None:
        desk = self._desk
        name = self._name.text()
        desk.document.remove([self._place], desk.text(N_("Remove: {field}"), field=name))
        desk.toast(desk.text(N_("Removed: {name}"), name=name), desk.text(N_("Undo")), desk.document.undo)

    def _changed(self, place: Place) -> None:
        if not self._place or not self.isVisible():
            return
        if not self._desk.document.has(self._place):
            self.closed.emit()
        elif place[:1] in ((), self._place[:1]):
            self._head()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
