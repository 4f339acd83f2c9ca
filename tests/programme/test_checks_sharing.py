"""The checks of step 7."""

from datetime import date

import pytest
from checking import Case, places, project, try_case, untried
from msgspec.structs import replace

from cxworkshop.model.collection import Collection
from cxworkshop.model.improvements import Action
from cxworkshop.model.metrics import Measurement, Metric, ShareOf
from cxworkshop.model.project import Project
from cxworkshop.model.sharing import Duty, Sharing
from cxworkshop.model.targets import Target
from cxworkshop.model.workshop import Workshop

METRIC = Metric("m1", name="Effort", class_="perception")
TALK = Sharing(
    "r1",
    audience="front line",
    message="What customers said",
    frequency="monthly",
    owner="Ali Rahimi",
    first_date=date(2026, 11, 23),
    duties=(Duty("d1", who="Ali", letters="RA"), Duty("d2", who="all", letters="I")),
)
THANKS = replace(TALK, id="r2", audience="customers who answered", first_date=date(2026, 12, 1))
SURVEY = Collection("c1", metrics=("m1",), method="transactional survey")
REVIEWED = [Target("t1", metric="m1", review_interval="month")]


def told(*rows: Sharing, **more: object) -> Project:
    return project(**{"sharing": list(rows), "metrics": [METRIC], "workshop": Workshop(day=date(2026, 11, 9)), **more})


def tell(**changes: object) -> Project:
    return told(replace(TALK, **changes), THANKS)


def asked(*rows: Sharing, **more: object) -> Project:
    return told(*rows, collection=[SURVEY], **more)


def shown(answers: int) -> Project:
    few = Measurement("x1", metric="m1", end=date(2026, 10, 31), data=ShareOf(x=2, n=answers))
    return told(replace(TALK, metrics=("m1", "gone")), measurements=[few])


def often(*frequencies: str) -> Project:
    rows = [replace(TALK, id=f"r{place}", metrics=("m1",), frequency=one) for place, one in enumerate(frequencies)]
    return told(*rows, targets=REVIEWED)


CASES = [
    Case("L701", told(THANKS), "sharing//audience", told(TALK)),
    Case("L702", told(TALK), "sharing//audience", told(THANKS)),
    Case("L703", tell(owner=""), "sharing/r1/owner", tell()),
    Case("L703", tell(first_date=None), "sharing/r1/first_date", tell()),
    Case(
        "L704",
        tell(duties=(Duty("d1", letters="RA"), Duty("d2", letters="A"))),
        "sharing/r1/duties",
        tell(duties=(Duty("d1", letters="RA"), Duty("d2", letters="R"))),
    ),
    Case("L704", tell(duties=(Duty("d1", letters="A"), Duty("d2", letters="C"))), "sharing/r1/duties", tell(duties=())),
    Case("L705", often("quarterly", "once"), "sharing/r0/frequency", often("quarterly", "monthly")),
    Case("L706", tell(message="67% of promises kept"), "sharing/r1/message", tell(message="Promises kept this week")),
    Case(
        "L706",
        tell(message="67 % av löftena hölls", purpose="inform"),
        "sharing/r1/message",
        tell(message="67 % av löftena hölls: nu börjar vi ringa", purpose="inform"),
    ),
    Case("L706", tell(message="NPS +24"), "sharing/r1/message", tell(message="NPS +24", purpose="decide")),
    Case("L707", shown(4), "sharing/r1/metrics", shown(5)),
    Case("L708", tell(quote="Ring me on 040 123 4567"), "sharing/r1/quote", tell(quote="I rang 4 times in 2026")),
    Case("L708", tell(quote="Thank you, Ali  rahimi!"), "sharing/r1/quote", tell(quote="Thank you, Alison!")),
    Case(
        "L708",
        tell(quote="“It was cold.” – Anna Virtanen"),
        "sharing/r1/quote",
        tell(quote="“It was cold.” – Ingrid, 58"),
    ),
    Case(
        "L708",
        tell(quote="”Kylmä oli.” – opettaja, Kuopio"),
        "sharing/r1/quote",
        tell(quote="”Kylmä oli.” – asiakas, Kuopio"),
    ),
    Case("L709", asked(TALK), "sharing//audience", asked(TALK, actions=[Action("a1", contacts_respondents=True)])),
    Case("L709", asked(TALK), "sharing//audience", asked(TALK, THANKS)),
    Case("L710", tell(first_date=date(2026, 11, 24)), "sharing/r1/first_date", tell()),
    Case("L711", tell(message="Månadens medarbetare"), "sharing/r1/message", tell(message="Månadens bästa idé")),
    Case(
        "L711", tell(format_note="ranking by technician"), "sharing/r1/format_note", tell(format_note="control chart")
    ),
    Case("L712", project(), "sharing//", told(TALK)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_fires_at_the_place_to_mend_and_not_on_its_neighbour(case: Case) -> None:
    try_case(case)


def test_every_check_and_every_sentence_is_tried() -> None:
    assert untried(7, CASES) == set()


def test_only_the_minimum_speaks_before_there_is_a_row() -> None:
    empty = project(metrics=[METRIC], collection=[SURVEY])
    assert [check for check in ("L701", "L702", "L709", "L712") if places(empty, check)] == ["L712"]


def test_a_role_with_capital_letters_is_no_name_to_hide() -> None:
    assert places(tell(quote="The managing director rang me", owner="managing director"), "L708") == ""


def test_without_a_workshop_no_sharing_is_late() -> None:
    assert places(told(replace(TALK, first_date=date(2030, 1, 1)), workshop=Workshop()), "L710") == ""
