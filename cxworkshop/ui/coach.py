"""The coach beside the work area: the guide to the step, what is open, and notes."""

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QWidget,
)

from cxworkshop.language import N_, NP_
from cxworkshop.model.decisions import Accepted
from cxworkshop.model.ids import new_id
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.parts import button, column, empty, icon_button, label, row, scrolled
from cxworkshop.ui.rail import DARK_ON_SIGNAL
from cxworkshop.ui.sight import PutOff
from cxworkshop.ui.theme import Theme

if TYPE_CHECKING:
    from cxworkshop.programme.checks import Finding
    from cxworkshop.ui.notes import Notes

WIDE, STRIP = 304, 48
GUIDE, CHECKS, NOTES = range(3)
PAGE = ("coach", "page")
LONGEST_LIST, AT_ONCE = 40, 12
"""How many checks are listed, and how many are made before the window may answer."""
NAMES = (N_("Guide"), N_("Checks"), N_("Notes"))
PICTURES = ("coach", "check-circle", "note")
OPEN_CHECKS = NP_("{n} open check", "{n} open checks")
MORE = NP_("One more is hidden until some of these are mended.", "{n} more are hidden until some of these are mended.")


class Coach(QFrame):
    """Teach the step, list its open checks and keep its notes; folded it is a strip of three buttons."""

    toggled = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        """Build the panel; `show_step` and `refresh` fill it."""
        super().__init__()
        self.setObjectName("coach")
        self._desk = desk
        self._step = 0
        theme = desk.theme
        self.setAccessibleName(desk.text(N_("Coach")))
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setFont(theme.font("label"))
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setAccessibleName(desk.text(N_("Coach")))
        for name in NAMES:
            self._tabs.addTab(desk.text(name))
        self._tabs.currentChanged.connect(self._show_page)
        self.fold = icon_button(theme, "chevron-right", desk.text(N_("Close the coach")), lambda: self.set_open(False))
        head = row(margins=(8, 0, 8, 0), theme=theme)
        head.addWidget(self._tabs, 1)
        head.addWidget(self.fold)
        self._pages = QStackedWidget()
        self.guide = Guide(desk)
        self.checks = Checks(desk)
        self._notes: Notes | None = None
        for widget in (scrolled(self.guide, "surface"), scrolled(self.checks, "surface")):
            self._pages.addWidget(widget)
        self._panel = QWidget()
        inside = column(self._panel)
        inside.addLayout(head)
        line = QFrame()
        line.setObjectName("line")
        inside.addWidget(line)
        inside.addWidget(self._pages, 1)
        self._openings: list[QToolButton] = []
        self._strip = QWidget()
        strip = column(self._strip, (6, 8, 6, 8), 8, theme)
        strip.addWidget(icon_button(theme, "chevron-left", desk.text(N_("Open the coach")), self.unfold))
        for page, (picture, name) in enumerate(zip(PICTURES, NAMES, strict=True)):
            opening = icon_button(theme, picture, desk.text(name))
            opening.clicked.connect(lambda checked=False, page=page: self.open_page(page))
            strip.addWidget(opening)
            self._openings.append(opening)
        px = theme.px
        self._count, self._folded_count = Count(theme), Count(theme)
        self._tabs.setTabButton(CHECKS, QTabBar.ButtonPosition.RightSide, self._count)
        self._folded_count.setParent(self._openings[CHECKS])
        self._folded_count.move(px(36) - self._folded_count.width(), 0)
        strip.addStretch(1)
        both = row(self)
        both.addWidget(self._panel)
        both.addWidget(self._strip)
        self.is_open = True
        self.set_open(True)
        self._tabs.setCurrentIndex(desk.memory.get(PAGE, GUIDE))

    @property
    def notes(self) -> "Notes":
        """Give the notes, made when they are first opened."""
        from cxworkshop.ui.notes import Notes

        if self._notes is None:
            self._notes = Notes(self._desk)
            self._notes.show_step(self._step)
            self._pages.addWidget(self._notes)
        return self._notes

    def set_open(self, open: bool) -> None:
        """Unfold or fold the panel."""
        changed = open != self.is_open
        self.is_open = open
        self._panel.setVisible(open)
        self._strip.setVisible(not open)
        if changed:
            self.toggled.emit(open)

    def wide(self) -> int:
        """Tell how wide it is now."""
        return self._desk.px(WIDE if self.is_open else STRIP)

    def unfold(self) -> None:
        """Open the panel and give it the focus."""
        self.set_open(True)
        self._tabs.setFocus()

    def open_page(self, page: int) -> None:
        """Open one of guide, checks and notes."""
        self.set_open(True)
        self._tabs.setCurrentIndex(page)
        first = self.checks.first_link() if page == CHECKS else None
        (first or self._tabs).setFocus()

    def show_step(self, step: int) -> None:
        """Turn to another step."""
        self._step = step
        self.guide.show_step(step)
        if self._notes is not None:
            self._notes.show_step(step)
        self._tabs.setTabEnabled(NOTES, 1 <= step <= len(STEPS))
        self._show_page(self._tabs.currentIndex())

    def refresh(self) -> None:
        """Show the checks as they are now."""
        count = self.checks.show_step(self._step)
        self._count.show_number(count)
        self._folded_count.show_number(count)
        # a tab learns of the width of what stands in it only when its words are set
        name = self._desk.text(NAMES[CHECKS])
        said = self._desk.plural(OPEN_CHECKS, count) if count else name
        self._tabs.setTabText(CHECKS, name)
        self._tabs.setAccessibleTabName(CHECKS, f"{name}, {said}" if count else name)
        self._openings[CHECKS].setAccessibleDescription(said)

    def _show_page(self, page: int) -> None:
        self._desk.memory[PAGE] = page
        if page == NOTES:
            self._pages.setCurrentWidget(self.notes)
        else:
            self._pages.setCurrentIndex(page)


class Count(QLabel):
    """Show a small number on the colour that says "look here"; without a number it is not there."""

    def __init__(self, theme: Theme) -> None:
        """Begin without a number."""
        super().__init__()
        px = theme.px
        self.setFixedSize(px(20), px(20))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(theme.font("label"))
        self.setStyleSheet(
            f"QLabel {{ background: {theme.tokens['warn_fill']}; color: {DARK_ON_SIGNAL}; border-radius: {px(10)}px;"
            f" font-size: {px(13)}px; font-weight: 600; }}"
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_number(self, n: int) -> None:
        """Show how many there are."""
        self.setText(str(n) if n < 100 else "99")
        self.setVisible(n > 0)


class Guide(QWidget):
    """Answer three questions in plain words: what is this, how is it done, what does it look like."""

    def __init__(self, desk: Desk) -> None:
        """Build the page empty."""
        super().__init__()
        self._desk = desk
        self._body = column(self, (20, 16, 20, 16), 6, desk.theme)
        self._step = -1

    def show_step(self, step: int) -> None:
        """Show the guide of a step."""
        if step == self._step:
            return
        self._step = step
        empty(self._body)
        if 1 <= step <= len(STEPS):
            self._show_guide(step)
        else:
            self._show_frame(step)
        self._body.addStretch(1)

    def _show_guide(self, step: int) -> None:
        text, guide = self._desk.text, STEPS[step - 1].guide
        self._heading(text(N_("What this step answers")))
        self._paragraph(text(guide.what))
        self._heading(text(N_("In {n} minutes"), n=guide.minutes))
        self._numbered(text(guide.how))
        self._heading(text(N_("Example")))
        self._quoted(text(guide.example))
        self._heading(text(N_("Common mistakes")))
        self._paragraph(text(guide.mistakes))

    def _show_frame(self, step: int) -> None:
        text = self._desk.text
        self._heading(text(N_("Seven questions, one plan")))
        if step:
            self._paragraph(
                text(N_("The pages show what is decided and what is only suggested. Save the plan as PDF at any time."))
            )
            return
        self._paragraph(
            text(N_("Each step asks one question and ends in one decision. The seven decisions make the action plan."))
        )
        for one in STEPS:
            self._entry(str(one.number), text(one.question))

    def _heading(self, words: str) -> None:
        self._body.addSpacing(self._desk.px(6))
        self._body.addWidget(label(self._desk.theme, words, "body_strong", wrap=True))

    def _paragraph(self, words: str) -> None:
        self._body.addWidget(label(self._desk.theme, words, "table", "text2", wrap=True))

    def _numbered(self, words: str) -> None:
        for line in words.splitlines():
            found = re.match(r"(\d+)\.\s+(.*)", line)
            if found:
                self._entry(found[1], found[2])
            else:
                self._paragraph(line)

    def _entry(self, number: str, words: str) -> None:
        theme, px = self._desk.theme, self._desk.px
        line = row(spacing=10, theme=theme)
        sign = label(theme, number, "label", "text2")
        sign.setFixedSize(px(24), px(24))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign.setObjectName("number")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(theme, words, "table", wrap=True), 1)
        self._body.addLayout(line)

    def _quoted(self, words: str) -> None:
        theme, px = self._desk.theme, self._desk.px
        line = row(spacing=12, theme=theme)
        bar = QFrame()
        bar.setFixedWidth(px(3))
        bar.setObjectName("quote")
        line.addWidget(bar)
        line.addWidget(label(theme, words, "table", wrap=True), 1)
        self._body.addLayout(line)


class Checks(QWidget):
    """List what is open in a step, each with its reason and the way to the field."""

    def __init__(self, desk: Desk) -> None:
        """Build the page empty."""
        super().__init__()
        self._desk = desk
        self._body = column(self, (20, 12, 20, 16), 0, desk.theme)
        self._shown: tuple[int, list[Finding], list[Finding]] | None = None
        self._put_off = PutOff(self, self._fill)

    def show_step(self, step: int) -> int:
        """Show the findings of a step, or of all for the overview and the plan; gives the number of open ones."""
        from cxworkshop.programme.checks import findings  # slow to import

        view = self._desk.view()
        whole = not 1 <= step <= len(STEPS)
        every = [one for one in view.of(findings) if whole or one.step == step]
        order = "EWH"
        waiting = sorted((one for one in every if one.open), key=lambda one: order.index(one.severity))
        accepted = [one for one in every if not one.open]
        count = sum(one.severity != "H" for one in waiting)
        if self._shown != (step, waiting, accepted):
            self._shown = (step, waiting, accepted)
            if not self._put_off.wanted():
                self._fill()
        return count

    def _fill(self) -> None:
        """Make the rows: the first ones now, the others one moment after the other."""
        if self._shown is None:
            return
        _, waiting, accepted = self._shown
        empty(self._body)
        makes: list[Callable[[], object]] = [partial(self._add, finding) for finding in waiting[:LONGEST_LIST]]
        if len(waiting) > LONGEST_LIST:
            makes.append(partial(self._say, self._desk.plural(MORE, len(waiting) - LONGEST_LIST)))
        if not waiting:
            makes.append(lambda: self._body.addLayout(self._in_order()))
        if accepted:
            makes.append(self._head_accepted)
            makes += [partial(self._add, finding) for finding in accepted]
        makes.append(self._body.addStretch)
        self._make(makes, self._shown)

    def _make(self, makes: list[Callable[[], object]], shown: object) -> None:
        """Go on with the rows, unless others are to be shown by now."""
        if shown is not self._shown:
            return
        for make in makes[:AT_ONCE]:
            make()
        if makes[AT_ONCE:]:
            QTimer.singleShot(0, self, lambda: self._make(makes[AT_ONCE:], shown))

    def _add(self, finding: "Finding") -> None:
        self._body.addWidget(CheckRow(self._desk, finding))

    def _say(self, words: str) -> None:
        self._body.addWidget(label(self._desk.theme, words, "table", "text2", wrap=True))

    def _head_accepted(self) -> None:
        self._body.addSpacing(self._desk.px(12))
        self._body.addWidget(label(self._desk.theme, self._desk.text(N_("Accepted")), "body_strong"))

    def first_link(self) -> QPushButton | None:
        """Give the link of the first finding, with which the list is worked off by Tab and Enter."""
        return next((row.findChild(QPushButton) for row in self.findChildren(CheckRow) if row.isEnabled()), None)

    def _in_order(self) -> QHBoxLayout:
        desk, theme = self._desk, self._desk.theme
        line = row(spacing=10, theme=theme, margins=(0, 8, 0, 8))
        line.addWidget(_sign(desk, "check-circle", "good"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(theme, desk.text(N_("Everything is in order here.")), "table", "text2", wrap=True), 1)
        return line


def _sign(desk: Desk, picture: str, color: str) -> QLabel:
    made = QLabel()
    size = desk.px(20)
    made.setPixmap(pixmap(picture, desk.theme.color(color), QSize(size, size)))
    made.setFixedSize(size, size)
    return made


class CheckRow(QFrame):
    """Say one finding; the link goes to its field, and a warning can be accepted with a reason."""

    def __init__(self, desk: Desk, finding: "Finding") -> None:
        """Make the row of a finding."""
        super().__init__()
        from cxworkshop.programme.checks import reason, title
        from cxworkshop.ui.missing import SIGNS, place_of

        self._desk = desk
        self._finding = finding
        theme, view = desk.theme, desk.view()
        picture, color = SIGNS[finding.severity] if finding.open else ("check-circle", "text3")
        line = row(self, (0, 10, 0, 10), 10, theme)
        line.addWidget(_sign(desk, picture, color), 0, Qt.AlignmentFlag.AlignTop)
        self._words = column(spacing=2, theme=theme)
        said = title(finding, view, desk.language)
        self._words.addWidget(label(theme, said, "table_strong", wrap=True))
        why = reason(finding, view, desk.language) if finding.open else finding.accepted_reason or ""
        self._words.addWidget(label(theme, why, "table", "text2", wrap=True))
        links = row(spacing=0, theme=theme, margins=(0, 0, 0, 0))
        place = place_of(finding)
        self._link(links, N_("Go to the field"), lambda: desk.go(place), said)
        if not finding.open:
            self._link(links, N_("Withdraw"), self._withdraw, said)
        elif finding.severity == "W" and not desk.document.read_only:
            self._link(links, N_("Accept…"), self._ask_reason, said)
        links.addStretch(1)
        self._words.addLayout(links)
        line.addLayout(self._words, 1)
        self.setAccessibleName(said)

    def _link(self, links: QHBoxLayout, words: str, call: Callable[[], object], about: str) -> None:
        made = button(self._desk.theme, self._desk.text(words), call, "link")
        made.setAccessibleDescription(about)
        links.addWidget(made)

    def _ask_reason(self) -> None:
        if self.findChild(QLineEdit) is not None:
            return
        desk = self._desk
        field = ReasonField()
        field.setPlaceholderText(desk.text(N_("Why this is fine here")))
        field.setAccessibleName(desk.text(N_("Reason for accepting")))
        field.returnPressed.connect(lambda: self._accept(field.text().strip()))
        self._words.addWidget(field)
        field.setFocus()

    def _accept(self, why: str) -> None:
        if not why:
            return
        finding, desk = self._finding, self._desk
        record = Accepted(
            new_id(),
            check=finding.check,
            record=finding.record,
            field=finding.field,
            detail=finding.detail,
            reason=why,
            day=desk.today,
        )
        desk.document.add(("accepted",), record, text=desk.text(N_("Accept a warning")))

    def _withdraw(self) -> None:
        finding, desk = self._finding, self._desk
        key = (finding.check, finding.record, finding.field, finding.detail)
        same = [
            ("accepted", one.id)
            for one in desk.project.accepted
            if (one.check, one.record, one.field, one.detail) == key
        ]
        desk.document.remove(same, desk.text(N_("Withdraw the acceptance of a warning")))


class ReasonField(QLineEdit):
    """Ask for the reason; Enter accepts, Esc takes the field away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.deleteLater()
            return
        super().keyPressEvent(event)
