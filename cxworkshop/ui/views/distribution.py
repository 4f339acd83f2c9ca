"""How many gave each answer, and whether it is a low, a middle or a high one."""

from typing import Literal, NamedTuple

from cxworkshop.language import N_
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.measuring import favourable, net_sign, sign
from cxworkshop.model.metrics import Classes, Counts, Data, Metric
from cxworkshop.ui.desk import Desk

Class = Literal["low", "middle", "high"]
Scale = tuple[float, float]
WIDEST = 20
"""A wider scale shows only the answers that were given."""
COLORS: dict[Class, str] = {"low": "bad", "middle": "data5", "high": "data1"}


class Answers(NamedTuple):
    """Hold one answer with how many gave it."""

    label: str
    n: int
    kind: Class


def distribution(metric: Metric, data: Data | None, desk: Desk) -> list[Answers]:
    """Sort the counts behind a measurement by answer; empty for data that are not answers."""
    if isinstance(data, Classes):
        three = (
            (data.detractors, N_("Detractors"), "low"),
            (data.passives, N_("Passives"), "middle"),
            (data.promoters, N_("Promoters"), "high"),
        )
        return [Answers(desk.text(words), count, kind) for count, words, kind in three]  # type: ignore[arg-type]
    if not isinstance(data, Counts) or not data.values:
        return []
    scale = _scale(metric, data)
    answers = set(data.values)
    if scale is not None and scale[1] - scale[0] <= WIDEST and scale[0] == int(scale[0]):
        answers |= set(range(int(scale[0]), int(scale[1]) + 1))
    return [
        Answers(desk.language.number(answer), data.values.get(answer, 0), _class(metric, scale, answer))
        for answer in sorted(answers)
    ]


def _scale(metric: Metric, data: Counts) -> Scale | None:
    """Give the lowest and highest answer: of the method's question, else the metric's own if the answers fit it."""
    method = method_of(metric.method)
    for low, high in (
        method.scale if method and method.questions else (None, None),
        (metric.scale_min, metric.scale_max),
    ):
        if low is not None and high is not None and all(low <= answer <= high for answer in data.values):
            return low, high
    return None


def _class(metric: Metric, scale: Scale | None, answer: float) -> Class:
    """Tell whether an answer is a good one, a bad one or between them."""
    if metric.method == "NPS":
        return _of_sign(net_sign(answer))
    good = favourable(metric)
    if not good:
        return _of_sign(sign(answer)) if scale is not None and scale[0] < 0 else "middle"
    if answer in good:
        return "high"
    if scale is None:
        return "low"
    middle = sum(scale) / 2
    upwards = sum(good) / len(good) > middle
    beyond = answer < middle if upwards else answer > middle
    return "low" if beyond else "middle"


def _of_sign(value: int) -> Class:
    return "high" if value > 0 else "low" if value < 0 else "middle"
