"""What a metric is called in short: how it is asked or counted, its kind, its number today, what it looks at."""

from cxworkshop.language import C_, N_, NO_VALUE, Language, Message
from cxworkshop.method.catalogue import Method, method_of
from cxworkshop.method.measuring import quantile, report_as
from cxworkshop.method.readings import current
from cxworkshop.method.view import View
from cxworkshop.model.metrics import RELATIONSHIP, Metric
from cxworkshop.programme.choices import METHOD, label, quality_name, word
from cxworkshop.programme.metric_gaps import KINDS, Gaps, Group, Kind, kind_of
from cxworkshop.programme.values import RANGE, SIGNED_RANGE, certainty_text, short_text

KIND_AND_SCALE = C_("kind and scale", "{kind} · {scale}")
WITH_SCALE = C_("method and scale", "{method} · {scale}")
GROUP_NAMES: dict[str, Message] = {
    RELATIONSHIP: N_("The relationship as a whole"),
    "": N_("Not linked to an experience"),
}
NO_NAME = N_("Metric without a name")
MISSING_KIND: dict[Kind, Message] = {
    "say": N_("So far there is nothing here that customers say."),
    "count": N_("So far there is nothing here that we count."),
}


def method_text(metric: Metric, language: Language) -> str:
    """Say how a metric is asked or counted, and on which scale."""
    method = method_of(metric.method)
    name = word(METHOD, metric.method, language) or language.text(N_("Method not chosen"))
    scale = scale_text(method, metric, language) if method is not None else ""
    return language.text(WITH_SCALE, method=name, scale=scale) if scale else name


def scale_text(method: Method, metric: Metric, language: Language) -> str:
    """Say the scale of the answers, or how the number is shown where nobody is asked."""
    low, high = method.scale
    if method.questions and low is not None and high is not None:
        if (low, high) == (0, 1):
            return language.text(N_("yes or no"))
        return language.text(RANGE if low >= 0 else SIGNED_RANGE, low=language.number(low), high=language.number(high))
    if report_as(metric) == "percentile":
        return language.text(N_("{share} of cases"), share=language.percent(quantile(metric)))
    if report_as(metric) == "rate":
        return language.text(N_("per {thousand} cases"), thousand=language.number(1000))
    return label(Metric, "report_as", metric.report_as, language)


def kind_text(metric: Metric, language: Language) -> str:
    """Say whether customers say it or we count it."""
    kind = kind_of(metric.class_)
    return NO_VALUE if kind is None else language.text(KINDS[kind])


def today_text(view: View, metric: Metric, language: Language) -> str:
    """Write today's number."""
    reading = view.of(current).get(metric.id)
    return short_text(metric, reading.estimate if reading else None, language)


def certainty(view: View, metric: Metric, language: Language) -> str:
    """Write interval and n of today's number, or why there is none."""
    reading = view.of(current).get(metric.id)
    return certainty_text(metric, reading.estimate if reading else None, language)


def qualities_text(metric: Metric, language: Language) -> str:
    """Name the qualities that a metric looks at."""
    return language.listed(quality_name(name, language) for name in metric.qualities) or NO_VALUE


def group_name(group: Group, language: Language) -> str:
    """Name the experience of a group, or say what stands in it."""
    if group.experience is not None:
        return group.experience.name or language.text(N_("Experience without a name"))
    return language.text(GROUP_NAMES[group.key])


def unmeasured_text(found: Gaps, language: Language) -> str:
    """Say which of the four qualities nothing looks at; "" when all are measured."""
    if not found.qualities:
        return ""
    names = language.listed(in_sentence(quality_name(name, language)) for name in found.qualities)
    return language.text(N_("Not measured: {qualities}"), qualities=names)


def gap_text(fills: Gaps, language: Language) -> str:
    """Say which gap a suggestion fills."""
    if fills.kinds:
        return language.text(MISSING_KIND[fills.kinds[0]])
    names = language.listed(in_sentence(quality_name(name, language)) for name in fills.qualities)
    return language.text(N_("So far nothing measures: {qualities}."), qualities=names) if names else ""


def in_sentence(name: str) -> str:
    """Write the name of a quality as it stands inside a sentence."""
    return name[:1].lower() + name[1:]
