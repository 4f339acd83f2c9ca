"""Colours, type and sizes of the window, from the tokens of a theme and the zoom."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from cxworkshop import paths

ThemeName = Literal["light", "dark", "contrast"]
Choice = Literal["system", "light", "dark", "contrast"]
THEMES: tuple[ThemeName, ...] = ("light", "dark", "contrast")
FAMILY = "Source Sans Pro"
FACES = ("Regular", "Semibold", "Light", "Bold")
ZOOMS = range(80, 201, 10)


class Type(NamedTuple):
    """Give a style of text its size in pixels at 100 %, and its weight."""

    size: int
    weight: int = 400


TYPES: Mapping[str, Type] = {
    "caption": Type(14),
    "label": Type(14, 600),
    "table": Type(15),
    "table_strong": Type(15, 600),
    "button": Type(15, 600),
    "body": Type(16),
    "body_strong": Type(16, 600),
    "section": Type(18, 600),
    "question": Type(18),
    "decision": Type(17, 600),
    "empty": Type(22, 600),
    "title": Type(28, 600),
    "step_number": Type(52, 300),
    "figure_light": Type(32, 300),
    "brand": Type(20, 600),
    "figure": Type(32, 600),
}


class Theme:
    """Hold one theme at one zoom: colours by token, lengths and fonts in device-independent pixels."""

    def __init__(self, name: ThemeName, zoom: int = 100) -> None:
        """Read the theme's tokens; the zoom is in per cent."""
        self.name = name
        self.zoom = zoom
        self.tokens = tokens(name)
        self.contrast = name == "contrast"

    def px(self, length: float) -> int:
        """Scale a length that the design gives for 100 %."""
        return round(length * self.zoom / 100)

    def color(self, token: str) -> QColor:
        """Give a colour by its token."""
        return QColor(self.tokens[token])

    def font(self, style: str = "body") -> QFont:
        """Give the font of a style of text."""
        kind = TYPES[style]
        font = QFont(FAMILY)
        font.setPixelSize(max(1, self.px(kind.size)))
        font.setWeight(QFont.Weight(kind.weight))
        return font

    def palette(self) -> QPalette:
        """Give the palette that Qt's own painting uses."""
        role = QPalette.ColorRole
        palette = QPalette()
        for which, token in _ROLES.items():
            palette.setColor(which, self.color(token))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.color("disabled_text"))
        return palette


_ROLE = QPalette.ColorRole
_ROLES = {
    _ROLE.Window: "canvas",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.Button: "surface",
    _ROLE.ButtonText: "text",
    _ROLE.PlaceholderText: "text3",
    _ROLE.Highlight: "selection",
    _ROLE.HighlightedText: "on_selection",
    _ROLE.ToolTipBase: "text",
    _ROLE.ToolTipText: "surface",
    _ROLE.Link: "accent",
    _ROLE.Mid: "border",
    _ROLE.Dark: "border_strong",
    _ROLE.Accent: "accent",
}


@cache
def tokens(name: ThemeName) -> Mapping[str, str]:
    """Read the colours of a theme."""
    read: Mapping[str, str] = json.loads((paths.resources() / "themes" / f"{name}.json").read_bytes())
    return read


def load_fonts() -> None:
    """Make the bundled font known to Qt."""
    import font_source_sans_pro

    folder = Path(font_source_sans_pro.font_directory)
    for face in FACES:
        QFontDatabase.addApplicationFont(str(folder / f"SourceSansPro-{face}.ttf"))


def chosen(choice: Choice) -> ThemeName:
    """Give the theme for a choice; `system` follows the system's colours and its wish for contrast."""
    if choice != "system":
        return choice
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", lambda: None)()
    if accessibility is not None and accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
