"""Sources: companies by name, who was silent, the load on customers, and the days of a repeated source."""

from datetime import date
from typing import Any

import msgspec
import pytest

from cxworkshop.method.figures import figures
from cxworkshop.method.figures.collection import worst_and_best, yearly_invitations
from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.method.figures.metrics import by_account
from cxworkshop.method.view import View, look
from cxworkshop.model.collection import Attribution, Collection, Wave
from cxworkshop.model.metrics import (
    Account,
    AccountCounts,
    Counts,
    Driver,
    DriverRun,
    Measurement,
    MethodKey,
    Metric,
    Origin,
    ShareOf,
)
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.programme.charts.timelines import repeated

TODAY = date(2026, 11, 21)


def companies(attribution: Attribution | None, method: MethodKey = "CSAT", answer: int = 2) -> Project:
    return Project(
        metrics=Rows([Metric("m1", class_="perception", method=method, direction="higher")]),
        accounts=Rows([Account("a1", label="Acme"), Account("a2", label="Bolt")]),
        collection=Rows([Collection("c1", attribution=attribution)]),
        measurements=Rows(
            [
                Measurement(
                    "x1",
                    metric="m1",
                    end=TODAY,
                    origin=Origin(collection="c1"),
                    data=Counts(values={answer: 40}),
                    accounts=(AccountCounts(account="a1", values={answer: 40}),),
                )
            ]
        ),
    )


@pytest.mark.parametrize("attribution", [None, "anonymous", "confidential", "not applicable"])
def test_companies_are_named_only_where_people_were_told(attribution: Attribution | None) -> None:
    project = companies(attribution)
    shown = figures(project, TODAY).find("by_account", "x1")
    assert shown is not None
    assert (shown.value, shown.n, shown.rows, shown.reason) == (None, None, None, "small_group")
    assert look(project, TODAY).of(by_account)["x1"].accounts == ()
    named = figures(companies("attributed"), TODAY).find("by_account", "x1")
    assert named is not None and named.value == 0 and named.rows is not None
    assert named.rows[1]["account"] == "Acme"


@pytest.mark.parametrize(
    ("method", "at_risk", "not_at_risk"), [("NPS", 6, 7), ("CES2", 3, 4), ("CSAT", 2, 3), ("REVIEWS", 2, 3)]
)
def test_which_answer_puts_a_company_at_risk_depends_on_the_scale(
    method: MethodKey, at_risk: int, not_at_risk: int
) -> None:
    for answer, risk in ((at_risk, True), (not_at_risk, False)):
        found = look(companies("attributed", method, answer), TODAY).of(by_account)["x1"]
        assert [account.at_risk for account in found.accounts] == [risk, False]


def test_a_yes_or_no_puts_no_company_at_risk() -> None:
    found = look(companies("attributed", "YES NO", 0), TODAY).of(by_account)["x1"]
    assert not any(account.at_risk for account in found.accounts)


def asked(*waves: Wave) -> View:
    measurement = Measurement(
        "x1", metric="m1", start=date(2026, 10, 1), end=date(2026, 10, 31), origin=Origin(collection="c1"),
        data=ShareOf(x=80, n=100),
    )  # fmt: skip
    return look(
        Project(
            metrics=Rows([Metric("m1", class_="perception", method="CSAT")]),
            collection=Rows([Collection("c1")]),
            measurements=Rows([measurement]),
            waves=Rows(waves),
        ),
        TODAY,
    )


def test_the_silent_are_those_of_the_measurements_own_round() -> None:
    own = Wave("w1", collection="c1", start=date(2026, 10, 1), end=date(2026, 10, 31), sent=500, complete=100)
    spring = Wave("w2", collection="c1", start=date(2026, 4, 1), end=date(2026, 4, 30), sent=100, complete=90)
    undated = Wave("w3", collection="c1", sent=100, complete=90)
    for waves in ([own, spring, undated], [spring, own]):
        assert asked(*waves).of(worst_and_best)["m1"] == pytest.approx((0.16, 0.96))
    assert asked(undated).of(worst_and_best)["m1"] == pytest.approx((0.72, 0.82))
    assert asked(spring, undated).of(worst_and_best) == {}


def loads(**segment: Any) -> dict[str, float]:
    survey = Collection("c1", method="transactional survey", segments=("s1",), population=600, quarantine_days=0)
    wide = Collection("c2", method="relational survey", repeat="quarterly")
    project = Project(
        segments=Rows([Segment("s1", **segment), Segment("s2", population=100)]), collection=Rows([survey, wide])
    )
    return look(project, TODAY).of(yearly_invitations)


def test_unknown_people_have_no_load() -> None:
    assert loads(population=300, type="B2C") == {"s1": 6.0, "s2": 4.0}
    assert loads(population=300, type="B2B") == {"s2": 4.0}
    assert loads(population=0) == {"s2": 4.0}


def test_months_are_counted_from_the_first_day() -> None:
    days = repeated(date(2026, 1, 31), "monthly", date(2026, 4, 27))
    assert days == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]
    assert repeated(date(2026, 1, 31), "weekly", date(2026, 2, 2))[1] == date(2026, 2, 7)


def test_a_driver_analysis_of_a_few_people_says_nothing() -> None:
    drivers = (Driver(name="a", correlation=0.5, importance=4, performance=2), Driver(name="b", correlation=0.2))
    run = DriverRun("run", n=4, drivers=drivers, correlations=((1.0, 0.1), (0.1, 1.0)))
    found = look(Project(drivers=Rows([run])), TODAY).of(driver_figures)["run"]
    assert (found.drivers, found.r2, found.crosshair, found.reason) == ((), None, None, "small_group")
    shown = look(Project(drivers=Rows([msgspec.structs.replace(run, n=5)])), TODAY).of(driver_figures)["run"]
    assert [entry.driver.name for entry in shown.drivers] == ["a", "b"]
