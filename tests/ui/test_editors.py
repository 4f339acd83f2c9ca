"""Every declared field can be changed through its editor with the keyboard, and undo brings the old value back."""

import msgspec
import pytest
from desks import TODAY, application, desk_for, empty_project, example
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cxworkshop.model.improvements import Action
from cxworkshop.model.metrics import (
    Account,
    AccountCounts,
    Classes,
    Counts,
    Measurement,
    Metric,
    ShareOf,
    Single,
    Times,
)
from cxworkshop.model.project import COLLECTIONS, SINGLES
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.model.targets import Target
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.sections import SECTIONS
from cxworkshop.programme.shapes import shape
from cxworkshop.ui.editors.binding import field_of
from cxworkshop.ui.editors.counts import CountGrid, CountsEditor, NamedNumbers, NumberBox
from cxworkshop.ui.editors.data import DataAndResult, DataEditor
from cxworkshop.ui.editors.lines import DayEditor, Growing, TextEditor
from cxworkshop.ui.editors.nested import FieldGroup, MaybeGroup, Questions, Ratings, Shown
from cxworkshop.ui.editors.picks import ChoiceEditor, FlagEditor, TickList
from cxworkshop.ui.editors.places import has_value, value_at
from cxworkshop.ui.editors.rows import RowsEditor
from cxworkshop.ui.editors.scores import ScoreEditor
from cxworkshop.ui.field import editor, labelled
from cxworkshop.ui.views.dots import Dots

NEEDS_DATA = (Shown,)
CODES = {"currency": "EUR", "letters": "RA"}


def key(widget, *keys):
    widget.setFocus()
    for one in keys:
        QTest.keyClick(widget, one)


def typed(widget, words):
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, words)
    if not isinstance(widget, Growing):
        QTest.keyClick(widget, Qt.Key.Key_Return)


def words_for(field):
    form = shape(field)
    if form.kind in ("whole", "number", "share", "money"):
        low, high = max(form.allowed.low or 0, 0), form.allowed.high or 10
        value = 0.35 if form.allowed.exclusive else (low + high) / 2 if high < 1.5 else low + 3
        if form.kind == "whole" or value == int(value):
            return str(int(value))
        return f"{value * 100:g}%" if form.kind == "share" else f"{value:g}"
    if form.kind == "date":
        return "+17"
    return CODES.get(field.name, "Words that nobody wrote before")


def change(widget, field):
    """Change what an editor holds, as a person without a mouse would; False when there is nothing to choose."""
    match widget:
        case DayEditor():
            typed(widget, "+17")
        case CountsEditor():
            typed(widget, "3: 17; 4: 2")
        case QLineEdit() | Growing():
            held = widget.text() if isinstance(widget, QLineEdit) else ""
            words = words_for(field)
            typed(widget, words if words != held else "2")
        case ChoiceEditor():
            if widget.count() < 2:
                return False
            key(widget, Qt.Key.Key_Home if widget.currentIndex() == widget.count() - 1 else Qt.Key.Key_Down)
        case FlagEditor():
            key(widget, Qt.Key.Key_Space)
        case TickList():
            if not widget.count():
                return False
            key(widget, Qt.Key.Key_Space)
        case Dots():
            key(widget, Qt.Key.Key_2 if widget.value() != 2 else Qt.Key.Key_3)
        case ScoreEditor():
            return change(widget.dots, field)
        case Ratings():
            return change(widget.findChild(Dots), field)
        case Questions():
            typed(widget.fields["sv"], "Var det enkelt?")
        case RowsEditor():
            key(widget.add, Qt.Key.Key_Space)
        case MaybeGroup():
            key(widget.switch, Qt.Key.Key_Space)
        case FieldGroup():
            changed = False
            for one in widget.editors.values():
                changed |= change(one.field, field_of(one.place, one._desk.project))
            return changed
        case DataAndResult():
            kinds = widget.findChild(DataEditor).kind
            key(kinds, Qt.Key.Key_Home if kinds.currentIndex() == kinds.count() - 1 else Qt.Key.Key_Down)
        case NamedNumbers():
            box = widget.findChild(NumberBox)
            if box is None:
                return False
            typed(box, "4")
        case _:
            raise AssertionError(type(widget))
    return True


FIELDS = [
    (name, field)
    for name, record in {**SINGLES, **COLLECTIONS}.items()
    for kind, field in all_fields()
    if kind is record and field != "id"
]


@pytest.fixture(scope="module")
def project():
    """Give a project with something in every collection."""
    heat, machines = example("heat-pump"), example("machines")
    return msgspec.structs.replace(heat, accounts=machines.accounts, drivers=machines.drivers)


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_field_is_changed_with_keys_and_undone(project, name, field):
    kind = {**SINGLES, **COLLECTIONS}[name]
    if name in COLLECTIONS and not getattr(project, name):
        project = msgspec.structs.replace(project, **{name: Rows((kind(id="r1"),))})
    desk = desk_for(project)
    before = desk.project
    place = (name, getattr(project, name)[0].id, field) if name in COLLECTIONS else (name, field)
    made = editor(desk, place)
    if isinstance(made, NEEDS_DATA):
        return
    held = desk.document.get(place)
    made.show()

    if not change(made, all_fields()[kind, field]):
        return

    assert desk.document.get(place) != held
    while desk.document.undo_stack.canUndo():
        desk.document.undo()
    assert desk.project == before
    desk.document.close()


def test_sections_stand_before_fields_that_there_are():
    for record, headings in SECTIONS.items():
        names = [name for kind, name in all_fields() if kind is record]
        assert set(headings) <= set(names)
        assert next(iter(headings)) == names[0], "the first heading stands above all fields"
        assert [name for name in names if name in headings] == list(headings)


def with_segment(**values):
    return desk_for(msgspec.structs.replace(empty_project(), segments=Rows((Segment("s1", **values),))))


def test_numbers_are_taken_while_they_are_typed():
    desk = with_segment()
    line = editor(desk, ("segments", "s1", "population"))
    line.setFocus()

    QTest.keyClicks(line, "12")
    assert desk.project.segments[0].population == 12
    QTest.keyClicks(line, "40")

    assert desk.project.segments[0].population == 1240
    assert desk.document.undo_stack.count() == 1


def test_half_a_number_is_no_number():
    desk = with_segment(population=7)
    line = editor(desk, ("segments", "s1", "population"))

    typed(line, "12 or more")

    assert line.text() == "12 or more"
    assert desk.project.segments[0].population == 7
    desk.document.put(("segments", "s1", "name"), "Farms")
    desk.document.put(("segments", "s1"), msgspec.structs.replace(desk.project.segments[0], name="Fields"))
    assert line.text() == "12 or more", "other changes of the record leave it to be mended"
    desk.document.put(("segments", "s1", "population"), 8)
    assert line.text() == "8"
    assert not line.property("invalid")


def test_undo_keys_reach_the_document_and_not_the_line():
    desk = with_segment(name="Farms")
    window = QWidget()
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    undo.triggered.connect(desk.document.undo)
    window.addAction(undo)
    body = QVBoxLayout(window)
    line, text = editor(desk, ("segments", "s1", "name")), editor(desk, ("segments", "s1", "definition"))
    body.addWidget(line)
    body.addWidget(text)
    window.show()
    window.activateWindow()
    for widget, place in ((line, "name"), (text, "definition")):
        held = getattr(desk.project.segments[0], place)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_End)
        QTest.keyClicks(widget, "!")
        QTest.keyClicks(widget, "?")
        assert getattr(desk.project.segments[0], place) == held + "!?"

        QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert getattr(desk.project.segments[0], place) == held
        # no shortcut of this window listens to these, as in a dialog
        QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert getattr(desk.project.segments[0], place) == held + "!?"
        QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert getattr(desk.project.segments[0], place) == held + "!?"


def test_a_title_is_one_paragraph():
    desk = desk_for(msgspec.structs.replace(empty_project(), actions=Rows((Action("a1"),))))
    title = editor(desk, ("actions", "a1", "title"))
    assert isinstance(title, TextEditor)
    pasted = QMimeData()
    pasted.setText("Call back\nwithin  20 minutes")

    title.insertFromMimeData(pasted)
    QTest.keyClick(title, Qt.Key.Key_Return)

    assert desk.project.actions[0].title == "Call back within 20 minutes"


def test_a_long_text_says_so_quietly():
    desk = with_segment(name="x" * 60)
    shown = labelled(desk, ("segments", "s1", "name"))
    assert shown._length.isHidden()

    shown.field.end(False)
    QTest.keyClicks(shown.field, "y")

    assert not shown._length.isHidden()
    assert "61" in shown._length.text()
    assert desk.project.segments[0].name.endswith("y")


def measured(method, data, accounts=()):
    """Give a desk with one metric and one measurement."""
    return desk_for(
        msgspec.structs.replace(
            empty_project(),
            metrics=Rows((Metric("m1", name="Metric", method=method),)),
            accounts=Rows((Account("k1", label="K01"),)),
            measurements=Rows((Measurement("x1", metric="m1", data=data, accounts=accounts),)),
        )
    )


@pytest.mark.parametrize(
    ("method", "data", "words", "after"),
    [
        ("NPS", Classes(), {"promoters": "12", "detractors": "3"}, Classes(promoters=12, detractors=3)),
        ("PROMISE KEPT", ShareOf(), {"x": "88", "n": "131"}, ShareOf(x=88, n=131)),
        ("CSAT", Single(), {"value": "76", "n": "40"}, Single(value=0.76, n=40)),
        ("RESPONSE TIME", Single(), {"value": "57"}, Single(value=57)),
    ],
)
def test_each_kind_of_numbers_has_the_fields_that_it_needs(method, data, words, after):
    desk = measured(method, data)
    made = editor(desk, ("measurements", "x1", "data"))
    labels = {one.place[-1]: one for one in made.findChildren(type(labelled(desk, ("measurements", "x1", "note"))))}

    for name, said in words.items():
        typed(labels[name].field, said)

    assert desk.project.measurements[0].data == after
    assert len({one.field.accessibleName() for one in labels.values()}) == len(labels)


def test_the_kinds_that_fit_the_metric_come_first_and_the_result_stands_below():
    desk = measured("ABANDONMENT", None)
    made = editor(desk, ("measurements", "x1", "data"))
    kinds = made.findChild(DataEditor).kind
    assert [kinds.itemData(at) for at in (1, 2)] == ["abandonment", "share"]

    key(kinds, Qt.Key.Key_Down)
    desk.document.put(("measurements", "x1", "data", "offered"), 200)
    desk.document.put(("measurements", "x1", "data", "abandoned"), 20)

    assert "10" in made.result.text()
    assert "n = 200" in made.result.text()


def test_times_are_pasted_from_two_columns():
    desk = measured("RESPONSE TIME", Times())
    shown = editor(desk, ("measurements", "x1", "data"))
    made = shown.findChild(CountsEditor)
    pasted = QMimeData()
    pasted.setText("1,5\t3\n57\t1\n")

    made.insertFromMimeData(pasted)

    assert desk.project.measurements[0].data == Times(values={1.5: 3, 57: 1})
    shown.show()
    shown.activateWindow()
    typed(made, "5 of 41")
    made.clearFocus()
    assert desk.project.measurements[0].data == Times(values={1.5: 3, 57: 1})


def test_answers_of_companies_are_typed_though_they_have_no_ids():
    desk = measured("NPS", Counts())
    rows = editor(desk, ("measurements", "x1", "accounts"))
    rows.show()
    key(rows.add, Qt.Key.Key_Space)
    key(rows.add, Qt.Key.Key_Space)
    groups = rows.findChildren(FieldGroup)
    assert len(groups) == 2

    key(groups[1].editors["account"].field, Qt.Key.Key_Down)
    typed(groups[1].editors["role"].field, "user")
    typed(groups[1].findChild(CountGrid).boxes[9], "2")

    assert desk.project.measurements[0].accounts == (
        AccountCounts(),
        AccountCounts(account="k1", role="user", values={9: 2}),
    )
    assert rows.heads["1"].text() == "K01, user"
    rows._move("1", -1)
    assert desk.project.measurements[0].accounts[0].account == "k1"
    rows._remove("0")
    assert desk.project.measurements[0].accounts == (AccountCounts(),)
    desk.document.undo()
    assert len(desk.project.measurements[0].accounts) == 2


def test_a_level_of_a_target_is_typed_as_it_is_shown():
    desk = desk_for(
        msgspec.structs.replace(
            empty_project(),
            metrics=Rows((Metric("m1", method="PROMISE KEPT"),)),
            targets=Rows((Target("t1", metric="m1", target=0.7),)),
        )
    )
    line = editor(desk, ("targets", "t1", "minimum"))

    typed(line, "56")

    assert desk.project.targets[0].minimum == 0.56
    assert line.text() == "56%"


@pytest.mark.parametrize(
    ("method", "text", "held", "shown"),
    [
        ("PROMISE KEPT", "3", 0.03, "3%"),
        ("PROMISE KEPT", "0.5 %", 0.005, "0.5%"),
        ("PROMISE KEPT", "0.5", 0.005, "0.5%"),
        ("NPS", "2", 2, "2"),
    ],
)
def test_a_tolerance_is_typed_in_the_unit_of_the_metric(method, text, held, shown):
    desk = desk_for(
        msgspec.structs.replace(
            empty_project(),
            metrics=Rows((Metric("m1", method=method),)),
            targets=Rows((Target("t1", metric="m1", kind="hold"),)),
        )
    )
    line = editor(desk, ("targets", "t1", "hold_tolerance"))

    typed(line, text)

    assert desk.project.targets[0].hold_tolerance == held
    assert line.text() == shown


def test_values_inside_lists_without_ids_have_places():
    desk = measured("NPS", Counts(), (AccountCounts(role="user", values={9: 2}),))
    project = desk.project
    place = ("measurements", "x1", "accounts", "0")

    assert value_at(project, (*place, "role")) == "user"
    assert value_at(project, (*place, "values", "9")) == 2
    assert not has_value(project, ("measurements", "x1", "accounts", "1", "role"))
    assert not has_value(project, (*place, "unheard_of"))


def test_read_only_projects_are_shown_and_not_edited():
    application()
    desk = desk_for(example("heat-pump"))
    desk.document.saving.read_only = True
    segment = desk.project.segments[0]

    for name in ("name", "definition", "type", "ratings", "roles", "languages", "persona"):
        made = editor(desk, ("segments", segment.id, name))
        inside = [made, *made.findChildren(QWidget)]
        for widget in inside:
            if isinstance(widget, QLineEdit | Growing | ChoiceEditor | TickList | Dots):
                assert not widget.isEnabled()
    assert desk.today == TODAY
