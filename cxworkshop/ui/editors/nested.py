"""Editors for what has parts: a record inside a record, a list of records, a dictionary."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from cxworkshop.language import LANGUAGES, N_, Language
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.questions import wording
from cxworkshop.model.decisions import Decision
from cxworkshop.model.fields import LanguageCode, Record, Row, Score
from cxworkshop.model.ids import new_id
from cxworkshop.model.metrics import Measurement, Metric
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.references import REFERENCES, offered
from cxworkshop.programme.shapes import row_type, shape
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place
from cxworkshop.ui.editors.lines import TextEditor
from cxworkshop.ui.icons import icon
from cxworkshop.ui.parts import button, column, empty, icon_button, label, row

if TYPE_CHECKING:
    from cxworkshop.ui.field import Labelled


def nested_editor(desk: Desk, place: Place, field: Field) -> QWidget:
    """Make the editor of a field that has parts of its own."""
    form = shape(field)
    if (field.record, field.name) == (Measurement, "data"):
        from cxworkshop.ui.editors.data import DataEditor

        return DataEditor(desk, place[:-1])
    if form.keyed:
        return _keyed(desk, place, field)
    kind = row_type(place)
    if form.several:
        if isinstance(kind, type) and issubclass(kind, Record):
            return RowsEditor(desk, place, field, kind)
        return Shown(desk, place, field)
    return FieldGroup(desk, place, kind)


def _keyed(desk: Desk, place: Place, field: Field) -> QWidget:
    held = row_type(place)
    if (field.record, field.name) == (Metric, "questions"):
        return Questions(desk, place, field)
    if (field.record, field.name) in REFERENCES and held is Score:
        return Ratings(desk, place, field)
    from cxworkshop.ui.editors.counts import CountsEditor, NamedNumbers

    if (field.record, field.name) == (Decision, "arguments"):
        return Shown(desk, place, field)
    if (field.record, field.name) in REFERENCES:
        return NamedNumbers(desk, place, field)
    return CountsEditor(desk, place, field)


class FieldGroup(QFrame):
    """Show the fields of a record inside a record."""

    def __init__(self, desk: Desk, place: Place, kind: type[Record]) -> None:
        """Make an editor for each declared field."""
        super().__init__()
        from cxworkshop.ui.field import labelled  # the fields of a record may be records again

        body = column(self, (12, 4, 0, 4), 10, desk.theme)
        self.editors: dict[str, Labelled] = {}
        for name in declared(kind):
            made = labelled(desk, (*place, name))
            self.editors[name] = made
            body.addWidget(made)
        first = next(iter(self.editors.values()), None)
        if first is not None:
            self.setFocusProxy(first.field)
        self.setObjectName("group")
        self.setStyleSheet(f"QFrame#group {{ border: 0; border-left: 2px solid {desk.theme.tokens['border']}; }}")


def declared(kind: type[Any]) -> list[str]:
    """List the fields of a record that have a line in the programme, in the order of their lines."""
    return [name for record, name in all_fields() if record is kind and name != "id"]


class Questions(QFrame):
    """Write a question in each language; the ready-made wording stands behind an empty field."""

    def __init__(self, desk: Desk, place: Place, field: Field) -> None:
        """Make a field for each language."""
        super().__init__()
        self._desk, self._place = desk, place
        body = column(self, spacing=6, theme=desk.theme)
        self.fields: dict[str, TextEditor] = {}
        for code in LANGUAGES:
            name = Language(code).locale.name
            body.addWidget(label(desk.theme, name, "caption", "text2"))
            made = TextEditor(desk, (*place, code), field, desk.text(N_("Question in {language}"), language=name))
            self.fields[code] = made
            body.addWidget(made)
        self.setFocusProxy(self.fields[desk.project.about.language])
        self.binding = Binding(desk, place[:-1], self, self._show_ready_made)

    def _show_ready_made(self, metric: Any) -> None:
        method = method_of(metric.method) if isinstance(metric, Metric) else None
        for code, field in self.fields.items():
            field.setPlaceholderText(self._wording(method.questions[0], code) if method and method.questions else "")

    def _wording(self, question: str, code: Any) -> str:
        language: LanguageCode = code
        return wording(question, language)


class Ratings(QFrame):
    """Rate a row on each criterion."""

    def __init__(self, desk: Desk, place: Place, field: Field) -> None:
        """Make a score for each criterion."""
        super().__init__()
        from cxworkshop.ui.editors.scores import ScoreEditor

        body = column(self, spacing=10, theme=desk.theme)
        for id, name in offered(desk.view(), field.record, field.name, desk.language):
            body.addWidget(label(desk.theme, name, "table", "text2", wrap=True))
            made = ScoreEditor(desk, (*place, id), field, name)
            body.addWidget(made)
            if self.focusProxy() is None:
                self.setFocusProxy(made)


class Shown(QFrame):
    """Show what is computed or imported and not typed, such as a table of correlations."""

    def __init__(self, desk: Desk, place: Place, field: Field) -> None:
        """Write the numbers line by line."""
        super().__init__()
        self._desk = desk
        self._words = label(desk.theme, "", "table", "text2", wrap=True)
        column(self).addWidget(self._words)
        self.setAccessibleName(desk.text(field.label))
        self.binding = Binding(desk, place, self, self._show)

    def _show(self, value: Any) -> None:
        if isinstance(value, dict):
            lines = [f"{name}: {said}" for name, said in value.items()]
        else:
            lines = [" ".join(self._desk.language.number(part, 2) for part in line) for line in value or ()]
        self._words.setText("\n".join(lines) or self._desk.text(N_("None")))


class RowsEditor(QFrame):
    """Show a list of records inside a record: each unfolds, moves and goes, and new ones are added."""

    def __init__(self, desk: Desk, place: Place, field: Field, kind: type[Record]) -> None:
        """Bind to the place of the list."""
        super().__init__()
        self._desk, self._place, self._field, self._kind = desk, place, field, kind
        self._open: set[str] = set()
        self._ids: list[str] | None = None
        outer = column(self, spacing=6, theme=desk.theme)
        self._body = column(spacing=4, theme=desk.theme)
        outer.addLayout(self._body)
        self.add = button(desk.theme, desk.text(N_("Add")), self.add_row, "normal", "plus")
        self.add.setAccessibleName(desk.text(N_("Add: {field}"), field=desk.text(field.label)))
        self.add.setEnabled(not desk.document.read_only and issubclass(kind, Row))
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)
        self.binding = Binding(desk, place, self, self._show)

    def add_row(self) -> None:
        """Add an empty record and unfold it."""
        record = self._kind(id=new_id())  # type: ignore[call-arg]
        if isinstance(record, Row):
            self._open.add(record.id)
            self._desk.document.add(self._place, record, text=self._said(N_("Add: {field}")))

    def unfold(self, id: str) -> None:
        """Unfold a row."""
        if self._ids and id in self._ids:
            self._heads[self._ids.index(id)].setChecked(True)

    def _said(self, words: str) -> str:
        return self._desk.text(words, field=self._desk.text(self._field.label))

    def _show(self, rows: Any) -> None:
        ids = [getattr(one, "id", str(at)) for at, one in enumerate(rows or ())]
        if ids == self._ids:
            for at, one in enumerate(rows):
                self._name_head(at, one)
            return
        self._ids = ids
        empty(self._body)
        self._heads: list[QToolButton] = []
        for at, one in enumerate(rows or ()):
            self._body.addWidget(self._entry(at, one))

    def _entry(self, at: int, record: Any) -> QWidget:
        desk, theme = self._desk, self._desk.theme
        id = getattr(record, "id", str(at))
        entry = QFrame()
        entry.setObjectName("card")
        outer = column(entry, (4, 2, 4, 2), 0, theme)
        head = row(spacing=0, theme=theme)
        fold = QToolButton()
        fold.setCheckable(True)
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.setIconSize(QSize(theme.px(16), theme.px(16)))
        fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._heads.append(fold)
        head.addWidget(fold, 1)
        if isinstance(record, Row) and not desk.document.read_only:
            for picture, words, call in (
                ("arrow-left", N_("Move up"), lambda: self._move(id, -1)),
                ("trash", N_("Remove"), lambda: self._remove(id)),
            ):
                if picture == "arrow-left" and not at:
                    continue
                made = icon_button(theme, "chevron-up" if picture == "arrow-left" else picture, desk.text(words), call)
                head.addWidget(made)
        outer.addLayout(head)
        inside = column(margins=(8, 0, 8, 6), theme=theme)
        outer.addLayout(inside)
        fold.toggled.connect(lambda on: self._unfold(id, on, fold, inside))
        self._name_head(at, record)
        fold.setChecked(id in self._open)
        fold.setIcon(icon(theme, "chevron-down" if fold.isChecked() else "chevron-right"))
        return entry

    def _unfold(self, id: str, on: bool, fold: QToolButton, inside: Any) -> None:
        fold.setIcon(icon(self._desk.theme, "chevron-down" if on else "chevron-right"))
        (self._open.add if on else self._open.discard)(id)
        empty(inside)
        if on and self._desk.document.has((*self._place, id)):
            inside.addWidget(FieldGroup(self._desk, (*self._place, id), self._kind))

    def _name_head(self, at: int, record: Any) -> None:
        words = [getattr(record, name, "") for name in ("name", "label", "title", "text", "who")]
        named = next((one for one in words if one), "")
        for name in ("role", "kind", "metric", "account"):
            value = getattr(record, name, None)
            if not named and value:
                named = self._spoken(name, value)
        number = self._desk.text(N_("Row {n}"), n=at + 1)
        self._heads[at].setText((named or number).replace("&", "&&"))
        self._heads[at].setAccessibleName(named or number)

    def _spoken(self, name: str, value: Any) -> str:
        from cxworkshop.programme.entry import written
        from cxworkshop.programme.references import reference_text

        if (self._kind, name) in REFERENCES:
            return reference_text(self._desk.view(), self._kind, name, value, self._desk.language)
        field = all_fields().get((self._kind, name))
        return written(field, value, self._desk.language) if field else str(value)

    def _move(self, id: str, by: int) -> None:
        at = (self._ids or []).index(id)
        self._desk.document.move((*self._place, id), at + by)

    def _remove(self, id: str) -> None:
        self._desk.document.remove([(*self._place, id)], self._said(N_("Remove: {field}")))
