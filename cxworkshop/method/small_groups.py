"""Which groups stay hidden where several tables of the same answers are shown together (F4.12).

Suppression of one table protects its small groups against the table's own total. Here the tables overlap: months
and their quarter, segments and their sum. Whoever sees a sum and parts of it knows what is left, so what is left
may not be a small group either. Groups that overlap without one holding the other could be played off against each
other in many ways, so only the larger of them is shown: when in doubt, hide. There is no doubt about groups that one
import has chosen together, such as everybody month by month and small segments over several months.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cxworkshop.method.suppression import suppress
from cxworkshop.model.metrics import Measurement


class Group(NamedTuple):
    """Hold how many answered, of which segments (none: all) and in which period.

    `open_start` says that nobody knows when the period began; `fixed` groups carry names and are shown anyway; `made`
    is the import that chose the group together with its others.
    """

    id: str
    n: int
    segments: frozenset[str]
    start: date | None
    end: date | None
    open_start: bool = False
    fixed: bool = False
    made: str = ""

    def holds(self, other: "Group") -> bool:
        """Tell whether this group's answers include the other's, and more."""
        return not self.same_as(other) and self.speaks_for(other) and self._spans(other)

    def same_as(self, other: "Group") -> bool:
        """Tell whether both count the same segments over the same period, such as an interim result and the last."""
        return (self.segments, self.start, self.end) == (other.segments, other.start, other.end)

    def may_hold(self, other: "Group") -> bool:
        """Tell whether this group, entered twice or with an unknown beginning, may include the other's answers."""
        if self.id == other.id or self.n < other.n:
            return False
        if not self.open_start or self.end is None or other.end is None:
            return self.same_as(other)
        return self.speaks_for(other) and other.end <= self.end

    def apart_from(self, other: "Group") -> bool:
        """Tell whether no answer can be in both groups."""
        if self.segments and other.segments and not self.segments & other.segments:
            return True
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.end < other.start or other.end < self.start

    def crosses(self, other: "Group") -> bool:
        """Tell whether the groups share answers although neither includes the other."""
        return not (self.holds(other) or other.holds(self) or self.same_as(other) or self.apart_from(other))

    def speaks_for(self, other: "Group") -> bool:
        """Tell whether this group's segments include the other's."""
        return not self.segments or (bool(other.segments) and other.segments <= self.segments)

    def _spans(self, other: "Group") -> bool:
        if (self.start, self.end) == (other.start, other.end):
            return True
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end


def group_of(measurement: Measurement, n: int, fixed: bool) -> Group:
    """Describe whose answers a measurement counts."""
    start = measurement.start or measurement.end
    unknown = measurement.start is None
    return Group(measurement.id, n, frozenset(measurement.segments), start, measurement.end, unknown, fixed)


@lru_cache(maxsize=256)
def hidden_groups(groups: tuple[Group, ...], k: int) -> frozenset[str]:
    """Name the groups of one metric to hide, by id, so that no group of 1 to k - 1 is seen or can be worked out.

    Remembered, since most changes of a project leave the groups of most metrics as they are.
    """
    return frozenset(id for some in _sharing_days(groups) for id in _hidden_together(some, k))


def _sharing_days(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Give the groups in lots that share no day with each other, so that none says anything of another lot."""
    lot: list[Group] = []
    reached = date.min
    for group in sorted(groups, key=_first_day):
        if lot and _first_day(group) > reached:
            yield lot
            lot, reached = [], date.min
        lot.append(group)
        reached = max(reached, group.end or date.max)
    if lot:
        yield lot


def _first_day(group: Group) -> date:
    return date.min if group.open_start or group.start is None or group.end is None else group.start


def _hidden_together(groups: Sequence[Group], k: int) -> set[str]:
    if _chosen_together(groups, k):
        return set()
    hidden = {group.id for group in groups if 0 < group.n < k and not group.fixed}
    for part in _tables(groups):
        hidden.update(suppress({group.id: group.n for group in part}, k).hidden if len(part) > 1 else ())
    shown: list[Group] = []
    alike: dict[frozenset[str], list[Group]] = defaultdict(list)
    rest = [group for group in groups if group.n and group.id not in hidden]
    for group in sorted(rest, key=lambda one: (not one.fixed, -one.n, one.id)):
        if not group.fixed and any(
            group.crosses(one)
            for segments, some in alike.items()
            if not segments or not group.segments or segments & group.segments
            for one in some
        ):
            hidden.add(group.id)
        else:
            shown.append(group)
            alike[group.segments].append(group)
    while (leak := _leak(shown, k)) is not None:
        hidden.add(leak.id)
        shown.remove(leak)
    return hidden


def _chosen_together(groups: Sequence[Group], k: int) -> bool:
    """Tell whether all groups are of one import, which kept none that could give a small one away.

    The smallest group may have been set larger since then: every time still leaves nobody or at least k beside the
    segments in it.
    """
    made = {group.made for group in groups}
    times = {(group.start, group.end): group for group in groups}.values()
    return (
        len(made) == 1
        and "" not in made
        and len({(group.segments, group.start, group.end) for group in groups}) == len(groups)
        and all(group.n == 0 or group.n >= k for group in groups)
        and not any(0 < abs(_left_beside(groups, time)) < k for time in times)
    )


def _left_beside(groups: Sequence[Group], time: Group) -> int:
    """Count those of a time who are in none of the segments that are shown in it."""
    inside = [group for group in groups if time._spans(group)]
    return sum(-group.n if group.segments else group.n for group in inside)


def hidden_parts(shown: Sequence[Group], parts: Sequence[Group], k: int) -> set[str]:
    """Name the parts to hide beside groups that are shown: small ones, and those that let one be worked out.

    Parts cut the same answers another way, as early and late ones cut what segments cut too. Such cuts may cross, for
    their sums alone give no group of both away; in one and the same cut they may not.
    """
    hidden = {part.id for part in parts if 0 < part.n < k and not part.fixed}
    for part in parts:
        alike = (group for group in shown if group.segments == part.segments)
        if not part.fixed and any(part.crosses(group) for group in alike):
            hidden.add(part.id)
    rest = [group._replace(fixed=True) for group in shown if group.n]
    rest += [part for part in parts if part.n and part.id not in hidden]
    while (leak := _leak(rest, k)) is not None:
        hidden.add(leak.id)
        rest.remove(leak)
    return hidden & {part.id for part in parts}


def _tables(groups: Iterable[Group]) -> Iterator[list[Group]]:
    """Give the groups of each period that name their segments: one table each."""
    tables: dict[tuple[date | None, date | None], list[Group]] = defaultdict(list)
    for group in groups:
        if group.segments and not group.fixed:
            tables[group.start, group.end].append(group)
    yield from tables.values()


def _leak(shown: Sequence[Group], k: int) -> Group | None:
    """Find a shown sum whose shown parts leave a small group over; gives the part, or the sum, to hide next."""
    # only groups whose segments it speaks for can be a part of a sum
    spoken_for = {one.segments: one for one in shown}
    within = {segments: [one for one in shown if like.speaks_for(one)] for segments, like in spoken_for.items()}
    for total in shown:
        for parts in _known_parts(total, within[total.segments]):
            if parts and 0 < total.n - sum(part.n for part in parts) < k:
                free = [part for part in parts if not part.fixed]
                return min(free, key=lambda part: (part.n, part.id)) if free else total
    return None


def _largest_first(group: Group) -> tuple[int, bool, int, int]:
    """Order groups so that one that holds another of as many answers comes before it."""
    days = (group.end - group.start).days if group.start is not None and group.end is not None else 0
    return -group.n, bool(group.segments), -len(group.segments), -days


def _known_parts(total: Group, shown: Sequence[Group]) -> Iterator[list[Group]]:
    """Give the largest parts that a sum holds, and each one that it may hold."""
    inside = [group for group in shown if total.holds(group)]
    largest: list[Group] = []
    for group in sorted(inside, key=_largest_first):
        if not any(one.holds(group) or one.same_as(group) for one in largest):
            largest.append(group)
    yield largest
    yield from ([group] for group in shown if total.may_hold(group))
