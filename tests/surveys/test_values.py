"""What raw answers mean on a metric's scale; a misread answer gives a score that looks as likely as a true one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.method.catalogue import METHODS
from cxworkshop.method.questions import QUESTIONS
from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.guards import SERIOUS, guard
from cxworkshop.surveys.values import Scale, clean, decimal_of, meanings, number, scale_of

NPS, CSAT, CES2, EMOTION = (Metric(key, method=key) for key in ("NPS", "CSAT", "CES2", "EMOTION"))
FCR, PROMISE, YES_NO, CONTACTS = (Metric(key, method=key) for key in ("FCR", "PROMISE", "YES NO", "CONTACTS"))
INDEX, TIME, REVIEWS = (Metric(key, method=key) for key in ("INDEX", "RESPONSE TIME", "REVIEWS"))
EFFECTIVE, REBUY = Metric("e", method="EFFECTIVE"), Metric("r", method="REBUY")
ALL = [Metric(method.key, method=method.key) for method in METHODS]


def answers(values, metric, decimal="", own=None):
    return {raw: found.answer for raw, found in meanings(values, metric, decimal, own or {}).items()}


def whys(values, metric):
    return {raw: found.why for raw, found in meanings(values, metric).items()}


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("9", "", 9), ("8.0", "", 8), ("3,75", "", 3.75), ("3.75", ",", 3.75), ("3.7500000000", "", 3.75),
        ("1 234,5", "", 1234.5), ("1\u00a0234,5", "", 1234.5), ("1\u202f234", "", 1234), ("1'234.5", "", 1234.5),
        ("0,435", "", 0.435), ("0,435", ".", 0.435), ("0.435", ",", 0.435), ("-0,435", "", -0.435),
        ("1,234", ".", 1234), ("1,234", ",", 1.234), ("1.234", ",", 1234), ("1.234", ".", 1.234),
        ("1.234,5", "", 1234.5), ("1,234.5", "", 1234.5), ("1.234.567", "", 1234567), ("1,234,567", ".", 1234567),
        ("−2", "", -2), ("+2", "", 2), ("- 2", "", -2), (".5", "", 0.5), (",5", "", 0.5), ("1.5e3", "", 1500),
        ("1,234", "", None), ("1.234", "", None), ("12.345", "", None), ("-1.234", "", None),
        ("85 %", "", None), ("", "", None), ("-", "", None), (".", "", None), ("1.2.3", "", None),
        ("1,2,3", "", None),
        ("1.9.2026", "", None), ("1e999", "", None), ("nan", "", None), ("inf", "", None), ("9" * 50, "", None),
        ("1 2", "", None), ("1 23 456", "", None), ("٣", "", None), ("1.234.567", ".", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_written_or_not_at_all(text, decimal, value):
    assert number(text, decimal) == value


@given(
    st.integers(-(10**9), 10**9), st.integers(0, 4), st.sampled_from([",", "."]), st.sampled_from(["", " ", "\u00a0"])
)
def test_a_number_in_every_style_is_read_back(whole, decimals, sign, gap):
    value = whole / 10**decimals
    text = f"{value:,.{decimals}f}".replace(",", gap).replace(".", sign)
    assert number(text, sign) == pytest.approx(value)
    assert number(text) in (pytest.approx(value), None)


@given(st.decimals(0, 1, places=3, allow_nan=False), st.sampled_from([",", "."]), st.sampled_from(["", ",", "."]))
def test_thousandths_are_never_read_as_thousands(value, sign, decimal):
    read = number(str(value).replace(".", sign), decimal)
    assert read is None or read <= 1.0 or value >= 1


@pytest.mark.parametrize(
    ("values", "sign"),
    [
        (["3,75", "15,00"], ","), (["3.75", "8"], "."), (["8", "9"], ""), (["1.234", "2.345"], ""), ([], ""),
        (["1.234", "0.435"], "."), (["1.234,5"], ","), (["1.234.567"], ","), (["3,75", "3.75"], ""),
        (["1.9.2026", "text, more"], ""), (["1 234,567"], ","),
    ],
)  # fmt: skip
def test_the_decimal_sign_is_told_from_the_column(values, sign):
    assert decimal_of(values) == sign


def test_clean_takes_off_what_is_not_part_of_the_answer():
    assert clean(" \ufeff9\u00a0") == "9"
    assert clean("'=SUM(A1)") == "=SUM(A1)"
    assert clean("'-2") == "-2"
    assert clean("'9'") == "'9'"
    assert clean("Kylla\u0308") == "Kyllä"


@pytest.mark.parametrize(
    ("metric", "scale"),
    [
        (NPS, Scale(0, 10, True)), (CSAT, Scale(1, 5, True)), (CES2, Scale(1, 7, True)),
        (EMOTION, Scale(-2, 2, True)),
        (FCR, Scale(0, 1, True)), (INDEX, Scale(1, 10, True)), (CONTACTS, Scale(1, 20, True)),
        # the project's own bounds are those of the result
        (Metric("m", method="NPS", scale_min=-100, scale_max=100), Scale(0, 10, True)),
        (Metric("m", method="CSAT", scale_min=0, scale_max=1), Scale(1, 5, True)),
        (Metric("m", method="CUSTOM", scale_min=1, scale_max=5, favourable=(4, 5)), Scale(1, 5, True)),
        (Metric("m", method="CUSTOM", scale_min=0, scale_max=1, favourable=(4, 5)), None),
        (Metric("m", method="CUSTOM", scale_min=-100, scale_max=100, report_as="score"), None),
        (Metric("m", method="CUSTOM"), None), (Metric("m"), None), (Metric("m", method="COMPLAINTS"), None),
        (Metric("m", method="SENTIMENT"), Scale(-1, 1, True)),
        (Metric("m", method="PROMISE KEPT"), Scale(0, 1, True)),
    ],
)  # fmt: skip
def test_the_scale_is_that_of_the_answers(metric, scale):
    assert scale_of(metric) == scale


def test_what_is_no_answer_says_why():
    assert whys(["", " ", "{question_not_shown}", "-99", "N/A", "NA", "99", "999"], NPS) == {
        "": "empty", " ": "empty", "{question_not_shown}": "missing code", "-99": "missing code",
        "N/A": "missing code", "NA": "missing code", "99": "missing code", "999": "missing code",
    }  # fmt: skip
    for text in ("Ei osaa sanoa", "Vet ej", "Vet ikke", "Don’t know", "EN OSAA SANOA.", "Don't know / no opinion"):
        assert meanings([text], CSAT)[text].why == "don't know"
    for text in ("Unfamiliar (N/A)", "N/A - did not contact"):
        assert meanings([text], CSAT)[text].why == "missing code"


def test_a_missing_code_on_the_scale_is_an_answer():
    percent = Metric("m", method="CUSTOM", report_as="mean", scale_min=0, scale_max=100)
    assert answers(["99", "-99"], percent) == {"99": 99, "-99": None}
    assert answers(["-1"], EMOTION) == {"-1": -1}


def test_numbers_off_the_scale_are_never_counted():
    assert whys(["1", "5", "6", "0", "4.5", "5.0"], CSAT) == {
        "1": "", "5": "", "6": "outside the scale", "0": "outside the scale", "4.5": "outside the scale", "5.0": "",
    }  # fmt: skip


def test_labelled_ends_are_numbers():
    values = [
        "10 - Extremely likely",
        "0 – Not at all likely",
        "5",
        "Extremely likely (10)",
        "7.",
        "8/10",
        "9 out of 10",
    ]
    assert answers(values, NPS) == dict(zip(values, [10, 0, 5, 10, 7, 8, 9], strict=True))
    assert answers(["5 = very satisfied", "1=very dissatisfied", "3: whatever"], CSAT) == {
        "5 = very satisfied": 5, "1=very dissatisfied": 1, "3: whatever": 3,
    }  # fmt: skip


def test_an_answer_out_of_another_scale_is_not_counted():
    assert answers(["4/5", "8/10"], NPS) == {"4/5": None, "8/10": 8}
    assert answers(["2 weeks", "3 times"], CONTACTS) == {"2 weeks": None, "3 times": None}
    assert answers(["10 of us", "5 people liked it"], NPS) == {"10 of us": None, "5 people liked it": None}


def test_labels_the_wrong_way_round_stop_the_column():
    values = {"1 - Very satisfied": 10, "2": 5, "3": 5, "5 - Very dissatisfied": 2}
    assert set(answers(values, CSAT).values()) == {None}
    assert "reversed" in guard(values, CSAT)


@pytest.mark.parametrize("metric", [metric for metric in ALL if metric.method in QUESTIONS], ids=lambda m: m.method)
def test_the_ends_that_the_programme_itself_prints_are_read(metric):
    question = QUESTIONS[metric.method]
    low, high = question.scale
    middle = [str(value) for value in range(low + 1, high)]
    for language in question.low:
        first, last = question.low[language], question.high[language]
        labelled = answers([f"{low} = {first}", *middle, f"{high} = {last}"], metric)
        assert list(labelled.values()) == list(range(low, high + 1))
        if metric.method not in ("NPS", "CONTACTS") and high > 1:
            assert answers([first, *middle, last], metric)[last] == high


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        ("Very dissatisfied|Dissatisfied|Neither satisfied nor dissatisfied|Satisfied|Very satisfied", CSAT),
        ("Extremely dissatisfied|Somewhat dissatisfied|Neither satisfied nor dissatisfied|Somewhat satisfied|"
         "Extremely satisfied", CSAT),
        ("Erittäin tyytymätön|Melko tyytymätön|En tyytyväinen enkä tyytymätön|Melko tyytyväinen|Erittäin tyytyväinen",
         CSAT),
        ("Mycket missnöjd|Missnöjd|Varken nöjd eller missnöjd|Nöjd|Mycket nöjd", CSAT),
        ("Svært misfornøyd|Misfornøyd|Verken fornøyd eller misfornøyd|Fornøyd|Svært fornøyd", CSAT),
        ("Meget utilfreds|Utilfreds|Hverken tilfreds eller utilfreds|Tilfreds|Meget tilfreds", CSAT),
        ("Very poor|Poor|OK|Good|Very good", CSAT), ("Poor|Fair|Good|Very good|Excellent", CSAT),
        ("Not at all|Slightly|Somewhat|Mostly|Completely", EFFECTIVE),
        ("Certainly not|Probably not|Maybe|Probably|Certainly", REBUY),
        ("ONE|TWO|THREE|FOUR|FIVE", REVIEWS), ("★☆☆☆☆|★★☆☆☆|★★★☆☆|★★★★☆|★★★★★", REVIEWS),
        ("1 star|2 stars|3 stars|4 stars|5 stars", REVIEWS), ("A1|A2|A3|A4|A5", CSAT),
        ("AO01|AO02|AO03|AO04|AO05", CSAT),
        ("Strongly disagree|Disagree|Somewhat disagree|Neither agree nor disagree|Somewhat agree|Agree|Strongly agree",
         CES2),
        ("Täysin eri mieltä|Eri mieltä|Jokseenkin eri mieltä|Ei samaa eikä eri mieltä|Jokseenkin samaa mieltä|"
         "Samaa mieltä|Täysin samaa mieltä", CES2),
        ("Helt uenig|Uenig|Litt uenig|Verken enig eller uenig|Litt enig|Enig|Helt enig", CES2),
        ("A1|A2|A3|A4|A5|A6|A7", CES2), ("A0|A1|A2|A3|A4|A5|A6|A7|A8|A9|A10", NPS),
        ("Very bad|Bad|Neutral|Good|Very good", EMOTION), ("😡|🙁|😐|🙂|😀", EMOTION), ("A1|A2|A3|A4|A5", EMOTION),
        ("Erittäin huono|Huono|Neutraali|Hyvä|Erittäin hyvä", EMOTION),
        ("No|Yes", FCR), ("Nej|Ja", FCR), ("Nei|Ja", FCR), ("Ei|Kyllä", FCR), ("N|Y", FCR), ("False|True", FCR),
        ("bad|good", YES_NO), ("0|1", YES_NO), ("negative|neutral|positive", Metric("s", method="SENTIMENT")),
    ],
)  # fmt: skip
def test_words_stand_on_the_scale_in_their_order(words, metric):
    values, scale = words.split("|"), scale_of(metric)
    assert list(answers(values, metric).values()) == list(range(int(scale.low), int(scale.high) + 1))
    # the order in which a file has them says nothing
    assert answers(reversed(values), metric) == answers(values, metric)
    assert answers([value.upper() for value in values], metric) == {
        value.upper(): found for value, found in answers(values, metric).items()
    }


def test_several_languages_may_answer_one_question():
    values = ["Very satisfied", "Erittäin tyytyväinen", "Mycket missnöjd", "Fornøyd", "5", ""]
    assert list(answers(values, CSAT).values()) == [5, 5, 1, 4, 5, None]
    assert list(answers(["Kyllä", "Ei", "Ja", "Nej", "Nei", "Yes", "No"], FCR).values()) == [1, 0, 1, 0, 0, 1, 0]


@pytest.mark.parametrize(
    ("values", "metric", "code"),
    [
        (["Yes", "No"], CSAT, "narrower"), (["good", "bad"], CSAT, "narrower"),
        (["Good", "OK", "Bad"], CSAT, "narrower"),
        (["Strongly agree", "Agree", "Disagree"], CES2, "narrower"), (["Satisfied", "Very satisfied"], FCR, "wider"),
        (["Somewhat satisfied", "Satisfied", "Very satisfied"], CSAT, "wider"),
        (["Good", "Very good"], CSAT, "unclear_words"),
        (["1", "2"], FCR, "one_two"), (["1", "2", "5"], EMOTION, "shifted"), (["A1", "A2"], FCR, "unclear_codes"),
        (["A1", "A10"], NPS, "unclear_codes"), (["50 %", "85 %"], CSAT, "percent"),
        (["Kyllä", "Osittain"], CSAT, "narrower"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_not_counted_at_all(values, metric, code):
    assert set(answers(values, metric).values()) == {None}
    assert code in guard(dict.fromkeys(values, 10), metric)
    assert code in SERIOUS


def test_a_third_option_is_told():
    values = {"Kyllä": 10, "Ei": 4, "Osittain": 6}
    assert answers(values, FCR) == {"Kyllä": 1, "Ei": 0, "Osittain": None}
    assert "third_option" in guard(values, FCR)
    for text in ("nothing was promised", "Mitään ei luvattu", "Inget lovades", "Ingenting ble lovet"):
        assert meanings(["Yes", "No", text], PROMISE)[text] == (None, "not applicable")
    assert guard({"Yes": 10, "No": 4, "Nothing was promised": 6}, PROMISE) == []
    assert whys(["yes", "no", "not yet"], FCR)["not yet"] == "not applicable"


def test_less_is_better_leaves_good_words_alone():
    metric = Metric("m", method="CUSTOM", scale_min=1, scale_max=5, direction="lower", report_as="mean")
    assert set(answers(["Very satisfied", "Satisfied"], metric).values()) == {None}
    assert answers(["Strongly agree", "Neither agree nor disagree"], metric)["Strongly agree"] == 5


def test_what_the_user_matched_wins():
    own = {"Osittain": 0, "2": None, "Yes": 7}
    assert answers(["Osittain", " Osittain ", "2", "1", "Yes"], FCR, own=own) == {
        "Osittain": 0, " Osittain ": 0, "2": None, "1": 1, "Yes": None,
    }  # fmt: skip


def tens(*numbers, many=5):
    return {str(value): many for value in numbers}


@pytest.mark.parametrize(
    ("values", "metric", "code"),
    [
        (tens(*range(1, 11)), NPS, "one_to_ten"), (tens(*range(11)), INDEX, "zero_to_ten_for_1_10"),
        (tens(*range(1, 8)), CSAT, "wider"), (tens(*range(1, 6), many=10), NPS, "narrower"),
        (tens(*range(1, 6), many=10), CES2, "narrower"), (tens(*range(1, 6), many=10), INDEX, "narrower"),
        ({"4.5": 3, "4": 3}, CSAT, "not_whole"), ({"5": 99, "6": 1}, CSAT, "outside"),
        ({"1": 5, "2": 5}, EMOTION, "shifted"),
        ({"Y": 10, "": 30}, YES_NO, "only_yes"), ({"1": 10, "": 30}, FCR, "only_yes"),
        ({"A1": 3, "A5": 3}, CSAT, "answer_codes"),
        ({"Very satisfied": 3, "4": 3}, CSAT, "mixed"), ({"5": 9, "so and so": 9}, CSAT, "unread"),
        ({"3": 50, "20": 50, "999": 3}, TIME, "missing_code"), ({"5": 3}, Metric("m"), "no_scale"),
        (dict.fromkeys(["Very satisfied", "Satisfied", "Dissatisfied", "Very dissatisfied"], 9), CSAT, "no_middle"),
    ],
)  # fmt: skip
def test_a_suspicious_column_is_told(values, metric, code):
    assert code in guard(values, metric)


@pytest.mark.parametrize(
    ("values", "metric"),
    [
        (tens(*range(11)), NPS), (tens(*range(1, 11)), INDEX), (tens(*range(1, 6)), CSAT), (tens(*range(1, 8)), CES2),
        (tens(-2, -1, 0, 1, 2), EMOTION), (tens(0, 1), FCR), ({"good": 5, "bad": 3}, YES_NO),
        ({"3,75": 5, "20": 3}, TIME),
    ],
)  # fmt: skip
def test_a_good_column_is_not_suspicious(values, metric):
    assert guard(values, metric) == []


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<p>Food &amp; drink</p>", "Food & drink"),
        ("<p><span style='color:red'>Ja</span></p>", "Ja"),
        ("1&nbsp;&ndash; very bad<br />", "1 – very bad"),
        ("&amp;amp;", "&"),
        ("R&D; AT&T, a < b > c", "R&D; AT&T, a < b > c"),
        ("&nosuch; <18", "&nosuch; <18"),
    ],
)
def test_answers_written_as_html_are_their_words(written, words):
    assert clean(written) == words
    assert clean(clean(written)) == words


@given(st.lists(st.text(), max_size=12), st.sampled_from(ALL))
def test_every_value_gets_a_meaning_on_the_scale(values, metric):
    found, scale = meanings(values, metric), scale_of(metric)
    assert found.keys() == set(values)
    for answer, why in found.values():
        assert (answer is None) == bool(why)
        assert answer is None or scale is None or scale.holds(answer)
    guard(dict.fromkeys(values, 3), metric)


PIECES = st.sampled_from(
    ["Yes", "No", "Ja", "Nej", "5", "10", "-99", "A1", "A5", "good", "Very good", "1 - Very satisfied", "★★",
     "Erittäin tyytyväinen", "4/5", "85 %", "n/a", "0,435", "💩"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8), st.sampled_from(ALL))
def test_the_order_of_the_values_says_nothing(values, metric):
    assert meanings(values, metric) == meanings(reversed(values), metric)
    assert sorted(guard(dict.fromkeys(values, 3), metric)) == sorted(guard(dict.fromkeys(reversed(values), 3), metric))
