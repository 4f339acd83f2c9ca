"""Exports of Qualtrics, Microsoft and Google Forms, and of services that collect ratings and reviews."""

import json
import zipfile
from datetime import datetime

import pytest
from survey_files import counted, text_file, workbook

from cxworkshop.surveys.reading import Header, How, Unreadable, open_survey


def opened(tmp_path, text, encoding="utf-8"):
    return open_survey(text_file(tmp_path, text, encoding))


# --- Qualtrics --------------------------------------------------------------------------------------------------

IDS = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "RecordedDate", "ResponseId",
       "RecipientEmail", "UserLanguage", "Q1_NPS_GROUP", "Q1", "Q3_1", "Q3_2", "Q4"]  # fmt: skip
TEXTS = ["Startdatum", "Enddatum", "Antworttyp", "IP-Adresse", "Verlauf", "Beendet", "Aufgezeichnet", "Antwort-ID",
         "E-Mail", "Sprache", "How likely ... - Group", "How likely are you to\nrecommend us, on 0–10?",
         "What did you use? - Shop", "What did you use? - Web", "Why - tell us all"]  # fmt: skip
DATED = {"StartDate", "EndDate", "RecordedDate"}
ANSWERS = [
    ["2026-09-01 10:00:00", "2026-09-01 10:01:00", "IP Address", "10.0.0.1", "100", "True", "2026-09-01 10:01:01",
     "R_1", "anna@example.org", "DE", "Promoter", "9", "Shop", "", 'He said "no", twice\nand left'],
    ["2026-09-02 10:00:00", "2026-09-02 10:01:00", "Survey Preview", "", "100", "True", "2026-09-02 10:01:01",
     "R_2", "", "EN", "Detractor", "0", "", "Web", ""],
    ["2026-09-03 10:00:00", "2026-09-03 10:01:00", "Spam", "", "20", "False", "2026-09-03 10:01:01",
     "R_3", "", "EN", "", "-99", "-99", "-99", "-99"],
]  # fmt: skip


def import_ids(python_like=False):
    ids = [{"ImportId": f"QID{i}"} | ({"timeZone": "Europe/Berlin"} if name in DATED else {})
           for i, name in enumerate(IDS)]  # fmt: skip
    return [str(each) if python_like else json.dumps(each, separators=(",", ":")) for each in ids]


def delimited(rows, delimiter=",", end="\n"):
    return "".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) + end for row in rows)


def require_qualtrics(survey):
    assert survey.layout == "qualtrics"
    assert survey.headers[11] == Header("Q1", "How likely are you to recommend us, on 0–10?")
    assert survey.headers[12:] == (
        Header("Q3_1", "What did you use?", "Shop"),
        Header("Q3_2", "What did you use?", "Web"),
        Header("Q4", "Why - tell us all"),
    )
    assert counted(survey) == ANSWERS
    assert survey.missing == ("-99",)
    fixed = {name: survey.fixed.get(i) for i, name in enumerate(IDS)}
    assert fixed["RecordedDate"] == "date"
    assert fixed["ResponseId"] == "response id"
    assert fixed["IPAddress"] == fixed["RecipientEmail"] == "personal"
    assert fixed["Q1_NPS_GROUP"] == fixed["Progress"] == "ignore"
    assert fixed["Q1"] is fixed["Q3_1"] is fixed["Q4"] is None
    rules = {(rule.column, rule.reason): rule.values for rule in survey.left_out_rows}
    assert {"survey preview", "1"} <= rules[2, "preview"]
    assert {"spam", "8"} <= rules[2, "spam"]
    assert {"false", "0"} <= rules[5, "unfinished"]


@pytest.mark.parametrize("python_like", [False, True])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_qualtrics(tmp_path, encoding, end, python_like):
    text = delimited([IDS, TEXTS, import_ids(python_like), *ANSWERS], end=end)
    with opened(tmp_path, text, encoding) as survey:
        assert (survey.header_rows, survey.delimiter, survey.encoding) == (3, ",", encoding)
        require_qualtrics(survey)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_qualtrics_with_tabs_in_utf_16(tmp_path, encoding):
    with opened(tmp_path, delimited([IDS, TEXTS, import_ids(), *ANSWERS], "\t"), encoding) as survey:
        assert (survey.header_rows, survey.delimiter, survey.encoding) == (3, "\t", "utf-16")
        assert survey.private
        require_qualtrics(survey)


def test_qualtrics_in_a_workbook(tmp_path):
    rows = [IDS, TEXTS, import_ids(), *ANSWERS]
    with open_survey(workbook(tmp_path / "q.xlsx", {"Sheet0": rows})) as survey:
        assert survey.header_rows == 3
        require_qualtrics(survey)


@pytest.mark.parametrize("rows", [2, 1])
def test_qualtrics_after_somebody_removed_header_rows(tmp_path, rows):
    with opened(tmp_path, delimited([*[IDS, TEXTS][:rows], *ANSWERS])) as survey:
        assert (survey.layout, survey.header_rows) == ("qualtrics", rows)
        assert survey.headers[11].code == "Q1"


def test_qualtrics_of_old(tmp_path):
    codes = [f"V{i}" for i in range(1, 11)]
    names = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status",
             "StartDate", "EndDate", "Finished"]  # fmt: skip
    row = ["R_1", "Default Response Set", "Anna", "", "a@example.org", "10.0.0.1", "0", "2014-01-01 10:00:00",
           "2014-01-01 10:01:00", "1"]  # fmt: skip
    lines = [[*codes, "Q1"], [*names, "How satisfied?"], [*row, "5"], [*row, "4"]]
    text = "".join(",".join(line) + ",\n" for line in lines)
    with opened(tmp_path, text, "utf-8-sig") as survey:
        assert (survey.layout, survey.header_rows) == ("qualtrics_legacy", 2)
        assert survey.headers[10] == Header("Q1", "How satisfied?")
        assert survey.fixed[0] == "response id"
        assert {survey.fixed[i] for i in (2, 3, 4, 5)} == {"personal"}
        assert counted(survey)[0] == [*row, "5", ""]


# --- Microsoft Forms --------------------------------------------------------------------------------------------

FORMS = {
    "en": ["ID", "Start time", "Completion time", "Email", "Name"],
    "en more": ["Id", "Start time", "Completion time", "Email", "Name", "Language", "Last modified time"],
    "sv": ["ID", "Starttid", "Slutförandetid", "E-post", "Namn"],
    "nb": ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn", "Tidspunkt for siste endring"],
    "fi": ["Tunnus", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi"],
    "fi id": ["ID", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi"],
    "da": ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn"],
    "words never seen": ["ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"],
}
QUESTIONS = ["Hur troligt är det\natt\u00a0du rekommenderar oss?", "Vad använde du?", "Varför – berätta"]


def forms_rows(words, real):
    rows = []
    for i in range(1, 4):
        start, end = datetime(2026, 9, i, 11, 0, 22), datetime(2026, 9, i, 11, 3, 5)
        times = [start, end] if real else [f"9/{i}/26 11:00:22", f"9/{i}/26 11:03:05"]
        more = ["English (United States)", end if real else times[1]][-(len(words) - 5) :] if len(words) > 5 else []
        rows.append([i if real else str(i), *times, "anonymous", "", *more, 10 - i if real else str(10 - i),
                     "Butik;Nät;", "Snabbt – och lätt"])  # fmt: skip
    return rows


@pytest.mark.parametrize("language", FORMS)
def test_microsoft_forms_in_a_workbook(tmp_path, language):
    words = FORMS[language]
    rows = [[*words, *QUESTIONS], *forms_rows(words, True)]
    with open_survey(workbook(tmp_path / "forms.xlsx", {"Sheet1": rows})) as survey:
        assert (survey.layout, survey.header_rows) == ("microsoft_forms", 1)
        assert {i: survey.fixed[i] for i in range(5)} == {
            0: "response id", 1: "ignore", 2: "date", 3: "personal", 4: "personal",
        }  # fmt: skip
        assert set(survey.fixed) == set(range(len(words)))
        assert survey.headers[len(words)].text == "Hur troligt är det att du rekommenderar oss?"
        assert counted(survey)[0][2] == "2026-09-01 11:03:05"
        assert counted(survey)[0][len(words) :] == ["9", "Butik;Nät;", "Snabbt – och lätt"]


@pytest.mark.parametrize("deleted", [[3, 4], [3], [4]])
def test_microsoft_forms_without_the_columns_of_persons_keeps_its_questions(tmp_path, deleted):
    words = FORMS["en"]
    rows = [
        [*words, *QUESTIONS],
        *([*row[:3], f"a{row[0]}@example.org", "Anna B", *row[5:]] for row in forms_rows(words, True)),
    ]
    rows = [[cell for place, cell in enumerate(row) if place not in deleted] for row in rows]
    with open_survey(workbook(tmp_path / "forms.xlsx", {"Sheet1": rows})) as survey:
        assert survey.layout == "microsoft_forms"
        personal = [place for place, role in survey.fixed.items() if role == "personal"]
        assert [rows[0][place] for place in personal] == [words[place] for place in (3, 4) if place not in deleted]


def test_microsoft_forms_with_persons_in_a_language_not_seen(tmp_path):
    words = FORMS["words never seen"]
    rows = [
        [*words, *QUESTIONS],
        *([*row[:3], f"a{row[0]}@example.org", "Anna B", *row[5:]] for row in forms_rows(words, True)),
    ]
    with open_survey(workbook(tmp_path / "forms.xlsx", {"Sheet1": rows})) as survey:
        assert [place for place, role in survey.fixed.items() if role == "personal"] == [3, 4]
        assert 5 not in survey.fixed


def test_what_a_quiz_adds_to_microsoft_forms_is_ignored(tmp_path):
    head = [*FORMS["en"], "Total points", "Quiz feedback", "Good - or bad?", "Points - Good - or bad?",
            "Feedback - Good - or bad?"]  # fmt: skip
    rows = [[*row[:5], 1, "", 4, 1, "Thanks"] for row in forms_rows(FORMS["en"], True)]
    with open_survey(workbook(tmp_path / "quiz.xlsx", {"Sheet1": [head, *rows]})) as survey:
        assert [survey.fixed.get(place) for place in range(5, 10)] == ["ignore", "ignore", None, "ignore", "ignore"]


@pytest.mark.parametrize("language", FORMS)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_microsoft_forms_saved_again_by_a_spreadsheet(tmp_path, language, delimiter):
    words = FORMS[language]
    rows = [[*words, *QUESTIONS], *forms_rows(words, False)]
    with opened(tmp_path, delimited(rows, delimiter, "\r\n"), "cp1252") as survey:
        assert (survey.layout, survey.encoding, survey.delimiter) == ("microsoft_forms", "cp1252", delimiter)
        assert survey.fixed[2] == "date"
        assert counted(survey)[2][len(words) :] == ["7", "Butik;Nät;", "Snabbt – och lätt"]


# --- Google Forms -----------------------------------------------------------------------------------------------

STAMPS = {
    "Timestamp": "2026/01/1{} 3:22:11 PM GMT+2",
    "Tidstämpel": "2026-01-1{} 15:22:11",
    "Aikaleima": "1{}.1.2026 klo 15.22.11",
    "Tidsmerke": "1{}.01.2026 15.22.11",
    "Tidsstempel": "1{}/01/2026 15.22.11",
    "Tidsstämpel": "2026/01/1{} 3:22:11 em EET",
}


def google_text(stamp):
    rows = [
        [stamp, "E-mail", "Would you recommend us?", "How good was it? [Price]", "How good was it? [Speed]", "What"]
    ]
    rows += [[STAMPS[stamp].format(i), f"a{i}@example.org", str(i), "Good", "Bad", "Shop, Web"] for i in range(4)]
    return delimited(rows)


@pytest.mark.parametrize("stamp", STAMPS)
def test_google_forms(tmp_path, stamp):
    with opened(tmp_path, google_text(stamp)) as survey:
        assert (survey.layout, survey.header_rows) == ("google_forms", 1)
        assert survey.fixed[0] == "date"
        assert survey.headers[3:5] == (
            Header("", "How good was it?", "Price"),
            Header("", "How good was it?", "Speed"),
        )


def test_google_forms_in_a_zip(tmp_path):
    path = tmp_path / "form.csv.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Customer survey.csv", google_text("Aikaleima"))
    with open_survey(path) as survey:
        assert survey.layout == "google_forms"
        assert survey.name == "form.csv.zip"
        assert survey.private
        assert len(counted(survey)) == 4
        data = survey.data
    assert not data.exists()


def test_google_forms_linked_to_a_sheet(tmp_path):
    rows = [["Timestamp", "Would you recommend us?"], *[[datetime(2026, 1, i, 15, 22, 11), i] for i in range(1, 9)]]
    with open_survey(workbook(tmp_path / "g.xlsx", {"Form Responses 1": rows})) as survey:
        assert survey.layout == "google_forms"
        assert counted(survey)[0] == ["2026-01-01 15:22:11", "1"]


# --- services ---------------------------------------------------------------------------------------------------


def test_zendesk(tmp_path):
    text = (
        "id,url,ticket_id,score,comment,reason,assignee_id,group_id,requester_id,created_at,updated_at\n"
        "1,https://x,35436,good,Awesome,,135,44,78,2026-07-20T22:55:29Z,2026-07-20T22:55:29Z\n"
        "2,https://x,35437,offered,,,135,44,79,2026-07-21T22:55:29Z,2026-07-20T22:55:29Z\n"
    )
    with opened(tmp_path, text) as survey:
        assert survey.layout == "zendesk"
        assert (survey.fixed[0], survey.fixed[4], survey.fixed[8], survey.fixed[9]) == (
            "response id", "comment", "personal", "date",
        )  # fmt: skip
        assert 3 not in survey.fixed


def test_delighted(tmp_path):
    text = (
        "id,person,survey_type,score,comment,permalink,created_at,updated_at,notes,tags,person_properties.Region\n"
        "4945,4945,nps,10,Great,https://d/1,1792000000,1792000100,,,North\n"
        "4946,4946,nps,2,,https://d/2,1792000000,1792000100,,,South\n"
    )
    with opened(tmp_path, text) as survey:
        assert survey.layout == "delighted"
        assert {role: i for i, role in survey.fixed.items() if role != "ignore"} == {
            "response id": 0, "personal": 1, "comment": 4, "date": 6,
        }  # fmt: skip
        assert 10 not in survey.fixed


def test_thanx(tmp_path):
    text = (
        "nps_feedback_uid,nps_feedback_id,merchant_id,purchase_id,user_id,state,rating,review,response,responded_by,"
        "created_at,rated_at,responded_at\n"
        "u1,1,2,3,4,rated,10,Great,Thank you,Anna,2026-09-01 10:00:00,2026-09-02 10:00:00,2026-09-03 10:00:00\n"
        "u2,2,2,3,5,rated,1,Bad,,,2026-09-01 10:00:00,2026-09-02 10:00:00,\n"
    )
    with opened(tmp_path, text) as survey:
        assert survey.layout == "thanx"
        assert survey.fixed[0] == "response id"
        assert survey.fixed[7] == "comment"
        # the day of the rating, not of the shop's own answer
        assert [i for i, role in survey.fixed.items() if role == "date"] == [11]
        assert 6 not in survey.fixed


def test_medallia(tmp_path):
    text = (
        "request_id,request_sent_at,request_delivery_status,response_received_at,star_rating,comments,channel,tags,"
        "customer_name,employee_name\n"
        "1,2026-09-01T10:00:00Z,delivered,2026-09-02T10:00:00Z,5,Fine,email,,Anna,Bo\n"
        "2,2026-09-01T10:00:00Z,delivered,,,,sms,,Eva,Bo\n"
    )
    with opened(tmp_path, text) as survey:
        assert survey.layout == "medallia"
        assert survey.fixed[3] == "date"
        assert survey.fixed[8] == survey.fixed[9] == "personal"
        assert {4, 6}.isdisjoint(survey.fixed)


# --- Google reviews ---------------------------------------------------------------------------------------------


def review(number, **more):
    return {
        "name": f"accounts/1/locations/77/reviews/r{number}",
        "reviewId": f"r{number}",
        "reviewer": {"displayName": "Anna", "profilePhotoUrl": "https://x"},
        "starRating": "FIVE",
        "comment": "Good",
        "createTime": f"2026-09-0{number}T10:00:00.123456789Z",
        "updateTime": f"2026-09-0{number}T10:00:00Z",
    } | more


def anonymous(number):
    each = review(number, reviewer={"isAnonymous": True}, starRating="ONE")
    del each["comment"]
    return each


@pytest.mark.parametrize(
    "shape",
    [
        lambda reviews: {"reviews": reviews, "averageRating": 3.0, "totalReviewCount": 2, "nextPageToken": "x"},
        lambda reviews: reviews,
        lambda reviews: [{"reviews": reviews[:1]}, {"reviews": reviews[1:]}],
        lambda reviews: {"locationReviews": [{"name": "accounts/1/locations/77", "review": each} for each in reviews]},
    ],
)
def test_google_reviews(tmp_path, shape):
    path = text_file(tmp_path, json.dumps(shape([review(1), anonymous(2)])), "utf-8-sig", "reviews.json")
    with open_survey(path) as survey:
        assert (survey.layout, survey.encoding, survey.delimiter) == ("google_reviews", "json", "")
        assert [header.label for header in survey.headers][:5] == [
            "location", "review_id", "star_rating", "comment", "create_time",
        ]  # fmt: skip
        assert counted(survey)[0][:5] == ["77", "r1", "FIVE", "Good", "2026-09-01T10:00:00.123456789Z"]
        assert counted(survey)[1][1:4] == ["r2", "ONE", ""]
        roles = {header.label: survey.fixed.get(i) for i, header in enumerate(survey.headers)}
        assert roles["reviewer"] == "personal"
        assert roles["comment"] == "comment"
        assert roles["create_time"] == "date"
        assert roles["review_id"] == "response id"
        assert roles["star_rating"] is None


def test_google_takeout(tmp_path):
    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        folder = "Takeout/Google Business Profile/account-1"
        archive.writestr(f"{folder}/location-1/reviews-1.json", json.dumps({"reviews": [review(1)]}))
        archive.writestr(f"{folder}/location-2/reviews-2.json", json.dumps({"reviews": [anonymous(2), review(3)]}))
        archive.writestr(f"{folder}/location-2/data.json", json.dumps({"locationName": "Shop", "phones": []}))
        archive.writestr("Takeout/archive_browser.html", "<html></html>")
    with open_survey(path) as survey:
        assert survey.layout == "google_reviews"
        assert sorted(row[1] for row in counted(survey)) == ["r1", "r2", "r3"]


def test_other_json_records_are_a_table(tmp_path):
    records = [{"id": i, "score": i, "person": {"email": "a@example.org"}, "tags": ["a", "b"]} for i in range(3)]
    with open_survey(text_file(tmp_path, json.dumps({"responses": records, "total": 3}), name="x.json")) as survey:
        assert [header.label for header in survey.headers] == ["id", "score", "person.email", "tags"]
        assert counted(survey)[2] == ["2", "2", "a@example.org", "a; b"]


def test_reviews_of_a_place_that_an_answer_wraps(tmp_path):
    reviews = [{"author_name": f"Anna {i}", "rating": i, "text": "Fine", "time": 1756713600} for i in range(1, 6)]
    answer = {"html_attributions": [], "result": {"name": "Shop", "rating": 4.2, "reviews": reviews}, "status": "OK"}
    with open_survey(text_file(tmp_path, json.dumps(answer), name="x.json")) as survey:
        assert [row[1] for row in counted(survey)] == ["1", "2", "3", "4", "5"]


def test_answers_inside_a_form_get_columns_of_their_own(tmp_path):
    forms = [
        {"id": f"F{i}", "responder_id": 9, "tags": ["a", "b"],
         "answers": [{"type": "rating_scale", "rating": i}, {"type": "open_ended", "value": "Fine"}, {"score": 7}]}
        for i in range(1, 4)
    ]  # fmt: skip
    with open_survey(text_file(tmp_path, json.dumps({"survey_responses": forms}), name="x.json")) as survey:
        columns = {header.label: place for place, header in enumerate(survey.headers)}
        rows = counted(survey)
        assert [row[columns["answers.rating_scale.rating"]] for row in rows] == ["1", "2", "3"]
        assert [row[columns["answers.open_ended.value"]] for row in rows] == ["Fine"] * 3
        assert [row[columns["answers.3.score"]] for row in rows] == ["7"] * 3
        assert [row[columns["tags"]] for row in rows] == ["a; b"] * 3


def test_json_lines(tmp_path):
    text = "\n".join(json.dumps({"id": i, "score": 9.0}) for i in range(3))
    with open_survey(text_file(tmp_path, text, name="x.jsonl")) as survey:
        assert counted(survey) == [[str(i), "9"] for i in range(3)]


@pytest.mark.parametrize("text", ["{}", "[]", '{"a": 1}', '{"reviews": []}', "[[]]", '{"reviews": {"a": 1}}'])
def test_json_without_records(tmp_path, text):
    with pytest.raises(Unreadable) as found:
        open_survey(text_file(tmp_path, text, name="x.json"))
    assert found.value.code == "not_reviews"


# --- tools whose layout is not published: any table ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Respondent;Completed;Hvor sandsynligt er det?;Andet, angiv", "{i};0{i}-09-2026 10:00;{i};"),
        ("Vastaajan numero;Vastausaika;Kuinka todennäköisesti?;Perustele", "{i};{i}.9.2026 10.00;{i};Hyvä"),
        ("Respondentnr;Svarsdato;Hvor sannsynlig er det?;Hvorfor", "{i};0{i}.09.2026;{i};Bra"),
    ],
    ids=["enalyzer", "webropol", "questback"],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-8"])
def test_nordic_tools_are_plain_tables(tmp_path, header, row, encoding):
    text = "\r\n".join([header, *(row.format(i=i) for i in range(1, 8))]) + "\r\n"
    with opened(tmp_path, text, encoding) as survey:
        assert (survey.layout, survey.header_rows, survey.delimiter) == ("table", 1, ";")
        assert [each.label for each in survey.headers] == header.split(";")
        assert counted(survey) == [row.format(i=i).split(";") for i in range(1, 8)]


def test_what_somebody_decides_wins(tmp_path):
    path = text_file(tmp_path, "a;b\n1,5;2\n3,5;4\n")
    with open_survey(path, How(delimiter=",", header_rows=0, decimal=".", encoding="latin-1")) as survey:
        assert (survey.delimiter, survey.header_rows, survey.decimal) == (",", 0, ".")
        assert survey.encoding == "latin-1"


def test_trustpilot(tmp_path):
    head = ["Review Id", "Review Created (UTC)", "Review Consumer User Id", "Review Username", "Review User Email",
            "Review Title", "Review Content", "Review Stars", "Source Of Review"]  # fmt: skip
    rows = [["5f", "2026-09-01 10:00:00", "u1", "Anna B", "a@example.org", "Fine", "Came in time", "5", "Organic"]]
    with opened(tmp_path, delimited([head, *rows])) as survey:
        assert survey.layout == "trustpilot"
        roles = ["response id", "date", "personal", "personal", "personal", "ignore", "comment", None, "ignore"]
        assert [survey.fixed.get(place) for place in range(9)] == roles
