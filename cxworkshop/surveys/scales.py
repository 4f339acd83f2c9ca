"""The scale that a metric's answers are on, which is not always the scale of its result."""

from math import inf
from typing import NamedTuple

from cxworkshop.method.catalogue import Method, method_of
from cxworkshop.method.measuring import report_as
from cxworkshop.model.metrics import Metric


class Scale(NamedTuple):
    """Say which answers a question allows: from low to high, whole numbers only or any."""

    low: float
    high: float
    whole: bool

    @property
    def points(self) -> int:
        """Give how many different answers there are; 0 where they are not a few whole numbers."""
        return int(self.high - self.low) + 1 if self.whole and self.high < inf else 0

    @property
    def yes_no(self) -> bool:
        """Tell whether the answers are no and yes."""
        return self.whole and (self.low, self.high) == (0, 1)

    def holds(self, answer: float) -> bool:
        """Tell whether an answer is one that the question allows."""
        return self.low <= answer <= self.high and (not self.whole or answer == int(answer))


YES_NO = Scale(0, 1, True)
TIMES = Scale(0, inf, False)
SIGNS = Scale(-1, 1, True)


def scale_of(metric: Metric) -> Scale | None:
    """Give the scale of a metric's single answers, or None where nobody knows it.

    A metric with a method of the catalogue takes the method's: its own bounds may already be those of the result,
    0 to 1 for a share or -100 to 100 for a net score.
    """
    method = method_of(metric.method)
    if method is None or method.key == "CUSTOM":
        return _own_scale(metric)
    if method.key == "SENTIMENT":
        return SIGNS
    if "times" in method.data:
        return TIMES
    if "counts" in method.data or method.questions:
        return _of_method(method)
    return YES_NO if "share" in method.data else None


def _of_method(method: Method) -> Scale | None:
    low, high = method.scale
    return None if low is None or high is None else Scale(low, high, True)


def _own_scale(metric: Metric) -> Scale | None:
    low, high = metric.scale_min, metric.scale_max
    if low is None or high is None or not low < high:
        return None
    kind = report_as(metric)
    if any(not low <= answer <= high for answer in metric.favourable):
        # good answers off the scale: the bounds are those of the result
        return None
    if (kind, low, high) in (("score", -100, 100), ("index", 0, 100)) or kind == "rate":
        return None
    if kind == "percentile":
        return Scale(low, high, False)
    return Scale(low, high, low == int(low) and high == int(high) and high - low <= 20)
