"""The checks of the project as a whole."""

from datetime import timedelta

import pytest
from checking import TODAY, Case, found, places, project, try_case, untried

from cxworkshop.model.experiences import Experience, Journey, Stage
from cxworkshop.model.metrics import Asked, Measurement, Metric, ShareOf
from cxworkshop.model.project import Profile
from cxworkshop.model.segments import Persona, Segment
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.workshop import Participant, Workshop

NAMED = Profile(name="Warm homes", organisation="Firm")

CASES = [
    Case("L001", project(profile=Profile(organisation="Firm")), "profile//name", project(profile=NAMED)),
    Case(
        "L001", project(profile=Profile(name="Warm", organisation=" ")), "profile//organisation", project(profile=NAMED)
    ),
    Case(
        "L002",
        project(),
        "profile//review_date",
        project(profile=Profile(review_date=TODAY)),
    ),
    Case(
        "L002",
        project(profile=Profile(review_date=TODAY - timedelta(days=1))),
        "profile//review_date",
        project(profile=Profile(review_date=TODAY + timedelta(days=1))),
    ),
    Case(
        "L003",
        project(segments=[Segment("s1")], metrics=[Metric("m1")]),
        "experiences//",
        project(segments=[Segment("s1")], experiences=[Experience("e1")], metrics=[Metric("m1")]),
    ),
    Case(
        "L005",
        project(segments=[Segment("s1", note="write to anna@firm.example")]),
        "segments/s1/note",
        project(segments=[Segment("s1", note="write to anna at the firm")]),
    ),
    Case(
        "L005",
        project(workshop=Workshop(participants=(Participant("p1", name="Ali, 040 123 4567"),))),
        "workshop//participants.p1.name",
        project(workshop=Workshop(participants=(Participant("p1", name="Ali, 4 to 7"),))),
    ),
    Case(
        "L005",
        project(profile=Profile(story="Her number is 131052-308T.")),
        "profile//story",
        project(profile=Profile(story="The week of 13.10.2025 had 308 calls.")),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_fires_at_the_place_to_mend_and_not_on_its_neighbour(case: Case) -> None:
    try_case(case)


def test_every_check_and_every_sentence_is_tried() -> None:
    assert untried(0, CASES) == set()


def test_a_journey_fills_step_two() -> None:
    assert places(project(segments=[Segment("s1")], journeys=[Journey("j1")], metrics=[Metric("m1")]), "L003") == ""


def test_every_empty_step_before_the_last_filled_one_is_named() -> None:
    later = project(sharing=[Sharing("r1")], metrics=[Metric("m1")])
    assert places(later, "L003") == "segments// experiences// collection// targets// areas//"
    assert [finding.values["later"] for finding in found(later, "L003")] == [3, 3, 7, 7, 7]


def test_personal_data_are_found_at_every_depth() -> None:
    mail = "a@firm.example"
    deep = project(
        segments=[Segment("s1", persona=Persona(quote=mail))],
        journeys=[Journey("j1", stages=(Stage("g1", barrier=mail, touchpoints=("web", mail)),))],
        metrics=[Metric("m1", questions={"fi": mail})],
        measurements=[Measurement("x1", metric="m1", asked=Asked(text=mail))],
    )
    assert places(deep, "L005") == (
        "segments/s1/persona.quote journeys/j1/stages.g1.barrier journeys/j1/stages.g1.touchpoints "
        "metrics/m1/questions.fi measurements/x1/asked.text"
    )


def test_ids_and_the_numbers_of_measurements_are_no_personal_data() -> None:
    numbers = project(measurements=[Measurement("0401234567", data=ShareOf(x=1, n=401234567))])
    assert places(numbers, "L005") == ""


def test_a_quote_to_share_is_left_to_its_own_stricter_check() -> None:
    quoted = project(sharing=[Sharing("r1", quote="Call me on 040 123 4567")])
    assert places(quoted, "L005") == ""
    assert places(quoted, "L708") == "sharing/r1/quote"


def test_a_second_number_in_the_text_makes_an_acceptance_lapse() -> None:
    one, two = (project(segments=[Segment("s1", note=note)]) for note in ("a@b.fi", "a@b.fi, c@d.fi"))
    assert found(one, "L005")[0].detail != found(two, "L005")[0].detail
