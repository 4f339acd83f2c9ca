"""The second page of an import: how the file was read, and what each column is used as."""

from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.programme.survey_messages import replaces_text
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.answers_panel import AnswersPanel, asks_for_answers
from cxworkshop.ui.importing.column_row import ColumnRow, picture
from cxworkshop.ui.importing.read_as import ReadAs
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.importing.values_panel import SegmentsPanel, ValuesPanel
from cxworkshop.ui.importing.what_to_keep import WhatToKeep
from cxworkshop.ui.parts import Card, button, column, empty, label, row, scrolled
from cxworkshop.ui.views.tab_order import walk_in_order

AT_FIRST = 60
"""So many columns are shown at once; a file of hundreds shows the rest when asked."""


class Lines(QWidget):
    """Hold the grid of columns; its head stands on a band, and the row in hand is marked."""

    def __init__(self, desk: Desk) -> None:
        """Start without rows."""
        super().__init__()
        self._theme = desk.theme
        self.boxes: list[QWidget] = []
        self.rules: list[QFrame] = []
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old in self.boxes or new in self.boxes:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band and the mark."""
        if not self.rules:
            return
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self.rules[0].y(), self._theme.color("sunken"))
        place = next((place for place, box in enumerate(self.boxes) if box.hasFocus()), -1)
        if place >= 0:
            top = self.rules[place].y() + 1
            below = self.rules[place + 1].y() if place + 1 < len(self.rules) else self.height()
            band = QRect(0, top, self.width(), below - top)
            if self._theme.contrast:
                # state is never shown by a fill alone
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.drawRect(band.adjusted(1, 1, -1, -1))
            else:
                painter.fillRect(band, self._theme.color("selection"))
        painter.end()


class ColumnsPage(QWidget):
    """Show every column with its first answers and a box for its use; what needs a choice is marked."""

    read_again = Signal(object)

    def __init__(self, desk: Desk, session: Session) -> None:
        """Start empty; `show_columns` fills it."""
        super().__init__()
        self._desk = desk
        self._session = session
        self.rows: list[ColumnRow] = []
        self.panels: list[ValuesPanel] = []
        theme = desk.theme
        inner = QWidget()
        inner.setObjectName("canvas")
        inner.setMinimumHeight(1)
        self._page = column(inner, (24, 0, 24, 16), 12, theme)
        self.read_as = ReadAs(desk)
        self.read_as.changed.connect(self.read_again)
        self._before = label(theme, "", "body", "text", wrap=True)
        self._table = Card(theme)
        self._table.setAccessibleName(desk.text(N_("Columns of the file")))
        self._details = column(spacing=12, theme=theme)
        self.keep = WhatToKeep(desk, session)
        line = row(spacing=8, theme=theme)
        lock = QLabel()
        lock.setPixmap(picture(theme, "lock", "accent"))
        words = N_(
            "Phone numbers, names and addresses are left out unless you choose otherwise. The file itself is not "
            "copied into the project."
        )
        line.addWidget(lock, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(theme, desk.text(words), "table", "text2", wrap=True), 1)
        self._page.addWidget(self.read_as)
        self._page.addWidget(self._before)
        self._page.addWidget(self._table)
        self._page.addLayout(self._details)
        self._page.addLayout(line)
        self._page.addWidget(self.keep)
        self._page.addStretch(1)
        outer = column(self)
        self.area = scrolled(inner)
        outer.addWidget(self.area)

    def show_columns(self, anew: bool = False) -> None:
        """Show the columns as they are used now; `anew` for another file."""
        session = self._session
        if session.open is None:
            return
        if anew or len(self.rows) > len(session.columns):
            self.read_as.show_survey(session.open.survey, session.how)
            self._fill(AT_FIRST)
        for one, seen in zip(self.rows, session.columns, strict=False):
            one.show_column(seen)
        self._show_details()
        self.keep.refresh()
        earlier = session.open.proposal.replaces
        self._before.setText(replaces_text(earlier, self._desk.language) if earlier else "")
        self._before.setVisible(bool(earlier))

    def _fill(self, most: int) -> None:
        theme, text = self._desk.theme, self._desk.text
        empty(self._table.body)
        holder = Lines(self._desk)
        grid = QGridLayout(holder)
        px = self._desk.px
        grid.setContentsMargins(px(16), 0, px(16), px(8))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        for place, stretch in enumerate((5, 5, 6, 4)):
            grid.setColumnStretch(place, stretch)
        heads = (N_("Column in your file"), N_("First answers"), N_("Use it as"), N_("What we found"))
        for place, words in enumerate(heads):
            head = label(theme, text(words), "label", "text2")
            head.setMinimumHeight(px(36))
            grid.addWidget(head, 0, place)
        columns = self._session.columns
        self.rows = []
        for place, seen in enumerate(columns[:most]):
            holder.rules.append(_rule())
            grid.addWidget(holder.rules[-1], 2 * place + 1, 0, 1, 4)
            made = ColumnRow(self._session, grid, 2 * place + 2, place, seen)
            made.used.connect(self._session.use)
            self.rows.append(made)
        holder.boxes = [one.box for one in self.rows]
        self._table.body.addWidget(holder)
        left = len(columns) - len(self.rows)
        if left > 0:
            words_left = self._desk.plural(NP_("Show one more column", "Show {n} more columns"), left)
            more = button(theme, words_left, lambda: self._show_all(), "link")
            self._table.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._fill(len(self._session.columns))
        if self.rows:
            self.rows[min(AT_FIRST, len(self.rows) - 1)].box.setFocus()

    def _show_details(self) -> None:
        had = self._focused()
        empty(self._details)
        self.panels = []
        for place, seen in enumerate(self._session.columns):
            panel: ValuesPanel | None = None
            if seen.use.role == "segment" and seen.values:
                panel = SegmentsPanel(self._session, place, seen)
            elif asks_for_answers(self._session, seen):
                panel = AnswersPanel(self._session, place, seen)
            if panel is not None:
                panel.used.connect(self._session.use)
                self._details.addWidget(panel)
                self.panels.append(panel)
        self._focus_again(had)
        walk_in_order(*self._chain())

    def _focused(self) -> tuple[int, str] | None:
        """Give the column and the value whose box has the focus, which is made anew with its panel."""
        for panel in self.panels:
            if panel.isAncestorOf(self.focusWidget()):
                return panel.place, next((text for text, box in panel.boxes.items() if box.hasFocus()), "")
        return None

    def _focus_again(self, had: tuple[int, str] | None) -> None:
        if had is None:
            return
        place, text = had
        panel = next((panel for panel in self.panels if panel.place == place), None)
        if panel is None:
            self.rows[min(place, len(self.rows) - 1)].box.setFocus()
        else:
            panel.boxes.get(text, next(iter(panel.boxes.values()))).setFocus()

    def _chain(self) -> list[Any]:
        boxes = [one.box for one in self.rows]
        return [self.read_as, *boxes, *self.panels, self.keep]

    def first_focus(self) -> QWidget | None:
        """Give the box of the first column that needs a choice."""
        for one in self.rows:
            if self._session.columns[one.place].troubled:
                return one.box
        return None


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
