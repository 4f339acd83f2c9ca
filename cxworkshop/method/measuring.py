"""From the counts of one measurement to its number, n and interval."""

from collections.abc import Callable, Iterable
from math import fsum, inf, sqrt
from typing import NamedTuple

from cxworkshop.method.catalogue import method_of
from cxworkshop.method.figure import Reason
from cxworkshop.method.intervals import Share, share_of, wilson
from cxworkshop.method.means import MeanSd, index_0_100, mean_ci_summary, mean_sd_counts, mean_sd_moments
from cxworkshop.method.percentiles import percentile_counts, quantile_interval_counts
from cxworkshop.method.rates import abandoned_share, poisson_rate, poisson_rate_ci, retained_share
from cxworkshop.method.scores import (
    Classes as NetClasses,
)
from cxworkshop.method.scores import (
    box_share_counts,
    nps,
    nps_ci,
    nps_classes,
    nps_var,
    share_within_counts,
    sign_classes,
)
from cxworkshop.model.metrics import (
    Abandonment,
    Classes,
    Counts,
    Data,
    Flow,
    Items,
    Measurement,
    Metric,
    Moments,
    Rate,
    ReportAs,
    ShareOf,
    Single,
    Times,
)

RANGES: dict[ReportAs, tuple[float, float]] = {"share": (0, 1), "score": (-100, 100), "index": (0, 100)}
"""What a number may be at all: 76 for a share was meant as per cent, and is refused rather than guessed at."""

AT_RISK: dict[tuple[float | None, float | None], float] = {(0, 10): 6, (1, 7): 3, (1, 5): 2}
"""An answer up to this one is a warning, by the scale of the method's question; other scales have no such answer."""

LEAST_EXPOSURE = 1e-6
"""Less than a millionth of a unit of exposure is no exposure."""
LARGEST = 1e15
"""Beyond this a number is a slip; fields.Figure ends here too."""


class Estimate(NamedTuple):
    """Hold what one measurement says: value, n, interval, or why they are missing.

    `variance` is that of one answer, in squared units of the value; None where no standard error follows from
    n alone (percentiles, rates, single numbers). `why_no_interval` speaks of the interval only.
    """

    function: str
    formula: str
    value: float | None = None
    n: float | None = None
    low: float | None = None
    high: float | None = None
    variance: float | None = None
    reason: Reason | None = None
    why_no_interval: Reason | None = None


def report_as(metric: Metric) -> ReportAs:
    """Give how a metric is reported: as the metric says, else as its method does, else as a share."""
    method = method_of(metric.method)
    return metric.report_as or (method.report_as if method else "share")


def favourable(metric: Metric) -> tuple[int | float, ...]:
    """Give the answers that count as good: the metric's own, else its method's."""
    method = method_of(metric.method)
    return metric.favourable or (method.favourable if method else ())


def quantile(metric: Metric) -> float:
    """Give the percentile that a time metric reports, 0 to 1: its own, else its method's, else the median."""
    method = method_of(metric.method)
    return metric.percentile or (method.percentile if method else None) or 0.5


def is_share(found: Estimate) -> bool:
    """Tell whether an estimate is a share of cases, whose variance follows from the share itself."""
    return found.function in ("share", "box_share", "share_within", "retention", "churn", "abandonment")


def is_net(found: Estimate) -> bool:
    """Tell whether an estimate is a net score from -100 to +100."""
    return found.function in ("nps", "net_score")


def net_sign(answer: float) -> int:
    """Give +1 for a promoter's answer on 0 to 10, 0 for a passive's, -1 for a detractor's."""
    return 1 if answer >= 9 else 0 if answer >= 7 else -1


def sign(answer: float) -> int:
    """Give +1 above zero, -1 below."""
    return (answer > 0) - (answer < 0)


def puts_at_risk(metric: Metric, answer: float) -> bool:
    """Tell whether one such answer is enough to fear for a customer (F3.3, F7.3)."""
    method = method_of(metric.method)
    return method is not None and answer <= AT_RISK.get(method.scale, -inf)


def worth(metric: Metric, answer: float) -> float | None:
    """Give what one answer adds to a mean in the metric's unit: net points, 1 or 0, or the answer itself.

    None where the metric is no mean over answers, or nobody knows which answers are good.
    """
    match report_as(metric):
        case "score":
            return 100.0 * (net_sign(answer) if metric.method == "NPS" else sign(answer))
        case "share":
            return _good(metric, answer)
        case "percentile" | "rate":
            return None
    return float(answer)


def _good(metric: Metric, answer: float) -> float | None:
    method = method_of(metric.method)
    if favourable(metric):
        return float(answer in favourable(metric))
    if method is not None and "times" in method.data:
        return None if metric.limit is None else float(answer <= metric.limit)
    return float(answer) if answer in (0, 1) else None


def estimate(metric: Metric, data: Data | None, conf: float = 0.95) -> Estimate:
    """Estimate a metric from one measurement's data.

    Units: shares 0 to 1, NPS-like scores -100 to +100, indices 0 to 100, rates per 1 000, times in the metric's
    unit. Never raises; what cannot be computed is None with its reason.
    """
    if data is None:
        return Estimate("", "", reason="no_number")
    if not all(abs(number) <= LARGEST for number in _numbers(data)):
        return Estimate("", "", reason="out_of_scale")
    return _ESTIMATORS[type(data)](metric, data, conf)


def measured(metric: Metric, measurement: Measurement, conf: float = 0.95) -> Estimate:
    """Estimate a metric from a measurement; an index whose items are known comes from these (F3.7)."""
    items = measurement.items
    if items is None or report_as(metric) != "index" or not is_whole(items):
        return estimate(metric, measurement.data, conf)
    return _index(metric, _mean(_row_means(items), conf))


def is_whole(items: Items) -> bool:
    """Tell whether sums and products of two items or more are there and belong together."""
    k = len(items.sums)
    fits = k > 1 and len(items.products) == k and all(len(row) == k for row in items.products)
    numbers = (*items.sums, *(number for row in items.products for number in row))
    return fits and items.n > 0 and all(abs(number) <= LARGEST for number in numbers)


def _row_means(items: Items) -> MeanSd:
    """Give number, mean and deviation of the respondents' own means over their items."""
    n, k, total = items.n, len(items.sums), fsum(items.sums)
    mean = total / (k * n)
    if n < 2:
        return MeanSd(n, mean, None)
    squares = fsum(number for row in items.products for number in row) - total * total / n
    return MeanSd(n, mean, sqrt(max(squares, 0.0) / (n - 1)) / k)


def _numbers(data: Data) -> Iterable[float]:
    for field in data.__struct_fields__:
        part = getattr(data, field)
        if isinstance(part, int | float):
            yield part
        elif field == "values":
            yield from part
            yield from part.values()


def on_scale(metric: Metric, answers: Iterable[float]) -> bool:
    """Tell whether answers are ones that the question of the metric's method allows; others have no known scale."""
    method = method_of(metric.method)
    if method is None or not method.questions or None in method.scale:
        return all(abs(answer) <= LARGEST for answer in answers)
    if method.key == "NPS":
        return all(answer in range(11) for answer in answers)
    low, high = method.scale
    return all((low or 0) <= answer <= (high or 0) for answer in answers)


def _share(function: str, formula: str, share: Share, conf: float) -> Estimate:
    if share.share is None or not 0 <= share.x <= share.n:
        return Estimate(function, formula, n=share.n, reason="no_answers" if share.n <= 0 else "out_of_scale")
    low, high = wilson(share.x, share.n, conf) or (None, None)
    return Estimate(function, formula, share.share, share.n, low, high, share.share * (1 - share.share))


def _net(function: str, classes: NetClasses, conf: float) -> Estimate:
    value, interval, variance = nps(*classes), nps_ci(*classes, conf), nps_var(*classes)
    n = sum(classes)
    if value is None or interval is None or variance is None:
        return Estimate(function, "F3.1", n=n, reason="no_answers")
    return Estimate(function, "F3.1", value, n, *interval, variance * 100**2)


def _mean(found: MeanSd, conf: float) -> Estimate:
    n, mean, sd = found
    if mean is None:
        return Estimate("mean_sd", "F3.6", n=n, reason="no_answers")
    if sd is None:
        return Estimate("mean_sd", "F3.6", mean, n, why_no_interval="too_few_for_interval")
    if sd == 0:
        return Estimate("mean_sd", "F3.6", mean, n, variance=0.0, why_no_interval="all_alike")
    low, high = mean_ci_summary(n, mean, sd, conf) or (None, None)
    return Estimate("mean_sd", "F3.6", mean, n, low, high, sd**2)


def index_scale(metric: Metric) -> tuple[float | None, float | None]:
    """Give the lowest and highest answer to an item of an index."""
    method = method_of(metric.method)
    # scale_min and scale_max of an index may already be those of the result, 0 and 100; its items have their own
    return method.scale if method and method.key == "INDEX" else (metric.scale_min, metric.scale_max)


def _index(metric: Metric, on_scale: Estimate) -> Estimate:
    """Put a mean on the index from 0 to 100 (F3.7), its interval with it."""
    low, high = index_scale(metric)
    if low is None or high is None or high <= low or on_scale.value is None:
        return Estimate("index_0_100", "F3.7", n=on_scale.n, reason=on_scale.reason or "missing_input")
    if not low <= on_scale.value <= high:
        return Estimate("index_0_100", "F3.7", n=on_scale.n, reason="out_of_scale")

    def placed(value: float | None) -> float | None:
        return None if value is None else index_0_100([min(high, max(low, value))], low, high)

    stretch = 100 / (high - low)
    return on_scale._replace(
        function="index_0_100",
        formula="F3.7",
        value=placed(on_scale.value),
        low=placed(on_scale.low),
        high=placed(on_scale.high),
        variance=None if on_scale.variance is None else on_scale.variance * stretch**2,
    )


def _as_mean(metric: Metric, found: MeanSd, conf: float) -> Estimate:
    on_scale = _mean(found, conf)
    return _index(metric, on_scale) if report_as(metric) == "index" else on_scale


def _net_function(metric: Metric) -> str:
    return "nps" if metric.method == "NPS" else "net_score"


def _from_counts(metric: Metric, data: Counts, conf: float) -> Estimate:
    kind = report_as(metric)
    if not on_scale(metric, data.values):
        return Estimate("", "", n=sum(data.values.values()), reason="out_of_scale")
    if kind == "score":
        classes = nps_classes(data.values) if metric.method == "NPS" else sign_classes(data.values)
        return _net(_net_function(metric), classes, conf)
    if kind == "percentile":
        return _percentile(metric, data.values, conf)
    if kind in ("mean", "index"):
        return _as_mean(metric, mean_sd_counts(data.values), conf)
    return _share("box_share", "F3.5", box_share_counts(data.values, favourable(metric)), conf)


def _from_classes(metric: Metric, data: Classes, conf: float) -> Estimate:
    return _net(_net_function(metric), NetClasses(data.promoters, data.passives, data.detractors), conf)


def _from_share(metric: Metric, data: ShareOf, conf: float) -> Estimate:
    return _share("share", "F3.4", share_of(data.x, data.n) if data.x <= data.n else Share(data.x, data.n, None), conf)


def _from_times(metric: Metric, data: Times, conf: float) -> Estimate:
    kind = report_as(metric)
    if kind == "share":
        if metric.limit is None:
            return Estimate("share_within", "F3.10", n=sum(data.values.values()), reason="missing_input")
        return _share("share_within", "F3.10", share_within_counts(data.values, metric.limit), conf)
    if kind == "mean":
        return _mean(mean_sd_counts(data.values), conf)
    return _percentile(metric, data.values, conf)


def _percentile(metric: Metric, values: dict[int | float, int], conf: float) -> Estimate:
    q = quantile(metric)
    n = sum(values.values())
    value = percentile_counts(values, q)
    if value is None:
        return Estimate("percentile", "F3.8", n=n, reason="no_answers")
    interval = quantile_interval_counts(values, q, conf)
    if interval is None:
        return Estimate("percentile", "F3.8", value, n, why_no_interval="too_few_for_interval")
    return Estimate("percentile", "F3.8", value, n, *interval)


def _from_rate(metric: Metric, data: Rate, conf: float) -> Estimate:
    if data.exposure < LEAST_EXPOSURE:
        return Estimate("poisson_rate", "F3.12", n=data.exposure, reason="no_answers")
    value, interval = poisson_rate(data.count, data.exposure), poisson_rate_ci(data.count, data.exposure, conf)
    if value is None or interval is None:
        return Estimate("poisson_rate", "F3.12", n=data.exposure, reason="no_answers")
    return Estimate("poisson_rate", "F3.12", value, data.exposure, *interval)


def _from_flow(metric: Metric, data: Flow, conf: float) -> Estimate:
    kept = retained_share(data.start, data.end, data.new)
    if metric.method != "CHURN" or kept.share is None:
        return _share("retention", "F3.11", kept, conf)
    return _share("churn", "F3.11", share_of(kept.n - kept.x, kept.n), conf)


def _from_abandonment(metric: Metric, data: Abandonment, conf: float) -> Estimate:
    return _share("abandonment", "F3.10", abandoned_share(data.abandoned, data.offered, data.short), conf)


def _from_moments(metric: Metric, data: Moments, conf: float) -> Estimate:
    return _as_mean(metric, mean_sd_moments(data.n, data.sum, data.sumsq), conf)


def _from_single(metric: Metric, data: Single, conf: float) -> Estimate:
    if data.value is None:
        return Estimate("value", "", n=data.n, reason="no_number")
    known = metric.report_as is not None or metric.method not in (None, "CUSTOM")
    low, high = RANGES.get(report_as(metric), (-inf, inf)) if known else (-inf, inf)
    if not low <= data.value <= high:
        return Estimate("value", "", n=data.n, reason="out_of_scale")
    if data.low is None or data.high is None:
        return Estimate("value", "", data.value, data.n, why_no_interval="one_number")
    if not data.low <= data.value <= data.high:
        return Estimate("value", "", data.value, data.n, why_no_interval="odd_interval")
    return Estimate("value", "", data.value, data.n, data.low, data.high)


_ESTIMATORS: dict[type, Callable[..., Estimate]] = {
    Counts: _from_counts,
    Classes: _from_classes,
    ShareOf: _from_share,
    Times: _from_times,
    Rate: _from_rate,
    Flow: _from_flow,
    Abandonment: _from_abandonment,
    Moments: _from_moments,
    Single: _from_single,
}
