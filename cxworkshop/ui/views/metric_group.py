"""One group of metrics in the card of step 3: its head, its table, and what is suggested while it is empty."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from cxworkshop.language import N_, NO_VALUE
from cxworkshop.model.metrics import MethodKey, Metric
from cxworkshop.model.project import Project, code
from cxworkshop.programme.metric_gaps import Group, gaps, groups
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import column, icon_button, label, row, tooltip
from cxworkshop.ui.views.marks import BADGE, draw_badge
from cxworkshop.ui.views.metric_suggestions import Suggestions
from cxworkshop.ui.views.metric_table import MetricTable
from cxworkshop.ui.views.metric_words import group_name, unmeasured_text

Add = Callable[[MethodKey, str], Any]


class MetricGroup:
    """Hold the widgets of one group; the card that shows them owns them."""

    def __init__(self, desk: Desk, group: Group, ask: Callable[[str], Any], add: Add) -> None:
        """Build head, table and suggestions; `ask(experience)` opens the catalogue, `add` adds a method at once."""
        self.desk, self.key = desk, group.key
        name = group_name(group, desk.language)
        self.head = GroupHead(desk, lambda: ask(self.key))
        self.table = MetricTable(desk, name, self._rows, group.key)
        self.suggestions = Suggestions(desk, add)
        self.offer = QFrame()
        column(self.offer, (16, 10, 16, 12), theme=desk.theme).addWidget(self.suggestions)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Give what stands in the card, from top to bottom."""
        return (self.head, self.table, self.offer)

    def show_group(self, group: Group, first: bool, on_top: bool) -> None:
        """Show the group as it is now; the first one stands below the heads of the columns, or `on_top` of the card."""
        view, language = self.desk.view(), self.desk.language
        measured = group.experience is not None and group.experience.decision == "measure now"
        self.head.show_words(
            code(view, "experiences", group.key) if group.experience is not None else NO_VALUE,
            group_name(group, language),
            unmeasured_text(gaps(view, group.key), language) if measured and group.metrics else "",
            measured,
        )
        self.head.show_edge(line=not first, round=first and on_top)
        self.table.setAccessibleName(group_name(group, language))
        self.table.refresh()
        self.table.setVisible(bool(group.metrics))
        self.offer.setVisible(not group.metrics)
        if not group.metrics:
            self.suggestions.show_for(group.key)

    def _rows(self, project: Project) -> list[Metric]:
        return next((list(group.metrics) for group in self.desk.view().of(groups) if group.key == self.key), [])


class GroupHead(QFrame):
    """Name an experience, say what is not measured about it, and offer to add a metric."""

    def __init__(self, desk: Desk, ask: Callable[[], Any]) -> None:
        """Build it without words."""
        super().__init__()
        self.setObjectName("grouphead")
        self._theme = desk.theme
        self._desk = desk
        line = row(self, (16, 3, 8, 3), 10, desk.theme)
        self._badge = Badge(desk)
        self.name = label(desk.theme, "", "table_strong", wrap=True)
        self.aside = label(desk.theme, "", "caption", "text2", wrap=True)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add = icon_button(desk.theme, "plus", desk.text(N_("Add metric")), ask)
        self.add.setEnabled(not desk.document.read_only)
        line.addWidget(self._badge)
        line.addWidget(self.name, 2)
        line.addWidget(self.aside, 3)
        line.addWidget(self.add)

    def show_words(self, letters: str, name: str, aside: str, filled: bool) -> None:
        """Say what it heads."""
        self._badge.show_letters(letters, filled)
        self._badge.setVisible(letters != NO_VALUE)
        self.name.setText(name)
        self.aside.setText(aside)
        self.aside.setVisible(bool(aside))
        words = self._desk.text(N_("Add a metric to {name}"), name=self._desk.language.quote(name))
        self.add.setAccessibleName(words)
        tooltip(self.add, words)

    def show_edge(self, line: bool, round: bool) -> None:
        """Draw a line above it, or leave it to what stands there; the corners follow those of a card."""
        tokens = self._theme.tokens
        edge = f"1px solid {tokens['border']}"
        corner = self._theme.px(7) if round else 0
        self.setStyleSheet(
            f"QFrame#grouphead {{ background: {tokens['sunken']}; border: 0; border-bottom: {edge};"
            f" border-top: {edge if line else '0'};"
            f" border-top-left-radius: {corner}px; border-top-right-radius: {corner}px; }}"
        )


class Badge(QWidget):
    """Show the circle with the code of a record."""

    def __init__(self, desk: Desk) -> None:
        """Make it empty."""
        super().__init__()
        self._theme = desk.theme
        self._letters, self._filled = "", False
        side = desk.px(BADGE)
        self.setFixedSize(QSize(side, side))

    def show_letters(self, letters: str, filled: bool) -> None:
        """Show other letters."""
        self._letters, self._filled = letters, filled
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        centre = QPointF(self.width() / 2, self.height() / 2)
        draw_badge(painter, self._theme, centre, self._letters, self._filled)
