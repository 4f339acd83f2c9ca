"""Small windows and large zooms: nothing is cut, nothing is out of reach."""

import pytest
from desks import TODAY, application, desk_for, example, wait_for
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QScrollArea, QWidget

from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window

SIZE = (1280, 720)
RECORDS = {
    1: "segments",
    2: "experiences",
    3: "metrics",
    4: "collection",
    5: "targets",
    6: "actions",
    7: "sharing",
}
MOST_EMPTY = 80


def window_at(tmp_path, zoom, language="en", size=SIZE):
    application()
    settings = Settings(tmp_path / "settings.json")
    settings.values.language, settings.values.theme, settings.values.zoom = language, "light", zoom
    made = Window(settings, TODAY)
    made.resize(*size)
    made.show()
    document = desk_for(example("heat-pump", language)).document
    made.show_document(document)
    assert wait_for(lambda: made.frame.coach.checks._shown is not None)
    return made


def described(widget):
    words = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
    return f"{type(widget).__name__} {words[:40]!r} in {type(widget.parentWidget()).__name__}"


def trouble(window):
    """List what is squeezed, and what lies beyond the edge of what holds it where no page scrolls to it."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        if isinstance(widget, QPushButton) and widget.text() and widget.width() < widget.sizeHint().width() - 1:
            found.append(f"squeezed: {described(widget)}")
        if isinstance(widget, QLabel) and widget.text():
            low = widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()) - 2
            slim = not widget.wordWrap() and widget.width() < widget.sizeHint().width() - 2
            if low or slim:
                found.append(f"cut: {described(widget)}")
        if is_out_of_reach(widget, window):
            found.append(f"out of reach: {described(widget)}")
        if isinstance(widget, QScrollArea) and (beyond := empty_end(widget)) > MOST_EMPTY:
            found.append(f"scrolls {beyond} too far: {described(widget)}")
    return found


def empty_end(area):
    """Tell how much of a page that scrolls lies below everything on it."""
    page = area.widget()
    if area.verticalScrollBar().maximum() == 0 or page.layout() is None:
        return 0
    ends = [each.geometry().bottom() for each in page.children() if isinstance(each, QWidget) and each.isVisible()]
    return page.height() - max(ends, default=0)


def is_out_of_reach(widget, window):
    place = QRect(QPoint(0, 0), widget.size())
    while widget is not window:
        parent = widget.parentWidget()
        place.translate(widget.pos())
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and parent is area.viewport():
            fixed = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return fixed and (place.left() < -1 or place.right() > parent.width() + 1)
        if isinstance(area, QAbstractScrollArea) and parent is area.viewport():
            return False
        if place.isValid() and not parent.rect().adjusted(-2, -2, 2, 2).contains(place):
            return True
        widget = parent
    return False


@pytest.mark.parametrize("beside", ["", "sheet", "coach"])
@pytest.mark.parametrize(("zoom", "language"), [(100, "fi"), (125, "fi"), (150, "fi"), (150, "en")])
def test_nothing_is_cut_in_a_small_window(tmp_path, zoom, language, beside):
    # the steps of the settings are ten, but a screen may well be scaled by 125 %
    window = window_at(tmp_path, zoom, language)
    frame, wrong = window.frame, []
    for step in range(9):
        for part in parts_of(step):
            frame.open_step(step, part.KEY)
            window.document.settle()
            if beside == "coach":
                frame.coach.set_open(True)
            elif beside == "sheet" and step in RECORDS:
                rows = getattr(window.document.project, RECORDS[step])
                frame.open_sheet((RECORDS[step], rows[0].id))
            assert wait_for(lambda: not frame.part().busy())
            # what wraps finds its height in a few rounds
            wait_for(lambda: not trouble(window))
            assert (window.width(), window.height()) == SIZE
            assert frame.work.height() >= window.theme.px(180)
            wrong += [f"step {step} {part.KEY}: {one}" for one in trouble(window)]
    assert not wrong, "\n".join(wrong)


def test_a_sheet_lies_over_a_small_work_area_and_leaves_when_work_goes_on_there(tmp_path):
    window = window_at(tmp_path, 150)
    frame = window.frame
    frame.open_step(1, "prioritise")
    work = frame.work.width()
    segment = window.document.project.segments[1].id

    frame.open_sheet(("segments", segment, "name"))

    assert frame.work.width() == work
    assert frame.sheet_place() == ("segments", segment)
    assert frame._sheet.geometry().right() == frame.rect().right()
    frame.part().table.setFocus()
    assert frame.sheet_place() == ()
    assert frame.coach.isVisible()


def test_the_coach_lies_over_a_small_work_area_until_esc(tmp_path):
    window = window_at(tmp_path, 100)
    frame = window.frame
    frame.open_step(5)
    work = frame.work.width()

    window.does.checks()
    assert frame.coach.is_open
    assert frame.work.width() == work
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert not frame.coach.is_open
    assert frame.work.isAncestorOf(QApplication.focusWidget())


def test_the_sheet_stands_beside_the_work_where_there_is_room(tmp_path):
    window = window_at(tmp_path, 100)
    frame = window.frame
    frame.open_step(6, "act")
    work = frame.work.width()

    frame.open_sheet(("actions", window.document.project.actions[0].id))

    assert frame.rail.narrow
    assert frame.work.width() < work
    assert not frame._sheet.geometry().intersects(QRect(frame.work.mapTo(frame, QPoint(0, 0)), frame.work.size()))


def test_at_the_smallest_size_and_the_largest_zoom_everything_is_scrolled_to(tmp_path):
    window = window_at(tmp_path, 200, size=(1024, 640))
    frame = window.frame
    for step in range(9):
        for part in parts_of(step):
            frame.open_step(step, part.KEY)
            window.document.settle()
            QTest.qWait(0)
            assert (window.width(), window.height()) == (1024, 640)
            assert frame.work.height() >= window.theme.px(180)
