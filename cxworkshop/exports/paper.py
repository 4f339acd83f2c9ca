"""Paper, type and colour of everything that is printed: sizes, margins, fonts, styles."""

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import font_source_sans_pro
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

MM = 72 / 25.4

PaperName = Literal["A4", "Letter"]


class Paper(NamedTuple):
    """Measure a page and its margins, in points."""

    width: float
    height: float
    left: float = 20 * MM
    top: float = 24 * MM
    right: float = 20 * MM
    bottom: float = 22 * MM
    footer: float = 11 * MM

    @property
    def body_width(self) -> float:
        """Give the width between the margins."""
        return self.width - self.left - self.right

    @property
    def body_height(self) -> float:
        """Give the height between the margins."""
        return self.height - self.top - self.bottom


SIZES: dict[PaperName, Paper] = {"A4": Paper(210 * MM, 297 * MM), "Letter": Paper(612, 792)}

# The light theme; paper has no other.
SURFACE = "#FFFFFF"
SUNKEN = "#F0F4F4"
BORDER = "#C8D1D3"
BORDER_STRONG = "#74858A"
TEXT = "#13262B"
TEXT2 = "#40545A"
TEXT3 = "#566A70"
ACCENT = "#0A6270"
ACCENT_SOFT = "#DCEEF0"
PANEL = "#10343C"
PANEL_TEXT = "#FFFFFF"
PANEL_TEXT2 = "#CFE0E3"
PANEL_LINE = "#5B7F86"
PANEL_SIGNAL = "#F5B84E"
BAD = "#A83218"
BAD_SOFT = "#FBE7E1"
WARN = "#865000"
SIGNAL = "#C26A00"
GOOD = "#1B6B45"
GRID = "#DDE4E5"

LIGHT = "SourceSansPro-Light"
REGULAR = "SourceSansPro-Regular"
SEMIBOLD = "SourceSansPro-Semibold"
ITALIC = "SourceSansPro-It"
FONTS = (LIGHT, REGULAR, SEMIBOLD, ITALIC)
FALLBACK = REGULAR
"""The upright regular has the most letters: Greek, Cyrillic and ŋ are missing in the italic."""


class Style(NamedTuple):
    """Say how a run of text looks; sizes in points."""

    font: str
    size: float
    leading: float
    colour: str = TEXT

    def tinted(self, colour: str) -> "Style":
        """Give the same style in another colour."""
        return self._replace(colour=colour)

    def strong(self) -> "Style":
        """Give the same style in semibold."""
        return self._replace(font=SEMIBOLD)


COVER = Style(SEMIBOLD, 40, 43, PANEL_TEXT)
H1 = Style(SEMIBOLD, 24, 28)
LEAD = Style(REGULAR, 13, 18, TEXT2)
H2 = Style(SEMIBOLD, 13, 17)
H3 = Style(SEMIBOLD, 11, 15)
BODY = Style(REGULAR, 10, 14)
TABLE = Style(REGULAR, 9.5, 12.5)
HEAD = Style(SEMIBOLD, 8.5, 11.5, TEXT2)
SMALL = Style(REGULAR, 8.5, 11.5, TEXT3)
QUOTE = Style(ITALIC, 9.5, 12.5, ACCENT)
FIGURE_LIGHT = Style(LIGHT, 22, 26, TEXT2)
FIGURE = Style(SEMIBOLD, 30, 32, ACCENT)
STEP = Style(LIGHT, 20, 22, ACCENT)


@cache
def prepare() -> None:
    """Load the fonts and set reportlab up, once per process.

    No image of any scheme is ever fetched, streams stay binary, which makes files a sixth smaller, and no page
    names a font that is not embedded.
    """
    rl_config.trustedSchemes = []
    rl_config.useA85 = 0
    rl_config.canvas_basefontname = REGULAR
    folder = Path(font_source_sans_pro.font_directory)
    for name in FONTS:
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


@cache
def widths(font: str) -> dict[int, float]:
    """Give the width of each letter that a font has, in thousandths of its size, by code point."""
    prepare()
    loaded = pdfmetrics.getFont(font)
    assert isinstance(loaded, TTFont)
    face = loaded.face
    return {code: face.charWidths.get(code, face.defaultWidth) for code in face.charToGlyph}
