"""Targets: their traffic light, what changed since a typed start, and days before today."""

from datetime import date, timedelta
from typing import Any

import pytest

from cxworkshop.method.control import RateChart
from cxworkshop.method.figures.changes import changes
from cxworkshop.method.figures.levels import control_charts, signal_places
from cxworkshop.method.figures.targets import figures, target_figures
from cxworkshop.method.view import View, look
from cxworkshop.model.metrics import Classes, Data, Measurement, Metric, Moments, ShareOf
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.model.targets import Target
from cxworkshop.programme.charts.tracks import track

TODAY = date(2026, 11, 21)
START = TODAY - timedelta(180)
KEPT = Metric("m1", class_="interaction", method="PROMISE KEPT", direction="higher")


def aimed(before: Data, now: Data | None, metric: Metric = KEPT, today: date = TODAY, **target: Any) -> View:
    readings = [Measurement("x1", metric="m1", end=START, data=before)]
    if now is not None:
        readings.append(Measurement("x2", metric="m1", end=TODAY, data=now))
    aim = {"target": 0.9, "target_date": TODAY + timedelta(180), "baseline": "x1", "kind": "improve", **target}
    project = Project(
        metrics=Rows([metric]),
        measurements=Rows(readings),
        targets=Rows([Target("t1", metric="m1", **aim)]),
        segments=Rows([Segment("s1", population=1000), Segment("s2", population=200)]),
    )
    return look(project, today)


def light(view: View) -> str | None:
    found = view.of(target_figures)["t1"].light
    return found.colour if found else None


def months(*percents: int, baseline: int) -> View:
    """Give a share for each month of a hundred answers, with the month that a target starts from."""
    ends = [date(2026, month + 1, 1) - timedelta(1) for month in range(1, len(percents) + 1)]
    readings = [
        Measurement(f"x{place}", metric="m1", start=end.replace(day=1), end=end, data=share(percent))
        for place, (end, percent) in enumerate(zip(ends, percents, strict=True))
    ]
    target = Target(
        "t1", metric="m1", kind="improve", baseline=f"x{baseline}", target=0.9, target_date=date(2027, 3, 1)
    )
    return look(Project(metrics=Rows([KEPT]), measurements=Rows(readings), targets=Rows([target])), date(2026, 11, 21))


def share(percent: int) -> ShareOf:
    return ShareOf(x=percent, n=100)


@pytest.mark.parametrize(
    ("now", "tolerance", "colour"),
    [(60, None, "grey"), (95, None, "grey"), (60, 0.01, "red"), (95, 0.01, "green"), (100, 0.01, "green")],
)
def test_a_level_to_hold_is_judged_by_its_tolerance_on_the_worse_side(
    now: int, tolerance: float | None, colour: str
) -> None:
    assert light(aimed(share(96), share(now), kind="hold", target=0.95, hold_tolerance=tolerance)) == colour


def test_of_what_is_better_low_less_is_no_fault() -> None:
    metric = Metric("m1", class_="interaction", method="CHURN", direction="lower")
    for now, colour in ((1, "green"), (30, "red")):
        assert light(aimed(share(10), share(now), metric, kind="hold", target=0.1, hold_tolerance=0.01)) == colour


def test_the_light_follows_the_bend() -> None:
    bend = {"bend_date": TODAY + timedelta(60), "bend_value": 0.52}
    assert light(aimed(share(50), share(52), target=0.9)) == "red"
    assert light(aimed(share(50), share(52), target=0.9, **bend)) == "green"


def test_an_old_reading_gives_no_light() -> None:
    for late, colour in ((45, "green"), (46, "grey")):
        view = aimed(share(50), share(90), today=TODAY + timedelta(late), review_interval="month")
        assert light(view) == colour


def test_a_typed_start_gives_the_difference_without_a_test() -> None:
    for frozen in ("x1", ""):
        change = aimed(share(50), share(70), baseline=frozen, baseline_value=0.4).of(changes)["t1"]
        assert change.difference == pytest.approx(0.3)
        assert (change.low, change.p, change.reason) == (None, None, "no_standard_error")
    assert aimed(share(50), None, baseline_value=0.4).of(changes) == {}


def test_a_start_after_today_gives_no_change_and_no_light() -> None:
    for typed in (None, 0.4):
        view = aimed(share(50), share(70), today=START - timedelta(1), baseline_value=typed)
        assert view.of(changes) == {}
        assert light(view) is None
        assert view.of(target_figures)["t1"].now is None


def test_a_rise_of_all_segments_is_said_in_all_their_people() -> None:
    metric = Metric("m1", method="NPS", direction="higher")
    start = Classes(promoters=50, passives=30, detractors=20)
    assert aimed(start, None, metric, target=38).of(target_figures)["t1"].people == 96
    assert aimed(start, None, metric, target=38, segments=("s2",)).of(target_figures)["t1"].people == 16


def test_a_scale_without_length_still_has_a_track() -> None:
    metric = Metric("m1", method="CSAT", report_as="mean", direction="higher", scale_min=5, scale_max=5)
    view = aimed(Moments(n=30, sum=150, sumsq=750), None, metric, target=5)
    shown = track(view, view.targets[0])
    assert shown is not None and shown.start == shown.target


def test_limits_are_those_of_the_months_before_the_target() -> None:
    levels = (50, 52, 48, 51, 49, 50, 70, 72, 71)
    control = months(*levels, baseline=5).of(control_charts)["m1", ()]
    assert (control.base, signal_places(control)) == (6, [6, 7, 8])
    assert isinstance(control.chart, RateChart)
    assert control.chart.centre == pytest.approx(0.5)
    whole = months(*levels, baseline=2).of(control_charts)["m1", ()]
    assert (whole.base, isinstance(whole.chart, RateChart) and whole.chart.centre) == (9, pytest.approx(0.57))


def test_a_changed_level_heads_nowhere_and_one_odd_month_is_no_level() -> None:
    risen = months(50, 52, 48, 51, 49, 50, 51, 80, 82, baseline=5)
    details = risen.of(target_figures)["t1"]
    assert (details.heading, details.slope_per_month) == (None, None)
    (said,) = [one for one in risen.of(figures) if one.figure == "projection"]
    assert said.reason == "changed_level"
    odd = months(50, 52, 48, 51, 49, 50, 51, 52, 80, baseline=5).of(target_figures)["t1"]
    assert odd.heading == pytest.approx(0.55, abs=0.03)
