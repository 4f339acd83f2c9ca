"""Editors for counts: how many gave each answer, how many cases took each time."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from cxworkshop.language import N_
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.entry import number_from
from cxworkshop.programme.references import offered
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place, name, show_invalid
from cxworkshop.ui.parts import column, label

IN_A_ROW = 6
PARTS = N_("{text} is not a list of counts. Type pairs such as 5: 41; 4: 30.")


class CountsEditor(QLineEdit):
    """Type counts as pairs: "5: 41; 4: 30"."""

    def __init__(self, desk: Desk, place: Place, field: Field) -> None:
        """Bind to the place of the dictionary."""
        super().__init__()
        self._desk = desk
        name(self, desk, field)
        self.setPlaceholderText("5: 41; 4: 30")
        self.binding = Binding(desk, place, self, self._show)
        self.editingFinished.connect(self._take)

    def _show(self, value: Any) -> None:
        number = self._desk.language.number
        words = "; ".join(f"{number(answer)}: {number(count)}" for answer, count in (value or {}).items())
        if self.text() != words:
            self.setText(words)
        show_invalid(self, False)

    def _take(self) -> None:
        found: dict[int | float, int] = {}
        for part in self.text().replace("\n", ";").split(";"):
            if not part.strip():
                continue
            answer, _, count = part.partition(":")
            first = number_from(answer, self._desk.language)
            second = number_from(count, self._desk.language, whole=True)
            if first is None or second is None:
                show_invalid(self, True)
                self.binding.problem.emit(self._desk.text(PARTS, text=self._desk.language.quote(part.strip())))
                return
            key = int(first) if first == int(first) else float(first)
            found[key] = found.get(key, 0) + int(second)
        show_invalid(self, not self.binding.put(found))


class NumberBox(QLineEdit):
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
        if text.strip() and (count is None or count < 0):
            show_invalid(self, True)
            return
        taken = self.binding.put(None if count is None else int(count))
        show_invalid(self, not taken)
        if leaving and taken:
            self.binding.refresh()


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
        body = column(self, spacing=4, theme=desk.theme)
        first: QWidget | None = None
        for id, words in offered(desk.view(), field.record, field.name, desk.language):
            body.addWidget(label(desk.theme, words, "caption", "text2"))
            box = NumberBox(desk, (*place, id), words)
            body.addWidget(box)
            first = first or box
        if first is not None:
            self.setFocusProxy(first)
        else:
            body.addWidget(label(desk.theme, desk.text(N_("Nobody is named yet.")), "caption", "text3"))
