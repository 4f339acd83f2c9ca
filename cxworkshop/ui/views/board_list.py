"""One column of the action board: a list of cards that takes cards from the other columns."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cxworkshop.programme.board import ActionCard, BoardColumn, Cards
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import tip
from cxworkshop.ui.views.action_card import CARD_ROLE, HELD_ROLE, CardDelegate

BATCH = 100
"""How many cards a column has at first, and how many come when somebody has scrolled to the last of them."""
MIME = "application/x-cxworkshop-action"
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
Index = QModelIndex | QPersistentModelIndex


class CardModel(QAbstractListModel):
    """Hold the cards of one column."""

    dropped = Signal(str)
    """A card was dropped here with the mouse: its id."""

    def __init__(self, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.cards: Cards | Sequence[ActionCard] = ()
        self.held = ""
        self._shown = 0

    def show_cards(self, cards: Cards, held: str) -> None:
        """Show these cards; `held` is the one that is picked up."""
        if (cards, held) == (self.cards, self.held):
            return
        self.beginResetModel()
        self.cards, self.held = cards, held
        self._shown = min(len(cards), max(self._shown, BATCH))
        self.endResetModel()

    def row_of(self, id: str) -> int:
        """Give the row of a card, -1 when it is not here."""
        return self.cards.place_of(id) if isinstance(self.cards, Cards) else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the cards that Qt has asked for: it lays out each of them, also those that nobody scrolls to."""
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are cards below."""
        return not parent.isValid() and self._shown < len(self.cards)

    def fetchMore(self, parent: Index) -> None:
        """Give some more cards, when somebody has come to the last one."""
        self.reach(self._shown)

    def reach(self, row: int) -> None:
        """Give so many cards that this row is among them."""
        more = min(len(self.cards), row + BATCH)
        if row >= self._shown and more > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, more - 1)
            self._shown = more
            self.endInsertRows()

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Give the card, or its words."""
        card = self.cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == HELD_ROLE:
            return card.id == self.held
        if role == DISPLAY:
            return card.title
        if role == SPOKEN:
            return card.said
        if role == TOOLTIP:
            return tip(card.said)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cards be dragged, and dropped between cards."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Cards are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what a column takes."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Put the id of the card into the drag."""
        data = QMimeData()
        data.setData(MIME, QByteArray(self.cards[indexes[0].row()].id.encode()))
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell which card was dropped; it is never taken out here, for the project says where it stands."""
        if not data.hasFormat(MIME):
            return False
        self.dropped.emit(bytes(data.data(MIME).data()).decode(errors="replace"))
        return False


class CardList(QListView):
    """Show the cards of a column and say what the keys ask for; the board does it."""

    space_pressed = Signal()
    escape_pressed = Signal()
    sideways = Signal(int)
    opened = Signal(str, str)
    """The card and the field in it, "" for the record as a whole."""
    block_asked = Signal(str)
    drop_asked = Signal(str)
    menu_asked = Signal(str, object)
    left_alone = Signal()

    def __init__(self, desk: Desk, which: BoardColumn, empty: str) -> None:
        """Make the list of a column; `empty` stands in it while it has no cards."""
        super().__init__()
        self.which = which
        self.holding = False
        self._desk = desk
        self._empty = empty
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self._delegate = CardDelegate(desk, self)
        self.setItemDelegate(self._delegate)
        self.setProperty("flat", True)
        self.setStyleSheet("QListView { background: transparent; border: 0; }")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        if not desk.document.read_only:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
            self.setDropIndicatorShown(False)

    def current_id(self) -> str:
        """Give the card that has the focus, "" for none."""
        index = self.currentIndex()
        return self.cards.cards[index.row()].id if index.isValid() else ""

    def focus_card(self, row: int, focus: bool = True) -> None:
        """Make a card the current one, the last one when the row is beyond."""
        row = min(row, len(self.cards.cards) - 1)
        if row >= 0:
            self.cards.reach(row)
            self.setCurrentIndex(self.cards.index(row))
            self.scrollTo(self.currentIndex())
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the board; letters find a card by its title."""
        id, key = self.current_id(), event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        match key:
            case Qt.Key.Key_Space if plain:
                self.space_pressed.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right if plain:
                self.sideways.emit(-1 if key == Qt.Key.Key_Left else 1)
            case Qt.Key.Key_Escape if self.holding:
                self.escape_pressed.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_Home | Qt.Key.Key_End if self.holding:
                event.accept()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain and id:
                self.space_pressed.emit() if self.holding else self.opened.emit(id, "")
            case Qt.Key.Key_Delete if plain and id and not self.holding:
                self.drop_asked.emit(id)
            case Qt.Key.Key_B if plain and id and not self.holding:
                self.block_asked.emit(id)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from closing anything else while a card is picked up."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete)
                or (self.holding and event.key() == Qt.Key.Key_Escape)
            )
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current card as soon as there is one."""
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus goes elsewhere, not only to a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.MouseFocusReason,
        ):
            self.left_alone.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record of a card."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self.cards.cards[index.row()].id, "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the owner where it is missing and was clicked."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        card = self.cards.cards[index.row()]
        if not card.owner and self._delegate.owner_area(self.visualRect(index)).contains(point):
            self.opened.emit(card.id, "owner")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same commands as a menu, at the card."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(self.cards.cards[index.row()].id, self.viewport().mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in an empty column what belongs there."""
        super().paintEvent(event)
        if self.cards.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setFont(self._desk.theme.font("caption"))
        painter.setPen(self._desk.theme.color("text3"))
        side = self._desk.px(16)
        place = self.viewport().rect().adjusted(side, self._desk.px(12), -side, -side)
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter), self._empty)
