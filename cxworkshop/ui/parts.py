"""The small parts that all screens are made of: labels, buttons, cards, lines. Text is always plain text."""

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.ui.icons import icon
from cxworkshop.ui.theme import Theme

ButtonKind = Literal["normal", "primary", "ghost", "link"]
Layout = TypeVar("Layout", bound=QBoxLayout)
ChipKind = Literal["plain", "accent", "good", "warn", "bad", "info"]
CHIP_INKS = {"plain": "text2"}
MOST_SHOWN = 1_000
"""How many letters of a text stand on the screen: Qt breaks every line of it before the first one is seen."""


class Words(QLabel):
    """Show words as they are written; a text without end stands whole only where it is edited."""

    def setText(self, text: str) -> None:
        """Show a text, or its beginning."""
        super().setText(shortened(text))


def shortened(text: str, most: int = MOST_SHOWN) -> str:
    """Give a text that is far too long to be read on a screen as its beginning and an ellipsis."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def label(theme: Theme, text: str = "", style: str = "body", color: str = "text", wrap: bool = False) -> QLabel:
    """Make a label in a style of TYPES and a colour token; whatever it holds is shown as plain text."""
    made = Words()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if wrap:
        # without a small minimum a long sentence would push the window wider than the screen
        made.setMinimumWidth(theme.px(100))
        # nor may its height at that width be the least that a page gives it
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    dress(made, theme, style, color)
    return made


def dress(made: QLabel, theme: Theme, style: str, color: str = "text") -> None:
    """Give a label its type and colour."""
    made.setFont(theme.font(style))
    # a style sheet of its own for every label would take longer than the label
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.color(color))
    made.setPalette(palette)


class Push(QPushButton):
    """Be pressed with Enter as well as with Space, and yet never be what Enter means elsewhere in a dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def button(
    theme: Theme,
    text: str,
    call: Callable[[], Any] | None = None,
    kind: ButtonKind = "normal",
    picture: str = "",
    help: str = "",
) -> QPushButton:
    """Make a button with a word on it; `help` becomes its description and its tooltip."""
    made = Push(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setFont(theme.font("button"))
    if picture:
        color = {"primary": "on_accent", "link": "accent"}.get(kind, "text")
        made.setIcon(icon(theme, picture, color))
        made.setIconSize(QSize(theme.px(20), theme.px(20)))
    if help:
        tooltip(made, help)
    if call is not None:
        made.clicked.connect(lambda checked=False: call())
    return made


def icon_button(theme: Theme, picture: str, name: str, call: Callable[[], Any] | None = None) -> QToolButton:
    """Make a button that shows only an icon; its name is read aloud and shown as tooltip."""
    made = QToolButton()
    made.setIcon(icon(theme, picture))
    made.setIconSize(QSize(theme.px(20), theme.px(20)))
    made.setFixedSize(theme.px(36), theme.px(36))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(name)
    tooltip(made, name)
    if call is not None:
        made.clicked.connect(lambda checked=False: call())
    return made


def tooltip(widget: QWidget, text: str) -> None:
    """Explain a widget, to the eye and to a screen reader; the text stays plain text."""
    widget.setToolTip(tip(text))
    widget.setAccessibleDescription(text)


def tip(text: str) -> str:
    """Give a tooltip that shows a text as it is written: Qt reads every other one as markup."""
    written = shortened(text)
    for letter, markup in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        written = written.replace(letter, markup)
    return f"<p>{written}</p>" if text else ""


def chip(theme: Theme, text: str, kind: ChipKind = "plain") -> QLabel:
    """Make a small coloured tag; its words say what the colour says."""
    made = label(theme, text, "label", CHIP_INKS.get(kind, kind))
    made.setObjectName(f"chip_{kind}")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


class Card(QFrame):
    """Frame a part of a screen; with a title it has a header line, into which `header` takes more widgets."""

    def __init__(self, theme: Theme, title: str = "", aside: str = "") -> None:
        """Make a card; `aside` stands small at the right of the title."""
        super().__init__()
        self.setObjectName("card")
        self.theme = theme
        outer = column(self)
        self.header: QHBoxLayout | None = None
        if title:
            self.title = label(theme, title, "section", wrap=True)
            self.aside = label(theme, aside, "table", "text2")
            head = QFrame()
            head.setObjectName("cardhead")
            self.header = row(head, margins=(16, 6, 16, 6), spacing=12, theme=theme)
            head.setMinimumHeight(theme.px(48))
            self.header.addWidget(self.title, 1)
            self.header.addWidget(self.aside)
            outer.addWidget(head)
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)

    def pad(self, left: int = 16, top: int = 12, right: int = 16, bottom: int = 12, spacing: int = 8) -> QVBoxLayout:
        """Give the body room inside, for what is not a table, and give it back."""
        px = self.theme.px
        self.body.setContentsMargins(px(left), px(top), px(right), px(bottom))
        self.body.setSpacing(px(spacing))
        return self.body


def row(
    parent: QWidget | None = None,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    spacing: int = 0,
    theme: Theme | None = None,
) -> QHBoxLayout:
    """Make a layout from left to right; lengths are those of the design."""
    return _layout(QHBoxLayout(), parent, margins, spacing, theme)


def column(
    parent: QWidget | None = None,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    spacing: int = 0,
    theme: Theme | None = None,
) -> QVBoxLayout:
    """Make a layout from top to bottom; lengths are those of the design."""
    return _layout(QVBoxLayout(), parent, margins, spacing, theme)


def _layout(
    made: Layout, parent: QWidget | None, margins: tuple[int, int, int, int], spacing: int, theme: Theme | None
) -> Layout:
    px = theme.px if theme else round
    made.setContentsMargins(*(px(side) for side in margins))
    made.setSpacing(px(spacing))
    if parent is not None:
        parent.setLayout(made)
    return made


class Page(QScrollArea):
    """Scroll what it holds, and measure that once for each size.

    Qt measures anew whenever the page is resized, which measuring does too. Tables are as high as their words need at
    a width, and tell it only when they have got that width: so the page went to and fro between two widths, with and
    without its bar, deeper and deeper until the stack was full. What a table tells is heard a moment later anyway.
    """

    _measuring = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave out a new size that comes from measuring."""
        if event.type() != QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._measuring:
            return False
        self._measuring = True
        try:
            return super().eventFilter(watched, event)
        finally:
            self._measuring = False


def scrolled(inner: QWidget, ground: str = "canvas") -> QScrollArea:
    """Let a part scroll up and down when it is taller than its place; it stands on `canvas` or on `surface`."""
    area = Page()
    inner.setObjectName(inner.objectName() or ground)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it die."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
