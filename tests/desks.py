"""A desk for tests of the window: a project in a temporary file, a day that stands still, no screen."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from waiting import until

from cxworkshop.language import Language
from cxworkshop.model.project import Project
from cxworkshop.programme.templates import blank
from cxworkshop.storage.project import ProjectFile
from cxworkshop.ui import projects
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.document import Document
from cxworkshop.ui.saving import Saving
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.style import apply
from cxworkshop.ui.theme import Theme, ThemeName, load_fonts
from cxworkshop.ui.window import Window

TODAY = date(2026, 11, 21)
OPEN: list[Document] = []
"""The documents of the running test; a document must be closed before it goes, since its threads still know it."""


def application() -> QApplication:
    """Give the application of this process, with the bundled font."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(["cxworkshop", "-style", "fusion"])
    load_fonts()
    apply(made, Theme("light"))
    return made


def example(key: str, language: str = "en") -> Project:
    """Give one of the finished examples in a language."""
    return projects.example(key, Language(language))


def empty_project(language: str = "en") -> Project:
    """Give the project that somebody starts with."""
    return blank(Language(language), TODAY)


def desk_for(project: Project | None = None, language: str = "en", theme: ThemeName = "light", zoom: int = 100) -> Desk:
    """Give a desk on a temporary file; the application is dressed in the theme."""
    looks = Theme(theme, zoom)
    apply(application(), looks)
    folder = Path(tempfile.mkdtemp(prefix="cxworkshop-test-"))
    file = ProjectFile(folder / "project.cxw", folder / "versions")
    project = project or empty_project(language)
    file.save(project)
    document = Document(project, Saving(file), TODAY)
    OPEN.append(document)
    return Desk(document, looks, Language(language), Settings(folder / "settings.json"))


def wait_for(condition: Callable[[], bool]) -> bool:
    """Let the event loop run until a condition holds; False when it never does."""
    return until(condition)


def dressed(window: Window) -> Window:
    """Wait until a window stands again after it was given another language, theme or zoom."""
    assert wait_for(lambda: not window.is_building)
    return window


def close_documents() -> None:
    """Wait until nothing is under way any more in the documents of a test."""
    while OPEN:
        OPEN.pop().close()
