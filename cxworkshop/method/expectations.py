"""What customers expect: Kano's classes and the gap between expectation and perception (F2.7, F2.8)."""

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Literal, NamedTuple, get_args

from cxworkshop.method.domain import require_between, require_not_negative

KanoAnswer = Literal["like", "must", "neutral", "live", "dislike"]
KanoClass = Literal["M", "O", "A", "I", "R", "Q"]

_NOT_THERE: tuple[KanoAnswer, ...] = get_args(KanoAnswer)
# One row per answer to "it is there"; the columns follow the answers to "it is not there".
_KANO_ROWS: Mapping[KanoAnswer, str] = {
    "like": "QAAAO",
    "must": "RIIIM",
    "neutral": "RIIIM",
    "live": "RIIIM",
    "dislike": "RRRRQ",
}
_KANO_LETTERS: tuple[KanoClass, ...] = get_args(KanoClass)


class KanoSummary(NamedTuple):
    """The commonest class, the two coefficients of Berger, and the share of contradictory answers."""

    category: KanoClass | None
    better: float | None
    worse: float | None
    questionable: float | None


def kano_class(there: KanoAnswer | None, not_there: KanoAnswer | None) -> KanoClass | None:
    """Class one pair of answers: how it feels if a feature is there, and if it is not.

    M must-be, O one-dimensional, A attractive, I indifferent, R reverse, Q questionable. None: an answer is
    missing. Raises ValueError for an unknown answer. F2.7, Kano, Seraku, Takahashi & Tsuji 1984.
    """
    for name, answer in (("there", there), ("not_there", not_there)):
        if answer is not None and answer not in _NOT_THERE:
            raise ValueError(f"{name} must be one of {', '.join(_NOT_THERE)}")
    if there is None or not_there is None:
        return None
    letter = _KANO_ROWS[there][_NOT_THERE.index(not_there)]
    return next(known for known in _KANO_LETTERS if known == letter)


def kano_summary(counts: Mapping[KanoClass, int]) -> KanoSummary:
    """Sum up the classes that the answers to one feature fall into.

    The category is the commonest of M, O, A, I, R, in this order when equal. better is 0..1, worse -1..0,
    questionable 0..1; above 0.10 the question was misunderstood. None: no answers to compute it from. Raises
    ValueError for a negative count. F2.7, Berger et al. 1993.
    """
    for count in counts.values():
        require_not_negative(counts=count)
    must, one, attractive, indifferent, reverse, questionable = (counts.get(letter, 0) for letter in _KANO_LETTERS)
    usable = must + one + attractive + indifferent
    total = usable + reverse + questionable
    commonest = max(_KANO_LETTERS[:-1], key=lambda letter: counts.get(letter, 0))
    return KanoSummary(
        commonest if usable + reverse else None,
        (attractive + one) / usable if usable else None,
        -(one + must) / usable if usable else None,
        questionable / total if total else None,
    )


def servqual_gap(pairs: Sequence[tuple[float | None, float | None]]) -> float | None:
    """Average perception minus expectation over the complete pairs of one dimension.

    pairs are (perception, expectation) on 1..7; the gap is -6..+6. None: no complete pair. Raises ValueError
    outside 1..7. F2.8, Parasuraman, Zeithaml & Berry 1988.
    """
    gaps = []
    for perception, expectation in pairs:
        require_between(1, 7, perception=perception, expectation=expectation)
        if perception is not None and expectation is not None:
            gaps.append(perception - expectation)
    return fsum(gaps) / len(gaps) if gaps else None
