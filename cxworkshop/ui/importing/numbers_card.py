"""The numbers that an import gives, metric by metric: before it is written as after it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cxworkshop.language import C_, N_, Message
from cxworkshop.method.measuring import Estimate, estimate
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.values import FEW_BELOW, certainty_text, interval_text, short_text, shown_as_counts
from cxworkshop.surveys.found import Cell, Found
from cxworkshop.surveys.putting import data_of
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.distribution import Distribution
from cxworkshop.ui.importing.spans import span_text
from cxworkshop.ui.parts import Card, label

HEADS: tuple[Message, ...] = (
    N_("Metric"),
    N_("Answers"),
    C_("number", "Value"),
    N_("How sure it is"),
    N_("How people answered"),
)


class NumbersCard(Card):
    """Show each metric with its newest number, how sure that is, and how people answered."""

    def __init__(self, desk: Desk, project: Project, found: Found, title: str) -> None:
        """Take what was found, and the project that knows its metrics."""
        newest = [(project.metrics.find(cell.metric), cell) for cell in newest_of(found)]
        spans = {span_text(cell.period.start, cell.period.end, desk.language) for _, cell in newest}
        super().__init__(desk.theme, title, spans.pop() if len(spans) == 1 else "")
        self._desk = desk
        holder = QWidget()
        grid = QGridLayout(holder)
        px = desk.px
        grid.setContentsMargins(px(16), 0, px(16), px(8))
        grid.setHorizontalSpacing(px(16))
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place, words in enumerate(HEADS):
            head = label(desk.theme, desk.text(words), "label", "text2")
            head.setMinimumHeight(px(36))
            grid.addWidget(head, 0, place, right if place in (1, 2) else Qt.AlignmentFlag.AlignVCenter)
        for line, (metric, cell) in enumerate(newest, 1):
            if metric is None:
                continue
            known = estimate(metric, data_of(metric, cell.values), project.constants.conf_level)
            at = 2 * line
            grid.addWidget(_line(), at - 1, 0, 1, len(HEADS))
            grid.addWidget(label(desk.theme, metric.name, "body_strong", wrap=True), at, 0)
            grid.addWidget(label(desk.theme, desk.language.number(sum(cell.values.values()), 0), "body"), at, 1, right)
            grid.addWidget(label(desk.theme, short_text(metric, known, desk.language), "section"), at, 2, right)
            sure = label(desk.theme, self._sure(metric, known), "table", "text2", wrap=True)
            sure.setMinimumWidth(px(110))
            sure.setMaximumWidth(px(190))
            grid.addWidget(sure, at, 3)
            grid.addWidget(Distribution(desk, metric, cell.values), at, 4)
        self.body.addWidget(holder)

    def _sure(self, metric: Metric, known: Estimate) -> str:
        """Say how sure a number is as the other screens do, but for n, which stands in a column of its own."""
        language = self._desk.language
        if known.value is None or shown_as_counts(metric, known.n):
            return certainty_text(metric, known, language)
        interval = interval_text(metric, known.low, known.high, language, known.n)
        few = language.text(N_("few answers")) if known.n is not None and known.n < FEW_BELOW else ""
        return ", ".join(filter(None, (interval or reason_text(known.why_no_interval, language), few)))


def newest_of(found: Found) -> Iterator[Cell]:
    """Give the newest cell of each metric, of everybody where there is one."""
    best: dict[str, Cell] = {}
    for cell in found.cells:
        had = best.get(cell.metric)
        if had is None or (cell.period.end, not cell.segment) > (had.period.end, not had.segment):
            best[cell.metric] = cell
    yield from best.values()


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
