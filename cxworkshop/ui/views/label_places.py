"""Where the names of points go so that they hide neither points nor each other, and are never cut off at an edge."""

from collections.abc import Sequence

from cxworkshop.exports.placing import Box, Wanted

HIDES, LATER, OUTSIDE = 4.0, 5.0, 500.0
"""What a covered square pixel, a less usual side and a label that must be moved inside cost."""
OWN = 0.7
"""The part of its own point that a label must not lie on, so that it may stand at a slant."""


def label_places(wanted: Sequence[Wanted], radius: float, area: Box, taken: Sequence[Box] = ()) -> list[Box]:
    """Place each label right, left, above, below or diagonally of its point, where it hides least.

    Points with most neighbours choose first; `taken` is where nothing may lie. It looks only at what is near, so
    that forty labels are placed between two frames.
    """
    dots = [_around(w.x, w.y, radius + 2) for w in wanted]
    reaches = [_reach(w, radius) for w in wanted]
    near = [
        [other for other in range(len(wanted)) if other != one and _meet(reaches[one], reaches[other])]
        for one in range(len(wanted))
    ]
    placed: dict[int, Box] = {}
    for one in sorted(range(len(wanted)), key=lambda n: (-len(near[n]), n)):
        hindrances = [box for box in taken if _meet(box, reaches[one])]
        hindrances += [dots[other] for other in near[one]]
        hindrances += [placed[other] for other in near[one] if other in placed]
        placed[one] = _best(wanted[one], radius, area, hindrances)
    return [placed[one] for one in range(len(wanted))]


def _best(wanted: Wanted, radius: float, area: Box, hindrances: Sequence[Box]) -> Box:
    own = _around(wanted.x, wanted.y, radius * OWN)
    best, least = None, 0.0
    for order, box in enumerate(_choices(wanted, radius)):
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


def _choices(w: Wanted, radius: float) -> list[Box]:
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
    ]
    return [Box(x, y, w.width, w.height) for x, y in corners]


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


def _reach(w: Wanted, radius: float) -> Box:
    """Give the box that holds a point and every place its label may get."""
    wide, high = w.width + radius + 6, w.height + radius + 6
    return Box(w.x - wide, w.y - high, 2 * wide, 2 * high)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
