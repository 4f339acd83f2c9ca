"""The action board with mouse, keys and menu; the views of Act around it."""

from datetime import date

import msgspec
import pytest
from desks import TODAY, desk_for, example, wait_for
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cxworkshop.model.improvements import Action, Area, Effect
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.targets import Target
from cxworkshop.ui.screens.act import Act
from cxworkshop.ui.views.board import ActionBoard
from cxworkshop.ui.views.board_list import BATCH, MIME

Key = Qt.Key
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


def some_actions() -> Project:
    return msgspec.structs.replace(
        Project(),
        actions=Rows(
            [
                Action("kit", title="Spare-parts kit", status="planned", due=date(2027, 1, 15)),
                Action("ring", title="Ring back", status="planned", owner="Eva Lind", due=date(2026, 12, 1)),
                Action("roster", title="Roster", status="in progress", owner="Jonas Berg", due=date(2026, 11, 1)),
                Action("idea", title="An idea", status="idea"),
            ]
        ),
    )


def shown(widget):
    widget.resize(900, 600)
    widget.show()
    widget.activateWindow()
    assert QTest.qWaitForWindowActive(widget)
    widget.refresh()
    return widget


@pytest.fixture
def desk():
    return desk_for(some_actions())


@pytest.fixture
def board(desk):
    return shown(ActionBoard(desk))


def typed(table, text):
    """Type into the last row, which takes new records."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 0))
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def ids(board, column):
    return [card.id for card in board._lists[column].cards.cards]


def focus(board, id):
    assert board.select(id)
    return board.focusWidget()


def test_lists_and_cards_say_what_they_hold(board):
    to_do = board._lists["planned"]

    assert to_do.accessibleName() == "To do, 2"
    assert to_do.cards.index(1).data(SPOKEN) == "Spare-parts kit, owner missing, due 15 January 2027"
    assert ids(board, "planned") == ["ring", "kit"]


def test_space_picks_up_arrows_move_and_space_drops_in_one_step(board, desk):
    QTest.keyClick(focus(board, "kit"), Key.Key_Space)
    QTest.keyClick(board.focusWidget(), Key.Key_Right)
    QTest.keyClick(board.focusWidget(), Key.Key_Right)
    assert ids(board, "done") == ["kit"]
    assert desk.project.actions.find("kit").status == "planned"

    QTest.keyClick(board.focusWidget(), Key.Key_Space)

    assert desk.project.actions.find("kit").status == "done"
    assert desk.project.actions.find("kit").done_date == TODAY
    assert desk.document.undo_stack.count() == 1
    assert board.focusWidget().current_id() == "kit"
    desk.document.undo()
    assert desk.project.actions.find("kit").done_date is None
    assert ids(board, "planned") == ["ring", "kit"]


def test_escape_puts_the_card_back(board, desk):
    QTest.keyClick(focus(board, "kit"), Key.Key_Space)
    QTest.keyClick(board.focusWidget(), Key.Key_Right)
    QTest.keyClick(board.focusWidget(), Key.Key_Escape)

    assert ids(board, "planned") == ["ring", "kit"]
    assert board.focusWidget().current_id() == "kit"
    assert not desk.document.undo_stack.canUndo()


def test_leaving_the_board_lets_go_of_the_card(board, desk):
    QTest.keyClick(focus(board, "kit"), Key.Key_Space)
    QTest.keyClick(board.focusWidget(), Key.Key_Right)
    QTest.keyClick(board.focusWidget(), Key.Key_Tab)

    assert ids(board, "planned") == ["ring", "kit"]
    assert desk.project.actions.find("kit").status == "planned"


def test_arrows_go_to_the_next_column_that_has_cards(board):
    QTest.keyClick(focus(board, "kit"), Key.Key_Right)

    assert board.focusWidget().current_id() == "roster"
    QTest.keyClick(board.focusWidget(), Key.Key_Right)
    assert board.focusWidget().current_id() == "roster"


def test_delete_drops_and_the_toast_takes_it_back(board, desk):
    said = []
    desk.toast_requested.connect(lambda *values: said.append(values))

    QTest.keyClick(focus(board, "kit"), Key.Key_Delete)

    assert desk.project.actions.find("kit").status == "dropped"
    assert said[0][:2] == ("“Spare-parts kit” is dropped", "Undo")
    said[0][2]()
    assert desk.project.actions.find("kit").status == "planned"
    assert not desk.document.undo_stack.canUndo()


def test_the_toast_takes_back_only_the_drop(board, desk):
    said = []
    desk.toast_requested.connect(lambda *values: said.append(values))
    QTest.keyClick(focus(board, "kit"), Key.Key_Delete)
    desk.document.put(("actions", "ring", "owner"), "Sanna Holm")

    said[0][2]()

    assert desk.project.actions.find("kit").status == "planned"
    assert desk.project.actions.find("ring").owner == "Sanna Holm"


def test_b_marks_as_blocked_and_back(board, desk):
    QTest.keyClick(focus(board, "kit"), Key.Key_B)
    assert desk.project.actions.find("kit").status == "blocked"
    assert ids(board, "in progress") == ["roster", "kit"]

    QTest.keyClick(board.focusWidget(), Key.Key_B)
    assert desk.project.actions.find("kit").status == "in progress"


def test_enter_opens_the_record(board, desk):
    opened = []
    desk.sheet_requested.connect(opened.append)

    QTest.keyClick(focus(board, "kit"), Key.Key_Return)

    assert opened == [("actions", "kit")]


def test_a_click_on_the_missing_owner_opens_that_field(board, desk):
    opened = []
    desk.sheet_requested.connect(opened.append)
    cards = board._lists["planned"]
    area = cards._delegate.owner_area(cards.visualRect(cards.cards.index(1)))

    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=area.center())

    assert opened == [("actions", "kit", "owner")]


def test_a_card_is_dropped_with_the_mouse(board, desk):
    source, target = board._lists["planned"].cards, board._lists["done"].cards
    data = source.mimeData([source.index(1)])

    assert data.hasFormat(MIME)
    target.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert desk.project.actions.find("kit").status == "done"

    strange = QMimeData()
    strange.setData(MIME, b"not here")
    target.dropMimeData(strange, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert desk.document.undo_stack.count() == 1


def test_the_menu_moves_marks_and_drops(board, desk):
    menu = {action.text(): action for action in board.menu("kit").actions() if action.text()}

    assert list(menu) == ["Open", "Move to In progress", "Move to Done", "Mark as blocked", "Drop from the plan"]
    menu["Move to In progress"].trigger()
    assert desk.project.actions.find("kit").status == "in progress"


def test_typing_below_a_column_adds_an_action_there(board, desk):
    line = next(one for one in board.findChildren(QLineEdit) if "In progress" in one.accessibleName())

    QTest.keyClicks(line, "Call the supplier")
    QTest.keyClick(line, Key.Key_Return)

    assert desk.project.actions[-1].title == "Call the supplier"
    assert desk.project.actions[-1].status == "in progress"
    assert line.text() == ""


def test_filters_show_fewer_cards_and_give_way_to_a_jump(board):
    board._owner.setCurrentIndex(board._owner.findText("Eva Lind"))
    board.refresh()
    assert ids(board, "planned") == ["ring"]

    assert board.select("kit")
    assert ids(board, "planned") == ["ring", "kit"]


def test_ideas_are_counted_with_a_link(board, desk):
    asked = []
    desk.step_requested.connect(lambda *values: asked.append(values))

    assert board._ideas.text() == "One idea waits in Prioritise"
    board._ideas.click()
    assert asked == [(6, "prioritise")]
    assert not board.select("idea")


def test_nothing_moves_in_a_read_only_project(desk):
    desk.document.saving.read_only = True
    board = shown(ActionBoard(desk))

    for key in (Key.Key_Space, Key.Key_B, Key.Key_Delete):
        QTest.keyClick(focus(board, "kit"), key)
    board.move_card("kit", "done")

    assert desk.project.actions.find("kit").status == "planned"
    assert [action.text() for action in board.menu("kit").actions()] == ["Open"]


# Act


@pytest.fixture
def act(desk):
    return shown(Act(desk))


def test_act_says_what_is_due_late_and_missing(act):
    assert act._summary.text() == "Due first, on Tue 1 Dec: “Ring back”. One is overdue. One has no owner."


def test_a_jump_to_a_field_selects_the_card_and_leaves_the_field_to_the_sheet(act):
    assert act.show_place(("actions", "kit"))
    assert not act.show_place(("actions", "kit", "owner"))
    assert act.focusWidget().current_id() == "kit"


def test_a_jump_to_an_idea_turns_to_the_list(act):
    assert act.show_place(("actions", "idea", "title"))
    assert act.list.current_id() == "idea"
    assert not act.show_place(("actions", "gone"))


def test_the_list_adds_actions_that_are_chosen(act, desk):
    act.open_view("list")
    typed(act.list, "Write to all")

    assert (desk.project.actions[-1].title, desk.project.actions[-1].status) == ("Write to all", "planned")


def test_by_owner_shows_what_nobody_owns_first_and_follows_the_choice(act, desk):
    act.open_view("owner")
    assert [load.person for load in act.people.people.loads] == ["", "Eva Lind", "Jonas Berg"]
    assert [record.id for record in act.theirs.table_model.rows] == ["kit"]

    QTest.keyClick(act.people, Key.Key_Down)
    assert [record.id for record in act.theirs.table_model.rows] == ["ring"]
    typed(act.theirs, "Another")
    assert (desk.project.actions[-1].title, desk.project.actions[-1].owner) == ("Another", "Eva Lind")


def test_targets_without_an_active_action_come_first():
    project = msgspec.structs.replace(
        some_actions(),
        metrics=Rows([Metric("m1", name="Promises kept"), Metric("m2", name="Waiting time")]),
        targets=Rows([Target("t1", metric="m1", target=0.9), Target("t2", metric="m2", target=10)]),
        actions=Rows([Action("a", title="Kit", status="planned", effects=(Effect("e", metric="m1", points=0.1),))]),
    )
    act = shown(Act(desk_for(project)))

    act.open_view("targets")

    model = act.targets.table_model
    assert [model.index(row, 0).data() for row in range(2)] == ["Waiting time", "Promises kept"]
    assert [model.index(row, 1).data() for row in range(2)] == ["No active action", "A1"]
    assert model.index(0, 4).data() == "– (no starting point yet)" or "no action" in model.index(0, 4).data()


def test_nothing_chosen_offers_the_ideas():
    project = msgspec.structs.replace(
        Project(),
        areas=Rows([Area("area", title="Queue", decision="act")]),
        actions=Rows([Action("other", title="Other"), Action("best", title="Ring back", areas=("area",))]),
    )
    desk = desk_for(project)
    act = shown(Act(desk))
    offers = act._nothing_in.itemAt(0).widget().buttons

    assert [button.text() for button in offers[:3]] == ["Ring back", "Other", "Add an action"]
    offers[0].click()
    assert desk.project.actions.find("best").status == "planned"
    assert act._stack.currentWidget() is act.board


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_act_is_painted_in_every_theme_and_keeps_to_a_low_window(theme):
    act = shown(Act(desk_for(example("heat-pump"), theme=theme)))
    act.resize(904, 430)

    for view in ("board", "list", "owner", "promises", "targets"):
        act.open_view(view)
        assert not act.grab().isNull()
    assert act.height() == 430


# Very many


def test_a_long_column_gives_more_cards_when_somebody_comes_to_the_last():
    actions = Rows(Action(f"a{number:04}", title=f"Do {number}", status="planned") for number in range(250))
    board = shown(ActionBoard(desk_for(msgspec.structs.replace(Project(), actions=actions))))
    cards = board._lists["planned"]

    assert board._counts["planned"].text() == "250"
    assert cards.cards.rowCount() == BATCH
    assert wait_for(lambda: cards.verticalScrollBar().maximum() > 0)
    cards.verticalScrollBar().setValue(cards.verticalScrollBar().maximum())
    assert wait_for(lambda: cards.cards.rowCount() > BATCH)
    assert board.select("a0249")
    assert cards.current_id() == "a0249"


def test_the_views_of_act_are_built_when_they_are_shown(desk):
    act = shown(Act(desk))
    assert list(act._pages) == ["board"]

    for key in ("list", "owner", "promises", "targets"):
        act.open_view(key)
        assert act._stack.currentWidget() is act._pages[key]


def test_a_target_that_very_many_actions_move_counts_most_of_them():
    metric = Metric("metric", name="Reached at once", method="FCR")
    actions = Rows(Action(f"a{number:04}", status="planned", metrics=("metric",)) for number in range(50))
    targets = Rows([Target("target", metric="metric", kind="absolute", target=0.8)])
    project = msgspec.structs.replace(Project(), metrics=Rows([metric]), actions=actions, targets=targets)
    act = shown(Act(desk_for(project)))
    act.open_view("targets")

    words = act.targets.table_model.index(0, 1).data()
    assert words.startswith("A1, A2, ") and words.endswith(" and 30 more")
