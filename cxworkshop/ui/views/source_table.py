"""The columns of step 4's tables: sources, rounds, results, customer companies."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from cxworkshop.language import C_, N_, NO_VALUE
from cxworkshop.method.figures.collection import is_survey, wave_figures
from cxworkshop.model.collection import Collection, CollectionMethod, Wave
from cxworkshop.model.metrics import Measurement
from cxworkshop.programme.choices import label
from cxworkshop.ui import icons
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.table import Column
from cxworkshop.ui.views.owner import draw_owner
from cxworkshop.ui.views.result_words import entered_text, origin_text, segments_text, value_cell
from cxworkshop.ui.views.source_words import (
    figures_of,
    start_text,
    when_text,
    whom_text,
)

ICONS: dict[CollectionMethod, str] = {
    "relational survey": "mail",
    "transactional survey": "message",
    "interview": "people",
    "observation": "eye",
    "operational data": "machine",
    "reviews": "globe",
    "complaint log": "note",
    "mystery visit": "person",
}


def source_columns(desk: Desk) -> list[Column]:
    """Give the columns of the sources."""
    nobody = desk.text(N_("Choose owner"))

    def owner(painter: QPainter, rect: QRectF, row: Collection) -> None:
        draw_owner(painter, rect, desk.theme, row.responsible, nobody)

    def source(painter: QPainter, rect: QRectF, row: Collection) -> None:
        _draw_source(painter, rect, desk, row)

    return [
        Column(("name",), draw=source),
        Column(("metrics",), title=N_("Feeds these metrics")),
        Column(
            ("trigger_text",),
            title=N_("When"),
            width=132,
            text=lambda row: when_text(desk, row),
            caption=lambda row: start_text(desk, row),
        ),
        Column(("sampling",), title=N_("From whom"), width=116, caption=lambda row: whom_text(desk, row)),
        Column(
            title=N_("Answers expected"),
            width=96,
            text=lambda row: desk.language.number(figures_of(desk, row).expected),
            caption=lambda row: _margin(desk, row),
            align="right",
        ),
        Column(("responsible",), title=N_("Owner"), width=144, draw=owner, text=lambda row: row.responsible or nobody),
    ]


def _margin(desk: Desk, row: Collection) -> str:
    figures = figures_of(desk, row)
    if figures.margin is not None:
        return desk.text(N_("±{points} points"), points=desk.language.number(figures.margin * 100, 0))
    return desk.text(N_("no margin yet")) if is_survey(row) else ""


def _draw_source(painter: QPainter, rect: QRectF, desk: Desk, row: Collection) -> None:
    """Draw the sign of the method, the name and the method in words."""
    theme, px = desk.theme, desk.px
    painter.save()
    size = px(20)
    if row.method is not None:
        icons.draw(
            painter,
            ICONS[row.method],
            theme.color("accent"),
            QRectF(rect.left(), rect.center().y() - size / 2, size, size),
        )
    inner = rect.adjusted(px(30), 0, 0, 0)
    method = label(Collection, "method", row.method, desk.language)
    flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.setFont(theme.font("table"))
    metrics = QFontMetricsF(painter.font())
    # a name on two lines leaves no room for the method, which its sign then tells alone
    if not method or metrics.horizontalAdvance(row.name) > inner.width():
        painter.setPen(theme.color("text"))
        words = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, inner.width() * 1.85)
        painter.drawText(inner, flags, words)
    else:
        high = metrics.height()
        painter.setPen(theme.color("text"))
        top = QRectF(inner.left(), inner.center().y() - high, inner.width(), high)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignVCenter), row.name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        words = QFontMetricsF(painter.font()).elidedText(method, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(top.translated(0, high), int(Qt.AlignmentFlag.AlignVCenter), words)
    painter.restore()


def wave_columns(desk: Desk) -> list[Column]:
    """Give the columns of a survey's rounds."""

    def rate(wave: Wave) -> str:
        found = desk.view().of(wave_figures).get(wave.id)
        return desk.language.percent(found.rate) if found else NO_VALUE

    def expected(wave: Wave) -> str:
        found = desk.view().of(wave_figures).get(wave.id)
        if found is None or found.expected is None:
            return ""
        return desk.text(N_("{n} answers expected"), n=desk.language.number(found.expected))

    return [
        Column(("start",), width=104),
        Column(("end",), width=104),
        Column(("sent",)),
        Column(("undeliverable",)),
        Column(("not_eligible",)),
        Column(("complete",)),
        Column(("partial",)),
        Column(title=N_("Response"), width=120, text=rate, caption=expected, align="right"),
    ]


def result_columns(desk: Desk, hidden: Callable[[], frozenset[str]]) -> list[Column]:
    """Give the columns of the results; `hidden` names those that would show a small group."""

    def cell(row: Measurement) -> tuple[str, str]:
        return value_cell(desk, row, hidden())

    return [
        Column(("metric",), caption=lambda row: segments_text(desk, row)),
        Column(("start",), width=108),
        Column(("end",), width=108),
        Column(title=C_("number", "Value"), width=190, text=lambda row: cell(row)[0], caption=lambda row: cell(row)[1]),
        Column(
            title=N_("Where from"),
            width=170,
            text=lambda row: origin_text(desk, row),
            caption=lambda row: entered_text(desk, row),
        ),
    ]


def account_columns() -> list[Column]:
    """Give the columns of the customer companies."""
    return [Column(("label",)), Column(("segment",)), Column(("key",), width=120), Column(("roles",))]
