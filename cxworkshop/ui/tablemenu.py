"""The menu of a table's cells: the same commands as the keys, with their names."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from cxworkshop.language import N_, Message

if TYPE_CHECKING:
    from cxworkshop.ui.table import EditableTable


def table_menu(table: "EditableTable") -> QMenu:
    """Make the menu of the current cell."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(text: Message, keys: str, call: Callable[[], Any], enabled: bool) -> None:
        action = menu.addAction(table.desk.text(text).replace("&", "&&"))
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(enabled)
        action.triggered.connect(lambda checked=False: call())

    index = table.currentIndex()
    has_row, free = bool(table.current_id()), not table.read_only
    editable = index.isValid() and bool(table.table_model.flags(index) & Qt.ItemFlag.ItemIsEditable)
    movable = has_row and free and table.table_model.sorted_by is None
    offer(N_("Edit the cell"), "F2", table.edit_or_open, editable)
    if table.has_doors:
        offer(N_("Open the row"), "Alt+Return", table.open_row, has_row)
    menu.addSeparator()
    offer(N_("Add a row below"), "Ctrl+Return", table.rows.add, table.takes_rows)
    offer(N_("Duplicate the row"), "Ctrl+D", table.rows.duplicate, has_row and table.takes_rows)
    offer(N_("Move up"), "Alt+Up", lambda: table.rows.move(-1), movable)
    offer(N_("Move down"), "Alt+Down", lambda: table.rows.move(1), movable)
    offer(N_("Remove"), "Ctrl+Del", table.rows.remove, has_row and free)
    menu.addSeparator()
    offer(N_("Cut"), "Ctrl+X", table.blocks.cut, has_row and free)
    offer(N_("Copy"), "Ctrl+C", table.blocks.copy, has_row)
    offer(N_("Paste"), "Ctrl+V", table.blocks.paste, free)
    menu.addSeparator()
    if index.isValid():
        offer(N_("Order by this column"), "", lambda: table.sort_by_column(index.column()), True)
    offer(N_("Filter the rows"), "Ctrl+F", table.open_filter, True)
    return menu
