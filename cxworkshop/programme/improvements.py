"""Step 6: prioritise improvements and act."""

from cxworkshop.language import C_, N_
from cxworkshop.model.improvements import Action, Area, Effect, Stake
from cxworkshop.model.metrics import Driver, DriverRun
from cxworkshop.programme.blocks import Field, Guide, Step

FIELDS = (
    Field(
        Area,
        "title",
        N_("Improvement area"),
        N_("The customer's problem, not yet the cure: “technician comes on another day”."),
    ),
    Field(Area, "experience", N_("Experience"), N_("The experience that it spoils.")),
    Field(Area, "segments", N_("Segments"), N_("Whose problem it is.")),
    Field(Area, "source", C_("evidence", "Source"), N_("Where you learned about it.")),
    Field(Area, "source_note", N_("Source in words"), N_("Which comments or data, and when: “October survey”.")),
    Field(Area, "count", N_("Mentions"), N_("How often it was named or happened: “38”.")),
    Field(Area, "comments_n", N_("Comments in all"), N_("How many comments or cases were gone through: “118”.")),
    Field(
        Area, "catch_all", N_("Everything else"), N_("Tick it for the row that gathers the rest; it always comes last.")
    ),
    Field(
        Area,
        "evidence",
        N_("Evidence"),
        N_("A number or a sentence without a name: “you said Thursday, it became Saturday”."),
    ),
    Field(
        Area,
        "root_cause",
        N_("Root cause"),
        N_("Ask “why?” until something can be changed: “the day is promised before the route is planned”."),
    ),
    Field(Area, "importance", N_("Importance"), N_("1 to 5: how much it matters to customers; theirs if you have it.")),
    Field(Area, "performance", N_("Performance"), N_("1 to 5: how well it goes today; theirs if you have it.")),
    Field(Area, "dots", N_("Dots"), N_("How many dots it got in the vote; they show the room, not the customers.")),
    Field(
        Area, "stake", N_("Money at stake"), N_("What the problem may cost in a year, worked out from five numbers.")
    ),
    Field(Area, "decision", N_("Decision"), N_("Act on it, or not now; a problem left lying is a decision too.")),
    Field(Area, "reason", N_("Reason"), N_("Why it can wait: “first we ask the families in February”.")),
    Field(Area, "note", N_("Note"), N_("Anything else that the team should remember.")),
    Field(Stake, "customers", N_("Customers concerned"), N_("How many customers can meet the problem at all.")),
    Field(Stake, "affected", N_("Share who meet it"), N_("How many of them meet it in a year, in %.")),
    Field(
        Stake,
        "extra_churn",
        N_("Extra loss, low"),
        N_("How many more of those leave than of the others, in %, at the least."),
    ),
    Field(Stake, "extra_churn_high", N_("Extra loss, high"), N_("The same at the most; a pair is more honest.")),
    Field(Stake, "yearly_margin", N_("Margin per customer and year"), N_("What you keep of one customer in a year.")),
    Field(Stake, "measured", N_("Loss is measured"), N_("Tick it when the extra loss was counted, not assumed.")),
    Field(Action, "title", N_("Action"), N_("Begin with a verb that can be seen done: “ring back within 20 minutes”.")),
    Field(Action, "areas", N_("Improvement areas"), N_("The problems that it takes away.")),
    Field(Action, "metrics", N_("Metrics it moves"), N_("Where you will see that it helped.")),
    Field(
        Action,
        "effects",
        N_("Expected effects"),
        N_("How much it moves each metric; shows on paper whether the actions reach the target."),
    ),
    Field(Action, "impact", N_("Impact"), N_("1 to 5: how much better customers will have it.")),
    Field(Action, "effort", N_("Effort"), N_("1 to 5: how much work and money it takes; 1 is little.")),
    Field(Action, "confidence", N_("Confidence"), N_("How sure you are of what you said about impact and effort.")),
    Field(
        Action,
        "rice_reach",
        N_("Customers per quarter"),
        N_("How many customers notice it in three months; for long lists only."),
    ),
    Field(
        Action, "rice_impact", N_("Impact on each"), N_("How much each of them gets out of it; for long lists only.")
    ),
    Field(Action, "effort_pm", N_("Person-months"), N_("How many months of work for one person: “0.5” for two weeks.")),
    Field(Action, "cost", N_("Cost"), N_("What has to be paid besides your own work.")),
    Field(Action, "cost_of_delay", N_("Cost of delay per week"), N_("What each week of waiting costs, if you know.")),
    Field(Action, "owner", N_("Owner"), N_("One name, somebody in the room; where all own it, nobody begins.")),
    Field(Action, "team", N_("Team"), N_("Who helps.")),
    Field(Action, "start", N_("First day"), N_("The day on which the work begins.")),
    Field(Action, "due", N_("Due date"), N_("The day on which customers notice it.")),
    Field(
        Action,
        "first_step",
        N_("First step"),
        N_("What happens first, best next week: “switch on call-back in the exchange”."),
    ),
    Field(Action, "first_step_date", N_("Date of the first step"), N_("The day for it, within 30 days.")),
    Field(Action, "promised", N_("Promised to the customer"), N_("Tick it when customers are told to expect it.")),
    Field(
        Action,
        "promise_text",
        N_("Promise"),
        N_("The words customers hear; promise less than you can keep: “we ring back within 20 minutes”."),
    ),
    Field(
        Action,
        "promise_date",
        N_("Promise holds from"),
        N_("The day from which it is true; not before the action is due."),
    ),
    Field(Action, "promise_channel", N_("Told through"), N_("How customers hear of it: “sign at the door”.")),
    Field(Action, "check_metric", N_("Checked by"), N_("The metric that shows whether the promise is kept.")),
    Field(
        Action,
        "contacts_respondents",
        N_("Respondents contacted"),
        N_("Tick it when you get in touch with people who answered; they must have allowed it."),
    ),
    Field(Action, "status", N_("Status"), N_("How far it has come.")),
    Field(Action, "done_date", N_("Done on"), N_("The day on which it was finished.")),
    Field(Action, "result", N_("Result"), N_("What changed for customers, in a sentence or a number.")),
    Field(Action, "learned", N_("What we learned"), N_("What you would do otherwise next time.")),
    Field(Action, "note", N_("Note"), N_("Anything else that the team should remember.")),
    Field(Effect, "metric", N_("Metric"), N_("The metric that the action moves.")),
    Field(Effect, "reach", N_("Share of cases reached"), N_("How many of the cases the action touches at all, in %.")),
    Field(
        Effect,
        "effectiveness",
        N_("Share of failures removed"),
        N_("How many of the failures among those it takes away, in %."),
    ),
    Field(Effect, "points", N_("Points"), N_("How many points it adds, for a metric that is not a share.")),
    Field(
        DriverRun,
        "outcome",
        N_("Outcome"),
        N_("The metric to be explained, such as how likely customers are to recommend you."),
    ),
    Field(DriverRun, "segments", N_("Segments"), N_("Whose answers it rests on; none ticked means all.")),
    Field(DriverRun, "end", N_("Last day"), N_("The day of the newest answer in it.")),
    Field(
        DriverRun,
        "n",
        N_("Complete answers"),
        N_("How many people answered everything; below 50 only the correlations are shown."),
    ),
    Field(
        DriverRun,
        "drivers",
        C_("analysis", "Drivers"),
        N_("The attributes that may drive the outcome, at most 12: “easy to reach us”, “clear invoice”."),
    ),
    Field(
        DriverRun,
        "correlations",
        N_("Correlations among drivers"),
        N_("How much each pair of drivers rises and falls together, −1 to 1, in their order."),
    ),
    Field(DriverRun, "origin", N_("Origin"), N_("Where the analysis comes from, so that it can be looked up again.")),
    Field(Driver, "name", C_("analysis", "Driver"), N_("The attribute in the customer's words: “promise kept”.")),
    Field(Driver, "metric", N_("Metric"), N_("The metric of this project that measures it, if there is one.")),
    Field(
        Driver,
        "correlation",
        N_("Correlation"),
        N_("How closely it goes together with the outcome, −1 to 1; that is no proof of a cause."),
    ),
    Field(Driver, "importance", N_("Importance"), N_("How important customers say it is, on average.")),
    Field(Driver, "performance", N_("Performance"), N_("How well customers say you do it, on average.")),
    Field(Driver, "stated", N_("Share who find it important"), N_("How many gave importance a top answer, in %.")),
    Field(Driver, "satisfied", N_("Share satisfied with it"), N_("How many gave performance a top answer, in %.")),
    Field(
        Driver,
        "share_low",
        N_("Lower bound of its share"),
        N_("Where the interval of what it explains begins, from drawing the answers again 500 times."),
    ),
    Field(Driver, "share_high", N_("Upper bound of its share"), N_("Where that interval ends.")),
)

GUIDE = Guide(
    what=N_(
        "An improvement area is a problem that customers have; an action is what one of you does about it, by a day. "
        "You put the problems in order by evidence, choose a few, and leave the rest openly for later."
    ),
    how=N_(
        "1. Read the comments and sort them into heaps that belong together. Name each heap afterwards, as the "
        "customer's problem, and count it (10 minutes).\n"
        "2. See which few problems make up four fifths of all mentions. Ask “why?” about each until you reach "
        "something you can change (10 minutes).\n"
        "3. Write ideas silently, then rate impact and effort from 1 to 5. Take the basics first: done, easy, kept; "
        "the little extra can wait (10 minutes).\n"
        "4. Vote with dots, all at once, the boss last or not at all. The dots show what the room thinks, so hold "
        "them beside the evidence (5 minutes).\n"
        "5. Choose three actions you will finish rather than ten you will start. Each gets one name, a day and a "
        "first step for next week, and the owner says yes aloud (7 minutes).\n"
        "6. Say what you stop doing to make room. Check on paper that the actions together reach the target before "
        "you promise anything to customers (3 minutes)."
    ),
    example=N_(
        "In the heat-pump firm 118 comments fell into five heaps and a rest. 38 were about the technician who came "
        "late or on another day, 29 about the queue. Why late? The day was promised before the route was planned. "
        "So one action is a two-hour window, promised only after the route is planned, with an SMS when the van "
        "leaves; a quick one is to ring callers back within 20 minutes. On paper the actions take promises kept from "
        "67% to 80%, short of the 85% they wanted: better to know that before the promise is printed. In a café "
        "the wrong dishes came from orders shouted into the kitchen. Now somebody repeats the order aloud, which "
        "costs nothing, and the second cook waits until the sums are done."
    ),
    mistakes=N_(
        "Buying a system where a promise is the problem. Training people where the routine is the problem. Giving an "
        "action to an owner without time or mandate. Saving yourselves trouble by moving it to the customer. Voting "
        "for the idea of a friend. Writing “improve” or “look into”, which nobody can see done. Deciding nothing "
        "about what to stop."
    ),
    minutes=45,
)

STEP = Step(
    6,
    "improvements",
    N_("Improvements & actions"),
    N_("Prioritise improvements and act"),
    N_("What do we change first?"),
    GUIDE,
    ("areas", "actions", "drivers"),
    FIELDS,
)
