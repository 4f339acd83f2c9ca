"""The sheet that charts are drawn on: pyqtgraph in the colours, fonts and calm of the window."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsTextItem, QWidget

from cxworkshop.ui.theme import Theme

ANCHORS = {"left": 0.0, "middle": 0.5, "right": 1.0}
Tick = tuple[float, str]
Point = tuple[float, float]


def load() -> None:
    """Bring in the plotting library, which takes a second the first time; meant for a thread beside the window."""
    import pyqtgraph  # noqa: F401


class Canvas:
    """Hold the plots of one chart while it is drawn, and give them as a picture: nothing in it moves or zooms.

    It lives for one drawing only. Left to Qt, in the window or at the end of the app, its parts would be destroyed
    in an order in which they still call each other.
    """

    def __init__(self, theme: Theme, size: QSize) -> None:
        """Make an empty canvas, in the window's thread."""
        import pyqtgraph

        self._graph: Any = pyqtgraph
        self.theme = theme
        self.view: Any = pyqtgraph.GraphicsLayoutWidget()
        self.view.resize(size)
        self.view.setBackground(theme.color("surface"))
        self.view.setAntialiasing(True)
        self.view.setFrameShape(self.view.Shape.NoFrame)
        self.view.ci.setContentsMargins(0, 0, 0, 0)
        self.view.ci.layout.setHorizontalSpacing(theme.px(24))

    @property
    def width(self) -> int:
        """Give the width of what is drawn."""
        width: int = self.view.width()
        return width

    def picture(self, ratio: float) -> QPixmap:
        """Give what was drawn, with so many pixels of the screen for one of ours."""
        made = QPixmap(self.view.size() * ratio)
        made.setDevicePixelRatio(ratio)
        # the view's own render would draw the scene as it lay before the view got its size
        QWidget.render(self.view, made, QPoint())
        return made

    def close(self) -> None:
        """Empty and destroy it."""
        import shiboken6

        self.view.clear()
        shiboken6.delete(self.view)

    def plot(self, x: tuple[float, float], y: tuple[float, float], place: int = 0, stretch: int = 1) -> Any:
        """Add a plot beside the others, with fixed ranges and no axes yet."""
        made = self.view.addPlot(row=0, col=place, enableMenu=False)
        self.view.ci.layout.setColumnStretchFactor(place, stretch)
        made.hideButtons()
        made.hideAxis("left")
        made.hideAxis("bottom")
        made.getViewBox().setDefaultPadding(0)
        made.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)
        return made

    def axis(self, plot: Any, side: str, ticks: Sequence[Tick], line: bool = False, widest: int = 0) -> None:
        """Name places on an axis; words longer than `widest` end in an ellipsis."""
        theme = self.theme
        font = theme.font("caption" if side == "bottom" else "table" if widest else "caption")
        if widest:
            metrics, room = QFontMetricsF(font), theme.px(widest)
            ticks = [(at, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)) for at, words in ticks]
        axis = plot.getAxis(side)
        axis.setStyle(tickFont=font, tickLength=0, hideOverlappingLabels=False, tickTextOffset=theme.px(8))
        axis.setPen(self.pen("border_strong" if line else "surface", 1))
        axis.setTextPen(theme.color("text" if widest else "text2"))
        axis.setTicks([list(ticks)])
        if side == "bottom":
            axis.setHeight(theme.px(26))
        else:
            wide = max((QFontMetricsF(font).horizontalAdvance(words) for _, words in ticks), default=0)
            axis.setWidth(round(wide) + theme.px(12))
        plot.showAxis(side)

    def pen(self, color: str, width: float = 1, dashed: Sequence[float] = ()) -> QPen:
        """Make a pen that keeps its width on the screen."""
        pen = QPen(self.theme.color(color), max(1.0, width * self.theme.zoom / 100))
        pen.setCosmetic(True)
        if dashed:
            pen.setDashPattern(list(dashed))
        return pen

    def segments(self, plot: Any, pieces: Sequence[tuple[Point, Point]], pen: QPen) -> None:
        """Draw lines that do not hang together, all at once."""
        if pieces:
            xs, ys = [x for piece in pieces for x, _ in piece], [y for piece in pieces for _, y in piece]
            plot.addItem(self._graph.PlotCurveItem(xs, ys, pen=pen, antialias=True, connect="pairs"))

    def line(self, plot: Any, points: Sequence[Point], pen: QPen) -> None:
        """Draw a line through points."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        plot.addItem(self._graph.PlotCurveItem(xs, ys, pen=pen, antialias=True))

    def bar(self, plot: Any, rect: QRectF, color: str) -> None:
        """Draw a bar; in high contrast it has an outline."""
        pen = self.pen("text" if self.theme.contrast else color, 1)
        across, up = (rect.left(), rect.right()), (rect.top(), rect.bottom())
        made = self._graph.BarGraphItem(
            x0=[across[0]], x1=[across[1]], y0=[up[0]], y1=[up[1]], pen=pen, brush=self.theme.color(color)
        )
        plot.addItem(made)

    def dots(
        self, plot: Any, points: Sequence[Point], color: str, size: float = 8, symbol: str = "o", hollow: bool = False
    ) -> None:  # fmt: skip
        """Draw points as dots, or as another shape."""
        plot.addItem(
            self._graph.ScatterPlotItem(
                [x for x, _ in points],
                [y for _, y in points],
                size=self.theme.px(size),
                symbol=symbol,
                pen=self.pen(color, 2),
                brush=self.theme.color("surface" if hollow else color),
                antialias=True,
            )
        )

    def words(
        self, plot: Any, x: float, y: float, text: str, side: str = "left", up: float = 0.5, style: str = "caption",
        color: str = "text2", backed: bool = False,
    ) -> None:  # fmt: skip
        """Write plain words at a point; `side` of them stands at the point, `up` is 0 below it and 1 above."""
        made = self._graph.TextItem("", anchor=(ANCHORS[side], up))
        item: QGraphicsTextItem = made.textItem
        item.setFont(self.theme.font(style))
        item.setDefaultTextColor(self.theme.color(color))
        # what users typed is never read as markup
        item.setPlainText(text)
        if backed:
            made.fill = QBrush(self.theme.color("surface"))
        made.updateTextPos()
        made.setPos(x, y)
        plot.addItem(made, ignoreBounds=True)
