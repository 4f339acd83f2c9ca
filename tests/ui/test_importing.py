"""A survey from its file to numbers in the project, in a real window."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from desks import application, wait_for
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from waiting import close_all

from cxworkshop.language import Language
from cxworkshop.model import edit
from cxworkshop.model.imports import ColumnUse
from cxworkshop.model.metrics import MethodKey
from cxworkshop.model.project import Project
from cxworkshop.model.segments import Segment
from cxworkshop.programme.choices import method_name
from cxworkshop.programme.new_metrics import new_metric
from cxworkshop.programme.templates import blank
from cxworkshop.storage.project import ProjectFile
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.tour import imports
from cxworkshop.ui.importing import left_out_card, session
from cxworkshop.ui.importing.numbers_card import NumbersCard
from cxworkshop.ui.importing.view import CHECK, COLUMNS, FILE, RESULT, ImportView
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.task import is_any_running
from cxworkshop.ui.window import Window

TODAY = date(2026, 11, 21)
ANSWERS = "Id;Date;Group;How likely are you to recommend us?;Satisfied;Why?\n" + "".join(
    f"{n};2026-10-{n % 28 + 1:02};{'Homes' if n % 2 else 'Farms'};{n % 11};{n % 5 + 1};"
    f"{'Late by two hours, call 040 123 4567' if n % 3 else ''}\n"
    for n in range(60)
)


def project() -> Project:
    """Give a project with two segments and the question of recommendation."""
    made = blank(Language("en"), TODAY)
    for id, name in (("homes", "Homes"), ("farms", "Farms")):
        made = edit.add(made, ("segments",), Segment(id=id, name=name))
    return edit.add(made, ("metrics",), new_metric("NPS", "relationship", made))


@pytest.fixture
def window(tmp_path):
    """Open a window on that project."""
    application()
    path = tmp_path / "cold.cxw"
    ProjectFile(path).save(project())
    shown = Window(Settings(tmp_path / "settings.json"), TODAY, str(path))
    shown.resize(1440, 900)
    shown.show()
    wait_for(lambda: shown.frame is not None and shown.frame.step >= 0)
    yield shown
    if shown.frame is not None:
        shown.frame.drop_import()
    shown.close()
    close_all()


def survey(tmp_path: Path, text: str = ANSWERS, name: str = "answers.csv") -> str:
    """Write a survey's file."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def opened(window: Window, path: str) -> ImportView:
    """Open the import of a file, and wait until it is read."""
    window.import_survey(path)
    view = window.frame.importing
    wait_for(lambda: not view.busy())
    return view


def press(widget, key=Qt.Key.Key_Space) -> None:
    """Press a key on a widget that has the focus."""
    widget.setFocus()
    QTest.keyClick(widget, key)


def choose(box, words: str) -> None:
    """Choose an entry of a box by its first letters, as people do."""
    place = next(place for place in range(box.count()) if box.itemText(place).startswith(words))
    box.setFocus()
    box.setCurrentIndex(place)
    box.activated.emit(place)


def leave_out(view: ImportView, header: str) -> None:
    """Leave a column out."""
    row = next(row for row in view.columns_page.rows if view.session.columns[row.place].header == header)
    choose(row.box, "Leave out")
    wait_for(lambda: not view.busy())


def to_result(view: ImportView) -> None:
    """Go on from the columns to the result by keys."""
    press(view.next)
    wait_for(lambda: not view.busy() and view.page == CHECK)
    press(view.next)
    wait_for(lambda: view.page == RESULT)


def test_a_survey_becomes_numbers_and_one_undo_takes_them_back(window, tmp_path):
    view = opened(window, survey(tmp_path))
    assert view.page == COLUMNS
    assert [view.session.columns[place].header for place in view.session.waiting()] == ["Satisfied"]
    assert not view.next.isEnabled()
    assert view.problem.isVisible()
    leave_out(view, "Satisfied")
    assert view.next.isEnabled()
    before = window.document.project
    to_result(view)
    found = window.document.project
    assert {one.segments for one in found.measurements} == {(), ("homes",), ("farms",)}
    whole = next(one for one in found.measurements if not one.segments)
    assert sum(whole.data.values.values()) == 60
    assert found.imports[0].file == "answers.csv"
    press(view.undo)
    assert window.document.project == before
    assert window.frame.importing is None


def test_the_same_survey_again_replaces_and_remembers(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    to_result(view)
    ids = {one.id for one in window.document.project.measurements}
    press(view.next)
    assert window.frame.importing is None
    assert window.frame.step == 5
    view = opened(window, survey(tmp_path, ANSWERS + "99;2026-10-30;Homes;10;5;\n"))
    assert view.next.isEnabled()
    to_result(view)
    found = window.document.project
    assert {one.id for one in found.measurements} == ids
    assert len(found.imports) == 1
    assert found.imports[0].kept == 61


def test_values_get_their_segment_and_a_new_metric_comes_with_the_import(window, tmp_path):
    text = ANSWERS.replace("Farms", "Gårdar")
    view = opened(window, survey(tmp_path, text))
    panel = view.columns_page.panels[0] if view.columns_page.panels else None
    if panel is None:
        row = next(row for row in view.columns_page.rows if view.session.columns[row.place].header == "Group")
        choose(row.box, "Segment")
        wait_for(lambda: not view.busy())
    choose(view.columns_page.panels[0].boxes["Homes"], "Homes")
    wait_for(lambda: not view.busy())
    choose(view.columns_page.panels[0].boxes["Gårdar"], "New segment")
    wait_for(lambda: not view.busy())
    row = next(row for row in view.columns_page.rows if view.session.columns[row.place].header == "Satisfied")
    choose(row.box, f"New metric: {method_name('CSAT', Language('en'))}")
    wait_for(lambda: not view.busy())
    assert len(window.document.project.metrics) == 1
    to_result(view)
    found = window.document.project
    assert [segment.name for segment in found.segments] == ["Homes", "Farms", "Gårdar"]
    assert [metric.method for metric in found.metrics] == ["NPS", "CSAT"]
    window.document.undo()
    assert len(window.document.project.metrics) == 1


def test_comments_are_kept_masked_only_when_it_is_ticked(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    view.columns_page.keep.comments.click()
    wait_for(lambda: not view.busy())
    to_result(view)
    comments = window.document.project.comments
    assert len(comments) == 40
    assert not any("123 4567" in one.text for one in comments)
    assert "“Late by two hours, call …”" in said_on(view.result_page)


def test_comments_of_few_are_kept_and_not_shown(window, tmp_path):
    few = ANSWERS.replace("Late by two hours", "Late by hours", 9).replace("Late by two hours, call 040 123 4567", "")
    view = opened(window, survey(tmp_path, few))
    leave_out(view, "Satisfied")
    view.columns_page.keep.comments.click()
    wait_for(lambda: not view.busy())
    to_result(view)
    assert len(window.document.project.comments) == 9
    said = said_on(view.result_page)
    assert not any("Late by hours" in words for words in said)
    assert any(words.startswith("9 comments are kept and not shown: from 10 on") for words in said)


def said_on(page):
    return [label.text() for label in page.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "empty"), (b"%PDF-1.7 nothing", "PDF"), (b"\x00\x01\x02" * 400, "CSV")]
)
def test_a_file_that_is_no_survey_gives_a_sentence_and_changes_nothing(window, tmp_path, content, words):
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    before = window.document.project
    view = opened(window, str(path))
    assert view.page == FILE
    assert words in view.file_page.said()
    assert window.document.project == before


def test_the_rail_leaves_an_import_that_waits_until_it_is_opened_again(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    window.does.open_step(2)
    assert not window.frame.is_importing
    window.import_survey()
    assert window.frame.importing is view
    assert view.next.isEnabled()


def test_escape_asks_only_when_something_was_decided(window, tmp_path):
    view = opened(window, survey(tmp_path))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.frame.importing is None


def test_another_theme_keeps_what_was_decided(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    window.set_theme("dark")
    wait_for(lambda: window.frame is not None and window.frame.importing not in (None, view))
    again = window.frame.importing
    wait_for(lambda: not again.busy() and again.page == COLUMNS)
    assert again is not view
    wait_for(lambda: again.next.isEnabled())


@pytest.mark.parametrize("change", ["theme", "language", "zoom"])
def test_an_import_that_waits_behind_a_step_survives_a_window_built_anew(window, tmp_path, change):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    window.does.open_step(2)
    if change == "theme":
        window.set_theme("dark")
    elif change == "language":
        window.set_language("fi")
    else:
        window.set_zoom(120)
    assert wait_for(lambda: window.frame is not None and window.frame.importing not in (None, view))
    again = window.frame.importing
    assert wait_for(lambda: not again.busy() and again.page == COLUMNS)
    assert not window.frame.is_importing
    assert window.frame.step == 2
    assert window.frame.part().isVisible()
    assert again.session.mapping.columns == view.session.mapping.columns
    window.import_survey()
    assert window.frame.is_importing
    assert window.frame.importing is again
    assert again.next.isEnabled()
    assert again.session.touched


def test_a_window_built_anew_decides_nothing(window, tmp_path):
    view = opened(window, survey(tmp_path))
    window.set_theme("dark")
    assert wait_for(lambda: window.frame is not None and window.frame.importing not in (None, view))
    again = window.frame.importing
    assert again.session.state() is not None
    assert len(again.session.state().mapping.columns) == 6
    assert wait_for(lambda: not again.busy() and again.page == COLUMNS)
    assert not again.session.touched


def drop(window: Window, *paths: str) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def answer(view: ImportView, role: QMessageBox.ButtonRole) -> None:
    """Answer the question whether to leave an import."""
    box = next(box for box in view.findChildren(QMessageBox) if box.isVisible())
    next(one for one in box.buttons() if box.buttonRole(one) == role).click()


def test_a_file_dropped_on_an_import_asks_first_when_something_was_decided(window, tmp_path):
    view = opened(window, survey(tmp_path))
    drop(window, survey(tmp_path, name="second.csv"))
    assert wait_for(lambda: not view.busy() and view.session.path.name == "second.csv")
    leave_out(view, "Satisfied")
    third = survey(tmp_path, name="third.csv")
    drop(window, third)
    assert view.session.path.name == "second.csv"
    answer(view, QMessageBox.ButtonRole.RejectRole)
    assert view.session.path.name == "second.csv"
    assert view.next.isEnabled()
    window.does.open_step(2)
    drop(window, third)
    assert window.frame.is_importing
    answer(view, QMessageBox.ButtonRole.DestructiveRole)
    assert wait_for(lambda: not view.busy() and view.session.path.name == "third.csv")
    assert not view.session.touched
    assert view.session.waiting()


def test_undo_beside_the_result_closes_it(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    to_result(view)
    window.does.undo()
    assert window.frame.importing is None


def test_the_list_of_what_is_left_out_is_a_safe_table(window, tmp_path, monkeypatch):
    target = tmp_path / "left.csv"
    monkeypatch.setattr(left_out_card, "ask_where_to_save", lambda *asked: str(target))
    view = opened(window, survey(tmp_path, ANSWERS + "1;2026-10-30;Homes;10;5;\n77;2026-10-30;Homes;=44;5;\n"))
    leave_out(view, "Satisfied")
    press(view.next)
    wait_for(lambda: not view.busy() and view.page == CHECK)
    card = view.check_page.findChild(left_out_card.LeftOutCard)
    card.save.click()
    wait_for(lambda: not view.busy() and target.exists())
    rows = target.read_text("utf-8-sig").splitlines()
    assert rows[0] == "Row,Reason,Column,Value"
    assert any(row.startswith("61,Sent twice") for row in rows)
    assert not any(",=" in row for row in rows)


def test_hostile_headings_and_answers_are_shown_as_they_are(window, tmp_path):
    text = "<Id & x>,=HYPERLINK(),A <! sign\n" + "".join(f"{n},&amp;{n},<i>{n % 11}</i>\n" for n in range(40))
    view = opened(window, survey(tmp_path, text))
    rows = view.columns_page.rows
    assert [row.name.text() for row in rows] == ["<Id & x>", "=HYPERLINK()", "A <! sign"]
    assert all(row.name.textFormat() == Qt.TextFormat.PlainText for row in rows)
    assert all(
        one.textFormat() == Qt.TextFormat.PlainText for one in view.columns_page.findChildren(QLabel) if one.text()
    )


def test_a_file_dropped_anywhere_is_imported(window, tmp_path):
    drop(window, survey(tmp_path))
    view = window.frame.importing
    assert view is not None
    assert wait_for(lambda: not view.busy() and view.page == COLUMNS)


def test_reading_can_be_left_and_the_file_is_let_go_of(window, tmp_path):
    window.import_survey(survey(tmp_path, ANSWERS * 200))
    view = window.frame.importing
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.frame.importing is None
    assert view.session.open is None
    assert not window.document.project.imports


def test_a_metric_that_is_undone_meanwhile_is_asked_for_again(window, tmp_path):
    view = opened(window, survey(tmp_path))
    view.close_import()
    metric = new_metric("CSAT", "relationship", window.document.project)
    window.document.add(("metrics",), metric)
    view = opened(window, survey(tmp_path))
    row = next(row for row in view.columns_page.rows if view.session.columns[row.place].header == "Satisfied")
    choose(row.box, f"Metric: {metric.name}")
    assert wait_for(lambda: not view.busy())
    assert view.session.mapping.columns[row.place].metric == metric.id
    window.does.undo()
    assert wait_for(lambda: not view.busy() and row.place in view.session.waiting())
    assert not view.next.isEnabled()


def test_coach_and_panes_leave_room_for_the_import(window, tmp_path):
    view = opened(window, survey(tmp_path))
    window.does.coach()
    window.does.checks()
    assert not window.frame.coach.isVisible()
    assert view in window.frame.panes()
    window.does.open_step(2)
    assert window.frame.coach.isVisible()
    assert view not in window.frame.panes()


def test_a_small_window_puts_the_side_column_below(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    to_result(view)
    page = view.result_page
    page.resize(700, 600)
    assert page.side.maximumWidth() > page.width()
    page.resize(1100, 600)
    assert page.side.maximumWidth() < page.width() / 2


def test_every_control_of_the_import_has_a_name_and_is_reached_by_keys(window, tmp_path):
    view = opened(window, survey(tmp_path))
    for widget in view.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            said = QAccessible.queryAccessibleInterface(widget)
            assert said.text(QAccessible.Text.Name).strip(), widget
    page = view.columns_page
    boxes = [stop for row in page.rows for stop in (row.box, row.confirm, row.show_values) if not stop.isHidden()]
    assert len(boxes) > len(page.rows)
    boxes[0].setFocus()
    for box in boxes[1:]:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is box


def test_only_one_column_holds_the_date_or_the_segment(window, tmp_path):
    view = opened(window, survey(tmp_path))
    roles = {use.header: use.role for use in view.session.mapping.columns}
    assert roles["Date"] == "date"
    assert roles["Group"] == "segment"
    row = next(row for row in view.columns_page.rows if view.session.columns[row.place].header == "Satisfied")
    choose(row.box, "Segment")
    assert wait_for(lambda: not view.busy())
    roles = {use.header: use.role for use in view.session.mapping.columns}
    assert roles["Satisfied"] == "segment"
    assert roles["Group"] == "ignore"
    assert roles["Date"] == "date"


def test_whether_day_or_month_stands_first_is_chosen_in_the_row(window, tmp_path):
    days = "".join(f"{n % 9 + 1:02}/{n % 8 + 2:02}/2026;{n % 11}\n" for n in range(60))
    view = opened(window, survey(tmp_path, "Date;How likely are you to recommend us?\n" + days))
    assert view.session.columns[0].finding == "uncertain dates"
    assert not view.next.isEnabled()
    choose(view.columns_page.rows[0].box, "Date of the answer, day first")
    assert wait_for(lambda: not view.busy())
    assert view.session.mapping.date_order == "dmy"
    assert view.session.columns[0].finding == "recognised"
    assert view.columns_page.rows[0].box.currentText() == "Date of the answer"
    assert view.next.isEnabled()


def one_question(values: list[str], each: int = 8) -> str:
    """Write a file with the answers to one question."""
    rows = (f"{n};2026-10-{n % 28 + 1:02};{values[n % len(values)]}\n" for n in range(each * len(values)))
    return "Id;Date;Satisfied\n" + "".join(rows)


def used_as(window: Window, tmp_path: Path, method: MethodKey, values: list[str]) -> ImportView:
    """Open a file with the answers to one question as those of a new metric."""
    view = opened(window, survey(tmp_path, one_question(values)))
    choose(view.columns_page.rows[2].box, f"New metric: {method_name(method, Language('en'))}")
    assert wait_for(lambda: not view.busy())
    return view


def answer_with(view: ImportView, text: str, words: str) -> None:
    """Choose what a value stands for."""
    choose(view.columns_page.panels[0].boxes[text], words)
    assert wait_for(lambda: not view.busy())


def counted(window: Window, view: ImportView) -> dict[float, int]:
    """Import, and give the answers of the last metric."""
    assert view.next.isEnabled()
    to_result(view)
    found = window.document.project
    return next(one for one in found.measurements if not one.segments).data.values


def test_words_of_any_language_get_their_answers(window, tmp_path):
    words = ["haraka sana", "haraka", "wastani", "polepole", "mbaya", "sijui kabisa"]
    view = used_as(window, tmp_path, "CSAT", words)
    row = view.columns_page.rows[2]
    assert view.session.waiting() == [2]
    assert "below" in row.box.accessibleDescription()
    assert "below" in row._found.text()
    panel = view.columns_page.panels[0]
    assert list(panel.boxes) == sorted(words)
    assert [panel.boxes["haraka"].itemText(place) for place in range(7)] == [
        "Choose an answer…", "1 (very dissatisfied)", "2", "3", "4", "5 (very satisfied)", "Leave these answers out",
    ]  # fmt: skip
    for text, choice in zip(words, ("5", "4", "3", "2", "1", "Leave these"), strict=True):
        assert view.session.waiting() == [2]
        answer_with(view, text, choice)
        assert view.columns_page.panels[0].boxes[text].hasFocus()
    assert view.session.waiting() == []
    kept = view.session.mapping.columns[2].values
    assert kept == dict(zip(words, ("5", "4", "3", "2", "1", ""), strict=True))
    assert counted(window, view) == dict.fromkeys((1, 2, 3, 4, 5), 8)


@pytest.mark.parametrize(
    ("method", "values", "meant"),
    [
        ("CSAT", ["0", "1", "2", "3", "4"], ["1", "2", "3", "4", "5"]),
        ("CSAT", ["1 - very satisfied", "2", "3", "4", "5 - very dissatisfied"], ["5", "4", "3", "2", "1"]),
        ("FCR", ["1", "2"], ["Yes", "No"]),
        ("FCR", ["yes", "partly", "no"], ["Yes", "No", "No"]),
    ],
)
def test_a_doubt_about_a_column_stands_until_each_value_has_an_answer(window, tmp_path, method, values, meant):
    view = used_as(window, tmp_path, method, values)
    assert view.session.waiting() == [2]
    for text, choice in zip(values, meant, strict=True):
        answer_with(view, text, choice)
        done = all(one in view.session.mapping.columns[2].values for one in values)
        assert done or method == "FCR" or view.session.waiting() == [2]
    assert view.session.waiting() == []
    numbers = [{"No": 0, "Yes": 1}.get(choice) if method == "FCR" else float(choice) for choice in meant]
    assert counted(window, view) == {number: 8 * numbers.count(number) for number in numbers}


def test_answers_that_are_read_but_doubtful_are_confirmed_at_once(window, tmp_path):
    view = used_as(window, tmp_path, "CSAT", ["1", "2", "3", "n/a"] * 4)
    assert view.session.columns[2].warnings == ("narrower",)
    panel = view.columns_page.panels[0]
    assert {text: box.currentText() for text, box in panel.boxes.items()} == {
        "1": "1 (very dissatisfied)", "2": "2", "3": "3", "n/a": "Leave these answers out",
    }  # fmt: skip
    press(panel.confirm)
    assert wait_for(lambda: not view.busy())
    assert view.session.waiting() == []
    assert not view.columns_page.panels[0].confirm.isVisible()
    assert counted(window, view) == {1: 32, 2: 32, 3: 32}


def test_one_odd_value_is_answered_without_those_that_were_understood(window, tmp_path):
    view = used_as(window, tmp_path, "CSAT", ["1", "2", "3", "4", "5", "kamili"])
    assert view.session.waiting() == [2]
    assert view.columns_page.panels[0].boxes["4"].currentText() == "4"
    answer_with(view, "kamili", "5")
    assert view.session.waiting() == []
    assert view.session.mapping.columns[2].values == {"kamili": "5"}
    answer_with(view, "kamili", "Choose")
    assert view.session.waiting() == [2]


def test_a_scale_of_ten_is_never_counted_as_recommendation(window, tmp_path):
    view = used_as(window, tmp_path, "NPS", [str(n) for n in range(1, 11)])
    row = view.columns_page.rows[2]
    assert "another metric" in row.box.accessibleDescription()
    assert "another metric" in row._found.text()
    assert view.columns_page.panels == []
    use = view.session.mapping.columns[2]
    each = {str(n): str(n) for n in range(1, 11)}
    view.session.use(2, ColumnUse(header=use.header, role=use.role, metric=use.metric, values=each))
    assert wait_for(lambda: not view.busy())
    assert view.session.waiting() == [2]
    assert not view.next.isEnabled()


def test_a_column_of_many_values_shows_the_odd_ones_first(window, tmp_path):
    view = used_as(window, tmp_path, "CSAT", ["1", "2", "3", *(f"odd {n}" for n in range(40))])
    boxes = view.columns_page.panels[0].boxes
    assert len(boxes) == 30
    assert all(text.startswith("odd") for text in boxes)


def said_in(row) -> str:
    """Give what a row says of its column."""
    return row.box.accessibleDescription()


def test_a_column_whose_odd_values_are_left_out_says_what_is_still_asked(window, tmp_path):
    view = used_as(window, tmp_path, "CSAT", ["1", "2", "3", "4", "x", "y"])
    row = view.columns_page.rows[2]
    assert "below" in said_in(row)
    answer_with(view, "x", "Leave these")
    answer_with(view, "y", "Leave these")
    assert "Does not fit" not in said_in(row)
    assert "Use these answers" in said_in(row)
    press(view.columns_page.panels[0].confirm)
    assert wait_for(lambda: not view.busy())
    assert view.session.waiting() == []
    assert counted(window, view) == dict.fromkeys((1, 2, 3, 4), 8)


def test_a_column_of_which_everything_is_left_out_says_so(window, tmp_path):
    view = used_as(window, tmp_path, "CSAT", ["x", "q"])
    press(view.columns_page.panels[0].rest)
    assert wait_for(lambda: not view.busy())
    assert "All its answers are left out" in said_in(view.columns_page.rows[2])
    assert view.columns_page.panels[0].confirm.isHidden()
    assert view.session.waiting() == [2]


def test_values_in_the_dozens_are_found_by_their_letters_and_left_out_at_once(window, tmp_path):
    words = ["1", "2", "3", "4", "5", *(f"odd {n}" for n in range(40)), "kamili", "nzuri"]
    view = used_as(window, tmp_path, "CSAT", words)
    panel = view.columns_page.panels[0]
    assert len(panel.boxes) == 30
    press(panel.more)
    assert set(panel.boxes) == set(words)
    panel.search.setFocus()
    QTest.keyClicks(panel.search, "KAMI")
    assert list(panel.boxes) == ["kamili"]
    answer_with(view, "kamili", "5")
    assert view.columns_page.panels[0] is panel
    assert panel.search.text() == "KAMI"
    QTest.keyClicks(panel.search, "xyz")
    assert panel.none.isVisible()
    panel.search.clear()
    assert "41" in panel.rest.text()
    press(panel.rest)
    assert wait_for(lambda: not view.busy())
    kept = view.session.mapping.columns[2].values
    assert kept["kamili"] == "5"
    assert kept["nzuri"] == kept["odd 39"] == ""
    assert view.session.waiting() == []
    assert panel.rest.isHidden()
    assert counted(window, view) == {1: 8, 2: 8, 3: 8, 4: 8, 5: 16}


@pytest.mark.parametrize(
    ("method", "direction", "said"),
    [
        ("CSAT", None, "from 1 (very dissatisfied) to 5 (very satisfied). The good end is 5."),
        ("CSAT", "lower", "The good end is 1."),
        ("FCR", None, "The good one is Yes."),
        ("YES NO", "lower", "The good one is No."),
        ("REVIEWS", None, "from 1 (the worst) to 5 (the best). The good end is 5."),
    ],
)
def test_the_panel_says_which_end_of_the_scale_is_good(window, tmp_path, method, direction, said):
    metric = msgspec.structs.replace(new_metric(method, "relationship", window.document.project), direction=direction)
    window.document.add(("metrics",), metric)
    view = opened(window, survey(tmp_path, one_question(["haraka", "mbaya"])))
    choose(view.columns_page.rows[2].box, f"Metric: {metric.name}")
    assert wait_for(lambda: not view.busy())
    words = " ".join(label.text() for label in view.columns_page.panels[0].findChildren(QLabel))
    assert said in words


def test_each_value_becomes_a_new_segment_at_once(window, tmp_path):
    view = opened(window, survey(tmp_path, ANSWERS.replace("Homes", "Hem").replace("Farms", "Gårdar")))
    choose(next(row.box for row in view.columns_page.rows if row.name.text() == "Group"), "Segment")
    assert wait_for(lambda: not view.busy())
    panel = view.columns_page.panels[0]
    view.columns_page.rows[panel.place].box.setFocus()
    for stop in (*panel.boxes.values(), panel.each, panel.rest, view.columns_page.rows[panel.place + 1].box):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is stop
    press(panel.each)
    assert wait_for(lambda: not view.busy())
    leave_out(view, "Satisfied")
    to_result(view)
    found = window.document.project
    assert [segment.name for segment in found.segments][2:] == ["Gårdar", "Hem"]
    assert len([one for one in found.measurements if one.segments]) == 2


def wide(columns: int, rows: int = 40) -> str:
    """Write a survey of many questions, with the columns that give a number last."""
    heads = [*(f"Note {n}" for n in range(columns)), "Date", "How likely are you to recommend us?"]
    lines = (
        [*([f"some words {row} {n}" for n in range(columns)]), f"2026-10-{row % 28 + 1:02}", str(row % 11)]
        for row in range(rows)
    )
    return "".join(";".join(line) + "\n" for line in (heads, *lines))


def test_of_many_columns_those_with_a_use_come_first(window, tmp_path):
    view = opened(window, survey(tmp_path, wide(130)))
    page = view.columns_page
    order = [view.session.columns[row.place].header for row in page.rows]
    quiet = [row.place for row in page.rows if view.session.columns[row.place].use.role == "ignore"]
    assert len(order) <= 40
    assert {"Date", "How likely are you to recommend us?"} <= set(order)
    hidden = 132 - len(order)
    assert str(hidden) in page.more.text()
    assert [row.place for row in page.rows][len(order) - len(quiet) :] == quiet
    press(page.more)
    assert len(page.rows) == len(order) + 40
    assert page.rows[len(order)].box.hasFocus()
    for _ in range(3):
        if not page.more.isHidden():
            press(page.more)
    assert len({row.place for row in page.rows}) == 132
    assert page.more.isHidden()


def test_columns_without_a_use_are_left_out_together(window, tmp_path):
    heads = "Date;How likely are you to recommend us?;" + ";".join(f"Thing {n}" for n in range(6))
    rows = "".join(
        f"2026-10-{n % 28 + 1:02};{n % 11};" + ";".join(str(n % 7 + 1) for _ in range(6)) + "\n" for n in range(60)
    )
    view = opened(window, survey(tmp_path, f"{heads}\n{rows}"))
    page = view.columns_page
    assert len(view.session.waiting()) == 6
    press(page.leave_open)
    assert wait_for(lambda: not view.busy())
    assert view.session.waiting() == []
    assert page.leave_open.isHidden()
    assert view.next.isEnabled()


def test_a_metric_takes_one_column_and_says_so(window, tmp_path):
    text = ANSWERS.replace("Satisfied", "Second score")
    view = opened(window, survey(tmp_path, text))
    metric = window.document.project.metrics[0]
    choose(view.columns_page.rows[4].box, f"Metric: {metric.name}")
    assert wait_for(lambda: not view.busy())
    assert view.session.waiting() == [3, 4]
    assert "one metric" in said_in(view.columns_page.rows[3])
    leave_out(view, "Second score")
    assert view.session.waiting() == []


ODD = (
    ANSWERS
    + "1;2026-10-30;Homes;10;5;\n" * 20
    + "".join(
        f"{n};{day};Homes;{score};5;\n"
        for n, (day, score) in enumerate([("", "9"), ("soon", "9"), ("2026-10-30", "44"), ("2026-10-30", "oddly")], 700)
    )
)


def to_check(view: ImportView) -> None:
    """Go on from the columns to the check."""
    press(view.next)
    assert wait_for(lambda: not view.busy() and view.page == CHECK)


def press_way(view: ImportView, way: str) -> None:
    """Press the button of a problem."""
    page = view.check_page
    press(next(act for one, act in zip(page.problems, page.buttons, strict=True) if one.way == way))
    assert wait_for(lambda: not view.busy())


def test_the_check_says_first_what_stands_out_and_goes_where_it_is_mended(window, tmp_path):
    view = opened(window, survey(tmp_path, ODD))
    leave_out(view, "Satisfied")
    assert said_in(view.columns_page.rows[3]).startswith("Is this the right metric?")
    press(view.columns_page.rows[3].confirm)
    assert wait_for(lambda: not view.busy())
    assert view.columns_page.rows[3].confirm.isHidden()
    to_check(view)
    page = view.check_page
    assert [one.way for one in page.problems] == ["column", "dates", "all rows"]
    assert page.buttons[0].hasFocus()
    assert "oddly" in page.problems[0].advice
    press_way(view, "column")
    assert view.page == COLUMNS
    assert view.columns_page.panels[0].boxes["44"].hasFocus()
    answer_with(view, "44", "Leave these")
    answer_with(view, "oddly", "10")
    to_check(view)
    assert [one.way for one in page.problems] == ["dates", "all rows"]
    press_way(view, "dates")
    assert view.page == COLUMNS
    assert view.columns_page.keep.order.hasFocus()
    to_check(view)
    kept = view.session.found.kept
    press_way(view, "all rows")
    assert view.page == CHECK
    assert view.session.found.kept == kept + 20
    assert [one.way for one in page.problems] == ["dates"]


def test_letters_that_cannot_be_read_and_rows_too_long_are_told(window, tmp_path):
    text = "Päivä;How likely are you to recommend us?;Lisätietoja\n" + "".join(
        f"2026-09-01;{n % 11};hyvää työtä\n" for n in range(300)
    )
    path = tmp_path / "answers.csv"
    path.write_bytes(f"{text}2026-09-02;9;hyvä;yli\n".encode() + b"2026-09-03;9;m\xff\n")

    view = opened(window, str(path))
    leave_out(view, "Lisätietoja")
    to_check(view)

    told = {one.words: one for one in view.check_page.problems}
    assert told["Some letters are broken"].way == "file"
    assert told["Some rows are longer than the table"].advice.startswith("One row has more cells")


def test_answers_without_a_day_ask_for_it(window, tmp_path):
    text = "How likely are you to recommend us?\n" + "".join(f"{n % 11}\n" for n in range(40))
    view = opened(window, survey(tmp_path, text))
    to_check(view)
    assert "21 Nov 2026" in view.check_page.problems[0].words
    press_way(view, "days")
    assert view.columns_page.keep.days["start"].hasFocus()
    QTest.keyClicks(view.columns_page.keep.days["start"], "2026-10-01")
    press(view.columns_page.keep.days["end"])
    QTest.keyClicks(view.columns_page.keep.days["end"], "2026-10-31")
    press(view.next)
    assert wait_for(lambda: not view.busy() and view.page == CHECK)
    assert view.check_page.problems == []


def test_too_few_answers_say_why_nothing_is_kept(window, tmp_path):
    view = opened(window, survey(tmp_path, "How likely are you to recommend us?\n9\n10\n8\n"))
    to_check(view)
    assert view.check_page.problems[0].level == "must"
    assert "Fewer than 5" in view.check_page.problems[0].words
    assert not view.next.isEnabled()
    assert view.problem.text() == "There is nothing to import"


def test_a_clean_file_has_nothing_to_look_at(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    to_check(view)
    assert view.check_page.problems == []
    words = " ".join(label.text() for label in view.check_page.findChildren(QLabel))
    assert "Nothing stands out" in words
    assert window.focusWidget() is view.next


def test_a_longer_export_says_that_it_replaces_and_a_shorter_one_warns(window, tmp_path):
    one_more = ANSWERS + "99;2026-10-30;Homes;10;5;\n"
    many_more = one_more + "".join(f"{n};2026-10-30;Homes;{n % 11};5;\n" for n in range(100, 120))
    again = "This survey was imported before"
    for text, expected in (
        (ANSWERS, set()),
        (one_more, {("should", "Few new answers"), ("info", again)}),
        (many_more, {("info", again)}),
        (ANSWERS[:900], {("should", "Fewer answers than before")}),
    ):
        view = opened(window, survey(tmp_path, text))
        if view.session.waiting():
            leave_out(view, "Satisfied")
        to_check(view)
        assert {(one.level, one.words) for one in view.check_page.problems if one.way == "file"} == expected
        press(view.next)
        assert view.page == RESULT
        view.close_import()
    assert len(window.document.project.imports) == 1


def test_numbers_read_as_everywhere_in_the_app(window, tmp_path):
    text = "Date;How likely are you to recommend us?\n" + "".join(f"2026-10-{n + 1:02};{n % 11}\n" for n in range(24))
    view = opened(window, survey(tmp_path, text))
    to_check(view)
    card = view.check_page.findChild(NumbersCard)
    words = [label.text() for label in card.findChildren(QLabel)]
    assert any(" to " in text and text.endswith(", few answers") for text in words)
    assert not any("±" in text for text in words)


def test_a_project_that_may_only_be_read_says_so_on_every_page(window, tmp_path):
    window.document.saving.read_only = True
    before = window.document.project
    view = opened(window, survey(tmp_path))
    assert "nothing can be imported" in view.problem.text()
    assert view.problem.isVisible()
    leave_out(view, "Satisfied")
    to_check(view)
    assert "nothing can be imported" in view.problem.text()
    assert not view.next.isEnabled()
    assert not view.session.finish()
    assert window.document.project is before


COUNTS = "metric,segment,period,value,count\nM1,,2026-10,9,12\nM1,,2026-10,3,8\nM1,Homes,2026-10,9,7\n"


def test_ready_counts_need_no_columns(window, tmp_path):
    view = opened(window, survey(tmp_path, COUNTS, "counts.csv"))
    assert view.page == CHECK
    press(view.next)
    assert view.page == RESULT
    found = window.document.project
    assert found.imports[0].layout == "counts"
    assert {one.segments: one.data.values for one in found.measurements}[()] == {9: 12, 3: 8}
    press(view.undo)
    assert not window.document.project.measurements


def test_ready_counts_of_an_unknown_metric_name_the_line(window, tmp_path):
    view = opened(window, survey(tmp_path, COUNTS.replace("M1,,2026-10,3", "M7,,2026-10,3"), "counts.csv"))
    assert view.page == FILE
    assert "Line 3" in view.file_page.said()
    assert "M7" in view.file_page.said()


def test_the_tour_shows_every_page_of_an_import(window, tmp_path):
    names, pages = [], []
    for name in imports(window, tmp_path):
        names.append(name)
        pages.append(window.frame.importing.page)
    assert names == ["import-1-file", "import-2-columns", "import-3-check", "import-4-result"]
    assert pages == [FILE, COLUMNS, CHECK, RESULT]
    assert window.document.project.measurements


def test_counting_is_stopped_and_what_was_decided_stays(window, tmp_path, monkeypatch):
    def endless(engine, *rest):
        while not engine.cancelled():
            pass
        raise Unreadable("cancelled")

    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    with monkeypatch.context() as patched:
        patched.setattr(session, "count_survey", endless)
        press(view.next)
        assert view.is_counting
        assert view.leave.text() == "Stop counting"
        assert view.leave.hasFocus()
        assert view.back.isHidden()
        press(view.leave)
        assert not view.is_counting
        assert view.columns_page.isVisible()
        assert not view.busy()
    assert view.leave.text() == "Cancel"
    assert view.session.touched
    to_check(view)
    assert view.session.found.kept == 60


def test_the_window_closes_in_the_middle_of_counting(window, tmp_path):
    view = opened(window, survey(tmp_path, ANSWERS))
    leave_out(view, "Satisfied")
    press(view.next)
    assert view.busy()
    window.close()
    assert not window.isVisible()
    assert view.session.open is None
    assert wait_for(lambda: not is_any_running())


def test_an_import_is_undone_and_done_again(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    before = window.document.project
    to_result(view)
    after = window.document.project
    window.does.undo()
    assert window.document.project == before
    window.does.redo()
    assert window.document.project == after
    assert not window.frame.is_importing
    window.does.undo()
    assert window.document.project == before


def test_of_two_files_the_first_is_taken_and_the_window_says_so(window, tmp_path):
    said = []
    window.frame.desk.toast_requested.connect(lambda text, *rest: said.append(text))
    drop(window, survey(tmp_path), survey(tmp_path, name="second.csv"))
    view = window.frame.importing
    assert wait_for(lambda: not view.busy() and view.page == COLUMNS)
    assert view.session.path.name == "answers.csv"
    assert len(said) == 1
    assert "answers.csv" in said[0]


def test_a_file_that_has_gone_can_come_back_and_nothing_is_decided_anew(window, tmp_path):
    path = Path(survey(tmp_path))
    view = opened(window, str(path))
    leave_out(view, "Satisfied")
    path.rename(tmp_path / "elsewhere.csv")
    press(view.next)
    assert wait_for(lambda: not view.busy())
    assert "not there any more" in view.file_page.said()
    assert view.file_page.isVisible()
    assert view.back.hasFocus()
    assert view.next.isHidden()
    assert not view.is_counting
    (tmp_path / "elsewhere.csv").rename(path)
    press(view.back)
    assert view.columns_page.isVisible()
    to_check(view)
    assert view.session.found.kept == 60


def test_a_file_that_grows_meanwhile_is_read_again_with_what_was_decided(window, tmp_path):
    said = []
    window.frame.desk.toast_requested.connect(lambda text, *rest: said.append(text))
    path = Path(survey(tmp_path))
    view = opened(window, str(path))
    leave_out(view, "Satisfied")
    path.write_text(ANSWERS + "99;2026-10-30;Homes;10;5;\n", encoding="utf-8")
    press(view.next)
    assert wait_for(lambda: not view.busy() and view.page == COLUMNS)
    assert len(said) == 1
    assert "has changed" in said[0]
    assert view.session.waiting() == []
    to_check(view)
    assert view.session.found.rows == 61


def test_the_ends_of_a_scale_are_said_in_the_language_of_the_window(window, tmp_path):
    window.set_language("fi")
    assert wait_for(lambda: window.frame is not None and window.frame.isVisible())
    view = opened(window, survey(tmp_path, one_question(["haraka", "mbaya"])))
    view.session.use(2, ColumnUse(header="Satisfied", role="metric", metric=view.session.add_metric("CSAT")))
    assert wait_for(lambda: not view.busy())
    assert "1 (erittäin tyytymätön)" in [
        view.columns_page.panels[0].boxes["mbaya"].itemText(place) for place in range(3)
    ]


def test_undoing_the_second_import_of_a_file_closes_its_result(window, tmp_path):
    view = opened(window, survey(tmp_path))
    leave_out(view, "Satisfied")
    to_result(view)
    view.close_import()
    once = window.document.project
    to_result(opened(window, survey(tmp_path)))
    assert window.frame.is_importing
    window.does.undo()
    assert not window.frame.is_importing
    assert window.document.project == once


def test_arrow_keys_through_the_uses_leave_no_metric_behind(window, tmp_path):
    view = opened(window, survey(tmp_path))
    row = view.columns_page.rows[4]
    row.box.setFocus()
    for _ in range(9):
        QTest.keyClick(row.box, Qt.Key.Key_Down)
        assert wait_for(lambda: not view.busy())
    assert row.box.currentText().startswith("Metric: ")
    QTest.keyClicks(row.box, "Leave out")
    assert wait_for(lambda: not view.busy())
    assert row.box.currentText() == "Leave out"
    assert len(view.session.project.metrics) == 1
    to_result(view)
    assert len(window.document.project.metrics) == 1


def test_the_wheel_over_a_box_scrolls_the_page_and_decides_nothing(window, tmp_path):
    view = opened(window, survey(tmp_path))
    box = view.columns_page.rows[4].box
    view.columns_page.rows[0].box.setFocus()
    before = view.session.mapping
    turned = QWheelEvent(
        QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    application().sendEvent(box, turned)
    assert not view.busy()
    assert view.session.mapping is before
