"""Cells as texts: what an exporter or a keyboard added is taken off before anything is compared."""

import re
import unicodedata
from html import unescape

GUARDED = "=+-@\t\r"
"""What a spreadsheet may take for a formula: exporters put ' before it."""
MOST_TIMES_WRITTEN = 3
LONGEST_ANSWER = 200
"""A longer text is a comment, never an answer on a scale."""

_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufe0e\ufe0f]")
_TAG = re.compile(r"</?(?:p|div|span|font|br|b|strong|i|em|u|small|big|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z][a-z0-9]{1,31}|#[0-9]{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_OTHER_SIGNS = str.maketrans({"’": "'", "‘": "'", "´": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})
_ODD = re.compile("[\ufeff\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufe0e\ufe0f’‘´–—‑−]")
_EDGES = " .,;:!?\"'“”«»*_"


_HUMP = re.compile(r"(?<=[a-zåäöæø])(?=[A-ZÅÄÖÆØ])")
_JOINTS = re.compile(r"[\s_./$()-]+")
_COUNTED = re.compile(r"(?<=\D) \d{1,2}$")


def spoken(name: str) -> str:
    """Give a program's name as words: review_id, reviewId and review.id are all "review id", phone_1 is a phone."""
    return _COUNTED.sub("", _JOINTS.sub(" ", folded(_HUMP.sub(" ", name))).strip())


def _without_markup(text: str) -> str:
    """Give the words of HTML: LimeSurvey writes an answer as it was made, sometimes with entities of entities."""
    for _ in range(MOST_TIMES_WRITTEN):
        before = text
        text = _ENTITY.sub(lambda found: unescape(found[0]), _TAG.sub(" ", text))
        if text == before:
            break
    return text


def clean(text: str) -> str:
    """Give a cell's text without what is not part of the answer: outer spaces, byte order marks, a guard ', markup."""
    if "<" in text or "&" in text:
        text = _without_markup(text)
    if text.isascii():
        text = text.strip()
    else:
        text = unicodedata.normalize("NFC", text.replace("\ufeff", "").replace("\u00a0", " ").strip())
    if text[:1] == "'" and text[1:2] and text[1] in GUARDED:
        # what an exporter guarded is kept as it stood there, but for the spaces around it
        return text[1:].strip()
    return text


def folded(text: str) -> str:
    """Give a text as it is compared with others: case, quotes, dashes, spaces and outer punctuation are alike."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _ODD.search(text):
            text = _INVISIBLE.sub("", text).translate(_OTHER_SIGNS)
    text = " ".join(text.casefold().split())
    return text.strip(_EDGES) or text
