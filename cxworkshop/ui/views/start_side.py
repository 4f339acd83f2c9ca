"""The dark side of the first page: the name, what makes or opens a project, language and theme."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from cxworkshop.language import C_, LOCALES, N_, Language, Message
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.parts import column, label, row
from cxworkshop.ui.theme import Theme

THEME_NAMES: Mapping[str, Message] = {
    "system": C_("theme", "As the system"),
    "light": C_("theme", "Light"),
    "dark": C_("theme", "Dark"),
    "contrast": C_("theme", "High contrast"),
}


class StartSide(QFrame):
    """Show who we are and what to begin with."""

    new_clicked = Signal()
    open_clicked = Signal()
    import_clicked = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, theme: Theme, language: Language, theme_choice: str) -> None:
        """Build it; the window's menu is what acts on the keys that the buttons show."""
        super().__init__()
        self.setObjectName("startside")
        self._theme, self._language = theme, language
        self._inside = column(self, (48, 56, 48, 24), 12, theme)
        self._inside.addWidget(BrandLine(theme))
        self._inside.addSpacing(theme.px(4))
        self._inside.addWidget(label(theme, "cxworkshop", "title", "rail_text"))
        claim = N_("Seven questions, seven decisions, one plan for a better customer experience.")
        self._inside.addWidget(label(theme, language.text(claim), "question", "rail_muted", wrap=True))
        self._inside.addSpacing(theme.px(24))
        self.new = self._button(N_("New project"), "plus", "Ctrl+N", first=True)
        self.open = self._button(N_("Open…"), "folder", "Ctrl+O")
        self.new.clicked.connect(lambda checked=False: self.new_clicked.emit())
        self.open.clicked.connect(lambda checked=False: self.open_clicked.emit())
        self._inside.addWidget(self.new)
        self.bring = self._button(N_("Import a survey…"), "import", "Ctrl+I")
        self.bring.clicked.connect(lambda checked=False: self.import_clicked.emit())
        self._inside.addWidget(self.open)
        self._inside.addWidget(self.bring)
        self._inside.addStretch(1)
        self._inside.addSpacing(theme.px(16))
        promise = row(spacing=12, theme=theme)
        promise.addWidget(picture(theme, "lock", "rail_muted"), 0, Qt.AlignmentFlag.AlignTop)
        words = N_("Projects are files on this computer. Nothing is sent anywhere.")
        promise.addWidget(label(theme, language.text(words), "table", "rail_muted", wrap=True), 1)
        self._inside.addLayout(promise)
        self.languages = self._choice(
            N_("Language"),
            "globe",
            {code: locale.name for code, locale in LOCALES.items()},
            language.code,
            self.language_chosen.emit,
        )
        names = {key: language.text(name) for key, name in THEME_NAMES.items()}
        self.themes = self._choice(N_("Theme"), "sun", names, theme_choice, self.theme_chosen.emit)
        self._choices = QGridLayout()
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(theme.px(4))
        self._inside.addLayout(self._choices)

    def fit(self, width: int, low: bool) -> None:
        """Take a width, and less air where the window is low."""
        px = self._theme.px
        edge = px(24 if width < px(340) else 48)
        self._inside.setContentsMargins(edge, px(24 if low else 56), edge, px(16 if low else 24))
        beside = self.languages.width() + self.themes.width() + px(4) <= width - 2 * edge
        self._choices.addWidget(self.languages, 0, 0, Qt.AlignmentFlag.AlignLeft)
        self._choices.addWidget(self.themes, 0 if beside else 1, 1 if beside else 0, Qt.AlignmentFlag.AlignLeft)
        self._choices.setColumnStretch(2, 1)
        self.setMinimumHeight(self._inside.totalHeightForWidth(width))

    def _button(self, words: Message, image: str, keys: str, first: bool = False) -> QPushButton:
        """Make a wide button with its keys at the right."""
        theme, said = self._theme, self._language.text(words)
        color = "rail_on_text" if first else "rail_text"
        made = QPushButton()
        made.setAutoDefault(False)
        made.setAccessibleName(said)
        made.setProperty("kind", "onrailprimary" if first else "onrail")
        made.setMinimumHeight(theme.px(48))
        inside = _inscribed(theme, made, 18, image, said, color, "button", 12)
        shortcut = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        made.setAccessibleDescription(shortcut)
        inside.addWidget(_through(label(theme, shortcut, "caption", color)))
        return made

    def _choice(
        self, name: Message, image: str, choices: Mapping[str, str], now: str, call: Callable[[str], object]
    ) -> QPushButton:
        """Make a button that shows a choice and opens the others as a menu."""
        theme, px = self._theme, self._theme.px
        made = QPushButton()
        made.setAutoDefault(False)
        said = choices.get(now, now)
        made.setAccessibleName(self._language.text(name))
        made.setAccessibleDescription(said)
        made.setProperty("kind", "railchoice")
        inside = _inscribed(theme, made, 6, image, said, "rail_text", "table", 8)
        inside.addWidget(picture(theme, "chevron-down", "rail_text", 16))
        made.setFixedSize(inside.sizeHint().width(), px(36))
        menu = QMenu(made)
        menu.setAccessibleName(self._language.text(name))
        group = QActionGroup(menu)
        for key, words in choices.items():
            action = QAction(words.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(lambda checked=False, key=key: call(key))
            group.addAction(action)
            menu.addAction(action)
        made.setMenu(menu)
        return made


class BrandLine(QWidget):
    """Draw one customer's way, with the moment that decides."""

    def __init__(self, theme: Theme) -> None:
        """Draw at the zoom of a theme."""
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(62), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._theme.zoom / 100
        painter.scale(scale, scale)
        painter.setPen(QPen(self._theme.color("warn_fill"), 3.2, c=Qt.PenCapStyle.RoundCap))
        path = QPainterPath(QPointF(2, 20))
        path.cubicTo(10, 23, 20, 31, 27, 28)
        path.cubicTo(34, 25, 37, 12, 45, 9)
        path.moveTo(53, 10.5)
        path.lineTo(60, 18)
        painter.drawPath(path)
        painter.drawEllipse(QPointF(49, 6.5), 4.6, 4.6)


def picture(theme: Theme, name: str, color: str, size: int = 20) -> QLabel:
    """Make a label that shows an icon and lets the mouse through."""
    made = label(theme)
    made.setPixmap(pixmap(name, theme.color(color), QSize(theme.px(size), theme.px(size))))
    return _through(made)


def _inscribed(
    theme: Theme, made: QPushButton, edge: int, image: str, words: str, color: str, style: str, gap: int
) -> QHBoxLayout:
    """Put an icon and words on a button, further apart than Qt would, and give the layout for more."""
    inside = row(made, (edge, 0, edge, 0), gap, theme)
    inside.addWidget(picture(theme, image, color))
    inside.addWidget(_through(label(theme, words, style, color)), 1)
    return inside


def _through(made: QLabel) -> QLabel:
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made
