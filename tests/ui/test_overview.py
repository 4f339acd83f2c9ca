"""The overview: every row leads to where it belongs, what is late is said, and the cards below hold the project."""

from datetime import date

import msgspec
import pytest
from desks import desk_for, empty_project, example, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from cxworkshop.model.rows import Rows
from cxworkshop.ui.missing import open_findings, place_of
from cxworkshop.ui.screens.overview import Overview
from cxworkshop.ui.views.overview_rows import ActionLine, DecisionLine

WIDE, NARROW = (1112, 700), (900, 700)


def shown(project=None, size=WIDE, **asked):
    """Show the part as the frame does, with its checks worked out."""
    desk = desk_for(project, **asked)
    part = Overview(desk)
    for button in part.header_widgets():
        button.setParent(part)
    part.resize(*size)
    part.refresh()
    part.show()
    desk.document.settled.connect(part.refresh)
    desk.document.settle()
    part.activateWindow()
    assert QTest.qWaitForWindowActive(part)
    return part


def listened(signal):
    """Keep what a signal says."""
    heard = []
    signal.connect(lambda *said: heard.append(said[0] if len(said) == 1 else said))
    return heard


def lines(rows):
    return [entry.shown for entry in rows.rows.entries]


def spoken(rows):
    return [entry.spoken for entry in rows.rows.entries]


def with_actions(project, *actions):
    return msgspec.structs.replace(project, actions=Rows(actions))


def test_each_step_shows_its_decision_its_suggestion_or_its_question():
    part = shown(example("heat-pump"))

    states = [line.state for line in lines(part.decisions)]
    assert states == ["confirmed"] * 5 + ["suggested"] * 2
    assert lines(part.decisions)[0].sentence.startswith("First come: ")
    assert lines(part.decisions)[5].sentence.startswith("Suggested: We do 8 things")
    assert spoken(part.decisions)[0] == "Step 1, Segments, decided"
    assert spoken(part.decisions)[5] == "Step 6, Improvements & actions, suggested"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_arrows_walk_through_the_steps_and_a_key_opens_one(key):
    part = shown(example("heat-pump"))
    opened = listened(part.desk.step_requested)
    part.first_focus().setFocus()

    QTest.keyClick(part.decisions, Qt.Key.Key_Down)
    QTest.keyClick(part.decisions, Qt.Key.Key_Down)
    QTest.keyClick(part.decisions, key)

    assert opened == [(3, "")]


def test_one_tab_leads_out_of_a_list():
    part = shown(example("heat-pump"))
    part.decisions.setFocus()

    QTest.keyClick(part.decisions, Qt.Key.Key_Tab)

    assert not part.decisions.hasFocus()
    assert QApplication.focusWidget() is not None


def test_a_click_opens_a_step():
    part = shown(example("heat-pump"))
    opened = listened(part.desk.step_requested)
    middle = part.decisions.visualRect(part.decisions.model().index(4, 0)).center()

    QTest.mouseClick(part.decisions.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert opened == [(5, "")]


@pytest.mark.parametrize(("project", "step"), [("heat-pump", 6), ("machines", 8)])
def test_the_button_leads_to_the_first_step_without_a_decision(project, step):
    part = shown(example(project))
    opened = listened(part.desk.step_requested)

    QTest.mouseClick(part.forward, Qt.MouseButton.LeftButton)

    assert opened == [(step, "")]
    assert part.forward.accessibleName().startswith("Continue: ")


def test_what_is_missing_stands_with_the_musts_first_and_leads_to_its_field():
    part = shown(with_actions(example("heat-pump"), *(without_owner(row) for row in example("heat-pump").actions)))
    found = open_findings(part.desk.view())
    went = listened(part.desk.go_requested)
    part.missing.setFocus()

    QTest.keyClick(part.missing, Qt.Key.Key_Return)

    assert lines(part.missing)[0].picture == "must"
    assert spoken(part.missing)[0].startswith("Must, ")
    assert went == [place_of(found[0])]


def without_owner(action):
    return msgspec.structs.replace(action, owner="")


def test_a_long_list_of_checks_is_cut_and_can_be_seen_whole():
    part = shown(example("heat-pump"))
    every = len(open_findings(part.desk.view()))
    few = len(lines(part.missing))
    assert few < every

    QTest.mouseClick(part.more, Qt.MouseButton.LeftButton)

    assert len(lines(part.missing)) == every


def test_targets_show_their_way_in_the_metrics_unit_and_open():
    part = shown(example("heat-pump"))
    went = listened(part.desk.go_requested)

    part.targets.open_row(2)

    line = lines(part.targets)[2]
    assert (line.badge, line.metric, line.way) == ("E1", "Phone wait, P90", "57.1 to 20\xa0min")
    assert line.certainty == "38–84\xa0min, n = 40"
    assert line.track is not None
    assert went == [("targets", line.id)]
    assert "6 of 7 shown" in part._cards[2].aside.text()


def test_next_actions_come_by_day_and_what_is_late_says_so():
    project = example("heat-pump")
    first, second = project.actions[0], project.actions[1]
    late = msgspec.structs.replace(first, due=date(2026, 11, 20), status="planned", owner="")
    soon = msgspec.structs.replace(second, due=date(2026, 12, 4), status="planned", owner="Sara Nyman")
    part = shown(with_actions(project, soon, late))
    went = listened(part.desk.go_requested)

    assert [line.id for line in lines(part.upcoming)] == [late.id, soon.id]
    assert lines(part.upcoming)[0].late
    assert "late" in lines(part.upcoming)[0].day
    assert "owner missing" in spoken(part.upcoming)[0]
    assert "late" not in spoken(part.upcoming)[1]
    part.upcoming.open_row(0)
    assert went == [("actions", late.id)]


def test_actions_that_are_done_or_not_chosen_are_left_out():
    project = example("heat-pump")
    statuses = ("done", "idea", "dropped", "planned")
    rows = [msgspec.structs.replace(row, status=status) for row, status in zip(project.actions, statuses, strict=False)]
    part = shown(with_actions(project, *rows))

    assert [line.id for line in lines(part.upcoming)] == [rows[3].id]


def test_an_empty_project_asks_the_seven_questions():
    part = shown(empty_project())
    opened = listened(part.desk.step_requested)

    assert lines(part.decisions)[0].sentence == "Which customers come first?"
    assert {line.state for line in lines(part.decisions)} == {"none"}
    assert {line.musts for line in lines(part.decisions)} == {0}
    assert part.forward.text() == "Start with step 1"
    assert lines(part.upcoming) == lines(part.targets) == []
    QTest.mouseClick(part.forward, Qt.MouseButton.LeftButton)
    assert opened == [(1, "")]


def test_rows_are_not_made_anew_while_they_stay_the_same():
    part = shown(example("heat-pump"))
    reset = [listened(one.model().modelReset) for one in (part.decisions, part.missing, part.targets, part.upcoming)]

    part.refresh()
    part.desk.document.put(("profile", "story"), "Another story")
    part.desk.document.settle()

    assert reset == [[], [], [], []]


def test_a_change_and_its_undo_are_shown_and_the_row_stays_current():
    part = shown(example("heat-pump"))
    segment = next(row for row in part.desk.project.segments if row.decision == "measure now")
    part.decisions.setFocus()
    QTest.keyClick(part.decisions, Qt.Key.Key_Down)
    before = lines(part.decisions)

    part.desk.document.put(("segments", segment.id, "name"), "Everybody else")
    part.desk.document.settle()

    assert lines(part.decisions)[0].state == "stale"
    assert part.decisions.currentIndex().row() == 1
    part.desk.document.undo()
    part.desk.document.settle()
    assert lines(part.decisions) == before


@pytest.mark.parametrize(("size", "beside"), [(WIDE, True), (NARROW, False)])
def test_the_cards_stand_side_by_side_where_there_is_room(size, beside):
    part = shown(example("heat-pump"), size)

    left, right = (one.mapTo(part, one.rect().topLeft()) for one in (part.decisions, part.missing))

    assert (right.x() > left.x()) == beside
    assert (right.y() > left.y() + part.decisions.height()) != beside


def end_of(rows):
    return rows.visualRect(rows.model().index(len(rows.rows.entries) - 1, 0)).bottom() + 1


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("key", ["machines", ""])
def test_every_row_is_painted_whole(key, theme, language):
    part = shown(example(key, language) if key else None, (1000, 430), language=language, theme=theme)

    assert not part.grab().isNull()
    for rows in (part.decisions, part.missing, part.targets, part.upcoming):
        if rows.rows.entries:
            assert wait_for(lambda rows=rows: end_of(rows) == rows.viewport().height())
            assert rows.width() <= part.width()


def test_words_of_the_user_stay_as_they_are():
    project = example("heat-pump")
    action = msgspec.structs.replace(project.actions[0], title="<b>Bold & {n}</b>", status="planned")
    part = shown(with_actions(project, action))

    line = lines(part.upcoming)[0]
    assert isinstance(line, ActionLine)
    assert line.title == "<b>Bold & {n}</b>"
    assert "<b>Bold & {n}</b>" in spoken(part.upcoming)[0]
    assert isinstance(lines(part.decisions)[0], DecisionLine)


# The cards below


@pytest.mark.parametrize(("project", "open"), [("heat-pump", False), ("", True)])
def test_the_project_is_unfolded_until_its_organisation_is_named(project, open):
    part = shown(example(project) if project else None)

    assert part.about.project.is_open() == open
    assert not part.about.workshop.is_open()


def test_a_card_folds_and_unfolds_by_key():
    part = shown(example("heat-pump"))
    card = part.about.workshop
    card.fold.setFocus()
    assert card.fold.accessibleName() == "Show: The workshop"

    QTest.keyClick(card.fold, Qt.Key.Key_Space)

    assert card.is_open()
    assert card.fold.accessibleName() == "Hide: The workshop"
    QTest.keyClick(card.fold, Qt.Key.Key_Space)
    assert not card.is_open()


def test_tab_goes_from_the_title_into_the_fields_and_on_to_the_next_card():
    part = shown(example("heat-pump"))
    project, workshop = part.about.project, part.about.workshop
    project.unfold(True)
    project.fold.setFocus()

    QTest.keyClick(project.fold, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is project.inside.fields["organisation"].field
    project.inside.fields["seasonal"].field.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert workshop.fold.hasFocus()


def test_a_field_of_the_project_is_found_typed_and_undone():
    part = shown(example("heat-pump"))
    before = part.desk.project.profile.confidentiality

    assert part.show_place(("profile", "confidentiality"))

    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Confidentiality"
    field.selectAll()
    QTest.keyClicks(field, "for the team only")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert part.desk.project.profile.confidentiality == "for the team only"
    part.desk.document.undo()
    assert field.text() == part.desk.project.profile.confidentiality == before


def test_the_field_that_was_asked_for_is_in_sight():
    part = shown(example("heat-pump"))

    part.show_place(("profile", "review_date"))

    field, area = QApplication.focusWidget(), part.findChild(QScrollArea)
    room = area.height() - field.height()
    assert wait_for(lambda: 0 <= field.mapTo(area, field.rect().topLeft()).y() <= room)


def test_a_participant_is_found_and_renamed():
    part = shown(example("heat-pump"))
    person = part.desk.project.workshop.participants[1]

    assert part.show_place(("workshop", "participants", person.id, "label"))
    table = part.about.workshop.inside.tables["participants"]
    assert table.current_id() == person.id
    QTest.keyClick(table, "q")
    editor = table.findChild(QLineEdit)
    editor.setText("the queue")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert part.desk.project.workshop.participants[1].label == "the queue"
    part.desk.document.undo()
    assert part.desk.project.workshop.participants[1] == person


@pytest.mark.parametrize("name", ["day", "working_minutes", "participants", "agenda", "parking", "confidence", "notes"])
def test_every_field_of_the_workshop_can_be_shown(name):
    part = shown(example("heat-pump"))

    assert part.show_place(("workshop", name))
    assert part.about.workshop.is_open()
    assert part.about.workshop.isAncestorOf(QApplication.focusWidget())


def test_what_stands_elsewhere_is_left_to_the_record_sheet():
    part = shown(example("heat-pump"))

    assert not part.show_place(("constants", "power"))
    assert not part.show_place(("profile", "nothing of the kind"))
