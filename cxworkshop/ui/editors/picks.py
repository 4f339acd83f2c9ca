"""Editors for what is chosen: one of several, yes or no, several of several, rows of other tables, dots."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem

from cxworkshop.language import NO_VALUE
from cxworkshop.programme.blocks import Field
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place, name
from cxworkshop.ui.views.dots import Dots

Offers = Sequence[tuple[Any, str]]
MOST_ROWS = 6
ROOM = 4
TICKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class ChoiceEditor(QComboBox):
    """Choose one value, or none."""

    def __init__(self, desk: Desk, place: Place, field: Field, offers: Callable[[], Offers], empty: Any) -> None:
        """Bind to a place; `offers` gives what may be chosen now."""
        super().__init__()
        self._offers, self._empty = offers, empty
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        name(self, desk, field)
        self.binding = Binding(desk, place, self, self._show)
        self.activated.connect(lambda at: self.binding.put(self.itemData(at)))

    def _show(self, value: Any) -> None:
        self._fill(value)
        self.setCurrentIndex(next((at for at in range(self.count()) if self.itemData(at) == value), 0))

    def _fill(self, value: Any) -> None:
        offers = list(self._offers())
        if self._empty not in [offer for offer, _ in offers]:
            offers.insert(0, (self._empty, NO_VALUE))
        if value not in [offer for offer, _ in offers]:
            # what a newer version wrote, or a row that is gone: it stays until somebody chooses
            offers.append((value, str(value)))
        if [(self.itemData(at), self.itemText(at)) for at in range(self.count())] != offers:
            self.clear()
            for offer, words in offers:
                self.addItem(words, offer)

    def showPopup(self) -> None:
        """Offer what there is now."""
        self.binding.refresh()
        super().showPopup()


class FlagEditor(QCheckBox):
    """Answer yes or no."""

    def __init__(self, desk: Desk, place: Place, field: Field, label: str = "") -> None:
        """Bind to a place."""
        super().__init__((label or desk.text(field.label)).replace("&", "&&"))
        name(self, desk, field, label)
        self.binding = Binding(desk, place, self, lambda value: self.setChecked(bool(value)))
        self.clicked.connect(self.binding.put)


class TickList(QListWidget):
    """Tick several values in a list."""

    def __init__(self, desk: Desk, place: Place, field: Field, offers: Callable[[], Offers]) -> None:
        """Bind to a place; `offers` gives what may be ticked now."""
        super().__init__()
        self._desk, self._offers, self._quiet = desk, offers, False
        self.setFont(desk.theme.font("table"))
        self.setWordWrap(True)
        self.setSpacing(0)
        self.setStyleSheet(
            f"QListWidget {{ padding: {desk.px(ROOM)}px; }}"
            f"QListWidget::item {{ padding: {desk.px(4)}px {desk.px(6)}px; }}"
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name(self, desk, field)
        self.binding = Binding(desk, place, self, self._show)
        self.itemChanged.connect(self._ticked)

    def _show(self, value: Any) -> None:
        self._quiet = True
        offers = list(self._offers())
        offers += [(one, str(one)) for one in value or () if one not in [offer for offer, _ in offers]]
        if [item.data(Qt.ItemDataRole.UserRole) for item in self._items()] != [offer for offer, _ in offers]:
            self.clear()
            for offer, words in offers:
                item = QListWidgetItem(words, self)
                item.setData(Qt.ItemDataRole.UserRole, offer)
                item.setFlags(TICKABLE)
        for item in self._items():
            on = item.data(Qt.ItemDataRole.UserRole) in (value or ())
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._quiet = False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be higher where words wrap."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what could not be measured before."""
        super().showEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row that Space ticks."""
        super().focusInEvent(event)
        if self.currentItem() is not None:
            self.currentItem().setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no row: only the ticks say what holds."""
        super().focusOutEvent(event)
        self.clearSelection()

    def _fit(self) -> None:
        """Be as high as the rows, up to a handful; a part of the next one says that there is more."""
        heights = [self.sizeHintForRow(at) for at in range(self.count())]
        shown = [*heights[:MOST_ROWS], heights[MOST_ROWS] // 2] if len(heights) > MOST_ROWS + 1 else heights
        high = max(self._desk.px(28), sum(shown)) + 2 * self.frameWidth() + self._desk.px(2 * ROOM)
        if self.minimumHeight() != high or self.maximumHeight() != high:
            self.setFixedHeight(high)

    def _ticked(self) -> None:
        if self._quiet:
            return
        ticked = [item for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        self.binding.put(tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked))

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(at) for at in range(self.count())]


class DotsEditor(Dots):
    """Rate from 1 to 5."""

    def __init__(self, desk: Desk, place: Place, field: Field, label: str = "") -> None:
        """Bind to a place."""
        super().__init__(desk, label or desk.text(field.label), desk.text(field.help) if field.help else "")
        self.binding = Binding(desk, place, self, self._show)
        self.rated.connect(self.binding.put)

    def _show(self, value: Any) -> None:
        self.show_rating(round(value) if isinstance(value, int | float) else None)
