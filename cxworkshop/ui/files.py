"""Asking the user for a file, and saying where a folder is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.language import C_, N_, Language

# loaded when somebody asks for a file
if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

SEPARATOR = " › "
PROJECTS = N_("cxworkshop projects (*.cxw)")
SURVEYS = N_("Survey files (*.csv *.tsv *.txt *.xlsx *.json *.zip)")
ALL_FILES = N_("All files (*)")


def ask_for_project(parent: "QWidget", language: Language, folder: str = "", title: str = "") -> str:
    """Let the user choose a project that is there; "" when nothing was chosen."""
    from PySide6.QtWidgets import QFileDialog

    kind = language.text(PROJECTS)
    words = title or language.text(N_("Open a project"))
    return QFileDialog.getOpenFileName(parent, words, folder, kind, options=_options())[0]


def ask_for_survey(parent: "QWidget", language: Language, folder: str = "") -> str:
    """Let the user choose a survey file; "" when nothing was chosen."""
    from PySide6.QtWidgets import QFileDialog

    kinds = f"{language.text(SURVEYS)};;{language.text(ALL_FILES)}"
    words = language.text(N_("Import a survey"))
    return QFileDialog.getOpenFileName(parent, words, folder, kinds, options=_options())[0]


def ask_where_to_save(parent: "QWidget", title: str, proposed: Path, kind: str) -> str:
    """Let the user name a file; the dialog asks before one is replaced. "" when nothing was chosen."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getSaveFileName(parent, title, str(proposed), kind, options=_options())[0]
    if chosen and Path(chosen).suffix.lower() != proposed.suffix.lower():
        chosen += proposed.suffix
    return chosen


def place_text(folder: Path, language: Language, home: Path | None = None) -> str:
    """Write a folder for people: from the home folder on, with an arrow between the parts."""
    home = home or Path.home()
    if folder == home:
        return language.text(N_("Home folder"))
    try:
        parts: Sequence[str] = folder.relative_to(home).parts
    except ValueError:
        parts = [part.strip("/\\") for part in folder.parts if part.strip("/\\")] or [str(folder)]
    return SEPARATOR.join(parts)


def time_text(hour: int, minute: int, language: Language) -> str:
    """Write a time of day."""
    return language.text(C_("time of day", "{hour}:{minute}"), hour=hour, minute=f"{minute:02}")


def _options() -> "QFileDialog.Option":
    """Take Qt's own dialog where the system has no windows."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QFileDialog

    if QGuiApplication.platformName() == "offscreen":
        return QFileDialog.Option.DontUseNativeDialog
    return QFileDialog.Option(0)
