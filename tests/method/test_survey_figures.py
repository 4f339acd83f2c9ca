"""Figures that survey answers make possible, against numbers made by numpy, scipy and statsmodels, or by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from imported import FILE, INDEX, RECOMMEND, SATISFIED, SURVEY, TODAY, imported
from msgspec.structs import replace
from scipy import stats
from statsmodels.stats.power import tt_ind_solve_power
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from cxworkshop.method.figure import Figure
from cxworkshop.method.figures import figures
from cxworkshop.method.figures.changes import changes, since_last
from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.method.figures.improvements import mentions
from cxworkshop.method.figures.metrics import alphas, by_account
from cxworkshop.method.figures.received import early_and_late, hidden_halves, received, round_start
from cxworkshop.method.figures.weighting import weighted
from cxworkshop.method.readings import readings
from cxworkshop.method.view import View, look
from cxworkshop.model.collection import Collection, Wave
from cxworkshop.model.imports import Comment, Halves, Import
from cxworkshop.model.improvements import Area
from cxworkshop.model.metrics import (
    Account,
    AccountCounts,
    AccountSums,
    Asked,
    Classes,
    Driver,
    DriverRun,
    Items,
    Measurement,
    Origin,
    Times,
)
from cxworkshop.model.project import Constants, Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Role, Segment
from cxworkshop.model.targets import Target


def view(*measurements: Measurement, today: date = TODAY, **parts: Any) -> View:
    """Look at a project with one survey, its file, and these measurements."""
    found = {"metrics": [SATISFIED, RECOMMEND, INDEX], "collection": [SURVEY], "imports": [FILE], **parts}
    found["measurements"] = list(measurements)
    rows = {name: Rows(part) if isinstance(part, list) else part for name, part in found.items()}
    return look(Project(**rows), today)


def listed(seen: View, name: str, record: str) -> Figure:
    figure = figures(seen._project, seen.today).find(name, record)
    assert figure is not None, name
    return figure


# Answers received


def test_the_response_rate_of_a_round_leaves_out_whom_it_could_not_reach() -> None:
    wave = Wave("w1", collection="c1", sent=1100, undeliverable=80, not_eligible=20, complete=212)
    figure = listed(view(waves=[wave]), "response_rate", "w1")
    assert figure.value == pytest.approx(212 / 1000)


def test_answers_received_are_counted_against_those_expected() -> None:
    october, november = imported("x1", {5: 80, 2: 20}), imported("x2", {5: 40, 2: 10}, date(2026, 11, 30))
    earlier = imported("x0", {5: 90}, date(2025, 12, 31))
    whole = imported("x3", {5: 120, 2: 30}, date(2026, 11, 30), start=date(2026, 10, 1))
    seen = view(earlier, october, november, whole, imports=[replace(FILE, kept=100)])
    assert seen.of(received)["c1"] == (date(2026, 10, 1), 150, 180, 180, None)  # 1000 x 0.9 x 0.2 are expected
    figure = listed(seen, "received", "c1")
    assert (figure.formula, figure.value, figure.period) == ("F4.1", 150, "2026-10-01/2026-11-21")


def test_answers_of_segments_are_added_up_and_a_file_may_hold_more_people() -> None:
    parts = [imported("x1", {5: 60}, segments=("s1",)), imported("x2", {5: 50}, segments=("s2",))]
    assert view(*parts, imports=[replace(FILE, kept=90)]).of(received)["c1"].received == 110
    assert view(*parts).of(received)["c1"].received == FILE.kept == 212


def test_a_survey_that_never_stops_expects_its_part_of_the_year() -> None:
    row = replace(SURVEY, repeat="continuous", start=date(2025, 11, 9))
    found = view(imported("x1", {5: 6}, date(2026, 11, 20)), collection=[row]).of(received)["c1"]
    # 13 of 365 days into its second year
    assert (found.start, found.expected, found.by_now) == (date(2026, 11, 9), 180, int(180 * 13 / 365))


@pytest.mark.parametrize(
    ("repeat", "start", "round"),
    [
        ("once", date(2025, 1, 31), date(2025, 1, 31)),
        ("weekly", date(2026, 11, 3), date(2026, 11, 17)),
        ("monthly", date(2026, 1, 31), date(2026, 10, 31)),
        ("quarterly", date(2026, 2, 20), date(2026, 11, 20)),
        ("half-yearly", date(2025, 11, 22), date(2026, 5, 22)),
        ("yearly", date(2024, 11, 21), date(2026, 11, 21)),
        ("continuous", date(2024, 12, 1), date(2025, 12, 1)),
        ("yearly", date(2026, 11, 22), None),
    ],
)
def test_the_running_round_begins_where_the_rhythm_says(repeat: Any, start: date, round: date | None) -> None:
    assert round_start(Collection("c", repeat=repeat, start=start), TODAY) == round


def test_rounds_that_were_typed_in_count_and_where_nothing_is_said_nothing_came() -> None:
    wave = Wave("w1", collection="c1", start=date(2026, 10, 5), complete=43)
    earlier = Wave("w0", collection="c1", start=date(2025, 10, 5), complete=60)
    assert view(waves=[wave, earlier]).of(received)["c1"].received == 43
    assert view(waves=[earlier]).of(received) == {}
    assert view().of(received) == {}


def test_fewer_answers_than_may_be_shown_are_not_counted_aloud() -> None:
    few = view(imported("x1", {5: 3}), imports=[replace(FILE, kept=3)])
    assert (few.of(received)["c1"].received, few.of(received)["c1"].reason) == (None, "small_group")
    named = view(
        imported("x1", {5: 3}), imports=[replace(FILE, kept=3)], collection=[replace(SURVEY, attribution="attributed")]
    )
    assert named.of(received)["c1"].received == 3


# Early and late


def halved(early: dict[int, int], late: dict[int, int], id: str = "x1", metric: str = "m1", **more: Any) -> Measurement:
    both = {value: early.get(value, 0) + late.get(value, 0) for value in {*early, *late}}
    halves = Halves(split=date(2026, 10, 15), early=early, late=late)
    return imported(id, both, metric=metric, halves=halves, **more)


def test_late_answers_are_compared_with_early_ones_by_newcombe() -> None:
    change = view(halved({5: 80, 2: 20}, {5: 55, 2: 45})).of(early_and_late)["x1"].change
    assert change is not None
    low, high = confint_proportions_2indep(55, 100, 80, 100, method="newcomb", compare="diff")
    assert change.difference == pytest.approx(0.55 - 0.80)
    assert [change.low, change.high] == pytest.approx([low, high])
    assert (change.function, change.distinct) == ("newcombe", True)


def test_late_recommendations_are_compared_with_early_ones_as_two_waves() -> None:
    change = view(halved({10: 50, 8: 30, 3: 20}, {10: 66, 7: 34, 0: 20}, metric="nps")).of(early_and_late)["x1"].change
    assert change is not None
    # the vector of F5.1
    assert [change.difference, change.low, change.high] == pytest.approx([8.3333333, -12.0801269, 28.7467936])
    assert (change.function, change.distinct) == ("nps_diff_test", False)
    figure = listed(view(halved({10: 50, 8: 30, 3: 20}, {10: 66, 7: 34, 0: 20}, metric="nps")), "nps_diff_test", "x1")
    assert (figure.step, figure.formula, figure.label) == (4, "F5.1", "late against early answers")


def test_late_means_are_compared_by_welch() -> None:
    metric = replace(SATISFIED, report_as="mean")
    early, late = {5: 20, 4: 20, 1: 10}, {5: 10, 3: 25, 1: 15}
    change = view(halved(early, late), metrics=[metric]).of(early_and_late)["x1"].change
    a, b = (np.repeat(list(some), list(some.values())) for some in (early, late))
    test = stats.ttest_ind(b, a, equal_var=False)
    bounds = test.confidence_interval(0.95)
    assert change is not None
    assert [change.difference, change.p] == pytest.approx([b.mean() - a.mean(), test.pvalue])
    assert [change.low, change.high] == pytest.approx([bounds.low, bounds.high])


def test_the_newest_halves_speak_even_when_later_months_have_none() -> None:
    seen = view(halved({5: 80, 2: 20}, {5: 55, 2: 45}), imported("x2", {5: 50}, date(2026, 11, 20)))
    assert list(seen.of(early_and_late)) == ["x1"]


def test_a_half_of_few_people_hides_both() -> None:
    for early, late, hidden in (({5: 60}, {2: 4}, True), ({5: 60}, {2: 5}, False), ({1: 4}, {5: 90}, True)):
        found = view(halved(early, late)).of(early_and_late)["x1"]
        assert (found.change is None) is hidden
        assert (found.reason == "small_group") is hidden
    named = [replace(SURVEY, attribution="attributed")]
    assert view(halved({5: 60}, {2: 4}), collection=named).of(early_and_late)["x1"].change is not None


def test_a_half_that_leaves_a_small_group_beside_a_week_stays_hidden() -> None:
    quarter = halved({5: 50}, {5: 50})  # the early half are the days to 14 October
    week = imported("w1", {5: 47}, date(2026, 10, 12), start=date(2026, 10, 1))
    assert view(quarter, week).of(hidden_halves) == {"x1"}  # 50 early answers less 47 leave 3
    week = imported("w1", {5: 40}, date(2026, 10, 12), start=date(2026, 10, 1))
    assert view(quarter, week).of(hidden_halves) == frozenset()


def test_halves_of_all_and_of_a_segment_hide_what_is_left() -> None:
    whole = halved({5: 40}, {5: 30}, "all")
    part = halved({5: 37}, {5: 20}, "part", segments=("s1",))
    assert view(whole, part).of(hidden_halves) == {"part"}  # of the early 40 three are not in the segment
    part = halved({5: 30}, {5: 20}, "part", segments=("s1",))
    assert view(whole, part).of(hidden_halves) == frozenset()


def test_segments_of_the_same_month_do_not_hide_the_halves_of_all() -> None:
    parts = [imported(f"x{name}", {5: 35}, segments=(name,)) for name in ("s1", "s2")]
    assert view(halved({5: 40}, {5: 30}), *parts).of(hidden_halves) == frozenset()


def test_weeks_that_cross_the_split_hide_the_halves_of_the_same_people() -> None:
    week = imported("w1", {5: 20}, date(2026, 10, 18), start=date(2026, 10, 12))
    assert view(halved({5: 40}, {5: 30}), week).of(hidden_halves) == {"x1"}


def test_waiting_times_say_their_difference_without_a_test() -> None:
    waits = replace(SATISFIED, class_="interaction", method="RESPONSE TIME", direction="lower")
    halves = Halves(early={10: 40, 30: 20}, late={20: 40, 60: 20})
    times = imported("x1", Times(values={10: 40, 30: 20, 20: 40, 60: 20}), halves=halves)
    found = view(times, metrics=[waits]).of(early_and_late)["x1"]
    assert found.change is not None
    assert (found.change.low, found.change.distinct, found.reason) == (None, None, "no_standard_error")


# Wave against wave


def round_of(id: str, data: dict[int, int], end: date, **more: Any) -> Measurement:
    return imported(id, data, end, **more)


BEFORE, AFTER = date(2026, 9, 30), date(2026, 10, 31)


def test_the_newest_round_is_compared_with_the_one_before() -> None:
    seen = view(round_of("x1", {5: 140, 1: 60}, BEFORE), round_of("x2", {5: 172, 1: 48}, AFTER))
    change = seen.of(since_last)["x2"]
    assert [change.difference, change.low, change.high] == pytest.approx([0.0818182, -0.0019103837, 0.16494293])  # F5.3
    assert change.p == pytest.approx(0.0553560)  # F5.2
    assert change.distinct is False
    # F5.6: ((z sqrt(2 p q) + z_b sqrt(p1 q1 + p2 q2)) / d)^2 with p1 0.7, p2 0.781818
    z, power, first, second = stats.norm.ppf(0.975), stats.norm.ppf(0.8), 0.7, 172 / 220
    mean = (first + second) / 2
    root = z * np.sqrt(2 * mean * (1 - mean)) + power * np.sqrt(first * (1 - first) + second * (1 - second))
    assert change.needed == int(np.ceil((root / (second - first)) ** 2)) == 449
    assert change.more is None  # the round before is too small itself: more answers now would not do
    figure = listed(seen, "newcombe", "x2")
    assert (figure.step, figure.formula, figure.label, figure.n) == (5, "F5.3", "since the round before", 220)
    assert figure.rows is not None and figure.rows[0]["needed"] == 449


def test_the_answers_still_missing_are_named_where_they_would_do() -> None:
    seen = view(round_of("x1", {5: 700, 1: 300}, BEFORE), round_of("x2", {5: 98, 1: 28}, AFTER))
    change = seen.of(since_last)["x2"]
    assert change.needed is not None and change.needed < 1000
    assert change.more == change.needed - 126
    sure = view(round_of("x1", {5: 140, 1: 60}, BEFORE), round_of("x2", {5: 210, 1: 10}, AFTER)).of(since_last)["x2"]
    assert (sure.distinct, sure.more) == (True, None)


def test_the_answers_needed_for_means_and_scores_are_those_of_f56() -> None:
    mean = replace(SATISFIED, report_as="mean")
    seen = view(round_of("x1", {5: 30, 3: 30}, BEFORE), round_of("x2", {5: 36, 3: 24}, AFTER), metrics=[mean])
    change = seen.of(since_last)["x2"]
    sd = np.sqrt((np.var([5] * 30 + [3] * 30, ddof=1) + np.var([5] * 36 + [3] * 24, ddof=1)) / 2)
    exact = tt_ind_solve_power(0.2 / sd, alpha=0.05, power=0.8)
    assert change.needed == pytest.approx(exact, rel=0.01)
    first, second = {10: 50, 8: 30, 3: 20}, {10: 66, 7: 34, 0: 20}
    seen = view(round_of("x1", first, BEFORE, metric="nps"), round_of("x2", second, AFTER, metric="nps"))
    # (V1 + V2)((z + z_b) / (d / 100))^2 with V 0.61 and 86/120 - (46/120)^2
    variances = 0.61 + 86 / 120 - (46 / 120) ** 2
    needed = variances * ((1.959963985 + 0.841621234) / (0.0833333333)) ** 2
    assert seen.of(since_last)["x2"].needed == int(np.ceil(needed))


def test_three_comparisons_at_once_count_chance_finds_once() -> None:
    metrics = [replace(SATISFIED, id=f"m{place}") for place in range(1, 4)]
    found = []
    for place, good in enumerate((158, 156, 155), 1):
        found.append(round_of(f"a{place}", {5: 140, 1: 60}, BEFORE, metric=f"m{place}"))
        found.append(round_of(f"b{place}", {5: good, 1: 200 - good}, AFTER, metric=f"m{place}"))
    seen = view(*found, metrics=metrics).of(since_last)
    p = {id: change.p for id, change in seen.items()}
    # Holm by hand: the smallest p counts three times, the next twice at least as much, the largest once
    assert seen["b1"].p_holm == pytest.approx(3 * p["b1"])
    assert seen["b2"].p_holm == pytest.approx(max(3 * p["b1"], 2 * p["b2"]))
    assert p["b1"] < 0.05 < (seen["b1"].p_holm or 0)
    assert seen["b1"].low is not None and seen["b1"].low > 0
    assert seen["b1"].distinct is False
    cut = [replace(one, id=f"s{one.id}", segments=("s1",)) for one in found]
    assert view(*found, *cut, metrics=metrics).of(since_last)["b1"].p_holm == seen["b1"].p_holm  # apart from segments
    two = view(*found[:4], metrics=metrics).of(since_last)
    assert (two["b1"].p_holm, two["b1"].distinct) == (None, True)


def test_a_question_in_two_languages_is_one_question() -> None:
    metric = replace(SATISFIED, questions={"en": "How  satisfied?", "fi": "Kuinka tyytyväinen?"})
    first, second = Asked(text="how satisfied?", channel="E-mail"), Asked(text="Kuinka tyytyväinen?", channel="e-mail")
    waves = round_of("x1", {5: 50, 1: 50}, BEFORE, asked=first), round_of("x2", {5: 70, 1: 30}, AFTER, asked=second)
    assert view(*waves, metrics=[metric]).of(since_last)["x2"].reason is None
    assert view(*waves, metrics=[SATISFIED]).of(since_last)["x2"].reason == "not_comparable"


def test_emotions_are_compared_as_net_scores() -> None:
    metric = replace(SATISFIED, method="EMOTION", questions={})
    first, second = {1: 50, 0: 30, -2: 20}, {2: 66, 0: 34, -1: 20}
    seen = view(round_of("x1", first, BEFORE), round_of("x2", second, AFTER), metrics=[metric])
    change = seen.of(since_last)["x2"]
    assert [change.low, change.high] == pytest.approx([-12.0801269, 28.7467936])  # F5.1, as promoters and detractors


def test_the_change_since_a_targets_start_says_whether_it_may_be_chance() -> None:
    target = Target("t1", metric="m1", baseline="x1", target=0.9, target_date=date(2027, 6, 30))
    waves = round_of("x1", {5: 140, 1: 60}, BEFORE), round_of("x2", {5: 172, 1: 48}, AFTER)
    seen = view(*waves, targets=[target])
    assert (seen.of(changes)["t1"].distinct, seen.of(changes)["t1"].needed) == (False, 449)


# Indices


ROWS = np.array([[4, 5, 4], [3, 3, 2], [5, 5, 5], [2, 3, 3], [4, 4, 5], [3, 2, 3], [8, 9, 7], [10, 9, 9]], dtype=float)


def items_of(rows: np.ndarray) -> Items:
    return Items(
        n=len(rows),
        sums=tuple(map(float, rows.sum(axis=0))),
        products=tuple(tuple(map(float, row)) for row in rows.T @ rows),
    )


def test_an_index_and_its_alpha_come_from_the_items() -> None:
    seen = view(imported("x1", None, metric="index", items=items_of(ROWS)))
    found = seen.of(readings)["x1"].estimate
    means = ROWS.mean(axis=1)
    low, high = stats.t.interval(0.95, len(means) - 1, means.mean(), stats.sem(means))
    assert found.value == pytest.approx((means.mean() - 1) / 9 * 100)
    assert [found.low, found.high] == pytest.approx([(low - 1) / 9 * 100, (high - 1) / 9 * 100])
    assert (found.n, found.formula) == (8, "F3.7")
    k = ROWS.shape[1]
    expected = k / (k - 1) * (1 - ROWS.var(axis=0, ddof=1).sum() / ROWS.sum(axis=1).var(ddof=1))
    assert seen.of(alphas)["x1"].value == pytest.approx(expected)
    figure = listed(seen, "cronbach_alpha", "x1")
    assert (figure.formula, figure.n) == ("F3.15", 8)


def test_the_vector_of_alpha() -> None:
    rows = np.array([[4, 5, 4], [3, 3, 2], [5, 5, 5], [2, 3, 3], [4, 4, 5], [3, 2, 3]], dtype=float)
    assert view(imported("x1", None, metric="index", items=items_of(rows))).of(alphas)["x1"].value == pytest.approx(
        0.9049, abs=5e-5
    )


def test_items_of_few_people_say_nothing() -> None:
    seen = view(imported("x1", None, metric="index", items=items_of(ROWS[:4])))
    assert seen.of(readings)["x1"].hidden
    assert seen.of(alphas)["x1"][1:] == (0, None, "small_group")
    assert listed(seen, "cronbach_alpha", "x1").n is None


def test_items_without_products_give_no_alpha() -> None:
    items = Items(n=30, sums=(100.0, 90.0), products=((1.0,), (2.0,)))
    found = view(imported("x1", None, metric="index", items=items)).of(alphas)["x1"]
    assert (found.value, found.reason) == (None, "missing_input")
    alike = np.full((6, 3), 7.0)
    found = view(imported("x1", None, metric="index", items=items_of(alike))).of(alphas)["x1"]
    assert (found.value, found.reason) == (None, "all_alike")


# Companies


PLANTS = Segment(
    "s1",
    name="Plants",
    type="B2B",
    roles=(Role("r1", role="user", weight=1), Role("r2", label="Plant manager", role="management", weight=3)),
)
COMPANIES = [Account(f"a{place}", label=f"K{place}", segment="s1") for place in range(1, 5)]
NAMED = replace(SURVEY, attribution="attributed")


def by_company(*answers: AccountCounts, **more: Any) -> Measurement:
    total: dict[int, int] = {}
    for part in answers:
        for value, count in part.values.items():
            total[int(value)] = total.get(int(value), 0) + count
    return imported("x1", total, metric="nps", accounts=answers, **more)


def test_companies_weigh_the_same_and_roles_as_their_segment_says() -> None:
    answers = (
        AccountCounts(account="a1", role="user", values={9: 2, 10: 1}),
        AccountCounts(account="a1", role="plant manager", values={8: 1}),
        AccountCounts(account="a2", role="user", values={5: 1}),
        AccountCounts(account="a3", role="user", values={10: 1}),
        AccountCounts(account="a3", role="management", values={6: 1}),
    )
    seen = view(by_company(*answers), collection=[NAMED], accounts=COMPANIES, segments=[PLANTS])
    found = seen.of(by_account)["x1"]
    assert found.value == pytest.approx((75 - 100 + 0) / 3)  # the vector of F3.3: -8.33
    assert (found.silent, found.at_risk) == (1, 2)
    assert [entry.account.label for entry in found.accounts if entry.silent] == ["K4"]
    # by hand: a1 3 users +1, 1 manager 0 at weight 3: 3/6; a2 -1; a3 user +1, manager -1 at weight 3: -2/4
    means = np.array([50.0, -100.0, -50.0])
    low, high = stats.t.interval(0.95, 2, means.mean(), stats.sem(means))
    assert found.by_role is not None
    assert found.by_role.value == pytest.approx(means.mean())
    assert [found.by_role.low, found.by_role.high] == [max(-100, low), min(100, high)]
    figure = listed(seen, "by_account_and_role", "x1")
    assert (figure.formula, figure.n) == ("F3.3", 3)


def test_roles_that_weigh_alike_are_not_said_twice() -> None:
    answers = AccountCounts(account="a1", role="user", values={9: 5}), AccountCounts(account="a2", values={3: 5})
    seen = view(by_company(*answers), collection=[NAMED], accounts=COMPANIES, segments=[PLANTS])
    assert seen.of(by_account)["x1"].by_role is None


def test_companies_of_segments_that_were_not_asked_are_not_silent() -> None:
    answers = AccountCounts(account="a1", values={9: 5}), AccountCounts(account="a2", values={3: 5})
    others = [*COMPANIES, Account("z1", label="Z", segment="s2")]
    row = replace(NAMED, segments=("s1",))
    seen = view(by_company(*answers), collection=[row], accounts=others, segments=[PLANTS])
    assert [entry.account.id for entry in seen.of(by_account)["x1"].accounts if entry.silent] == ["a3", "a4"]


def test_sums_over_companies_are_enough_where_answers_carry_no_names() -> None:
    means = np.array([75.0, -100.0, 0.0, 50.0, 100.0, 100.0])
    sums = AccountSums(accounts=6, sum=float(means.sum()), sumsq=float((means**2).sum()), silent=3, at_risk=2)
    seen = view(imported("x1", {9: 20, 3: 5}, metric="nps", account_sums=sums))
    found = seen.of(by_account)["x1"]
    low, high = stats.t.interval(0.95, 5, means.mean(), stats.sem(means))
    assert found.value == pytest.approx(means.mean())
    assert [found.low, found.high] == pytest.approx([max(-100, low), min(100, high)])
    assert (found.n, found.silent, found.at_risk, found.accounts) == (6, 3, 2, ())
    figure = listed(seen, "by_account", "x1")
    assert figure.rows is not None and figure.rows[0]["silent"] == 3


def test_sums_of_an_index_are_on_the_scale_of_its_items() -> None:
    means = np.array([7.0, 8.0, 6.5, 9.0, 7.5])
    sums = AccountSums(accounts=5, sum=float(means.sum()), sumsq=float((means**2).sum()))
    found = view(imported("x1", {7: 30}, metric="index", account_sums=sums)).of(by_account)["x1"]
    low, high = stats.t.interval(0.95, 4, means.mean(), stats.sem(means))
    assert [found.value, found.low, found.high] == pytest.approx(
        [(bound - 1) / 9 * 100 for bound in (means.mean(), low, high)]
    )


def test_sums_over_few_companies_and_what_would_give_them_away_stay_hidden() -> None:
    def sums(n: int) -> AccountSums:
        return AccountSums(accounts=n, sum=20.0 * n, sumsq=900.0 * n)

    few = view(imported("x1", {9: 30}, metric="nps", account_sums=sums(4)))
    assert few.of(by_account)["x1"].reason == "small_group"
    whole = imported("x1", {9: 60}, metric="nps", account_sums=sums(12))
    part = imported("x2", {9: 40}, metric="nps", account_sums=sums(9), segments=("s1",))
    found = view(whole, part).of(by_account)  # 12 less 9 leaves 3
    assert (found["x1"].reason, found["x2"].reason) == (None, "small_group")


def test_names_that_nobody_was_told_of_give_no_companies() -> None:
    parts = tuple(AccountCounts(account=f"a{place}", values={9: 5}) for place in range(1, 4))
    found = view(by_company(*parts), accounts=COMPANIES, segments=[PLANTS]).of(by_account)["x1"]
    assert (found.value, found.accounts, found.reason) == (None, (), "small_group")


# Weighting back


SEGMENTS = [
    Segment("s1", name="Homes", population=900),
    Segment("s2", name="Farms", population=220),
    Segment("s3", name="Boats", population=80),
]


def of_segment(id: str, data: dict[int, int], **more: Any) -> Measurement:
    return imported(f"x{id}", data, segments=(id,), **more)


def test_segments_count_by_their_customers() -> None:
    """The vector of F4.10: N 900/220/80, n 100/60/40."""
    parts = of_segment("s1", {5: 50, 1: 50}), of_segment("s2", {5: 48, 1: 12}), of_segment("s3", {5: 36, 1: 4})
    seen = view(*parts, segments=SEGMENTS)
    (found,) = seen.of(weighted).values()
    assert [stratum.weight for stratum in found.strata] == pytest.approx([1.5, 0.6111111, 0.3333333])
    assert found.deff == pytest.approx(1.2593, abs=5e-5)
    assert found.estimate.n == pytest.approx(158.82, abs=0.005)
    share = (900 * 0.5 + 220 * 0.8 + 80 * 0.9) / 1200
    assert (found.estimate.value, found.plain) == (pytest.approx(share), pytest.approx(134 / 200))
    n = found.estimate.n
    assert [found.estimate.low, found.estimate.high] == pytest.approx(
        proportion_confint(share * n, n, method="wilson"), abs=1e-9
    )
    assert found.differs and found.left_out == ()
    figure = listed(seen, "poststrat_weights", "m1")
    assert (figure.formula, figure.value) == ("F4.10", pytest.approx(share))


def test_weighted_scores_and_means_keep_their_spread() -> None:
    first, second = {10: 60, 8: 20, 2: 20}, {10: 10, 7: 10, 0: 20}
    parts = [of_segment("s1", first, metric="nps"), of_segment("s2", second, metric="nps")]
    (found,) = view(*parts, segments=SEGMENTS).of(weighted).values()
    weights = np.repeat([900 / 1120 / (100 / 140), 220 / 1120 / (40 / 140)], [100, 40])
    signs = np.repeat([1, 0, -1, 1, 0, -1], [60, 20, 20, 10, 10, 20])
    score = np.average(signs, weights=weights)
    assert found.estimate.value == pytest.approx(100 * score)
    assert found.estimate.n == pytest.approx(weights.sum() ** 2 / (weights**2).sum())
    assert found.estimate.variance == pytest.approx(1e4 * np.average((signs - score) ** 2, weights=weights))
    # F3.2 on the effective answers: three quarters of a promoter and of a detractor, one and a half passives more
    n = found.estimate.n
    up, down = (np.average(signs == way, weights=weights) * n for way in (1, -1))
    p, d = (up + 0.75) / (n + 3), (down + 0.75) / (n + 3)
    half = 1.959963985 * np.sqrt((p + d - (p - d) ** 2) / (n + 3))
    assert [found.estimate.low, found.estimate.high] == pytest.approx([100 * (p - d - half), 100 * (p - d + half)])

    metric = replace(SATISFIED, report_as="mean")
    means = view(
        of_segment("s1", {5: 20, 1: 20}), of_segment("s2", {4: 30, 2: 10}), metrics=[metric], segments=SEGMENTS
    )
    (found,) = means.of(weighted).values()
    assert found.estimate.value == pytest.approx((900 * 3 + 220 * 3.5) / 1120)
    assert found.estimate.low is not None and found.estimate.low < found.estimate.value


def test_segments_with_few_answers_are_named_and_left_out() -> None:
    parts = of_segment("s1", {5: 50, 1: 50}), of_segment("s2", {5: 48, 1: 12}), of_segment("s3", {5: 9})
    (found,) = view(*parts, segments=SEGMENTS).of(weighted).values()
    assert [segment.name for segment in found.left_out] == ["Boats"]
    assert found.estimate.value == pytest.approx((900 * 0.5 + 220 * 0.8) / 1120)
    row = replace(SURVEY, segments=("s1", "s2", "s3"))
    (found,) = view(*parts[:2], segments=SEGMENTS, collection=[row]).of(weighted).values()
    assert [(one.segment.name, one.answers) for one in found.strata if one.weight is None] == [("Boats", 0)]


def test_hidden_segments_keep_their_answers_to_themselves() -> None:
    parts = of_segment("s1", {5: 50, 1: 50}), of_segment("s2", {5: 48, 1: 12}), of_segment("s3", {5: 3})
    (found,) = view(*parts, segments=SEGMENTS).of(weighted).values()
    assert [stratum.answers for stratum in found.strata][1:] == [None, None]
    assert (found.estimate.value, found.reason) == (None, "too_few_answers")


def test_without_customers_there_is_no_weight() -> None:
    segments = [SEGMENTS[0], replace(SEGMENTS[1], population=None)]
    parts = of_segment("s1", {5: 50, 1: 50}), of_segment("s2", {5: 48, 1: 12})
    (found,) = view(*parts, segments=segments).of(weighted).values()
    assert (found.estimate.value, found.reason, found.differs) == (None, "no_population", False)


def test_segments_of_different_months_are_not_put_together() -> None:
    parts = of_segment("s1", {5: 50, 1: 50}), of_segment("s2", {5: 48, 1: 12}, end=date(2026, 9, 30))
    assert view(*parts, segments=SEGMENTS).of(weighted) == {}


# Drivers and themes


def analysis(n: int = 200, **more: Any) -> DriverRun:
    bounds = ((0.33, 0.67), (0.17, 0.43), (0.09, 0.30))
    drivers = tuple(
        Driver(
            name=name, correlation=r, performance=performance, importance=4.5, stated=0.84, satisfied=satisfied,
            share_low=low, share_high=high,
        )
        for name, r, performance, satisfied, (low, high) in zip(
            ("answer", "price", "invoice"), (0.6, 0.5, 0.4), (2.4, 4.4, 2.0), (0.41, 0.9, 0.84), bounds, strict=True
        )
    )  # fmt: skip
    matrix = ((1.0, 0.5, 0.3), (0.5, 1.0, 0.2), (0.3, 0.2, 1.0))
    origin = Origin(kind="import", collection="c1", imported="f1")
    return DriverRun("d1", outcome="nps", n=n, drivers=drivers, correlations=matrix, origin=origin, **more)


def test_drivers_whose_bounds_overlap_cannot_be_told_apart() -> None:
    seen = view(drivers=[analysis()])
    run = seen.of(driver_figures)["d1"]
    assert [entry.share for entry in run.drivers] == pytest.approx([0.22832, 0.13860, 0.09353], abs=5e-6)  # F6.5
    assert run.overlaps == ((0, 1), (1, 2))  # 0.33-0.67 meets 0.17-0.43, which meets 0.09-0.30
    rows = listed(seen, "lmg", "d1").rows
    assert rows is not None
    assert rows[0]["share"] == pytest.approx(0.22832 / 0.46044, abs=5e-5)
    assert (rows[0]["share_low"], rows[0]["share_high"]) == (0.33, 0.67)
    assert rows[3:] == ({"not_apart": ["answer", "price"]}, {"not_apart": ["price", "invoice"]})


def test_shares_and_their_bounds_need_enough_answers() -> None:
    seen = view(drivers=[analysis(49)])
    run = seen.of(driver_figures)["d1"]
    assert (run.reason, run.overlaps) == ("too_few_answers", ())
    rows = listed(seen, "lmg", "d1").rows
    assert rows is not None and rows[0]["share"] is rows[0]["share_low"] is None
    assert [entry.derived for entry in run.drivers] == [0.6, 0.5, 0.4]  # correlations stand in for shares


def test_derived_importance_moves_a_driver_to_another_field() -> None:
    seen = view(drivers=[analysis()])
    run = seen.of(driver_figures)["d1"]
    # stated importance is 4.5 of everything, so all are important; derived, the mean share is 0.15349
    assert [entry.quadrant for entry in run.drivers] == ["concentrate_here", "keep_up", "concentrate_here"]
    assert [entry.derived_quadrant for entry in run.drivers] == [
        "concentrate_here",
        "possible_overkill",
        "low_priority",
    ]
    assert run.derived_crosshair == pytest.approx((0.46044 / 3, 8.8 / 3), abs=5e-6)
    assert listed(seen, "ipa_derived", "d1").rows is not None


def test_answers_on_different_scales_are_put_on_one_axis() -> None:
    metrics = [replace(SATISFIED, id="csat"), replace(SATISFIED, id="ces", method="CES2"), RECOMMEND]
    drivers = (
        Driver(name="satisfied", metric="csat", correlation=0.5, performance=4.0),
        Driver(name="easy", metric="ces", correlation=0.6, performance=4.0),
    )
    run = replace(analysis(), drivers=drivers, correlations=((1.0, 0.2), (0.2, 1.0)))
    found = view(drivers=[run], metrics=metrics).of(driver_figures)["d1"]
    assert [entry.performance for entry in found.drivers] == [4.0, 3.0]  # the middle of 1 to 7 is that of 1 to 5
    typed = view(drivers=[replace(run, origin=Origin(kind="typed"))], metrics=metrics).of(driver_figures)["d1"]
    assert [entry.performance for entry in typed.drivers] == [4.0, 4.0]


def test_opportunities_come_from_stated_importance() -> None:
    rows = listed(view(drivers=[analysis()]), "opportunity", "d1").rows
    assert rows is not None
    # I + max(I - S, 0) of shares times ten, by hand
    assert [row["opportunity"] for row in rows] == pytest.approx([12.7, 8.4, 8.4])


def test_an_analysis_that_gives_a_small_group_away_stays_hidden() -> None:
    whole, part = analysis(53), replace(analysis(50, segments=("s1",)), id="d2")
    found = view(drivers=[whole, part]).of(driver_figures)
    assert (found["d1"].reason == "small_group", found["d2"].reason) == (False, "small_group")
    assert view(drivers=[analysis(4)]).of(driver_figures)["d1"].reason == "small_group"


def test_comments_are_counted_for_each_problem_and_quoted_only_from_many() -> None:
    areas = [Area("i1", title="Late", count=30), Area("i2", title="Dear"), Area("i3", title="Rude")]
    comments = [Comment(f"k{place}", text=f"Late again {place}", areas=("i1",), month=TODAY) for place in range(10)]
    comments += [Comment(f"l{place}", text=f"Too dear {place}", areas=("i2", "i1")) for place in range(9)]
    seen = view(areas=areas, comments=comments)
    found = seen.of(mentions)
    assert (found["i1"].found, found["i1"].comments, len(found["i1"].quotes)) == (19, 19, 19)
    assert (found["i2"].found, found["i2"].quotes) == (9, ())
    assert "i3" not in found
    assert set(found["i1"].quotes) == {comment.text for comment in comments}
    assert list(found["i1"].quotes) != [comment.text for comment in comments]
    figure = listed(seen, "mentions", "i1")
    assert (figure.value, figure.n, figure.rows) == (19, 19, ({"typed": 30},))
    lower = view(areas=areas, comments=comments, constants=Constants(freetext_k=9))
    assert len(lower.of(mentions)["i2"].quotes) == 9


def test_a_number_finds_its_source_through_its_file() -> None:
    measurement = replace(imported("x1", {5: 80, 1: 20}), origin=Origin(kind="import", imported="f1"))
    assert view(measurement).of(received)["c1"].received == 212
    wave = Wave("w1", collection="c1", start=date(2026, 10, 1), sent=520, undeliverable=20, complete=100)
    bounds = listed(view(measurement, waves=[wave]), "manski_bounds", "m1")
    assert [bounds.low, bounds.high] == pytest.approx([0.16, 0.96])  # F4.8


def test_classes_have_no_halves_and_still_compare() -> None:
    data = Classes(promoters=50, passives=30, detractors=20)
    before, after = imported("x1", data, BEFORE, metric="nps"), imported("x2", data, AFTER, metric="nps")
    found = view(before, after)
    assert found.of(since_last)["x2"].difference == 0
    assert found.of(since_last)["x2"].needed is None
    assert found.of(early_and_late) == {}


def test_an_import_without_its_file_is_no_error() -> None:
    lost = imported("x1", {5: 80, 1: 20})
    assert view(lost, imports=[Import("other")]).of(received)["c1"].received == 100
