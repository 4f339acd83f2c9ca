"""Step 5: set precise targets for each metric."""

from cxworkshop.language import N_
from cxworkshop.model.targets import Target
from cxworkshop.programme.blocks import Field, Guide, Step

FIELDS = (
    Field(Target, "metric", N_("Metric"), N_("The metric that shall reach a level.")),
    Field(Target, "segments", N_("Segments"), N_("Whom the target is about; none ticked means all.")),
    Field(Target, "kind", N_("Aim"), N_("Whether to improve the level, hold it, or follow it without a number.")),
    Field(
        Target,
        "baseline",
        N_("Baseline"),
        N_("The measurement you start from; it stays the same when newer ones come."),
    ),
    Field(
        Target,
        "baseline_value",
        N_("Own baseline value"),
        N_("A starting value of your own, only where the measured one misleads."),
    ),
    Field(
        Target,
        "baseline_reason",
        N_("Reason for own value"),
        N_("Why the measured value is not the right start: “strike in that month”."),
    ),
    Field(Target, "minimum", N_("Minimum level"), N_("The worst level you still accept, meanwhile and afterwards.")),
    Field(Target, "target", N_("Target value"), N_("The level to reach: “85%” of arrival promises kept.")),
    Field(Target, "stretch", N_("Stretch target"), N_("What would be splendid; nobody is asked to promise it.")),
    Field(
        Target,
        "hold_tolerance",
        N_("Tolerance"),
        N_("How far the level may move and still count as held, in the metric's unit."),
    ),
    Field(
        Target, "target_date", N_("Target date"), N_("The day by which the level is reached; at most 18 months away.")
    ),
    Field(Target, "bend_date", N_("Intermediate date"), N_("A day on the way, when the first effects come late.")),
    Field(Target, "bend_value", N_("Intermediate value"), N_("The level you expect on that day.")),
    Field(
        Target, "review_interval", N_("Review interval"), N_("How often you look at the number and may change course.")
    ),
    Field(
        Target,
        "next_n",
        N_("Answers next time"),
        N_("How many answers or cases the next result will rest on; few answers hide a change."),
    ),
    Field(
        Target,
        "basis",
        N_("Basis"),
        N_("What the level rests on; what customers call acceptable comes first, a wish last."),
    ),
    Field(Target, "basis_note", N_("Basis in words"), N_("How you know: “our best technician keeps 85% today”.")),
    Field(Target, "owner", N_("Owner"), N_("One person who can move the number; nobody's pay hangs on it.")),
    Field(Target, "note", N_("Note"), N_("What may not get worse meanwhile, and anything else to remember.")),
)

GUIDE = Guide(
    what=N_(
        "A target turns “better” into a number, a day and a person. It also says whether you could see the change at "
        "all, because every number moves a little by chance."
    ),
    how=N_(
        "1. Look at today's level and at how many answers it rests on (3 minutes).\n"
        "2. Write first what customers call acceptable, then what you have promised, then what your best colleague "
        "or branch already reaches. Other companies' figures come last (7 minutes).\n"
        "3. Choose the number, the worst level you still accept, the day and the owner. Write what may not get worse "
        "meanwhile (7 minutes).\n"
        "4. Read the verdict. If the wished change is smaller than chance, gather more answers, choose a number "
        "nearer the work, or follow it without a target. A small firm will hardly ever prove a rise of 10 points in "
        "recommendation (5 minutes).\n"
        "5. Agree that nobody's pay hangs on a survey score. People would help the score and not the customer, and "
        "you would lose both the number and the reason for it (3 minutes)."
    ),
    example=N_(
        "In the heat-pump firm 88 of 131 visits began inside the promised window: 67%. The best technician reaches "
        "85%, so that is the target for 31 October, with Ali as owner, 75% as the worst level they accept, and some "
        "140 visits to compare with: such a change can be seen. Recommendation stood at +24 among 186 customers. "
        "The team wished for +32 and learned that only a change of about 16 points could be told from chance. So "
        "they follow that number without putting it on the wall, and put the ambition into waits and kept promises. "
        "A café follows satisfaction at lunch without a target, since 43 slips prove little, and sets one for wrong "
        "dishes: from 7% to 2.5%."
    ),
    mistakes=N_(
        "A target that only another department can reach. Reaching it by asking happier people. An average over "
        "segments, in which a loss hides behind a gain. Acting on every month: one step up or down is usually "
        "weather, and the chart tells when it is climate. Aiming at no complaints at all, which teaches people to "
        "be silent. Comparing this winter with last summer. Leaving open what may not get worse."
    ),
    minutes=25,
)

STEP = Step(
    5, "targets", N_("Targets"), N_("Set precise targets"), N_("How good, and by when?"), GUIDE, ("targets",), FIELDS
)
