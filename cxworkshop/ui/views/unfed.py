"""The metrics that get their number from nowhere yet, offered as buttons."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, label, row
from cxworkshop.ui.views.wrapping import Wrapping

MOST_UNFED = 12
"""So many are offered as buttons; how many more there are is said."""


def unfed_metrics(project: Project) -> list[Metric]:
    """Give the metrics that get their number from nowhere."""
    fed = {id for source in project.collection for id in source.metrics}
    return [metric for metric in project.metrics if metric.id not in fed]


class Unfed(QWidget):
    """Offer the metrics that need a source as buttons."""

    def __init__(self, desk: Desk, feed: Callable[[str, str], Any]) -> None:
        """Begin empty; `feed(metric, source)` is called with "" for a new source."""
        super().__init__()
        self.desk = desk
        self._feed = feed
        self._shown: tuple[Any, ...] = ()
        layout = row(self, (16, 10, 16, 12), 12, desk.theme)
        self.words = label(desk.theme, desk.text(N_("Needs a source:")), "label", "warn")
        # beside buttons the words stand at the height of theirs
        self.words.setContentsMargins(0, desk.px(8), 0, 0)
        layout.addWidget(self.words, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons = Wrapping(desk.theme)
        layout.addWidget(self.buttons, 1)
        self.hide()

    def refresh(self, source: str) -> None:
        """Show the metrics that need a source now; the chosen source is offered first."""
        project = self.desk.project
        metrics = unfed_metrics(project)
        shown = (source, tuple(metrics), tuple((row.id, row.name) for row in project.collection))
        self.setVisible(bool(metrics))
        if shown == self._shown:
            return
        self._shown = shown
        made: list[QWidget] = [self._button(metric, source) for metric in metrics[:MOST_UNFED]]
        if len(metrics) > MOST_UNFED:
            more = self.desk.plural(NP_("and {n} more", "and {n} more"), len(metrics) - MOST_UNFED)
            made.append(label(self.desk.theme, more, "table", "text2"))
        self.buttons.set_widgets(made)

    def _button(self, metric: Metric, source: str) -> QPushButton:
        name = metric.name or self.desk.text(N_("Metric without a name"))
        made = button(self.desk.theme, name, picture="plus")
        made.setAccessibleDescription(self.desk.text(N_("Needs a source: choose one, or add a new one")))
        made.setEnabled(not self.desk.document.read_only)
        made.clicked.connect(lambda: self._offer(made, metric.id, source))
        return made

    def _offer(self, at: QPushButton, metric: str, source: str) -> None:
        """Ask which source shall feed the metric; without any, make one at once."""
        rows = sorted(self.desk.project.collection, key=lambda row: row.id != source)
        if not rows:
            self._feed(metric, "")
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for found in rows:
            name = self.desk.language.quote(found.name or self.desk.text(N_("Source without a name")))
            action = menu.addAction(self.desk.text(N_("Add to {source}"), source=name).replace("&", "&&"))
            action.triggered.connect(lambda checked=False, id=found.id: self._feed(metric, id))
        menu.addSeparator()
        menu.addAction(self.desk.text(N_("Add a new source"))).triggered.connect(lambda: self._feed(metric, ""))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))
