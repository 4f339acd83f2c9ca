"""The line that filters the rows of a table: it lies over the right end of the header."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from cxworkshop.language import N_
from cxworkshop.ui.parts import icon_button, label, row

if TYPE_CHECKING:
    from cxworkshop.ui.table import EditableTable

WIDE = 340


class FilterLine(QFrame):
    """Filter while somebody types; Esc shows all rows again."""

    def __init__(self, table: "EditableTable") -> None:
        """Lie over a table's header, hidden at first."""
        super().__init__(table)
        self.setObjectName("card")
        self._table = table
        desk, theme = table.desk, table.desk.theme
        inside = row(self, margins=(4, 2, 4, 2), spacing=6, theme=theme)
        self.line = QLineEdit()
        self.line.setAccessibleName(desk.text(N_("Filter the rows")))
        self.line.setPlaceholderText(desk.text(N_("Filter the rows")))
        self.line.textChanged.connect(table.seek)
        table.filtered.connect(self._say)
        self.line.installEventFilter(self)
        self._count = label(theme, "", "caption", "text2")
        close = icon_button(theme, "close", desk.text(N_("Show all rows")), self.close_line)
        close.setFixedSize(theme.px(28), theme.px(28))
        inside.addWidget(self.line, 1)
        inside.addWidget(self._count)
        inside.addWidget(close)
        table.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the line and type into it."""
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()

    def close_line(self) -> None:
        """Show all rows and go back to them."""
        self.line.clear()
        self.hide()
        self._table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with Esc, go to the rows with Enter or the down arrow, and stay at the right."""
        if watched is self._table and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._table.setFocus()
                return True
        return False

    def _say(self) -> None:
        """Say how many rows were found."""
        table, desk = self._table, self._table.desk
        n = desk.language.number(len(table.table_model.rows))
        said = desk.text(N_("{n} of {all}"), n=n, all=table.row_count()) if self.line.text() else ""
        self._count.setText(said)
        self.line.setAccessibleDescription(said)

    def _place(self) -> None:
        px = self._table.desk.theme.px
        width = min(px(WIDE), self._table.width() - px(16))
        self.resize(width, self.sizeHint().height())
        self.move(self._table.width() - width - px(8), px(2))
