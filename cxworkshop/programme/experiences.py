"""Step 2: choose which experiences to measure."""

from cxworkshop.language import C_, N_
from cxworkshop.model.experiences import BadCheck, BadChecks, Experience, Factors, Journey, Phase, Qualities, Stage
from cxworkshop.programme.blocks import Field, Guide, Step

FIELDS = (
    Field(
        Phase,
        "key",
        N_("Ready-made phase"),
        N_("Which of the eight ready-made phases this is; empty for one of your own."),
    ),
    Field(
        Phase,
        "name",
        N_("Phase"),
        N_("A part of the customer's life with you, such as “breakdown”; empty keeps the ready-made name."),
    ),
    Field(Journey, "segment", N_("Segment"), N_("Whose journey this is; each measured segment needs one.")),
    Field(
        Journey,
        "name",
        N_("Journey"),
        N_("What the customer goes through, as you would tell it: “a cold Friday evening”."),
    ),
    Field(
        Journey,
        "goal",
        N_("Customer's goal"),
        N_("What the customer wants in the end: “a warm house before the grandchildren arrive”."),
    ),
    Field(Journey, "stages", N_("Stages"), N_("Three to eight stages, in the order in which the customer lives them.")),
    Field(Stage, "name", N_("Stage"), N_("One part of the journey, named from the customer's side: “calls”.")),
    Field(Stage, "time", N_("Time"), N_("When it happens or how long it takes: “Friday 18:20” or “57 minutes”.")),
    Field(Stage, "phase", N_("Phase"), N_("The part of the customer's life with you that this stage belongs to.")),
    Field(Stage, "action", N_("Customer's action"), N_("What the customer does: “rings the on-call number”.")),
    Field(
        Stage,
        "activity",
        N_("Our activity"),
        N_("What you and your partners do meanwhile: “a voice puts the call in a queue”."),
    ),
    Field(
        Stage,
        "question",
        N_("Question in mind"),
        N_("What the customer wonders at this moment: “how long will it take?”"),
    ),
    Field(Stage, "barrier", N_("Barrier"), N_("What stands in the way: “nobody says how long the queue is”.")),
    Field(
        Stage, "emotion", N_("Emotion"), N_("How it feels, from −2 for very bad to +2 for very good, in steps of 0.5.")
    ),
    Field(Stage, "emotion_word", N_("Emotion in one word"), N_("The word the customer would use: “forgotten”.")),
    Field(
        Stage,
        "touchpoints",
        N_("Touchpoints"),
        N_("Where customer and company meet here: “phone queue”, “van”, “invoice”."),
    ),
    Field(
        Experience, "name", N_("Experience"), N_("What the customer is trying to do, with a verb: “get a fault fixed”.")
    ),
    Field(
        Experience,
        "customer_goal",
        N_("Customer's goal"),
        N_("When the customer would call it done: “heat again today”."),
    ),
    Field(
        Experience,
        "level",
        N_("Level"),
        N_("How wide it is: a single encounter, a whole journey, or the overall relationship."),
    ),
    Field(Experience, "phase", N_("Phase"), N_("The part of the customer's life with you in which it happens.")),
    Field(Experience, "stage", N_("Journey stage"), N_("The stage on the journey map that it comes from, if any.")),
    Field(Experience, "touchpoint", N_("Touchpoint"), N_("Where customer and company meet: “on-call number”.")),
    Field(Experience, "channels", N_("Channels"), N_("Every way in which it happens, partners' channels included.")),
    Field(Experience, "channel_note", N_("Channel in words"), N_("A channel that the list lacks: “note on the door”.")),
    Field(Experience, "segments", N_("Segments"), N_("Which customers go through it.")),
    Field(
        Experience, "importance", N_("Importance"), N_("1 to 5: how much it matters to these customers, not to you.")
    ),
    Field(Experience, "performance", N_("Performance"), N_("1 to 5: how well it goes today, seen by the customer.")),
    Field(
        Experience,
        "importance_source",
        N_("Importance known from"),
        N_("Your own guess is fine today; mark it as one and ask five customers before you meet again."),
    ),
    Field(
        Experience,
        "performance_source",
        N_("Performance known from"),
        N_("Where the rating comes from: customers, data, or your own guess."),
    ),
    Field(
        Experience,
        "reach",
        N_("Share who meet it"),
        N_("How many of the segment's customers meet it in a year, in %; nearly all of them get an invoice."),
    ),
    Field(
        Experience,
        "contacts_per_reached",
        N_("Times a year"),
        N_("How often a year it happens to those who meet it: “4” for an invoice every quarter."),
    ),
    Field(
        Experience,
        "moment_of_truth",
        N_("Moment of truth"),
        N_("Tick it when customers stay or leave because of how this goes."),
    ),
    Field(
        Experience,
        "qualities",
        N_("Four qualities"),
        N_("Rate the two basics before the rest: one broken part spoils the whole."),
    ),
    Field(
        Experience,
        "bad_checks",
        N_("Signs of a bad experience"),
        N_("Three things that drive customers away; answer each, “not known” included."),
    ),
    Field(
        Experience,
        "factors",
        N_("Factors of a good experience"),
        N_("Four things that buyers named in one survey; rate those that apply here."),
    ),
    Field(
        Experience,
        "kano",
        N_("Kano class"),
        N_("How customers take it: as a matter of course, as the more the better, or as a delight."),
    ),
    Field(
        Experience,
        "delivered_by",
        N_("Delivered by"),
        N_("Everybody who makes it happen, partners included: customers see no border between you."),
    ),
    Field(Experience, "decision", N_("Decision"), N_("What happens with this experience; measure two to five now.")),
    Field(
        Experience,
        "reason",
        N_("Reason"),
        N_("Why you measure it, or why it waits: “works well, and nobody complains”."),
    ),
    Field(Experience, "note", N_("Note"), N_("Anything else that the team should remember.")),
    Field(
        Qualities,
        "mission",
        N_("Mission completed"),
        N_("1 to 5: do customers get done what they came for? This is a basic."),
    ),
    Field(
        Qualities,
        "no_hassle",
        N_("No hassle"),
        N_("1 to 5: does it go without queues, detours and explaining twice? This is a basic."),
    ),
    Field(
        Qualities,
        "recognition",
        N_("Recognition"),
        N_("1 to 5: is it the same good way everywhere, and do you know these customers again?"),
    ),
    Field(
        Qualities,
        "extra",
        N_("The little extra"),
        N_("1 to 5: is there a small thing that nobody expected? It counts only when the basics hold."),
    ),
    Field(
        BadChecks,
        "info",
        N_("Information is hard to find"),
        N_("Do customers search in vain, or find words that only you understand?"),
    ),
    Field(
        BadChecks,
        "need",
        N_("The customer's need is not understood"),
        N_("Do customers get an answer to something they did not ask?"),
    ),
    Field(
        BadChecks,
        "promise",
        N_("A promise is not kept"),
        N_("Is something said or written that then does not happen, or happens too late?"),
    ),
    Field(BadCheck, "answer", C_("noun", "Answer"), N_("Yes, no or not known; “not known” is an honest answer.")),
    Field(BadCheck, "evidence", N_("Seen in"), N_("What shows it: “43 of 131 visits came outside the promised time”.")),
    Field(Factors, "quick_answer", N_("Quick answer"), N_("1 to 5: how soon somebody who can help answers.")),
    Field(
        Factors,
        "returns",
        N_("Flexible returns"),
        N_("1 to 5: how easily a purchase can be changed, returned or refunded."),
    ),
    Field(Factors, "trust", N_("Trust"), N_("1 to 5: how safe customers feel in believing what you say.")),
    Field(Factors, "convenience", N_("Convenience"), N_("1 to 5: how well it fits into the customer's own day.")),
)

GUIDE = Guide(
    what=N_(
        "An experience is what a customer goes through when trying to get something done with you, and how that "
        "feels. It is seldom a show: it lets people do what they came for, and one broken part spoils the rest."
    ),
    how=N_(
        "1. Take one customer from step 1 and walk through that person's day or year, not through your organisation "
        "chart: stage by stage, what the customer does, what you do, the question, the barrier and the emotion "
        "(15 minutes).\n"
        "2. Mark the touchpoints, the places where you meet. Look for the everyday one that all customers get, "
        "which is often the invoice: not all visit your website and not all call. Look also for the rare one after "
        "which they stay or leave (5 minutes).\n"
        "3. Rate importance and performance from 1 to 5. A guess is allowed if you mark it as a guess and ask five "
        "customers before the next meeting (10 minutes).\n"
        "4. Answer the three signs for each: is information hard to find, is the need not understood, is a promise "
        "not kept (5 minutes).\n"
        "5. Rate the four qualities, basics first: mission completed and no hassle, then recognition and the little "
        "extra. Do not offer a gift while the errand is still undone (5 minutes).\n"
        "6. Choose two to five to measure, among them an everyday one and a decisive one, and write a reason beside "
        "each (5 minutes)."
    ),
    example=N_(
        "On a cold Friday evening Ingrid's heat pump shows a red lamp. She looks for the code on the web, rings the "
        "on-call number, waits 57 minutes and hears that somebody may come on Sunday. Then comes a good repair, and "
        "later an invoice full of article codes. The friendly technician cannot save the evening: the queue and the "
        "open promise are what she tells her neighbour. So the firm measures four experiences: report a breakdown "
        "by phone, the technician who comes when promised, the fault fixed at the first visit, and the quarterly "
        "invoice, the only one that every customer meets. A café chooses three: coffee at once in the morning, lunch "
        "in time, and the dish that was ordered."
    ),
    mistakes=N_(
        "Drawing your own process instead of the customer's day. Looking only at web and app because they keep logs. "
        "Leaving out the installer or the carrier, although customers see no border between you. Taking a campaign "
        "for an experience. Choosing what is easy to measure. Polishing the little extra while the basics fail. "
        "Leaving out how it ends, which people often remember."
    ),
    minutes=45,
)

STEP = Step(
    2,
    "experiences",
    N_("Experiences"),
    N_("Choose which experiences to measure"),
    N_("Which moments decide what they think of us?"),
    GUIDE,
    ("phases", "journeys", "experiences"),
    FIELDS,
)
