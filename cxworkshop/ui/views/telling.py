"""What is told: the draft for one audience, when they are told next, and what customers hear back."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from cxworkshop.language import C_, N_, NO_VALUE, NP_, Language
from cxworkshop.method.figures.improvements import may_quote
from cxworkshop.model.improvements import Area
from cxworkshop.programme import audiences
from cxworkshop.programme.audiences import Occasion
from cxworkshop.programme.drafts import draft
from cxworkshop.programme.you_said import Deed, LeftOut, Pair, you_said
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, button, chip, column, empty, label, row

MOST_OCCASIONS = 6
MOST_PAIRS = 12
MOST_DEEDS = 8


class DraftCard(Card):
    """Offer a message for the selected audience, in the project's language; it is used only when asked for."""

    def __init__(self, desk: Desk) -> None:
        """Make the card; `show_row` fills it."""
        super().__init__(desk.theme, desk.text(N_("First message")))
        self._desk = desk
        self._row = ""
        self._chip = chip(desk.theme, desk.text(N_("Draft by the app")))
        if self.header is not None:
            self.header.insertWidget(1, self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.aside.hide()
        inside = self.pad(16, 12, 16, 14, 10)
        self._for = label(desk.theme, "", "label", "text2", wrap=True)
        self._text = label(desk.theme, "", "body", wrap=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._hint = label(
            desk.theme,
            desk.text(N_("Read it aloud once, and change what does not sound like you.")),
            "caption",
            "text3",
            wrap=True,
        )
        self._use = button(desk.theme, desk.text(N_("Use this draft")), self.use)
        self._copy = button(desk.theme, desk.text(N_("Copy")), self.copy, "ghost", "duplicate")
        for line in (self._for, self._text, self._hint):
            inside.addWidget(line)
        inside.addStretch(1)
        buttons = row(spacing=8, theme=desk.theme)
        buttons.addWidget(self._use)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        inside.addLayout(buttons)

    def text(self) -> str:
        """Give the draft that is shown, "" when there is nothing to tell yet."""
        record = self._desk.project.sharing.find(self._row)
        if record is None:
            return ""
        return draft(self._desk.view(), record, Language(self._desk.project.about.language))

    def show_row(self, id: str) -> None:
        """Show the draft for an audience."""
        desk, self._row = self._desk, id
        record, words = desk.project.sharing.find(id), self.text()
        who = audiences.audience(record, desk.language) if record else NO_VALUE
        self._for.setText(desk.text(N_("For: {audience}"), audience=who))
        nothing = N_("Nothing to tell yet. The draft grows from the widest gap, its target and the first action.")
        self._text.setText(words or desk.text(nothing))
        in_use = bool(words) and record is not None and record.message == words
        self._chip.setText(desk.text(N_("In use")) if in_use else desk.text(N_("Draft by the app")))
        self._chip.setVisible(bool(words))
        self._hint.setVisible(bool(words))
        self._use.setEnabled(bool(words) and not in_use and not desk.document.read_only)
        self._copy.setEnabled(bool(words))

    def use(self) -> None:
        """Put the draft into the message of the audience."""
        desk, words = self._desk, self.text()
        if words:
            desk.document.put(("sharing", self._row, "message"), words, text=desk.text(N_("Use the draft")))
            self.show_row(self._row)
            desk.toast(desk.text(N_("The draft is the message now")), desk.text(N_("Undo")), desk.document.undo)

    def copy(self) -> None:
        """Put the draft on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self._desk.toast(self._desk.text(N_("Copied")))


class Rhythm(Card):
    """List when the audiences are told next; what was told moves on to its next day."""

    def __init__(self, desk: Desk) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__(desk.theme, desk.text(N_("When they hear it next")))
        self._desk = desk
        self._shown: list[Occasion] | None = None
        self._lines = QGridLayout()
        self._lines.setContentsMargins(*(desk.px(side) for side in (16, 8, 16, 12)))
        self._lines.setHorizontalSpacing(desk.px(12))
        self._lines.setVerticalSpacing(desk.px(4))
        self._lines.setColumnStretch(1, 1)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the next days."""
        desk, theme = self._desk, self._desk.theme
        found = audiences.occasions(desk.view())
        if found == self._shown:
            return
        self._shown = found
        empty(self._lines)
        if not found:
            words = N_("No day is set yet. Share within two weeks of the workshop, while the room remembers.")
            self._lines.addWidget(label(theme, desk.text(words), "table", "text2", wrap=True), 0, 0, 1, 3)
        for place, one in enumerate(found[:MOST_OCCASIONS]):
            day = desk.language.weekday_date(one.day)
            passed = one.day < desk.today
            words = desk.text(N_("{day}, late"), day=day) if one.late else day
            self._lines.addWidget(label(theme, words, "table_strong", "warn" if passed else "text"), place, 0)
            who = one.row.owner.strip() or desk.text(N_("owner missing"))
            said = desk.text(
                N_("{audience}: {person}"), audience=audiences.audience(one.row, desk.language), person=who
            )
            self._lines.addWidget(label(theme, said, "table", wrap=True), place, 1)
            told = button(theme, desk.text(N_("Told")), partial(self.told, one), "link")
            told.setAccessibleName(
                desk.text(N_("{audience} has been told"), audience=audiences.audience(one.row, desk.language))
            )
            self._lines.addWidget(told, place, 2, Qt.AlignmentFlag.AlignTop)
            # only now: shown before it is laid out, it would be a window of its own and take the focus away
            told.setVisible(one.then is not None and not desk.document.read_only)
        more = len(found) - MOST_OCCASIONS
        if more > 0:
            words = desk.plural(NP_("One more comes later.", "{n} more come later."), more)
            self._lines.addWidget(label(theme, words, "caption", "text3"), MOST_OCCASIONS, 0, 1, 3)

    def told(self, one: Occasion) -> None:
        """Move an audience on to the day after next."""
        desk = self._desk
        if one.then is None:
            return
        words = desk.text(N_("“{audience}” was told"), audience=audiences.audience(one.row, desk.language))
        desk.document.put(("sharing", one.row.id, "next_date"), one.then, text=words)
        self.refresh()
        day = desk.language.long_date(one.then)
        desk.toast(desk.text(N_("Next time: {day}"), day=day), desk.text(N_("Undo")), desk.document.undo)


class YouSaidCard(Card):
    """Set what customers said beside what was done, and name what was left out on purpose."""

    def __init__(self, desk: Desk) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__(desk.theme, desk.text(N_("You said – we did")))
        self._desk = desk
        self._shown: object = None
        copy = button(desk.theme, desk.text(N_("Copy")), self.copy, "ghost", "duplicate")
        if self.header is not None:
            self.header.addWidget(copy)
        self.aside.hide()
        self._inside = QWidget()
        self.body.addWidget(self._inside)
        self._rows = column(self._inside)

    def refresh(self) -> None:
        """Show the pairs."""
        desk, theme = self._desk, self._desk.theme
        told = desk.view().of(you_said)
        first = [(pair.area, pair.deeds[:MOST_DEEDS], len(pair.deeds)) for pair in told.pairs[:MOST_PAIRS]]
        if (first, told.left_out) == self._shown:
            return
        self._shown = (first, told.left_out)
        empty(self._rows)
        if not told.pairs and not told.left_out:
            words = N_(
                "Nothing to tell back yet. A problem stands here as soon as an action for it is done or has a date."
            )
            line = label(theme, desk.text(words), "table", "text2", wrap=True)
            line.setContentsMargins(*(desk.px(side) for side in (16, 12, 16, 12)))
            self._rows.addWidget(line)
            return
        grid = QGridLayout()
        grid.setContentsMargins(*(desk.px(side) for side in (16, 10, 16, 14)))
        grid.setHorizontalSpacing(desk.px(24))
        grid.setVerticalSpacing(desk.px(10))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self._rows.addLayout(grid)
        if told.pairs:
            for place, words in enumerate((N_("You said"), N_("We did, or do"))):
                grid.addWidget(label(theme, desk.text(words), "label", "text2"), 0, place)
        for pair in told.pairs[:MOST_PAIRS]:
            at = grid.rowCount()
            grid.addLayout(self._said(pair), at, 0)
            grid.addLayout(self._done(pair), at, 1)
        if told.left_out:
            at = grid.rowCount()
            grid.setRowMinimumHeight(at, desk.px(36))
            words = desk.text(N_("What we decided not to do"))
            grid.addWidget(label(theme, words, "label", "text2"), at, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
            for place, one in enumerate(told.left_out[:MOST_PAIRS], at + 1):
                grid.addWidget(label(theme, one.what, "table", wrap=True), place, 0, Qt.AlignmentFlag.AlignTop)
                why = one.why or desk.text(N_("The reason is missing."))
                color = "text2" if one.why else "warn"
                grid.addWidget(label(theme, why, "table", color, wrap=True), place, 1, Qt.AlignmentFlag.AlignTop)

    def _said(self, pair: Pair) -> "QGridLayout":
        theme, made = self._desk.theme, QGridLayout()
        made.addWidget(label(theme, pair.area.title, "table_strong", wrap=True), 0, 0)
        made.addWidget(label(theme, mentions(pair.area, self._desk), "caption", "text2", wrap=True), 1, 0)
        made.setRowStretch(2, 1)
        made.setVerticalSpacing(0)
        return made

    def _done(self, pair: Pair) -> "QGridLayout":
        theme, made = self._desk.theme, QGridLayout()
        for place, deed in enumerate(pair.deeds[:MOST_DEEDS]):
            day = label(theme, deed_day(deed, self._desk), "table", "good" if deed.done else "text2")
            made.addWidget(day, place, 0, Qt.AlignmentFlag.AlignTop)
            made.addWidget(label(theme, deed_text(deed), "table", wrap=True), place, 1)
        more = len(pair.deeds) - MOST_DEEDS
        if more > 0:
            words = self._desk.plural(NP_("and one more", "and {n} more"), more)
            made.addWidget(label(theme, words, "caption", "text3"), MOST_DEEDS, 1)
        made.setColumnStretch(1, 1)
        made.setColumnMinimumWidth(0, theme.px(120))
        made.setHorizontalSpacing(theme.px(12))
        made.setVerticalSpacing(theme.px(2))
        made.setRowStretch(min(len(pair.deeds), MOST_DEEDS + 1), 1)
        return made

    def text(self) -> str:
        """Give all of it as text, one line for each."""
        desk, told = self._desk, self._desk.view().of(you_said)
        lines = []
        for pair in told.pairs:
            deeds = "; ".join(f"{deed_day(deed, desk)}: {deed_text(deed)}" for deed in pair.deeds)
            lines.append(desk.text(N_("You said: {said}. We did, or do: {did}."), said=pair.area.title, did=deeds))
        lines += [_declined(one, desk) for one in told.left_out]
        return "\n".join(lines)

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self._desk.toast(self._desk.text(N_("Copied")))


def _declined(one: LeftOut, desk: Desk) -> str:
    if not one.why:
        return desk.text(N_("We decided not to do: {what}."), what=one.what)
    return desk.text(N_("We decided not to do: {what}. The reason: {why}"), what=one.what, why=one.why)


def mentions(area: Area, desk: Desk) -> str:
    """Say how often a problem was named, of how many comments where those are enough to be shown."""
    if area.count is None:
        return desk.text(N_("not counted"))
    if area.comments_n and may_quote(desk.view(), area):
        words = NP_("{n} mention in {comments} comments", "{n} mentions in {comments} comments")
        return desk.plural(words, area.count, comments=desk.language.number(area.comments_n))
    return desk.plural(NP_("{n} mention", "{n} mentions"), area.count)


def deed_day(deed: Deed, desk: Desk) -> str:
    """Say when something was done, or by when it will be."""
    day = desk.language.short_date(deed.day, year=True) if deed.day else ""
    if deed.done:
        return desk.text(C_("deed", "Done {day}"), day=day) if day else desk.text(C_("deed", "Done"))
    return desk.text(C_("deed", "By {day}"), day=day)


def deed_text(deed: Deed) -> str:
    """Say what was done: its result where it is known."""
    return (deed.action.result if deed.done else "") or deed.action.title
