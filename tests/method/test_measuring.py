"""What one measurement cannot say: answers off the scale, absurd numbers, a limit that nobody set."""

from math import inf, nan

import pytest

from cxworkshop.method.measuring import estimate
from cxworkshop.model.metrics import Counts, Data, MethodKey, Metric, Moments, Single, Times


def test_a_share_in_time_needs_a_limit() -> None:
    found = estimate(Metric("m1", method="SERVICE LEVEL"), Times(values={16: 20}))
    assert (found.value, found.n, found.reason) == (None, 20, "missing_input")


@pytest.mark.parametrize("absurd", [nan, inf, -inf, 1e308, 10**400])
def test_absurd_numbers_give_a_reason(absurd: float) -> None:
    for data in (Counts(values={absurd: 9}), Times(values={absurd: 9}), Single(value=absurd), Moments(n=3, sum=absurd)):
        for method in ("CUSTOM", "CSAT", "RESPONSE TIME"):
            assert estimate(Metric("m1", method=method, report_as="mean"), data).reason == "out_of_scale"


@pytest.mark.parametrize(
    ("method", "answer"), [("CSAT", 9), ("CES2", 0), ("EMOTION", -3), ("INDEX", 11), ("NPS", 9.5), ("YES NO", 2)]
)
def test_answers_off_the_scale_of_their_question_give_a_reason(method: MethodKey, answer: float) -> None:
    data = Counts(values={1: 5, answer: 1})
    # the metric's own bounds are those of the result, so they say nothing about answers
    found = estimate(Metric("m1", method=method, scale_min=-100, scale_max=100), data)
    assert (found.value, found.n, found.reason) == (None, 6, "out_of_scale")


@pytest.mark.parametrize("metric", [Metric("m1", method="CUSTOM", favourable=(9,)), Metric("m1", favourable=(9,))])
def test_without_a_known_scale_every_answer_counts(metric: Metric) -> None:
    data: Data = Counts(values={1: 5, 9: 5})
    assert estimate(metric, data).value == 0.5
