"""Texts, numbers and dates in a language; several languages can be open at once.

`N_` marks a text for the catalogue and gives it back unchanged, `C_` one that needs a context to be understood,
and `NP_` one with a plural. A Language turns them into words.
"""

import math
import os
import struct
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, cast

from cxworkshop import paths

NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
NO_VALUE = "\N{EN DASH}"
DOMAIN = "cxworkshop"


class Plural(NamedTuple):
    """Hold a text in singular and plural; both are in the catalogue."""

    one: str
    many: str


class InContext(NamedTuple):
    """Hold a text with the context that tells it from the same English words elsewhere."""

    context: str
    text: str


Message = str | InContext


class BadInput(Exception):
    """Report what somebody asked for that cannot be done, as a sentence."""

    def __init__(self, message: Message, /, **values: object) -> None:
        """Keep the sentence and its values."""
        super().__init__(message)
        self.message = message
        self.values = values


Code = Literal["en", "fi", "sv", "nb"]


def N_(text: str) -> str:
    """Mark a text for the catalogue."""
    return text


def C_(context: str, text: str) -> InContext:
    """Mark a text that needs a context, such as `open` the verb."""
    return InContext(context, text)


def NP_(one: str, many: str) -> Plural:
    """Mark a text with singular and plural; {n} is the number."""
    return Plural(one, many)


class Locale(NamedTuple):
    """Describe how a language writes numbers, dates and quotations."""

    name: str
    decimal: str
    group: str
    percent: str
    long_date: str
    short_date: str
    numeric_date: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    short_days: tuple[str, ...]
    quotes: tuple[str, str]
    last_and: str


_EN_MONTHS = "January February March April May June July August September October November December"
_FI_MONTHS = "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu"
_SV_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
_NB_MONTHS = "januar februar mars april mai juni juli august september oktober november desember"

LOCALES: dict[str, Locale] = {
    "en": Locale(
        "English", ".", ",", "%", "{day} {month} {year}", "{day} {mon}", "{day} {mon} {year}",
        tuple(_EN_MONTHS.split()),
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), ("“", "”"), " and ",
    ),
    "fi": Locale(
        "Suomi", ",", NO_BREAK, NO_BREAK + "%", "{day}. {month}ta {year}", "{day}.{number}.", "{day}.{number}.{year}",
        tuple(_FI_MONTHS.split()),
        ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"),
        ("ma", "ti", "ke", "to", "pe", "la", "su"), ("”", "”"), " ja ",
    ),
    "sv": Locale(
        "Svenska", ",", NO_BREAK, NO_BREAK + "%", "{day} {month} {year}", "{day} {mon}", "{day} {mon} {year}",
        tuple(_SV_MONTHS.split()),
        ("jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."),
        ("mån", "tis", "ons", "tors", "fre", "lör", "sön"), ("”", "”"), " och ",
    ),
    "nb": Locale(
        "Norsk (bokmål)", ",", NO_BREAK, NO_BREAK + "%", "{day}. {month} {year}", "{day}. {mon}", "{day}. {mon} {year}",
        tuple(_NB_MONTHS.split()),
        ("jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."),
        ("man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."), ("«", "»"), " og ",
    ),
}  # fmt: skip

LANGUAGES = tuple(LOCALES)


class Language:
    """Say texts and write numbers and dates in one language."""

    def __init__(self, code: str = "en") -> None:
        """Open a language by its code; raises KeyError for one that there is not."""
        self.locale = LOCALES[code]
        self.code = cast(Code, code)

    def text(self, message: Message, /, **values: object) -> str:
        """Say a text with its {places} filled in; a place without a value stays as it is."""
        if isinstance(message, InContext):
            words = _found(self.code, f"{message.context}\x04{message.text}") or message.text
        else:
            words = (_found(self.code, message) or message) if message else ""
        return _fill(words, values)

    def plural(self, message: Plural, n: float, /, **values: object) -> str:
        """Say a text in the form that a number needs; {n} is the number, written in the language."""
        one, _, many = _found(self.code, f"{message.one}\0{message.many}").partition("\0")
        words = (one or message.one) if n == 1 else (many or message.many)
        return _fill(words, {"n": self.number(n), **values})

    def number(self, value: float | None, decimals: int | None = None, sign: bool = False) -> str:
        """Write a number; as many decimals as asked for, else as many as it has (at most three)."""
        if value is None or not math.isfinite(value):
            return NO_VALUE
        digits = f"{abs(value):,.{3 if decimals is None else decimals}f}"
        if decimals is None:
            digits = digits.rstrip("0").rstrip(".")
        zero = not digits.strip("0.,")
        before = "" if zero else (MINUS if value < 0 else "+" if sign else "")
        whole, _, part = digits.partition(".")
        whole = whole.replace(",", self.locale.group)
        return before + whole + (self.locale.decimal + part if part else "")

    def percent(self, share: float | None, decimals: int = 0, sign: bool = False) -> str:
        """Write a share of 0 to 1 as per cent."""
        if share is None:
            return NO_VALUE
        return self.number(share * 100, decimals, sign) + self.locale.percent

    def long_date(self, day: date | None) -> str:
        """Write a date with the month in words, for running text."""
        return NO_VALUE if day is None else self._date(self.locale.long_date, day)

    def short_date(self, day: date | None, year: bool = False) -> str:
        """Write a date for tables, with the year when asked."""
        if day is None:
            return NO_VALUE
        return self._date(self.locale.numeric_date if year else self.locale.short_date, day)

    def weekday_date(self, day: date | None) -> str:
        """Write a short date with its weekday."""
        return NO_VALUE if day is None else f"{self.locale.short_days[day.weekday()]} {self.short_date(day)}"

    def month(self, day: date, short: bool = False) -> str:
        """Name the month of a day."""
        return (self.locale.short_months if short else self.locale.months)[day.month - 1]

    def quote(self, text: str) -> str:
        """Put a text in the language's quotation marks."""
        return self.locale.quotes[0] + text + self.locale.quotes[1]

    def listed(self, words: Iterable[str]) -> str:
        """Join words to a list: a, b and c."""
        some = [word for word in words if word]
        return self.locale.last_and.join([", ".join(some[:-1]), some[-1]]) if len(some) > 1 else "".join(some)

    def _date(self, pattern: str, day: date) -> str:
        return pattern.format(
            day=day.day, month=self.month(day), mon=self.month(day, short=True), number=day.month, year=day.year
        )


def _fill(words: str, values: dict[str, object]) -> str:
    """Put values in their {places}: by replacing, so that braces in a user's text mean nothing."""
    parts = words.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, closed, rest = part.partition("}")
        filled += f"{values[name]}{rest}" if closed and name in values else "{" + part
    return filled


def _found(code: str, text: str) -> str:
    """Give what stands for a text in a catalogue: "" for nothing, the forms of a plural with a zero between them."""
    return _catalogue(code).get(text.encode(), b"").decode()


@cache
def _catalogue(code: str) -> Mapping[bytes, bytes]:
    """Read a compiled catalogue of gettext; its own reader in Python takes ten times as long at every start."""
    file = paths.resources() / "locale" / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not file.exists():
        return {}
    content = file.read_bytes()
    count, texts, translations = struct.unpack_from("<3I", content, 8)

    def strings(table: int) -> list[bytes]:
        numbers = struct.unpack_from(f"<{2 * count}I", content, table)
        return [content[start : start + length] for length, start in zip(numbers[::2], numbers[1::2], strict=True)]

    return dict(zip(strings(texts), strings(translations), strict=True))


def system_language() -> str:
    """Give the user's language where it is one of ours, else English; never guessed from the country."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or _of_the_system()
    wanted = asked.replace("-", "_").split("_")[0].lower()
    return {"no": "nb", "nn": "nb"}.get(wanted, wanted if wanted in LOCALES else "en")


def _of_the_system() -> str:
    """Ask the system for its language, where the environment does not say."""
    import locale

    return locale.getlocale()[0] or ""
