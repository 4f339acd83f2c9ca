"""A round in which everybody rates silently, one by one; nobody sees another's ratings before all are shown."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.model.ids import new_id
from cxworkshop.model.segments import Criterion, Segment
from cxworkshop.model.workshop import Participant
from cxworkshop.programme.choices import criterion_anchors, criterion_name
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Place
from cxworkshop.ui.parts import Card, button, column, label, row
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.tablemodel import Column
from cxworkshop.ui.views.marks import draw_dots

PEOPLE: Place = ("workshop", "participants")
GIVEN = ("ratings", "given now")
WIDE, DOTS = 240, 90
RATED = NP_("{given} of one", "{given} of {n}")


class RatingRound(QWidget):
    """Choose who rates, rate, pass on, and show the ratings when everybody has."""

    shown = Signal()
    """Somebody asks to show the ratings."""

    def __init__(self, desk: Desk) -> None:
        """Make the list of people and the table of the one who rates."""
        super().__init__()
        self._desk = desk
        self._person = ""
        self._given_now: set[tuple[str, str]] = set()
        self._before: tuple[str, frozenset[tuple[str, str]]] = desk.memory.get(GIVEN, ("", frozenset()))
        theme, px = desk.theme, desk.theme.px
        sides = row(self, spacing=16, theme=theme)
        left = Card(theme, desk.text(N_("Who rates")))
        left.setFixedWidth(px(WIDE))
        self.people = EditableTable(
            desk,
            "workshop",
            [Column(("name",)), Column(title=N_("Rated"), width=96, text=self._rated, align="right")],
            name=desk.text(N_("Who rates")),
            new_text=desk.text(N_("Add a person")),
            make=lambda text: Participant(id=new_id(), name=text),
            parent_place=PEOPLE,
        )
        self.people.has_doors = False
        self.people.fit()
        self.people.row_changed.connect(self._person_changed)
        left.body.addWidget(self.people)
        buttons = column(spacing=8, theme=theme)
        buttons.setContentsMargins(px(12), px(12), px(12), px(12))
        self.next = button(theme, desk.text(N_("Next person")), self.go_on, picture="arrow-right")
        self.show_all = button(theme, desk.text(N_("Show the ratings")), self.shown.emit, "primary", "eye")
        buttons.addWidget(self.next)
        buttons.addWidget(self.show_all)
        left.body.addLayout(buttons)
        left.body.addStretch(1)
        self.card = Card(theme, " ")
        self.ratings = EditableTable(desk, "segments", [Column(("name",))], name=desk.text(N_("Ratings")))
        self.ratings.has_doors = False
        self.ratings.fit()
        self.ratings.selectionModel().currentChanged.connect(self._explain)
        self.help = label(theme, "", "table", "text2", wrap=True)
        self.help.setContentsMargins(px(16), px(12), px(16), px(12))
        self.card.body.addWidget(self.ratings)
        self.card.body.addWidget(self.help)
        self.card.body.addStretch(1)
        sides.addWidget(left)
        sides.addWidget(self.card, 1)
        desk.document.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Show who has rated how much."""
        people = self._desk.project.workshop.participants
        if not any(one.id == self._person for one in people):
            self._person = ""
        self.people.refresh()
        self.next.setEnabled(bool(people))
        self.show_all.setEnabled(any(self._count(one.id) for one in people))
        self._show_person()

    def begin(self) -> None:
        """Start with the first person who has not rated everything."""
        people = self._desk.project.workshop.participants
        waiting = [one for one in people if self._count(one.id) < self._all()]
        if waiting:
            self.people.select(waiting[0].id, focus=False, light=False)
            self.ratings.setFocus()
        else:
            self.people.setFocus()

    def resume(self) -> bool:
        """Go on with the person who was rating before the window was built anew; False when there was none."""
        person, given = self._before
        if not any(one.id == person for one in self._desk.project.workshop.participants):
            return False
        self.people.select(person, focus=False, light=False)
        self._given_now = set(given)
        self._remember()
        self._show_person()
        self.ratings.setFocus()
        return True

    def _remember(self) -> None:
        self._desk.memory[GIVEN] = (self._person, frozenset(self._given_now))

    def go_on(self) -> None:
        """Hide what this person gave and pass on to the next one."""
        people = self._desk.project.workshop.participants
        if not people:
            return
        ids = [one.id for one in people]
        after = (ids.index(self._person) + 1) % len(ids) if self._person in ids else 0
        self.people.select(ids[after], focus=False, light=False)
        self.ratings.setFocus()

    def _person_changed(self, id: str) -> None:
        if id != self._person:
            self._person = id
            self._given_now.clear()
            self._remember()
            self._show_person()
            self.ratings.setCurrentIndex(self.ratings.table_model.index(0, 1))

    def _show_person(self) -> None:
        desk = self._desk
        person = next((one for one in desk.project.workshop.participants if one.id == self._person), None)
        self.ratings.setVisible(person is not None)
        if person is None:
            self.card.title.setText(desk.text(N_("Nobody is chosen")))
            words = N_(
                "Add the people who rate. Each one rates alone, while the others look away; the ratings stay hidden "
                "until you show them."
            )
            self.help.setText(desk.text(words))
            return
        self.card.title.setText(desk.text(N_("{name} rates"), name=person.name or person.label))
        columns = [Column(title=N_("Segment"), text=lambda segment: segment.name)]
        columns += [self._column(criterion) for criterion in desk.project.criteria]
        here = self.ratings.current_row, self.ratings.current_column
        self.ratings.set_columns(columns)
        place = here if here[0] >= 0 and here[1] > 0 else (0, 1)
        self.ratings.setCurrentIndex(self.ratings.table_model.index(*place))
        self._explain()

    def _column(self, criterion: Criterion) -> Column:
        return Column(
            ("ratings", criterion.id, "votes", self._person),
            title=criterion_name(criterion, self._desk.language),
            width=DOTS,
            kind="score",
            draw=self._draw(criterion.id),
            text=self._said(criterion.id),
        )

    def _draw(self, criterion: str) -> Callable[[QPainter, QRectF, Segment], None]:
        theme = self._desk.theme

        def draw(painter: QPainter, rect: QRectF, segment: Segment) -> None:
            vote = self._vote(segment, criterion)
            if vote is not None and (segment.id, criterion) not in self._given_now:
                painter.setFont(theme.font("table"))
                painter.setPen(theme.color("text2"))
                flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(rect, flags, self._desk.text(N_("rated")))
            else:
                draw_dots(painter, theme, rect.x(), rect.center().y(), vote)

        return draw

    def _said(self, criterion: str) -> Callable[[Segment], str]:
        def said(segment: Segment) -> str:
            vote = self._vote(segment, criterion)
            if vote is None:
                return self._desk.text(N_("not scored"))
            if (segment.id, criterion) not in self._given_now:
                return self._desk.text(N_("rated"))
            return self._desk.text(N_("{value} of {top}"), value=vote, top=5)

        return said

    def _vote(self, segment: Segment, criterion: str) -> int | None:
        score = segment.ratings.get(criterion)
        return score.votes.get(self._person) if score is not None else None

    def _count(self, person: str) -> int:
        project = self._desk.project
        criteria = [criterion.id for criterion in project.criteria]
        return sum(
            person in segment.ratings[id].votes
            for segment in project.segments
            for id in criteria
            if id in segment.ratings
        )

    def _all(self) -> int:
        return len(self._desk.project.segments) * len(self._desk.project.criteria)

    def _rated(self, person: Participant) -> str:
        return self._desk.plural(RATED, self._all(), given=self._desk.language.number(self._count(person.id)))

    def _explain(self, *cells: object) -> None:
        """Say what 1, 3 and 5 mean on the criterion of the current cell."""
        desk = self._desk
        place = self.ratings.current_column - 1
        if not self._person or not 0 <= place < len(desk.project.criteria):
            return
        criterion = desk.project.criteria[place]
        low, middle, high = criterion_anchors(criterion, desk.language)
        name = criterion_name(criterion, desk.language)
        words = N_("{name}. 1: {low}. 3: {middle}. 5: {high}.")
        self.help.setText(desk.text(words, name=name, low=low, middle=middle, high=high))

    def _changed(self, place: Place) -> None:
        if len(place) == 6 and place[2] == "ratings" and place[5] == self._person:
            self._given_now.add((place[1], place[3]))
            self._remember()
            self.people.viewport().update()
            self.show_all.setEnabled(True)
        elif not self.isHidden() and place[:1] in ((), ("workshop",), ("criteria",)):
            self.refresh()
