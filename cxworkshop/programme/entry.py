"""How the values of fields are typed and shown: in cells, in editors and in text from a spreadsheet."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cxworkshop.language import MINUS, N_, Language, Message
from cxworkshop.model import validity
from cxworkshop.model.fields import Score
from cxworkshop.programme.blocks import Field
from cxworkshop.programme.choices import OF_FIELD
from cxworkshop.programme.days import day_from
from cxworkshop.programme.messages import shortened
from cxworkshop.programme.names import plain
from cxworkshop.programme.shapes import Shape, shape

YES, NO = N_("Yes"), N_("No")
LIST_MARKS = (",", ";", "|", "\n")

UNREADABLE: dict[str, Message] = {
    "number": N_("{text} is not a number. Type digits, such as {example}."),
    "whole": N_("{text} is not a whole number. Type a number without decimals."),
    "range": N_("{text} is outside the range. Type a number from {low} to {high}."),
    "above": N_("{text} is too small. Type a number of at least {low}."),
    "step": N_("{text} falls between two steps. Type a number from {low} to {high} in steps of {step}."),
    "date": N_("{text} is not a date. Type one such as {example}, a weekday, or +7 for a week from today."),
    "choice": N_("{text} is not one of the choices. Type one of: {choices}."),
    "several": N_("{text} is the beginning of several choices. Go on typing: {choices}."),
    "flag": N_("{text} says neither yes nor no. Type yes or no."),
    "code": N_("{text} does not fit here. Type a short code in capital letters."),
    "long": N_("The text is longer than {longest} characters. Shorten it."),
    "record": N_("This field has parts of its own. Open the row to fill them in."),
}


class Unreadable(ValueError):
    """Report a text that cannot be read as a value of the field, with what to type instead."""

    def __init__(self, message: Message, **values: object) -> None:
        """Keep the sentence and what stands in its places."""
        super().__init__(str(message))
        self.message = message
        self.values = values

    def text(self, language: Language) -> str:
        """Say the sentence."""
        return language.text(self.message, **self.values)


# Shown


def written(field: Field, value: Any, language: Language) -> str:
    """Write a value as it stands in a cell or an editor; "" for none. A dictionary is written part by part."""
    form = shape(field)
    if form.several and isinstance(value, list | tuple):
        return _joined([_one(field, form, part, language) for part in value], form, language)
    return _one(field, form, value, language)


def _one(field: Field, form: Shape, value: Any, language: Language) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Score):
        return "" if value.value is None else language.number(round(value.value, 1))
    if isinstance(value, str):
        words = OF_FIELD.get((field.record, field.name), {})
        return language.text(words[value]) if value in words else value
    if isinstance(value, bool):
        return language.text(YES if value else NO)
    if isinstance(value, date):
        return language.short_date(value, year=True)
    if isinstance(value, int | float):
        if form.per_cent:
            return _exact(Decimal(repr(value)) * 100, language) + language.locale.percent
        return _exact(Decimal(repr(value)), language)
    return ""


def _exact(number: Decimal, language: Language) -> str:
    """Write a number with all the decimals that it has, so that it can be read back as the same."""
    whole, _, part = f"{abs(number):f}".partition(".")
    part = part.rstrip("0")
    sign = MINUS if number < 0 else ""
    return sign + language.number(int(whole)) + (language.locale.decimal + part if part else "")


def _joined(parts: list[str], form: Shape, language: Language) -> str:
    """Join the parts of a list by a mark that is rarer than all that they hold, as it is read back."""
    numeric = form.kind in ("whole", "number")
    taken = "".join(parts) + ("," if numeric and language.locale.decimal == "," else "")
    rarest = max((place for place, mark in enumerate(LIST_MARKS) if mark in taken), default=-1)
    mark = LIST_MARKS[min(rarest + 1, len(LIST_MARKS) - 1)]
    joined = (mark if mark == "\n" else mark + " ").join(parts)
    # a single part that holds a comma needs another mark to stay one part
    return joined + mark if len(parts) == 1 and rarest >= 0 and not numeric else joined


# Typed


def read(field: Field, text: str, language: Language, today: date) -> Any:
    """Read a value from what somebody typed; raises Unreadable with a sentence that says what to type instead.

    Nothing typed gives the field's empty value. A score is read as its agreed value, a dictionary part by part.
    """
    form = shape(field)
    if form.kind == "text" and not form.several:
        return _short_enough(text, form, language)
    typed = text.strip()
    if not typed:
        return () if form.several else form.default
    if form.several:
        parts = [_read_one(field, form, part, language, today) for part in _parts(field, typed, form, language)]
        return tuple(dict.fromkeys(parts))
    return _read_one(field, form, typed, language, today)


def choices(field: Field, language: Language) -> list[tuple[Any, str]]:
    """List what a field offers, each with its word, in the order in which people think of it."""
    words = OF_FIELD.get((field.record, field.name), {})
    offered = shape(field).allowed.choices
    if not words:
        return [(value, _one(field, shape(field), value, language)) for value in offered]
    return [(value, language.text(words[value])) for value in words if value in offered]


def _parts(field: Field, text: str, form: Shape, language: Language) -> list[str]:
    """Take the parts of a list; a single choice may hold a comma in its word."""
    names = {plain(name) for _, name in choices(field, language)} if form.kind == "choice" else ()
    return [text] if plain(text) in names else split(text, form)


def split(text: str, form: Shape) -> list[str]:
    """Take the parts of a list out of a text; the rarest mark in it parts them."""
    mark = next((mark for mark in reversed(LIST_MARKS) if mark in text), LIST_MARKS[0])
    if form.kind in ("whole", "number") and mark == ",":
        return [part for part in re.split(r",\s+", text) if part.strip()]
    return [part.strip() for part in text.split(mark) if part.strip()]


def _read_one(field: Field, form: Shape, text: str, language: Language, today: date) -> Any:
    match form.kind:
        case "text":
            return _short_enough(text, form, language)
        case "id":
            return text
        case "code":
            return _code(field, text.upper(), language)
        case "flag":
            return _flag(text, language)
        case "date":
            return _date(text, language, today)
        case "choice" if not form.per_cent:
            return _choice(field, text, language)
        case "record":
            raise Unreadable(UNREADABLE["record"])
    if form.numbers_too and not re.match(r"[\d+\-−.,]", text):
        return _choice(field, text, language)
    return _number(form, text, language)


def _short_enough(text: str, form: Shape, language: Language) -> str:
    if form.allowed.longest is not None and len(text) > form.allowed.longest:
        raise Unreadable(UNREADABLE["long"], longest=language.number(form.allowed.longest))
    return text


def _code(field: Field, text: str, language: Language) -> str:
    annotation = validity.field_type(field.record, field.name)
    try:
        return str(validity.convert(text, annotation, (field.name,)))
    except validity.Invalid:
        raise Unreadable(UNREADABLE["code"], text=_said(text, language)) from None


def _flag(text: str, language: Language) -> bool:
    word = text.casefold()
    yes, no = language.text(YES).casefold(), language.text(NO).casefold()
    if word in (yes, "x", "✓", "1", "true") or yes.startswith(word):
        return True
    if word in (no, "0", "-", "–", "false") or no.startswith(word):
        return False
    raise Unreadable(UNREADABLE["flag"], text=_said(text, language))


def _date(text: str, language: Language, today: date) -> date:
    day = day_from(text, language, today)
    if day is None:
        raise Unreadable(UNREADABLE["date"], text=_said(text, language), example=language.short_date(today, year=True))
    return day


def _choice(field: Field, text: str, language: Language) -> Any:
    """Find a choice by its word, its code, or the beginning of its word when no other begins so."""
    offered = choices(field, language)
    word = plain(text)
    for value, name in offered:
        if word in (plain(name), str(value).casefold()):
            return value
    begun = [(value, name) for value, name in offered if plain(name).startswith(word)]
    if len(begun) == 1:
        return begun[0][0]
    names = ", ".join(name for _, name in begun or offered)
    raise Unreadable(UNREADABLE["several" if begun else "choice"], text=_said(text, language), choices=names)


def _number(form: Shape, text: str, language: Language) -> int | float:
    share = form.per_cent
    number = number_from(text, language, form.kind == "whole")
    if number is None:
        example = language.percent(0.35) if share else language.number(3 if form.kind == "whole" else 3.5)
        raise Unreadable(UNREADABLE["number"], text=_said(text, language), example=example)
    if share and ("%" in text or number > 1):
        number /= 100
    if form.kind == "whole":
        if number != number.to_integral_value():
            raise Unreadable(UNREADABLE["whole"], text=_said(text, language))
        return int(_inside(form, number, text, language))
    found = float(_inside(form, number, text, language))
    return int(found) if form.several and found.is_integer() else found


def _inside(form: Shape, number: Decimal, text: str, language: Language) -> Decimal:
    """Give the number when the field takes it."""
    low, high, step = form.allowed.low, form.allowed.high, form.allowed.step
    if form.kind == "choice":
        if float(number) in form.allowed.choices:
            return number
        choices = ", ".join(language.percent(one) for one in form.allowed.choices)
        raise Unreadable(UNREADABLE["choice"], text=_said(text, language), choices=choices)
    under = low is not None and (
        number < Decimal(repr(low)) or (form.allowed.exclusive and number == Decimal(repr(low)))
    )
    over = high is not None and (
        number > Decimal(repr(high)) or (form.allowed.exclusive and number == Decimal(repr(high)))
    )
    show = language.percent if form.per_cent else language.number
    if under and high is None:
        raise Unreadable(UNREADABLE["above"], text=_said(text, language), low=show(low))
    if under or over:
        raise Unreadable(UNREADABLE["range"], text=_said(text, language), low=show(low), high=show(high))
    if step and number % Decimal(repr(step)) != 0:
        limits = {"low": show(low), "high": show(high), "step": show(step)}
        raise Unreadable(UNREADABLE["step"], text=_said(text, language), **limits)
    return number


def number_from(text: str, language: Language, whole: bool = False) -> Decimal | None:
    """Read a number as people and spreadsheets write it, with its unit; None when it is none.

    A single comma or point is a decimal sign, unless it parts thousands as the language does.
    """
    digits = re.sub(r"^[A-Z]{3}\s|(?<=\d)\s*(?:[A-Z]{3}|kr\.?)$|[\s'’%€$£]", "", text.strip())
    digits = digits.replace("−", "-").replace("–", "-")
    marks = [sign for sign in digits if sign in ".,"]
    if len(set(marks)) > 1:
        thousands = "," if digits.rfind(".") > digits.rfind(",") else "."
        digits = digits.replace(thousands, "")
    elif len(marks) > 1 or (marks and _parts_thousands(digits, marks[0], language, whole)):
        if not re.fullmatch(r"[+-]?\d{1,3}([.,]\d{3})+", digits):
            return None
        digits = digits.replace(marks[0], "")
    digits = digits.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", digits):
        return None
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _parts_thousands(digits: str, mark: str, language: Language, whole: bool) -> bool:
    grouped = re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", digits) is not None
    return grouped and (whole or mark == language.locale.group)


def _said(text: str, language: Language) -> str:
    return language.quote(shortened(text))
