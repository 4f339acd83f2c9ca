"""Editors for counts: how many gave each answer, how many cases took each time."""

import re
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cxworkshop.language import N_, Language
from cxworkshop.method.catalogue import method_of
from cxworkshop.model.metrics import Metric
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.entry import NO, UNREADABLE, YES, Unreadable, number_from
from cxworkshop.programme.messages import shortened
from cxworkshop.programme.references import offered
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place, name, show_invalid
from cxworkshop.ui.editors.lines import Growing, Line
from cxworkshop.ui.parts import label, tooltip

IN_A_ROW = 6
LONGEST_SCALE = 21
PAIRS = N_("{text} is not a list of counts. Type pairs such as 5: 41; 4: 30.")


def answers_of(desk: Desk, metric: Metric | None) -> list[tuple[int | float, str]]:
    """List the answers of a metric's question with their words, when they are few and whole."""
    method = method_of(metric.method) if metric else None
    asked = method is not None and (method.questions or method.key == "REVIEWS")
    low, high = method.scale if method is not None and asked else (None, None)
    if low is None or high is None or high - low > LONGEST_SCALE:
        return []
    if (low, high) == (0, 1):
        return [(1, desk.text(YES)), (0, desk.text(NO))]
    return [(value, desk.language.number(value)) for value in range(int(low), int(high) + 1)]


class CountsEditor(Growing):
    """Type counts as pairs: "5: 41; 4: 30"; two columns from a spreadsheet are understood too."""

    def __init__(self, desk: Desk, place: Place, field: Field) -> None:
        """Bind to the place of the dictionary."""
        super().__init__(desk, "5: 41; 4: 30")
        name(self, desk, field)
        self.binding = Binding(desk, place, self, self._show)
        self.typed.connect(self._take)
        if (refused := self.binding.refused()) is not None:
            self.show_text(refused)
            self._take(refused, True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say what cannot be read, or show the counts as the project holds them."""
        super().focusOutEvent(event)
        if self._take(self.toPlainText(), True):
            self.binding.refresh()

    def _show(self, value: Any) -> None:
        number = self._desk.language.number
        self.show_text("; ".join(f"{number(answer)}: {number(count)}" for answer, count in (value or {}).items()))
        show_invalid(self, False)

    def _take(self, text: str, leaving: bool = False) -> bool:
        try:
            found = counts_from(text, self._desk.language)
        except Unreadable as wrong:
            # the pairs so far hold while the next one is typed
            if leaving:
                show_invalid(self, True)
                self.binding.refuse(text, wrong.text(self._desk.language))
            return False
        taken = self.binding.put(found)
        show_invalid(self, not taken)
        return taken


def counts_from(text: str, language: Language) -> dict[int | float, int]:
    """Read pairs of a value and a count; raises Unreadable for what is no pair."""
    found: dict[int | float, int] = {}
    for part in re.split(r"[;\n]", text):
        if not part.strip():
            continue
        value, _, count = re.sub(r"[\t=]", ":", part.strip()).partition(":")
        first, second = number_from(value, language), number_from(count, language, whole=True)
        if first is None or second is None or second < 0 or second != second.to_integral_value():
            raise Unreadable(PAIRS, text=language.quote(shortened(part)))
        key = int(first) if first == first.to_integral_value() else float(first)
        found[key] = found.get(key, 0) + int(second)
    return found


class NumberBox(Line):
    """Type one count; empty means none was given."""

    def __init__(self, desk: Desk, place: Place, words: str) -> None:
        """Bind to one key of the dictionary."""
        super().__init__()
        self._desk = desk
        self.setAccessibleName(words)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.binding = Binding(desk, place, self, self._show)
        self.textEdited.connect(lambda text: self._take(text, False))
        self.editingFinished.connect(lambda: self._take(self.text(), True))

    def _show(self, value: Any) -> None:
        words = "" if value is None else self._desk.language.number(value)
        if self.text() != words:
            self.setText(words)
        show_invalid(self, False)

    def _take(self, text: str, leaving: bool) -> None:
        count = number_from(text, self._desk.language, whole=True) if text.strip() else None
        if text.strip() and (count is None or count < 0 or count != count.to_integral_value()):
            self.binding.put_back()
            self._mark(self._desk.text(UNREADABLE["whole"], text=self._desk.language.quote(shortened(text))))
            return
        taken = self.binding.put(None if count is None else int(count))
        self._mark("" if taken else self._desk.text(UNREADABLE["whole"], text=self._desk.language.quote(text)))
        if leaving and taken:
            self.binding.refresh()

    def _mark(self, sentence: str) -> None:
        show_invalid(self, bool(sentence))
        tooltip(self, sentence)


class CountGrid(QFrame):
    """Type one count below each answer of a scale."""

    def __init__(self, desk: Desk, place: Place, answers: list[tuple[int | float, str]]) -> None:
        """Make a box for each (answer, word) at the place of the dictionary."""
        super().__init__()
        self.boxes: dict[int | float, NumberBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(desk.px(4))
        for at, (answer, words) in enumerate(answers):
            line, side = divmod(at, IN_A_ROW)
            title = label(desk.theme, words, "caption", "text2")
            title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box = NumberBox(desk, (*place, str(answer)), desk.text(N_("How many answered {answer}"), answer=words))
            box.setMinimumWidth(desk.px(48))
            grid.addWidget(title, 2 * line, side)
            grid.addWidget(box, 2 * line + 1, side)
            self.boxes[answer] = box
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))


class NamedNumbers(QFrame):
    """Type one number for each person or row."""

    def __init__(self, desk: Desk, place: Place, field: Field) -> None:
        """Make a box for each row that may have a number."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(desk.px(4))
        grid.setColumnStretch(0, 1)
        first: QWidget | None = None
        for at, (id, words) in enumerate(offered(desk.view(), field.record, field.name, desk.language)):
            grid.addWidget(label(desk.theme, words, "table", "text2", wrap=True), at, 0)
            box = NumberBox(desk, (*place, id), words)
            box.setFixedWidth(desk.px(64))
            grid.addWidget(box, at, 1)
            first = first or box
        if first is not None:
            self.setFocusProxy(first)
        else:
            grid.addWidget(label(desk.theme, desk.text(N_("Nobody is named yet.")), "caption", "text3"), 0, 0)
