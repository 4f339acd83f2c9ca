"""How the cells of an editable table are painted."""

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QPolygon, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.language import NO_VALUE
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.tablemodel import Cells, Index
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.marks import BADGE, BOX, dots_width, draw_badge, draw_box, draw_dots, score_at

if TYPE_CHECKING:
    from cxworkshop.ui.table import EditableTable

PAD, FIRST_PAD = 10, 16
ROW, LINE, CAPTION_LINE = 44, 20, 18
MOST_LINES, FEW_LINES = 3, 2
CLOSING = ",.;:?!)"
"""What never begins a line."""
OPEN, ROOMY = 22, 150
"""The width of the door to a record; in a cell with less room it lies over the words, under the mouse only."""
KEPT_LINES = 20_000
SHORTEST = 100
"""How many letters of a line are looked at, however narrow it is."""


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
            # a letter takes a pixel at least, so that what is cut off here would not be seen
            found = self._kept[key] = self._broken(text[: most * max(SHORTEST, width)], max(1, width), most)
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
            broken = self._hyphen and _breaks_word(paragraph, line)
            if broken:
                line.setLineWidth(max(1, width - self.metrics.horizontalAdvance("-")))
            start, end = line.textStart(), line.textStart() + line.textLength()
            found.append((start, paragraph[start:end].rstrip() + ("-" if broken else "")))
        layout.endLayout()
        return found or [(0, "")]


def _breaks_word(paragraph: str, line: QTextLine) -> bool:
    end = line.textStart() + line.textLength()
    if not 0 < end < len(paragraph):
        return False
    return paragraph[end - 1].isalpha() and (paragraph[end].isalpha() or paragraph[end] in CLOSING)


class Zones(NamedTuple):
    """Say where in a cell its check box, its badge, its words and its door to the record stand."""

    box: QRect
    badge: QRect
    words: QRect
    door: QRect


class CellPaint(QStyledItemDelegate):
    """Paint cells leanly: what is asked for every cell is worked out once."""

    def __init__(self, table: "EditableTable") -> None:
        """Prepare colours and fonts once."""
        super().__init__(table)
        self._table = table
        self.theme = theme = table.desk.theme
        self.plain, self.strong = Wrapped(theme, "table", hyphen=True), Wrapped(theme, "table_strong", hyphen=True)
        self.small = Wrapped(theme, "caption")
        self._color = {name: theme.color(name) for name in theme.tokens}
        self._dots_height = theme.px(28)
        self._scores: dict[tuple[int | None, bool], QPixmap] = {}
        self._line = QPen(self._color["border"], 1)
        self._focus = QPen(self._color["focus"], 2)
        self._focus.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._bad = QPen(self._color["bad"], 2)
        self._bad.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._lit = QPen(self._color["accent"], 2)
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
            if door.x() - left >= px(ROOMY):
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

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
        elif column >= model.new_column:
            at_words = here and table.has_keys and table.current_column == model.new_column
            self._paint_new(painter, rect, at_words)
            focused = focused and not at_words
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
            dots = self._dots(cells.points(record), cells.spread(record))
            painter.drawPixmap(zones.words.x(), rect.y() + (rect.height() - self._dots_height) // 2, dots)
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
        roomy = zones.words.right() < zones.door.x()
        if not zones.door.isNull() and (row == table.hovered_row or (roomy and row == table.current_row)):
            size = self.theme.px(20)
            if not roomy:
                painter.fillRect(zones.door.adjusted(0, 2, -1, -2), self._color["sunken"])
            painter.drawPixmap(zones.door.x(), rect.y() + (rect.height() - size) // 2, self._door)
        if table.lit == (record.id, column):
            self._outline(painter, rect, self._lit)

    def _dots(self, points: float | None, spread: bool) -> QPixmap:
        """Give the picture of a score, drawn when it is first needed."""
        key = (None if points is None else round(points * 10), spread)
        found = self._scores.get(key)
        if found is None:
            ratio = self._table.devicePixelRatioF()
            found = QPixmap(QSize(dots_width(self.theme) + 1, self._dots_height) * ratio)
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            draw_dots(painter, self.theme, 0, self._dots_height / 2, points, spread=spread)
            painter.end()
            self._scores[key] = found
        return found

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

    def _paint_new(self, painter: QPainter, rect: QRect, focused: bool) -> None:
        """Paint the part of the row for a new record that lies in one cell: its words run over all columns."""
        table, size = self._table, self.theme.px(20)
        column, last = table.table_model.new_column, len(table.cells) - 1
        left = table.columnViewportPosition(column)
        end = table.columnViewportPosition(last) + table.columnWidth(last)
        whole = QRect(left, rect.y(), end - left, rect.height())
        painter.save()
        painter.setClipRect(rect)
        icon = left + (self._first_pad if column == 0 else self._pad) - 1
        painter.drawPixmap(icon, rect.y() + (rect.height() - size) // 2, self._plus)
        start = max(self.zones(whole, column).words.x(), icon + 1 + size + self.theme.px(10))
        words = QRect(start, rect.y(), max(1, whole.right() - self._pad - start), rect.height())
        self._paint_words(painter, words, table.table_model.new_text, "left", self.plain, "text2")
        if focused:
            self._outline(painter, whole, self._focus)
        painter.restore()

    def _outline(self, painter: QPainter, rect: QRect, pen: QPen) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


_ALIGN = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
    "center": int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter),
}
