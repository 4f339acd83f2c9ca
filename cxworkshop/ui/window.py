"""The main window: the start page or one open project, its looks, and its files."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStatusBar, QVBoxLayout, QWidget

from cxworkshop.language import N_, Language
from cxworkshop.storage.problems import FileProblem
from cxworkshop.ui import style
from cxworkshop.ui.actions import COMMANDS, MENUS
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.garbage import collect_after
from cxworkshop.ui.settings import Recent, Settings
from cxworkshop.ui.theme import ZOOMS, Choice, Theme, chosen
from cxworkshop.ui.toast import Toast
from cxworkshop.ui.views.tab_order import step_through

# what only an open project needs is loaded with it, the first page without
if TYPE_CHECKING:
    from cxworkshop.ui.document import Document
    from cxworkshop.ui.frame import ProjectFrame
    from cxworkshop.ui.screens.start import StartPage

SMALLEST = (1024, 640)
FIRST_SIZE = (1440, 900)
AROUND = (8, 40)
"""What the system puts around a window, which is not known before it is shown."""
CLOCK_MS = 60_000


class Window(QMainWindow):
    """Show the start page or one project; a new language, theme or zoom builds its inside anew, at the same place."""

    def __init__(self, settings: Settings, today: date | None = None, path: str = "") -> None:
        """Make the window with a project, else with the start page; `today` stands still when it is given."""
        super().__init__()
        self.settings = settings
        self.document: Document | None = None
        self.frame: ProjectFrame | None = None
        self.start: StartPage | None = None
        self._fixed_day = today
        self._opened = ""
        self.language = Language(settings.language)
        self.theme = Theme(chosen(settings.values.theme), settings.values.zoom)
        self.does = Commands(self)
        self.commands: dict[str, QAction] = {}
        self._over: list[QWidget] = []
        self._turn = 0
        self._place = (-1, "")
        self._afterwards: list[Callable[[], Any]] = []
        self._memory: dict[tuple[str, ...], Any] = {}
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._look_at_clock)
        self._clock.start()
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        if not self.restoreGeometry(QByteArray.fromBase64(settings.values.geometry.encode())):
            self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize() - QSize(*AROUND)))
        QApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        if path:
            self.open_path(path)
        if self.centralWidget() is None:
            self._build()

    # The inside

    def _build(self, step: int = -1, view: str = "", opens: bool = True) -> None:
        """Build everything; with `opens` the step is opened at once where the window is seen."""
        self._turn += 1
        self._dress_application()
        # asked anew: what was kept of a menu may be gone, where one new inside follows the other quickly
        menus = self.menuBar().findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self.menuBar().clear()
        for action in self.commands.values():
            self.removeAction(action)
        for gone in (*self.commands.values(), *menus):
            gone.deleteLater()
        self.commands = {}
        self._fill_menus()
        inside = QWidget()
        inside.setObjectName("canvas")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.frame = self.start = None
        if self.document is None:
            self.start = self._make_start()
            outer.addWidget(self.start)
            self.setStatusBar(QStatusBar())
            self.statusBar().hide()
        else:
            self._build_project(self.document, outer)
        if (old := self.centralWidget()) is not None:
            collect_after(old)
        self.setCentralWidget(inside)
        # Qt would show it a moment later, and what is not shown cannot get the focus
        inside.show()
        if self.frame is not None and opens:
            self._open(step, view)
        elif self.start is not None:
            self.start.first_focus().setFocus()
        self._lay_over()
        self._show_title()
        if opens:
            self._show_built()

    def _dress_application(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            style.apply(application, self.theme)
            from cxworkshop.ui.qttexts import speak

            speak(application, self.language)

    def _open(self, step: int, view: str) -> None:
        """Open a step of the new frame."""
        if self.frame is None:
            return
        if self.isVisible():
            self.frame.open_step(max(step, 0), view)
            self.frame.later()
        else:
            self.frame.open_when_painted(max(step, 0), view)
        self.frame.focus_first()

    def _lay_over(self) -> None:
        """Make the ring and the toast in this theme; those of the old one would stay, and follow the focus too."""
        for old in self._over:
            old.hide()
            old.deleteLater()
        self._toast = Toast(self, self.theme)
        self._over = [FocusRing(self, self.theme), self._toast]

    def _build_project(self, document: "Document", outer: QVBoxLayout) -> None:
        from cxworkshop.ui.desk import Desk
        from cxworkshop.ui.frame import ProjectFrame
        from cxworkshop.ui.status import SaveBanner, status_bar

        desk = Desk(document, self.theme, self.language, self.settings, self._memory)
        document.describe_with(self._describe)
        self._banner = banner = SaveBanner(desk)
        banner.copy_asked.connect(self.save_copy)
        self.frame = ProjectFrame(desk)
        self.frame.goto.set_commands(self._offered())
        outer.addWidget(banner)
        outer.addWidget(self.frame, 1)
        desk.toast_requested.connect(self._say)
        self.setStatusBar(status_bar(desk))
        self._name_undo()

    def _make_start(self) -> "StartPage":
        from cxworkshop.ui.screens.start import StartPage  # not needed where a project is opened at once

        page = StartPage(self.theme, self.language, self.settings)
        page.new_requested.connect(self.new)
        page.open_requested.connect(self.open)
        page.import_requested.connect(self.import_survey)
        page.path_chosen.connect(self.open_path)
        page.example_requested.connect(self.open_example)
        page.language_chosen.connect(self.set_language)
        page.theme_chosen.connect(self.set_theme)
        return page

    def _fill_menus(self) -> None:
        menus = {key: self.menuBar().addMenu(self.language.text(words)) for key, words in MENUS.items()}
        for command in COMMANDS:
            if command.divided:
                menus[command.menu].addSeparator()
            action = QAction(self.language.text(command.text).replace("&", "&&"), self)
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
            action.setEnabled(not command.needs_project or self.document is not None)
            call = self._call(command.key)
            action.triggered.connect(lambda checked=False, call=call: call())
            menus[command.menu].addAction(action)
            self.commands[command.key] = action
        self.addActions(list(self.commands.values()))

    def _call(self, key: str) -> Callable[[], Any]:
        if key.startswith("step_"):
            return partial(self.does.open_step, int(key[5:]))
        calls: dict[str, Callable[[], Any]] = {"close": self.close_project, "quit": self.close}
        return calls.get(key) or getattr(self.does, key, None) or getattr(self, key)

    def _offered(self) -> list[tuple[str, Callable[[], Any]]]:
        skipped = ("goto", "back", "forward", "undo", "redo")
        return [
            (self.language.text(command.text), self.commands[command.key].trigger)
            for command in COMMANDS
            if command.key not in skipped and not command.key.startswith("step_")
        ]

    def _describe(self, project: Any, place: tuple[str, ...]) -> str:
        from cxworkshop.ui.places import describe

        today = self.document.today if self.document else date.today()
        return describe(project, place, self.language, today)

    def _name_undo(self) -> None:
        if self.document is None:
            return
        stack = self.document.undo_stack
        for key, able, words, plain in (
            ("undo", stack.canUndo(), stack.undoText(), N_("Undo")),
            ("redo", stack.canRedo(), stack.redoText(), N_("Redo")),
        ):
            said = self.language.text(plain)
            self.commands[key].setEnabled(able)
            self.commands[key].setText((f"{said}: {words}" if words else said).replace("&", "&&"))

    def _rebuild(self) -> None:
        """Build the inside anew at the same place, in turns between which the window answers.

        The old inside goes first: Qt dresses every widget there is in a new style sheet, also those that are to go.
        """
        if self.frame is not None:
            self._place = (self.frame.step, self.frame.view_key())
            self._afterwards.append(self._way_back(self.frame))
        elif self.start is not None:
            self._place = (-1, "")
        if self.document is None or not self.isVisible():
            self._build(*self._place)
            self._show_built()
            return
        # until the new inside stands, the picture of the old one does
        self.setUpdatesEnabled(False)
        old = self.centralWidget()
        if old is not None:
            # not taken out of the window: that would lay out and dress all of it once more
            old.hide()
            collect_after(old)
            old.deleteLater()
        self.frame = self.start = None
        self._turn += 1
        self._in_turns(
            self._turn,
            self._dress_application,
            lambda: self._build(*self._place, opens=False),
            lambda: self._open(*self._place),
            self._show_built,
        )

    def _way_back(self, frame: "ProjectFrame") -> Callable[[], None]:
        """Take what is being typed, and give what leads back to the row in hand and to the record that was open."""
        step, sheet = frame.step, frame.sheet_place()
        state, waiting = frame.importing.state() if frame.importing is not None else None, not frame.is_importing
        frame.drop_import()
        place = frame.part().place_in_hand() if step >= 0 else ()
        focus = self.focusWidget()
        if focus is not None:
            # what cannot be taken is kept with the sentence that says why
            focus.clearFocus()

        def go_back() -> None:
            if self.frame is None or self.document is None or self.frame.step != step or step < 0:
                return
            if place and self.document.has(place[:2]):
                self.frame.part().show_place(place)
            if sheet:
                self.frame.open_sheet(sheet)
            if state is not None:
                self.frame.resume_import(state, waiting)

        return go_back

    def _in_turns(self, turn: int, act: Callable[[], Any], *then: Callable[[], Any]) -> None:
        """Do one thing after the other, each when the event loop comes round, unless something newer has begun."""

        def do() -> None:
            if turn != self._turn:
                return
            try:
                act()
            except Exception:
                # a fault must not leave a window that is never drawn again
                self.setUpdatesEnabled(True)
                raise
            if then:
                self._in_turns(self._turn, *then)

        QTimer.singleShot(0, self, do)

    def _show_built(self) -> None:
        """Show the new inside, and go on with what waited for it."""
        self.setUpdatesEnabled(True)
        waiting, self._afterwards = self._afterwards, []
        for call in waiting:
            call()

    def afterwards(self, call: Callable[[], Any]) -> None:
        """Call when the new inside stands, at once when nothing is being built."""
        if self.is_building:
            self._afterwards.append(call)
        else:
            call()

    @property
    def is_building(self) -> bool:
        """Tell whether the inside is being built anew."""
        return not self.updatesEnabled()

    def _show_title(self) -> None:
        name = self.document.path.stem if self.document else ""
        self.setWindowTitle(f"{name} – cxworkshop" if name else "cxworkshop")

    # Projects

    def show_document(self, document: "Document", step: int = 0) -> None:
        """Show a project instead of what is open."""
        if not self._let_go():
            return
        self.document = document
        self._memory = {}
        document.setParent(self)
        document.undo_stack.indexChanged.connect(self._name_undo)
        self._opened = datetime.now().isoformat(timespec="minutes")
        self._build(step)
        document.settled.connect(self._remember, Qt.ConnectionType.SingleShotConnection)

    def new(self, template: str = "") -> None:
        """Start a project; it is a file from its first second."""
        from cxworkshop.ui import projects

        self._try(lambda: projects.started(template, self._folder(), self.language, self._fixed_day), 1)

    def open_example(self, key: str) -> None:
        """Open a copy of a finished example."""
        from cxworkshop.ui import projects

        self._try(lambda: projects.copied_example(key, self._folder(), self.language, self._fixed_day), 0)

    def open(self) -> None:
        """Ask for a project file and open it."""
        from cxworkshop.ui.files import ask_for_project

        path = ask_for_project(self, self.language, str(self._folder()))
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> None:
        """Open a project file; a file that is none is left alone, with a sentence."""
        from cxworkshop.ui import projects

        self._try(lambda: projects.opened(Path(path), self._fixed_day), 0)

    def import_survey(self, path: str = "") -> None:
        """Import survey answers into the open project; on the start page a new one is begun for them."""
        if self.frame is None:
            self.new("first-review")
        if self.frame is not None:
            self.frame.open_import(path)

    def _try(self, make: Callable[[], "Document"], step: int) -> None:
        try:
            document = make()
        except FileProblem as problem:
            self._complain(problem)
        except OSError as error:
            self._complain(FileProblem("cannot_write", str(error.filename or self._folder())))
        else:
            self.show_document(document, step)

    def _folder(self) -> Path:
        from cxworkshop.storage.shelf import folder_for_projects

        return folder_for_projects(self.settings.values.folder)

    def close_project(self) -> None:
        """Go back to the start page; everything is saved."""
        if self.document is not None and self._let_go():
            self.document = None
            self._build()

    def _let_go(self) -> bool:
        """Write what is unwritten and part from the open project; False when it cannot be saved and must stay."""
        if self.document is None:
            return True
        if not self.document.close():
            problem = self.document.saving.problem
            if problem is not None:
                self._complain(problem, (self.language.text(N_("Save a copy…")), self.save_copy))
            return False
        self._remember()
        if self.frame is not None:
            self.frame.drop_import()
        # a stack that is taken apart tells that it is empty, to widgets that may be gone before it
        self.document.undo_stack.blockSignals(True)
        self.document.setParent(None)
        return True

    def _remember(self) -> None:
        if self.document is None:
            return
        from cxworkshop.programme.progress import progress

        document = self.document
        view, profile = document.view(), document.project.profile
        steps = [progress(view, step) for step in range(1, 8)]
        self.settings.remember(
            Recent(
                path=str(document.path),
                name=profile.organisation or profile.name or document.path.stem,
                subtitle=profile.name if profile.organisation else profile.subtitle,
                decided=sum(step.decided for step in steps),
                steps=tuple(
                    1.0 if step.decided else 0.5 * step.passed / max(step.musts, 1) if step.started else 0.0
                    for step in steps
                ),
                opened=self._opened,
            )
        )

    def save_copy(self) -> None:
        """Save a copy elsewhere and go on in the same file."""
        self._save(copy=True)

    def save_as(self) -> None:
        """Save under another name and go on there."""
        self._save(copy=False)

    def _save(self, copy: bool) -> None:
        from cxworkshop import paths
        from cxworkshop.storage.project import ProjectFile
        from cxworkshop.ui.files import PROJECTS, ask_where_to_save

        if self.document is None:
            return
        document = self.document
        title = N_("Save a copy") if copy else N_("Save as")
        path = ask_where_to_save(self, self.language.text(title), document.path, self.language.text(PROJECTS))
        if not path:
            return
        target = Path(path)
        if copy and target.resolve() == document.path.resolve():
            document.saving.retry()
            return
        file = ProjectFile(target, paths.versions(target))
        was_read_only = document.read_only
        try:
            if copy:
                file.save(document.project)
                document.saving.has_copy(document.project)
            else:
                document.saving.save_as(file, document.project)
        except FileProblem as problem:
            self._complain(problem)
            return
        if was_read_only and not document.read_only:
            # what was made for reading only may be edited from now on
            self._rebuild()
        self._show_title()
        self._remember()
        self._say(self.language.text(N_("Saved as {name}"), name=target.name), "", None)

    def _complain(self, problem: FileProblem, *buttons: tuple[str, Callable[[], Any]]) -> None:
        from cxworkshop.programme.messages import file_text
        from cxworkshop.ui.boxes import tell

        words = file_text(problem.code, problem.path, problem.details, self.language)
        tell(self, "cxworkshop", words, *buttons)

    # Looks

    def set_language(self, code: str) -> None:
        """Speak another language, at once."""
        self.settings.values.language = code
        self.settings.save()
        self.language = Language(self.settings.language)
        self._rebuild()

    def set_theme(self, choice: Choice) -> None:
        """Wear another theme, at once."""
        self.settings.values.theme = choice
        self.settings.save()
        self._dress()

    def set_zoom(self, zoom: int) -> None:
        """Show everything larger or smaller, in per cent."""
        if zoom in ZOOMS:
            self.settings.values.zoom = zoom
            self.settings.save()
            self._dress()

    def zoom_in(self) -> None:
        """Show everything a step larger."""
        self.set_zoom(self.theme.zoom + ZOOMS.step)

    def zoom_out(self) -> None:
        """Show everything a step smaller."""
        self.set_zoom(self.theme.zoom - ZOOMS.step)

    def zoom_reset(self) -> None:
        """Show everything in its original size."""
        self.set_zoom(100)

    def _dress(self) -> None:
        self.theme = Theme(chosen(self.settings.values.theme), self.settings.values.zoom)
        self._rebuild()

    def _system_changed(self) -> None:
        if self.settings.values.theme == "system" and chosen("system") != self.theme.name:
            self._dress()

    def _look_at_clock(self) -> None:
        if self.document is not None:
            self.document.look_at_clock()

    def _say(self, text: str, button: str, call: Callable[[], Any] | None) -> None:
        self._toast.say(text, button, call)

    # What the system asks

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab walk as the eye does, through what was made later too: banner, rail, head, work, decision, coach."""
        focus = self.focusWidget()
        if self.frame is not None and focus is not None:
            panes = [self._banner, *self.frame.panes(), self.statusBar()]
            if step_through([pane for pane in panes if pane.isVisible()], focus, next):
                return True
        return super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without asking; only a project that cannot be saved stays open."""
        if not self._let_go():
            event.ignore()
            return
        self.settings.values.geometry = self.saveGeometry().toBase64().toStdString()
        self.settings.save()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toast in its place."""
        super().resizeEvent(event)
        self._toast.place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, wherever they are dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the project that was dropped, or import the survey."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            if files[0].lower().endswith(".cxw"):
                self.open_path(files[0])
            else:
                self.import_survey(files[0])
                if len(files) > 1 and self.frame is not None:
                    words = N_("One file at a time: this is {file}. Drop the next one when it is imported.")
                    self.frame.desk.toast(self.language.text(words, file=Path(files[0]).name))
