"""Things in four fields: how much they matter against how well we do them, effort against impact."""

from collections.abc import Sequence
from typing import NamedTuple

from cxworkshop.language import C_, N_, Message
from cxworkshop.method.figures.improvements import area_matrix, is_chosen
from cxworkshop.method.priorities import spread
from cxworkshop.method.view import View
from cxworkshop.model.project import code
from cxworkshop.programme.charts.emotions import Point


class Spot(NamedTuple):
    """Hold one thing in a matrix: its code, its name, where it lies, and whether it is chosen.

    It is drawn at x and y, a little beside its `value` where another thing lies on the same place.
    """

    id: str
    code: str
    label: str
    x: float
    y: float
    chosen: bool
    value: Point = (0.0, 0.0)


class Points(NamedTuple):
    """Hold a matrix from `low` to `high` both ways, with its crosshair; the four words go row by row from above."""

    spots: tuple[Spot, ...]
    x_label: Message
    y_label: Message
    words: tuple[Message, Message, Message, Message]
    cross: Point
    low: float = 1.0
    high: float = 5.0


IMPORTANCE_WORDS: tuple[Message, ...] = (
    N_("Concentrate here"),
    N_("Keep it up"),
    N_("Low priority"),
    N_("Perhaps too much"),
)
EFFORT_WORDS: tuple[Message, ...] = (
    C_("matrix", "Quick wins"),
    C_("matrix", "Big projects"),
    C_("matrix", "If time allows"),
    C_("matrix", "Leave out"),
)
MIDDLE = 3.0
SPREAD = 0.36
"""How far things on one place are moved apart, in steps of the rating: about the size of their sign."""


def experience_matrix(view: View) -> Points | None:
    """Place the experiences by performance and importance; None when none has both."""
    spots = [
        Spot(
            row.id, code(view, "experiences", row.id), row.name, performance, importance, row.decision == "measure now"
        )
        for row in view.experiences
        if (importance := row.importance.value) is not None and (performance := row.performance.value) is not None
    ]
    return _importance(spots, (MIDDLE, MIDDLE)) if spots else None


def importance_performance(view: View) -> Points | None:
    """Place the improvement areas, crosshair at the means (F6.4); None when none has both ratings."""
    spots = [
        Spot(row.id, code(view, "areas", row.id), row.title, performance, importance, row.decision == "act")
        for row in view.areas
        if (importance := row.importance.value) is not None and (performance := row.performance.value) is not None
    ]
    cross = view.of(area_matrix).cross
    return _importance(spots, (cross[1], cross[0])) if spots and cross else None


def driver_matrix(names: Sequence[tuple[str, float, float]], cross: Point) -> Points:
    """Place drivers, given as name, importance and performance; the crosshair as (importance, performance)."""
    spots = [
        Spot(name, str(place), name, performance, importance, importance >= cross[0] and performance < cross[1])
        for place, (name, importance, performance) in enumerate(names, 1)
    ]
    return _importance(spots, (cross[1], cross[0]))


def _importance(spots: list[Spot], cross: Point) -> Points:
    a, b, c, d = IMPORTANCE_WORDS
    return Points(_apart(spots), N_("How well we do it"), N_("How much it matters"), (a, b, c, d), cross)


def impact_effort(view: View) -> Points | None:
    """Place the actions by effort and impact (F6.1); None when none has both ratings."""
    spots = [
        Spot(row.id, code(view, "actions", row.id), row.title, effort, impact, is_chosen(row))
        for row in view.actions
        if row.status != "dropped"
        if (impact := row.impact.value) is not None and (effort := row.effort.value) is not None
    ]
    a, b, c, d = EFFORT_WORDS
    words = (a, b, c, d)
    return Points(_apart(spots), N_("Effort"), N_("Impact"), words, (MIDDLE, MIDDLE)) if spots else None


def _apart(spots: list[Spot]) -> tuple[Spot, ...]:
    """Move spots on the same place apart, always in the same way."""
    places = spread([(spot.x, spot.y) for spot in spots], SPREAD)
    return tuple(spot._replace(x=x, y=y, value=(spot.x, spot.y)) for spot, (x, y) in zip(spots, places, strict=True))
