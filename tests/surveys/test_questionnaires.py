"""Exports of LimeSurvey, Formbricks, Typeform and SurveyMonkey in the shapes that they have."""

import pytest
from survey_files import counted, text_file, workbook

from cxworkshop.surveys.reading import Header, RowRule, open_survey


def opened(tmp_path, text, encoding="utf-8"):
    return open_survey(text_file(tmp_path, text, encoding))


# --- LimeSurvey -------------------------------------------------------------------------------------------------

LIME_DATA = (
    '"1","2026-09-01 10:00:00","3","en","123456789","9","A1","Kind; quick"\r\n"2",,"1","en","987654321",,,\r\n\r\n'
)
LIME_HEADS = {
    "code": '"id","submitdate","lastpage","startlanguage","seed","NPS","CH[SQ001]","WHY"',
    "em code": '"id","submitdate","lastpage","startlanguage","seed","NPS","CH_SQ001","WHY"',
    "full": '"Response ID","Date submitted","Last page","Start language","Seed","Would you recommend us?",'
    '"Which did you use? [Shop]","Why?"',
    "abbreviated": '"Response ID","Date submitted","Last page","Start language","Seed","Would you re.. ",'
    '"Which did y.. [Shop]","Why?"',
    "dots": '"id. Response ID","submitdate. Date submitted","lastpage. Last page","startlanguage. Start language",'
    '"seed. Seed","NPS. Would you recommend us?","CH[SQ001]. Which did you use? [Shop]","WHY. Why?"',
    "low dots": '"id._.Response ID","submitdate._.Date submitted","lastpage._.Last page",'
    '"startlanguage._.Start language","seed._.Seed","NPS._.Would you recommend us?",'
    '"CH[SQ001]._.Which did you use? [Shop]","WHY._.Why?"',
    "underscores": '"id._Response_ID","submitdate._Date_submitted","lastpage._Last_page",'
    '"startlanguage._Start_language","seed._Seed","NPS._Would_you_recommend_us?",'
    '"CH[SQ001]._Which_did_you_use?_[Shop]","WHY._Why_is_it_so?"',
}
LIME_FOUND = {
    "code": (Header("NPS"), Header("CH[SQ001]"), Header("WHY")),
    "em code": (Header("NPS"), Header("CH_SQ001"), Header("WHY")),
    "full": (Header("", "Would you recommend us?"), Header("", "Which did you use?", "Shop"), Header("", "Why?")),
    "abbreviated": (Header("", "Would you re.."), Header("", "Which did y..", "Shop"), Header("", "Why?")),
    "dots": (
        Header("NPS", "Would you recommend us?"),
        Header("CH[SQ001]", "Which did you use?", "Shop"),
        Header("WHY", "Why?"),
    ),
    "low dots": (
        Header("NPS", "Would you recommend us?"),
        Header("CH[SQ001]", "Which did you use?", "Shop"),
        Header("WHY", "Why?"),
    ),
    "underscores": (
        Header("NPS", "Would you recommend us?"),
        Header("CH[SQ001]", "Which did you use?", "Shop"),
        Header("WHY", "Why is it so?"),
    ),
}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("style", LIME_HEADS)
def test_limesurvey(tmp_path, style, delimiter):
    # within quotes there are no commas in these heads, and one semicolon in the answers
    text = (LIME_HEADS[style] + "\r\n" + LIME_DATA).replace(",", delimiter)
    with opened(tmp_path, text, "utf-8-sig") as survey:
        assert (survey.layout, survey.encoding, survey.delimiter) == ("limesurvey", "utf-8-sig", delimiter)
        assert survey.header_rows == 1
        assert survey.headers[5:] == LIME_FOUND[style]
        assert survey.fixed == {0: "response id", 1: "date", 2: "status", 3: "ignore", 4: "ignore"}
        assert survey.left_out_rows == (RowRule(1, frozenset(("", "{question_not_shown}", "n", "null")), "unfinished"),)
        assert counted(survey) == [
            ["1", "2026-09-01 10:00:00", "3", "en", "123456789", "9", "A1", "Kind; quick"],
            ["2", "", "1", "en", "987654321", "", "", ""],
        ]


def test_limesurvey_behind_row_numbers(tmp_path):
    rows = LIME_DATA.strip().split("\r\n")
    text = "\n".join([f'"",{LIME_HEADS["dots"]}', *(f"{i},{row}" for i, row in enumerate(rows))])
    with opened(tmp_path, text) as survey:
        assert survey.layout == "limesurvey"
        assert survey.fixed[0] == "ignore"
        assert survey.fixed[1] == "response id"
        assert survey.fixed[2] == "date"
        assert survey.headers[6] == Header("NPS", "Would you recommend us?")


LIME_OWN = {
    "fi": "Vastaus-ID;Lähetys päivämäärä;Viimeinen sivu;Aloituskieli;Siemen;Aloituspäivämäärä;"
    "Viimeisimmän toiminteen päivämäärä;IP-osoite;Viittaava URL",
    "sv": "Svars-ID;Datum inskickad;Sista sidan;Startspråk;Frö;Datum påbörjad;Datum senaste åtgärd;IP-adress;"
    "Hänvisande URL",
    "nb": "Svar-ID;Dato for besvarelse;Siste side;Standardspråk;Frø;Dato for oppstart;Dato for siste hendelse;"
    "IP-adresse;Avsenders URL",
    "da": "Besvarelse-ID;Dato for indsendelse;Sidste side;Standardsprog;Seed;Startdato;Dato for sidste handling;"
    "IP-adresse;Henvisende websted",
}
"""LimeSurvey 6.10's own columns with full headings: they are in the language of the export."""


@pytest.mark.parametrize("spaces", [" ", "_"])
@pytest.mark.parametrize("language", LIME_OWN)
def test_limesurvey_s_own_columns_in_nordic_languages(tmp_path, language, spaces):
    head = f"{LIME_OWN[language]};Oliko hyvä?".replace(" ", spaces)
    days = '"2026-09-01 10:00:00";"2026-09-01 10:05:00";"10.0.0.1";"https://a.example"'
    text = f'{head}\n"1";"2026-09-01 10:05:00";"1";"fi";"1234567";{days};"9"\n"2";;"0";"fi";"2345678";{days};"9"\n'
    with opened(tmp_path, text) as survey:
        assert survey.layout == "limesurvey"
        assert [survey.fixed.get(i) for i in range(10)] == [
            "response id", "date", "status", "ignore", "ignore", "ignore", "ignore", "personal", "personal", None,
        ]  # fmt: skip
        assert [(rule.column, rule.reason) for rule in survey.left_out_rows] == [(1, "unfinished")]


def test_limesurvey_s_questions_keep_no_entities(tmp_path):
    head = '"id";"submitdate";"lastpage";"NPS. Is &lt;Food &amp; drink&gt; good?";"Or &amp;amp; not? [Tea &amp; cake]"'
    with opened(tmp_path, f'{head}\n"1";"2026-09-01 10:00:00";"1";"9";"1"\n') as survey:
        assert survey.headers[3:] == (
            Header("NPS", "Is <Food & drink> good?"),
            Header("", "Or &amp; not?", "Tea & cake"),
        )
    with opened(tmp_path, VV.replace("Why?", "Food &amp; drink?")) as survey:
        assert survey.headers[5] == Header("WHY", "Food & drink?")


def test_limesurvey_s_own_columns_with_headings_cut_short(tmp_path):
    head = "Svar-ID;Dato for besvar.. ;Siste side;Standardspråk;Frø;Dato for oppstart;Dato for siste .. ;Hvor.. "
    rows = [f'{i};"2026-09-01 10:00";1;nb;{i}23456789;"2026-09-01 09:00";"2026-09-01 10:00";{i}' for i in range(1, 5)]
    with opened(tmp_path, "\n".join([head, *rows, '5;;1;nb;523456789;"2026-09-01 09:00";;4'])) as survey:
        assert [position for position, role in survey.fixed.items() if role == "date"] == [1]
        assert survey.fixed[5] == "ignore"
        assert [(rule.column, rule.reason) for rule in survey.left_out_rows] == [(1, "unfinished")]


@pytest.mark.parametrize("before", ["", "1;"])
def test_limesurvey_in_any_language_is_known_by_its_columns(tmp_path, before):
    head = f"{before and ';'}ID odpowiedzi;Data zakończenia;Ostatnia strona;Język początkowy;Wartość;Co o nas sądzisz?"
    rows = "\n".join(f'{before}{i};"2026-09-0{i} 10:00:00";4;pl;{i}23456789;{i}' for i in range(1, 8))
    first = 1 if before else 0
    with opened(tmp_path, f"{head}\n{rows}\n{before}8;;2;pl;823456789;5\n") as survey:
        assert survey.layout == "limesurvey"
        own = {first: "response id", first + 1: "date", first + 2: "status", first + 3: "ignore", first + 4: "ignore"}
        assert survey.fixed == {**({0: "ignore"} if before else {}), **own}
        assert [(rule.column, rule.reason) for rule in survey.left_out_rows] == [(first + 1, "unfinished")]


def test_limesurvey_undated(tmp_path):
    head = '"id";"submitdate";"lastpage";"startlanguage";"seed";"startdate";"datestamp";"NPS"'
    rows = "\r\n".join(
        f'"{i}";"1980-01-01 00:00:00";"1";"en";"12345678";"2026-09-01 10:00:0{i}";"2026-09-01 10:05:0{i}";"{i}"'
        for i in range(1, 5)
    )
    with opened(tmp_path, f"{head}\r\n{rows}\r\n", "utf-8-sig") as survey:
        assert [survey.headers[i].code for i, role in survey.fixed.items() if role == "date"] == ["datestamp"]


VV = (
    "Response ID\tDate submitted\tLast page\tWould you recommend us?\tWhich did you use? (Shop)\tWhy?\n"
    "id\tsubmitdate\tlastpage\tNPS\tCH_SQ001\tWHY\n"
    "1\t\"2026-09-01 10:00:00\"\t3\t9\tY\t\"First line{newline}and {lbrace}this} {quote}kept{quote}, a{tab}tab\"\n"
    "2\t{question_not_shown}\t1\t{question_not_shown}\t{question_not_shown}\t{question_not_shown}\n"
    "3\t\"2026-09-02 10:00:00\"\t3\t0\t\t{lbrace}newline}\n"
)  # fmt: skip


def test_limesurvey_vv(tmp_path):
    with opened(tmp_path, VV) as survey:
        assert (survey.layout, survey.header_rows, survey.delimiter) == ("limesurvey_vv", 2, "\t")
        assert survey.headers[3:] == (
            Header("NPS", "Would you recommend us?"),
            Header("CH_SQ001", "Which did you use?", "Shop"),
            Header("WHY", "Why?"),
        )
        assert survey.missing == ("{question_not_shown}",)
        assert survey.sample[0][5] == 'First line\nand {this} "kept", a\ttab'
        assert survey.sample[2][5] == "{newline}"
        assert counted(survey) == [list(row) for row in survey.sample]
        assert survey.left_out_rows[0].column == 1


def test_limesurvey_vv_first_version(tmp_path):
    text = VV.replace("NPS\tCH_SQ001\tWHY", "123456X7X8NPS\t123456X7X9SQ001\t123456X7X10")
    with opened(tmp_path, text) as survey:
        assert survey.layout == "limesurvey_vv"
        assert survey.headers[3].code == "123456X7X8NPS"


# --- Formbricks -------------------------------------------------------------------------------------------------

BRICKS = [
    ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Formbricks ID (internal)", "User ID", "Tags",
     "userAgent - browser", "1. How likely are you to recommend us?", "2. What did you use?",
     "2. What did you use? - Option ID", "4. How good was it? - Price", "4. How good was it? - Speed",
     "person.email", "'=weird"],
    [1, "cl1", "2026-11-21 15:04:05 UTC", "Yes", "s1", "p1", "u1", "a, b", "Firefox", 9, "Shop; Web", "o1, o2",
     "Good", "Bad", "anna@example.org", "'=1+1"],
    [2, "cl2", "2026-11-22 15:04:05 GMT+2", "No", "s1", "p2", "", "", "Safari", None, "", "", "", "", "", "'-5"],
]  # fmt: skip


def bricks_csv():
    quoted = [["" if c is None else str(c) if isinstance(c, int) else f'"{c}"' for c in row] for row in BRICKS]
    return "\n".join(map(",".join, quoted)) + "\n"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_formbricks(tmp_path, kind):
    if kind == "csv":
        path = text_file(tmp_path, bricks_csv())
    else:
        path = workbook(tmp_path / "export.xlsx", {"Sheet1": BRICKS})
    with open_survey(path) as survey:
        assert (survey.layout, survey.header_rows) == ("formbricks", 1)
        assert survey.headers[9:14] == (
            Header("", "How likely are you to recommend us?"),
            Header("", "What did you use?"),
            Header("", "What did you use?", "Option ID"),
            Header("", "How good was it?", "Price"),
            Header("", "How good was it?", "Speed"),
        )
        assert survey.headers[15].text == "=weird"
        assert {survey.fixed[i] for i in (0, 4, 5, 7, 11)} == {"ignore"}
        assert (survey.fixed[1], survey.fixed[2], survey.fixed[3]) == ("response id", "date", "status")
        assert {survey.fixed[i] for i in (6, 8, 14)} == {"personal"}
        assert survey.left_out_rows[0][::2] == (3, "unfinished")
        assert "no" in survey.left_out_rows[0].values
        assert [row[15] for row in survey.sample] == ["=1+1", "-5"]
        assert [row[9] for row in counted(survey)] == ["9", ""]


# --- Typeform ---------------------------------------------------------------------------------------------------


def test_typeform_of_2016(tmp_path):
    text = (
        "#,How likely are you to recommend us to {{field:abc}}? 🙂,Shop,Web,Other,Start Date (UTC),Submit Date (UTC),"
        "Network ID\n"
        "a1b2,10,Shop,,,2016-04-01 10:00:00,2016-04-01 10:05:00,ff00\n"
        "a1b3,7,Shop,Web,By phone,2016-04-02 10:00:00,2016-04-02 10:05:00,ff01\n"
    )
    with opened(tmp_path, text) as survey:
        assert survey.layout == "typeform"
        assert survey.headers[1].text == "How likely are you to recommend us to …? 🙂"
        assert survey.fixed == {
            0: "response id", 2: "ignore", 3: "ignore", 4: "ignore", 5: "ignore", 6: "date", 7: "personal",
        }  # fmt: skip
        assert survey.left_out_rows == ()


@pytest.mark.parametrize("first", ["#", "Token"])
def test_typeform_of_today(tmp_path, first):
    text = (
        f"{first},Would you recommend us?,Shop,Web,Other,Phone number,Response Type,Start Date (UTC),"
        "Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending\n"
        "x1,9,Shop,,,'+358401234567,completed,2026-09-01 10:00:00,,2026-09-01 10:01:00,n1,,End\n"
        "x2,3,,Web,,,completed,2026-09-02 10:00:00,,2026-09-02 10:01:00,n2,,End\n"
        "x3,,,,,,partial,2026-09-03 10:00:00,2026-09-03 10:01:00,,n3,,\n"
    )
    with opened(tmp_path, text) as survey:
        assert survey.layout == "typeform"
        assert survey.sample[0][5] == "+358401234567"
        assert survey.fixed[6] == "status"
        assert survey.fixed[9] == "date"
        assert survey.left_out_rows == (RowRule(6, frozenset(("partial", "started")), "unfinished"),)


def test_another_tool_with_a_day_of_submission_is_not_limesurvey(tmp_path):
    head = "Response ID,Time Started,Date Submitted,Status,Contact ID,Referer,SessionID,Would you recommend us?\n"
    row = "{i},2026-09-01 10:00:00,2026-09-01 10:04:00,{status},,,16{i}_63,9\n"
    rows = [row.format(i=i, status=status) for i, status in enumerate(("Complete", "Partial", "Complete"), 1)]
    with opened(tmp_path, head + "".join(rows)) as survey:
        assert survey.layout == "table"
        assert any(rule.column == 3 and "partial" in rule.values for rule in survey.left_out_rows)


# --- SurveyMonkey -----------------------------------------------------------------------------------------------

MONKEY_META = (
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1"
)
MONKEY_ROW = "11700000{i},4001,09/0{i}/2026 10:00:00 AM,09/0{i}/2026 10:04:00 PM,10.0.0.{i},,,,"


def monkey(head, second, *answers):
    rows = [MONKEY_ROW.format(i=i) + "," + answer for i, answer in enumerate(answers, 1)]
    return "\r\n".join([f"{MONKEY_META},{head}", "," * 9 + second, *rows]) + "\r\n"


def test_surveymonkey_condensed(tmp_path):
    text = monkey(
        '"How likely is it that you would recommend us, ""really""?",What did you use?,,"Why,\r\ndo you think?"',
        "Response,Response,Other (please specify),Open-Ended Response",
        "10,Shop,,Nice",
        '7,Web,By phone,"Two\r\nlines"',
    )
    with opened(tmp_path, text) as survey:
        assert (survey.layout, survey.header_rows) == ("surveymonkey", 2)
        assert survey.headers[9:] == (
            Header("", 'How likely is it that you would recommend us, "really"?'),
            Header("", "What did you use?"),
            Header("", "What did you use?", "Other (please specify)"),
            Header("", "Why, do you think?"),
        )
        assert survey.fixed[0] == "response id"
        assert survey.fixed[3] == "date"
        assert {survey.fixed[i] for i in (4, 5, 6, 7)} == {"personal"}
        assert [row[9:] for row in counted(survey)] == [
            ["10", "Shop", "", "Nice"],
            ["7", "Web", "By phone", "Two\nlines"],
        ]


def test_surveymonkey_expanded(tmp_path):
    text = monkey(
        "Would you recommend us?,What did you use?,,,How satisfied are you?,",
        "Response,Shop,Web,Phone,Price,Speed",
        "10,Shop,,Phone,5,4",
        "7,,Web,,3,1",
    )
    with opened(tmp_path, text) as survey:
        assert survey.header_rows == 2
        assert [header.label for header in survey.headers[9:]] == [
            "Would you recommend us?",
            "What did you use? – Shop",
            "What did you use? – Web",
            "What did you use? – Phone",
            "How satisfied are you? – Price",
            "How satisfied are you? – Speed",
        ]


def test_surveymonkey_does_not_carry_its_own_columns_over_a_question_that_was_emptied(tmp_path):
    text = "Respondent ID,,,Would you recommend us?\n,Name,Email,Response\n"
    text += "11,Anna B,a@example.org,9\n12,Bo E,b@example.org,8\n"
    with opened(tmp_path, text) as survey:
        assert [header.label for header in survey.headers] == [
            "Respondent ID",
            "Name",
            "Email",
            "Would you recommend us?",
        ]


def test_surveymonkey_merged_into_one_row(tmp_path):
    text = (
        "RespondentID,Would you recommend us?,What did you use? - Shop,What did you use? - Web\n"
        "4337954960,9,Shop,\n4337951949,3,,Web\n"
    )
    with opened(tmp_path, text) as survey:
        assert (survey.layout, survey.header_rows) == ("surveymonkey", 1)
        assert survey.fixed == {0: "response id"}


def test_surveymonkey_in_finnish_from_a_workbook(tmp_path):
    rows = [
        ["Vastaajan tunnus", "Kerääjän tunnus", "Alkamispäivä", "Päättymispäivä", "Kuinka todennäköisesti?", None],
        [None, None, None, None, "Vastaus", "Avoin vastaus"],
        [118000000001, 400, "09/01/2026 10:00:00 AM", "09/01/2026 10:05:00 AM", 9, "Hyvä"],
        [118000000002, 400, "09/02/2026 10:00:00 AM", "09/02/2026 10:05:00 AM", 4, None],
    ]
    with open_survey(workbook(tmp_path / "fi.xlsx", {"Taul1": rows})) as survey:
        assert (survey.layout, survey.header_rows) == ("surveymonkey", 2)
        assert counted(survey)[0][0] == "118000000001"
        assert survey.fixed[0] == "response id"
