"""A picture and its table side by side, as wide and as high as the work area allows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from cxworkshop.ui.parts import row
from cxworkshop.ui.theme import Theme

STACKED, NARROW = 740, 1000
"""Below these widths, at 100 %, the picture stands above the table, or gives it more of the room."""
SHARE, NARROW_SHARE = 0.42, 0.44
LEAST, MOST = 330, 560
GAP = 16
LOWEST, HIGHEST = 400, 640
PICTURE_HIGH, TABLE_HIGH = 380, 420


class Pair(QWidget):
    """Hold two cards, the picture at the left, or above where the work area is too narrow for both."""

    def __init__(
        self, theme: Theme, picture: QWidget, table: QWidget, narrow_share: float = NARROW_SHARE, least: int = STACKED
    ) -> None:
        """Put them side by side from the width `least` on; `narrow_share` is the picture's part of a narrow area."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._narrow_share = narrow_share
        self._least = least
        self._theme = theme
        self._picture = picture
        self._table = table
        self._table_width = 0
        self._line: QBoxLayout = row(self, spacing=GAP, theme=theme)
        self._line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(table, 1)

    def fit(self, width: int, height: int, begins: bool = False) -> None:
        """Fill a room of this size: both cards get its height, within what is readable; a longer table gets more.

        While the picture is hidden the table has all the width. Where all `begins` its rows are high enough.
        """
        px, alone = self._theme.px, self._picture.isHidden()
        stacked = width < px(self._least)
        share = self._narrow_share if width < px(NARROW) else SHARE
        wide = width if stacked else max(px(LEAST), min(px(MOST), round(width * share)))
        high = px(PICTURE_HIGH) if stacked and not alone else max(px(LOWEST), min(px(HIGHEST), height))
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._picture.setFixedWidth(wide)
        self._picture.setFixedHeight(high)
        self._table.setMinimumHeight(0 if begins else px(TABLE_HIGH) if stacked else high)
        self._table_width = width if stacked or alone else width - wide - px(GAP)

    def table_width(self) -> int:
        """Give the width that the table has."""
        return self._table_width
