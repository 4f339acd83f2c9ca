"""The record sheet: every declared field of every record can be entered, and undone."""

from datetime import date

import msgspec
import pytest
from desks import application, desk_for, empty_project, example, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cxworkshop.model.fields import Row
from cxworkshop.model.metrics import Counts, Measurement, Metric
from cxworkshop.model.project import COLLECTIONS, SINGLES
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Role, Segment
from cxworkshop.programme.fields import all_fields
from cxworkshop.ui.editors.counts import CountGrid, NumberBox
from cxworkshop.ui.editors.data import DataEditor
from cxworkshop.ui.field import editor, labelled
from cxworkshop.ui.record import RecordSheet
from cxworkshop.ui.views.dots import Dots


def sheet_for(desk, place):
    sheet = RecordSheet(desk)
    sheet.resize(400, 700)
    sheet.show_record(place)
    sheet.show()
    return sheet


def with_row(collection, record):
    """Give a desk whose project has this one record in a collection."""
    return desk_for(msgspec.structs.replace(empty_project(), **{collection: Rows((record,))}))


@pytest.fixture(params=[*COLLECTIONS, *SINGLES])
def any_place(request):
    application()
    name = request.param
    if name in SINGLES:
        return desk_for(), (name,), SINGLES[name]
    return with_row(name, COLLECTIONS[name](id="r1")), (name, "r1"), COLLECTIONS[name]


def test_every_declared_field_has_an_editor_with_a_name(any_place):
    desk, place, record = any_place

    sheet = sheet_for(desk, place)

    names = [name for kind, name in all_fields() if kind is record and name != "id"]
    assert list(sheet.fields) == names
    for shown in sheet.fields.values():
        assert isinstance(shown.field, QWidget)
        assert shown.field.accessibleName() or shown.field.focusProxy() or shown.field.children()
    desk.document.close()


@pytest.mark.parametrize("key", ["heat-pump", "machines", "cafe"])
def test_the_sheets_of_an_example_change_nothing_by_being_looked_at(key):
    desk = desk_for(example(key))
    before = desk.project
    sheet = RecordSheet(desk)
    for collection in COLLECTIONS:
        for record in getattr(desk.project, collection)[:3]:
            sheet.show_record((collection, record.id))
            for shown in sheet.fields.values():
                shown.field.setFocus()
                shown.field.clearFocus()

    assert desk.project is before
    desk.document.close()


def typed(widget, words):
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, words)
    QTest.keyClick(widget, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("language", "name", "words", "value"),
    [
        ("en", "name", "Cold homes", "Cold homes"),
        ("en", "population", "1,240", 1240),
        ("fi", "contacts_per_account", "3,5", 3.5),
        ("nb", "annual_value", "1250,50", 1250.5),
    ],
)
def test_what_is_typed_stands_in_the_project_and_is_one_step(language, name, words, value):
    desk = desk_for(msgspec.structs.replace(empty_project(), segments=Rows((Segment("s1"),))), language)
    before = desk.project
    line = editor(desk, ("segments", "s1", name))

    typed(line, words)

    assert desk.document.get(("segments", "s1", name)) == value
    assert desk.document.undo_stack.count() == 1
    desk.document.undo()
    assert desk.project == before
    assert line.text() == ""


@pytest.mark.parametrize(
    ("words", "day"),
    [("+7", date(2026, 11, 28)), ("fri", date(2026, 11, 27)), ("2027-02-26", date(2027, 2, 26))],
)
def test_days_are_understood_as_people_write_them(words, day):
    desk = desk_for()
    line = editor(desk, ("profile", "review_date"))

    typed(line, words)

    assert desk.project.profile.review_date == day


def test_what_cannot_be_read_stays_with_a_sentence_and_the_old_value_holds():
    desk = with_row("segments", Segment("s1", population=12))
    shown = labelled(desk, ("segments", "s1", "population"))

    typed(shown.field, "many")

    assert shown.field.text() == "many"
    assert shown.field.property("invalid")
    assert "many" in shown.field.accessibleDescription()
    assert desk.project.segments[0].population == 12
    typed(shown.field, "13")
    assert not shown.field.property("invalid")
    assert desk.project.segments[0].population == 13


def test_undo_belongs_to_the_document_not_to_the_field():
    desk = with_row("segments", Segment("s1"))
    line = editor(desk, ("segments", "s1", "name"))
    line.setFocus()
    QTest.keyClicks(line, "Cold homes")

    desk.document.undo()

    assert line.text() == ""
    assert desk.project.segments[0].name == ""


def test_a_change_elsewhere_is_shown():
    desk = with_row("segments", Segment("s1"))
    line = editor(desk, ("segments", "s1", "name"))

    desk.document.put(("segments", "s1", "name"), "Farms")

    assert line.text() == "Farms"


def test_dots_and_choices_and_ticks_are_set_with_keys():
    desk = desk_for(example("heat-pump"))
    experience = desk.project.experiences[0]
    place = ("experiences", experience.id)
    score = editor(desk, (*place, "importance"))

    QTest.keyClick(score.findChild(Dots), Qt.Key.Key_2)
    channels = editor(desk, (*place, "channels"))
    channels.setCurrentRow(0)
    QTest.keyClick(channels, Qt.Key.Key_Space)
    flag = editor(desk, (*place, "moment_of_truth"))
    QTest.keyClick(flag, Qt.Key.Key_Space)
    level = editor(desk, (*place, "level"))
    QTest.keyClick(level, Qt.Key.Key_End)
    level.activated.emit(level.currentIndex())

    after = desk.project.experiences[0]
    assert after.importance.agreed == 2
    assert after.channels != experience.channels
    assert after.moment_of_truth != experience.moment_of_truth
    assert after.level == "interaction"
    desk.document.close()


def test_rows_inside_a_record_are_added_filled_and_removed():
    desk = with_row("segments", Segment("s1", roles=(Role("a", label="Caretaker"),)))
    rows = editor(desk, ("segments", "s1", "roles"))

    rows.add.click()

    assert len(desk.project.segments[0].roles) == 2
    new = desk.project.segments[0].roles[1]
    assert isinstance(new, Row)
    desk.document.undo()
    assert [role.id for role in desk.project.segments[0].roles] == ["a"]


def test_paper_answers_are_typed_below_the_scale():
    project = msgspec.structs.replace(
        empty_project(),
        metrics=Rows((Metric("m1", method="CSAT", scale_min=1, scale_max=5, favourable=(4, 5)),)),
        measurements=Rows((Measurement("x1", metric="m1"),)),
    )
    desk = desk_for(project)
    data = DataEditor(desk, ("measurements", "x1"))
    data.kind.setCurrentIndex(1)
    data.kind.activated.emit(1)
    grid = data.findChild(CountGrid)

    for answer, count in ((1, "3"), (5, "41")):
        box = grid.boxes[answer]
        box.setFocus()
        QTest.keyClicks(box, count)

    assert desk.project.measurements[0].data == Counts(values={1: 3, 5: 41})
    assert all(isinstance(box, NumberBox) and box.accessibleName() for box in grid.boxes.values())


def test_a_check_leads_into_a_nested_field():
    desk = desk_for(example("heat-pump"))
    segment = desk.project.segments[0]
    sheet = sheet_for(desk, ("segments", segment.id))

    assert sheet.focus_field(("segments", segment.id, "persona", "goal"))

    assert wait_for(lambda: sheet.focusWidget() is not None)
    assert not sheet.focus_field(("segments", segment.id, "unheard_of"))
    desk.document.close()


@pytest.mark.parametrize("language", ["fi", "nb"])
def test_a_check_leads_to_the_question_in_its_language(language):
    desk = desk_for(example("heat-pump"))
    metric = desk.project.metrics[1]
    sheet = sheet_for(desk, ("metrics", metric.id))
    sheet.activateWindow()

    assert sheet.focus_field(("metrics", metric.id, "questions", language))

    wanted = sheet.fields["questions"].field.fields[language]
    assert wait_for(lambda: sheet.focusWidget() is wanted)
    desk.document.close()


def test_records_without_a_name_are_known_by_their_place():
    desk = desk_for(example("machines"))
    run = desk.project.drivers[0]

    sheet = sheet_for(desk, ("drivers", run.id))

    assert run.id not in sheet._name.text()
    desk.document.close()


def test_esc_closes_and_the_row_can_be_duplicated_and_removed():
    desk = desk_for(example("heat-pump"))
    before = desk.project
    sheet = sheet_for(desk, ("segments", before.segments[0].id))
    closed = []
    sheet.closed.connect(lambda: closed.append(True))

    sheet._copy.click()
    assert len(desk.project.segments) == len(before.segments) + 1
    sheet._remove_button.click()
    assert desk.project.segments == before.segments
    assert closed
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert len(closed) >= 2
    desk.document.close()
