"""Save a questionnaire: on paper, for LimeSurvey or as text, with what to think of before it is sent."""

import os
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QWidget
from shiboken6 import isValid

from cxworkshop.language import LOCALES, N_, NP_, Message
from cxworkshop.model.project import code
from cxworkshop.programme.choices import LANGUAGE, word
from cxworkshop.programme.messages import file_text
from cxworkshop.storage.file import refuse_existing, write_new
from cxworkshop.storage.problems import FileProblem
from cxworkshop.storage.shelf import clean_name
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.files import ask_where_to_save
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.parts import Card, button, column, empty, label, row, scrolled, shortened
from cxworkshop.ui.questionnaire import ENDINGS, Kind, Outlook, Wanted, look, nothing_text, written
from cxworkshop.ui.task import Task
from cxworkshop.ui.views.choice import Choice
from cxworkshop.ui.views.plan_options import PAPERS

CHOSEN = ("metrics", "questionnaire")
"""The name under which the desk remembers what was chosen last."""
LONGEST_PART = 60
AROUND = (8, 40)
"""What a window needs around it on the screen."""

KINDS: dict[Kind, Message] = {
    "pdf": N_("PDF on paper"),
    "limesurvey": N_("Survey file for LimeSurvey"),
    "text": N_("Text for any other tool"),
}
FILES: dict[Kind, Message] = {
    "pdf": N_("PDF files (*.pdf)"),
    "limesurvey": N_("Survey files for LimeSurvey (*.txt)"),
    "text": N_("Text files (*.txt)"),
}
ABOUT: dict[Kind, Message] = {
    "pdf": N_("The questions with boxes to tick, and a sheet on which the answers are counted."),
    "limesurvey": N_(
        "Import the file as a new survey. It holds every language in which all questions are asked; the one that you "
        "choose comes first."
    ),
    "text": N_("The questions and their answers, to copy into the tool that you use."),
}
ASKED = NP_("One question. Languages: {languages}", "{n} questions. Languages: {languages}")
NO_REMARKS = N_("Nothing stands out. Let somebody who does not know the project read it before you send it.")
IS_PROJECT = N_("{path} is the name of a project. Give the questionnaire another name, such as questions.pdf.")
NOT_MADE = N_("The questionnaire could not be made. Your project is safe. Try again, or choose another kind.")


class QuestionnaireDialog(QDialog):
    """Choose which questionnaire, read what is weak in it, save it."""

    looked = Signal()
    """What is chosen has been looked through; the sentences are on the screen."""
    saved = Signal(str)
    """The file was written there."""
    failed = Signal()
    """It was not; the sentence is on the screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Start from what was chosen last, or from paper in the project's language."""
        super().__init__(parent)
        self.desk = desk
        self.outlook: Outlook | None = None
        self._looking: Task | None = None
        self._saving = False
        self.setWindowTitle(desk.text(N_("Questionnaire")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = desk.theme
        outer = column(self, (24, 20, 24, 20), 16, theme)
        outer.addLayout(self._build_choices())
        self.about = label(theme, "", "table", "text2", wrap=True)
        # beside the fields, not narrower than they are: else the window would be made higher than it need be
        self.about.setMinimumWidth(desk.px(440))
        outer.addWidget(self.about)
        outer.addWidget(self._build_remarks(), 1)
        self.problem = label(theme, "", "table", "bad", wrap=True)
        self.problem.hide()
        outer.addWidget(self.problem)
        outer.addLayout(self._build_foot())
        self._ring = FocusRing(self, theme)
        self.resize(QSize(desk.px(640), desk.px(560)).boundedTo(self.screen().availableSize() - QSize(*AROUND)))
        self.kind.setFocus()
        self._choose()

    def _build_choices(self) -> QGridLayout:
        desk, view = self.desk, self.desk.view()
        last = desk.memory.get(CHOSEN) or Wanted("pdf", desk.project.about.language)
        kinds = [(kind, desk.text(words)) for kind, words in KINDS.items()]
        languages = [(code, locale.name) for code, locale in LOCALES.items()]
        sources = [("", desk.text(N_("All metrics that can be asked")))]
        for source in view.collection:
            name = " ".join(f"{code(view, 'collection', source.id)} {source.name}".split())
            sources.append((source.id, name))
        papers = [(paper, desk.text(words)) for paper, words in PAPERS.items()]
        self.kind = Choice(desk.theme, desk.text(N_("Kind of file")), kinds, last.kind)
        self.language = Choice(desk.theme, desk.text(N_("Language")), languages, last.language)
        self.source = Choice(desk.theme, desk.text(N_("Source in step 4")), sources, last.source)
        self.paper = Choice(desk.theme, desk.text(N_("Paper")), papers, last.paper)
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(16))
        grid.setVerticalSpacing(desk.px(12))
        for at, choice in enumerate((self.kind, self.language, self.source, self.paper)):
            grid.addWidget(choice, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % 2, 1)
            choice.box.currentIndexChanged.connect(self._choose)
        return grid

    def _build_remarks(self) -> Card:
        desk, theme = self.desk, self.desk.theme
        card = Card(theme, desk.text(N_("Before you send it")))
        inside = QWidget()
        self._remarks = column(inside, (16, 12, 16, 14), 10, theme)
        # as high as its words are at its width, not at the narrowest: there is nothing to scroll to below them
        inside.setMinimumHeight(1)
        self.area = scrolled(inside, "surface")
        # read with the arrow keys where there is more than fits
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(desk.text(N_("Before you send it")))
        tokens = theme.tokens
        self.area.setObjectName("remarks")
        self.area.setStyleSheet(
            f"QScrollArea#remarks {{ border: 2px solid transparent; background: {tokens['surface']}; }}"
            f"QScrollArea#remarks:focus {{ border: 2px solid {tokens['focus']}; }}"
            f"QScrollArea#remarks > QWidget, QWidget#surface {{ background: {tokens['surface']}; }}"
        )
        card.pad(2, 0, 2, 6).addWidget(self.area)
        return card

    def _build_foot(self) -> QHBoxLayout:
        desk, theme = self.desk, self.desk.theme
        foot = row(spacing=12, theme=theme)
        foot.addWidget(button(theme, desk.text(N_("Close")), self.reject, "ghost"))
        foot.addStretch(1)
        self.save = button(theme, desk.text(N_("Save…")), self.save_as, "primary")
        foot.addWidget(self.save)
        return foot

    def wanted(self) -> Wanted:
        """Give what is chosen."""
        kind, language, source, paper = (
            choice.box.currentData() for choice in (self.kind, self.language, self.source, self.paper)
        )
        return Wanted(kind, language, source, paper)

    # What it would be

    def _choose(self) -> None:
        """Look through what is chosen now, beside the window."""
        desk, wanted = self.desk, self.wanted()
        desk.memory[CHOSEN] = wanted
        self.paper.setEnabled(wanted.kind == "pdf")
        self.about.setText(desk.text(ABOUT[wanted.kind]))
        self.problem.hide()
        view, language = desk.view(), desk.language
        task = Task(lambda task: look(view, wanted, language), self)
        self._looking = task
        task.done.connect(lambda outlook: self._show(task, outlook))
        task.failed.connect(lambda error: self._show(task, None))
        task.start()

    def _show(self, task: Task, outlook: Outlook | None) -> None:
        """Show what was found, if nothing else was chosen meanwhile."""
        if task is not self._looking:
            return
        desk, self._looking, self.outlook = self.desk, None, outlook
        empty(self._remarks)
        if outlook is None:
            self._say(desk.text(NOT_MADE), "body", "bad")
        elif outlook.nothing:
            self._say(outlook.nothing, "body")
        else:
            names = ", ".join(word(LANGUAGE, code, desk.language) for code in outlook.languages)
            self._say(desk.plural(ASKED, outlook.questions, languages=names), "table", "text2")
            for remark in outlook.remarks:
                self._say(remark.title, "body_strong", reason=remark.reason)
            if not outlook.remarks:
                self._say(desk.text(NO_REMARKS), "body")
        self._remarks.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self._allow()
        self.looked.emit()

    def _say(self, words: str, style: str, color: str = "text", reason: str = "") -> None:
        one = column(spacing=2, theme=self.desk.theme)
        one.addWidget(label(self.desk.theme, words, style, color, wrap=True))
        if reason:
            one.addWidget(label(self.desk.theme, reason, "table", "text2", wrap=True))
        self._remarks.addLayout(one)

    def _allow(self) -> None:
        self.save.setEnabled(not self._saving and not (self.outlook is not None and self.outlook.nothing))

    # The file

    def save_as(self) -> None:
        """Ask where the file shall be, and write it there."""
        desk, wanted = self.desk, self.wanted()
        folder = desk.settings.values.export_folder
        place = Path(folder) if folder and Path(folder).is_dir() else desk.document.path.parent
        proposed = place / f"{clean_name(self._name(wanted))}{ENDINGS[wanted.kind]}"
        path = ask_where_to_save(self, desk.text(N_("Save the questionnaire")), proposed, desk.text(FILES[wanted.kind]))
        if path:
            self.save_to(Path(path))

    def _name(self, wanted: Wanted) -> str:
        """Propose a name that tells apart what is saved from one project."""
        desk = self.desk
        name = shortened(desk.project.profile.name or desk.document.path.stem, LONGEST_PART)
        parts = [desk.text(N_("{name}, questionnaire"), name=name)]
        source = desk.project.collection.find(wanted.source)
        if source is not None:
            parts.append(shortened(source.name, LONGEST_PART).strip() or code(desk.view(), "collection", source.id))
        if wanted.kind == "limesurvey":
            parts.append("LimeSurvey")
        elif wanted.language != desk.project.about.language:
            parts.append(wanted.language)
        return ", ".join(parts)

    def save_to(self, path: Path) -> None:
        """Write what is chosen, of the project as it is now, beside the window; `saved` or `failed` follows."""
        if self._saving:
            return
        desk, place = self.desk, os.path.realpath(path)
        if place.lower().endswith(".cxw") or place == os.path.realpath(desk.document.path):
            self._complain(desk.text(IS_PROJECT, path=path))
            return
        self._saving = True
        self._allow()
        self.problem.hide()
        view, wanted, window = desk.view(), self.wanted(), self.parentWidget()

        def work(task: Task) -> None:
            refuse_existing(path, force=True)
            write_new(path, written(view, wanted))

        # what is being written outlives the dialog, and whether it was written is said all the same
        saving = Task(work, desk, needed=True)
        saving.done.connect(lambda result: self._is_saved(desk, path))
        saving.failed.connect(lambda error: self._not_saved(desk, window, error))
        saving.start()

    def _is_saved(self, desk: Desk, path: Path) -> None:
        desk.settings.values.export_folder = str(path.parent)
        desk.settings.save()
        desk.toast(
            desk.text(N_("Saved as {name}"), name=path.name),
            desk.text(N_("Open")),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )
        if isValid(self):
            self._saving = False
            self.saved.emit(str(path))
            self.accept()

    def _not_saved(self, desk: Desk, window: QWidget | None, error: Exception) -> None:
        if isinstance(error, FileProblem):
            words = file_text(error.code, error.path, error.details, desk.language)
        else:
            words = nothing_text(error, desk.language) or desk.text(NOT_MADE)
        if isValid(self):
            self._saving = False
            self._allow()
            self._complain(words)
        elif window is not None and isValid(window):
            from cxworkshop.ui.boxes import tell

            tell(window, desk.text(N_("Questionnaire")), words)

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.save.setAccessibleDescription(words)
        self.failed.emit()
