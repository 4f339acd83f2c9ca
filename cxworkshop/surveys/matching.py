"""Which metric a column asks about, by the words of its header; its values are judged elsewhere."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from cxworkshop.method.catalogue import method_of
from cxworkshop.method.questions import QUESTIONS
from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.header_words import EASY, EFFORT, SAID_ENDS, SAID_SCALE
from cxworkshop.surveys.scales import Scale
from cxworkshop.surveys.texts import folded
from cxworkshop.surveys.verbal import side_of
from cxworkshop.surveys.words import listed

ALIKE = 0.8
"""Wordings that share so much of their letters may be the same question."""
SAME_PLACE = 0.85
CERTAIN = 0.85
"""Matches from here on need no second look when they are the only ones."""
LONGEST_QUESTION = 400
_SAID_LOWS = range(-3, 2)
_SAID_HIGHS = frozenset({2, 3, 4, 5, 6, 7, 9, 10, 11, 100})

_MARKUP = re.compile(r"<[^<>]{1,200}>|\{\{[^{}]{1,200}\}\}|&nbsp;")
_SIGNS = re.compile(r"[\W_]+")
_NUMBERING = re.compile(r"^(?:q|k|f|s)?\d{1,3} (?=\D)")
_SCALE_HINT = re.compile(r"\s*\([^()]*\d[^()]*\)\s*$|(?<=[.?!:)])\s*\(?(?:-2|0|1)\s*[-–=:].*$", re.DOTALL)
"""What follows a question to explain its scale: "(0-10)", "1 = not at all, 5 = completely"."""
_TENSES = {"were": "are", "was": "is", "olit": "olet", "oli": "on", "är": "var", "er": "var"}
_ABOUT_US = ("NPS", "INDEX")
US = listed("us|our company|our services|meitä|yritystämme|oss|vårt företag|vår bedrift|vores virksomhed|os")
_OF_ITS_OWN = ("experience", "task")
"""Places of a question that tell one metric of a method from another."""


class Match(NamedTuple):
    """Say how well a column's header fits a metric, 0 to 1, what it was found by, and which item it asks."""

    score: float
    found: str = ""
    item: str = ""


NONE = Match(0)


class _Wording(NamedTuple):
    question: str
    pattern: re.Pattern[str]
    own_place: bool


def plain(text: str) -> str:
    """Give a text as questions are compared: words only, without numbering, markup and punctuation."""
    text = _SCALE_HINT.sub("", _MARKUP.sub(" ", text[: 2 * LONGEST_QUESTION]))
    return _NUMBERING.sub("", _words(text))[:LONGEST_QUESTION]


def _words(text: str) -> str:
    """Give a text's words alone; a verb's past is its present, since "were you" asks the same as "are you"."""
    return " ".join(_TENSES.get(word, word) for word in _SIGNS.sub(" ", folded(text)).split())


def match(texts: Sequence[str], part: str, metric: Metric) -> Match:
    """Compare a header's plain texts with everything that a metric is called and asked by.

    `part` is the plain text of the row or choice that the column is of a larger question. It is compared with
    whole questions only: a choice may well be called as a metric is.
    """
    texts = [text for text in texts if text]
    own = [asked for text in metric.questions.values() if (asked := plain(text))]
    if any(text in own for text in (*texts, part) if text):
        return Match(1, "question", _item((*texts, part), metric))
    name = plain(metric.name)
    if part:
        return Match(0.6, "header") if name and name in (part, *texts) else NONE
    if name and name in texts:
        return Match(1, "header")
    worded = [_by_wording(text, metric, own) for text in texts]
    best = max(filter(None, worded), default=NONE)
    if best.score or any(found is not None for found in worded):
        return best
    if metric.method and metric.method != "CUSTOM" and plain(metric.method) in texts:
        return Match(0.9 if metric.method in _ABOUT_US else 0.7, "header")
    likest = max((_likeness(text, other) for text in texts for other in [*own, name] if other), default=0)
    # "the delivery" and "the recovery" differ by little, so that alike is never certain
    return Match(CERTAIN * 0.9 * likest, "question") if likest >= ALIKE else NONE


def _by_wording(text: str, metric: Metric, own: Iterable[str]) -> Match | None:
    """Compare with the catalogue's wordings: None where the text is none of them, no score where it asks of another."""
    for wording in _wordings(metric.method or ""):
        found = wording.pattern.fullmatch(text)
        if not found:
            continue
        said = " ".join(found.groups())
        places = [" ".join(asked.groups()) for other in own if (asked := wording.pattern.fullmatch(other))]
        same = any(_likeness(said, place) >= SAME_PLACE for place in places)
        if wording.own_place:
            return Match(0.9 if same else 0, "question", wording.question) if places else Match(0.6, "question")
        # the whole company has many names, and one of its products may be asked about in the same words
        certain = same or not said or not places or said in US
        return Match(0.95 if certain else 0.8, "question", wording.question)
    return None


def _item(texts: Sequence[str], metric: Metric) -> str:
    """Tell which question of a method with several a header is."""
    for wording in _wordings(metric.method or ""):
        if any(wording.pattern.fullmatch(text) for text in texts):
            return wording.question
    return ""


@cache
def _wordings(method: str) -> tuple[_Wording, ...]:
    entry = method_of(method)  # type: ignore[arg-type]
    asked = [key for key in entry.questions if QUESTIONS[key].scale] if entry else []
    return tuple(_wording(key, text) for key in asked for text in QUESTIONS[key].text.values())


def _wording(question: str, text: str) -> _Wording:
    parts = re.split(r"\{(\w+)\}", text)
    own_place = any(name in _OF_ITS_OWN for name in parts[1::2])
    # a name may have an ending of its own after it: "{company}-yritystä"
    pattern = " ?(.+?) ?".join(re.escape(_words(part)) for part in parts[::2])
    return _Wording(question, re.compile(pattern), own_place)


@cache
def _likeness(one: str, other: str) -> float:
    """Give the share of letters that two texts have in common, 0 where few of their words are."""
    words, others = set(one.split()), set(other.split())
    if 2 * len(words & others) < min(len(words), len(others)):
        return 0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0


def said_scale(text: str) -> tuple[int, int] | None:
    """Give the scale that a header says itself: "(0-10)", "1–5", "1 = poor, 5 = excellent"."""
    for found in SAID_SCALE.finditer(text):
        low, high = int(found[1]), int(found[2])
        if low in _SAID_LOWS and high in _SAID_HIGHS and low < high:
            return low, high
    ends = [int(found[1]) for found in SAID_ENDS.finditer(text)]
    return (min(ends), max(ends)) if len(set(ends)) > 1 and min(ends) in _SAID_LOWS else None


def says_reversed(text: str) -> bool:
    """Tell whether a header says that the low number is the good one: "1 = very satisfied"."""
    ends = [(int(found[1]), side_of(folded(found[2]))) for found in SAID_ENDS.finditer(text)]
    said = said_scale(text)
    middle = sum(said) / 2 if said else 0
    return said is not None and any(side * (value - middle) < 0 for value, side in ends)


def header_doubts(text: str, metric: Metric, scale: Scale | None, exact: bool) -> list[str]:
    """Give what a header says against the metric's scale: another scale, the other direction."""
    doubts = []
    said = said_scale(text)
    if said and scale and 2 < scale.points <= 11 and said != (scale.low, scale.high):
        doubts.append("other_scale")
    if metric.direction != "lower":
        if says_reversed(text):
            doubts.append("reversed")
        elif not exact and EFFORT.search(text) and not EASY.search(text):
            doubts.append("direction")
    return doubts
