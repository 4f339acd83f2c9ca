"""What drives a score: how closely each driver goes together with it, and its share of what is explained."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from cxworkshop.language import N_, NO_VALUE, Language
from cxworkshop.method.figures.improvements import DriverFigures, RunFigures
from cxworkshop.programme.values import RANGE, SIGNED_RANGE
from cxworkshop.ui.charts.kind import Data
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.ui.charts.canvas import Canvas

ROW = 34
LABELS = 210


class DriverChart(NamedTuple):
    """Hold one analysis, the strongest driver first."""

    run: RunFigures

    @property
    def drivers(self) -> list[DriverFigures]:
        """Give the drivers that have a correlation."""
        related = [one for one in self.run.drivers if one.driver.correlation is not None]
        return sorted(related, key=lambda one: (-(one.share or 0), -abs(one.driver.correlation or 0)))

    def height(self) -> int:
        """Give the height that it needs."""
        return ROW * len(self.drivers) + 60

    def shares(self) -> dict[str, float]:
        """Give each driver's part of what is explained, by id; empty where shares must not be shown."""
        whole = sum(one.share or 0 for one in self.run.drivers)
        if self.run.reason is not None or whole <= 0:
            return {}
        return {str(id(one)): (one.share or 0) / whole for one in self.run.drivers if one.share is not None}

    def table(self, desk: Desk) -> Data:
        """Give each driver with correlation, interval and share."""
        language = desk.language
        heads = (N_("Driver"), N_("Correlation"), N_("Interval"), N_("Share of what is explained"))
        shares = self.shares()
        rows = (
            (
                one.driver.name,
                language.number(one.driver.correlation, 2),
                interval_words(one, language),
                language.percent(shares.get(str(id(one)))),
            )
            for one in self.drivers
        )
        return Data(tuple(desk.text(head) for head in heads), tuple(rows), frozenset({1, 2, 3}))

    def draw(self, canvas: "Canvas", desk: Desk) -> None:
        """Draw correlations with their intervals and, beside them, the shares."""
        drivers, language = self.drivers, desk.language
        places = {place: one for place, one in zip(range(len(drivers), 0, -1), drivers, strict=True)}
        lowest = min([0.0, *(one.interval.low if one.interval else one.driver.correlation or 0 for one in drivers)])
        left = -1.0 if lowest < -0.5 else -0.5 if lowest < 0 else 0.0
        up = (0.4, len(drivers) + 1.1)
        plot = canvas.plot((left - 0.02, 1.02), up, 0, 3)
        canvas.axis(plot, "left", [(place, one.driver.name) for place, one in places.items()], widest=LABELS)
        ticks = [left + step * (1 - left) / 4 for step in range(5)]
        canvas.axis(plot, "bottom", [(tick, language.number(round(tick, 2))) for tick in ticks])
        for tick in ticks:
            canvas.line(plot, (tick, tick), (up[0], len(drivers) + 0.5), canvas.pen("grid"))
        canvas.words(plot, left, up[1], desk.text(N_("Correlation with its interval")), "left", 0.0, "label")
        for place, one in places.items():
            if one.interval is not None:
                canvas.line(plot, one.interval, (place, place), canvas.pen("data5", 2))
            canvas.dots(plot, [one.driver.correlation or 0], [place], "data1", 9)
        self._draw_shares(canvas, desk, places, up)

    def _draw_shares(
        self, canvas: "Canvas", desk: Desk, places: dict[int, DriverFigures], up: tuple[float, float]
    ) -> None:
        shares = self.shares()
        if not shares:
            return
        most = max(shares.values()) or 1.0
        plot = canvas.plot((0, most * 1.3), up, 1, 2)
        canvas.axis(plot, "bottom", [])
        canvas.words(plot, 0, up[1], desk.text(N_("Share of what is explained")), "left", 0.0, "label")
        for place, one in places.items():
            share = shares.get(str(id(one)))
            if share is not None:
                canvas.bar(plot, QRectF(0, place - 0.27, share, 0.54), "data1")
                canvas.words(plot, share, place, desk.language.percent(share), "left", 0.5, "caption", "text")


def interval_words(one: DriverFigures, language: Language) -> str:
    """Write the interval of a correlation."""
    if one.interval is None:
        return NO_VALUE
    low, high = (language.number(bound, 2) for bound in one.interval)
    return language.text(SIGNED_RANGE if one.interval.low < 0 else RANGE, low=low, high=high)
