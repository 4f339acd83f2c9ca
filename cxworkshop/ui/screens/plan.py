"""Plan and export: the pages as they will be printed, and the file that the team takes with it."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.programme.decisions import decision
from cxworkshop.programme.messages import file_text
from cxworkshop.storage.file import refuse_existing, write_new
from cxworkshop.storage.problems import FileProblem
from cxworkshop.storage.shelf import clean_name
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.files import ask_where_to_save, place_text
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.missing import open_findings, place_of
from cxworkshop.ui.part import Part
from cxworkshop.ui.parts import Card, button, column, empty, label, row, scrolled
from cxworkshop.ui.printed import NothingChosen, Options, build
from cxworkshop.ui.task import Task
from cxworkshop.ui.views.plan_options import PlanOptions
from cxworkshop.ui.views.plan_preview import NONE_CHOSEN, NOT_MADE, PlanPreview
from cxworkshop.ui.views.tab_order import walk_in_order

SIDE, NARROW_SIDE = 332, 284
WIDE_FROM = 960
OWNERS = ("owner", "responsible")
CHOSEN = ("plan", "options")

OWNERS_MISSING = NP_(
    "One owner is missing. The plan says so in plain sight.",
    "{n} owners are missing. The plan says so in plain sight.",
)
UNDECIDED = NP_(
    "One step is not decided. The plan marks what is only suggested.",
    "{n} steps are not decided. The plan marks what is only suggested.",
)
IS_PROJECT = N_("{path} is the name of a project. Give the plan another name, such as plan.pdf.")


class Plan(Part):
    """Show the real pages, choose what is in them, save them."""

    COLLECTIONS = ()
    WIDE = True

    built = Signal()
    """The pages of the newest project are shown."""
    failed = Signal()
    """They could not be made, or the file not be written; the sentence is on the screen."""
    saved = Signal(str)
    """The file was written there."""

    def __init__(self, desk: Desk) -> None:
        """Lay it out; the first pages are made when it is first refreshed."""
        super().__init__(desk)
        self._saving: Task | None = None
        self.choices = PlanOptions(desk, desk.memory.get(CHOSEN) or Options(desk.project.about.language))
        self.preview = PlanPreview(desk, self.choices.options)
        self.preview.made.connect(self._made)
        self.preview.built.connect(self.built)
        self.preview.failed.connect(self._not_made)
        self.choices.changed.connect(self._chosen)
        outer = row(self, (24, 0, 24, 16), 16, self.theme)
        outer.addWidget(self.preview, 1)
        self._side = self._build_side()
        outer.addWidget(self._side)
        desk.document.changed.connect(self._changed)
        desk.document.day_changed.connect(self.preview.later)

    def _build_side(self) -> QScrollArea:
        side = QWidget()
        side.setObjectName("canvas")
        inside = column(side, (0, 0, 4, 0), 12, self.theme)
        inside.addWidget(self._build_card())
        self._warnings = column(spacing=8, theme=self.theme)
        inside.addLayout(self._warnings)
        inside.addWidget(self.choices)
        inside.addStretch(1)
        return scrolled(side)

    def _build_card(self) -> Card:
        desk, theme = self.desk, self.theme
        card = Card(theme)
        inside = card.pad(16, 14, 16, 14, 12)
        line = row(spacing=14, theme=theme)
        words = column(spacing=0, theme=theme)
        words.addWidget(label(theme, desk.text(N_("Action plan")), "body_strong", wrap=True))
        self._kind = label(theme, desk.text(N_("Making the pages…")), "table", "text2", wrap=True)
        words.addWidget(self._kind)
        self.save = button(theme, desk.text(N_("Save PDF…")), self.save_plan, "primary")
        line.addWidget(self._picture("document", "accent", 24))
        line.addLayout(words, 1)
        inside.addLayout(line)
        inside.addWidget(self.save)
        self.problem = label(theme, "", "table", "bad", wrap=True)
        self.problem.hide()
        inside.addWidget(self.problem)
        return card

    def refresh(self) -> None:
        """Make the pages anew if they must be, and look for what is missing."""
        self._warn()
        self.preview.refresh()

    def first_focus(self) -> QWidget | None:
        """Give the pages."""
        return self.preview.pages

    def busy(self) -> bool:
        """Tell whether pages are still being made or drawn."""
        return self.preview.busy()

    def _changed(self, place: tuple[str, ...]) -> None:
        if self.isVisible():
            self.preview.later()

    def _chosen(self) -> None:
        self.desk.memory[CHOSEN] = self.choices.options()
        self.preview.later()

    def _made(self) -> None:
        if self.preview.printed is not None:
            self.choices.show_sections(self.preview.printed.sections)
        self._name_file()

    def _not_made(self) -> None:
        self.failed.emit()

    def _name_file(self) -> None:
        """Say what would be saved."""
        printed, options = self.preview.printed, self.preview.shown_options()
        if printed is None or options is None:
            return
        words = self.desk.plural(
            NP_("PDF, {paper}, one page", "PDF, {paper}, {n} pages"), len(printed.sizes), paper=options.paper
        )
        self._kind.setText(words)
        self.save.setAccessibleDescription(words)

    # What is missing

    def _warn(self) -> None:
        """Say what the plan will lack, each with a way to it."""
        empty(self._warnings)
        warnings = []
        view = self.desk.view()
        places = [place_of(one) for one in open_findings(view) if one.field in OWNERS and one.record]
        unowned = list(dict.fromkeys(place for place in places if self._is_blank(place)))
        if unowned:
            words = self.desk.plural(OWNERS_MISSING, len(unowned))
            warnings.append(self._add_warning(words, lambda: self.desk.go(unowned[0])))
        undecided = [step for step in range(1, 8) if decision(view, step).state != "confirmed"]
        if undecided:
            words = self.desk.plural(UNDECIDED, len(undecided))
            warnings.append(self._add_warning(words, lambda: self.desk.open_step(undecided[0])))
        walk_in_order(self.save, *warnings, self.choices)

    def _is_blank(self, place: tuple[str, ...]) -> bool:
        return self.desk.document.has(place) and not str(self.desk.document.get(place)).strip()

    def _add_warning(self, words: str, call: Callable[[], None]) -> QWidget:
        theme = self.theme
        made = QFrame()
        line = row(made, (4, 0, 4, 0), 10, theme)
        said = column(spacing=0, theme=theme)
        said.addWidget(label(theme, words, "table", wrap=True))
        go = button(theme, self.desk.text(N_("Show me")), call, "link")
        go.setAccessibleDescription(words)
        go.setProperty("flush", True)
        said.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self._picture("should", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        self._warnings.addWidget(made)
        return made

    # The file

    def save_plan(self) -> None:
        """Ask where the PDF shall be, and write it there."""
        desk = self.desk
        folder = desk.settings.values.export_folder
        place = Path(folder) if folder and Path(folder).is_dir() else desk.document.path.parent
        name = desk.project.profile.name or desk.document.path.stem
        stem = clean_name(desk.text(N_("{name}, action plan"), name=name))
        kind = desk.text(N_("PDF files (*.pdf)"))
        path = ask_where_to_save(self, desk.text(N_("Save the action plan")), place / f"{stem}.pdf", kind)
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the PDF of the project as it is now, beside the window; `saved` or `failed` follows."""
        if self._saving is not None:
            return
        place = os.path.realpath(path)
        if place.lower().endswith(".cxw") or place == str(self.desk.document.path):
            self._not_saved(self.desk.text(IS_PROJECT, path=path))
            return
        self.problem.hide()
        self.save.setEnabled(False)
        self._kind.setText(self.desk.text(N_("Saving…")))
        options, view, ready = self.choices.options(), self.desk.view(), self.preview.current()

        def work(task: Task) -> None:
            refuse_existing(path, force=True)
            write_new(path, (ready or build(view, options, task.report)).data)

        self._saving = Task(work, self, needed=True)
        self._saving.done.connect(lambda result: self._is_saved(path))
        self._saving.failed.connect(lambda error: self._save_failed(path, error))
        self._saving.start()

    def _is_saved(self, path: Path) -> None:
        desk = self.desk
        self._saving = None
        self._name_file()
        self.save.setEnabled(True)
        desk.settings.values.export_folder = str(path.parent)
        desk.settings.save()
        desk.toast(
            desk.text(N_("Plan saved in {folder}"), folder=place_text(path.parent, desk.language)),
            desk.text(N_("Open")),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )
        self.saved.emit(str(path))

    def _save_failed(self, path: Path, error: Exception) -> None:
        self._saving = None
        self._name_file()
        self.save.setEnabled(True)
        if isinstance(error, FileProblem):
            self._not_saved(file_text(error.code, error.path, error.details, self.desk.language))
        else:
            self._not_saved(self.desk.text(NONE_CHOSEN if isinstance(error, NothingChosen) else NOT_MADE))

    def _not_saved(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.save.setAccessibleDescription(words)
        self.failed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pages as much room as there is."""
        super().resizeEvent(event)
        wide = self.theme.px(SIDE if self.width() >= self.theme.px(WIDE_FROM) else NARROW_SIDE)
        self._side.setFixedWidth(wide + self._side.verticalScrollBar().sizeHint().width())

    def _picture(self, name: str, color: str, size: int = 20) -> QLabel:
        made = label(self.theme)
        side = self.theme.px(size)
        made.setPixmap(pixmap(name, self.theme.color(color), QSize(side, side)))
        return made
