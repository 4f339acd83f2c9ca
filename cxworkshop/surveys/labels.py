"""Numbers that come with words: labelled ends of a scale, drawn and counted stars, "8 out of 10"."""

import re

from cxworkshop.surveys.texts import folded
from cxworkshop.surveys.verbal import is_scale_word
from cxworkshop.surveys.words import NUMBERS, OUT_OF, STARS

_NUMBER_FIRST = re.compile(
    r"\(?([-+]?[0-9]{1,3})(?:(?P<sign>\s*[-=:.)]+\s*)|\s+)\(?(?P<label>[^\d\s(].*?)\)?", re.DOTALL
)
_NUMBER_LAST = re.compile(r"(?P<label>.*[^\d\s(=:-])\s*(?:[-=:]\s*|\()([-+]?[0-9]{1,3})\)?", re.DOTALL)
_OF = re.compile(rf"([0-9]{{1,3}})\s*(?:/|\b(?:{OUT_OF})\b)\s*([0-9]{{1,3}})(?:\s*(?:{STARS}))?")
_STARS = re.compile(rf"([0-9]{{1,2}}|[a-zåäöé]+)[\s-]*(?:{STARS}|★|⭐)")
_DRAWN = re.compile("([★⭐🌟]+)(☆*)")
_DIGIT = re.compile("[0-9]")
_ANY = re.compile("[0-9★⭐🌟]")
_NAMES = tuple(STARS.split("|"))


def may_be_number(word: str) -> bool:
    """Tell quickly whether a folded text can be any of what this module reads."""
    return bool(_ANY.search(word)) or word in NUMBERS or word.endswith(_NAMES)


def labelled(word: str) -> tuple[float, str] | None:
    """Split a number from its label: "10 - extremely likely", "5 = very satisfied", "very satisfied (5)".

    The label counts as one when a sign stands between, or when it is a word of some scale: without either the number
    may be part of a sentence, "5 people liked it".
    """
    if found := _NUMBER_FIRST.fullmatch(word):
        value, label, certain = found[1], folded(found["label"]), bool(found["sign"])
    elif found := _NUMBER_LAST.fullmatch(word):
        value, label, certain = found[2], folded(found["label"]), False
    else:
        return None
    if _DIGIT.search(label) or not (certain or is_scale_word(label)):
        return None
    return float(value), label


def out_of(word: str) -> tuple[float, float] | None:
    """Read "8/10" and "8 out of 10": the answer, and the highest that could be given."""
    found = _OF.fullmatch(word)
    return (float(found[1]), float(found[2])) if found else None


def stars(text: str, word: str) -> tuple[int, int] | None:
    """Give the stars of a rating and how many there could be (0 for unknown)."""
    if drawn := _DRAWN.fullmatch(text.replace("\ufe0f", "")):
        return len(drawn[1]), len(drawn[1]) + len(drawn[2]) if drawn[2] else 0
    if word in NUMBERS:
        return NUMBERS[word], 0
    if not (found := _STARS.fullmatch(word)):
        return None
    given = int(found[1]) if found[1].isdigit() else NUMBERS.get(found[1], 0)
    return (given, 0) if given else None
