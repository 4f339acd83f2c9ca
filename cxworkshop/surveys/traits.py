"""What values look like, whatever their header says: personal data, free text, ticks of a choice."""

import re
from collections.abc import Mapping

from cxworkshop.surveys.texts import folded
from cxworkshop.surveys.verbal import points_of

MOST_CHECKED = 80
"""Longer texts are comments: a mail address in one of them does not make it a column of addresses."""
ENOUGH = 0.2
"""A column is personal when so many of its values are: people leave such questions empty or write "no"."""

_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")
_NAMED_MAIL = re.compile(rf"[^@<(,.!?]*[<(]\s*{_MAIL.pattern}\s*[>)]")
"""Anna Berg <anna@example.org>"""
_IP4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_IP6 = re.compile(r"(?=.*:.*:)[0-9a-f:]{3,39}(?:%\w+)?", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|00)\d[\d\s()./-]{5,18}\d|0\d{1,3}[\s/-]\d{3,4}[\s-]?\d{2,4}(?:[\s-]?\d{2,3})?")
_FINNISH = re.compile(r"\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]", re.IGNORECASE)
_SWEDISH_DANISH = re.compile(r"(?:\d{2})?\d{6}[-+]\d{4}")
_NORWEGIAN = re.compile(r"\d{6}\s?\d{5}")
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
    return bool(_FINNISH.fullmatch(text) or _SWEDISH_DANISH.fullmatch(text)) or _is_norwegian(text)


def _is_norwegian(text: str) -> bool:
    """Check the two last digits, so that a respondent's number of as many digits is not taken for one."""
    if not text.isascii() or not _NORWEGIAN.fullmatch(text):
        return False
    digits = [int(digit) for digit in text if digit.isdigit()]
    return all(
        sum(weight * digit for weight, digit in zip(weights, digits, strict=False)) % 11 == 0
        for weights in (_FIRST_CHECK, _SECOND_CHECK)
    )


def looks_free(values: Mapping[str, int]) -> bool:
    """Tell whether values are sentences: long, and hardly ever the same."""
    if not values:
        return False
    words = sum(len(text.split()) for text in values) / len(values)
    repeated = sum(values.values()) / len(values)
    return (words >= 4 and repeated < 3) or sum(len(text) for text in values) / len(values) > 60


def looks_linked(values: Mapping[str, int]) -> bool:
    """Tell whether every value is an address of the web."""
    return bool(values) and all(text.startswith(("http://", "https://", "www.")) and " " not in text for text in values)


def looks_ticked(values: Mapping[str, int], choice: str) -> bool:
    """Tell whether values only say that a choice was ticked: its own text, yes, 1, an x; or no."""
    allowed = {folded(choice), "x", "1", "0", "checked", "unchecked", "selected", "not selected", "valittu", "✓", "✔"}
    return all(word in allowed or points_of({word}, 2).places for word in map(folded, values))
