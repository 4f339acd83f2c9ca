"""The typical rows that a step offers as buttons while it is still empty."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cxworkshop.language import N_, Message
from cxworkshop.model.experiences import PhaseKey


class Typical(NamedTuple):
    """Offer one row: what its button says, the texts that it writes in the project's language, and its choices.

    `phase` names the ready-made phase whose record an experience is linked to, if the project has it.
    """

    label: Message
    texts: Mapping[str, Message] = {}
    values: Mapping[str, Any] = {}
    phase: PhaseKey | None = None


SEGMENTS = (
    Typical(N_("Customers with an agreement"), {"definition": N_("has an agreement with us that is running today")}),
    Typical(N_("Regular customers"), {"definition": N_("has bought at least three times in the last 12 months")}),
    Typical(N_("Occasional customers"), {"definition": N_("has bought once or twice in the last 12 months")}),
    Typical(N_("New customers"), {"definition": N_("bought for the first time in the last 6 months")}),
    Typical(N_("Customers who left"), {"definition": N_("was a customer a year ago and is none today")}),
    Typical(
        N_("Small companies"),
        {"definition": N_("is invoiced as a company and has fewer than 50 employees")},
        {"type": "B2B"},
    ),
)

# The labels say what a customer tries to do, the goals what the customer would say.
EXPERIENCES = (
    Typical(
        N_("Find out what it costs"),
        {"customer_goal": N_("know whether it is for me"), "touchpoint": N_("price page")},
        {"level": "interaction", "channels": ("web",)},
        "compare",
    ),
    Typical(
        N_("Order or book"),
        {"customer_goal": N_("have it settled in one go"), "touchpoint": N_("counter or booking page")},
        {"level": "interaction", "channels": ("shop", "web")},
        "buy",
    ),
    Typical(
        N_("Get it when it was promised"),
        {"customer_goal": N_("know when to be at home"), "touchpoint": N_("delivery or visit")},
        {"level": "interaction", "channels": ("visit",)},
        "start",
    ),
    Typical(
        N_("Get started"),
        {"customer_goal": N_("use it without asking anybody"), "touchpoint": N_("instructions")},
        {"level": "interaction", "channels": ("product",)},
        "start",
    ),
    Typical(
        N_("Reach somebody who can help"),
        {"customer_goal": N_("get somebody to take over my problem"), "touchpoint": N_("phone queue")},
        {"level": "interaction", "channels": ("phone",)},
        "get_help",
    ),
    Typical(
        N_("Get a fault fixed"),
        {"customer_goal": N_("have it working again"), "touchpoint": N_("repair")},
        {"level": "journey", "channels": ("phone", "visit")},
        "get_help",
    ),
    Typical(
        N_("Understand and pay the invoice"),
        {"customer_goal": N_("see what I pay for"), "touchpoint": N_("invoice")},
        {"level": "interaction", "channels": ("invoice",)},
        "pay",
    ),
    Typical(
        N_("Renew, change or leave"),
        {"customer_goal": N_("decide in five minutes"), "touchpoint": N_("renewal letter")},
        {"level": "journey", "channels": ("e-mail", "post")},
        "renew_or_leave",
    ),
)

METRICS = (
    Typical(N_("Easy to get help"), values={"method": "CES2"}),
    Typical(N_("Satisfied customers"), values={"method": "CSAT"}),
    Typical(N_("Would recommend us"), values={"method": "NPS"}),
    Typical(N_("Promises kept"), values={"method": "PROMISE KEPT"}),
    Typical(N_("Waiting time"), values={"method": "RESPONSE TIME"}),
    Typical(N_("Solved the first time"), values={"method": "FCR"}),
    Typical(N_("Questions about the invoice"), values={"method": "COMPLAINTS"}),
    Typical(N_("Customers who stayed"), values={"method": "RETENTION"}),
)

COLLECTION = (
    Typical(N_("Numbers we already have"), values={"method": "operational data", "sampling": "everybody"}),
    Typical(N_("Complaints and questions we get"), values={"method": "complaint log", "sampling": "everybody"}),
    Typical(
        N_("Short survey after an encounter"),
        {"trigger_text": N_("when the job is closed")},
        {"method": "transactional survey", "trigger": "event", "sampling": "everybody", "open_question": True},
    ),
    Typical(
        N_("Yearly survey about the relationship"),
        {"trigger_text": N_("in the same month every year")},
        {"method": "relational survey", "trigger": "date", "sampling": "everybody", "open_question": True},
    ),
    Typical(N_("Talks with customers"), values={"method": "interview", "sampling": "quota"}),
    Typical(N_("A day beside the customer"), values={"method": "observation"}),
    Typical(N_("Reviews on the web"), values={"method": "reviews"}),
)

TARGETS = (
    Typical(
        N_("The level that customers call acceptable"), values={"kind": "improve", "basis": "customer expectation"}
    ),
    Typical(N_("What we have promised"), values={"kind": "improve", "basis": "promise in contract"}),
    Typical(N_("What our best colleague reaches"), values={"kind": "improve", "basis": "own best unit"}),
    Typical(N_("Today's level, held"), values={"kind": "hold", "basis": "history"}),
    Typical(N_("Followed without a number"), values={"kind": "monitor only"}),
)

AREAS = (
    Typical(N_("Hard to find out what it costs")),
    Typical(N_("Long wait before somebody answers")),
    Typical(N_("The answer does not fit the question")),
    Typical(N_("Has to explain the same thing twice")),
    Typical(N_("No word about when help comes")),
    Typical(N_("We come later than we said")),
    Typical(N_("Not right the first time")),
    Typical(N_("The invoice cannot be understood")),
)

SHARING = (
    Typical(
        N_("Front line"),
        {
            "message": N_("What customers said about our part, and what changes for us tomorrow."),
            "format_note": N_("five minutes at the start of the week, with one good and one bad quote"),
            "feedback_wanted": N_("What stopped us from keeping a promise this week?"),
        },
        {"audience": "front line", "purpose": "act", "format": "talk", "frequency": "weekly"},
    ),
    Typical(
        N_("Team leaders"),
        {
            "message": N_("Where the numbers are heading, what is signal and what is chance, and what is still open."),
            "format_note": N_("one page with the control chart"),
        },
        {"audience": "team leaders", "purpose": "act", "format": "other", "frequency": "monthly"},
    ),
    Typical(
        N_("Management"),
        {
            "message": N_("How far we are from the targets, what that costs, and which decisions we need from you."),
            "format_note": N_("with a few slides"),
        },
        {"audience": "management", "purpose": "decide", "format": "action plan PDF", "frequency": "quarterly"},
    ),
    Typical(
        N_("Support functions"),
        {
            "message": N_("Where the customer's journey leans on you, and what breaks there today."),
            "format_note": N_("the journey on one page"),
        },
        {"audience": "support functions", "purpose": "act", "format": "other", "frequency": "quarterly"},
    ),
    Typical(
        N_("Customers who answered"),
        {
            "message": N_("Thank you: this is what we heard, and this is what we do about it."),
            "format_note": N_("a personal reply; unhappy customers are rung within two working days"),
        },
        {
            "audience": "customers who answered",
            "purpose": "thank",
            "format": "call or message",
            "frequency": "continuous",
        },
    ),
    Typical(
        N_("All customers"),
        {
            "message": N_("You said – we did: what you told us, what we changed, and what we decided not to do."),
            "format_note": N_("half a page, also on the web"),
        },
        {
            "audience": "all customers",
            "purpose": "inform",
            "format": "letter or invoice insert",
            "frequency": "half-yearly",
        },
    ),
)

TYPICAL: dict[str, tuple[Typical, ...]] = {
    "segments": SEGMENTS,
    "experiences": EXPERIENCES,
    "metrics": METRICS,
    "collection": COLLECTION,
    "targets": TARGETS,
    "areas": AREAS,
    "sharing": SHARING,
}
"""The typical rows by the collection that they are added to, one collection for each step."""

NAMED_IN = {"segments": "name", "experiences": "name", "metrics": "name", "collection": "name", "areas": "title"}
"""The field that takes the label of a typical row; targets and sharing rows are named by what they hold."""
