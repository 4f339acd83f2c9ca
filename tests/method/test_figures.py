"""All figures of a project: those of the examples against their expected results, and the promises of a figure."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from projects import projects

from cxworkshop import paths
from cxworkshop.method.figure import Figure, Figures
from cxworkshop.method.figures import figures
from cxworkshop.method.figures.targets import plan_at
from cxworkshop.method.samples import quarantine_invites
from cxworkshop.method.view import Memory, look
from cxworkshop.model import edit
from cxworkshop.model.project import Project
from cxworkshop.storage.project import ProjectFile

TODAY = date(2026, 11, 21)
EXPECTED = Path(__file__).parent.parent / "examples"
EXAMPLES = ("heat-pump", "machines")

# The records of the sources in their order; the display codes of the app follow the order too.
SEGMENTS = {"heat-pump": ("S1", "S2", "S3", "S4", "S5"), "machines": ("K", "M", "P", "J")}
LETTERS = {"heat-pump": "E M", "machines": "X B"}


class Case:
    """Hold one example with its figures and its expected results."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.project: Project = ProjectFile(paths.resources() / "examples" / f"{name}.cxw").load().project
        self.figures = figures(self.project, TODAY)
        self.expected: dict[str, Any] = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))

    def record(self, collection: str, code: str) -> str:
        """Give the id of a record that the source calls S1, K, X2, B3 ..."""
        rows = getattr(self.project, collection)
        if collection == "segments":
            return str(rows[SEGMENTS[self.name].index(code)].id)
        return str(rows[int(code[1:]) - 1].id)

    def target_of(self, metric: str) -> str:
        """Give the id of the target of a metric."""
        id = self.record("metrics", metric)
        return next(target.id for target in self.project.targets if target.metric == id)

    def find(self, name: str, record: str = "") -> Figure:
        found = self.figures.find(name, record)
        assert found is not None, (name, record)
        return found


@pytest.fixture(scope="module", params=EXAMPLES)
def case(request: pytest.FixtureRequest) -> Case:
    return Case(request.param)


def near(value: float | None) -> Any:
    return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)


def test_segments_are_ranked_as_expected(case: Case) -> None:
    for code, score in case.expected["segment_scores"].items():
        id = case.record("segments", code)
        assert case.find("weighted_score", id).value == near(score)
        assert case.find("competition_rank", id).value == case.expected["segment_ranks"][code]
        assert case.find("weight_mix_stability", id).value == near(case.expected["segment_stability"][code])


def test_tipping_weights_are_as_expected(case: Case) -> None:
    for criterion in case.project.criteria:
        assert case.find("tipping_weight", criterion.id).value == near(case.expected["tipping"][criterion.key])


def test_experiences_are_as_expected(case: Case) -> None:
    for code, expected in case.expected["experiences"].items():
        id = case.record("experiences", code)
        quality = case.find("four_qualities", id)
        assert case.find("frequency_class", id).value == expected["frequency_class"]
        assert case.find("epi", id).value == near(expected["epi"])
        assert [quality.label, quality.value] == [expected["quality"][0], near(expected["quality"][1])]
        assert case.find("bad_yes", id).value == expected["bad_yes"]


def test_the_emotion_curve_is_as_expected(case: Case) -> None:
    rows = case.find("peak_end", case.project.journeys[0].id).rows
    assert rows is not None
    assert list(rows[0].values()) == [near(value) for value in case.expected["peak_end"]]


def test_baselines_are_as_expected(case: Case) -> None:
    for code, expected in case.expected["baseline"].items():
        today = case.find("today", case.record("metrics", code))
        assert today.value == near(expected["value"])
        assert today.n == expected["n"]
        if today.label != "percentile":
            assert [today.low, today.high] == [near(bound) for bound in expected["interval"]]


# The expected intervals of percentiles are ranks; shown are the values at those ranks, read off the raw data.
PERCENTILES = {"heat-pump": {"M3": (38, 84)}, "machines": {"B2": (58, 118), "B5": (4, 9)}}


def test_intervals_of_percentiles_are_values(case: Case) -> None:
    for code, bounds in PERCENTILES[case.name].items():
        today = case.find("today", case.record("metrics", code))
        assert (today.low, today.high) == bounds


def test_collection_is_as_expected(case: Case) -> None:
    for code, expected in case.expected["collection"].items():
        id = case.record("collection", code)
        assert case.find("expected_responses", id).value == expected["expected"]
        if expected["moe_share"] is not None:
            assert case.find("moe_proportion", id).value == near(expected["moe_share"])
            assert case.find("n_proportion", id).value == expected["needed_for_10"]


def test_targets_are_as_expected(case: Case) -> None:
    for code, expected in case.expected["targets"].items():
        id = case.target_of(code)
        target = case.project.targets.find(id)
        assert target is not None
        seen = next(figure for figure in case.figures if figure.record == id and figure.figure.startswith("mdd_"))
        verdict = case.find("target_verdict", id)
        assert case.find("significant_change", id).value == near(expected["significant"])
        assert seen.value == near(expected["mdd80"])
        assert (verdict.label or "–") == expected["verdict"]
        assert (verdict.label is None) == (verdict.reason == "no_standard_error")
        plan = plan_at(look(case.project, TODAY), target, date(2027, 5, 1))
        assert plan == near(expected["plan_2027_05_01"])
        rows = case.find("plan_value", id).rows or ()
        assert {"date": "2027-05-01", "value": plan} in rows


def test_improvements_are_as_expected(case: Case) -> None:
    rows = case.find("pareto").rows or ()
    assert [[row["code"], row["count"], row["cumulative"]] for row in rows] == [
        [code, count, near(share)] for code, count, share in case.expected["pareto"]["rows"]
    ]
    assert [row["code"] for row in rows if row["vital"]] == case.expected["pareto"]["vital"]
    for code, expected in case.expected["actions"].items():
        id = case.record("actions", code)
        assert case.find("rice", id).value == near(expected["rice"])
        assert case.find("impact_effort", id).label == expected["quadrant"]


def test_drivers_are_as_expected(case: Case) -> None:
    run = case.project.drivers[0].id
    shares, places = case.find("lmg", run), case.find("ipa", run).rows or ()
    assert [row["lmg"] for row in shares.rows or ()] == [near(share) for share in case.expected["lmg"]]
    assert shares.value == near(case.expected["r2"])
    assert places[0]["crosshair"] == [near(value) for value in case.expected["ipa_cross"]]
    assert {row["driver"]: row["quadrant"] for row in places[1:]} == case.expected["ipa"]


def test_driver_shares_say_when_there_are_too_few_answers_to_show_them() -> None:
    assert Case("heat-pump").find("lmg", Case("heat-pump").project.drivers[0].id).reason is None
    assert Case("machines").find("lmg", Case("machines").project.drivers[0].id).reason == "too_few_answers"


def test_the_effect_of_actions_is_as_expected(case: Case) -> None:
    target = case.target_of({"heat-pump": "M5", "machines": "B3"}[case.name])
    assert case.find("combined_failure", target).value == near(case.expected["effect"]["after"])
    assert case.find("target_coverage", target).value == near(case.expected["effect"]["coverage"])


def test_the_agenda_is_as_expected(case: Case) -> None:
    rows = case.find("agenda_minutes").rows or ()
    assert {row["block"]: row["minutes"] for row in rows} == case.expected["agenda"]


def test_what_only_the_heat_pump_example_has() -> None:
    case = Case("heat-pump")
    chart = case.find("p_chart", case.record("metrics", "M5"))
    assert chart.value == near(case.expected["M5_pchart"]["centre"])
    assert [row["signal"] for row in chart.rows or ()] == case.expected["M5_pchart"]["signals"]
    measurement = next(row for row in case.project.measurements if row.metric == case.record("metrics", "M2"))
    mean = case.find("mean_sd", measurement.id)
    assert [mean.value, [mean.low, mean.high]] == [
        near(case.expected["M2_mean"][0]),
        [near(bound) for bound in case.expected["M2_mean"][1]],
    ]
    assert case.find("revenue_at_risk", case.record("areas", "I1")).value == near(case.expected["revenue_at_risk"])


def test_the_load_on_customers_follows_the_formula() -> None:
    """F4.11 adds relational waves to thinned events: 1 + (355/1240) / (1 + 355/1240 * 90/365).

    The expected 0.961 of the source thins the relational wave too: 1.26 / (1 + 1.26 * 90/365); the formula wins.
    """
    case = Case("heat-pump")
    assert case.expected["C3_load"] == near(quarantine_invites(1.26, 90))
    events = 355 / 1240
    load = case.find("quarantine_invites", case.record("segments", "S1")).value
    assert load == near(1 + events / (1 + events * 90 / 365))


def test_what_only_the_machines_example_has() -> None:
    case = Case("machines")
    measurement = next(row for row in case.project.measurements if row.accounts)
    weighted = case.find("nps_by_account", measurement.id)
    assert weighted.rows is not None
    assert [weighted.value, weighted.rows[0]["n_eff"], weighted.rows[0]["variance"]] == [
        near(value) for value in case.expected["B1_by_account"]
    ]
    # t interval over 11 company means, not over 24 "effective" people: colleagues agree
    assert weighted.n == 11
    assert weighted.low is not None and weighted.low < weighted.value - 40
    chart, expected = case.find("xmr", case.record("metrics", "B2")), case.expected["B2_xmr"]
    assert chart.rows is not None
    assert chart.value == near(expected["mean"])
    assert chart.rows[0] == {name: near(expected[name]) for name in ("mr_mean", "url", "unpl", "lnpl")}
    assert [[row["signal"], row["kind"]] for row in chart.rows[1:]] == expected["signals"]
    chart = case.find("p_chart", case.record("metrics", "B3"))
    assert chart.value == near(case.expected["B3_pchart"]["centre"])
    assert [row["signal"] for row in chart.rows or ()] == case.expected["B3_pchart"]["signals"]


def holds(figure: Figure) -> None:
    """Check what every figure promises: a value with what it needs, or a reason."""
    assert figure.value is not None or figure.label is not None or figure.rows is not None or figure.reason is not None
    if figure.low is not None and figure.high is not None:
        assert figure.low <= figure.high
    for number in (figure.value, figure.n, figure.low, figure.high):
        assert number is None or abs(number) < float("inf"), figure


@given(projects())
@settings(max_examples=80)
def test_figures_of_any_project_are_numbers_or_reasons(project: Project) -> None:
    found = figures(project, TODAY)
    for figure in found:
        holds(figure)
    assert isinstance(found, Figures)


def test_an_empty_project_has_no_invented_numbers() -> None:
    for figure in figures(Project(), TODAY):
        assert figure.value in (None, 0.0), figure
        holds(figure)


def test_an_edit_recalculates_only_what_reads_the_edited_collection() -> None:
    project, memory, runs = Case("heat-pump").project, Memory(), []

    def reads_areas(view: Any) -> int:
        runs.append("areas")
        return len(view.areas)

    def reads_through(view: Any) -> int:
        runs.append("through")
        return int(view.of(reads_areas)) + len(view.actions)

    assert look(project, TODAY, memory).of(reads_through) == 14
    noted = edit.put(project, ("segments", project.segments[0].id, "note"), "x")
    assert look(noted, TODAY, memory).of(reads_through) == 14
    assert runs == ["through", "areas"]
    fewer = edit.remove(noted, ("areas", project.areas[0].id))
    assert look(fewer, TODAY, memory).of(reads_through) == 13
    assert runs == ["through", "areas", "through", "areas"]


@given(projects(most=2))
@settings(max_examples=25)
def test_remembered_figures_equal_fresh_ones(project: Project) -> None:
    memory = Memory()
    figures(project, TODAY, memory)
    for name in ("segments", "metrics", "measurements", "targets"):
        rows = getattr(project, name)
        if rows:
            project = edit.remove(project, (name, rows[0].id))
            assert list(figures(project, TODAY, memory)) == list(figures(project, TODAY))
