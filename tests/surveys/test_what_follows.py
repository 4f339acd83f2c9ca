"""What an imported file makes possible, from the file to figures and checks."""

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from cxworkshop.method.figures.changes import since_last
from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.method.figures.received import early_and_late, received
from cxworkshop.method.figures.weighting import weighted
from cxworkshop.method.view import View, look
from cxworkshop.model.collection import Collection
from cxworkshop.model.imports import ColumnUse, Mapping, PeriodLength
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.programme.checks import findings
from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.importing import count_survey
from cxworkshop.surveys.putting import Source, put_into
from cxworkshop.surveys.reading import How, open_survey

TODAY = date(2026, 11, 21)
FIRST = date(2026, 10, 1)
SEGMENTS = (Segment("s1", name="Homes", population=900), Segment("s2", name="Farms", population=100))
# bounds of the result, as metrics of the catalogue carry them
NPS = Metric("nps", name="NPS", class_="outcome (intended)", method="NPS", scale_min=-100, scale_max=100)
EASY = Metric("easy", name="Easy", class_="perception", method="CES2", scale_min=0, scale_max=1)
GOOD = Metric("good", name="Good", class_="perception", method="CSAT", scale_min=0, scale_max=1)
ROW = Collection(
    "c1", name="Autumn", metrics=("nps", "easy", "good"), method="relational survey", channels=("e-mail",),
    population=1000, eligible=1.0, reach=1.0, response_rate=0.4, start=FIRST, repeat="yearly", attribution="anonymous",
)  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("survey") / "answers.csv"
    _write(file)
    return file


@pytest.fixture(scope="module")
def view(file: Path) -> View:
    return imported(file, "month")


def imported(file: Path, period: PeriodLength) -> View:
    project = Project(segments=Rows(SEGMENTS), metrics=Rows([NPS, EASY, GOOD]), collection=Rows([ROW]))
    decided = Mapping(
        columns=(
            ColumnUse(header="Day", role="date"),
            ColumnUse(header="Group", role="segment", values={"Homes": "s1", "Farms": "s2"}),
            *(
                ColumnUse(header=header, role="metric", metric=id)
                for header, id in (("Recommend", "nps"), ("Easy", "easy"), ("Good", "good"))
            ),
        ),
        period=period,
        reminder=FIRST + timedelta(40),
        collection="c1",
        find_drivers=True,
    )
    with open_survey(file, How()) as survey, Engine(survey) as engine:
        found = count_survey(engine, decided, project, TODAY)
    return look(put_into(project, Source("answers.csv", "key", "plain"), decided, found, TODAY), TODAY)


def _write(file: Path) -> None:
    """Let 400 people answer in October and November, late ones less kindly."""
    random = np.random.default_rng(7)
    with file.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["Day", "Group", "Recommend", "Easy", "Good"])
        for number in range(400):
            day = number % 50
            mood = random.normal() - (1.5 if day >= 40 else 0)
            row = (8 + 1.5 * mood, 5 + mood + random.normal(), 4 + 0.5 * mood + random.normal())
            ends = ((0, 10), (1, 7), (1, 5))
            answers = [round(min(max(value, low), high)) for value, (low, high) in zip(row, ends, strict=True)]
            rows.writerow([(FIRST + timedelta(day)).isoformat(), "Homes" if number % 3 else "Farms", *answers])


def test_all_answers_have_come(view: View) -> None:
    assert view.of(received)["c1"][1:4] == (400, 400, 400)


def test_late_answers_differ(file: Path) -> None:
    seen = imported(file, "all")
    (halves,) = (one.halves for one in seen.measurements if one.halves and one.metric == "nps")
    assert [sum(half.values()) for half in (halves.early, halves.late)] == [320, 80]
    changes = {found.metric.id: found.change for found in seen.of(early_and_late).values()}
    assert changes["nps"] is not None
    assert (changes["nps"].distinct, changes["nps"].difference < 0) == (True, True)


def test_a_round_that_goes_on_in_the_next_month_is_not_split_within_one(view: View) -> None:
    # of the 320 early answers 248 came in October: those of November alone are not all of them
    assert view.of(early_and_late) == {}


def test_november_is_compared_with_october(view: View) -> None:
    compared = view.of(since_last).values()
    assert {change.after.measurement.metric for change in compared} == {"nps", "easy", "good"}
    assert all(change.reason is None for change in compared)  # asked alike


def test_farms_answered_more_often_than_they_are(view: View) -> None:
    found = view.of(weighted)["nps", (date(2026, 10, 1), date(2026, 10, 31))]
    weights = {stratum.segment.name: stratum.weight for stratum in found.strata}
    assert weights["Homes"] == pytest.approx(0.9 / (2 / 3), abs=0.05)
    assert weights["Farms"] == pytest.approx(0.1 / (1 / 3), abs=0.05)


def test_drivers_have_bounds_around_their_shares(view: View) -> None:
    everybody = next(run for run in view.of(driver_figures).values() if not run.run.segments)
    assert everybody.run.n == 400
    for entry in everybody.drivers:
        assert entry.driver.share_low is not None and entry.driver.share_high is not None and entry.share is not None
        assert everybody.r2 is not None
        assert entry.driver.share_low <= entry.share / everybody.r2 <= entry.driver.share_high
        assert entry.performance is not None and 1 <= entry.performance <= 5


@pytest.mark.parametrize("check", ["L308", "L404", "L405", "L406", "L409", "L410", "L413", "L418", "L513"])
def test_nothing_is_wrong_with_a_fresh_import(view: View, check: str) -> None:
    assert [finding for finding in view.of(findings) if finding.check == check] == []
