"""Counting answers one by one, as they are read from paper: a button and a key for each answer of a scale."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.model.edit import Invalid
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.document import ReadOnly
from cxworkshop.ui.editors.binding import Binding, Place
from cxworkshop.ui.parts import Push, column, label
from cxworkshop.ui.views.wrapping import Wrapping

TEN = ("t", "+")
"""What counts a 10: one key, since 1 and 0 one after the other are two answers."""
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
PLAIN_HELP = N_("With the focus here, press {first} to {last} to count an answer. Backspace takes the last one back.")
TEN_HELP = N_(
    "With the focus here, press {first} to {last} to count an answer, T or + for 10. Backspace takes the last one back."
)
OTHERS_HELP = N_("For an answer without a key walk with the arrows, and press Space.")
YES_HELP = N_("With the focus here, press 1 to count a yes and 0 to count a no. Backspace takes the last one back.")


class Answer(Push):
    """Show an answer and how many gave it; each press counts one more."""

    def __init__(self, desk: Desk, words: str) -> None:
        """Begin without a count."""
        super().__init__()
        self._desk, self._words = desk, words
        px, off = desk.px, desk.document.read_only
        self.setAutoDefault(False)
        self.setProperty("kind", "card")
        inside = column(self, (10, 5, 10, 5), 0, desk.theme)
        self.value = label(desk.theme, words, "body_strong", "text3" if off else "text")
        self.count = label(desk.theme, "", "table", "text3" if off else "text2")
        for part in (self.value, self.count):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(part)
        self._least = px(48)

    def show_count(self, count: int) -> None:
        """Show how many gave this answer."""
        self.count.setText(self._desk.language.number(count))
        if self._words[-1:].isdigit():
            words = NP_("Value {answer}: one answer", "Value {answer}: {n} answers")
        else:
            words = NP_("{answer}: one answer", "{answer}: {n} answers")
        self.setAccessibleName(self._desk.plural(words, count, answer=self._words))

    def sizeHint(self) -> QSize:
        """Take the size of what is inside, and never become a target that is hard to hit."""
        inside = self.layout()
        return inside.sizeHint().expandedTo(QSize(self._least, 0)) if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than what is inside."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row, and count only once however long a key is held."""
        held = event.isAutoRepeat() and event.key() in ENTER
        if event.key() in STEPS:
            event.ignore()
        elif not held:
            super().keyPressEvent(event)


class Tally(QFrame):
    """Count one answer with each press of a button or of its digit; one visit is one step of undo."""

    def __init__(self, desk: Desk, place: Place, answers: list[tuple[int | float, str]]) -> None:
        """Make a button for each (answer, word) at the place of the dictionary of counts."""
        super().__init__()
        self._desk, self._place = desk, place
        self._visit = object()
        self._counted: list[int | float] = []
        self._counting = False
        self._keys = _keys(answers)
        title = desk.text(N_("Count answers from paper"))
        self.setAccessibleName(title)
        body = column(self, spacing=4, theme=desk.theme)
        body.addWidget(label(desk.theme, title, "caption", "text2", wrap=True))
        self.answers: dict[int | float, Answer] = {}
        for answer, words in answers:
            made = Answer(desk, words)
            made.clicked.connect(partial(self._pressed, answer))
            self.answers[answer] = made
        self._line = Wrapping(desk.theme, 6)
        self._line.set_widgets(list(self.answers.values()))
        body.addWidget(self._line)
        self.total: QLabel = label(desk.theme, "", "table_strong")
        body.addWidget(self.total)
        self.help: QLabel = label(desk.theme, self._help(answers), "caption", "text3", wrap=True)
        body.addWidget(self.help)
        for one in self.answers.values():
            one.setAccessibleDescription(self.help.text())
        self.setFocusProxy(next(iter(self.answers.values())))
        self.binding = Binding(desk, place, self, self._show)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def count(self, answer: int | float) -> None:
        """Count one more."""
        if self._put(answer, 1):
            self._counted.append(answer)

    def take_back(self) -> None:
        """Take the answer that was counted last away again."""
        if self._counted and self._put(self._counted[-1], -1):
            self.answers[self._counted.pop()].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count with digits, take back with Backspace, walk with the arrows."""
        stops = list(self.answers.values())
        at = next((place for place, one in enumerate(stops) if one.hasFocus()), 0)
        key, answer = event.key(), self._keys.get(event.text().casefold())
        if event.modifiers() & COMMANDS:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Backspace or answer is not None:
            # a key that is held down is still one sheet of paper
            if event.isAutoRepeat():
                return
            if answer is None:
                self.take_back()
            else:
                self.answers[answer].setFocus()
                self.count(answer)
        elif key in STEPS:
            stops[max(0, min(len(stops) - 1, at + STEPS[Qt.Key(key)]))].setFocus()
        elif key in ENDS:
            stops[ENDS[Qt.Key(key)]].setFocus()
        else:
            super().keyPressEvent(event)

    def _pressed(self, answer: int | float, checked: bool = False) -> None:
        self.count(answer)

    def _put(self, answer: int | float, step: int) -> bool:
        values = dict(self.binding.value() or {})
        values[answer] = values.get(answer, 0) + step
        if values[answer] <= 0:
            del values[answer]
        self._counting = True
        try:
            self._desk.document.put(self._place, values, self._desk.text(N_("Count answers from paper")), self._visit)
        except (Invalid, ReadOnly, KeyError):
            return False
        finally:
            self._counting = False
        return True

    def _show(self, value: Any) -> None:
        if not self._counting:
            # what was undone or typed meanwhile is no longer what this row has counted
            self._counted.clear()
        for answer, one in self.answers.items():
            one.show_count((value or {}).get(answer, 0))
        # what comes out stays hidden below a few answers, but whoever counts must see that it goes on
        words = NP_("One answer counted", "{n} answers counted")
        self.total.setText(self._desk.plural(words, sum((value or {}).values())))

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Begin a new step with each visit; Tab then stops only at the answer that has the focus."""
        stops = list(self.answers.values())
        if now not in stops:
            return
        # without an old one the focus comes back from another window
        if old is not None and old not in stops:
            self._visit = object()
            self._counted.clear()
        for one in stops:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is now else Qt.FocusPolicy.ClickFocus)

    def _help(self, answers: list[tuple[int | float, str]]) -> str:
        digits = [answer for answer, _ in answers if 0 <= answer <= 9]
        if any(words[-1:].isdigit() for _, words in answers):
            words = TEN_HELP if 10 in dict(answers) else PLAIN_HELP
            said = [self._desk.text(words, first=min(digits, default=0), last=max(digits, default=9))]
            if len(answers) > len(set(self._keys.values())):
                said.append(self._desk.text(OTHERS_HELP))
            return " ".join(said)
        return self._desk.text(YES_HELP)


def _keys(answers: list[tuple[int | float, str]]) -> dict[str, int | float]:
    """Give what is typed for each answer that has a key; the others have their buttons."""
    keys = {str(answer): answer for answer, _ in answers if 0 <= answer <= 9}
    return keys | {letter: answer for answer, _ in answers if answer == 10 for letter in TEN}
