"""How the cells of an editable table are painted, and which editor opens in each."""

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QPolygon, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemDelegate, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.language import NO_VALUE
from cxworkshop.programme.entry import Unreadable, choices, written
from cxworkshop.programme.references import people
from cxworkshop.ui.celleditors import ENTER, CellChoice, CellDate, CellLine, CellList, CellText, mark_invalid
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.tablemodel import Cells
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.marks import BADGE, BOX, dots_width, draw_badge, draw_box, draw_dots, score_at

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex

    from cxworkshop.ui.table import EditableTable

PAD, FIRST_PAD = 10, 16
ROW, LINE, CAPTION_LINE = 44, 20, 18
MOST_LINES, FEW_LINES = 3, 2
LONG_TEXT = 200
OPEN = 22
KEPT_LINES = 20_000
NEXT = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class Wrapped:
    """Break texts into lines of a width, and remember how."""

    def __init__(self, theme: Theme, style: str, hyphen: bool = False) -> None:
        """Take the font of a style; with `hyphen` a broken word shows that it is broken."""
        self._hyphen = hyphen
        self.font = theme.font(style)
        self.metrics = QFontMetrics(self.font)
        self._kept: dict[tuple[str, int, int], list[str]] = {}

    def lines(self, text: str, width: int, most: int) -> list[str]:
        """Give at most so many lines; what does not fit ends in an ellipsis."""
        key = (text, width, most)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > KEPT_LINES:
                self._kept.clear()
            found = self._kept[key] = self._broken(text, max(1, width), most)
        return found

    def _broken(self, text: str, width: int, most: int) -> list[str]:
        if "\n" not in text and self.metrics.horizontalAdvance(text) <= width:
            return [text]
        found: list[str] = []
        for paragraph in text.split("\n"):
            for start, line in self._lines_of(paragraph, width):
                if len(found) == most:
                    return found
                found.append(line)
                if len(found) == most and start + len(line) < len(paragraph.rstrip()):
                    # the last line that is shown says that more would follow
                    found[-1] = self.metrics.elidedText(paragraph[start:], Qt.TextElideMode.ElideRight, width)
                    return found
        return found

    def _lines_of(self, paragraph: str, width: int) -> list[tuple[int, str]]:
        """Break one paragraph between words, and within words that are wider than the line."""
        layout = QTextLayout(paragraph, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        found = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            broken = self._hyphen and end < len(paragraph) and paragraph[end - 1].isalpha() and paragraph[end].isalpha()
            found.append((start, paragraph[start:end].rstrip() + ("-" if broken else "")))
        layout.endLayout()
        return found or [(0, "")]


class Zones(NamedTuple):
    """Say where in a cell its check box, its badge, its words and its door to the record stand."""

    box: QRect
    badge: QRect
    words: QRect
    door: QRect


class CellDelegate(QStyledItemDelegate):
    """Paint cells leanly and open their editors."""

    def __init__(self, table: "EditableTable") -> None:
        """Prepare colours and fonts once."""
        super().__init__(table)
        self._table = table
        self.theme = theme = table.desk.theme
        self.plain, self.strong = Wrapped(theme, "table"), Wrapped(theme, "table_strong")
        self.small = Wrapped(theme, "caption")
        self._color = {name: theme.color(name) for name in theme.tokens}
        self._line = QPen(self._color["border"], 1)
        self._focus = QPen(self._color["focus"], 2)
        self._focus.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._bad = QPen(self._color["bad"], 2)
        self._bad.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._lit = QPen(self._color["accent"], 2)
        self._open: tuple[QWidget, QPersistentModelIndex, str] | None = None
        # painting needs whole numbers of pixels again and again
        self._pad, self._first_pad = theme.px(PAD), theme.px(FIRST_PAD)
        self._line_height, self._caption_height = theme.px(LINE), theme.px(CAPTION_LINE)
        self._door = pixmap("chevron-right", self._color["text2"], QSize(theme.px(20), theme.px(20)))
        self._plus = pixmap("plus", self._color["text2"], QSize(theme.px(20), theme.px(20)))

    # Measures

    def zones(self, rect: QRect, column: int) -> Zones:
        """Divide a cell."""
        px = self.theme.px
        cells = self._table.cells[column]
        left = rect.x() + (self._first_pad if column == 0 else self._pad)
        right = rect.right() - self._pad
        box = badge = door = QRect()
        if cells.column.toggle is not None or cells.is_tick:
            size = px(BOX)
            box = QRect(left, rect.y() + (rect.height() - size) // 2, size, size)
            left += size + px(12)
        if cells.column.badge is not None:
            size = px(BADGE)
            badge = QRect(left, rect.y() + (rect.height() - size) // 2, size, size)
            left += size + px(10)
        if column == self._table.table_model.new_column and self._table.has_doors:
            door = QRect(rect.right() - px(OPEN), rect.y(), px(OPEN), rect.height())
            right = door.x() - px(2)
        return Zones(box, badge, QRect(left, rect.y(), max(1, right - left), rect.height()), door)

    def height_of(self, record: Any, widths: list[int]) -> int:
        """Measure how high a row must be to show its words."""
        most = self._line_height
        for column, cells in enumerate(self._table.cells):
            if cells.is_score or cells.column.draw is not None or (cells.is_tick and cells.column.kind == "tick"):
                continue
            text = cells.text(record)
            if not text and cells.column.caption is None:
                continue
            width = self.zones(QRect(0, 0, widths[column], 10), column).words.width()
            lines = len(self._wrapped(cells, record).lines(text, width, MOST_LINES)) * self._line_height
            if cells.column.caption is not None and (said := cells.column.caption(record)):
                lines += len(self.small.lines(said, width, FEW_LINES)) * self._caption_height
            most = max(most, lines)
        return max(self.theme.px(ROW), most + self.theme.px(12))

    def sizeHint(self, option: QStyleOptionViewItem, index: "QModelIndex | QPersistentModelIndex") -> QSize:
        """Give the usual height; rows are measured by the table."""
        return QSize(self.theme.px(96), self.theme.px(ROW))

    def _wrapped(self, cells: Cells, record: Any) -> Wrapped:
        strong = cells.column.ticked is not None and not cells.is_tick and cells.column.ticked(record)
        return self.strong if strong else self.plain

    def score_under(self, rect: QRect, column: int, x: int) -> int | None:
        """Tell which dot of a score cell lies under the mouse."""
        left = self.zones(rect, column).words.x()
        wide = dots_width(self.theme)
        return score_at(self.theme, x - left) if left - 4 <= x <= left + wide + 4 else None

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: "QModelIndex | QPersistentModelIndex"
    ) -> None:
        """Paint one cell."""
        table, color = self._table, self._color
        row, column, rect = index.row(), index.column(), option.rect
        model = table.table_model
        here = row == table.current_row
        marked = bool(option.state & QStyle.StateFlag.State_Selected) if table.many_selected else here
        marked = marked and row < len(model.rows)
        contrast = self.theme.contrast
        back = "selection" if marked and not contrast else "sunken" if row == table.hovered_row else "surface"
        focused = here and column == table.current_column and table.has_keys
        painter.fillRect(rect, color["surface" if focused else back])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._line)
        if row != table.last_line:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if marked and contrast:
            painter.fillRect(rect.x(), rect.y(), rect.width(), 2, color["accent"])
            painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, color["accent"])
        if row < len(model.rows):
            self._paint_record(painter, rect, model.rows[row], row, column)
        elif column == model.new_column:
            self._paint_new(painter, rect, column)
        if focused:
            self._outline(painter, rect, self._focus)

    def _paint_record(self, painter: QPainter, rect: QRect, record: Any, row: int, column: int) -> None:
        table = self._table
        cells = table.cells[column]
        zones = self.zones(rect, column)
        wrong = table.table_model.invalid.get((record.id, cells.place)) if table.table_model.invalid else None
        if not zones.box.isNull():
            draw_box(painter, self.theme, QRectF(zones.box), cells.ticked(record), not table.read_only)
        if not zones.badge.isNull() and cells.column.badge is not None:
            letters, filled = cells.column.badge(record)
            draw_badge(painter, self.theme, QRectF(zones.badge).center(), letters, filled)
        if cells.column.draw is not None:
            cells.column.draw(painter, QRectF(zones.words), record)
        elif cells.is_score and wrong is None:
            middle = rect.y() + rect.height() / 2 + 0.5
            draw_dots(painter, self.theme, zones.words.x(), middle, cells.points(record), spread=cells.spread(record))
        elif wrong is not None:
            self._paint_words(painter, zones.words, wrong[0], cells.align, self.plain, "bad")
        elif not (cells.is_tick and not cells.column.text):
            self._paint_text(painter, zones.words, record, cells)
        if wrong is not None:
            self._outline(painter, rect, self._bad)
            corner = QRect(rect.right() - self.theme.px(10), rect.y(), self.theme.px(11), self.theme.px(10))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color["bad"])
            painter.drawPolygon(QPolygon([corner.topLeft(), corner.topRight(), corner.bottomRight()]))
        if not zones.door.isNull() and row in (table.hovered_row, table.current_row):
            size = self.theme.px(20)
            painter.drawPixmap(zones.door.x(), rect.y() + (rect.height() - size) // 2, self._door)
        if table.lit == (record.id, column):
            self._outline(painter, rect, self._lit)

    def _paint_text(self, painter: QPainter, words: QRect, record: Any, cells: Cells) -> None:
        text = cells.text(record)
        caption = cells.column.caption(record) if cells.column.caption is not None else ""
        color = "text3" if text == NO_VALUE else "text"
        self._paint_words(painter, words, text, cells.align, self._wrapped(cells, record), color, caption)

    def _paint_words(
        self, painter: QPainter, words: QRect, text: str, align: str, wrapped: Wrapped, color: str, caption: str = ""
    ) -> None:
        height = words.height()
        most = max(1, min(MOST_LINES, (height - 4) // self._line_height))
        lines = wrapped.lines(text, words.width(), most) if text else []
        below = self.small.lines(caption, words.width(), FEW_LINES) if caption else []
        y = words.y() + (height - len(lines) * self._line_height - len(below) * self._caption_height) // 2
        flag = _ALIGN[align]
        painter.setFont(wrapped.font)
        painter.setPen(self._color[color])
        for line in lines:
            painter.drawText(words.x(), y, words.width(), self._line_height, flag, line)
            y += self._line_height
        if below:
            painter.setFont(self.small.font)
            painter.setPen(self._color["text2"])
            for line in below:
                painter.drawText(words.x(), y, words.width(), self._caption_height, flag, line)
                y += self._caption_height

    def _paint_new(self, painter: QPainter, rect: QRect, column: int) -> None:
        size = self.theme.px(20)
        left = rect.x() + (self._first_pad if column == 0 else self._pad)
        painter.drawPixmap(left - 1, rect.y() + (rect.height() - size) // 2, self._plus)
        zones = self.zones(rect, column)
        start = max(zones.words.x(), left + size + self.theme.px(10))
        words = QRect(start, rect.y(), max(1, rect.right() - self._pad - start), rect.height())
        text = self._table.table_model.new_text
        self._paint_words(painter, words, text, "left", self.plain, "text2")

    def _outline(self, painter: QPainter, rect: QRect, pen: QPen) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))

    # Editors

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: "QModelIndex | QPersistentModelIndex"
    ) -> QWidget:
        """Open the editor that fits the field."""
        table = self._table
        cells = table.cells[index.column()]
        editor = self._made(parent, cells)
        name = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or cells.title)
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(cells.help)
        self._open = (editor, QPersistentModelIndex(index), "")
        return editor

    def _made(self, parent: QWidget, cells: Cells) -> QWidget:
        desk, theme = self._table.desk, self.theme
        form, field = cells.shape, cells.field
        assert form is not None
        assert field is not None
        if cells.target or form.kind == "choice":
            offers = list(cells.names.items()) if cells.target else choices(field, desk.language)
            if form.several:
                ticks = CellList(parent, theme, offers)
                ticks.done.connect(lambda: self._finish((0, 0)))
                ticks.given_up.connect(lambda: self._close())
                return ticks
            combo = CellChoice(parent, theme, offers, form.default)
            combo.activated.connect(lambda place: self._finish((0, 0)))
            return combo
        if form.kind == "date" and not form.several:
            day = CellDate(parent, theme, self._day_read(cells), lambda day: written(field, day, desk.language))
            day.chosen.connect(lambda: self._finish((0, 0)))
            return day
        if form.kind == "text" and form.advised >= LONG_TEXT and not form.several:
            return CellText(parent, theme)
        line = CellLine(parent, theme, cells.align == "right")
        if form.person:
            line.complete_with(people(desk.view()))
        return line

    def _day_read(self, cells: Cells) -> Any:
        def read(text: str) -> Any:
            try:
                return cells.read(text)
            except Unreadable:
                return None

        return read

    def setEditorData(self, editor: QWidget, index: "QModelIndex | QPersistentModelIndex") -> None:
        """Start with what stands in the cell."""
        record = self._table.table_model.record(index.row())
        cells = self._table.cells[index.column()]
        if isinstance(editor, CellChoice):
            editor.show_value(cells.value(record) if record is not None else None)
        elif isinstance(editor, CellList):
            editor.show_value(cells.value(record) if record is not None else ())
        elif isinstance(editor, CellLine | CellText):
            text = "" if record is None else str(index.data(Qt.ItemDataRole.EditRole) or "")
            shown = cells.column.text(record) if record is not None and cells.column.text is not None else ""
            editor.setPlaceholderText(shown)
            editor.show_text(text)
            if self._open is not None and self._open[0] is editor:
                self._open = (editor, self._open[1], text)

    def setModelData(
        self, editor: QWidget, model: "QAbstractItemModel", index: "QModelIndex | QPersistentModelIndex"
    ) -> None:
        """Take what was typed when the focus goes elsewhere; what cannot be read stays in the cell, marked."""
        if self._open is None or self._open[0] is not editor:
            return
        started = self._open[2]
        self._open = None
        if isinstance(editor, CellChoice):
            self._table.take_value(index.row(), index.column(), editor.currentData())
        elif isinstance(editor, CellList):
            self._table.take_value(index.row(), index.column(), editor.value())
        elif isinstance(editor, CellLine | CellText) and editor.typed() != started:
            self._table.take_text(index.row(), index.column(), editor.typed())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: "QModelIndex | QPersistentModelIndex"
    ) -> None:
        """Fill the cell; a longer text gets more room."""
        rect = QRect(option.rect)
        if isinstance(editor, CellText):
            rect.setHeight(max(rect.height(), self.theme.px(4 * LINE + 16)))
            rect.setWidth(max(rect.width(), self.theme.px(240)))
        zones = self.zones(rect, index.column())
        if not zones.box.isNull() or not zones.badge.isNull():
            rect.setLeft(zones.words.x() - self._pad)
        inside = self._table.viewport().rect()
        if rect.bottom() > inside.bottom() and rect.height() <= inside.height():
            rect.moveBottom(inside.bottom())
        if rect.right() > inside.right() and rect.width() <= inside.width():
            rect.moveRight(inside.right())
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Commit with Enter, Tab and the arrows, give up with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, change = Qt.Key(event.key()), event.modifiers()
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
            plain = not change & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
            if key in ENTER and (plain or not isinstance(editor, CellText)):
                self._finish((1, 0))
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._finish(NEXT[key])
                return True
            alt = change & Qt.KeyboardModifier.AltModifier
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and isinstance(editor, CellLine) and not alt:
                self._finish(NEXT[key])
                return True
            if isinstance(editor, QWidget) and editor.property("invalid"):
                mark_invalid(editor, "")
        if event.type() == QEvent.Type.FocusOut and isinstance(editor, CellDate) and editor.calendar is not None:
            return False
        return super().eventFilter(editor, event)

    def _finish(self, move: tuple[int, int]) -> None:
        """Take what the open editor holds and move on; an editor that cannot be read stays open and says why."""
        if self._open is None:
            return
        editor, index, started = self._open
        row, column = index.row(), index.column()
        value: Any = None
        if isinstance(editor, CellChoice):
            value = editor.currentData()
        elif isinstance(editor, CellList):
            value = editor.value()
        elif isinstance(editor, CellLine | CellText):
            text = editor.typed()
            if text == started and not self._table.is_invalid(row, column):
                self._close()
                self._table.step(*move)
                return
            try:
                value = self._table.cells[column].read(text)
            except Unreadable as wrong:
                mark_invalid(editor, wrong.text(self._table.desk.language))
                return
        self._close()
        self._table.take_value(row, column, value, move)

    def _close(self) -> None:
        """Close the open editor and leave the cell as it is."""
        if self._open is None:
            return
        editor = self._open[0]
        self._open = None
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


_ALIGN = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
    "center": int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter),
}
