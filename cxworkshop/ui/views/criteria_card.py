"""The criteria on which segments are rated: their names, weights, and what 1, 3 and 5 mean."""

from PySide6.QtCore import Signal

from cxworkshop.language import N_
from cxworkshop.model.ids import new_id
from cxworkshop.model.segments import Criterion
from cxworkshop.programme.choices import criterion_anchors, criterion_name
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, icon_button, label
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.tablemodel import Column

FEWEST, MOST = 3, 6
USUAL_WEIGHT = 3
NEW = N_("Type a new criterion here")


class CriteriaCard(Card):
    """Rename, weigh, add and remove criteria."""

    closed = Signal()
    """It is no longer wanted."""

    def __init__(self, desk: Desk) -> None:
        """Make the table; the part shows and hides the card."""
        super().__init__(desk.theme, desk.text(N_("Criteria")))
        self._desk = desk
        theme, language = desk.theme, desk.language
        if self.header is not None:
            self.header.addWidget(icon_button(theme, "close", desk.text(N_("Close the criteria")), self.closed.emit))
        self.table = EditableTable(
            desk,
            "criteria",
            [
                Column(("name",), text=lambda criterion: criterion_name(criterion, language)),
                Column(("weight",), width=100),
                Column(("low",), text=lambda criterion: criterion_anchors(criterion, language)[0]),
                Column(("middle",), text=lambda criterion: criterion_anchors(criterion, language)[1]),
                Column(("high",), text=lambda criterion: criterion_anchors(criterion, language)[2]),
            ],
            name=desk.text(N_("Criteria")),
            new_text=desk.text(NEW),
            make=lambda text: Criterion(id=new_id(), name=text, weight=USUAL_WEIGHT),
        )
        self.table.has_doors = False
        self.table.limit(FEWEST, MOST)
        self.table.fit()
        self.body.addWidget(self.table)
        words = N_("Three to six criteria. An empty name or meaning takes the ready-made words again.")
        note = label(theme, desk.text(words), "caption", "text2", wrap=True)
        note.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        self.body.addWidget(note)
        self.hide()
