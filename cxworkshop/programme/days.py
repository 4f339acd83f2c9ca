"""Days as people type them: 21.11., 21 Nov 2026, 2026-11-21, +7, fri, tomorrow."""

import re
from calendar import isleap
from datetime import date, timedelta

from cxworkshop.language import Language

WEEKDAYS: dict[str, tuple[str, ...]] = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "fi": ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
}
NEAR: dict[str, tuple[str, ...]] = {
    "en": ("today", "tomorrow"),
    "fi": ("tänään", "huomenna"),
    "sv": ("i dag", "i morgon", "idag", "imorgon"),
    "nb": ("i dag", "i morgen", "idag", "imorgen"),
}
"""What a day from now is called: today and tomorrow by turns."""

SHORTEST_WORD = 2
LONGEST_JUMP = 36_600

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4}|\d{2})?")
DAY_MONTH = re.compile(r"(\d{1,2})\.?\s+([^\W\d]+)\.?,?(?:\s+(\d{4}))?")
MONTH_DAY = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2}),?(?:\s+(\d{4}))?")


def day_from(text: str, language: Language, today: date) -> date | None:
    """Read a day; None where the text names none. Without a year it is the nearest such day."""
    words = " ".join(text.casefold().split())
    try:
        return (
            _counted(words, today)
            or _near(words, language, today)
            or _weekday(words, language, today)
            or _dated(words, language, today)
        )
    except (ValueError, OverflowError):
        # such as the 31st of a month that has 30 days
        return None


def _counted(words: str, today: date) -> date | None:
    found = re.fullmatch(r"([+\-−])\s?(\d+)", words)
    if found is None or int(found[2]) > LONGEST_JUMP:
        return None
    return today + timedelta(int(found[2]) if found[1] == "+" else -int(found[2]))


def _near(words: str, language: Language, today: date) -> date | None:
    for place, name in enumerate(NEAR[language.code]):
        if words == name:
            return today + timedelta(place % 2)
    return None


def _weekday(words: str, language: Language, today: date) -> date | None:
    """Give the next such weekday, in a week when it is that day today."""
    word = words.removesuffix(".")
    if len(word) < SHORTEST_WORD:
        return None
    short = [day.removesuffix(".").casefold() for day in language.locale.short_days]
    found = [day for day in range(7) if WEEKDAYS[language.code][day].startswith(word) or short[day] == word]
    if len(found) != 1:
        return None
    return today + timedelta((found[0] - today.weekday() - 1) % 7 + 1)


def _dated(words: str, language: Language, today: date) -> date | None:
    if found := ISO.fullmatch(words):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMBERS.fullmatch(words):
        return _completed(int(found[1]), int(found[2]), found[3], today)
    if found := DAY_MONTH.fullmatch(words):
        month = _month(found[2], language)
        return _completed(int(found[1]), month, found[3], today) if month else None
    if found := MONTH_DAY.fullmatch(words):
        month = _month(found[1], language)
        return _completed(int(found[2]), month, found[3], today) if month else None
    return None


def _month(word: str, language: Language) -> int | None:
    """Find a month by its name, the beginning of it, or its name in the case that dates have it in."""
    long = [name.casefold() for name in language.locale.months]
    short = [name.removesuffix(".").casefold() for name in language.locale.short_months]
    for place in range(12):
        if word in (long[place], short[place], long[place] + "ta"):
            return place + 1
    begun = [place for place in range(12) if len(word) > SHORTEST_WORD and long[place].startswith(word)]
    return begun[0] + 1 if len(begun) == 1 else None


def _completed(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) if len(year) > SHORTEST_WORD else 2000 + int(year), month, day)
    # 29 February is a day in one year of four or eight
    years = range(today.year - 1, today.year + 9)
    days = [date(near, month, day) for near in years if (month, day) != (2, 29) or isleap(near)]
    return min(days, key=lambda one: abs(one - today))
