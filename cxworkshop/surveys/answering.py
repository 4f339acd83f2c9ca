"""What the values of a column are read as, with what somebody chose for them; a doubt stands until it is answered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.guards import doubts_of
from cxworkshop.surveys.scales import scale_of
from cxworkshop.surveys.values import Doubt, Meaning, clean, read

OF_ALL: frozenset[Doubt] = frozenset(
    {"zero_to_ten_for_1_10", "narrower", "reversed", "shifted", "one_two", "unclear_codes", "unclear_words"}
)
"""What is doubtful about all values together: it is answered only when each of them has a choice.

Without one value of 0 to 4 the others look like 1 to 5, so what is left could be read wrongly.
"""
NO_ANSWERS = ("don't know", "not applicable", "missing code", "by choice")


class AnswersRead(NamedTuple):
    """Hold what each value means, by its text, and what is doubtful about the column."""

    meanings: Mapping[str, Meaning]
    doubts: tuple[Doubt, ...]


def answers_read(
    values: Sequence[tuple[str, int]], metric: Metric, decimal: str, own: Mapping[str, float | None]
) -> AnswersRead:
    """Read the values of a column, with how often they occur, on a metric's scale; what was chosen for them wins."""
    counts, scale = dict(values), scale_of(metric)
    reading = read(counts, metric, decimal, own)
    doubts = doubts_of(counts, reading, scale)
    if own:
        alone = read(counts, metric, decimal)
        at_first = doubts_of(counts, alone, scale)
        if OF_ALL & set(at_first) and any(_open(alone.meanings, own)):
            meant = {text: (reading if clean(text) in own else alone).meanings[text] for text in counts}
            return AnswersRead(_by_text(meant), at_first)
        # what is left beside the values with a choice looks odd by itself: that is no new doubt
        doubts = tuple(doubt for doubt in doubts if doubt in at_first or doubt == "only_yes")
        if "one_to_ten" in at_first and 0 not in own.values():
            # another scale is no matter of single values: the score would be wrong whatever each was called
            doubts = tuple(dict.fromkeys((*doubts, "one_to_ten")))
    return AnswersRead(_by_text(reading.meanings), doubts)


def _open(meanings: Mapping[str, Meaning], own: Mapping[str, float | None]) -> Iterator[str]:
    """Give the values that may be answers and that nobody has chosen one for."""
    for raw, meaning in meanings.items():
        text = clean(raw)
        if text and text not in own and meaning.why not in NO_ANSWERS:
            yield text


def _by_text(meanings: Mapping[str, Meaning]) -> dict[str, Meaning]:
    return {clean(raw): meaning for raw, meaning in meanings.items() if clean(raw)}
