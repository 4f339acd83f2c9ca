"""Where labels go so that they hide neither points nor each other."""

from collections.abc import Sequence
from typing import NamedTuple

NEAR_X, NEAR_Y = 110.0, 34.0


class Box(NamedTuple):
    """Hold a rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: "Box") -> float:
        """Give the area that two rectangles share."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return across * down if across > 0 and down > 0 else 0.0

    def inside(self, other: "Box") -> bool:
        """Tell whether it lies wholly in another."""
        return (
            self.x >= other.x
            and self.y >= other.y
            and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )


class Wanted(NamedTuple):
    """Hold a point with the size of its label."""

    x: float
    y: float
    width: float
    height: float


def place(wanted: Sequence[Wanted], radius: float, area: Box, taken: Sequence[Box] = ()) -> list[Box]:
    """Place each label right, left, above, below or diagonally of its point, where it hides least.

    The points with most neighbours choose first; `taken` is where nothing may lie.
    """
    dots = [Box(w.x - radius - 1, w.y - radius - 1, 2 * radius + 2, 2 * radius + 2) for w in wanted]
    placed: dict[int, Box] = {}
    for index in sorted(range(len(wanted)), key=lambda n: (-_neighbours(wanted, n), n)):
        others = [dot for n, dot in enumerate(dots) if n != index]
        hindrances = [*others, *placed.values(), *taken]

        def cost(choice: tuple[int, Box], hindrances: list[Box] = hindrances) -> float:
            order, box = choice
            hidden = sum(box.overlap(other) for other in hindrances)
            return hidden * 4 + order * 5 + (0 if box.inside(area) else 5000)

        placed[index] = min(enumerate(_choices(wanted[index], radius)), key=cost)[1]
    return [placed[index] for index in range(len(wanted))]


def _neighbours(wanted: Sequence[Wanted], index: int) -> int:
    mine = wanted[index]
    return sum(abs(other.x - mine.x) < NEAR_X and abs(other.y - mine.y) < NEAR_Y for other in wanted)


def _choices(w: Wanted, radius: float) -> list[Box]:
    gap, slant = radius + 3, radius * 0.7 + 2
    right, left = w.x + gap, w.x - gap - w.width
    above, below = w.y - gap - w.height, w.y + gap
    corners = [
        (right, w.y - w.height / 2),
        (left, w.y - w.height / 2),
        (w.x - w.width / 2, above),
        (w.x - w.width / 2, below),
        (w.x + slant, w.y - slant - w.height),
        (w.x + slant, w.y + slant),
        (w.x - slant - w.width, w.y - slant - w.height),
        (w.x - slant - w.width, w.y + slant),
    ]
    return [Box(x, y, w.width, w.height) for x, y in corners]
