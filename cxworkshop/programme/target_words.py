"""Targets in words: how their values are typed and shown, what change is needed, whether it could be seen."""

from cxworkshop.language import C_, N_, Language, Message
from cxworkshop.method.figures.targets import TargetFigures, series_key_of
from cxworkshop.method.measuring import RANGES, report_as
from cxworkshop.method.readings import latest
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.model.targets import Target
from cxworkshop.programme.entry import UNREADABLE, Unreadable, number_from
from cxworkshop.programme.messages import shortened
from cxworkshop.programme.values import difference_text, unit_text, value_text

VERDICTS: dict[str, Message] = {
    "below_noise": N_("The change is smaller than what two rounds can tell from chance."),
    "weak": N_("A change of this size may be missed."),
    "detectable": N_("A change of this size can be seen."),
}
SHORT: dict[str, Message] = {
    "below_noise": C_("change", "smaller than chance"),
    "weak": C_("change", "may be missed"),
    "detectable": C_("change", "can be seen"),
}
BY_CHART = N_("Judged with the control chart.")
SHORT_BY_CHART = C_("change", "by control chart")


def without_target(project: Project) -> list[Metric]:
    """Give the metrics that no target is about."""
    covered = {target.metric for target in project.targets}
    return [metric for metric in project.metrics if metric.id not in covered]


def start_of(view: View, target: Target) -> str:
    """Give the measurement that a target would freeze as its start today; "" when there is none."""
    reading = view.of(latest).get(series_key_of(target))
    return reading.measurement.id if reading is not None else ""


# Values


def written_value(metric: Metric | None, value: float | None, language: Language) -> str:
    """Write a value as it is typed: shares as per cent, everything else as a bare number."""
    if value is None:
        return ""
    if metric is None or report_as(metric) != "share":
        return language.number(round(value, 6))
    return language.number(round(value * 100, 4)) + language.locale.percent


def read_value(metric: Metric | None, text: str, language: Language) -> float | None:
    """Read a value in the metric's unit; raises Unreadable with a sentence that says what to type instead.

    A share is typed as per cent. A bare number below 1, as a spreadsheet gives it, is taken for the share itself.
    """
    typed = text.strip()
    unit = unit_text(metric, language) if metric is not None else ""
    if unit and typed.casefold().endswith(unit.casefold()):
        typed = typed[: -len(unit)].strip()
    if not typed:
        return None
    share = metric is not None and report_as(metric) == "share"
    number = number_from(typed, language)
    said = language.quote(shortened(text.strip()))
    if number is None:
        raise Unreadable(
            UNREADABLE["number"], text=said, example=language.percent(0.35) if share else language.number(3.5)
        )
    value = float(number)
    if share and ("%" in typed or value >= 1):
        value = float(number / 100)
    low, high = RANGES.get(report_as(metric), (None, None)) if metric is not None else (None, None)
    if low is not None and high is not None and not low <= value <= high:
        show = language.percent if share else language.number
        raise Unreadable(UNREADABLE["range"], text=said, low=show(low), high=show(high))
    return value


# Words


def way_text(target: Target, details: TargetFigures, language: Language) -> str:
    """Say from where to where by when, and how much that is each month."""
    metric = details.metric
    if metric is None:
        return language.text(N_("Choose the metric first."))
    if target.kind == "monitor only":
        return language.text(N_("We follow it, without a number to reach."))
    if target.target is None:
        return language.text(N_("No target yet: type the level that you want to reach."))
    values = {
        "start": value_text(metric, details.value, language),
        "target": value_text(metric, target.target, language),
        "day": language.short_date(target.target_date, year=True),
    }
    if details.value is None:
        return language.text(N_("No number for today yet: the first reading becomes the start."))
    if target.target_date is None:
        return language.text(N_("From {start} to {target}. Choose the day."), **values)
    if target.kind == "hold":
        return language.text(N_("To be held at {target} until {day}; the start was {start}."), **values)
    if details.needed_per_month is None:
        return language.text(N_("From {start} to {target} by {day}: that day has passed."), **values)
    change = difference_text(metric, details.needed_per_month, language, sign=True)
    return language.text(N_("From {start} to {target} by {day}: {change} a month."), **values, change=change)


def verdict_text(target: Target, details: TargetFigures, language: Language) -> str:
    """Say whether a change of this size could be told from chance; "" while nothing can be said."""
    if not _is_judged(target, details):
        return ""
    return language.text(VERDICTS[details.verdict] if details.verdict is not None else BY_CHART)


def short_verdict(target: Target, details: TargetFigures, language: Language) -> str:
    """Say the same in two or three words, for a table."""
    if not _is_judged(target, details):
        return ""
    return language.text(SHORT[details.verdict] if details.verdict is not None else SHORT_BY_CHART)


def _is_judged(target: Target, details: TargetFigures) -> bool:
    return target.kind not in ("monitor only", "hold") and details.value is not None and target.target is not None
