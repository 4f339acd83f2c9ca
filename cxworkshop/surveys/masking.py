"""Blotting out of what customers wrote all that could tell who they are: addresses, numbers, codes, names."""

import re
from collections.abc import Iterable

from cxworkshop.model.fields import LONGEST_TEXT

MASK = "…"
SHORT = 3
"""A number or code of so few letters is too common to be somebody's."""
IBAN_DIGITS = 10

# Addresses. A sign that is spelled, or stands in brackets, is meant; the word "at" is, before what ends like a host.

_TOP = (
    "(?:com|net|org|info|biz|app|dev|io|ai|co|me|ly|gl|gg|tv|eu|fi|se|no|dk|is|ee|lv|lt|de|uk|ie|nl|be|fr|es|it|pl|us)"
    r"(?!\w)"
)
_AT = r"snabel[ -]?a|kanel?bulle|miu(?:ku)?mau(?:ku)?|kissanhäntä|krøll[ -]?alfa|alfakrøll"
_POINT = r"dot|piste|punkt|punktum|prikk"
_DOT = rf"(?:\.|\s?[(\[{{]\s?(?:\.|{_POINT})\s?[)\]}}]\s?|\s(?:{_POINT})\s)"
_LABEL = r"[^\W_][\w-]{0,62}"
_PERSON = rf"(?<![\w%+-])[\w%+-]{{1,64}}(?:{_DOT}[\w%+-]{{1,64}}){{0,3}}"
_HOST = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}"

_LINK = re.compile(
    rf"(?:https?://|www\.)\S+|(?<![\w@.-])(?:[\w-]{{1,63}}\.){{1,4}}{_TOP}(?::\d+)?[/?#]\S+", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.%+-]{1,64}@[\w.-]{1,190}")
_SPACED_EMAIL = re.compile(rf"[\w.%+-]{{1,64}}\s{{0,2}}@\s{{0,2}}{_HOST}\.{_TOP}", re.IGNORECASE)
_SPELLED_EMAIL = re.compile(
    rf"{_PERSON}(?:\s?[(\[{{<]\s?(?:{_AT})\s?[)\]}}>]\s?|\s(?:{_AT})\s){_HOST}"
    rf"|{_PERSON}\s?[(\[{{<]\s?(?:at|ät|a|@)\s?[)\]}}>]\s?{_HOST}{_DOT}{_TOP}"
    rf"|{_PERSON}\s(?:at|ät)\s{_HOST}(?:\s?[(\[{{]\s?(?:{_POINT})\s?[)\]}}]\s?|\s(?:{_POINT})\s){_TOP}"
    rf"|{_PERSON}\sät\s{_HOST}{_DOT}{_TOP}"
    rf"|{_PERSON}[(\[{{<]\w{{1,12}}[)\]}}>]{_HOST}\.{_TOP}"
    r"|(?<!\w)(?:[\w.]\s){2,30}@(?:\s[\w.](?!\w)){3,40}"
    rf"|(?<![\w.%+-])[\w%+-]{{0,64}}[\d._%+][\w.%+-]{{0,64}}\s(?:at|ät)\s{_HOST}\.{_TOP}",
    re.IGNORECASE,
)
_AT_HOST = re.compile(rf"((?<!\w)(?:at|ät|AT)\s)(?:{_LABEL}\.){{1,3}}{_TOP}")
_HANDLE = re.compile(r"(?<!\w)@\w{2,}(?:\.\w+)*")
_ACCOUNT = re.compile(
    r"((?<!\w)(?:user ?name|user ?id|nickname|käyttäjätunnu\w*|käyttäjänim\w*|nimimerk\w*|användarnamn\w*|"
    r"brukernavn\w*)\s*(?:[:=]\s*|(?:is|on|är|er)\s+(?=[\w-]*[\d_.]\w)))\w[\w.+-]*"
    r"|((?<!\w)(?:skype|telegram|whatsapp|insta(?:gram)?|snapchat|facebook|discord)\s?:\s?(?=[\w:-]*[\d_.]\w))"
    r"\w[\w.:+-]*",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?<!\w)[A-ZÅÄÖÆØ]\w{2,}(?:katu|tie|kuja|polku|gatan|vägen|gränd|gata|gaten|veien|vegen)"
    r"\s\d{1,4}(?:\s?[A-Za-z](?!\w))?(?:\s\d{1,3}(?!\w))?"
    r"|(?<!\w)\d{1,4}[A-Za-z]?\s(?:[A-Z]\w+\s){1,2}(?:Street|Road|Avenue|Lane)(?!\w)"
)

# Codes

_DASH = "-‐‑‒–—"
_YEAR = r"(?:19|20)\d\d"
_FINNISH = re.compile(rf"(?<!\d)\d{{6}}\s?[{_DASH}+A-FU-Y]\s?\d{{3}}[0-9A-Z](?!\w)", re.IGNORECASE)
_NET = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:{1,2}){3,7}[0-9a-f]{1,4}(?![\w:])", re.IGNORECASE)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}[ -]?[A-Z\d]{4}(?:[ -]?[A-Z]{0,3}\d[A-Z\d]{0,3}){2,8}(?!\w)", re.IGNORECASE)
_CODE = re.compile(
    rf"(?<!\w)[^\W\d_]{{1,6}}-(?!{_YEAR}(?!\d))\d{{4,}}\w*(?:[-/]\w+)*"
    r"|(?<!\w)(?=\d*[A-Z])(?=(?:[A-Z]*\d){2})[A-Z\d]{6,}(?!\w)"
    r"|(?<![\w.])(?=[A-Za-z_]*\d)(?=\d*[A-Za-z_])[A-Za-z\d_]{16,}(?:\.[\w-]+)*"
    r"|(?<!\w)[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}(?!\w)"
)
_THING = (
    r"order\w*|invoice|ticket|case|booking|reservation|member\w*|customer|client|policy|contract|ref(?:erence)?|"
    r"tilau\w*|lasku\w*|asiakas\w*|varau\w*|jäsen\w*|viite\w*|sopimu\w*|vakuutu\w*|"
    r"faktura\w*|kund\w*|bokning\w*|medlem\w*|referens\w*|avtal\w*|ärende\w*|ordre\w*|bestilling\w*|sak\w{0,6}|referanse\w*"
)
_NUMBERED = re.compile(
    rf"((?<!\w)(?:{_THING})\s?(?:number|numero\w{{0,6}}|nummer\w{{0,3}}|nro|num|nr|no|id)(?![^\W\d_])[.:]?\s?"
    r"(?:(?:is|was|on|oli|är|er|var)\s|[:=#]\s?)?#?)[^\W\d_]{0,5}[-/ ]?\d[\w/-]*",
    re.IGNORECASE,
)
_PLATE = (
    r"(?:[A-ZÅÄÖ]{2,3}[ -]?\d{1,3}[A-Z]?|[A-Z]{2} ?\d{4,5}|[A-Z]{2}\d{2} ?[A-Z]{3}|[a-zåäö]{2,3}-?\d{2,3}[a-z]?)(?!\w)"
)
_PLAIN_PLATE = re.compile(r"(?<!\w)(?:[A-ZÅÄÖ]{3}-\d{3}|[A-Z]{2}\d{2} ?[A-Z]{3})(?!\w)")
_NAMED_PLATE = re.compile(
    r"((?<!\w)(?i:re[gk]\.?\s?(?:nro|nr|no|tunnus)?|registration|registrering\w*|plates?|licen[cs]e|rekisteri\w*|"
    rf"rekkari\w*|kilpi\w*|skilt\w*|skylt\w*|kjennemerke\w*)[.:]?\s(?:(?i:is|on|är|er|number|nr|no|plates?|nummer)[.:]?\s){{0,2}}){_PLATE}"
    r"|((?<!\w)(?i:car|van|auto\w*|bil(?:en)?)\s\(?)(?:[A-ZÅÄÖ]{2,3}[ -]\d{1,3}|[A-Z]{3} ?\d{2}[\dA-Z])(?!\w)"
)

# Numbers

_DIGIT = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|nolla|yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|"
    "yhdeksän|noll|ett|två|tre|fyra|fem|sex|sju|åtta|nio|null|en|to|fire|seks|syv|åtte|ni"
)
_SPELLED_NUMBER = re.compile(rf"(?<!\w)(?:(?:{_DIGIT})[\s,.-]{{1,2}}){{5,}}(?:{_DIGIT})(?!\w)", re.IGNORECASE)
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}|(?:{_DAY}[./]{_MONTH}|{_MONTH}/{_DAY})[./](?:{_YEAR}|\d\d(?!\s?\d{{1,3}}(?![\d.:])))"
    rf"|{_DAY}\.{_MONTH}\.(?=\s?[{_DASH}])"
)
_BORN = re.compile(
    r"((?<!\w)(?:born|birth\w*|dob|synt\w*|född\w*|födel\w*|født|fødsel\w*)(?:\W{1,3}(?:on|date|day|den|is|är|er))?\W{1,3})"
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?(?:{_YEAR}|\d\d))(?!\d)",
    re.IGNORECASE,
)
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_SPAN = rf"{_TIME}\s?[{_DASH}]\s?{_TIME}|{_YEAR}\s?[{_DASH}/]\s?(?:{_YEAR}|\d\d)|{_MONTH}/{_YEAR}"
_MONEY = r"€|\$|£|kr|sek|nok|dkk|eur|usd|gbp"
_UNIT = (
    rf"(?:(?:{_MONEY}|kronor|kronan|kroner|euro\w{{0,4}}|dollars?|pounds?|pund|e(?!\.\w)|mk|km|kwh|kw|kg|m²|m2|mil|kpl|stk|pcs)"
    r"(?![\w-])|[€$£%]|:-|,-)"
)
_SPACE = r"\s\u00ad\u200b-\u200d\u2060\ufeff"


def _amount(name: str) -> str:
    """Give the pattern of an amount: 12 500, 12.500,00, 12,500.00 or 12500."""
    grouped = rf"[1-9]\d{{0,2}}(?P<{name}>[ \u00a0\u202f.,'’])\d{{3}}(?:(?P={name})\d{{3}}){{0,2}}"
    return rf"(?:{grouped}|[1-9]\d{{3,6}})(?:[.,]\d{{1,2}})?"


_NUMBER = re.compile(
    rf"(?P<plain>(?:{_DATE}|{_SPAN})(?![./-]?\d)"
    rf"|(?<!\w)(?:{_MONEY})\.?\s?{_amount('after')}(?![\s.-]?\d)"
    rf"|(?<![\d+])(?:{_amount('first')}\s?(?:[{_DASH}]|to|and|or|till|til|och|og|ja|tai|eller)\s?)?{_amount('last')}"
    rf"\s?{_UNIT})"
    rf"|\+?\d(?:[{_DASH}{_SPACE}()./_]{{0,3}}\d){{4,}}",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    rf"((?<!\w)(?:{_THING})\s?[:#]?\s?#?)(?!{_YEAR}(?:-\d\d-\d\d(?!\d)|(?!\d|[/-]\d)))[^\W\d_]{{0,5}}[-/]?\d{{4,}}[\w/-]*(?![\w/-])"
    rf"(?!\s?{_UNIT}|[.,]\d)",
    re.IGNORECASE,
)

_WHOLE = (_LINK, _EMAIL, _SPACED_EMAIL, _SPELLED_EMAIL, _HANDLE, _SPELLED_NUMBER)
_AFTER_WORDS = (_AT_HOST, _ACCOUNT)
_WHOLE_WITH_DIGITS = (_STREET, _FINNISH, _NET, _PLAIN_PLATE, _CODE)
_AFTER_WORDS_WITH_DIGITS = (_BORN, _NUMBERED, _NUMBER_OF, _NAMED_PLATE)
_ANY_DIGIT = re.compile(r"\d")


def masked(text: str) -> str:
    """Blot out addresses, links, handles, codes and numbers that may be somebody's.

    Of numbers that is every run of five digits or more, however it is spaced, unless it is a date, a time, an amount
    of money or something measured. What is blotted out stays so: to mask again changes nothing.
    """
    while (less := _once(text)) != text:
        text = less
    return text


def _once(text: str) -> str:
    text = _blotted(text, _WHOLE, _AFTER_WORDS)
    if not _ANY_DIGIT.search(text):
        return text
    text = _IBAN.sub(lambda found: MASK if _digits(found.group()) >= IBAN_DIGITS else found.group(), text)
    text = _blotted(text, _WHOLE_WITH_DIGITS, _AFTER_WORDS_WITH_DIGITS)
    return _NUMBER.sub(lambda found: found.group() if found["plain"] else MASK, text)


def _blotted(text: str, whole: Iterable[re.Pattern[str]], after_words: Iterable[re.Pattern[str]]) -> str:
    for pattern in whole:
        text = pattern.sub(MASK, text)
    for pattern in after_words:
        text = pattern.sub(lambda found: "".join(filter(None, found.groups())) + MASK, text)
    return text


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


# Names

_FINNISH_ENDS = re.compile(r"nen$", re.IGNORECASE)
_DOUBLED = re.compile(r"([kpt])\1([^\W\d_])$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE = {letter: f"[{letters}]" for letters in ("aäå", "oöø", "eéè", "uü") for letter in letters}
"""Letters that are written for each other where a keyboard lacks some."""


def without_words(text: str, personal: Iterable[str], whole: Iterable[str] = ()) -> str:
    """Blot out the words of somebody's name, address and the like, wherever they stand in what that person wrote.

    A name is also found with the endings that it takes in a sentence. Of `whole`, such as a response id or a company's
    name, only all of it is blotted out.
    """
    words = {word for told in personal for word in _WORD.findall(told[:LONGEST_TEXT])}
    known = {told.strip() for told in whole if len(told.strip()) > SHORT}
    if not words and not known:
        return text
    patterns = {word: _forms(word) for word in words} | {told: re.escape(told) for told in known}
    longest_first = sorted(patterns, key=lambda word: (-len(word), word))
    either = "|".join(patterns[word] for word in longest_first)
    return re.sub(rf"(?<!\w)(?:{either})", MASK, text, flags=re.IGNORECASE)


def _forms(name: str) -> str:
    """Write a name so that its stem is found too: Virtanen in Virtasen, Pekka in Pekan, Koski in Kosken."""
    ending = ""
    if len(name) > SHORT + 1 and _FINNISH_ENDS.search(name):
        name, ending = name[:-3], "(?:nen|s)"
    elif len(name) > SHORT and (found := _DOUBLED.search(name)):
        name, ending = name[:-2], f"{found[1]}?{_last(found[2])}"
    elif len(name) > SHORT:
        name, ending = name[:-1], _last(name[-1])
    return "".join(_ALIKE.get(letter, letter) for letter in name.lower()) + ending


def _last(letter: str) -> str:
    return "[ie]" if letter.lower() == "i" else _ALIKE.get(letter.lower(), letter)
