"""Readings: which one speaks today, which make a series, which stay hidden, and what changed between two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.method.figure import Figure
from cxworkshop.method.figures import figures
from cxworkshop.method.readings import all_series, current, readings
from cxworkshop.method.view import look
from cxworkshop.model import edit
from cxworkshop.model.collection import Collection, Wave
from cxworkshop.model.metrics import (
    Abandonment,
    AccountCounts,
    Asked,
    Classes,
    Counts,
    Data,
    Flow,
    Measurement,
    Metric,
    Moments,
    Origin,
    Rate,
    ShareOf,
    Single,
    Times,
)
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.targets import Target

TODAY = date(2026, 11, 21)
ASKED = Metric("asked", class_="perception", method="CSAT", direction="higher")
COUNTED = Metric("counted", class_="interaction", method="PROMISE KEPT", direction="higher")


def project(*measurements: Measurement, metrics: tuple[Metric, ...] = (ASKED, COUNTED)) -> Project:
    return Project(metrics=Rows(metrics), measurements=Rows(measurements))


def measured(
    id: str, data: Data, end: date = TODAY, days: int = 30, metric: str = "asked", **more: object
) -> Measurement:
    return Measurement(id, metric=metric, start=end - timedelta(days), end=end, data=data, **more)


def the(found: object, name: str, record: str) -> Figure:
    figure = found.find(name, record)
    assert figure is not None, name
    return figure


@pytest.mark.parametrize(
    ("metric", "data", "value", "n"),
    [
        (Metric("asked", method="NPS"), Classes(promoters=50, passives=30, detractors=20), 30.0, 100),
        (Metric("asked", method="NPS"), Counts(values={10: 30, 9: 20, 8: 30, 6: 15, 0: 5}), 30.0, 100),
        (Metric("asked", method="EMOTION"), Counts(values={2: 6, 0: 2, -1: 2}), 40.0, 10),
        (Metric("asked", method="SENTIMENT"), Classes(promoters=6, passives=2, detractors=2), 40.0, 10),
        (Metric("asked", method="CSAT"), Counts(values={5: 2, 4: 3, 3: 1, 2: 1}), 5 / 7, 7),
        (Metric("asked", method="CES2"), Counts(values={7: 2, 6: 3, 5: 3, 4: 1, 2: 1}), 0.8, 10),
        (Metric("asked", method="CES2", report_as="mean"), Counts(values={7: 2, 6: 3, 5: 3, 4: 1, 2: 1}), 5.3, 10),
        (Metric("asked", method="INDEX"), Moments(n=30, sum=219.0, sumsq=1602.9), 70.0, 30),
        (Metric("asked", method="RESPONSE TIME", percentile=0.5), Times(values={1: 1, 2: 1, 10: 1}), 2.0, 3),
        (Metric("asked", method="SERVICE LEVEL", limit=20), Times(values={5: 11, 40: 9}), 0.55, 20),
        (Metric("asked", method="ABANDONMENT"), Abandonment(abandoned=62, offered=510, short=12), 50 / 498, 498),
        (Metric("asked", method="RETENTION"), Flow(start=400, end=430, new=70), 0.9, 400),
        (Metric("asked", method="CHURN"), Flow(start=400, end=430, new=70), 0.1, 400),
        (Metric("asked", method="COMPLAINTS"), Rate(count=12, exposure=4800), 2.5, 4800),
        (Metric("asked", method="CONTACTS"), Counts(values={1: 8, 2: 2}), 1.2, 10),
        (Metric("asked", method="CUSTOM"), Single(value=17.0, n=40, low=12.0, high=22.0), 17.0, 40),
    ],
)
def test_each_kind_of_data_gives_the_number_of_its_method(metric: Metric, data: Data, value: float, n: int) -> None:
    view = look(project(measured("m1", data), metrics=(metric,)), TODAY)
    found = view.of(readings)["m1"].estimate
    assert found.value == pytest.approx(value)
    assert found.n == n
    assert found.low is None or found.low <= found.high


@pytest.mark.parametrize(
    ("metric", "data", "reason"),
    [
        (Metric("asked", method="NPS"), Classes(), "no_answers"),
        (Metric("asked", method="NPS"), Counts(values={11: 3, 9: 9}), "out_of_scale"),
        (Metric("asked", method="CSAT"), Counts(), "no_answers"),
        (Metric("asked", method="YES NO"), ShareOf(x=7, n=5), "out_of_scale"),
        (Metric("asked", method="RETENTION"), Flow(start=0, end=3, new=1), "no_answers"),
        (Metric("asked", method="COMPLAINTS"), Rate(count=1, exposure=0), "no_answers"),
        (Metric("asked", method="CUSTOM"), Single(), "no_number"),
        (Metric("asked", method="CUSTOM"), None, "no_number"),
    ],
)
def test_what_cannot_be_computed_has_no_number_but_a_reason(metric: Metric, data: Data | None, reason: str) -> None:
    view = look(project(measured("m1", data), metrics=(metric,)), TODAY)
    found = view.of(readings)["m1"].estimate
    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.reason == reason


def test_today_is_the_latest_end_and_of_several_the_longest_period() -> None:
    weeks = [measured(f"week{n}", ShareOf(x=n, n=10), TODAY - timedelta(7 * n), 6, "counted") for n in range(4)]
    total = measured("total", ShareOf(x=6, n=40), TODAY, 28, "counted")
    later = measured("later", ShareOf(x=9, n=9), TODAY + timedelta(1), 0, "counted")
    view = look(project(*weeks, total, later), TODAY)
    assert view.of(current)["counted"].measurement.id == "total"


def test_a_summary_is_no_point_of_the_series_that_it_sums_up() -> None:
    weeks = [measured(f"week{n}", ShareOf(x=n, n=10), TODAY - timedelta(7 * n), 6, "counted") for n in range(4)]
    total = measured("total", ShareOf(x=6, n=40), TODAY, 28, "counted")
    series = look(project(total, *weeks), TODAY).of(all_series)["counted", ()]
    assert [reading.measurement.id for reading in series] == ["week3", "week2", "week1", "week0"]


def shown(*measurements: Measurement, collection: tuple[Collection, ...] = ()) -> list[str]:
    drawn = edit.replace(project(*measurements), ("collection",), Rows(collection))
    return [id for id, reading in look(drawn, TODAY).of(readings).items() if not reading.hidden]


def test_a_group_below_the_threshold_is_hidden_with_the_one_it_could_be_computed_from() -> None:
    parts = [measured(name, ShareOf(x=1, n=n), segments=(name,)) for name, n in [("a", 42), ("b", 17), ("c", 3)]]
    assert shown(*parts) == ["a"]
    assert shown(*parts[:2]) == ["a", "b"]
    assert shown(parts[2]) == []


def test_counts_of_our_own_and_attributed_answers_are_not_hidden() -> None:
    assert shown(measured("own", ShareOf(x=1, n=3), metric="counted")) == ["own"]
    row = Collection("row", attribution="attributed")
    named = measured("named", ShareOf(x=1, n=3), origin=Origin(kind="collection", collection="row"))
    assert shown(named, collection=(row,)) == ["named"]
    assert shown(named, collection=(Collection("row", attribution="confidential"),)) == []


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.booleans())
def test_hidden_groups_cannot_be_computed_back_from_what_is_shown(sizes: list[int], with_total: bool) -> None:
    k = 5
    parts = [measured(f"part{n}", ShareOf(x=0, n=size), segments=(f"s{n}",)) for n, size in enumerate(sizes)]
    total = [measured("total", ShareOf(x=0, n=sum(sizes)))] if with_total else []
    visible = shown(*parts, *total)
    hidden = [size for n, size in enumerate(sizes) if f"part{n}" not in visible and size]
    assert not any(0 < size < k for n, size in enumerate(sizes) if f"part{n}" in visible)
    if hidden and "total" in visible:
        assert len(hidden) > 1 and sum(hidden) >= k
    if with_total and 0 < sum(sizes) < k:
        assert "total" not in visible


def test_hidden_numbers_are_in_no_figure() -> None:
    small = measured("small", Counts(values={1: 1, 5: 2}))
    drawn = edit.add(project(small), ("targets",), Target("t1", metric="asked", target=0.9, next_n=50))
    for figure in figures(drawn, TODAY):
        if figure.metric == "asked" and figure.figure in ("today", "box_share", "mean_sd", "baseline", "rag"):
            assert (figure.value, figure.n, figure.low, figure.high) == (None, None, None, None), figure
    assert the(figures(drawn, TODAY), "today", "asked").reason == "small_group"


# What changed


def waves(metric: Metric, before: Data, after: Data, **more: object) -> Project:
    start = measured("before", before, TODAY - timedelta(365), metric=metric.id)
    now = measured("after", after, metric=metric.id, **more)
    target = Target("t1", metric=metric.id, baseline="before", target=1.0, target_date=TODAY + timedelta(365))
    return edit.add(project(start, now, metrics=(metric,)), ("targets",), target)


def test_two_nps_waves_are_compared_with_their_own_test() -> None:
    drawn = waves(
        Metric("nps", class_="outcome (intended)", method="NPS"),
        Classes(promoters=50, passives=30, detractors=20),
        Classes(promoters=66, passives=34, detractors=20),
    )
    change = the(figures(drawn, TODAY), "nps_diff_test", "t1")
    assert change.value == pytest.approx(8.333333333)
    assert [change.low, change.high] == pytest.approx([-12.08012692, 28.74679358])
    assert change.rows is not None and change.rows[0]["p"] == pytest.approx(0.4236465137)


def test_two_shares_are_compared_with_newcombes_interval() -> None:
    change = the(figures(waves(COUNTED, ShareOf(x=140, n=200), ShareOf(x=172, n=220)), TODAY), "newcombe", "t1")
    assert change.value == pytest.approx(0.08181818182)
    assert [change.low, change.high] == pytest.approx([-0.001910383661, 0.1649429299])
    assert change.rows is not None and change.rows[0]["p"] == pytest.approx(0.05535603927)


def test_two_means_are_compared_by_welch() -> None:
    def wave(mean: float, sd: float, n: int) -> Moments:
        return Moments(n=n, sum=mean * n, sumsq=(n - 1) * sd**2 + n * mean**2)

    metric = Metric("mean", method="CSAT", report_as="mean")
    change = the(figures(waves(metric, wave(5.1, 1.4, 60), wave(5.6, 1.3, 75)), TODAY), "welch", "t1")
    assert [change.low, change.high] == pytest.approx([0.03490448773, 0.9650955123])


def test_waves_that_asked_differently_are_not_compared() -> None:
    before, after = Counts(values={5: 60, 1: 40}), Counts(values={5: 90, 1: 10})
    drawn = waves(ASKED, before, after, asked=Asked(channel="phone"))
    assert the(figures(drawn, TODAY), "newcombe", "t1").reason is None  # how the first was asked is not known
    drawn = edit.put(drawn, ("measurements", "before", "asked", "channel"), "e-mail")
    change = the(figures(drawn, TODAY), "difference", "t1")
    assert (change.low, change.reason) == (None, "not_comparable")


def test_three_changes_at_once_are_adjusted() -> None:
    drawn = waves(COUNTED, ShareOf(x=140, n=200), ShareOf(x=172, n=220))
    for number in (2, 3):
        metric = Metric(f"metric{number}", class_="interaction", method="PROMISE KEPT")
        drawn = edit.add(drawn, ("metrics",), metric)
        for id, data, end in [("b", ShareOf(x=50, n=100), TODAY - timedelta(365)), ("a", ShareOf(x=55, n=100), TODAY)]:
            drawn = edit.add(drawn, ("measurements",), measured(f"{id}{number}", data, end, metric=metric.id))
        drawn = edit.add(drawn, ("targets",), Target(f"t{number}", metric=metric.id, baseline=f"b{number}"))
    found = figures(drawn, TODAY)
    first = the(found, "newcombe", "t1").rows
    assert first is not None
    assert first[0]["p_holm"] == pytest.approx(3 * first[0]["p"])


def test_the_answers_that_a_target_would_need_are_named() -> None:
    drawn = project(measured("m1", ShareOf(x=140, n=200), metric="counted"))
    drawn = edit.add(drawn, ("targets",), Target("t1", metric="counted", target=0.78))
    assert the(figures(drawn, TODAY), "n_two_proportions", "t1").value == 471


def test_what_the_silent_could_mean_is_bounded_by_the_response_rate() -> None:
    row = Collection("row", method="relational survey", metrics=("asked",))
    data = Counts(values={5: 80, 1: 20})
    drawn = project(measured("m1", data, origin=Origin(kind="collection", collection="row")))
    drawn = edit.replace(drawn, ("collection",), Rows([row]))
    drawn = edit.add(drawn, ("waves",), Wave("w1", collection="row", sent=520, undeliverable=20, complete=100))
    bounds = the(figures(drawn, TODAY), "manski_bounds", "asked")
    assert [bounds.low, bounds.high] == pytest.approx([0.16, 0.96])


def test_companies_weigh_the_same_whatever_they_are_asked() -> None:
    parts = (
        AccountCounts(account="a1", values={5: 3}),
        AccountCounts(account="a2", values={1: 1}),
        AccountCounts(account="a3", values={4: 1, 2: 1}),
    )
    row = Collection("row", attribution="attributed")
    data = measured("m1", Counts(values={5: 3, 1: 1, 4: 1, 2: 1}), accounts=parts, origin=Origin(collection="row"))
    drawn = edit.replace(project(data), ("collection",), Rows([row]))
    weighted = the(figures(drawn, TODAY), "by_account", "m1")
    assert weighted.value == pytest.approx((1 + 0 + 0.5) / 3)
    assert weighted.n == 3


def test_the_light_is_grey_until_there_is_a_reading_after_the_start() -> None:
    drawn = waves(COUNTED, ShareOf(x=140, n=200), ShareOf(x=172, n=220))
    target = edit.put(drawn, ("targets", "t1", "target"), 0.9)
    assert the(figures(target, TODAY), "rag", "t1").label == "amber"  # 78 % where the plan says 80 %
    alone = edit.remove(target, ("measurements", "after"))
    assert the(figures(alone, TODAY), "rag", "t1").label == "grey"
