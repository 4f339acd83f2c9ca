"""What to talk about: ratings that lie two or more apart, with who gave them."""

from collections.abc import Callable

from cxworkshop.language import N_, NP_
from cxworkshop.programme.choices import criterion_name
from cxworkshop.programme.rankings import Dispute, disputes
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Place
from cxworkshop.ui.parts import Card, button, column, empty, label, row

MOST = 6


class DisputesCard(Card):
    """List the widest disputes; each leads to the cell where the agreed rating is set."""

    def __init__(self, desk: Desk, agree: Callable[[Place], object]) -> None:
        """`agree` is told the place of the rating that is to be agreed."""
        super().__init__(desk.theme, desk.text(N_("Talk about these")))
        self._desk = desk
        self._agree = agree
        inside = self.pad(spacing=8)
        words = N_(
            "The ratings differ by two or more. Who knows most often sits at the edge: let those two speak first."
        )
        inside.addWidget(label(desk.theme, desk.text(words), "table", "text2", wrap=True))
        self._lines = column(spacing=4, theme=desk.theme)
        inside.addLayout(self._lines)
        self.refresh()

    def refresh(self) -> None:
        """List what differs now."""
        empty(self._lines)
        found = self._open()
        for one in found[:MOST]:
            self._add(one)
        if len(found) > MOST:
            more = self._desk.plural(NP_("And one more.", "And {n} more."), len(found) - MOST)
            self._lines.addWidget(label(self._desk.theme, more, "table", "text2"))

    def has_lines(self) -> bool:
        """Tell whether there is anything to talk about."""
        return bool(self._open())

    def _open(self) -> list[Dispute]:
        return [one for one in disputes(self._desk.view()) if one.score.agreed is None]

    def _add(self, dispute: Dispute) -> None:
        desk, project = self._desk, self._desk.project
        segment, criterion = project.segments.find(dispute.segment), project.criteria.find(dispute.criterion)
        if segment is None or criterion is None:
            return
        name = desk.text(N_("{row}, {column}"), row=segment.name, column=criterion_name(criterion, desk.language))
        line = row(spacing=12, theme=desk.theme)
        words = column(spacing=0)
        words.addWidget(label(desk.theme, name, "table_strong", wrap=True))
        words.addWidget(label(desk.theme, self._given(dispute), "caption", "text2", wrap=True))
        line.addLayout(words, 1)
        place = ("segments", segment.id, "ratings", criterion.id)
        agree = button(desk.theme, desk.text(N_("Set the agreed rating")), lambda: self._agree(place), "link")
        agree.setAccessibleName(desk.text(N_("Set the agreed rating of {name}"), name=name))
        agree.setEnabled(not desk.document.read_only)
        line.addWidget(agree)
        self._lines.addLayout(line)

    def _given(self, dispute: Dispute) -> str:
        """Say who gave what, from the lowest to the highest rating."""
        names = {one.id: one.name or one.label for one in self._desk.project.workshop.participants}
        given = sorted(dispute.score.votes.items(), key=lambda vote: vote[1])
        parts = [
            self._desk.text(N_("{name} {rating}"), name=names[id], rating=rating) if names.get(id) else str(rating)
            for id, rating in given
        ]
        return ", ".join(parts)
