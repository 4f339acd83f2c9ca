"""Words on a scale: which points the words of a column are, told from all of them together.

One word is not enough: "good" is the fourth of five in one scale and the third in another. So a column's words are
put on a scale only where every scale that has them all says the same.
"""

from collections.abc import Iterable, Set
from functools import cache
from typing import Literal, NamedTuple

from cxworkshop.method.catalogue import method_of
from cxworkshop.method.questions import QUESTIONS
from cxworkshop.model.metrics import MethodKey
from cxworkshop.surveys.texts import folded
from cxworkshop.surveys.words import DIRECTIONLESS, VERBAL_SCALES, VerbalScale

Misfit = Literal["", "narrower", "wider", "unclear_words"]


class Points(NamedTuple):
    """Hold the place of every word on the scale, 0 for the lowest, or why the words are not on it."""

    places: dict[str, int]
    misfit: Misfit = ""
    missing_middle: bool = False


@cache
def _by_language() -> dict[str, tuple[VerbalScale, ...]]:
    languages = dict.fromkeys(scale.language for scale in VERBAL_SCALES)
    return {name: tuple(scale for scale in VERBAL_SCALES if scale.language == name) for name in languages}


@cache
def _languages_of() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for scale in VERBAL_SCALES:
        for word in frozenset().union(*scale.points):
            found.setdefault(word, set()).add(scale.language)
    return {word: frozenset(languages) for word, languages in found.items()}


@cache
def _sides() -> dict[str, int]:
    """Give -1 for the words that are low on every scale, 1 for those that are high on every scale."""
    sides: dict[str, set[int]] = {}
    for scale in VERBAL_SCALES:
        last = len(scale.points) - 1
        for place, words in enumerate(scale.points):
            for word in words:
                sides.setdefault(word, set()).add((2 * place > last) - (2 * place < last))
    for question in QUESTIONS.values():
        for word in question.low.values():
            sides.setdefault(folded(word), set()).add(-1)
        for word in question.high.values():
            sides.setdefault(folded(word), set()).add(1)
    return {word: found.pop() for word, found in sides.items() if len(found) == 1}


@cache
def _ends() -> dict[str, int]:
    """Give -1 for words that stand at the low end of a scale, 1 for the high end."""
    ends = {
        word: side
        for scale in VERBAL_SCALES
        if len(scale.points) > 3
        for side, words in ((-1, scale.points[0]), (1, scale.points[-1]))
        for word in words
    }
    for question in QUESTIONS.values():
        ends |= {folded(word): -1 for word in question.low.values()}
        ends |= {folded(word): 1 for word in question.high.values()}
    return ends


@cache
def printed_ends(method: MethodKey | None) -> tuple[frozenset[str], frozenset[str]]:
    """Give the folded words that a method's question prints for its lowest and its highest point."""
    entry = method_of(method)
    asked = [QUESTIONS[key] for key in entry.questions if QUESTIONS[key].scale] if entry else []
    return (
        frozenset(folded(word) for question in asked for word in question.low.values()),
        frozenset(folded(word) for question in asked for word in question.high.values()),
    )


def is_scale_word(word: str) -> bool:
    """Tell whether a folded word stands on any scale at all, or names the end of a question's."""
    return word in _languages_of() or word in _ends()


def side_of(word: str) -> int:
    """Give 1 for a folded word that always means the high end, -1 for the low end, 0 for neither or unknown."""
    return _sides().get(word, 0)


def end_of(word: str) -> int:
    """Give 1 for a folded word that may name the highest point, -1 for the lowest, 0 for any other."""
    return _ends().get(word, 0)


def is_partly(words: Set[str]) -> bool:
    """Tell whether words are those of no, partly and yes."""
    places = _places(words, 3, yes_only=True)
    return places is not None


def points_of(
    words: Set[str], points: int, directionless: bool = False, ends: tuple[Set[str], Set[str]] = (set(), set())
) -> Points:
    """Put the folded words of a column on a scale of so many points, or say why they are not on it.

    `directionless` leaves out scales whose high end is the good one, for a metric where less is better. `ends` are
    the words that the metric's own question prints for its lowest and highest point: they tell where scales differ.
    """
    if not words:
        return Points({})
    for fewer in (2, 3, 4, 5):
        places = _places(words, fewer, directionless) if fewer < points else None
        if places is not None and _explains(places, fewer, points):
            return Points({}, "narrower")
    places = _places(words, points, directionless, ends=ends)
    if places:
        four = _places(words, 4, directionless) if points == 5 else None
        return Points(places, "", four is not None and len(set(four.values())) == 4)
    more = any(_places(words, larger, directionless) for larger in range(points + 1, 8))
    less = any(_places(words, fewer, directionless) for fewer in range(2, points))
    return Points({}, "unclear_words" if places == {} else "wider" if more else "narrower" if less else "unclear_words")


def _explains(places: dict[str, int], fewer: int, points: int) -> bool:
    """Tell whether a scale with fewer points is the likelier one.

    Four points fill five but for the middle, and a month without a neutral answer is common: that is only told.
    """
    if (fewer, points) == (4, 5):
        return False
    return fewer == 2 or (points == 7 and fewer == 5) or len(set(places.values())) == fewer


def _places(
    words: Iterable[str],
    points: int,
    directionless: bool = False,
    yes_only: bool = False,
    ends: tuple[Set[str], Set[str]] = (set(), set()),
) -> dict[str, int] | None:
    """Give every word's place if all the scales of so many points that have the words agree; {} if they do not."""
    words = set(words)
    known = _languages_of()
    if not words or any(word not in known for word in words):
        return None
    own = {language for word in words if len(known[word]) == 1 for language in known[word]}
    languages = own | {language for word in words if not own & known[word] for language in known[word]}
    found: dict[str, set[int]] = {}
    for language in languages:
        said = {word for word in words if language in known[word]}
        fitting = [
            places
            for scale in _by_language()[language]
            if len(scale.points) == points
            and not (directionless and scale.about not in DIRECTIONLESS)
            and not (yes_only and scale.about != "yes")
            and (places := _on(scale, said))
        ]
        as_printed = [places for places in fitting if _ends_agree(places, points, ends)]
        for places in as_printed or fitting:
            for word, place in places.items():
                found.setdefault(word, set()).add(place)
    if any(word not in found for word in words):
        return None
    if any(len(places) > 1 for places in found.values()):
        return {}
    return {word: found[word].pop() for word in words}


def _ends_agree(places: dict[str, int], points: int, ends: tuple[Set[str], Set[str]]) -> bool:
    return all(
        place == end
        for end, words in zip((0, points - 1), ends, strict=True)
        for word, place in places.items()
        if word in words
    )


def _on(scale: VerbalScale, words: Set[str]) -> dict[str, int] | None:
    """Give the words' places on one scale, or None unless it has them all, each at its own point."""
    places = {word: place for place, said in enumerate(scale.points) for word in words & said}
    if len(places) < len(words):
        return None
    if len(scale.points) > 2 and len(set(places.values())) < len(places):
        return None
    return places
