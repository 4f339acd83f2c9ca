"""Blocks that know their height, and how they fill pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxworkshop.exports.pen import Pen

SLACK = 0.01
"""Heights are sums of many numbers: a hundredth of a point too much still fits."""


class Block:
    """Stand for anything that takes room on a page, from a paragraph to a chart.

    `before` is the air above it, left out at the top of a page. `keep` holds it together with what follows.
    """

    before: float = 0.0
    keep: bool = False
    anchor: str = ""
    bookmark: tuple[int, str] | None = None
    whole_page: bool = False

    @property
    def plain(self) -> bool:
        """Tell whether it is nothing but words, so that a screen reader may take it as one."""
        return False

    def height(self, width: float) -> float:
        """Give the height at a width."""
        raise NotImplementedError

    def draw(self, pen: "Pen", x: float, y: float, width: float) -> None:
        """Draw it with its upper left corner at a point."""
        raise NotImplementedError

    def opening(self, width: float) -> float:
        """Give the height of the least that may stand at the foot of a page."""
        return self.height(width)

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """Give what fits in a room and the rest, or None when it is not to be split there."""
        return None

    def stretched(self, width: float, room: float) -> "Block":
        """Give the block as it fills the rest of a page, if it does that."""
        return self

    def natural(self) -> float:
        """Give the width that it would like to have."""
        return 0.0

    def said(self) -> Iterator[str]:
        """Give the texts that it prints."""
        return iter(())


class Rule(Block):
    """Draw a level line across."""

    def __init__(self, weight: float, colour: str, before: float = 0.0) -> None:
        """Take weight and colour."""
        self.weight, self.colour, self.before = weight, colour, before
        self.keep = True

    def height(self, width: float) -> float:
        """Give the weight."""
        return self.weight

    def draw(self, pen: "Pen", x: float, y: float, width: float) -> None:
        """Draw the line."""
        pen.rule(x, y + self.weight / 2, width, self.weight, self.colour)


class Drawing(Block):
    """Draw a small picture in a cell or between blocks: a function of pen, place and width."""

    def __init__(
        self, high: float, draw: Callable[["Pen", float, float, float], None], before: float = 0.0, keep: bool = False
    ) -> None:
        """Take the height and the function."""
        self._high, self._draw, self.before, self.keep = high, draw, before, keep

    def height(self, width: float) -> float:
        """Give the height."""
        return self._high

    def draw(self, pen: "Pen", x: float, y: float, width: float) -> None:
        """Call the function."""
        self._draw(pen, x, y, width)


class Turn(Block):
    """Begin a new page, unless so much room is left on this one."""

    def __init__(self, unless: float | None = None) -> None:
        """Take the room that is enough to go on; None for a new page in any case."""
        self.unless = unless

    def height(self, width: float) -> float:
        """Give none."""
        return 0.0

    def draw(self, pen: "Pen", x: float, y: float, width: float) -> None:
        """Draw nothing."""


class Stack(Block):
    """Set blocks below each other."""

    def __init__(self, *blocks: Block, before: float = 0.0, keep: bool = False) -> None:
        """Take the blocks."""
        self.blocks: Sequence[Block] = blocks
        self.before = before
        self.keep = keep

    @property
    def plain(self) -> bool:
        """Tell whether all are words."""
        return all(block.plain for block in self.blocks)

    def said(self) -> Iterator[str]:
        """Give the texts of all."""
        return (text for block in self.blocks for text in block.said())

    def height(self, width: float) -> float:
        """Give the heights together, the air above the first left out."""
        return sum(block.height(width) + (block.before if place else 0.0) for place, block in enumerate(self.blocks))

    def natural(self) -> float:
        """Give the widest."""
        return max((block.natural() for block in self.blocks), default=0.0)

    def draw(self, pen: "Pen", x: float, y: float, width: float) -> None:
        """Draw one below the other."""
        for place, block in enumerate(self.blocks):
            y += block.before if place else 0.0
            block.draw(pen, x, y, width)
            y += block.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split between blocks, or the block that the room ends in."""
        taken = 0.0
        for place, block in enumerate(self.blocks):
            gap = block.before if place else 0.0
            high = block.height(width)
            if taken + gap + high > room + SLACK:
                parts = block.split(width, room - taken - gap)
                if parts is not None:
                    above, below = [*self.blocks[:place], parts[0]], [parts[1], *self.blocks[place + 1 :]]
                    return Stack(*above, before=self.before), Stack(*below)
                while place and self.blocks[place - 1].keep:
                    place -= 1
                if not place:
                    return None
                return Stack(*self.blocks[:place], before=self.before), Stack(*self.blocks[place:])
            taken += gap + high
        return None


class Columns(Block):
    """Set blocks side by side, in shares of the width with a gap between."""

    def __init__(
        self, *blocks: Block, shares: Sequence[float] = (), gap: float = 18.0, before: float = 0.0, keep: bool = False
    ) -> None:
        """Take the blocks and their shares, equal ones when none are named."""
        self.blocks = blocks
        self.shares = tuple(shares) or (1.0,) * len(blocks)
        self.gap, self.before, self.keep = gap, before, keep

    def said(self) -> Iterator[str]:
        """Give the texts of all."""
        return (text for block in self.blocks for text in block.said())

    def _widths(self, width: float) -> list[float]:
        room = width - self.gap * (len(self.blocks) - 1)
        return [room * share / sum(self.shares) for share in self.shares]

    def height(self, width: float) -> float:
        """Give the height of the tallest."""
        return max(block.height(part) for block, part in zip(self.blocks, self._widths(width), strict=True))

    def draw(self, pen: "Pen", x: float, y: float, width: float) -> None:
        """Draw one beside the other."""
        for block, part in zip(self.blocks, self._widths(width), strict=True):
            block.draw(pen, x, y, part)
            x += part + self.gap

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split each that is too tall."""
        above: list[Block] = []
        below: list[Block] = []
        for block, part in zip(self.blocks, self._widths(width), strict=True):
            if block.height(part) <= room + SLACK:
                parts: tuple[Block, Block] | None = (block, Stack())
            else:
                parts = block.split(part, room)
            if parts is None:
                return None
            above.append(parts[0])
            below.append(parts[1])
        return (
            Columns(*above, shares=self.shares, gap=self.gap, before=self.before),
            Columns(*below, shares=self.shares, gap=self.gap),
        )


class Placed(NamedTuple):
    """Hold a block with its distance from the top of the body."""

    block: Block
    y: float


Page = list[Placed]


class Filler:
    """Fill pages with blocks, one after the other."""

    def __init__(self, width: float, height: float) -> None:
        """Start with an empty page of a size."""
        self.pages: list[Page] = [[]]
        self._width, self._height = width, height
        self._y = 0.0

    def fill(self, blocks: Iterable[Block]) -> list[Page]:
        """Place all blocks and give the pages."""
        waiting: list[Block] = []
        for block in blocks:
            waiting.append(block)
            if not block.keep:
                self._place_together(waiting)
                waiting = []
        self._place_together(waiting)
        if not self.pages[-1] and len(self.pages) > 1:
            self.pages.pop()
        return self.pages

    def _turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self._y = 0.0

    def _room(self) -> float:
        return self._height - self._y

    def _gap(self, block: Block) -> float:
        return block.before if self.pages[-1] else 0.0

    def _place_together(self, blocks: list[Block]) -> None:
        """Place blocks that hold together: all but the last whole, and of the last at least its opening."""
        if not blocks:
            return
        *first, last = blocks
        need = sum(self._gap(block) + block.height(self._width) for block in first)
        need += (last.before if first else self._gap(last)) + min(last.opening(self._width), self._height)
        if need > self._room() + SLACK and self.pages[-1]:
            self._turn()
        for block in blocks:
            self._place(block)

    def _place(self, block: Block) -> None:
        if isinstance(block, Turn):
            if block.unless is None or self._room() < block.unless:
                self._turn()
            return
        if block.whole_page:
            self._turn()
            self.pages[-1].append(Placed(block, 0.0))
            self._y = self._height
            return
        block = block.stretched(self._width, self._room() - self._gap(block))
        while True:
            high = block.height(self._width)
            y = self._y + self._gap(block)
            if y + high <= self._height + SLACK:
                break
            parts = block.split(self._width, self._height - y)
            if parts is not None:
                self.pages[-1].append(Placed(parts[0], y))
                block = parts[1]
                self._turn()
            elif self.pages[-1]:
                self._turn()
            else:
                break  # taller than a page and in one piece: it is drawn as it is
        self.pages[-1].append(Placed(block, y))
        self._y = y + high
