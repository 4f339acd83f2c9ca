"""Step 6: comments are read, filtered, and sorted into problems; too few of them are not shown."""

import msgspec
import pytest
from desks import desk_for, empty_project, example, wait_for
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cxworkshop.language import Language
from cxworkshop.model.imports import Comment, Import
from cxworkshop.model.improvements import Area
from cxworkshop.model.metrics import Metric
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.programme.search import row_entries
from cxworkshop.ui.screens.improvements import PROBLEMS, PrioritiseActions

AREAS = (Area("late", title="Comes late"), Area("dear", title="Costs too much"), Area("rude", title="Is rude"))
SAYINGS = {
    "low": "Nobody came before four, and nobody rang",
    "middle": "It was dear but fine",
    "high": "Tack för hjälpen, allt gick bra på första försöket",
}


def comments(each=12, **more):
    return [
        Comment(f"{mood}{at:02}", text=f"{words} ({at})", mood=mood, segments=("s1",), imported="f1", **more)
        for mood, words in SAYINGS.items()
        for at in range(each)
    ]


def with_comments(rows=None, areas=AREAS, **more):
    rows = comments() if rows is None else rows
    return msgspec.structs.replace(
        empty_project(), comments=Rows(rows), areas=Rows(areas), imports=Rows([Import("f1", file="answers.csv")]),
        segments=Rows([Segment("s1", name="Homes")]), **more,
    )  # fmt: skip


def shown(project=None, size=(904, 624), **asked):
    """Show the problems as the frame does, and give the part."""
    desk = desk_for(with_comments() if project is None else project, **asked)
    return shown_at(desk, size)


def shown_at(desk, size=(904, 624)):
    part = PrioritiseActions(desk)
    part.switch.setParent(part)
    part.resize(*size)
    desk.document.settled.connect(part.refresh)
    part._show(PROBLEMS)
    desk.document.settle()
    part.show()
    part.activateWindow()
    assert QTest.qWaitForWindowActive(part)
    return part


def card_of(part):
    return part.problems.comments


def texts(card):
    return [one.text for one in card.list.rows.entries]


def areas_of(part, id):
    return part.desk.project.comments.find(id).areas


def current(part):
    return card_of(part).list.current_id()


# What is shown


def test_the_comments_stand_with_score_and_segment_and_how_many_there_are():
    part = shown()
    card = card_of(part)
    assert card.aside.text() == "36 comments"
    assert sorted(texts(card)) == sorted(one.text for one in comments())
    assert not card.invite.isVisible() and not card.why.isVisible()
    one = card.list.rows.entries[0]
    assert card.reading.words.toPlainText() == one.text
    assert card.reading.about.text().startswith("Score: ") and card.reading.about.text().endswith(" · Homes")
    assert card.counted.words() == (
        "0 of 36 comments speak of a problem. Not everybody writes, so this counts comments, not customers."
    )


def test_too_few_comments_are_not_shown_and_it_is_said_why():
    part = shown(with_comments(comments(each=3)))
    card = card_of(part)
    assert card.why.words() == (
        "9 comments are kept and not shown: from 10 on they are shown, so that nobody can be recognised."
    )
    assert not card.tools.isVisible() and not card.sides.isVisible() and not card.invite.isVisible()
    assert texts(card) == [] and card.reading.words.toPlainText() == ""

    part.desk.document.put(("constants", "freetext_k"), 9)
    part.desk.document.settle()
    assert len(texts(card)) == 9 and card.sides.isVisible() and not card.why.isVisible()


def test_a_score_of_few_is_neither_shown_nor_found_by_the_filter():
    few = [one for one in comments() if one.mood != "low" or one.id < "low04"]
    part = shown(with_comments(few))
    card = card_of(part)
    said = "A score or a segment that fewer than 10 comments share is not shown, so that nobody can be recognised."
    assert said in card.counted.words()
    assert sum(one.mood is None for one in card.list.rows.entries) == 16

    click(card, "Low")
    assert texts(card) == [] and card.none.isVisible() and card.none.text() == said


def test_without_comments_there_is_an_invitation_to_import_some():
    part = shown(with_comments([]))
    card, asked = card_of(part), []
    part.desk.import_requested.connect(asked.append)
    assert card.invite.isVisible() and not card.tools.isVisible() and not card.sides.isVisible()
    card.bring.click()
    assert asked == [""]


# Filter and search


def click(card, words):
    button = next(one for one in card.moods.findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_score_is_chosen_and_words_are_sought_without_accents():
    part = shown()
    card = card_of(part)
    click(card, "High")
    assert len(texts(card)) == 12 and card.aside.text() == "12 of 36"
    click(card, "All")
    QTest.keyClicks(card.search, "FORSOKET hjalpen (1")
    assert sorted(texts(card)) == sorted(f"{SAYINGS['high']} ({at})" for at in (1, 10, 11))
    assert card.reading.words.toPlainText() in texts(card)
    QTest.keyClicks(card.search, "x")
    assert texts(card) == [] and card.none.isVisible() and not card.reading.isEnabled()
    assert card.none.text().startswith("No comment fits.")
    QTest.keyClick(card.search, Qt.Key.Key_Escape)
    assert len(texts(card)) == 36 and card.list.isVisible()


def test_keys_lead_from_the_search_to_the_comments_and_back():
    part = shown()
    card = card_of(part)
    card.search.setFocus()
    QTest.keyClick(card.search, Qt.Key.Key_Down)
    assert card.list.hasFocus()
    QTest.keyClick(card.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert card.search.hasFocus()


def test_filter_and_place_outlive_a_new_theme():
    part = shown()
    card = card_of(part)
    click(card, "Low")
    card.search.setText("four")
    card.list.setCurrentIndex(card.list.rows.index(5, 0))
    there = current(part)
    again = shown_at(part.desk)
    assert (card_of(again).moods.choice(), card_of(again).search.text()) == ("low", "four")
    assert current(again) == there and card_of(again).aside.text() == "12 of 36"


# Sorting


def test_keys_tick_problems_for_one_comment_after_the_other():
    part = shown()
    card = card_of(part)
    first = current(part)
    card.list.setFocus()
    QTest.keyClick(card.list, Qt.Key.Key_Right)
    assert card.reading.ticks.hasFocus()
    QTest.keyClick(card.reading.ticks, Qt.Key.Key_Space)
    QTest.keyClick(card.reading.ticks, Qt.Key.Key_Down)
    QTest.keyClick(card.reading.ticks, Qt.Key.Key_Down)
    QTest.keyClick(card.reading.ticks, Qt.Key.Key_Space)
    assert areas_of(part, first) == ("late", "rude")

    QTest.keyClick(card.reading.ticks, Qt.Key.Key_Left)
    assert card.list.hasFocus()
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    assert current(part) != first and areas_of(part, current(part)) == ()
    QTest.keyClick(card.list, Qt.Key.Key_Right)
    QTest.keyClick(card.reading.ticks, Qt.Key.Key_Space)
    assert areas_of(part, current(part)) == ("rude",)
    QTest.keyClick(card.reading.ticks, Qt.Key.Key_Space)
    assert areas_of(part, current(part)) == ()


def test_each_tick_is_one_step_that_can_be_undone_without_leaving_the_comment():
    part = shown()
    card = card_of(part)
    card.list.setCurrentIndex(card.list.rows.index(20, 0))
    id = current(part)
    card.reading.ticks.toggle(0)
    card.reading.ticks.toggle(1)
    assert part.desk.document.undo_stack.undoText() == "Comment on “Costs too much”"
    part.desk.document.undo()
    part.desk.document.settle()
    assert areas_of(part, id) == ("late",) == card.reading.ticks.rows.ticked
    assert current(part) == id
    part.desk.document.undo()
    assert areas_of(part, id) == () == card.reading.ticks.rows.ticked


def test_a_click_on_a_problem_ticks_it():
    part = shown()
    card = card_of(part)
    place = card.reading.ticks.visualRect(card.reading.ticks.rows.index(1, 0)).center()
    QTest.mouseClick(card.reading.ticks.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert areas_of(part, current(part)) == ("dear",)


def test_comments_are_counted_beside_their_problem_and_offered_as_mentions():
    part = shown()
    card = card_of(part)
    for row in range(3):
        card.list.setCurrentIndex(card.list.rows.index(row, 0))
        card.reading.ticks.toggle(0)
        card.reading.ticks.toggle(1 + row % 2)
    part.desk.document.settle()
    assert [one.spoken for one in card.reading.ticks.rows.entries] == [3, 2, 1]
    assert card.counted.words().startswith("3 of 36 comments speak of a problem.")
    assert part.problems.counted.isVisible()
    use = next(one for one in part.problems.counted.findChildren(QPushButton) if one.text() == "Use 3")
    use.click()
    area = part.desk.project.areas.find("late")
    assert (area.count, area.comments_n) == (3, 36)


def test_a_new_problem_is_made_from_a_comment_in_one_step():
    part = shown()
    card, id = card_of(part), current(part)
    card.reading.new.setFocus()
    QTest.keyClicks(card.reading.new, "  No call beforehand ")
    QTest.keyClick(card.reading.new, Qt.Key.Key_Return)

    made = part.desk.project.areas[-1]
    assert (made.title, made.source, made.evidence, made.count) == ("No call beforehand", "survey comments", "", None)
    assert areas_of(part, id) == (made.id,)
    assert card.reading.ticks.rows.ticked == (made.id,) and len(card.reading.ticks.rows.entries) == 4
    assert part.problems.table.table_model.rows[-1].id == made.id
    assert card.reading.new.hasFocus() and card.reading.new.text() == ""

    QTest.keyClick(card.reading.new, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(part.desk.project.areas) == 3 and areas_of(part, id) == ()
    QTest.keyClick(card.reading.new, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(part.desk.project.areas) == 4 and card.reading.new.text() == ""


@pytest.mark.parametrize("areas", [AREAS, AREAS[:2]])
def test_the_comments_stay_where_they_are_while_the_table_above_changes(areas):
    part = shown(with_comments(areas=areas), size=(904, 400))
    card, bar = card_of(part), part._page.verticalScrollBar()
    bar.setValue(card.y() + 40)
    card.reading.new.setFocus()
    QTest.keyClicks(card.reading.new, "No call")
    before, tall = card.mapTo(part, card.rect().topLeft()).y(), card.y()

    QTest.keyClick(card.reading.new, Qt.Key.Key_Return)

    assert wait_for(lambda: card.y() != tall)
    assert card.mapTo(part, card.rect().topLeft()).y() == before


def test_a_problem_that_is_there_already_is_ticked():
    part = shown()
    card = card_of(part)
    for words in ("comes  LATE", "comes late"):
        QTest.keyClicks(card.reading.new, words)
        QTest.keyClick(card.reading.new, Qt.Key.Key_Return)
    assert len(part.desk.project.areas) == 3 and areas_of(part, current(part)) == ("late",)
    QTest.keyClick(card.reading.new, Qt.Key.Key_Return)
    assert len(part.desk.project.areas) == 3


def test_enter_opens_the_record_to_correct_or_remove_it():
    part = shown()
    card, opened = card_of(part), []
    part.desk.sheet_requested.connect(opened.append)
    card.list.setFocus()
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    card.reading.open.click()
    assert opened == [("comments", current(part))] * 2


def test_a_removed_comment_and_a_removed_problem_are_gone():
    rows = comments(areas=("dear", "late"))
    part = shown(with_comments(rows))
    card, id = card_of(part), current(part)
    part.desk.document.remove([("comments", id)])
    part.desk.document.remove([("areas", "dear")])
    part.desk.document.settle()
    assert id not in [one.id for one in card.list.rows.entries] and current(part) != id
    assert [one.title for one in card.reading.ticks.rows.entries] == ["Comes late", "Is rude"]
    assert "speaks of I1" in spoken(card.list, 0) and "I2" not in spoken(card.list, 0)


def test_a_project_that_cannot_be_changed_can_be_read():
    desk = desk_for(with_comments())
    desk.document.saving.read_only = True
    part = shown_at(desk)
    card = card_of(part)
    card.reading.ticks.toggle(0)
    assert areas_of(part, current(part)) == ()
    assert not card.reading.ticks.isEnabled() and not card.reading.new.isEnabled() and card.list.isEnabled()


def test_go_to_does_not_offer_thousands_of_comments_by_the_name_of_their_metric():
    project = with_comments(comments(metric="m1"), metrics=Rows([Metric("m1", name="Recommendation")]))
    view = desk_for(project).view()
    assert [len(row_entries(view, name, Language("en"))) for name in ("metrics", "comments")] == [1, 0]


# Everybody


def test_tab_comes_to_each_control_in_the_order_of_the_eye():
    part = shown()
    card = card_of(part)
    card.search.setFocus()
    for stop in (card.list, card.reading.open, card.reading.words, card.reading.ticks, card.reading.new):
        QTest.keyClick(part.focusWidget(), Qt.Key.Key_Tab)
        assert part.focusWidget() is stop


def spoken(view, row):
    interface = QAccessible.queryAccessibleInterface(view)
    return interface.child(row).text(QAccessible.Text.Name)


def test_a_screen_reader_is_told_all_of_it():
    part = shown(with_comments(comments(areas=("late",))))
    card = card_of(part)
    part.desk.document.settle()
    assert spoken(card.list, 0).startswith(texts(card)[0] + ", Score: ")
    assert spoken(card.list, 0).endswith("Homes, speaks of I1")
    assert spoken(card.reading.ticks, 0) == "I1 Comes late, 36 comments"
    state = QAccessible.queryAccessibleInterface(card.reading.ticks).child(0).state()
    assert state.checkable and state.checked
    names = [
        card.list,
        card.reading.ticks,
        card.search,
        card.reading.new,
        card.reading.words,
        card.moods,
        card.reading.open,
        card.bring,
    ]
    assert all(one.accessibleName() for one in names)
    assert "36 comments" in card.list.accessibleName()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(904, 624), (1160, 624), (1000, 446)])
def test_it_fits_the_work_areas(size, theme):
    finnish = example("heat-pump", "fi")
    ids = [area.id for area in finnish.areas]
    rows = [msgspec.structs.replace(one, areas=tuple(ids[: at % 6])) for at, one in enumerate(comments())]
    part = shown(msgspec.structs.replace(finnish, comments=Rows(rows)), size=size, language="fi", theme=theme)
    card = card_of(part)
    assert part.minimumSizeHint().width() <= size[0]
    assert card.list.x() + card.list.width() <= card.reading.x() <= card.width()
    assert card.reading.geometry().right() < card.width()
    assert not card.grab().isNull()


def test_where_it_is_narrow_the_problems_stand_below():
    part = shown(size=(1000, 800), zoom=200)
    card = card_of(part)
    assert card.reading.y() >= card.list.y() + card.list.height()
    assert not card.grab().isNull()


def test_thousands_of_comments_are_painted_only_where_they_are_seen():
    rows = [Comment(f"k{at}", text="Wörter, wörter " * 20 + str(at), mood="low") for at in range(5_000)]
    part = shown(with_comments(rows))
    card, painted = card_of(part), []
    delegate = card.list.itemDelegate()
    paint = delegate.paint
    delegate.paint = lambda painter, option, index: (painted.append(index.row()), paint(painter, option, index))
    card.list.setFocus()
    QTest.keyClick(card.list, Qt.Key.Key_End)
    assert card.list.rows.entries[-1].id == current(part)
    card.list.viewport().repaint()
    assert 0 < len(painted) < 50
    QTest.keyClick(card.list, Qt.Key.Key_Right)
    QTest.keyClick(card.reading.ticks, Qt.Key.Key_Space)
    assert wait_for(lambda: card.reading.ticks.rows.entries[0].spoken == 1)
    assert current(part) == card.list.rows.entries[-1].id
