"""Which comments may be read, and with what beside them, so that nobody is recognised by what was written (F4.12)."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, TypeVar

from cxworkshop.method.suppression import suppress
from cxworkshop.method.view import View
from cxworkshop.model.imports import Comment, Mood

Key = TypeVar("Key", bound=Hashable)


class Readable(NamedTuple):
    """Hold a comment as it may be read: segments and score are left out where too few comments share them."""

    id: str
    text: str
    segments: tuple[str, ...]
    mood: Mood | None


class ToRead(NamedTuple):
    """Hold the comments to read, in an order that tells nothing, and how many too few ones stay hidden.

    `without` says that a score or a segment is left out somewhere, and `moods` which scores are left out everywhere.
    """

    rows: tuple[Readable, ...]
    hidden: int
    moods: frozenset[Mood]
    without: bool


def to_read(view: View) -> ToRead:
    """Choose what may be read of the comments: from freetext_k on, and no score or segment of fewer than that.

    The segments are looked at within each score, since both stand side by side. As for answers, this is not applied
    to those of a source whose customers gave their answers with their name.
    """
    k = view.constants.freetext_k
    named = {one.id for one in view.imports if _is_attributed(view, one.mapping.collection)}
    shown = [Readable(one.id, one.text, one.segments, one.mood) for one in view.comments if one.imported in named]
    others = [one for one in view.comments if one.imported not in named]
    if len(others) < k:
        return ToRead(_shuffled(shown), len(others), frozenset(), False)
    few = _hidden(Counter(one.mood for one in others), k)
    moods = frozenset(mood for mood in few if mood is not None)
    without = bool(moods)
    lots: dict[Mood | None, list[Comment]] = defaultdict(list)
    for one in others:
        lots[None if one.mood in few else one.mood].append(one)
    for mood, lot in lots.items():
        small = _hidden(Counter(one.segments for one in lot), k)
        without = without or any(small)
        shown += [Readable(one.id, one.text, () if one.segments in small else one.segments, mood) for one in lot]
    return ToRead(_shuffled(shown), 0, moods, without)


def _is_attributed(view: View, collection: str) -> bool:
    row = view.collection.find(collection)
    return row is not None and row.attribution == "attributed"


def _hidden(groups: Mapping[Key, int], k: int) -> set[Key]:
    """Name the groups that are too small, or that would give a small one away."""
    by_name = {str(place): key for place, key in enumerate(sorted(groups, key=str))}
    found = suppress({name: groups[key] for name, key in by_name.items()}, k)
    return {by_name[name] for name in found.hidden}


def _shuffled(rows: Sequence[Readable]) -> tuple[Readable, ...]:
    def mixed(one: Readable) -> bytes:
        return sha256(one.text.encode("utf-8", "replace")).digest()

    return tuple(sorted(rows, key=mixed))
