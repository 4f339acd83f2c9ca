"""The columns of the table that ranks the segments."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cxworkshop.language import C_, N_, NO_VALUE
from cxworkshop.method.figures.segments import Ranking, SegmentFigures, ranking
from cxworkshop.model.fields import Score
from cxworkshop.model.segments import Segment
from cxworkshop.programme.choices import criterion_name, label
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.rankings import far_apart
from cxworkshop.ui.cellpaint import CAPTION_LINE, Wrapped
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.tablemodel import Column
from cxworkshop.ui.views.marks import draw_bar, draw_dots

DOTS, NUMBER, VALUE, SCORE, DECISION = 90, 98, 100, 98, 130
NAME_WIDE = 190
"""Room for the names; what is left decides whether value and decision have columns of their own."""
MEASURED = "measure now"
HIDDEN = N_("hidden until the ratings are shown")


class State(NamedTuple):
    """Say what the columns show: whether single ratings are hidden, and which columns have room."""

    hidden: bool = False
    value: bool = False
    decision: bool = False


class SegmentColumns:
    """Make the columns, and hold the ranking that they show."""

    def __init__(self, desk: Desk) -> None:
        """Begin with the ranking as it is now."""
        self._desk = desk
        self.ranking: Ranking = desk.view().of(ranking)
        self.state = State()
        self._small = Wrapped(desk.theme, "caption", hyphen=True)

    def refresh(self) -> None:
        """Take the ranking as it is now."""
        self.ranking = self._desk.view().of(ranking)

    def columns(self, state: State) -> list[Column]:
        """Give the columns, one for each criterion among them."""
        self.state = state
        desk = self._desk
        first = Column(
            ("name",),
            ticked=is_measured,
            toggle=self._decide,
            caption=None if state.decision else self._decision,
        )
        value = Column(("annual_value",), title=N_("Value each"), width=VALUE, caption=self._value_share)
        score = Column(title=N_("Score"), width=SCORE, text=self._score, draw=self._draw_score, help=SCORE_HELP)
        criteria = [
            Column(
                ("ratings", criterion.id),
                title=criterion_name(criterion, desk.language),
                width=DOTS,
                kind="score",
                text=self._score_text(criterion.id) if state.hidden else None,
                draw=self._draw_hidden(criterion.id) if state.hidden else None,
            )
            for criterion in desk.project.criteria
        ]
        people = Column(("population",), width=NUMBER, caption=None if state.value else self._value_share)
        decision = Column(("decision",), width=DECISION)
        return [
            first,
            people,
            *([value] if state.value else []),
            *criteria,
            score,
            *([decision] if state.decision else []),
        ]

    def state_for(self, width: int, hidden: bool) -> State:
        """Choose the columns that fit a width of the design."""
        free = width - NUMBER - SCORE - DOTS * len(self._desk.project.criteria) - NAME_WIDE
        return State(hidden, free >= VALUE, free >= VALUE + DECISION)

    def figures(self, segment: Segment) -> SegmentFigures | None:
        """Give the figures of a segment; a new one has none before they are worked out."""
        return self.ranking.segments.get(segment.id)

    def _decide(self, segment: Segment, measured: bool) -> None:
        self._desk.document.put(("segments", segment.id, "decision"), MEASURED if measured else "later")

    def _decision(self, segment: Segment) -> str:
        return "" if is_measured(segment) else label(Segment, "decision", segment.decision, self._desk.language)

    def _value_share(self, segment: Segment) -> str:
        figures = self.figures(segment)
        if figures is None or figures.value_share is None:
            return ""
        return self._desk.text(SHARE_OF_ALL, share=self._desk.language.percent(figures.value_share))

    def _score(self, segment: Segment) -> str:
        figures = self.figures(segment)
        if self.state.hidden or figures is None or figures.score is None:
            return NO_VALUE
        return self._desk.language.number(figures.score, 0)

    def _draw_score(self, painter: QPainter, rect: QRectF, segment: Segment) -> None:
        """Draw the score with a bar, or why there is none."""
        theme, px = self._desk.theme, self._desk.px
        figures = self.figures(segment)
        if not self.state.hidden and figures is not None and figures.score is None:
            self._draw_reason(painter, rect)
            return
        left = QRectF(rect.x(), rect.y(), px(30), rect.height())
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("table_strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | centre, self._score(segment))
        right = QRectF(left.right() + px(8), rect.y(), rect.right() - left.right() - px(8), rect.height())
        if self.state.hidden or figures is None or figures.score is None:
            return
        bar = QRectF(right.x(), right.center().y() - px(5), right.width(), px(10))
        draw_bar(painter, theme, bar, figures.score / 100, "accent" if is_measured(segment) else "data5")

    def _draw_reason(self, painter: QPainter, rect: QRectF) -> None:
        """Say in two lines at most, which a row has room for, why there is no score."""
        theme = self._desk.theme
        lines = self._small.lines(reason_text("missing_ratings", self._desk.language), int(rect.width()), 2)
        painter.setFont(self._small.font)
        painter.setPen(theme.color("text2"))
        high = self._desk.px(CAPTION_LINE)
        y = rect.center().y() - high * len(lines) / 2
        for line in lines:
            painter.drawText(QRectF(rect.x(), y, rect.width(), high), int(Qt.AlignmentFlag.AlignVCenter), line)
            y += high

    def _draw_hidden(self, criterion: str) -> Callable[[QPainter, QRectF, Segment], None]:
        """Draw that there are ratings, and not which."""
        theme = self._desk.theme

        def draw(painter: QPainter, rect: QRectF, segment: Segment) -> None:
            score = segment.ratings.get(criterion)
            if is_hidden(score):
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.color("text2"))
                words = self._desk.text(C_("ratings", "hidden"))
                painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            else:
                value = score.value if score else None
                spread = score is not None and far_apart(score)
                draw_dots(painter, theme, rect.x(), rect.center().y(), value, spread=spread)

        return draw

    def _score_text(self, criterion: str) -> Callable[[Segment], str]:
        def said(segment: Segment) -> str:
            score = segment.ratings.get(criterion)
            if is_hidden(score):
                return self._desk.text(HIDDEN)
            return self._desk.language.number(score.value) if score and score.value is not None else NO_VALUE

        return said


SHARE_OF_ALL = C_("value of a segment", "{share} of value")
SCORE_HELP = N_("0 to 100, from the ratings and the weights. At least 60% of the weight has to be rated.")


def is_measured(segment: Segment) -> bool:
    """Tell whether a segment is measured now."""
    return segment.decision == MEASURED


def is_hidden(score: Score | None) -> bool:
    """Tell whether only single ratings stand behind a score, which nobody shall see before all have rated."""
    return score is not None and score.agreed is None and bool(score.votes)
