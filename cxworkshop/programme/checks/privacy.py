"""Personal data in free text (method 4.3): what it looks like, and the many numbers that only look like it."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from typing import Literal

from cxworkshop.language import LOCALES
from cxworkshop.programme.checks.words import ANYBODY

Kind = Literal["e-mail", "phone", "identity"]

_EMAIL = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_FINNISH = re.compile(r"(?<!\w)(\d{2})(\d{2})\d{2}[-+A-FU-Y]\d{3}[0-9A-Z](?!\w)", re.IGNORECASE)
_SWEDISH = re.compile(r"(?<!\w)(?:\d{2})?\d{2}(\d{2})(\d{2})[-+]\d{4}(?!\w)")
_NORWEGIAN = re.compile(r"(?<![\w+])\d{6} ?\d{5}(?!\w)")

_GAP = r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}()/-]{0,2}"
_DIGITS = rf"\d(?:{_GAP}\d)"
# Abroad: + or 00 with the country. At home: an area code with its 0, then a group of three or more digits.
# In Norway: three, two and three digits. Else a number is a phone number only when a word before it says so.
_PHONES: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(rf"(?<![\w+])(?:\+|00)[1-9](?:{_GAP}\d)+(?!\w)"), 9),
    (re.compile(rf"(?<![\w,.:+-])\(?0[1-9]\d{{0,2}}{_GAP}(?:\d{{2,4}}{_GAP})*\d{{3,}}(?:{_GAP}\d{{2,}})*(?!\w|[,.:]\d)"), 7),
    (re.compile(r"(?<![\w,.:+-])[49]\d{2} \d{2} \d{3}(?!\w|[,.: ]\d)"), 8),
    (re.compile(
        rf"(?<!\w)(?:tel|telephone|phone|mobile|mob|call|ring|gsm|puh|puhelin|puhelinnumero|numero|soita|"
        rf"telefon|mobil|mobiltelefon|tfn|tlf|ringe)\b[.:]?\s*({_DIGITS}{{6,}})(?!\w)",
        re.IGNORECASE,
    ), 7),
)  # fmt: skip
_THOUSANDS = re.compile(r"\+\d{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+")
_NUMBERED = re.compile(
    r"(?:#|(?<!\w)(?:order|invoice|article|item|part|case|ticket|no|nr|nro|tilaus\w*|lasku\w*|tuote\w*|"
    r"artikkel\w*|artikel\w*|faktura\w*|ordre\w*|ärende\w*|sak\w*|kundn\w*|asiakasn\w*|vare\w*)[.:]?)[ :]*$",
    re.IGNORECASE,
)
_DATES = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?![\d-])")
_SHORTEST = 6


def personal_data(text: str) -> list[Kind]:
    """Name what looks like personal data in a text, in order of kind, each as often as it stands there."""
    if len(text) < _SHORTEST:
        return []
    found: list[Kind] = ["e-mail" for _ in _EMAIL.finditer(text)]
    if sum(letter.isdigit() for letter in text) < _SHORTEST:
        return found
    rest = _EMAIL.sub(" ", text)
    for pattern, real in _IDENTITIES:
        found += ["identity" for match in pattern.finditer(rest) if real(match)]
        rest = pattern.sub(lambda match, real=real: " " if real(match) else match.group(), rest)  # type: ignore[misc]
    found += ["phone" for _ in _phones(_DATES.sub(" ; ", rest))]
    return found


def _phones(text: str) -> Iterator[str]:
    taken = 0
    for match in sorted(_phone_matches(text), key=lambda match: match.start()):
        if match.start() >= taken:
            taken = match.end()
            yield match.group()


def _phone_matches(text: str) -> Iterator[re.Match[str]]:
    for pattern, least in _PHONES:
        for match in pattern.finditer(text):
            digits = sum(letter.isdigit() for letter in match.group())
            amount = _THOUSANDS.fullmatch(match.group()) is not None and digits < 10
            if least <= digits <= 15 and not amount and not _NUMBERED.search(text[: match.start()]):
                yield match


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

_SIGNATURE = re.compile(r"(?:[”»«\"]\s*[,–—-]?|[.!?…]\s*[–—-])\s*\(?([^”»«\"]{3,80})$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def who_said_it(quote: str) -> Literal["name", "place", ""]:
    """Tell whether the words under a quote name a person, or a place with what the person does there."""
    match = _SIGNATURE.search(quote.strip())
    if match is None or match[1].rstrip().endswith((".", "!", "?", "…")):
        return ""
    words = [word for word in _WORD.findall(match[1]) if word not in LOCALES["en"].months]
    large = [word[0].isupper() for word in words]
    if any(both == (True, True) for both in zip(large, large[1:], strict=False)):
        return "name"
    others = [word for word, is_large in zip(words, large, strict=True) if not is_large or word is words[0]]
    telling = any(len(word) > 2 and not ANYBODY.find(word) for word in others)
    return "place" if any(large[1:]) and telling else ""
