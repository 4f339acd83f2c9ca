"""What an import left out, by reason, and the way to the whole list."""

from pathlib import Path

from PySide6.QtWidgets import QGridLayout

from cxworkshop.language import C_, N_, NP_, Message
from cxworkshop.programme.choices import word
from cxworkshop.programme.imports import LEFT_OUT_REASON
from cxworkshop.surveys.found import Found
from cxworkshop.surveys.leftovers import LeftOver, write_leftovers
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.files import ask_where_to_save
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.parts import Card, button, label

HEADINGS: tuple[Message, ...] = (N_("Row"), N_("Reason"), N_("Column"), C_("number", "Value"))
TABLES = N_("Tables (*.csv)")


class LeftOutCard(Card):
    """List the reasons with how many rows or answers fell to each."""

    def __init__(self, desk: Desk, session: Session, found: Found) -> None:
        """Fill it with what was found."""
        rows = sum(one.count for one in found.left_out if not one.column)
        some = NP_("One row left out", "{n} rows left out")
        title = desk.plural(some, rows) if rows else desk.text(N_("Left out")) if found.left_out else ""
        super().__init__(desk.theme, title)
        self._desk = desk
        self._session = session
        theme = desk.theme
        if not found.left_out:
            self.pad().addWidget(label(theme, desk.text(N_("Nothing was left out")), "body", wrap=True))
            return
        self.save = button(theme, desk.text(N_("Save list…")), self._save, "link")
        if self.header is not None and not session.is_ready_counts:
            self.header.addWidget(self.save)
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.px(16))
        grid.setVerticalSpacing(desk.px(8))
        grid.setColumnStretch(1, 1)
        for line, one in enumerate(found.left_out):
            grid.addWidget(label(theme, desk.language.number(one.count, 0), "section"), 2 * line, 0)
            reason = word(LEFT_OUT_REASON, one.reason, desk.language)
            grid.addWidget(label(theme, reason, "table_strong", wrap=True), 2 * line, 1)
            if one.column:
                grid.addWidget(label(theme, one.column, "caption", "text2", wrap=True), 2 * line + 1, 1)
        self.pad().addLayout(grid)

    def _save(self) -> None:
        desk = self._desk
        name = self._session.path.stem if self._session.path is not None else "list"
        left_out = desk.text(N_("left out"))
        proposed = desk.document.path.parent / f"{name} – {left_out}.csv"
        path = ask_where_to_save(self, desk.text(N_("Save list")), proposed, desk.text(TABLES))
        if path:
            self._session.all_left_out(lambda rows: self._write(Path(path), rows))

    def _write(self, path: Path, rows: list[LeftOver]) -> None:
        desk = self._desk
        headings = [desk.text(words) for words in HEADINGS]
        said = [(one.row, word(LEFT_OUT_REASON, one.reason, desk.language), one.column, one.value) for one in rows]
        try:
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                write_leftovers(file, headings, said)
        except OSError as error:
            words = N_("The list could not be written: {reason}.")
            desk.toast(desk.text(words, reason=error.strerror or str(error)))
            return
        desk.toast(desk.text(N_("Saved as {name}"), name=path.name))
