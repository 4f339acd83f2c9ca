"""The second page of an import: how the file was read, and what each column is used as."""

from collections.abc import Sequence
from typing import Any

from msgspec import structs
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.programme.survey_messages import replaces_text
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.answers_panel import AnswersPanel, asks_for_answers
from cxworkshop.ui.importing.column_row import ColumnRow, picture
from cxworkshop.ui.importing.read_as import ReadAs
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.importing.values_panel import SegmentsPanel, ValuesPanel
from cxworkshop.ui.importing.what_to_keep import WhatToKeep
from cxworkshop.ui.parts import Card, button, column, empty, label, row, scrolled
from cxworkshop.ui.views.tab_order import walk_in_order

FEW = 12
"""A file of so many columns is shown as it is; of a wider one first what it asks, the columns with a use."""
AT_ONCE = 40
"""So many columns are shown at once; a file of hundreds shows the rest when asked."""
MORE = NP_("Show one more column", "Show {n} more columns")
MORE_LEFT_OUT = NP_("Show one more column, which is left out", "Show {n} more columns, which are left out")
LEAVE_ALL = NP_("Leave out the one column without a use", "Leave out all {n} columns without a use")
MANY_OPEN = 4
"""With so many columns without a use they may be left out together."""


class Lines(QWidget):
    """Hold the grid of columns; its head stands on a band, and the row in hand is marked."""

    def __init__(self, desk: Desk) -> None:
        """Start without rows."""
        super().__init__()
        self._theme = desk.theme
        self.rows: list[ColumnRow] = []
        self.rules: list[QFrame] = []
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if any(one.box in (old, new) for one in self.rows):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band and the mark."""
        if not self.rules:
            return
        painter = QPainter(self)
        self._draw_head(painter, self.rules[0].y())
        place = next((place for place, one in enumerate(self.rows) if one.box.hasFocus()), -1)
        if place >= 0:
            top = self.rules[place].y() + 1
            band = QRect(0, top, self.width(), self.rows[place].bottom() + self._theme.px(6) - top)
            if self._theme.contrast:
                # state is never shown by a fill alone
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.drawRect(band.adjusted(1, 1, -1, -1))
            else:
                painter.fillRect(band, self._theme.color("selection"))
        painter.end()

    def _draw_head(self, painter: QPainter, height: int) -> None:
        """Fill the head inside the round border of the card."""
        radius = self._theme.px(7)
        painter.save()
        painter.setClipRect(0, 0, self.width(), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(1, 1, self.width() - 2, height + 2 * radius, radius, radius)
        painter.restore()


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
        self._order: list[int] = []
        self._unfolded: set[int] = set()
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
        if anew or len(self._order) != len(session.columns):
            self.read_as.show_survey(session.open.survey, session.how)
            self._begin()
        for one in self.rows:
            one.show_column(session.columns[one.place])
        self._show_panels()
        self._refresh_below()
        self.keep.refresh()
        earlier = session.open.proposal.replaces
        self._before.setText(replaces_text(earlier, self._desk.language) if earlier else "")
        self._before.setVisible(bool(earlier))

    def _begin(self) -> None:
        """Make the head of the table, and the first rows."""
        theme, text, px = self._desk.theme, self._desk.text, self._desk.px
        empty(self._table.body)
        self._lines = Lines(self._desk)
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(px(16), 0, px(16), px(8))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        for place, stretch in enumerate((5, 4, 6, 5)):
            self._grid.setColumnStretch(place, stretch)
        heads = (N_("Column in your file"), N_("First answers"), N_("Use it as"), N_("What we found"))
        for place, words in enumerate(heads):
            head = label(theme, text(words), "label", "text2")
            head.setMinimumHeight(px(36))
            self._grid.addWidget(head, 0, place)
        self.rows = []
        self.panels = []
        self._unfolded.clear()
        self._order = in_order(self._session.columns)
        self._table.body.addWidget(self._lines)
        self.more = button(theme, "", self._show_more, "link")
        self.leave_open = button(theme, "", self._leave_open)
        below = row(margins=(16, 0, 16, 8), spacing=16, theme=theme)
        below.addWidget(self.leave_open)
        below.addWidget(self.more)
        below.addStretch(1)
        self._table.body.addLayout(below)
        self._add_rows(first_shown(self._session.columns))

    def _add_rows(self, most: int) -> None:
        """Show more columns below those that are shown."""
        columns = self._session.columns
        for place in self._order[len(self.rows) : len(self.rows) + most]:
            line = 3 * len(self.rows) + 1
            self._lines.rules.append(_rule())
            self._grid.addWidget(self._lines.rules[-1], line, 0, 1, 4)
            made = ColumnRow(self._session, self._grid, line + 1, place, columns[place])
            made.used.connect(self._session.use)
            made.values_asked.connect(self._unfold)
            self.rows.append(made)
            self._lines.rows.append(made)

    def _show_more(self) -> None:
        had = len(self.rows)
        self._add_rows(AT_ONCE)
        self._show_panels()
        self._refresh_below()
        _give_focus(self.rows[had].box)

    def _refresh_below(self) -> None:
        """Say how many columns are not shown, and offer to leave out at once what would take long one by one."""
        hidden = self._order[len(self.rows) :]
        quiet = all(is_quiet(self._session.columns[place]) for place in hidden)
        self.more.setText(self._desk.plural(MORE_LEFT_OUT if quiet else MORE, len(hidden)))
        self.more.setVisible(bool(hidden))
        without_use = sum(one.troubled and one.use.role is None for one in self._session.columns)
        self.leave_open.setText(self._desk.plural(LEAVE_ALL, without_use))
        self.leave_open.setVisible(without_use >= MANY_OPEN)

    def _leave_open(self) -> None:
        seen, uses = self._session.columns, self._session.mapping.columns
        self._session.decide(
            columns=tuple(
                structs.replace(use, role="ignore") if one.troubled and use.role is None else use
                for one, use in zip(seen, uses, strict=True)
            )
        )

    def _show_panels(self) -> None:
        """Show below a column what its values mean, where that is asked."""
        had = self._focused()
        kept = {panel.place: panel for panel in self.panels}
        self.panels = []
        for line, one in enumerate(self.rows):
            seen = self._session.columns[one.place]
            kind = self._kind(seen)
            folded = kind is not None and not seen.troubled and one.place not in self._unfolded
            one.offer_values(folded)
            if folded:
                continue
            panel = kept.get(one.place)
            if panel is not None and type(panel) is kind and panel.shows(one.place, seen):
                panel.show_values(seen)
                kept.pop(one.place)
            elif kind is not None:
                panel = kind(self._session, one.place, seen)
                panel.used.connect(self._session.use)
                # what somebody is working on does not fold under the hand
                self._unfolded.add(one.place)
                self._grid.addWidget(panel, 3 * line + 3, 0, 1, 4)
            else:
                continue
            self.panels.append(panel)
        for panel in kept.values():
            panel.hide()
            self._grid.removeWidget(panel)
            panel.setParent(None)
            panel.deleteLater()
        self._focus_again(had)
        walk_in_order(*self._chain())

    def _unfold(self, place: int) -> None:
        """Show what each value of a column means, although nothing is asked about it."""
        self._unfolded.add(place)
        self._show_panels()
        for panel in self.panels:
            if panel.place == place:
                panel.show()
                _give_focus(panel.first_focus())

    def _kind(self, seen: ColumnFound) -> type[ValuesPanel] | None:
        if seen.use.role == "segment" and seen.values:
            return SegmentsPanel
        return AnswersPanel if asks_for_answers(self._session, seen) else None

    def _focused(self) -> tuple[int, str] | None:
        """Give the column and the value whose box has the focus, which is made anew with its panel."""
        now = QApplication.focusWidget()
        for panel in self.panels:
            if now is not None and panel.isAncestorOf(now):
                return panel.place, next((text for text, box in panel.boxes.items() if box is now), "")
        return None

    def _focus_again(self, had: tuple[int, str] | None) -> None:
        now = QApplication.focusWidget()
        if had is None or (now is not None and now.isVisible() and self.isAncestorOf(now)):
            return
        place, text = had
        panel = next((panel for panel in self.panels if panel.place == place), None)
        if panel is not None:
            panel.show()
            _give_focus(panel.boxes.get(text, panel.first_focus()))
        else:
            _give_focus(self._row_of(place).box)

    def _row_of(self, place: int) -> ColumnRow:
        """Give the row of a column, which is shown if it was not yet."""
        at = self._order.index(place)
        if at >= len(self.rows):
            self._add_rows(at + 1 - len(self.rows))
            self._show_panels()
            self._refresh_below()
        return self.rows[at]

    def focus_on(self, way: str, place: int) -> None:
        """Give the focus to the order of dates, to the days, or to what is asked about a column.

        That is its first value without a meaning, else its use.
        """
        if way in ("dates", "days"):
            field: QWidget = self.keep.order if way == "dates" else self.keep.days["start"]
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        _give_focus(self._row_of(place).box)
        self._unfold(place)

    def _chain(self) -> list[Any]:
        panels = {panel.place: panel for panel in self.panels}
        stops: list[Any] = [self.read_as]
        for one in self.rows:
            stops += [*one.stops(), *(panels[one.place].stops() if one.place in panels else [])]
        return [*stops, self.leave_open, self.more, self.keep]

    def first_focus(self) -> QWidget | None:
        """Give the box of the first column that needs a choice."""
        waiting = set(self._session.waiting())
        if not self.rows or not waiting:
            return None
        return self._row_of(next(place for place in self._order if place in waiting)).box


def is_quiet(seen: ColumnFound) -> bool:
    """Tell whether a column is left out and asks for nothing."""
    return _rank(seen) == 2


def _rank(seen: ColumnFound) -> int:
    """Give 0 for a column that is counted or asks for something, 1 for a comment, 2 for what is left out."""
    if seen.troubled:
        return 0
    if seen.use.role in (None, "ignore", "personal") or seen.finding == "empty":
        return 2
    return int(seen.use.role == "comment")


def in_order(columns: Sequence[ColumnFound]) -> list[int]:
    """Give the columns as the file has them, but of many first those that have a use or need one."""
    places = range(len(columns))
    return list(places) if len(columns) <= FEW else sorted(places, key=lambda place: _rank(columns[place]))


def first_shown(columns: Sequence[ColumnFound]) -> int:
    """Tell how many columns are shown at first."""
    if len(columns) <= FEW:
        return FEW
    return min(max(FEW, sum(not is_quiet(seen) for seen in columns)), AT_ONCE)


def _give_focus(widget: QWidget) -> None:
    # what was made just now is not shown yet, and would take no focus
    widget.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
