"""Editors for what has parts: a record inside a record, a list of records, a dictionary."""

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from cxworkshop.language import LANGUAGES, N_, Language
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.questions import wording
from cxworkshop.model.decisions import Decision
from cxworkshop.model.fields import LanguageCode, Record, Score
from cxworkshop.model.metrics import AccountCounts, Measurement, Metric
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.references import REFERENCES, offered
from cxworkshop.programme.shapes import row_type, shape
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place
from cxworkshop.ui.editors.lines import TextEditor
from cxworkshop.ui.editors.rows import RowsEditor
from cxworkshop.ui.parts import button, column, empty, label

if TYPE_CHECKING:
    from cxworkshop.ui.field import Labelled


def nested_editor(desk: Desk, place: Place, field: Field) -> QWidget:
    """Make the editor of a field that has parts of its own."""
    form = shape(field)
    if (field.record, field.name) == (Measurement, "data"):
        from cxworkshop.ui.editors.data import DataAndResult

        return DataAndResult(desk, place[:-1])
    if form.keyed:
        return _keyed(desk, place, field)
    kind = row_type(place)
    if form.several:
        if isinstance(kind, type) and issubclass(kind, Record):
            return RowsEditor(desk, place, field, kind)
        return Shown(desk, place, field)
    if may_be_missing(field):
        return MaybeGroup(desk, place, field, kind)
    return FieldGroup(desk, place, kind)


def may_be_missing(field: Field) -> bool:
    """Tell whether a field that holds a record may hold none."""
    return next(one.default for one in msgspec.structs.fields(field.record) if one.name == field.name) is None


def _keyed(desk: Desk, place: Place, field: Field) -> QWidget:
    held = row_type(place)
    if (field.record, field.name) == (Metric, "questions"):
        return Questions(desk, place, field)
    if (field.record, field.name) in REFERENCES and held is Score:
        return Ratings(desk, place, field)
    from cxworkshop.ui.editors.counts import CountGrid, CountsEditor, NamedNumbers, answers_of

    if (field.record, field.name) == (Decision, "arguments"):
        return Shown(desk, place, field)
    if (field.record, field.name) in REFERENCES:
        return NamedNumbers(desk, place, field)
    if (field.record, field.name) == (AccountCounts, "values"):
        measurement = desk.project.measurements.find(place[1])
        answers = answers_of(desk, desk.project.metrics.find(measurement.metric) if measurement else None)
        if answers:
            return CountGrid(desk, place, answers)
    return CountsEditor(desk, place, field)


class FieldGroup(QFrame):
    """Show the fields of a record inside a record."""

    def __init__(self, desk: Desk, place: Place, kind: type[Record]) -> None:
        """Make an editor for each declared field."""
        super().__init__()
        from cxworkshop.ui.field import labelled  # the fields of a record may be records again

        body = column(self, (12, 4, 0, 4), 12, desk.theme)
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


class MaybeGroup(QFrame):
    """Show the fields of a record that may not be there yet."""

    def __init__(self, desk: Desk, place: Place, field: Field, kind: type[Record]) -> None:
        """Bind to the place of the record."""
        super().__init__()
        self._desk, self._place, self._kind, self._field = desk, place, kind, field
        self._body = column(self, spacing=4, theme=desk.theme)
        self._there: bool | None = None
        self.setAccessibleName(desk.text(field.label))
        self.binding = Binding(desk, place, self, self._show)

    def _show(self, value: Any) -> None:
        there = value is not None
        if there == self._there:
            return
        self._there = there
        empty(self._body)
        words = self._desk.text(N_("Take these away") if there else N_("Fill these in"))
        called = self._desk.text(N_("{label}: {value}"), label=self._desk.text(self._field.label), value=words)
        self.switch = button(self._desk.theme, words, self._turn, "link" if there else "normal")
        self.switch.setAccessibleName(called)
        self.switch.setEnabled(not self._desk.document.read_only)
        if there:
            self._body.addWidget(FieldGroup(self._desk, self._place, self._kind))
        self._body.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.switch)

    def _turn(self) -> None:
        made = None if self._there else self._kind()
        self._desk.document.put(self._place, made, self._desk.text(self._field.label))
        self.switch.setFocus()


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
            said = self._wording(method.questions[0], code, metric) if method and method.questions else ""
            field.setPlaceholderText(said)

    def _wording(self, question: str, code: Any, metric: Metric) -> str:
        """Say the question as the plan prints it while nobody has written another."""
        language: LanguageCode = code
        project = self._desk.project
        experience = project.experiences.find(metric.experience)
        about = (experience.name if experience else "") or "…"
        company = project.profile.organisation or "…"
        return wording(question, language, company=company, experience=about, task=about)


class Ratings(QFrame):
    """Rate a row on each criterion."""

    def __init__(self, desk: Desk, place: Place, field: Field) -> None:
        """Make a score for each criterion."""
        super().__init__()
        from cxworkshop.ui.editors.scores import ScoreEditor

        body = column(self, (0, 6, 0, 0), 10, desk.theme)
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
