"""From counted raw values to answers: every raw value is looked at once, however many rows hold it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, Protocol, cast

from cxworkshop.model.imports import ColumnUse, LeftOutReason
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.dates import day, order_of
from cxworkshop.surveys.engine import ROW, Once, cell, day_part, marked
from cxworkshop.surveys.found import Values
from cxworkshop.surveys.values import Meaning, clean, meanings, number

SIGNIFICANT = 3
"""Durations are rounded to so many digits: a time to the second could point at a person."""

LONGEST_NAME = 2_000
"""Names of companies and roles are cut there; a project would not open with longer ones than it allows."""

WHOLE_ROWS = ("preview", "unfinished", "test", "spam")
Groups = Sequence[tuple[tuple[str, ...], int, str, int]]


class Key(NamedTuple):
    """Say whose answer it is: the day, segment, company and role; None and "" where the file does not say."""

    day: date | None
    segment: str
    account: str
    role: str


NOBODY = Key(None, "", "", "")


class Understood(NamedTuple):
    """Hold what every raw day of a file stands for, None for what is none, and every raw value of a counted column.

    It is told from all rows together, so whoever looks at some of them only must ask here.
    """

    days: Mapping[str, date | None]
    meant: Mapping[int, Mapping[str, Meaning]]


class Answers(NamedTuple):
    """Hold the answers by column and key, the rows by key, and what was left out by reason and column."""

    values: Mapping[int, Mapping[Key, Values]]
    rows: Mapping[Key, int]
    left_out: Counter[tuple[LeftOutReason, str]]
    found: int


class Mark(NamedTuple):
    """Say which rows are left out: those whose cell is one of some values, or with `others` none of them."""

    column: int
    values: frozenset[str]
    reason: LeftOutReason
    others: bool = False


class Heading(Protocol):
    """What a column is called."""

    @property
    def label(self) -> str:
        """Give its name, in words."""
        ...


class Described(Protocol):
    """What must be known of a table before it is counted; an opened survey is one."""

    @property
    def headers(self) -> Sequence[Heading]:
        """Give its columns, in order."""
        ...

    @property
    def decimal(self) -> str:
        """Give its decimal sign, or "" where none was seen."""
        ...

    @property
    def left_out_rows(self) -> Sequence[Any]:
        """Give the rules of its exporter for rows that are no answers."""
        ...


class Plan:
    """Say what to ask the engine for, and what its raw values mean."""

    def __init__(self, survey: Described, decided: Decided, metrics: Mapping[str, Metric]) -> None:
        """Take the decided use of each column; columns beyond those that the file has are passed over."""
        self.survey = survey
        self.decided = decided
        self.metrics = metrics
        self.uses = decided.columns[: len(survey.headers)]
        self.dates = self._with("date")[:1]
        self.segments = self._with("segment")[:1]
        self.accounts = self._with("account")[:1]
        self.roles = self._with("role")[:1]
        self.id = next(iter(self._with("response id")), None)
        self.comments = self._with("comment")
        self.personal = self._with("personal")
        asked = [place for place in self._with("metric") if self.uses[place].metric in metrics]
        self.items = [place for place in asked if metrics[self.uses[place].metric].method == "INDEX"]
        # a second column of a metric would count people twice; only an index has several
        first = {self.uses[place].metric: place for place in reversed(asked)}
        self.answered = [place for place in sorted(first.values()) if place not in self.items]
        self.important = [place for place in self._with("importance") if self.uses[place].metric in metrics]
        self.marks = [*self._layout_marks(), *self._own_marks()]

    def keys(self) -> list[str]:
        """Write what rows are told apart by: day, segment, company, role, and each rule for leaving rows out."""
        places = [*map(day_part, self.dates), *map(cell, (*self.segments, *self.accounts, *self.roles))]
        return [*places, *(marked(mark.column, mark.values, mark.others) for mark in self.marks)]

    def once(self) -> Once | None:
        """Say that a form that was sent twice counts once: the first one that no rule leaves out."""
        if self.id is None:
            return None
        left_out = " OR ".join(f"{marked(mark.column, mark.values, mark.others)} <> ''" for mark in self.marks)
        return Once(self.id, left_out or "false")

    def asked(self) -> list[int]:
        """List the columns whose values are counted."""
        return [*self.answered, *self.important]

    def header(self, column: int) -> str:
        """Name a column as the file does, one without a heading by its place."""
        return self.survey.headers[column].label or f"#{column + 1}"

    def key(self, raw: Sequence[str], days: Mapping[str, date | None]) -> tuple[Key, LeftOutReason | Literal[""]]:
        """Read the keys of a row, or say why the row is left out; keys beyond those of the plan are passed over."""
        parts = iter(raw)
        written, segment, account, role = (
            [clean(next(parts)) for _ in places] for places in (self.dates, self.segments, self.accounts, self.roles)
        )
        for mark in self.marks:
            if next(parts):
                return NOBODY, mark.reason
        answered_on = None
        if written:
            answered_on = days[raw[0]]
            if answered_on is None:
                return NOBODY, "unreadable date" if written[0] else "no date"
            first, last = self.decided.start, self.decided.end
            if (first is not None and answered_on < first) or (last is not None and answered_on > last):
                return NOBODY, "outside the period"
        group = ""
        if segment and segment[0]:
            group = self.uses[self.segments[0]].values.get(segment[0], "")
            if not group:
                return NOBODY, "unknown segment"
        return Key(answered_on, group, "".join(account)[:LONGEST_NAME], "".join(role)[:LONGEST_NAME]), ""

    def understood(self, groups: Groups) -> Understood:
        """Say what the days of all rows, by the first of their keys, and the values of each counted column mean."""
        written: set[str] = set()
        raw: dict[int, set[str]] = defaultdict(set)
        for keys, column, value, _ in groups:
            if column != ROW:
                raw[column].add(value)
            elif self.dates:
                written.add(keys[0])
        order = self.decided.date_order or order_of(map(clean, written))[0]
        return Understood(
            {text: day(clean(text), order) for text in written},
            {column: self.meanings(column, values) for column, values in raw.items()},
        )

    def meanings(self, column: int, values: Iterable[str]) -> dict[str, Meaning]:
        """Say what raw values of a column mean for its metric."""
        use, decimal = self.uses[column], self.decided.decimal or self.survey.decimal
        metric = self.metrics[use.metric]
        found = meanings(values, metric, decimal, own_matches(use, decimal))
        if not takes_time(metric):
            return found
        return {text: meaning._replace(answer=_rounded(meaning.answer)) for text, meaning in found.items()}

    def _with(self, role: str) -> list[int]:
        return [place for place, use in enumerate(self.uses) if use.role == role]

    def _layout_marks(self) -> list[Mark]:
        """Leave out what the exporter marks, unless the column has been given another use, and sums in every case."""
        free = (None, "status", "ignore", "date", "response id")
        return [
            Mark(rule.column, rule.values, cast(LeftOutReason, rule.reason), rule.keep)
            for rule in self.survey.left_out_rows
            if rule.column < len(self.uses) and (rule.reason == "total" or self.uses[rule.column].role in free)
        ]

    def _own_marks(self) -> list[Mark]:
        found = []
        for place in self._with("status"):
            by_reason: dict[LeftOutReason, set[str]] = defaultdict(set)
            for value, reason in self.uses[place].values.items():
                if reason in WHOLE_ROWS:
                    by_reason[cast(LeftOutReason, reason)].add(value)
            found += [Mark(place, frozenset(values), reason) for reason, values in by_reason.items()]
        return found


def interpreted(plan: Plan, groups: Groups, understood: Understood, twice: int = 0) -> Answers:
    """Turn counted raw values into answers; nothing is dropped without being counted under its reason.

    `twice` rows are not in the groups, since they were sent before.
    """
    answers: dict[int, dict[Key, Values]] = defaultdict(lambda: defaultdict(dict))
    rows: Counter[Key] = Counter()
    out: Counter[tuple[LeftOutReason, str]] = Counter({("sent twice", ""): twice})
    keys: dict[tuple[str, ...], tuple[Key, LeftOutReason | Literal[""]]] = {}
    for raw, column, value, n in groups:
        if raw not in keys:
            keys[raw] = plan.key(raw, understood.days)
        key, why = keys[raw]
        if column == ROW:
            if why:
                out[why, ""] += n
            else:
                rows[key] += n
        elif not why:
            answer, missing = understood.meant[column][value]
            if answer is None:
                out[cast(LeftOutReason, missing or "unreadable"), plan.header(column)] += n
            else:
                cells = answers[column][key]
                cells[answer] = cells.get(answer, 0) + n
    found = twice + sum(n for _, column, _, n in groups if column == ROW)
    return Answers(answers, rows, out, found)


def own_matches(use: ColumnUse, decimal: str) -> dict[str, float | None]:
    """Give what the user said that values mean: an answer, or None to leave them out."""
    return {text: number(answer, decimal) if answer.strip() else None for text, answer in use.values.items()}


def takes_time(metric: Metric) -> bool:
    """Tell whether a metric's answers are durations or other free amounts, not points of a scale."""
    return metric.method in ("RESPONSE TIME", "SERVICE LEVEL") or (
        metric.method in (None, "CUSTOM") and metric.report_as == "percentile"
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{SIGNIFICANT}g}")
