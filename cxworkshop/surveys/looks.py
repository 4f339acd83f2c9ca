"""What a cell looks like: a number, a time, an address; enough to tell answers from headers."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(
    r"[+-]?\d{1,3}(?:[ \u00a0\u202f.,']?\d{3})*(?:[.,]\d+)?\s?%?|[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?\s?%?"
)
_TIME = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b.*|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b.*"
    r"|(?:\d{1,2}\.? )?[^\W\d]{3,9}\.? (?:\d{1,2},? )?\d{4}\b.*"
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,12}){0,2}")


def is_number(text: str) -> bool:
    """Tell whether a text is a number, a share too."""
    return bool(_NUMBER.fullmatch(text))


def is_time(text: str) -> bool:
    """Tell whether a text begins with a day, in figures or with the month as a word."""
    return len(text) < 60 and bool(_TIME.fullmatch(text))


def is_address(text: str) -> bool:
    """Tell whether a text is an e-mail address."""
    return bool(_ADDRESS.fullmatch(text))


def is_answer(text: str) -> bool:
    """Tell whether a text can hardly be a header."""
    return is_number(text) or is_time(text) or is_address(text)


def column(rows: Sequence[Sequence[str]], position: int) -> list[str]:
    """Give the cells of a column that are not empty."""
    return [row[position] for row in rows if position < len(row) and row[position]]


def all_times(values: Sequence[str]) -> bool:
    """Tell whether there are values, and every one is a time."""
    return bool(values) and all(map(is_time, values))


def all_whole(values: Sequence[str]) -> bool:
    """Tell whether there are values, and every one is a whole number as a counter gives it."""
    return bool(values) and all(value.removesuffix(".0").isdecimal() for value in values)


def all_languages(values: Sequence[str]) -> bool:
    """Tell whether there are values, and every one is a language code."""
    return bool(values) and all(_LANGUAGE.fullmatch(value) for value in values)
