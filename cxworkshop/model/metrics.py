"""Step 3: metrics, and the measurements that give them numbers."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from cxworkshop.model.fields import (
    Amount,
    Answer,
    Count,
    Figure,
    Id,
    LanguageCode,
    Name,
    Note,
    Person,
    Quality,
    Record,
    Row,
    Sentence,
    Share,
    Text,
    Title,
)
from cxworkshop.model.imports import Halves

RELATIONSHIP = "relationship"
"""Stands in a metric's `experience` for the overall relationship with the customer."""

MetricClass = Literal["interaction", "perception", "outcome (intended)", "outcome (actual)"]
Timing = Literal["leading", "lagging"]
Direction = Literal["higher", "lower"]
ReportAs = Literal["share", "mean", "percentile", "rate", "score", "index"]
MethodKey = Literal[
    "NPS", "CSAT", "CES2", "EFFECTIVE", "EASE", "INFO", "NEED", "EMOTION", "INDEX", "RECOGNISED", "EXTRA",
    "PROMISE", "REBUY", "YES NO", "FCR", "RESPONSE TIME", "SERVICE LEVEL", "ABANDONMENT", "PROMISE KEPT",
    "CONTACTS", "RETENTION", "CHURN", "REPURCHASE", "COMPLAINTS", "SENTIMENT", "REVIEWS", "CUSTOM",
]  # fmt: skip
Correlation = Annotated[float, Meta(ge=-1, le=1)]
GroupMean = Annotated[float, Meta(ge=0, le=10)]
Quantile = Annotated[float, Meta(gt=0, lt=1)]


class Metric(Row, frozen=True, omit_defaults=True):
    """Say exactly which number is followed, how it is counted, and who owns it."""

    name: Title = ""
    experience: Id = ""
    class_: MetricClass | None = None
    timing: Timing | None = None
    method: MethodKey | None = None
    direction: Direction | None = None
    unit: Name = ""
    scale_min: Figure | None = None
    scale_max: Figure | None = None
    scale_confirmed: bool = False
    favourable: tuple[Answer, ...] = ()
    questions: dict[LanguageCode, Text] = {}
    definition: Text = ""
    numerator: Text = ""
    denominator: Text = ""
    exclusions: Text = ""
    report_as: ReportAs | None = None
    percentile: Quantile | None = None
    limit: Amount | None = None
    source: Title = ""
    owner: Person = ""
    counter_metric: Id = ""
    bendable: bool = False
    qualities: tuple[Quality, ...] = ()
    if_worse: Sentence = ""
    note: Note = ""


class Counts(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="counts"):
    """Count the answers to a scale question: how many gave each value."""

    values: dict[Answer, Count] = {}


class Classes(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="classes"):
    """Count promoters, passives and detractors (or positive, neutral and negative ones)."""

    promoters: Count = 0
    passives: Count = 0
    detractors: Count = 0


class ShareOf(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="share"):
    """Count x cases out of n."""

    x: Count = 0
    n: Count = 0


class Times(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="times"):
    """Count durations in the metric's unit: how many cases took each time."""

    values: dict[Answer, Count] = {}


class Rate(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="rate"):
    """Count events and what they are related to, such as complaints and orders."""

    count: Count = 0
    exposure: Amount = 0


class Flow(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="flow"):
    """Count customers at the start, at the end, and how many of the latter are new."""

    start: Count = 0
    end: Count = 0
    new: Count = 0


class Abandonment(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="abandonment"):
    """Count calls given up, calls offered, and hang-ups too short to count."""

    abandoned: Count = 0
    offered: Count = 0
    short: Count = 0


class Moments(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="moments"):
    """Hold what a mean needs: the number of values, their sum and their sum of squares."""

    n: Count = 0
    sum: Figure = 0
    sumsq: Amount = 0


class Single(Record, frozen=True, omit_defaults=True, tag_field="kind", tag="figure"):
    """Hold one number from elsewhere, with its n and interval when they are known."""

    value: Figure | None = None
    n: Count | None = None
    low: Figure | None = None
    high: Figure | None = None


Data = Counts | Classes | ShareOf | Times | Rate | Flow | Abandonment | Moments | Single


class Origin(Record, frozen=True, omit_defaults=True):
    """Say where a measurement came from: a collection row, an imported file, or somebody's typing."""

    kind: Literal["collection", "import", "typed"] | None = None
    collection: Id = ""
    label: Title = ""
    imported: Id = ""


class Asked(Record, frozen=True, omit_defaults=True):
    """Keep the question as it was asked, so that only like is compared with like."""

    text: Text = ""
    scale_min: Figure | None = None
    scale_max: Figure | None = None
    favourable: tuple[Answer, ...] = ()
    channel: Name = ""
    population: Title = ""


class AccountCounts(Record, frozen=True, omit_defaults=True):
    """Count the attributed answers of one customer company and role."""

    account: Id = ""
    role: Name = ""
    values: dict[Answer, Count] = {}


class AccountSums(Record, frozen=True, omit_defaults=True):
    """Hold what an account-weighted score needs where answers are not attributed.

    `sum` and `sumsq` are those of the companies' means: a net score in points, a share 0 to 1, an index on the scale
    of its items.
    """

    accounts: Count = 0
    sum: Figure = 0
    sumsq: Amount = 0
    silent: Count = 0
    at_risk: Count = 0


class Items(Record, frozen=True, omit_defaults=True):
    """Hold what tells whether several items measure one thing: sums and products over complete rows."""

    n: Count = 0
    sums: tuple[Figure, ...] = ()
    products: tuple[tuple[Figure, ...], ...] = ()


class Measurement(Row, frozen=True, omit_defaults=True):
    """Give one metric its counts for some segments (none named: all) over one period."""

    metric: Id = ""
    segments: tuple[Id, ...] = ()
    start: date | None = None
    end: date | None = None
    origin: Origin = Origin()
    data: Data | None = None
    accounts: tuple[AccountCounts, ...] = ()
    account_sums: AccountSums | None = None
    halves: Halves | None = None
    items: Items | None = None
    asked: Asked = Asked()
    entered_on: date | None = None
    note: Note = ""


class Account(Row, frozen=True, omit_defaults=True):
    """Name one customer company of a business-to-business segment."""

    label: Name = ""
    segment: Id = ""
    key: bool = False
    roles: tuple[Name, ...] = ()


class Driver(Record, frozen=True, omit_defaults=True):
    """Hold one attribute: its correlation with the outcome, and its mean importance and performance.

    `share_low` and `share_high` bound its part of what all drivers explain, so they lie in 0 to 1 as that part does.
    """

    name: Name = ""
    metric: Id = ""
    correlation: Correlation | None = None
    importance: GroupMean | None = None
    performance: GroupMean | None = None
    stated: Share | None = None
    satisfied: Share | None = None
    share_low: Share | None = None
    share_high: Share | None = None


class DriverRun(Row, frozen=True, omit_defaults=True):
    """Hold the correlations of one driver analysis: outcome with drivers, and drivers with each other."""

    outcome: Id = ""
    segments: tuple[Id, ...] = ()
    end: date | None = None
    n: Count | None = None
    drivers: tuple[Driver, ...] = ()
    correlations: tuple[tuple[Correlation, ...], ...] = ()
    origin: Origin = Origin()
