"""A picture and its table side by side, as wide and as high as the work area allows."""

from PySide6.QtWidgets import QWidget

from cxworkshop.ui.parts import row
from cxworkshop.ui.theme import Theme

NARROW = 1000
"""Below this width, at 100 %, the picture gives room to the table."""
SHARE, NARROW_SHARE = 0.42, 0.46
LEAST, MOST = 330, 560
GAP = 16
LOWEST, HIGHEST = 400, 640


class Pair(QWidget):
    """Hold two cards, the picture at the left."""

    def __init__(self, theme: Theme, picture: QWidget, table: QWidget) -> None:
        """Put them side by side."""
        super().__init__()
        self._theme = theme
        self._picture = picture
        self._table_width = 0
        line = row(self, spacing=GAP, theme=theme)
        line.addWidget(picture)
        line.addWidget(table, 1)

    def fit(self, width: int, height: int) -> None:
        """Fill a room of this size: both cards get its height, within what is readable."""
        px = self._theme.px
        share = NARROW_SHARE if width < px(NARROW) else SHARE
        wide = max(px(LEAST), min(px(MOST), round(width * share)))
        self._picture.setFixedWidth(wide)
        self._table_width = width - wide - px(GAP)
        self.setFixedHeight(max(px(LOWEST), min(px(HIGHEST), height)))

    def table_width(self) -> int:
        """Give the width that the table has."""
        return self._table_width
