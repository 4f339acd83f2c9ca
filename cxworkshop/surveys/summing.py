"""From single days to the cells of segment and period that a project keeps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cxworkshop.model.imports import Halves
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import Items
from cxworkshop.surveys.found import AccountAnswers, Cell, Values
from cxworkshop.surveys.interpreting import Key
from cxworkshop.surveys.periods import Period, periods_of
from cxworkshop.surveys.small_cells import EVERYBODY, kept_cells, within

ItemCounts = Mapping[tuple[float, ...], int]
"""How many complete rows gave this answer to each item."""


class Answered(NamedTuple):
    """Hold the answers to one metric by key; for an index also those to its items."""

    metric: str
    values: Mapping[Key, Values]
    items: Mapping[Key, ItemCounts] = {}


def cells_of(answered: Answered, decided: Decided, today: date, k: int) -> list[Cell]:
    """Sum a metric's answers up into the cells that may be kept, for everybody and for each segment. F4.12."""
    days = {key.day for key in answered.values if key.day is not None}
    undated = Period(decided.start or decided.end or today, decided.end or today)
    periods = periods_of(days, decided.period) or [undated]
    counts: dict[str, Counter[Period]] = defaultdict(Counter)
    for key, values in answered.values.items():
        counts[key.segment][_period(key, periods)] += sum(values.values())
    return [
        _cell(answered, segment, period, decided, k, alone=len(chosen) == 1)
        for segment, chosen in sorted(kept_cells(counts, k).items())
        for period in chosen
    ]


def _period(key: Key, periods: list[Period]) -> Period:
    return periods[0] if key.day is None else within(key.day, periods) or periods[-1]


def _cell(answered: Answered, segment: str, period: Period, decided: Decided, k: int, alone: bool) -> Cell:
    keys = [
        key
        for key in answered.values
        if segment in (EVERYBODY, key.segment) and (key.day is None or period.start <= key.day <= period.end)
    ]
    return Cell(
        answered.metric,
        segment,
        period,
        _sum(answered.values[key] for key in keys),
        _by_account(answered, keys),
        _halves(answered, keys, period, decided, k, alone) if segment == EVERYBODY else None,
        _items(answered, keys),
    )


def _sum(several: Iterable[Values]) -> Values:
    total: Values = {}
    for values in several:
        for value, n in values.items():
            total[value] = total.get(value, 0) + n
    return dict(sorted(total.items()))


def _by_account(answered: Answered, keys: list[Key]) -> tuple[AccountAnswers, ...]:
    named: dict[tuple[str, str], list[Values]] = defaultdict(list)
    for key in keys:
        if key.account:
            named[key.account, key.role].append(answered.values[key])
    return tuple(AccountAnswers(*who, _sum(values)) for who, values in sorted(named.items()))


def _halves(
    answered: Answered, keys: list[Key], period: Period, decided: Decided, k: int, alone: bool
) -> Halves | None:
    """Split the answers at the reminder, or at the middle day of a file that is one round, if both halves are large."""
    split = decided.reminder
    if split is None and alone:
        split = _middle_day(answered, keys)
    if split is None or not period.start < split <= period.end:
        return None
    dated = [key for key in keys if key.day is not None]
    early = _sum(answered.values[key] for key in dated if key.day is not None and key.day < split)
    late = _sum(answered.values[key] for key in dated if key.day is not None and key.day >= split)
    if min(sum(early.values()), sum(late.values())) < max(k, 1):
        return None
    return Halves(split=split, early=early, late=late)


def _middle_day(answered: Answered, keys: list[Key]) -> date | None:
    """Find the day from which on at least half of the answers came."""
    by_day: Counter[date] = Counter()
    for key in keys:
        if key.day is not None:
            by_day[key.day] += sum(answered.values[key].values())
    half, seen = sum(by_day.values()) / 2, 0
    for day in sorted(by_day):
        if seen >= half:
            return day
        seen += by_day[day]
    return None


def _items(answered: Answered, keys: list[Key]) -> Items | None:
    rows: Counter[tuple[float, ...]] = Counter()
    for key in keys:
        rows.update(answered.items.get(key, {}))
    if not rows:
        return None
    width = len(next(iter(rows)))
    places = range(width)
    return Items(
        n=sum(rows.values()),
        sums=tuple(sum(row[one] * n for row, n in rows.items()) for one in places),
        products=tuple(
            tuple(sum(row[one] * row[other] * n for row, n in rows.items()) for other in places) for one in places
        ),
    )
