"""How each exporter's file is known by its first rows: each function gives the number of header rows, or None."""

import re
from collections.abc import Callable, Sequence

from cxworkshop.surveys import layout_words as words
from cxworkshop.surveys import looks
from cxworkshop.surveys.cells import plain
from cxworkshop.surveys.heads import cell, is_code_text

Rows = Sequence[Sequence[str]]
Recogniser = Callable[[Rows], int | None]

_CODE = re.compile(r"^(?:id|submitdate|lastpage|startlanguage|seed)\W+")
_IMPORT_ID = re.compile(r"[\"']ImportId[\"']")


def _names(rows: Rows, row: int = 0) -> list[str]:
    return [plain(text) for text in rows[row]] if row < len(rows) else []


def qualtrics(rows: Rows) -> int | None:
    """Know Qualtrics by its row of import ids, or by its own columns when somebody removed that row."""
    for row in range(min(4, len(rows))):
        if any(_IMPORT_ID.search(text) for text in rows[row]):
            return row + 1
    names = _names(rows)
    dates = [i for i, name in enumerate(names) if name in ("startdate", "enddate", "recordeddate")]
    if len(words.QUALTRICS_META.intersection(names)) < 4 or not dates:
        return None
    second = [cell(rows, 1, i) for i in dates]
    return 2 if all(second) and not any(map(looks.is_answer, second)) else 1


def qualtrics_legacy(rows: Rows) -> int | None:
    """Know the older Qualtrics by V1, V2 … over ResponseID."""
    first = _names(rows)[:2]
    second = [name.replace(" ", "") for name in _names(rows, 1)[:3]]
    return 2 if first == ["v1", "v2"] and "responseid" in second else None


def surveymonkey(rows: Rows) -> int | None:
    """Know SurveyMonkey by its respondent id over an empty cell, or by the shape of its two rows."""
    first, second = _names(rows), _names(rows, 1)
    if not first or not any(first):
        return None
    known = first[0] in words.SURVEYMONKEY["response id"].split("|")
    answers = words.SURVEYMONKEY_ANSWER | words.SURVEYMONKEY_OTHER
    if len(second) and not second[0] and any(second):
        if known:
            return 2
        digits = cell(rows, 2, 0)
        if first[0] and len(digits) >= 8 and looks.all_whole([digits]) and answers.intersection(second):
            return 2
    return 1 if known and not (second and not any(second)) else None


def limesurvey_vv(rows: Rows) -> int | None:
    """Know LimeSurvey's VV file by codes in the second row."""
    second = _names(rows, 1)
    return 2 if "id" in second and "submitdate" in second and "submitdate" not in _names(rows) else None


def limesurvey(rows: Rows) -> int | None:
    """Know LimeSurvey by its first columns, by codes before the questions, or by what its columns hold."""
    names = _names(rows)
    if words.ALCHEMER.issubset(names):
        return None
    bare = [name if name in words.LIMESURVEY_IDS else _CODE.sub("", name) for name in names]
    ids = [i for i, name in enumerate(bare[:3]) if name in words.LIMESURVEY_IDS]
    if ids and words.LIMESURVEY_SUBMITTED.intersection(bare):
        return 1
    if ids and words.LIMESURVEY_PAGES.intersection(bare) and words.LIMESURVEY_OTHERS.intersection(bare):
        return 1
    filled = [text for text in (rows[0] if rows else ()) if text]
    if len(filled) > 2 and sum(map(is_code_text, filled)) >= 0.6 * len(filled):
        return 1
    heads = rows[0] if rows else ()
    return next(
        (1 for i in (0, 1) if limesurvey_columns(rows[1:], i) and not any(map(looks.is_answer, heads[i : i + 5]))), None
    )


def limesurvey_columns(data: Rows, first: int) -> bool:
    """Tell whether an id, a time or nothing, a page, a language and a seed stand beside each other, from a place on."""
    ids, dates, pages, languages, seeds = (looks.column(data, first + i) for i in range(5))
    return (
        len(ids) > 1
        and looks.all_whole(ids)
        and (looks.all_times(dates) or not dates)
        and looks.all_whole(pages)
        and max(map(len, pages)) < 4
        and looks.all_languages(languages)
        and looks.all_whole(seeds)
        and min(map(len, seeds)) > 4
    )


def formbricks(rows: Rows) -> int | None:
    """Know Formbricks by its first four columns."""
    return 1 if _names(rows)[:4] == ["no", "response id", "timestamp", "finished"] else None


def typeform(rows: Rows) -> int | None:
    """Know Typeform by the time of submission in UTC."""
    return 1 if "submit date (utc)" in _names(rows) else None


def microsoft_forms(rows: Rows) -> int | None:
    """Know Microsoft Forms by an id and two times, by their words or by what the columns hold."""
    names = _names(rows)
    if len(names) < 5 or names[0] not in words.MICROSOFT_FORMS["response id"].split("|"):
        return None
    if names[2] in words.MICROSOFT_FORMS["date"].split("|"):
        return 1
    data = rows[1:]
    ids, starts, ends = (looks.column(data, i) for i in range(3))
    by_type = looks.all_whole(ids) and looks.all_times(starts) and looks.all_times(ends) and len(starts) == len(ends)
    return 1 if by_type and looks.is_time(cell(rows, 0, 1)) is False else None


def google_forms(rows: Rows) -> int | None:
    """Know Google Forms by its first column, the time of the answer."""
    names = _names(rows)
    if not names or names[0] not in words.GOOGLE_FORMS["date"].split("|"):
        return None
    times = looks.column(rows[1:], 0)
    return 1 if len(names) > 1 and (looks.all_times(times) or not times) else None


def zendesk(rows: Rows) -> int | None:
    """Know Zendesk's ratings by a ticket and a score that is good or bad."""
    names = _names(rows)
    if "score" not in names or not {"ticket id", "assignee id"}.intersection(names):
        return None
    scores = {score.casefold() for score in looks.column(rows[1:], names.index("score"))}
    return 1 if scores <= {"good", "bad", "offered", "unoffered", "received"} else None


def delighted(rows: Rows) -> int | None:
    """Know the Delighted service by its kind of survey beside a score."""
    return 1 if {"survey type", "score", "created at"} <= set(_names(rows)) else None


def thanx(rows: Rows) -> int | None:
    """Know Thanx by its feedback ids."""
    names = set(_names(rows))
    return 1 if {"nps feedback uid", "nps feedback id"}.intersection(names) and "rating" in names else None


def medallia(rows: Rows) -> int | None:
    """Know Medallia Agent Connect by its request and star rating."""
    return 1 if {"request id", "star rating"} <= set(_names(rows)) else None


def trustpilot(rows: Rows) -> int | None:
    """Know Trustpilot's reviews by the name of their time."""
    return 1 if {"review created (utc)", "review stars"} <= set(_names(rows)) else None


def google_reviews(rows: Rows) -> int | None:
    """Know a table of Google reviews, as reviews.py makes it, by its columns."""
    return 1 if {"star rating", "create time", "review id"} <= set(_names(rows)) else None


def any_table(rows: Rows) -> int:
    """Guess the header rows of any other table: none over answers alone, two where the second fills gaps."""
    if len(rows) < 2:
        return 0 if rows and any(map(looks.is_answer, rows[0])) else 1
    if _is_like_the_rest(rows):
        return 0
    first, second = rows[0], rows[1]
    if _names_twice(rows):
        return 2
    gaps = [i for i, text in enumerate(second) if text and i and not cell(rows, 0, i)]
    if gaps and any(first) and len(rows) > 2 and not any(map(looks.is_answer, second)):
        numbers = [i for i in range(len(second)) if second[i] and looks.is_answer(cell(rows, 2, i))]
        return 2 if numbers else 1
    return 1


def _names_twice(rows: Rows) -> bool:
    # Codes, and the questions below them: over every column of numbers or times stands another text in both rows.
    answers = rows[2:22]
    columns = [i for i in range(len(rows[0])) if _are_answers(looks.column(answers, i))]
    texts = [cell(rows, 1, i) for i in columns]
    over = [cell(rows, 0, i) for i in columns]
    return (
        len(columns) > 1
        and all(texts)
        and all(over)
        and len({plain(text) for text in texts}) == len(texts)
        and not any(map(looks.is_answer, (*texts, *over)))
    )


def _are_answers(values: Sequence[str]) -> bool:
    return len(values) > 1 and all(map(looks.is_answer, values))


def _is_like_the_rest(rows: Rows) -> bool:
    # A header over numbers or times is a word; a first row with an answer in such a column is no header.
    for position, text in enumerate(rows[0]):
        below = looks.column(rows[1:21], position)
        if not (looks.is_answer(text) and below):
            continue
        if looks.is_time(text) and looks.all_times(below):
            return True
        if looks.is_address(text) and all(map(looks.is_address, below)):
            return True
    filled = [i for i, text in enumerate(rows[0]) if text]
    numbers = [i for i in filled if looks.is_number(rows[0][i])]
    return bool(filled) and len(numbers) > len(filled) / 2 and not _counts_up([rows[0][i] for i in numbers])


def _counts_up(texts: Sequence[str]) -> bool:
    # 1, 2, 3 … over columns are names of questions
    return len(texts) > 2 and texts[0] in ("0", "1") and texts == [str(int(texts[0]) + i) for i in range(len(texts))]
