"""Step 1: segments are defined, one at a time."""

import pytest
from desks import application, desk_for, empty_project, example
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from cxworkshop.ui.screens.define import Define


@pytest.fixture(autouse=True)
def qt():
    return application()


def opened(desk):
    desk.document.settle()
    part = Define(desk)
    part.resize(904, 620)
    part.show()
    part.activateWindow()
    assert QTest.qWaitForWindowActive(part)
    part.first_focus().setFocus()
    return part


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def part(desk):
    return opened(desk)


def test_segments_that_are_measured_now_come_first(part, desk):
    rows = part.list.table_model.rows

    assert [row.decision for row in rows[:2]] == ["measure now"] * 2
    assert part.list.current_id() == desk.project.segments[0].id


def test_another_segment_is_chosen_with_the_arrows(part, desk):
    QTest.keyClick(part.list, Qt.Key.Key_Down)
    assert part.roles is not None
    assert part.roles.place == ("segments", desk.project.segments[2].id, "roles")


def test_a_place_is_focused(part, desk):
    id = desk.project.segments[1].id
    assert part.show_place(("segments", id, "persona", "quote"))
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    assert part.list.current_id() == id
    assert part.show_place(("segments", id, "persona"))
    assert part.show_place(("segments", id))
    assert not part.show_place(("segments", "gone", "definition"))
    assert not part.show_place(("segments", id, "population"))


def test_a_role_is_selected_in_its_table(part, desk):
    segment = desk.project.segments[2]
    assert part.show_place(("segments", segment.id, "roles", segment.roles[1].id, "weight"))
    assert part.roles.current_id() == segment.roles[1].id


def test_the_reason_stands_first_for_those_who_wait(part, desk):
    part.show_place(("segments", desk.project.segments[1].id))

    assert ("segments", desk.project.segments[1].id, "rationale") in part._fields


def test_typing_changes_the_project_and_keeps_the_focus(part, desk):
    id = desk.project.segments[0].id
    part.show_place(("segments", id, "our_promise"))
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "x")

    assert "x" in desk.project.segments[0].our_promise
    assert QApplication.focusWidget() is field


def test_a_segment_that_becomes_a_company_gets_roles(part, desk):
    assert part.roles is None
    desk.document.put(("segments", desk.project.segments[0].id, "type"), "B2B")

    assert part.roles is not None


def test_without_segments_it_leads_to_the_table():
    desk = desk_for(empty_project())
    asked = []
    desk.step_requested.connect(lambda *where: asked.append(where))
    part = opened(desk)

    assert part.nothing.isVisible()
    part.nothing.buttons[0].click()
    assert asked == [(1, "prioritise")]


def test_a_removed_segment_leaves_the_list(part, desk):
    desk.document.remove([("segments", desk.project.segments[0].id)])

    assert part.list.current_id() == desk.project.segments[1].id
