"""The experience check of one stage: is it measured, how good is it, does it show a sign of a bad experience."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QWidget

from cxworkshop.language import N_, Message
from cxworkshop.method.figures.experiences import experience_figures, journey_figures
from cxworkshop.model.experiences import Experience, Journey, Stage
from cxworkshop.programme.choices import QUALITY_LEVEL
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import icon
from cxworkshop.ui.parts import ChipKind, button, chip, column, empty, label, row, tooltip
from cxworkshop.ui.views import journey_edit
from cxworkshop.ui.views.journey_commands import measure_text
from cxworkshop.ui.views.stage_ratings import FactorRatings, QualityRatings, SignAnswers

WEAK = 3
"""A link is called the weakest only when it is no better than this."""
FLUSH = "QPushButton { padding-left: 0; padding-right: 0; border: 0; }"
"""Links of the card begin where its texts do."""
SHARES = (4, 5, 7)
LEAST, WIDEST = 320, 16_777_215
Place = tuple[str, ...]


class StageCheck(QFrame):
    """Show and change the experience that a stage stands for; it is made with the first thing that is said of it."""

    def __init__(self, desk: Desk) -> None:
        """Build it for a desk; `show_stage` fills it."""
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(desk.text(N_("Experience check")))
        self.desk = desk
        self._stage = ""
        self.qualities, self.signs, self.factors = QualityRatings(desk), SignAnswers(desk), FactorRatings(desk)
        for part in (self.qualities, self.signs, self.factors):
            part.said.connect(self._set)
        self.signs.evidence_wanted.connect(self._open_evidence)
        outer = column(self)
        self._parts: QBoxLayout = row()
        outer.addLayout(self._parts)
        self._blocks = (self._head(), self._middle(), self._right())
        self._between = (self._divider(), self._divider())
        for place, (block, share) in enumerate(zip(self._blocks, SHARES, strict=True)):
            if place:
                self._parts.addWidget(self._between[place - 1])
            self._parts.addWidget(block, share)
        # its blocks may stand below each other, so that it need not be as wide as all of them
        self.setMinimumWidth(desk.px(LEAST))
        self._folded = QFrame()
        below = column(self._folded, spacing=8, theme=desk.theme)
        line = QFrame()
        line.setObjectName("line")
        below.addWidget(line)
        self.factors.outer.setContentsMargins(desk.px(16), 0, desk.px(16), desk.px(10))
        below.addWidget(self.factors)
        self._folded.hide()
        outer.addWidget(self._folded)
        desk.document.changed.connect(self._changed)

    def _head(self) -> QWidget:
        desk, theme = self.desk, self.desk.theme
        part = QWidget()
        inner = column(part, (16, 12, 16, 12), 6, theme)
        inner.addWidget(label(theme, desk.text(N_("Experience check")), "caption", "text2"))
        self.name = label(theme, "", "section", wrap=True)
        inner.addWidget(self.name)
        self.measured = QCheckBox(desk.text(N_("Measure this experience")))
        self.measured.clicked.connect(self._measure)
        inner.addWidget(self.measured)
        self._chips = column(spacing=6, theme=theme)
        inner.addLayout(self._chips)
        self.experience = button(theme, "", self._open, kind="link")
        self.experience.setStyleSheet(FLUSH)
        inner.addWidget(self.experience, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        return part

    def _middle(self) -> QWidget:
        desk, theme = self.desk, self.desk.theme
        part = QWidget()
        inner = column(part, (16, 12, 16, 8), 4, theme)
        inner.addWidget(self.qualities)
        inner.addStretch(1)
        self.fold = button(theme, desk.text(N_("Factors of a good experience")), self._unfold, kind="link")
        self.fold.setCheckable(True)
        self.fold.setStyleSheet(FLUSH)
        self.fold.setIcon(icon(theme, "chevron-right", "accent"))
        inner.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _right(self) -> QWidget:
        part = QWidget()
        inner = column(part, (16, 12, 12, 8), 4, self.desk.theme)
        inner.addWidget(label(self.desk.theme, self.desk.text(N_("Signs of a bad experience")), "table_strong"))
        inner.addWidget(self.signs)
        inner.addStretch(1)
        return part

    def _divider(self) -> QFrame:
        line = QFrame()
        line.setStyleSheet(f"background: {self.desk.theme.tokens['border']};")
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the blocks below each other where they have no room side by side."""
        super().resizeEvent(event)
        stacked = self.width() < sum(block.minimumSizeHint().width() for block in self._blocks) + 2
        self._parts.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        for line in self._between:
            line.setMinimumSize(0 if stacked else 1, 1 if stacked else 0)
            line.setMaximumSize(*((WIDEST, 1) if stacked else (1, WIDEST)))

    # Showing

    def show_stage(self, stage: str) -> None:
        """Show another stage; "" for none."""
        self._stage = stage
        self._look()
        self.show_figures()

    def _changed(self, place: Place) -> None:
        if not place or place[0] in ("journeys", "experiences"):
            self._look()

    def _look(self) -> None:
        _, stage, experience = self._shown()
        self.setVisible(stage is not None)
        if stage is None:
            return
        desk = self.desk
        self.name.setText(stage.name or desk.text(N_("Stage without a name")))
        self.measured.setChecked(experience is not None and experience.decision == journey_edit.MEASURED)
        for part in (self.qualities, self.signs, self.factors):
            part.show_experience(experience)
            part.setEnabled(not desk.document.read_only)
        self.measured.setEnabled(not desk.document.read_only)
        self.experience.setVisible(experience is not None)
        if experience is not None:
            text = desk.text(N_("Open the experience"))
            self.experience.setText(text)
            self.experience.setAccessibleName(text)
            tooltip(self.experience, experience.name)

    def show_figures(self) -> None:
        """Say what the figures say of the stage, once they have settled."""
        empty(self._chips)
        journey, stage, experience = self._shown()
        if journey is None or stage is None:
            return
        for text, kind in self._said(journey, stage, experience):
            self._chips.addWidget(chip(self.desk.theme, text, kind), 0, Qt.AlignmentFlag.AlignLeft)
        self.qualities.show_weakest(self._weakest(experience))

    def _said(self, journey: Journey, stage: Stage, experience: Experience | None) -> list[tuple[str, ChipKind]]:
        felt = [one.emotion for one in journey.stages if one.emotion is not None]
        peak = self.desk.view().of(journey_figures)[journey.id].peak
        found: list[tuple[Message, ChipKind]] = []
        if stage.emotion is not None and len(set(felt)) > 1:
            if stage.emotion == min(felt):
                found.append((N_("Lowest point of the journey"), "bad" if stage.emotion < 0 else "plain"))
            elif stage.emotion == max(felt):
                found.append((N_("Highest point of the journey"), "accent"))
            elif stage.emotion == peak:
                found.append((N_("Strongest feeling of the journey"), "plain"))
        if stage.id == journey.stages[-1].id and stage.emotion is not None and stage.emotion < 0:
            found.append((N_("The journey ends below zero"), "bad"))
        if experience is not None:
            level = self.desk.view().of(experience_figures)[experience.id].level
            if level is not None:
                found.append((QUALITY_LEVEL[level], "warn" if level == "fix_basics" else "plain"))
        return [(self.desk.text(text), kind) for text, kind in found]

    def _weakest(self, experience: Experience | None) -> str | None:
        if experience is None:
            return None
        key = self.desk.view().of(experience_figures)[experience.id].weakest
        rating = getattr(experience.qualities, key) if key else None
        return key if rating is not None and rating <= WEAK else None

    def _shown(self) -> tuple[Journey | None, Stage | None, Experience | None]:
        project = self.desk.project
        journey = journey_edit.journey_of(project, self._stage)
        if journey is None:
            return None, None, None
        stage = next(one for one in journey.stages if one.id == self._stage)
        return journey, stage, journey_edit.linked(project, stage.id)

    # Changing

    def _measure(self, on: bool) -> None:
        journey, stage, _ = self._shown()
        if journey is not None and stage is not None:
            journey_edit.measure(self.desk.document, journey, stage, on, measure_text(self.desk, on))

    def _set(self, field: Place, value: Any) -> None:
        journey, stage, _ = self._shown()
        if journey is not None and stage is not None:
            journey_edit.assess(self.desk.document, journey, stage, field, value)

    def _open(self) -> None:
        _, _, experience = self._shown()
        if experience is not None:
            self.desk.open_sheet(("experiences", experience.id))

    def _open_evidence(self, key: str) -> None:
        _, _, experience = self._shown()
        if experience is not None:
            self.desk.open_sheet(("experiences", experience.id, "bad_checks", key, "evidence"))

    def _unfold(self) -> None:
        self.unfold(self.fold.isChecked())

    def unfold(self, on: bool) -> None:
        """Show or hide the factors."""
        self.fold.setChecked(on)
        self.fold.setIcon(icon(self.desk.theme, "chevron-down" if on else "chevron-right", "accent"))
        self._folded.setVisible(on)

    def focus_field(self, field: Place) -> bool:
        """Put the focus on the widget of an experience's field; False when it has none here."""
        part = field[0] if field else ""
        widgets: dict[str, dict[str, Any]] = {
            "qualities": dict(self.qualities.rows),
            "bad_checks": dict(self.signs.rows),
            "factors": dict(self.factors.rows),
        }
        if part not in widgets or (len(field) > 2 and field[2] == "evidence"):
            return False
        if part == "factors":
            self.unfold(True)
        rows = widgets[part]
        rows.get(field[1] if len(field) > 1 else "", next(iter(rows.values()))).setFocus()
        return True
