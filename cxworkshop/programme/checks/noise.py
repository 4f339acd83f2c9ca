"""What checks of step 5 look for in the starting point, and in what chance could do."""

from collections.abc import Iterator
from datetime import date

from cxworkshop.method.figures.differences import unlike
from cxworkshop.method.figures.levels import signal_places, starting_levels
from cxworkshop.method.figures.targets import TargetFigures, measuring_points, target_figures
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Measurement
from cxworkshop.model.targets import Target
from cxworkshop.programme.checks.finding import Amount, Found, Named, Word
from cxworkshop.programme.choices import REVIEW_INTERVAL

LEAST_ANSWERS = 30
LEAST_FOR_NPS = 200
LEAST_POINTS = 2
NOT_SEEN = ("below_noise", "weak")


def _named(target: Target) -> Named:
    return Named("targets", target.id)


def with_goal(view: View) -> Iterator[tuple[Target, TargetFigures]]:
    """Give the targets that aim at something, with their figures."""
    details = view.of(target_figures)
    return ((target, details[target.id]) for target in view.targets if target.kind != "monitor only")


def is_better(target: Target, details: TargetFigures) -> bool:
    """Tell whether the target lies on the good side of its start; unknown is no reason to doubt it."""
    if target.target is None or details.value is None or details.metric is None or details.metric.direction is None:
        return True
    higher = target.target > details.value
    return higher if details.metric.direction == "higher" else target.target < details.value


def weak_starts(view: View) -> Iterator[Found]:
    """Find targets whose start is unknown, or rests on few answers."""
    for target, details in with_goal(view):
        n = details.baseline.estimate.n if details.baseline else None
        if details.value is None:
            yield Found("targets", target.id, "baseline", {"case": "missing", "target": _named(target)})
        elif n is not None and n < LEAST_ANSWERS:
            yield Found("targets", target.id, "baseline", {"case": "few", "target": _named(target), "n": round(n)})


def hidden_by_chance(view: View) -> Iterator[Found]:
    """Find wished changes that chance alone could bring, or hide."""
    for target, details in with_goal(view):
        if target.kind == "improve" and details.verdict in NOT_SEEN and is_better(target, details):
            values = {
                "case": details.verdict,
                "target": _named(target),
                "change": Amount(target.metric, abs((target.target or 0) - (details.value or 0)), True),
            }
            yield Found("targets", target.id, "target", values)


def other_seasons(view: View) -> Iterator[Found]:
    """Find comparisons between different seasons, in a business that has seasons."""
    for target, details in with_goal(view) if view.profile.seasonal else ():
        if details.baseline is None or details.now is None:
            continue
        before, after = details.baseline.measurement, details.now.measurement
        later = _months(after) if before.id != after.id else {target.target_date.month} if target.target_date else set()
        if later and _months(before) and later.isdisjoint(_months(before)):
            yield Found("targets", target.id, "baseline", {"target": _named(target)})


def _months(measurement: Measurement) -> set[int]:
    """Name the months of the year that a period touches."""
    end: date | None = measurement.end
    if end is None:
        return set()
    start = measurement.start or end
    months = (end.year - start.year) * 12 + end.month - start.month
    return {(start.month - 1 + step) % 12 + 1 for step in range(min(max(months, 0), 11) + 1)}


def changed_measuring(view: View) -> Iterator[Found]:
    """Find targets whose start and latest reading were not measured alike."""
    for target, details in with_goal(view):
        before, after = details.baseline, details.now
        if before is None or after is None or before.measurement.id == after.measurement.id:
            continue
        what = unlike(before.measurement.asked, after.measurement.asked, details.metric)
        if what:
            yield Found("targets", target.id, "baseline", {"case": what, "target": _named(target)})


def small_nps_waves(view: View) -> Iterator[Found]:
    """Find NPS targets with too few answers in either wave."""
    for target, details in with_goal(view):
        if details.metric is None or details.metric.method != "NPS" or target.target is None:
            continue
        before = details.baseline.estimate.n if details.baseline else None
        waves = [n for n in (before, target.next_n) if n is not None]
        if waves and min(waves) < LEAST_FOR_NPS:
            case = "both" if before is not None and target.next_n is not None else "one"
            values = {"case": case, "target": _named(target), "n": round(min(waves)), "before": round(waves[0])}
            yield Found("targets", target.id, "next_n", {**values, "after": round(waves[-1])})


def few_reviews(view: View) -> Iterator[Found]:
    """Find targets that are hardly looked at before they fall due."""
    for target, _ in with_goal(view):
        points = measuring_points(view, target)
        if points is not None and points < LEAST_POINTS and target.review_interval:
            values = {"target": _named(target), "n": points, "interval": Word(REVIEW_INTERVAL[target.review_interval])}
            yield Found("targets", target.id, "review_interval", values)


def unstable_starts(view: View) -> Iterator[Found]:
    """Find targets whose series signals a change of level before or at their start."""
    levels = view.of(starting_levels)
    for target, _ in with_goal(view):
        places = signal_places(levels[target.id]) if target.id in levels else []
        if places:
            day = levels[target.id].readings[places[0]].measurement.end
            yield Found(
                "targets", target.id, "baseline", {"target": _named(target), "place": places[0] + 1, "day": day}
            )
