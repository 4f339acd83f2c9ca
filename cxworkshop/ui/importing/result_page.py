"""The last page of an import: the numbers that are in the project now, and what was left out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.comments import to_read
from cxworkshop.surveys.found import Found
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.left_out_card import LeftOutCard
from cxworkshop.ui.importing.numbers_card import NumbersCard, newest_of
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.importing.side_by_side import SideBySide
from cxworkshop.ui.importing.who_card import WhoCard
from cxworkshop.ui.parts import Card, column, label
from cxworkshop.ui.views.comment_list import score_text, segments_text, too_few_text

MOST_COMMENTS = 6


class ResultPage(SideBySide):
    """Show each metric with its number, margin and answers; the import can be undone from here."""

    undone = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        """Start empty; `show_result` fills it."""
        super().__init__(desk)
        self._session = session

    def undo(self) -> None:
        """Take the import back and leave."""
        self._desk.document.undo()
        self._desk.toast(self._desk.text(N_("Import undone")))
        self.undone.emit()

    def first_focus(self) -> QWidget | None:
        """Nothing here needs a decision."""
        return None

    def show_result(self) -> None:
        """Show what the import gave."""
        found, desk = self._session.found, self._desk
        if found is None:
            return
        words = NP_("One metric has a number for today", "{n} metrics have a number for today")
        title = desk.plural(words, len(list(newest_of(found))))
        left: list[QWidget] = [NumbersCard(desk, desk.project, found, title)]
        if found.comments:
            left.append(self._comments(found))
        imported = desk.plural(NP_("answer imported", "answers imported"), found.kept)
        who = WhoCard(desk, desk.project, found, imported)
        self.fill(left, [who, LeftOutCard(desk, self._session, found)])

    def _comments(self, found: Found) -> Card:
        desk, theme = self._desk, self._desk.theme
        kept = desk.plural(NP_("One kept in the project", "{n} kept in the project"), len(found.comments))
        card = Card(theme, desk.text(N_("Comments")), kept)
        view = desk.view()
        own = {one.id for one in view.comments if one.imported == view.imports[-1].id}
        different = list({one.text: one for one in view.of(to_read).rows if one.id in own}.values())
        if not different:
            card.pad().addWidget(label(theme, too_few_text(desk, len(own)), "table", "text2", wrap=True))
            return card
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(24))
        grid.setVerticalSpacing(desk.px(12))
        for place, one in enumerate(different[:MOST_COMMENTS]):
            words = column(spacing=0)
            words.addWidget(label(theme, desk.language.quote(one.text), "body", wrap=True))
            about = " · ".join(filter(None, (score_text(desk, one), segments_text(desk, one))))
            if about:
                words.addWidget(label(theme, about, "caption", "text2", wrap=True))
            grid.addLayout(words, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.pad().addLayout(grid)
        return card
