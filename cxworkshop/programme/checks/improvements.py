"""Checks of step 6."""

from collections.abc import Iterator, Mapping
from math import ceil

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.improvements import action_figures, area_pareto, effects
from cxworkshop.method.scoring import competition_rank
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Area
from cxworkshop.programme.checks.actions import (
    aimless,
    disputed_actions,
    high_impacts,
    kept_actions,
    loose_promises,
    many_open,
    no_action,
    open_actions,
    overdue,
    overloaded_people,
    shared_owner,
    slow_starts,
    unchecked_promises,
    unknown_cost,
    untold_promises,
    vague_titles,
    without_due_date,
    without_owner,
)
from cxworkshop.programme.checks.finding import Check, Found, Named, Percent
from cxworkshop.programme.checks.scope import is_blank

ENOUGH = 0.8
TINY = 1e-9


def _at(area: Area, field: str, **values: object) -> Found:
    return Found("areas", area.id, field, {"area": Named("areas", area.id), **values})


def areas_without_evidence(view: View) -> Iterator[Found]:
    """Find areas with neither a count nor evidence."""
    return (_at(area, "evidence") for area in view.areas if not area.count and is_blank(area.evidence))


def quick_wins_beside_the_point(view: View) -> Iterator[Found]:
    """Find plans of quick wins only, none of which touches what customers name most."""
    rows = view.of(area_pareto).rows
    first = view.areas.find(rows[0].name) if rows else None
    some = open_actions(view)
    details = view.of(action_figures)
    if first is None or first.catch_all or not some:
        return
    quick = all(details[action.id].quadrant == "quick_win" for action in some)
    if quick and not any(first.id in action.areas for action in some):
        yield _at(first, "")


def vital_areas_left_open(view: View) -> Iterator[Found]:
    """Find areas of the vital few that have no action and are not put off."""
    touched = {id for action in kept_actions(view) for id in action.areas}
    for area in view.areas.of(view.of(area_pareto).vital) if view.actions else ():
        if area.id not in touched and area.decision != "not now":
            yield _at(area, "decision")


def actions_that_fall_short(view: View) -> Iterator[Found]:
    """Find targets that the actions together will not reach."""
    for id, result in view.of(effects).items():
        if result.target.kind == "improve" and result.coverage is not None and result.coverage < ENOUGH - TINY:
            values = {"target": Named("targets", id), "coverage": Percent(result.coverage)}
            yield Found("targets", id, "target", values)


def dots_against_evidence(view: View) -> Iterator[Found]:
    """Find areas that the room puts first and customers do not, or the other way round."""
    some = [area for area in view.areas if not area.catch_all]
    dots = {area.id: area.dots or 0 for area in some}
    counts = {area.id: area.count or 0 for area in some}
    if len(some) < 2 or not any(dots.values()) or not any(counts.values()):
        return
    for case, first_in, seen_in in (("dots", dots, counts), ("evidence", counts, dots)):
        leaders = [id for id, rank in _ranks(first_in).items() if rank == 1]
        places = _ranks(seen_in)
        half = ceil(len(some) / 2)
        # of several first ones it is enough that one stands high on the other side
        if all(places[id] > half for id in leaders):
            for area in view.areas.of(leaders[:1]):
                yield _at(area, "dots", case=case)


def _ranks(numbers: Mapping[str, int]) -> dict[str, int]:
    return {id: rank or 0 for id, rank in competition_rank(numbers).items()}


def causeless_areas(view: View) -> Iterator[Found]:
    """Find areas that are acted on without a root cause."""
    touched = {id for action in kept_actions(view) for id in action.areas}
    return (_at(area, "root_cause") for area in view.areas if area.id in touched and is_blank(area.root_cause))


CHECKS = (
    Check(
        "L601",
        "W",
        N_("“{area}” has no evidence"),
        N_("Without a count or a quote it is only an opinion. Write down how often you heard it, or in which words."),
        areas_without_evidence,
    ),
    Check(
        "L602",
        "E",
        N_("“{action}” has no owner"),
        N_("What belongs to nobody is not done. Name one person, best somebody who is in the room."),
        without_owner,
    ),
    Check(
        "L603",
        "E",
        N_("“{action}” has no due date"),
        N_("Without a date it waits behind everything else. Choose the day by which it is done."),
        without_due_date,
    ),
    Check(
        "L604",
        "W",
        N_("“{action}” is overdue"),
        NP_(
            "It was due on {day}, {n} day ago. Finish it, agree on a new date, or drop it.",
            "It was due on {day}, {n} days ago. Finish it, agree on a new date, or drop it.",
        ),
        overdue,
    ),
    Check(
        "L605",
        "W",
        {
            "group": N_("“{action}” belongs to a group"),
            "several": N_("“{action}” has several owners"),
        },
        N_("“{owner}” cannot say yes or no as one person can. Name one who answers for it; others can help."),
        shared_owner,
    ),
    Check(
        "L606",
        "W",
        N_("“{action}” moves no metric"),
        N_("Then nobody will see whether it helped. Name the metric that it should move."),
        aimless,
    ),
    Check(
        "L607",
        "E",
        {
            "owner": N_("The promise in “{action}” has no owner"),
            "text": N_("The promise in “{action}” has no words"),
            "date": N_("The promise in “{action}” has no date"),
            "early": N_("The promise in “{action}” comes too early"),
        },
        {
            "owner": N_("Somebody must see that it is kept. Name one person."),
            "text": N_("Write it as the customer will hear it, so that you can tell whether it was kept."),
            "date": N_("Say from which day it holds, and announce it only when the new way works."),
            "early": N_("It holds from {day}, and the work is due on {due}. Promise less than you can keep."),
        },
        loose_promises,
    ),
    Check(
        "L608",
        "W",
        {
            "named": N_("No metric checks “{promise}”"),
            "unnamed": N_("No metric checks the promise in “{action}”"),
        },
        N_("You would not notice a broken promise. Name the metric that shows how often it is kept."),
        unchecked_promises,
    ),
    Check(
        "L609",
        "W",
        N_("“{action}” has no early first step"),
        {
            "missing": N_(
                "Big projects die of a late start. Write down a first step for the next 30 days, with its date."
            ),
            "late": N_("Its first step is on {day}. Find one that can be taken within 30 days of the workshop."),
        },
        slow_starts,
    ),
    Check(
        "L610",
        "W",
        N_("{person} owns many open actions"),
        NP_(
            "{n} of {all} belongs to one person. Hand some over, or do them one after the other.",
            "{n} of {all} belong to one person. Hand some over, or do them one after the other.",
        ),
        overloaded_people,
    ),
    Check(
        "L611",
        "H",
        N_("“{action}” does not say what is done"),
        N_("Nobody can tick off “{word}”. Begin with what somebody does: call, write, move, stop."),
        vague_titles,
    ),
    Check(
        "L612",
        "W",
        N_("Nothing is done about “{area}”"),
        N_("All your actions are quick wins, and none touches what customers name most. Add one that does."),
        quick_wins_beside_the_point,
    ),
    Check(
        "L613",
        "W",
        N_("“{area}” has no action"),
        N_("It is one of the few problems that make up most of what you hear. Act on it, or say “not now” and why."),
        vital_areas_left_open,
    ),
    Check(
        "L614",
        "W",
        N_("The actions do not reach the target for “{target}”"),
        N_("On paper they cover {coverage} of the way, and 80% is the least. Add an action, or lower the target."),
        actions_that_fall_short,
    ),
    Check(
        "L615",
        "H",
        {
            "dots": N_("The room puts “{area}” first, customers do not"),
            "evidence": N_("Customers put “{area}” first, the room does not"),
        },
        N_("Dots measure the room, not the customers. Talk about the difference before you choose."),
        dots_against_evidence,
    ),
    Check(
        "L616",
        "H",
        {
            "impact": N_("The impact of “{action}” is disputed"),
            "effort": N_("The effort of “{action}” is disputed"),
        },
        N_("Your ratings lie far apart. Tell each other what you know, then agree."),
        disputed_actions,
    ),
    Check(
        "L617",
        "H",
        N_("Every action has a high impact"),
        N_("When all ratings are 4 or 5, none stands out. Ask which one you would do if you could do only one."),
        high_impacts,
    ),
    Check(
        "L618",
        "W",
        N_("“{area}” has actions but no root cause"),
        N_("A cure without a cause may miss. Ask why until you reach something that you can change."),
        causeless_areas,
    ),
    Check(
        "L619",
        "W",
        NP_("{n} action is open", "{n} actions are open"),
        N_("Three actions finished beat ten begun. Put some on hold, and say so."),
        many_open,
    ),
    Check(
        "L620",
        "H",
        {
            "effort": N_("“{action}” has no effort"),
            "cost": N_("“{action}” has no cost"),
        },
        {
            "effort": N_("Without it you cannot tell a quick win from a big project. Rate the work from 1 to 5."),
            "cost": N_("Somebody will ask. A rough sum is enough, and 0 if it costs only time."),
        },
        unknown_cost,
    ),
    Check(
        "L621",
        "W",
        N_("No customer hears of the promise in “{action}”"),
        N_("A promise that nobody hears is not one. Add the customers to those you share with."),
        untold_promises,
    ),
    Check(
        "L622",
        "E",
        {"none": N_("There is no action yet"), "ideas": N_("No action is chosen yet")},
        {
            "none": N_("Measuring alone changes nothing. Add one thing that somebody will do."),
            "ideas": N_("Measuring alone changes nothing. Choose at least one of your ideas."),
        },
        no_action,
    ),
)
