"""What each column of a survey may be: guesses that a person looks at before anything is counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol, get_args

from cxworkshop.model.metrics import Metric
from cxworkshop.model.segments import Segment
from cxworkshop.surveys import header_words
from cxworkshop.surveys.dates import order_of
from cxworkshop.surveys.guards import SERIOUS, doubts_of
from cxworkshop.surveys.matching import CERTAIN, Match, header_doubts, match, plain
from cxworkshop.surveys.naming import named_segments
from cxworkshop.surveys.numbers import number
from cxworkshop.surveys.scales import scale_of
from cxworkshop.surveys.texts import clean, folded
from cxworkshop.surveys.traits import looks_free, looks_personal, looks_ticked
from cxworkshop.surveys.values import read

Role = Literal[
    "", "date", "segment", "metric", "account", "role", "response id", "comment", "status", "personal",
    "importance", "ignore",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
ONCE: tuple[Role, ...] = ("date", "segment", "account", "role", "response id", "status")
"""Roles that one column of a survey has at most."""

MOST_GROUPS = 30
SHORT_HEADER = 6


class HeaderLike(Protocol):
    """Say what is read of a column's header."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def part(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102


class SurveyLike(Protocol):
    """Say what is read of a survey."""

    @property
    def headers(self) -> Sequence[HeaderLike]: ...  # noqa: D102
    @property
    def sample(self) -> Sequence[Sequence[str]]: ...  # noqa: D102
    @property
    def fixed(self) -> Mapping[int, str]: ...  # noqa: D102
    @property
    def decimal(self) -> str: ...  # noqa: D102


class Guess(NamedTuple):
    """Hold what a column may be, how that was found, and whether it can stand without a second look.

    `metric` is the id of a metric whose scale the values fit; `method` the catalogue's key of what the column seems
    to measure. `values` are the names of segments found in the column, each with the segment's id.
    """

    role: Role = ""
    metric: str = ""
    method: str = ""
    values: dict[str, str] = {}
    found: str = "unsure"
    warnings: tuple[str, ...] = ()
    sure: bool = False


class Column(NamedTuple):
    """Hold one column as it is judged: its header's texts, and how often each value stands in the sample."""

    label: str
    code: str
    part: str
    texts: tuple[str, ...]
    values: dict[str, int]
    decimal: str

    @property
    def short(self) -> str:
        """Give the header as it is looked up among words; "" for a question."""
        return folded(self.label) if len(self.label.split()) < SHORT_HEADER else ""


class _Fit(NamedTuple):
    match: Match
    metric: Metric
    warnings: tuple[str, ...]
    fits: bool


def guess(
    survey: SurveyLike,
    metrics: Sequence[Metric],
    segments: Sequence[Segment],
    remembered: Mapping[str, Guess] | None = None,
) -> tuple[Guess, ...]:
    """Guess what every column of a survey is, from its layout, its header and the first answers.

    `remembered` are decisions of an earlier import, by the header's label; they win where they still hold.
    """
    columns = [_column(survey, position) for position in range(len(survey.headers))]
    guesses: dict[int, Guess] = {}
    known = _still_valid(remembered or {}, columns, metrics, segments)
    for position, column in enumerate(columns):
        role = survey.fixed.get(position, "")
        if position in known:
            guesses[position] = known[position]
        elif role in ROLES and role:
            guesses[position] = Guess(role, found="layout", sure=True)
        elif first := _certain_first(column):
            guesses[position] = first
    open_ones = {position: column for position, column in enumerate(columns) if position not in guesses}
    taken = {found.metric for found in guesses.values() if found.metric}
    guesses |= _metrics(open_ones, [metric for metric in metrics if metric.id not in taken])
    for position, column in open_ones.items():
        if position not in guesses:
            guesses[position] = _other(column, metrics, segments)
    return _each_role_once([guesses[position] for position in range(len(columns))], columns)


def _column(survey: SurveyLike, position: int) -> Column:
    header = survey.headers[position]
    values = Counter(clean(row[position]) for row in survey.sample if position < len(row))
    del values[""]
    texts = tuple(dict.fromkeys(map(plain, (header.text, header.part, header.label, header.code))))
    return Column(header.label or header.code, header.code, header.part, texts, dict(values), survey.decimal)


def _still_valid(
    remembered: Mapping[str, Guess], columns: Sequence[Column], metrics: Sequence[Metric], segments: Sequence[Segment]
) -> dict[int, Guess]:
    """Give the remembered decisions that still hold: their metric is there and the values still fit it."""
    by_id = {metric.id: metric for metric in metrics}
    ids = {segment.id for segment in segments}
    labels = Counter(column.label for column in columns)
    found: dict[int, Guess] = {}
    for position, column in enumerate(columns):
        said = remembered.get(column.label)
        if said is None or labels[column.label] > 1:
            continue
        said = said._replace(found="remembered", values={text: id for text, id in said.values.items() if id in ids})
        if said.metric:
            metric = by_id.get(said.metric)
            fit = _fit(column, metric, Match(1, "question")) if metric else None
            if fit is None or not fit.fits:
                continue
            said = said._replace(warnings=fit.warnings, sure=not fit.warnings)
        found[position] = said
    return found


def _certain_first(column: Column) -> Guess | None:
    """Give what is settled before any metric is thought of: nothing, personal data, choices of one question."""
    named = {column.short, folded(column.code)}
    lowered = column.label.casefold()
    if named & header_words.PERSONAL or header_words.PERSONAL_INSIDE.search(lowered):
        return Guess("personal", found="header", sure=True)
    if looks_personal(column.values):
        return Guess("personal", found="looks_personal", sure=True)
    if header_words.GROUP_OF_ANSWERS.search(folded(column.code)) or header_words.GROUP_OF_ANSWERS.search(lowered):
        return Guess("ignore", found="header", sure=True)
    if not column.values:
        return None
    if column.part and looks_ticked(column.values, column.part):
        return Guess("ignore", found="values", sure=True)
    if found := _date(column, bool(named & header_words.DATE)):
        return found
    return None


def _date(column: Column, named: bool) -> Guess | None:
    order, certain = order_of(column.values)
    if not order or (order in ("epoch", "serial") and not named):
        return None
    return Guess("date", found="header" if named else "values", warnings=() if certain else ("order",), sure=certain)


def _fit(column: Column, metric: Metric, found: Match) -> _Fit:
    """Judge whether a column's values are answers on a metric's scale."""
    scale = scale_of(metric)
    reading = read(column.values, metric, column.decimal)
    exact = found.score == 1
    warnings = dict.fromkeys(header_doubts(column.label, metric, scale, exact))
    warnings.update(dict.fromkeys(doubts_of(column.values, reading, scale)))
    counted = any(not meaning.why for meaning in reading.meanings.values())
    if column.values and not counted and "unread" not in warnings:
        warnings["unread"] = None
    return _Fit(found, metric, tuple(warnings), not any(warning in SERIOUS for warning in warnings))


def _metrics(columns: Mapping[int, Column], metrics: Sequence[Metric]) -> dict[int, Guess]:
    """Give every metric its best column; where two are as good, or the values do not fit, nothing is sure."""
    fits: list[tuple[int, _Fit]] = []
    for position, column in columns.items():
        for metric in metrics:
            found = match(column.texts, metric)
            if found.score and not (column.part and found.score < 1):
                fits.append((position, _fit(column, metric, found)))
    guesses: dict[int, Guess] = {}
    taken: set[tuple[str, str]] = set()
    for position, fit in sorted(fits, key=lambda pair: -pair[1].match.score):
        item = (fit.metric.id, fit.match.item if fit.metric.method == "INDEX" else "")
        rivals = [(place, other) for place, other in fits if other.match.score > fit.match.score - 0.05 and other.fits]
        method = fit.metric.method or ""
        if not fit.fits or (position not in guesses and item in taken):
            warnings = fit.warnings if not fit.fits else ("several_columns",)
            guesses.setdefault(position, Guess("metric", method=method, found=fit.match.found, warnings=warnings))
            continue
        if position in guesses and (guesses[position].metric or item in taken):
            continue
        warnings = fit.warnings
        if any(place == position and other.metric.id != fit.metric.id for place, other in rivals):
            warnings += ("several_metrics",)
        if any(
            place != position
            and other.metric.id == fit.metric.id
            and (method != "INDEX" or other.match.item == item[1])
            for place, other in rivals
        ):
            warnings += ("several_columns",)
        sure = not warnings and fit.match.score >= CERTAIN and bool(columns[position].values)
        guesses[position] = Guess("metric", fit.metric.id, method, found=fit.match.found, warnings=warnings, sure=sure)
        taken.add(item)
    return guesses


def _other(column: Column, metrics: Sequence[Metric], segments: Sequence[Segment]) -> Guess:
    """Guess a column that no metric's question was found for."""
    named = {column.short, folded(column.code)}
    if not column.values:
        return Guess("ignore", found="empty", sure=True)
    groups = named_segments(column.values, segments)
    if groups.share >= 0.6:
        return Guess("segment", values=groups.values, found="values", sure=groups.exact)
    for role, words in _NAMED.items():
        if named & words:
            return Guess(role, values=groups.values if role == "segment" else {}, found="header", sure=role in _SURE)
    if column.part:
        return Guess("ignore", found="header")
    if header_words.IMPORTANCE.search(column.label.casefold()):
        return Guess("importance", found="header")
    if offered := _offered(column, metrics):
        return offered
    if looks_free(column.values) or (header_words.COMMENT.search(column.label.casefold()) and _is_text(column)):
        return Guess("comment", found="values" if looks_free(column.values) else "header")
    if any(word in groups.roles for word in column.values):
        return Guess("role", found="values")
    return Guess()


_NAMED: dict[Role, frozenset[str]] = {
    "response id": header_words.RESPONSE_ID,
    "segment": header_words.SEGMENT,
    "account": header_words.ACCOUNT,
    "role": header_words.ROLE,
    "status": header_words.STATUS,
    "ignore": header_words.IGNORED,
}
_SURE: tuple[Role, ...] = ("ignore",)


def _is_text(column: Column) -> bool:
    return all(number(text, column.decimal) is None for text in column.values)


def _offered(column: Column, metrics: Sequence[Metric]) -> Guess | None:
    """Offer a method of the catalogue for a header's words, where the values are on its scale."""
    header = column.label.casefold()
    refused: Guess | None = None
    for key, words, _ in header_words.METHOD_WORDS:
        if not words.search(header):
            continue
        bare: Any = Metric("offered", method=key)  # type: ignore[arg-type]
        fit = _fit(column, bare, Match(0.5, "header"))
        offer = Guess("metric", method=key, found="question", warnings=fit.warnings)
        if not fit.fits:
            refused = refused or offer
            continue
        return offer
    return refused


def _each_role_once(guesses: list[Guess], columns: Sequence[Column]) -> tuple[Guess, ...]:
    """Leave roles that a survey has once to the likeliest column."""
    for role in ONCE:
        places = [place for place, found in enumerate(guesses) if found.role == role]
        if len(places) < 2:
            continue
        best = max(places, key=lambda place: _likeliness(guesses[place], columns[place], -place))
        for place in places:
            if place != best and guesses[place].found not in ("layout", "remembered"):
                other: Role = "ignore" if role in ("date", "response id", "status") else ""
                guesses[place] = Guess(other, found=guesses[place].found, warnings=("second",))
    return tuple(guesses)


def _likeliness(found: Guess, column: Column, order: int) -> tuple[int, ...]:
    header = folded(column.label)
    by = {"remembered": 3, "layout": 2}.get(found.found, 0)
    named = bool(header_words.DATE_BEST.search(header)) - bool(header_words.DATE_WORST.search(header))
    return by, named if found.role == "date" else len(found.values), sum(column.values.values()), order
