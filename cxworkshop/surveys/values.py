"""What the raw answers of a column mean on a metric's scale, and why those that are not counted are not.

A false score looks as likely as a true one, so nothing is guessed: what may mean two things is not counted before
somebody has said what it means.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.durations import duration, is_short, seconds_of
from cxworkshop.surveys.labels import labelled, may_be_number, out_of, stars
from cxworkshop.surveys.numbers import decimal_of, number
from cxworkshop.surveys.scales import Scale, scale_of
from cxworkshop.surveys.texts import LONGEST_ANSWER, clean, folded
from cxworkshop.surveys.verbal import end_of, is_partly, is_scale_word, points_of, printed_ends, side_of
from cxworkshop.surveys.words import DONT_KNOW, MISSING, NOT_APPLICABLE

__all__ = [
    "Doubt", "Meaning", "Reading", "Scale", "clean", "decimal_of", "meanings", "number", "read", "scale_of",
]  # fmt: skip

Why = Literal[
    "", "empty", "missing code", "don't know", "not applicable", "by choice", "outside the scale", "unreadable"
]
Doubt = Literal[
    "one_to_ten", "zero_to_ten_for_1_10", "wider", "narrower", "outside", "reversed", "shifted", "one_two",
    "answer_codes", "unclear_codes", "unclear_words", "third_option", "mixed", "no_middle", "percent", "not_whole",
    "missing_code", "unread", "no_scale", "direction", "other_scale", "only_yes", "short_times",
    "other_unit",
]  # fmt: skip

CODES = frozenset({-1, -7, -8, -9, -66, -77, -88, -96, -97, -98, -99, -999, -9999} | {88, 98, 99, 998, 999, 9998, 9999})
"""Numbers that mean that there is no answer, where they are not on the scale."""


A_HOUR = 3_600
LONGEST_REASON = 60
"""A longer text that speaks of not knowing is a comment."""
MOST_LABELLED = 11
"""With more points a number with a word is a number of something: "2 weeks" is not 2 contacts."""


class Meaning(NamedTuple):
    """Hold the answer that a value stands for, or None and why it is not counted."""

    answer: float | None
    why: Why = ""


class Reading(NamedTuple):
    """Hold what a column's values mean, the number of each that is one, and what is doubtful about the whole."""

    meanings: dict[str, Meaning]
    numbers: dict[str, float]
    doubts: tuple[Doubt, ...] = ()


_EMPTY = Meaning(None, "empty")
_UNREADABLE = Meaning(None, "unreadable")
_OUTSIDE = Meaning(None, "outside the scale")
_CODE = Meaning(None, "missing code")
_LEFT_OUT = Meaning(None, "by choice")

_ANSWER_CODE = re.compile(r"(a|ao)([0-9]{1,2})")
_REASONS: dict[str, Why] = {
    **dict.fromkeys(NOT_APPLICABLE, "not applicable"),
    **dict.fromkeys(DONT_KNOW, "don't know"),
    **dict.fromkeys(MISSING, "missing code"),
}
_SEVERAL = re.compile(r"[/,;()]|\s-\s")
_PARTS = (re.compile(r"\s*[,;()]\s*|\s+-\s+"), re.compile(r"\s*[/,;()]\s*"))


def meanings(
    values: Iterable[str], metric: Metric, decimal: str = "", own: Mapping[str, float | None] | None = None
) -> dict[str, Meaning]:
    """Give every value of a column its meaning on the metric's scale.

    `values` are the different values of one column: what words and codes mean is told from all of them. `own` is
    what the user has matched, a value's text to its answer or to None for leaving it out, and wins.
    """
    return read(values, metric, decimal, own).meanings


def read(
    values: Iterable[str], metric: Metric, decimal: str = "", own: Mapping[str, float | None] | None = None
) -> Reading:
    """Read a column's different values on the metric's scale, and tell what is doubtful about them."""
    column = _Column(metric, decimal)
    matched = {clean(text): answer for text, answer in (own or {}).items()}
    for raw in values:
        text = clean(raw)
        if text in matched:
            column.match(raw, matched[text])
        else:
            column.sort(raw, text)
    column.settle()
    return Reading(column.found, column.numbers, tuple(column.doubts))


class _Column:
    """Sort a column's values by what they look like, and settle their meaning when all have been seen."""

    def __init__(self, metric: Metric, decimal: str) -> None:
        self.scale, self.decimal = scale_of(metric), decimal
        self.unit = seconds_of(metric.unit) if self.scale and not self.scale.whole else 0
        self.lower_is_better, self.ends = metric.direction == "lower", printed_ends(metric.method)
        self.found: dict[str, Meaning] = {}
        self.numbers: dict[str, float] = {}
        self.labels: dict[str, str] = {}
        self.codes: dict[str, tuple[str, int]] = {}
        self.words: dict[str, str] = {}
        self.clocks: list[float] = []
        self.doubts: dict[Doubt, None] = {}

    def doubt(self, *doubts: Doubt) -> None:
        self.doubts.update(dict.fromkeys(doubts))

    def match(self, raw: str, answer: float | None) -> None:
        if answer is None:
            self.found[raw] = _LEFT_OUT
        else:
            self.found[raw] = Meaning(answer) if self.scale is None or self.scale.holds(answer) else _OUTSIDE

    def sort(self, raw: str, text: str) -> None:
        self.found[raw] = _UNREADABLE if text else _EMPTY
        if not text:
            return
        value = number(text, self.decimal)
        if value is not None:
            if value in CODES and not (self.scale and self.scale.holds(value)) and (self.scale or value < 0):
                self.found[raw] = _CODE
            else:
                self.numbers[raw] = value
            return
        if len(text) > LONGEST_ANSWER:
            return
        if self.unit and self._timed(raw, text):
            return
        word = folded(text)
        why = _why_missing(word)
        if why:
            self.found[raw] = Meaning(None, why)
        elif is_scale_word(word):
            self.words[raw] = word
        elif code := _ANSWER_CODE.fullmatch(word):
            self.codes[raw] = (code[1], int(code[2]))
        elif may_be_number(word):
            self._sort_labelled(raw, text, word)

    def _timed(self, raw: str, text: str) -> bool:
        """Take a written duration in the metric's own unit; tell whether the text is one, even one that is unclear."""
        if is_short(text):
            self.doubt("short_times")
            return True
        if (seconds := duration(text)) is None:
            return False
        self.numbers[raw] = seconds / self.unit
        self.clocks += [seconds] if ":" in text else []
        return True

    def _sort_labelled(self, raw: str, text: str, word: str) -> None:
        high = self.scale.high if self.scale else 0
        if (value := number(word, self.decimal)) is not None:
            self.numbers[raw] = value
        elif of := out_of(word):
            if of[1] == high:
                self.numbers[raw] = of[0]
            else:
                self.found[raw] = _OUTSIDE
                self.doubt("other_scale")
        elif rated := stars(text, word):
            if self.scale and self.scale.low == 1 and rated[0] <= high and rated[1] in (0, high):
                self.numbers[raw] = rated[0]
            else:
                self.found[raw] = _OUTSIDE
        elif word.endswith("%") and number(word[:-1].rstrip(), self.decimal) is not None:
            self.doubt("percent")
        elif self.scale and 0 < self.scale.points <= MOST_LABELLED and (pair := labelled(word)):
            self.numbers[raw], self.labels[raw] = pair

    def settle(self) -> None:
        if self.scale is None:
            self.doubt("no_scale")
        hours = sum(seconds >= A_HOUR for seconds in self.clocks)
        if len(self.clocks) > 2 and 2 * hours > len(self.clocks) and not any(second % 60 for second in self.clocks):
            # a spreadsheet takes 12:45 for hours and minutes, whatever was meant
            self.doubt("short_times")
        self._settle_numbers()
        self._settle_codes()
        self._settle_words()

    def _settle_numbers(self) -> None:
        whole_column = self._misfit_of_numbers()
        if whole_column:
            self.doubt(whole_column)
        for raw, value in self.numbers.items():
            counted = not whole_column and (self.scale is None or self.scale.holds(value))
            self.found[raw] = Meaning(value) if counted else _OUTSIDE

    def _misfit_of_numbers(self) -> Doubt | None:
        """Tell why none of the numbers may be counted: they are on another scale, or the wrong way round."""
        values = set(self.numbers.values())
        if not values or self.scale is None:
            return None
        if self.scale.yes_no and values == {1, 2}:
            # some tools write yes and no so, others no and yes
            return "one_two"
        if self.scale.low < 0 <= min(values) and max(values) > self.scale.high:
            return "shifted"
        if not self.lower_is_better and self._reversed():
            return "reversed"
        return None

    def _reversed(self) -> bool:
        """Tell whether a label says the opposite of where its number stands."""
        if self.scale is None or not self.labels:
            return False
        middle = (self.scale.low + self.scale.high) / 2
        return any(side_of(label) * (self.numbers[raw] - middle) < 0 for raw, label in self.labels.items())

    def _settle_codes(self) -> None:
        """Read answer codes such as A1 to A5: the first is the lowest, which only the questionnaire can confirm."""
        if not self.codes:
            return
        places = [place for _, place in self.codes.values()]
        scale, first = self.scale, min(places)
        start: int | None = None
        if scale and scale.points > 2 and not self.numbers and not self.words:
            most = max(places)
            if first == 0:
                start = 0 if most < scale.points else None
            elif most <= scale.points and (scale.low != 0 or most == scale.points):
                start = 1
        self.doubt("unclear_codes" if start is None else "answer_codes")
        for raw, (_, place) in self.codes.items():
            self.found[raw] = _UNREADABLE if start is None or scale is None else Meaning(scale.low + place - start)

    def _settle_words(self) -> None:
        words = set(self.words.values())
        if not words or self.scale is None:
            return
        low, points = self.scale.low, self.scale.points
        if self.numbers and points > 2:
            self.doubt("mixed")
            if all(end_of(word) for word in words):
                for raw, word in self.words.items():
                    self.found[raw] = Meaning(low if end_of(word) < 0 else self.scale.high)
                return
        placed = points_of(words, points, self.lower_is_better, self.ends) if points else None
        if placed is None or placed.misfit:
            if self.scale.yes_no and is_partly(words):
                self.doubt("third_option")
                placed = points_of({word for word in words if points_of({word}, 2).places}, 2)
            else:
                self.doubt(placed.misfit if placed and placed.misfit else "unclear_words")
        if placed and placed.missing_middle:
            self.doubt("no_middle")
        for raw, word in self.words.items():
            place = placed.places.get(word) if placed else None
            self.found[raw] = _OUTSIDE if place is None else Meaning(low + place)


def _why_missing(word: str) -> Why:
    """Tell why a folded text is no answer, or give nothing for what may be one."""
    if why := _REASONS.get(word):
        return why
    if len(word) > LONGEST_REASON or not _SEVERAL.search(word):
        return ""
    parts = (part for sign in _PARTS for part in sign.split(word) if 1 < len(part) < len(word))
    return next((why for part in parts if (why := _REASONS.get(part))), "")
