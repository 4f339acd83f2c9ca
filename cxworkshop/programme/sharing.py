"""Step 7: share insights internally, and answer the customers who answered."""

from cxworkshop.language import C_, N_
from cxworkshop.model.sharing import Duty, Sharing
from cxworkshop.programme.blocks import Field, Guide, Step

FIELDS = (
    Field(
        Sharing,
        "audience",
        N_("Audience"),
        N_("Who hears it; front line, management and customers who answered always belong here."),
    ),
    Field(Sharing, "label", N_("Own name for the audience"), N_("What you call them: “Monday shift”.")),
    Field(Sharing, "purpose", N_("Purpose"), N_("What they do with it: know, decide, act, or be thanked.")),
    Field(
        Sharing, "message", N_("Message"), N_("What they hear, in one sentence: what customers said, and what changes.")
    ),
    Field(Sharing, "format", C_("sharing", "Format"), N_("How they get it; a talk of five minutes beats a report.")),
    Field(Sharing, "format_note", N_("Format in words"), N_("What it looks like: “paper on the kitchen door”.")),
    Field(Sharing, "channel", N_("Place or channel"), N_("Where it reaches them: “wall by the coffee machine”.")),
    Field(Sharing, "frequency", N_("How often"), N_("At least as often as the numbers in it are looked at.")),
    Field(Sharing, "owner", N_("Owner"), N_("One person who tells it.")),
    Field(Sharing, "first_date", N_("First time"), N_("The first day; within two weeks, while the room remembers.")),
    Field(Sharing, "next_date", N_("Next time"), N_("The next day; empty follows from the first and how often.")),
    Field(
        Sharing, "duties", N_("Duties"), N_("Who does what: one who answers for it (A), at least one who does it (R).")
    ),
    Field(Sharing, "metrics", N_("Metrics shown"), N_("Which numbers they see; not all, only theirs.")),
    Field(
        Sharing,
        "quote",
        C_("words", "Quote"),
        N_("A customer's words without name, place or job: “I need to know when you come.”"),
    ),
    Field(
        Sharing,
        "feedback_wanted",
        N_("What we ask them"),
        N_("The question they answer back: “what stopped you from keeping a promise this week?”"),
    ),
    Field(Sharing, "note", N_("Note"), N_("Anything else that the team should remember.")),
    Field(Duty, "who", N_("Person"), N_("A person or a role: “shift leader”.")),
    Field(
        Duty,
        "letters",
        C_("duty", "Letters"),
        N_("R does it, A answers for it, C is asked before, I is told after; one person may have several."),
    ),
)

GUIDE = Guide(
    what=N_(
        "Sharing means that those who can act hear what was learned and what is done, and can answer back. The "
        "customers who answered belong to them: they gave their time and seldom hear what came of it."
    ),
    how=N_(
        "1. Name who must hear: those who meet customers, those who decide, those the journey leans on, and the "
        "customers who answered (4 minutes).\n"
        "2. Write for each one sentence: a number, the story behind it, and what changes. Show good news too "
        "(6 minutes).\n"
        "3. Give each a form, a rhythm, a person and a first day within two weeks, while the room remembers "
        "(3 minutes).\n"
        "4. Decide how fast an unhappy customer hears from you: within two working days. Tell all customers what you "
        "did, and also what you decided not to do. Never rank people (2 minutes)."
    ),
    example=N_(
        "The technicians of the heat-pump firm get five minutes every Monday: promises kept last week, one sentence "
        "from a happy customer and one from a cold house. The owner gets the plan every quarter, with three "
        "decisions to make. An unhappy customer is rung within two working days. In April half a page lies with "
        "every invoice: you said that you never know when we come, so you now get a two-hour window and an SMS. A "
        "café writes it with chalk beside the till: thanks for your slips, plain coffee has its own counter now."
    ),
    mistakes=N_(
        "Sending the whole report to everybody. Keeping bad news from those who live with it. Thanking customers and "
        "then doing nothing. Showing only failures. Praising one person for what the whole way of working achieved, "
        "or ranking people by score. A number without a story, which is forgotten; a story without a number, which "
        "may be one bad day."
    ),
    minutes=15,
)

STEP = Step(
    7,
    "sharing",
    N_("Sharing"),
    N_("Share insights internally"),
    N_("Who needs to know, and how do they hear it?"),
    GUIDE,
    ("sharing",),
    FIELDS,
)
