"""The sheet that charts are drawn on: pyqtgraph in the colours, fonts and calm of the window."""

import atexit
from collections.abc import Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsTextItem, QWidget

from cxworkshop.ui.theme import Theme

ANCHORS = {"left": 0.0, "middle": 0.5, "right": 1.0}
Tick = tuple[float, str]
Point = tuple[float, float]


class Easel:
    """Hold the one view of this process and its plots: to make them takes longer than to draw a chart."""

    def __init__(self) -> None:
        """Make it, in the window's thread."""
        import pyqtgraph

        self.view: Any = pyqtgraph.GraphicsLayoutWidget()
        self.view.setAntialiasing(True)
        self.view.setFrameShape(self.view.Shape.NoFrame)
        self.view.ci.setContentsMargins(0, 0, 0, 0)
        self._plots: list[Any] = []
        self._used = 0

    def plot(self, place: int) -> Any:
        """Give an empty plot beside those that are in use."""
        if place == len(self._plots):
            made = self.view.addPlot(row=0, col=place, enableMenu=False)
            made.hideButtons()
            made.getViewBox().setDefaultPadding(0)
            self._plots.append(made)
        elif place >= self._used:
            self.view.addItem(self._plots[place], row=0, col=place)
        self._used = place + 1
        return self._plots[place]

    def clear(self) -> None:
        """Empty the plots and take them away."""
        for place, plot in enumerate(self._plots[: self._used]):
            for item in (*plot.items,):
                plot.removeItem(item)
            for side in ("left", "bottom"):
                plot.hideAxis(side)
            self.view.removeItem(plot)
            self.view.ci.layout.setColumnStretchFactor(place, 1)
        self._used = 0

    def destroy(self) -> None:
        """Take it apart."""
        import shiboken6

        self.clear()
        self.view.clear()
        shiboken6.delete(self.view)


@cache
def easel() -> Easel:
    """Give the easel of this process."""
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(put_away)
    atexit.register(put_away)
    return Easel()


def put_away() -> None:
    """Destroy the easel, if there is one, before Qt does: its parts would call each other on the way out."""
    if easel.cache_info().currsize:
        easel().destroy()
        easel.cache_clear()
        atexit.unregister(put_away)


class Canvas:
    """Hold the plots of one chart while it is drawn, and give them as a picture: nothing in it moves or zooms."""

    def __init__(self, theme: Theme, size: QSize) -> None:
        """Take the easel, empty, in the window's thread."""
        import pyqtgraph

        self._graph: Any = pyqtgraph
        self.theme = theme
        self._easel = easel()
        self._easel.clear()
        self.view = self._easel.view
        self.view.resize(size)
        self.view.setBackground(theme.color("surface"))
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
        """Leave the easel empty for the next chart."""
        self._easel.clear()

    def plot(self, x: tuple[float, float], y: tuple[float, float], place: int = 0, stretch: int = 1) -> Any:
        """Add a plot beside the others, with fixed ranges and no axes yet."""
        made = self._easel.plot(place)
        self.view.ci.layout.setColumnStretchFactor(place, stretch)
        made.hideAxis("left")
        made.hideAxis("bottom")
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
