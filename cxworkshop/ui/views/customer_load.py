"""How often one customer of each segment is asked in a year, against the most that the project allows."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.language import N_, NO_VALUE, NP_
from cxworkshop.method.figures.collection import is_survey, yearly_invitations
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, column, empty, label, row


class Load(NamedTuple):
    """Hold how often a customer of a segment is asked in a year; None where that is not known."""

    segment: str
    times: float | None


def loads(desk: Desk) -> list[Load]:
    """Give the load of every segment that a survey reaches."""
    view = desk.view()
    known = view.of(yearly_invitations)
    asking = [source for source in view.collection if is_survey(source)]
    reached = [
        segment for segment in view.segments if any(not one.segments or segment.id in one.segments for one in asking)
    ]
    return [Load(segment.name, known.get(segment.id)) for segment in reached]


class CustomerLoad(Card):
    """Say the load in a sentence and in bars with their numbers."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk.theme, desk.text(N_("How often a customer is asked")))
        self.desk = desk
        self._shown: tuple[int, list[Load]] = (0, [])
        body = self.pad(spacing=10)
        self.sentence = label(desk.theme, style="table", wrap=True)
        body.addWidget(self.sentence)
        self.bars = column(spacing=10, theme=desk.theme)
        body.addLayout(self.bars)
        body.addStretch(1)

    def refresh(self) -> None:
        """Show what the project says now; without surveys the card is not there."""
        shown = loads(self.desk)
        self.setVisible(bool(shown))
        most = self.desk.project.constants.max_surveys_per_year
        if (most, shown) == self._shown:
            return
        self._shown = (most, shown)
        self.sentence.setText(_sentence(self.desk, shown, most))
        empty(self.bars)
        for load in shown:
            self.bars.addWidget(LoadBar(self.desk, load, most))


def _sentence(desk: Desk, shown: list[Load], most: int) -> str:
    limit = desk.plural(
        NP_("At most {n} invitation a year is allowed.", "At most {n} invitations a year are allowed."), most
    )
    known = [load for load in shown if load.times is not None]
    if not known:
        return limit
    highest = max(known, key=lambda load: load.times or 0)
    times = desk.language.number(highest.times, 1)
    return desk.text(
        N_("A customer in {segment} gets {times} invitations a year, more than anybody else. {limit}")
        if len(known) > 1
        else N_("A customer in {segment} gets {times} invitations a year. {limit}"),
        segment=desk.language.quote(highest.segment),
        times=times,
        limit=limit,
    )


class LoadBar(QWidget):
    """Draw one segment: its name, a bar up to the most allowed, and the number in words."""

    def __init__(self, desk: Desk, load: Load, most: int) -> None:
        """Take what is drawn; it does not change."""
        super().__init__()
        self.desk = desk
        self._load = load
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = self.words()
        self.setAccessibleName(desk.text(N_("{segment}: {n}"), segment=load.segment, n=words))
        # the bar is drawn below the words
        layout = row(self, (0, 0, 0, 12), 8, desk.theme)
        layout.addWidget(label(desk.theme, load.segment, "table", wrap=True), 1)
        color = "text2" if load.times is None else "warn" if load.times > most else "text"
        layout.addWidget(label(desk.theme, words, "table_strong", color))

    def words(self) -> str:
        """Say the number, or why there is none."""
        times, number = self._load.times, self.desk.language.number
        if times is None:
            return self.desk.text(N_("{dash} (something is not filled in)"), dash=NO_VALUE)
        if times > self._most:
            return self.desk.text(N_("{times} of {most}, too often"), times=number(times, 1), most=number(self._most))
        return self.desk.text(N_("{times} of {most}"), times=number(times, 1), most=number(self._most))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        theme, px = self.desk.theme, self.desk.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, self.height() - px(9), self.width() - 1, px(8))
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(box, px(4), px(4))
        if self._load.times:
            share = min(1.0, self._load.times / self._most)
            painter.setBrush(theme.color("warn_fill" if self._load.times > self._most else "accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width() * share, box.height()), px(4), px(4))
