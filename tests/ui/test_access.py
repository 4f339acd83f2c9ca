"""Everybody reaches everything: Tab comes to each control of each screen, and a screen reader has a name for it."""

import pytest
from desks import TODAY, application, desk_for, empty_project, example, wait_for
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cxworkshop.model.imports import ColumnUse
from cxworkshop.ui.importing.answers_panel import AnswersPanel
from cxworkshop.ui.importing.values_panel import NEW, SegmentsPanel
from cxworkshop.ui.importing.view import CHECK, COLUMNS, RESULT
from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window

NO_ROLE = QAccessible.Role.NoRole
MOST = 600


@pytest.fixture
def window(tmp_path):
    application()
    settings = Settings(tmp_path / "settings.json")
    settings.values.language, settings.values.theme = "en", "light"
    made = Window(settings, TODAY)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface and interface.isValid() else ""


def described(widget: QWidget) -> str:
    chain = []
    while widget is not None and len(chain) < 4:
        chain.append(f"{type(widget).__name__}({widget.objectName()})")
        widget = widget.parentWidget()
    return " < ".join(chain)


def focusable(window: QWidget) -> set[QWidget]:
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and not widget.focusProxy()
        and not widget.property("quiet")
    }


def walk(window: QWidget) -> dict[QWidget, None]:
    """Press Tab until it comes round; a table is left with Esc and Tab."""
    seen: dict[QWidget, None] = {}
    for _ in range(MOST):
        focus = window.focusWidget()
        if focus is None or focus in seen:
            break
        seen[focus] = None
        if isinstance(focus, QAbstractItemView):
            QTest.keyClick(focus, Qt.Key.Key_Escape)
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("project", ["heat-pump", "machines", "empty"])
def test_tab_reaches_every_control_and_each_has_a_name(window, project):
    document = desk_for(empty_project() if project == "empty" else example(project)).document
    window.show_document(document)
    frame, trouble = window.frame, []
    assert wait_for(frame.isVisible)
    for step in range(9):
        for part in parts_of(step):
            frame.open_step(step, part.KEY)
            document.settle()
            assert wait_for(lambda: frame.part().isVisible() and not frame.part().busy())
            QTest.qWait(0)
            frame.rail.list.setFocus()
            reached = walk(window)
            where = f"step {step} {part.KEY}"
            assert len(reached) > 5, where
            trouble += [f"{where}: not reached: {described(one)}" for one in focusable(window) - set(reached)]
            trouble += [f"{where}: no name: {described(one)}" for one in reached if not name_of(one)]
            trouble += [f"{where}: no role: {described(one)}" for one in reached if _role(one) == NO_ROLE]
    assert not trouble, "\n".join(trouble)


@pytest.mark.parametrize(("step", "view"), [(1, "prioritise"), (2, "map"), (3, ""), (6, "prioritise"), (6, "act")])
def test_tab_walks_as_the_eye_does(window, step, view):
    document = desk_for(example("heat-pump")).document
    window.show_document(document)
    frame = window.frame
    frame.open_step(step, view)
    document.settle()
    QTest.qWait(0)
    frame.rail.list.setFocus()

    reached = list(walk(window))

    panes = [next(place for place, pane in enumerate(frame.panes()) if pane.isAncestorOf(one)) for one in reached]
    assert panes == sorted(panes)
    assert set(panes) >= {0, 1, 2, 3, 4, 5}
    assert window.focusWidget() is reached[0]
    QTest.keyClick(reached[0], Qt.Key.Key_Backtab)
    assert window.focusWidget() is reached[-1]


def test_tab_reaches_every_control_of_an_import_and_each_has_a_name(window, tmp_path):
    path = tmp_path / "answers.csv"
    groups = ("Homes", "Farms")
    rows = (f"2026-10-{n % 28 + 1:02};{groups[n % 2]};{n % 11};{'abcde'[n % 5]};{n}\n" for n in range(60))
    rest = (f"2026-10-30;Homes;{text};a;1\n" for text in ("44", "oddly"))
    heads = "Date;Group;How likely are you to recommend us?;Satisfied;Other\n"
    path.write_text("".join((heads, *rows, *rest)), encoding="utf-8")
    window.show_document(desk_for(empty_project()).document)
    frame = window.frame
    assert wait_for(frame.isVisible)
    window.import_survey(str(path))
    view = frame.importing
    assert wait_for(lambda: not view.busy() and view.page == COLUMNS)
    for place, role in enumerate(("date", "segment", "metric", "metric", "ignore")):
        method = {2: "NPS", 3: "CSAT"}.get(place)
        metric = view.session.add_metric(method) if method else ""
        header = view.session.mapping.columns[place].header
        view.session.use(place, ColumnUse(header=header, role=role, metric=metric))
        assert wait_for(lambda: not view.busy())
    view.columns_page.rows[2].show_values.click()
    assert [type(panel) for panel in view.columns_page.panels] == [SegmentsPanel, AnswersPanel, AnswersPanel]

    trouble = _troubles(window, "columns")
    for panel in range(3):
        for text in list(view.columns_page.panels[panel].boxes):
            view.columns_page.panels[panel]._matched(text, {0: NEW, 2: "3"}.get(panel, text if text.isdigit() else ""))
            assert wait_for(lambda: not view.busy())
    use = view.session.mapping.columns[2]
    odd = {text: kept for text, kept in use.values.items() if text not in ("44", "oddly")}
    view.session.use(2, ColumnUse(header=use.header, role=use.role, metric=use.metric, values=odd))
    assert wait_for(lambda: not view.busy() and view.next.isEnabled())
    view.next.click()
    assert wait_for(lambda: not view.busy() and view.page == CHECK)
    assert view.check_page.buttons
    trouble += _troubles(window, "check")
    view.next.click()
    assert wait_for(lambda: view.page == RESULT)
    trouble += _troubles(window, "result")
    frame.drop_import()
    assert not trouble, "\n".join(trouble)


def _troubles(window: Window, where: str) -> list[str]:
    """List what Tab does not reach in an import, and what has no name or role."""
    QTest.qWait(0)
    window.frame.rail.list.setFocus()
    reached = walk(window)
    assert len(reached) > 5, where
    return [
        *(f"{where}: not reached: {described(one)}" for one in focusable(window) - set(reached)),
        *(f"{where}: no name: {described(one)}" for one in reached if not name_of(one)),
        *(f"{where}: no role: {described(one)}" for one in reached if _role(one) == NO_ROLE),
    ]


def _role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface else QAccessible.Role.NoRole


def test_the_start_page_is_reached_with_tab_and_named(window):
    assert wait_for(window.start.isVisible)
    assert wait_for(lambda: len(focusable(window)) > 8)
    window.start.first_focus().setFocus()

    reached = walk(window)

    assert not focusable(window) - set(reached)
    assert [described(widget) for widget in reached if not name_of(widget)] == []
