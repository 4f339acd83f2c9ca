"""Sentences that somebody must read: what happened, what is safe, what to do; shown without stopping the app."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: QWidget, title: str, text: str, *buttons: tuple[str, Callable[[], Any]]) -> QMessageBox:
    """Show a sentence in a box; each button is a label and what it calls, without any it has OK."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, call in buttons:
        made = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
        made.clicked.connect(lambda checked=False, call=call: call())
    if not buttons:
        box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box
