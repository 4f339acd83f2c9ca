"""How each exporter's header rows become headers: a code, a question and, where there is one, a part of it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import unescape
from typing import NamedTuple

from cxworkshop.surveys import layout_words as words
from cxworkshop.surveys.cells import plain

Rows = Sequence[Sequence[str]]

LONGEST_LABEL = 2_000
"""A project keeps names of columns, and no longer ones than it can open again."""


class Header(NamedTuple):
    """What stands over a column: the exporter's code, the question, and the choice or sub-question."""

    code: str = ""
    text: str = ""
    part: str = ""

    @property
    def label(self) -> str:
        """Give what a person would call the column."""
        both = f"{self.text} – {self.part}" if self.text and self.part else self.text or self.part or self.code
        return both[:LONGEST_LABEL]


_BRACKETS = re.compile(r"(.*?\S)\s*\[([^\[\]]*)\]\s*", re.DOTALL)
_CODE_TEXT = re.compile(
    r"([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*(?:\[\w+\]){0,2})(\. |\._\.|\._|: | - )(.*)", re.DOTALL
)
_CODE = re.compile(r"[A-Za-z]\w*(?:\[\w+\]){0,2}")
_NUMBERED = re.compile(r"\d+\. +(.*)", re.DOTALL)
_TAG = re.compile(r"</?(?:p|br|b|i|u|em|strong|span|div|font|a|h\d|sup|sub)(?:[ /][^<>]{0,200})?>", re.IGNORECASE)
_RECALL = re.compile(r"\{\{[^{}]*\}\}")


def cell(rows: Rows, row: int, column: int) -> str:
    """Give the text of a cell, empty outside the table."""
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def tidy(text: str) -> str:
    """Give a header on one line."""
    return " ".join(text.split())


def said(rows: Rows, row: int, column: int) -> str:
    """Give a header on one line, without what an editor of web pages leaves in it: tags, and `&nbsp;` for a blank."""
    return tidy(unescape(_TAG.sub(" ", cell(rows, row, column))))


def one_row(rows: Rows, width: int) -> list[Header]:
    """Read a header row of questions as they stand; several rows are codes and questions, or questions and parts."""
    if len(rows) == 2 and any(rows[1]) and all(text[0] + text[-1] == "()" for text in rows[1] if text):
        # units and scales under their columns
        return [Header("", f"{said(rows, 0, column)} {said(rows, 1, column)}".strip()) for column in range(width)]
    if len(rows) > 1:
        return (codes_and_texts if all(rows[0]) else question_and_part)(rows, width)
    return [Header("", said(rows, 0, column)) for column in range(width)]


def bracketed(rows: Rows, width: int) -> list[Header]:
    """Read a header row of questions with the sub-question in brackets."""
    return [_split(said(rows, 0, column)) for column in range(width)]


def _split(text: str, code: str = "") -> Header:
    found = _BRACKETS.fullmatch(text)
    return Header(code, found[1].strip(), found[2].strip()) if found else Header(code, text)


def coded(rows: Rows, width: int) -> list[Header]:
    """Read LimeSurvey's header row: codes, questions, or both with a mark between."""
    # questions are HTML there, and their entities stay in exports
    return [_coded(unescape(cell(rows, 0, column))) for column in range(width)]


def _coded(text: str) -> Header:
    text = tidy(text)
    if _CODE.fullmatch(text):
        return Header(text)
    found = _CODE_TEXT.fullmatch(text)
    if not found:
        return _split(text)
    question = found[3]
    if " " not in question and question.count("_") > 1:
        question = question.replace("_", " ")
    # A sub-question may stand first, with nothing before it.
    if question.startswith("[") and question.endswith("]") and question.count("[") == 1:
        return Header(found[1], "", question[1:-1].strip())
    return _split(question.strip(), found[1])


def is_code_text(text: str) -> bool:
    """Tell whether a header is a LimeSurvey code with the question after it."""
    return bool(_CODE_TEXT.fullmatch(text))


def texts_and_codes(rows: Rows, width: int) -> list[Header]:
    """Read LimeSurvey's VV file: questions in the first row, codes in the second."""
    return [_vv(tidy(unescape(cell(rows, 0, column))), cell(rows, 1, column)) for column in range(width)]


def _vv(text: str, code: str) -> Header:
    found = re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", text) if "_" in code else None
    found = found or (re.fullmatch(r"(.*?\S) - (.*)", text) if "_" in code else None)
    return Header(code, found[1], found[2]) if found else Header(code, text)


def codes_and_texts(rows: Rows, width: int) -> list[Header]:
    """Read Qualtrics' rows: codes, then questions; columns of one question share the text before ` - `."""
    codes = [tidy(cell(rows, 0, column)) for column in range(width)]
    texts = [said(rows, 1, column) for column in range(width)] if len(rows) > 1 else [""] * width
    if any("ImportId" in text for text in texts):
        texts = [""] * width
    stems = Counter(_stem(code, text) for code, text in zip(codes, texts, strict=True))
    headers = []
    for code, text in zip(codes, texts, strict=True):
        question, mark, part = text.partition(" - ")
        several = mark and stems[_stem(code, text)] > 1
        headers.append(Header(code, question, part) if several else Header(code, text))
    return headers


def _stem(code: str, text: str) -> tuple[str, str]:
    return re.sub(r"_[A-Za-z0-9]+$", "", code), text.partition(" - ")[0]


def question_and_part(rows: Rows, width: int) -> list[Header]:
    """Read two rows: a question over its first column, and under it the choice or row of each column."""
    headers: list[Header] = []
    singles = _single_answers(rows, width)
    question = ""
    alone = True
    for column in range(width):
        above, below = said(rows, 0, column), said(rows, 1, column)
        # what is over an empty cell is a column of its own, and nothing beside it is a part of it
        question = above if above else question if below and not alone else ""
        alone = not below
        part = "" if below in singles or below == above or plain(below) in words.SURVEYMONKEY_ANSWER else below
        headers.append(Header("", question, part))
    return headers


def _single_answers(rows: Rows, width: int) -> set[str]:
    """Give the words that stand under several questions of one column, as `Response` does."""
    alone: Counter[str] = Counter()
    for column in range(width):
        if cell(rows, 0, column) and (column + 1 >= width or cell(rows, 0, column + 1)):
            alone[tidy(cell(rows, 1, column))] += 1
    return {text for text, number in alone.items() if number > 1}


def numbered(rows: Rows, width: int) -> list[Header]:
    """Read Formbricks' headers: questions have a number in front, matrix rows stand after ` - `."""
    texts = [tidy(cell(rows, 0, column)) for column in range(width)]
    stems = Counter(text.rpartition(" - ")[0] for text in texts if _NUMBERED.fullmatch(text) and " - " in text)
    headers = []
    for text in texts:
        found = _NUMBERED.fullmatch(text)
        question = found[1] if found else text
        stem, _, part = text.rpartition(" - ")
        if found and stem and (stems[stem] > 1 or stem in texts or part == "Option ID"):
            headers.append(Header("", question.rpartition(" - ")[0], part))
        else:
            headers.append(Header("", question))
    return headers


def recalled(rows: Rows, width: int) -> list[Header]:
    """Read Typeform's headers, in which an earlier answer may be recalled by a mark."""
    return [Header("", tidy(_RECALL.sub("…", cell(rows, 0, column)))) for column in range(width)]


Reader = Callable[[Rows, int], list[Header]]
