"""What customers wrote, to be sorted into problems, and hidden where there is too little of it."""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QPlainTextEdit, QWidget

from cxworkshop.language import C_, N_, NO_VALUE, NP_
from cxworkshop.method.figures.comments import Readable, ToRead, to_read
from cxworkshop.method.figures.improvements import mentions
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Area
from cxworkshop.model.project import Project, code
from cxworkshop.programme.imports import MOOD
from cxworkshop.programme.names import plain
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import icon
from cxworkshop.ui.part import Place
from cxworkshop.ui.parts import Card, button, column, label, row
from cxworkshop.ui.segmented import SegmentedControl
from cxworkshop.ui.views.comment_list import CommentList, score_text, segments_text
from cxworkshop.ui.views.info_line import InfoLine
from cxworkshop.ui.views.painted_list import NO_PARENT
from cxworkshop.ui.views.problem_ticks import Offer, ProblemTicks

ALL = ""
STACKED = 700
"""Below this width, in lengths of the design, the problems stand below the comments."""
AROUND, LOWEST, HIGHEST, ROOMY = 170, 290, 460, 400
STACKED_HIGH, STACKED_READING = 250, 360
WORDS_HIGH, WORDS_LOW = 104, 64
"""The room for a comment; longer ones are scrolled."""
SEEN = ("improvements", "comments")
"""Under this name the desk remembers the filter and the comment that was read last."""


class CommentsCard(Card):
    """Read the comments of the imports, and tick the problems that each speaks of."""

    def __init__(self, desk: Desk, added: Callable[[str], Any]) -> None:
        """Build everything; `added` is told of a problem that was made from a comment."""
        super().__init__(desk.theme, desk.text(N_("What customers wrote")), " ")
        self.desk = desk
        self._added = added
        self._found: ToRead | None = None
        self._folded: dict[str, str] = {}
        mood, words, self._last = desk.memory.get(SEEN, (ALL, "", ""))
        self.invite = self._make_invite()
        self.why = InfoLine(self.theme)
        self.tools = self._make_tools(mood, words)
        self.sides = QWidget()
        self._sides: QBoxLayout = row(self.sides)
        self._make_sides()
        self.counted, self._below = InfoLine(self.theme), _line()
        for part in (self.invite, self.why, self.tools, self.sides, self._below, self.counted):
            self.body.addWidget(part)
        desk.document.changed.connect(self._changed)

    def _make_invite(self) -> QWidget:
        desk, made = self.desk, QWidget()
        line = row(made, (16, 12, 16, 12), 16, self.theme)
        words = N_(
            "No comments yet. Import a survey with an open question and keep its comments, masked: here you sort them "
            "into problems and see how many speak of each."
        )
        line.addWidget(label(self.theme, desk.text(words), "table", "text2", wrap=True), 1)
        self.bring = button(self.theme, desk.text(N_("Import survey answers…")), desk.import_survey, picture="import")
        self.bring.setEnabled(not desk.document.read_only)
        line.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignVCenter)
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

    def _make_sides(self) -> None:
        desk, theme = self.desk, self.theme
        self.sides.setObjectName("surface")
        self.list = CommentList(desk)
        self.list.turned.connect(self._turned)
        self.list.opened.connect(self._open)
        self.list.to_problems.connect(lambda: self.ticks.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.to_search.connect(self._seek)
        self.none = label(theme, "", "table", "text2", wrap=True)
        self.none.setMargin(theme.px(16))
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = column()
        left.addWidget(_line())
        left.addWidget(self.list, 1)
        left.addWidget(self.none, 1)
        self._sides.addLayout(left, 11)
        self._between = QFrame()
        self._between.setFixedWidth(1)
        self._between.setStyleSheet(f"background: {theme.tokens['border']};")
        self._sides.addWidget(self._between)
        self._sides.addWidget(self._make_reading(), 9)

    def _make_reading(self) -> QWidget:
        """Make the right side: one comment with all its words, and its problems."""
        desk, theme = self.desk, self.theme
        self.reading = QWidget()
        side = column(self.reading)
        side.addWidget(_line())
        head = row(margins=(16, 6, 8, 0), spacing=8, theme=theme)
        self.about = label(theme, "", "caption", "text2", wrap=True)
        head.addWidget(self.about, 1)
        self.open = button(theme, desk.text(N_("Open")), lambda: self._open(self.list.current_id()), "link")
        head.addWidget(self.open)
        side.addLayout(head)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFont(theme.font("body"))
        self.words.setAccessibleName(desk.text(N_("Comment")))
        text = row(margins=(16, 4, 16, 6), theme=theme)
        text.addWidget(self.words)
        side.addLayout(text)
        head = row(margins=(16, 2, 16, 4), spacing=8, theme=theme)
        head.addWidget(label(theme, desk.text(N_("It speaks of")), "label", "text2"), 1)
        head.addWidget(label(theme, desk.text(N_("Comments")), "label", "text2"))
        side.addLayout(head)
        self.ticks = ProblemTicks(desk)
        self.ticks.ticked.connect(self._tick)
        self.ticks.to_comments.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        side.addWidget(self.ticks, 1)
        side.addWidget(_line())
        self.new = QLineEdit()
        self.new.setPlaceholderText(desk.text(N_("Type a new problem here")))
        self.new.setAccessibleName(desk.text(N_("New problem that the comment speaks of")))
        self.new.addAction(icon(theme, "plus", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        self.new.returnPressed.connect(self._make)
        foot = row(margins=(16, 8, 16, 8), theme=theme)
        foot.addWidget(self.new)
        side.addLayout(foot)
        for part in (self.ticks, self.new):
            part.setEnabled(not desk.document.read_only)
        return self.reading

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
        self.reading.setFixedHeight(px(STACKED_READING) if stacked else high + 1)
        self.words.setFixedHeight(px(WORDS_HIGH) if stacked or high > px(ROOMY) else px(WORDS_LOW))

    def refresh(self) -> None:
        """Show the comments that may be read, or why none is."""
        found, kept = self.desk.view().of(to_read), len(self.desk.project.comments)
        self.invite.setVisible(not kept)
        self.tools.setVisible(bool(found.rows))
        self.sides.setVisible(bool(found.rows))
        self._below.setVisible(bool(found.rows))
        self.why.say(self._hidden(found.hidden) if found.hidden else "")
        if found != self._found:
            self._found = found
            self._filter()
        self._show_problems()
        self.counted.say(self._sum() if found.rows else "")
        self._say_how_many()

    def _hidden(self, n: int) -> str:
        words = NP_(
            "One comment is kept and not shown: from {least} on they are shown, so that nobody can be recognised.",
            "{n} comments are kept and not shown: from {least} on they are shown, so that nobody can be recognised.",
        )
        return self.desk.plural(words, n, least=self.desk.language.number(self.desk.project.constants.freetext_k))

    def _sum(self) -> str:
        """Say how many comments are sorted, and what their number does not tell."""
        project = self.desk.project
        sorted_ = sum(any(map(project.areas.places().__contains__, one.areas)) for one in project.comments)
        words = NP_(
            "{n} of {all} comments speaks of a problem. Not everybody writes, so this counts comments, not customers.",
            "{n} of {all} comments speak of a problem. Not everybody writes, so this counts comments, not customers.",
        )
        said = self.desk.plural(words, sorted_, all=self.desk.language.number(len(project.comments)))
        return f"{said} {self._unscored()}".strip()

    def _unscored(self) -> str:
        """Say that some comments stand without their score, and why."""
        if self._found is None or not self._found.moods:
            return ""
        words = N_("A score that fewer than {least} comments have is not shown, so that nobody can be recognised.")
        return self.desk.text(words, least=self.desk.language.number(self.desk.project.constants.freetext_k))

    def _filter(self) -> None:
        """Show the comments of the chosen score with all the words that are sought."""
        rows = self._found.rows if self._found is not None else ()
        mood, words = self.moods.choice(), self.search.text()
        shown: list[Readable] = [one for one in rows if mood in (ALL, one.mood)]
        if words.strip():
            shown = self._with_words(shown, words)
        self.list.show_comments(shown, self._last)
        self.list.setVisible(bool(shown))
        self.none.setVisible(not shown)
        self.none.setText(self._nothing(mood))
        self._say_how_many()

    def _with_words(self, rows: list[Readable], words: str) -> list[Readable]:
        from cxworkshop.programme.search import fold

        for one in rows:
            if one.text not in self._folded:
                self._folded[one.text] = fold(one.text)
        parts = fold(words).split()
        return [one for one in rows if all(part in self._folded[one.text] for part in parts)]

    def _nothing(self, mood: str) -> str:
        if self._found is not None and mood in self._found.moods:
            return self._unscored()
        return self.desk.text(N_("No comment fits. Choose another score, or search for a part of a word."))

    def _say_how_many(self) -> None:
        desk, shown = self.desk, self.list.rows.rowCount(NO_PARENT)
        kept = len(self._found.rows) if self._found is not None else 0
        if shown == kept:
            words = desk.plural(NP_("{n} comment", "{n} comments"), kept) if kept else ""
        else:
            words = desk.text(N_("{n} of {all}"), n=desk.language.number(shown), all=desk.language.number(kept))
        self.aside.setText(words)
        self.list.setAccessibleName(f"{desk.text(N_('Comments'))}, {words}")

    def _turned(self, id: str) -> None:
        """Show one comment with all its words."""
        self._last = id or self._last
        self._remember()
        row = self.list.currentIndex().row()
        one: Readable | None = self.list.rows.entries[row] if id else None
        self.words.setPlainText(one.text if one is not None else "")
        about = (score_text(self.desk, one), segments_text(self.desk, one)) if one is not None else ()
        self.about.setText(" · ".join(part for part in about if part))
        self.reading.setEnabled(one is not None)
        self._show_ticks()

    def _show_problems(self) -> None:
        project, found = self.desk.project, self.desk.view().of(mentions)
        offers = [
            Offer(
                area.id,
                code(project, "areas", area.id),
                area.title or NO_VALUE,
                found[area.id].found if area.id in found else 0,
            )
            for area in project.areas
        ]
        self.ticks.show_problems(offers)
        self._show_ticks()

    def _show_ticks(self) -> None:
        """Show what the comment speaks of now; how many others do follows when figures have settled."""
        comment = self.desk.project.comments.find(self.list.current_id())
        self.ticks.show_ticked(comment.areas if comment is not None else ())

    # What is done

    def _changed(self, place: Place) -> None:
        if self.isVisible() and (not place or place[0] in ("comments", "areas")):
            self._show_ticks()
            self.list.viewport().update()

    def _choose(self, mood: str) -> None:
        self.moods.show_choice(mood)
        self._filter()

    def _seek(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _remember(self) -> None:
        self.desk.memory[SEEN] = (self.moods.choice(), self.search.text(), self._last)

    def _open(self, id: str) -> None:
        self.desk.open_sheet(("comments", id))

    def _tick(self, area: str, on: bool) -> None:
        """Say that the comment speaks of a problem, or that it does not."""
        comment = self.desk.project.comments.find(self.list.current_id())
        problem = self.desk.project.areas.find(area)
        if comment is None or problem is None:
            return
        rest = tuple(one for one in comment.areas if one != area)
        words = self.desk.text(N_("Comment on {name}"), name=self.desk.language.quote(problem.title))
        self.desk.document.put(("comments", comment.id, "areas"), (*rest, area) if on else rest, words)

    def _make(self) -> None:
        """Make a problem that the comment speaks of; one of the same name is ticked instead."""
        project, title = self.desk.project, self.new.text().strip()
        comment = project.comments.find(self.list.current_id())
        if comment is None or not title:
            return
        self.new.clear()
        known = next((area.id for area in project.areas if plain(area.title) == plain(title)), "")
        if known:
            self._tick(known, True)
            return
        # nothing that somebody wrote is copied: a quote would be printed, however few comments there are
        area = Area(id=new_id(), title=title, source="survey comments")
        marked = msgspec.structs.replace(comment, areas=(*comment.areas, area.id))

        def make(project: Project) -> Project:
            comments = project.comments.replace(project.comments.places()[comment.id], marked)
            areas = type(project.areas)((*project.areas, area))
            return msgspec.structs.replace(project, comments=comments, areas=areas)

        self.desk.document.change(make, ("areas", area.id), self.desk.text(N_("Add an improvement area")))
        self._added(area.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show all with Esc, and go from the search to what it found with Enter or the down arrow."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)


def _line() -> QFrame:
    made = QFrame()
    made.setObjectName("line")
    return made
