"""The first page of an import: choose a file, wait for it, or read why it cannot be used."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from cxworkshop.language import N_
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, button, column, label

AFTERWARDS = N_(
    "Then you see what each column is used as, and what the numbers would be. Nothing is written before you say so, "
    "and everything can be undone."
)


class FilePage(QWidget):
    """Ask for the file and show how far reading is."""

    choose_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start by asking."""
        super().__init__()
        self.setObjectName("canvas")
        self._desk = desk
        theme, text = desk.theme, desk.text
        outer = column(self, (24, 0, 24, 16), 16, theme)
        card = Card(theme)
        inside = card.pad(32, 32, 32, 32, 14)
        self._title = label(theme, text(N_("Choose the file that your survey tool exports")), "empty", wrap=True)
        self._words = label(
            theme,
            text(
                N_(
                    "CSV, TSV or an Excel workbook, from LimeSurvey, Microsoft or Google Forms, SurveyMonkey, "
                    "Qualtrics, Typeform or any other tool. You can also drop the file here."
                )
            ),
            "body", "text2", wrap=True,
        )  # fmt: skip
        self._after = label(theme, text(AFTERWARDS), "table", "text2", wrap=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(text(N_("Reading the file")))
        self._choose = button(theme, text(N_("Choose a file…")), self.choose_asked.emit, "primary", "folder")
        for widget in (self._title, self._words, self._progress):
            inside.addWidget(widget)
        inside.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._after)
        outer.addWidget(card)
        outer.addStretch(1)
        self._progress.hide()

    def show_reading(self, name: str, words: str = "") -> None:
        """Say that a file is being read."""
        self._title.setText(words or self._desk.text(N_("Reading {file}…"), file=name))
        self._words.setText(self._desk.text(N_("The file stays where it is; only counts come into the project.")))
        self.show_progress(0)
        self._progress.show()
        self._choose.hide()
        self._after.hide()

    def show_progress(self, share: float) -> None:
        """Say how far it is, 0 to 1; what is left after that takes a time that nobody knows."""
        self._progress.setRange(0, 0 if share >= 1 else 100)
        self._progress.setValue(round(100 * share))

    def show_problem(self, words: str) -> None:
        """Say why the file cannot be used."""
        self._title.setText(self._desk.text(N_("This file could not be read")))
        self._words.setText(words)
        self._progress.hide()
        self._choose.show()

    def said(self) -> str:
        """Give what the page says."""
        return f"{self._title.text()} {self._words.text()}"

    def first_focus(self) -> QWidget | None:
        """Give the button that asks for a file."""
        return self._choose if self._choose.isVisibleTo(self) else None
