"""Which groups stay hidden where several tables of the same answers are shown together (F4.12).

Suppression of one table protects its small groups against the table's own total. Here the tables overlap: months
and their quarter, segments and their sum. Whoever sees a sum and parts of it knows what is left, so what is left
may not be a small group either.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cxworkshop.method.suppression import suppress
from cxworkshop.model.metrics import Measurement

MOST_FAMILIES = 500
"""More ways than these to fill a sum with parts are not tried; real projects have one or two."""


class Group(NamedTuple):
    """Hold how many answered, of which segments (none: all) and in which period."""

    id: str
    n: int
    segments: frozenset[str]
    start: date | None
    end: date | None

    def holds(self, other: "Group") -> bool:
        """Tell whether this group's answers include the other's."""
        if self.id == other.id or (self.segments, self.start, self.end) == (other.segments, other.start, other.end):
            return False
        who = not self.segments or (bool(other.segments) and other.segments <= self.segments)
        return who and self._spans(other)

    def apart_from(self, other: "Group") -> bool:
        """Tell whether no answer can be in both groups."""
        if self.segments and other.segments and not self.segments & other.segments:
            return True
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.end < other.start or other.end < self.start

    def _spans(self, other: "Group") -> bool:
        if (self.start, self.end) == (other.start, other.end):
            return True
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end


def group_of(measurement: Measurement, n: int) -> Group:
    """Describe whose answers a measurement counts."""
    start = measurement.start or measurement.end
    return Group(measurement.id, n, frozenset(measurement.segments), start, measurement.end)


def hidden_groups(groups: Sequence[Group], k: int) -> set[str]:
    """Name the groups of one metric to hide, by id, so that no group of 1 to k - 1 is seen or can be worked out."""
    hidden = {group.id for group in groups if 0 < group.n < k}
    for part in _tables(groups):
        hidden.update(suppress({group.id: group.n for group in part}, k).hidden if len(part) > 1 else ())
    while (leak := _leak(groups, hidden, k)) is not None:
        hidden.add(leak)
    return hidden


def _tables(groups: Iterable[Group]) -> Iterator[list[Group]]:
    """Give the groups of each period that name their segments: one table each."""
    tables: dict[tuple[date | None, date | None], list[Group]] = defaultdict(list)
    for group in groups:
        if group.segments:
            tables[group.start, group.end].append(group)
    yield from tables.values()


def _leak(groups: Sequence[Group], hidden: set[str], k: int) -> str | None:
    """Find a shown sum whose shown parts leave a small group over; gives the part, or the sum, to hide next."""
    shown = [group for group in groups if group.id not in hidden and group.n]
    for total in shown:
        parts = [group for group in shown if total.holds(group)]
        for family in _families(parts):
            left = total.n - sum(group.n for group in family)
            if family and 0 < left < k:
                return min(family, key=lambda group: (group.n, group.id)).id
    return None


def _families(parts: Sequence[Group]) -> Iterator[list[Group]]:
    """Give the largest sets of groups without common answers; a smaller set leaves at least one whole group more."""
    found = 0

    def grow(family: list[Group], rest: Sequence[Group], passed: list[Group]) -> Iterator[list[Group]]:
        nonlocal found
        if found >= MOST_FAMILIES:
            return
        if not rest:
            # one that could still be added makes the set not the largest
            if not any(all(group.apart_from(one) for one in family) for group in passed):
                found += 1
                yield family
            return
        first, others = rest[0], rest[1:]
        yield from grow([*family, first], [group for group in others if group.apart_from(first)], passed)
        overlapping = [group for group in others if not group.apart_from(first)]
        if overlapping:
            yield from grow(family, others, [*passed, first])

    yield from grow([], list(parts), [])
