"""The layouts of survey exports: how each is known, what its own columns are, which of its rows are no answers."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from cxworkshop.surveys import header_words, heads, looks, recognising
from cxworkshop.surveys import layout_words as words
from cxworkshop.surveys.cells import plain
from cxworkshop.surveys.heads import Header, Reader, Rows
from cxworkshop.surveys.recognising import Recogniser

Reason = Literal["preview", "unfinished", "test", "spam", "total"]


LAST_ROWS = 12
"""Sums, means and counts stand in so many rows at the end."""


class RowRule(NamedTuple):
    """Rows that are no answers: those whose cell is one of the values, or with `keep` those where it is not.

    Values are compared in small letters and without outer blanks.
    """

    column: int
    values: frozenset[str]
    reason: Reason
    keep: bool = False


class LayoutRule(NamedTuple):
    """The same before the column is found: names of it, as `cells.plain` makes them."""

    names: Collection[str]
    values: frozenset[str]
    reason: Reason
    keep: bool = False


class Layout(NamedTuple):
    """One exporter's table.

    `columns` are the roles of its own columns, each with the names that they have; of several dates the one that is
    named first and has values counts. `missing` are values that this exporter writes for no answer.
    """

    key: str
    recognise: Recogniser
    head: Reader = heads.one_row
    columns: Mapping[str, str] = {}
    rules: tuple[LayoutRule, ...] = ()
    missing: tuple[str, ...] = ()


_QUALTRICS_RULES = (
    LayoutRule(("status", "v7"), words.PREVIEW, "preview"),
    LayoutRule(("status", "v7"), words.SPAM, "spam"),
    LayoutRule(("status", "v7"), words.TEST, "test"),
    LayoutRule(("finished", "v10"), words.FINISHED_NO, "unfinished"),
)
_SUBMITTED = LayoutRule(words.LIMESURVEY_SUBMITTED, frozenset(("", "{question_not_shown}", "n", "null")), "unfinished")

LAYOUTS: tuple[Layout, ...] = (
    Layout("qualtrics", recognising.qualtrics, heads.codes_and_texts, words.QUALTRICS, _QUALTRICS_RULES, ("-99",)),
    Layout("qualtrics_legacy", recognising.qualtrics_legacy, heads.codes_and_texts, words.QUALTRICS, _QUALTRICS_RULES),
    Layout(
        "limesurvey_vv", recognising.limesurvey_vv, heads.texts_and_codes, words.LIMESURVEY, (_SUBMITTED,),
        ("{question_not_shown}",),
    ),
    Layout("limesurvey", recognising.limesurvey, heads.coded, words.LIMESURVEY, (_SUBMITTED,), ("N/A",)),
    Layout("formbricks", recognising.formbricks, heads.numbered, words.FORMBRICKS,
        (LayoutRule(("finished",), words.FINISHED_NO, "unfinished"),)),
    Layout("typeform", recognising.typeform, heads.recalled, words.TYPEFORM,
        (LayoutRule(("response type",), frozenset(("partial", "started")), "unfinished"),)),
    Layout("surveymonkey", recognising.surveymonkey, heads.question_and_part, words.SURVEYMONKEY),
    Layout("microsoft_forms", recognising.microsoft_forms, heads.one_row, words.MICROSOFT_FORMS),
    Layout("zendesk", recognising.zendesk, heads.one_row, words.ZENDESK),
    Layout("delighted", recognising.delighted, heads.one_row, words.DELIGHTED),
    Layout("thanx", recognising.thanx, heads.one_row, words.THANX),
    Layout("medallia", recognising.medallia, heads.one_row, words.MEDALLIA),
    Layout("trustpilot", recognising.trustpilot, heads.one_row, words.TRUSTPILOT),
    Layout("google_reviews", recognising.google_reviews, heads.one_row, words.GOOGLE_REVIEWS),
    Layout("google_forms", recognising.google_forms, heads.bracketed, words.GOOGLE_FORMS),
    Layout("table", recognising.any_table),
)  # fmt: skip
"""In the order in which they are tried; any table comes last."""

_BY_KEY = {layout.key: layout for layout in LAYOUTS}


def layout(key: str) -> Layout:
    """Give a layout by its key."""
    return _BY_KEY[key]


def recognised(rows: Rows) -> tuple[Layout, int]:
    """Give the layout of a table by its first rows, and how many of them are its header."""
    for each in LAYOUTS:
        depth = each.recognise(rows)
        if depth is not None:
            return each, min(depth, len(rows))
    return LAYOUTS[-1], 0


def fixed_roles(layout: Layout, headers: Sequence[Header], rows: Rows) -> dict[int, str]:
    """Give the roles of the layout's own columns by position; rows are answers, which tell some of them."""
    names = [(plain(header.code), plain(header.text)) for header in headers]
    fixed: dict[int, str] = {}
    if (begin := _begin_of_limesurvey(layout, headers, rows)) is not None:
        dated = "date" if _has_dates(looks.column(rows, begin + 1)) else "ignore"
        fixed = dict(enumerate(("response id", dated, "status", "ignore", "ignore"), begin))
    for role, own in layout.columns.items():
        if role in ("date", "response id") and role in fixed.values():
            continue
        for name in own.split("|"):
            found = [i for i, both in enumerate(names) if name in both and i not in fixed]
            if role == "date":
                found = [i for i in found if _has_dates(looks.column(rows, i))]
            fixed.update(dict.fromkeys(found[:1] if role in ("date", "response id") else found, role))
            if role in ("date", "response id") and role in fixed.values():
                break
    fixed.update(_by_position(layout.key, headers, rows, fixed))
    return dict(sorted(fixed.items()))


def _begin_of_limesurvey(layout: Layout, headers: Sequence[Header], rows: Rows) -> int | None:
    """Find where LimeSurvey's own columns begin if their names are cut, or in a language that is not known."""
    names = {plain(text) for header in headers for text in (header.code, header.text)}
    if layout.key != "limesurvey" or names & words.LIMESURVEY_SUBMITTED:
        return None
    return next((first for first in (0, 1) if recognising.limesurvey_columns(rows, first)), None)


def _has_dates(values: Sequence[str]) -> bool:
    # LimeSurvey writes one day of 1980 where answers are not dated.
    return not values or any(not value.startswith("1980-01-01") for value in values)


def _by_position(key: str, headers: Sequence[Header], rows: Rows, fixed: Mapping[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    if key == "microsoft_forms":
        found = {0: "response id", 1: "ignore", 2: "date"}
        found |= _of_the_person(headers, rows, fixed) | _of_a_quiz(headers)
    elif key == "google_forms":
        found = {0: "date"}
    elif key == "surveymonkey":
        found = {0: "response id"}
    elif key == "typeform":
        found = _choices(headers, rows)
    elif key == "formbricks":
        found = {i: "ignore" for i, header in enumerate(headers) if header.part == "Option ID"}
        found |= {i: "personal" for i, header in enumerate(headers) if header.text.startswith("person.")}
    elif key.startswith("qualtrics"):
        found = {i: "ignore" for i, header in enumerate(headers) if header.code.endswith("_NPS_GROUP")}
    if headers and not headers[0].label and looks.all_whole(looks.column(rows, 0)) and len(headers) > 1:
        found[0] = "ignore"
    return {position: role for position, role in found.items() if position < len(headers)} | (
        {} if key in ("microsoft_forms",) else {i: r for i, r in fixed.items() if i not in found}
    )


def _of_the_person(headers: Sequence[Header], rows: Rows, fixed: Mapping[int, str]) -> dict[int, str]:
    """Find Microsoft's e-mail and name by what they hold: their words may be unknown, or somebody deleted them."""
    mails, names = (set(looks.column(rows, position)) for position in (3, 4))
    mail = fixed.get(3) or (
        "personal" if mails and (all(map(looks.is_address, mails)) or _nobody(mails, names)) else ""
    )
    if mail != "personal" or len(headers) < 5:
        return {3: mail} if mail else {}
    short = len(headers[4].text.split()) <= 2 and not any(map(looks.is_number, names))
    return {3: mail, 4: "personal"} if short and 4 not in fixed else {3: mail}


def _nobody(mails: set[str], names: set[str]) -> bool:
    # Without names there is one word for everybody, such as anonymous, and nothing beside it.
    return len(mails) == 1 and not names and not any(map(looks.is_number, mails))


def _of_a_quiz(headers: Sequence[Header]) -> dict[int, str]:
    """Find the columns that Microsoft puts after a question of a quiz: its points, and what was written to it."""
    texts = {header.text for header in headers} - {""}
    return {
        position: "ignore"
        for position, header in enumerate(headers)
        if any(header.text.partition(mark)[2] in texts for mark in (" - ", " – "))
    }


def _choices(headers: Sequence[Header], rows: Rows) -> dict[int, str]:
    """Find Typeform's columns of one choice each: the cell repeats the header; `Other` follows them."""
    found: dict[int, str] = {}
    for position, header in enumerate(headers):
        values = set(looks.column(rows, position))
        if values == {header.text} or (header.text == "Other" and position - 1 in found):
            found[position] = "ignore"
    return found


def row_rules(layout: Layout, headers: Sequence[Header], rows: Rows) -> tuple[RowRule, ...]:
    """Give the layout's rules about rows for the columns of this table; in any table sums are no answers."""
    rules = _sums(layout, rows)
    for rule in layout.rules:
        for position, header in enumerate(headers):
            if plain(header.code) in rule.names or plain(header.text) in rule.names:
                rules.append(RowRule(position, rule.values, rule.reason, rule.keep))
                break
    if (begin := _begin_of_limesurvey(layout, headers, rows)) is not None:
        rules.append(RowRule(begin + 1, _SUBMITTED.values, _SUBMITTED.reason))
    if not layout.rules:
        rules += _rules_of_states(headers, rows)
    return tuple(rules)


def _sums(layout: Layout, rows: Rows) -> list[RowRule]:
    """Give the rule for sums and means that a spreadsheet has below the answers, by the word in the first column."""
    first = next((place for place in range(len(rows[0])) if looks.column(rows, place)), 0)
    texts = [row[first].casefold() for row in rows]
    values = [text for text in texts if text and text not in words.TOTALS]
    if layout.rules or len(rows[0]) < 2 or not values:
        return []
    # Where the first column counts or dates the answers, such a word can only be a sum; else it stands at the end.
    if looks.all_whole(values) or looks.all_times(values):
        return [RowRule(first, words.TOTALS, "total")]
    begin = next((place for place, text in enumerate(texts) if text in words.TOTALS), len(texts))
    if layout.key != "table" or len(texts) - begin > LAST_ROWS or set(texts[begin:]) & set(texts[:begin]) - {""}:
        return []
    return [RowRule(first, words.TOTALS if begin < len(texts) else words.SUMS, "total")]


def _rules_of_states(headers: Sequence[Header], rows: Rows) -> list[RowRule]:
    """Find the columns of a table that say what became of a form: all their values are words for that."""
    rules = []
    for position, header in enumerate(headers):
        names = {plain(header.code), plain(header.text)} - {""}
        values = {value.casefold() for value in looks.column(rows, position)}
        if not values or values == {"new"}:
            # where every form is new nobody has looked at it yet
            continue
        if names & words.FINISHED and values <= words.FINISHED_YES | words.FINISHED_NO:
            rules.append(RowRule(position, words.FINISHED_NO, "unfinished"))
        elif names & header_words.STATUS and values <= words.STATES:
            states: tuple[tuple[frozenset[str], Reason], ...] = (
                (words.UNFINISHED, "unfinished"), (words.PREVIEWED, "preview"), (words.TESTED, "test"),
            )  # fmt: skip
            rules += [RowRule(position, said, reason) for said, reason in states]
    return rules
