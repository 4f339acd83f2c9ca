"""What the timeline shows, as a model of rows by weeks that a screen reader can walk through."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.language import C_, N_, NP_, Message
from cxworkshop.programme.charts import Mark, Timeline
from cxworkshop.programme.charts.timelines import MarkKind
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import tip

SIGNS: tuple[tuple[MarkKind, Message], ...] = (
    ("all the time", N_("all the time")),
    ("on a day", N_("in that week")),
    ("nobody", N_("owner missing")),
    ("together", N_("read together")),
    ("count", N_("so many actions due")),
)
"""What each kind of mark means, in the order in which they are explained."""

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class Weeks(QAbstractTableModel):
    """Hold a timeline; a cell is one week of one row."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Begin without weeks."""
        super().__init__(parent)
        self._desk = desk
        self.timeline = Timeline((), ())
        self._marks: list[dict[int, Mark]] = []

    def show(self, timeline: Timeline) -> None:
        """Take another timeline."""
        self.beginResetModel()
        self.timeline = timeline
        self._marks = [
            {week: mark for mark in line.marks for week in range(mark.first, mark.last + 1)} for line in timeline.rows
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.timeline.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the weeks."""
        return 0 if parent.isValid() else len(self.timeline.weeks)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Say a cell to a screen reader and in a tooltip; what is seen is drawn."""
        if role == _ACCESSIBLE:
            return self.cell(index.row(), index.column())
        if role == _TOOLTIP:
            return tip(self.cell(index.row(), index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Name a week or a row."""
        if role == _TOOLTIP and orientation == Qt.Orientation.Vertical:
            return tip(self.name(section))
        if role not in (_DISPLAY, _ACCESSIBLE):
            return None
        return self.week(section) if orientation == Qt.Orientation.Horizontal else self.name(section)

    def mark(self, row: int, week: int) -> Mark | None:
        """Give what happens in a week of a row."""
        return self._marks[row].get(week)

    def place(self, row: int) -> tuple[str, ...]:
        """Give the place that a row shows."""
        return self.timeline.rows[row].place

    def name(self, row: int) -> str:
        """Name a row."""
        line = self.timeline.rows[row]
        return line.label or self._desk.text(line.title) or self._desk.text(N_("Without a name"))

    def week(self, section: int) -> str:
        """Name a week with its days."""
        monday = self.timeline.weeks[section]
        return self._desk.text(
            N_("week {week}, {first} to {last}"),
            week=monday.isocalendar().week,
            first=self._desk.language.short_date(monday),
            last=self._desk.language.short_date(monday + timedelta(days=6)),
        )

    def cell(self, row: int, week: int) -> str:
        """Say one week of one row."""
        mark = self.mark(row, week)
        values = {"name": self.name(row), "week": self.week(week)}
        if mark is None:
            return self._desk.text(N_("{name}, {week}: nothing"), **values)
        return self._desk.text(N_("{name}, {week}: {what}"), what=self.sign(mark), **values)

    def sign(self, mark: Mark) -> str:
        """Say what a mark means."""
        if mark.kind == "count":
            return self._desk.plural(NP_("{n} action due", "{n} actions due"), mark.times)
        return self._desk.text(dict(SIGNS)[mark.kind])

    def when(self, row: int) -> str:
        """Say all weeks of a row in one line."""
        line = self.timeline.rows[row]
        if not line.marks:
            return self._desk.text(line.missing)
        parts = []
        for kind, words in SIGNS:
            marks = [mark for mark in line.marks if mark.kind == kind]
            if kind == "count":
                parts += [self._said((mark,), self.sign(mark)) for mark in marks]
            elif marks:
                parts.append(self._said(marks, self._desk.text(words)))
        return "; ".join(parts)

    def _said(self, marks: Sequence[Mark], what: str) -> str:
        """Say in which weeks something happens, weeks that follow each other as a range."""
        spans: list[tuple[int, int]] = []
        for mark in marks:
            if spans and mark.first == spans[-1][1] + 1:
                spans[-1] = (spans[-1][0], mark.last)
            else:
                spans.append((mark.first, mark.last))
        one = len(spans) == 1 and spans[0][0] == spans[0][1]
        message = N_("week {weeks}: {what}") if one else N_("weeks {weeks}: {what}")
        return self._desk.text(message, weeks=", ".join(self._span(*span) for span in spans), what=what)

    def _span(self, first: int, last: int) -> str:
        low, high = (self.timeline.weeks[at].isocalendar().week for at in (first, last))
        return str(low) if first == last else self._desk.text(C_("interval", "{low}–{high}"), low=low, high=high)

    def told(self) -> str:
        """Say the whole timeline."""
        lines = (
            self._desk.text(N_("{name}: {when}"), name=self.name(row), when=self.when(row))
            for row in range(self.rowCount())
        )
        return ". ".join(lines)

    def month(self, section: int) -> str:
        """Name the month that begins with a week, or nothing; a week belongs to the month of its Thursday."""
        if section and self._month(section) == self._month(section - 1):
            return ""
        return self._desk.language.month(self.timeline.weeks[section] + timedelta(days=3), short=True)

    def weeks_in_month(self, section: int) -> int:
        """Count the weeks of a month from this one on."""
        return sum(1 for at in range(section, self.columnCount()) if self._month(at) == self._month(section))

    def in_band(self, section: int) -> bool:
        """Tell whether a week lies in the darker band: every other month does."""
        return self._month(section) % 2 == 1

    def _month(self, section: int) -> int:
        return (self.timeline.weeks[section] + timedelta(days=3)).month
