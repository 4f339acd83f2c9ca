"""The formulas agree with scipy, statsmodels and numpy, where these know them."""

import numpy as np
import pytest
from pytest import approx
from scipy import stats
from statsmodels.stats import multitest, power, proportion

from cxworkshop.method import (
    association,
    comparisons,
    control,
    discrete,
    distributions,
    drivers,
    intervals,
    means,
    percentiles,
    plans,
    rates,
    samples,
    voting,
)
from cxworkshop.method import power as changes
from cxworkshop.method.tally import tally

DF = (1, 1.0001, 2, 3.7, 9, 50, 122.1, 199.9, 200.1, 1e3, 1e5)
SHARES = [(0, 12), (1, 3), (5, 9), (44, 55), (12, 12), (140, 200), (9_999, 10_000), (0, 100_000)]
WAVES = [(140, 200, 172, 220), (3, 10, 8, 9), (0, 10, 10, 10), (0, 15, 2, 12), (9_000, 10_000, 9_100, 10_000)]


def correlated(seed, drivers_count, n=300):
    """Draw drivers that share a common part, and an outcome that depends on them."""
    random = np.random.default_rng(seed)
    x = random.normal(size=(n, drivers_count)) + random.normal(size=(n, 1))
    y = x @ random.normal(size=drivers_count) + random.normal(size=n)
    return x, y


@pytest.mark.parametrize("df", DF)
def test_t(df):
    for p in (1e-6, 0.005, 0.025, 0.2, 0.4999, 0.5, 0.5001, 0.7, 0.9, 0.975, 0.995, 0.99999):
        assert distributions.t_ppf(p, df) == approx(stats.t.ppf(p, df), rel=1e-10, abs=1e-12)
    for t in (-50, -3, -1, -1e-5, 0, 1e-5, 0.1, 1, 1.7, 2, 5, 30):
        assert distributions.t_cdf(t, df) == approx(stats.t.cdf(t, df), rel=1e-10)


@pytest.mark.parametrize("n", [1, 5, 12, 60, 1000, 100_000])
@pytest.mark.parametrize("p", [0, 1e-6, 0.001, 0.1, 0.5, 0.9, 0.9999, 1])
def test_binomial(n, p):
    spread = (n * p * (1 - p)) ** 0.5
    for k in {round(n * p + z * spread) for z in (-30, -5, -2, 0, 1, 3, 6)} | {-1, 0, n - 1, n, n + 1}:
        assert discrete.binom_cdf(k, n, p) == approx(stats.binom.cdf(k, n, p), rel=1e-9, abs=1e-300)
        assert discrete.binom_pmf(k, n, p) == approx(stats.binom.pmf(k, n, p), rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("mean", [0, 1e-9, 0.1, 1, 3.7, 50, 1e3, 1e6])
def test_poisson(mean):
    for k in {round(mean + z * mean**0.5) for z in (-30, -5, -2, 0, 1, 3, 6)} | {-1, 0, 1}:
        assert discrete.poisson_cdf(k, mean) == approx(stats.poisson.cdf(k, mean), rel=1e-9, abs=1e-300)
        # For counts of a million scipy itself keeps no more than eight digits here.
        assert discrete.poisson_pmf(k, mean) == approx(stats.poisson.pmf(k, mean), rel=1e-8, abs=1e-300)


@pytest.mark.parametrize(("x", "n"), SHARES)
@pytest.mark.parametrize("conf", [0.80, 0.90, 0.95, 0.99])
def test_wilson(x, n, conf):
    expected = proportion.proportion_confint(x, n, alpha=1 - conf, method="wilson")
    assert intervals.wilson(x, n, conf) == approx(expected, rel=1e-10, abs=1e-15)


@pytest.mark.parametrize("wave", WAVES)
def test_newcombe(wave):
    x_1, n_1, x_2, n_2 = wave
    expected = proportion.confint_proportions_2indep(x_2, n_2, x_1, n_1, method="newcomb", compare="diff")
    assert comparisons.newcombe(*wave) == approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("wave", WAVES)
def test_two_shares(wave):
    x_1, n_1, x_2, n_2 = wave
    z, p = proportion.proportions_ztest([x_2, x_1], [n_2, n_1])
    assert comparisons.two_prop_test(*wave)[1:] == approx((z, p), rel=1e-9)


@pytest.mark.parametrize(
    "groups", [(5.1, 1.4, 60, 5.6, 1.3, 75), (5.1, 1.4, 2, 5.6, 0.0, 2), (0, 1e-9, 9, 1, 1e-9, 5), (1, 3, 400, 1, 9, 8)]
)
def test_welch(groups):
    expected = stats.ttest_ind_from_stats(*groups[3:], *groups[:3], equal_var=False)
    found = comparisons.welch(*groups)
    assert (found.t, found.p) == approx((expected.statistic, expected.pvalue), rel=1e-9)
    # The interval holds 0 exactly when the difference is not significant.
    assert (found.ci.low <= 0 <= found.ci.high) == (found.p >= 0.05)


@pytest.mark.parametrize("p_values", [[0.011, 0.04, 0.03, 0.2], [0.5], [0.01, 0.01, 0.9, 1.0, 0.0], []])
def test_holm(p_values):
    expected = list(multitest.multipletests(p_values, method="holm")[1]) if p_values else []
    assert comparisons.holm(p_values) == approx(expected)


@pytest.mark.parametrize("seed", range(5))
def test_correlations(seed):
    random = np.random.default_rng(seed)
    x = random.integers(0, 8, 40).tolist()
    y = (np.array(x) + random.integers(0, 12, 40)).tolist()
    r = stats.pearsonr(x, y)
    assert association.pearson(x, y) == approx(r.statistic)
    assert association.spearman(x, y) == approx(stats.spearmanr(x, y).statistic)
    assert association.fisher_ci(r.statistic, 40) == approx(tuple(r.confidence_interval(0.95)))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("q", [0, 0.1, 0.5, 0.9, 0.95, 1])
def test_percentile(seed, q):
    values = np.random.default_rng(seed).integers(0, 30, 3 + 20 * seed).tolist()
    assert percentiles.percentile(values, q) == approx(np.percentile(values, 100 * q))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 12, 400, 1_000_000])
@pytest.mark.parametrize("conf", [0.80, 0.95, 0.99])
def test_poisson_interval(count, conf):
    tail = (1 - conf) / 2
    low = stats.chi2.ppf(tail, 2 * count) / 2 if count else 0
    high = stats.chi2.ppf(1 - tail, 2 * count + 2) / 2
    assert rates.poisson_rate_ci(count, 1000, conf) == approx((low, high), rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_theil_sen(seed):
    random = np.random.default_rng(seed)
    times = random.integers(0, 20, 15).tolist()
    values = random.normal(size=15).tolist()
    trend = plans.theil_sen(list(zip(times, values, strict=True)))
    assert trend.slope == approx(stats.theilslopes(values, times).slope)
    assert trend.intercept == approx(stats.theilslopes(values, times, method="joint").intercept)


@pytest.mark.parametrize(("share", "margin"), [(0.5, 0.05), (0.5, 0.10), (0.3, 0.07)])
def test_sample_size_of_a_share(share, margin):
    expected = proportion.samplesize_confint_proportion(share, margin)
    assert samples.n_proportion(margin, share).unlimited == approx(expected)


@pytest.mark.parametrize(("sd", "margin"), [(1.4, 0.3), (1.0, 0.2)])
def test_sample_size_of_a_mean_gives_its_margin(sd, margin):
    n = samples.n_mean(margin, sd).unlimited
    assert stats.norm.interval(0.95, scale=sd / n**0.5)[1] == approx(margin)


@pytest.mark.parametrize(("change", "sd"), [(0.5, 1.4), (0.2, 1.0)])
def test_sample_size_of_two_means(change, sd):
    n = power.zt_ind_solve_power(effect_size=change / sd, alpha=0.05, power=0.8)
    assert changes.n_two_means(change, sd) == np.ceil(n)


@pytest.mark.parametrize(("first", "second"), [(0.7, 0.78), (0.5, 0.6), (0.9, 0.95)])
def test_sample_size_of_two_shares(first, second):
    n = proportion.samplesize_proportions_2indep_onetail(second - first, first, 0.8, alpha=0.05)
    assert changes.n_two_proportions(first, second) == np.ceil(n)


@pytest.mark.parametrize(("n_1", "n_2", "variance"), [(100, 120, 0.61), (400, 300, 0.7)])
def test_power(n_1, n_2, variance):
    expected = power.zt_ind_solve_power(effect_size=0.1 / variance**0.5, nobs1=n_1, alpha=0.05, ratio=n_2 / n_1)
    assert changes.power_nps(10, n_1, n_2, variance) == approx(expected)


@pytest.mark.parametrize("seed", range(3))
def test_alpha_by_hand(seed):
    random = np.random.default_rng(seed)
    rows = random.integers(1, 8, (25, 1)) + random.integers(0, 4, (25, 4))
    expected = 4 / 3 * (1 - rows.var(axis=0, ddof=1).sum() / rows.sum(axis=1).var(ddof=1))
    assert association.cronbach_alpha(rows.tolist()) == approx(expected)
    products = (rows.T @ rows).tolist()
    assert association.cronbach_alpha_products(25, rows.sum(axis=0).tolist(), products) == approx(expected)


@pytest.mark.parametrize("seed", range(3))
def test_correlation_matrix(seed):
    rows = np.random.default_rng(seed).integers(1, 8, (25, 4))
    found = association.correlation_matrix(25, rows.sum(axis=0).tolist(), (rows.T @ rows).tolist())
    assert np.allclose(found, np.corrcoef(rows.T))


@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_standardised_weights(count):
    x, y = correlated(count, count)
    standard = (x - x.mean(axis=0)) / x.std(axis=0)
    outcome = (y - y.mean()) / y.std()
    betas, *_ = np.linalg.lstsq(standard, outcome, rcond=None)
    explained = 1 - ((outcome - standard @ betas) ** 2).mean()
    corr = np.corrcoef(x.T, y)
    matrix, r_y = corr[:-1, :-1].tolist(), corr[:-1, -1].tolist()
    assert drivers.std_beta(matrix, r_y) == approx(betas.tolist())
    assert drivers.r2(matrix, r_y) == approx(explained)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_driver_shares_over_all_orders(count):
    """Compute the shares as they are defined, one order of entry after the other."""
    from itertools import permutations

    x, y = correlated(count, count)
    corr = np.corrcoef(x.T, y)

    def explained(chosen):
        if not chosen:
            return 0.0
        r = corr[list(chosen), -1]
        return float(r @ np.linalg.solve(corr[np.ix_(chosen, chosen)], r))

    orders = list(permutations(range(count)))
    gains = [
        [explained(order[: order.index(j) + 1]) - explained(order[: order.index(j)]) for order in orders]
        for j in range(count)
    ]
    shares = drivers.lmg(corr[:-1, :-1].tolist(), corr[:-1, -1].tolist()).shares
    assert shares == approx([sum(gain) / len(orders) for gain in gains])


def test_mean_interval():
    values = [7, 6, 5, 7, 4, 6, 2, 7, 6, 5]
    expected = stats.t.interval(0.9, 9, loc=np.mean(values), scale=stats.sem(values))
    assert means.mean_ci_counts(tally(values), 0.9) == approx(expected)


def test_agreement():
    """Kendall's W is a rescaled Friedman statistic."""
    rankings = np.array([[1, 2, 3, 4, 5], [1, 3, 2, 5, 4], [2, 1, 3, 4, 5], [1.5, 1.5, 3, 5, 4]])
    friedman = stats.friedmanchisquare(*rankings.T).statistic
    assert voting.kendall_w(rankings.tolist()) == approx(friedman / (4 * 4))


def test_moving_ranges():
    values = np.random.default_rng(1).normal(50, 5, 30)
    chart = control.xmr(values.tolist())
    spread = np.abs(np.diff(values)).mean()
    # 2.66 and 3.268 are 3 / d2 and D4 for ranges of two.
    assert chart.unpl - chart.mean == approx(3 / 1.128 * spread, rel=1e-3)
    assert chart.url == approx(3.267 * spread, rel=1e-3)
