"""Checks of step 3."""

from collections.abc import Iterator

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.metrics import alphas, is_time, metrics_of
from cxworkshop.method.measuring import report_as
from cxworkshop.method.readings import latest
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Metric
from cxworkshop.programme.checks.finding import Check, Exact, Found, Named
from cxworkshop.programme.checks.questions import (
    changed_after_data,
    leading_questions,
    scores_without_why,
    unconfirmed_direction,
)
from cxworkshop.programme.checks.scope import is_blank, measured_experiences

MOST_OF_ONE, MOST_METRICS = 3, 12
LEAST_ALPHA = 0.70
LEAST_FOR_ALPHA = 30


def _at(metric: Metric, field: str, case: str = "") -> Found:
    name = {"metric": Named("metrics", metric.id)}
    return Found("metrics", metric.id, field, {**name, "case": case} if case else name)


def unmeasured_experiences(view: View) -> Iterator[Found]:
    """Find measured experiences without a metric."""
    of = view.of(metrics_of)
    for experience in measured_experiences(view) if view.metrics else ():
        if experience.id not in of:
            values = {"experience": Named("experiences", experience.id)}
            yield Found("experiences", experience.id, "", values)


def many_metrics(view: View) -> Iterator[Found]:
    """Find more metrics than anybody follows."""
    of = view.of(metrics_of)
    for experience in view.experiences:
        n = len(of.get(experience.id, ()))
        if n > MOST_OF_ONE:
            values = {"case": "one", "n": n, "experience": Named("experiences", experience.id)}
            yield Found("experiences", experience.id, "", values)
    if len(view.metrics) > MOST_METRICS:
        yield Found("metrics", "", "", {"case": "all", "n": len(view.metrics)})


def without_owner(view: View) -> Iterator[Found]:
    """Find metrics that nobody owns."""
    for metric in view.metrics:
        if is_blank(metric.owner):
            yield _at(metric, "owner")


def undefined_metrics(view: View) -> Iterator[Found]:
    """Find metrics whose direction, unit, scale or definition is missing."""
    for metric in view.metrics:
        if metric.direction is None:
            yield _at(metric, "direction", "direction")
        if is_blank(metric.unit):
            yield _at(metric, "unit", "unit")
        # a duration has a lowest value only
        if metric.scale_min is None and metric.scale_max is None:
            yield _at(metric, "scale_min", "scale")
        if is_blank(metric.definition):
            yield _at(metric, "definition", "definition")


def no_actual_outcome(view: View) -> Iterator[Found]:
    """Find a set of metrics that never looks at what customers did in the end."""
    if view.metrics and all(metric.class_ != "outcome (actual)" for metric in view.metrics):
        yield Found("metrics", "", "class_")


def one_sided_experiences(view: View) -> Iterator[Found]:
    """Find measured experiences with metrics but without a fact, or without a feeling."""
    of = view.of(metrics_of)
    for experience in measured_experiences(view):
        classes = {metric.class_ for metric in of.get(experience.id, ()) if metric.class_}
        missing = [name for name in ("interaction", "perception") if name not in classes]
        if classes and missing:
            case = "both" if len(missing) == 2 else missing[0]
            values = {"case": case, "experience": Named("experiences", experience.id)}
            yield Found("experiences", experience.id, "", values)


def recommendation_after_encounter(view: View) -> Iterator[Found]:
    """Find NPS tied to a single interaction."""
    for metric in view.metrics:
        experience = view.experiences.find(metric.experience)
        if metric.method == "NPS" and experience is not None and experience.level == "interaction":
            yield _at(metric, "experience")


def mean_times(view: View) -> Iterator[Found]:
    """Find durations that are reported as a mean."""
    for metric in view.metrics:
        if is_time(metric) and report_as(metric) == "mean":
            yield _at(metric, "report_as")


def bendable_metrics(view: View) -> Iterator[Found]:
    """Find metrics that staff can bend and that no other metric holds straight."""
    for metric in view.metrics:
        if metric.bendable and (metric.counter_metric == metric.id or view.metrics.find(metric.counter_metric) is None):
            yield _at(metric, "counter_metric")


def scattered_items(view: View) -> Iterator[Found]:
    """Find indices whose items do not measure one thing in their newest answers (F3.15)."""
    found = view.of(alphas)
    newest = {key: alpha for key, reading in view.of(latest).items() if (alpha := found.get(reading.measurement.id))}
    for (metric, segments), alpha in newest.items():
        # where everybody answered, a segment is a smaller sample of the same
        whole = newest.get((metric, ()))
        if segments and whole is not None and whole.n >= LEAST_FOR_ALPHA:
            continue
        if alpha.value is not None and alpha.n >= LEAST_FOR_ALPHA and alpha.value < LEAST_ALPHA:
            # cut, not rounded: 0.699 said as 0.70 would contradict the sentence
            said = {"alpha": Exact(int(alpha.value * 100) / 100), "least": Exact(LEAST_ALPHA)}
            values = {"metric": Named("metrics", alpha.metric.id), "n": alpha.n, **said}
            yield Found("metrics", alpha.metric.id, "", values)


def all_lagging(view: View) -> Iterator[Found]:
    """Find a set of metrics that all come afterwards."""
    if view.metrics and all(metric.timing == "lagging" for metric in view.metrics):
        yield Found("metrics", "", "timing")


def uncounted_shares(view: View) -> Iterator[Found]:
    """Find shares and rates that do not say what is counted out of what."""
    for metric in view.metrics:
        if (metric.method or metric.report_as) and report_as(metric) in ("share", "rate"):
            for field in ("numerator", "denominator"):
                if is_blank(getattr(metric, field)):
                    yield _at(metric, field, field)
                    break


def no_metric(view: View) -> Iterator[Found]:
    """Find a project without metrics."""
    if not view.metrics:
        yield Found("metrics")


CHECKS = (
    Check(
        "L301",
        "E",
        N_("“{experience}” has no metric"),
        N_("You chose to measure it. Add one fact that you count and one feeling that customers tell."),
        unmeasured_experiences,
    ),
    Check(
        "L302",
        "W",
        {
            "one": NP_("“{experience}” has {n} metric", "“{experience}” has {n} metrics"),
            "all": NP_("There is {n} metric in all", "There are {n} metrics in all"),
        },
        {
            "one": N_("Three are enough to follow one experience. Keep those on which you would act."),
            "all": N_("Nobody follows more than twelve. Keep those on which you would act."),
        },
        many_metrics,
    ),
    Check(
        "L303",
        "W",
        N_("“{metric}” has no owner"),
        N_("A figure that belongs to nobody changes nothing. Name one person who looks at it."),
        without_owner,
    ),
    Check(
        "L304",
        "E",
        {
            "direction": N_("“{metric}” does not say whether high is good"),
            "unit": N_("“{metric}” has no unit"),
            "scale": N_("“{metric}” has no scale"),
            "definition": N_("“{metric}” is not defined"),
        },
        {
            "direction": N_("Targets and colours depend on it. Choose whether higher or lower is better."),
            "unit": N_("A number without a unit can be read in two ways. Fill in minutes, % or what it is."),
            "scale": N_(
                "Without its lowest and highest value nobody can tell a slip from a result. Fill in one of them."
            ),
            "definition": N_(
                "Two people must count the same. Write what is counted, out of what, and what is left out."
            ),
        },
        undefined_metrics,
    ),
    Check(
        "L305",
        "W",
        N_("No metric shows what customers did in the end"),
        N_("Feelings and facts should lead to something. Add one outcome, such as customers kept or bought again."),
        no_actual_outcome,
    ),
    Check(
        "L306",
        "W",
        {
            "interaction": N_("“{experience}” has no metric of what happened"),
            "perception": N_("“{experience}” has no metric of how it felt"),
            "both": N_("“{experience}” has neither a fact nor a feeling"),
        },
        {
            "interaction": N_("A feeling without a fact does not say what to mend. Add something that you count."),
            "perception": N_(
                "A fact without a feeling does not say whether it mattered. Add something that customers tell."
            ),
            "both": N_("Outcomes come late. Add something that you count and something that customers tell."),
        },
        one_sided_experiences,
    ),
    Check(
        "L307",
        "W",
        N_("“{metric}” asks to recommend after one encounter"),
        N_("One meeting seldom decides whether people recommend you. Ask how easy or how satisfying it was instead."),
        recommendation_after_encounter,
    ),
    Check(
        "L308",
        "E",
        {
            "text": N_("The question of “{metric}” has changed"),
            "scale": N_("The scale of “{metric}” has changed"),
            "boxes": N_("What counts as good for “{metric}” has changed"),
        },
        N_("There are data from before, and old and new cannot be compared. Undo the change, or start a new metric."),
        changed_after_data,
    ),
    Check(
        "L309",
        "W",
        N_("“{metric}” reports a time as a mean"),
        N_("Nobody lives in the average. Report the time within which nine of ten are served."),
        mean_times,
    ),
    Check(
        "L310",
        "W",
        N_("“{metric}” has no counter-metric"),
        N_("It can be made to look better without being better. Name a metric that would show it."),
        bendable_metrics,
    ),
    Check(
        "L311",
        "H",
        {
            "two": N_("The question of “{metric}” asks two things"),
            "praise": N_("The question of “{metric}” praises"),
        },
        {
            "two": N_("With “{word}” in it nobody knows which part was answered. Ask one thing at a time."),
            "praise": N_("“{word}” tells people what to answer. Ask without it."),
        },
        leading_questions,
    ),
    Check(
        "L312",
        "E",
        N_("The scale of “{metric}” is not confirmed"),
        N_("Effort has been asked with high as good and with low as good. Confirm that 7 means easy in your form."),
        unconfirmed_direction,
    ),
    Check(
        "L313",
        "W",
        N_("“{source}” does not ask why"),
        N_("A score without a reason does not say what to mend. Add one open question."),
        scores_without_why,
    ),
    Check(
        "L314",
        "W",
        N_("The items of “{metric}” do not measure one thing"),
        NP_(
            "Their alpha is {alpha}, from one complete answer, and an index needs {least}. "
            "Follow the items one by one, or take out the one that is about something else.",
            "Their alpha is {alpha}, from {n} complete answers, and an index needs {least}. "
            "Follow the items one by one, or take out the one that is about something else.",
        ),
        scattered_items,
    ),
    Check(
        "L315",
        "W",
        N_("All metrics come afterwards"),
        N_("What only shows later cannot be acted on this week. Add one that moves first, such as a waiting time."),
        all_lagging,
    ),
    Check(
        "L316",
        "W",
        {
            "numerator": N_("“{metric}” does not say what is counted"),
            "denominator": N_("“{metric}” does not say out of what it is counted"),
        },
        N_("A share can be counted in several ways. Write what is counted, and out of what."),
        uncounted_shares,
    ),
    Check(
        "L317",
        "E",
        N_("There is no metric yet"),
        N_("Without a number nobody can tell whether it got better. Add one fact or one feeling to start with."),
        no_metric,
    ),
)
