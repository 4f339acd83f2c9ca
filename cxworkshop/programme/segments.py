"""Step 1: prioritise and define customer segments."""

from cxworkshop.language import C_, N_
from cxworkshop.model.segments import Criterion, Persona, Role, Segment
from cxworkshop.programme.blocks import Field, Guide, Step

FIELDS = (
    Field(
        Criterion,
        "key",
        N_("Ready-made criterion"),
        N_("Which of the five ready-made criteria this is; empty for one of your own."),
    ),
    Field(
        Criterion,
        "name",
        N_("Criterion"),
        N_("What the segments are rated on, such as “room to grow”; empty keeps the ready-made name."),
    ),
    Field(Criterion, "weight", N_("Weight"), N_("How much this criterion counts in the score, 0 to 10.")),
    Field(Criterion, "low", N_("Meaning of 1"), N_("What the lowest rating stands for: “nobody complains”.")),
    Field(Criterion, "middle", N_("Meaning of 3"), N_("What the middle rating stands for: “some complain”.")),
    Field(Criterion, "high", N_("Meaning of 5"), N_("What the highest rating stands for: “they suffer, or leave”.")),
    Field(Segment, "name", N_("Segment"), N_("What you call these customers among yourselves.")),
    Field(
        Segment,
        "type",
        N_("Kind of customers"),
        N_("Whether you sell to people, to companies or to both; it decides what is counted as one customer."),
    ),
    Field(
        Segment,
        "definition",
        N_("Who belongs"),
        N_("A rule that a colleague could use to pick them from the customer list: “has a service agreement”."),
    ),
    Field(
        Segment, "population", N_("Customers"), N_("How many there are today: people, or companies in business sales.")
    ),
    Field(
        Segment,
        "contacts_per_account",
        N_("Contacts per company"),
        N_("How many people at one company deal with you, on average."),
    ),
    Field(
        Segment,
        "annual_value",
        N_("Value per customer and year"),
        N_("What one customer brings in a year; sales or margin, but the same for every segment."),
    ),
    Field(
        Segment,
        "ratings",
        N_("Ratings"),
        N_("1 to 5 on each criterion; 5 always speaks for putting this segment first."),
    ),
    Field(
        Segment,
        "evidence",
        N_("Evidence"),
        N_("What you know this from; an assumption is fine today, and five interviews can replace it."),
    ),
    Field(
        Segment, "needs_most", N_("Greatest need"), N_("What they need most from you: “to know when somebody comes”.")
    ),
    Field(
        Segment,
        "never_forgives",
        N_("What they never forgive"),
        N_("The failure after which they are gone: “a whole day at home for nothing”."),
    ),
    Field(
        Segment,
        "our_promise",
        N_("Our promise"),
        N_("What they can count on every ordinary day, in one sentence: “we say when we come, and we come”."),
    ),
    Field(
        Segment,
        "persona",
        N_("Persona"),
        N_("One invented person who stands for the segment, so that you talk about somebody and not about a table."),
    ),
    Field(
        Segment,
        "roles",
        N_("Roles"),
        N_("Who meets you at a customer company; the one who signs is seldom the one who waits on the phone."),
    ),
    Field(Segment, "languages", N_("Languages"), N_("The languages in which these customers want to be asked.")),
    Field(
        Segment,
        "service_level",
        N_("Service level"),
        N_("Which level you decide to give them; decide it openly, above all for customers you serve reluctantly."),
    ),
    Field(
        Segment,
        "service_note",
        N_("What the level means"),
        N_("What they get and what they do not: “an answer within a day, no visits at weekends”."),
    ),
    Field(
        Segment,
        "decision",
        N_("Decision"),
        N_("What happens with this segment now; measure one to three, since two done well beat six done badly."),
    ),
    Field(
        Segment,
        "rationale",
        N_("Reason"),
        N_("Why this segment waits or is left out: “eighteen farms, so we talk to them instead”."),
    ),
    Field(Segment, "note", N_("Note"), N_("Anything else that the team should remember.")),
    Field(Persona, "name", N_("Name"), N_("An invented name and age, never a real customer: “Ingrid, 58”.")),
    Field(
        Persona,
        "goal",
        N_("Goal"),
        N_("What this person wants to get done: “a warm house without thinking about the pump”."),
    ),
    Field(
        Persona,
        "context",
        N_("Situation"),
        N_("Where this person lives or works, and when you meet: “villa, heat pump from 2017”."),
    ),
    Field(
        Persona,
        "quote",
        C_("words", "Quote"),
        N_("One sentence that such a person would say: “I need to know when you come.”"),
    ),
    Field(Role, "role", N_("Role"), N_("The part this person plays at the company.")),
    Field(Role, "label", N_("Own name for the role"), N_("What you call it, where the list has no word: “caretaker”.")),
    Field(Role, "weight", N_("Weight"), N_("How much this role's answer counts, 0 to 10.")),
    Field(Role, "present", N_("Role exists"), N_("Tick it when these companies have somebody in this role.")),
)

GUIDE = Guide(
    what=N_(
        "A segment is a group of customers who need much the same from you. You cannot look after everybody first, "
        "so you choose the one, two or three groups whose experience you measure now, and say openly who waits."
    ),
    how=N_(
        "1. Write down the groups you would miss if they left, each with a rule that a colleague could use on the "
        "customer list (7 minutes).\n"
        "2. Rate every group from 1 to 5 on each criterion, silently and each for yourself, so that nobody follows "
        "the loudest voice (5 minutes).\n"
        "3. Show the ratings and talk only where they differ by two or more; the one who knows most often sits at "
        "the edge (6 minutes).\n"
        "4. Set the weights and look whether a small change gives another winner; if it does, agree on the weights "
        "first (3 minutes).\n"
        "5. Choose one to three groups to measure, give each an invented person with a goal, and write why the "
        "others wait. Decide also what level the customers get whom you serve reluctantly: they notice it anyway, "
        "and an open rule is fairer than the mood of the day (4 minutes)."
    ),
    example=N_(
        "A heat-pump firm has five groups. The 1240 homes with a service agreement get the highest score, and 46 "
        "housing co-operatives come second: few, but each is worth more than ten homes and has a stairwell full of "
        "neighbours. The 18 farms are too few for a survey, so the owner decides to interview them. Homes that only "
        "call when the pump breaks must wait, although they are nearly every third customer, and the reason is "
        "written down. A café does the same with three groups: the morning regulars and the lunch guests from the "
        "offices come first, and the families of the weekend are asked in February."
    ),
    mistakes=N_(
        "Sorting customers by product or sales area because the lists are sorted so. Giving the highest rating to "
        "the customer who shouts loudest. Letting the boss rate first. Drawing the persona from a cliché instead of "
        "from people you have met. Forgetting those who left, and those who looked and never bought. In business "
        "sales, treating the company as one person when several people meet you."
    ),
    minutes=25,
)

STEP = Step(
    1,
    "segments",
    N_("Segments"),
    N_("Prioritise and define customer segments"),
    N_("Which customers come first?"),
    GUIDE,
    ("criteria", "segments"),
    FIELDS,
)
