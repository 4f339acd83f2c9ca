"""What every part of the window needs: the document, the words, the looks, and how to ask the window for something."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from cxworkshop.language import Language, Message, Plural
from cxworkshop.method.view import View
from cxworkshop.model.project import Project
from cxworkshop.ui.document import Document
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.theme import Theme


class Desk(QObject):
    """Hold what the widgets of one window share; a new language, theme or zoom means a new desk and new widgets."""

    go_requested = Signal(tuple)
    """Show the place (a path in the project): open its step, sub-view and row, focus it and light it up."""
    step_requested = Signal(int, str)
    """Open a step (0 overview, 1 to 7, 8 plan) and one of its sub-views ("" for the last one)."""
    sheet_requested = Signal(tuple)
    """Open the record sheet of a record, or of a field in it, beside the work area."""
    import_requested = Signal(str)
    """Import a survey file; "" asks which."""
    toast_requested = Signal(str, str, object)
    """Say something short: text, label of a button or "", what the button calls."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        language: Language,
        settings: Settings,
        memory: dict[tuple[str, ...], Any] | None = None,
    ) -> None:
        """Bring them together.

        `memory` is what views know besides the project, each under its own name: what is chosen in them, and what
        was typed and could not be taken. It stays when a new language, theme or zoom builds the inside of the
        window anew, and goes with the project that is open; it is never saved.
        """
        super().__init__()
        self.memory = {} if memory is None else memory
        self.document = document
        self.theme = theme
        self.language = language
        self.settings = settings

    @property
    def project(self) -> Project:
        """Give the project as it is now."""
        return self.document.project

    @property
    def today(self) -> date:
        """Give the day from which everything is looked at."""
        return self.document.today

    def view(self) -> View:
        """Give the project as calculations see it."""
        return self.document.view()

    def text(self, message: Message, /, **values: object) -> str:
        """Say a text in the window's language."""
        return self.language.text(message, **values)

    def plural(self, message: Plural, n: float, /, **values: object) -> str:
        """Say a text in the form that a number needs."""
        return self.language.plural(message, n, **values)

    def px(self, length: float) -> int:
        """Scale a length of the design to the zoom."""
        return self.theme.px(length)

    def go(self, place: tuple[str, ...]) -> None:
        """Show a place."""
        self.go_requested.emit(place)

    def open_step(self, step: int, sub_view: str = "") -> None:
        """Open a step, 0 for the overview and 8 for the plan."""
        self.step_requested.emit(step, sub_view)

    def open_sheet(self, place: tuple[str, ...]) -> None:
        """Open the record sheet."""
        self.sheet_requested.emit(place)

    def import_survey(self, path: str = "") -> None:
        """Open the import of a survey."""
        self.import_requested.emit(path)

    def toast(self, text: str, button: str = "", call: Callable[[], Any] | None = None) -> None:
        """Say something short that needs no answer; errors are never said so."""
        self.toast_requested.emit(text, button, call)
