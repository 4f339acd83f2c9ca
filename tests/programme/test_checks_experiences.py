"""The checks of step 2."""

import pytest
from checking import Case, found, places, project, try_case, untried
from msgspec.structs import replace

from cxworkshop.model.experiences import (
    BadCheck,
    BadChecks,
    Experience,
    Journey,
    Phase,
    Qualities,
    Stage,
)
from cxworkshop.model.fields import Score
from cxworkshop.model.metrics import RELATIONSHIP, Metric
from cxworkshop.model.project import Project
from cxworkshop.model.segments import Segment

SEGMENTS = [Segment("s1", decision="measure now"), Segment("s2")]
PHASES = [Phase("p1", key="buy"), Phase("p2", name="Repair"), Phase("p3", key="pay")]
FAULT = Experience(
    "e1",
    name="Get a fault fixed",
    customer_goal="heat again today",
    level="interaction",
    segments=("s1",),
    importance=Score(agreed=5),
    performance=Score(agreed=3),
    importance_source="customers asked",
    reach=0.2,
    contacts_per_reached=1.2,
    moment_of_truth=True,
    qualities=Qualities(mission=3, no_hassle=3, recognition=4, extra=3),
    decision="measure now",
)
INVOICE = replace(
    FAULT, id="e2", name="Understand the invoice", reach=0.95, decision="later", reason="Calm", phase="p3"
)
PROMISE_BROKEN = BadChecks(promise=BadCheck(answer="yes"))
RARE = {"reach": 0.01, "contacts_per_reached": 1}


def experiences(*rows: Experience, metrics: list[Metric] | None = None) -> Project:
    return project(segments=SEGMENTS, phases=PHASES, experiences=list(rows), metrics=metrics or [])


def row_of(n: int, **changes: object) -> list[Experience]:
    return [replace(FAULT, id=f"e{place}", **changes) for place in range(1, n + 1)]


def in_phases(*phases: str) -> Project:
    return experiences(*(replace(FAULT, id=f"e{place}", phase=phase) for place, phase in enumerate(phases)))


def important(*values: float) -> Project:
    return experiences(
        *(replace(FAULT, id=f"e{place}", importance=Score(agreed=value)) for place, value in enumerate(values))
    )


def journey(*emotions: float | None) -> Project:
    stages = tuple(Stage(f"g{place}", emotion=emotion) for place, emotion in enumerate(emotions, 1))
    return project(journeys=[Journey("j1", name="A cold Friday", stages=stages)])


URGENT = replace(FAULT, performance=Score(agreed=1), decision="later")
QUIET = [replace(FAULT, id=f"q{place}") for place in range(3)]

CASES = [
    Case(
        "L201",
        experiences(replace(FAULT, segments=("s2", "gone"))),
        "segments/s1/",
        experiences(FAULT),
    ),
    Case("L202", experiences(*row_of(6)), "experiences//decision", experiences(*row_of(5))),
    Case(
        "L203",
        experiences(*QUIET, replace(FAULT, bad_checks=PROMISE_BROKEN, decision="pilot", **RARE)),
        "experiences/e1/reason",
        experiences(*QUIET, replace(FAULT, bad_checks=PROMISE_BROKEN, decision="pilot", reason="Next year", **RARE)),
    ),
    Case("L203", experiences(*QUIET, URGENT), "experiences/e1/reason", experiences(*QUIET, replace(URGENT, **RARE))),
    Case(
        "L203",
        experiences(*QUIET, replace(URGENT, bad_checks=PROMISE_BROKEN)),
        "experiences/e1/reason",
        experiences(*QUIET, replace(URGENT, bad_checks=PROMISE_BROKEN, decision="measure now")),
    ),
    Case(
        "L204",
        experiences(FAULT, INVOICE),
        "experiences//decision",
        experiences(FAULT, replace(INVOICE, decision="measure now")),
    ),
    Case(
        "L205",
        experiences(replace(FAULT, moment_of_truth=False), INVOICE),
        "experiences//moment_of_truth",
        experiences(FAULT, INVOICE),
    ),
    Case(
        "L206",
        experiences(replace(FAULT, importance_source="staff's guess")),
        "experiences/e1/importance_source",
        experiences(replace(FAULT, importance_source="staff's guess", decision="later")),
    ),
    Case("L207", in_phases("p2", "p2"), "experiences//phase", in_phases("p2", "p3")),
    Case("L207", in_phases("p1", "p3"), "phases/p2/", in_phases("p1", "p2", "p3")),
    Case("L208", important(3, 3, 3), "experiences//importance", important(3, 3, 2)),
    Case("L208", important(5, 4, 4), "experiences//importance", important(5, 4, 3)),
    Case("L209", experiences(replace(FAULT, customer_goal=" ")), "experiences/e1/customer_goal", experiences(FAULT)),
    Case(
        "L209",
        experiences(replace(FAULT, name="Reklamaatioiden käsittely")),
        "experiences/e1/name",
        experiences(replace(FAULT, name="Saada reklamaatioon vastaus")),
    ),
    Case(
        "L210",
        experiences(
            replace(FAULT, qualities=Qualities(mission=3, no_hassle=2)),
            metrics=[Metric("m1", experience="e1", qualities=("extra",))],
        ),
        "experiences/e1/qualities.no_hassle",
        experiences(
            replace(FAULT, qualities=Qualities(mission=3, no_hassle=3)),
            metrics=[Metric("m1", experience="e1", qualities=("extra",))],
        ),
    ),
    Case(
        "L211", experiences(replace(FAULT, reach=None)), "experiences/e1/reach", experiences(replace(FAULT, reach=0.0))
    ),
    Case(
        "L211",
        experiences(replace(FAULT, contacts_per_reached=None)),
        "experiences/e1/contacts_per_reached",
        experiences(replace(FAULT, contacts_per_reached=None, decision="later")),
    ),
    Case(
        "L212",
        experiences(replace(FAULT, qualities=Qualities(mission=3, no_hassle=3, recognition=4))),
        "experiences/e1/qualities",
        experiences(FAULT),
    ),
    Case("L213", journey(0, None), "journeys/j1/stages.g2.emotion", journey(None, 0)),
    Case(
        "L214",
        experiences(FAULT, metrics=[Metric("m1", experience="e1")]),
        "experiences//level",
        experiences(FAULT, metrics=[Metric("m1", experience=RELATIONSHIP)]),
    ),
    Case("L215", project(), "experiences//decision", experiences(FAULT)),
    Case("L215", experiences(INVOICE), "experiences//decision", experiences(INVOICE, FAULT)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_fires_at_the_place_to_mend_and_not_on_its_neighbour(case: Case) -> None:
    try_case(case)


def test_every_check_and_every_sentence_is_tried() -> None:
    assert untried(2, CASES) == set()


def test_nothing_is_said_about_a_choice_before_one_is_made() -> None:
    undecided = experiences(replace(FAULT, decision=None), replace(INVOICE, decision=None, reason=""))
    for check in ("L201", "L203", "L204", "L205", "L214"):
        assert places(undecided, check) == ""


def test_a_journey_among_the_encounters_is_a_whole() -> None:
    assert places(experiences(FAULT, replace(INVOICE, level="journey", decision="measure now")), "L214") == ""


def test_experiences_in_removed_phases_leave_no_gap() -> None:
    assert places(in_phases("gone", "gone"), "L207") == ""


def test_an_accepted_exception_lapses_when_the_priority_changes() -> None:
    before, after = (experiences(*QUIET, replace(URGENT, importance=Score(agreed=value))) for value in (5, 4))
    assert found(before, "L203")[0].detail != found(after, "L203")[0].detail
