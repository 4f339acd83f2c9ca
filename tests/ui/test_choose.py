"""Step 2, second half: rating in the matrix, in cells and by votes; ticking what is measured."""

import msgspec
import pytest
from desks import desk_for, empty_project, example
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from cxworkshop.language import Language
from cxworkshop.model.experiences import Experience
from cxworkshop.model.fields import Score
from cxworkshop.model.rows import Rows
from cxworkshop.ui.screens.choose import Choose
from cxworkshop.ui.views.experience_words import by_priority, gaps_text, strongest
from cxworkshop.ui.views.votes import read_votes, with_votes


def shown(project=None, size=(904, 624), **asked):
    """Show the part as the frame does."""
    desk = desk_for(project, **asked)
    part = Choose(desk)
    part.resize(*size)
    desk.document.settled.connect(part.refresh)
    part.refresh()
    part.show()
    part.activateWindow()
    assert QTest.qWaitForWindowActive(part)
    return part


def with_experiences(*rows):
    return msgspec.structs.replace(empty_project(), experiences=Rows(rows))


def rated(id, importance=None, performance=None, **more):
    return Experience(
        id=id,
        name=f"Thing {id}",
        importance=Score(agreed=importance),
        performance=Score(agreed=performance),
        **more,
    )


def first(part):
    return part.desk.project.experiences[0]


def steps(part):
    stack: QUndoStack = part.desk.document.undo_stack
    return stack.count()


def typed_into(part, field, text):
    """Type into a cell of the first row; gives the editor."""
    table = part.table
    column = next(place for place, cells in enumerate(table.cells) if cells.place == (field,))
    table.setCurrentIndex(table.table_model.index(0, column))
    table.setFocus()
    QTest.keyClicks(table, text[0])
    editor = table.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(0)
    return editor


def test_votes_are_typed_into_a_cell():
    part = shown(example("heat-pump"))
    id = part.table.table_model.rows[0].id
    people = [person.id for person in part.desk.project.workshop.participants]

    typed_into(part, "importance", "1 2 2 5 4")

    score = part.desk.project.experiences.find(id).importance
    assert score.agreed is None
    assert list(score.votes.values()) == [1, 2, 2, 5, 4]
    assert list(score.votes)[: len(people)] == people[:5]
    assert score.value == 2.8
    assert steps(part) == 1
    cell = part.table.table_model.index(part.table.table_model.row_of(id), 1)
    assert cell.data() == "2.8"
    # who edits it sees the votes, and may change one
    assert cell.data(Qt.ItemDataRole.EditRole) == "1 2 2 5 4"
    typed_into(part, "importance", "3.5")
    assert part.desk.project.experiences[0].importance.agreed == 3.5


def test_votes_that_cannot_be_read_stay_with_a_sentence():
    part = shown(example("heat-pump"))
    before = part.desk.project

    editor = typed_into(part, "importance", "1 7 2")

    assert editor.property("invalid")
    assert "1 to 5" in editor.accessibleDescription()
    assert part.desk.project is before


def test_arrow_keys_change_both_values_in_one_step_of_undo():
    part = shown(example("heat-pump"))
    before = first(part)
    handle = part.plot.handle(before.id)
    handle.setFocus()

    QTest.keyClick(handle, Qt.Key.Key_Right)
    QTest.keyClick(handle, Qt.Key.Key_Right)
    QTest.keyClick(handle, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert first(part).performance.agreed == 2.2
    assert first(part).importance.agreed == 4.5
    assert steps(part) == 1
    assert handle.accessibleDescription() == "importance 4.5, performance 2.2"
    part.desk.document.undo()
    assert first(part) == before
    assert handle.accessibleDescription() == "importance 5.0, performance 2.0"


def test_two_visits_are_two_steps():
    part = shown(example("heat-pump"))
    one, two = (part.plot.handle(row.id) for row in part.desk.project.experiences[2:4])
    for handle in (one, two, one):
        handle.setFocus()
        QTest.keyClick(handle, Qt.Key.Key_Down)

    assert steps(part) == 3


def test_a_drag_is_one_step_and_is_shown_in_the_table():
    part = shown(example("heat-pump"))
    row = part.desk.project.experiences[5]
    handle = part.plot.handle(row.id)
    middle = handle.rect().center()
    target = part.plot._layout.at(4.0, 2.5)

    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, handle.mapFromParent(target.toPoint()))
    assert part.desk.project.experiences[5] == row
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)

    changed = part.desk.project.experiences[5]
    assert (changed.importance.agreed, changed.performance.agreed) == (2.5, 4.0)
    assert steps(part) == 1
    assert "Find out what an error code means" in part.desk.document.undo_stack.undoText()


def test_moving_one_axis_leaves_the_votes_of_the_other():
    row = rated("a", performance=3.0)
    row = msgspec.structs.replace(row, importance=Score(votes={"p": 4, "q": 3, "r": 4}))
    part = shown(with_experiences(row))

    QTest.keyClick(part.plot.handle("a"), Qt.Key.Key_Right)

    assert first(part).importance == row.importance
    assert first(part).performance.agreed == 3.1


def test_space_on_a_point_ticks_it_in_the_table_too():
    part = shown(example("heat-pump"))
    row = part.desk.project.experiences[3]

    QTest.keyClick(part.plot.handle(row.id), Qt.Key.Key_Space)

    assert part.desk.project.experiences[3].decision == "measure now"
    assert part.plot.handle(row.id).isChecked()
    assert part.card.aside.text() == "5 of 8 ticked"


def test_space_in_the_table_ticks_the_point():
    part = shown(example("heat-pump"))
    row = part.desk.project.experiences[3]
    part.table.select(row.id)

    QTest.keyClick(part.table, Qt.Key.Key_Space)

    assert part.plot.handle(row.id).isChecked()


def test_a_rating_typed_in_a_cell_moves_the_point():
    part = shown(example("heat-pump"))
    row = first(part)
    assert part.show_place(("experiences", row.id, "importance"))

    QTest.keyClick(part.table, "3")
    editor = part.table.findChild(QLineEdit)
    editor.setText("3.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert first(part).importance.agreed == 3.5
    assert part.plot.handle(row.id).spot.value == (2.0, 3.5)


def test_what_is_not_rated_is_listed_and_never_placed():
    part = shown(with_experiences(rated("a", 4.0, 3.0), rated("b", 4.0), rated("c")))

    assert part.plot.handle("a") is not None
    assert part.plot.handle("b") is None and part.plot.handle("c") is None
    assert [one.code for one in part.unrated._shown] == ["E2", "E3"]

    part.unrated.chosen.emit("b")

    assert part.table.current_id() == "b"
    assert part.table.cells[part.table.current_column].place == ("performance",)


def test_missing_is_a_dash_and_never_zero():
    part = shown(with_experiences(rated("a", 4.0)))
    texts = {cells.place: cells.text(first(part)) for cells in part.table.cells if cells.place}
    computed = [cells.text(first(part)) for cells in part.table.cells if not cells.place]

    assert texts["performance",] == "–"
    assert computed == ["–", "–"]


def test_rows_stand_by_priority_and_stay_while_somebody_works_in_them():
    part = shown(example("heat-pump"))
    order = by_priority(part.desk.view())
    assert [row.id for row in part.table.table_model.rows] == order

    last = order[-1]
    part.table.select(last)
    part.desk.document.put(("experiences", last, "performance"), {"agreed": 1.0})
    part.desk.document.settle()
    assert [row.id for row in part.table.table_model.rows] == order

    part._arrange(by_priority=True)
    assert [row.id for row in part.table.table_model.rows] != order
    part._arrange(by_priority=False)
    assert [row.id for row in part.table.table_model.rows] == [row.id for row in part.desk.project.experiences]


def test_the_point_with_the_focus_selects_its_row_and_the_row_marks_its_point():
    part = shown(example("heat-pump"))
    one, two = part.desk.project.experiences[:2]

    part.plot.handle(two.id).setFocus()
    assert part.table.current_id() == two.id
    part.table.select(one.id)
    assert part.plot.handle(one.id).marked and not part.plot.handle(two.id).marked


def test_enter_on_a_point_opens_the_record():
    part = shown(example("heat-pump"))
    opened = []
    part.desk.sheet_requested.connect(opened.append)

    QTest.keyClick(part.plot.handle(first(part).id), Qt.Key.Key_Return)

    assert opened == [("experiences", first(part).id)]


def test_places_without_a_column_are_left_to_the_sheet():
    part = shown(example("heat-pump"))
    id = first(part).id

    assert Choose.shows(("experiences", id, "note"))
    assert not Choose.shows(("journeys", id))
    assert not part.show_place(("experiences", id, "note"))
    assert part.show_place(("experiences", id, "decision"))
    assert part.show_place(("experiences", id, "reach"))
    assert part.show_place(("experiences",))
    assert not part.show_place(("experiences", "gone", "name"))


@pytest.mark.parametrize("size", [(904, 624), (1160, 624), (1000, 446)])
def test_it_fits_the_work_areas(size):
    part = shown(example("heat-pump", "fi"), size=size, language="fi")

    assert part.minimumSizeHint().width() <= size[0]
    assert part.plot.width() >= 280 and part.table.width() >= 400
    assert not part.grab().isNull()


def test_votes_give_a_mean_and_an_underline():
    part = shown(example("heat-pump"))
    row = first(part)
    part.table.select(row.id)
    part._open_votes()
    line = part.votes._lines["importance"]

    QTest.keyClicks(line, "1 2 2 5 4")
    assert part.votes._said["importance"].text().startswith("2.8 from 5 votes")
    assert "differ widely" in line.accessibleDescription()
    QTest.keyClick(line, Qt.Key.Key_Return)

    score = first(part).importance
    assert score.agreed is None and list(score.votes.values()) == [1, 2, 2, 5, 4]
    assert list(score.votes) == [person.id for person in part.desk.project.workshop.participants]
    assert first(part).performance == row.performance
    assert steps(part) == 1
    assert part.votes.isHidden()
    assert part.plot.handle(row.id).accessibleDescription().startswith("importance 2.8")
    assert not part.grab().isNull()


def test_votes_that_cannot_be_read_are_kept_back():
    part = shown(example("heat-pump"))
    part._open_votes()
    line = part.votes._lines["performance"]

    QTest.keyClicks(line, "1 7")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert line.property("invalid")
    assert line.accessibleDescription() == "Type whole numbers from 1 to 5."
    assert steps(part) == 0 and not part.votes.isHidden()
    part.votes.close()


@pytest.mark.parametrize(
    ("text", "votes"),
    [("1 2 2 5 4", [1, 2, 2, 5, 4]), ("12254", [1, 2, 2, 5, 4]), ("3", [3]), (" 4, 5;1 ", [4, 5, 1]), ("", [])],
)
def test_votes_are_read(text, votes):
    assert read_votes(text) == votes


@pytest.mark.parametrize("text", ["0", "6", "1 2.5", "a", "1 2 12"])
def test_other_things_are_no_votes(text):
    assert read_votes(text) is None


def test_votes_belong_to_the_people_who_gave_them():
    assert with_votes(Score(votes={"x": 1, "y": 2}), [3, 4], ["p", "q"]).votes == {"x": 3, "y": 4}
    assert with_votes(Score(agreed=4.0), [3, 4, 5], ["p", "q"]) == Score(votes={"p": 3, "q": 4, "3": 5})
    assert with_votes(Score(agreed=4.0), [], ["p"]) == Score(agreed=4.0)


def test_an_empty_project_offers_typical_experiences():
    part = shown()
    assert part.start.isVisible() and not part.plot.isVisible()

    part.start.findChildren(QPushButton)[0].click()
    part.desk.document.settle()

    assert first(part).name == "Find out what it costs"
    assert part.table.current_id() == first(part).id
    assert part.unrated._shown[0].code == "E1"


def test_typing_in_the_last_row_adds_an_experience():
    part = shown()
    part.table.setFocus()

    QTest.keyClicks(part.table, "G")
    editor = part.table.findChild(QLineEdit)
    editor.setText("Get help")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert [row.name for row in part.desk.project.experiences] == ["Get help"]


def test_the_sentences_say_only_what_figures_say():
    part = shown(example("heat-pump"))
    view, language = part.desk.view(), Language("en")

    assert gaps_text(view, language) == (
        "E1, E2, E3 and E8 have gaps above 1. E4 and E7 are your strongest moments: protect them."
    )
    assert part.info.words() == gaps_text(view, language)
    assert [short for _, short, _ in part._listed] == ["E1", "E2", "E6", "E3", "E5"]
    assert part._listed[3][2].endswith("is among the five highest. Customers stay or leave because of how it goes.")

    quiet = shown(with_experiences(rated("a", 4.0), rated("b", 2.0, 5.0))).desk.view()
    assert gaps_text(quiet, language) == "" and strongest(quiet) == []


def test_nothing_moves_in_a_file_that_is_read_only():
    project = example("heat-pump")
    desk = desk_for(project)
    desk.document.saving.read_only = True
    part = Choose(desk)
    part.resize(904, 624)
    part.refresh()
    handle = part.plot.handle(project.experiences[0].id)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(handle, key)
    part._open_votes()

    assert desk.project is project
    assert part.votes.isHidden()


def test_a_long_list_says_how_many_more():
    rows = [rated(f"e{n}", 5.0, 1.0) for n in range(30)]
    part = shown(with_experiences(*rows))

    assert "25 more" in part.info.words()


def test_a_very_narrow_work_area_puts_the_matrix_above_the_table():
    part = shown(example("heat-pump"), size=(700, 600))
    inside = part.pair.mapTo(part, part.pair.rect().bottomRight())

    assert part.card.y() > part.picture.y()
    assert part.card.width() == part.picture.width()
    assert inside.x() <= part.width()
