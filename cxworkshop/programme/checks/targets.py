"""Checks of step 5."""

from collections.abc import Iterator

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.collection import next_start
from cxworkshop.method.view import View
from cxworkshop.programme.checks.finding import Check, Found, Named
from cxworkshop.programme.checks.goals import (
    at,
    disordered_levels,
    no_improvement,
    perfect_targets,
    unfounded_targets,
    values_off_the_scale,
)
from cxworkshop.programme.checks.noise import (
    changed_measuring,
    few_reviews,
    hidden_by_chance,
    other_seasons,
    small_nps_waves,
    unstable_starts,
    weak_starts,
    with_goal,
)
from cxworkshop.programme.checks.scope import is_blank, meet, months_after, sources
from cxworkshop.programme.checks.words import NOT_PAY, PAY, RANKING

FAR_MONTHS = 18


def metrics_without_target(view: View) -> Iterator[Found]:
    """Find metrics that have neither a target nor the word that they are only followed."""
    aimed = {target.metric for target in view.targets}
    for metric in view.metrics if view.targets else ():
        if metric.id not in aimed:
            yield Found("metrics", metric.id, "", {"metric": Named("metrics", metric.id)})


def nobodys_targets(view: View) -> Iterator[Found]:
    """Find targets without a date or an owner."""
    for target, _ in with_goal(view):
        if target.target_date is None:
            yield at(target, "target_date", case="date")
        if is_blank(target.owner):
            yield at(target, "owner", case="owner")


def odd_dates(view: View) -> Iterator[Found]:
    """Find targets far away, or due before the next planned measurement."""
    for target, _ in with_goal(view):
        if target.target_date is None:
            continue
        planned = [
            start
            for row in view.of(sources).get(target.metric, ())
            if meet(row.segments, target.segments) and (start := next_start(row, view.today)) is not None
        ]
        if months_after(target.target_date, view.today) > FAR_MONTHS:
            yield at(target, "target_date", case="far", day=target.target_date)
        elif planned and target.target_date < min(planned):
            # a source that runs already starts today, so this is the start of one to come
            yield at(target, "target_date", case="early", day=target.target_date, start=min(planned))


def paid_targets(view: View) -> Iterator[Found]:
    """Find targets whose text speaks of money for a score, or of ranking people."""
    for target in view.targets:
        for field in ("basis_note", "baseline_reason", "note"):
            text = getattr(target, field)
            if word := PAY.find(text, NOT_PAY) or RANKING.find(text):
                yield at(target, field, word=word)


def no_target(view: View) -> Iterator[Found]:
    """Find a project without targets."""
    if not view.targets:
        yield Found("targets")


def unspoken_conflict(view: View) -> Iterator[Found]:
    """Find a project with targets that does not say what pulls the other way."""
    if view.targets and is_blank(view.profile.reward_conflict):
        yield Found("profile", "", "reward_conflict")


CHECKS = (
    Check(
        "L501",
        "W",
        N_("“{metric}” has no target"),
        N_("A number without a level is only watched. Set one, or say that you only follow it for now."),
        metrics_without_target,
    ),
    Check(
        "L502",
        "E",
        {"date": N_("The target for “{target}” has no date"), "owner": N_("The target for “{target}” has no owner")},
        {
            "date": N_("A target without a date is a hope. Choose the day by which it shall be reached."),
            "owner": N_("A target that belongs to nobody is not worked for. Name one person."),
        },
        nobodys_targets,
    ),
    Check(
        "L503",
        "E",
        {
            "missing": N_("The target for “{target}” has no number"),
            "worse": N_("The target for “{target}” is no improvement"),
        },
        {
            "missing": N_("You want to improve it, so say to what. Begin with what customers call acceptable."),
            "worse": N_("It starts at {start}. Set a better number, or choose to hold the level."),
        },
        no_improvement,
    ),
    Check(
        "L504",
        "E",
        {
            "minimum target": N_("The minimum of “{target}” is better than its target"),
            "target stretch": N_("The stretch target of “{target}” is below its target"),
            "minimum stretch": N_("The minimum of “{target}” is better than its stretch target"),
        },
        N_("Minimum is the worst you accept, stretch what would be splendid, and the target lies between."),
        disordered_levels,
    ),
    Check(
        "L505",
        "E",
        {
            "minimum": N_("The minimum of “{target}” lies off the scale"),
            "target": N_("The target for “{target}” lies off the scale"),
            "stretch": N_("The stretch target of “{target}” lies off the scale"),
            "baseline_value": N_("The start of “{target}” lies off the scale"),
        },
        N_("The metric can never be {value}. Compare the number with the lowest and highest value of its scale."),
        values_off_the_scale,
    ),
    Check(
        "L506",
        "W",
        {
            "missing": N_("“{target}” has no starting point"),
            "few": NP_("“{target}” starts from {n} answer", "“{target}” starts from {n} answers"),
        },
        {
            "missing": N_("Without it nobody can tell how far there is to go. Measure first, or type what you know."),
            "few": N_(
                "With fewer than 30 the start itself may be off by a lot. Collect more before you promise a number."
            ),
        },
        weak_starts,
    ),
    Check(
        "L507",
        "W",
        {
            "below_noise": N_("Chance alone could bring “{target}” to its target"),
            "weak": N_("Success with “{target}” may go unseen"),
        },
        {
            "below_noise": N_(
                "A change of {change} is smaller than what two measurements of this size can tell from chance. "
                "Only follow it, collect more answers, or aim with a metric nearer the work."
            ),
            "weak": N_(
                "A true change of {change} would be missed more often than you accept. "
                "Collect more answers, or judge by the trend of several measurements."
            ),
        },
        hidden_by_chance,
    ),
    Check(
        "L508",
        "W",
        {
            "far": N_("The target for “{target}” is far away"),
            "early": N_("The target for “{target}” is due before it is measured"),
        },
        {
            "far": N_("Nobody feels responsible for {day} yet. Set a level to reach within 18 months."),
            "early": N_("It is due on {day}, and its next measurement starts on {start}. Move one of them."),
        },
        odd_dates,
    ),
    Check(
        "L509",
        "H",
        N_("The target for “{target}” is perfection"),
        N_("At {value} people stop telling what goes wrong. Choose a level that customers would call good."),
        perfect_targets,
    ),
    Check(
        "L510",
        "H",
        {"same": N_("All targets take the same step"), "wish": N_("The target for “{target}” rests on a wish")},
        {
            "same": N_(
                "A change of {step} everywhere is a rule of thumb. Ask for each what customers call acceptable."
            ),
            "wish": N_("Begin with what customers call acceptable, what you promised, or what your best unit reaches."),
        },
        unfounded_targets,
    ),
    Check(
        "L511",
        "W",
        N_("“{target}” is compared across seasons"),
        N_("Your business has seasons, and the two periods share no month. Compare with the same time of year."),
        other_seasons,
    ),
    Check(
        "L512",
        "W",
        N_("The target for “{target}” speaks of pay or ranking"),
        N_("With “{word}” people will help the score, not the customer. Keep this target away from pay and ranking."),
        paid_targets,
    ),
    Check(
        "L513",
        "E",
        {
            "question": N_("“{target}” was asked with another question before"),
            "channel": N_("“{target}” was asked in another channel before"),
            "population": N_("“{target}” was measured among other people before"),
            "scale": N_("“{target}” was measured on another scale before"),
        },
        N_("Start and latest figure cannot be compared. Choose a starting point that was measured in the same way."),
        changed_measuring,
    ),
    Check(
        "L514",
        "W",
        N_("“{target}” has few answers for a number"),
        {
            "both": N_(
                "With {before} answers before and {after} after, NPS swings by many points. "
                "Only follow it, and aim with a metric nearer the work."
            ),
            "one": NP_(
                "With {n} answer NPS swings by many points. Only follow it, and aim with a metric nearer the work.",
                "With {n} answers NPS swings by many points. Only follow it, and aim with a metric nearer the work.",
            ),
        },
        small_nps_waves,
    ),
    Check(
        "L515",
        "W",
        N_("“{target}” is looked at too seldom"),
        NP_(
            "Reviewed as now ({interval}), there is {n} review before the date. Look often enough to change course.",
            "Reviewed as now ({interval}), there are {n} reviews before the date. Look often enough to change course.",
        ),
        few_reviews,
    ),
    Check(
        "L516",
        "W",
        N_("The starting level of “{target}” is not stable"),
        N_("Figure {place} of the series (to {day}) stands out from the others. Find out why before you set a level."),
        unstable_starts,
    ),
    Check(
        "L517",
        "E",
        N_("There is no target yet"),
        N_("Better needs a number, a date and a person. Set a first target, or say that you only follow a metric."),
        no_target,
    ),
    Check(
        "L518",
        "H",
        N_("Nothing is said about what pulls the other way"),
        N_("What you pay or praise may work against these targets. Write it down, so that you can talk about it."),
        unspoken_conflict,
    ),
)
