"""What a window keeps besides the project while its language, theme or zoom change, and what it keeps of typing."""

import pytest
from desks import TODAY, application, desk_for, example, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cxworkshop.model.ids import new_id
from cxworkshop.model.workshop import Participant
from cxworkshop.ui.record import RecordSheet
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window

KEY = Qt.Key


@pytest.fixture
def window(tmp_path):
    application()
    settings = Settings(tmp_path / "settings.json")
    settings.values.language, settings.values.theme = "en", "light"
    settings.values.folder = str(tmp_path / "projects")
    made = Window(settings, TODAY)
    made.resize(1440, 900)
    made.show()
    return made


def opened(window, step, view=""):
    document = desk_for(example("heat-pump")).document
    window.show_document(document)
    assert wait_for(lambda: window.frame.coach.checks._shown is not None)
    window.frame.open_step(step, view)
    return document


def dressed_anew(window):
    """Change all three, each of which builds the inside anew."""
    before = window.frame
    window.set_language("fi")
    window.set_theme("dark")
    zoomed(window, 120)
    assert window.frame is not before


def zoomed(window, zoom):
    window.set_zoom(zoom)
    assert wait_for(lambda: not window.is_building)


def test_the_options_of_the_plan_stay(window):
    opened(window, 8)
    part = window.frame.part()
    assert wait_for(lambda: bool(part.choices.boxes))
    part.choices.language.setCurrentIndex(part.choices.language.findData("sv"))
    part.choices.paper.setCurrentIndex(part.choices.paper.findData("Letter"))
    left_out = list(part.choices.boxes)[-1]
    part.choices.boxes[left_out].setChecked(False)

    dressed_anew(window)

    part = window.frame.part()
    assert part.choices.options() == ("sv", "Letter", frozenset({left_out}))
    assert wait_for(lambda: bool(part.choices.boxes))
    assert not part.choices.boxes[left_out].isChecked()
    window.show_document(desk_for(example("cafe")).document, 8)
    assert window.frame.part().choices.options().paper == "A4"


def test_a_silent_round_goes_on_and_stays_silent(window):
    document = opened(window, 1, "prioritise")
    for segment in document.project.segments:
        document.put(("segments", segment.id, "ratings"), {})
    document.put(("workshop", "participants"), [Participant(id=new_id(), name=name) for name in ("Sara", "Ali")])
    part = window.frame.part()
    part.toggle_round()
    part.round.next.click()
    assert part.round.card.title.text() == "Ali rates"
    QTest.keyClick(part.round.ratings, KEY.Key_4)

    dressed_anew(window)

    part = window.frame.part()
    assert not part.round.isHidden()
    assert part.round._person == document.project.workshop.participants[1].id
    # what this person has given since the round came to them is theirs to see; what others gave is not
    assert "4" in part.round.ratings.table_model.index(0, 1).data()
    part.toggle_round()
    zoomed(window, 100)
    assert window.frame.part().hidden
    assert window.frame.part().round.isHidden()
    window.frame.part().show_ratings()
    zoomed(window, 110)
    assert not window.frame.part().hidden


def test_sub_views_and_the_way_back_stay(window):
    opened(window, 6, "act")
    window.frame.part().open_view("promises")
    window.frame.open_step(2, "choose")
    window.frame.coach.open_page(1)

    dressed_anew(window)

    assert window.frame.view_key() == "choose"
    assert window.frame.coach._tabs.currentIndex() == 1
    window.does.back()
    assert (window.frame.step, window.frame.view_key()) == (6, "act")
    assert window.frame.part()._choice.choice() == "promises"


def test_the_row_in_hand_and_the_sheet_stay(window):
    document = opened(window, 3)
    metric = document.project.metrics[2].id
    window.frame.go(("metrics", metric, "name"))
    dressed_anew(window)
    assert window.frame.part().place_in_hand()[:2] == ("metrics", metric)

    window.frame.open_sheet(("metrics", metric))
    zoomed(window, 100)
    assert window.frame.sheet_place() == ("metrics", metric)


def test_the_card_in_hand_stays(window):
    document = opened(window, 6, "act")
    second = next(action.id for action in document.project.actions if action.status == "in progress")
    window.frame.go(("actions", second))

    zoomed(window, 120)

    assert window.frame.part().place_in_hand() == ("actions", second)


def test_what_is_being_typed_is_taken_when_the_window_is_built_anew(window):
    document = opened(window, 5)
    target = document.project.targets[0].id
    window.frame.open_sheet(("targets", target, "target_date"))
    field = window.frame._sheet.fields["target_date"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2027-03-05")

    zoomed(window, 110)

    assert document.project.targets[0].target_date.isoformat() == "2027-03-05"


def sheet_on(desk):
    sheet = RecordSheet(desk)
    sheet.resize(400, 700)
    first, second = desk.project.targets[0].id, desk.project.targets[1].id
    sheet.show_record(("targets", first))
    sheet.show()
    sheet.activateWindow()
    assert QTest.qWaitForWindowActive(sheet)
    return sheet, first, second


def typed_wrongly(sheet, name="target_date", text="soon, I hope"):
    field = sheet.fields[name].field
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


@pytest.mark.parametrize("name", ["target_date", "target", "bend_value"])
def test_a_text_that_cannot_be_taken_waits_until_the_record_is_shown_again(name):
    desk = desk_for(example("heat-pump"))
    before = desk.project
    sheet, first, second = sheet_on(desk)
    typed_wrongly(sheet, name)

    sheet.show_record(("targets", second))
    assert sheet.fields[name].field.text() != "soon, I hope"
    sheet.show_record(("targets", first))

    shown = sheet.fields[name]
    assert shown.field.text() == "soon, I hope"
    assert shown.field.property("invalid")
    assert "soon, I hope" in shown._problem.text()
    assert desk.project is before


def test_the_waiting_text_goes_when_it_is_mended():
    desk = desk_for(example("heat-pump"))
    sheet, first, second = sheet_on(desk)
    typed_wrongly(sheet)
    sheet.show_record(("targets", second))
    sheet.show_record(("targets", first))
    typed_wrongly(sheet, text="2027-04-01")
    sheet.show_record(("targets", second))
    sheet.show_record(("targets", first))

    assert desk.project.targets[0].target_date.isoformat() == "2027-04-01"
    assert not sheet.fields["target_date"].field.property("invalid")
    assert not sheet.fields["target_date"]._problem.text()


def test_esc_gives_a_waiting_text_up_before_it_closes_the_sheet():
    desk = desk_for(example("heat-pump"))
    sheet, first, second = sheet_on(desk)
    closed = []
    sheet.closed.connect(lambda: closed.append(True))
    typed_wrongly(sheet)
    sheet.show_record(("targets", second))
    sheet.show_record(("targets", first))
    field = sheet.fields["target_date"].field
    before = field.text()

    QTest.keyClick(field, KEY.Key_Escape)

    assert field.text() != before
    assert not field.property("invalid")
    assert not closed
    sheet.show_record(("targets", second))
    sheet.show_record(("targets", first))
    assert not sheet.fields["target_date"].field.property("invalid")
    QTest.keyClick(sheet.fields["target_date"].field, KEY.Key_Escape)
    assert closed


def test_a_waiting_text_does_not_cover_a_newer_value():
    desk = desk_for(example("heat-pump"))
    sheet, first, second = sheet_on(desk)
    typed_wrongly(sheet)
    sheet.show_record(("targets", second))
    desk.document.put(("targets", first, "target_date"), None)
    sheet.show_record(("targets", first))

    assert sheet.fields["target_date"].field.text() == ""
    assert not sheet.fields["target_date"].field.property("invalid")
