"""Every sample file: its layout, header, columns, and that an engine reads the same cells from its data."""

from pathlib import Path

import pytest
from survey_files import counted

from cxworkshop.surveys.reading import open_survey

FILES = Path(__file__).parent / "files"

# file | layout, encoding, delimiter, header rows, columns, answers in the sample
SAMPLES = {
    "googleforms/synthetic_en_direct_download.csv": ("google_forms", "utf-8", ",", 1, 7, 24),
    "limesurvey/rse2017_nl_codetext_headers_resaved_by_pandas.csv": ("limesurvey", "utf-8", ",", 1, 131, 40),
    "limesurvey/synthetic_code_headers_semicolon.csv": ("limesurvey", "utf-8-sig", ";", 1, 13, 24),
    "limesurvey/synthetic_results-survey123456.xlsx": ("limesurvey", "xlsx", "", 1, 13, 24),
    "msforms/synthetic_en.xlsx": ("microsoft_forms", "xlsx", "", 1, 10, 24),
    "other/synthetic_excel_fi_cp1252_semicolon_decimal_comma.csv": ("table", "cp1252", ";", 1, 5, 24),
    "other/synthetic_google_business_reviews.json": ("google_reviews", "json", "", 1, 9, 24),
    "other/synthetic_zendesk_satisfaction_ratings.csv": ("zendesk", "utf-8", ",", 1, 10, 24),
    "qualtrics/qualtRics_sample_3header_german_labels.csv": ("qualtrics", "utf-8", ",", 3, 20, 1),
    "qualtrics/synthetic_3header_bom_nps_group.csv": ("qualtrics", "utf-8-sig", ",", 3, 17, 24),
    "surveymonkey/doubleheadr_demo_grouped_question.csv": ("surveymonkey", "utf-8", ",", 2, 12, 7),
    "surveymonkey/starwars_two_header_rows.csv": ("surveymonkey", "cp1252", ",", 2, 38, 150),
    "surveymonkey/synthetic_all_responses_text.csv": ("surveymonkey", "utf-8", ",", 2, 15, 24),
    "surveymonkey/thanksgiving_one_header_row_merged.csv": ("surveymonkey", "utf-8", ",", 1, 65, 100),
    "typeform/synthetic_current_layout.csv": ("typeform", "utf-8", ",", 1, 17, 24),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read(name):
    with open_survey(FILES / name) as survey:
        found = (
            survey.layout,
            survey.encoding,
            survey.delimiter,
            survey.header_rows,
            len(survey.headers),
            len(survey.sample),
        )

        assert found == SAMPLES[name]
        assert survey.name == Path(name).name
        assert all(len(row) == len(survey.headers) for row in survey.sample)
        assert survey.private == (survey.data != FILES / name)
        assert counted(survey) == [list(row) for row in survey.sample]
    assert survey.data.exists() != survey.private


def test_no_sample_is_forgotten():
    assert {path.relative_to(FILES).as_posix() for path in FILES.rglob("*") if path.is_file()} == {
        *SAMPLES,
        "README.md",
    }
