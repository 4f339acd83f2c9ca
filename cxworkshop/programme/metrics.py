"""Step 3: define metrics for each experience."""

from cxworkshop.language import C_, N_
from cxworkshop.model.metrics import Metric
from cxworkshop.programme.blocks import Field, Guide, Step

FIELDS = (
    Field(Metric, "name", N_("Metric"), N_("What you call the number among yourselves: “arrival promise kept”.")),
    Field(
        Metric,
        "experience",
        N_("Experience"),
        N_("The experience it tells about, or the overall relationship with the customer."),
    ),
    Field(
        Metric,
        "class_",
        N_("Kind of metric"),
        N_("What it tells: what happened, how it felt, what customers intend, or what they did."),
    ),
    Field(
        Metric,
        "timing",
        N_("Timing"),
        N_("Leading moves early and can be acted on this week; lagging shows the result afterwards."),
    ),
    Field(
        Metric,
        "method",
        C_("metric", "Method"),
        N_("How it is asked or counted; it brings its scale, unit and question along."),
    ),
    Field(Metric, "direction", N_("Better direction"), N_("Whether a higher or a lower number is the better one.")),
    Field(Metric, "unit", N_("Unit"), N_("What the number is counted in: “min”, “%” or “points”.")),
    Field(Metric, "scale_min", N_("Lowest possible value"), N_("The lowest number it can show: “−100” for NPS.")),
    Field(Metric, "scale_max", N_("Highest possible value"), N_("The highest number it can show: “100” for NPS.")),
    Field(
        Metric,
        "scale_confirmed",
        N_("Scale direction checked"),
        N_("Tick it when you have checked which end of the scale is good; effort is asked both ways round."),
    ),
    Field(
        Metric,
        "favourable",
        N_("Favourable answers"),
        N_("The answers that count as good: “4” and “5” on a scale from 1 to 5."),
    ),
    Field(
        Metric,
        "questions",
        N_("Question"),
        N_("Word for word as customers read it, in each language; keep it unchanged for years."),
    ),
    Field(
        Metric, "definition", N_("Definition"), N_("How the number comes about, so that two people would count alike.")
    ),
    Field(
        Metric, "numerator", N_("Counted cases"), N_("The cases that count: “visits begun inside the promised window”.")
    ),
    Field(
        Metric,
        "denominator",
        N_("Compared with"),
        N_("All cases they are taken from: “visits whose window has passed”."),
    ),
    Field(Metric, "exclusions", N_("Left out"), N_("What is not counted at all: “calls given up within 5 seconds”.")),
    Field(Metric, "report_as", N_("Shown as"), N_("How the number is shown; time as a percentile, not as a mean.")),
    Field(
        Metric,
        "percentile",
        N_("Percentile"),
        N_("Between 0 and 1: with “0.9”, nine cases out of ten are at or below the number."),
    ),
    Field(Metric, "limit", N_("Limit"), N_("What counts as in time, in the metric's unit: “2” minutes.")),
    Field(Metric, "source", N_("Where it is kept"), N_("The system or list that holds it: “work orders”.")),
    Field(Metric, "owner", N_("Owner"), N_("One person who looks at the number and can do something about it.")),
    Field(
        Metric,
        "counter_metric",
        N_("Counter-metric"),
        N_("A metric that would show it if this one were improved at the customer's cost."),
    ),
    Field(
        Metric,
        "bendable",
        N_("Easy to bend"),
        N_("Tick it when the number can look better without any customer noticing, such as handling time."),
    ),
    Field(Metric, "qualities", N_("Qualities measured"), N_("Which of the four qualities it tells something about.")),
    Field(
        Metric,
        "if_worse",
        N_("What we do if it gets worse"),
        N_("Finish the sentence “if it gets worse we will …”; if nobody can, drop the metric."),
    ),
    Field(Metric, "note", N_("Note"), N_("Anything else that the team should remember.")),
)

GUIDE = Guide(
    what=N_(
        "A metric is a number that tells whether an experience gets better or worse, counted the same way every "
        "time. Each experience needs a fact and a feeling: what happened, and how it was for the customer."
    ),
    how=N_(
        "1. Pair up, one pair to each chosen experience, and write one thing you count and one thing customers say "
        "(10 minutes).\n"
        "2. Finish for each the sentence “if it gets worse we will …”. Drop the metric if nobody can (5 minutes).\n"
        "3. Choose a question from the catalogue rather than writing your own: one thing per question, no praise in "
        "it, both ends of the scale in words, and always an open “why” after it (6 minutes).\n"
        "4. Write the count rule: which cases count, out of which, and what is left out. Use a percentile for time, "
        "the time that nine of ten stay under, because nobody lives in the average (6 minutes).\n"
        "5. Add one number for the whole relationship that shows what customers did, such as agreements kept "
        "(3 minutes).\n"
        "6. Give each metric an owner, and a counter-metric where the number could be bent. Stop at three for one "
        "experience and twelve in all (5 minutes)."
    ),
    example=N_(
        "For reporting a breakdown the heat-pump firm takes one feeling and two facts: did we make it easy to get "
        "the matter handled, asked on a scale from 1 to 7; the wait that nine of ten callers stay under; and the "
        "share of calls given up. The average wait would have looked fine and hidden the 57 minutes. For the "
        "invoice it counts questions, 61 for 1286 invoices. For the firm as a whole it counts agreements that ran "
        "on for another year. A café counts lunches that had to be made again, 22 of 312, and hands lunch guests a "
        "slip with one question and an open line."
    ),
    mistakes=N_(
        "Trusting one number for everything. Asking for a recommendation after a single encounter. Translating a "
        "scale so that its ends mean something else. Asking other people than last time and calling the difference "
        "an improvement. Measuring the employee instead of the experience. Taking over a metric from another "
        "company without its reason. Asking for a score without asking why."
    ),
    minutes=35,
)

STEP = Step(
    3,
    "metrics",
    N_("Metrics"),
    N_("Define metrics for each experience"),
    N_("How will we know?"),
    GUIDE,
    ("metrics",),
    FIELDS,
)
