"""Things in four fields: how much they matter against how well we do them, effort against impact."""

from collections import Counter
from collections.abc import Container, Sequence
from typing import Any, NamedTuple

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
    """Hold a matrix from `low` to `high` both ways, with its crosshair; the four words go row by row from above.

    `left_out` counts what has both ratings too but would hide the rest.
    Without `y_ticks` the upward axis only orders: its steps have no number to say.
    """

    spots: tuple[Spot, ...]
    x_label: Message
    y_label: Message
    words: tuple[Message, Message, Message, Message]
    cross: Point
    low: float = 1.0
    high: float = 5.0
    left_out: int = 0
    y_ticks: bool = True


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
MOST_SPOTS, MOST_HERE = 60, 6
"""How many things a matrix shows, and on one place, when there are more than that."""


class Rated(NamedTuple):
    """Hold a record with its two ratings: performance and importance, or effort and impact."""

    row: Any
    x: float
    y: float


def rated_experiences(view: View) -> list[Rated]:
    """List the experiences that have both ratings."""
    return [
        Rated(row, performance, importance)
        for row in view.experiences
        if (importance := row.importance.value) is not None and (performance := row.performance.value) is not None
    ]


def rated_areas(view: View) -> list[Rated]:
    """List the improvement areas that have both ratings."""
    return [
        Rated(row, performance, importance)
        for row in view.areas
        if (importance := row.importance.value) is not None and (performance := row.performance.value) is not None
    ]


def rated_actions(view: View) -> list[Rated]:
    """List the actions that have both ratings and were not dropped."""
    return [
        Rated(row, effort, impact)
        for row in view.actions
        if row.status != "dropped"
        if (impact := row.impact.value) is not None and (effort := row.effort.value) is not None
    ]


def experience_matrix(view: View, among: Container[str] | None = None, also: str = "") -> Points | None:
    """Place the experiences by performance and importance; None when none has both.

    Of very many only the first are placed; `among` says of which, and `also` one that is placed in any case.
    """
    rated = view.of(rated_experiences)
    spots = [
        Spot(row.id, code(view, "experiences", row.id), row.name, x, y, row.decision == "measure now")
        for row, x, y in _first(rated, among, also)
    ]
    return _importance(spots, (MIDDLE, MIDDLE), len(rated)) if rated else None


def importance_performance(view: View, among: Container[str] | None = None, also: str = "") -> Points | None:
    """Place the improvement areas, crosshair at the means (F6.4); None when none has both ratings."""
    rated = view.of(rated_areas)
    spots = [
        Spot(row.id, code(view, "areas", row.id), row.title, x, y, row.decision == "act")
        for row, x, y in _first(rated, among, also)
    ]
    cross = view.of(area_matrix).cross
    return _importance(spots, (cross[1], cross[0]), len(rated)) if rated and cross else None


def driver_matrix(names: Sequence[tuple[int, str, float, float]], cross: Point) -> Points:
    """Place drivers, given as number, name, importance and performance; the crosshair as (importance, performance)."""
    spots = [
        Spot(name, str(number), name, performance, importance, importance >= cross[0] and performance < cross[1])
        for number, name, importance, performance in names
    ]
    return _importance(spots, (cross[1], cross[0]), len(spots))


def _importance(spots: list[Spot], cross: Point, all: int) -> Points:
    a, b, c, d = IMPORTANCE_WORDS
    axes = N_("How well we do it"), N_("How much it matters")
    return Points(_apart(spots), *axes, (a, b, c, d), cross, left_out=all - len(spots))


def impact_effort(view: View, among: Container[str] | None = None, also: str = "") -> Points | None:
    """Place the actions by effort and impact (F6.1); None when none has both ratings."""
    rated = view.of(rated_actions)
    spots = [
        Spot(row.id, code(view, "actions", row.id), row.title, x, y, is_chosen(row))
        for row, x, y in _first(rated, among, also)
    ]
    a, b, c, d = EFFORT_WORDS
    axes, left_out = (N_("Effort"), N_("Impact")), len(rated) - len(spots)
    return Points(_apart(spots), *axes, (a, b, c, d), (MIDDLE, MIDDLE), left_out=left_out) if rated else None


def _first(rated: Sequence[Rated], among: Container[str] | None, also: str) -> list[Rated]:
    """Give what is placed: all, or of very many the highest and leftmost, but only a few on one place."""
    wanted = rated if among is None else [one for one in rated if one.row.id in among]
    if len(wanted) <= MOST_SPOTS:
        return list(wanted)
    here: Counter[Point] = Counter()
    shown: set[str] = set()
    for one in sorted(wanted, key=lambda one: one.x - one.y):
        here[one.x, one.y] += 1
        if here[one.x, one.y] <= MOST_HERE:
            shown.add(one.row.id)
        if len(shown) == MOST_SPOTS:
            break
    # last, so that the others stay where they are
    return [one for one in wanted if one.row.id in shown] + [
        one for one in wanted if one.row.id == also and also not in shown
    ]


def _apart(spots: list[Spot]) -> tuple[Spot, ...]:
    """Move spots on the same place apart, always in the same way."""
    places = spread([(spot.x, spot.y) for spot in spots], SPREAD)
    return tuple(spot._replace(x=x, y=y, value=(spot.x, spot.y)) for spot, (x, y) in zip(spots, places, strict=True))
