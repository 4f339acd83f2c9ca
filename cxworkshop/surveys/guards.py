"""Warnings about a column as a whole: signs that its answers are not on the scale that the metric says."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.scales import Scale, scale_of
from cxworkshop.surveys.values import CODES, Doubt, Meaning, Reading, read

ENOUGH = 30
"""With fewer answers an end of the scale may be empty by chance."""
FEWEST = 5
FEW = 0.05
"""A larger share of answers off the scale is no slip of the pen."""
SERIOUS: frozenset[Doubt] = frozenset(
    {
        "wider", "narrower", "reversed", "shifted", "one_two", "unclear_codes", "unclear_words", "third_option",
        "percent", "not_whole", "other_scale", "missing_code", "zero_to_ten_for_1_10", "no_scale",
        "unread", "only_yes", "direction", "other_unit",
    }
)  # fmt: skip
"""With one of these the score would be plausible and false: nothing is counted before somebody has confirmed it."""

_NARROWER = {5: 4, 6: 5, 7: 6, 10: 7, 11: 7}
"""For a scale of so many points: up to here the answers look like those of a scale with fewer."""


def guard(
    values: Mapping[str, int], metric: Metric, decimal: str = "", own: Mapping[str, float | None] | None = None
) -> list[str]:
    """Give the codes of what is suspicious about a column's values (value to number of answers) for a metric."""
    return list(doubts_of(values, read(values, metric, decimal, own), scale_of(metric)))


def doubts_of(values: Mapping[str, int], reading: Reading, scale: Scale | None) -> tuple[Doubt, ...]:
    """Give what is suspicious about values that have been read, the doubts of the reading first."""
    doubts = dict.fromkeys(reading.doubts)
    if scale is not None:
        doubts.update(dict.fromkeys(_of_numbers(values, reading, scale)))
    tried = _many(values, reading, lambda meaning: meaning.why in ("", "outside the scale", "unreadable"))
    unread = _many(values, reading, lambda meaning: meaning.why == "unreadable")
    if unread > FEW * tried:
        doubts["unread"] = None
    return tuple(doubts)


def _of_numbers(values: Mapping[str, int], reading: Reading, scale: Scale) -> Iterator[Doubt]:
    """Give what the numbers of a column tell about its scale."""
    counts: Counter[float] = Counter()
    for raw, value in reading.numbers.items():
        counts[value] += values[raw]
    n = counts.total()
    yield from _of_yes_no(values, reading, scale)
    if not n or "shifted" in reading.doubts or "one_two" in reading.doubts:
        return
    low, high = min(counts), max(counts)
    if scale.whole and sum(many for value, many in counts.items() if value != int(value)) > FEW * n:
        yield "not_whole"
    off = sum(many for value, many in counts.items() if not scale.low <= value <= scale.high)
    if (scale.low, scale.high) == (1, 10) and low == 0 and high == 10:
        yield "zero_to_ten_for_1_10"
    elif _shifted(low, high, scale):
        yield "shifted"
    elif off:
        yield "wider" if off > FEW * n else "outside"
    elif n >= ENOUGH and high - scale.low + 1 <= _NARROWER.get(scale.points, 0) and scale.low >= 0:
        yield "narrower"
    elif n >= ENOUGH and (scale.low, scale.high) == (0, 10) and low >= 1:
        yield "one_to_ten"
    elif scale.low < 0 < low and n >= FEWEST:
        yield "shifted"
    if not scale.points:
        below = [value for value in counts if value < high]
        if high in CODES and high > 2 * max(below, default=0):
            yield "missing_code"


def _shifted(low: float, high: float, scale: Scale) -> bool:
    """Tell whether answers were numbered from another start: 0 to 4 for 1 to 5, or 1 to 11 for 0 to 10."""
    if not scale.points or scale.yes_no:
        return False
    if (scale.low, scale.high) == (0, 10):
        return low > 0 and high == 11
    return low == scale.low - 1 and high < scale.high


def _of_yes_no(values: Mapping[str, int], reading: Reading, scale: Scale) -> Iterator[Doubt]:
    """Tell a tick box, whose empty cells mean no, from a question with two answers."""
    if not scale.yes_no:
        return
    answers = {meaning.answer for meaning in reading.meanings.values() if not meaning.why}
    if answers == {1} and any(meaning.why == "empty" for meaning in reading.meanings.values()):
        yield "only_yes"


def _many(values: Mapping[str, int], reading: Reading, wanted: Callable[[Meaning], bool]) -> int:
    return sum(values[raw] for raw, meaning in reading.meanings.items() if wanted(meaning))
