"""How many gave each answer, as bars; low, middle and high answers differ in colour and in what is said of them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.language import C_, N_
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.measuring import favourable, net_sign, sign
from cxworkshop.model.metrics import Classes, Counts, Data, Metric
from cxworkshop.ui.desk import Desk

Class = Literal["low", "middle", "high"]
Scale = tuple[float, float]
WIDEST = 20
"""A wider scale shows only the answers that were given."""
COLORS: dict[Class, str] = {"low": "bad", "middle": "data5", "high": "data1"}


class Answers(NamedTuple):
    """Hold one answer with how many gave it."""

    label: str
    n: int
    kind: Class


def distribution(metric: Metric, data: Data | None, desk: Desk) -> list[Answers]:
    """Sort the counts behind a measurement by answer; empty for data that are not answers."""
    if isinstance(data, Classes):
        three = (
            (data.detractors, N_("Detractors"), "low"),
            (data.passives, N_("Passives"), "middle"),
            (data.promoters, N_("Promoters"), "high"),
        )
        return [Answers(desk.text(words), count, kind) for count, words, kind in three]  # type: ignore[arg-type]
    if not isinstance(data, Counts) or not data.values:
        return []
    scale = _scale(metric, data)
    answers = set(data.values)
    if scale is not None and scale[1] - scale[0] <= WIDEST and scale[0] == int(scale[0]):
        answers |= set(range(int(scale[0]), int(scale[1]) + 1))
    return [
        Answers(desk.language.number(answer), data.values.get(answer, 0), _class(metric, scale, answer))
        for answer in sorted(answers)
    ]


def _scale(metric: Metric, data: Counts) -> Scale | None:
    """Give the lowest and highest answer: of the method's question, else the metric's own if the answers fit it."""
    method = method_of(metric.method)
    for low, high in (
        method.scale if method and method.questions else (None, None),
        (metric.scale_min, metric.scale_max),
    ):
        if low is not None and high is not None and all(low <= answer <= high for answer in data.values):
            return low, high
    return None


def _class(metric: Metric, scale: Scale | None, answer: float) -> Class:
    """Tell whether an answer is a good one, a bad one or between them."""
    if metric.method == "NPS":
        return _of_sign(net_sign(answer))
    good = favourable(metric)
    if not good:
        return _of_sign(sign(answer)) if scale is not None and scale[0] < 0 else "middle"
    if answer in good:
        return "high"
    if scale is None:
        return "low"
    middle = sum(scale) / 2
    upwards = sum(good) / len(good) > middle
    beyond = answer < middle if upwards else answer > middle
    return "low" if beyond else "middle"


def _of_sign(value: int) -> Class:
    return "high" if value > 0 else "low" if value < 0 else "middle"


class Distribution(QWidget):
    """Draw the bars with their counts above and the answers below."""

    def __init__(self, desk: Desk) -> None:
        """Begin without answers."""
        super().__init__()
        self.desk = desk
        self.answers: tuple[Answers, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(desk.text(N_("How many gave each answer")))

    def show_answers(self, answers: Sequence[Answers]) -> None:
        """Show other answers."""
        self.answers = tuple(answers)
        parts = (
            self.desk.text(
                C_("answer and count", "{answer}: {n}"), answer=one.label, n=self.desk.language.number(one.n)
            )
            for one in self.answers
        )
        self.setAccessibleDescription(", ".join(parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the design."""
        return QSize(self.desk.px(220), self.desk.px(118 if self._long() else 104))

    def _long(self) -> bool:
        return any(len(one.label) > 3 for one in self.answers)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        if not self.answers:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.desk.theme, self.desk.px
        below, above = px(36 if self._long() else 22), px(20)
        wide = (self.width() - 4) / len(self.answers)
        high = self.height() - below - above - 2
        most = max(1, *(one.n for one in self.answers), 1)
        painter.setFont(theme.font("caption"))
        for at, one in enumerate(self.answers):
            left = 2 + at * wide
            tall = max(2.0, high * one.n / most) if one.n else 0.0
            bar = QRectF(left + px(2), 2 + above + high - tall, wide - px(4), tall)
            painter.setPen(QPen(theme.color("text"), 1) if theme.contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(COLORS[one.kind]))
            painter.drawRect(bar)
            painter.setPen(theme.color("text2"))
            number = self.desk.language.number(one.n)
            middle = Qt.AlignmentFlag.AlignHCenter
            painter.drawText(
                QRectF(left - px(8), bar.top() - above, wide + px(16), above),
                middle | Qt.AlignmentFlag.AlignVCenter,
                number,
            )
            painter.setPen(theme.color("text"))
            foot = QRectF(left, self.height() - below, wide, below)
            flags = int(middle) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(foot, flags, one.label)
        painter.setPen(theme.color("border_strong"))
        base = 2 + above + high
        painter.drawLine(2, round(base), self.width() - 2, round(base))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
