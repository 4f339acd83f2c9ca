"""Widgets side by side in as many columns as fit, each as wide as the others."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cxworkshop.ui.theme import Theme


class Tiles(QWidget):
    """Lay out widgets in columns of at least a width, from left to right and then down; hidden ones leave no gap."""

    def __init__(self, theme: Theme, least: int, most: int = 8, spacing: int = 16) -> None:
        """Take the least width of a column and the most columns; lengths are those of the design."""
        super().__init__()
        self._least, self._most, self._gap = theme.px(least), most, theme.px(spacing)
        self._tiles: list[QWidget] = []
        self._shown: tuple[int, tuple[QWidget, ...]] = (0, ())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._gap)
        self._grid.setVerticalSpacing(theme.px(12))

    def set_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show other widgets; those that are no longer there die."""
        for gone in self._tiles:
            if gone not in tiles:
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self._tiles = list(tiles)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one column: more of them must not keep the widget from getting narrower."""
        return QSize(min(self._least, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place the widgets that are not hidden."""
        shown = tuple(tile for tile in self._tiles if tile.parentWidget() is None or not tile.isHidden())
        columns = max(1, min(self._most, (self.width() + self._gap) // (self._least + self._gap)))
        if (columns, shown) == self._shown:
            return
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for at, tile in enumerate(shown):
            self._grid.addWidget(tile, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
            tile.show()
        self._shown = (columns, shown)
