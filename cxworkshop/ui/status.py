"""The status bar: whether everything is saved, where it is, language and zoom."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QStatusBar, QWidget

from cxworkshop.language import N_, Language, Message
from cxworkshop.programme.messages import file_text
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.parts import button, dress, label, row
from cxworkshop.ui.saving import State

WORDS: dict[State, tuple[Message, str, str]] = {
    "saved": (N_("All changes saved"), "check", "good"),
    "waiting": (N_("Saving…"), "clock", "text2"),
    "saving": (N_("Saving…"), "clock", "text2"),
    "failed": (N_("Not saved"), "must", "bad"),
    "read only": (N_("Read only"), "lock", "warn"),
}


class SaveStatus(QWidget):
    """Say at every moment whether the file holds everything."""

    def __init__(self, desk: Desk) -> None:
        """Follow the saving of a document."""
        super().__init__()
        self._desk = desk
        line = row(self, (12, 0, 12, 0), 8, desk.theme)
        self._sign = QLabel()
        self.words = label(desk.theme, "", "caption")
        line.addWidget(self._sign)
        line.addWidget(self.words)
        desk.document.saving.state_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show the state of the file."""
        desk, theme, px = self._desk, self._desk.theme, self._desk.px
        message, picture, color = WORDS[desk.document.saving.state]
        self.words.setText(desk.text(message))
        dress(self.words, theme, "caption", color)
        self._sign.setPixmap(pixmap(picture, theme.color(color), QSize(px(16), px(16))))
        self.setAccessibleName(desk.text(message))


class SaveBanner(QFrame):
    """Stay above the work while the file cannot be written: why, what is safe, what to do."""

    copy_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        """Follow the saving of a document."""
        super().__init__()
        self.setObjectName("banner")
        self._desk = desk
        line = row(self, (24, 8, 24, 8), 12, desk.theme)
        self._words = label(desk.theme, "", "table_strong", wrap=True)
        line.addWidget(self._words, 1)
        self._retry = button(desk.theme, desk.text(N_("Try again")), desk.document.saving.retry)
        line.addWidget(self._retry)
        line.addWidget(button(desk.theme, desk.text(N_("Save a copy…")), self.copy_asked.emit, "primary"))
        desk.document.saving.state_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Come when saving fails or the file is read-only, go when it works."""
        saving, language = self._desk.document.saving, self._desk.language
        self._retry.setVisible(not saving.read_only)
        if saving.read_only:
            self._words.setText(file_text("newer_format", str(saving.path), {}, language))
        elif saving.problem is not None and saving.state == "failed":
            problem = saving.problem
            self._words.setText(_problem(problem.code, problem.path, problem.details, language))
        self.setVisible(saving.read_only or saving.state == "failed")


def _problem(code: str, path: str, details: dict[str, object], language: Language) -> str:
    still = language.text(N_("Your work is still open here."))
    return f"{file_text(code, path, details, language)} {still}"


def status_bar(desk: Desk) -> QStatusBar:
    """Make the status bar of an open project."""
    theme, px = desk.theme, desk.px
    bar = QStatusBar()
    bar.setSizeGripEnabled(False)
    bar.setFixedHeight(px(32))
    bar.addWidget(SaveStatus(desk))
    lock = QLabel()
    lock.setPixmap(pixmap("lock", theme.color("text2"), QSize(px(16), px(16))))
    bar.addWidget(lock)
    bar.addWidget(label(theme, desk.text(N_("Stored on this computer only")), "caption", "text2"))
    bar.addPermanentWidget(label(theme, desk.language.locale.name, "caption", "text2"))
    bar.addPermanentWidget(label(theme, desk.language.percent(theme.zoom / 100), "caption", "text2"))
    bar.addPermanentWidget(QLabel(" "))
    return bar
