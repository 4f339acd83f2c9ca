"""Which measured experiences have both: what customers say, and what we count."""

from collections.abc import Callable
from typing import Any

from cxworkshop.language import N_, Message
from cxworkshop.method.figures.metrics import metrics_of
from cxworkshop.model.experiences import Experience
from cxworkshop.model.project import Project, code
from cxworkshop.programme.metric_gaps import KINDS, Kind, gaps, kind_of
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card
from cxworkshop.ui.table import Column, EditableTable

COUNTED, MOST_ROWS = 92, 12
VERDICTS: dict[tuple[Kind, ...], Message] = {
    (): N_("A fact and a feeling"),
    ("say",): N_("A feeling is missing"),
    ("count",): N_("A fact is missing"),
    ("say", "count"): N_("Both are missing"),
}


class Coverage(Card):
    """Count the metrics of each measured experience in a small table; Enter leads to them."""

    def __init__(self, desk: Desk, open_group: Callable[[str], Any]) -> None:
        """Build the table; `open_group(experience)` is called for the row that is opened."""
        super().__init__(desk.theme, desk.text(N_("Facts and feelings")))
        self._desk = desk
        self.table = EditableTable(
            desk,
            "experiences",
            [
                Column(title=N_("Experience"), text=self._name, badge=self._badge, caption=self._verdict),
                self._counted("say"),
                self._counted("count"),
            ],
            name=desk.text(N_("Facts and feelings")),
            rows=_measured,
        )
        self.table.has_doors = False
        self.table.row_opened.connect(open_group)
        self.table.fit(most=MOST_ROWS)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Count anew; without a measured experience there is nothing to show."""
        self.table.refresh()
        self.setVisible(bool(_measured(self._desk.project)))

    def _counted(self, kind: Kind) -> Column:
        def count(row: Experience) -> str:
            metrics = self._desk.view().of(metrics_of).get(row.id, ())
            return self._desk.language.number(sum(kind_of(metric.class_) == kind for metric in metrics))

        return Column(title=KINDS[kind], width=COUNTED, text=count, align="right")

    def _name(self, row: Experience) -> str:
        return row.name or self._desk.text(N_("Experience without a name"))

    def _badge(self, row: Experience) -> tuple[str, bool]:
        return code(self._desk.project, "experiences", row.id), True

    def _verdict(self, row: Experience) -> str:
        return self._desk.text(VERDICTS[gaps(self._desk.view(), row.id).kinds])


def _measured(project: Project) -> list[Experience]:
    return [row for row in project.experiences if row.decision == "measure now"]
