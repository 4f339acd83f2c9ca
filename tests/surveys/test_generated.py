"""One generated survey, written in every layout, encoding, delimiter and decimal style, gives the same counts.

What is expected is counted here from the answers as they were drawn, not by the program.
"""

import csv
import io
import json
import random
from collections import Counter
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from survey_files import text_file, workbook
from survey_projects import run_import, saved

RECOMMEND = "Kuinka todennäköisesti suosittelet meitä ystävälle tai kollegalle?"
DELIVERY = "How satisfied were you with the delivery?"
WAITED = "Odotusaika (min)"
WORKED = "Did it work, at once?"
PARTS = {"Uudet asiakkaat": "new", "Kanta-asiakkaat": "loyal", "Yritykset": "firms", "Småföretag": "small"}
WORDS = ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
MISSING = ("", "-99", "Ei osaa sanoa", "N/A")


class Drawn(NamedTuple):
    """One filled-in form as it was drawn; None is a question that was not answered, with what the cell then says."""

    id: str
    at: datetime
    part: str
    nps: int | None
    csat: int | None
    time: float | None
    yes: bool | None
    unsaid: str
    state: str
    comment: str


def drawn(seed=11, n=240):
    chance = random.Random(seed)
    comments = ("", "Ok", 'She said "no", then left', "first\nsecond; third, fourth", "=1+1", "Å ä ö € – æøå")
    forms = []
    for number in range(n):
        forms.append(
            Drawn(
                f"R_{number:05}",
                datetime(2026, 8, 1, 8, 0, 5) + timedelta(hours=7 * number),
                chance.choice(tuple(PARTS)),
                chance.choice((*range(11), 9, 10, None)),
                chance.choice((1, 2, 3, 4, 5, 5, None)),
                chance.choice((0.5, 2.25, 3.75, 12.5, 1234.5, None)),
                chance.choice((True, False, None)),
                chance.choice(MISSING),
                chance.choice(("", "", "", "", "", "unfinished", "preview")),
                chance.choice(comments),
            )
        )
    return forms + [forms[number]._replace(nps=0, csat=1) for number in (3, 50, 120)]


FORMS = drawn()


def expected(states, by_id=True):
    """Count the forms: how many rows, what is left out, and the answers of each metric in all and by segment."""
    seen, out, kept = set(), Counter(), []
    for form in FORMS:
        reason = "sent twice" if by_id and form.id in seen else form.state if form.state in states else ""
        seen.add(form.id)
        out[reason] += 1
        if not reason:
            kept.append(form)
    counts = {}
    for metric in ("nps", "csat", "time", "yes"):
        answers = [(PARTS[form.part], getattr(form, metric)) for form in kept if getattr(form, metric) is not None]
        if metric == "time":
            answers = [(part, float(f"{value:.3g}")) for part, value in answers]
        name = "solved" if metric == "yes" else metric
        for part in ("", *PARTS.values()):
            values = Counter(float(value) for whose, value in answers if part in ("", whose))
            counts[name, part] = {f"{value:g}": n for value, n in sorted(values.items())}
    del out[""]
    return len(FORMS), len(kept), dict(out), counts


class Style(NamedTuple):
    """How cells are written."""

    decimal: str = "."
    date: str = "%Y-%m-%d %H:%M:%S"
    words: bool = True
    yes: tuple[str, str] = ("Yes", "No")


def cells(form, style):
    """Write the answers of a form: score, satisfaction, minutes, yes or no."""
    satisfied = "" if form.csat is None else WORDS[form.csat - 1] if style.words else str(form.csat)
    time = form.unsaid if form.time is None else f"{form.time:.2f}".replace(".", style.decimal)
    yes = "" if form.yes is None else style.yes[0] if form.yes else style.yes[1]
    return [form.unsaid if form.nps is None else str(form.nps), satisfied, time, yes]


def qualtrics(style):
    codes = [
        "StartDate",
        "RecordedDate",
        "Status",
        "Finished",
        "ResponseId",
        "RecipientEmail",
        "Q1",
        "Q2",
        "Q3",
        "Q4",
        "Part",
        "Q5",
    ]
    texts = [
        "Start",
        "Recorded Date",
        "Response Type",
        "Finished",
        "Response ID",
        "Recipient Email",
        RECOMMEND,
        DELIVERY,
        WAITED,
        WORKED,
        "Segment",
        "Miksi?",
    ]
    ids = [json.dumps({"ImportId": code}) for code in codes]
    states = {"preview": "Survey Preview"}
    rows = [
        [
            form.at.strftime(style.date),
            form.at.strftime(style.date),
            states.get(form.state, "IP Address"),
            str(form.state != "unfinished"),
            form.id,
            f"{form.id}@example.org",
            *cells(form, style),
            form.part,
            form.comment,
        ]
        for form in FORMS
    ]
    return [codes, texts, ids, *rows], ("preview", "unfinished"), True


def surveymonkey(style):
    top = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Custom Data 1",
        RECOMMEND,
        DELIVERY,
        WAITED,
        WORKED,
        "Why?",
    ]
    below = ["", "", "", "", "", "", "Response", "Response", "Response", "Response", "Open-Ended Response"]
    rows = [
        [
            form.id[2:],
            "43",
            form.at.strftime(style.date),
            form.at.strftime(style.date),
            "192.0.2.1",
            form.part,
            *cells(form, style),
            form.comment,
        ]
        for form in FORMS
    ]
    return [top, below, *rows], (), True


def limesurvey(style):
    top = [
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "startdate",
        "Segment",
        RECOMMEND,
        DELIVERY,
        WAITED,
        WORKED,
        "Why",
    ]
    rows = [
        [
            str(int(form.id[2:]) + 1),
            "" if form.state == "unfinished" else form.at.strftime("%Y-%m-%d %H:%M:%S"),
            "3",
            "fi",
            form.at.strftime("%Y-%m-%d %H:%M:%S"),
            form.part,
            *cells(form, style),
            form.comment,
        ]
        for form in FORMS
    ]
    return [top, *rows], ("unfinished",), True


def typeform(style):
    top = [
        "#",
        RECOMMEND,
        DELIVERY,
        WAITED,
        WORKED,
        "Segment",
        "Why?",
        "Response Type",
        "Start Date (UTC)",
        "Stage Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
        "Tags",
        "Ending",
    ]
    rows = [
        [
            f"{int(form.id[2:]):032x}",
            *cells(form, style),
            form.part,
            form.comment,
            "partial" if form.state == "unfinished" else "completed",
            form.at.strftime("%Y-%m-%d %H:%M:%S"),
            "",
            form.at.strftime("%Y-%m-%d %H:%M:%S"),
            "0000abcdef",
            "",
            "",
        ]
        for form in FORMS
    ]
    return [top, *rows], ("unfinished",), True


def formbricks(style):
    top = [
        "No.",
        "Response ID",
        "Timestamp",
        "Finished",
        "Survey ID",
        "Formbricks ID (internal)",
        "User ID",
        "Tags",
        f"1. {RECOMMEND}",
        f"2. {DELIVERY}",
        f"3. {WAITED}",
        f"4. {WORKED}",
        "Segment",
        "5. Why?",
    ]
    rows = [
        [
            str(number),
            form.id,
            form.at.strftime("%Y-%m-%d %H:%M:%S UTC"),
            "No" if form.state == "unfinished" else "Yes",
            "s1",
            "f1",
            "",
            "",
            *cells(form, style),
            form.part,
            form.comment,
        ]
        for number, form in enumerate(FORMS, 1)
    ]
    return [top, *rows], ("unfinished",), True


def google_forms(style):
    top = ["Timestamp", "Segment", RECOMMEND, DELIVERY, WAITED, WORKED, "Miksi?"]
    rows = [
        [form.at.strftime("%Y/%m/%d %I:%M:%S %p GMT+2"), form.part, *cells(form, style), form.comment] for form in FORMS
    ]
    return [top, *rows], (), False


def microsoft_forms(style):
    top = [
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Segment",
        RECOMMEND,
        DELIVERY,
        WAITED,
        WORKED,
        "Miksi?",
    ]
    rows = [
        [
            str(int(form.id[2:]) + 1),
            form.at.strftime(style.date),
            form.at.strftime(style.date),
            "anonymous",
            "",
            form.part,
            *cells(form, style),
            form.comment,
        ]
        for form in FORMS
    ]
    return [top, *rows], (), True


def table(style):
    top = ["Response ID", "Date", "Segment", RECOMMEND, DELIVERY, WAITED, WORKED, "Comment"]
    rows = [[form.id, form.at.strftime(style.date), form.part, *cells(form, style), form.comment] for form in FORMS]
    return [top, *rows], (), True


LAYOUTS = (qualtrics, surveymonkey, limesurvey, typeform, formbricks, google_forms, microsoft_forms, table)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
DELIMITERS = (",", ";", "\t", "|")
STYLES = {
    "points": Style(),
    "commas": Style(",", "%d.%m.%Y %H:%M", False, ("Kyllä", "Ei")),
    "american": Style(".", "%m/%d/%Y %I:%M:%S %p", True, ("1", "0")),
}
NAMED = {"nps": RECOMMEND, "csat": DELIVERY, "time": WAITED, "solved": WORKED}


def check(path, survey, states, by_id, capsys):
    """Import one file and compare it with what was drawn."""
    code, dry, error = run_import(capsys, path, survey, "--dry-run")
    assert (code, error) == (0, "")
    headers = [column["header"] for column in dry["columns"]]
    mapping = {"period": "all", "columns": []}
    for metric, question in NAMED.items():
        header = next(name for name in headers if question in name)
        mapping["columns"].append({"header": header, "metric": metric})
    part = next(name for name in headers if name in ("Segment", "Custom Data 1"))
    mapping["columns"].append({"header": part, "role": "segment", "values": PARTS})
    code, found, error = run_import(capsys, path, survey, mapping=mapping)
    assert (code, error) == (0, "")
    counted, kept, out, counts = expected(states, by_id)
    assert (found["rows"], found["kept"]) == (counted, kept)
    assert {one["reason"]: one["count"] for one in found["left_out"] if one["of"] == "rows"} == out
    assert {(cell["metric"], cell["segment"] or ""): cell["values"] for cell in found["counts"]} == counts
    assert {cell["start"][:9] for cell in found["counts"]} == {"2026-08-0"}
    assert max(cell["end"] for cell in found["counts"]) == found["last_day"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_and_style(layout, style, tmp_path, capsys):
    rows, states, by_id = layout(STYLES[style])
    check(saved(tmp_path / "p.cxw"), written(tmp_path, rows), states, by_id, capsys)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("style", ["points", "commas"])
def test_every_encoding_and_delimiter(encoding, delimiter, style, tmp_path, capsys):
    layout = LAYOUTS[(ENCODINGS.index(encoding) * 4 + DELIMITERS.index(delimiter) + (style == "commas")) % len(LAYOUTS)]
    rows, states, by_id = layout(STYLES[style])
    survey = written(tmp_path, rows, encoding, delimiter)
    check(saved(tmp_path / "p.cxw"), survey, states, by_id, capsys)


@pytest.mark.parametrize("layout", [qualtrics, limesurvey, microsoft_forms, table])
def test_workbooks(layout, tmp_path, capsys):
    rows, states, by_id = layout(STYLES["points"])
    survey = workbook(tmp_path / "s.xlsx", {"Sheet1": [[typed(cell) for cell in row] for row in rows]})
    check(saved(tmp_path / "p.cxw"), survey, states, by_id, capsys)


def typed(text):
    """Make a workbook's cell: numbers and times as such."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    except ValueError:
        pass
    if text.startswith("="):
        return f"'{text}"
    try:
        return float(text) if text and "_" not in text else text or None
    except ValueError:
        return text


def written(folder, rows, encoding="utf-8", delimiter=","):
    """Write rows as an exporter does."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text_file(folder, file.getvalue(), encoding)
