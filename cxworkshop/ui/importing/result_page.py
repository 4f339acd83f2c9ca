"""The last page of an import: the numbers that are in the project now, and what was left out."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.comments import to_read
from cxworkshop.method.measuring import Estimate, estimate
from cxworkshop.model.metrics import Metric
from cxworkshop.programme.values import certainty_text, interval_text, short_text
from cxworkshop.surveys.found import Cell, Found
from cxworkshop.surveys.putting import data_of
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.column_row import picture
from cxworkshop.ui.importing.distribution import Distribution
from cxworkshop.ui.importing.left_out_card import LeftOutCard
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.parts import Card, column, empty, label, row, scrolled
from cxworkshop.ui.views.comment_list import score_text, segments_text, too_few_text

SIDE, NARROW = 340, 900
WIDEST = 16_777_215
"""What Qt takes for no limit at all."""
MOST_COMMENTS = 6


class ResultPage(QWidget):
    """Show each metric with its number, margin and answers; the import can be undone from here."""

    undone = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        """Start empty; `show_result` fills it."""
        super().__init__()
        self._desk = desk
        self._session = session
        inner = QWidget()
        inner.setObjectName("canvas")
        inner.setMinimumHeight(1)
        self._page = row(inner, (24, 0, 24, 16), 16, desk.theme)
        self._left, self._right = (column(spacing=16, theme=desk.theme) for _ in range(2))
        outer = column(self)
        outer.addWidget(scrolled(inner))
        self._page.addLayout(self._left, 1)
        self._side = QWidget()
        self._side.setObjectName("canvas")
        self._side.setLayout(self._right)
        self._page.addWidget(self._side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side column below where it is narrow."""
        super().resizeEvent(event)
        px = self._desk.px
        narrow = self.width() < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._page.setDirection(way)
        self._side.setMinimumWidth(0 if narrow else px(SIDE))
        self._side.setMaximumWidth(WIDEST if narrow else px(SIDE))

    def undo(self) -> None:
        """Take the import back and leave."""
        self._desk.document.undo()
        self._desk.toast(self._desk.text(N_("Import undone")))
        self.undone.emit()

    def first_focus(self) -> QWidget | None:
        """Nothing here needs a decision."""
        return None

    def show_result(self) -> None:
        """Show what the import gave."""
        found = self._session.found
        empty(self._left)
        empty(self._right)
        if found is None:
            return
        self._left.addWidget(self._numbers(found))
        if found.comments:
            self._left.addWidget(self._comments(found))
        self._left.addStretch(1)
        self._right.addWidget(self._who(found))
        self._right.addWidget(LeftOutCard(self._desk, self._session, found))
        self._right.addStretch(1)

    def _numbers(self, found: Found) -> Card:
        desk, theme, text = self._desk, self._desk.theme, self._desk.text
        newest = list(_newest(found))
        words = NP_("One metric has a number for today", "{n} metrics have a number for today")
        card = Card(theme, desk.plural(words, len(newest)))
        holder = QWidget()
        grid = QGridLayout(holder)
        px = desk.px
        grid.setContentsMargins(px(16), 0, px(16), px(8))
        grid.setHorizontalSpacing(px(16))
        grid.setColumnStretch(0, 1)
        heads = (N_("Metric"), N_("Answers"), N_("Today"), N_("How sure it is"), N_("How people answered"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place, title in enumerate(heads):
            head = label(theme, text(title), "label", "text2")
            head.setMinimumHeight(px(36))
            grid.addWidget(head, 0, place, right if place in (1, 2) else Qt.AlignmentFlag.AlignVCenter)
        for line, cell in enumerate(newest, 1):
            metric = desk.project.metrics.find(cell.metric)
            if metric is None:
                continue
            known = self._estimate(metric, cell)
            at = 2 * line
            grid.addWidget(_line(), at - 1, 0, 1, 5)
            grid.addWidget(label(theme, metric.name, "body_strong", wrap=True), at, 0)
            grid.addWidget(label(theme, desk.language.number(sum(cell.values.values()), 0), "body"), at, 1, right)
            grid.addWidget(label(theme, short_text(metric, known, desk.language), "section"), at, 2, right)
            sure = label(
                theme,
                interval_text(metric, known.low, known.high, desk.language, known.n)
                or certainty_text(metric, known, desk.language),
                "table",
                "text2",
                wrap=True,
            )
            sure.setMinimumWidth(px(110))
            sure.setMaximumWidth(px(190))
            grid.addWidget(sure, at, 3)
            grid.addWidget(Distribution(desk, metric, cell.values), at, 4)
        card.body.addWidget(holder)
        return card

    def _estimate(self, metric: Metric, cell: Cell) -> Estimate:
        return estimate(metric, data_of(metric, cell.values), self._desk.project.constants.conf_level)

    def _comments(self, found: Found) -> Card:
        desk, theme = self._desk, self._desk.theme
        kept = desk.plural(NP_("One kept in the project", "{n} kept in the project"), len(found.comments))
        card = Card(theme, desk.text(N_("Comments")), kept)
        view = desk.view()
        own = {one.id for one in view.comments if one.imported == view.imports[-1].id}
        different = list({one.text: one for one in view.of(to_read).rows if one.id in own}.values())
        if not different:
            card.pad().addWidget(label(theme, too_few_text(desk, len(own)), "table", "text2", wrap=True))
            return card
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(24))
        grid.setVerticalSpacing(desk.px(12))
        for place, one in enumerate(different[:MOST_COMMENTS]):
            words = column(spacing=0)
            words.addWidget(label(theme, desk.language.quote(one.text), "body", wrap=True))
            about = " · ".join(filter(None, (score_text(desk, one), segments_text(desk, one))))
            words.addWidget(label(theme, about, "caption", "text2", wrap=True))
            grid.addLayout(words, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.pad().addLayout(grid)
        return card

    def _who(self, found: Found) -> Card:
        desk, theme = self._desk, self._desk.theme
        card = Card(theme)
        inside = card.pad(20, 16, 20, 16, 8)
        line = row(spacing=12, theme=theme)
        line.addWidget(label(theme, desk.language.number(found.kept, 0), "figure", "accent"))
        words = desk.plural(NP_("answer imported", "answers imported"), found.kept)
        line.addWidget(label(theme, words, "question"), 1, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(line)
        if found.end is not None:
            first, last = (desk.language.short_date(day, year=True) for day in (found.start or found.end, found.end))
            span = first if first == last else desk.text(N_("{first} to {last}"), first=first, last=last)
            inside.addWidget(label(theme, span, "body", "text2", wrap=True))
        least = desk.project.constants.min_n_segment
        few = []
        for segment, n in _by_segment(found):
            name = desk.project.segments.find(segment)
            if name is None:
                continue
            pair = row(spacing=8, theme=theme)
            pair.addWidget(label(theme, name.name, "body", wrap=True), 1)
            pair.addWidget(label(theme, desk.language.number(n, 0), "body_strong", "warn" if n < least else "text"))
            inside.addLayout(pair)
            few += [name.name] if n < least else []
        if few:
            note = row(spacing=8, theme=theme)
            mark = QLabel()
            mark.setPixmap(picture(theme, "should", "warn"))
            note.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            said = N_("Fewer than {least} answers are too few to compare with the others: {segments}.")
            about = desk.text(said, least=desk.language.number(least, 0), segments=", ".join(few))
            note.addWidget(label(theme, about, "table", wrap=True), 1)
            inside.addLayout(note)
        return card


def _newest(found: Found) -> Iterator[Cell]:
    """Give the newest cell of each metric, of everybody where there is one."""
    best: dict[str, Cell] = {}
    for cell in found.cells:
        had = best.get(cell.metric)
        if had is None or (cell.period.end, not cell.segment) > (had.period.end, not had.segment):
            best[cell.metric] = cell
    yield from best.values()


def _by_segment(found: Found) -> list[tuple[str, int]]:
    """Count the answers of each segment to the metric that has most."""
    most: dict[str, dict[str, int]] = {}
    for cell in found.cells:
        if cell.segment:
            counts = most.setdefault(cell.segment, {})
            counts[cell.metric] = counts.get(cell.metric, 0) + sum(cell.values.values())
    return sorted(((segment, max(counts.values())) for segment, counts in most.items()), key=lambda pair: -pair[1])


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
