"""One comment with all its words, and the problems that it speaks of."""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from cxworkshop.language import N_, NO_VALUE
from cxworkshop.method.figures.comments import Readable
from cxworkshop.method.figures.improvements import mentions
from cxworkshop.model.ids import new_id
from cxworkshop.model.imports import Comment
from cxworkshop.model.improvements import Area
from cxworkshop.model.project import Project, code
from cxworkshop.programme.names import plain
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import REDO, UNDO
from cxworkshop.ui.icons import icon
from cxworkshop.ui.parts import button, column, label, row
from cxworkshop.ui.views.comment_list import score_text, segments_text
from cxworkshop.ui.views.problem_ticks import Offer, ProblemTicks

HIGH, LOW = 104, 64
"""The room for the words; longer ones are scrolled."""


class CommentReading(QWidget):
    """Read a comment, tick its problems, or type a new one for it."""

    left = Signal()
    """The keys should go back to the comments."""

    def __init__(self, desk: Desk, added: Callable[[], Any]) -> None:
        """Begin without a comment; `added` is called after a problem was made."""
        super().__init__()
        self.desk = desk
        self._added = added
        self._id = ""
        theme, text = desk.theme, desk.text
        self.about = label(theme, "", "caption", "text2", wrap=True)
        self.open = button(theme, text(N_("Open")), lambda: desk.open_sheet(("comments", self._id)), "link")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFont(theme.font("body"))
        self.words.setAccessibleName(text(N_("Comment")))
        self.ticks = ProblemTicks(desk)
        self.ticks.ticked.connect(self._tick)
        self.ticks.left.connect(self.left)
        self.new = QLineEdit()
        self.new.setPlaceholderText(text(N_("Type a new problem here")))
        self.new.setAccessibleName(text(N_("New problem that the comment speaks of")))
        self.new.addAction(icon(theme, "plus", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        self.new.returnPressed.connect(self._make)
        self.new.installEventFilter(self)
        for part in (self.ticks, self.new):
            part.setEnabled(not desk.document.read_only)
        self._lay_out()

    def _lay_out(self) -> None:
        theme, text = self.desk.theme, self.desk.text
        side = column(self)
        side.addWidget(line())
        top = row(margins=(16, 6, 8, 0), spacing=8, theme=theme)
        top.addWidget(self.about, 1)
        top.addWidget(self.open)
        side.addLayout(top)
        words = row(margins=(16, 4, 16, 6), theme=theme)
        words.addWidget(self.words)
        side.addLayout(words)
        heads = row(margins=(16, 2, 16, 4), spacing=8, theme=theme)
        heads.addWidget(label(theme, text(N_("It speaks of")), "label", "text2"), 1)
        heads.addWidget(label(theme, text(N_("Comments")), "label", "text2"))
        side.addLayout(heads)
        side.addWidget(self.ticks, 1)
        side.addWidget(line())
        foot = row(margins=(16, 8, 16, 8), theme=theme)
        foot.addWidget(self.new)
        side.addLayout(foot)

    # What is shown

    def fit(self, height: int, roomy: bool) -> None:
        """Be so high; where there is little room the problems have more of it than the words."""
        self.setFixedHeight(height)
        self.words.setFixedHeight(self.desk.px(HIGH if roomy else LOW))

    def show_comment(self, one: Readable | None) -> None:
        """Show a comment, or none."""
        self._id = one.id if one is not None else ""
        self.words.setPlainText(one.text if one is not None else "")
        about = (score_text(self.desk, one), segments_text(self.desk, one)) if one is not None else ()
        self.about.setText(" · ".join(part for part in about if part))
        self.setEnabled(one is not None)
        self.show_ticks()

    def show_ticks(self) -> None:
        """Show what the comment speaks of now; how many others do follows when figures have settled."""
        comment = self._comment()
        self.ticks.show_ticked(comment.areas if comment is not None else ())

    def refresh(self) -> None:
        """Show the problems, with how many comments speak of each."""
        project, found = self.desk.project, self.desk.view().of(mentions)
        offers = []
        for area in project.areas:
            spoken = found[area.id].found if area.id in found else 0
            offers.append(Offer(area.id, code(project, "areas", area.id), area.title or NO_VALUE, spoken))
        self.ticks.show_problems(offers)
        self.show_ticks()

    # What is done

    def _comment(self) -> Comment | None:
        return self.desk.project.comments.find(self._id)

    def _tick(self, area: str, on: bool) -> None:
        """Say that the comment speaks of a problem, or that it does not."""
        comment, problem = self._comment(), self.desk.project.areas.find(area)
        if comment is None or problem is None:
            return
        rest = tuple(one for one in comment.areas if one != area)
        words = self.desk.text(N_("Comment on {name}"), name=self.desk.language.quote(problem.title))
        self.desk.document.put(("comments", comment.id, "areas"), (*rest, area) if on else rest, words)

    def _make(self) -> None:
        """Make a problem that the comment speaks of; one of the same name is ticked instead."""
        comment, title = self._comment(), self.new.text().strip()
        if comment is None or not title:
            return
        self.new.setText("")
        known = next((area.id for area in self.desk.project.areas if plain(area.title) == plain(title)), "")
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
        self._added()
        self.ticks.show_last()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take back what was done with the comment, once nothing is typed that could be taken back first."""
        if not isinstance(event, QKeyEvent) or event.keyCombination() not in (*UNDO, *REDO):
            return super().eventFilter(watched, event)
        if self.new.isUndoAvailable() or self.new.isRedoAvailable():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
        elif event.type() == QEvent.Type.KeyPress:
            (self.desk.document.undo if event.keyCombination() in UNDO else self.desk.document.redo)()
        return True


def line() -> QFrame:
    """Make a thin line across."""
    made = QFrame()
    made.setObjectName("line")
    return made
