"""How many gave each answer, as bars whose class is said by colour and by words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from cxworkshop.language import C_, N_, Message
from cxworkshop.ui.charts.kind import Data
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views.distribution import COLORS, Answers, Class

if TYPE_CHECKING:
    from cxworkshop.ui.charts.canvas import Canvas

WORDS: dict[Class, Message] = {
    "low": C_("class of answers", "low"),
    "middle": C_("class of answers", "middle"),
    "high": C_("class of answers", "high"),
}

GAP = 0.1
"""So much of a bar's width lies between a border of classes and a word beside it."""
ABOVE = 1.4
"""Above the highest bar there is room for its count and for the word of its class."""


class AnswerBars(NamedTuple):
    """Hold the answers in the order of the scale."""

    answers: tuple[Answers, ...]

    def height(self) -> int:
        """Give the height that it needs."""
        return 200

    def table(self, desk: Desk) -> Data:
        """Give each answer with its class and count."""
        heads = (desk.text(N_("Answer")), desk.text(N_("Class")), desk.text(N_("Answers")))
        rows = ((one.label, desk.text(WORDS[one.kind]), desk.language.number(one.n)) for one in self.answers)
        return Data(heads, tuple(rows), frozenset({2}))

    def draw(self, canvas: "Canvas", desk: Desk) -> None:
        """Draw the bars with their counts, and below each run of a class its word."""
        most = max((one.n for one in self.answers), default=0) or 1
        plot = canvas.plot((-0.5, len(self.answers) - 0.5), (0, most * ABOVE))
        canvas.axis(plot, "bottom", [(place, one.label) for place, one in enumerate(self.answers)], line=True)
        for place, one in enumerate(self.answers):
            if one.n:
                canvas.bar(plot, QRectF(place - 0.4, 0, 0.8, one.n), COLORS[one.kind])
            canvas.words(plot, place, one.n, desk.language.number(one.n), "middle", 1.0)
        font = QFontMetricsF(desk.theme.font("label"))
        wide = len(self.answers) / max(1, canvas.width)
        for x, side, kind in self.names(lambda kind: font.horizontalAdvance(desk.text(WORDS[kind])) * wide):
            canvas.words(plot, x, most * ABOVE, desk.text(WORDS[kind]), side, 0.0, "label")

    def names(self, width: Callable[[Class], float]) -> list[tuple[float, str, Class]]:
        """Place the word of each class above the middle of its bars, or away from a neighbour that it would touch."""
        found: list[tuple[float, str, Class]] = []
        for kind in ("low", "middle", "high"):
            places = [place for place, one in enumerate(self.answers) if one.kind == kind]
            if not places:
                continue
            x, side = (places[0] + places[-1]) / 2, "middle"
            before = found[-1] if found else None
            if before is not None and before[0] + width(before[2]) / 2 > x - width(kind) / 2:
                border = places[0] - 0.5
                found[-1] = (border - GAP, "right", before[2])
                x, side = border + GAP, "left"
            found.append((x, side, kind))
        return found
