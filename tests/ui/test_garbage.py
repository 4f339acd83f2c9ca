"""Garbage is collected in the window's thread, and only there."""

import gc
import threading
import weakref

import pytest
from desks import TODAY, application, desk_for, wait_for
from PySide6.QtWidgets import QMenu
from waiting import after

from cxworkshop.ui.garbage import Collector
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.task import Task
from cxworkshop.ui.window import Window


class Knot:
    """Hold itself, so that only the collector lets go of it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector():
    was = gc.isenabled()
    made = Collector()
    yield made
    if was:
        gc.enable()


def test_no_other_thread_collects(collector):
    assert not gc.isenabled()
    gc.collect()
    knot = weakref.ref(Knot())

    worker = threading.Thread(target=lambda: [Knot() for _ in range(5_000)])
    worker.start()
    worker.join()

    assert knot() is not None
    collector.collect()
    assert knot() is None


def test_nothing_is_collected_before_it_is_due(collector):
    gc.collect()
    knot = weakref.ref(Knot())
    collector.collect()

    assert knot() is not None


def test_nothing_is_collected_while_a_task_works(collector):
    application()
    go_on = threading.Event()
    gc.collect()
    knots = [Knot() for _ in range(5_000)]
    knot = weakref.ref(knots[0])
    task = Task(lambda task: go_on.wait()).start()
    del knots

    collector.collect()
    assert knot() is not None
    go_on.set()
    after(task.done)
    collector.collect()
    assert knot() is None


def test_what_the_old_inside_of_a_window_leaves_is_collected(collector, tmp_path):
    collector.setParent(application())
    collector.timer.stop()
    window = Window(Settings(tmp_path / "settings.json"), TODAY)
    knot = Knot()
    left = weakref.ref(knot)
    window.start.left = knot
    del knot

    window.show_document(desk_for().document)

    assert wait_for(lambda: left() is None)
    collector.setParent(None)


def test_menus_do_not_pile_up(tmp_path):
    application()
    window = Window(Settings(tmp_path / "settings.json"), TODAY)
    window.show()
    for zoom in (120, 150, 100):
        window.set_zoom(zoom)

    names = {action.text() for action in window.menuBar().actions()}
    assert wait_for(lambda: sum(menu.title() in names for menu in window.findChildren(QMenu)) == len(names))
