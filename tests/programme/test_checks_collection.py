"""The checks of step 4."""

from datetime import date

import pytest
from checking import Case, found, places, project, try_case, untried
from msgspec.structs import replace

from cxworkshop.model.collection import Collection
from cxworkshop.model.imports import Halves
from cxworkshop.model.improvements import Action
from cxworkshop.model.metrics import (
    Account,
    AccountCounts,
    AccountSums,
    Counts,
    Driver,
    DriverRun,
    Measurement,
    Metric,
    Origin,
    ShareOf,
)
from cxworkshop.model.project import Constants, Project
from cxworkshop.model.segments import Segment

SEGMENT = Segment("s1", name="Homes", population=1000, languages=("sv",), decision="measure now")
METRIC = Metric("m1", name="Effort", class_="perception", method="CES2", questions={"sv": "Det var enkelt."})
SURVEY = Collection(
    "c1",
    name="October survey",
    metrics=("m1",),
    segments=("s1",),
    method="relational survey",
    channels=("e-mail",),
    sampling="everybody",
    population=1000,
    eligible=1.0,
    reach=0.9,
    response_rate=0.2,
    response_rate_source="assumption",
    start=date(2026, 10, 5),
    repeat="yearly",
    quarantine_days=180,
    questions_count=10,
    minutes=5,
    attribution="attributed",
    notice_names_attribution=True,
    contact_permission=True,
    lawful_basis="consent",
    notice="Why, who sees it, how long, how to object.",
    retention_months=24,
    responsible="Lena",
)
AFTER_JOB = replace(
    SURVEY, id="c2", name="After the job", method="transactional survey", quarantine_days=90, questions_count=3,
    delay_hours=72,
)  # fmt: skip
SYSTEM = replace(SURVEY, id="c3", method="operational data", lawful_basis="no personal data", notice="")


def plan(*rows: Collection, **more: object) -> Project:
    return project(**{"segments": [SEGMENT], "metrics": [METRIC], "collection": list(rows), **more})


def survey(**changes: object) -> Project:
    return plan(replace(SURVEY, **changes))


def run(n: int, drivers: int = 3) -> DriverRun:
    return DriverRun(
        "d1",
        n=n,
        origin=Origin(collection="c1"),
        drivers=tuple(Driver(name=str(i), correlation=0.1) for i in range(drivers)),
    )


def heard(account: Account, *answers: AccountCounts, attribution: str = "attributed") -> Project:
    """Answer a survey company by company; five people of another company answer too."""
    many = AccountCounts(account="a9", role="user", values={7: 5})
    measurement = Measurement(
        "x1",
        metric="m1",
        segments=("s1",),
        start=date(2026, 10, 1),
        end=date(2026, 10, 31),
        origin=Origin(collection="c1"),
        data=Counts(values={7: 9}),
        accounts=(many, *answers),
    )
    accounts = [account, Account("a9", label="Big", segment="s1")]
    return plan(replace(SURVEY, attribution=attribution), accounts=accounts, measurements=[measurement])


KEY = Account("a1", label="Dairy", segment="s1", key=True)
BY_USER = AccountCounts(account="a1", role="user", values={7: 2})
BY_BUYER = AccountCounts(account="a1", role="procurement", values={4: 1})


def measured(n: int, end: date = date(2026, 10, 31), class_: str = "perception") -> Project:
    some = Measurement("x1", metric="m1", segments=("s1",), start=end, end=end, data=ShareOf(x=1, n=n))
    return project(metrics=[replace(METRIC, class_=class_)], measurements=[some])


def split(early: int, late: int) -> Project:
    halves = Halves(split=date(2026, 10, 15), early={7: early}, late={3: late})
    data = Counts(values={7: early, 3: late})
    some = Measurement("x1", metric="m1", start=date(2026, 10, 1), end=date(2026, 10, 31), data=data, halves=halves)
    return project(metrics=[METRIC], measurements=[some])


def summed(accounts: int) -> Project:
    sums = AccountSums(accounts=accounts, sum=2.0, sumsq=1.0)
    some = Measurement("x1", metric="m1", end=date(2026, 10, 31), data=Counts(values={7: 60}), account_sums=sums)
    return project(metrics=[METRIC], measurements=[some])


def contacting(permission: bool, **changes: object) -> Project:
    action = replace(Action("t1", title="Ring them", contacts_respondents=True, metrics=("m1",)), **changes)
    return plan(replace(SURVEY, contact_permission=permission), actions=[action])


CASES = [
    Case("L401", plan(replace(SURVEY, metrics=("gone",))), "metrics/m1/", plan(SURVEY)),
    Case("L402", survey(responsible=""), "collection/c1/responsible", survey()),
    Case("L402", survey(start=None), "collection/c1/start", survey()),
    Case("L403", survey(target_n=901), "collection/c1/target_n", survey(target_n=900)),
    Case("L403", survey(population=0), "collection/c1/target_n", survey(population=100)),
    Case("L404", survey(response_rate=0.09), "collection/c1/moe_wanted", survey(response_rate=0.10)),
    Case("L404", survey(moe_wanted=0.05), "collection/c1/moe_wanted", survey(moe_wanted=0.07)),
    Case("L405", survey(fixed_n=29), "collection/c1/response_rate", survey(fixed_n=30)),
    Case(
        "L406",
        survey(drivers_planned=10, fixed_n=99),
        "collection/c1/drivers_planned",
        survey(drivers_planned=10, fixed_n=100),
    ),
    Case("L406", plan(SURVEY, drivers=[run(49)]), "drivers/d1/n", plan(SURVEY, drivers=[run(50)])),
    Case(
        "L407",
        plan(replace(SURVEY, repeat="weekly")),
        "segments/s1/",
        plan(replace(SURVEY, repeat="monthly"), constants=Constants(max_surveys_per_year=12)),
    ),
    Case("L408", survey(lawful_basis=None), "collection/c1/lawful_basis", survey()),
    Case("L408", survey(notice=" "), "collection/c1/notice", plan(SYSTEM)),
    Case("L408", survey(retention_months=None), "collection/c1/retention_months", survey(retention_months=0)),
    Case(
        "L409",
        survey(response_rate=0.51),
        "collection/c1/response_rate",
        survey(response_rate=0.51, response_rate_source="own history"),
    ),
    Case(
        "L409",
        survey(response_rate=0.51),
        "collection/c1/response_rate",
        survey(response_rate=0.51, channels=("phone",)),
    ),
    Case("L410", heard(KEY), "accounts/a1/", heard(KEY, BY_USER, BY_BUYER)),
    Case("L410", heard(KEY, BY_USER), "accounts/a1/", heard(replace(KEY, key=False), BY_USER)),
    Case(
        "L411",
        survey(sampling="staff choose"),
        "collection/c1/sampling",
        plan(replace(SYSTEM, sampling="staff choose")),
    ),
    Case("L411", survey(sampling="open link"), "collection/c1/sampling", survey(sampling="random")),
    Case("L412", plan(replace(AFTER_JOB, delay_hours=73)), "collection/c2/delay_hours", plan(AFTER_JOB)),
    Case("L413", measured(4), "measurements/x1/data", measured(5)),
    Case("L413", measured(4), "measurements/x1/data", measured(4, class_="interaction")),
    Case("L413", heard(KEY, BY_USER, attribution="confidential"), "measurements/x1/accounts", heard(KEY, BY_USER)),
    Case("L413", split(4, 60), "measurements/x1/halves", split(5, 60)),
    Case("L413", summed(4), "measurements/x1/account_sums", summed(5)),
    Case(
        "L414",
        survey(score_incentive=True),
        "collection/c1/score_incentive",
        survey(incentive="A cinema ticket for one in ten"),
    ),
    Case("L414", survey(biases=("incentive for a good score",)), "collection/c1/biases", survey(biases=("season",))),
    Case("L414", survey(notice="Anna meille kymppi!"), "collection/c1/notice", survey(notice="Vastaa rehellisesti.")),
    Case(
        "L415",
        plan(replace(SURVEY, quarantine_days=None), AFTER_JOB),
        "collection/c1/quarantine_days",
        plan(replace(SURVEY, quarantine_days=None, segments=("s2",)), AFTER_JOB),
    ),
    Case("L416", survey(questions_count=11), "collection/c1/questions_count", survey()),
    Case("L416", plan(replace(AFTER_JOB, questions_count=4)), "collection/c2/questions_count", plan(AFTER_JOB)),
    Case("L416", survey(minutes=5.5), "collection/c1/minutes", survey()),
    Case(
        "L417",
        plan(SURVEY, metrics=[replace(METRIC, questions={"fi": "Oli helppoa."})]),
        "metrics/m1/questions.sv",
        plan(SURVEY),
    ),
    Case("L418", measured(50, date(2025, 11, 20)), "metrics/m1/", measured(50, date(2025, 11, 21))),
    Case(
        "L419",
        survey(notice_names_attribution=False),
        "collection/c1/notice_names_attribution",
        survey(notice_names_attribution=False, attribution="confidential"),
    ),
    Case("L420", contacting(False), "collection/c1/contact_permission", contacting(True)),
    Case(
        "L420", contacting(False, metrics=()), "collection/c1/contact_permission", contacting(False, status="dropped")
    ),
    Case("L421", project(), "collection//", survey()),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_fires_at_the_place_to_mend_and_not_on_its_neighbour(case: Case) -> None:
    try_case(case)


def test_every_check_and_every_sentence_is_tried() -> None:
    assert untried(4, CASES) == set()


def test_what_is_only_said_of_surveys_is_not_said_of_systems() -> None:
    hopeless = replace(SYSTEM, population=0, minutes=60, questions_count=50, quarantine_days=None, fixed_n=3)
    for check in ("L403", "L404", "L405", "L412", "L415", "L416", "L417"):
        assert places(plan(hopeless, SURVEY), check) == ""


def test_an_analysis_that_was_made_speaks_for_the_plan() -> None:
    planned = replace(SURVEY, drivers_planned=3, fixed_n=27)
    assert places(plan(planned), "L406") == "collection/c1/drivers_planned"
    assert places(plan(planned, drivers=[run(27)]), "L406") == "drivers/d1/n"


def test_both_surveys_of_the_same_people_need_a_pause() -> None:
    rows = [replace(row, quarantine_days=0) for row in (SURVEY, AFTER_JOB)]
    assert places(plan(*rows), "L415") == "collection/c1/quarantine_days collection/c2/quarantine_days"


def test_an_account_with_one_role_only_is_heard_in_full() -> None:
    assert places(heard(replace(KEY, roles=("user",)), BY_USER), "L410") == ""


def test_an_account_counts_as_heard_when_a_later_wave_heard_it() -> None:
    silent = heard(KEY).measurements[0]
    later = replace(silent, id="x2", start=date(2026, 11, 1), end=date(2026, 11, 14), accounts=(BY_USER, BY_BUYER))
    accounts = [KEY]
    assert places(plan(SURVEY, accounts=accounts, measurements=[silent]), "L410") == "accounts/a1/"
    assert places(plan(SURVEY, accounts=accounts, measurements=[silent, later]), "L410") == ""


def test_a_margin_is_said_in_percentage_points() -> None:
    assert found(survey(moe_wanted=0.05), "L404")[0].values["wanted"] == 5


def test_a_question_that_asks_for_a_top_score_is_found_in_the_metric() -> None:
    begging = replace(METRIC, questions={"en": "Could you give us a 10?"})
    assert places(plan(SURVEY, metrics=[begging]), "L414") == "metrics/m1/questions.en"
