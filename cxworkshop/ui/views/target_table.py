"""The table of step 5: each target with today's number, the way to go, and whether the change could be seen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from cxworkshop.language import C_, N_, NO_VALUE, Language
from cxworkshop.method.figures.targets import TargetFigures, target_figures
from cxworkshop.model.ids import new_id
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import code
from cxworkshop.model.targets import Target
from cxworkshop.model.validity import Invalid
from cxworkshop.programme.charts import track
from cxworkshop.programme.target_words import SHORT, SHORT_BY_CHART, read_value, short_verdict, start_of, written_value
from cxworkshop.programme.values import certainty_text, short_text, value_text
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.levels import with_level
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.tableblocks import Blocks, Write
from cxworkshop.ui.tablemodel import Cells
from cxworkshop.ui.views.action_tables import owner_column
from cxworkshop.ui.views.track import draw_track, track_sentence

WAY, WIDE = 148, 1140
"""From this width on, in lengths of the design, aim and segments have columns of their own."""


class TargetTable(EditableTable):
    """Show the targets; levels are typed in the metric's unit, and the first one freezes the start."""

    def __init__(self, desk: Desk) -> None:
        """Begin with the columns of a narrow window."""
        self._wide = False
        super().__init__(
            desk,
            "targets",
            target_columns(desk, False),
            name=desk.text(N_("Targets")),
            new_text=desk.text(N_("Choose a metric for a new target")),
        )
        self.blocks = TargetBlocks(self)
        self._use_levels()

    def widen(self, wide: bool) -> None:
        """Show the columns for a wide or for a narrow window."""
        if wide != self._wide:
            self._wide = wide
            self.set_columns(target_columns(self.desk, wide))
            self._use_levels()

    def _use_levels(self) -> None:
        """Let the column of levels be read by the metric of each row."""
        for place, cells in enumerate(self.cells):
            if cells.place == ("target",):
                self.cells[place] = LevelCells(self, cells.column)
        self.table_model.columns = self.cells
        self.refresh()

    def take_value(self, row: int, column: int, value: Any, move: tuple[int, int] | None = None) -> None:
        """Put a value into a cell; the first level takes its start along, in one step."""
        record = self.table_model.record(row)
        if record is None or value is None or self.cells[column].place != ("target",):
            super().take_value(row, column, value, move)
            return
        begun = with_level(self.desk.view(), record, value)
        try:
            if begun.baseline != record.baseline:
                words = self.desk.text(N_("Set the target and freeze its start"))
                self.desk.document.put((*self.place, record.id), begun, text=words)
        except Invalid:
            # the cell says what is wrong with the value
            pass
        super().take_value(row, column, value, move)

    def take_text(self, row: int, column: int, text: str) -> None:
        """Read what was typed for the row that it was typed into."""
        cells, record = self.cells[column], self.table_model.record(row)
        if isinstance(cells, LevelCells):
            cells.row = record
        super().take_text(row, column, text)
        if isinstance(cells, LevelCells):
            cells.row = None

    def made(self, column: int, value: Any) -> Target:
        """Make a target for the metric that was chosen."""
        record = super().made(column, value)
        assert isinstance(record, Target)
        return new_target(record.metric) if record.metric else record


def new_target(metric: str, start: str = "", segments: tuple[str, ...] = ()) -> Target:
    """Make a target that shall improve a metric."""
    return Target(id=new_id(), metric=metric, kind="improve", baseline=start, segments=segments)


class LevelCells(Cells):
    """Read and write levels in the unit of the metric of their row."""

    def __init__(self, table: TargetTable, column: Column) -> None:
        """Belong to a table, whose current row says which metric it is."""
        super().__init__(table.desk, Target, column)
        self._table = table
        self.align = "right"
        self.row: Target | None = None
        """The row that a text is read for, where it is not the current one."""

    def typed(self, record: Any) -> str:
        """Give the text that an editor starts with."""
        return written_value(metric_of(self._table.desk, record), self.value(record), self._table.desk.language)

    def read(self, text: str) -> float | None:
        """Read a level; raises Unreadable."""
        record = self.row or self._table.table_model.record(self._table.current_row)
        return read_value(metric_of(self._table.desk, record), text, self._table.desk.language)


class TargetBlocks(Blocks):
    """Paste levels in the unit of each row, and freeze the starts that they need."""

    def _read_into(self, writes: list[Write], record: Any, cells: Cells, text: str) -> bool:
        if not isinstance(cells, LevelCells):
            return super()._read_into(writes, record, cells, text)
        cells.row = record
        read = super()._read_into(writes, record, cells, text)
        cells.row = None
        if read and writes[-1].value is not None and record.target is None and not record.baseline:
            start = start_of(self._desk.view(), record)
            if start:
                writes.append(Write(record.id, ("baseline",), start))
        return read


def metric_of(desk: Desk, target: Target | None) -> Metric | None:
    """Give the metric of a target."""
    return desk.project.metrics.find(target.metric) if target is not None else None


def figures_of(desk: Desk, target: Target) -> TargetFigures | None:
    """Give the figures of a target; None while it is too new for them."""
    return desk.view().of(target_figures).get(target.id)


def target_columns(desk: Desk, wide: bool) -> list[Column]:
    """Give the columns for a wide or for a narrow window."""

    def said(say: Callable[[Target, TargetFigures, Language], str]) -> Callable[[Target], str]:
        return lambda row: say(row, found, desk.language) if (found := figures_of(desk, row)) is not None else ""

    def draw_way(painter: QPainter, rect: QRectF, row: Target) -> None:
        _draw_way(painter, rect, desk, row)

    metric = Column(
        ("metric",), badge=lambda row: _badge(desk, row), caption=None if wide else lambda row: _segments(desk, row)
    )
    columns = [
        metric,
        Column(
            title=N_("Today"),
            width=150,
            align="right",
            text=said(_today),
            caption=said(_certainty),
            help=N_("The newest number, with its interval and how many answers it rests on."),
        ),
        Column(
            ("target",),
            title=N_("Target"),
            width=84,
            align="right",
            text=said(_goal),
            help=N_("The level to reach, in the metric's own unit; shares as per cent."),
        ),
        Column(("target_date",), title=C_("deadline", "By"), width=100),
        Column(
            title=N_("Way to go"),
            width=_way_wide(desk),
            draw=draw_way,
            text=said(_way),
            help=N_("Right is always better. Below stands whether a change of this size can be told from chance."),
        ),
        owner_column(desk, 124),
    ]
    if wide:
        columns.insert(1, Column(("segments",), width=130))
        columns.append(Column(("kind",), width=100))
    return columns


def _way_wide(desk: Desk) -> int:
    """Give the width in which no verdict is cut, in lengths of the design."""
    metrics = QFontMetricsF(desk.theme.font("caption"))
    longest = max(metrics.horizontalAdvance(desk.text(words)) for words in (*SHORT.values(), SHORT_BY_CHART))
    return max(WAY, round(longest * 100 / desk.theme.zoom) + 24)


def _badge(desk: Desk, row: Target) -> tuple[str, bool]:
    metric = metric_of(desk, row)
    letters = code(desk.project, "experiences", metric.experience) if metric is not None else ""
    return letters or NO_VALUE, False


def _segments(desk: Desk, row: Target) -> str:
    """Name the segments where they tell one target from another."""
    targets = desk.project.targets
    if all(other.segments == row.segments for other in targets):
        return ""
    return desk.language.listed(segment.name for segment in desk.project.segments.of(row.segments))


def _today(row: Target, details: TargetFigures, language: Language) -> str:
    if details.metric is None:
        return NO_VALUE
    if details.now is None:
        return value_text(details.metric, row.baseline_value, language)
    return short_text(details.metric, details.now.estimate, language)


def _certainty(row: Target, details: TargetFigures, language: Language) -> str:
    if details.metric is None:
        return ""
    if details.now is None and row.baseline_value is not None:
        return language.text(N_("own value"))
    return certainty_text(details.metric, details.now.estimate if details.now else None, language)


def _goal(row: Target, details: TargetFigures, language: Language) -> str:
    if row.kind == "monitor only":
        return language.text(N_("Monitor"))
    return value_text(details.metric, row.target, language) if details.metric is not None else NO_VALUE


def _way(row: Target, details: TargetFigures, language: Language) -> str:
    verdict = short_verdict(row, details, language)
    sentence = track_sentence(row, details, language)
    return language.text(N_("{way}; change {verdict}"), way=sentence, verdict=verdict) if verdict else sentence


def _below(row: Target, details: TargetFigures, language: Language) -> str:
    """Say under the track what cannot be seen in it."""
    if row.kind == "monitor only":
        return language.text(N_("followed only"))
    if row.target is None:
        return language.text(N_("no target yet"))
    if row.kind == "hold":
        return language.text(C_("target", "to be held"))
    return short_verdict(row, details, language)


def _draw_way(painter: QPainter, rect: QRectF, desk: Desk, row: Target) -> None:
    """Draw the track and, small below it, the verdict."""
    theme, px = desk.theme, desk.px
    details = figures_of(desk, row)
    words = _below(row, details, desk.language) if details is not None else ""
    line = px(18)
    top = rect.center().y() - (px(24) + (line if words else 0)) / 2
    draw_track(
        painter, QRectF(rect.left(), top, rect.width(), px(24)), theme, track(desk.view(), row) if details else None
    )
    if not words or details is None:
        return
    painter.save()
    painter.setFont(theme.font("caption"))
    amber = details.verdict in ("below_noise", "weak") and row.kind not in ("hold", "monitor only")
    painter.setPen(theme.color("warn" if amber else "text2"))
    shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(QRectF(rect.left(), top + px(23), rect.width(), line), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
