"""Checks of step 2."""

from collections.abc import Iterator

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.experiences import bad_answers, experience_figures
from cxworkshop.method.figures.metrics import metrics_of
from cxworkshop.method.view import View
from cxworkshop.model.metrics import RELATIONSHIP
from cxworkshop.programme.checks.finding import Check, Found, Named, Word
from cxworkshop.programme.checks.journeys import open_end, uneven_coverage
from cxworkshop.programme.checks.scope import (
    FEW,
    is_blank,
    is_left_out,
    measured_experiences,
    measured_segments,
    same,
)
from cxworkshop.programme.checks.words import DEPARTMENTS
from cxworkshop.programme.choices import BAD_CHECK

MOST_MEASURED = 5
TOP = 3
HIGH = 4
BASICS = 3


def _named(id: str) -> Named:
    return Named("experiences", id)


def segments_not_measured(view: View) -> Iterator[Found]:
    """Find measured segments that no measured experience belongs to."""
    measured = measured_experiences(view)
    served = {id for experience in measured for id in experience.segments}
    for segment in measured_segments(view) if measured else ():
        if segment.id not in served:
            yield Found("segments", segment.id, "", {"segment": Named("segments", segment.id)})


def many_measured(view: View) -> Iterator[Found]:
    """Find more measured experiences than a team can follow."""
    measured = len(measured_experiences(view))
    if measured > MOST_MEASURED:
        yield Found("experiences", "", "decision", {"n": measured})


def urgent_but_left_out(view: View) -> Iterator[Found]:
    """Find experiences that are bad or urgent, not measured, and without a reason for that."""
    measured = measured_experiences(view)
    for experience in view.experiences:
        figures = view.of(experience_figures)[experience.id]
        bad = bad_answers(experience)
        top = figures.place is not None and figures.place <= TOP
        left_out = is_left_out(experience.decision, measured) and is_blank(experience.reason)
        if not left_out or not (bad or top):
            continue
        values = {
            "case": "both" if bad and top else "sign" if bad else "top",
            "experience": _named(experience.id),
            "epi": figures.epi if top else None,
            "sign": Word(BAD_CHECK[bad[0]]) if bad else None,
        }
        yield Found("experiences", experience.id, "reason", values)


def no_everyday_touchpoint(view: View) -> Iterator[Found]:
    """Find a choice without an experience that nearly everybody has."""
    details = view.of(experience_figures)
    measured = measured_experiences(view)
    if measured and not any(details[experience.id].everyday for experience in measured):
        yield Found("experiences", "", "decision")


def no_moment_of_truth(view: View) -> Iterator[Found]:
    """Find a choice without a moment of truth."""
    measured = measured_experiences(view)
    if measured and not any(experience.moment_of_truth for experience in measured):
        yield Found("experiences", "", "moment_of_truth")


def guessed_importance(view: View) -> Iterator[Found]:
    """Find measured experiences whose importance nobody has asked about."""
    for experience in measured_experiences(view):
        if experience.importance_source == "staff's guess":
            yield Found("experiences", experience.id, "importance_source", {"experience": _named(experience.id)})


def flat_importance(view: View) -> Iterator[Found]:
    """Find importance ratings that set nothing above anything."""
    rated = [value for experience in view.experiences if (value := experience.importance.value) is not None]
    if len(rated) >= FEW and (same(rated) or min(rated) >= HIGH):
        yield Found("experiences", "", "importance", {"case": "equal" if same(rated) else "high"})


def told_from_inside(view: View) -> Iterator[Found]:
    """Find experiences without the customer's goal, or named after a part of the company."""
    for experience in view.experiences:
        values = {"experience": _named(experience.id)}
        if is_blank(experience.customer_goal):
            yield Found("experiences", experience.id, "customer_goal", {**values, "case": "goal"})
        if word := DEPARTMENTS.find(experience.name):
            yield Found("experiences", experience.id, "name", {**values, "case": "name", "word": word})


def extra_before_basics(view: View) -> Iterator[Found]:
    """Find measured experiences that aim at the little extra while the basics fail."""
    of = view.of(metrics_of)
    for experience in measured_experiences(view):
        basics = {name: getattr(experience.qualities, name) for name in ("mission", "no_hassle")}
        failing = [name for name, rating in basics.items() if rating is not None and rating < BASICS]
        aims = any("extra" in metric.qualities or metric.method == "EXTRA" for metric in of.get(experience.id, ()))
        if failing and aims:
            weakest = min(failing, key=lambda name: basics[name])
            yield Found("experiences", experience.id, f"qualities.{weakest}", {"experience": _named(experience.id)})


def unknown_frequency(view: View) -> Iterator[Found]:
    """Find measured experiences of which nobody says how many customers meet them, or how often."""
    for experience in measured_experiences(view):
        for field in ("reach", "contacts_per_reached"):
            if getattr(experience, field) is None:
                yield Found("experiences", experience.id, field, {"case": field, "experience": _named(experience.id)})


def unrated_qualities(view: View) -> Iterator[Found]:
    """Find measured experiences whose four qualities are not all rated."""
    for experience in measured_experiences(view):
        if view.of(experience_figures)[experience.id].level is None:
            yield Found("experiences", experience.id, "qualities", {"experience": _named(experience.id)})


def only_encounters(view: View) -> Iterator[Found]:
    """Find a choice of single encounters that nothing looks at as a whole."""
    measured = measured_experiences(view)
    relationship = any(metric.experience == RELATIONSHIP for metric in view.metrics)
    if measured and not relationship and all(experience.level == "interaction" for experience in measured):
        yield Found("experiences", "", "level")


def nothing_measured(view: View) -> Iterator[Found]:
    """Find a project in which no experience is chosen."""
    if not measured_experiences(view):
        yield Found("experiences", "", "decision", {"case": "undecided" if view.experiences else "none"})


CHECKS = (
    Check(
        "L201",
        "E",
        N_("Nothing is measured for “{segment}”"),
        N_("You put these customers first. Choose an experience of theirs to measure."),
        segments_not_measured,
    ),
    Check(
        "L202",
        "W",
        NP_("{n} experience is measured at once", "{n} experiences are measured at once"),
        N_("Few teams can follow and mend more than five. Keep those that decide most, and let the others wait."),
        many_measured,
    ),
    Check(
        "L203",
        "W",
        N_("“{experience}” is left out without a reason"),
        {
            "sign": N_("It shows a sign of a bad experience: “{sign}”. Measure it, or write down why it can wait."),
            "top": N_("Its priority of {epi} is in the top three. Measure it, or write down why it can wait."),
            "both": N_(
                "It shows a sign of a bad experience, “{sign}”, and its priority of {epi} is in the top three. "
                "Measure it, or write down why it can wait."
            ),
        },
        urgent_but_left_out,
    ),
    Check(
        "L204",
        "W",
        N_("No everyday touchpoint is measured"),
        N_(
            "Not everybody calls, but nearly everybody gets the invoice. Add a meeting that 95% or more have in a year."
        ),
        no_everyday_touchpoint,
    ),
    Check(
        "L205",
        "W",
        N_("No moment of truth is measured"),
        N_("Some meetings decide whether the customer stays. Mark them, and measure at least one."),
        no_moment_of_truth,
    ),
    Check(
        "L206",
        "W",
        N_("How much “{experience}” matters is a guess"),
        N_("You are about to measure something that customers may not care about. Ask five of them first."),
        guessed_importance,
    ),
    Check(
        "L207",
        "H",
        {
            "one": N_("All experiences lie in “{phase}”"),
            "gap": N_("There is no experience in “{phase}”"),
        },
        {
            "one": N_("Walk through the customer's whole year. Something that matters may lie before or after."),
            "gap": N_("You have experiences before and after it. Ask what customers go through in between."),
        },
        uneven_coverage,
    ),
    Check(
        "L208",
        "W",
        {"equal": N_("All experiences matter equally"), "high": N_("Every experience matters a lot")},
        {
            "equal": N_("Equal ratings cannot help you choose. Put the experiences in an order, then rate again."),
            "high": N_(
                "When all ratings are 4 or 5, none stands out. Put the experiences in an order, then rate again."
            ),
        },
        flat_importance,
    ),
    Check(
        "L209",
        "H",
        {
            "goal": N_("“{experience}” has no customer's goal"),
            "name": N_("“{experience}” is named from the inside"),
        },
        {
            "goal": N_("Without it you measure what you do, not what customers came for. Finish: “I want to …”."),
            "name": N_("A customer would not say “{word}”. Name what they want to get done: “get a fault fixed”."),
        },
        told_from_inside,
    ),
    Check(
        "L210",
        "W",
        N_("“{experience}” aims at the extra before the basics"),
        N_("Getting it done, or sparing hassle, is rated below 3. Mend that first: no extra makes up for it."),
        extra_before_basics,
    ),
    Check(
        "L211",
        "E",
        {
            "reach": N_("“{experience}” does not say how many meet it"),
            "contacts_per_reached": N_("“{experience}” does not say how often it is met"),
        },
        {
            "reach": N_("Its priority and the answers to expect rest on this. Estimate the share of customers a year."),
            "contacts_per_reached": N_(
                "Its priority rests on this. Estimate how many times a year those who meet it do."
            ),
        },
        unknown_frequency,
    ),
    Check(
        "L212",
        "H",
        N_("The qualities of “{experience}” are not rated"),
        N_("Done, no hassle, recognition, the little extra: rate all four to see which one is the weakest link."),
        unrated_qualities,
    ),
    Check(
        "L213",
        "H",
        N_("“{journey}” ends without an emotion"),
        N_("The end is what people remember. Say how the customer feels at the last stage."),
        open_end,
    ),
    Check(
        "L214",
        "H",
        N_("Only single encounters are measured"),
        N_("Each may go well and the whole still fail. Add a journey, or one metric for the overall relationship."),
        only_encounters,
    ),
    Check(
        "L215",
        "E",
        {
            "none": N_("There is no experience yet"),
            "undecided": N_("No experience is chosen to be measured"),
        },
        {
            "none": N_("Metrics need something to measure. Add what customers go through, from their side."),
            "undecided": N_("Metrics need something to measure. Set at least one experience to be measured now."),
        },
        nothing_measured,
    ),
)
