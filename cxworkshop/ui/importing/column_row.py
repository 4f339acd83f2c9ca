"""One column of the file: its heading, its first answers, what it is used as, and what was found in it."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from cxworkshop.language import N_, NO_VALUE
from cxworkshop.model.imports import ColumnUse
from cxworkshop.programme.survey_messages import finding_text, warning_text
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.importing.answers_panel import USE_THESE, asks_for_answers, is_settled
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.importing.uses import Use, place_of, uses
from cxworkshop.ui.importing.what_to_keep import KEEP_COMMENTS
from cxworkshop.ui.parts import button, column, dress, label, row, shortened, tip
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.still_box import StillBox

ANSWERS = " · "
LONGEST, TWO_LINES = 40, 56
CONFIRM, RIGHT = N_("Is this the right metric?"), N_("Yes, count it")
SHOW_VALUES = N_("Show its values")
UNNAMED = N_("Column {number}")
OTHER_METRIC = N_("Use it as another metric, or as a new one.")
SAY_BELOW = N_("Say below what its values stand for.")
SETTLED = N_("Every value has an answer now. If they are right, press “{button}” below.")
ALL_OUT = N_("All its answers are left out. Leave the whole column out, or choose an answer below.")
ONE_EACH = N_("Two columns cannot be one metric: keep the right one, and leave the other out.")
COMMENTS_OUT = N_("Left out, unless “{choice}” is ticked below")


class ColumnRow(QObject):
    """Fill one row of the grid; its box decides what the column is used as."""

    used = Signal(int, object)
    values_asked = Signal(int)

    def __init__(self, session: Session, grid: QGridLayout, line: int, place: int, seen: ColumnFound) -> None:
        """Put the widgets of a column into a line of a grid."""
        super().__init__(grid.parentWidget())
        self._session = session
        self.place = place
        self._seen = seen
        desk = session.desk
        theme = desk.theme
        name = seen.header or desk.text(UNNAMED, number=place + 1)
        self.name = label(theme, name, "body_strong", wrap=True)
        self._first = label(theme, "", "table", "text2", wrap=True)
        self.box = StillBox()
        self.box.setAccessibleName(desk.text(N_("Use {column} as"), column=name))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(20)
        self.box.setMinimumHeight(desk.px(36))
        self._mark = QLabel()
        self._found = label(theme, "", "table", "text2", wrap=True)
        self.confirm = button(theme, desk.text(RIGHT), self._confirm, "link")
        self.show_values = button(theme, desk.text(SHOW_VALUES), lambda: self.values_asked.emit(place), "link")
        self._links = QWidget()
        below = column(self._links, spacing=0, theme=theme)
        for link in (self.confirm, self.show_values):
            # in line with the words above it
            link.setProperty("flush", True)
            link.setAccessibleDescription(name)
            link.hide()
            below.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._links.hide()
        words = column(spacing=0)
        words.addWidget(self._found)
        words.addWidget(self._links)
        found = row(spacing=8, theme=theme)
        found.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        found.addLayout(words, 1)
        self._choices: list[Use] = []
        top = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.name, line, 0, top)
        grid.addWidget(self._first, line, 1, top)
        grid.addWidget(self.box, line, 2, top)
        grid.addLayout(found, line, 3)
        self.show_column(seen)
        self.box.activated.connect(self._chosen)

    def show_column(self, seen: ColumnFound) -> None:
        """Show what is known of the column now."""
        self._seen = seen
        desk = self._session.desk
        self._first.setText(_first(seen))
        self._choices = uses(self._session, seen)
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([choice.words for choice in self._choices])
        self.box.setCurrentIndex(place_of(self._choices, seen.use))
        self.box.setToolTip(tip(self.box.currentText()))
        self.box.blockSignals(False)
        said = self._said(seen)
        self._found.setText("\n".join(said))
        self.box.setAccessibleDescription(" ".join(said))
        color, name = ("bad", "must") if seen.troubled else ("good", "check-circle")
        if seen.finding in ("personal", "empty", "left out"):
            color, name = "text2", "info"
        dress(self._found, desk.theme, "table", "bad" if seen.troubled else "text2")
        self._mark.setPixmap(picture(desk.theme, name, color))
        _set_shown(self.confirm, said[0] == desk.text(CONFIRM))
        self._show_links()

    def offer_values(self, on: bool) -> None:
        """Offer to show what each value means, or not."""
        _set_shown(self.show_values, on)
        self._show_links()

    def _show_links(self) -> None:
        _set_shown(self._links, not (self.confirm.isHidden() and self.show_values.isHidden()))

    def stops(self) -> list[QWidget]:
        """Give what takes keys, in order."""
        return [self.box, self.confirm, self.show_values]

    def _confirm(self) -> None:
        self.box.setFocus()
        self.used.emit(self.place, self._seen.use)

    def bottom(self) -> int:
        """Tell where the row ends in its grid."""
        parts: tuple[QWidget, ...] = (self.name, self._first, self.box, self._found, self._links)
        return max(part.geometry().bottom() for part in parts if not part.isHidden())

    def _said(self, seen: ColumnFound) -> list[str]:
        """Say what was found, and what to do about it."""
        desk = self._session.desk
        doubts = [warning_text(code, desk.language) for code in seen.warnings]
        found = finding_text(seen.finding, seen.matched, len(seen.values or ()), desk.language)
        if self.place in self._session.rivals:
            return [desk.text(ONE_EACH)]
        if seen.finding == "left out" and seen.use.role == "comment":
            return [desk.text(COMMENTS_OUT, choice=desk.text(KEEP_COMMENTS))]
        if seen.finding == "needs a choice" and self._session.project.metrics.find(seen.use.metric) is not None:
            found = desk.text(CONFIRM)
        if not seen.troubled:
            return [found, *doubts]
        if "one_to_ten" in seen.warnings:
            return [found, *doubts, desk.text(OTHER_METRIC)]
        if not asks_for_answers(self._session, seen):
            return [found, *doubts]
        if not is_settled(seen):
            return [found, *doubts, desk.text(SAY_BELOW)]
        if not seen.matched:
            return [desk.text(ALL_OUT)]
        return [desk.text(SETTLED, button=desk.text(USE_THESE)), *doubts]

    def _chosen(self, place: int) -> None:
        choice = self._choices[place]
        if choice.order is not None:
            self._session.decide(date_order=choice.order)
            return
        metric = self._session.add_metric(choice.method) if choice.method else choice.metric
        now = self._seen.use
        values = now.values if (choice.role, metric) == (now.role, now.metric) else {}
        self.used.emit(self.place, ColumnUse(header=now.header, role=choice.role, metric=metric, values=values))


def _set_shown(widget: QWidget, on: bool) -> None:
    # in a grid of hundreds of widgets it takes long to hide what is hidden
    if widget.isHidden() == on:
        widget.setVisible(on)


def picture(theme: Theme, name: str, color: str) -> QPixmap:
    """Draw a small icon in a colour of the theme."""
    return pixmap(name, theme.color(color), QSize(theme.px(20), theme.px(20)))


def _first(seen: ColumnFound) -> str:
    """Give the first answers, as many as two lines hold."""
    answers = [text.split("T")[0].split(" ")[0] for text in seen.first[:2]] if seen.use.role == "date" else seen.first
    shown = [shortened(text, LONGEST) for text in dict.fromkeys(answers)]
    while len(shown) > 1 and len(ANSWERS.join(shown)) > TWO_LINES:
        shown.pop()
    return ANSWERS.join(shown) or NO_VALUE
