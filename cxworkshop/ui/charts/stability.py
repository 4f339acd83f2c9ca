"""How firm the ranking of segments is: in what part of many mixes of weights each of them comes first."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from cxworkshop.language import N_, Language
from cxworkshop.method.figures.segments import ranking
from cxworkshop.method.view import View
from cxworkshop.programme.rankings import firmness_text
from cxworkshop.ui.charts.kind import Data
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.ui.chart import ChartView
    from cxworkshop.ui.charts.canvas import Canvas

ROW = 34
LABELS = 240


class StabilityChart(NamedTuple):
    """Hold each segment's name with the part of the mixes in which it comes first, the highest first."""

    segments: tuple[tuple[str, float], ...]
    mixes: int

    def height(self) -> int:
        """Give the height that it needs."""
        return ROW * len(self.segments) + 34

    def table(self, desk: Desk) -> Data:
        """Give each segment with its part."""
        heads = (desk.text(N_("Segment")), desk.text(N_("Comes first in")))
        return Data(heads, tuple((name, desk.language.percent(first)) for name, first in self.segments), frozenset({1}))

    def draw(self, canvas: "Canvas", desk: Desk) -> None:
        """Draw a bar for each segment."""
        count = len(self.segments)
        plot = canvas.plot((0, 1.15), (0.4, count + 0.6))
        places = list(zip(range(count, 0, -1), self.segments, strict=True))
        canvas.axis(plot, "left", [(place, name) for place, (name, _) in places], widest=LABELS)
        quarters = (0, 0.25, 0.5, 0.75, 1)
        canvas.axis(plot, "bottom", [(part, desk.language.percent(part)) for part in quarters])
        canvas.segments(plot, [((part, 0.4), (part, count + 0.6)) for part in quarters], canvas.pen("grid"))
        for place, (_, first) in places:
            if first:
                canvas.bar(plot, QRectF(0, place - 0.27, first, 0.54), "data1")
            canvas.words(plot, first, place, desk.language.percent(first), "left", 0.5, "caption", "text")


def stability(view: View) -> StabilityChart | None:
    """Describe how firm the ranking is; None with fewer than two segments that can be compared."""
    found = view.of(ranking)
    rows = [(row.name, first) for row in view.segments if (first := found.segments[row.id].first) is not None]
    rows.sort(key=lambda row: -row[1])
    return StabilityChart(tuple(rows), found.mixes) if len(rows) > 1 else None


def show_stability(view: "ChartView") -> None:
    """Show in a chart how firm the ranking of the project is now."""
    desk = view.desk
    chart = stability(desk.view())
    name = desk.text(N_("How firm the ranking is"))
    view.show_chart(chart, name, stability_sentence(chart, desk.view(), desk.language))


def stability_sentence(chart: StabilityChart | None, view: View, language: Language) -> str:
    """Say what the chart shows, or why there is none."""
    if chart is None:
        return language.text(N_("Rate at least two segments: then this shows how firm their order is."))
    return firmness_text(view, language)
