"""Personal data in free text (method 4.3): what it looks like, and the many numbers that only look like it."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal

from cxworkshop.language import LOCALES
from cxworkshop.programme.checks.words import ANYBODY

Kind = Literal["e-mail", "phone", "identity"]

_EMAIL = re.compile(r"[\w.%+-]{1,64}@[\w.-]{1,190}\.[^\W\d_]{2,24}")
_FINNISH = re.compile(r"(?<!\w)(\d{2})(\d{2})\d{2}[-+A-FU-Y]\d{3}[0-9A-Z](?!\w)", re.IGNORECASE)
_SWEDISH = re.compile(r"(?<!\w)(?:\d{2})?\d{2}(\d{2})(\d{2})[-+]\d{4}(?!\w)")
_NORWEGIAN = re.compile(r"(?<![\w+])\d{6} ?\d{5}(?!\w)")

_SPACE = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_NUMBER = re.compile(rf"(?<![\w,.:-])\+?\(?\d(?:[{_SPACE}()/-]{{0,2}}\d)*(?!\w|[,.:]\d)")
_CALLED = re.compile(
    r"(?<!\w)(?:tel|telephone|phone|mobile|mob|call|gsm|puh|puhelin|puhelinnumero|soita|"
    r"telefon|mobil|mobiltelefon|tfn|tlf)[.:]?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:#|(?<!\w)(?:order|invoice|article|item|part|case|ticket|no|nr|nro|tilaus\w*|lasku\w*|tuote\w*|"
    r"artikkel\w*|artikel\w*|faktura\w*|ordre\w*|ärende\w*|sak\w*|kundn\w*|asiakasn\w*|vare\w*)[.:]?)\s*$",
    re.IGNORECASE,
)
_BEFORE = 30
_DATES = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?![\d-])")
# almost no text holds either, and this is quick to see
_WORTH_READING = re.compile(r"@|(?:\d\D{0,3}){6}")
LEAST_DIGITS, MOST_DIGITS = 7, 15
"""How many digits a phone number has."""


def personal_data(text: str) -> list[Kind]:
    """Name what looks like personal data in a text, in order of kind, each as often as it stands there."""
    if not _WORTH_READING.search(text):
        return []
    found: list[Kind] = ["e-mail" for _ in _EMAIL.finditer(text)]
    rest = _EMAIL.sub(" ", text)
    for pattern, real in _IDENTITIES:
        found += ["identity" for match in pattern.finditer(rest) if real(match)]
        rest = pattern.sub(lambda match, real=real: " " if real(match) else match.group(), rest)  # type: ignore[misc]
    found += ["phone" for _ in _phones(_DATES.sub(" ; ", rest))]
    return found


def _phones(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        groups: list[str] = re.findall(r"\d+", match.group())
        places = range(len(groups))
        if _COUNTED.search(before):
            continue
        if match.group()[0] == "+":
            is_phone = _is_foreign(groups, all(map(str.isspace, re.findall(r"\D", match.group()[1:]))))
        else:
            said = _CALLED.search(before) is not None and len("".join(groups)) >= LEAST_DIGITS
            is_phone = said or _is_norwegian(groups) or any(_is_national(groups[place:]) for place in places)
        if is_phone:
            yield match.group()


def _is_foreign(groups: list[str], spaced: bool) -> bool:
    """Tell a country code and a number from a large amount with its sign: +1 000 000."""
    digits = len("".join(groups))
    thousands = spaced and all(len(group) == 3 for group in groups[1:])
    return (10 if thousands else 9) <= digits <= MOST_DIGITS


def _is_national(groups: list[str]) -> bool:
    """Tell an area code with its 0 and a number from dates, times and scales: 040 123 4567, not 01 02 03 04."""
    digits = len("".join(groups))
    if groups[0].startswith("00"):
        return len(groups[0]) > 2 and groups[0][2] != "0" and 10 <= digits <= MOST_DIGITS
    if groups[0][0] != "0" or not LEAST_DIGITS <= digits <= MOST_DIGITS:
        return False
    if len(groups[0]) > 4:
        return len(groups[0]) >= LEAST_DIGITS
    return len(groups[0]) > 1 and all(len(group) > 1 for group in groups) and any(len(g) > 2 for g in groups[1:])


def _is_norwegian(groups: list[str]) -> bool:
    return [len(group) for group in groups] == [3, 2, 3] and groups[0][0] in "49"


def _finnish(match: re.Match[str]) -> bool:
    return _is_day(int(match[1]), int(match[2]))


def _swedish(match: re.Match[str]) -> bool:
    # numbers of people who are not registered have 60 added to the day; those of companies no month at all
    return _is_day(int(match[2]) % 60, int(match[1]))


def _norwegian(match: re.Match[str]) -> bool:
    """Tell a number of a person from an account or an order by its two check digits."""
    digits = [int(letter) for letter in match.group() if letter.isdigit()]
    first = sum(weight * digit for weight, digit in zip((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), digits, strict=False))
    second = sum(weight * digit for weight, digit in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), digits, strict=True))
    day = digits[0] % 4 * 10 + digits[1]
    return first % 11 == 0 and second % 11 == 0 and _is_day(day, digits[2] * 10 + digits[3])


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]


_IDENTITIES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (_FINNISH, _finnish),
    (_SWEDISH, _swedish),
    (_NORWEGIAN, _norwegian),
)

LONGEST_SIGNATURE = 100
"""Nobody signs at more length, and a pattern anchored at the end is slow in a long text."""

_SIGNATURE = re.compile(r"(?:[”»«\"]\s*[,–—-]?|[.!?…]\s*[–—-])\s*\(?([^”»«\"]{3,80})$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def who_said_it(quote: str) -> Literal["name", "place", ""]:
    """Tell whether the words under a quote name a person, or a place with what the person does there."""
    match = _SIGNATURE.search(quote.strip()[-LONGEST_SIGNATURE:])
    if match is None or match[1].rstrip().endswith((".", "!", "?", "…")):
        return ""
    words = [word for word in _WORD.findall(match[1]) if word not in LOCALES["en"].months]
    large = [word[0].isupper() for word in words]
    if any(both == (True, True) for both in pairwise(large)):
        return "name"
    others = [word for word, is_large in zip(words, large, strict=True) if not is_large or word is words[0]]
    telling = any(len(word) > 2 and not ANYBODY.find(word) for word in others)
    return "place" if any(large[1:]) and telling else ""
