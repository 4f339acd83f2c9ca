"""The import of a survey: four pages in the work area, with the steps above and the way on below."""

from collections.abc import Callable
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QMessageBox, QStackedWidget, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.programme.survey_messages import unreadable_text
from cxworkshop.surveys.reading import How
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.files import ask_for_survey
from cxworkshop.ui.importing.check_page import CheckPage
from cxworkshop.ui.importing.column_row import picture
from cxworkshop.ui.importing.columns_page import ColumnsPage
from cxworkshop.ui.importing.file_page import FilePage
from cxworkshop.ui.importing.problems import Problem
from cxworkshop.ui.importing.result_page import ResultPage
from cxworkshop.ui.importing.session import ImportState, Session
from cxworkshop.ui.importing.track import StepTrack
from cxworkshop.ui.parts import button, column, label, row

FILE, COLUMNS, CHECK, RESULT = range(4)
LONG = 340
"""What says why it does not go on stands on one line up to this width."""


class ImportView(QWidget):
    """Lead through an import; nothing is written before the last page."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start without a file."""
        super().__init__()
        self.setObjectName("canvas")
        self.desk = desk
        self.session = Session(desk, self)
        self.page = FILE
        self.file_page = FilePage(desk)
        self.columns_page = ColumnsPage(desk, self.session)
        self.check_page = CheckPage(desk, self.session)
        self.result_page = ResultPage(desk, self.session)
        self._pages = (self.file_page, self.columns_page, self.check_page, self.result_page)
        self._build()
        self.file_page.choose_asked.connect(self.choose)
        self.columns_page.read_again.connect(self._read_again)
        self.check_page.wanted.connect(self._look_into)
        self.result_page.undone.connect(self._undone)
        session = self.session
        session.opened.connect(self._opened)
        session.looked.connect(self._looked)
        session.counted.connect(self._counted)
        session.failed.connect(self._failed)
        session.read_again.connect(self._said_again)
        session.progress.connect(self.file_page.show_progress)
        desk.document.changed.connect(self._changed)
        self._show(FILE)

    def _build(self) -> None:
        desk, theme, text = self.desk, self.desk.theme, self.desk.text
        self._title = label(theme, text(N_("Import survey answers")), "title", wrap=True)
        self._below = label(theme, "", "question", "text2", wrap=True)
        self.track = StepTrack(desk)
        words = column(spacing=0)
        words.addWidget(self._title)
        words.addWidget(self._below)
        head = row(margins=(24, 14, 24, 12), spacing=14, theme=theme)
        head.addLayout(words, 1)
        head.addWidget(self.track, 0, Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        for page in self._pages:
            self.stack.addWidget(page)
        bar = QFrame()
        bar.setObjectName("decision")
        line = self._bar = row(bar, (24, 12, 24, 12), 12, theme)
        self.leave = button(theme, text(N_("Cancel")), self.ask_to_leave, "link")
        self.undo = button(theme, text(N_("Undo import")), self.result_page.undo, picture="undo")
        self.problem = label(theme, "", "body", "bad")
        self.back = button(theme, text(N_("Back")), self._back, picture="chevron-left")
        self.again = button(theme, text(N_("Import another file…")), self.choose)
        self.next = button(theme, "", self._next, "primary")
        for widget in (self.leave, self.undo):
            line.addWidget(widget)
        self._mark = QLabel()
        self._mark.setPixmap(picture(theme, "must", "bad"))
        line.addStretch(1)
        line.addWidget(self._mark)
        line.addWidget(self.problem)
        for widget in (self.again, self.back, self.next):
            line.addWidget(widget)
        outer = column(self)
        outer.addLayout(head)
        outer.addWidget(self.stack, 1)
        outer.addWidget(bar)

    @property
    def is_finished(self) -> bool:
        """Tell whether the numbers are in the project."""
        return self.page == RESULT

    @property
    def is_empty(self) -> bool:
        """Tell whether no file was chosen yet."""
        return self.session.path is None

    def state(self) -> ImportState | None:
        """Give what to go on from when the window is built anew."""
        return None if self.is_finished else self.session.state()

    def resume(self, state: ImportState) -> None:
        """Go on from where an import was."""
        self.file_page.show_reading(state.path.name)
        self._show(FILE)
        self.session.resume(state)

    def _changed(self, place: tuple[str, ...]) -> None:
        """Leave the result when the import is undone; else look at the columns again, which may name what is gone."""
        if self.is_finished:
            if self.desk.project.imports.find(self.session.made) is None:
                self.close_import()
        elif self.session.open is not None and place[:1] in ((), ("metrics",), ("segments",), ("collection",)):
            self.session.look_again()
            if self.page == CHECK:
                self._show(COLUMNS)

    # The way through

    def read(self, path: str) -> None:
        """Read a file; ask first when something was decided about another that would be lost."""
        if self._would_lose:
            self._ask(lambda: self._read(path))
        else:
            self._read(path)

    def _read(self, path: str) -> None:
        self.session.touched = False
        self.file_page.show_reading(Path(path).name)
        self._show(FILE)
        self.session.read(Path(path))

    def choose(self) -> None:
        """Ask for a file and read it."""
        path = ask_for_survey(self, self.desk.language)
        if path:
            self.read(path)

    def busy(self) -> bool:
        """Tell whether something is being read or counted."""
        return self.session.busy

    @property
    def is_counting(self) -> bool:
        """Tell whether the columns wait while the answers are counted."""
        return self._is_covered and self.busy()

    @property
    def _is_covered(self) -> bool:
        """Tell whether the columns wait behind what the first page says of counting."""
        return self.page == COLUMNS and self.stack.currentWidget() is self.file_page

    def ask_to_leave(self) -> None:
        """Leave; ask first when something was decided that would be lost. While answers are counted, stop that."""
        if self.is_counting:
            self.session.cancel()
            self._show(COLUMNS)
        elif self._would_lose:
            self._ask(self.close_import)
        else:
            self.close_import()

    @property
    def _would_lose(self) -> bool:
        return self.session.touched and not self.is_finished

    def _ask(self, leave_it: Callable[[], None]) -> None:
        """Ask whether to leave what was decided."""
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.desk.text(N_("Import survey answers")))
        box.setText(self.desk.text(N_("Leave the import? What you chose for the columns is not kept.")))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        leave = box.addButton(self.desk.text(N_("Leave")), QMessageBox.ButtonRole.DestructiveRole)
        leave.clicked.connect(lambda: leave_it())
        stay = box.addButton(self.desk.text(N_("Go on importing")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.open()

    def close_import(self) -> None:
        """Let go of the file and say that the import is over."""
        self.session.close()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.ask_to_leave()
            return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Give the focus to the first thing that needs a decision, else to the way on."""
        first = self._pages[self.page].first_focus() or (self.next if self.next.isEnabled() else self.back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        match self.page:
            case 1:
                self.file_page.show_reading(self._name(), self.desk.text(N_("Counting the answers…")))
                self.stack.setCurrentWidget(self.file_page)
                self.session.count()
                self._refresh_bar()
                self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
            case 2:
                if self.session.finish():
                    self._show(RESULT)
            case 3:
                self.close_import()
                self.desk.open_step(5, "")

    def _back(self) -> None:
        if self._is_covered:
            self._show(COLUMNS)
            return
        # ready counts have no columns to decide about
        self._show(FILE if self.session.is_ready_counts else max(self.page - 1, FILE))

    def _look_into(self, problem: Problem) -> None:
        """Go where something can be done about a problem, or do it."""
        match problem.way:
            case "file":
                self.choose()
            case "values":
                self.check_page.focus_value(problem.place)
            case "all rows":
                use = self.session.mapping.columns[problem.place]
                self.session.use(problem.place, structs.replace(use, role="ignore"))
            case _:
                self._show(COLUMNS)
                self.columns_page.focus_on(problem.way, problem.place)

    def _undone(self) -> None:
        self.close_import()

    # What the session says

    def _opened(self) -> None:
        if self.session.is_ready_counts:
            self._counted()
            return
        self.columns_page.show_columns(anew=True)
        self._show(COLUMNS)

    def _looked(self) -> None:
        self.columns_page.show_columns()
        if self.page == CHECK:
            self._next_count()
        self._refresh_bar()

    def _next_count(self) -> None:
        """Count again after a value was given a meaning."""
        self.session.count()

    def _counted(self) -> None:
        self.check_page.show_found()
        self._show(CHECK)

    def _failed(self, code: str, details: dict[str, object]) -> None:
        words = unreadable_text(code, details, self.desk.language)
        self.file_page.show_problem(words)
        if self._is_covered:
            # what was decided stays, for when the stick is back in its place
            self._refresh_bar()
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show(FILE)

    def _said_again(self) -> None:
        self.file_page.show_reading(self._name())
        self._show(FILE)
        self.desk.toast(self.desk.text(N_("The file has changed meanwhile, so it was read again.")))

    def _read_again(self, how: How) -> None:
        if self.session.path is not None:
            self.file_page.show_reading(self._name())
            self._show(FILE)
            self.session.read(self.session.path, how)

    def _name(self) -> str:
        return self.session.path.name if self.session.path is not None else ""

    # What is shown

    def _show(self, page: int) -> None:
        self.page = page
        self.stack.setCurrentWidget(self._pages[page])
        self.track.show_step(page)
        self._below.setText(self._about_file())
        if page == RESULT:
            self.result_page.show_result()
        self._refresh_bar()
        if self.isVisible():
            self.focus_first()

    def _about_file(self) -> str:
        if self.session.open is None:
            return self._name() or self.desk.text(N_("The file stays where it is; only counts come into the project."))
        survey, desk = self.session.open.survey, self.desk
        columns = desk.plural(NP_("{n} column", "{n} columns"), len(survey.headers))
        if self.session.found is None:
            return f"{survey.name} · {columns}"
        rows = desk.plural(NP_("{n} answer", "{n} answers"), self.session.found.rows)
        return f"{survey.name} · {rows} · {columns}"

    def _refresh_bar(self) -> None:
        text, page, counting = self.desk.text, self.page, self.is_counting
        waiting = self.session.waiting() if page == COLUMNS else []
        self.leave.setVisible(page != RESULT)
        self.undo.setVisible(page == RESULT)
        self.again.setVisible(page == RESULT)
        self.back.setVisible(page in (COLUMNS, CHECK) and not counting)
        self.next.setVisible(page != FILE and not self._is_covered)
        self.leave.setText(text(N_("Stop counting") if counting else N_("Cancel")))
        words = {
            COLUMNS: text(N_("Next: Check")),
            CHECK: text(N_("Import the numbers")),
            RESULT: text(N_("Go to Targets")),
        }
        self.next.setText(words.get(page, ""))
        ready = not waiting and any(use.role == "metric" for use in self.session.mapping.columns)
        if page == CHECK:
            found = self.session.found
            ready = found is not None and bool(found.cells or found.comments) and not self.desk.document.read_only
        self.next.setEnabled(page == RESULT or ready)
        self.problem.setText(self._obstacle(waiting, ready))
        self._mark.setVisible(bool(self.problem.text()))
        is_long = self.problem.fontMetrics().horizontalAdvance(self.problem.text()) > self.desk.px(LONG)
        self.problem.setWordWrap(is_long)
        self.problem.setMinimumWidth(self.desk.px(LONG) if is_long else 0)
        # the words on the buttons have changed, and nothing shall be seen cut meanwhile
        self._bar.activate()

    def _obstacle(self, waiting: list[int], ready: bool) -> str:
        """Say why it does not go on here, or that it will not end well; "" when all is well."""
        text = self.desk.text
        if self.page == RESULT:
            return ""
        if self.desk.document.read_only:
            return text(N_("This project is read-only: nothing can be imported into it"))
        if waiting:
            return self.desk.plural(NP_("One column needs a choice", "{n} columns need a choice"), len(waiting))
        if ready or self.page == FILE:
            return ""
        return text(
            N_("No column is used for a metric yet") if self.page == COLUMNS else N_("There is nothing to import")
        )
