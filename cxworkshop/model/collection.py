"""Step 4: where the numbers come from, and how the answers flowed in."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from cxworkshop.model.fields import Count, Id, Name, Note, Person, Row, Share, Text, Title

CollectionMethod = Literal[
    "relational survey",
    "transactional survey",
    "interview",
    "observation",
    "operational data",
    "reviews",
    "complaint log",
    "mystery visit",
]
Channel = Literal[
    "e-mail", "SMS", "phone", "post", "web or app pop-up", "QR code", "on site", "visit", "system export", "other"
]
Trigger = Literal["date", "event"]
Sampling = Literal["everybody", "random", "every k-th", "quota", "staff choose", "open link"]
RateSource = Literal["own history", "pilot", "assumption"]
Repeat = Literal["once", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous"]
Attribution = Literal["anonymous", "confidential", "attributed", "not applicable"]
LawfulBasis = Literal["legitimate interest", "consent", "contract", "legal duty", "no personal data"]
Bias = Literal[
    "non-response",
    "staff choose whom to ask",
    "asking only after success",
    "open link",
    "incentive for a good score",
    "channel excludes some",
    "right after billing or a gift",
    "memory",
    "season",
    "leading question",
    "only present customers",
    "one person speaks for a company",
]


class Collection(Row, frozen=True, omit_defaults=True):
    """Plan one source: which metrics it feeds, who is asked or counted, when, and on what legal ground."""

    name: Title = ""
    metrics: tuple[Id, ...] = ()
    segments: tuple[Id, ...] = ()
    method: CollectionMethod | None = None
    channels: tuple[Channel, ...] = ()
    channel_note: Name = ""
    trigger: Trigger | None = None
    trigger_text: Title = ""
    delay_hours: Annotated[float, Meta(ge=0, le=720)] | None = None
    sampling: Sampling | None = None
    population: Count | None = None
    eligible: Share | None = None
    reach: Share | None = None
    response_rate: Share | None = None
    response_rate_source: RateSource | None = None
    target_n: Count | None = None
    moe_wanted: Annotated[float, Meta(ge=0.02, le=0.20)] | None = None
    fixed_n: Count | None = None
    period_days: Annotated[int, Meta(ge=1, le=3660)] | None = None
    start: date | None = None
    end: date | None = None
    repeat: Repeat | None = None
    quarantine_days: Annotated[int, Meta(ge=0, le=730)] | None = None
    questions_count: Annotated[int, Meta(ge=0, le=500)] | None = None
    minutes: Annotated[float, Meta(ge=0, le=600)] | None = None
    open_question: bool = False
    drivers_planned: Annotated[int, Meta(ge=0, le=12)] | None = None
    attribution: Attribution | None = None
    notice_names_attribution: bool = False
    contact_permission: bool = False
    lawful_basis: LawfulBasis | None = None
    notice: Text = ""
    retention_months: Annotated[int, Meta(ge=0, le=120)] | None = None
    incentive: Title = ""
    score_incentive: bool = False
    responsible: Person = ""
    biases: tuple[Bias, ...] = ()
    bias_notes: Text = ""
    note: Note = ""


class Wave(Row, frozen=True, omit_defaults=True):
    """Count how one round of a survey flowed: sent, could not be delivered, not eligible, complete, partial."""

    collection: Id = ""
    start: date | None = None
    end: date | None = None
    sent: Count | None = None
    undeliverable: Count | None = None
    not_eligible: Count | None = None
    complete: Count | None = None
    partial: Count | None = None
    note: Note = ""
