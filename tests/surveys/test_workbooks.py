"""Workbooks as people keep them: titles, gaps, several sheets, merged cells, formulas, dates, and broken ones."""

import io
import zipfile
from datetime import date, datetime

import pytest
from survey_files import MAIN, counted, sheet_xml, text_file, workbook

from cxworkshop.surveys.reading import How, Unreadable, open_survey

HEAD = ["id", "Day", "Would you recommend us?", "Region"]
ROWS = [[i, date(2026, 9, i), i % 11, "North"] for i in range(1, 29)]


def opened(tmp_path, sheets, how=None, **more):
    if not isinstance(sheets, dict):
        sheets = {"Sheet1": sheets}
    return open_survey(workbook(tmp_path / "book.xlsx", sheets, **more), how or How())


def code_of(path, how=None):
    with pytest.raises(Unreadable) as found:
        open_survey(path, how or How()).close()
    return found.value.code


def labels(survey):
    return [header.label for header in survey.headers]


def test_a_plain_sheet(tmp_path):
    with opened(tmp_path, [HEAD, *ROWS]) as survey:
        assert (survey.layout, survey.encoding, survey.delimiter, survey.header_rows) == ("table", "xlsx", "", 1)
        assert (survey.sheet, survey.sheets) == ("Sheet1", ("Sheet1",))
        assert labels(survey) == HEAD
        assert counted(survey) == [[str(i), f"2026-09-{i:02}", str(i % 11), "North"] for i in range(1, 29)]
        assert counted(survey)[:28] == [list(row) for row in survey.sample]
        assert survey.data.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("above", [
    [["Customer survey 2026"], None, None],
    [None, None, None, None],
    [[None], ["Report"], ["Made", date(2026, 9, 30)], None],
    [[""], ["", ""], ["  "]],
])  # fmt: skip
def test_rows_above_the_table(tmp_path, above):
    with opened(tmp_path, [*above, HEAD, *ROWS]) as survey:
        assert labels(survey) == HEAD
        assert len(counted(survey)) == 28


def test_columns_before_and_after_the_table_and_rows_between(tmp_path):
    rows = [[None, *HEAD, None, None]]
    for row in ROWS:
        rows += [[None, *row, None, ""], None, [None, "", "  ", None, None]]
    with opened(tmp_path, rows) as survey:
        assert [label for label in labels(survey) if label] == HEAD
        found = [[cell for cell in row if cell] for row in counted(survey)]
        assert [row[0] for row in found if row] == [str(i) for i in range(1, 29)]


def test_values_of_every_kind(tmp_path):
    rows = [
        ["id", "a", "b", "c", "d", "e", "f"],
        [1, 8.0, 3.75, True, datetime(2026, 9, 1, 10, 30), date(2026, 9, 1), "=1+1->2"],
        [2, 0.1 + 0.2, -99, False, datetime(2026, 9, 1), "2026-09-01", "text & <b>"],
        [3, 12345678901, 1e300, None, None, "007", '=HYPERLINK("x")->=cmd'],
    ]
    with opened(tmp_path, rows) as survey:
        assert counted(survey) == [
            ["1", "8", "3.75", "TRUE", "2026-09-01 10:30:00", "2026-09-01", "2"],
            ["2", "0.30000000000000004", "-99", "FALSE", "2026-09-01", "2026-09-01", "text & <b>"],
            ["3", "12345678901", str(int(1e300)), "", "", "007", "=cmd"],
        ]


def test_the_sheet_with_the_answers_is_found_behind_a_summary(tmp_path):
    sheets = {
        "Summary": [["Customer survey"], ["Answers", 28], ["Average", 8.2]],
        "Answers": [HEAD, *ROWS],
        "Empty": [],
    }
    with opened(tmp_path, sheets) as survey:
        assert survey.sheet == "Answers"
        assert survey.sheets == ("Summary", "Answers", "Empty")
        assert len(counted(survey)) == 28
    with opened(tmp_path, sheets, How(sheet="Summary")) as survey:
        assert survey.sheet == "Summary"
    assert code_of(tmp_path / "book.xlsx", How(sheet="Other")) == "no_sheet"


def test_a_known_layout_is_found_behind_a_larger_sheet(tmp_path):
    forms = ["ID", "Start time", "Completion time", "Email", "Name", "Score"]
    answers = [[i, datetime(2026, 9, 1, 10), datetime(2026, 9, 1, 11), "anonymous", None, i] for i in range(5)]
    sheets = {"Customers": [["Name", "City", "Size", "Since"]] + [["A", "B", "C", "D"]] * 90, "Svar": [forms, *answers]}
    with opened(tmp_path, sheets) as survey:
        assert (survey.sheet, survey.layout) == ("Svar", "microsoft_forms")


def test_hidden_sheets_are_not_offered(tmp_path):
    with opened(tmp_path, {"Hidden": [HEAD, *ROWS * 2], "Answers": [HEAD, *ROWS]}, hidden={"Hidden"}) as survey:
        assert survey.sheets == ("Answers",)
    with opened(tmp_path, {"Hidden": [HEAD, *ROWS]}, hidden={"Hidden"}) as survey:
        assert survey.sheet == "Hidden"


def test_merged_cells_over_the_header(tmp_path):
    # a question over its three choices: only the first cell of merged ones has a value
    rows = [["id", "Score", "What did you use?", None, None], [None, None, "Shop", "Web", "Phone"]]
    rows += [[i, i, 1, 0, 1] for i in range(1, 9)]
    with opened(tmp_path, rows, merged=["A1:A2", "B1:B2", "C1:E1"]) as survey:
        assert survey.header_rows == 2
        assert labels(survey) == [
            "id", "Score", "What did you use? – Shop", "What did you use? – Web", "What did you use? – Phone",
        ]  # fmt: skip


def test_a_merged_cell_speaks_for_all_its_rows_but_an_answer_counts_once(tmp_path):
    rows = [["Customer survey"], None, ["Shop", "Day", "Score", "Mood", "Comment"]]
    for i in range(12):
        first = i % 4 == 0
        rows.append([f"Shop {i}" if first else None, date(2026, 9, 1 + i) if first else None, 9 if first else None,
                     "Satisfied" if first else None, f"No {i}"])  # fmt: skip
    merged = [f"{column}{top}:{column}{top + 3}" for column in "ABCD" for top in (4, 8, 12)]
    with opened(tmp_path, rows, merged=merged) as survey:
        found = counted(survey)
        assert [row[0] for row in found] == ["Shop 0"] * 4 + ["Shop 4"] * 4 + ["Shop 8"] * 4
        assert [row[1] for row in found[:5]] == ["2026-09-01"] * 4 + ["2026-09-05"]
        assert [row[2] for row in found] == ["9", "", "", ""] * 3
        assert [row[3] for row in found] == ["Satisfied", "", "", ""] * 3
        assert survey.sample[1][0] == "Shop 0"


def test_answers_are_found_beside_a_larger_register_and_a_pivot(tmp_path):
    sheets = {
        "Pivot": [["Row Labels", *map(str, range(40))], *[["North", *range(40)]] * 30],
        "Customers": [["Name", "City", "Size", "Since"], *[["A", "B", "C", "D"]] * 90],
        "Vastaukset 2026": [HEAD, *ROWS],
    }
    with opened(tmp_path, sheets) as survey:
        assert survey.sheet == "Vastaukset 2026"
    del sheets["Vastaukset 2026"]
    with opened(tmp_path, sheets) as survey:
        assert survey.sheet == "Customers"


def test_totals_below_the_answers(tmp_path):
    with opened(tmp_path, [HEAD, *ROWS, None, ["Total", None, 5.2, None]]) as survey:
        assert survey.left_out_rows[0].reason == "total"
        assert counted(survey)[-1][0] == "Total"


def test_long_numbers_and_line_breaks(tmp_path):
    rows = [["id", "Why,\nthen?"], [10_000_000_000_000_000, 'A "word"\nand; another, one\r\nend']]
    with opened(tmp_path, rows) as survey:
        assert labels(survey) == ["id", "Why, then?"]
        assert counted(survey)[0][0] == "10000000000000000"
        assert counted(survey)[0][1].replace("\r", "") == 'A "word"\nand; another, one\nend'


def test_a_carriage_return_alone(tmp_path):
    xml = sheet_xml([["id", "Why", "Score"], [1, "a\rb", 9], [2, "c", 8]]).replace("\r", "&#13;")
    with opened(tmp_path, {"Sheet1": xml}) as survey:
        assert [row[2] for row in counted(survey)] == ["9", "8"]


ODD = ["],[", '"],["', "]]", "[[", 'a "b"', "a\\b", "a,b", "two\nlines", "tab\there", "\u2028é🙂", "null", " x "]


@pytest.mark.parametrize("odd", ODD)
def test_every_cell_comes_through_whatever_stands_beside_it(tmp_path, odd):
    rows = [["id", "Score", "Why"], [1, 9, "ok"], [2, 3.5, odd], [3, 2**60, "ok"], [4, 1e22, odd]]
    with open_survey(workbook(tmp_path / "x.xlsx", {"S": rows})) as survey:
        assert [row[2].strip() for row in counted(survey)] == ["ok", odd.strip(), "ok", odd.strip()]
        assert [float(row[1]) for row in counted(survey)] == [9, 3.5, 2**60, 1e22]


def test_nothing_in_it(tmp_path):
    for rows in ([], [None], [[""]], [HEAD]):
        assert code_of(workbook(tmp_path / "e.xlsx", {"Sheet1": rows})) in ("no_rows", "no_sheet")


# --- what is no workbook, or a wrong one -------------------------------------------------------------------------


def test_a_far_away_cell_takes_no_memory(tmp_path):
    xml = sheet_xml([HEAD, *ROWS]).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    assert code_of(workbook(tmp_path / "far.xlsx", {"Sheet1": xml})) == "too_many_cells"


@pytest.mark.parametrize("cell", [
    '<c r="A2" t="s"><v>99</v></c>', '<c r="A2" t="s"><v>-1</v></c>', '<c r="A2"><v>1e999</v></c>',
    "<c r='A2'><v>x</v></c>",
    '<c r="A2" s="77"><v>1</v></c>', '<c r="A2" s="1"><v>1e15</v></c>', '<c r="A2" s="1"><v>-5</v></c>',
    '<c r="A0"><v>1</v></c>', '<c r="ZZZZZZZZ9"><v>1</v></c>', '<c r="A2" t="d"><v>nonsense</v></c>',
    '<c r="A99999999999999999999"><v>1</v></c>', "<c", '<c r="A2"><v>' + "9" * 100_000 + "</v></c>",
    '<c r="A2" t="e"><v>#REF!</v></c>',
])  # fmt: skip
def test_broken_cells(tmp_path, cell):
    head = '<row r="1"><c r="A1" t="str"><v>Score</v></c></row>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{head}<row r="2">{cell}</row>'
    path = workbook(tmp_path / "x.xlsx", {"Sheet1": xml + "</sheetData></worksheet>"})
    try:
        with open_survey(path) as survey:
            assert len(survey.sample) <= 1
    except Unreadable as error:
        assert error.code in ("broken_workbook", "no_rows", "too_many_cells", "no_sheet")


def test_entities_are_not_followed(tmp_path):
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    xml = f'<!DOCTYPE x [<!ENTITY a0 "ha"><!ENTITY file SYSTEM "file:///etc/hostname">{laughs}]>' + sheet_xml(
        [HEAD, ["1", "&amp;", "3", "4"]]
    ).replace("&amp;amp;", "&a9;&file;")
    try:
        with open_survey(workbook(tmp_path / "x.xlsx", {"Sheet1": xml})) as survey:
            assert len("".join(survey.sample[0])) < 100
    except Unreadable as error:
        assert error.code == "broken_workbook"


def zipped(path, entries, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


PACKED = io.BytesIO()
with zipfile.ZipFile(PACKED, "w") as packed:
    packed.writestr("a.csv", "a;b\n1;2\n")
PACKED = PACKED.getvalue()


@pytest.mark.parametrize(("entries", "code"), [
    ({"readme.md": "x"}, "no_data_file"),
    ({"xl/workbook.bin": "x"}, "binary_excel"),
    ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}, "open_document"),
    ({"xl/workbook.xml": "nonsense"}, "broken_workbook"),
    ({"word/document.xml": "x"}, "no_data_file"),
    ({"inner.csv": b"PK\x03\x04 and more"}, "broken_zip"),
    ({"inner.csv": PACKED}, "zip_in_zip"),
    ({"__MACOSX/a.csv": "a;b\n1;2", ".hidden.csv": "a;b\n1;2"}, "no_data_file"),
    ({"empty.csv": ""}, "no_data_file"),
])  # fmt: skip
def test_zips_of_other_things(tmp_path, entries, code):
    assert code_of(zipped(tmp_path / "x.zip", entries)) == code


def test_a_zip_of_several_tables(tmp_path):
    path = zipped(tmp_path / "x.zip", {"a/small.csv": "a;b\n1;2\n", "a/large.csv": "c;d\n1;2\n3;4\n"})
    with open_survey(path) as survey:
        assert (survey.sheet, survey.sheets) == ("a/large.csv", ("a/large.csv", "a/small.csv"))
    with open_survey(path, How(sheet="a/small.csv")) as survey:
        assert labels(survey) == ["a", "b"]


def test_a_workbook_in_a_zip(tmp_path):
    book = workbook(tmp_path / "b.xlsx", {"Sheet1": [HEAD, *ROWS]})
    with open_survey(zipped(tmp_path / "x.zip", {"b.xlsx": book.read_bytes()})) as survey:
        assert len(counted(survey)) == 28


def test_bombs(tmp_path):
    assert code_of(zipped(tmp_path / "x.zip", {"a.csv": b"a;b\n" + b"1;2\n" * 30_000_000})) == "zip_bomb"
    many = {f"{i}.txt": "x" for i in range(2500)}
    assert code_of(zipped(tmp_path / "y.zip", many)) == "zip_bomb"


def test_a_zip_that_is_cut_off_or_locked(tmp_path):
    book = workbook(tmp_path / "b.xlsx", {"Sheet1": [HEAD, *ROWS]}).read_bytes()
    for end in (4, 100, len(book) // 2, len(book) - 10):
        assert code_of(text_file(tmp_path, book[:end], name="cut.xlsx")) == "broken_zip"
    content = bytearray(zipped(tmp_path / "l.zip", {"a.csv": "a;b\n1;2\n"}).read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(text_file(tmp_path, bytes(content), name="l.zip")) == "locked"


def test_two_entries_of_one_name(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", "a;b\n1;2\n")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.csv", "a;b\n3;4\n")
    assert code_of(text_file(tmp_path, buffer.getvalue(), name="x.zip")) == "broken_zip"


@pytest.mark.parametrize(("start", "code"), [
    (b"$FL2@(#) SPSS", "spss"), (b"%PDF-1.7", "pdf"), (b"\x89PNG\r\n", "picture"), (b"\x1f\x8b\x08", "packed"),
    (b"<!DOCTYPE html><html>", "web_page"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "old_excel"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "not_table"), (b"PK\x05\x06" + bytes(18), "broken_zip"),
    (b"PAR1", "not_table"), (b"  \n<table><tr><td>1</td></tr></table>", "web_page"),
])  # fmt: skip
def test_files_of_other_kinds(tmp_path, start, code):
    assert code_of(text_file(tmp_path, start, name="export.csv")) == code
