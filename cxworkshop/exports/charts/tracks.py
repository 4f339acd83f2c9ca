"""The track from today to the target; right is always better."""

from cxworkshop.exports.layout import Block
from cxworkshop.exports.paper import ACCENT, BAD, BORDER, GOOD, SUNKEN, SURFACE, TEXT, TEXT2
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.shapes import check, flag
from cxworkshop.programme.charts import Track

HIGH = 18.0
BAR = 6.5
RING = 4.0
COLOURS = {"start": TEXT2, "on the way": ACCENT, "met": GOOD, "worse": BAD}


class TrackBlock(Block):
    """Draw a track as wide as its cell."""

    def __init__(self, track: Track | None) -> None:
        """Take the description; None leaves the cell empty."""
        self._track = track

    def height(self, width: float) -> float:
        """Give the height."""
        return HIGH

    def natural(self) -> float:
        """Give a good width."""
        return 92.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw bar, ring, way and flag."""
        if self._track is not None:
            draw_track(pen, self._track, x + RING, y + 9.0, width - 2 * RING - 4)


def draw_track(pen: Pen, track: Track, x: float, y: float, width: float) -> None:
    """Draw a track around a level line."""
    pen.box(x, y - BAR / 2, width, BAR, fill=SUNKEN, colour=BORDER, radius=BAR / 2)
    colour = COLOURS[track.state]
    now = track.now if track.now is not None else track.start
    if track.minimum is not None:
        at = x + track.minimum * width
        pen.line((at, y + BAR / 2), (at, y + BAR / 2 + 3.5), 1.0, TEXT2)
    if track.target is not None and now is not None and track.target > now:
        pen.line((x + now * width, y), (x + track.target * width, y), 1.4, ACCENT, (1.8, 2.2))
    if track.start is not None and now is not None and abs(track.start - now) > 0.005:
        pen.circle(x + track.start * width, y, 1.8, fill=TEXT2)
    if track.target is not None:
        flag(pen, x + track.target * width, y + BAR / 2 + 1.5, 13.5, TEXT)
    if now is not None:
        pen.circle(x + now * width, y, RING, fill=SURFACE, colour=colour, weight=1.7)
        if track.state == "met":
            check(pen, x + now * width, y, GOOD, 4.0, 1.1)
        elif track.state == "worse":
            pen.line((x + now * width - 2, y), (x + now * width + 2, y), 1.2, BAD)
