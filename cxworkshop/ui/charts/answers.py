"""How many gave each answer, as bars whose class is said by colour and by words."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

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
        for kind in ("low", "middle", "high"):
            places = [place for place, one in enumerate(self.answers) if one.kind == kind]
            if places:
                middle = (places[0] + places[-1]) / 2
                canvas.words(plot, middle, most * ABOVE, desk.text(WORDS[kind]), "middle", 0.0, "label")
