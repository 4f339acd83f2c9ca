"""Charts as data: the smooth line, the track, ticks, and what comes from the examples."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop import paths
from cxworkshop.method.view import View, look
from cxworkshop.model import edit
from cxworkshop.model.fields import Score
from cxworkshop.model.improvements import Action
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.programme.charts import (
    emotion_curve,
    experience_matrix,
    impact_effort,
    nice_ticks,
    pareto,
    repeated,
    smooth,
    timeline,
    track,
    trends,
)
from cxworkshop.programme.charts.matrices import MOST_HERE, MOST_SPOTS
from cxworkshop.storage.project import ProjectFile

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def view() -> View:
    return look(ProjectFile(paths.resources() / "examples" / "heat-pump.cxw").load().project, TODAY)


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=9))
def test_the_smooth_line_never_goes_beyond_its_points(levels):
    points = [(float(place), level) for place, level in enumerate(levels)]

    bends = smooth(points)

    for start, bend in zip(points, bends, strict=False):
        low, high = sorted((start[1], bend.end[1]))
        for step in range(21):
            t = step / 20
            parts = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            level = sum(part * point[1] for part, point in zip(parts, (start, *bend), strict=True))
            assert low - 1e-6 <= level <= high + 1e-6


def test_one_point_has_no_line():
    assert smooth([(0, 1)]) == []


def test_the_curve_knows_what_is_measured(view):
    curve = emotion_curve(view, view.journeys[0])

    assert [stop.emotion for stop in curve.stops] == [-1, -1, -2, -1, 1, 0]
    assert [stop.name for stop in curve.stops if stop.measured] == ["Call", "Wait", "Repair", "Pay"]


def test_on_a_track_right_is_better(view):
    for target in view.targets:
        way = track(view, target)
        assert way is not None and way.start is not None and way.target is not None
        assert 0 <= way.start < way.target <= 1


def test_bars_stand_in_order_with_the_rest_last(view):
    chart = pareto(view)

    assert chart is not None
    assert [bar.code for bar in chart.bars if bar.vital] == ["I1", "I2", "I3", "I4"]
    assert chart.bars[-1].code == "I6" and chart.total == 118


def test_things_on_one_place_are_moved_apart(view):
    for chart in (experience_matrix(view), impact_effort(view)):
        assert chart is not None
        places = {(spot.x, spot.y) for spot in chart.spots}
        assert len(places) == len(chart.spots)


def test_a_series_has_its_limits_plan_and_target(view):
    lines = trends(view)

    assert len(lines) == 1
    assert len(lines[0].dots) == 12 and lines[0].centre is not None
    assert all(dot.low is not None and dot.high is not None for dot in lines[0].dots)
    assert lines[0].target == pytest.approx(0.85) and len(lines[0].plan) == 2


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_ticks_enclose_what_is_shown(low, high):
    low, high = sorted((low, high))

    ticks = nice_ticks(low, high)

    hair = (high - low) * 1e-6 + 1e-9
    assert ticks[0] <= low + hair and ticks[-1] >= high - hair
    assert 2 <= len(ticks) <= 8


def test_the_timeline_shows_fourteen_weeks(view):
    chart = timeline(view)

    assert len(chart.weeks) == 14 and chart.weeks[0] == date(2026, 11, 16)
    kinds = {row.label or row.title: {mark.kind for mark in row.marks} for row in chart.rows}
    assert kinds["Phone system"] == {"on a day"}
    assert kinds["Text message after the job"] == {"all the time"}
    assert kinds["Actions due"] == {"count"}


def test_a_source_without_a_person_is_marked(view):
    row = view.collection[2]
    project = edit.put(view._project, ("collection", row.id, "responsible"), "")
    project = edit.put(project, ("collection", view.collection[3].id, "start"), None)

    rows = {entry.label: entry for entry in timeline(look(project, TODAY)).rows}

    assert {mark.kind for mark in rows[row.name].marks} == {"nobody"}
    assert rows[view.collection[3].name].missing


def test_days_repeat_to_the_end_of_the_weeks():
    days = repeated(date(2026, 11, 30), "monthly", date(2027, 2, 15))

    assert days[:3] == [date(2026, 11, 30), date(2026, 12, 30), date(2027, 1, 30)]
    assert repeated(TODAY, "once", TODAY) == [TODAY]


def rated(n: int) -> View:
    actions = Rows(
        Action(f"a{number:04}", impact=Score(agreed=1.0 + number % 5), effort=Score(agreed=1.0 + number // 5 % 5))
        for number in range(n)
    )
    return look(edit.replace(Project(), ("actions",), actions), TODAY)


def test_of_very_many_the_highest_and_leftmost_are_placed_a_few_on_one_place():
    chart = impact_effort(rated(500))

    assert chart is not None
    assert (len(chart.spots), chart.left_out) == (MOST_SPOTS, 500 - MOST_SPOTS)
    here = Counter(spot.value for spot in chart.spots)
    assert set(here.values()) == {MOST_HERE}
    assert {y - x for x, y in here} == {4, 3, 2, 1}


def test_all_are_placed_when_they_are_not_very_many():
    chart = impact_effort(rated(MOST_SPOTS))

    assert chart is not None
    assert (len(chart.spots), chart.left_out) == (MOST_SPOTS, 0)


def test_one_can_be_placed_in_any_case_and_others_stay_where_they_are():
    view = rated(500)
    plain, more = impact_effort(view), impact_effort(view, also="a0499")

    assert plain is not None and more is not None
    assert more.spots[:-1] == plain.spots
    assert more.spots[-1].id == "a0499"


def test_a_choice_of_few_is_placed_as_a_whole():
    chart = impact_effort(rated(500), {"a0010", "a0020"})

    assert chart is not None
    assert [spot.id for spot in chart.spots] == ["a0010", "a0020"]
    assert chart.left_out == 498
