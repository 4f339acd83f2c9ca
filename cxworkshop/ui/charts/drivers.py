"""What drives a score: how closely each driver goes together with it, and its share of what is explained."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from cxworkshop.language import N_, NO_VALUE
from cxworkshop.method.figures.drivers import DriverFigures, RunFigures
from cxworkshop.programme.evidence import interval_words, share_bounds
from cxworkshop.programme.values import WITH_INTERVAL_ONLY
from cxworkshop.ui.charts.kind import Data
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.ui.charts.canvas import Canvas

ROW = 34
LABELS = 210


class DriverChart(NamedTuple):
    """Hold one analysis, the strongest driver first."""

    run: RunFigures

    def drivers(self) -> list[tuple[DriverFigures, float | None]]:
        """Give the drivers that have a correlation, each with its part of what is explained where it may be shown."""
        whole = sum(one.share or 0 for one in self.run.drivers)
        shown = self.run.reason is None and whole > 0
        related = [one for one in self.run.drivers if one.driver.correlation is not None]
        ordered = sorted(related, key=lambda one: (-(one.share or 0), -abs(one.driver.correlation or 0)))
        return [(one, one.share / whole if shown and one.share is not None else None) for one in ordered]

    def height(self) -> int:
        """Give the height that it needs."""
        return ROW * len(self.drivers()) + 60

    def table(self, desk: Desk) -> Data:
        """Give each driver with correlation, interval and share."""
        language = desk.language
        heads = (N_("Driver"), N_("Correlation"), N_("Interval"), N_("Share of what is explained"))
        rows = (
            (
                one.driver.name,
                language.number(one.driver.correlation, 2),
                interval_words(one, language) or NO_VALUE,
                _share(one, share, self.run, desk),
            )
            for one, share in self.drivers()
        )
        return Data(tuple(desk.text(head) for head in heads), tuple(rows), frozenset({1, 2, 3}))

    def draw(self, canvas: "Canvas", desk: Desk) -> None:
        """Draw correlations with their intervals and, beside them, the shares."""
        drivers, language = self.drivers(), desk.language
        places = list(zip(range(len(drivers), 0, -1), drivers, strict=True))
        lowest = min([0.0, *(_low(one) for one, _ in drivers)])
        left = -1.0 if lowest < -0.5 else -0.5 if lowest < 0 else 0.0
        up = (0.4, len(drivers) + 1.1)
        plot = canvas.plot((left - 0.02, 1.02), up, 0, 3)
        canvas.axis(plot, "left", [(place, one.driver.name) for place, (one, _) in places], widest=LABELS)
        ticks = [left + step * (1 - left) / 4 for step in range(5)]
        canvas.axis(plot, "bottom", [(tick, language.number(round(tick, 2))) for tick in ticks])
        canvas.segments(plot, [((tick, up[0]), (tick, len(drivers) + 0.5)) for tick in ticks], canvas.pen("grid"))
        canvas.words(plot, left, up[1], desk.text(N_("Correlation with its interval")), "left", 0.0, "label")
        for place, (one, _) in places:
            if one.interval is not None:
                canvas.line(plot, [(one.interval.low, place), (one.interval.high, place)], canvas.pen("data5", 2))
            canvas.dots(plot, [(one.driver.correlation or 0, place)], "data1", 9)
        shares = [(place, one, share) for place, (one, share) in places if share is not None]
        self._draw_shares(canvas, desk, shares, up)

    def _draw_shares(
        self, canvas: "Canvas", desk: Desk, shares: Sequence[tuple[int, DriverFigures, float]], up: tuple[float, float]
    ) -> None:
        if not shares:
            return
        ends = {place: one.driver.share_high or 0 for place, one, _ in shares}
        most = max(max(share, ends[place]) for place, _, share in shares) or 1.0
        plot = canvas.plot((0, most * 1.3), up, 1, 2)
        canvas.axis(plot, "bottom", [])
        canvas.words(plot, 0, up[1], desk.text(N_("Share of what is explained")), "left", 0.0, "label")
        for place, one, share in shares:
            canvas.bar(plot, QRectF(0, place - 0.27, share, 0.54), "data1")
            if one.driver.share_low is not None and one.driver.share_high is not None:
                canvas.line(plot, [(one.driver.share_low, place), (ends[place], place)], canvas.pen("data5", 2))
            beside = max(share, ends[place])
            canvas.words(plot, beside, place, desk.language.percent(share), "left", 0.5, "caption", "text")


def _share(one: DriverFigures, share: float | None, run: RunFigures, desk: Desk) -> str:
    """Write a share with its bounds."""
    bounds = share_bounds(one, run, desk.language) if share is not None else ""
    words = desk.language.percent(share)
    return desk.text(WITH_INTERVAL_ONLY, value=words, interval=bounds) if bounds else words


def _low(one: DriverFigures) -> float:
    return one.interval.low if one.interval is not None else one.driver.correlation or 0.0
