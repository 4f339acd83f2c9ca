"""Garbage is collected in the window's thread, and only there."""

import gc
import threading
import weakref

import pytest
from desks import application
from waiting import after

from cxworkshop.ui.garbage import Collector
from cxworkshop.ui.task import Task


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
