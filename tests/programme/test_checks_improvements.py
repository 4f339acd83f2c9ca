"""The checks of step 6."""

from datetime import date, timedelta

import pytest
from checking import TODAY, Case, found, places, project, try_case, untried
from msgspec.structs import replace

from cxworkshop.model.fields import Score
from cxworkshop.model.improvements import Action, Area, Effect
from cxworkshop.model.metrics import Measurement, Metric, ShareOf
from cxworkshop.model.project import Project
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.targets import Target
from cxworkshop.model.workshop import Workshop

LATE = Area("i1", title="Late arrival", count=40, evidence="“It became Saturday.”", root_cause="No route plan", dots=8)
QUEUE = Area("i2", title="Long queue", count=12, root_cause="One person after three", dots=3)
LAMP = Area("i3", title="Red lamp", count=2, root_cause="Codes in a PDF", dots=1)
AREAS = [LATE, QUEUE, LAMP]
METRIC = Metric("m1", name="Promise kept", direction="higher", report_as="share")
CALL = Action(
    "a1",
    title="Call back within 20 minutes",
    areas=("i1",),
    metrics=("m1",),
    impact=Score(agreed=5),
    effort=Score(agreed=2),
    cost=0,
    owner="Sara Nyman",
    due=TODAY + timedelta(days=30),
    first_step="Switch it on",
    first_step_date=date(2026, 12, 9),
    promise_text="We ring you back",
    promise_date=TODAY + timedelta(days=30),
    check_metric="m1",
    status="planned",
)
PROMISED = replace(CALL, promised=True)
BIG = replace(CALL, effort=Score(agreed=4))
WORKSHOP = Workshop(day=date(2026, 11, 9))


def acts(*actions: Action, **more: object) -> Project:
    return project(**{"metrics": [METRIC], "areas": AREAS, "actions": list(actions), "workshop": WORKSHOP, **more})


def act(**changes: object) -> Project:
    return acts(replace(CALL, **changes))


def promise(**changes: object) -> Project:
    return acts(replace(PROMISED, **changes))


def areas(*rows: Area, **more: object) -> Project:
    return acts(CALL, **{"areas": list(rows), **more})


def owned(*owners: str) -> Project:
    return acts(*(replace(CALL, id=f"a{place}", owner=owner) for place, owner in enumerate(owners)))


def with_impacts(*impacts: float) -> Project:
    return acts(*(replace(CALL, id=f"a{place}", impact=Score(agreed=value)) for place, value in enumerate(impacts)))


def reaching(effectiveness: float, kind: str = "improve") -> Project:
    """Remove failures that are 40 % today, where the target is 20 %: half of them are the whole way."""
    effect = Effect("f1", metric="m1", reach=1.0, effectiveness=effectiveness)
    return acts(
        replace(CALL, effects=(effect,)),
        measurements=[Measurement("x1", metric="m1", end=date(2026, 10, 31), data=ShareOf(x=60, n=100))],
        targets=[Target("t1", metric="m1", kind=kind, baseline="x1", target=0.8)],
    )


CASES = [
    Case("L601", areas(replace(LATE, count=0, evidence="")), "areas/i1/evidence", areas(replace(LATE, count=None))),
    Case("L602", act(owner=" "), "actions/a1/owner", act(owner=" ", status="idea")),
    Case("L603", act(due=None), "actions/a1/due", act(due=None, status="dropped")),
    Case("L604", act(due=TODAY - timedelta(days=1)), "actions/a1/due", act(due=TODAY)),
    Case("L605", act(owner="Koko tiimi"), "actions/a1/owner", act(owner="Tiimin vetäjä")),
    Case("L605", act(owner="IT department"), "actions/a1/owner", act(owner="Head of the IT department")),
    Case("L605", act(owner="Kundtjänst"), "actions/a1/owner", act(owner="Chef för kundtjänst")),
    Case("L605", act(owner="alla"), "actions/a1/owner", act(owner="Alla Berg")),
    Case("L605", act(owner="Sara og Ali"), "actions/a1/owner", act(owner="Sara Nyman")),
    Case("L605", act(owner="Sara/Ali"), "actions/a1/owner", act(owner="Sara Nyman-Berg")),
    Case(
        "L606",
        act(metrics=("gone",)),
        "actions/a1/metrics",
        act(metrics=(), effects=(Effect("f1", metric="m1"),)),
    ),
    Case("L607", promise(owner=""), "actions/a1/owner", act(owner="")),
    Case("L607", promise(promise_text=""), "actions/a1/promise_text", promise()),
    Case("L607", promise(promise_date=None), "actions/a1/promise_date", promise()),
    Case("L607", promise(due=TODAY + timedelta(days=31)), "actions/a1/promise_date", promise()),
    Case("L608", promise(check_metric="gone"), "actions/a1/check_metric", promise()),
    Case("L608", promise(check_metric="", promise_text=""), "actions/a1/check_metric", act(check_metric="")),
    Case("L609", acts(replace(BIG, first_step="")), "actions/a1/first_step", act(first_step="")),
    Case("L609", acts(replace(BIG, first_step_date=None)), "actions/a1/first_step_date", acts(BIG)),
    Case("L609", acts(replace(BIG, first_step_date=date(2026, 12, 10))), "actions/a1/first_step_date", acts(BIG)),
    Case("L610", owned("Sara", "sara ", "Ali", "Lena"), "actions//owner", owned("Sara", "Ali", "Lena")),
    Case("L610", owned(*"AAAABBBCCCDDD"), "actions//owner", owned(*"AAABBBCCCDDD")),
    Case("L611", act(title="Improve the phone service"), "actions/a1/title", act(title="Call, then improve")),
    Case("L611", act(title="Selvitetään puhelinjono"), "actions/a1/title", act(title="Soitetaan jonottaneille")),
    Case("L612", act(areas=("i2",)), "areas/i1/", acts(replace(CALL, areas=("i2",)), replace(BIG, id="a2", areas=()))),
    Case(
        "L613",
        areas(LATE, replace(QUEUE, count=30)),
        "areas/i2/decision",
        areas(LATE, replace(QUEUE, count=30, decision="not now")),
    ),
    Case("L614", reaching(0.39), "targets/t1/target", reaching(0.4)),
    Case("L615", areas(replace(LATE, dots=4), QUEUE, replace(LAMP, dots=9)), "areas/i3/dots", areas(LATE, QUEUE, LAMP)),
    Case(
        "L615",
        areas(replace(LATE, dots=0), replace(QUEUE, dots=4), LAMP),
        "areas/i1/dots",
        areas(replace(LATE, dots=3), replace(QUEUE, dots=4), LAMP),
    ),
    Case(
        "L616",
        act(impact=Score(votes={"p": 1, "q": 4})),
        "actions/a1/impact",
        act(impact=Score(votes={"p": 3, "q": 4})),
    ),
    Case("L616", act(effort=Score(votes={"p": 1, "q": 5})), "actions/a1/effort", act(effort=Score(votes={"p": 2}))),
    Case("L617", with_impacts(4, 5, 4), "actions//impact", with_impacts(4, 5, 3)),
    Case(
        "L618", areas(replace(LATE, root_cause="")), "areas/i1/root_cause", areas(LATE, replace(QUEUE, root_cause=""))
    ),
    Case("L619", owned(*"ABCDEFGH"), "actions//status", owned(*"ABCDEFG")),
    Case("L620", act(effort=Score()), "actions/a1/effort", act(effort=Score(), effort_pm=0.5)),
    Case("L620", act(cost=None), "actions/a1/cost", act(cost=0)),
    Case(
        "L621",
        acts(PROMISED, sharing=[Sharing("r1", audience="management")]),
        "actions/a1/promised",
        acts(PROMISED, sharing=[Sharing("r1", audience="all customers")]),
    ),
    Case("L622", project(), "actions//status", acts(CALL)),
    Case("L622", act(status="idea"), "actions//status", act(status="done")),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_fires_at_the_place_to_mend_and_not_on_its_neighbour(case: Case) -> None:
    try_case(case)


def test_every_check_and_every_sentence_is_tried() -> None:
    assert untried(6, CASES) == set()


def test_an_idea_needs_neither_owner_nor_date_nor_cost() -> None:
    idea = acts(Action("a1", title="Call back"), CALL)
    assert [check for check in ("L602", "L603", "L606", "L609", "L620") if places(idea, check)] == []


def test_days_that_pass_leave_an_accepted_delay_accepted() -> None:
    late = found(act(due=TODAY - timedelta(days=3)), "L604")[0]
    assert late.values["n"] == 3
    assert late.detail == "action=a1; day=2026-11-18"


def test_the_catch_all_area_is_never_the_first() -> None:
    other = Area("i9", title="Other", count=90, catch_all=True)
    assert places(areas(other, replace(LATE, root_cause="x")), "L612") == ""
    assert places(areas(LATE, replace(other, dots=99)), "L615") == ""


def test_nobody_is_blamed_for_owning_the_only_action() -> None:
    assert places(owned("Sara"), "L610") == ""


def test_a_level_to_hold_needs_no_actions() -> None:
    assert places(reaching(0.1, kind="hold"), "L614") == ""


def test_an_area_is_not_left_open_before_there_are_actions() -> None:
    assert places(project(areas=AREAS), "L613") == ""
