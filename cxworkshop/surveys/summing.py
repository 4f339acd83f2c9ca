"""From single days to the cells of segment and period that a project keeps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from cxworkshop.model.imports import Halves
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import Items
from cxworkshop.surveys.found import AccountAnswers, Cell, Values
from cxworkshop.surveys.interpreting import Key
from cxworkshop.surveys.periods import Period, periods_of
from cxworkshop.surveys.small_cells import EVERYBODY, kept_cells, within

Split = date | Literal["middle", "nowhere"]
"""Where early answers end."""

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
    keys: dict[str, dict[Period, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for key, values in answered.values.items():
        period = _period(key, periods)
        counts[key.segment][period] += sum(values.values())
        for segment in {EVERYBODY, key.segment}:
            keys[segment][period].append(key)
    kept = kept_cells(counts, k)
    return [
        _cell(answered, segment, period, _within(keys[segment], period), _split(decided, period, kept[EVERYBODY]), k)
        for segment, chosen in sorted(kept.items())
        for period in chosen
    ]


def _period(key: Key, periods: list[Period]) -> Period:
    return periods[0] if key.day is None else within(key.day, periods) or periods[-1]


def _within(keys: Mapping[Period, list[Key]], chosen: Period) -> list[Key]:
    """Give the keys of a chosen period, which may be several joined."""
    inside = (some for period, some in keys.items() if chosen.start <= period.start and period.end <= chosen.end)
    return [key for some in inside for key in some]


def _cell(answered: Answered, segment: str, period: Period, keys: list[Key], split: Split, k: int) -> Cell:
    return Cell(
        answered.metric,
        segment,
        period,
        _sum(answered.values[key] for key in keys),
        _by_account(answered, keys),
        _halves(answered, keys, period, split, k) if segment == EVERYBODY else None,
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


def _split(decided: Decided, period: Period, others: Sequence[Period]) -> Split:
    """Say where a period is split into early and late answers: at the reminder, else at the middle day of its answers.

    Only a period that is a round of its own is split, with nobody's answer just before or after it: of a round that
    goes on in the next month, the answers of one month are not all early or late ones.
    """
    day = timedelta(days=1)
    goes_on = any(one.end + day == period.start or period.end + day == one.start for one in others)
    if goes_on or (decided.reminder is None and len(others) > 1):
        return "nowhere"
    return decided.reminder or "middle"


def _halves(answered: Answered, keys: list[Key], period: Period, where: Split, k: int) -> Halves | None:
    """Split the answers, if both halves are large."""
    split = _middle_day(answered, keys) if where == "middle" else where
    if not isinstance(split, date) or not period.start < split <= period.end:
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
