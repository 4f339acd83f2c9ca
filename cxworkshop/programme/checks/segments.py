"""Checks of step 1."""

from collections.abc import Iterator

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.segments import ranking
from cxworkshop.method.view import View
from cxworkshop.programme.checks.finding import Check, Found, Named, Percent
from cxworkshop.programme.checks.rankings import (
    disputed_ratings,
    heavy_criterion,
    rated_alike,
    shaky_ranking,
    thinly_rated,
)
from cxworkshop.programme.checks.scope import is_blank, is_left_out, measured_segments

LARGE_SHARE = 0.20
MOST_MEASURED, MOST_SEGMENTS = 3, 7
SHORT = 15
LOW_REACH = 2


def single_segment(view: View) -> Iterator[Found]:
    """Find a project with one segment only."""
    if len(view.segments) == 1:
        yield Found("segments", view.segments[0].id, "", {"segment": Named("segments", view.segments[0].id)})


def many_segments(view: View) -> Iterator[Found]:
    """Find more segments than a team can measure, or keep apart."""
    measured = len(measured_segments(view))
    if measured > MOST_MEASURED:
        yield Found("segments", "", "decision", {"case": "measured", "n": measured})
    if len(view.segments) > MOST_SEGMENTS:
        yield Found("segments", "", "", {"case": "all", "n": len(view.segments)})


def measured_without_population(view: View) -> Iterator[Found]:
    """Find measured segments of unknown size."""
    for segment in measured_segments(view):
        if segment.population is None:
            yield Found("segments", segment.id, "population", {"segment": Named("segments", segment.id)})


def overlapping_segments(view: View) -> Iterator[Found]:
    """Find segments that hold more customers together than there are."""
    total = sum(segment.population or 0 for segment in view.segments)
    stated = view.profile.customer_count
    if stated is not None and total > stated:
        yield Found("profile", "", "customer_count", {"total": total, "stated": stated})


def left_out_without_reason(view: View) -> Iterator[Found]:
    """Find large segments that are not measured and say not why."""
    result = view.of(ranking)
    measured = measured_segments(view)
    for segment in view.segments:
        figures = result.segments[segment.id]
        people, value = figures.population_share or 0, figures.value_share or 0
        large = max(people, value) >= LARGE_SHARE
        if large and is_left_out(segment.decision, measured) and is_blank(segment.rationale):
            yield Found(
                "segments",
                segment.id,
                "rationale",
                {"segment": Named("segments", segment.id), "people": Percent(people), "value": Percent(value)},
            )


def companies_without_people(view: View) -> Iterator[Found]:
    """Find segments of companies that do not say how many people and which roles they have."""
    for segment in view.segments:
        if segment.type == "B2B":
            values = {"segment": Named("segments", segment.id)}
            if segment.contacts_per_account is None:
                yield Found("segments", segment.id, "contacts_per_account", {**values, "case": "contacts"})
            if not segment.roles:
                yield Found("segments", segment.id, "roles", {**values, "case": "roles"})


def vaguely_described(view: View) -> Iterator[Found]:
    """Find short definitions, and measured segments without a persona's goal."""
    for segment in view.segments:
        values = {"segment": Named("segments", segment.id)}
        if len(segment.definition.strip()) < SHORT:
            yield Found("segments", segment.id, "definition", {**values, "case": "definition"})
        if segment.decision == "measure now" and is_blank(segment.persona.goal):
            yield Found("segments", segment.id, "persona.goal", {**values, "case": "persona"})


def measured_on_assumption(view: View) -> Iterator[Found]:
    """Find measured segments that nobody has looked at yet."""
    for segment in measured_segments(view):
        if segment.evidence == "assumption":
            yield Found("segments", segment.id, "evidence", {"segment": Named("segments", segment.id)})


def hard_to_reach(view: View) -> Iterator[Found]:
    """Find measured segments that can hardly be contacted."""
    reach = [criterion.id for criterion in view.criteria if criterion.key == "reach"]
    for segment in measured_segments(view):
        for id in reach:
            value = segment.ratings[id].value if id in segment.ratings else None
            if value is not None and value <= LOW_REACH:
                yield Found("segments", segment.id, f"ratings.{id}", {"segment": Named("segments", segment.id)})


def no_segment(view: View) -> Iterator[Found]:
    """Find a project without segments."""
    if not view.segments:
        yield Found("segments")


CHECKS = (
    Check(
        "L101",
        "W",
        N_("“{segment}” is the only segment"),
        N_("With one group there is nothing to prioritise. Ask whether all your customers are really alike."),
        single_segment,
    ),
    Check(
        "L102",
        "W",
        {
            "measured": NP_("{n} segment is measured at once", "{n} segments are measured at once"),
            "all": NP_("There is {n} segment", "There are {n} segments"),
        },
        {
            "measured": N_("Two segments measured well beat six measured badly. Keep at most three for now."),
            "all": N_("More than seven groups are hard to keep apart. Join those that need much the same."),
        },
        many_segments,
    ),
    Check(
        "L103",
        "E",
        N_("“{segment}” has no number of customers"),
        N_("Without it nobody can say how many answers to expect. Fill in the number, even a rough one."),
        measured_without_population,
    ),
    Check(
        "L104",
        "W",
        N_("“{segment}” has too few ratings"),
        N_("{coverage} of the weight is rated, and a score needs 60%. Rate the missing criteria."),
        thinly_rated,
    ),
    Check(
        "L105",
        "H",
        N_("“{criterion}” is rated the same everywhere"),
        N_("A criterion on which all segments are equal does not help to choose. Rate it again, or leave it out."),
        rated_alike,
    ),
    Check(
        "L106",
        "W",
        {
            "mixes": N_("The first place depends on the weights"),
            "tipping": N_("A small change of weight decides the first place"),
        },
        {
            "mixes": N_(
                "No segment leads in more than {share} of the tried weights; “{first}” and “{second}” are closest. "
                "Agree on the weights before you go on."
            ),
            "tipping": N_(
                "“{criterion}” weighs {share} of all, and at {tie} “{first}” and “{second}” would be equal. "
                "Agree on this weight before you go on."
            ),
        },
        shaky_ranking,
    ),
    Check(
        "L107",
        "H",
        N_("Ratings of “{segment}” differ widely"),
        N_("On “{criterion}” you see these customers differently. Tell each other what you know, then agree."),
        disputed_ratings,
    ),
    Check(
        "L108",
        "H",
        N_("“{criterion}” outweighs all else"),
        N_("It carries {share} of the weight. Ask whether the other criteria are meant to count at all."),
        heavy_criterion,
    ),
    Check(
        "L109",
        "W",
        N_("The segments hold more customers than you have"),
        N_("They add up to {total}, and you stated {stated}. Find out where the segments overlap."),
        overlapping_segments,
    ),
    Check(
        "L110",
        "W",
        N_("“{segment}” is left out without a reason"),
        N_("It holds {people} of customers and {value} of value. Write down why it can wait."),
        left_out_without_reason,
    ),
    Check(
        "L111",
        "W",
        {
            "contacts": N_("“{segment}” has no number of people per company"),
            "roles": N_("“{segment}” has no roles"),
        },
        {
            "contacts": N_("You count companies but ask people. Estimate how many people deal with you in each."),
            "roles": N_("The one who signs is seldom the one who waits on the phone. Name the roles to be heard."),
        },
        companies_without_people,
    ),
    Check(
        "L112",
        "H",
        {
            "definition": N_("“{segment}” needs a clearer rule for who belongs"),
            "persona": N_("“{segment}” has no persona with a goal"),
        },
        {
            "definition": N_("A colleague should be able to pick these customers from the list by the rule alone."),
            "persona": N_("An invented person with a goal keeps the customer in the room. One sentence is enough."),
        },
        vaguely_described,
    ),
    Check(
        "L113",
        "W",
        N_("“{segment}” rests on an assumption"),
        N_("You are about to measure customers whom you have only guessed at. Plan five interviews first."),
        measured_on_assumption,
    ),
    Check(
        "L114",
        "W",
        N_("“{segment}” is hard to reach"),
        N_("You rated their reachability low. Decide how you will ask them before you promise figures."),
        hard_to_reach,
    ),
    Check(
        "L115",
        "E",
        N_("There is no segment yet"),
        N_("Everything else builds on whom it is for. Add the first group of customers that you would miss."),
        no_segment,
    ),
)
