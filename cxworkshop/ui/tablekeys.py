"""What the keys do in an editable table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from cxworkshop.ui.celleditors import ENTER

if TYPE_CHECKING:
    from cxworkshop.ui.table import EditableTable

SCORES = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(1, 6)}
CLEARING = (Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def does(table: "EditableTable", event: QKeyEvent) -> bool:
    """Do what a key means in a table; False for a key that means nothing here."""
    key, change = Qt.Key(event.key()), event.modifiers()
    if event.matches(QKeySequence.StandardKey.Copy):
        table.blocks.copy()
    elif event.matches(QKeySequence.StandardKey.Cut):
        table.blocks.cut()
    elif event.matches(QKeySequence.StandardKey.Paste):
        table.blocks.paste()
    elif event.matches(QKeySequence.StandardKey.Find):
        table.open_filter()
    elif key == Qt.Key.Key_Escape:
        table.leave_next()
        return False
    elif change & CONTROL:
        return _with_control(table, key)
    elif change & ALT:
        return _with_alt(table, key)
    elif key in ENTER:
        table.edit_or_open()
    elif key == Qt.Key.Key_Space and table.tick_cell() is not None:
        table.toggle()
    elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        table.blocks.clear()
    elif table.in_score() and (key in SCORES or key in CLEARING):
        table.set_score(SCORES.get(key))
    else:
        # a letter is no score, and must not open the editor
        return table.in_score() and bool(event.text().strip())
    return True


def _with_control(table: "EditableTable", key: Qt.Key) -> bool:
    match key:
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            table.rows.add()
        case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
            table.rows.remove()
        case Qt.Key.Key_D:
            table.rows.duplicate()
        case _:
            return False
    return True


def _with_alt(table: "EditableTable", key: Qt.Key) -> bool:
    if key in ARROWS:
        table.rows.move(ARROWS[key])
    elif key in ENTER:
        table.open_row()
    else:
        return False
    return True


def is_ours(event: QKeyEvent) -> bool:
    """Tell whether the table wants a key before the window's own shortcuts take it."""
    changed = event.modifiers() & (CONTROL | ALT)
    ours = (*ENTER, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down)
    return event.matches(QKeySequence.StandardKey.Find) or (bool(changed) and event.key() in ours)
