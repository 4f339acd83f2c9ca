"""Earlier versions of the project: look at them, bring one back, save one as a file of its own."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.programme.messages import file_text
from cxworkshop.storage.file import read_bytes, refuse_existing, write_new
from cxworkshop.storage.problems import FileProblem
from cxworkshop.storage.shelf import Version, free_name, keep_project, kept_versions
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.files import PROJECTS, ask_where_to_save, time_text
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.parts import Card, button, column, empty, label, row, scrolled
from cxworkshop.ui.task import Task
from cxworkshop.ui.versions import Held, difference_text, read

VERSION = int(Qt.ItemDataRole.UserRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

NONE_KEPT = N_(
    "No earlier version is kept yet. The first change after opening a project keeps it as it was before, on this "
    "computer only."
)
UNREADABLE = N_("This version cannot be read. Choose another one; the project as it is now is untouched.")
NEWER = N_(
    "A newer version of cxworkshop wrote this. It can be saved as a new file, but not be restored here without loss."
)
SAME = N_("It is the same as the project now.")
OPEN_FILE = N_("{path} is the open project, which was left as it is. Choose another name.")


class VersionsDialog(QDialog):
    """Choose one of the versions that are kept on this computer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, folder: Path | None = None) -> None:
        """List the versions of the open project; `folder` is where they are, if not in the usual place."""
        super().__init__(parent)
        self.desk, self._folder = desk, folder
        self.setWindowTitle(desk.text(N_("Earlier versions")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.versions = kept_versions(desk.document.path, folder)
        self.held: dict[Path, Held | Exception] = {}
        self._keeping: Task | None = None
        theme = desk.theme
        outer = column(self, (24, 20, 24, 20), 16, theme)
        words = N_("Each is the whole project as it was. Restoring one is a step that can be undone.")
        outer.addWidget(label(theme, desk.text(words if self.versions else NONE_KEPT), "body", "text2", wrap=True))
        middle = row(spacing=16, theme=theme)
        self.list = self._build_list()
        middle.addWidget(self.list, 4)
        self.card = Card(theme)
        inside = QWidget()
        self._details = column(inside, (16, 14, 16, 14), 8, theme)
        area = scrolled(inside)
        surface = theme.tokens["surface"]
        area.setStyleSheet(
            f"QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QWidget {{ background: {surface}; }}"
        )
        self.card.body.addWidget(area)
        middle.addWidget(self.card, 5)
        outer.addLayout(middle, 1)
        outer.addLayout(self._build_foot())
        self.list.setVisible(bool(self.versions))
        self.card.setVisible(bool(self.versions))
        self._ring = FocusRing(self, theme)
        self.resize(desk.px(820), desk.px(520 if self.versions else 200))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        if self.versions:
            self.list.setCurrentIndex(self._rows.index(0, 0))
            self.list.setFocus()
        else:
            self._show(None)

    def _build_list(self) -> QListView:
        desk = self.desk
        self._rows = QStandardItemModel(self)
        for version in self.versions:
            size = desk.text(N_("{size} kB"), size=desk.language.number(max(1, round(version.size / 1024))))
            item = QStandardItem(f"{self.when(version)}\n{size}")
            item.setData(version, VERSION)
            item.setData(f"{self.when(version)}, {size}", SPOKEN)
            item.setEditable(False)
            self._rows.appendRow(item)
        made = QListView()
        made.setModel(self._rows)
        made.setFont(desk.theme.font("table"))
        made.setSpacing(desk.px(4))
        made.setUniformItemSizes(True)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setAccessibleName(desk.text(N_("Earlier versions")))
        tokens = desk.theme.tokens
        back, words = ("surface", "text") if desk.theme.contrast else ("selection", "on_selection")
        made.setStyleSheet(
            f"QListView::item {{ padding: {desk.px(2)}px {desk.px(6)}px; border: 2px solid transparent; }}"
            f"QListView::item:selected {{ border: 2px solid {tokens['accent']}; background: {tokens[back]};"
            f" color: {tokens[words]}; }}"
            f"QListView:focus {{ border: 2px solid {tokens['focus']}; }}"
        )
        return made

    def _build_foot(self) -> QHBoxLayout:
        desk, theme = self.desk, self.desk.theme
        foot = row(spacing=12, theme=theme)
        self.save = button(theme, desk.text(N_("Save as a new file…")), self.save_as)
        close = button(theme, desk.text(N_("Close")), self.reject, "ghost")
        self.restore = button(theme, desk.text(N_("Restore this version")), self.bring_back, "primary", "history")
        foot.addWidget(close)
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self.restore)
        return foot

    def when(self, version: Version) -> str:
        """Say when a version was written."""
        language = self.desk.language
        time = time_text(version.when.hour, version.when.minute, language)
        return language.text(N_("{day}, {time}"), day=language.short_date(version.when.date(), year=True), time=time)

    def version(self) -> Version | None:
        """Give the version that is chosen."""
        chosen = self.list.currentIndex().data(VERSION)
        return chosen if isinstance(chosen, Version) else None

    # What it holds

    def _chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        self.list.selectionModel().select(now, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        version = self.version()
        if version is None:
            return
        known = self.held.get(version.path)
        self._show(known)
        if known is None:
            project, today = self.desk.project, self.desk.today
            task = Task(lambda task: read(version.path, project, today), self)
            task.done.connect(lambda held: self._take(version, held))
            task.failed.connect(lambda error: self._take(version, error))
            task.start()

    def _take(self, version: Version, held: Held | Exception) -> None:
        self.held[version.path] = held
        if version == self.version():
            self._show(held)

    def _show(self, held: Held | Exception | None) -> None:
        """Say what is known of the chosen version, and allow what can be done with it."""
        empty(self._details)
        version = self.version()
        self.save.setEnabled(version is not None)
        ready = isinstance(held, Held) and held.whole and bool(held.differences)
        self.restore.setEnabled(ready and not self.desk.document.read_only and self._keeping is None)
        if version is None:
            return
        text = self.desk.text
        self._say(self.when(version), "section")
        if held is None:
            self._say(text(N_("Reading…")), "table", "text2")
        elif isinstance(held, Held):
            self._tell(held)
        else:
            self._say(text(UNREADABLE), "body", "bad")
            if isinstance(held, FileProblem):
                self._say(file_text(held.code, version.path.name, held.details, self.desk.language), "table", "text2")
        self._details.addStretch(1)

    def _tell(self, held: Held) -> None:
        desk = self.desk
        self._say(held.name or desk.text(N_("Untitled project")), "body_strong")
        self._say(desk.plural(NP_("One row", "{n} rows"), held.rows), "table", "text2")
        self._say(desk.text(N_("{n} of 7 decided"), n=held.decided), "table", "text2")
        if not held.whole:
            self._say(desk.text(NEWER), "table", "warn")
        if not held.differences:
            self._say(desk.text(SAME), "body")
            return
        self._say(desk.text(N_("Compared with the project now")), "label")
        for difference in held.differences:
            self._say(difference_text(difference, desk.language), "table")

    def _say(self, words: str, style: str, color: str = "text") -> None:
        self._details.addWidget(label(self.desk.theme, words, style, color, wrap=True))

    # What can be done

    def bring_back(self) -> None:
        """Replace the project by the chosen version, as one step; the project as it is now becomes a version."""
        version = self.version()
        held = self.held.get(version.path) if version else None
        if version is None or not isinstance(held, Held) or not self.restore.isEnabled():
            return
        project, path, folder = self.desk.project, self.desk.document.path, self._folder
        self.restore.setEnabled(False)

        def keep(task: Task) -> None:
            # a kept version is a comfort: undo brings the project back without it
            with suppress(FileProblem):
                keep_project(project, path, datetime.now(), folder)

        self._keeping = Task(keep, self, needed=True)
        self._keeping.done.connect(lambda result: self._restore(version, held))
        self._keeping.failed.connect(lambda error: self._restore(version, held))
        self._keeping.start()

    def _restore(self, version: Version, held: Held) -> None:
        desk, when = self.desk, self.when(version)
        desk.document.change(
            lambda project: held.project, text=desk.text(N_("Restore the version of {when}"), when=when)
        )
        said = desk.text(N_("The version of {when} is back"), when=when)
        desk.toast(said, desk.text(N_("Undo")), desk.document.undo)
        self.accept()

    def save_as(self) -> None:
        """Ask for a name and copy the chosen version there, byte by byte."""
        version = self.version()
        if version is None:
            return
        desk, path = self.desk, self.desk.document.path
        day = desk.language.short_date(version.when.date(), year=True)
        name = desk.text(N_("{name} from {day}"), name=path.stem, day=day)
        title = desk.text(N_("Save the version as a new file"))
        chosen = ask_where_to_save(self, title, free_name(path.parent, name), desk.text(PROJECTS))
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Copy the chosen version to a file."""
        version, desk = self.version(), self.desk
        if version is None:
            return
        if path.resolve() == desk.document.path.resolve():
            self._complain(desk.text(OPEN_FILE, path=path.name))
            return
        try:
            refuse_existing(path, force=True)
            write_new(path, read_bytes(version.path, version.path.name)[0])
        except FileProblem as problem:
            self._complain(file_text(problem.code, problem.path, problem.details, desk.language))
        else:
            desk.toast(desk.text(N_("Saved as {name}"), name=path.name))
            self.accept()

    def _complain(self, words: str) -> None:
        from cxworkshop.ui.boxes import tell

        tell(self, self.windowTitle(), words)
