"""What each column of a survey may be: a wrong guess that looks right is worse than none."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.method.catalogue import METHODS
from cxworkshop.method.questions import QUESTIONS
from cxworkshop.model.metrics import Metric
from cxworkshop.model.segments import Role, Segment
from cxworkshop.surveys.columns import ONCE, ROLES, Guess, guess
from cxworkshop.surveys.guards import SERIOUS, guard
from cxworkshop.surveys.matching import said_scale, says_reversed


class Header(NamedTuple):
    code: str
    text: str
    part: str = ""

    @property
    def label(self):
        return f"{self.text} – {self.part}" if self.part else self.text or self.code


class Survey(NamedTuple):
    headers: tuple
    sample: tuple
    fixed: dict = {}
    decimal: str = ""


def survey(columns, fixed=None, decimal=""):
    """Make a survey from headers and their values, whichever is longest giving the number of rows."""
    headers = tuple(text if isinstance(text, Header) else Header("", text) for text, _ in columns)
    rows = max((len(values) for _, values in columns), default=0)
    sample = tuple(tuple(values[row % len(values)] if values else "" for _, values in columns) for row in range(rows))
    return Survey(headers, sample, fixed or {}, decimal)


def one(header, values, metrics=(), segments=()):
    return guess(survey([(header, values)]), metrics, segments)[0]


NPS = Metric("nps", name="NPS, homeowners", method="NPS", questions={
    "en": "How likely are you to recommend Köldvakt to a friend or colleague?",
    "fi": "Kuinka todennäköisesti suosittelisit Köldvakt-yritystä ystävälle tai kollegalle?",
})  # fmt: skip
VISIT = Metric("visit", name="Satisfied with the visit", method="CSAT", questions={
    "en": "How satisfied are you with the technician's visit?", "fi": "Kuinka tyytyväinen olet: asentajan käynti?",
})  # fmt: skip
INVOICE = Metric("invoice", method="CSAT", questions={"en": "How satisfied are you with the invoice?"})
CES = Metric("ces", method="CES2", questions={"en": "Köldvakt made it easy for me to get my matter handled."})
INDEX = Metric("index", method="INDEX")
METRICS = (NPS, VISIT, INVOICE, CES, INDEX)
SEGMENTS = (
    Segment("s1", name="Agreement homeowners", roles=(Role("r1", label="Property manager"),)),
    Segment("s2", name="Housing co-operatives"),
)
ZERO_TO_TEN, ONE_TO_FIVE, ONE_TO_SEVEN = (
    [str(n) for n in numbers] for numbers in (range(11), range(1, 6), range(1, 8))
)


@pytest.mark.parametrize(
    ("header", "values", "metric"),
    [
        ("How likely are you to recommend Köldvakt to a friend or colleague?", ZERO_TO_TEN, "nps"),
        ("1. How likely are you to recommend  köldvakt to a friend or colleague", ZERO_TO_TEN, "nps"),
        ("Kuinka todennäköisesti suosittelisit Köldvakt-yritystä ystävälle tai kollegalle?", ZERO_TO_TEN, "nps"),
        ("Hur sannolikt är det att du skulle rekommendera Köldvakt till en vän eller kollega?", ZERO_TO_TEN, "nps"),
        ("NPS", ZERO_TO_TEN, "nps"), ("NPS, homeowners", ZERO_TO_TEN, "nps"),
        ("How satisfied are you with the technician’s visit?", ONE_TO_FIVE, "visit"),
        ("<b>How satisfied are you with the technician's visit?</b>", ONE_TO_FIVE, "visit"),
        ("How satisfied are you with the technicians visit", ["Very satisfied", "Satisfied", "Dissatisfied"], "visit"),
        ("Köldvakt made it easy for me to get my matter handled.", ONE_TO_SEVEN, "ces"),
    ],
)  # fmt: skip
def test_a_metric_is_found_by_its_question(header, values, metric):
    found = one(header, values, METRICS)
    assert (found.role, found.metric, found.sure) == ("metric", metric, True)


def test_alike_questions_about_another_thing_are_not_the_same():
    found = one("How satisfied are you with the delivery?", ONE_TO_FIVE, METRICS)
    assert (found.role, found.metric, found.method, found.sure) == ("metric", "", "CSAT", False)
    assert one("How satisfied are you with the invoice?", ONE_TO_FIVE, METRICS).metric == "invoice"


def test_a_reworded_question_is_never_sure():
    found = one("How likely are you to recommend Koldvakt to friends and colleagues?", ZERO_TO_TEN, [NPS])
    assert found.metric in ("nps", "") and not found.sure


@pytest.mark.parametrize(
    ("header", "values", "warning"),
    [
        (NPS.questions["en"], [*ONE_TO_SEVEN, "15", "20"], "wider"), (VISIT.questions["en"],
        ["Yes", "No"], "narrower"),
        (VISIT.questions["en"], ZERO_TO_TEN, "wider"), (VISIT.questions["en"],
        ["1 - Very satisfied", "5"], "reversed"),
        (CES.questions["en"], ["Agree", "Strongly agree", "Disagree"], "narrower"),
        (VISIT.questions["en"], ["Fine visit", "The man was late and rude"], "unread"),
    ],
)  # fmt: skip
def test_values_that_do_not_fit_are_offered_with_a_warning_only(header, values, warning):
    found = one(header, values, METRICS)
    assert (found.role, found.metric, found.sure) == ("metric", "", False)
    assert warning in found.warnings


def test_one_to_ten_is_not_the_recommendation_score():
    found = one(NPS.questions["en"], [str(n) for n in range(1, 11)] * 3, METRICS)
    assert "one_to_ten" in found.warnings and not found.sure
    said = one("How likely are you to recommend us (1-10)?", [str(n) for n in range(1, 11)], METRICS)
    assert said.metric == "" and "other_scale" in said.warnings


def test_the_direction_of_effort_is_doubted():
    found = one("How much effort did you personally have to put forth?", ONE_TO_SEVEN, [CES])
    assert found.metric == "" and "direction" in found.warnings
    said = one(
        "How satisfied are you with the technician's visit? (1 = very satisfied, 5 = very dissatisfied)",
        ONE_TO_FIVE,
        METRICS,
    )
    assert said.metric == "" and "reversed" in said.warnings


def test_answer_codes_are_never_sure():
    found = one(VISIT.questions["en"], ["A1", "A4", "A5"], METRICS)
    assert found.metric == "visit" and found.warnings == ("answer_codes",) and not found.sure


def test_a_metric_has_one_column_and_an_index_three():
    found = guess(survey([(NPS.questions["en"], ZERO_TO_TEN), (NPS.questions["fi"], ZERO_TO_TEN)]), METRICS, ())
    assert sorted(said.metric for said in found) == ["", "nps"]
    assert not any(said.sure for said in found)
    items = [QUESTIONS[f"INDEX{n}"].text["en"].replace("{company}", "Köldvakt") for n in (1, 2, 3)]
    found = guess(survey([(item, [str(n) for n in range(1, 11)]) for item in items]), METRICS, ())
    assert [said.metric for said in found] == ["index"] * 3 and all(said.sure for said in found)


def test_two_metrics_with_one_question_are_not_sure():
    twin = Metric("twin", method="NPS", questions=NPS.questions)
    found = one(NPS.questions["en"], ZERO_TO_TEN, [NPS, twin])
    assert found.metric in ("nps", "twin") and "several_metrics" in found.warnings and not found.sure


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Email", ["", "x"]), ("Sähköposti", ["x"]), ("IP Address", ["*******"]), ("Nimi", ["Matti"]),
        ("First Name", ["x"]),
        ("E-postadresse", ["anonymous"]), ("What is your e-mail address?", ["a", "b"]),
        ("Contact", ["a@b.fi", "c@d.se", "no"]),
        ("X", ["192.0.2.1", "192.0.2.7"]), ("X", ["+358 40 123 4567", "040 123 4567", ""]), ("X", ["010190-123A"]),
        ("X", ["19900101-1234"]), ("X", ["2001:db8::1"]), ("person.email", ["x"]), ("LocationLatitude", ["60.0"]),
        ("Navn", ["Kari"]), ("What is your name?", ["Kari"]), ("Mikä on nimesi?", ["Kari"]), ("Requester name", ["K"]),
        ("Contact First Name", ["K"]), ("contact.first_name", ["K"]), ("consumer.displayName", ["K"]), ("Agent", ["K"]),
        ("author_name", ["K"]), ("consumer_id", ["9"]), ("Asiakkaan nimi", ["K"]), ("Saksbehandlerens navn", ["K"]),
        ("Associated Contact", ["Anna Berg (a@example.org)", "Bo Ek <b@example.org>"]), ("Account Manager", ["K"]),
        ("first_name", []), ("telephone_1", ["1"]), ("dob", []), ("Birthday (MM/DD)", ["05/18"]),
        ("customer_id", ["7"]),
        ("Asiakasnro", ["1001"]), ("Asentajan nimi", ["K"]),
        ("Kundnummer", ["1001"]), ("kundenr", ["1001"]), ("next_of_kin_phone", ["1"]),
        ("Name / Firstname and Surname of who answers", ["Kari"]), ("Please give your Prolific ID", ["Kari"]),
        ("Kuka palveli sinua?", ["Anna Lind", "Bo-Erik Ek", "Kari Nordmann", "Liisa Mäki", "O. J. Moe"]),
        ("Ref", ["5bafc60e9b70d9000113d47a", "5c7fd1dc4820c40017f8bf0e"]),
        ("Puh.", ["k"]), ("GSM", ["k"]), ("responder_id", ["9"]), ("Vakuutusnumero", ["V-1"]),
    ],
)  # fmt: skip
def test_personal_data_is_seen(header, values):
    assert one(header, values, METRICS, SEGMENTS).role == "personal"


@pytest.mark.parametrize(
    ("header", "values", "role"),
    [
        ("How satisfied were you with our phone service?", ONE_TO_FIVE, "metric"),
        ("Comment", ["Mail me at a@b.fi please, I waited for weeks", "No one called",
                     "The heat pump froze on Friday"], "comment"),
        ("X", ["11800000001", "11800000002"], ""), ("Timestamp", ["2026-09-01 08:00:11"], "date"),
        ("Päivä", ["1.9.2026"], "date"),
        ("created_at", ["1756713600"], "date"), ("Ticket", ["1756713600"], ""),
        ("Postal code", ["45901", "45902"], ""),
        ("Response ID", ["R_1", "R_2"], "response id"), ("Segmentti", ["Uudet", "Vanhat"], "segment"),
        ("Company", ["A Oy", "B Ab"], "account"),
        ("Role", ["Property manager"], "role"), ("How important is the price to you?", ONE_TO_FIVE, "importance"),
        ("Miksi?", ["", "Hidas"], "comment"),
        ("Q1_NPS_GROUP", ["Promoter", "Detractor"], "ignore"), ("Empty", [], "ignore"),
        ("Odotusaika", ["3,75", "15,00"], ""),
        (Header("", "Which channels did you use?", "Phone"), ["Phone", "", "Phone"], "ignore"),
        (Header("CH[SQ001]", "", "SQ001"), ["Y", ""], "ignore"),
        ("Title", ["Nice", "Slow", "Dear", "Never again", "Good", "Bad", "Fine"], ""), ("Position", ["1", "2"], ""),
        ("Ticket satisfaction comment", ["Thanks", "Slow"], "comment"), ("Rating remark", ["Thanks"], "comment"),
        ("NPS Segment", ["a"], "ignore"), ("Rating Category", ["a"], "ignore"), ("Ryhmä", ["Suosittelija"], "ignore"),
        ("owner_response.text", ["Thank you for coming to see us"], "ignore"), ("reply.message", ["Thanks"], "ignore"),
        ("Photo", ["https://example.org/a.png", "https://example.org/b.png"], "ignore"),
        ("reviewId", ["a", "b"], "response id"), ("Company name", ["A Oy"], "account"), ("Product name", ["A"], ""),
        ("response", ["Support", "Oppose"] * 20, ""), ("case", ["a1", "a2"], "response id"),
        ("Response", ["Came on time", "I am still waiting for it", "No one called me back"], "comment"),
        ("How easy was it to change your phone number?", ONE_TO_SEVEN, "metric"),
        (Header("", "How well did these work?", "Phone"), ONE_TO_FIVE, "ignore"), ("Puhelin", ONE_TO_FIVE, ""),
        ("Account manager", ONE_TO_FIVE, ""), ("Oliko asentajan nimi tiedossa?", ONE_TO_FIVE, ""),
        ("Milloin ostit tuotteen?", ["11.9.2011", "12.9.2016"], ""), ("Ostettu", ["11.9.2026"], "date"),
        ("Start of the contract with your present firm", ["2011-09-01", "2016-09-30"], ""),
        (Header("t_Page Submit", "Timing - Page Submit"), ["12.5"], "ignore"), ("Total time", ["55"], ""),
        ("Landsdel", ["Mo i Rana", "Oslo", "Bergen", "Bodø"], ""),
        ("Firm", ["Abc Oy", "Def Ab", "Ghi As", "Jkl Oy"], ""),
        ("Tracking text", ["x" * 90, "y" * 90], ""),
    ],
)  # fmt: skip
def test_other_roles(header, values, role):
    assert one(header, values, METRICS, SEGMENTS).role == role


def test_a_language_is_no_number_of_stars():
    assert not one("Start of it", ["en"] * 20).method
    assert one("Given", ["ONE", "FIVE", "FIVE"]).method == "REVIEWS"


def test_numbers_that_run_on_are_those_of_the_answers():
    assert one("Answer", [str(n) for n in range(101, 141)]).role == "response id"
    assert one("Answer", [str(n) for n in range(1, 11)]).role == ""
    assert one("Answer", [str(n % 39) for n in range(40)]).role == ""


def test_an_id_that_many_answers_share_is_no_response_id():
    assert one("ID", [str(1000 + i % 10) for i in range(40)]).role == ""
    assert one("ID", [*(str(i) for i in range(38)), "1", "2"]).role == "response id"


@pytest.mark.parametrize(
    "header", ["Customer ID", "customer_id", "Asiakasnumero", "Kundnummer", "Kundenr", "Account no"]
)
def test_a_customers_number_is_a_company_where_several_answer_and_a_person_where_not(header):
    assert one(header, [f"C{i % 10}" for i in range(40)]).role == "account"
    assert one(header, [f"C{i}" for i in range(40)]).role == "personal"


def test_who_answered_may_be_a_number_or_a_name():
    assert one("Vastaaja", ["Anna Berg", "Bo Ek"]).role == "personal"
    assert one("Vastaaja", ["1", "2"]).role == ""
    assert one("Tili", ["FI21 1234 5600 0007 85", "SE45 5000 0000 0583 9825 7466"]).role == "personal"


def test_segments_are_found_by_their_names():
    found = one("Group", ["Agreement homeowners", "housing co-operatives ", "Housing cooperatives"], METRICS, SEGMENTS)
    assert found.role == "segment" and not found.sure
    assert found.values == {"Agreement homeowners": "s1", "housing co-operatives": "s2", "Housing cooperatives": "s2"}
    assert one("X", ["Agreement homeowners"], METRICS, SEGMENTS).sure
    twins = (*SEGMENTS, Segment("s3", name="Housing co-operatives"))
    assert one("Group", ["Housing co-operatives"], (), twins).values == {}


def test_the_layout_and_what_was_remembered_win():
    sheet = survey([("NPS", ZERO_TO_TEN), ("When", ["2026-09-01"]), ("Stars", ONE_TO_FIVE)], {1: "ignore"})
    earlier = {"Stars": Guess("metric", "visit"), "NPS": Guess("metric", "gone")}
    found = guess(sheet, METRICS, (), earlier)
    assert [(said.role, said.metric, said.found) for said in found] == [
        ("metric", "nps", "header"), ("ignore", "", "layout"), ("metric", "visit", "remembered"),
    ]  # fmt: skip
    earlier = {"NPS": Guess("metric", "visit")}
    assert guess(sheet, METRICS, (), earlier)[0].metric == "nps"


def test_the_last_date_of_a_response_is_its_date():
    columns = [("Start Date", ["2026-09-01"]), ("End Date", ["2026-09-02"]), ("Visit", ["2026-08-30"])]
    assert [said.role for said in guess(survey(columns), (), ())] == ["ignore", "date", "ignore"]
    day = ["2026-09-01"]
    for names in (
        ["Kutsu lähetetty", "Vastattu"], ["sent", "responded"], ["issue_responded", "Survey_response_Date"],
        ["dates.experiencedDate", "dates.publishedDate"], ["Utskickad", "Besvarad"],
        ["end_user.last_surveyed", "created_at"], ["created_at", "conversation_rating.created_at"],
    ):  # fmt: skip
        assert [said.role for said in guess(survey([(name, day) for name in names]), (), ())] == ["ignore", "date"]
    ambiguous = one("Date", ["01/02/2026"])
    assert (ambiguous.role, ambiguous.warnings, ambiguous.sure) == ("date", ("order",), False)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Recommend us? (0-10)", (0, 10)), ("asteikolla 1–5", (1, 5)), ("from 1 to 7", (1, 7)),
        ("skala 1...10", (1, 10)),
        ("1 = poor, 5 = excellent", (1, 5)), ("Open 24/7?", None), ("In 2025-2026?", None), ("-2 ... 2", (-2, 2)),
        ("Question 12", None),
    ],
)  # fmt: skip
def test_a_header_may_say_its_scale(text, scale):
    assert said_scale(text) == scale
    assert says_reversed("1 = very satisfied, 5 = very dissatisfied") and not says_reversed("1 = huono, 5 = hyvä")


TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [*(text for question in QUESTIONS.values() for text in question.text.values()), "NPS", "Email", "Date", "id"]
    ),
)
VALUES = st.one_of(
    st.text(max_size=20), st.sampled_from(["5", "10", "Yes", "A1", "-99", "Very satisfied", "2026-09-01", "a@b.fi", ""])
)
HEADERS = st.builds(Header, TEXTS, TEXTS, TEXTS)


@given(
    st.lists(HEADERS, max_size=6),
    st.lists(st.lists(VALUES, max_size=7), max_size=12),
    st.dictionaries(st.integers(0, 7), TEXTS),
)
def test_no_survey_breaks_the_guess(headers, rows, fixed):
    metrics = [Metric(method.key, method=method.key) for method in METHODS]
    sheet = Survey(tuple(headers), tuple(map(tuple, rows)), fixed)
    found = guess(sheet, metrics, SEGMENTS, {"NPS": Guess("metric", "NPS")})
    assert len(found) == len(headers)
    by_id = {metric.id: metric for metric in metrics}
    mapped = [said.metric for said in found if said.metric and said.metric != "INDEX"]
    assert len(mapped) == len(set(mapped))
    for position, said in enumerate(found):
        assert said.role in ROLES and not (said.sure and said.warnings)
        if said.metric:
            values = [row[position] for row in rows if position < len(row)]
            assert not SERIOUS & set(guard({value: values.count(value) for value in values}, by_id[said.metric]))
    for role in ONCE:
        assert sum(said.role == role and said.found not in ("layout", "remembered") for said in found) <= 1
