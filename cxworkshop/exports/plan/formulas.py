"""The formulas that a plan can rest on, in plain words, with their sources."""

from typing import NamedTuple

from cxworkshop.language import N_, Message


class Formula(NamedTuple):
    """Hold one way to compute: the formula ids it covers, a name, a sentence, and who published it."""

    ids: tuple[str, ...]
    name: Message
    how: Message
    source: str


FORMULAS: tuple[Formula, ...] = (
    Formula(
        ("F1.1", "F1.3"),
        N_("Score of a segment"),
        N_("Ratings from 1 to 5 averaged by weight and put on 0 to 100; at least 60% of the weight must be rated."),
        "Keeney & Raiffa 1976",
    ),
    Formula(
        ("F1.5",),
        N_("How firm the order is"),
        N_("Every weight is halved, kept and doubled in all mixes; the share is how often a segment comes first."),
        "Lahdelma, Hokkanen & Salminen 1998",
    ),
    Formula(
        ("F2.1", "F2.2"),
        N_("Priority of an experience"),
        N_("Importance times shortfall times frequency, at most 100. It orders a conversation, nothing more."),
        "",
    ),
    Formula(
        ("F2.3",),
        N_("Level of the four qualities"),
        N_("The weaker of the two basics decides; only above it do recognition and the little extra count."),
        "",
    ),
    Formula(
        ("F2.6",),
        N_("Peak and end"),
        N_("The strongest feeling of a journey and its last one."),
        "Kahneman, Fredrickson, Schreiber & Redelmeier 1993",
    ),
    Formula(
        ("F3.1",),
        N_("Recommendation score and other net scores"),
        N_("Share of good answers minus share of poor ones, times 100; the interval adds three pseudo-answers."),
        "Reichheld 2003; Rocks 2016",
    ),
    Formula(
        ("F3.3",),
        N_("Score with equal weight per company"),
        N_("The mean of the companies' means, with a t interval over the companies."),
        "Kish 1965",
    ),
    Formula(
        ("F3.4", "F3.5", "F3.10", "F3.11"),
        N_("Shares"),
        N_("Cases out of all, with Wilson's interval; answers that do not apply are left out."),
        "Wilson 1927",
    ),
    Formula(
        ("F3.6",),
        N_("Means"),
        N_("Arithmetic mean with a t interval."),
        "Student 1908",
    ),
    Formula(
        ("F3.7",),
        N_("Index from 0 to 100"),
        N_("The mean of the items put on 0 to 100, every item with the same weight."),
        "",
    ),
    Formula(
        ("F3.8",),
        N_("Percentiles of times"),
        N_("By linear interpolation; the interval counts ranks and assumes no distribution."),
        "Hyndman & Fan 1996",
    ),
    Formula(
        ("F3.12",),
        N_("Rates per 1 000"),
        N_("Events by exposure with the exact Poisson interval."),
        "Garwood 1936",
    ),
    Formula(
        ("F4.1", "F4.2", "F4.5"),
        N_("Answers to expect, and their margin"),
        N_("Population times shares; margins for a share of one half, corrected for a finite population."),
        "Cochran 1977",
    ),
    Formula(
        ("F4.11",),
        N_("Load on the customer"),
        N_("Rounds a year plus events thinned by the pause between surveys."),
        "",
    ),
    Formula(
        ("F5.5", "F5.5b"),
        N_("Change that can be seen"),
        N_("From the standard error of the change between two rounds of the planned size."),
        "Cochran 1977",
    ),
    Formula(
        ("F5.8", "F5.9"),
        N_("Way to the target"),
        N_("A straight line from start to target; the light shows how much of the way is missing."),
        "",
    ),
    Formula(
        ("F5.11", "F5.12", "F5.13"),
        N_("Control charts"),
        N_("Limits of chance around the mean of the series; readings outside them, and runs, are signals."),
        "Shewhart 1931; Wheeler 1993",
    ),
    Formula(
        ("F5.1-F5.4",),
        N_("Difference between two rounds"),
        N_("Intervals by Newcombe for shares and by Welch for means."),
        "Newcombe 1998; Welch 1947",
    ),
    Formula(
        ("F6.4",),
        N_("Importance and performance"),
        N_("Four fields around the means of both ratings."),
        "Martilla & James 1977",
    ),
    Formula(
        ("F6.5",),
        N_("Shares of drivers"),
        N_("What each driver adds to what is explained, averaged over all orders."),
        "Lindeman, Merenda & Gold 1980; Kruskal 1987",
    ),
    Formula(
        ("F6.9",),
        N_("The vital few"),
        N_("Problems in order of mentions until four fifths of all are reached."),
        "",
    ),
    Formula(
        ("F6.10",),
        N_("Whether the actions add up"),
        N_("Actions that hit the same failures one after the other: what is left is multiplied."),
        "",
    ),
    Formula(
        ("F6.12",),
        N_("Money at stake"),
        N_("Customers times share affected times extra loss times yearly margin."),
        "",
    ),
)
