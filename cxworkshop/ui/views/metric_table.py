"""The metrics of one experience in a table whose columns stand under a head that all of them share."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap

from cxworkshop.language import C_, N_, NO_VALUE
from cxworkshop.model.fields import Quality
from cxworkshop.model.ids import new_id
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.programme.choices import label
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.tableheader import TableHeader
from cxworkshop.ui.views.metric_words import NO_NAME, certainty, kind_text, method_text, qualities_text, today_text

PICTURES: dict[Quality, str] = {"mission": "check-circle", "no_hassle": "wave", "recognition": "house", "extra": "gift"}
"""The icons of the four qualities, in the order of their keys 1 to 4."""
BUTTON, GAP, PICTURE = 26, 4, 18
QUALITIES_WIDE, KIND_WIDE, DIRECTION_WIDE, TODAY_WIDE, MORE_WIDE = 138, 128, 132, 150, 54
ALL_FROM, KIND_FROM = 760, 620
"""Below these widths, in lengths of the design, the direction is left to the sheet, and then the kind too."""
KEYS = {getattr(Qt.Key, f"Key_{number}"): quality for number, quality in enumerate(PICTURES, 1)}
PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.NoModifier


class FittedTable(EditableTable):
    """Be as high as the rows; when the bar below them is no longer needed, its room goes too."""

    def fit_rows(self, least: int = 1) -> None:
        """Begin to fit."""
        self._least = least
        self.fit(least)
        self.horizontalScrollBar().rangeChanged.connect(self._fit_again)

    def _fit_again(self, lowest: int, highest: int) -> None:
        self.fit(self._least)


class MetricTable(FittedTable):
    """Show the metrics of one group; its head is that of the card, and the arrows lead on into the next group."""

    left = Signal(int)
    """Up (-1) or Down (+1) was pressed beyond the first or the last row."""

    def __init__(self, desk: Desk, name: str, rows: Callable[[Project], list[Metric]], experience: str) -> None:
        """Show the rows of a group; new ones belong to its experience."""
        self._pictures: dict[tuple[str, str], QPixmap] = {}
        self._down: tuple[str, Quality | None] | None = None
        super().__init__(
            desk,
            "metrics",
            metric_columns(desk, self.draw_qualities, self._draw_more, ALL_FROM),
            name=name,
            make=lambda text: Metric(id=new_id(), name=text, experience=experience),
            rows=rows,
        )
        self.setHorizontalHeader(NoHeader(self))
        self.header.hide()
        # the card is opened from the last column, as the mouse finds it there
        self.has_doors = False
        self.row_opened.connect(self._open_card)
        self.fit_rows()

    def show_columns(self, width: int) -> None:
        """Show the columns that fit into a width, in lengths of the design."""
        self.set_columns(metric_columns(self.desk, self.draw_qualities, self._draw_more, width))

    def _open_card(self, id: str) -> None:
        self.desk.open_sheet(("metrics", id))

    # The qualities

    def toggle_quality(self, quality: Quality) -> None:
        """Let the current metric look at a quality, or no longer."""
        metric = self.desk.project.metrics.find(self.current_id())
        if metric is None or self.read_only:
            return
        chosen = {*metric.qualities} ^ {quality}
        ordered = tuple(name for name in PICTURES if name in chosen)
        self.desk.document.put(("metrics", metric.id, "qualities"), ordered)

    def draw_qualities(self, painter: QPainter, rect: QRectF, metric: Any) -> None:
        """Draw the four qualities, those that the metric looks at on a ground of their own."""
        theme = self.desk.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (quality, name) in enumerate(PICTURES.items()):
            square = QRectF(_square(self.desk, rect.toRect(), place))
            on = quality in metric.qualities
            if on:
                painter.setPen(QPen(theme.color("accent"), 1.5))
                painter.setBrush(theme.color("surface" if theme.contrast else "accent_soft"))
                painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), self.desk.px(5), self.desk.px(5))
            side = self.desk.px(PICTURE)
            corner = square.center() - QRectF(0, 0, side, side).center()
            painter.drawPixmap(corner.toPoint(), self._picture(name, "accent" if on else "text3"))

    def _draw_more(self, painter: QPainter, rect: QRectF, metric: Any) -> None:
        side = self.desk.px(PICTURE)
        corner = QPointF(rect.left() + self.desk.px(4), rect.center().y() - side / 2)
        painter.drawPixmap(corner.toPoint(), self._picture("more", "text2"))

    def _picture(self, name: str, color: str) -> QPixmap:
        if (name, color) not in self._pictures:
            side = self.desk.px(PICTURE)
            self._pictures[name, color] = pixmap(name, self.desk.theme.color(color), QSize(side, side))
        return self._pictures[name, color]

    def _touched(self, at: QPoint) -> tuple[str, Quality | None] | None:
        """Tell which quality of which metric lies under the mouse, or whose "…" it is (None)."""
        index = self.indexAt(at)
        record = self.table_model.record(index.row()) if index.isValid() else None
        if record is None:
            return None
        column = self.cells[index.column()].column
        words = self.cell_delegate.zones(self.visualRect(index), index.column()).words
        if column.place == ("qualities",):
            squares = enumerate(PICTURES)
            return next(((record.id, name) for n, name in squares if _square(self.desk, words, n).contains(at)), None)
        return (record.id, None) if index.column() == len(self.cells) - 1 else None

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note which quality was pressed."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._down = self._touched(event.position().toPoint()) if is_left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Toggle the quality that was pressed and let go, or open the card."""
        super().mouseReleaseEvent(event)
        pressed, self._down = self._down, None
        if pressed is None or pressed != self._touched(event.position().toPoint()):
            return
        if pressed[1] is None:
            self.open_row()
        else:
            self.toggle_quality(pressed[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second click on a quality as another toggle."""
        if self._touched(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle qualities with 1 to 4, and go on into the next group."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~PLAIN
        if plain and key in KEYS and self.is_in_qualities():
            self.toggle_quality(KEYS[key])
        elif plain and key == Qt.Key.Key_Down and self.current_row == self.table_model.rowCount() - 1:
            self.left.emit(1)
        elif plain and key == Qt.Key.Key_Up and self.current_row == 0:
            self.left.emit(-1)
        else:
            super().keyPressEvent(event)

    def is_in_qualities(self) -> bool:
        """Tell whether the current cell is that of the qualities."""
        return self.current_column >= 0 and self.cells[self.current_column].place == ("qualities",)

    def enter(self, row: int, column: int) -> None:
        """Take the focus in a cell; the row counts from the end when it is negative."""
        rows = self.table_model.rowCount()
        self.setCurrentIndex(self.table_model.index(row % rows, max(0, min(column, len(self.cells) - 1))))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Have no current row any more, because another group has it."""
        if self.current_row >= 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())


class NoHeader(TableHeader):
    """Take no room."""

    def sizeHint(self) -> QSize:
        """Be of no height."""
        return QSize(self._theme.px(100), 0)


def metric_columns(
    desk: Desk,
    draw_qualities: Callable[[QPainter, QRectF, Any], None],
    draw_more: Callable[[QPainter, QRectF, Any], None],
    width: int,
) -> list[Column]:
    """Give the columns that fit into a width, in lengths of the design."""
    language, view = desk.language, desk.view
    columns = [
        Column(
            ("name",),
            text=lambda row: row.name or desk.text(NO_NAME),
            caption=lambda row: method_text(row, language),
        ),
        Column(
            ("qualities",),
            N_("Quality it measures"),
            QUALITIES_WIDE,
            text=lambda row: qualities_text(row, language),
            draw=draw_qualities,
            help=N_("Press 1 to 4, or click: mission completed, no hassle, recognition, the little extra."),
        ),
        Column(
            title=N_("Today"),
            width=TODAY_WIDE,
            align="right",
            text=lambda row: today_text(view(), row, language),
            caption=lambda row: certainty(view(), row, language),
            help=N_("The newest number, with its interval and how many answers it rests on."),
        ),
        Column(
            title=C_("table head", "Card"),
            width=MORE_WIDE,
            text=lambda row: desk.text(N_("Open the metric card")),
            draw=draw_more,
        ),
    ]
    if width >= KIND_FROM:
        columns.insert(2, Column(("class_",), N_("Kind"), KIND_WIDE, text=lambda row: kind_text(row, language),
                                 caption=lambda row: label(Metric, "class_", row.class_, language)))  # fmt: skip
    if width >= ALL_FROM:
        columns.insert(3, Column(("direction",), N_("Good is"), DIRECTION_WIDE, text=lambda row: _direction(desk, row)))
    return columns


def _direction(desk: Desk, metric: Metric) -> str:
    return label(Metric, "direction", metric.direction, desk.language) or NO_VALUE


def _square(desk: Desk, words: QRect, place: int) -> QRect:
    """Give the square of a quality in its cell."""
    side, gap = desk.px(BUTTON), desk.px(GAP)
    return QRect(words.x() + place * (side + gap), words.y() + (words.height() - side) // 2, side, side)
