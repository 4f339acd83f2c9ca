"""The remedies: what each gives and what it takes, which are done, and RICE for long lists."""

from functools import partial

import msgspec
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QWidget

from cxworkshop.language import C_, N_, NO_VALUE, Message
from cxworkshop.method.figures.improvements import action_figures, is_chosen
from cxworkshop.model.improvements import Action
from cxworkshop.model.project import Project, code
from cxworkshop.programme.charts import Points, impact_effort
from cxworkshop.programme.charts.matrices import EFFORT_WORDS, MIDDLE
from cxworkshop.programme.shapes import field_at
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Place
from cxworkshop.ui.parts import Card, button, column, label, tooltip
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.views.improvement_words import reach_text, sum_of_actions
from cxworkshop.ui.views.info_line import InfoLine
from cxworkshop.ui.views.matrix import MatrixPlot
from cxworkshop.ui.views.numbers import draw_rating, moved_to, rating_text
from cxworkshop.ui.views.pair import NARROW, Pair
from cxworkshop.ui.views.unrated import MOST, Unrated, UnratedLine
from cxworkshop.ui.views.votes import VotesPopup

RATINGS = ("impact", "effort")
RICE = ("rice_reach", "rice_impact", "confidence", "effort_pm")
WORDS = (EFFORT_WORDS[0], EFFORT_WORDS[1], EFFORT_WORDS[2], EFFORT_WORDS[3])
NOTHING = Points((), N_("Effort"), N_("Impact"), WORDS, (MIDDLE, MIDDLE))
SIDE_BY_SIDE = 800
"""Below this width the matrix stands above the table, whose head would be cut beside it."""
RICE_HELP = N_(
    "Reach times impact times confidence, divided by the effort: customers per quarter for a person-month. "
    "Use it for long lists only, and read its order."
)


class Remedies(QWidget):
    """Rate the actions by impact and effort and tick those to do."""

    def __init__(self, desk: Desk) -> None:
        """Build the matrix and the table."""
        super().__init__()
        self.desk = desk
        self.theme = desk.theme
        self._rice = False
        self._room = (0, 0)
        self.plot = MatrixPlot(desk, N_("Impact against effort"), N_("impact {y}, effort {x}"))
        self.plot.moved.connect(self._moved)
        self.plot.ticked.connect(self._tick)
        self.plot.chosen.connect(self._open)
        self.plot.reached.connect(self._reached)
        self.unrated = UnratedLine(desk)
        self.unrated.chosen.connect(self._rate)
        self.votes = VotesPopup(desk, "actions", RATINGS, self)
        self._picture = Card(self.theme)
        inside = self._picture.pad(12, 14, 12, 10, 6)
        inside.addWidget(self.plot, 1)
        inside.addWidget(self.plot.note)
        inside.addWidget(self.unrated)
        # two numbers for each row leave room for a wider picture
        self.pair = Pair(self.theme, self._picture, self._make_table(), 0.47, least=SIDE_BY_SIDE)
        column(self).addWidget(self.pair)
        desk.document.changed.connect(self._changed)

    def _make_table(self) -> Card:
        desk, theme = self.desk, self.theme
        self.card = Card(theme, desk.text(C_("verb", "Do")), " ")
        self.rice = QCheckBox(desk.text(N_("RICE")))
        tooltip(self.rice, desk.text(RICE_HELP))
        self.rice.toggled.connect(self._show_rice)
        self._votes_button = button(theme, desk.text(N_("Votes…")), self._open_votes, "ghost")
        assert self.card.header is not None
        self.card.header.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        self.card.header.addWidget(self.rice)
        self.card.header.addWidget(self._votes_button)
        self.table = EditableTable(
            desk,
            "actions",
            self._columns(),
            name=desk.text(N_("Actions")),
            new_text=desk.text(N_("Type a new action here")),
            rows=_rows,
        )
        self.table.row_changed.connect(self._row_changed)
        self.table.filtered.connect(self._show_points)
        self.card.body.setContentsMargins(0, 0, 0, theme.px(8))
        self.card.body.addWidget(self.table, 1)
        self.hint = label(
            theme,
            desk.text(N_("Begin with a verb: what will somebody do about a problem?")),
            "table",
            "text2",
            wrap=True,
        )
        self.hint.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        self.card.body.addWidget(self.hint)
        self.info = InfoLine(theme)
        self.card.body.addWidget(self.info)
        return self.card

    def _columns(self) -> list[Column]:
        theme, language = self.theme, self.desk.language

        def rating(field: str, title: Message = "") -> Column:
            text = rating_text(language, field)
            width = 68 if self._rice else self._rating_wide()
            return Column(
                (field,), title, width, text=text, draw=draw_rating(theme, field, text, is_chosen), align="right"
            )

        found = [
            Column(("title",), ticked=is_chosen, toggle=self._toggle, badge=self._badge),
            rating("impact"),
            rating("effort"),
        ]
        if self._rice:
            found += [
                Column(("rice_reach",), width=92, align="right"),
                Column(("rice_impact",), width=88),
                Column(("confidence",), width=92),
                Column(("effort_pm",), width=72, align="right"),
                Column(title=N_("RICE"), width=68, text=self._score, align="right", help=RICE_HELP),
                Column(title=N_("Rank"), width=56, text=self._rank, align="right"),
            ]
        return found

    def _rating_wide(self) -> int:
        """Give the width at which neither title of a rating is cut, so that the actions have the rest."""
        metrics = QFontMetrics(self.theme.font("label"))
        titles = [self.desk.text(field_at(Action, (field,)).label) for field in RATINGS]
        longest = max(metrics.horizontalAdvance(title) for title in titles)
        return round(longest * 100 / self.theme.zoom) + 24

    # What is shown

    def fit(self, width: int, height: int) -> None:
        """Fill a room of this size."""
        self._room = (width, height)
        self._picture.setVisible(not self._rice or width >= self.theme.px(NARROW + 100))
        self.pair.fit(width, height)

    def refresh(self) -> None:
        """Show matrix, table and sentences anew."""
        self.table.refresh()
        self._show_matrix()
        self.info.say(reach_text(self.desk.view(), self.desk.language))

    def _show_matrix(self) -> None:
        view = self.desk.view()
        self._show_points()
        sums = view.of(sum_of_actions)
        self.unrated.show_unrated(
            [Unrated(row.id, code(view, "actions", row.id), row.title) for row in sums.unrated[:MOST]],
            len(sums.unrated),
        )
        words = self.desk.text(N_("{n} of {all} ticked"), n=sums.chosen, all=sums.all) if sums.all else ""
        self.card.aside.setText(words)
        self.hint.setVisible(not view.actions)
        self._votes_button.setEnabled(bool(sums.all) and not self.desk.document.read_only)

    def _show_points(self) -> None:
        here = self.table.current_id()
        self.plot.show_points(impact_effort(self.desk.view(), self.table.found(), here) or NOTHING)
        self.plot.mark(here)

    def _badge(self, row: Action) -> tuple[str, bool]:
        return code(self.desk.project, "actions", row.id), is_chosen(row)

    def _score(self, row: Action) -> str:
        details = self.desk.view().of(action_figures).get(row.id)
        if details is None or details.rice is None:
            return NO_VALUE
        return self.desk.language.number(details.rice, 0 if details.rice >= 10 else 1)

    def _rank(self, row: Action) -> str:
        details = self.desk.view().of(action_figures).get(row.id)
        return self.desk.language.number(details.rice_rank if details else None)

    # What is done

    def _changed(self, place: Place) -> None:
        if self.isVisible() and (not place or place[0] == "actions"):
            self._show_matrix()

    def _moved(self, id: str, x: float, y: float) -> None:
        row = self.desk.project.actions.find(id)
        if row is None:
            return
        changed = msgspec.structs.replace(row, impact=moved_to(row.impact, y), effort=moved_to(row.effort, x))
        words = self.desk.text(N_("Move {name}"), name=self.desk.language.quote(row.title))
        self.desk.document.put(("actions", id), changed, words, self.plot.visit)

    def _toggle(self, row: Action, ticked: bool) -> None:
        self._tick(row.id, ticked)

    def _tick(self, id: str, ticked: bool) -> None:
        """Plan an idea, or make a plan an idea again; what is under way is not undone by a tick."""
        row = self.desk.project.actions.find(id)
        if row is None:
            return
        if ticked:
            self.desk.document.put(("actions", id, "status"), "planned")
        elif row.status == "planned":
            self.desk.document.put(("actions", id, "status"), "idea")
        else:
            words = N_("{name} is under way or done, so it stays ticked. Its status can be changed in its row.")
            name = self.desk.language.quote(row.title)
            self.desk.toast(
                self.desk.text(words, name=name), self.desk.text(N_("Open")), partial(self._open_status, id)
            )

    def _open_status(self, id: str) -> None:
        self.desk.open_sheet(("actions", id, "status"))

    def _open(self, id: str) -> None:
        self.desk.open_sheet(("actions", id))

    def _reached(self, id: str) -> None:
        self.table.select(id, focus=False, light=False)

    def _row_changed(self, id: str) -> None:
        if id and not self.plot.shows(id):
            self._show_points()
        self.plot.mark(id)

    def _rate(self, id: str) -> None:
        row = self.desk.project.actions.find(id)
        if row is not None:
            lacks = row.impact.value is not None and row.effort.value is None
            self.table.select(id, ("effort" if lacks else "impact",))

    def _show_rice(self, on: bool) -> None:
        self._rice = on
        self.fit(*self._room)
        self.table.set_columns(self._columns())

    def _open_votes(self) -> None:
        rows = self.desk.project.actions
        id = self.table.current_id() or (rows[0].id if rows else "")
        if id:
            self.votes.open_for(id, self._votes_button)

    def show_place(self, place: Place) -> bool:
        """Select the cell of an action; what has no column is left to the record sheet."""
        field = place[2] if len(place) > 2 else "title"
        if field in RICE:
            self.rice.setChecked(True)
        elif field not in (*RATINGS, "title"):
            return False
        return bool(self.table.select(place[1], (field,)))


def _rows(project: Project) -> list[Action]:
    return list(project.actions)
