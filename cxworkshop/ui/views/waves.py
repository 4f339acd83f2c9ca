"""How the rounds of a survey were answered: sent, not delivered, complete, and the response that follows."""

from PySide6.QtWidgets import QWidget

from cxworkshop.language import N_
from cxworkshop.method.figures.collection import is_survey
from cxworkshop.model.collection import Wave
from cxworkshop.model.ids import new_id
from cxworkshop.model.project import Project
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, column, label, row
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.views.source_table import wave_columns


class Waves(QWidget):
    """Show how the rounds of one survey were answered."""

    def __init__(self, desk: Desk) -> None:
        """Begin without a source."""
        super().__init__()
        self.desk = desk
        self.source = ""
        self.table = EditableTable(
            desk,
            "waves",
            wave_columns(desk),
            name=desk.text(N_("How the rounds were answered")),
            make=lambda text: Wave(id=new_id(), collection=self.source),
            rows=self._rows,
        )
        layout = column(self, spacing=8, theme=desk.theme)
        head = row(spacing=8, theme=desk.theme)
        head.addWidget(label(desk.theme, desk.text(N_("How the rounds were answered")), "table_strong", wrap=True), 1)
        self.add = button(desk.theme, desk.text(N_("Add a round")), self._add, "link", "plus")
        self.add.setEnabled(not desk.document.read_only)
        head.addWidget(self.add)
        layout.addLayout(head)
        layout.addWidget(self.table)

    def show_source(self, id: str) -> None:
        """Show the rounds of another source; only surveys have some."""
        self.source = id
        self.refresh()

    def refresh(self) -> None:
        """Show what the project says now."""
        found = self.desk.project.collection.find(self.source)
        rows = self._rows(self.desk.project)
        self.setVisible(bool(rows) or (found is not None and is_survey(found)))
        self.table.setVisible(bool(rows))
        self.table.refresh()
        self.table.fit(least=1, most=8)

    def _rows(self, project: Project) -> list[Wave]:
        return [wave for wave in project.waves if wave.collection == self.source]

    def _add(self) -> None:
        made = Wave(id=new_id(), collection=self.source, start=self.desk.today)
        self.desk.document.add(("waves",), made, text=self.desk.text(N_("Add a round")))
        self.refresh()
        self.table.select(made.id)
