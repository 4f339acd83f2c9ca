"""The columns of step 4's tables: sources, rounds, results, customer companies."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cxworkshop.language import C_, N_, NO_VALUE
from cxworkshop.method.figures.collection import is_survey, wave_figures
from cxworkshop.model.collection import Collection, CollectionMethod, Wave
from cxworkshop.model.metrics import Measurement
from cxworkshop.programme.choices import label
from cxworkshop.programme.survey_words import company_text
from cxworkshop.ui import icons
from cxworkshop.ui.cellpaint import Wrapped
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


def source_columns(desk: Desk, narrow: bool = False) -> list[Column]:
    """Give the columns of the sources; in a narrow place only what, how many and who."""
    nobody = desk.text(N_("Choose owner"))

    def owner(painter: QPainter, rect: QRectF, row: Collection) -> None:
        draw_owner(painter, rect, desk.theme, row.responsible, nobody)

    columns = [
        Column(("name",), draw=_SourceCell(desk).draw),
        # names may hold commas
        Column(("metrics",), title=N_("Feeds these metrics"), text=lambda row: " · ".join(_metric_names(desk, row))),
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
    return [columns[0], *columns[-2:]] if narrow else columns


def _metric_names(desk: Desk, row: Collection) -> list[str]:
    metrics = desk.project.metrics
    return [metric.name or NO_VALUE for id in row.metrics if (metric := metrics.find(id)) is not None]


def _margin(desk: Desk, row: Collection) -> str:
    figures = figures_of(desk, row)
    if figures.margin is not None:
        return desk.text(N_("±{points} points"), points=desk.language.number(figures.margin * 100, 0))
    return desk.text(N_("no margin yet")) if is_survey(row) else ""


class _SourceCell:
    """Draw the sign of the method, and beside it the name and the method in words."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._plain, self._small = Wrapped(desk.theme, "table"), Wrapped(desk.theme, "caption")

    def draw(self, painter: QPainter, rect: QRectF, row: Collection) -> None:
        """Draw into the place for words of a cell."""
        theme, size = self._desk.theme, self._desk.px(20)
        if row.method is not None:
            place = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
            icons.draw(painter, ICONS[row.method], theme.color("accent"), place)
        inner = rect.adjusted(self._desk.px(30), 0, 0, 0)
        width = int(inner.width())
        name = self._plain.lines(row.name, width, 3 if inner.height() >= 3 * size else 2)
        method = label(Collection, "method", row.method, self._desk.language)
        # a name on two lines leaves no room for the method, which its sign then tells alone
        below = self._small.lines(method, width, 1) if method and len(name) < 2 else []
        y = inner.center().y() - size * (len(name) + len(below)) / 2
        for wrapped, color, lines in ((self._plain, "text", name), (self._small, "text2", below)):
            painter.setFont(wrapped.font)
            painter.setPen(theme.color(color))
            for line in lines:
                painter.drawText(QRectF(inner.left(), y, width, size), Qt.AlignmentFlag.AlignVCenter, line)
                y += size


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


def result_columns(desk: Desk, hidden: Callable[[], frozenset[str]], narrow: bool = False) -> list[Column]:
    """Give the columns of the results, fewer in a narrow place; `hidden` names those that would show a small group."""

    def cell(row: Measurement) -> tuple[str, str]:
        return value_cell(desk, row, hidden())

    columns = [
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
    return [columns[0], columns[2], columns[3]] if narrow else columns


def account_columns(desk: Desk) -> list[Column]:
    """Give the columns of the customer companies."""
    return [
        Column(("label",)),
        Column(("segment",)),
        Column(("key",), width=120),
        Column(("roles",)),
        Column(title=N_("Answers"), text=lambda row: company_text(desk.view(), row, desk.language)),
    ]
