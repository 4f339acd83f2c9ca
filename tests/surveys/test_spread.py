"""Tables of smiley terminals count answers; each count becomes that many answers, in files and workbooks alike."""

from datetime import date

import pytest
from survey_files import counted, text_file, workbook

from cxworkshop.surveys.reading import Unreadable, open_survey

HEAD = ["Day", "Place", "Very happy", "Happy", "Unhappy", "Very unhappy", "Total"]
ROWS = [["2026-10-01", "Till 1", 3, 2, 0, 1, 6], ["2026-10-02", "Till 2", 0, "", 2, 0, 2]]
ANSWERS = (
    [["2026-10-01", "Till 1", "6", "Very happy"]] * 3
    + [["2026-10-01", "Till 1", "6", "Happy"]] * 2
    + [["2026-10-01", "Till 1", "6", "Very unhappy"]]
    + [["2026-10-02", "Till 2", "2", "Unhappy"]] * 2
)


def lines(rows, delimiter=";"):
    return "".join(delimiter.join(map(str, row)) + "\n" for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_counts_become_answers(tmp_path, encoding):
    rows = [HEAD, *ROWS, ["Yhteensä", "", 3, 2, 2, 1, 8]]
    with open_survey(text_file(tmp_path, "Käynnit;;;;;;\n" + lines(rows), encoding)) as survey:
        labels = [header.label for header in survey.headers]
        assert labels == ["Day", "Place", "Total", "Very happy | Happy | Unhappy | Very unhappy"]
        assert counted(survey) == [*ANSWERS, ["Yhteensä", "", "8", ""]]
        assert [list(row) for row in survey.sample] == ANSWERS
        assert [(rule.column, rule.reason) for rule in survey.left_out_rows] == [(0, "total")]


def test_counts_in_a_workbook(tmp_path):
    rows = [[date(2026, 10, 1), *ROWS[0][1:]], [date(2026, 10, 2), *ROWS[1][1:]]]
    with open_survey(workbook(tmp_path / "counts.xlsx", {"Sheet1": [HEAD, *rows]})) as survey:
        assert counted(survey) == ANSWERS


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD[2:], [1, 0, 0, 0, 1], [0, 1, 0, 0, 1]],  # ticks of one choice each
        [["Very happy", "Unhappy", "Shop"], [3, 2, 1], [4, 5, 6]],  # not a whole scale
        [["Good", "Bad", "Satisfied"], [3, 2, 1], [4, 5, 6]],  # words of two scales
        [["Very happy", "Happy", "Unhappy", "Very unhappy"], ["a", "b", "c", "d"], ["a", "b", "c", "d"]],
    ],
)
def test_other_tables_stay_as_they_are(tmp_path, rows):
    with open_survey(text_file(tmp_path, lines(rows))) as survey:
        assert len(survey.headers) == len(rows[0])
        assert len(counted(survey)) == 2


def test_what_is_no_count_is_told(tmp_path):
    rows = [HEAD, *ROWS * 200, ["2026-10-03", "Till 1", "many", 2, 0, 1, 6]]
    with pytest.raises(Unreadable) as found:
        open_survey(text_file(tmp_path, lines(rows)))
    assert (found.value.code, found.value.details) == ("counts_number", {"line": 402, "text": "many"})
    huge = [HEAD, *ROWS, ["2026-10-03", "Till 1", 99_999_999, 2, 0, 1, 6]]
    with pytest.raises(Unreadable) as found:
        open_survey(text_file(tmp_path, lines(huge)))
    assert found.value.code == "too_large"
