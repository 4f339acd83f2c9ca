"""What every sample file must give, counted by hand-checkable means: `python tests/surveys/expected.py` writes it.

Nothing of the product is used here. For each file it is written down where the header ends, which column is what, what
its values mean and which rows are left out; then csv rows are counted with a Counter. README.md says how to check a
figure with ordinary tools.
"""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

FILES = Path(__file__).parent / "files"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NPS = {str(score): score for score in range(11)}
FIVE = {str(score): score for score in range(1, 6)}
SATISFIED = {"Very dissatisfied": 1, "Dissatisfied": 2, "Neutral": 3, "Neither": 3, "Satisfied": 4, "Very satisfied": 5}
AGREE = {
    "Strongly disagree": 1, "Disagree": 2, "Neither agree or disagree": 3, "Neither agree nor disagree": 3, "Agree": 4,
    "Strongly Agree": 5, "Strongly agree": 5,
}  # fmt: skip
CODES = {"A1": 1, "A2": 2, "A3": 3, "A4": 4, "A5": 5}
YES = {"Yes": 1, "No": 0}
GOOD = {"good": 1, "bad": 0}
STARS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}
SEGMENTS = {"Uudet asiakkaat": "new", "Kanta-asiakkaat": "loyal", "Yritykset": "firms", "Småföretag": "small",
            "Privatkunder": "homes"}  # fmt: skip
SHOWN = ("new", "loyal", "small")
"""Five segments of 5, 5, 5, 5 and 4 answers: the 4 of homes are too few, and alone they could be worked out from the
sum, so firms, the first of the others in order, is not kept either."""

FAN = "Do you consider yourself to be a fan of the Star Wars film franchise?"


def comma(text):
    """Read 3,75 or 3.7500000000."""
    return float(text.replace(",", "."))


# `metrics`: {metric: (column, what its texts mean)}; `out`: rows left out, as (column, texts, reason); `said`: what a
# person must say first; `roles`: of every column in order; `few`: too few answers to keep anything
PLAN = {
    "googleforms/synthetic_en_direct_download.csv": {
        "metrics": {"nps": (1, NPS), "csat": (2, FIVE)},
        "roles": ["date", "metric", "metric", None, "ignore", "ignore", "comment"],
    },
    "limesurvey/rse2017_nl_codetext_headers_resaved_by_pandas.csv": {
        "metrics": {"csat": (121, AGREE)},
        "said": [{"header": "I find real enjoyment in my job", "role": "metric", "metric": "csat"}],
        "dated": False,
    },
    "limesurvey/synthetic_code_headers_semicolon.csv": {
        "encoding": "utf-8-sig",
        "delimiter": ";",
        "out": [(1, {""}, "unfinished")],
        "metrics": {"nps": (7, NPS), "csat": (8, CODES), "time": (11, comma)},
        "said": [
            {"header": "SAT", "role": "metric", "metric": "csat"},
            {"header": "WAIT", "role": "metric", "metric": "M3"},
        ],
        "roles": [
            "response id",
            "date",
            "status",
            "ignore",
            "ignore",
            "ignore",
            "ignore",
            "metric",
            "metric",
            "ignore",
            "ignore",
            "metric",
            "comment",
        ],
    },
    "limesurvey/synthetic_results-survey123456.xlsx": {
        "out": [(1, {""}, "unfinished")],
        "metrics": {"nps": (7, NPS), "csat": (8, CODES), "time": (11, comma)},
        "said": [
            {"header": "SAT", "role": "metric", "metric": "csat"},
            {"header": "WAIT", "role": "metric", "metric": "time"},
        ],
    },
    "msforms/synthetic_en.xlsx": {
        "metrics": {"nps": (6, NPS), "csat": (7, FIVE)},
        "roles": [
            "response id",
            "ignore",
            "date",
            "personal",
            "personal",
            "ignore",
            "metric",
            "metric",
            None,
            "comment",
        ],
    },
    "other/synthetic_excel_fi_cp1252_semicolon_decimal_comma.csv": {
        "encoding": "cp1252",
        "delimiter": ";",
        "metrics": {"nps": (2, NPS), "time": (3, comma)},
        "segment": 1,
        "roles": ["date", "segment", "metric", "metric", "comment"],
    },
    "other/synthetic_google_business_reviews.json": {
        "metrics": {"stars": (0, STARS)},
        "said": [{"header": "star_rating", "role": "metric", "metric": "stars"}],
    },
    "other/synthetic_zendesk_satisfaction_ratings.csv": {
        "metrics": {"solved": (2, GOOD)},
        "said": [{"header": "score", "role": "metric", "metric": "Good rating"}],
    },
    "qualtrics/qualtRics_sample_3header_german_labels.csv": {
        "header": 3,
        "metrics": {"csat": (17, FIVE)},
        "said": [{"header": "This is a multiple choice question.", "role": "metric", "metric": "csat"}],
        "few": True,
        "personal": 7,
    },
    "qualtrics/synthetic_3header_bom_nps_group.csv": {
        "encoding": "utf-8-sig",
        "header": 3,
        "out": [(2, {"Survey Preview"}, "preview"), (6, {"False"}, "unfinished")],
        "metrics": {"nps": (12, NPS), "csat": (13, SATISFIED)},
        "roles": [
            "ignore",
            "ignore",
            "status",
            "personal",
            "ignore",
            "ignore",
            "status",
            "date",
            "response id",
            "ignore",
            "ignore",
            "ignore",
            "metric",
            "metric",
            "ignore",
            "ignore",
            "comment",
        ],
    },
    "surveymonkey/doubleheadr_demo_grouped_question.csv": {
        "header": 2,
        "metrics": {"csat": (11, AGREE)},
        "dated": False,
        "personal": 10,
        "said": [{"header": "I wish it would have snowed more this winter.", "role": "metric", "metric": "csat"}],
    },
    "surveymonkey/starwars_two_header_rows.csv": {
        "encoding": "cp1252",
        "header": 2,
        "metrics": {"solved": (2, YES)},
        "dated": False,
        "said": [{"header": FAN, "role": "metric", "metric": "solved"}],
    },
    "surveymonkey/synthetic_all_responses_text.csv": {
        "header": 2,
        "metrics": {"nps": (9, NPS), "csat": (10, SATISFIED)},
        "segment": 8,
        "roles": [
            "response id",
            "ignore",
            "ignore",
            "date",
            "personal",
            "personal",
            "personal",
            "personal",
            "segment",
            "metric",
            "metric",
            "ignore",
            "ignore",
            "ignore",
            "comment",
        ],
    },
    "surveymonkey/thanksgiving_one_header_row_merged.csv": {
        "metrics": {"solved": (10, YES)},
        "dated": False,
        "said": [{"header": "Do you typically have gravy?", "role": "metric", "metric": "solved"}],
    },
    "typeform/synthetic_current_layout.csv": {
        "out": [(10, {"partial"}, "unfinished")],
        "metrics": {"nps": (1, NPS), "csat": (2, FIVE)},
        "roles": [
            "response id",
            "metric",
            "metric",
            "ignore",
            "ignore",
            "ignore",
            "ignore",
            "ignore",
            "comment",
            "ignore",
            "status",
            "ignore",
            "ignore",
            "date",
            "personal",
            "ignore",
            "ignore",
        ],
    },
}


def rows_of(path, encoding, delimiter):
    """Read a table with nothing but the standard library."""
    if path.suffix == ".json":
        return [["starRating"], *([review["starRating"]] for review in json.loads(path.read_bytes())["reviews"])]
    if path.suffix == ".xlsx":
        return sheet_rows(path)
    text = path.read_text(encoding=encoding, errors="replace")
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]


def sheet_rows(path):
    """Read the first sheet of a workbook from its XML."""
    with zipfile.ZipFile(path) as archive:
        shared = []
        if "xl/sharedStrings.xml" in archive.namelist():
            shared = ["".join(item.itertext()) for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(f"{MAIN}row"):
        cells = {}
        for cell in row.iter(f"{MAIN}c"):
            place = 0
            for letter in re.match("[A-Z]+", cell.get("r"))[0]:
                place = place * 26 + ord(letter) - 64
            text = ""
            value = cell.find(f"{MAIN}v")
            if cell.get("t") == "inlineStr":
                text = "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
            elif value is not None:
                text = shared[int(value.text)] if cell.get("t") == "s" else value.text
            cells[place - 1] = text.removesuffix(".0")
        rows.append([cells.get(place, "") for place in range(max(cells, default=-1) + 1)])
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def expected(name, encoding="utf-8", delimiter=",", header=1, metrics=None, segment=None, out=(), said=(), roles=None,
             dated=True, few=False, personal=None):  # fmt: skip
    """Count one file."""
    rows = rows_of(FILES / name, encoding, delimiter)[header:]
    reasons = Counter()
    kept = []
    for row in rows:
        why = next((reason for column, values, reason in out if row[column] in values), "")
        reasons[why] += 1
        if not why:
            kept.append(row)
    counts = {}
    for metric, (column, meaning) in metrics.items():
        reading = meaning if callable(meaning) else meaning.get
        answers = [(row, reading(row[column])) for row in kept if row[column]]
        assert all(answer is not None for _, answer in answers), (name, metric)
        reasons["", metric] = sum(not row[column] for row in kept)
        counts[metric] = {"": counted(answer for _, answer in answers)}
        for part in SHOWN if segment is not None else ():
            counts[metric][part] = counted(answer for row, answer in answers if SEGMENTS[row[segment]] == part)
    return {
        "rows": len(rows),
        "kept": len(kept),
        "left_out": {reason: n for reason, n in sorted(reasons.items(), key=str) if isinstance(reason, str) and reason},
        "empty": {key[1]: n for key, n in reasons.items() if isinstance(key, tuple) and n},
        "map": list(said),
        "roles": roles,
        "personal": personal if personal is not None else roles.count("personal") if roles else None,
        "period": ["2026-09-01", "2026-09-24"] if dated and not few else ["2026-11-21", "2026-11-21"],
        "counts": {} if few else counts,
    }


def counted(answers):
    """Count answers, written as short numbers."""
    return {f"{answer:g}": n for answer, n in sorted(Counter(answers).items())}


def main():
    """Write expected.json."""
    found = {name: expected(name, **plan) for name, plan in PLAN.items()}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (Path(__file__).parent / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
