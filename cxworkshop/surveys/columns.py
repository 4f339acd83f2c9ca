"""What each column of a survey may be: guesses that a person looks at before anything is counted."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cxworkshop.model.metrics import Metric
from cxworkshop.model.segments import Segment
from cxworkshop.surveys import header_words
from cxworkshop.surveys.dates import order_of
from cxworkshop.surveys.fitting import fit, measured, offered
from cxworkshop.surveys.guards import SERIOUS
from cxworkshop.surveys.guesses import LONGEST_NAME, ROLES, Column, Guess, HeaderLike, Role, SurveyLike, column_of
from cxworkshop.surveys.matching import Match
from cxworkshop.surveys.naming import named_segments
from cxworkshop.surveys.numbers import number
from cxworkshop.surveys.texts import folded, spoken
from cxworkshop.surveys.traits import (
    looks_free,
    looks_identifying,
    looks_like_numbers_of_people,
    looks_linked,
    looks_named,
    looks_personal,
    looks_rated,
    looks_running,
    looks_scaled,
    looks_ticked,
)

__all__ = ["ONCE", "ROLES", "Guess", "HeaderLike", "Role", "SurveyLike", "guess"]

ONCE: tuple[Role, ...] = ("date", "segment", "account", "role", "response id")
"""Roles that one column of a survey has at most, but for what a layout or a person says."""
_ARRAY = re.compile(r"\w\[\w{1,20}\]$")
"""A sub-question's code as LimeSurvey writes it: CH[SQ001]."""
MOST_ROLES = 5
"""So many different roles may be named by as many people."""
MOSTLY = 0.6
"""A column whose answers are so often names of segments is the column of segments."""


def guess(
    survey: SurveyLike,
    metrics: Sequence[Metric],
    segments: Sequence[Segment],
    remembered: Mapping[str, Guess] | None = None,
) -> tuple[Guess, ...]:
    """Guess what every column of a survey is, from its layout, its header and the first answers.

    `remembered` are decisions of an earlier import, by the header's label; they win where they still hold.
    """
    columns = [column_of(survey, position) for position in range(len(survey.headers))]
    guesses = _still_valid(remembered or {}, columns, metrics, segments)
    for position, column in enumerate(columns):
        if position not in guesses and (first := _certain(column, survey.fixed.get(position, ""))):
            guesses[position] = first
    left = {position: column for position, column in enumerate(columns) if position not in guesses}
    guesses |= measured(left, _without_column(metrics, guesses))
    free = _without_column(metrics, guesses)
    for position, column in left.items():
        if position not in guesses:
            guesses[position] = _other(column, free, segments)
    return _each_once([guesses[position] for position in range(len(columns))], columns)


def _without_column(metrics: Sequence[Metric], guesses: Mapping[int, Guess]) -> list[Metric]:
    taken = {found.metric for found in guesses.values()}
    return [metric for metric in metrics if metric.id not in taken]


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
        # of two columns with one name nobody knows which was meant
        if said is None or labels[column.label] > 1:
            continue
        said = said._replace(found="remembered", values={text: id for text, id in said.values.items() if id in ids})
        if said.metric:
            metric = by_id.get(said.metric)
            fitted = fit(column, metric, Match(1, "question")) if metric else None
            if fitted is None or not fitted.holds:
                continue
            said = said._replace(warnings=fitted.warnings, sure=not fitted.warnings)
        found[position] = said
    return found


def _certain(column: Column, fixed: str) -> Guess | None:
    """Give what is settled before any metric is thought of: the layout's columns, personal data, ticks, dates."""
    if fixed == "date":
        warnings = () if not column.values or order_of(column.values)[1] else ("order",)
        return Guess("date", found="layout", warnings=warnings, sure=not warnings)
    for role in ROLES:
        if role and fixed == role:
            return Guess(role, found="layout", sure=True)
    lowered = column.label.casefold()
    if _is_choice(column):
        return Guess("ignore", found="values", sure=True)
    if column.values and any(map(header_words.CUSTOMER_ID.search, column.names)):
        several = 2 * len(column.values) <= sum(column.values.values())
        return Guess("account" if several else "personal", found="header", sure=not several)
    if _is_about_a_person(column):
        return Guess("personal", found="header", sure=True)
    if looks_personal(column.values):
        return Guess("personal", found="looks_personal", sure=True)
    if column.names & header_words.RESPONDENT and not all(text.isdecimal() for text in column.values):
        return Guess("personal", found="header", sure=True)
    texts = (*column.names, lowered)
    if any(header_words.GROUP_OF_ANSWERS.search(text) or header_words.TIMING.search(text) for text in texts):
        return Guess("ignore", found="header", sure=True)
    if any(map(header_words.OWN_REPLY.search, column.names)):
        return Guess("ignore", found="header", sure=True)
    if looks_linked(column.values) or (column.values and set(map(folded, column.values)) <= header_words.NPS_GROUPS):
        return Guess("ignore", found="values", sure=True)
    return _date(column, bool(column.names & header_words.DATE))


def _is_about_a_person(column: Column) -> bool:
    """Tell by its header whether a column holds personal data.

    A question may speak of telephones, and a row of it be called so; then the answers are on a scale.
    """
    short = (header_words.PERSONAL_NAME, header_words.PERSONAL_LAST, header_words.PERSON_NUMBER)
    named = column.names & header_words.PERSONAL or any(words.search(name) for words in short for name in column.names)
    asked = header_words.PERSONAL_INSIDE.search(column.label.casefold())
    may_be_rated = column.part or not named or column.names - {""} <= header_words.CHANNELS
    return bool(named or asked) and not (
        (may_be_rated and looks_scaled(column.values))
        or (looks_rated(column.values) and not any(map(header_words.NUMBER_LAST.search, column.names)))
    )


def _is_choice(column: Column) -> bool:
    """Tell whether a column is one choice of a question that takes several."""
    if not column.values:
        return False
    if (column.part or _ARRAY.search(column.label)) and looks_ticked(column.values, column.part):
        return True
    # the question and its choice in one header: "Which did you use? - Chat"
    only = folded(next(iter(column.values)))
    return len(column.values) == 1 and folded(column.label).endswith(f" {only}") and only != folded(column.label)


def _date(column: Column, named: bool) -> Guess | None:
    order, certain = order_of(column.values)
    if not order or (order in ("epoch", "serial") and not named):
        return None
    if not named and (column.part or "?" in column.label or len(column.label.split()) > LONGEST_NAME):
        # when something happened is not when the form was filled in
        return None
    return Guess("date", found="header" if named else "values", warnings=() if certain else ("order",), sure=certain)


def _other(column: Column, metrics: Sequence[Metric], segments: Sequence[Segment]) -> Guess:
    """Guess a column that no metric's question was found for."""
    if not column.values:
        return Guess("ignore", found="empty", sure=True)
    groups = named_segments(column.values, segments)
    if groups.share >= MOSTLY:
        return Guess("segment", values=groups.values, found="values", sure=groups.exact)
    for role, words in _NAMED.items():
        if column.names & words and _may_be(role, column):
            return Guess(role, values=groups.values if role == "segment" else {}, found="header", sure=role == "ignore")
    if column.part:
        return Guess("ignore", found="header")
    if looks_running(column.values):
        return Guess("response id", found="values")
    lowered = column.label.casefold()
    if header_words.IMPORTANCE.search(lowered):
        return Guess("importance", found="header")
    offer = offered(column, metrics)
    if offer and (offer.metric or not SERIOUS & set(offer.warnings)):
        return offer
    names = looks_named(column.values) and not header_words.COMMENT.search(lowered)
    if names or looks_like_numbers_of_people(column.values):
        return Guess("personal", found="looks_personal")
    if looks_free(column.values):
        return Guess("comment", found="values")
    named = column.names & header_words.COMMENT_NAMES or header_words.COMMENT.search(lowered)
    if (
        named
        and not lowered.endswith((".id", ".type"))
        and all(number(text, column.decimal) is None for text in column.values)
    ):
        return Guess("comment", found="header")
    return offer or (Guess("role", found="values") if groups.roles else Guess())


def _may_be(role: Role, column: Column) -> bool:
    """Tell whether values can be what a header of few words says: many titles are those of reviews."""
    if role == "role":
        repeated = len(column.values) <= max(MOST_ROLES, sum(column.values.values()) // 2)
        return repeated and all(number(text, column.decimal) is None for text in column.values)
    return role != "response id" or looks_identifying(column.values)


_NAMED: dict[Role, frozenset[str]] = {
    "response id": header_words.RESPONSE_ID,
    "segment": header_words.SEGMENT,
    "account": header_words.ACCOUNT,
    "role": header_words.ROLE,
    "status": header_words.STATUS,
    "ignore": header_words.IGNORED,
}


def _each_once(guesses: list[Guess], columns: Sequence[Column]) -> tuple[Guess, ...]:
    """Leave roles that a survey has once to the likeliest column."""
    for role in ONCE:
        places = [place for place, found in enumerate(guesses) if found.role == role]
        best = max(places, key=lambda place: _likeliness(guesses[place], columns[place], -place), default=None)
        for place in places:
            if place != best and guesses[place].found not in ("layout", "remembered"):
                other: Role = "ignore" if role in ("date", "response id") else ""
                guesses[place] = Guess(other, found=guesses[place].found, warnings=("second",))
    return tuple(guesses)


def _likeliness(found: Guess, column: Column, order: int) -> tuple[int, ...]:
    decided = {"remembered": 2, "layout": 1}.get(found.found, 0)
    header = " ".join((spoken(column.label), *sorted(column.names)))
    last = len(set(header_words.DATE_BEST.findall(header))) - 2 * len(set(header_words.DATE_WORST.findall(header)))
    return decided, last if found.role == "date" else len(found.values), sum(column.values.values()), order
