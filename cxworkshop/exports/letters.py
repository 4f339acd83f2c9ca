"""From anybody's text to runs of letters that a font of ours has.

Nothing here or later reads markup, so that `<b>` and `&amp;` print as they stand. A letter that no font has is
never dropped in silence: its code point stands in its place, and the appendix lists it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from cxworkshop.exports.paper import FALLBACK, REGULAR, TEXT, TEXT2, TEXT3, Style, widths

NO_BREAK = "\N{NO-BREAK SPACE}"
MOST_MARKS = 4
SHOWN_CODES = 3
NOTE_SIZE = 0.75

# Controls and marks that have no shape: they would print as boxes, or turn the direction of what follows.
_SHAPELESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008\u200a\u205f\u3000]")
_HARD_SPACES = re.compile("[\u2007\u2009\u202f]")


def clean(text: str) -> str:
    """Give a text as it can be printed: composed letters, plain spaces and line ends, nothing invisible."""
    if text.isascii() and text.isprintable():
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = _HARD_SPACES.sub(NO_BREAK, _SPACES.sub(" ", text))
    text = _SHAPELESS.sub("", text).replace("\N{NON-BREAKING HYPHEN}", "-")
    return _thinned(text)


def one_line(text: str) -> str:
    """Give a text without line ends."""
    return clean(text).replace("\n", " ")


def _thinned(text: str) -> str:
    """Leave at most four combining marks on a letter, so that none grows out of its line."""
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def runs(text: str, style: Style) -> list[tuple[str, Style]]:
    """Split a text into runs that each have one font with all of their letters."""
    return list(_runs(clean(text), style))


def _runs(text: str, style: Style) -> Iterator[tuple[str, Style]]:
    place = 0
    for lack in _lacking(style.font).finditer(text):
        if lack.start() > place:
            yield text[place : lack.start()], style
        place = lack.end()
        if style.font == FALLBACK:
            yield _codes(lack.group()), _note(style)
        else:
            yield from _runs(lack.group(), style._replace(font=FALLBACK))
    if place < len(text):
        yield text[place:], style


@cache
def _lacking(font: str) -> re.Pattern[str]:
    """Find runs of letters that a font does not have."""
    return re.compile("[^\n" + "".join(re.escape(chr(code)) for code in sorted(widths(font))) + "]+")


def _codes(letters: str) -> str:
    """Write code points for letters: each of a few, the first and the number of the rest of many."""
    if len(letters) <= SHOWN_CODES:
        return f"‹{NO_BREAK.join(code_point(letter) for letter in letters)}›"
    return f"‹{code_point(letters[0])}{NO_BREAK}+{len(letters) - 1}›"


def _note(style: Style) -> Style:
    grey = TEXT3 if style.colour in (TEXT, TEXT2) else style.colour
    return style._replace(font=REGULAR, size=style.size * NOTE_SIZE, colour=grey)


def code_point(letter: str) -> str:
    """Write a letter's code point, such as U+1F600."""
    return f"U+{ord(letter):04X}"


def unprintable(texts: Iterable[str]) -> list[str]:
    """Give the letters of some texts that no font has, each once, in the order of their code points."""
    lacking = _lacking(FALLBACK)
    return sorted({letter for text in texts for run in lacking.findall(clean(text)) for letter in run})
