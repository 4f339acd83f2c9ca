"""Waiting for what threads do: the event loop runs without holding Python, as it does in the app."""

import gc
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

# what a test leaves behind must not be collected in the thread of a task; close_all does it in the right one
gc.disable()


def after(signal: Any, act: Callable[[], Any] | None = None, patience_ms: int = 20_000) -> list[Any]:
    """Do something and wait for a signal; gives its values, and fails when it never comes."""
    loop = QEventLoop()
    heard: list[Any] = []

    def hear(*values: Any) -> None:
        heard.append(values)
        loop.quit()

    signal.connect(hear)
    patience = QTimer(singleShot=True, interval=patience_ms)
    patience.timeout.connect(loop.quit)
    patience.start()
    if act is not None:
        act()
    if not heard:
        loop.exec()
    patience.stop()
    signal.disconnect(hear)
    assert heard, "the signal never came"
    return list(heard[0])


def until(condition: Callable[[], bool], patience_ms: int = 20_000) -> bool:
    """Run the event loop until a condition holds; False when it never does."""
    loop = QEventLoop()
    look = QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    look.start()
    patience = QTimer(singleShot=True, interval=patience_ms)
    patience.timeout.connect(loop.quit)
    patience.start()
    if not condition():
        loop.exec()
    look.stop()
    patience.stop()
    return condition()


def close_all() -> None:
    """Let go of every window, so that the next test does not dress them all anew."""
    if (canvas := sys.modules.get("cxworkshop.ui.charts.canvas")) is not None:
        canvas.put_away()
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
