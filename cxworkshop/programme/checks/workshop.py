"""Checks of the workshop."""

from collections.abc import Iterator

from cxworkshop.language import N_, NP_
from cxworkshop.method.agenda import longest_stretch
from cxworkshop.method.figures.workshop import people
from cxworkshop.method.view import View
from cxworkshop.programme.checks.finding import Check, Found
from cxworkshop.programme.checks.scope import is_filled

PAUSES = ("break", "lunch")
STEP_OF = {f"s{step}": step for step in range(1, 8)}
LONGEST_STRETCH = 90
MOST_PEOPLE = 12


def overfull_agenda(view: View) -> Iterator[Found]:
    """Find agendas that need more working minutes than there are; pauses come on top (F8.1)."""
    minutes = sum(block.minutes or 0 for block in view.workshop.agenda if block.kind not in PAUSES)
    there = view.workshop.working_minutes
    if there is not None and minutes > there:
        yield Found("workshop", "", "agenda", {"n": minutes - there, "minutes": minutes, "there": there})


def nobody_decides(view: View) -> Iterator[Found]:
    """Find workshops without anybody who can decide."""
    some = view.workshop.participants
    if some and not any("decision-maker" in participant.roles for participant in some):
        yield Found("workshop", "", "participants")


def customers_unheard(view: View) -> Iterator[Found]:
    """Find workshops with neither the front line nor anything from customers."""
    some = view.workshop.participants
    voices = {role for participant in some for role in participant.roles}
    if some and voices.isdisjoint({"front line", "customer's voice"}) and not view.workshop.customer_material:
        yield Found("workshop", "", "participants")


def blocks_without_output(view: View) -> Iterator[Found]:
    """Find blocks that ended although their step is still empty."""
    for block in view.workshop.agenda:
        step = STEP_OF.get(block.kind or "")
        if block.ended and step is not None and not is_filled(view, step):
            yield Found("workshop", "", f"agenda.{block.id}.ended", {"step": step})


def large_group(view: View) -> Iterator[Found]:
    """Find workshops with more people than one group can hold."""
    n = view.of(people)
    if n > MOST_PEOPLE:
        yield Found("workshop", "", "participants", {"n": n})


def long_stretches(view: View) -> Iterator[Found]:
    """Find agendas with a long stretch of work without a break."""
    blocks = [(block.minutes or 0, block.kind in PAUSES) for block in view.workshop.agenda]
    stretch = longest_stretch(blocks)
    if stretch > LONGEST_STRETCH:
        yield Found("workshop", "", "agenda", {"n": stretch})


CHECKS = (
    Check(
        "L801",
        "W",
        NP_("The agenda is {n} minute too long", "The agenda is {n} minutes too long"),
        N_(
            "It takes {minutes} of {there} minutes, breaks not counted. Shorten a block, or split it into two sessions."
        ),
        overfull_agenda,
    ),
    Check(
        "L802",
        "W",
        N_("Nobody in the workshop can decide"),
        N_("Without a decision-maker the day ends in wishes. Have one there at least for steps 1, 5 and 6."),
        nobody_decides,
    ),
    Check(
        "L803",
        "W",
        N_("The customer has no voice in the workshop"),
        N_("Bring somebody from the front line, or customers' own words: complaints, comments, calls."),
        customers_unheard,
    ),
    Check(
        "L804",
        "H",
        N_("The block of step {step} ended without a result"),
        N_("Nothing was written down in this step. Note at least the main points before they fade."),
        blocks_without_output,
    ),
    Check(
        "L805",
        "H",
        N_("{n} people are many for one group"),
        N_("Above twelve, most only listen. Sit at tables of four or five and compare results."),
        large_group,
    ),
    Check(
        "L806",
        "H",
        NP_("The agenda has {n} minute without a break", "The agenda has {n} minutes without a break"),
        N_("After 90 minutes attention is gone. Put a break of 10 to 15 minutes in between."),
        long_stretches,
    ),
)
