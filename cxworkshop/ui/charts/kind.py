"""What a kind of chart can do: tell its data as a table, and draw itself when the plotting library is there."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.ui.charts.canvas import Canvas


class Data(NamedTuple):
    """Hold the data of a chart as a table: heads, rows of words, and which columns hold numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


class Chart(Protocol):
    """Describe one chart, without the library that draws it; equal descriptions are drawn once."""

    def height(self) -> int:
        """Give the height that it needs, in lengths of the design."""

    def table(self, desk: Desk) -> Data:
        """Give the same data as a table."""

    def draw(self, canvas: "Canvas", desk: Desk) -> None:
        """Draw onto an empty canvas."""
