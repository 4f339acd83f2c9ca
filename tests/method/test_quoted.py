"""The numbers that the method's text quotes and vectors.json lacks, and the edges that it names."""

from datetime import date
from math import hypot

import pytest
from pytest import approx

from cxworkshop.method import (
    accounts,
    agenda,
    association,
    comparisons,
    control,
    distributions,
    drivers,
    effects,
    expectations,
    intervals,
    journeys,
    means,
    pareto,
    percentiles,
    plans,
    power,
    priorities,
    rates,
    responses,
    samples,
    scores,
    scoring,
    sharing,
    stability,
    suppression,
    voting,
)

CRITERIA = ("value", "size", "fit", "pain", "reach")
WEIGHTS = dict(zip(CRITERIA, (5, 3, 4, 5, 3), strict=True))
WAITS = (2, 3, 3, 4, 5, 6, 8, 9, 12, 15, 18, 21, 25, 31, 40, 44, 52, 57, 61, 75)
STRATA = {"home": 900, "assoc": 220, "biz": 80}
LETTERS = "ABCDEFGH"


def rated(*values):
    return dict(zip(CRITERIA, values, strict=True))


class TestDistributions:
    def test_quantiles(self):
        assert distributions.z_two_sided() == approx(1.959963984540054, rel=1e-14)
        assert distributions.z_two_sided(0.90) == approx(1.6448536269514722, rel=1e-14)
        assert distributions.normal_ppf(0.80) == approx(0.8416212335729143, rel=1e-14)


class TestSegments:
    def test_score_of_the_third_segment(self):
        assert scoring.weighted_score(rated(2, 4, 2, 3, 5), WEIGHTS) == (50.0, 1.0)

    def test_no_weight_no_score(self):
        nothing = dict.fromkeys(CRITERIA, 0)
        assert scoring.weighted_score(rated(5, 3, 4, 4, 3), nothing) == (None, None)

    def test_criteria_without_a_rating_or_a_weight_do_not_count(self):
        assert scoring.weighted_score({"value": 5, "charm": 1}, {"value": 3, "size": 2}) == (100.0, 0.6)

    def test_disagreement(self):
        mean, sd, span, flag = scoring.disagreement([5, 4, None, 5, 2, 4])
        assert (mean, sd, span, flag) == (4, approx(1.2247, abs=5e-5), 3, True)

    def test_agreement_and_silence(self):
        assert scoring.disagreement([4, 4, 5]).flag is False
        assert scoring.disagreement([3, 5]).flag is True
        assert scoring.disagreement([5, 4, 5, 4, 5, 4, 5, 2]).flag is True
        assert scoring.disagreement([None]) == (None, None, None, False)

    @pytest.mark.parametrize(
        ("share", "word"),
        [(0.95, "firm"), (0.90, "firm"), (0.80, "fairly_firm"), (0.75, "fairly_firm"), (0.7, "depends_on_weights")],
    )
    def test_firmness(self, share, word):
        assert stability.firmness(share) == word

    def test_one_segment_leaves_nothing_to_compare(self):
        assert stability.weight_mix_stability({"A": rated(5, 3, 4, 4, 3)}, WEIGHTS) is None

    def test_six_criteria_are_tried_in_64_mixes(self):
        six = dict.fromkeys(LETTERS[:6], 1)
        both = {"A": dict.fromkeys(six, 4), "B": dict.fromkeys(six, 4)}
        assert stability.weight_mix_stability(both, six) == ({"A": 0.5, "B": 0.5}, 64)

    def test_tipping_weight_ties_the_scores(self):
        a, b = rated(5, 3, 4, 4, 3), rated(4, 5, 3, 5, 2)
        share = stability.tipping_weight(a, b, WEIGHTS, "pain")
        others = sum(WEIGHTS.values()) - WEIGHTS["pain"]
        tied = {**WEIGHTS, "pain": others * share / (1 - share)}
        assert scoring.weighted_score(a, tied).score == approx(scoring.weighted_score(b, tied).score)

    def test_no_tipping_weight(self):
        a, b = rated(5, 3, 4, 4, 3), rated(4, 2, 3, 3, 2)
        assert stability.tipping_weight(a, b, WEIGHTS, "pain") is None
        assert stability.tipping_weight(a, {**b, "fit": None}, WEIGHTS, "pain") is None
        assert stability.tipping_weight(a, b, {"pain": 5}, "pain") is None
        assert stability.tipping_weight(a, b, WEIGHTS, "charm") is None

    def test_shares(self):
        assert scoring.shares({"A": 30, "B": 10}) == {"A": 0.75, "B": 0.25}
        assert scoring.shares({"A": 30, "B": None}) is None
        assert scoring.shares({"A": 0}) is None
        assert scoring.value_shares({"A": 30, "B": 10}, {"A": 1, "B": 9}) == {"A": 0.25, "B": 0.75}
        assert scoring.value_shares({"A": 30, "B": 10}, {"A": 1}) is None


class TestExperiences:
    def test_frequency(self):
        assert journeys.frequency_class(1.0, 12) == 5
        assert [journeys.frequency_class(1, c) for c in (0.02, 0.1, 0.5, 2)] == [2, 3, 4, 5]
        assert journeys.frequency_class(None, 12) is None

    def test_everyday(self):
        assert [journeys.is_everyday(reach) for reach in (0.95, 0.94, None)] == [True, False, None]

    @pytest.mark.parametrize(
        ("ratings", "index"), [((5, 2, 3), 48), ((3, 3, 5), 36), ((1, 5, 1), 0.8), ((5, None, 3), None)]
    )
    def test_priority(self, ratings, index):
        assert journeys.epi(*ratings) == (None if index is None else approx(index))

    def test_priority_over_segments(self):
        assert journeys.epi_over_segments({"A": 48, "B": 36}, {"A": 75, "B": 25}) == approx(45)
        assert journeys.epi_over_segments({"A": 48, "B": None}, {"A": 75, "B": 25}) is None
        assert journeys.epi_over_segments({"A": 48}, {"A": 0}) is None

    def test_shortlist_says_why(self):
        indices = {"a": 90, "b": 80, "c": 70, "d": 60, "e": 50, "f": 50, "g": 5, "h": None, "i": 4}
        assert journeys.shortlist(indices, moments_of_truth={"a", "g"}, bad={"h"}) == {
            "a": ["top_priority", "moment_of_truth"],
            **{name: ["top_priority"] for name in "bcdef"},
            "g": ["moment_of_truth"],
            "h": ["bad_experience"],
        }

    def test_unrated_quality(self):
        for missing in range(4):
            ratings = [None if place == missing else 4 for place in range(4)]
            assert journeys.four_qualities(*ratings) == (None, None)

    def test_less_than_half_a_meeting_a_year(self):
        assert journeys.p_at_least(1, 0.26, 0.5) is None
        assert journeys.p_at_least(1, 0, 0.5) == 0
        assert journeys.p_at_least(0, 12, 0.05) == 1

    def test_peak_and_end(self):
        assert journeys.peak_end([2, None, -2, 0, None]) == (-2, 0, -1.0, 0.0)

    def test_factors(self):
        assert journeys.factor_score(dict.fromkeys(journeys.FACTOR_WEIGHTS)) is None
        assert journeys.factor_score({"returns": 4}) == 4

    def test_coverage_shows_empty_cells(self):
        measured = [("S1", "buy"), ("S1", "buy"), ("S2", "use"), ("S9", "use")]
        assert journeys.stage_coverage(measured, ["S1", "S2"], ["buy", "use"]) == {
            "S1": {"buy": 2, "use": 0},
            "S2": {"buy": 0, "use": 1},
        }

    def test_kano_table(self):
        answers = ("like", "must", "neutral", "live", "dislike")
        table = ["".join(expectations.kano_class(there, gone) for gone in answers) for there in answers]
        assert table == ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
        assert expectations.kano_class(None, "like") is None

    def test_kano_ties(self):
        assert expectations.kano_summary({"I": 3, "A": 3, "O": 3}).category == "O"
        assert expectations.kano_summary({"Q": 3}) == (None, None, None, 1.0)

    def test_no_complete_pair(self):
        assert expectations.servqual_gap([(5, None)]) is None


class TestScores:
    def test_classes(self):
        answers = dict(zip(range(11), range(1, 12), strict=True))
        assert scores.nps_classes(answers) == (21, 17, 28)
        assert scores.sign_classes({-2: 1, 0: 2, 1: 3, 2: 4}) == (7, 2, 1)

    def test_no_answers(self):
        assert scores.nps(0, 0, 0) is scores.nps_var(0, 0, 0) is scores.nps_ci_wald(0, 0, 0) is None

    def test_finite_population(self):
        low, high = scores.nps_ci(50, 30, 20)
        near, far = scores.nps_ci(50, 30, 20, population=300)
        assert (far - near) / (high - low) == approx(samples.finite_correction(100, 300))
        assert scores.nps_ci(7, 2, 1, population=10) == (60, 60)
        assert scores.nps_ci(7, 2, 1, population=9) is None

    def test_equal_companies(self):
        companies = {"a1": {"": {9: 2, 10: 1, 8: 1}}, "a2": {"": {5: 1}}, "a3": {"": {10: 1, 6: 1}}, "a4": {}}
        assert accounts.nps_by_account_counts(companies).score == approx(-8.333333333)
        assert scores.nps(4, 1, 2) == approx(28.57, abs=5e-3)
        assert accounts.accounts_at_risk(companies) == ["a2", "a3"]
        assert accounts.silent_accounts(companies) == ["a4"]

    def test_interval_over_companies(self):
        # Their own scores are 75, -100 and 0: s = 87.797, t(2) = 4.3027, 218.10 points either side.
        low, high = accounts.account_mean_ci([75, -100, 0, None])
        assert (low, high) == (approx(-226.433, abs=1e-3), approx(209.767, abs=1e-3))
        narrow = accounts.account_mean_ci([75, -100, 0], all_accounts=4)
        assert narrow.high - narrow.low == approx((high - low) / 2)
        assert accounts.account_mean_ci([75, -100, 0], all_accounts=2) is None
        assert accounts.account_mean_ci([75]) is None

    def test_role_weights_multiply(self):
        company = {"a": {"buyer": {10: 1}, "user": {3: 3}}}
        assert accounts.nps_by_account_counts(company, {"buyer": 3, "user": 1}).score == 0
        assert accounts.nps_by_account_counts(company, {"buyer": 0, "user": 0}) == (None, None, None)
        with pytest.raises(ValueError, match="role_weights"):
            accounts.nps_by_account_counts(company, {"buyer": 3})

    @pytest.mark.parametrize(
        ("x", "n", "low", "high"),
        [(44, 55, 67.64, 88.45), (0, 12, 0, 24.25), (12, 12, 75.75, 100), (1, 3, 6.15, 79.23)],
    )
    def test_wilson(self, x, n, low, high):
        assert [100 * bound for bound in intervals.wilson(x, n)] == approx([low, high], abs=5e-3)

    def test_wilson_ends_are_exact(self):
        assert intervals.wilson(0, 7).low == 0
        assert intervals.wilson(7, 7).high == 1
        assert intervals.wilson(0, 0) is None
        assert intervals.wilson(3, 2) is None

    def test_box_share(self):
        assert scores.box_share([7, 6, 5, 7, 4, 6, 2, 7, 6, 5], {5, 6, 7}) == (8, 10, 0.8)
        assert scores.box_share([None], {5}) == (0, 0, None)

    def test_means(self):
        assert means.mean_ci([7]) is None
        assert means.mean_ci([0.1] * 3) == (0.1, 0.1)
        assert means.mean_sd_moments(10, 55, 325) == (10, 5.5, approx(1.5811, abs=5e-5))
        assert means.mean_sd_moments(2, 10, 1) == (2, 5, None)
        assert means.mean_sd_moments(0, 0, 0) == (0, None, None)

    def test_index(self):
        assert means.index_0_100([None]) is None
        assert means.index_0_100([11]) is means.index_0_100([0.5]) is means.index_0_100([1], 1, 1) is None
        assert means.index_interval(intervals.Interval(6.4, 10.3)) == (approx(60), 100)
        assert means.index_interval(intervals.Interval(0.7, 1.9)) == (0, approx(10))
        assert means.index_interval(None) is means.index_interval(intervals.Interval(1, 2), 3, 3) is None

    def test_percentiles(self):
        assert percentiles.percentile(WAITS, 0.5) == 16.5
        assert percentiles.percentile([], 0.5) is None
        assert percentiles.quantile_ci_ranks(20, 0.5) == (6, 15)
        assert percentiles.quantile_interval(WAITS, 0.5) == (6, 40)
        assert percentiles.quantile_ci_ranks(6, 0.5) == (1, 6)
        assert percentiles.quantile_ci_ranks(5, 0.5) is None

    @pytest.mark.parametrize(("q", "needed"), [(0.9, 36), (0.95, 72)])
    def test_smallest_n_for_a_percentile(self, q, needed):
        assert percentiles.quantile_ci_ranks(needed - 1, q) is None
        assert percentiles.quantile_ci_ranks(needed, q).high == needed

    def test_rates(self):
        found = [rates.poisson_rate(*pair) for pair in ((12, 4800), (0, 1500), (3, 900), (3, 0))]
        assert found == [approx(2.5), 0, approx(3.33, abs=5e-3), None]
        assert rates.poisson_rate_ci(3, 0) is None

    def test_customers_kept(self):
        assert rates.retention(0, 0, 0) is None
        assert rates.retained_share(0, 0, 0) == rates.abandoned_share(3, 2, 3) == (0, 0, None)
        assert rates.churn(400, 430, 70) == approx(0.1)
        assert rates.retained_share(400, 430, 70) == (360, 400, 0.9)

    def test_numbers_that_contradict_each_other(self):
        assert rates.retention(10, 30, 5) is rates.churn(10, 3, 5) is None
        assert rates.abandonment(5, 20, 8) is rates.abandonment(0, 5, 5) is rates.abandonment(9, 8) is None

    def test_links(self):
        assert association.pearson([1, 2, 3], [0.1, 0.1, 0.1]) is None
        assert association.pearson([1, 1, 1], [1, 2, 3]) is association.pearson([1, 2], [1, 2]) is None
        assert association.pearson([1, 2, None, 4], [2, 4, 9, 8]) == approx(1)
        assert association.fisher_ci(1.0, 10) is association.fisher_ci(0.5, 3) is association.fisher_ci(None, 9) is None

    def test_alpha(self):
        assert association.cronbach_alpha([[1, 2], [None, 3]]) is None
        assert association.cronbach_alpha([[1, 2], [2, 1]]) is None


class TestSamples:
    def test_populations(self):
        assert samples.n_proportion(0.05, 0.5, 1200).needed == 292
        assert samples.n_proportion(0.10, 0.5, 40).needed == 29
        assert samples.n_proportion(0.10, 0.5, 0) is samples.n_proportion(0.10, 1.0) is None

    def test_margins(self):
        assert 100 * samples.moe_proportion(190, 0.5, 1200) == approx(6.53, abs=5e-3)
        assert samples.moe_nps(190, 0.61, 1200) == approx(10.2, abs=5e-2)
        assert samples.moe_proportion(40, 0.5, 40) == samples.moe_nps(1, 0.7, 1) == 0
        assert samples.moe_proportion(0) is samples.moe_nps(41, 0.7, 40) is samples.moe_nps(9, 0) is None

    def test_guesses_before_there_are_answers(self):
        assert (samples.planning_sd(1, 5), samples.planning_sd(1, 7), samples.planning_sd(5, 5)) == (1, 1.5, None)

    def test_invitations_that_nobody_answers(self):
        assert samples.invitations_needed(10, 0) is samples.weeks_needed(10, 0, 1, 1, 1) is None
        assert samples.weeks_needed(30, 10, 1, 0.5, 0.2) == approx(30)

    def test_interviews(self):
        assert samples.n_to_discover(0, 0.9) is None
        assert samples.n_to_discover(1, 0.9) == 1

    def test_response(self):
        assert responses.response_rate(186, 900, 40, 20) == approx(186 / 840)
        assert responses.response_rate(0, 10, 10) is responses.response_rate(11, 10) is None

    @pytest.mark.parametrize(
        ("strata", "n", "options", "expected"),
        [
            ({**STRATA, "biz": 30}, 300, {"minimum": 50}, [217, 53, 30]),
            (STRATA, 300, {"sd": {"home": 0.8, "assoc": 1.0, "biz": 1.2}}, [208, 64, 28]),
            (STRATA, 2000, {}, [900, 220, 80]),
            (STRATA, 100, {"minimum": 50}, [34, 33, 33]),
            (STRATA, 100, {"sd": {"home": 0, "assoc": 1, "biz": 0}}, [0, 100, 0]),
            (STRATA, 310, {"sd": {"home": 0, "assoc": 1, "biz": 0}}, [83, 220, 7]),
            ({}, 10, {}, []),
        ],
    )
    def test_allocation(self, strata, n, options, expected):
        assert list(responses.allocate(strata, n, **options).values()) == expected

    def test_strata_without_answers_drop_out(self):
        weights, deff, n_eff = responses.poststrat_weights(STRATA, {"home": 90, "assoc": 22})
        assert weights == {"home": approx(1), "assoc": approx(1)}
        assert (deff, n_eff) == (approx(1), approx(112))
        assert responses.poststrat_weights(STRATA, {}) == ({}, None, None)

    @pytest.mark.parametrize(
        ("groups", "hidden", "everything"),
        [
            ((42, 17, 3, 2), "CD", False),
            ((2, 2), "AB", True),
            ((42, 17), "", False),
            ((42, 3), "AB", False),
            ((42, 17, 3, 0), "BC", False),
            ((42, 1, 1, 1, 1, 1), "ABCDEF", False),
            ((1, 1, 1, 1, 1, 0), "ABCDEF", True),
            ((), "", True),
        ],
    )
    def test_small_groups(self, groups, hidden, everything):
        table = dict(zip(LETTERS, groups, strict=False))
        assert suppression.suppress(table) == (list(hidden), everything)


class TestTargets:
    def test_waves_without_a_test(self):
        assert comparisons.nps_diff_test((0, 0, 0), (1, 1, 1)) is None
        assert comparisons.nps_diff_test((5, 0, 0), (0, 0, 5)) == (-200, 0, None, None, None)
        assert comparisons.two_prop_test(5, 5, 7, 7) == (0, None, None)
        assert comparisons.two_prop_test(5, 5, 0, 0) is comparisons.newcombe(5, 5, 0, 0) is None
        assert comparisons.welch(5, 1, 1, 5, 1, 9) is None
        assert comparisons.welch(5, 0, 4, 6, 0, 9) == (1, None, None, None, None)

    def test_missing_p_values_do_not_count(self):
        assert comparisons.holm([0.03, None, 0.01]) == [0.03, None, 0.02]

    @pytest.mark.parametrize(
        ("n_1", "n_2", "variance", "significant", "found"),
        [(100, 120, 0.61, 20.7, 29.6), (400, 400, 0.70, 11.6, 16.6), (30, 30, 0.70, 42.3, 60.5)],
    )
    def test_changes_that_can_be_seen(self, n_1, n_2, variance, significant, found):
        assert power.mdd_nps(n_1, n_2, variance) == approx((significant, found), abs=0.05)
        assert power.mdd_mean(n_1, n_2, 100 * variance**0.5) == approx(power.mdd_nps(n_1, n_2, variance))

    def test_verdict_follows_the_projects_constants(self):
        strict = distributions.z_two_sided(0.99), distributions.normal_ppf(0.95)
        assert power.target_verdict(0.18, 0.05097548965, *strict) == "weak"
        assert power.target_verdict(8.0, 0.0) is None

    def test_nothing_to_find(self):
        assert power.n_two_nps(0) is power.n_two_means(0.5, 0) is power.n_two_proportions(0.5, 0.5) is None
        assert power.power_nps(10, 0, 5) is power.mdd_nps(0, 5) is None
        assert power.nps_customers_to_move(-3, 1200) is None
        assert [power.nps_customers_to_move(points, 1200) for points in (0, 0.51)] == [0, 7]

    def test_bent_plan(self):
        line = [plans.plan_value(31, 40, 0, 360, day, bend=(180, 31)) for day in (-9, 90, 180, 270, 360, 999)]
        assert line == [31, 31, 31, 35.5, 40, 40]

    def test_no_plan(self):
        assert plans.plan_value(31, 40, 10, 10, 5) == 40
        assert plans.plan_value(None, 40, 0, 360, 120) is None
        assert plans.plan_value(31, 40, 0, 360, 120, bend=(400, 35)) is None
        assert plans.plan_value(31, 40, 0, 360, 120, bend=(100, 41)) is None

    @pytest.mark.parametrize(
        ("actual", "options", "expected"),
        [
            (33.7, {}, ("green", False)),
            (31.0, {"interval": (20, 42)}, ("red", True)),
            (31.0, {"interval": (20, 34)}, ("red", True)),
            (31.0, {"interval": (20, 33.9)}, ("red", False)),
            (50.0, {}, ("green", False)),
            (33.7, {"age_days": 46, "review_days": 30}, ("grey", False)),
            (33.7, {"age_days": 45, "review_days": 30}, ("green", False)),
            (33.55, {}, ("green", False)),
            (32.2, {}, ("amber", False)),
        ],
    )
    def test_traffic_light(self, actual, options, expected):
        assert plans.rag(actual, 31, 40, 0, 360, 120, **options) == expected

    def test_traffic_light_for_less_is_better(self):
        assert plans.rag(18.0, 22, 12, 0, 100, 50).colour == "amber"

    def test_traffic_light_to_hold(self):
        colours = [plans.rag(x, 95, 95, 0, 100, 50, hold_tol=1.0).colour for x in (96.0, 97.0, 97.1)]
        assert colours == ["green", "amber", "red"]
        assert plans.rag(94.2, 95, 95, 0, 100, 50, hold_tol=0.5).colour == "amber"
        assert plans.rag(95, 95, 95, 0, 100, 50) == ("grey", False)

    def test_trend_needs_four_points(self):
        assert plans.theil_sen([(0, 1), (1, 2), (2, 3)]) is plans.theil_sen([(0, 1)] * 4) is None
        assert plans.projection([(0, 31), (1, 33), (2, 32), (3, 36), (4, 60)], 10) == 60
        assert plans.projection([], 10) is None

    def test_equal_values_give_no_signal(self):
        chart = control.xmr([0.1] * 12)
        assert (chart.mean, chart.lnpl, chart.unpl, chart.signals) == (0.1, 0.1, 0.1, [])

    def test_few_points(self):
        assert [control.chart_stage(n) for n in (5, 6, 11, 12)] == [
            "points_only", "provisional", "provisional", "normal",
        ]  # fmt: skip
        assert control.xmr([1, 2, 3, 4, 5]) is None

    def test_a_point_on_the_line_breaks_the_run(self):
        values = [1, 3] * 6 + [2.5] * 4 + [2] + [2.5] * 7
        assert control.xmr(values, baseline=12).signals == []
        assert control.xmr([*values, 2.5], baseline=12).signals == [(24, "run8")]

    def test_a_long_run_is_one_signal(self):
        assert control.xmr([1, 3] * 6 + [2.5] * 20, baseline=12).signals == [(18, "run8")]

    def test_three_of_four(self):
        # The frozen limits are 2 +- 5.32, half-way is 4.66.
        base = [1, 3] * 6
        assert control.xmr([*base, 5, 2, 5, 5], baseline=12).signals == [(15, "3of4")]
        assert control.xmr([*base, 5, 2, 5, 2, 5], baseline=12).signals == []
        assert control.xmr([*base, 5, -1, 5, -1, 5], baseline=12).signals == []
        assert control.xmr([*base, 5, 5, 5, 5], baseline=12).signals == [(14, "3of4")]

    def test_charts_without_a_base(self):
        assert control.p_chart([(0, 0)]) is control.p_chart([(3, 2)]) is control.u_chart([]) is None
        assert control.p_chart([(1, 2), (0, 0)]).points[1] == (None, None, None, False)
        assert control.u_chart([(4, 2.0), (1, 0.0)], baseline=1).centre == 2


class TestImprovements:
    ITEMS = {
        "answer": (4.6, 2.4),
        "promise": (4.8, 3.1),
        "invoice": (3.4, 4.4),
        "portal": (3.0, 2.8),
        "courtesy": (4.2, 4.6),
    }

    def test_matrix_at_the_means(self):
        quadrants, cross = priorities.ipa({**self.ITEMS, "new": (4.0, None)})
        assert cross == (approx(4.00), approx(3.46))
        assert list(quadrants.values()) == [
            "concentrate_here", "concentrate_here", "possible_overkill", "low_priority", "keep_up", None,
        ]  # fmt: skip

    def test_other_crosshairs(self):
        assert priorities.ipa(self.ITEMS, "median").cross == (4.2, 3.1)
        assert priorities.ipa(self.ITEMS, "fixed", (4.5, 2.0)).quadrants["answer"] == "keep_up"
        assert priorities.ipa({"a": (4.1, 4.1), "b": (4.1, 4.1), "c": (4.1, 4.1)}).quadrants["a"] == "keep_up"

    def test_points_are_spread_the_same_way_each_time(self):
        points = [(3, 3), (2, 2), (3, 3), (3, 3)]
        placed = priorities.spread(points)
        assert placed == priorities.spread(points)
        assert placed[:2] == [(3, 3), (2, 2)]
        assert [hypot(x - 3, y - 3) for x, y in placed[2:]] == [approx(0.12), approx(0.12 * 2**0.5)]
        assert len(set(placed)) == 4

    def test_opportunity(self):
        assert priorities.opportunity(0.84, 0.41) == approx(12.7)

    def test_missing_input(self):
        assert priorities.rice(1500, 2, 0.8, 0) is priorities.rice(None, 2, 0.8, 3) is priorities.cd3(6000, 0) is None
        assert priorities.impact_effort(2, 3) == "drop"
        assert priorities.impact_effort(4, None) is priorities.ice(8, 6, None) is None
        stake = (1200, 0.118, 0.15, 220)
        assert all(effects.revenue_at_risk(*stake[:i], None, *stake[i + 1 :]) is None for i in range(4))
        assert effects.combined_failure(None, []) is None

    def test_kano_order(self):
        assert [priorities.kano_order(letter) for letter in (*"MOAIRQ", None)] == [1, 2, 3, 4, None, None, None]

    def test_other_is_last_and_never_vital(self):
        rows, vital = pareto.pareto({"other": 90, "a": 5, "b": 5, "c": 0})
        assert [row.name for row in rows] == ["a", "b", "c", "other"]
        assert vital == ["a", "b", "c"]
        assert pareto.pareto({"a": 0}) == ([], [])

    def test_equal_counts_go_by_their_names(self):
        rows = pareto.pareto({"x": 5, "y": 5}, names={"x": "b", "y": "a"}).rows
        assert [row.name for row in rows] == ["y", "x"]

    def test_two_drivers(self):
        shares, r2 = drivers.lmg([[1, 0.4], [0.4, 1]], [0.6, 0.3])
        assert shares[0] == approx((0.6**2 + r2 - 0.3**2) / 2)

    def test_copies_are_named(self):
        twins = [[1, 1.0, 0.2], [1.0, 1, 0.2], [0.2, 0.2, 1]]
        assert drivers.lmg(twins, [0.5, 0.5, 0.1]) is drivers.std_beta(twins, [0.5, 0.5, 0.1]) is None
        assert drivers.twin_drivers(twins) == [(0, 1)]

    def test_correlations_that_contradict_each_other(self):
        assert drivers.lmg([[1, 0], [0, 1]], [0.9, 0.9]) is None
        assert drivers.lmg([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], [0.1, 0.1, 0.1]) is None

    def test_no_drivers(self):
        assert drivers.lmg([], []) is drivers.r2([], []) is None

    def test_answers_for_drivers(self):
        assert [drivers.enough_answers(n, 6) for n in (49, 59, 60)] == [False, False, True]
        assert drivers.enough_answers(50, 2)

    def test_drivers_that_cannot_be_told_apart(self):
        bounds = [intervals.Interval(0.1, 0.3), intervals.Interval(0.25, 0.4), intervals.Interval(0.5, 0.6)]
        assert drivers.overlapping(bounds) == [(0, 1)]

    def test_dots(self):
        assert voting.dots_per_person(0) == 0
        assert [voting.dots_per_item(dots) for dots in (3, 8)] == [1, 4]

    def test_agreement(self):
        assert voting.kendall_w([[1, 2]]) is voting.kendall_w([[1, 1], [2, 2]]) is voting.kendall_w([]) is None
        assert [voting.agreement(w) for w in (0.29, 0.3, 0.7, 0.71)] == ["little", "some", "some", "strong"]

    def test_coverage_of_a_target(self):
        left = effects.combined_failure(0.3282442748, [(0.9, 0.35), (0.3, 0.4)])
        assert effects.target_coverage(1 - 0.3282442748, 1 - left, 0.85) == approx(0.7315, abs=5e-5)
        assert effects.target_coverage(0.3, 0.2, 0.3) is None


class TestSharing:
    def test_one_person_may_hold_both(self):
        assert sharing.raci_problems(["AR", "C"]) == []
        assert sharing.raci_problems([]) == ["exactly_one_A", "needs_R"]

    def test_three_audiences_are_always_needed(self):
        assert sharing.audience_coverage({"management", "board"}, {"board"}) == (2, 4, 0.5)

    def test_working_days(self):
        friday, tuesday = date(2026, 12, 4), date(2026, 12, 8)
        assert sharing.working_days(friday, tuesday) == 2
        assert sharing.working_days(friday, tuesday, {date(2026, 12, 7)}) == 1
        assert sharing.working_days(tuesday, friday) == 0

    def test_loop(self):
        loop = sharing.close_loop({0: 2, 1: 3, 2: 1, 5: 2}, not_contacted=2)
        assert loop == ((6, 10, 0.6), intervals.wilson(6, 10), 1.0)
        assert sharing.close_loop({}, 0) == ((0, 0, None), None, None)

    @pytest.mark.parametrize(
        ("frequency", "expected"),
        [
            ("weekly", date(2027, 8, 7)),
            ("monthly", date(2027, 8, 31)),
            ("quarterly", date(2027, 10, 31)),
            ("half-yearly", date(2028, 1, 31)),
            ("yearly", date(2028, 7, 31)),
            ("once", None),
            (None, None),
        ],
    )
    def test_next_date(self, frequency, expected):
        assert sharing.next_date(date(2027, 7, 31), frequency) == expected

    def test_short_month(self):
        assert sharing.next_date(date(2027, 1, 31), "monthly") == date(2027, 2, 28)

    def test_late(self):
        due = date(2027, 1, 1)
        assert [sharing.is_late(due, date(2027, 1, day)) for day in (8, 9)] == [False, True]
        assert not sharing.is_late(None, due)


class TestAgenda:
    BLOCKS = {"open": (10, 15), "s1": (25, 45), "close": (10, 20)}

    def test_too_little_time(self):
        assert agenda.agenda_minutes(self.BLOCKS, 44) is None
        assert agenda.agenda_minutes(self.BLOCKS, 45) == {"open": 10, "s1": 25, "close": 10, "buffer": 0}

    def test_minutes_beyond_the_fives_are_buffer(self):
        assert agenda.agenda_minutes(self.BLOCKS, 53)["buffer"] == 3

    def test_ideal_below_least(self):
        assert agenda.agenda_minutes({"open": (15, 10)}, 60) is None

    def test_longest_stretch(self):
        assert agenda.longest_stretch([(45, False), (60, False), (15, True), (75, False)]) == 105
        assert agenda.longest_stretch([]) == 0


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: scores.nps(-1, 0, 0), "promoters"),
        (lambda: scores.nps_classes({11: 1}), "counts"),
        (lambda: scores.nps_classes({7.5: 1}), "counts"),
        (lambda: intervals.wilson(1, 2, 1.0), "conf"),
        (lambda: intervals.wilson(float("nan"), 2), "x"),
        (lambda: means.mean_sd([float("inf")]), "values"),
        (lambda: percentiles.percentile([1], 1.1), "q"),
        (lambda: samples.n_proportion(0), "margin"),
        (lambda: samples.expected_responses(10, 1.1, 1, 1), "eligible"),
        (lambda: responses.allocate({"n": -1}, 5), "n"),
        (lambda: responses.allocate({"a": 1}, 5, sd={}), "sd"),
        (lambda: suppression.suppress({"k": -1}, 5), "k"),
        (lambda: scoring.weighted_score({"low": 6}, {"low": 1}), "low"),
        (lambda: journeys.epi(0, 3, 3), "importance"),
        (lambda: expectations.kano_class("love", "like"), "there"),
        (lambda: drivers.lmg([[1, 0.5], [0.4, 1]], [0.1, 0.1]), "corr"),
        (lambda: drivers.lmg([[float(i == j) for j in range(13)] for i in range(13)], [0.1] * 13), "r_y"),
        (lambda: association.pearson([1], [1, 2]), "x and y"),
        (lambda: sharing.raci_problems(["B"]), "letters"),
        (lambda: sharing.next_date(date(2027, 1, 1), "hourly"), "frequency"),
        (lambda: agenda.agenda_minutes({"buffer": (1, 2)}, 5), "blocks"),
        (lambda: plans.rag(1, 1, 2, 0, 9, 5, green=-1), "green"),
        (lambda: priorities.ipa({}, "mode"), "cross"),
    ],
)
def test_input_outside_the_domain_is_named(call, named):
    with pytest.raises(ValueError, match=f"^{named} must"):
        call()
