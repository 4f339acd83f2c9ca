"""Random tables, written as people's programs write them, come back cell by cell through the engine."""

import csv
import tempfile
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from survey_files import counted, engine_rows, text_file, workbook

from cxworkshop.surveys.reading import How, Unreadable, open_survey, tidy

DELIMITERS = [",", ";", "\t", "|"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac-roman"]
LINE_ENDS = ["\n", "\r\n", "\r"]
LATIN = "abcÅäöØæéñ ,;|\t\"'\n\r=+-@0123456789.<&{}%\\"
WIDE = LATIN + "Łя客🙂\u00a0\u202f\u2028\u0301\x0b\x0c\x85"


@contextmanager
def opened(text, encoding, how):
    with tempfile.TemporaryDirectory() as folder:
        try:
            with open_survey(text_file(Path(folder), text, encoding), how) as survey:
                yield survey
        finally:
            left = [path for path in Path(folder).iterdir() if path.name != "export.csv"]
            assert left == []


@st.composite
def written_tables(draw):
    encoding = draw(st.sampled_from(ENCODINGS))
    letters = WIDE if encoding.startswith("utf") else LATIN
    width, depth = draw(st.integers(1, 6)), draw(st.integers(0, 3))
    cell = st.text(letters, max_size=12)
    # a row of nothing at all is no row
    row = st.lists(cell, min_size=width, max_size=width).filter(lambda cells: any(map(str.strip, cells)))
    full = st.lists(cell.filter(str.strip), min_size=width, max_size=width)
    rows = draw(st.lists(full, min_size=depth, max_size=depth)) + draw(st.lists(row, min_size=1, max_size=12))
    return (
        rows,
        depth,
        draw(st.sampled_from(DELIMITERS)),
        encoding,
        draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        draw(st.sampled_from(LINE_ENDS)),
        draw(st.booleans()),
    )


def written(rows, delimiter, quoting, line_end, last=True):
    def cell(text):
        quoted = quoting != csv.QUOTE_MINIMAL or any(mark in text for mark in f'{delimiter}"\r\n')
        return '"' + text.replace('"', '""') + '"' if quoted else text

    text = line_end.join(delimiter.join(map(cell, row)) for row in rows)
    return text + line_end if last else text


def same(rows):
    return [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]


@given(written_tables())
@example(([["{} a", "[] b"], ["9", "2"]], 1, "|", "utf-8", csv.QUOTE_MINIMAL, "\n", True))
@example(([["a"], ["\x85"]], 1, ",", "utf-8", csv.QUOTE_MINIMAL, "\n", True))
def test_any_table_comes_back(table):
    rows, depth, delimiter, encoding, quoting, line_end, last = table
    text = written(rows, delimiter, quoting, line_end, last)
    try:
        with opened(text, encoding, How(encoding=encoding, delimiter=delimiter, header_rows=depth)) as survey:
            if survey.layout != "table":
                return
            found = engine_rows(survey)
            assert survey.header_rows == depth
            assert same(found) == same(rows[depth:])
            assert survey.ragged == 0
            tidy(survey)
            assert same(engine_rows(survey)) == same(rows[depth:])
    except Unreadable as error:
        assert error.code == "no_rows"
        assert not any(cell.strip().strip("\x0b\x0c\x1c\x85") for row in rows[depth:] for cell in row)


SCORES = st.integers(0, 10).map(str)
DECIMALS = st.tuples(st.integers(0, 10), st.integers(0, 99)).map(lambda both: f"{both[0]},{both[1]:02}")
COMMENTS = st.sampled_from(
    ["", "Good", "Palvelu oli nopeaa; kiitos", 'He said "no", twice', "Two\nlines, here", "Nöjd, men dyrt", "–", "it's"]
)
DAYS = st.integers(1, 28).map(lambda day: f"2026-09-{day:02}")
KINDS = {"Score": SCORES, "Average": DECIMALS, "Why do you think so?": COMMENTS, "Day": DAYS}


@st.composite
def answer_tables(draw):
    names = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=2, max_size=7))
    rows = draw(st.lists(st.tuples(*(KINDS[name] for name in names)), min_size=5, max_size=40))
    return [[f"{name} {i}" for i, name in enumerate(names)], *([str(n), *row][1:] for n, row in enumerate(rows))]


@given(
    answer_tables().filter(lambda rows: any(any(row) for row in rows[1:])),
    st.sampled_from(DELIMITERS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(LINE_ENDS),
)
def test_what_it_is_is_found_without_being_told(rows, delimiter, encoding, quoting, line_end):
    text = written(rows, delimiter, quoting, line_end)
    with opened(text, encoding, How()) as survey:
        assert survey.delimiter == delimiter
        assert survey.header_rows == 1
        assert [header.label for header in survey.headers] == rows[0]
        filled = [list(row) for row in rows[1:] if any(row)]
        assert [row for row in same(engine_rows(survey)) if any(row)] == filled
        assert [list(row) for row in survey.sample] == filled


@given(
    st.lists(st.lists(st.text(WIDE, max_size=8) | st.integers(-99, 99), min_size=3, max_size=3), min_size=1, max_size=9)
)
def test_a_workbook_comes_back(rows):
    rows = [[cell if isinstance(cell, int) else "".join(c for c in cell if c >= " ") for cell in row] for row in rows]
    rows = [["a" if isinstance(cell, str) and cell.startswith("=") else cell for cell in row] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "x.xlsx", {"Sheet1": [["One", "Two", "Three"], *rows]})
        filled = [[str(cell) for cell in row] for row in rows]
        filled = [row for row in filled if any(row)]
        try:
            with open_survey(path, How(header_rows=1)) as survey:
                assert [row for row in engine_rows(survey) if any(row)] == filled
        except Unreadable as error:
            assert error.code == "no_rows"
            assert not any(cell.strip() for row in filled for cell in row)


# --- what an engine does not read as it is ------------------------------------------------------------------------


def tidied(path, how=None):
    with open_survey(path, how or How()) as survey:
        try:
            rows = counted(survey)
        except duckdb.Error:
            tidy(survey)
            rows = counted(survey)
        return rows, survey.ragged, survey.private


HEAD = "id;Score;Why\n"
GOOD = "".join(f"{i};{i % 11};Good\n" for i in range(300))


@pytest.mark.parametrize(("line", "row", "ragged"), [
    ("7;8\n", ["7", "8", ""], 0),
    ("7\n", ["7", "", ""], 0),
    ("7;8;Good;;\n", ["7", "8", "Good"], 0),
    ("7;8;Good; ;\n", ["7", "8", "Good"], 0),
    ("7;8;Good;but slow\n", ["7", "8", "Good"], 1),
    ('7;8;"Good" and quick\n', ["7", "8", "Good and quick"], 0),
    ('7;8;"Good"; \n', ["7", "8", "Good"], 0),
    ('7;8;"Go""od"x"y"\n', ["7", "8", 'Go"odx"y"'], 0),
    ('7; "8" ; "Good; quick"\n', ["7", "8", "Good; quick"], 0),
    ('7;8;Goo"d"\n', ["7", "8", 'Goo"d"'], 0),
    ("   \n7;8;Good\n", ["7", "8", "Good"], 0),
])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_rows_that_are_not_even(tmp_path, line, row, ragged, encoding):
    text = HEAD + GOOD + line + GOOD + ("1;2;ä\n" if encoding == "cp1252" else "")
    rows, surplus, private = tidied(text_file(tmp_path, text, encoding))
    assert rows[300] == row or rows[301] == row
    assert len([row for row in rows if any(row)]) == 601 + (encoding == "cp1252")
    assert (surplus, private) == (ragged, True) or (surplus == 0 == ragged)


def test_rows_with_surplus_cells_at_the_start_widen_the_table(tmp_path):
    # nothing is lost: the answers beyond the header get a column without a name
    with open_survey(text_file(tmp_path, "id;Score\n1;2\n3;4;more\n")) as survey:
        assert [header.label for header in survey.headers] == ["id", "Score", ""]
        assert survey.sample[1] == ("3", "4", "more")


def test_huge_cells_are_cut_when_a_copy_is_made(tmp_path):
    text = HEAD + GOOD + "1;2;" + "x" * 3_000_000 + "\n"
    with open_survey(text_file(tmp_path, text)) as survey:
        with pytest.raises(duckdb.Error):
            engine_rows(survey)
        tidy(survey)
        assert len(engine_rows(survey)[-1][2]) == 32_767
