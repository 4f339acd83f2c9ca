"""Step 4 on the screen: sources, what to expect of them, rounds, and results that are typed in."""

import pytest
from desks import desk_for, empty_project, example
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cxworkshop.model.metrics import Counts, Metric
from cxworkshop.ui.screens.collection import DataCollection, newest_first


def screen_of(desk):
    desk.document.settle()
    screen = DataCollection(desk)
    desk.document.settled.connect(screen.refresh)
    screen.resize(1112, 700)
    screen.show()
    screen.refresh()
    return screen


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def screen(desk):
    return screen_of(desk)


def source_named(desk, name):
    return next(source for source in desk.project.collection if source.name == name)


def test_choosing_a_row_shows_its_card(screen, desk):
    source = source_named(desk, "Phone system")
    screen.sources.select(source.id)
    assert screen.source.source == source.id
    assert "Phone system" in screen.source.title.text()
    assert screen.source.expected.number.text() == "142"
    assert screen.source.margin.isHidden() and screen.source.fields["response_rate"].isHidden()


def test_expected_answers_and_margin_follow_at_once(screen, desk):
    source = source_named(desk, "Text message after the job")
    screen.sources.select(source.id)
    before = screen.source.margin.number.text()
    desk.document.put(("collection", source.id, "response_rate"), 0.05)
    assert screen.source.expected.number.text() == "15"
    assert screen.source.margin.number.text() != before
    assert "wider than you want" in screen.source.margin.about.text()
    desk.document.put(("collection", source.id, "response_rate"), None)
    assert screen.source.expected.number.text() == "–"
    assert "Expected response rate" in screen.source.words.text()


def test_a_source_that_is_removed_takes_its_card_with_it(screen, desk):
    for source in desk.project.collection:
        desk.document.remove([("collection", source.id)])
    desk.document.settle()
    assert screen.source.isHidden() and not screen.empty.isHidden()
    desk.document.undo()
    desk.document.settle()
    assert not screen.source.isHidden() and screen.empty.isHidden()


def test_a_metric_without_a_source_is_offered_and_added(screen, desk):
    assert screen.unfed.isHidden()
    desk.document.add(("metrics",), Metric(id="new", name="Calls & mails"))
    desk.document.settle()
    buttons = [one for one in screen.unfed.findChildren(QPushButton) if one.accessibleName() == "Calls & mails"]
    assert len(buttons) == 1 and not screen.unfed.isHidden()
    source = desk.project.collection[0]
    screen._feed("new", source.id)
    assert desk.project.collection.find(source.id).metrics[-1] == "new" and screen.unfed.isHidden()
    desk.document.undo()
    screen._feed("new", "")
    made = desk.project.collection[-1]
    assert (made.name, made.metrics) == ("Calls & mails", ("new",)) and screen.source.source == made.id


def test_without_sources_a_metric_makes_one_with_a_click():
    desk = desk_for(empty_project())
    desk.document.add(("metrics",), Metric(id="new", name="Calls"))
    screen = screen_of(desk)
    button = screen.unfed.findChildren(QPushButton)[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [source.metrics for source in desk.project.collection] == [("new",)]


def test_typical_sources_are_offered_while_there_are_none():
    desk = desk_for(empty_project())
    screen = screen_of(desk)
    assert not screen.empty.isHidden() and screen.source.isHidden() and screen.load.isHidden()
    offer = next(one for one in screen.empty.findChildren(QPushButton) if "Numbers we already have" in one.text())
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert [source.method for source in desk.project.collection] == ["operational data"]
    assert screen.source.source == desk.project.collection[0].id


def test_results_are_entered_and_their_number_is_live(screen, desk):
    before = len(desk.project.measurements)
    source = source_named(desk, "Text message after the job")
    desk.document.put(("collection", source.id, "attribution"), "anonymous")
    screen.sources.select(source.id)
    QTest.mouseClick(screen.enter, Qt.MouseButton.LeftButton)
    entry = screen.entry
    assert not entry.isHidden() and len(desk.project.measurements) == before + 1
    made = desk.project.measurements.find(entry.measurement)
    assert made.origin.kind == "collection" and made.metric and made.asked.text and made.entered_on == desk.today
    desk.document.put(("measurements", made.id, "data"), Counts(values={2: 20, 6: 30}))
    assert entry.number.text() == "Result: 60% (46–72%, n = 50)"
    assert "last day" in entry.remark.text()
    desk.document.put(("measurements", made.id, "data"), Counts(values={6: 3}))
    assert "3 people answered" in entry.remark.text()
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.isHidden() and desk.project.measurements.find(made.id) is not None


def test_a_result_nobody_filled_in_leaves_no_row():
    desk = desk_for(empty_project())
    screen = screen_of(desk)
    screen._enter()
    assert len(desk.project.measurements) == 1
    screen.entry.close_entry()
    assert not desk.project.measurements
    screen._enter()
    desk.document.put(("measurements", screen.entry.measurement, "note"), "paper slips")
    screen.entry.close_entry()
    assert len(desk.project.measurements) == 1


def test_removing_a_result_can_be_undone(screen, desk):
    said = []
    desk.toast_requested.connect(lambda text, button, call: said.append((text, call)))
    id = desk.project.measurements[0].id
    screen.entry.show_result(id)
    screen.entry.discard()
    assert desk.project.measurements.find(id) is None
    said[0][1]()
    assert desk.project.measurements.find(id) is not None


def walked(first, last):
    """Give the widgets on which Tab stops from one to another."""
    found, at = [], first
    while at is not last and len(found) < 500:
        at = at.nextInFocusChain()
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            found.append(at)
    return found


def test_tab_walks_as_the_eye_does(screen, desk):
    screen.sources.select(source_named(desk, "Text message after the job").id)
    stops = walked(screen.source.all_fields, screen.waves.add)
    labels = [stop.accessibleName() for stop in stops if stop.accessibleName()]
    assert labels[:3] == ["Method", "How often", "First day"] and labels[-1] == "Add a round"
    screen._enter()
    labels = [stop.accessibleName() for stop in walked(screen.entry.all_fields, screen.entry.done)]
    assert labels[0] == "Metric" and labels[-1] == "Done"
    assert labels.index("Last day") < labels.index("Segments") < labels.index("Note")


def test_undoing_the_entry_closes_its_panel(screen, desk):
    screen._enter()
    desk.document.undo()
    assert screen.entry.isHidden()


def test_the_metric_of_a_result_brings_its_question(screen, desk):
    screen._enter()
    entry, metric = screen.entry, desk.project.metrics[1]
    entry.whose.box.setCurrentIndex(entry.whose.box.findData(metric.id))
    entry.whose.box.activated.emit(entry.whose.box.currentIndex())
    found = desk.project.measurements.find(entry.measurement)
    assert found.metric == metric.id
    assert found.asked.text == metric.questions.get("en", "") or found.asked.text in metric.questions.values()


def test_the_origin_is_a_source_or_typed_in(screen, desk):
    screen._enter()
    entry = screen.entry
    source = source_named(desk, "Phone system")
    for value, kind, file_shown in ((source.id, "collection", False), ("typed", "typed", True)):
        entry.origin.box.setCurrentIndex(entry.origin.box.findData(value))
        entry.origin.box.activated.emit(entry.origin.box.currentIndex())
        found = desk.project.measurements.find(entry.measurement)
        assert found.origin.kind == kind and entry.file.isHidden() is not file_shown


def test_a_survey_gets_rounds_with_their_response(screen, desk):
    source = source_named(desk, "Text message after the job")
    screen.sources.select(source.id)
    screen.waves.add.click()
    wave = desk.project.waves[-1]
    assert wave.collection == source.id
    for name, value in (("sent", 200), ("undeliverable", 0), ("not_eligible", 0), ("complete", 50)):
        desk.document.put(("waves", wave.id, name), value)
    assert screen.waves.table.model().rowCount() >= 1
    screen.sources.select(source_named(desk, "Phone system").id)
    assert screen.waves.isHidden()


@pytest.mark.parametrize("field", ["name", "responsible", "response_rate", "start"])
def test_a_check_leads_to_its_field(screen, desk, field):
    source = source_named(desk, "Text message after the job")
    assert screen.show_place(("collection", source.id, field))
    assert screen.source.source == source.id


def test_what_is_not_here_is_left_to_the_record_sheet(screen, desk):
    source = desk.project.collection[0]
    assert not screen.show_place(("collection", source.id, "notice"))
    assert not screen.show_place(("collection", "gone"))


def test_results_and_companies_are_found(screen, desk):
    measurement = desk.project.measurements[3]
    assert screen.show_place(("measurements", measurement.id))
    assert screen.show_place(("measurements", measurement.id, "data"))
    assert screen.entry.measurement == measurement.id


def test_newest_results_come_first(desk):
    ends = [one.end for one in newest_first(desk.project)]
    assert ends == sorted(ends, reverse=True)


def test_companies_have_a_table_where_companies_are_customers(screen):
    assert not screen.accounts_card.isHidden()
    assert screen_of(desk_for(empty_project())).accounts_card.isHidden()


def test_a_file_that_is_read_only_offers_no_entry():
    desk = desk_for(example("heat-pump"))
    desk.document.saving.read_only = True
    screen = screen_of(desk)
    assert not screen.enter.isEnabled() and not screen.waves.add.isEnabled()


def test_a_narrow_place_has_fewer_columns_and_keeps_the_row(screen, desk):
    source = desk.project.collection[2]
    screen.sources.select(source.id)
    wide = screen.sources.model().columnCount()
    screen.resize(560, 700)
    assert screen.sources.model().columnCount() < wide and screen.sources.current_id() == source.id
    screen.resize(1112, 700)
    assert screen.sources.model().columnCount() == wide
