"""The people who have something to do, as a list: how much, how late, and who has too much."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.language import C_, N_, NP_
from cxworkshop.programme.workload import Load
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views.owner import initials

Index = QModelIndex | QPersistentModelIndex
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
LOAD = int(Qt.ItemDataRole.UserRole)
AVATAR, HEIGHT = 32, 64


class PeopleList(QListView):
    """Show the people; choosing one is told."""

    person_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make the list; `show_loads` fills it."""
        super().__init__()
        self.people = _Model(desk, self)
        self.setModel(self.people)
        self.setItemDelegate(_Delegate(desk, self))
        self.setProperty("flat", True)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(desk.text(N_("People")))
        self.selectionModel().currentChanged.connect(self._chosen)

    def person(self) -> str | None:
        """Give the chosen person, "" for what nobody owns, None when there is nobody."""
        index = self.currentIndex()
        return self.people.loads[index.row()].person if index.isValid() else None

    def show_loads(self, loads: Sequence[Load]) -> None:
        """Show the people and keep the one that is chosen."""
        if list(loads) == self.people.loads:
            return
        kept = self.person()
        self.people.show_loads(list(loads))
        rows = [place for place, load in enumerate(loads) if load.person == kept]
        if loads:
            self.setCurrentIndex(self.people.index(rows[0] if rows else 0))

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.person_chosen.emit(self.people.loads[current.row()].person)


class _Model(QAbstractListModel):
    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.loads: list[Load] = []

    def show_loads(self, loads: list[Load]) -> None:
        self.beginResetModel()
        self.loads = loads
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.loads)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        load = self.loads[index.row()]
        if role == LOAD:
            return load
        if role == DISPLAY:
            return name_of(load, self._desk)
        if role == SPOKEN:
            words = [name_of(load, self._desk), carried(load, self._desk)]
            return ", ".join([*words, too_much(self._desk)] if load.too_much else words)
        return None


def name_of(load: Load, desk: Desk) -> str:
    """Name the person, or say that nobody owns it."""
    return load.person or desk.text(N_("Without an owner"))


def carried(load: Load, desk: Desk) -> str:
    """Say how much somebody has to do."""
    n = len(load.actions)
    if load.late:
        words = NP_("One action to do, {late} late", "{n} actions to do, {late} late")
        return desk.plural(words, n, late=desk.language.number(load.late))
    return desk.plural(NP_("One action to do", "{n} actions to do"), n)


def too_much(desk: Desk) -> str:
    """Say that somebody has too much."""
    return desk.text(C_("workload", "Too much"))


class _Delegate(QStyledItemDelegate):
    """Paint a person: initials, name, how much there is to do, and a mark where it is too much."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._desk.px(100), self._desk.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        load: Load = index.data(LOAD)
        theme, px = self._desk.theme, self._desk.px
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_state(painter, option.state, place)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        nobody = not load.person
        circle = QRectF(place.left() + px(12), place.center().y() - px(AVATAR) / 2, px(AVATAR), px(AVATAR))
        pen = QPen(theme.color("warn" if nobody else "border_strong"), 1)
        pen.setStyle(Qt.PenStyle.DashLine if nobody else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("warn_soft" if nobody else "sunken"))
        painter.drawEllipse(circle)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("warn" if nobody else "text2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(load.person) or "?")
        self._draw_words(
            painter,
            load,
            QRectF(circle.right() + px(10), place.top(), place.right() - circle.right() - px(20), place.height()),
        )
        painter.restore()

    def _draw_state(self, painter: QPainter, state: QStyle.StateFlag, place: QRectF) -> None:
        theme = self._desk.theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen and not theme.contrast:
            painter.fillRect(place, theme.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver and not theme.contrast:
            painter.fillRect(place, theme.color("sunken"))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or (chosen and theme.contrast):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus" if focused else "accent"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -2))

    def _draw_words(self, painter: QPainter, load: Load, place: QRectF) -> None:
        theme, px = self._desk.theme, self._desk.px
        strong, small = QFontMetrics(theme.font("table_strong")), QFontMetrics(theme.font("caption"))
        top = place.center().y() - (strong.height() + small.height()) / 2
        right = place.right()
        if load.too_much:
            words = too_much(self._desk)
            width = QFontMetrics(theme.font("label")).horizontalAdvance(words) + px(16)
            chip = QRectF(right - width, place.top() + px(8), width, strong.height() + 2)
            painter.setPen(QPen(theme.color("warn"), 1))
            painter.setBrush(theme.color("warn_soft"))
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            painter.setFont(theme.font("label"))
            painter.setPen(theme.color("warn"))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
            right = chip.left() - px(6)
        painter.setFont(theme.font("table_strong"))
        painter.setPen(theme.color("text" if load.person else "warn"))
        name = strong.elidedText(name_of(load, self._desk), Qt.TextElideMode.ElideRight, int(right - place.left()))
        painter.drawText(QRectF(place.left(), top, right - place.left(), strong.height()), 0, name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("warn" if load.late else "text2"))
        words = small.elidedText(carried(load, self._desk), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(QRectF(place.left(), top + strong.height(), place.width(), small.height()), 0, words)
