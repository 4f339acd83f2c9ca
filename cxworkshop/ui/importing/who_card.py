"""How many answers an import counts, of which days and segments."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cxworkshop.language import N_
from cxworkshop.model.project import Project
from cxworkshop.surveys.found import Found
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.column_row import picture
from cxworkshop.ui.importing.spans import span_text
from cxworkshop.ui.parts import Card, label, row

TOO_FEW = N_("Fewer than {least} answers are too few to compare with the others: {segments}.")


class WhoCard(Card):
    """Show the number of answers, the days, and each segment's share of them."""

    def __init__(self, desk: Desk, project: Project, found: Found, words: str) -> None:
        """Fill it with what was found; `words` stand behind the number."""
        super().__init__(desk.theme)
        theme = desk.theme
        inside = self.pad(20, 16, 20, 16, 8)
        line = row(spacing=12, theme=theme)
        line.addWidget(label(theme, desk.language.number(found.kept, 0), "figure", "accent"))
        line.addWidget(label(theme, words, "question", wrap=True), 1, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(line)
        span = span_text(found.start, found.end, desk.language)
        if span and found.kept:
            inside.addWidget(label(theme, span, "body", "text2", wrap=True))
        least = project.constants.min_n_segment
        few = []
        for id, n in _by_segment(found):
            segment = project.segments.find(id)
            if segment is None:
                continue
            pair = row(spacing=8, theme=theme)
            pair.addWidget(label(theme, segment.name, "body", wrap=True), 1)
            pair.addWidget(label(theme, desk.language.number(n, 0), "body_strong", "warn" if n < least else "text"))
            inside.addLayout(pair)
            few += [segment.name] if n < least else []
        if few:
            said = desk.text(TOO_FEW, least=desk.language.number(least, 0), segments=", ".join(few))
            self.add_line("should", "warn", said)

    def add_line(self, mark: str, color: str, words: str) -> None:
        """Add a sentence with a mark before it."""
        note = row(spacing=8, theme=self.theme)
        sign = QLabel()
        sign.setPixmap(picture(self.theme, mark, color))
        note.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(label(self.theme, words, "table", wrap=True), 1)
        self.body.addLayout(note)


def _by_segment(found: Found) -> list[tuple[str, int]]:
    """Count the answers of each segment to the metric that has most."""
    most: dict[str, dict[str, int]] = {}
    for cell in found.cells:
        if cell.segment:
            counts = most.setdefault(cell.segment, {})
            counts[cell.metric] = counts.get(cell.metric, 0) + sum(cell.values.values())
    return sorted(((segment, max(counts.values())) for segment, counts in most.items()), key=lambda pair: -pair[1])
