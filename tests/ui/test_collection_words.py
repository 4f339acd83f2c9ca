"""What step 4 says in words, numbers and bars, without its tables."""

import msgspec
import pytest
from desks import desk_for, empty_project, example

from cxworkshop.language import Language
from cxworkshop.model.collection import Collection
from cxworkshop.model.metrics import Asked, Classes, Counts, Measurement, Metric, Origin
from cxworkshop.model.segments import Segment
from cxworkshop.ui.views.customer_load import CustomerLoad, LoadBar, loads
from cxworkshop.ui.views.distribution import distribution
from cxworkshop.ui.views.owner import initials
from cxworkshop.ui.views.result_words import asked_by, origin_text, privacy_text, result_text, with_metric
from cxworkshop.ui.views.source_words import sentences, start_text, whom_text
from cxworkshop.ui.views.survey_answers import SurveyAnswers

SURVEY = Collection(
    id="survey", name="Text message", method="transactional survey", population=355, eligible=0.95, reach=0.92,
    response_rate=0.27,
)  # fmt: skip
EFFORT = Metric(id="effort", name="Easy", method="CES2", scale_min=1, scale_max=7, favourable=(5, 6, 7))


def desk_with(**rows):
    desk = desk_for()
    for collection, records in rows.items():
        for record in records:
            desk.document.add((collection,), record)
    return desk


def said(desk, row):
    return " ".join(sentences(desk, row))


def test_expected_answers_and_margin_are_told_in_sentences():
    desk = desk_with(collection=[SURVEY])
    words = said(desk, SURVEY)
    assert (
        "Of 355 in a year 95% are asked, 92% of those can be reached, and 27% of those answer: about 83 answers"
        in words
    )
    assert "In 95 of 100 such surveys a share is off by at most 9 percentage points either way." in words
    assert "as close as you want it (±10)" in words


def test_what_is_missing_is_named_and_never_zero():
    row = msgspec.structs.replace(SURVEY, response_rate=None, reach=None)
    desk = desk_with(collection=[row])
    assert said(desk, row) == (
        "Fill in “Share you can reach” and “Expected response rate” to see how many answers to expect."
    )


def test_too_wide_a_margin_says_what_it_takes():
    row = msgspec.structs.replace(SURVEY, moe_wanted=0.02)
    words = said(desk_with(collection=[row]), row)
    assert "For ±2 you need" in words and "can be reached." in words


def test_a_number_of_answers_without_a_population_has_no_margin():
    row = Collection(id="x", method="relational survey", fixed_n=40)
    assert "There is no margin yet: something is not filled in." in said(desk_with(collection=[row]), row)


def test_talks_say_what_they_will_hear():
    row = Collection(id="x", method="interview", fixed_n=8)
    words = said(desk_with(collection=[row]), row)
    assert words == "8 cases are expected. A view that one customer in five holds will be heard with a chance of 83%."


def test_when_and_whom():
    desk = desk_with(collection=[SURVEY], segments=[Segment(id="s", name="Farms")])
    assert start_text(desk, SURVEY) == "No start date"
    assert whom_text(desk, SURVEY) == "All segments"
    assert whom_text(desk, msgspec.structs.replace(SURVEY, segments=("s", "gone"))) == "1 segment"


def test_every_answer_of_the_scale_has_its_bar():
    desk = desk_for()
    bars = distribution(EFFORT, Counts(values={1: 4, 6: 9}), desk)
    assert [(bar.label, bar.n) for bar in bars] == [
        ("1", 4),
        ("2", 0),
        ("3", 0),
        ("4", 0),
        ("5", 0),
        ("6", 9),
        ("7", 0),
    ]
    assert [bar.kind for bar in bars] == ["low"] * 3 + ["middle"] + ["high"] * 3


def test_classes_and_recommendations_are_sorted_by_their_own_limits():
    desk = desk_for()
    kinds = [bar.kind for bar in distribution(EFFORT, Classes(promoters=3, passives=2, detractors=1), desk)]
    assert kinds == ["low", "middle", "high"]
    nps = Metric(id="nps", method="NPS", scale_min=0, scale_max=10)
    bars = distribution(nps, Counts(values={0: 1}), desk)
    assert [bar.kind for bar in bars] == ["low"] * 7 + ["middle"] * 2 + ["high"] * 2


def test_where_few_is_good_the_low_answers_are_the_high_ones():
    metric = Metric(id="m", method="CUSTOM", scale_min=1, scale_max=5, favourable=(1, 2))
    bars = distribution(metric, Counts(values={1: 1}), desk_for())
    assert [bar.kind for bar in bars] == ["high", "high", "middle", "low", "low"]


def test_the_scale_is_that_of_the_question_not_of_the_result():
    metric = Metric(id="m", method="CES2", scale_min=0, scale_max=1)
    bars = distribution(metric, Counts(values={1: 2, 4: 1, 7: 3}), desk_for())
    assert [bar.label for bar in bars] == list("1234567")
    assert [bar.kind for bar in bars] == ["low"] * 3 + ["middle"] + ["high"] * 3


def test_the_newest_answers_are_shown_and_as_a_table():
    desk = desk_for(example("heat-pump"))
    card = SurveyAnswers(desk)
    card.refresh()
    assert card.total.number.text() == "186" and "NPS" in card.question.text() and "n = 186" in card.question.text()
    card.chart.as_table.click()
    assert [card.chart.table.item(at, 2).text() for at in range(3)] == ["40", "62", "84"]


def test_answers_of_few_people_are_never_shown():
    few = Measurement(id="few", metric="effort", data=Counts(values={1: 2, 7: 1}))
    desk = desk_with(metrics=[EFFORT], measurements=[few])
    card = SurveyAnswers(desk)
    card.refresh()
    assert card.total.isHidden() and not card.nothing.isHidden() and card.chart.isHidden()
    assert result_text(desk, few) == "– (hidden, the group is too small)"
    assert "3 people answered. Below 5" in privacy_text(desk, few)


def test_a_result_is_told_with_n_and_interval():
    some = Measurement(id="some", metric="effort", data=Counts(values={1: 20, 7: 30}), origin=Origin(kind="typed"))
    desk = desk_with(metrics=[EFFORT], measurements=[some])
    assert result_text(desk, some) == "60% (46–72%, n = 50)"
    assert privacy_text(desk, some) == ""
    assert origin_text(desk, some) == "Typed in"
    assert result_text(desk, Measurement(id="x")) == "Choose the metric first."


def test_another_metric_brings_its_question_unless_somebody_wrote_one():
    language = Language("en")
    asked = Metric(id="m", questions={"en": "Was it easy?"}, scale_min=1, scale_max=7, favourable=(6, 7))
    fresh = with_metric(Measurement(id="x"), None, asked, language)
    assert fresh.asked == Asked(text="Was it easy?", scale_min=1, scale_max=7, favourable=(6, 7))
    assert with_metric(fresh, asked, EFFORT, language).asked == asked_by(EFFORT, language)
    own = msgspec.structs.replace(fresh, asked=Asked(text="Mine"))
    assert with_metric(own, asked, EFFORT, language).asked.text == "Mine"


def test_the_load_is_told_and_too_much_is_marked_in_words():
    desk = desk_for(example("heat-pump"))
    card = CustomerLoad(desk)
    card.refresh()
    assert not card.isHidden() and "gets 1.3 invitations a year" in card.sentence.text()
    desk.document.put(("constants", "max_surveys_per_year"), 1)
    card.refresh()
    names = [bar.accessibleName() for bar in card.findChildren(LoadBar)]
    assert "Homeowners with a service agreement: 1.3 of 1, too often" in names


def test_an_unknown_load_is_not_zero():
    desk = desk_with(collection=[SURVEY], segments=[Segment(id="s", name="Farms")])
    assert [load.times for load in loads(desk)] == [None]
    card = CustomerLoad(desk)
    card.refresh()
    assert card.findChildren(LoadBar)[-1].words().startswith("–")


def test_no_survey_no_load():
    card = CustomerLoad(desk_for(empty_project()))
    card.refresh()
    assert card.isHidden()


@pytest.mark.parametrize(("name", "letters"), [("Sanna Maria Holm", "SH"), ("Ali", "A"), (" (x) ", ""), ("", "")])
def test_initials(name, letters):
    assert initials(name) == letters
