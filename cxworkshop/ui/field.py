"""The editor for a declared field, chosen by what the field takes, and the same with its label."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from cxworkshop.language import NP_
from cxworkshop.model.metrics import Single
from cxworkshop.model.targets import Target
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.entry import choices
from cxworkshop.programme.references import REFERENCES, offered
from cxworkshop.programme.shapes import shape
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place, field_of
from cxworkshop.ui.editors.lines import DayEditor, LineEditor, TextEditor
from cxworkshop.ui.editors.picks import ChoiceEditor, DotsEditor, FlagEditor, TickList
from cxworkshop.ui.parts import column, label

IN_THE_UNIT_OF_A_METRIC = {
    *((Target, name) for name in ("baseline_value", "minimum", "target", "stretch", "bend_value", "hold_tolerance")),
    *((Single, name) for name in ("value", "low", "high")),
}
"""Fields that hold a value of a metric, which is typed as it is shown: a share as per cent."""
LINE_UP_TO, TITLE_UP_TO = 80, 130
"""A text whose advised length is longer gets a field that grows; up to the second length it is one paragraph."""
TOO_LONG = NP_("One character, longer than advised.", "{n} characters, longer than advised.")


def editor(desk: Desk, place: Place, parent: QWidget | None = None) -> QWidget:
    """Make the editor of the field at a place of the document, bound both ways; raises KeyError without a field."""
    field = field_of(place, desk.project)
    made = _made(desk, place, field)
    if parent is not None:
        made.setParent(parent)
    return made


def _made(desk: Desk, place: Place, field: Field) -> QWidget:
    form = shape(field)
    if (field.record, field.name) in IN_THE_UNIT_OF_A_METRIC:
        return _level(desk, place, field)
    if has_parts(field):
        from cxworkshop.ui.editors.nested import nested_editor

        return nested_editor(desk, place, field)
    if form.kind == "score":
        return _score(desk, place, field)
    if form.kind == "id":
        return _reference(desk, place, field, form.several, form.default)
    if form.kind == "choice":
        offers = _offers(desk, field)
        if form.several:
            return TickList(desk, place, field, offers)
        return ChoiceEditor(desk, place, field, offers, form.default)
    if form.kind == "flag":
        return FlagEditor(desk, place, field)
    if form.kind == "date" and not form.several:
        return DayEditor(desk, place, field)
    if form.kind == "text" and not form.several and not form.person and form.advised > LINE_UP_TO:
        return TextEditor(desk, place, field, title=form.advised <= TITLE_UP_TO)
    if form.kind == "whole" and (form.allowed.low, form.allowed.high) == (1, 5) and not form.several:
        return _rating(desk, place, field)
    return LineEditor(desk, place, field)


def _level(desk: Desk, place: Place, field: Field) -> QWidget:
    from cxworkshop.ui.editors.levels import LevelEditor, ToleranceEditor
    from cxworkshop.ui.editors.measured import MeasuredEditor

    if field.name == "hold_tolerance":
        return ToleranceEditor(desk, place, field)
    return LevelEditor(desk, place, field) if field.record is Target else MeasuredEditor(desk, place, field)


def _offers(desk: Desk, field: Field) -> Callable[[], list[tuple[Any, str]]]:
    return lambda: choices(field, desk.language)


def _score(desk: Desk, place: Place, field: Field) -> QWidget:
    from cxworkshop.ui.editors.scores import ScoreEditor

    return ScoreEditor(desk, place, field)


def _rating(desk: Desk, place: Place, field: Field) -> QWidget:
    form = shape(field)
    if form.numbers_too:
        # beside the five dots there is a word such as "does not apply"
        rated: list[tuple[Any, str]] = [(value, str(value)) for value in range(1, 6)]
        return ChoiceEditor(desk, place, field, lambda: [*rated, *choices(field, desk.language)], form.default)
    return DotsEditor(desk, place, field)


def _reference(desk: Desk, place: Place, field: Field, several: bool, empty: Any) -> QWidget:
    if (field.record, field.name) not in REFERENCES:
        return LineEditor(desk, place, field)

    def offers() -> list[tuple[Any, str]]:
        return list(offered(desk.view(), field.record, field.name, desk.language))

    return TickList(desk, place, field, offers) if several else ChoiceEditor(desk, place, field, offers, empty)


class Labelled(QFrame):
    """Stand a label above an editor, its help and, when something is wrong, a sentence below."""

    def __init__(self, desk: Desk, place: Place, words: str = "", help: bool = True) -> None:
        """Make label and editor for a place."""
        super().__init__()
        field = field_of(place, desk.project)
        self.place = place
        self._desk = desk
        self.field = editor(desk, place)
        theme = desk.theme
        body = column(self, spacing=3, theme=theme)
        said = words or desk.text(field.label)
        if not isinstance(self.field, FlagEditor):
            title = label(theme, said, "label", "text", wrap=True)
            title.setBuddy(self.field)
            body.addWidget(title)
        explained = label(theme, desk.text(field.help), "caption", "text3", wrap=True)
        if not help or not field.help:
            explained.hide()
        if has_parts(field):
            body.addWidget(explained)
        body.addWidget(self.field)
        if words:
            self.field.setAccessibleName(words)
        self._help = desk.text(field.help)
        self._problem = label(theme, "", "caption", "bad", wrap=True)
        self._problem.hide()
        body.addWidget(self._problem)
        self._length: QLabel | None = None
        if not has_parts(field):
            body.addWidget(explained)
        binding = self.binding()
        if binding is not None:
            binding.problem.connect(self._say)
            if binding.sentence:
                self._say(binding.sentence)
        advised = shape(field).advised
        if advised and isinstance(self.field, LineEditor | TextEditor):
            self._advised = advised
            self._length = label(theme, "", "caption", "warn")
            self._length.hide()
            body.addWidget(self._length)
            self.field.textChanged.connect(lambda *text: self._count())
            self._count()
        body.addStretch(1)

    def binding(self) -> Binding | None:
        """Give the binding of a simple editor; a nested one has several inside."""
        found = getattr(self.field, "binding", None)
        return found if isinstance(found, Binding) else None

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence or self._help)

    def _count(self) -> None:
        text = self.field.text() if isinstance(self.field, QLineEdit) else self.field.toPlainText()  # type: ignore[attr-defined]
        if self._length is not None:
            self._length.setText(self._desk.plural(TOO_LONG, len(text)))
            self._length.setVisible(len(text) > self._advised)


def has_parts(field: Field) -> bool:
    """Tell whether a field is filled in part by part."""
    form = shape(field)
    return form.keyed or form.kind == "record"


def labelled(desk: Desk, place: Place, label: str = "", help: bool = True) -> Labelled:
    """Make the editor of a place with its label above, and its help and what is wrong below."""
    return Labelled(desk, place, label, help)
