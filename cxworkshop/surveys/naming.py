"""The segments and roles of the project, found again in the values of a column."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from cxworkshop.model.segments import Segment
from cxworkshop.surveys.matching import plain

ALIKE = 0.85
MOST_VALUES = 200


class Named(NamedTuple):
    """Hold the values that name segments, the share of answers that they cover, and those that name roles.

    `exact` is whether every value names one segment as the project does.
    """

    values: dict[str, str]
    share: float
    exact: bool
    roles: frozenset[str]


def named_segments(values: Mapping[str, int], segments: Sequence[Segment]) -> Named:
    """Find the project's segments and roles among a column's values (value to number of answers)."""
    if not values or len(values) > MOST_VALUES:
        return Named({}, 0, False, frozenset())
    ids: dict[str, set[str]] = {}
    for segment in segments:
        if name := plain(segment.name):
            ids.setdefault(name, set()).add(segment.id)
    roles = {plain(role.label) for segment in segments for role in segment.roles} - {""}
    found: dict[str, str] = {}
    exact = True
    for value in values:
        name = plain(value)
        close = [name] if name in ids else get_close_matches(name, ids, 2, ALIKE)
        exact = exact and name in ids
        # a name that two segments have, or a value that is like two of them, says nothing
        if len(close) == 1 and len(ids[close[0]]) == 1:
            found[value] = next(iter(ids[close[0]]))
    share = sum(values[value] for value in found) / sum(values.values())
    return Named(found, share, exact and len(found) == len(values), frozenset(v for v in values if plain(v) in roles))
