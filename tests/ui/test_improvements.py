"""Step 6, first half: problems with their evidence, remedies by impact and effort."""

import msgspec
import pytest
from desks import TODAY, desk_for, empty_project, example
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from cxworkshop.language import Language
from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.method.figures.improvements import Stake
from cxworkshop.method.view import look
from cxworkshop.model.fields import Score
from cxworkshop.model.improvements import Action, Area
from cxworkshop.model.rows import Rows
from cxworkshop.programme.charts.matrices import MOST_SPOTS
from cxworkshop.programme.evidence import run_note, stake_text
from cxworkshop.ui.screens.improvements import PROBLEMS, REMEDIES, PrioritiseActions
from cxworkshop.ui.views.driver_card import driver_text
from cxworkshop.ui.views.improvement_words import dots_text, ideas, pareto_text, reach_text

ENGLISH = Language("en")


def shown(project=None, view="", size=(904, 624), **asked):
    """Show the part as the frame does, with one of its two views."""
    desk = desk_for(project, **asked)
    part = PrioritiseActions(desk)
    part.switch.setParent(part)
    part.resize(*size)
    desk.document.settled.connect(part.refresh)
    if view:
        part.switch.show_choice(view)
        part.switch.chosen.emit(view)
    part.refresh()
    part.show()
    part.activateWindow()
    assert QTest.qWaitForWindowActive(part)
    return part


def with_actions(*rows):
    return msgspec.structs.replace(empty_project(), actions=Rows(rows))


def action(id, status=None, impact=4.0, effort=2.0, **more):
    return Action(
        id=id,
        title=f"Do {id}",
        status=status,
        impact=Score(agreed=impact),
        effort=Score(agreed=effort),
        **more,
    )


def toasts(part):
    heard = []
    part.desk.toast_requested.connect(lambda text, button, call: heard.append((text, button, call)))
    return heard


# Remedies


def test_a_tick_plans_an_idea_and_takes_it_back():
    part = shown(with_actions(action("a"), action("b", "planned")), REMEDIES)
    view = part.remedies

    QTest.keyClick(view.plot.handle("a"), Qt.Key.Key_Space)
    QTest.mouseClick(view.plot.handle("b"), Qt.MouseButton.LeftButton)

    assert [row.status for row in part.desk.project.actions] == ["planned", "idea"]
    assert view.plot.handle("a").isChecked() and not view.plot.handle("b").isChecked()
    assert view.card.aside.text() == "1 of 2 ticked"


@pytest.mark.parametrize("status", ["in progress", "blocked", "done"])
def test_a_tick_does_not_undo_what_is_under_way(status):
    part = shown(with_actions(action("a", status)), REMEDIES)
    heard, opened = toasts(part), []
    part.desk.sheet_requested.connect(opened.append)

    QTest.keyClick(part.remedies.plot.handle("a"), Qt.Key.Key_Space)

    assert part.desk.project.actions[0].status == status
    assert part.remedies.plot.handle("a").isChecked()
    assert "stays ticked" in heard[0][0] and heard[0][1] == "Open"
    heard[0][2]()
    assert opened == [("actions", "a", "status")]


def test_space_in_the_table_ticks_an_action():
    part = shown(with_actions(action("a")), REMEDIES)
    part.remedies.table.select("a")

    QTest.keyClick(part.remedies.table, Qt.Key.Key_Space)

    assert part.desk.project.actions[0].status == "planned"


def test_arrows_and_drags_change_impact_and_effort():
    part = shown(with_actions(action("a", impact=3.0, effort=3.0)), REMEDIES)
    handle = part.remedies.plot.handle("a")
    handle.setFocus()

    QTest.keyClick(handle, Qt.Key.Key_Up)
    QTest.keyClick(handle, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    row = part.desk.project.actions[0]
    assert (row.impact.agreed, row.effort.agreed) == (3.1, 3.5)
    assert part.desk.document.undo_stack.count() == 1
    assert handle.accessibleDescription() == "impact 3.1, effort 3.5"

    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() + QPoint(-80, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())

    assert part.desk.project.actions[0].effort.agreed < 3.0
    assert part.desk.document.undo_stack.count() == 2


def test_rice_is_shown_when_it_is_asked_for():
    part = shown(example("heat-pump"), REMEDIES)
    table = part.remedies.table
    assert len(table.cells) == 3

    part.remedies.rice.click()

    titles = [cells.title for cells in table.cells]
    first = part.desk.project.actions[0]
    assert titles[-2:] == ["RICE", "Rank"]
    assert [cells.text(first) for cells in table.cells[-2:]] == ["1,024", "1"]
    assert part.remedies.plot.isHidden() or not part.remedies.plot.isVisible()
    part.remedies.rice.click()
    assert part.remedies.plot.isVisible() and len(table.cells) == 3


def test_rice_without_all_four_numbers_is_a_dash():
    part = shown(with_actions(action("a", rice_reach=300.0)), REMEDIES)
    part.remedies.rice.click()

    cells = part.remedies.table.cells
    assert [one.text(part.desk.project.actions[0]) for one in cells[-2:]] == ["–", "–"]


def test_actions_without_ratings_are_listed_and_dropped_ones_left_out():
    part = shown(with_actions(action("a"), action("b", effort=None), action("c", "dropped", impact=None)), REMEDIES)

    assert [one.id for one in part.remedies.unrated._shown] == ["b"]
    part.remedies.unrated.chosen.emit("b")
    table = part.remedies.table
    assert table.current_id() == "b" and table.cells[table.current_column].place == ("effort",)


def test_votes_on_impact():
    part = shown(with_actions(action("a")), REMEDIES)
    part.remedies._open_votes()
    line = part.remedies.votes._lines["impact"]
    line.clear()

    QTest.keyClicks(line, "5 4 5")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert part.desk.project.actions[0].impact.votes == {"1": 5, "2": 4, "3": 5}
    assert part.remedies.plot.handle("a").spot.value == (2.0, pytest.approx(14 / 3))


def test_the_coverage_of_experiences_is_said_when_it_is_known():
    project = example("heat-pump")
    assert reach_text(look(project, TODAY), ENGLISH) == "The 8 chosen actions touch every measured experience."

    few = msgspec.structs.replace(project, actions=Rows([project.actions[5]]))
    said = reach_text(look(few, TODAY), ENGLISH)
    assert said == "The chosen action touches 1 of 4 measured experiences. Nothing is done about E1, E2 and E3."
    assert reach_text(look(empty_project(), TODAY), ENGLISH) == ""


# Problems


def test_the_switch_changes_between_problems_and_remedies():
    part = shown(example("cafe"))
    assert part.choice() == REMEDIES and part.remedies.isVisible()

    button = part.switch.findChildren(QPushButton)[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert part.choice() == PROBLEMS and part.problems.isVisible() and not part.remedies.isVisible()
    assert part.first_focus() is part.problems.table
    assert part.header_widgets() == [part.switch]


def test_an_area_is_ticked_and_moved_in_its_matrix():
    part = shown(example("cafe"), PROBLEMS, size=(904, 1200))
    last = part.desk.project.areas[4]
    handle = part.problems.plot.handle(last.id)
    assert last.decision == "not now"

    QTest.keyClick(handle, Qt.Key.Key_Space)
    QTest.keyClick(handle, Qt.Key.Key_Up)

    changed = part.desk.project.areas[4]
    assert changed.decision == "act"
    assert changed.importance.agreed == 4.0 and changed.performance == last.performance


def test_a_reason_stands_under_not_now_and_money_under_the_problem():
    cafe = shown(example("cafe"), PROBLEMS)
    decision = next(cells for cells in cafe.problems.table.cells if cells.place == ("decision",))
    row = cafe.desk.project.areas[4]
    assert decision.column.caption(row) == row.reason != ""

    pump = shown(example("heat-pump"), PROBLEMS)
    title = pump.problems.table.cells[0]
    assert title.column.caption(pump.desk.project.areas[0]) == "At stake, by assumption: 38,952 SEK a year."


def test_dots_typed_in_the_table_are_summed():
    part = shown(example("heat-pump"), PROBLEMS)
    id = part.desk.project.areas[0].id
    assert part.show_place(("areas", id, "dots"))

    QTest.keyClicks(part.problems.table, "1")
    editor = part.problems.table.findChild(QLineEdit)
    editor.setText("11")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    part.desk.document.settle()

    assert part.desk.project.areas[0].dots == 11
    assert part.problems.info.words() == (
        "28 dots are placed. Each person has 3 dots and puts at most 1 on one problem."
    )


def test_the_pareto_chart_tells_its_bars_and_leads_to_the_rows():
    part = shown(example("heat-pump"), PROBLEMS, size=(904, 1200))
    chart = part.problems.pareto
    said = chart.accessibleDescription()

    assert said.startswith("I1 Technician comes late or on another day: 38, reached 32%")
    assert pareto_text(part.desk.view(), ENGLISH) == (
        "4 problems make up most of 118 mentions. They come from 118 comments."
    )
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 30 + 46 + 10))
    assert part.problems.table.current_id() == part.desk.project.areas[1].id
    assert not chart.grab().isNull()


def test_barriers_without_a_problem_become_areas_of_their_stage():
    part = shown(example("heat-pump"), PROBLEMS)
    found = ideas(part.desk.view())
    assert [idea.barrier for idea in found] == ["error code not explained", "codes in a 90-page PDF"]

    next(one for one in part.problems.ideas.findChildren(QPushButton)[1:]).click()

    area = part.desk.project.areas[-1]
    assert area.title == "codes in a 90-page PDF"
    assert part.desk.project.experiences.find(area.experience).name == "Find out what an error code means"
    assert part.desk.project.segments.find(area.segments[0]) is not None
    assert part.problems.table.current_id() == area.id
    assert [idea.barrier for idea in ideas(part.desk.view())] == ["error code not explained"]
    part.desk.document.undo()
    assert len(part.desk.project.areas) == 6


def test_an_empty_project_begins_with_typical_problems():
    part = shown()
    assert part.choice() == PROBLEMS and part.problems.start.isVisible()
    assert not part.problems._pareto.isVisible() and not part.problems._matrix.isVisible()

    part.problems.start.findChildren(QPushButton)[1].click()

    assert part.desk.project.areas[0].title == "Long wait before somebody answers"
    assert part.problems.table.current_id() == part.desk.project.areas[0].id


def test_sentences_of_an_empty_project_are_empty():
    view = look(empty_project(), TODAY)

    assert pareto_text(view, ENGLISH) == dots_text(view, ENGLISH) == reach_text(view, ENGLISH) == ""
    assert ideas(view) == []


def test_a_range_at_stake_is_said_with_its_currency_and_without():
    assert stake_text(Stake(100, 200, True), "EUR", ENGLISH) == "At stake: 100 to 200 EUR a year."
    assert stake_text(Stake(100, 100, False), "", ENGLISH) == "At stake, by assumption: 100 a year."


@pytest.mark.parametrize("key", ["heat-pump", "machines"])
def test_a_driver_analysis_is_told_with_its_n_and_intervals(key):
    part = shown(example(key), PROBLEMS, size=(904, 1600))
    run = part.desk.view().of(driver_figures)[part.desk.project.drivers[0].id]

    assert run_note(run, ENGLISH).startswith(f"{run.run.n} complete answers.")
    assert run_note(run, ENGLISH).endswith("no proof that they cause it.")
    for entry in run.drivers:
        said = driver_text(entry, run, ENGLISH)
        assert said.startswith(entry.driver.name)
        assert ("(" in said) is (entry.interval is not None)
    assert part.problems._drivers.count() == 1
    assert not part.grab().isNull()


# Places


def test_places_belong_here_or_to_the_board():
    assert PrioritiseActions.shows(("areas", "x", "root_cause"))
    assert PrioritiseActions.shows(("drivers", "x"))
    assert PrioritiseActions.shows(("actions", "x", "impact", "agreed"))
    assert PrioritiseActions.shows(("actions", "x", "effort_pm"))
    assert not PrioritiseActions.shows(("actions", "x", "owner"))
    assert not PrioritiseActions.shows(("actions", "x"))
    assert not PrioritiseActions.shows(())


def test_a_place_opens_its_view_and_its_columns():
    part = shown(example("heat-pump"))
    action_id, area_id = part.desk.project.actions[1].id, part.desk.project.areas[1].id

    assert part.show_place(("areas", area_id, "root_cause"))
    assert part.choice() == PROBLEMS and part.problems.table.current_id() == area_id
    assert part.show_place(("actions", action_id, "confidence"))
    assert part.choice() == REMEDIES and part.remedies.rice.isChecked()
    assert part.remedies.table.current_id() == action_id
    assert part.show_place(("areas",))
    assert not part.show_place(("areas", area_id, "note"))
    assert not part.show_place(("drivers", "x"))


@pytest.mark.parametrize("view", [PROBLEMS, REMEDIES])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(904, 624), (1160, 624), (1000, 446)])
def test_it_fits_the_work_areas(size, theme, view):
    part = shown(example("machines", "fi"), view, size=size, language="fi", theme=theme)

    assert part.minimumSizeHint().width() <= size[0]
    assert not part.grab().isNull()


def test_a_new_area_is_typed_in_the_last_row():
    part = shown(msgspec.structs.replace(empty_project(), areas=Rows([Area(id="a", title="Queue")])), PROBLEMS)
    table = part.problems.table
    table.setCurrentIndex(table.table_model.index(1, 0))
    table.setFocus()

    QTest.keyClicks(table, "W")
    editor = table.findChild(QLineEdit)
    editor.setText("Wrong dish")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert [row.title for row in part.desk.project.areas] == ["Queue", "Wrong dish"]


# Very many


def many(n, **more):
    return with_actions(
        *(action(f"a{number:04}", impact=1 + number % 5, effort=1 + number // 5 % 5) for number in range(n))
    )


def test_a_matrix_of_very_many_shows_the_first_and_says_so():
    part = shown(many(200), REMEDIES)
    view = part.remedies

    assert len(view.plot._handles) == MOST_SPOTS
    assert view.plot.note.isVisible()
    assert view.plot.note.text() == "Showing 60 of 200: filter the table or select a row to see others."
    assert view.plot.accessibleDescription() == view.plot.note.text()


def test_a_matrix_of_few_shows_all_and_says_nothing():
    part = shown(many(MOST_SPOTS), REMEDIES)
    view = part.remedies

    assert len(view.plot._handles) == MOST_SPOTS
    assert not view.plot.note.isVisible()


def test_a_row_that_is_selected_and_rows_that_are_filtered_are_in_the_matrix():
    part = shown(many(200), REMEDIES)
    view = part.remedies
    left_out = next(f"a{number:04}" for number in range(200) if view.plot.handle(f"a{number:04}") is None)

    view.table.select(left_out)
    assert view.plot.handle(left_out) is not None and view.plot.handle(left_out).marked

    view.table.seek("a019")
    assert sorted(view.plot._handles) == [f"a{number:04}" for number in range(190, 200)]
    view.table.seek("")
    assert len(view.plot._handles) >= MOST_SPOTS
