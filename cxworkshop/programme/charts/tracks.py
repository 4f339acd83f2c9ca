"""The way from where a metric starts to its target."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cxworkshop.method.figures.targets import target_figures
from cxworkshop.method.measuring import report_as
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Metric
from cxworkshop.model.targets import Target
from cxworkshop.programme.charts.emotions import Point

TrackState = Literal["start", "on the way", "met", "worse"]


class Track(NamedTuple):
    """Hold places from 0 to 1 on a target's track; right is always better."""

    start: float | None
    now: float | None
    target: float | None
    minimum: float | None
    state: TrackState


def track(view: View, target: Target) -> Track | None:
    """Describe the way from start to target; None while neither is known."""
    details = view.of(target_figures)[target.id]
    metric = details.metric
    now = details.now.estimate.value if details.now else None
    values = [v for v in (details.value, now, target.target, target.minimum, target.stretch) if v is not None]
    if metric is None or not values or (details.value is None and target.target is None):
        return None
    low, high = _span(metric, values)

    def place(value: float | None) -> float | None:
        if value is None:
            return None
        part = min(1.0, max(0.0, (value - low) / (high - low)))
        return 1 - part if metric.direction == "lower" else part

    spots = [place(value) for value in (details.value, now, target.target, target.minimum)]
    start, today, goal, least = spots
    return Track(start, today, goal, least, _track_state(start, today, goal))


def _span(metric: Metric, values: Sequence[float]) -> Point:
    """Give the ends of a track: the metric's own scale where it has one, else zero to a little beyond the worst."""
    match report_as(metric):
        case "share":
            return min(0.0, *values), max(1.0, *values)
        case "score":
            return min(-100.0, *values), max(100.0, *values)
        case "index":
            return min(0.0, *values), max(100.0, *values)
        case "mean" if metric.scale_min is not None and metric.scale_max is not None:
            low, high = min(metric.scale_min, *values), max(metric.scale_max, *values)
            if low < high:
                return low, high
    top = max(*values, 0.0) * 1.15
    return min(0.0, *values), top or 1.0


def _track_state(start: float | None, now: float | None, target: float | None) -> TrackState:
    if now is None or start is None:
        return "start"
    if target is not None and now >= target > start:
        return "met"
    return "worse" if now < start - 0.005 else "on the way" if now > start + 0.005 else "start"
