"""Two readings of one metric side by side: how large the difference is, and whether it may be chance."""

from typing import NamedTuple

from cxworkshop.method.comparisons import newcombe, nps_diff_test, two_prop_test, welch
from cxworkshop.method.figure import Reason
from cxworkshop.method.measuring import Estimate, is_net, is_share
from cxworkshop.method.power import n_two_means, n_two_nps, n_two_proportions
from cxworkshop.method.readings import Reading
from cxworkshop.method.scores import Classes as NetClasses
from cxworkshop.method.scores import nps_classes, sign_classes
from cxworkshop.model.metrics import Asked, Classes, Counts, Metric

FORMULAS = {"nps_diff_test": "F5.1", "newcombe": "F5.3", "welch": "F5.4"}
SMALLEST = 1e-9
"""A smaller difference is none: no number of answers could show it."""


class Change(NamedTuple):
    """Hold the change between two readings: difference, interval, p, and the test used.

    `before` is None where a start was only typed, and a typed start has no test. `p_holm` is p after Holm's
    step-down, where three or more changes are looked at together (F5.14). `needed` are the answers that each of
    the two would need for a change of this size to be found with the project's power (F5.6).
    """

    before: Reading | None
    after: Reading
    difference: float
    low: float | None
    high: float | None
    p: float | None
    p_holm: float | None
    function: str
    reason: Reason | None
    needed: int | None = None
    conf: float = 0.95

    @property
    def distinct(self) -> bool | None:
        """Tell whether the change can be told from chance; None where there is no test."""
        if self.low is None or self.high is None:
            return None
        if self.p_holm is not None and self.p_holm >= 1 - self.conf:
            return False
        return not self.low <= 0 <= self.high

    @property
    def one_of_many(self) -> bool:
        """Tell whether the change would stand alone, but not among all that are looked at together."""
        return self.distinct is False and self.low is not None and self.high is not None and self.low * self.high > 0

    @property
    def more(self) -> int | None:
        """Give the answers still missing in the later reading; None where they would not do, or none are."""
        before = self.before.estimate.n if self.before else None
        after = self.after.estimate.n
        if self.distinct is not False or self.needed is None or not before or not after or before < self.needed:
            return None
        return max(0, self.needed - round(after)) or None


def untested(before: Reading | None, after: Reading, difference: float, conf: float = 0.95) -> Change:
    """Give a difference without a test."""
    return Change(before, after, difference, None, None, None, None, "", "no_standard_error", conf=conf)


def comparable(before: Reading, after: Reading, metric: Metric | None = None) -> bool:
    """Tell whether two readings asked the same question of the same people; what is not said is no difference.

    A question is the same in each of the languages in which the metric has it.
    """
    return not unlike(before.measurement.asked, after.measurement.asked, metric)


def unlike(first: Asked, second: Asked, metric: Metric | None = None) -> str:
    """Name what differs in how two readings were asked: question, channel, population or scale; "" for nothing."""
    known = {_plain(text) for text in metric.questions.values()} if metric else set()
    translated = {_plain(first.text), _plain(second.text)} <= known
    pairs = {
        "question": ("", "") if translated else (first.text, second.text),
        "channel": (first.channel, second.channel),
        "population": (first.population, second.population),
    }
    for what, (one, other) in pairs.items():
        if _plain(one) and _plain(other) and _plain(one) != _plain(other):
            return what
    ends = ((first.scale_min, second.scale_min), (first.scale_max, second.scale_max))
    if any(one is not None and other is not None and one != other for one, other in ends):
        return "scale"
    boxes = first.favourable and second.favourable and set(first.favourable) != set(second.favourable)
    return "scale" if boxes else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def compare(
    before: Reading, after: Reading, conf: float = 0.95, power: float = 0.80, metric: Metric | None = None
) -> Change | None:
    """Compare two readings of one metric with the test that fits its data; None when one has no number."""
    first, second = before.estimate, after.estimate
    if first.value is None or second.value is None:
        return None
    plain = untested(before, after, second.value - first.value, conf)
    if not comparable(before, after, metric):
        return plain._replace(reason="not_comparable")
    tested = _tested(plain, before, after)
    return tested._replace(needed=_needed(first, second, conf, power)) if tested.function else tested


def _tested(plain: Change, before: Reading, after: Reading) -> Change:
    first, second, conf = before.estimate, after.estimate, plain.conf
    if is_net(first) and is_net(second):
        a, b = _classes(before), _classes(after)
        test = nps_diff_test(a, b, conf) if a and b else None
        if test is None:
            return plain
        low, high = test.ci if test.ci else (None, None)
        return plain._replace(low=low, high=high, p=test.p, function="nps_diff_test", reason=_why(low))
    if first.value is None or second.value is None or not first.n or not second.n:
        return plain
    if is_share(first) and is_share(second):
        cases = (round(first.value * first.n), round(first.n), round(second.value * second.n), round(second.n))
        shares, interval = two_prop_test(*cases), newcombe(*cases, conf)
        low, high = interval if interval else (None, None)
        return plain._replace(low=low, high=high, p=shares.p if shares else None, function="newcombe", reason=None)
    if first.variance is None or second.variance is None:
        return plain
    sds = first.variance**0.5, second.variance**0.5
    means = welch(first.value, sds[0], round(first.n), second.value, sds[1], round(second.n), conf)
    if means is None:
        return plain
    low, high = means.ci if means.ci else (None, None)
    return plain._replace(low=low, high=high, p=means.p, function="welch", reason=_why(low))


def _why(low: float | None) -> Reason | None:
    """Say why there is no interval: where nobody differs from anybody there is no chance to weigh."""
    return "all_alike" if low is None else None


def _classes(reading: Reading) -> NetClasses | None:
    data = reading.measurement.data
    if isinstance(data, Classes):
        return NetClasses(data.promoters, data.passives, data.detractors)
    if isinstance(data, Counts):
        return nps_classes(data.values) if reading.estimate.function == "nps" else sign_classes(data.values)
    return None


def _needed(first: Estimate, second: Estimate, conf: float, power: float) -> int | None:
    """Give the answers that each reading needs for the seen change to be found with the project's power (F5.6)."""
    if first.value is None or second.value is None or first.variance is None or second.variance is None:
        return None
    change = second.value - first.value
    if abs(change) < SMALLEST:
        return None
    if is_share(first):
        return n_two_proportions(first.value, second.value, conf, power)
    variance = (first.variance + second.variance) / 2
    if is_net(first):
        return n_two_nps(change, min(variance / 100**2, 1.0), conf, power)
    return n_two_means(change, variance**0.5, conf, power)
