"""The matrix: points that are controls, names that hide nothing, moves that are wished for and not made."""

import pytest
from desks import desk_for, example
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cxworkshop.exports.placing import Box, Wanted
from cxworkshop.programme.charts import Points, Spot, experience_matrix
from cxworkshop.ui.views.label_places import label_places
from cxworkshop.ui.views.matrix import MatrixPlot

WORDS = ("Concentrate here", "Keep it up", "Low priority", "Perhaps too much")


def spot(id, x, y, chosen=False, label=""):
    return Spot(id, id.upper(), label or f"Thing {id}", x, y, chosen, (x, y))


def plot_of(*spots, **asked):
    plot = MatrixPlot(desk_for(**asked))
    plot.resize(460, 520)
    plot.show_points(Points(spots, "How well we do it", "How much it matters", WORDS, (3.0, 3.0)))
    plot.show()
    plot.activateWindow()
    assert QTest.qWaitForWindowActive(plot)
    return plot


def told(signal):
    heard = []
    signal.connect(lambda *values: heard.append(values))
    return heard


def test_a_point_is_a_check_box_with_name_and_values():
    plot = plot_of(spot("d", 2.4, 3.7, True, "The invoice"))
    handle = plot.handle("d")

    assert handle.accessibleName() == "D, The invoice"
    assert handle.accessibleDescription() == "importance 3.7, performance 2.4"
    assert "importance 3.7, performance 2.4" in handle.toolTip()
    assert handle.isCheckable() and handle.isChecked()


def test_a_name_of_a_user_is_never_markup():
    plot = plot_of(spot("d", 2.4, 3.7, label="<b>R&D</b>"))

    assert "&lt;b&gt;R&amp;D" in plot.handle("d").toolTip()


def test_arrow_keys_wish_for_small_and_large_moves_in_one_visit():
    plot = plot_of(spot("a", 2.0, 3.0))
    handle, heard = plot.handle("a"), told(plot.moved)
    handle.setFocus()
    visit = plot.visit

    QTest.keyClick(handle, Qt.Key.Key_Right)
    QTest.keyClick(handle, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert heard == [("a", 2.1, 3.0), ("a", 2.0, 2.5)]
    assert plot.visit is visit


def test_a_mean_of_votes_keeps_its_decimals_on_the_axis_that_is_not_moved():
    plot = plot_of(spot("a", 2.8333, 3.0))
    heard = told(plot.moved)

    QTest.keyClick(plot.handle("a"), Qt.Key.Key_Up)

    assert heard == [("a", 2.8333, 3.1)]


def test_a_point_stays_on_the_scale():
    plot = plot_of(spot("a", 5.0, 1.0))
    heard = told(plot.moved)

    QTest.keyClick(plot.handle("a"), Qt.Key.Key_Right)
    QTest.keyClick(plot.handle("a"), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert heard == []


def test_space_and_a_click_wish_for_a_tick_and_enter_for_the_record():
    plot = plot_of(spot("a", 2.0, 3.0), spot("b", 4.0, 3.0, True))
    ticks, opened = told(plot.ticked), told(plot.chosen)

    QTest.keyClick(plot.handle("a"), Qt.Key.Key_Space)
    QTest.mouseClick(plot.handle("b"), Qt.MouseButton.LeftButton)
    QTest.keyClick(plot.handle("b"), Qt.Key.Key_Return)

    assert ticks == [("a", True), ("b", False)]
    assert opened == [("b",)]
    # the project has not changed, and the plot shows what the project says
    assert not plot.handle("a").isChecked() and plot.handle("b").isChecked()


def test_a_drag_is_one_wish_in_steps_of_a_tenth():
    plot = plot_of(spot("a", 2.0, 3.0), spot("b", 4.0, 4.0))
    handle, heard, ticks = plot.handle("a"), told(plot.moved), told(plot.ticked)
    middle, target = handle.rect().center(), plot._layout.at(3.52, 4.18)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    before = plot.visit

    for share in (0.5, 1.0):
        start = plot._layout.at(2.0, 3.0)
        point = start + (target - start) * share
        QTest.mouseMove(handle, handle.mapFromParent(point.toPoint()))
        assert heard == []
    assert plot.visit is not before
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)

    assert heard == [("a", 3.5, 4.2)]
    assert ticks == []


def test_esc_lets_go_of_a_point():
    plot = plot_of(spot("a", 2.0, 3.0))
    handle, heard = plot.handle("a"), told(plot.moved)
    place = handle.pos()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() + QPoint(60, 0))
    assert handle.pos() != place

    QTest.keyClick(handle, Qt.Key.Key_Escape)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())

    assert heard == []
    assert handle.pos() == place


def test_tab_goes_from_point_to_point():
    plot = plot_of(spot("a", 2.0, 3.0), spot("b", 4.0, 3.0), spot("c", 1.0, 1.0))
    plot.handle("c").setFocus()
    heard = told(plot.reached)
    plot.handle("a").setFocus()

    QTest.keyClick(plot.handle("a"), Qt.Key.Key_Tab)
    QTest.keyClick(plot.handle("b"), Qt.Key.Key_Tab)

    assert heard == [("a",), ("b",), ("c",)]
    assert plot.handle("c").hasFocus()


def test_the_focus_stays_when_points_come_and_go():
    plot = plot_of(spot("a", 2.0, 3.0), spot("b", 4.0, 3.0))
    kept = plot.handle("b")
    kept.setFocus()

    plot.show_points(Points((spot("b", 4.1, 3.0, True), spot("c", 1.0, 1.0)), "x", "y", WORDS, (3.0, 3.0)))

    assert plot.handle("b") is kept and kept.hasFocus() and kept.isChecked()
    assert plot.handle("a") is None
    assert plot.handle("c") is not None


def test_points_that_only_show_do_not_move():
    plot = MatrixPlot(desk_for(), movable=False)
    plot.resize(400, 400)
    plot.show_points(Points((spot("a", 2.0, 3.0),), "x", "y", WORDS, (3.0, 3.0)))
    moves, ticks = told(plot.moved), told(plot.ticked)

    QTest.keyClick(plot.handle("a"), Qt.Key.Key_Right)
    QTest.keyClick(plot.handle("a"), Qt.Key.Key_Space)

    assert moves == ticks == []


@pytest.mark.parametrize("size", [(340, 360), (460, 520), (700, 600)])
@pytest.mark.parametrize("key", ["heat-pump", "machines", "cafe"])
def test_names_of_the_examples_lie_inside_and_not_on_each_other(key, size):
    desk = desk_for(example(key))
    plot = MatrixPlot(desk)
    plot.resize(*size)
    plot.show_points(experience_matrix(desk.view()))
    names = plot.names()

    assert len(names) > len(desk.project.experiences) / 2
    for place, name in enumerate(names):
        assert plot._layout.area.contains(name.box)
        for other in names[:place]:
            shared = name.box.intersected(other.box)
            assert shared.width() * shared.height() <= 0.07 * name.box.width() * name.box.height()


def test_two_hundred_points_are_shown_and_few_are_named():
    plot = plot_of(*(spot(f"e{n}", 1 + n % 20 / 5, 1 + n // 20 / 2.5, n % 3 == 0) for n in range(200)))

    assert len([child for child in plot.children() if child.isWidgetType()]) == 200
    assert 0 < len(plot.names()) <= 40
    assert not plot.grab().isNull()


def test_a_label_moves_to_the_free_side():
    area = Box(0, 0, 400, 400)
    right = label_places([Wanted(100, 100, 80, 20)], 14, area)[0]
    left = label_places([Wanted(100, 100, 80, 20), Wanted(150, 100, 10, 10)], 14, area)[0]
    edge = label_places([Wanted(395, 100, 80, 20)], 14, area)[0]

    assert right.x > 114
    assert left.overlap(Box(136, 86, 28, 28)) == 0
    assert edge.inside(area)


def test_hovering_and_dragging_paint_the_values():
    plot = plot_of(spot("a", 2.0, 3.0), theme="contrast")
    still = plot.grab().toImage()
    plot.handle("a").hovered = True
    guided = plot.grab().toImage()
    plot.handle("a").hovered = False
    plot.drag_began(plot.handle("a"))
    plot.preview(plot.handle("a"), QPointF(plot._layout.at(4.0, 4.0)))
    dragged = plot.grab().toImage()

    assert still != guided != dragged
