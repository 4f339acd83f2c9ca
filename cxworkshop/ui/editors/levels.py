"""The editor for a level of a target, typed in the unit of its metric: shares as per cent."""

from typing import Any

import msgspec
from PySide6.QtWidgets import QLineEdit

from cxworkshop.language import C_
from cxworkshop.method.measuring import report_as
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Metric
from cxworkshop.model.targets import Target
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.entry import UNREADABLE, Unreadable, number_from
from cxworkshop.programme.messages import shortened
from cxworkshop.programme.target_words import read_value, start_of, written_value
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place, name, show_invalid

LEVELS = ("target", "minimum", "stretch", "baseline_value", "bend_value")
"""The fields of a target that are levels of its metric."""


class LevelEditor(QLineEdit):
    """Type a level; what cannot be read stays, with a sentence."""

    def __init__(self, desk: Desk, place: Place, field: Field, label: str = "") -> None:
        """Bind to a place."""
        super().__init__()
        self._desk, self._place = desk, place
        name(self, desk, field, label)
        self.setPlaceholderText(desk.text(C_("placeholder", "A number")))
        self.binding = Binding(desk, place, self, self._show)
        self.editingFinished.connect(self._take)
        if (refused := self.binding.refused()) is not None:
            self.setText(refused)
            self._take()

    def _metric(self) -> Metric | None:
        target = self._desk.project.targets.find(self._place[1])
        return self._desk.project.metrics.find(target.metric) if target is not None else None

    def _read(self, text: str) -> float | None:
        return read_value(self._metric(), text, self._desk.language)

    def _show(self, value: Any) -> None:
        self.setText(written_value(self._metric(), value, self._desk.language))
        show_invalid(self, False)

    def _take(self) -> None:
        held = self.binding.value()
        if self.text() == written_value(self._metric(), held, self._desk.language):
            show_invalid(self, False)
            self.binding.forget()
            self.binding.problem.emit("")
            return
        try:
            value = self._read(self.text())
        except Unreadable as wrong:
            show_invalid(self, True)
            self.binding.refuse(self.text(), wrong.text(self._desk.language))
            return
        taken = self._put(value)
        show_invalid(self, not taken)
        if not taken:
            self.binding.refuse(self.text())
        elif self.binding.value() == value:
            self.binding.refresh()

    def _put(self, value: float | None) -> bool:
        target = self._desk.project.targets.find(self._place[1])
        if target is None or self._place[2] != "target" or value is None:
            return self.binding.put(value)
        begun = with_level(self._desk.view(), target, value)
        if begun.baseline == target.baseline or self._desk.document.read_only:
            return self.binding.put(value)
        self._desk.document.put(self._place[:2], begun)
        self.binding.forget()
        return True


class ToleranceEditor(LevelEditor):
    """Type how far a level may move: of a share in percentage points, however few; a level's range means nothing."""

    def _read(self, text: str) -> float | None:
        metric, language = self._metric(), self._desk.language
        share = metric is not None and report_as(metric) == "share"
        typed = text.strip().removesuffix("%").strip() if share else text.strip()
        if not typed:
            return None
        number = number_from(typed, language)
        if number is None:
            raise Unreadable(UNREADABLE["number"], text=language.quote(shortened(text)), example=language.number(2))
        return float(number / 100 if share else number)


def with_level(view: View, target: Target, value: float) -> Target:
    """Give a target its level; the first one freezes today's measurement as the start."""
    first = target.target is None and not target.baseline
    return msgspec.structs.replace(target, target=value, baseline=start_of(view, target) if first else target.baseline)
