"""Whether the actions add up, and which drivers carry the outcome."""

from datetime import date, timedelta

import pytest

from cxworkshop.method.figures import figures
from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.method.figures.improvements import EffectFigures, effects
from cxworkshop.method.view import look
from cxworkshop.model.improvements import Action, Effect
from cxworkshop.model.metrics import Data, Driver, DriverRun, Measurement, Metric, Rate, ShareOf, Single, Times
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.targets import Target

TODAY = date(2026, 11, 21)
HALF = Effect("e1", metric="m1", reach=0.5, effectiveness=0.4)


def result(metric: Metric, data: Data, goal: float, *actions: Action) -> EffectFigures:
    project = Project(
        metrics=Rows([metric]),
        measurements=Rows([Measurement("x1", metric="m1", end=TODAY - timedelta(30), data=data)]),
        targets=Rows([Target("t1", metric="m1", baseline="x1", target=goal)]),
        actions=Rows(actions),
    )
    return look(project, TODAY).of(effects)["t1"]


def chosen(*some: Effect) -> Action:
    return Action("a1", status="planned", effects=some)


@pytest.mark.parametrize(
    ("metric", "data", "goal", "after"),
    [
        (Metric("m1", method="FCR", direction="higher"), ShareOf(x=70, n=100), 0.8, 0.76),
        (Metric("m1", method="CHURN", direction="lower"), ShareOf(x=30, n=100), 0.2, 0.24),
        (Metric("m1", method="COMPLAINTS", direction="lower"), Rate(count=12, exposure=4800), 1.0, 2.0),
        (Metric("m1", method="RESPONSE TIME", direction="lower", percentile=0.5), Times(values={40: 9}), 20.0, 32.0),
    ],
)
def test_reach_and_effectiveness_remove_failures_in_any_unit(
    metric: Metric, data: Data, goal: float, after: float
) -> None:
    assert result(metric, data, goal, chosen(HALF)).after == pytest.approx(after)


def test_a_score_or_mean_is_no_share_because_it_lies_below_1() -> None:
    score = Metric("m1", method="NPS", direction="higher")
    assert result(score, Single(value=0.5), 10, chosen(HALF)).reason == "no_effects"
    both = result(score, Single(value=0.5), 10, chosen(HALF, Effect("e2", metric="m1", points=6)))
    assert both.after == 6.5


def test_only_complete_effects_of_chosen_actions_count() -> None:
    metric, data = Metric("m1", method="FCR", direction="higher"), ShareOf(x=70, n=100)
    half_said = result(metric, data, 0.8, chosen(Effect("e1", metric="m1", reach=0.5)))
    assert (half_said.after, half_said.coverage, half_said.reason) == (None, None, "no_effects")
    for status in (None, "idea", "dropped"):
        assert result(metric, data, 0.8, Action("a1", status=status, effects=(HALF,))).reason == "no_effects"
    assert result(metric, data, 0.8, Action("a1", status="done", effects=(HALF,))).coverage == pytest.approx(0.6)


def drivers(*some: Driver) -> Project:
    matrix = tuple(tuple(float(i == j) for j in range(len(some))) for i in range(len(some)))
    return Project(drivers=Rows([DriverRun("r1", n=500, drivers=some, correlations=matrix)]))


def test_more_drivers_than_can_be_shared_out_keep_their_correlations() -> None:
    project = drivers(*(Driver(name=f"driver {n}", correlation=0.1) for n in range(13)))
    shown = figures(project, TODAY).find("lmg", "r1")
    assert shown is not None and shown.rows is not None
    assert (shown.reason, len(shown.rows), shown.rows[12]["correlation"]) == ("missing_input", 13, 0.1)


def test_drivers_of_one_name_keep_their_own_shares_and_places() -> None:
    project = drivers(
        Driver(name="price", correlation=0.6, importance=4, performance=2),
        Driver(name="price", correlation=0.2, importance=2, performance=4),
    )
    found = look(project, TODAY).of(driver_figures)["r1"].drivers
    assert [driver.share for driver in found] == pytest.approx([0.36, 0.04])
    assert found[0].quadrant != found[1].quadrant
