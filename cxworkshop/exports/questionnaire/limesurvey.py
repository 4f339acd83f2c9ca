"""A survey file for LimeSurvey: its tab-separated survey structure, all languages in one file.

Answers have their value on the scale as code, so that an export with codes can be read back without a key. LimeSurvey
drops an answer whose code is anything but one to five letters and digits: a scale with such values, like the one from
-2 to 2, has A1, A2 and on instead, from low to high. The answer beside the scale has NA.

Texts are HTML there, and braces are expressions: both are written as entities, and so are signs with which a
spreadsheet would take a cell for a formula. No cell needs quotation marks.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from cxworkshop.exports.letters import clean
from cxworkshop.exports.questionnaire import words
from cxworkshop.exports.questionnaire.form import Form, Item
from cxworkshop.language import N_, Language
from cxworkshop.method.view import View
from cxworkshop.model.fields import LanguageCode

COLUMNS = (
    "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other",
    "default", "same_default", "hide_tip", "min_num_value_n", "max_num_value_n", "num_value_int_only",
)  # fmt: skip
"""The columns of the format that are used; those from `hide_tip` on are settings of a question."""

BESIDE_CODE = "NA"
"""The code of the answer beside a scale; readers of exports take it for a missing answer."""

WHO_CODE = "PERSON"
"""The code of the question who wants to be reached, shown to those who do; readers of exports take it for personal."""

HIGHEST_CODE = 99_999
LONGEST_NAME = 100
SAMPLE = 10_000
"""LimeSurvey tells the encoding from so many bytes (before 6.0 from 1,000): a letter cut there would mislead it."""
QUESTIONS = N_("Questions")
SETTINGS = {
    "format": "A",
    "datestamp": "Y",
    "ipaddr": "N",
    "refurl": "N",
    "savetimings": "N",
    "usecookie": "N",
    "allowsave": "N",
    "allowprev": "Y",
    "allowregister": "N",
    "alloweditaftercompletion": "N",
    "tokenanswerspersistence": "N",
    "printanswers": "N",
    "publicstatistics": "N",
    "publicgraphs": "N",
    "listpublic": "N",
    "assessments": "N",
    "autoredirect": "N",
    "showwelcome": "Y",
    "showprogress": "Y",
    "showxquestions": "N",
    "showgroupinfo": "X",
    "showqnumcode": "X",
    "shownoanswer": "N",
    "nokeyboard": "N",
    "htmlemail": "Y",
}
"""One page, the day of each answer, and nothing else that could tell who answered."""

Row = dict[str, str]

_ENTITIES = str.maketrans({'"': "&quot;", "{": "&#123;", "}": "&#125;", "\t": " ", "\n": " <br />"})
# what XML, into which LimeSurvey turns the file, does not hold
_NO_XML = re.compile("[\ufffe\uffff]")


def languages(view: View, asked: Form, first: LanguageCode) -> tuple[LanguageCode, ...]:
    """Give the languages of the file, the survey's first language first."""
    there = asked.languages or (view.about.language,)
    wanted = [code for code in (first, view.about.language) if code in there]
    return tuple(dict.fromkeys((*wanted, *there)))


def survey(view: View, asked: Form, codes: Sequence[LanguageCode]) -> bytes:
    """Write the file: settings first, then the whole survey language by language."""
    rows = [*_settings(asked, codes)]
    for code in codes:
        rows += _texts(view, asked, Language(code))
    for code in codes:
        rows += _questions(asked, Language(code))
    data = b""
    for filler in ("", "-", "--", "---"):
        # what stands beside a setting is not read
        rows[0]["help"] = filler
        data = _written(rows)
        if not _cut_in_two(data, SAMPLE):
            break
    return data


def _written(rows: Sequence[Row]) -> bytes:
    lines = ["\t".join(COLUMNS), *("\t".join(row.get(column, "") for column in COLUMNS) for row in rows)]
    return ("\ufeff" + "\n".join(lines) + "\n").encode("utf-8")


def _cut_in_two(data: bytes, end: int) -> bool:
    """Tell whether a letter of several bytes stands across a place."""
    return len(data) > end and data[end] & 0b1100_0000 == 0b1000_0000


def cell(text: str) -> str:
    """Write a text as it may stand in a cell, for LimeSurvey and for a spreadsheet."""
    text = _NO_XML.sub("", clean(text)).strip()
    text = escape(text, quote=False).translate(_ENTITIES)
    return f"&#{ord(text[0])};{text[1:]}" if text.startswith(("=", "+", "-", "@")) else text


def _settings(asked: Form, codes: Sequence[LanguageCode]) -> Iterator[Row]:
    """Give the settings of the survey; all of it plain letters, so that the reader is sure of the encoding."""
    anonymous = asked.source is None or asked.source.attribution not in ("confidential", "attributed")
    settings = {
        "language": codes[0],
        "additional_languages": " ".join(codes[1:]),
        "anonymized": "Y" if anonymous else "N",
        **SETTINGS,
    }
    for name, value in settings.items():
        yield {"class": "S", "name": name, "relevance": "1", "text": value, "language": codes[0]}


def _texts(view: View, asked: Form, language: Language) -> Iterator[Row]:
    """Give the title, what people are told first, and what they are told last."""
    welcome = "\n".join(
        part for part in (words.notice(view, asked, language), words.lead(asked, language, with_boxes=False)) if part
    )
    end = "\n".join(part for part in (language.text(words.THANKS), words.trademark(asked, language)) if part)
    texts = {
        "surveyls_title": words.title(view, language)[:LONGEST_NAME],
        "surveyls_welcometext": welcome,
        "surveyls_endtext": end,
    }
    for name, text in texts.items():
        yield {"class": "SL", "name": name, "relevance": "1", "text": cell(text), "language": language.code}


def _questions(asked: Form, language: Language) -> Iterator[Row]:
    """Give all questions in one group, in the order in which they are asked."""
    code = language.code
    name = cell(language.text(QUESTIONS))
    yield {"class": "G", "type/scale": "1", "name": name, "relevance": "1", "language": code}
    for item in asked.items:
        yield {
            "class": "Q",
            "type/scale": _kind(item),
            "name": item.code,
            "relevance": "1",
            "text": cell(words.question(item, language)),
            "language": code,
            "mandatory": "N",
            "other": "N",
            # before version 6 an empty cell is no number to its database
            "same_default": "0",
            **_limits(item),
        }
        for value, text in _answers(item, language):
            yield {"class": "A", "type/scale": "0", "name": value, "text": cell(text), "language": code}
        if item.kind == "contact":
            yield {
                "class": "Q",
                "type/scale": "S",
                "name": WHO_CODE,
                "relevance": f"{item.code}.NAOK == '1'",
                "text": cell(language.text(words.HOW_TO_REACH)),
                "language": code,
                "mandatory": "N",
                "other": "N",
                "same_default": "0",
            }


def _kind(item: Item) -> str:
    """Give the letter of LimeSurvey's question type: long text, number, or a list with one answer."""
    return {"open": "T", "number": "N"}.get(item.kind, "L")


def _limits(item: Item) -> Row:
    if item.kind != "number":
        return {"hide_tip": "1"}
    low, high = item.limits
    bounds = {"min_num_value_n": str(low), "max_num_value_n": str(high)} if low < high else {}
    return {**bounds, "num_value_int_only": "1"}


def _answers(item: Item, language: Language) -> Iterator[tuple[str, str]]:
    """Give code and words of each answer."""
    if item.kind == "contact":
        yes, no = (words.capital(one.get(language.code, "")) for one in words.YES_NO)
        yield from (("1", yes), ("0", no))
    elif item.options:
        codes = _codes([option.value for option in item.options])
        # a plus in front is a formula to a spreadsheet, and as an entity it would stay one in exports
        texts = [words.answer(item, option, language).removeprefix("+") for option in item.options]
        yield from zip(codes, texts, strict=True)
        yield BESIDE_CODE, words.beside(item, language)


def _codes(values: Sequence[int]) -> Sequence[str]:
    """Give the codes of the answers of a scale: their values, or their places where LimeSurvey cannot hold those."""
    if all(0 <= value <= HIGHEST_CODE for value in values):
        return [str(value) for value in values]
    return [f"A{place}" for place in range(1, len(values) + 1)]
