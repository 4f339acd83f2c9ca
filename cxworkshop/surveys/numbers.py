"""Numbers as people and programs write them; what could be two numbers is read as neither."""

import re
from collections.abc import Iterable
from math import isfinite

LARGEST = 1e15
"""A larger number is a slip; fields.Figure ends here too."""
LONGEST = 40

_SPACES = " \u00a0\u2007\u2009\u202f"
_FIRST = frozenset("0123456789+-−–.,")
_MINUS = str.maketrans("−–", "--")
_NUMBER = re.compile(
    rf"""(?P<sign>[-+]?)[{_SPACES}]?
    (?P<body>[0-9]{{1,3}}(?:(?P<gap>[{_SPACES}'’])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*)(?:[.,][0-9]+)?
           |[0-9]*(?:[.,][0-9]+)*)
    (?P<power>[eE][-+]?[0-9]{{1,2}})?""",
    re.VERBOSE,
)
_GAPS = re.compile(rf"[{_SPACES}'’]")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})*")


def number(text: str, decimal: str = "") -> float | None:
    """Read a number, or give None for what is none, or could be two: "1,234" where nobody knows the decimal sign.

    `decimal` is what the column writes before decimals: "," or "." or "" for unknown. It decides only where a text
    can be read in two ways: "0,435" is never 435, whatever the column says.
    """
    if len(text) > LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return _finite(text)
    if text[:1] not in _FIRST:
        return None
    found = _NUMBER.fullmatch(text.translate(_MINUS))
    if not found or not found["body"]:
        return None
    body = _plain(found["body"], bool(found["gap"]), decimal)
    return None if body is None else _finite(found["sign"] + body + (found["power"] or ""))


def decimal_of(values: Iterable[str]) -> str:
    """Give what a column writes before decimals: "," or "." as far as its values tell without contradiction."""
    seen = {sign for value in values if (sign := _tells(value.strip()))}
    return seen.pop() if len(seen) == 1 else ""


def _finite(text: str) -> float | None:
    value = float(text)
    return value if isfinite(value) and abs(value) <= LARGEST else None


def _plain(body: str, spaced: bool, decimal: str) -> str | None:
    """Give a number's digits with a point before the decimals, or None where that is not certain."""
    if spaced:
        return _GAPS.sub("", body).replace(",", ".")
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return _both(body)
    if points + commas == 0:
        return body
    sign = "." if points else ","
    if points + commas > 1:
        return body.replace(sign, "") if _GROUPED.fullmatch(body) and decimal != sign else None
    if decimal != sign and _GROUPED.fullmatch(body):
        return body.replace(sign, "") if decimal else None
    return body.replace(",", ".")


def _both(body: str) -> str | None:
    """Read a number that has both signs: the last one stands before the decimals."""
    last = "." if body.rfind(".") > body.rfind(",") else ","
    whole, _, rest = body.rpartition(last)
    return f"{whole.replace('.', '').replace(',', '')}.{rest}" if _GROUPED.fullmatch(whole) else None


def _tells(text: str) -> str:
    """Give the decimal sign that one value shows for certain, or nothing."""
    if len(text) > LONGEST or ("," not in text and "." not in text):
        return ""
    found = _NUMBER.fullmatch(text.translate(_MINUS))
    if not found or not found["body"]:
        return ""
    body = found["body"]
    last = "." if body.rfind(".") > body.rfind(",") else ","
    if body.count(last) > 1:
        # 1.234.567 has points between thousands, so it has commas before decimals
        return {".": ",", ",": "."}[last] if _GROUPED.fullmatch(body) else ""
    if found["gap"] or not _GROUPED.fullmatch(body):
        return last
    return ""
