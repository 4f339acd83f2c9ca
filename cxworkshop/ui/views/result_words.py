"""What step 4 says about one result: its number with n and interval, where it is from, and what stays hidden."""

import msgspec

from cxworkshop.language import C_, N_, NO_VALUE, NP_, Language
from cxworkshop.method.measuring import Estimate, measured
from cxworkshop.method.readings import answers, is_asked, is_attributed
from cxworkshop.model.metrics import Asked, Measurement, Metric
from cxworkshop.programme.choices import ORIGIN, word
from cxworkshop.programme.values import certainty_text, estimate_text, short_text
from cxworkshop.ui.desk import Desk


def metric_of(desk: Desk, measurement: Measurement) -> Metric | None:
    """Give the metric that a result belongs to."""
    return desk.project.metrics.find(measurement.metric)


def estimate_of(desk: Desk, measurement: Measurement, hidden: frozenset[str] = frozenset()) -> Estimate | None:
    """Estimate one result by itself; None without a metric, and no number for one of those hidden."""
    metric = metric_of(desk, measurement)
    if metric is None:
        return None
    if measurement.id in hidden or is_small(desk, measurement):
        return Estimate("", "", n=None, reason="small_group")
    return measured(metric, measurement, desk.project.constants.conf_level)


def is_small(desk: Desk, measurement: Measurement) -> bool:
    """Tell whether so few people answered that each could be recognised."""
    metric = metric_of(desk, measurement)
    if metric is None or not is_asked(desk.view(), metric, measurement) or is_attributed(desk.view(), measurement):
        return False
    return 0 < answers(metric, measurement) < desk.project.constants.anonymity_k


def result_text(desk: Desk, measurement: Measurement, hidden: frozenset[str] = frozenset()) -> str:
    """Write a result with n and interval, or why there is none."""
    metric = metric_of(desk, measurement)
    if metric is None:
        return desk.text(N_("Choose the metric first."))
    return estimate_text(metric, estimate_of(desk, measurement, hidden), desk.language)


def value_cell(desk: Desk, measurement: Measurement, hidden: frozenset[str]) -> tuple[str, str]:
    """Write a result's value, and its interval and n or why they are missing."""
    metric = metric_of(desk, measurement)
    if metric is None:
        return NO_VALUE, desk.text(N_("no metric chosen"))
    found = estimate_of(desk, measurement, hidden)
    return short_text(metric, found, desk.language), certainty_text(metric, found, desk.language)


def privacy_text(desk: Desk, measurement: Measurement, hidden: frozenset[str] = frozenset()) -> str:
    """Say what stays hidden and why, "" when nothing does; `hidden` names those that other results would betray."""
    metric = metric_of(desk, measurement)
    if metric is None:
        return ""
    least = desk.language.number(desk.project.constants.anonymity_k)
    if is_small(desk, measurement):
        words = NP_(
            "{n} person answered. Below {least} the result stays hidden, so that nobody can be recognised: join it "
            "with another period or segment.",
            "{n} people answered. Below {least} the result stays hidden, so that nobody can be recognised: join it "
            "with another period or segment.",
        )
        return desk.plural(words, answers(metric, measurement), least=least)
    if measurement.id in hidden:
        return desk.text(
            N_(
                "Elsewhere the result stays hidden: beside the other results of this metric it would give away a group "
                "of fewer than {least} people."
            ),
            least=least,
        )
    return ""


def origin_text(desk: Desk, measurement: Measurement) -> str:
    """Say where a result comes from."""
    origin = measurement.origin
    source = desk.project.collection.find(origin.collection)
    if origin.kind == "collection" and source is not None:
        return source.name or desk.text(N_("Source without a name"))
    return origin.label or word(ORIGIN, origin.kind, desk.language) or NO_VALUE


def entered_text(desk: Desk, measurement: Measurement) -> str:
    """Say when a result was entered; "" when nobody knows."""
    if measurement.entered_on is None:
        return ""
    return desk.text(N_("entered {day}"), day=desk.language.short_date(measurement.entered_on, year=True))


def segments_text(desk: Desk, measurement: Measurement) -> str:
    """Name the segments that a result is about."""
    if not measurement.segments:
        return desk.text(N_("All segments"))
    return desk.language.listed(segment.name for segment in desk.project.segments.of(measurement.segments))


def period_text(desk: Desk, measurement: Measurement) -> str:
    """Say the days that a result covers."""
    first, last, language = measurement.start, measurement.end, desk.language
    if last is None:
        return desk.text(N_("from {start}"), start=language.short_date(first, year=True)) if first else NO_VALUE
    if first is None:
        return desk.text(N_("until {day}"), day=language.short_date(last, year=True))
    if first == last:
        return language.short_date(last, year=True)
    start = language.short_date(first, year=first.year != last.year)
    return desk.text(C_("days of a source", "{start} – {end}"), start=start, end=language.short_date(last, year=True))


def asked_by(metric: Metric | None, language: Language) -> Asked:
    """Give the question and scale as a metric has them now, in the project's language where it is written."""
    if metric is None:
        return Asked()
    question = metric.questions.get(language.code) or next(iter(metric.questions.values()), "")
    return Asked(text=question, scale_min=metric.scale_min, scale_max=metric.scale_max, favourable=metric.favourable)


def with_metric(measurement: Measurement, before: Metric | None, metric: Metric, language: Language) -> Measurement:
    """Give the result for another metric; its question is that of the metric unless somebody has changed it."""
    own = measurement.asked not in (Asked(), asked_by(before, language))
    asked = measurement.asked if own else asked_by(metric, language)
    return msgspec.structs.replace(measurement, metric=metric.id, asked=asked)
