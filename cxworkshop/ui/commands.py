"""What the commands of the menus do with the open project."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxworkshop.ui.actions import COMMANDS, KEYS, MENUS
from cxworkshop.ui.panes import turn_pane

# what only an open project needs is loaded with it, the first page without
if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from cxworkshop.ui.frame import ProjectFrame
    from cxworkshop.ui.window import Window


class Commands:
    """Do what a menu or a shortcut asks for; each method is named as its command."""

    def __init__(self, window: "Window") -> None:
        """Act in a window."""
        self._window = window

    @property
    def _frame(self) -> "ProjectFrame | None":
        return self._window.frame

    def undo(self) -> None:
        """Take the last step back."""
        if self._window.document:
            self._window.document.undo()

    def redo(self) -> None:
        """Take the last undone step again."""
        if self._window.document:
            self._window.document.redo()

    def goto(self) -> None:
        """Put the cursor into the field that finds everything."""
        if self._frame:
            self._frame.goto.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._frame.goto.selectAll()

    def open_step(self, step: int) -> None:
        """Open a step: 0 the overview, 8 plan and export."""
        if self._frame:
            self._frame.open_step(step)

    def sheet(self) -> None:
        """Open the record sheet of the current row."""
        from cxworkshop.ui.table import EditableTable

        focus = QApplication.focusWidget()
        while self._frame and focus is not None:
            if isinstance(focus, EditableTable):
                focus.open_row()
                return
            focus = focus.parentWidget()

    def coach(self) -> None:
        """Open or fold the coach."""
        if self._frame:
            self._frame.toggle_coach()

    def checks(self) -> None:
        """Open the list of checks."""
        self._coach_page(1)

    def notes(self) -> None:
        """Open the notes of the step."""
        self._coach_page(2)

    def _coach_page(self, page: int) -> None:
        if self._frame and not self._frame.is_importing:
            self._frame.close_sheet()
            self._frame.coach.open_page(page)

    def next_view(self) -> None:
        """Turn to the next sub-view of the step."""
        if self._frame:
            self._frame.next_view()

    def back(self) -> None:
        """Go to the screen before this one."""
        if self._frame:
            self._frame.back()

    def forward(self) -> None:
        """Go forward again."""
        if self._frame:
            self._frame.forward()

    def next_pane(self) -> None:
        """Give the focus to the next pane."""
        if self._frame:
            turn_pane(self._frame.panes(), 1)

    def previous_pane(self) -> None:
        """Give the focus to the pane before."""
        if self._frame:
            turn_pane(self._frame.panes(), -1)

    def save_plan(self) -> None:
        """Open plan and export and ask where the PDF shall be."""
        from cxworkshop.ui.screens.plan import Plan

        if self._frame:
            self._frame.open_step(8)
            part = self._frame.part()
            if isinstance(part, Plan):
                part.save_plan()

    def versions(self) -> None:
        """Browse the earlier versions of the file."""
        from cxworkshop.ui.versions_dialog import VersionsDialog

        if self._frame:
            VersionsDialog(self._frame.desk, self._window).open()

    def settings(self) -> None:
        """Open the settings."""
        self._open_settings()

    def _open_settings(self, focused: str = "") -> None:
        """Open the settings, at the choice of this name."""
        from cxworkshop.ui.settings_dialog import SettingsDialog

        if self._frame is None:
            return
        dialog = SettingsDialog(self._frame.desk, self._window)
        for name, wish, act in (
            ("language", dialog.language_chosen, self._window.set_language),
            ("theme", dialog.theme_chosen, self._window.set_theme),
            ("zoom", dialog.zoom_chosen, self._window.set_zoom),
        ):
            wish.connect(act)
            # the desk goes with the old looks, so another dialog goes on with the new one
            wish.connect(lambda value, name=name, old=dialog: self._renew_settings(old, name))
        dialog.open()
        if focused:
            dialog.choices[focused].setFocus()

    def _renew_settings(self, old: "QDialog", focused: str) -> None:
        old.accept()
        self._window.afterwards(partial(self._open_settings, focused))

    def shortcuts(self) -> None:
        """Show all shortcuts."""
        from cxworkshop.ui.shortcuts_dialog import ShortcutsDialog

        text = self._window.language.text
        groups = [
            (
                text(words),
                [
                    (text(command.text), ", ".join(command.shortcuts))
                    for command in COMMANDS
                    if command.menu == menu and command.shortcuts
                ],
            )
            for menu, words in MENUS.items()
        ]
        groups += [(text(name), [(text(words), keys) for words, keys in lines]) for name, lines in KEYS]
        ShortcutsDialog(
            self._window.theme, self._window.language, [group for group in groups if group[1]], self._window
        ).open()

    def about(self) -> None:
        """Say what this is."""
        from cxworkshop.ui.about_dialog import AboutDialog

        AboutDialog(self._window.theme, self._window.language, self._window).open()

    def full_screen(self) -> None:
        """Fill the screen, or go back."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
