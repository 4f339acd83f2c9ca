"""A metric's values as words: the one place that knows decimals, units, signs, n and intervals (method 0.2)."""

from cxworkshop.language import C_, N_, NO_BREAK, NO_VALUE, NP_, Language, Message
from cxworkshop.method.figure import Reason
from cxworkshop.method.measuring import Estimate, report_as
from cxworkshop.model.metrics import Metric, ReportAs
from cxworkshop.programme.messages import reason_text

COUNTS_BELOW = 20
"""Fewer answers than this are shown as counts, "7 of 12", without a percentage."""
FEW_BELOW = 30
"""Fewer answers than this carry a mark."""
ONE_DECIMAL_FROM = 100

UNITS: dict[str, Message] = {
    "s": C_("unit", "s"),
    "min": C_("unit", "min"),
    "h": C_("unit", "h"),
    "d": C_("unit", "days"),
    "days": C_("unit", "days"),
    "weeks": C_("unit", "weeks"),
    "contacts": C_("unit", "contacts"),
}

VALUE_OF_TOP = C_("value on a scale", "{value} of {top}")
CASES_OF_ALL = C_("7 of 12 answers", "{x} of {n}")
PER_THOUSAND = N_("{rate} per {thousand}")
RANGE = C_("interval", "{low}–{high}")
SIGNED_RANGE = C_("interval of signed numbers", "{low} to {high}")
WITH_INTERVAL = N_("{value} ({interval}, n = {n})")
WITH_INTERVAL_FEW = N_("{value} ({interval}, n = {n}, few answers)")
WITH_N = N_("{value} (n = {n})")
WITH_N_FEW = N_("{value} (n = {n}, few answers)")
WITH_INTERVAL_ONLY = N_("{value} ({interval})")
PERCENTAGE_POINTS = NP_("{value} percentage point", "{value} percentage points")
POINTS = NP_("{value} point", "{value} points")


def value_text(metric: Metric, value: float | None, language: Language, n: float | None = None) -> str:
    """Write a value in the metric's unit; without n, such as a target, with the decimals that it has."""
    if value is None:
        return NO_VALUE
    number = number_text(metric, value, language, n)
    match report_as(metric):
        case "share":
            return number + language.locale.percent
        case "rate":
            return language.text(PER_THOUSAND, rate=number, thousand=language.number(1000))
        case "mean" if metric.scale_max is not None and not unit_text(metric, language):
            return language.text(VALUE_OF_TOP, value=number, top=language.number(metric.scale_max))
        case "score" | "index":
            return number
        case _:
            return _with_unit(number, unit_text(metric, language))


def number_text(metric: Metric, value: float | None, language: Language, n: float | None = None) -> str:
    """Write a value without its unit: shares as the number of per cent, scores with their sign."""
    if value is None:
        return NO_VALUE
    kind = report_as(metric)
    shown = value * 100 if kind == "share" else value
    if kind == "score":
        return language.number(shown, 0, sign=True)
    decimals = _decimals(kind, n)
    return language.number(round(shown, 1)) if decimals is None else language.number(shown, decimals)


def _decimals(kind: ReportAs, n: float | None) -> int | None:
    """Give the decimals that so many answers carry; None for as many as there are, one at most."""
    if n is None or kind in ("rate", "percentile"):
        return None
    if kind == "share":
        return 1 if n >= ONE_DECIMAL_FROM else 0
    if kind == "mean":
        return 2 if n >= ONE_DECIMAL_FROM else 1
    return 1


def unit_text(metric: Metric, language: Language) -> str:
    """Say the unit that stands behind a number; "" where the number itself carries it, or there is none."""
    if report_as(metric) in ("share", "score", "index", "rate"):
        return ""
    unit = metric.unit.strip()
    if unit in ("%", "points"):
        return ""
    return language.text(UNITS[unit]) if unit in UNITS else unit


def sign_text(metric: Metric, language: Language) -> str:
    """Say what follows a large number in a smaller size: the unit or the per cent sign."""
    match report_as(metric):
        case "share":
            return "%"
        case "rate":
            return language.text(PER_THOUSAND, rate="", thousand=language.number(1000)).strip()
        case _:
            return unit_text(metric, language)


def interval_text(
    metric: Metric, low: float | None, high: float | None, language: Language, n: float | None = None
) -> str:
    """Write an interval in the metric's unit; "" when there is none."""
    if low is None or high is None:
        return ""
    message = SIGNED_RANGE if report_as(metric) == "score" else RANGE
    numbers = {"low": number_text(metric, low, language, n), "high": number_text(metric, high, language, n)}
    words = language.text(message, **numbers)
    if report_as(metric) == "share":
        return words + language.locale.percent
    return _with_unit(words, unit_text(metric, language))


def estimate_text(metric: Metric, estimate: Estimate | None, language: Language) -> str:
    """Write what a measurement says with its n and interval, or why it says nothing."""
    if estimate is None:
        return missing_text("no_number", language)
    if estimate.value is None:
        return missing_text(estimate.reason or "no_number", language)
    if shown_as_counts(metric, estimate.n):
        return _counts(estimate.value, estimate.n or 0, language)
    value = value_text(metric, estimate.value, language, estimate.n)
    interval = interval_text(metric, estimate.low, estimate.high, language, estimate.n)
    if estimate.n is None:
        return language.text(WITH_INTERVAL_ONLY, value=value, interval=interval) if interval else value
    few = _few(metric, estimate)
    n = language.number(round(estimate.n))
    if interval:
        return language.text(WITH_INTERVAL_FEW if few else WITH_INTERVAL, value=value, interval=interval, n=n)
    return language.text(WITH_N_FEW if few else WITH_N, value=value, n=n)


def short_text(metric: Metric, estimate: Estimate | None, language: Language) -> str:
    """Write the value alone, for a place where n and interval stand beside it; counts where answers are few."""
    if estimate is None:
        return NO_VALUE
    return reading_text(metric, estimate.value, estimate.n, language)


def reading_text(metric: Metric, value: float | None, n: float | None, language: Language) -> str:
    """Write one reading of a series: its value, or counts where answers are few."""
    if value is None:
        return NO_VALUE
    if shown_as_counts(metric, n):
        return _counts(value, n or 0, language)
    return value_text(metric, value, language, n)


def shown_as_counts(metric: Metric, n: float | None) -> bool:
    """Tell whether so few answers stand behind a share that counts are shown, no percentage."""
    return report_as(metric) == "share" and n is not None and n < COUNTS_BELOW


def certainty_text(metric: Metric, estimate: Estimate | None, language: Language) -> str:
    """Write interval and n alone, or why there is no value or no interval."""
    if estimate is None or estimate.value is None:
        return reason_text((estimate.reason if estimate else None) or "no_number", language)
    parts = []
    if not shown_as_counts(metric, estimate.n):
        parts.append(interval_text(metric, estimate.low, estimate.high, language, estimate.n))
        if estimate.n is not None:
            few = _few(metric, estimate)
            message = N_("n = {n}, few answers") if few else N_("n = {n}")
            parts.append(language.text(message, n=language.number(round(estimate.n))))
        if not parts[0]:
            parts.append(reason_text(estimate.why_no_interval, language))
    else:
        parts.append(language.text(N_("few answers")))
    return ", ".join(part for part in parts if part)


def missing_text(reason: Reason, language: Language) -> str:
    """Write a dash with the reason why there is no number."""
    return language.text(N_("{dash} ({reason})"), dash=NO_VALUE, reason=reason_text(reason, language))


def difference_text(metric: Metric, difference: float | None, language: Language, sign: bool = False) -> str:
    """Write a difference between two values: percentage points, points, or the metric's own unit."""
    if difference is None:
        return NO_VALUE
    kind = report_as(metric)
    if kind == "share":
        amount = round(difference * 100, 1)
        return language.plural(PERCENTAGE_POINTS, abs(amount), value=language.number(amount, sign=sign))
    amount = round(difference, 1)
    if kind in ("score", "index"):
        return language.plural(POINTS, abs(amount), value=language.number(amount, sign=sign))
    number = language.number(round(difference, 2), sign=sign)
    return _with_unit(number, unit_text(metric, language))


def _with_unit(number: str, unit: str) -> str:
    return f"{number}{NO_BREAK}{unit}" if unit else number


def _counts(value: float, n: float, language: Language) -> str:
    """Write a share as counts: 7 of 12."""
    return language.text(CASES_OF_ALL, x=language.number(round(value * n)), n=language.number(round(n)))


def _few(metric: Metric, estimate: Estimate) -> bool:
    return report_as(metric) not in ("rate", "percentile") and estimate.n is not None and estimate.n < FEW_BELOW
