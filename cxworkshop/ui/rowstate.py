"""Whether a painted row has the mouse or the focus.

The flags that Qt hands to a delegate say it too, but whoever reads them loads the 500 names of its styles, which is
a tenth of the time that an empty window takes. So these are for what is painted at the start.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView


def hovered(view: QAbstractItemView, row: QRect) -> bool:
    """Tell whether the mouse is on a row of a view that has no headers."""
    place = view.mapFromGlobal(QCursor.pos()) - view.contentsRect().topLeft()
    return view.underMouse() and row.contains(place)


def focused(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Tell whether the keys go to a row of a view."""
    return view.hasFocus() and view.currentIndex() == index
