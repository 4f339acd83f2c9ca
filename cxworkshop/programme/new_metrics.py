"""New metrics from the catalogue: complete as far as the method says, in the words of the project's language."""

from typing import Any, NamedTuple

from msgspec.structs import replace

from cxworkshop.language import N_, Language, Message
from cxworkshop.method.catalogue import BY_KEY, Method
from cxworkshop.method.questions import wording
from cxworkshop.model.fields import LanguageCode, Quality
from cxworkshop.model.ids import new_id
from cxworkshop.model.metrics import MethodKey, Metric
from cxworkshop.model.project import Project
from cxworkshop.programme.checks.scope import result_scale
from cxworkshop.programme.choices import method_name
from cxworkshop.programme.empty import METRICS

QUALITIES: dict[MethodKey, tuple[Quality, ...]] = {
    "CSAT": ("mission",),
    "CES2": ("no_hassle",),
    "EFFECTIVE": ("mission",),
    "EASE": ("no_hassle",),
    "INFO": ("no_hassle",),
    "NEED": ("mission",),
    "RECOGNISED": ("recognition",),
    "EXTRA": ("extra",),
    "PROMISE": ("mission",),
    "YES NO": ("mission",),
    "FCR": ("mission",),
    "RESPONSE TIME": ("no_hassle",),
    "SERVICE LEVEL": ("no_hassle",),
    "ABANDONMENT": ("no_hassle",),
    "PROMISE KEPT": ("mission",),
    "CONTACTS": ("no_hassle",),
    "COMPLAINTS": ("no_hassle",),
}
"""Which of the four qualities a method usually tells something about; the team may see it differently."""


class Rule(NamedTuple):
    """Say how a method counts: what its number is, the cases that count, all cases, and what is left out."""

    definition: Message
    numerator: Message = ""
    denominator: Message = ""
    exclusions: Message = ""


ANSWERS_OUT_OF_ALL = Rule(
    N_("answers {answers} out of all valid answers"), N_("answers {answers}"), N_("all valid answers")
)
YES_OUT_OF_ALL = Rule(N_("answers “yes” out of all valid answers"), N_("answers “yes”"), N_("all valid answers"))
RULES: dict[MethodKey, Rule] = {
    "NPS": Rule(N_("share of answers 9 and 10 minus share of answers 0 to 6, in points")),
    "EMOTION": Rule(N_("share of good feelings minus share of bad ones, in points")),
    "INDEX": Rule(N_("mean of the three answers, on a scale from 0 to 100")),
    "FCR": Rule(
        N_("matters resolved at the first contact out of all matters"),
        N_("matters resolved at the first contact"),
        N_("all matters"),
    ),
    "RESPONSE TIME": Rule(N_("the time from the customer's contact to our answer that nine of ten cases stay under")),
    "SERVICE LEVEL": Rule(
        N_("cases answered within the limit out of all cases"), N_("cases answered within the limit"), N_("all cases")
    ),
    "ABANDONMENT": Rule(
        N_("calls given up out of all calls"),
        N_("calls given up"),
        N_("all calls"),
        N_("calls given up within five seconds"),
    ),
    "PROMISE KEPT": Rule(
        N_("promises kept in time out of all promises whose time has come"),
        N_("promises kept in time"),
        N_("all promises whose time has come"),
        N_("promises without a time, which are listed instead"),
    ),
    "CONTACTS": Rule(N_("mean number of contacts until a matter is settled")),
    "RETENTION": Rule(
        N_("customers at the start of the period who are still customers at its end"),
        N_("customers at the end, without those who are new"),
        N_("customers at the start"),
    ),
    "CHURN": Rule(
        N_("customers at the start of the period who are no longer customers at its end"),
        N_("customers who left"),
        N_("customers at the start"),
    ),
    "REPURCHASE": Rule(
        N_("customers who bought again within the period out of all customers at its start"),
        N_("customers who bought again"),
        N_("customers at the start"),
    ),
    "COMPLAINTS": Rule(
        N_("complaints or errors for every thousand cases"), N_("complaints or errors"), N_("all cases")
    ),
    "SENTIMENT": Rule(N_("positive minus negative comments out of all labelled comments, in points")),
    "REVIEWS": Rule(
        N_("reviews with 4 or 5 stars out of all reviews"), N_("reviews with 4 or 5 stars"), N_("all reviews")
    ),
}
NAMES: dict[MethodKey, Message] = {row.values["method"]: row.label for row in METRICS} | {
    "COMPLAINTS": N_("Complaints or errors"),
    "PROMISE": N_("Promise kept"),
    "FCR": N_("Solved the first time"),
    "YES NO": N_("Managed to do it"),
    "SERVICE LEVEL": N_("Answered in time"),
}
"""What a new metric is called where the method's own name is no good name for a number."""


def new_metric(method: MethodKey, experience: str, project: Project, name: str = "") -> Metric:
    """Make a metric of a method for an experience (or RELATIONSHIP, or ""), in the project's language.

    Its questions stay empty: as long as nobody adapts them, the ready-made wording is asked.
    """
    entry = BY_KEY[method]
    language = Language(project.about.language)
    rule = _rule(entry)
    answers = language.listed(language.number(answer) for answer in entry.favourable)
    texts: dict[str, Any] = {
        field: language.text(text, answers=answers) for field, text in rule._asdict().items() if text
    }
    made = Metric(
        id=new_id(),
        name=name or metric_name(method, language),
        experience=experience,
        method=method,
        class_=entry.class_,
        timing=entry.timing,
        direction=entry.direction,
        unit=entry.unit,
        scale_min=entry.scale[0],
        scale_max=entry.scale[1],
        favourable=entry.favourable,
        report_as=None if method == "CUSTOM" else entry.report_as,
        percentile=entry.percentile,
        bendable=entry.bendable,
        qualities=QUALITIES.get(method, ()),
        **texts,
    )
    if method == "CUSTOM":
        return made
    low, high = result_scale(made)
    return replace(made, scale_min=low, scale_max=high)


def metric_name(method: MethodKey, language: Language) -> str:
    """Give the name that a new metric of a method gets."""
    return language.text(NAMES[method]) if method in NAMES else method_name(method, language)


def question_texts(method: Method, project: Project, experience: str, language: LanguageCode) -> list[str]:
    """Give the ready-made questions of a method with the project's own words put in, "…" where there are none."""
    row = project.experiences.find(experience)
    name = (row.name if row else "") or "…"
    company = project.profile.organisation or "…"
    return [wording(key, language, company=company, experience=name, task=name) for key in method.questions]


def _rule(entry: Method) -> Rule:
    if entry.key in RULES:
        return RULES[entry.key]
    if not entry.favourable:
        return Rule("")
    return YES_OUT_OF_ALL if entry.scale == (0, 1) else ANSWERS_OUT_OF_ALL
