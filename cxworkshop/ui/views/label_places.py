"""Where the names of points go so that they hide neither points nor each other, and are never cut off at an edge."""

from collections.abc import Sequence
from typing import NamedTuple

from cxworkshop.exports.placing import Box, Wanted

HIDES, LATER, OUTSIDE = 4.0, 5.0, 500.0
"""What a covered square pixel, a less usual side and a label that must be moved inside cost."""
OWN = 0.7
"""The part of its own point that a label must not lie on, so that it may stand at a slant."""


class Offer(NamedTuple):
    """Hold a place that a label may get, and how much is lost with it."""

    loss: float
    box: Box


def chosen_places(offers: Sequence[Sequence[Offer]], missing: Sequence[float]) -> list[Box | None]:
    """Choose a place for each label so that none hides another and little is lost; None where nothing is left.

    The offers of a label begin with the best one; `missing` is what is lost without it. Labels choose in several
    orders, and the best outcome counts: that is enough for a dozen of them, and quick.
    """
    labels = range(len(offers))
    orders = [
        sorted(labels, key=lambda n: len(offers[n])),
        sorted(labels, key=lambda n: -missing[n]),
        sorted(labels, key=lambda n: offers[n][0].box.y if offers[n] else 0.0),
        sorted(labels, key=lambda n: -offers[n][0].box.y if offers[n] else 0.0),
        sorted(labels, key=lambda n: offers[n][0].box.x if offers[n] else 0.0),
    ]
    best: list[Box | None] = [None for _ in labels]
    least = sum(missing)
    for order in orders:
        placed: dict[int, Offer] = {}
        # the second time somebody may find a better place than was free the first time
        for one in (*order, *order):
            _settle(one, offers, placed)
        for one in order:
            if one not in placed:
                placed = _make_room(one, offers, placed, missing)
        lost = _lost(placed, missing)
        if lost < least:
            best, least = [placed[n].box if n in placed else None for n in labels], lost
    return best


def _settle(one: int, offers: Sequence[Sequence[Offer]], placed: dict[int, Offer]) -> None:
    """Give a label the best place that is free."""
    others = [other.box for n, other in placed.items() if n != one]
    free = (offer for offer in offers[one] if not any(meet(offer.box, box) for box in others))
    if (found := next(free, None)) is not None:
        placed[one] = found


def _make_room(
    one: int, offers: Sequence[Sequence[Offer]], placed: dict[int, Offer], missing: Sequence[float]
) -> dict[int, Offer]:
    """Give a label without a place one from which others can move away, if that loses less."""
    best, least = placed, _lost(placed, missing)
    for offer in offers[one]:
        moving = [n for n, other in placed.items() if meet(offer.box, other.box)]
        tried = {n: other for n, other in placed.items() if n not in moving} | {one: offer}
        for n in moving:
            _settle(n, offers, tried)
        if (lost := _lost(tried, missing)) < least:
            best, least = tried, lost
    return best


def _lost(placed: dict[int, Offer], missing: Sequence[float]) -> float:
    return sum(placed[n].loss if n in placed else missing[n] for n in range(len(missing)))


def label_places(wanted: Sequence[Wanted], radius: float, area: Box, taken: Sequence[Box] = ()) -> list[Box]:
    """Place each label right, left, above, below or diagonally of its point, where it hides least.

    Points with most neighbours choose first; `taken` is where nothing may lie. It looks only at what is near, so
    that forty labels are placed between two frames.
    """
    dots = [_around(w.x, w.y, radius + 2) for w in wanted]
    reaches = [_reach(w, radius) for w in wanted]
    near = [
        [other for other in range(len(wanted)) if other != one and meet(reaches[one], reaches[other])]
        for one in range(len(wanted))
    ]
    placed: dict[int, Box] = {}
    for one in sorted(range(len(wanted)), key=lambda n: (-len(near[n]), n)):
        hindrances = [box for box in taken if meet(box, reaches[one])]
        hindrances += [dots[other] for other in near[one]]
        hindrances += [placed[other] for other in near[one] if other in placed]
        placed[one] = _best(wanted[one], radius, area, hindrances)
    return [placed[one] for one in range(len(wanted))]


def _best(wanted: Wanted, radius: float, area: Box, hindrances: Sequence[Box]) -> Box:
    own = _around(wanted.x, wanted.y, radius * OWN)
    best, least = None, 0.0
    for order, box in enumerate(places_around(wanted, radius)):
        inside = kept_inside(box, area)
        cost = order * LATER + (0 if inside == box else OUTSIDE)
        cost += HIDES * sum(inside.overlap(other) for other in (own, *hindrances))
        if best is None or cost < least:
            best, least = inside, cost
    return best or _around(wanted.x, wanted.y, radius)


def kept_inside(box: Box, area: Box) -> Box:
    """Move a box into an area; one that is too wide begins at the left edge."""
    x = max(area.x, min(box.x, area.x + area.width - box.width))
    y = max(area.y, min(box.y, area.y + area.height - box.height))
    return Box(x, y, box.width, box.height)


def places_around(w: Wanted, radius: float) -> list[Box]:
    """Give the places of a label around its point, the usual ones first."""
    gap, slant = radius + 5, radius * 0.7 + 3
    right, left, above, below = w.x + gap, w.x - gap - w.width, w.y - radius - 2 - w.height, w.y + radius + 2
    beside, centred = w.y - w.height / 2, w.x - w.width / 2
    corners = [
        (right, beside),
        (left, beside),
        (centred, above),
        (centred, below),
        (w.x + slant, w.y - slant - w.height),
        (w.x + slant, w.y + slant),
        (w.x - slant - w.width, w.y - slant - w.height),
        (w.x - slant - w.width, w.y + slant),
        (w.x - radius, above),
        (w.x + radius - w.width, above),
        (w.x - radius, below),
        (w.x + radius - w.width, below),
    ]
    return [Box(x, y, w.width, w.height) for x, y in corners]


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


def _reach(w: Wanted, radius: float) -> Box:
    """Give the box that holds a point and every place its label may get."""
    wide, high = w.width + radius + 6, w.height + radius + 6
    return Box(w.x - wide, w.y - high, 2 * wide, 2 * high)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share something."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
