"""Step 2, second half: how much each experience matters, how well it goes, and which ones are measured."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cxworkshop.language import C_, N_, NO_VALUE, Message
from cxworkshop.method.figures.experiences import experience_figures
from cxworkshop.model.experiences import Experience
from cxworkshop.model.project import Project, code
from cxworkshop.programme.charts import Points, experience_matrix
from cxworkshop.programme.charts.matrices import IMPORTANCE_WORDS, MIDDLE
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import Card, button, column, empty, icon_button, label, row
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.views.empty import EmptyState, copy_from_example, typical_rows
from cxworkshop.ui.views.experience_words import WIDE, by_priority, gaps_text, shortlist_rows
from cxworkshop.ui.views.info_line import InfoLine
from cxworkshop.ui.views.matrix import MatrixPlot
from cxworkshop.ui.views.numbers import draw_gap, draw_rating, moved_to, rating_text
from cxworkshop.ui.views.pair import Pair
from cxworkshop.ui.views.unrated import Unrated, UnratedLine
from cxworkshop.ui.views.votes import VotesPopup

MEASURE = "measure now"
FEW = 3
"""With fewer rows than this, none of them rated, typical ones are still offered."""
MOST_ROWS = 15
"""From this many rows on the table scrolls, so that the matrix stays in sight."""
SIDE_BY_SIDE = 820
"""Below this width the matrix stands above the table, whose names would be broken beside it."""
ROOMY = 590
"""From this width on, at 100 %, the table shows all its columns."""
PRIORITY_HELP = N_(
    "Priority multiplies importance, shortfall and frequency (at most 100); read its order, never its ratio."
)
RATINGS, FREQUENCY = ("importance", "performance"), ("reach", "contacts_per_reached")
WORDS = (IMPORTANCE_WORDS[0], IMPORTANCE_WORDS[1], IMPORTANCE_WORDS[2], IMPORTANCE_WORDS[3])
SAID = N_("{name}: {reasons}")
NOTHING = Points((), N_("How well we do it"), N_("How much it matters"), WORDS, (MIDDLE, MIDDLE))


class Choose(Part):
    """Rate the experiences in a matrix and in a table, and tick those to measure."""

    KEY = "choose"
    LABEL: ClassVar[Message] = N_("Choose")
    COLLECTIONS = ("experiences",)

    def __init__(self, desk: Desk) -> None:
        """Build the matrix, the table and the shortlist."""
        super().__init__(desk)
        self._by_priority = True
        self._often = False
        self._roomy = False
        self._order: list[str] = []
        self._listed: list[tuple[str, str, str]] | None = None
        page = self.body()
        self.plot = MatrixPlot(desk)
        self.plot.moved.connect(self._moved)
        self.plot.ticked.connect(self._tick)
        self.plot.chosen.connect(self._open)
        self.plot.reached.connect(self._reached)
        self.unrated = UnratedLine(desk)
        self.unrated.chosen.connect(self._rate)
        self.votes = VotesPopup(desk, "experiences", RATINGS, self)
        self.picture = self._make_picture()
        self.pair = Pair(self.theme, self.picture, self._make_table(), least=SIDE_BY_SIDE)
        self.start = self._make_start()
        page.addWidget(self.pair)
        page.addWidget(self.start, 3)
        self.shortlist = Card(self.theme, desk.text(N_("Worth talking about")))
        self._reasons = column(spacing=6, theme=self.theme)
        self.shortlist.pad().addLayout(self._reasons)
        page.addWidget(self.shortlist)
        page.addStretch(1)
        desk.document.changed.connect(self._changed)

    def _make_start(self) -> EmptyState:
        desk = self.desk
        start = EmptyState(
            desk,
            "flag",
            desk.text(N_("What do your customers go through?")),
            desk.text(N_("Tick stages on the map, or add an experience here.")),
            typical_rows(desk, "experiences", self._show_new),
        )
        start.add(copy_from_example(desk, "experiences"))
        start.hide()
        return start

    def _make_picture(self) -> Card:
        card = Card(self.theme)
        inside = card.pad(12, 14, 12, 10, 6)
        inside.addWidget(self.plot, 1)
        inside.addWidget(self.plot.note)
        inside.addWidget(self.unrated)
        return card

    def _make_table(self) -> Card:
        desk, theme = self.desk, self.theme
        self.card = Card(theme, desk.text(C_("verb", "Measure")), " ")
        self._votes_button = button(theme, desk.text(N_("Votes…")), self._open_votes, "ghost")
        self._more = icon_button(theme, "more", desk.text(N_("More for this table")), self._open_menu)
        assert self.card.header is not None
        self.card.header.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        self.card.header.setSpacing(theme.px(8))
        self.card.header.addWidget(self._votes_button)
        self.card.header.addWidget(self._more)
        self.table = EditableTable(
            desk,
            "experiences",
            self._columns(),
            name=desk.text(N_("Experiences")),
            new_text=desk.text(N_("Type a new experience here")),
            rows=self._rows,
        )
        self.table.fit(most=MOST_ROWS)
        self.table.row_changed.connect(self._row_changed)
        self.table.filtered.connect(self._show_points)
        self.card.body.setContentsMargins(0, 0, 0, theme.px(8))
        self.card.body.addWidget(self.table)
        self.info = InfoLine(theme)
        self.card.body.addWidget(self.info)
        self.card.body.addStretch(1)
        return self.card

    def _columns(self) -> list[Column]:
        """Give the columns that fit: ratings, or how often it is met, or both."""
        theme, language = self.theme, self.desk.language

        def rating(field: str, title: Message) -> Column:
            text = rating_text(language, field)
            return Column(
                (field,), title, 58, text=text, draw=draw_rating(theme, field, text, _measured), align="right"
            )

        name = Column(("name",), ticked=_measured, toggle=self._toggle, badge=self._badge)
        rated = [
            rating("importance", C_("table head", "Imp.")),
            rating("performance", C_("table head", "Perf.")),
            Column(
                title=N_("Gap"),
                width=60,
                text=self._gap,
                draw=draw_gap(theme, self._gap, self._is_wide),
                align="right",
                help=N_("Importance minus performance. Above 1 is worth a measurement."),
            ),
        ]
        often = [
            Column(("reach",), C_("table head", "Meet it"), 76, align="right"),
            Column(("contacts_per_reached",), C_("table head", "Times a year"), 76, align="right"),
        ]
        last = Column(
            title=C_("table head", "Priority"), width=74, text=self._priority, align="right", help=PRIORITY_HELP
        )
        if self._roomy:
            return [name, *rated, *often, last]
        return [name, *(often if self._often else rated), last]

    # What is shown

    def refresh(self) -> None:
        """Show matrix, order and sentences anew."""
        at = QApplication.focusWidget()
        if at is None or not self.isAncestorOf(at):
            # rows stay where they are while somebody works in them
            self._order = self._wanted_order()
        self.table.refresh()
        self._show_matrix()
        view, language = self.desk.view(), self.desk.language
        self.info.say(gaps_text(view, language))
        self._show_shortlist(
            [
                (row.id, code(view, "experiences", row.id), self.desk.text(SAID, name=row.name, reasons=reasons))
                for row, reasons in shortlist_rows(view, language)
            ]
        )

    def _show_matrix(self) -> None:
        view = self.desk.view()
        rows = view.experiences
        points = self._show_points()
        begins = points is None and len(rows) < FEW
        if begins == self.start.isHidden():
            self.start.setVisible(begins)
            self.picture.setVisible(not begins)
            self._fit()
        self.unrated.show_unrated(
            [
                Unrated(row.id, code(view, "experiences", row.id), row.name)
                for row in rows
                if row.importance.value is None or row.performance.value is None
            ]
        )
        ticked = sum(row.decision == MEASURE for row in rows)
        words = self.desk.text(N_("{n} of {all} ticked"), n=ticked, all=len(rows)) if rows else ""
        self.card.aside.setText(words)
        self._votes_button.setEnabled(bool(rows) and not self.desk.document.read_only)

    def _show_points(self) -> Points | None:
        here = self.table.current_id()
        points = experience_matrix(self.desk.view(), self.table.found(), here)
        self.plot.show_points(points or NOTHING)
        self.plot.mark(here)
        return points

    def _show_shortlist(self, rows: list[tuple[str, str, str]]) -> None:
        self.shortlist.setVisible(bool(rows))
        if rows == self._listed:
            return
        self._listed = rows
        empty(self._reasons)
        for id, short, words in rows:
            line = row(spacing=8, theme=self.theme)
            link = button(self.theme, short, partial(self._rate, id), "link")
            link.setAccessibleDescription(words)
            line.addWidget(link)
            line.addWidget(label(self.theme, words, "table", wrap=True), 1)
            self._reasons.addLayout(line)

    def _rows(self, project: Project) -> list[Experience]:
        if not self._by_priority:
            return list(project.experiences)
        places = {id: place for place, id in enumerate(self._order)}
        return sorted(project.experiences, key=lambda row: places.get(row.id, len(places)))

    def _wanted_order(self) -> list[str]:
        return by_priority(self.desk.view()) if self._by_priority else []

    def _badge(self, row: Experience) -> tuple[str, bool]:
        return code(self.desk.project, "experiences", row.id), _measured(row)

    def _gap(self, row: Experience) -> str:
        importance, performance = row.importance.value, row.performance.value
        if importance is None or performance is None:
            return NO_VALUE
        return self.desk.language.number(importance - performance, 1, sign=True)

    def _is_wide(self, row: Experience) -> bool:
        importance, performance = row.importance.value, row.performance.value
        return importance is not None and performance is not None and importance - performance > WIDE

    def _priority(self, row: Experience) -> str:
        details = self.desk.view().of(experience_figures).get(row.id)
        return self.desk.language.number(details.epi, 0) if details else NO_VALUE

    # What is done

    def _changed(self, place: Place) -> None:
        if self.isVisible() and (not place or place[0] == "experiences"):
            self._show_matrix()

    def _moved(self, id: str, x: float, y: float) -> None:
        row = self.desk.project.experiences.find(id)
        if row is None:
            return
        changed = msgspec.structs.replace(
            row, importance=moved_to(row.importance, y), performance=moved_to(row.performance, x)
        )
        words = self.desk.text(N_("Move {name}"), name=self.desk.language.quote(row.name))
        self.desk.document.put(("experiences", id), changed, words, self.plot.visit)

    def _toggle(self, row: Experience, ticked: bool) -> None:
        self._tick(row.id, ticked)

    def _tick(self, id: str, ticked: bool) -> None:
        self.desk.document.put(("experiences", id, "decision"), MEASURE if ticked else None)

    def _open(self, id: str) -> None:
        self.desk.open_sheet(("experiences", id))

    def _reached(self, id: str) -> None:
        self.table.select(id, focus=False, light=False)

    def _row_changed(self, id: str) -> None:
        if id and not self.plot.shows(id):
            self._show_points()
        self.plot.mark(id)

    def _rate(self, id: str) -> None:
        """Lead to the cell in which a rating is missing."""
        row = self.desk.project.experiences.find(id)
        if row is not None:
            lacks = row.importance.value is not None and row.performance.value is None
            self._show_columns(often=False)
            self.table.select(id, ("performance" if lacks else "importance",))

    def _show_new(self, row: Experience) -> None:
        self.refresh()
        self.table.select(row.id)

    def _open_votes(self) -> None:
        rows = self._rows(self.desk.project)
        id = self.table.current_id() or (rows[0].id if rows else "")
        if id:
            self.votes.open_for(id, self._votes_button)

    def _open_menu(self) -> None:
        self._menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _menu(self) -> QMenu:
        """Offer the orders of the rows, and the columns where not all fit."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        orders = QActionGroup(menu)
        for words, wanted in ((N_("In order of priority"), True), (N_("In your own order"), False)):
            self._offer(menu, orders, words, self._by_priority == wanted, partial(self._arrange, wanted))
        if not self._roomy:
            menu.addSeparator()
            columns = QActionGroup(menu)
            for words, wanted in ((N_("Show ratings"), False), (N_("Show how often it is met"), True)):
                self._offer(menu, columns, words, self._often == wanted, partial(self._show_columns, wanted))
        return menu

    def _offer(self, menu: QMenu, group: QActionGroup, words: str, on: bool, call: Callable[[], None]) -> None:
        made = menu.addAction(self.desk.text(words))
        made.setCheckable(True)
        made.setChecked(on)
        group.addAction(made)
        made.triggered.connect(lambda checked=False: call())

    def _arrange(self, by_priority: bool) -> None:
        self._by_priority = by_priority
        self._order = self._wanted_order()
        self.table.refresh()

    def _show_columns(self, often: bool) -> None:
        if often != self._often:
            self._often = often
            if not self._roomy:
                self.table.set_columns(self._columns())

    # What the frame asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give matrix and table their room, and the table the columns that fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width, height = self.width() - self.theme.px(48), self.height() - self.theme.px(20)
        self.pair.fit(width, height, begins=not self.start.isHidden())
        roomy = self.pair.table_width() >= self.theme.px(ROOMY)
        if roomy != self._roomy:
            self._roomy = roomy
            self.table.set_columns(self._columns())

    def show_place(self, place: Place) -> bool:
        """Select the row of an experience; what has no column is left to the record sheet."""
        if place[:1] != ("experiences",):
            return False
        if len(place) == 1:
            self.table.setFocus()
            return True
        field = place[2] if len(place) > 2 else "name"
        if field in RATINGS or field in FREQUENCY:
            self._show_columns(often=field in FREQUENCY)
        elif field not in ("name", "decision"):
            return False
        return self.table.select(place[1], ("name",) if field == "decision" else (field,))

    def first_focus(self) -> QWidget:
        """Give the table, or the first suggestion while there is no experience."""
        return self.table


def _measured(row: Experience) -> bool:
    return row.decision == MEASURE
