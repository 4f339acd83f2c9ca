"""The parts of the experience check: four qualities, three signs of a bad experience, four factors."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSizePolicy, QWidget

from cxworkshop.language import N_, Message
from cxworkshop.model.experiences import BadChecks, Experience, Factors, Qualities
from cxworkshop.programme.choices import BAD_CHECK, FACTOR, QUALITY, YES_NO_UNKNOWN
from cxworkshop.programme.fields import all_fields
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.parts import column, dress, icon_button, label, tooltip
from cxworkshop.ui.views.dots import Dots
from cxworkshop.ui.views.still_box import StillBox

PICTURES = {"mission": "check-circle", "no_hassle": "wave", "recognition": "house", "extra": "gift"}
ANSWERS = ("", "yes", "no", "unknown")


class Ratings(QWidget):
    """Show a part of an experience, and tell what the user sets in it."""

    said = Signal(tuple, object)
    """The field inside the experience, and its new value."""

    def __init__(self, desk: Desk) -> None:
        """Lay out a grid for the rows."""
        super().__init__()
        self.desk = desk
        self.outer = column(self, spacing=4, theme=desk.theme)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(desk.px(10))
        self.grid.setVerticalSpacing(desk.px(3))
        self.outer.addLayout(self.grid)

    def name(self, words: Message, help: Message) -> QLabel:
        """Make the name of a row."""
        made = label(self.desk.theme, self.desk.text(words), "table", wrap=True)
        tooltip(made, self.desk.text(help))
        # it wraps, but takes no room that the rows do not need
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return made

    def dots(self, place: tuple[str, ...], words: Message, help: Message) -> Dots:
        """Make the dots of a row."""
        made = Dots(self.desk, self.desk.text(words), self.desk.text(help))
        made.rated.connect(lambda value: self.said.emit(place, value))
        return made


class QualityRatings(Ratings):
    """Rate the four qualities, the basics first."""

    def __init__(self, desk: Desk) -> None:
        """Make a row for each."""
        super().__init__(desk)
        self.grid.setColumnStretch(1, 1)
        self.rows: dict[str, Dots] = {}
        self._names: dict[str, QLabel] = {}
        for at, (key, words) in enumerate(QUALITY.items()):
            help = all_fields()[Qualities, key].help
            picture = QLabel()
            picture.setPixmap(pixmap(PICTURES[key], desk.theme.color("accent"), QSize(desk.px(20), desk.px(20))))
            self._names[key] = self.name(words, help)
            self.rows[key] = self.dots(("qualities", key), words, help)
            for place, widget in enumerate((picture, self._names[key], self.rows[key])):
                self.grid.addWidget(widget, at, place, Qt.AlignmentFlag.AlignVCenter)
        self._weakest = label(desk.theme, "", "label", "bad", wrap=True)
        self.outer.addWidget(self._weakest)

    def show_experience(self, experience: Experience | None) -> None:
        """Show the ratings of an experience."""
        for key, dots in self.rows.items():
            dots.show_rating(getattr(experience.qualities, key) if experience else None)

    def show_weakest(self, key: str | None) -> None:
        """Name the quality that the chain breaks at."""
        for name, shown in self._names.items():
            dress(shown, self.desk.theme, "table_strong" if name == key else "table", "bad" if name == key else "text")
        self._weakest.setVisible(key is not None)
        if key is not None:
            quality = self.desk.language.quote(self.desk.text(QUALITY[key]))
            self._weakest.setText(self.desk.text(N_("The weakest link: {quality}"), quality=quality))


class SignAnswers(Ratings):
    """Answer the three signs of a bad experience; what shows it is written in the record sheet."""

    evidence_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make a row for each."""
        super().__init__(desk)
        self.grid.setColumnStretch(0, 1)
        self.rows: dict[str, StillBox] = {}
        self._names: dict[str, QLabel] = {}
        self._evidence: dict[str, QWidget] = {}
        for at, (key, words) in enumerate(BAD_CHECK.items()):
            help = all_fields()[BadChecks, key].help
            self._names[key] = self.name(words, help)
            self.rows[key] = self._choice(key, words, help)
            more = icon_button(desk.theme, "note", "", partial(self.evidence_wanted.emit, key))
            more.setFixedSize(desk.px(30), desk.px(30))
            self._evidence[key] = more
            for place, widget in enumerate((self._names[key], self.rows[key], more)):
                self.grid.addWidget(widget, at, place, Qt.AlignmentFlag.AlignVCenter)

    def _choice(self, key: str, words: Message, help: Message) -> StillBox:
        made = StillBox()
        for answer in ANSWERS:
            said: Message = YES_NO_UNKNOWN[answer] if answer else N_("Not answered")
            made.addItem(self.desk.text(said), answer)
        made.setStyleSheet(f"QComboBox {{ min-height: {self.desk.px(18)}px; }}")
        made.setAccessibleName(self.desk.text(words))
        made.setAccessibleDescription(self.desk.text(help))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.activated.connect(lambda at: self.said.emit(("bad_checks", key, "answer"), ANSWERS[at] or None))
        return made

    def show_experience(self, experience: Experience | None) -> None:
        """Show the answers of an experience."""
        for key, choice in self.rows.items():
            check = getattr(experience.bad_checks, key) if experience else None
            answer = (check.answer if check else None) or ""
            choice.setCurrentIndex(ANSWERS.index(answer))
            bad = answer == "yes"
            dress(self._names[key], self.desk.theme, "table_strong" if bad else "table", "bad" if bad else "text")
            sign = self.desk.text(BAD_CHECK[key])
            seen = check.evidence if check else ""
            words = N_("Seen in, for “{sign}”: {evidence}") if seen else N_("Write down what shows it: “{sign}”")
            more = self._evidence[key]
            more.setAccessibleName(self.desk.text(words, sign=sign, evidence=seen))
            tooltip(more, self.desk.text(words, sign=sign, evidence=seen))
            more.setEnabled(experience is not None)


class FactorRatings(Ratings):
    """Rate the four factors of a good experience, or say that one does not apply."""

    def __init__(self, desk: Desk) -> None:
        """Make two rows of two."""
        super().__init__(desk)
        self.rows: dict[str, Dots] = {}
        self._none: dict[str, QCheckBox] = {}
        for at, (key, words) in enumerate(FACTOR.items()):
            help = all_fields()[Factors, key].help
            line, left = at // 2, at % 2 * 4
            self.rows[key] = self.dots(("factors", key), words, help)
            none = self._none[key] = QCheckBox(desk.text(N_("Does not apply")))
            none.setAccessibleName(desk.text(N_("{factor}: does not apply"), factor=desk.text(words)))
            none.clicked.connect(lambda on, key=key: self._leave_out(key, on))
            for place, widget in enumerate((self.name(words, help), self.rows[key], none)):
                self.grid.addWidget(widget, line, left + place, Qt.AlignmentFlag.AlignVCenter)
            self.grid.setColumnStretch(left, 1)
        self.grid.setColumnMinimumWidth(3, desk.px(24))

    def _leave_out(self, key: str, on: bool) -> None:
        self.said.emit(("factors", key), "not applicable" if on else None)

    def show_experience(self, experience: Experience | None) -> None:
        """Show the ratings of an experience."""
        for key, dots in self.rows.items():
            value = getattr(experience.factors, key) if experience else None
            self._none[key].setChecked(value == "not applicable")
            dots.show_rating(None if value == "not applicable" else value)
