"""A pen that draws on a reportlab canvas, measured from the top of the page."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.exports.paper import BORDER, Paper, Style
from cxworkshop.exports.tags import Tags

if TYPE_CHECKING:
    from cxworkshop.exports.text import Piece

Point = tuple[float, float]


class Curve(NamedTuple):
    """Hold one piece of a smooth line: two points that pull, and where it ends."""

    pull: Point
    push: Point
    end: Point


_COLOURS: dict[str, Color] = {}


def _colour(name: str) -> Color:
    if name not in _COLOURS:
        _COLOURS[name] = HexColor(name)
    return _COLOURS[name]


class Pen:
    """Draw text, lines and shapes; `pages` knows the page of every place that is referred to."""

    def __init__(self, canvas: Canvas, paper: Paper, pages: dict[str, int]) -> None:
        """Draw on a canvas."""
        self._canvas = canvas
        self.paper = paper
        self.pages = pages
        self.tags = Tags(canvas)
        self._bookmarks: set[str] = set()

    def line_of_text(self, x: float, baseline: float, pieces: Iterable["Piece"]) -> None:
        """Write the pieces of a line one behind the other."""
        self.tags.paint()
        text = self._canvas.beginText(x, self.paper.height - baseline)
        for piece in pieces:
            text.setFont(piece.style.font, piece.style.size)
            text.setFillColor(_colour(piece.style.colour))
            text.textOut(piece.text)
            if piece.link:
                self.link(x, baseline - piece.style.size, piece.width, piece.style.leading, piece.link)
            x += piece.width
        self._canvas.drawText(text)

    def rule(self, x: float, y: float, width: float, weight: float = 0.5, colour: str = BORDER) -> None:
        """Draw a level line."""
        self.line((x, y), (x + width, y), weight, colour)

    def line(
        self, start: Point, end: Point, weight: float = 0.5, colour: str = BORDER, dash: Sequence[float] = ()
    ) -> None:
        """Draw a straight line."""
        self._stroke(weight, colour, dash)
        self._canvas.line(start[0], self._up(start[1]), end[0], self._up(end[1]))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        colour: str = "",
        weight: float = 0.5,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle from its upper left corner."""
        self._shape(fill, colour, weight)
        low = self._up(y + height)
        if radius:
            self._canvas.roundRect(x, low, width, height, radius, stroke=bool(colour), fill=bool(fill))
        else:
            self._canvas.rect(x, low, width, height, stroke=bool(colour), fill=bool(fill))

    def circle(self, x: float, y: float, radius: float, fill: str = "", colour: str = "", weight: float = 0.5) -> None:
        """Draw a circle around a point."""
        self._shape(fill, colour, weight)
        self._canvas.circle(x, self._up(y), radius, stroke=bool(colour), fill=bool(fill))

    def path(
        self,
        start: Point,
        steps: Iterable[Point | Curve],
        fill: str = "",
        colour: str = "",
        weight: float = 0.5,
        dash: Sequence[float] = (),
        closed: bool = False,
    ) -> None:
        """Draw straight and smooth pieces from point to point."""
        self._shape(fill, colour, weight, dash)
        path = self._canvas.beginPath()
        path.moveTo(start[0], self._up(start[1]))
        for step in steps:
            if isinstance(step, Curve):
                points = [(x, self._up(y)) for x, y in step]
                path.curveTo(*points[0], *points[1], *points[2])
            else:
                path.lineTo(step[0], self._up(step[1]))
        if closed:
            path.close()
        self._canvas.drawPath(path, stroke=bool(colour), fill=bool(fill))

    def upright(self, x: float, y: float, words: str, style: Style) -> None:
        """Write one line from below upwards, around a point."""
        self.tags.paint()
        self._canvas.saveState()
        self._canvas.translate(x, self._up(y))
        self._canvas.rotate(90)
        self._canvas.setFont(style.font, style.size)
        self._canvas.setFillColor(_colour(style.colour))
        self._canvas.drawCentredString(0, -style.size * 0.33, words)
        self._canvas.restoreState()

    def clipped(self, x: float, y: float, width: float, height: float) -> "_Clip":
        """Draw only inside a rectangle, for as long as the context lasts."""
        return _Clip(self._canvas, x, self._up(y + height), width, height)

    def link(self, x: float, y: float, width: float, height: float, target: str) -> None:
        """Make a rectangle lead to a place, if there is such a place."""
        if target in self.pages:
            low = self._up(y + height)
            self._canvas.linkAbsolute("", target, (x, low, x + width, low + height))

    def place(self, name: str, y: float, bookmark: tuple[int, str] | None) -> None:
        """Name a place that links lead to, with its line and level in the outline."""
        if name in self._bookmarks:
            return
        self._bookmarks.add(name)
        self._canvas.bookmarkPage(name, fit="XYZ", left=0, top=self._up(max(0.0, y - 12)), zoom=0)
        if bookmark is not None:
            level, title = bookmark
            self._canvas.addOutlineEntry(title, name, level)

    def _up(self, y: float) -> float:
        return self.paper.height - y

    def _stroke(self, weight: float, colour: str, dash: Sequence[float]) -> None:
        self.tags.paint()
        self._canvas.setLineWidth(weight)
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setDash(list(dash))

    def _shape(self, fill: str, colour: str, weight: float, dash: Sequence[float] = ()) -> None:
        self.tags.paint()
        if fill:
            self._canvas.setFillColor(_colour(fill))
        if colour:
            self._stroke(weight, colour, dash)


class _Clip:
    """Keep the canvas's state while something is drawn inside a rectangle."""

    def __init__(self, canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
        self._canvas = canvas
        self._area = (x, y, width, height)

    def __enter__(self) -> None:
        self._canvas.saveState()
        path = self._canvas.beginPath()
        path.rect(*self._area)
        self._canvas.clipPath(path, stroke=0, fill=0)

    def __exit__(self, *_: object) -> None:
        self._canvas.restoreState()
