"""Step 7: audiences, the draft, what is heard, days, duties, and what customers hear back."""

import msgspec
import pytest
from desks import TODAY, desk_for, example
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cxworkshop.model import edit
from cxworkshop.model.improvements import Action
from cxworkshop.model.rows import Rows
from cxworkshop.programme import audiences
from cxworkshop.ui.screens.sharing import SharingPart
from cxworkshop.ui.views.telling import MOST_DEEDS


def shown(desk, width=904):
    part = SharingPart(desk)
    part.resize(width, 700)
    part.show()
    part.activateWindow()
    assert QTest.qWaitForWindowActive(part)
    part.refresh()
    return part


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def part(desk):
    return shown(desk)


def row_of(desk, audience):
    return next(row for row in desk.project.sharing if row.audience == audience)


def column(table, title):
    return next(
        place
        for place in range(len(table.cells))
        if table.model().headerData(place, Qt.Orientation.Horizontal) == title
    )


def typed(table, text):
    table.setFocus()
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 0))
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_the_table_names_audiences_and_their_next_day(part, desk):
    model = part.table.model()
    row = [record.audience for record in desk.project.sharing].index("customers who answered")

    assert model.index(row, 0).data() == "Customers who answered"
    assert model.index(row, column(part.table, "Next")).data() == "Mon 23 Nov"


def test_a_typed_audience_is_understood(part, desk):
    typed(part.table, "Partners")
    typed(part.table, "Monday shift")

    assert [row.audience for row in desk.project.sharing[-2:]] == ["partners", "other"]
    assert desk.project.sharing[-1].label == "Monday shift"


def test_the_draft_belongs_to_the_selected_audience_and_is_used_in_one_step(part, desk):
    row = row_of(desk, "front line")
    part.table.select(row.id)
    words = part.draft.text()
    assert "n = 131" in words

    part.draft.use()

    assert row_of(desk, "front line").message == words
    assert not part.draft._use.isEnabled()
    desk.document.undo()
    assert row_of(desk, "front line").message == row.message


def test_the_draft_is_copied_in_the_language_of_the_project():
    desk = desk_for(example("cafe"))
    part = shown(desk)

    part.draft.copy()

    assert QGuiApplication.clipboard().text() == part.draft.text() != ""


def test_ticking_who_hears_which_results(part, desk):
    table = part.hearing.table
    unheard = audiences.unheard(desk.view())
    assert unheard[0].name in part.hearing._unheard.text()
    titles = [cells.column.help for cells in table.cells]
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, titles.index(unheard[0].name)))

    QTest.keyClick(table, Qt.Key.Key_Space)

    assert audiences.hears(desk.view(), desk.project.sharing[0], unheard[0].id)
    part.refresh()
    assert unheard[0].name not in part.hearing._unheard.text()
    desk.document.undo()
    assert audiences.unheard(desk.view()) == unheard


def test_duties_are_ticked_and_their_problems_said(part, desk):
    row = desk.project.sharing[0]
    table = part.duties.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 2))

    QTest.keyClick(table, Qt.Key.Key_Space)
    part.refresh()

    assert row.duties[0].letters == "RA"
    assert desk.project.sharing[0].duties[0].letters == "R"
    assert part.duties._note.text() == "Exactly one person must be accountable (A)."


def test_duties_follow_the_selected_audience(part, desk):
    row = row_of(desk, "board")
    part.table.select(row.id)

    assert part.duties.aside.text() == "Owner and board"
    assert [duty.who for duty in part.duties.table.table_model.rows] == [duty.who for duty in row.duties]
    typed(part.duties.table, "Clerk")
    assert row_of(desk, "board").duties[-1].who == "Clerk"


def test_what_was_told_moves_on(part, desk):
    occasion = next(one for one in audiences.occasions(desk.view()) if one.row.audience == "other")

    part.rhythm.told(occasion)

    assert row_of(desk, "other").next_date == occasion.then
    assert desk.document.undo_stack.count() == 1


def test_you_said_we_did_says_what_was_left_out(desk):
    area = desk.project.areas[3]
    project = edit.put(desk.project, ("areas", area.id, "decision"), "not now")
    part = shown(desk_for(edit.put(project, ("areas", area.id, "reason"), "First we ask.")))

    said = words(part.you_said)

    assert "38 mentions in 118 comments" in said
    assert "First we ask." in said
    part.you_said.copy()
    assert QGuiApplication.clipboard().text().count("\n") == 4


def test_nothing_yet_offers_typical_audiences(desk):
    empty = desk_for()
    part = shown(empty)
    offers = [button for button in part._nothing.findChildren(QPushButton) if button.text() == "Front line"]

    offers[0].click()

    assert empty.project.sharing[0].audience == "front line"
    assert part._filled.isVisible()
    assert not part._nothing.isVisible()
    needed = [button.text() for button in part._needed.findChildren(QPushButton) if button.isVisible()]
    assert needed == ["Add Management", "Add Customers who answered"]


def test_a_jump_goes_to_the_cell_or_the_duty(part, desk):
    row = row_of(desk, "board")

    assert part.show_place(("sharing", row.id, "message"))
    assert part.table.current_id() == row.id
    assert part.show_place(("sharing", row.id, "duties", row.duties[1].id))
    assert part.duties.table.current_id() == row.duties[1].id
    assert not part.show_place(("sharing", row.id, "quote"))
    assert not part.show_place(("sharing", "gone"))


def test_a_wide_window_shows_the_kind_of_audience(desk):
    assert "Audience" not in [cells.title for cells in shown(desk).table.cells]
    assert "Audience" in [cells.title for cells in shown(desk, 1160).table.cells]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_it_is_painted_in_every_theme(theme):
    assert not shown(desk_for(example("machines"), theme=theme)).grab().isNull()


def test_a_read_only_project_offers_no_changes(desk):
    desk.document.saving.read_only = True
    part = shown(desk)

    assert not part.draft._use.isEnabled()
    told = part.rhythm.findChildren(QPushButton)
    assert told and not any(button.isVisible() for button in told)


def test_an_audience_without_a_name_is_still_shown():
    project = example("heat-pump")
    row = project.sharing[0]
    bare = edit.put(project, ("sharing", row.id), msgspec.structs.replace(row, audience=None, label="", owner=""))

    part = shown(desk_for(bare))

    assert part.table.model().index(0, 0).data() == "–"


def test_of_very_many_deeds_the_first_are_told_and_the_rest_counted():
    project = example("heat-pump")
    area = project.areas[0].id
    done = [
        Action(f"d{number:03}", title=f"Deed {number}", areas=(area,), status="done", done_date=TODAY)
        for number in range(MOST_DEEDS + 5)
    ]
    part = shown(desk_for(edit.replace(project, ("actions",), Rows(done))))

    said = words(part)
    assert f"Deed {MOST_DEEDS - 1}" in said and f"Deed {MOST_DEEDS} " not in f"{said} "
    assert "and 5 more" in said
