"""What values look like, whatever their header says: personal data, free text, ticks of a choice."""

import re
from collections.abc import Mapping

from cxworkshop.surveys.labels import labelled
from cxworkshop.surveys.texts import folded
from cxworkshop.surveys.verbal import is_scale_word, points_of
from cxworkshop.surveys.words import DONT_KNOW, MISSING, NOT_APPLICABLE, listed

MOST_CHECKED = 80
"""Longer texts are comments: a mail address in one of them does not make it a column of addresses."""
ENOUGH = 0.2
"""A column is personal when so many of its values are: people leave such questions empty or write "no"."""
LEAST_RUNNING = 20
"""So many rows are numbered at the least: fewer could be answers on a long scale."""
LONGEST_RUNNING = 18

_MOSTLY = 0.8
_FEWEST_NAMES = 4

_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")
_NAMED_MAIL = re.compile(rf"[^@<(,.!?]*[<(]\s*{_MAIL.pattern}\s*[>)]")
"""Anna Berg <anna@example.org>"""
_IP4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_IP6 = re.compile(r"(?=.*:.*:)[0-9a-f:]{3,39}(?:%\w+)?", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|00)\d[\d\s()./-]{5,18}\d|0\d{1,3}[\s/-]\d{3,4}[\s-]?\d{2,4}(?:[\s-]?\d{2,3})?")
_FINNISH = re.compile(r"\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]", re.IGNORECASE)
_SWEDISH_DANISH = re.compile(r"(?:\d{2})?\d{6}[-+]\d{4}")
_NORWEGIAN = re.compile(r"\d{6}\s?\d{5}")
_TOKEN = re.compile(r"\{?(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[\w-]{12,}\}?", re.ASCII)
_WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}\.?){{1,3}}")
_FIRM = listed(
    "oy|oyj|ab|abp|as|asa|aps|ltd|llc|inc|gmbh|ky|ry|kb|hb|group|konserni|koncern|company|corporation|bolag|firma|"
    "asunto|brf|kommun|kunta|kaupunki|kommune"
)
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?", re.IGNORECASE)
_FIRST_CHECK = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_CHECK = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def looks_personal(values: Mapping[str, int]) -> bool:
    """Tell whether values are mail addresses, IP addresses, phone numbers or national identity numbers."""
    shapes = (_is_mail, _is_ip, _is_phone, _is_identity)
    return bool(values) and any(sum(map(is_one, values)) >= ENOUGH * len(values) for is_one in shapes)


def _is_mail(text: str) -> bool:
    return len(text) <= MOST_CHECKED and (_MAIL.fullmatch(text) or _NAMED_MAIL.fullmatch(text)) is not None


def _is_ip(text: str) -> bool:
    if len(text) > MOST_CHECKED:
        return False
    if _IP4.fullmatch(text):
        return all(int(part) < 256 for part in text.split("."))
    return _IP6.fullmatch(text) is not None and not text.replace(":", "").isdigit()


def _is_phone(text: str) -> bool:
    return len(text) <= MOST_CHECKED and _PHONE.fullmatch(text) is not None and sum(map(str.isdigit, text)) >= 7


def _is_identity(text: str) -> bool:
    if len(text) > MOST_CHECKED:
        return False
    return bool(_FINNISH.fullmatch(text) or _IBAN.fullmatch(text) or _SWEDISH_DANISH.fullmatch(text)) or _is_norwegian(
        text
    )


def _is_norwegian(text: str) -> bool:
    """Check the two last digits, so that a respondent's number of as many digits is not taken for one."""
    if not text.isascii() or not _NORWEGIAN.fullmatch(text):
        return False
    digits = [int(digit) for digit in text if digit.isdigit()]
    return all(
        sum(weight * digit for weight, digit in zip(weights, digits, strict=False)) % 11 == 0
        for weights in (_FIRST_CHECK, _SECOND_CHECK)
    )


def looks_like_numbers_of_people(values: Mapping[str, int]) -> bool:
    """Tell whether values are long codes that nobody shares: one of them points at one person or form."""
    return _differ(values) and sum(bool(_TOKEN.fullmatch(text)) for text in values) >= _MOSTLY * len(values)


def looks_named(values: Mapping[str, int]) -> bool:
    """Tell whether values are people's names: two to four words with capitals, hardly ever the same, no firm's."""
    return len(values) >= _FEWEST_NAMES and _differ(values) and sum(map(_is_name, values)) >= _MOSTLY * len(values)


def _is_name(text: str) -> bool:
    if len(text) > MOST_CHECKED or not _NAME.fullmatch(text):
        return False
    words = text.split()
    return all(word[0].isupper() for word in words) and _FIRM.isdisjoint(word.casefold().strip(".") for word in words)


def _differ(values: Mapping[str, int]) -> bool:
    return bool(values) and len(values) >= _MOSTLY * sum(values.values())


def looks_identifying(values: Mapping[str, int]) -> bool:
    """Tell whether values could tell forms apart: sentences, and what half of the rows share with others, cannot."""
    return 2 * len(values) >= sum(values.values()) and 2 * sum(" " in text for text in values) <= len(values)


def looks_running(values: Mapping[str, int]) -> bool:
    """Tell whether values number the rows: whole, each of them once, and one after the other."""
    numbers = sorted(int(text) for text in values if text.isdecimal() and len(text) <= LONGEST_RUNNING)
    several = len(numbers) == len(values) == sum(values.values()) >= LEAST_RUNNING
    return several and numbers[-1] - numbers[0] == len(numbers) - 1


def looks_rated(values: Mapping[str, int]) -> bool:
    """Tell whether values are several small numbers, of which nobody's name or address consists."""
    return len(values) > 1 and all(len(text) <= 2 and text.isdecimal() for text in values)


def looks_scaled(values: Mapping[str, int]) -> bool:
    """Tell whether values are answers on some scale: small numbers, words of scales, yes and no."""
    return bool(values) and all(map(_is_scaled, values))


def _is_scaled(text: str) -> bool:
    word = folded(text)
    short = len(word) <= 3 and word.lstrip("+-").isdecimal()
    return bool(
        short
        or is_scale_word(word)
        or word in DONT_KNOW | MISSING | NOT_APPLICABLE
        or points_of({word}, 2).places
        or (len(word) <= MOST_CHECKED and labelled(word))
    )


def looks_free(values: Mapping[str, int]) -> bool:
    """Tell whether values are sentences: long, and hardly ever the same."""
    if not values:
        return False
    words = sum(len(text.split()) for text in values) / len(values)
    repeated = sum(values.values()) / len(values)
    return words > 1 and ((words >= 4 and repeated < 3) or sum(len(text) for text in values) / len(values) > 60)


def looks_linked(values: Mapping[str, int]) -> bool:
    """Tell whether every value is an address of the web."""
    return bool(values) and all(text.startswith(("http://", "https://", "www.")) and " " not in text for text in values)


def looks_ticked(values: Mapping[str, int], choice: str) -> bool:
    """Tell whether values only say that a choice was ticked: its own text, yes, 1, an x; or no."""
    allowed = {folded(choice), "x", "1", "0", "checked", "unchecked", "selected", "not selected", "valittu", "✓", "✔"}
    return all(word in allowed or points_of({word}, 2).places for word in map(folded, values))
