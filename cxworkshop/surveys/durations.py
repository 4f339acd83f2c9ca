"""How long something took, as telephone systems, helpdesks and people write it, in seconds."""

import re

from cxworkshop.surveys.numbers import number
from cxworkshop.surveys.texts import folded, spoken
from cxworkshop.surveys.words import UNITS, listed

LONGEST = 60
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_MEANINGS = listed("s|m|h|t|d|w|time|timer|day|dag|week|uke|uge|second|sec|min")
"""Units by these names are meant only within brackets: a waiting time is not in Norwegian hours."""
_CLOCK = re.compile(r"(?:(\d{1,5})(?:\.| days?,? | d ))?(\d{1,5}):([0-5]\d):([0-5]\d)(?:[.,]\d+)?")
_SHORT = re.compile(r"\d{1,5}:[0-5]\d")
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?(?:\s*(?:,|and|ja|och|og)?\s*)")
_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?", re.IGNORECASE)
_STEPS = (86_400, 3_600, 60, 1)


def seconds_of(unit: str) -> float:
    """Give the seconds of a unit of time by its name in any of the languages, 0 for any other unit."""
    return UNITS.get(folded(unit), 0)


def duration(text: str) -> float | None:
    """Read a written duration in seconds: 0:12:45, 1 day, 2:00:00, 12 min 30 s, PT12M; None for any other text.

    Without hours nobody knows whether 12:45 counts hours or minutes: see is_short.
    """
    if not text or len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    if found := _CLOCK.fullmatch(text):
        return float(sum(int(part or 0) * step for part, step in zip(found.groups(), _STEPS, strict=True)))
    if text[:1] in "pP" and (found := _ISO.fullmatch(text)):
        steps = zip(found.groups(), _STEPS, strict=True)
        return sum(float(part.replace(",", ".")) * step for part, step in steps if part)
    return _in_words(folded(text))


def is_short(text: str) -> bool:
    """Tell whether a text may be hours and minutes as well as minutes and seconds."""
    return _SHORT.fullmatch(text) is not None


def unit_said(header: str) -> float:
    """Give the seconds of the unit that a header says last, "Wait (min)" or "wait_seconds"; 0 where it says none."""
    words = _WORD.findall(spoken(header))
    last = words[-1] if words else ""
    return UNITS.get(last, 0) if header.rstrip().endswith((")", "]")) or last not in _OTHER_MEANINGS else 0


def _in_words(text: str) -> float | None:
    total, end, before = 0.0, 0, float("inf")
    while end < len(text):
        found = _PART.match(text, end)
        step = UNITS.get(found[2], 0) if found else 0
        value = number(found[1], ",") if found else None
        # each unit once, from the largest on
        if not found or value is None or not 0 < step < before:
            return None
        total, end, before = total + value * step, found.end(), step
    return total
