"""Step 3: metrics by experience, the catalogue, suggestions and what is not measured yet."""

import msgspec
import pytest
from desks import desk_for, empty_project, example, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cxworkshop.method.catalogue import METHODS
from cxworkshop.model import edit
from cxworkshop.model.experiences import Experience
from cxworkshop.model.metrics import RELATIONSHIP, Metric
from cxworkshop.model.rows import Rows
from cxworkshop.programme.metric_gaps import gaps, groups, suggestions
from cxworkshop.programme.new_metrics import new_metric, question_texts
from cxworkshop.ui.screens.metrics import Metrics
from cxworkshop.ui.views.metric_catalogue import METHOD, CatalogueDialog
from cxworkshop.ui.views.metric_table import MetricTable


def shown(project=None, size=(904, 624), **asked):
    """Show the part as the frame does."""
    desk = desk_for(project, **asked)
    part = Metrics(desk)
    part.resize(*size)
    desk.document.settled.connect(part.refresh)
    part.refresh()
    part.show()
    part.activateWindow()
    assert QTest.qWaitForWindowActive(part)
    return part


def with_experiences(*names):
    rows = [Experience(id=f"e{n}", name=name, decision="measure now") for n, name in enumerate(names)]
    return msgspec.structs.replace(empty_project(), experiences=Rows(rows))


def tables(part):
    return [group.table for group in part.groups.values() if group.table.table_model.rowCount()]


def column_of(table, *place):
    return next(at for at, cells in enumerate(table.cells) if cells.place == place)


def catalogue(part):
    return next(one for one in part.findChildren(CatalogueDialog) if one.isVisible())


def metrics(part):
    return part.desk.project.metrics


def test_metrics_stand_under_their_experiences():
    part = shown(example("heat-pump"))

    names = [group.head.name.text() for group in part.groups.values()]
    assert names[:3] == [
        "Report a breakdown by phone",
        "Technician comes when promised",
        "Fault fixed at the first visit",
    ]
    assert names[-1] == "The relationship as a whole"
    first = next(iter(part.groups.values()))
    assert first.head.aside.text() == "Not measured: mission completed, recognition and the little extra"
    assert first.table.table_model.rowCount() == 3
    assert sum(table.table_model.rowCount() for table in tables(part)) == len(metrics(part))


def test_number_of_today_stands_with_its_n_and_interval():
    part = shown(example("heat-pump"))
    table = tables(part)[0]
    today = next(cells for cells in table.cells if cells.title == "Today")
    row = table.table_model.rows[0]

    assert today.text(row) == "50%"
    assert today.column.caption(row) == "38–62%, n = 58"
    assert today.text(Metric(id="new")) == "–" and today.column.caption(Metric(id="new"))


def test_everything_goes_by_keys_and_is_undone():
    part = shown(example("heat-pump"))
    before = part.desk.project
    table = tables(part)[0]
    id = table.table_model.rows[0].id
    assert part.show_place(("metrics", id, "name"))

    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit) or QApplication.focusWidget()
    editor.selectAll()
    QTest.keyClicks(editor, "Easy to reach us")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert metrics(part).find(id).name == "Easy to reach us"

    table.select(id, ("qualities",))
    QTest.keyClick(table, Qt.Key.Key_4)
    QTest.keyClick(table, Qt.Key.Key_1)
    QTest.keyClick(table, Qt.Key.Key_2)
    assert metrics(part).find(id).qualities == ("mission", "extra")

    QTest.keyClick(part.add_button, Qt.Key.Key_Space)
    dialog = catalogue(part)
    assert dialog.experience() == metrics(part).find(id).experience
    QTest.keyClicks(dialog.search, "reviews")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert metrics(part)[-1].method == "REVIEWS"

    stack = part.desk.document.undo_stack
    assert stack.count() == 5
    for _ in range(5):
        part.desk.document.undo()
    assert part.desk.project == before
    assert tables(part)[0].table_model.row_of(id) == 0


def test_a_click_on_a_quality_toggles_it():
    part = shown(example("heat-pump"))
    table = tables(part)[0]
    index = table.table_model.index(0, column_of(table, "qualities"))
    words = table.cell_delegate.zones(table.visualRect(index), index.column()).words
    at = words.center()
    at.setX(words.x() + part.desk.px(3 * 30 + 13))

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert metrics(part).find(table.table_model.rows[0].id).qualities == ("no_hassle", "extra")
    assert "little extra" in table.table_model.data(index, Qt.ItemDataRole.AccessibleTextRole)


def test_arrows_lead_from_group_to_group_with_one_current_row():
    part = shown(example("heat-pump"))
    first, second = tables(part)[:2]
    first.enter(-1, 0)

    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus() and second.current_row == 0 and first.current_row == -1
    assert "Technician comes when promised" in part.suggested.title.text()
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus() and first.current_row == 2 and second.current_id() == ""


def test_enter_in_the_last_column_opens_the_card():
    part = shown(example("heat-pump"))
    opened = []
    part.desk.sheet_requested.connect(opened.append)
    table = tables(part)[0]
    table.enter(0, len(table.cells) - 1)

    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("metrics", table.table_model.rows[0].id)]
    assert not part.show_place(("metrics", table.table_model.rows[0].id, "questions"))


def test_a_suggestion_is_added_with_its_group():
    part = shown(with_experiences("Order", "Pay"))
    group = next(iter(part.groups.values()))
    assert not group.table.isVisible() and len(group.suggestions.buttons) == 2
    assert part.first_focus() is group.suggestions.buttons[0]

    QTest.keyClick(group.suggestions.buttons[0], Qt.Key.Key_Space)
    made = metrics(part)[0]
    assert made.experience == "e0" and made.class_ == "perception" and made.definition
    assert group.table.isVisible() and group.table.hasFocus() and group.table.current_id() == made.id
    part.desk.document.undo()
    assert not metrics(part) and not group.table.isVisible() and group.offer.isVisible()


def test_without_measured_experiences_it_says_where_to_begin():
    part = shown()
    asked = []
    part.desk.step_requested.connect(lambda step, view: asked.append((step, view)))
    assert part.start.isVisible() and not part.card.isVisible()

    QTest.keyClick(part.start.buttons[0], Qt.Key.Key_Space)
    assert asked == [(2, "choose")]
    by_name = {made.text(): made for made in part.start.buttons}
    QTest.keyClick(by_name["Would recommend us"], Qt.Key.Key_Space)
    QTest.keyClick(by_name["Waiting time"], Qt.Key.Key_Space)
    assert [row.experience for row in metrics(part)] == [RELATIONSHIP, ""]
    assert list(part.groups) == [RELATIONSHIP, ""] and not part.start.isVisible()


def test_the_catalogue_offers_every_method_and_shows_its_question():
    part = shown(example("heat-pump"))
    part.ask(part.desk.project.experiences[1].id)
    dialog = catalogue(part)
    items = [dialog.list.item(at) for at in range(dialog.list.count())]
    assert sorted(item.data(METHOD) for item in items if item.data(METHOD)) == sorted(one.key for one in METHODS)
    assert dialog.list.item(0).text() == "Suggested here" and dialog.method() == "CSAT"

    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.method() == "EXTRA"
    QTest.keyClicks(dialog.search, "made it easy")
    assert dialog.method() == "CES2"
    dialog.search.setText("xyzzy")
    assert dialog.method() is None and not dialog.agree.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.about.pick(RELATIONSHIP)
    dialog.search.clear()
    assert dialog.method() == "RETENTION"
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert part.desk.document.undo_stack.count() == 0


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
def test_new_metrics_are_valid_and_complete(method):
    project = example("heat-pump")
    made = new_metric(method.key, RELATIONSHIP, project)

    edit.add(project, ("metrics",), made)
    assert made.name and made.questions == {}
    if method.key != "CUSTOM":
        assert made.direction and made.unit and made.definition and made.report_as and made.timing
        assert (made.scale_min, made.scale_max) != (None, None)
    if made.report_as in ("share", "rate"):
        assert made.numerator and made.denominator
    assert all("{" not in text for text in question_texts(method, project, "", "en"))


def test_new_metrics_speak_the_language_of_the_project():
    made = new_metric("CSAT", "", empty_project("fi"))

    assert made.name == "Tyytyväiset asiakkaat"


def test_suggestions_fill_different_gaps():
    desk = desk_for(with_experiences("Order"))
    offers = suggestions(desk.view(), "e0")

    assert {kind for offer in offers for kind in offer.fills.kinds} == {"say", "count"}
    for offer in offers:
        desk.document.add(("metrics",), new_metric(offer.method, "e0", desk.project))
    assert gaps(desk.view(), "e0").kinds == ()
    assert [group.key for group in groups(desk.view())] == ["e0"]


def test_an_experience_with_three_metrics_is_offered_no_more():
    part = shown(example("heat-pump"))
    tables(part)[0].enter(0, 0)

    assert part.suggestions.buttons == []
    assert part.suggestions._nothing.text().startswith("Three are enough")


def test_a_group_goes_with_its_last_metric_and_comes_back():
    part = shown(example("heat-pump"))
    table = part.groups[RELATIONSHIP].table
    table.enter(0, 0)

    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert RELATIONSHIP not in part.groups
    part.desk.document.undo()
    assert part.groups[RELATIONSHIP].table.table_model.rowCount() == 1
    assert list(part.groups)[-1] == RELATIONSHIP


def test_coverage_leads_to_the_metrics():
    part = shown(example("heat-pump"))
    table = part.coverage.table
    assert [cells.text(table.table_model.rows[1]) for cells in table.cells] == [
        "Technician comes when promised",
        "0",
        "1",
    ]
    assert table.cells[0].column.caption(table.table_model.rows[1]) == "A feeling is missing"

    table.setCurrentIndex(table.table_model.index(1, 0))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert tables(part)[1].hasFocus()


def test_a_read_only_file_is_not_changed():
    desk = desk_for(example("heat-pump"))
    desk.document.saving.read_only = True
    part = Metrics(desk)
    part.resize(904, 624)
    part.refresh()
    table = tables(part)[0]
    table.enter(0, column_of(table, "qualities"))

    QTest.keyClick(table, Qt.Key.Key_1)
    assert not part.add_button.isEnabled()
    offered = [*part.start.buttons, *(made for group in part.groups.values() for made in group.suggestions.buttons)]
    assert offered and not any(made.isEnabled() for made in offered)
    assert desk.document.undo_stack.count() == 0


@pytest.mark.parametrize("size", [(904, 624), (1160, 624), (1000, 446), (560, 400)])
def test_it_fits_the_work_areas(size):
    part = shown(example("heat-pump", "fi"), size=size, language="fi")

    assert wait_for(lambda: all(table.horizontalScrollBar().maximum() == 0 for table in tables(part)))
    assert all(isinstance(table, MetricTable) and table.columnWidth(0) >= 140 for table in tables(part))
    assert part.minimumSizeHint().width() <= size[0]
    assert not part.grab().isNull()
