"""The editor of a list of records inside a record: each unfolds, moves and goes, and new ones are added."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy, QWidget

from cxworkshop.language import N_, Message
from cxworkshop.model.fields import Record, Row
from cxworkshop.model.ids import new_id
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.entry import written
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.references import REFERENCES, reference_text
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place
from cxworkshop.ui.icons import icon
from cxworkshop.ui.parts import button, column, empty, icon_button, row

NAMING = ("name", "label", "title", "text", "who")
SPEAKING = ("account", "role", "kind", "metric")
"""Fields that name a record of a list: with their own words, or with what they choose."""
SMALL = 30


class RowsEditor(QFrame):
    """Show a list of records; those without ids are named by their number."""

    def __init__(self, desk: Desk, place: Place, field: Field, kind: type[Record]) -> None:
        """Bind to the place of the list."""
        super().__init__()
        self._desk, self._place, self._field, self._kind = desk, place, field, kind
        self._open: set[str] = set()
        self._ids: list[str] | None = None
        self.heads: dict[str, QPushButton] = {}
        outer = column(self, spacing=6, theme=desk.theme)
        self._body = column(spacing=4, theme=desk.theme)
        outer.addLayout(self._body)
        self.add = button(desk.theme, desk.text(N_("Add")), self.add_row, "normal", "plus")
        self.add.setAccessibleName(self._said(N_("Add: {field}")))
        self.add.setEnabled(not desk.document.read_only)
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)
        self.binding = Binding(desk, place, self, self._show)

    def add_row(self) -> None:
        """Add an empty record, unfold it and go into it."""
        words = self._said(N_("Add: {field}"))
        if issubclass(self._kind, Row):
            record = self._kind(id=new_id())
            self._open.add(record.id)
            self._desk.document.add(self._place, record, text=words)
            self._enter(record.id)
        else:
            rows = self._rows()
            self._open.add(str(len(rows)))
            self._desk.document.put(self._place, (*rows, self._kind()), text=words)
            self._enter(str(len(rows)))

    def unfold(self, id: str) -> None:
        """Unfold a row."""
        if id in self.heads:
            self.heads[id].setChecked(True)

    def _rows(self) -> tuple[Any, ...]:
        return tuple(self.binding.value() or ())

    def _said(self, words: Message) -> str:
        return self._desk.text(words, field=self._desk.text(self._field.label))

    def _show(self, rows: Any) -> None:
        ids = [getattr(one, "id", str(at)) for at, one in enumerate(rows or ())]
        if ids != self._ids:
            self._ids = ids
            self.heads = {}
            empty(self._body)
            for at, id in enumerate(ids):
                self._body.addWidget(self._entry(at, id, len(ids)))
        for at, (id, one) in enumerate(zip(ids, rows or (), strict=True)):
            self._name(id, at, one)

    def _entry(self, at: int, id: str, count: int) -> QWidget:
        desk, theme = self._desk, self._desk.theme
        entry = QFrame()
        entry.setObjectName("card")
        outer = column(entry, (2, 2, 4, 2), 0, theme)
        head = row(spacing=0, theme=theme)
        fold = button(theme, "", kind="ghost")
        fold.setCheckable(True)
        fold.setIconSize(QSize(theme.px(16), theme.px(16)))
        fold.setStyleSheet("QPushButton { text-align: left; }")
        fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.heads[id] = fold
        head.addWidget(fold, 1)
        if not desk.document.read_only:
            for picture, words, shown, call in (
                ("chevron-up", N_("Move up"), at > 0, lambda: self._move(id, -1)),
                ("chevron-down", N_("Move down"), at + 1 < count, lambda: self._move(id, 1)),
                ("trash", N_("Remove"), True, lambda: self._remove(id)),
            ):
                made = icon_button(theme, picture, desk.text(words), call)
                made.setFixedSize(theme.px(SMALL), theme.px(SMALL))
                made.setEnabled(shown)
                head.addWidget(made)
        outer.addLayout(head)
        inside = column(margins=(8, 0, 8, 6), theme=theme)
        outer.addLayout(inside)
        fold.toggled.connect(lambda on: self._unfold(id, on, inside))
        fold.setChecked(id in self._open)
        fold.setIcon(icon(theme, "chevron-down" if fold.isChecked() else "chevron-right"))
        return entry

    def _unfold(self, id: str, on: bool, inside: QBoxLayout) -> None:
        from cxworkshop.ui.editors.nested import FieldGroup  # the fields of a row may be rows again

        self.heads[id].setIcon(icon(self._desk.theme, "chevron-down" if on else "chevron-right"))
        (self._open.add if on else self._open.discard)(id)
        empty(inside)
        if on:
            inside.addWidget(FieldGroup(self._desk, (*self._place, id), self._kind))

    def _name(self, id: str, at: int, record: Any) -> None:
        said = next((words for name in NAMING if (words := getattr(record, name, ""))), "")
        said = said or ", ".join(self._spoken(name, value) for name in SPEAKING if (value := getattr(record, name, "")))
        said = said or self._desk.text(N_("Row {n}"), n=at + 1)
        self.heads[id].setText(said.replace("&", "&&"))
        self.heads[id].setAccessibleName(said)

    def _spoken(self, name: str, value: Any) -> str:
        if (self._kind, name) in REFERENCES:
            return reference_text(self._desk.view(), self._kind, name, value, self._desk.language)
        return written(all_fields()[self._kind, name], value, self._desk.language)

    def _move(self, id: str, by: int) -> None:
        at = (self._ids or []).index(id)
        if issubclass(self._kind, Row):
            self._desk.document.move((*self._place, id), at + by)
            self._focus(id)
        else:
            rows = list(self._rows())
            rows.insert(at + by, rows.pop(at))
            self._desk.document.put(self._place, tuple(rows), self._said(N_("Move: {field}")))
            self._focus(str(at + by))

    def _remove(self, id: str) -> None:
        at, words = (self._ids or []).index(id), self._said(N_("Remove: {field}"))
        if issubclass(self._kind, Row):
            self._desk.document.remove([(*self._place, id)], words)
        else:
            rows = self._rows()
            # what was unfolded is known by its number, which is another row's now
            self._open.clear()
            self._ids = None
            self._desk.document.put(self._place, (*rows[:at], *rows[at + 1 :]), words)
        left = self._ids or []
        if left:
            self._focus(left[min(at, len(left) - 1)])
        else:
            self.add.setFocus()

    def _focus(self, id: str) -> None:
        if id in self.heads:
            self.heads[id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, id: str) -> None:
        """Go into the first field of a row, once it has been laid out."""
        entry = self.heads[id].parentWidget() if id in self.heads else None
        if entry is not None:
            QTimer.singleShot(0, entry, lambda: _go_into(entry))


def _go_into(entry: QWidget) -> None:
    from cxworkshop.ui.editors.nested import FieldGroup

    group = entry.findChild(FieldGroup)
    if group is not None:
        group.setFocus(Qt.FocusReason.OtherFocusReason)
