"""Which column measures which metric: its header asks for it, and its values are answers on its scale."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cxworkshop.model.metrics import MethodKey, Metric
from cxworkshop.surveys.durations import seconds_of, unit_said
from cxworkshop.surveys.guards import SERIOUS, doubts_of
from cxworkshop.surveys.guesses import Column, Found, Guess
from cxworkshop.surveys.header_words import METHOD_WORDS
from cxworkshop.surveys.labels import stars
from cxworkshop.surveys.matching import CERTAIN, Match, header_doubts, match, plain, said_scale
from cxworkshop.surveys.numbers import number
from cxworkshop.surveys.scales import scale_of
from cxworkshop.surveys.texts import folded
from cxworkshop.surveys.values import read

AS_GOOD = 0.05
"""Matches that differ by no more than this are equally good."""
ABOUT_US: tuple[MethodKey, ...] = ("NPS",)
"""Methods that ask about the whole company: one metric of the project and one such column belong together."""
_GOOD_BAD = frozenset({"good", "bad", "offered", "unoffered"})


class Fit(NamedTuple):
    """Hold how well a column fits a metric, and what is doubtful about it."""

    metric: Metric
    match: Match
    warnings: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether the column's values are answers on the metric's scale, as far as can be seen."""
        return not any(warning in SERIOUS for warning in self.warnings)

    @property
    def item(self) -> tuple[str, str]:
        """Give what one column only may measure: the metric, or one question of an index."""
        return self.metric.id, self.match.item if self.metric.method == "INDEX" else ""


def fit(column: Column, metric: Metric, found: Match) -> Fit:
    """Judge a column's values as answers to a metric's question."""
    scale = scale_of(metric)
    reading = read(column.values, metric, column.decimal)
    warnings = dict.fromkeys(header_doubts(column.label, metric, scale, found.score == 1))
    warnings.update(dict.fromkeys(doubts_of(column.values, reading, scale)))
    if scale and said_scale(column.label) == (scale.low, scale.high):
        warnings.pop("one_to_ten", None)
    own, said = seconds_of(metric.unit), unit_said(column.label)
    if own and said and own != said and any(number(text, column.decimal) is not None for text in column.values):
        warnings["other_unit"] = None
    if column.values and all(meaning.why for meaning in reading.meanings.values()):
        warnings.setdefault("unread")
    return Fit(metric, found, tuple(warnings))


def measured(columns: Mapping[int, Column], metrics: Sequence[Metric]) -> dict[int, Guess]:
    """Give every metric its best column; where two are as good, or the values do not fit, nothing is sure."""
    fits = [
        (position, fit(column, metric, matched))
        for position, column in columns.items()
        for metric in metrics
        if (matched := match(column.texts, plain(column.part), metric)).score
    ]
    guesses: dict[int, Guess] = {}
    taken: set[tuple[str, str]] = set()
    for position, one in sorted(fits, key=lambda pair: -pair[1].match.score):
        said = guesses.get(position)
        if said and said.metric:
            continue
        method, found = one.metric.method or "", _found(one.match)
        if not one.holds or one.item in taken:
            warnings = ("several_columns",) if one.holds else one.warnings
            guesses.setdefault(position, Guess("metric", method=method, found=found, warnings=warnings))
            continue
        warnings = (*one.warnings, *_rivals(position, one, fits))
        sure = not warnings and one.match.score >= CERTAIN and bool(columns[position].values)
        guesses[position] = Guess("metric", one.metric.id, method, found=found, warnings=warnings, sure=sure)
        taken.add(one.item)
    return guesses


def _found(found: Match) -> Found:
    return "header" if found.found == "header" else "question"


def _rivals(position: int, one: Fit, fits: Sequence[tuple[int, Fit]]) -> Iterator[str]:
    """Tell whether another metric, or another column, would be as good."""
    rivals = [(place, other) for place, other in fits if other.match.score >= one.match.score - AS_GOOD and other.holds]
    if any(place == position and other.metric.id != one.metric.id for place, other in rivals):
        yield "several_metrics"
    if any(place != position and other.item == one.item for place, other in rivals):
        yield "several_columns"


def offered(column: Column, metrics: Sequence[Metric]) -> Guess | None:
    """Offer a method of the catalogue for a header's words, or for words that only ratings have as values.

    `metrics` are those that have no column yet: a method that asks about the whole company finds its only one.
    """
    header = column.label.casefold()
    refused: Guess | None = None
    for key, words in METHOD_WORDS:
        if not words.search(header):
            continue
        own = [metric for metric in metrics if metric.method == key]
        metric = own[0] if len(own) == 1 and key in ABOUT_US else Metric("offered", method=key)
        found = fit(column, metric, Match(0.5))
        offer = Guess("metric", method=key, found="question", warnings=found.warnings)
        if found.holds:
            return offer._replace(metric=metric.id) if metric in own else offer
        refused = refused or offer
    return _by_values(column) or refused


def _by_values(column: Column) -> Guess | None:
    words = {folded(text) for text in column.values}
    if words & {"good", "bad"} and words <= _GOOD_BAD:
        return Guess("metric", method="YES NO", found="values")
    # one word alone may be no number at all: `en` is a language too
    if len(column.values) > 1 and all(len(text) < 20 and stars(text, folded(text)) for text in column.values):
        return Guess("metric", method="REVIEWS", found="values")
    return None
