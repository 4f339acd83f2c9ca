"""Step 1: segments are rated, weighed, ranked and ticked."""

import pytest
from desks import application, desk_for, empty_project, example
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cxworkshop.model.fields import Score
from cxworkshop.model.ids import new_id
from cxworkshop.model.workshop import Participant
from cxworkshop.programme.rankings import disputes, far_apart, nearest_tipping, tipping_text
from cxworkshop.ui.parts import Card
from cxworkshop.ui.screens.prioritise import Prioritise
from cxworkshop.ui.views.weight_slider import CriterionWeight, WeightSlider


@pytest.fixture(autouse=True)
def qt():
    return application()


def opened(desk, width=904, height=620):
    desk.document.settle()
    part = Prioritise(desk)
    part.header_widgets()
    part.resize(width, height)
    part.show()
    part.activateWindow()
    assert QTest.qWaitForWindowActive(part)
    part.refresh()
    part.first_focus().setFocus()
    return part


def settled(part):
    part.desk.document.settle()
    part.refresh()


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def part(desk):
    return opened(desk)


def titles(part):
    return [cells.title for cells in part.table.cells]


def column(part, title):
    return titles(part).index(title)


def text_of(part, row, title):
    return part.table.table_model.index(row, column(part, title)).data()


def button_called(part, words):
    return next(one for one in part.findChildren(QPushButton) if one.text() == words)


# The table


def test_each_criterion_is_a_column_with_its_weight(part, desk):
    assert [title for title in titles(part) if title in ("Value", "Size", "Strategic fit", "Pain", "Reachability")]
    sliders = part.findChildren(CriterionWeight)
    assert [one.slider.value() for one in sliders] == [criterion.weight for criterion in desk.project.criteria]
    assert sliders[0].slider.accessibleName() == "Weight of Value, 25%"


def test_the_score_is_shown_with_its_words(part):
    assert text_of(part, 0, "Score") == "88"
    said = part.table.table_model.index(0, column(part, "Score")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Homeowners with a service agreement, Score: 88"


def test_a_missing_score_is_a_dash(part, desk):
    for criterion in desk.project.criteria[:4]:
        desk.document.put(("segments", desk.project.segments[0].id, "ratings", criterion.id), None)
    settled(part)

    assert text_of(part, 0, "Score") == "–"


def test_space_ticks_what_is_measured_and_undo_brings_it_back(part, desk):
    part.table.setCurrentIndex(part.table.table_model.index(1, 0))
    QTest.keyClick(part.table, Qt.Key.Key_Space)
    assert desk.project.segments[1].decision == "measure now"
    desk.document.undo()
    assert desk.project.segments[1].decision == "later"


def test_columns_for_value_and_decision_come_where_there_is_room(part):
    assert "Decision" not in titles(part)
    assert part.table.cells[0].column.caption(part.table.table_model.rows[1]) == "Later"

    part.resize(1300, 620)
    assert titles(part)[-1] == "Decision"
    assert "Value each" in titles(part)


def test_digits_rate_all_criteria_and_go_on_in_the_next_row(part, desk):
    first = column(part, "Value")
    part.table.setCurrentIndex(part.table.table_model.index(0, first))
    for _ in range(6):
        QTest.keyClick(part.table, Qt.Key.Key_2)

    assert {score.agreed for score in desk.project.segments[0].ratings.values()} == {2}
    assert desk.project.segments[1].ratings[desk.project.criteria[0].id].agreed == 2


# Weights


def test_a_weight_is_changed_with_keys_in_one_step(part, desk):
    slider = part.findChildren(WeightSlider)[0]
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert desk.project.criteria[0].weight == 7
    QTest.keyClick(slider, Qt.Key.Key_9)
    assert desk.project.criteria[0].weight == 9
    assert slider.accessibleName() == "Weight of Value, 38%"

    desk.document.undo()
    assert desk.project.criteria[0].weight == 5
    assert slider.value() == 5


def test_a_new_criterion_gets_a_column_and_a_slider(part, desk):
    part.open_criteria()
    table = part.criteria.table
    table.setCurrentIndex(table.table_model.index(5, 0))
    for letter in "Fun":
        QTest.keyClicks(table if table.state() == table.State.NoState else editor_in(table), letter)
    QTest.keyClick(editor_in(table), Qt.Key.Key_Return)

    assert desk.project.criteria[5].name == "Fun"
    assert "Fun" in titles(part)
    assert len([one for one in part.findChildren(WeightSlider) if not one.isHidden()]) >= 6
    assert not table.table_model.has_new_row


def test_at_least_three_criteria_stay(part, desk):
    said = []
    desk.toast_requested.connect(lambda *words: said.append(words[0]))
    part.open_criteria()
    table = part.criteria.table
    for _ in range(4):
        table.setCurrentIndex(table.table_model.index(0, 0))
        table.rows.remove()

    assert len(desk.project.criteria) == 3
    assert said[-1] == "At least 3 rows stay."


def test_a_criterion_is_renamed_and_named_anew(part, desk):
    part.open_criteria()
    table = part.criteria.table
    table.setCurrentIndex(table.table_model.index(0, 0))
    table.edit_or_open()
    assert editor_in(table).placeholderText() == "Value"
    QTest.keyClicks(editor_in(table), "Money")
    QTest.keyClick(editor_in(table), Qt.Key.Key_Return)
    assert "Money" in titles(part)


def editor_in(table):
    from cxworkshop.ui.celleditors import CellLine

    return next(child for child in table.viewport().children() if isinstance(child, CellLine) and not child.isHidden())


# How firm it is


def test_the_ranking_is_explained_in_words_and_tables(part, desk):
    assert "80%" in part.firmness.sentence.text()
    assert "Size has 15% of the weight; with 6% of it" in part.firmness.sentence.text()
    part.firmness.firsts.as_table.click()
    assert part.firmness.firsts.table.item(0, 1).text() == "80%"


def test_the_nearest_tipping_weight_is_said(desk):
    nearest = nearest_tipping(desk.view())

    assert nearest.criterion.key == "size"
    assert "Koko" in tipping_text(desk.view(), desk_for(desk.project, language="fi").language)


def test_one_segment_has_no_ranking():
    desk = desk_for(example("heat-pump"))
    desk.document.remove([("segments", segment.id) for segment in desk.project.segments[1:]])
    part = opened(desk)

    assert part.firmness.isHidden()
    assert not part.empty.isVisible()


# The empty step


def test_an_empty_step_offers_to_begin(qt):
    desk = desk_for(empty_project())
    part = opened(desk)

    assert part.empty.isVisible()
    assert part.table.table_model.index(0, 0).data() == "Type the first group here"
    button_called(part, "Regular customers").click()
    assert desk.project.segments[0].name == "Regular customers"
    assert desk.project.segments[0].definition
    assert not part.empty.isVisible()
    assert desk.document.undo_stack.count() == 1


def test_typical_rows_are_written_in_the_language_of_the_project():
    desk = desk_for(empty_project("fi"), language="en")
    part = opened(desk)
    button_called(part, "Regular customers").click()

    assert desk.project.segments[0].name != "Regular customers"


def test_segments_are_copied_from_an_example():
    desk = desk_for(empty_project())
    part = opened(desk)
    button_called(part, "Copy from an example").click()
    menu = next(child for child in button_called(part, "Copy from an example").children() if hasattr(child, "actions"))
    menu.actions()[0].trigger()
    menu.close()

    assert len(desk.project.segments) == 5
    assert desk.document.undo_stack.count() == 1
    settled(part)
    assert text_of(part, 0, "Score") == "88"


# One by one


def rating_of(desk, row=0, criterion=0):
    return desk.project.segments[row].ratings.get(desk.project.criteria[criterion].id)


def blank_ratings(desk, people=("Sara", "Ali")):
    for segment in desk.project.segments:
        desk.document.put(("segments", segment.id, "ratings"), {})
    desk.document.put(("workshop", "participants"), [Participant(id=new_id(), name=name) for name in people])


def test_everybody_rates_alone_and_nothing_shows_before_all_is_shown(desk):
    blank_ratings(desk)
    part = opened(desk)
    part.toggle_round()
    table = part.round.ratings
    assert part.round.card.title.text() == "Sara rates"
    for digit in (5, 1, 1, 1, 1):
        QTest.keyClick(table, getattr(Qt.Key, f"Key_{digit}"))
    assert list(rating_of(desk).votes.values()) == [5]
    assert (table.current_row, table.current_column) == (1, 1)
    assert table.table_model.index(0, 1).data() == "5 of 5"

    part.round.next.click()
    assert part.round.card.title.text() == "Ali rates"
    QTest.keyClick(table, Qt.Key.Key_2)
    assert list(rating_of(desk).votes.values()) == [5, 2]

    part.round.next.click()
    assert table.table_model.index(0, 1).data() == "rated"

    part.toggle_round()
    settled(part)
    assert part.banner.isVisible()
    assert text_of(part, 0, "Value") == "hidden until the ratings are shown"
    assert text_of(part, 0, "Score") == "–"
    assert part.firmness.isHidden()

    part.show_ratings()
    settled(part)
    assert not part.banner.isVisible()
    assert text_of(part, 0, "Value") == "3.5"
    assert part.disputes.isVisible()


def test_people_are_added_in_the_round(desk):
    blank_ratings(desk, people=())
    part = opened(desk)
    part.toggle_round()
    assert not part.round.next.isEnabled()
    people = part.round.people
    people.setCurrentIndex(people.table_model.index(0, 0))
    QTest.keyClicks(people, "X")
    QTest.keyClicks(editor_in(people), "enia")
    QTest.keyClick(editor_in(people), Qt.Key.Key_Return)

    assert [one.name for one in desk.project.workshop.participants] == ["Xenia"]
    assert part.round.next.isEnabled()


def test_the_round_says_what_the_ratings_mean(desk):
    blank_ratings(desk)
    part = opened(desk)
    part.toggle_round()

    assert part.round.help.text().startswith("Value. 1: Brings little")


def test_what_differs_is_listed_with_who_gave_it(desk):
    blank_ratings(desk)
    people = desk.project.workshop.participants
    place = ("segments", desk.project.segments[0].id, "ratings", desk.project.criteria[3].id)
    desk.document.put(place, Score(votes={people[0].id: 2, people[1].id: 5}))
    part = opened(desk)
    assert len(disputes(desk.view())) == 1
    part.show_ratings()
    part.findChild(Card)

    assert part.disputes.isVisible()
    said = [one.text() for one in part.disputes.findChildren(type(part.firmness.sentence))]
    assert "Sara 2, Ali 5" in said
    button_called(part, "Set the agreed rating").click()
    assert part.table.current_id() == desk.project.segments[0].id
    QTest.keyClick(part.table, Qt.Key.Key_4)
    settled(part)
    assert not part.disputes.isVisible()


def test_ratings_differ_from_two_apart():
    assert far_apart(Score(votes={"a": 1, "b": 3}))
    assert not far_apart(Score(votes={"a": 2, "b": 3}))
    assert not far_apart(Score(votes={"a": 5}))


# Places


def test_places_are_shown(part, desk):
    id, criterion = desk.project.segments[2].id, desk.project.criteria[1].id
    assert part.show_place(("segments", id, "ratings", criterion, "agreed"))
    assert part.table.current_column == column(part, "Size")
    assert part.show_place(("segments", id))
    assert part.show_place(("criteria", criterion, "high"))
    assert part.criteria.isVisible()
    assert part.criteria.table.current_column == 4
    assert not part.show_place(("segments", "gone", "name"))


def test_it_shows_the_fields_of_the_table_and_no_others():
    assert Prioritise.shows(("segments", "a", "ratings", "b"))
    assert Prioritise.shows(("segments",))
    assert Prioritise.shows(("criteria", "a"))
    assert not Prioritise.shows(("segments", "a", "persona", "goal"))


def test_what_is_measured_stands_on_cards(part, desk):
    asked = []
    desk.go_requested.connect(asked.append)
    define = next(one for one in part.focus.findChildren(QPushButton) if one.text() == "Define")
    define.click()

    assert asked == [("segments", desk.project.segments[0].id, "definition")]


@pytest.mark.parametrize(("theme", "language", "width"), [("dark", "fi", 1048), ("contrast", "sv", 904)])
def test_it_is_painted_in_other_looks(theme, language, width):
    desk = desk_for(example("machines", language), theme=theme, language=language)
    part = opened(desk, width, 478)

    assert not part.grab().isNull()
    assert part.table.horizontalScrollBar().maximum() == 0
