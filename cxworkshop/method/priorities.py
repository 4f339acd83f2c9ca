"""What to do first: matrices and scores of areas and actions (F6.1 to F6.4, F6.6)."""

from collections.abc import Mapping, Sequence
from math import cos, fsum, pi, sin, sqrt
from statistics import median
from typing import Literal, NamedTuple

from cxworkshop.method.domain import require_between, require_finite, require_not_negative, require_shares
from cxworkshop.method.expectations import KanoClass
from cxworkshop.method.scoring import TIE

Effort = Literal["quick_win", "big_project", "fill_in", "drop"]
Quadrant = Literal["concentrate_here", "keep_up", "low_priority", "possible_overkill"]
Crosshair = Literal["mean", "median", "fixed"]

# Successive turns by the golden angle never put two points in one direction.
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


class Matrix(NamedTuple):
    """The quadrant of each item, and where the crosshair stands as (importance, performance)."""

    quadrants: dict[str, Quadrant | None]
    cross: tuple[float, float] | None


def impact_effort(impact: float | None, effort: float | None, cut: float = 3) -> Effort | None:
    """Name the quadrant of an action by impact and effort, both 1..5.

    An impact of cut or more is high, an effort below cut is low. None: one of them is missing. Raises
    ValueError outside 1..5. F6.1.
    """
    require_between(1, 5, impact=impact, effort=effort)
    if impact is None or effort is None:
        return None
    if impact >= cut:
        return "quick_win" if effort < cut else "big_project"
    return "fill_in" if effort < cut else "drop"


def spread(points: Sequence[tuple[float, float]], step: float = 0.12) -> list[tuple[float, float]]:
    """Move points that lie on each other apart, always in the same way.

    The first stays, the k-th lies on a spiral step * sqrt(k) away. The order is kept. Raises ValueError for a
    negative step. F6.1.
    """
    require_not_negative(step=step)
    seen: dict[tuple[float, float], int] = {}
    placed = []
    for x, y in points:
        k = seen.get((x, y), 0)
        seen[x, y] = k + 1
        angle, radius = k * _GOLDEN_ANGLE, step * sqrt(k)
        placed.append((x + radius * cos(angle), y + radius * sin(angle)))
    return placed


def ice(impact: float | None, confidence: float | None, ease: float | None) -> float | None:
    """Multiply impact, confidence and ease, each 1..10.

    None: one of them is missing. Raises ValueError outside 1..10. F6.2.
    """
    require_between(1, 10, impact=impact, confidence=confidence, ease=ease)
    if impact is None or confidence is None or ease is None:
        return None
    return impact * confidence * ease


def rice(reach: float | None, impact: float | None, confidence: float | None, effort: float | None) -> float | None:
    """Divide reach, impact and confidence by effort.

    reach is customers per quarter, impact 3, 2, 1, 0.5 or 0.25, confidence 0..1, effort person-months. None:
    one of them is missing, or the effort is not above 0. Raises ValueError for a negative reach or impact, or
    a confidence outside 0..1. F6.2, McBride 2016.
    """
    require_not_negative(reach=reach, impact=impact)
    require_shares(confidence=confidence)
    require_finite(effort=effort)
    if reach is None or impact is None or confidence is None or effort is None or effort <= 0:
        return None
    return reach * impact * confidence / effort


def wsjf(value: float | None, time_criticality: float | None, risk: float | None, size: float | None) -> float | None:
    """Divide the cost of delay by the size of a job, each of the four on 1..20.

    None: one of them is missing. Raises ValueError outside 1..20. F6.3, Reinertsen 2009.
    """
    require_between(1, 20, value=value, time_criticality=time_criticality, risk=risk, size=size)
    if value is None or time_criticality is None or risk is None or size is None:
        return None
    return (value + time_criticality + risk) / size


def cd3(cost_per_week: float | None, weeks: float | None) -> float | None:
    """Divide the cost of a week's delay by the weeks that the job takes.

    None: one of them is missing, or the weeks are not above 0. Raises ValueError for a negative cost. F6.3,
    Reinertsen 2009.
    """
    require_not_negative(cost_per_week=cost_per_week)
    require_finite(weeks=weeks)
    if cost_per_week is None or weeks is None or weeks <= 0:
        return None
    return cost_per_week / weeks


def ipa(
    items: Mapping[str, tuple[float | None, float | None]],
    cross: Crosshair = "mean",
    at: float | tuple[float, float] = 3.0,
) -> Matrix:
    """Place items by importance and performance around a crosshair.

    It stands at the means or medians of the complete items, or at a fixed place: one number for both axes, or
    (importance, performance). On the line is high. The quadrant of an incomplete item is None; the crosshair
    is None without complete items. Raises ValueError for an unknown crosshair, NaN or infinity. F6.4,
    Martilla & James 1977.
    """
    if cross not in ("mean", "median", "fixed"):
        raise ValueError("cross must be one of mean, median, fixed")
    places: dict[str, tuple[float, float]] = {}
    for name, (importance, performance) in items.items():
        require_finite(importance=importance, performance=performance)
        if importance is not None and performance is not None:
            places[name] = (importance, performance)
    if not places:
        return Matrix(dict.fromkeys(items), None)
    importances, performances = zip(*places.values(), strict=True)
    if cross == "fixed":
        lines = at if isinstance(at, tuple) else (at, at)
    elif cross == "median":
        lines = median(importances), median(performances)
    else:
        lines = fsum(importances) / len(places), fsum(performances) / len(places)
    return Matrix({name: _quadrant(places.get(name), lines) for name in items}, lines)


def opportunity(importance: float | None, satisfaction: float | None) -> float | None:
    """Compute the opportunity score 0..20 of one wish in one segment.

    Both are shares 0..1 of answers in the top two boxes, never means. Above 10 is worth work. None: one of
    them is missing. Raises ValueError outside 0..1. F6.6, Ulwick 2005.
    """
    require_shares(importance=importance, satisfaction=satisfaction)
    if importance is None or satisfaction is None:
        return None
    return 10 * (importance + max(importance - satisfaction, 0.0))


def kano_order(category: KanoClass | None) -> int | None:
    """Give the place of a Kano class in the order of work: must-be 1 to indifferent 4.

    None: reverse, questionable or unknown, which are not worked on. Section 6.3.
    """
    order: dict[KanoClass | None, int] = {"M": 1, "O": 2, "A": 3, "I": 4}
    return order.get(category)


def _quadrant(place: tuple[float, float] | None, lines: tuple[float, float]) -> Quadrant | None:
    if place is None:
        return None
    important, good = (value >= line - TIE for value, line in zip(place, lines, strict=True))
    if important:
        return "keep_up" if good else "concentrate_here"
    return "possible_overkill" if good else "low_priority"
