"""Days as programs and people write them, and in which order a column has day, month and year."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from cxworkshop.surveys.texts import clean
from cxworkshop.surveys.words import DATE_PARTICLES, MONTHS

FIRST, LAST = date(1970, 1, 1), date(2100, 12, 31)
UNDATED = date(1980, 1, 1)
"""LimeSurvey writes this day where a survey keeps none."""
ORDERS = ("iso", "ymd", "dmy", "mdy", "epoch", "serial")
MOST_LOOKED_AT = 2_000
ENOUGH = 0.8
"""Of a column of days so many can be read; the rest may be slips."""

FAR = 30
"""So many times longer than another reading's is the time over which days read the wrong way round are scattered."""

_LONGEST = 60
_DAY_ZERO = date(1899, 12, 30)
_SECONDS_A_DAY = 86_400
_TIME = re.compile(
    r"(?:(?<=\d)t|[\s,]+(?:klo|kl|at|om)?\.?\s*)\d{1,2}[:.]\d{2}(?![\d.]*\.\d{4})(?:[:.]\d{2})?(?:[.,]\d+)?(?!\d)"
    r"\s*(?:[ap]\.?m\.?)?.*",
    re.IGNORECASE | re.DOTALL,
)
_BASIC_TIME = re.compile(r"(\d{8})t\d{4,6}.*", re.IGNORECASE)
_YMD = re.compile(r"(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?")
_SHORT_INSIDE = re.compile(r"(?<![\d./-])\d{1,2}([-/.])\s?\d{1,2}\1\s?\d{2,4}\.?$")
_DAY_MONTH_YEAR = re.compile(r"\d{1,2}([- ]|\. ?)[^\W\d_]+\.?[- ]\d{2}")
"""28-Aug-23, as databases write it."""
_WORDS = re.compile(r"\d+|[^\W\d_]+")


def day_part(text: str) -> str:
    """Give a time stamp's text without its time, so that millions of them have few different days."""
    text = clean(text)
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return _number_of_day(text)
    if found := _BASIC_TIME.fullmatch(text):
        return found[1]
    return _TIME.sub("", text, count=1).strip() if len(text) <= _LONGEST else text


def _number_of_day(digits: str) -> str:
    """Cut the time off a count of seconds or days, which has no text of its own."""
    whole = digits.partition(".")[0]
    if len(whole) == 13:
        whole = whole[:-3]
    if len(whole) in (9, 10):
        return str(int(whole) // _SECONDS_A_DAY * _SECONDS_A_DAY)
    if len(whole) == 14 and digits == whole:
        return whole[:8]
    # 1.9 and 1.92 are no days at all, 45901.25 is one with a time
    return whole if len(whole) == 5 else digits


def day(text: str, order: str) -> date | None:
    """Read the day of a time stamp or date in an order of ORDERS; None for what is not a day in that order.

    Days that can be read in one way only (the year first, or the month as a word) are read in every order but
    "epoch" and "serial". With the order "" only those and days above 12 are read.
    """
    text = day_part(text)
    if not text or len(text) > _LONGEST or not text.isprintable():
        return None
    if order in ("epoch", "serial"):
        return _counted(text, order)
    if found := _YMD.fullmatch(text):
        return _date(int(found[1]), int(found[3]), int(found[4]))
    if text.isdigit():
        return _date(int(text[:4]), int(text[4:6]), int(text[6:])) if len(text) == 8 and text.isascii() else None
    if found := _SHORT.fullmatch(text):
        return _short(found, order)
    if found := _YEAR_MONTH.fullmatch(text):
        return _date(int(found[1]), int(found[2]), 1)
    return _with_words(text, order)


def order_of(values: Iterable[str]) -> tuple[str, bool]:
    """Give the order that a column's days are written in, "" if they are no days, and whether that is certain.

    It is not certain where the days can also be read in another order: 01/02/2026 is 1 February or 2 January.
    """
    days = [part for part in islice(dict.fromkeys(map(day_part, values)), MOST_LOOKED_AT) if part]
    readings = {order: _read_all(days, order) for order in ORDERS}
    most = max(map(len, readings.values()))
    if not days or most < ENOUGH * len(days):
        return "", False
    if len(readings["iso"]) == most:
        return _year_first(days), True
    best = [order for order in ORDERS[1:] if len(readings[order]) == most]
    spans = {order: _span(readings[order].values()) for order in best}
    order = min(best, key=lambda order: (spans[order], ORDERS.index(order)))
    # two figures may be a year, but then the days of one survey lie years apart
    scattered = len(days) > 1 and "ymd" in spans and spans["ymd"] > FAR * max(spans[order], 1)
    best = [one for one in best if one != "ymd" or not scattered]
    # what only another order reads shows that the column mixes two
    certain = len(best) == 1 and all(
        readings[other].keys() <= readings[order].keys() for other in ("ymd", "dmy", "mdy") if other != order
    )
    return order, certain


def _year_first(days: list[str]) -> str:
    return "ymd" if any("/" in text or "." in text for text in days) else "iso"


def _read_all(days: list[str], order: str) -> dict[str, date]:
    if order == "iso":
        days = [text for text in days if not _SHORT_INSIDE.search(text)]
    return {text: found for text in days if (found := day(text, order))}


def _span(days: Iterable[date]) -> int:
    """Give how many days lie between the first and the last: the wrong order scatters a month over a year."""
    days = list(days)
    return (max(days) - min(days)).days


def _date(year: int, month: int, day_of_month: int) -> date | None:
    try:
        found = date(year, month, day_of_month)
    except ValueError:
        return None
    return found if FIRST <= found <= LAST and found != UNDATED else None


def _counted(text: str, order: str) -> date | None:
    """Read seconds since 1970, or a spreadsheet's days since 1900."""
    digits = text.partition(".")[0]
    if not (digits.isascii() and digits.isdigit()):
        return None
    if order == "serial":
        return _DAY_ZERO + timedelta(days=int(digits)) if len(digits) == 5 and 30_000 <= int(digits) <= 60_000 else None
    if len(digits) not in (9, 10):
        return None
    found = datetime.fromtimestamp(int(digits), UTC).date()
    return found if date(2000, 1, 1) <= found <= LAST else None


def _short(found: re.Match[str], order: str) -> date | None:
    """Read three numbers of which the year is not the first, unless the order says so."""
    first, sign, second, last = int(found[1]), found[2], int(found[3]), found[4]
    if order == "ymd" and len(last) == 2:
        # nobody writes a year of one figure, and with points the day stands first
        return _date(_full_year(first), second, int(last)) if len(found[1]) == 2 and sign != "." else None
    year = int(last) if len(last) == 4 else _full_year(int(last))
    if sign == "." and order not in ("mdy", "ymd") and len(last) == 4:
        # nobody writes the month first with points
        return _date(year, second, first)
    if order == "dmy":
        return _date(year, second, first)
    if order == "mdy":
        return _date(year, first, second) if sign != "." else None
    return None


def _full_year(year: int) -> int:
    return year + (2000 if year < 70 else 1900)


def _with_words(text: str, order: str) -> date | None:
    """Read a day with its month as a word: 1 September 2026, Sep 1, 2026, 1. syyskuuta 2026, tis 1.9.2026."""
    words = _WORDS.findall(text.casefold())
    names = [word for word in words if not word[0].isdigit()]
    months = [MONTHS[word] for word in names if word in MONTHS]
    if any(word not in MONTHS and word not in DATE_PARTICLES for word in names):
        return None
    numbers = [word for word in words if word[0].isdigit() and word.isascii()]
    if not months and names and len(numbers) == 3:
        rest = text[text.find(numbers[0]) :]
        found = _SHORT.fullmatch(rest)
        return _short(found, order) if found else None
    if len(months) != 1:
        return None
    if _DAY_MONTH_YEAR.fullmatch(text) and len(numbers[1]) == 2:
        return _date(_full_year(int(numbers[1])), months[0], int(numbers[0]))
    years = [word for word in numbers if len(word) == 4]
    days = [word for word in numbers if len(word) <= 2]
    if len(years) != 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        return None
    return _date(int(years[0]), months[0], int(days[0]) if days else 1)
