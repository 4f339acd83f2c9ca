"""What must hold whatever the numbers are."""

import itertools
import math
from statistics import mean

from hypothesis import assume, given
from hypothesis import strategies as st

from cxworkshop.method import (
    accounts,
    agenda,
    association,
    comparisons,
    drivers,
    intervals,
    means,
    pareto,
    percentiles,
    plans,
    rates,
    responses,
    rounding,
    samples,
    scores,
    scoring,
    stability,
    suppression,
)
from cxworkshop.method.tally import tally

CONF = st.sampled_from([0.80, 0.90, 0.95, 0.99])
COUNT = st.integers(0, 10_000)
VALUES = st.lists(st.one_of(st.none(), st.integers(-5, 12), st.sampled_from([0.1, 0.2, 0.3, 2.5])), max_size=40)
NAMES = st.sampled_from("ABCDEFGH")
GROUPS = st.dictionaries(NAMES, st.integers(0, 30))
RATINGS = st.lists(st.integers(1, 5), min_size=3, max_size=3).map(lambda row: dict(zip("xyz", row, strict=True)))


def close(a, b):
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


@given(COUNT, COUNT, CONF)
def test_wilson_holds_its_share(a, b, conf):
    x, n = min(a, b), max(a, b)
    interval = intervals.wilson(x, n, conf)
    if n == 0:
        assert interval is None
        return
    assert 0 <= interval.low <= x / n <= interval.high <= 1
    assert (interval.low == 0) == (x == 0)
    assert (interval.high == 1) == (x == n)


@given(COUNT, COUNT, COUNT, CONF)
def test_adjusted_wald_holds_the_score_drawn_towards_zero(p, q, d, conf):
    """Three added answers draw the centre towards 0, so that the score itself may lie outside."""
    n = p + q + d
    assume(n)
    low, high = scores.nps_ci(p, q, d, conf)
    assert -100 <= low <= 100 * (p - d) / (n + 3) <= high <= 100
    assert scores.nps_ci_wald(p, q, d, conf).low <= scores.nps(p, q, d) <= scores.nps_ci_wald(p, q, d, conf).high


@given(COUNT, COUNT, COUNT, st.integers(0, 20_000), CONF)
def test_finite_nps_interval_holds_the_score(p, q, d, unasked, conf):
    n = p + q + d
    assume(n)
    low, high = scores.nps_ci(p, q, d, conf, population=n + unasked)
    assert -100 <= low <= scores.nps(p, q, d) <= high <= 100
    assert (low == high) == (unasked == 0)


@given(st.integers(0, 100_000), st.floats(0.1, 1e6), CONF)
def test_poisson_interval_holds_its_rate(count, exposure, conf):
    low, high = rates.poisson_rate_ci(count, exposure, conf)
    assert 0 <= low <= rates.poisson_rate(count, exposure) <= high
    assert (low == 0) == (count == 0)


@given(VALUES, CONF)
def test_mean_interval_holds_the_mean(values, conf):
    n, average, _ = means.mean_sd(values)
    interval = means.mean_ci(values, conf)
    assert (interval is None) == (n < 2)
    if interval:
        assert interval.low <= average <= interval.high


@given(VALUES, st.floats(0.01, 0.99), CONF)
def test_percentile_interval_holds_the_percentile(values, q, conf):
    interval = percentiles.quantile_interval(values, q, conf)
    given_values = [value for value in values if value is not None]
    if interval is None:
        n, tail = len(given_values), (1 - conf) / 2
        assert max(q, 1 - q) ** n > tail * (1 - 1e-9)
        return
    assert interval.low <= percentiles.percentile(values, q) <= interval.high
    assert {*interval} <= set(given_values)


@given(COUNT, COUNT, COUNT, COUNT, CONF)
def test_newcombe_holds_the_difference(a, b, c, d, conf):
    x_1, n_1, x_2, n_2 = min(a, b), max(a, b), min(c, d), max(c, d)
    interval = comparisons.newcombe(x_1, n_1, x_2, n_2, conf)
    if interval is None:
        assert 0 in (n_1, n_2)
        return
    assert -1 - 1e-9 <= interval.low <= x_2 / n_2 - x_1 / n_1 <= interval.high <= 1 + 1e-9


@given(st.floats(-0.999, 0.999), st.integers(4, 10_000), CONF)
def test_fisher_holds_the_correlation(r, n, conf):
    low, high = association.fisher_ci(r, n, conf)
    assert -1 <= low <= r + 1e-12
    assert r - 1e-12 <= high <= 1


@given(VALUES, st.sets(st.integers(0, 10)), st.floats(0, 1), st.integers(-5, 12))
def test_counts_say_the_same_as_lists(values, boxes, q, limit):
    """Compare with what the expanded list gives by plain arithmetic."""
    counts = tally(values)
    numbers = sorted(value for value in values if value is not None)
    n = len(numbers)
    assert scores.box_share_counts(counts, boxes)[:2] == (sum(v in boxes for v in numbers), n)
    assert scores.box_share(values, boxes) == scores.box_share_counts(counts, boxes)
    assert scores.share_within(values, limit) == scores.share_within_counts(counts, limit).share
    assert means.mean_sd(values) == means.mean_sd_counts(counts)
    assert percentiles.percentile(values, q) == percentiles.percentile_counts(counts, q)
    if n:
        assert close(means.mean_sd_counts(counts).mean, mean(numbers))
        place = (n - 1) * q
        low, high = numbers[math.floor(place)], numbers[math.ceil(place)]
        assert close(percentiles.percentile_counts(counts, q), low + (place % 1) * (high - low))
        assert close(scores.share_within(values, limit), sum(v <= limit for v in numbers) / n)
    if n > 1:
        from_sums = means.mean_sd_moments(n, math.fsum(numbers), math.fsum(v * v for v in numbers))
        assert math.isclose(from_sums.sd, means.mean_sd_counts(counts).sd, abs_tol=1e-6)


@given(st.lists(st.tuples(NAMES, st.integers(0, 10)), min_size=1))
def test_repeating_a_companys_answers_changes_nothing(answers):
    first = answers[0][0]
    again = answers + [answer for answer in answers if answer[0] == first]
    assert close(accounts.nps_by_account(again).score, accounts.nps_by_account(answers).score)
    assert accounts.nps_by_account(answers).n_eff <= len(answers) + 1e-9


@st.composite
def correlations(draw):
    """Draw drivers and an outcome as columns of random numbers, and take their correlations."""
    count = draw(st.integers(1, 5))
    number = st.floats(-1, 1).map(lambda x: round(x, 3))
    columns = draw(st.lists(st.lists(number, min_size=12, max_size=12), min_size=count + 1, max_size=count + 1))
    table = [[association.pearson(a, b) for b in columns] for a in columns]
    assume(all(r is not None for row in table for r in row))
    matrix = [[1.0 if i == j else table[i][j] for j in range(count)] for i in range(count)]
    return matrix, table[count][:count]


@given(correlations())
def test_driver_shares_sum_to_r2(drawn):
    matrix, r_y = drawn
    result = drivers.lmg(matrix, r_y)
    if result is None:
        assert drivers.r2(matrix, r_y) is None
        return
    assert close(math.fsum(result.shares), result.r2)
    assert close(result.r2, drivers.r2(matrix, r_y))
    assert 0 <= result.r2 <= 1
    tightest = min(1 - abs(matrix[i][j]) for i in range(len(matrix)) for j in range(i)) if len(matrix) > 1 else 1
    if tightest > 1e-3:
        assert min(result.shares) >= -1e-12


@given(correlations(), st.randoms())
def test_driver_shares_do_not_depend_on_the_order(drawn, random):
    matrix, r_y = drawn
    order = list(range(len(r_y)))
    random.shuffle(order)
    shuffled = drivers.lmg([[matrix[i][j] for j in order] for i in order], [r_y[i] for i in order])
    result = drivers.lmg(matrix, r_y)
    assume(result is not None and shuffled is not None)
    assert all(abs(result.shares[i] - share) < 1e-6 for i, share in zip(order, shuffled.shares, strict=True))


@given(GROUPS, st.integers(1, 10))
def test_no_hidden_group_can_be_worked_out(groups, k):
    """Attack the published table: the total, the visible groups and k are known, and that no hidden one is empty."""
    hidden, everything = suppression.suppress(groups, k)
    visible = {name: n for name, n in groups.items() if name not in hidden}
    total = sum(groups.values())
    if everything:
        assert not visible
        assert total < k or set(groups.values()) <= {0, 1}
        return
    assert all(n == 0 or n >= k for n in visible.values())
    rest = total - sum(visible.values())
    if hidden:
        assert rest >= k
        # Each of two or more groups could have 1 answer, or all that the others leave: more than 1.
        assert len(hidden) > 1
        assert rest - (len(hidden) - 1) > 1


@given(GROUPS, st.integers(1, 10))
def test_nothing_is_hidden_without_need(groups, k):
    hidden, everything = suppression.suppress(groups, k)
    if not everything and all(n == 0 or n >= k for n in groups.values()):
        assert hidden == []


@given(
    st.dictionaries(NAMES, st.tuples(st.integers(0, 500), st.sampled_from([0, 0.3, 0.8, 1, 1.7]))),
    st.integers(0, 2000),
    st.integers(0, 60),
    st.booleans(),
)
def test_allocation(strata, n, minimum, neyman):
    sizes = {name: size for name, (size, _) in strata.items()}
    sd = {name: spread for name, (_, spread) in strata.items()} if neyman else None
    parts = responses.allocate(sizes, n, minimum, sd)
    assert sum(parts.values()) == min(n, sum(sizes.values()))
    assert all(0 <= parts[name] <= sizes[name] for name in sizes)
    if sum(min(minimum, size) for size in sizes.values()) <= n:
        assert all(parts[name] >= min(minimum, sizes[name]) for name in sizes)


@given(st.dictionaries(NAMES, st.integers(1, 500), min_size=1), st.integers(0, 2000))
def test_proportional_allocation_is_within_one_of_its_quota(strata, n):
    parts = responses.allocate(strata, n)
    total = min(n, sum(strata.values()))
    assert all(abs(parts[name] - total * size / sum(strata.values())) < 1 + 1e-9 for name, size in strata.items())


@given(st.dictionaries(NAMES, st.tuples(st.integers(0, 500), st.integers(0, 90)), min_size=1))
def test_weighting_back_restores_the_population(strata):
    population = {name: size for name, (size, _) in strata.items()}
    answers = {name: n for name, (_, n) in strata.items()}
    weights, deff, n_eff = responses.poststrat_weights(population, answers)
    assume(weights)
    n = sum(answers[name] for name in weights)
    assert close(sum(weights[name] * answers[name] for name in weights), n)
    assert deff >= 1 - 1e-9
    assert n_eff <= n + 1e-9


@given(
    st.floats(-1e3, 1e3),
    st.floats(-1e3, 1e3),
    st.integers(0, 300),
    st.integers(-10, 700),
    st.floats(0.01, 0.99),
    st.floats(0, 1),
    st.booleans(),
)
def test_plan_line(baseline, target, start, length, moment, part, bent):
    end = start + length
    bend = (start + moment * length, baseline + part * (target - baseline)) if bent and length > 0 else None
    assume(bend is None or min(baseline, target) <= bend[1] <= max(baseline, target))
    line = [plans.plan_value(baseline, target, start, end, now, bend) for now in range(-20, 1020, 13)]
    sign = 1 if target >= baseline else -1
    assert all(sign * (after - before) >= -1e-9 for before, after in itertools.pairwise(line))
    assert all(min(baseline, target) - 1e-9 <= value <= max(baseline, target) + 1e-9 for value in line)
    assert line[-1] == target
    assert plans.plan_value(baseline, target, start, end, start, bend) == (baseline if length > 0 else target)


@given(GROUPS, st.floats(0, 1))
def test_pareto(counts, cut):
    rows, vital = pareto.pareto(counts, cut, other="H")
    if sum(counts.values()) == 0:
        assert (rows, vital) == ([], [])
        return
    assert rows[-1].cumulative == 1
    assert {row.name: row.n for row in rows} == counts
    assert all(a.cumulative <= b.cumulative for a, b in itertools.pairwise(rows))
    ordered = [row for row in rows if row.name != "H"]
    assert all(a.n >= b.n for a, b in itertools.pairwise(ordered))
    assert vital == [row.name for row in ordered][: len(vital)]
    if len(vital) < len(ordered):
        reached = sum(counts[name] for name in vital) / sum(counts.values())
        assert reached >= cut - 1e-9
        assert not vital or reached - counts[vital[-1]] / sum(counts.values()) < cut


@given(st.dictionaries(NAMES, st.one_of(st.none(), st.integers(0, 5))))
def test_ranks_are_standard_competition(values):
    ranks = scoring.competition_rank(values)
    for name, value in values.items():
        better = sum(other is not None and value is not None and other > value for other in values.values())
        assert ranks[name] == (None if value is None else 1 + better)


@given(st.dictionaries(NAMES, RATINGS, min_size=2, max_size=4), st.lists(st.integers(1, 10), min_size=3, max_size=3))
def test_stability_shares_out_all_mixes(ratings, weights):
    first, mixes = stability.weight_mix_stability(ratings, dict(zip("xyz", weights, strict=True)))
    assert mixes == 27
    assert close(math.fsum(first.values()), 1)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.data())
def test_largest_remainders(quotas, data):
    limits = [data.draw(st.integers(0, 120)) for _ in quotas]
    total = data.draw(st.integers(0, math.floor(math.fsum(quotas))))
    assume(sum(min(math.floor(q + rounding.GUARD), limit) for q, limit in zip(quotas, limits, strict=True)) <= total)
    parts = rounding.largest_remainders(quotas, total, limits)
    assert sum(parts) == min(total, sum(limits))
    assert all(0 <= part <= limit for part, limit in zip(parts, limits, strict=True))


@given(st.dictionaries(NAMES, st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1), st.integers(0, 600))
def test_agenda_adds_up(pairs, minutes):
    blocks = {name: (min(pair), max(pair)) for name, pair in pairs.items()}
    shared = agenda.agenda_minutes(blocks, minutes)
    if shared is None:
        assert minutes < sum(least for least, _ in blocks.values())
        return
    assert sum(shared.values()) == minutes
    assert shared["buffer"] >= 0
    assert all(least <= shared[name] <= ideal for name, (least, ideal) in blocks.items())


@given(st.floats(0.01, 0.5), st.floats(0.01, 0.99), st.integers(1, 100_000))
def test_sample_size_reaches_its_margin(margin, share, population):
    needed = samples.n_proportion(margin, share, population).needed
    assert 1 <= needed <= population
    assert samples.moe_proportion(needed, share, population) <= margin + 1e-6


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12))
def test_holm_only_ever_weakens_evidence(p_values):
    for before, after in zip(p_values, comparisons.holm(p_values), strict=True):
        assert (before is None) == (after is None)
        assert before is None or before <= after <= 1


@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_few_answers_never_give_nan(p, q, d):
    found = [
        scores.nps(p, q, d),
        scores.nps_var(p, q, d),
        *(scores.nps_ci(p, q, d) or ()),
        *(intervals.wilson(p, p + q) or ()),
        *(comparisons.nps_diff_test((p, q, d), (d, p, q)) or ())[:4],
        *(comparisons.two_prop_test(p, p + q, d, d + q) or ()),
        samples.moe_nps(p, 0.7, q),
        rates.retention(p, q, d),
        rates.abandonment(p, q, d),
    ]
    assert all(value is None or math.isfinite(value) for value in found)
