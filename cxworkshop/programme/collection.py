"""Step 4: plan the data collection; the answers that arrive belong to it too."""

from cxworkshop.language import C_, N_
from cxworkshop.model.collection import Collection, Wave
from cxworkshop.programme import imports, measurements
from cxworkshop.programme.blocks import Field, Guide, Step

FIELDS = (
    Field(Collection, "name", N_("Source"), N_("What you call it among yourselves: “SMS after the job”.")),
    Field(Collection, "metrics", N_("Metrics it feeds"), N_("The metrics that get their number from here.")),
    Field(Collection, "segments", N_("Segments"), N_("Who is asked or counted; none ticked means all.")),
    Field(
        Collection,
        "method",
        C_("collection", "Method"),
        N_("How you learn it; look first at what your systems already know."),
    ),
    Field(Collection, "channels", N_("Channels"), N_("How the question reaches the customer, or where the count is.")),
    Field(
        Collection,
        "channel_note",
        N_("Channel in words"),
        N_("A channel that the list lacks: “paper slip on the table”."),
    ),
    Field(Collection, "trigger", N_("Trigger"), N_("What sets it off: a date, or something that happened.")),
    Field(
        Collection,
        "trigger_text",
        N_("Trigger in words"),
        N_("When exactly it goes out: “when the job is closed” or “every October”."),
    ),
    Field(
        Collection,
        "delay_hours",
        N_("Delay in hours"),
        N_("Hours from the event to the question; memory fades after 72."),
    ),
    Field(
        Collection,
        "sampling",
        N_("Who is chosen"),
        N_("Everybody when the group is small: asking all 60 beats a sample of 30."),
    ),
    Field(
        Collection,
        "population",
        N_("Number in a year"),
        N_("How many there are to ask or count in a year: customers, jobs or calls."),
    ),
    Field(
        Collection,
        "eligible",
        N_("Share to be asked"),
        N_("How many of them the question concerns, in %, after leaving out those asked lately."),
    ),
    Field(
        Collection,
        "reach",
        N_("Share you can reach"),
        N_("How many of those have an address or number that works and that you may use, in %."),
    ),
    Field(
        Collection, "response_rate", N_("Expected response rate"), N_("How many of those reached will answer, in %.")
    ),
    Field(
        Collection,
        "response_rate_source",
        N_("Response rate known from"),
        N_("Your own history is the best ground; mark an assumption as one."),
    ),
    Field(
        Collection,
        "target_n",
        N_("Answers wanted"),
        N_("How many answers you want; empty lets the wanted margin decide."),
    ),
    Field(
        Collection,
        "moe_wanted",
        N_("Margin wanted"),
        N_("How far off a share may be either way: “0.10” is ten percentage points; empty takes the project's."),
    ),
    Field(
        Collection,
        "fixed_n",
        N_("Cases expected"),
        N_("The number of cases when you know it beforehand: “8” interviews."),
    ),
    Field(
        Collection, "period_days", N_("Period in days"), N_("Over how many days answers are gathered into one result.")
    ),
    Field(Collection, "start", N_("First day"), N_("The day on which it begins.")),
    Field(Collection, "end", N_("Last day"), N_("The day on which it ends; look at the first answers long before.")),
    Field(Collection, "repeat", N_("How often"), N_("How often it is done again in the same way.")),
    Field(
        Collection,
        "quarantine_days",
        N_("Pause for the customer"),
        N_("Days before the same customer is asked again; empty takes the project's."),
    ),
    Field(
        Collection,
        "questions_count",
        N_("Number of questions"),
        N_("At most 3 after an encounter, at most 10 about the whole relationship."),
    ),
    Field(Collection, "minutes", N_("Minutes to answer"), N_("How long it takes, timed with a colleague; at most 5.")),
    Field(
        Collection,
        "open_question",
        N_("Open question included"),
        N_("Tick it when customers can say why in their own words."),
    ),
    Field(
        Collection,
        "drivers_planned",
        N_("Drivers planned"),
        N_("How many attributes you want to weigh against the outcome; each needs 10 answers, and 50 in all."),
    ),
    Field(
        Collection,
        "attribution",
        N_("Names on answers"),
        N_("Whether answers are anonymous, seen by a few only, or kept with the customer's name."),
    ),
    Field(
        Collection,
        "notice_names_attribution",
        N_("Notice mentions the name"),
        N_("Tick it when the notice says that answers are kept with the name."),
    ),
    Field(
        Collection,
        "contact_permission",
        N_("Permission to contact asked"),
        N_("Tick it when you ask “may we contact you about your answer?”; unhappy customers can then be rung."),
    ),
    Field(
        Collection,
        "lawful_basis",
        N_("Lawful basis"),
        N_("The ground in law for using personal data; ask whoever looks after privacy with you."),
    ),
    Field(
        Collection,
        "notice",
        N_("Notice to customers"),
        N_("What they are told: who asks and why, who sees it, how long it is kept, how to object."),
    ),
    Field(
        Collection,
        "retention_months",
        N_("Months until deletion"),
        N_("How long single answers are kept: “24” for surveys, “6” for interviews; totals may stay."),
    ),
    Field(Collection, "incentive", N_("Reward for answering"), N_("What people get for answering: “a cup of coffee”.")),
    Field(
        Collection,
        "score_incentive",
        N_("Reward for a good score"),
        N_("Tick it when a good score is rewarded or asked for; such a number tells nothing else."),
    ),
    Field(Collection, "responsible", N_("Responsible"), N_("One person who sees to it that it happens.")),
    Field(
        Collection,
        "biases",
        N_("Known biases"),
        N_("What may pull the answers to one side; a weakness you name does less harm."),
    ),
    Field(
        Collection,
        "bias_notes",
        N_("Biases in words"),
        N_("Who is missing and what that does: “customers without e-mail, mostly older ones”."),
    ),
    Field(Collection, "note", N_("Note"), N_("Anything else that the team should remember.")),
    Field(Wave, "collection", N_("Source"), N_("The survey that this round belongs to.")),
    Field(Wave, "start", N_("First day"), N_("The day on which this round went out.")),
    Field(Wave, "end", N_("Last day"), N_("The day after which answers no longer counted.")),
    Field(Wave, "sent", N_("Invitations sent"), N_("How many were sent in all.")),
    Field(Wave, "undeliverable", N_("Undeliverable"), N_("How many came back or had a number that is not in use.")),
    Field(Wave, "not_eligible", N_("Not eligible"), N_("How many went to people whom the question did not concern.")),
    Field(Wave, "complete", N_("Complete answers"), N_("How many answered to the end.")),
    Field(Wave, "partial", N_("Partial answers"), N_("How many began and stopped on the way.")),
    Field(Wave, "note", N_("Note"), N_("What was special about this round: “sent in the holidays”.")),
    *measurements.FIELDS,
    *imports.FIELDS,
)

GUIDE = Guide(
    what=N_(
        "A collection plan says for every metric who is asked or what is counted, when, by whom, and how many answers "
        "to expect. You make it before anything is sent, because a survey cannot be taken back."
    ),
    how=N_(
        "1. Go through the metrics and look first at what your systems already know: phone, work orders, invoices. "
        "That needs no survey (5 minutes).\n"
        "2. For the rest, write who is asked, through which channel, and how soon after the event. Ask few people, "
        "few questions and soon; invite everybody when the group is small (8 minutes).\n"
        "3. Enter how many there are and how many will answer, and read the margin: the distance by which the result "
        "may be off. If thirty answers are out of reach, talk to eight customers instead and learn why (6 minutes).\n"
        "4. Write on what legal ground you ask, what customers are told, and when answers are deleted. Never promise "
        "anonymity and then sort by groups of two (4 minutes).\n"
        "5. Give each source a person and a first day. Ask only what you are ready to act on (2 minutes)."
    ),
    example=N_(
        "The heat-pump firm gets six of its nine metrics out of the phone, work-order and invoice systems, without a "
        "single question. Two hours after a job is closed an SMS asks two things and “why”; of 355 jobs a year some 83 "
        "answers are expected, so a share can be off by 9 percentage points. The 18 farms get no survey: 8 of them "
        "are interviewed, by somebody other than the owner, because they know him. A café counts remade lunches on "
        "a sheet at the kitchen door and puts slips on the tables for four days; those who turned round at the "
        "queue are missing, and the plan says so."
    ),
    mistakes=N_(
        "Asking what the systems already know. Writing the survey in the language of the office. Asking the buyer "
        "about what the user lives with. Reminding people so that it feels like a reproach. Letting staff choose "
        "whom to ask, or hint at the score they hope for. Believing that many answers make a fair picture, when the "
        "silent ones may think otherwise. Collecting for months before anybody looks."
    ),
    minutes=25,
)

STEP = Step(
    4,
    "collection",
    N_("Data collection"),
    N_("Plan the data collection"),
    N_("Where do the numbers come from?"),
    GUIDE,
    ("collection", "waves", "accounts", "imports", "measurements", "comments"),
    FIELDS,
)
