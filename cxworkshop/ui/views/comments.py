"""What customers wrote, to be sorted into problems, and hidden where there is too little of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QWidget

from cxworkshop.language import C_, N_, NP_
from cxworkshop.method.figures.comments import Readable, ToRead, to_read
from cxworkshop.programme.imports import MOOD
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import icon
from cxworkshop.ui.part import Place
from cxworkshop.ui.parts import Card, button, column, label, row
from cxworkshop.ui.segmented import SegmentedControl
from cxworkshop.ui.views.comment_list import CommentList, too_few_text
from cxworkshop.ui.views.comment_reading import CommentReading, line
from cxworkshop.ui.views.info_line import InfoLine

ALL = ""
STACKED = 700
"""Below this width, in lengths of the design, the problems stand below the comments."""
AROUND, LOWEST, HIGHEST, ROOMY = 170, 290, 460, 400
STACKED_HIGH, STACKED_READING = 250, 360
SEEN = ("improvements", "comments")
"""Under this name the desk remembers the filter and the comment that was read last."""


class CommentsCard(Card):
    """Read the comments of the imports, and tick the problems that each speaks of."""

    def __init__(self, desk: Desk, added: Callable[[], Any]) -> None:
        """Build everything; `added` is called after a problem was made from a comment."""
        super().__init__(desk.theme, desk.text(N_("What customers wrote")), " ")
        self.desk = desk
        self._found = ToRead((), 0, frozenset(), False)
        self._folded: dict[str, str] = {}
        mood, words, self._last = desk.memory.get(SEEN, (ALL, "", ""))
        self.invite = self._make_invite()
        self.why = InfoLine(self.theme)
        self.tools = self._make_tools(mood, words)
        self.reading = CommentReading(desk, added)
        self.sides = self._make_sides()
        self.counted, self._below = InfoLine(self.theme), line()
        for part in (self.invite, self.why, self.tools, self.sides, self._below, self.counted):
            self.body.addWidget(part)
        desk.document.changed.connect(self._changed)

    def _make_invite(self) -> QWidget:
        desk, made = self.desk, QWidget()
        beside = row(made, (16, 12, 16, 12), 16, self.theme)
        words = N_(
            "No comments yet. Import a survey with an open question and keep its comments, masked: here you sort them "
            "into problems and see how many speak of each."
        )
        beside.addWidget(label(self.theme, desk.text(words), "table", "text2", wrap=True), 1)
        self.bring = button(self.theme, desk.text(N_("Import survey answers…")), desk.import_survey, picture="import")
        self.bring.setEnabled(not desk.document.read_only)
        beside.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _make_tools(self, mood: str, words: str) -> QWidget:
        desk, theme, made = self.desk, self.theme, QWidget()
        choices = [(ALL, desk.text(C_("scores", "All"))), *((key, desk.text(said)) for key, said in MOOD.items())]
        self.moods = SegmentedControl(theme, desk.language, desk.text(N_("Score beside the comment")), choices, True)
        self.moods.show_choice(mood)
        self.moods.chosen.connect(self._choose)
        self.search = QLineEdit(words)
        self.search.setPlaceholderText(desk.text(N_("Search the comments")))
        self.search.setAccessibleName(desk.text(N_("Search the comments")))
        self.search.addAction(icon(theme, "search", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(theme.px(140))
        self.search.setMaximumWidth(theme.px(320))
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self._tools: QBoxLayout = row(made, (16, 10, 16, 10), 12, theme)
        scores = row(spacing=8, theme=theme)
        scores.addWidget(label(theme, desk.text(N_("Score")), "label", "text2"))
        scores.addWidget(self.moods)
        scores.addStretch(1)
        self._tools.addLayout(scores, 1)
        self._tools.addWidget(self.search, 1)
        return made

    def _make_sides(self) -> QWidget:
        made = QWidget()
        self._sides: QBoxLayout = row(made)
        self.list = CommentList(self.desk)
        self.list.turned.connect(self._turned)
        self.list.opened.connect(lambda id: self.desk.open_sheet(("comments", id)))
        self.list.to_problems.connect(lambda: self.reading.ticks.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.to_search.connect(self._seek)
        self.reading.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.none = label(self.theme, "", "table", "text2", wrap=True)
        self.none.setMargin(self.theme.px(16))
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = column()
        left.addWidget(line())
        left.addWidget(self.list, 1)
        left.addWidget(self.none, 1)
        self._between = QFrame()
        self._between.setFixedWidth(1)
        self._between.setStyleSheet(f"background: {self.theme.tokens['border']};")
        self._sides.addLayout(left, 11)
        self._sides.addWidget(self._between)
        self._sides.addWidget(self.reading, 9)
        return made

    # What is shown

    def fit(self, width: int, height: int) -> None:
        """Fill a room of this size: the comments scroll by themselves, so that problems and filter stay in sight."""
        px, ways = self.theme.px, QBoxLayout.Direction
        stacked = width < px(STACKED)
        for layout in (self._sides, self._tools):
            layout.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._between.setVisible(not stacked)
        high = max(px(LOWEST), min(px(HIGHEST), height - px(AROUND)))
        self.list.setFixedHeight(px(STACKED_HIGH) if stacked else high)
        self.reading.fit(px(STACKED_READING) if stacked else high + 1, stacked or high > px(ROOMY))

    def refresh(self) -> None:
        """Show the comments that may be read, or why none is."""
        found = self.desk.view().of(to_read)
        self.invite.setVisible(not self.desk.project.comments)
        for part in (self.tools, self.sides, self._below):
            part.setVisible(bool(found.rows))
        self.why.say(too_few_text(self.desk, found.hidden) if found.hidden else "")
        if found != self._found:
            self._found = found
            self._filter()
        self.reading.refresh()
        self.counted.say(self._sum() if found.rows else "")

    def _sum(self) -> str:
        """Say how many comments are sorted, and what their number does not tell."""
        project = self.desk.project
        known = project.areas.places()
        n = sum(any(area in known for area in one.areas) for one in project.comments)
        words = NP_(
            "{n} of {all} comments speaks of a problem. Not everybody writes, so this counts comments, not customers.",
            "{n} of {all} comments speak of a problem. Not everybody writes, so this counts comments, not customers.",
        )
        said = self.desk.plural(words, n, all=self.desk.language.number(len(project.comments)))
        return f"{said} {self._left_out()}" if self._found.without else said

    def _left_out(self) -> str:
        """Say that some comments stand without score or segment, and why."""
        words = N_(
            "A score or a segment that fewer than {least} comments share is not shown, "
            "so that nobody can be recognised."
        )
        return self.desk.text(words, least=self.desk.language.number(self.desk.project.constants.freetext_k))

    def _filter(self) -> None:
        """Show the comments of the chosen score with all the words that are sought."""
        mood, words = self.moods.choice(), self.search.text()
        shown = [one for one in self._found.rows if mood in (ALL, one.mood)]
        if words.strip():
            shown = self._with_words(shown, words)
        self.list.show_comments(shown, self._last)
        self.list.setVisible(bool(shown))
        self.none.setVisible(not shown)
        nothing = N_("No comment fits. Choose another score, or search for a part of a word.")
        self.none.setText(self._left_out() if mood in self._found.moods else self.desk.text(nothing))
        self._say_how_many(len(shown))

    def _with_words(self, rows: list[Readable], words: str) -> list[Readable]:
        from cxworkshop.programme.search import fold  # not before somebody searches

        for one in rows:
            if one.text not in self._folded:
                self._folded[one.text] = fold(one.text)
        parts = fold(words).split()
        return [one for one in rows if all(part in self._folded[one.text] for part in parts)]

    def _say_how_many(self, shown: int) -> None:
        desk, every = self.desk, len(self._found.rows)
        words = desk.plural(NP_("{n} comment", "{n} comments"), every) if every else ""
        if shown < every:
            number = desk.language.number
            words = desk.text(N_("{n} of {all}"), n=number(shown), all=number(every))
        self.aside.setText(words)
        name = desk.text(N_("Comments"))
        self.list.setAccessibleName(f"{name}, {words}" if words else name)

    def _turned(self, id: str) -> None:
        """Show one comment with all its words."""
        self._last = id or self._last
        self.desk.memory[SEEN] = (self.moods.choice(), self.search.text(), self._last)
        self.reading.show_comment(self.list.rows.entries[self.list.currentIndex().row()] if id else None)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay in sight while somebody works here and the table above grows or shrinks."""
        super().moveEvent(event)
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        focus = self.window().focusWidget()
        if isinstance(area, QScrollArea) and focus is not None and self.isAncestorOf(focus):
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + event.pos().y() - event.oldPos().y())

    # What is done

    def _changed(self, place: Place) -> None:
        if self.isVisible() and (not place or place[0] in ("comments", "areas")):
            self.reading.show_ticks()
            self.list.viewport().update()

    def _choose(self, mood: str) -> None:
        self.moods.show_choice(mood)
        self._filter()

    def _seek(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show all with Esc, and go to what was found with Enter or the down arrow."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)
