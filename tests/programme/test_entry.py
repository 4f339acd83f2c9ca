"""How values are typed and shown: what is written is read back as the same, in every language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.language import LANGUAGES, Language
from cxworkshop.model import validity
from cxworkshop.model.collection import Collection
from cxworkshop.model.experiences import Experience, Factors, Journey, Stage
from cxworkshop.model.fields import NOT_ASSESSED, Score
from cxworkshop.model.improvements import Action
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Constants, Profile
from cxworkshop.model.segments import Criterion, Segment
from cxworkshop.model.sharing import Duty
from cxworkshop.model.targets import Target
from cxworkshop.programme.choices import OF_FIELD
from cxworkshop.programme.entry import Unreadable, number_from, read, written
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.shapes import field_at, shape

SATURDAY = date(2026, 11, 21)
EN, FI = Language("en"), Language("fi")


def field(record, name):
    return all_fields()[record, name]


def typed(record, name, text, language="en"):
    return read(field(record, name), text, Language(language), SATURDAY)


def values_of(one):
    """Give values that a declared field may hold, as a person may have typed them."""
    form = shape(one)
    allowed = form.allowed
    words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12)
    match form.kind:
        case "text":
            part = words.map(str.strip).filter(bool) if form.several else words
        case "choice":
            part = st.sampled_from(allowed.choices)
        case "flag":
            part = st.booleans()
        case "date":
            part = st.dates(date(2000, 1, 1), date(2099, 12, 31))
        case "whole":
            part = st.integers(int(allowed.low or 0), int(allowed.high or 9999))
            part = part | st.sampled_from(allowed.choices) if form.numbers_too else part
        case "number" | "share" | "money" if allowed.step:
            part = st.sampled_from([-2, -1.5, 0, 0.5, 2])
        case "number" | "share" | "money":
            low, high = allowed.low if allowed.low is not None else -1e15, allowed.high or 1e15
            part = st.floats(low, high, exclude_min=allowed.exclusive, exclude_max=allowed.exclusive)
        case _:
            return None
    return st.lists(part, max_size=4, unique=True).map(tuple) if form.several else part


TYPABLE = [one for one in all_fields().values() if values_of(one) is not None]


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
def test_what_is_written_is_read_back(code, data):
    one = data.draw(st.sampled_from(TYPABLE))
    value = data.draw(values_of(one))
    language = Language(code)

    again = read(one, written(one, value, language), language, SATURDAY)

    assert again == value, (one.name, written(one, value, language))
    if not shape(one).keyed:
        validity.convert(again, validity.field_type(one.record, one.name), (one.name,))


@pytest.mark.parametrize("one", all_fields().values(), ids=lambda one: f"{one.record.__name__}.{one.name}")
def test_every_declared_field_has_a_shape_and_an_empty_value(one):
    form = shape(one)

    if form.kind != "record":
        assert written(one, read(one, "", EN, SATURDAY), EN) == written(one, form.default, EN)


@pytest.mark.parametrize(("place", "words"), OF_FIELD.items())
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_of_choices_hold_no_mark_that_parts_a_list_with_commas(place, words, code):
    language = Language(code)
    spoken = [language.text(word) for word in words.values()]

    assert not [word for word in spoken if ";" in word]
    assert len({word.casefold() for word in spoken}) == len(spoken)


@pytest.mark.parametrize(
    ("text", "code", "whole", "number"),
    [
        ("1,450", "en", True, 1450),
        ("1,450", "en", False, 1450),
        ("1,450", "fi", False, 1.45),
        ("1 450", "fi", True, 1450),
        ("1.450", "nb", True, 1450),
        ("3,5", "en", False, 3.5),
        ("3.5", "fi", False, 3.5),
        ("0,125", "en", False, 0.125),
        ("1.234.567,8", "sv", False, 1234567.8),
        ("1,234,567.8", "en", False, 1234567.8),
        ("−4", "en", False, -4),
        ("EUR 120", "en", False, 120),
        ("1 200 kr", "sv", False, 1200),
        ("4 200 €", "fi", False, 4200),
    ],
)
def test_numbers_as_people_and_spreadsheets_write_them(text, code, whole, number):
    assert float(number_from(text, Language(code), whole)) == number


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "12.34.56", "1e9", "--3", "3 to 4", "nan", "inf"])
def test_what_is_no_number_is_not_guessed(text):
    assert number_from(text, EN) is None


@pytest.mark.parametrize(
    ("text", "share"), [("35 %", 0.35), ("35%", 0.35), ("35", 0.35), ("0.35", 0.35), ("0.5 %", 0.005), ("1", 1)]
)
def test_a_share_is_typed_as_per_cent_or_as_a_fraction(text, share):
    assert typed(Experience, "reach", text) == share


@pytest.mark.parametrize(
    ("text", "code", "day"),
    [
        ("2026-12-24", "en", date(2026, 12, 24)),
        ("24 Dec", "en", date(2026, 12, 24)),
        ("Dec 24, 2027", "en", date(2027, 12, 24)),
        ("24 december 2026", "en", date(2026, 12, 24)),
        ("24.12.", "fi", date(2026, 12, 24)),
        ("24.12", "fi", date(2026, 12, 24)),
        ("24. joulukuuta 2026", "fi", date(2026, 12, 24)),
        ("24 joulu", "fi", date(2026, 12, 24)),
        ("15/1", "en", date(2027, 1, 15)),
        ("15 jan.", "sv", date(2027, 1, 15)),
        ("1. mai 27", "nb", None),
        ("1. mai", "nb", date(2027, 5, 1)),
        ("29.2.2028", "fi", date(2028, 2, 29)),
        ("29.2.", "fi", date(2028, 2, 29)),
        ("+7", "en", date(2026, 11, 28)),
        ("-1", "en", date(2026, 11, 20)),
        ("fri", "en", date(2026, 11, 27)),
        ("Saturday", "en", date(2026, 11, 28)),
        ("perjantai", "fi", date(2026, 11, 27)),
        ("pe", "fi", date(2026, 11, 27)),
        ("lör", "sv", date(2026, 11, 28)),
        ("man.", "nb", date(2026, 11, 23)),
        ("tomorrow", "en", date(2026, 11, 22)),
        ("tänään", "fi", SATURDAY),
        ("31.4.2026", "fi", None),
        ("t", "en", None),
        ("ma", "en", None),
        ("some day", "en", None),
        ("+99999999999", "en", None),
    ],
)
def test_dates_as_people_type_them(text, code, day):
    if day is None:
        with pytest.raises(Unreadable):
            typed(Action, "due", text, code)
    else:
        assert typed(Action, "due", text, code) == day


def test_a_choice_is_found_by_its_word_its_code_and_its_beginning():
    assert typed(Segment, "decision", "Measure now") == "measure now"
    assert typed(Segment, "decision", "LATER") == "later"
    assert typed(Segment, "decision", "int") == "interviews only"
    assert typed(Metric, "method", "nps") == "NPS"


def test_several_choices_with_the_same_beginning_are_named():
    with pytest.raises(Unreadable) as said:
        typed(Metric, "report_as", "s")

    assert "Share" in said.value.text(EN)
    assert "Score" in said.value.text(EN)
    assert "Mean" not in said.value.text(EN)


def test_lists_are_typed_with_commas_and_hold_each_part_once():
    assert typed(Segment, "languages", "Finnish, swedish, fi") == ("fi", "sv")
    assert typed(Stage, "touchpoints", "phone queue, SMS") == ("phone queue", "SMS")
    assert typed(Stage, "touchpoints", "queue, long; SMS") == ("queue, long", "SMS")
    assert typed(Metric, "favourable", "4, 5") == (4, 5)
    assert typed(Metric, "favourable", "4, 5", "fi") == (4, 5)


def test_a_score_is_typed_as_its_agreed_value():
    assert typed(Experience, "importance", "3,5", "fi") == 3.5
    assert typed(Experience, "importance", "") is None
    assert written(field(Experience, "importance"), Score(votes={"a": 4, "b": 5, "c": 5}), EN) == "4.7"
    assert written(field(Experience, "importance"), NOT_ASSESSED, EN) == ""


def test_a_factor_takes_a_rating_or_the_word_that_it_does_not_apply():
    assert typed(Factors, "trust", "4") == 4
    assert typed(Factors, "trust", "does not apply") == "not applicable"


@pytest.mark.parametrize(
    ("record", "name", "text", "part"),
    [
        (Segment, "population", "many", "digits"),
        (Segment, "population", "3.5", "without decimals"),
        (Segment, "population", "-3", "0"),
        (Segment, "contacts_per_account", "0.5", "1 to 100"),
        (Experience, "reach", "250 %", "0% to 100%"),
        (Stage, "emotion", "0.7", "steps of 0.5"),
        (Criterion, "weight", "11", "0 to 10"),
        (Action, "due", "soon", "21 Nov 2026"),
        (Segment, "type", "pets", "Companies, Consumers and companies"),
        (Action, "promised", "perhaps", "yes or no"),
        (Profile, "currency", "euro", "capital letters"),
        (Metric, "percentile", "1", "0 to 1"),
        (Constants, "conf_level", "93 %", "80%, 90%"),
        (Segment, "persona", "Ingrid", "parts of its own"),
        (Segment, "note", "x" * 20_001, "20,000"),
    ],
)
def test_what_cannot_be_read_says_what_to_type(record, name, text, part):
    with pytest.raises(Unreadable) as said:
        typed(record, name, text)

    assert part in said.value.text(EN)
    assert "{" not in said.value.text(EN)


def test_empty_gives_what_the_field_holds_when_nothing_is_typed():
    assert typed(Segment, "name", "") == ""
    assert typed(Segment, "population", " ") is None
    assert typed(Collection, "channels", "") == ()
    assert typed(Criterion, "weight", "") == 0
    assert typed(Target, "metric", "") == ""
    assert typed(Action, "promised", "") is False


def test_codes_are_read_in_capitals():
    assert typed(Profile, "currency", "eur") == "EUR"
    assert typed(Duty, "letters", "ra") == "RA"


def test_a_place_inside_a_record_has_the_field_that_speaks_for_it():
    assert field_at(Segment, ("persona", "goal")).label == "Goal"
    assert field_at(Segment, ("ratings", "abc")).name == "ratings"
    assert field_at(Experience, ("importance", "agreed")).name == "importance"
    assert field_at(Journey, ("stages", "abc", "emotion")).name == "emotion"
    assert field_at(Metric, ("questions", "fi")).name == "questions"
    with pytest.raises(KeyError):
        field_at(Segment, ("nonsense",))
