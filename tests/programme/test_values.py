"""A metric's values as words: decimals, units, signs, n and intervals, in one place."""

import pytest

from cxworkshop.language import Language
from cxworkshop.method.measuring import Estimate
from cxworkshop.model.metrics import Metric
from cxworkshop.programme.values import (
    certainty_text,
    difference_text,
    estimate_text,
    interval_text,
    short_text,
    value_text,
)

EN, FI = Language("en"), Language("fi")
SHARE = Metric("share", method="CSAT")
NPS = Metric("nps", method="NPS")
TIME = Metric("time", method="RESPONSE TIME", unit="min")
RATE = Metric("rate", method="COMPLAINTS")
MEAN = Metric("mean", method="CUSTOM", report_as="mean", scale_min=1, scale_max=7)
INDEX = Metric("index", method="INDEX")


@pytest.mark.parametrize(
    ("metric", "value", "n", "words"),
    [
        (SHARE, 0.6718, 131, "67.2%"),
        (SHARE, 0.6718, 99, "67%"),
        (SHARE, 0.85, None, "85%"),
        (SHARE, 0.855, None, "85.5%"),
        (NPS, 23.66, 186, "+24"),
        (NPS, -8.3, 40, "−8"),
        (NPS, 0.2, 40, "0"),
        (TIME, 57.1, 40, "57.1\xa0min"),
        (TIME, 20, None, "20\xa0min"),
        (RATE, 47.43, 1286, "47.4 per 1,000"),
        (MEAN, 4.2069, 58, "4.2 of 7"),
        (MEAN, 4.2069, 158, "4.21 of 7"),
        (INDEX, 70, 40, "70.0"),
        (SHARE, None, 40, "–"),
    ],
)
def test_a_value_is_written_in_its_unit(metric, value, n, words):
    assert value_text(metric, value, EN, n) == words


def test_numbers_follow_the_language():
    assert value_text(SHARE, 0.6718, FI, 131) == "67,2\xa0%"


@pytest.mark.parametrize(
    ("metric", "low", "high", "words"),
    [
        (SHARE, 0.587, 0.746, "58.7–74.6%"),
        (NPS, -12.1, 34.4, "−12 to +34"),
        (TIME, 38, 84, "38–84\xa0min"),
        (SHARE, None, 0.5, ""),
    ],
)
def test_an_interval_has_its_unit_once(metric, low, high, words):
    assert interval_text(metric, low, high, EN, 131) == words


def estimate(value: float | None, n: float | None = None, **how: object) -> Estimate:
    return Estimate("box_share", "F3.5", value, n, **how)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (estimate(0.672, 131, low=0.587, high=0.746), "67.2% (58.7–74.6%, n = 131)"),
        (estimate(0.6, 25, low=0.4, high=0.77), "60% (40–77%, n = 25, few answers)"),
        (estimate(7 / 12, 12, low=0.3, high=0.8), "7 of 12"),
        (estimate(0.5, 40), "50% (n = 40)"),
        (estimate(None, reason="small_group"), "– (hidden, the group is too small)"),
        (None, "– (no number yet)"),
    ],
)
def test_an_estimate_carries_n_and_interval_or_says_why_not(made, words):
    assert estimate_text(SHARE, made, EN) == words


def test_few_answers_are_counts_without_a_percentage():
    made = estimate(7 / 12, 12, low=0.3, high=0.8)

    assert short_text(SHARE, made, EN) == "7 of 12"
    assert "%" not in certainty_text(SHARE, made, EN)


@pytest.mark.parametrize(
    ("metric", "difference", "words"),
    [
        (SHARE, 0.1119, "11.2 percentage points"),
        (SHARE, 0.01, "1 percentage point"),
        (NPS, 15.58, "15.6 points"),
        (TIME, 3.5, "3.5\xa0min"),
        (NPS, None, "–"),
    ],
)
def test_a_difference_is_said_in_its_own_unit(metric, difference, words):
    assert difference_text(metric, difference, EN) == words
