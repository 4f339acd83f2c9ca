"""Step 6: improvement areas (customers' problems) and actions (our remedies)."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from cxworkshop.model.fields import (
    NOT_ASSESSED,
    Amount,
    Count,
    Figure,
    Id,
    Money,
    Name,
    Note,
    Person,
    Record,
    Row,
    Score,
    Sentence,
    Share,
    Text,
    Title,
)

AreaSource = Literal["survey comments", "complaints", "interviews", "data", "staff", "other"]
AreaDecision = Literal["act", "not now"]
Confidence = Literal["high", "medium", "low"]
RiceImpact = Literal["massive", "high", "medium", "low", "minimal"]
Status = Literal["idea", "planned", "in progress", "blocked", "done", "dropped"]


class Stake(Record, frozen=True, omit_defaults=True):
    """Hold what a problem may cost a year: customers, share affected, extra churn (low, high), yearly margin."""

    customers: Count | None = None
    affected: Share | None = None
    extra_churn: Share | None = None
    extra_churn_high: Share | None = None
    yearly_margin: Money | None = None
    measured: bool = False


class Area(Row, frozen=True, omit_defaults=True):
    """Describe a problem that customers have, with the evidence for it and its root cause."""

    title: Title = ""
    experience: Id = ""
    segments: tuple[Id, ...] = ()
    source: AreaSource | None = None
    source_note: Title = ""
    count: Count | None = None
    comments_n: Count | None = None
    catch_all: bool = False
    evidence: Text = ""
    root_cause: Text = ""
    importance: Score = NOT_ASSESSED
    performance: Score = NOT_ASSESSED
    dots: Count | None = None
    stake: Stake = Stake()
    decision: AreaDecision | None = None
    reason: Text = ""
    note: Note = ""


class Effect(Row, frozen=True, omit_defaults=True):
    """Say how an action moves one metric: the share of failures it reaches and removes, or points."""

    metric: Id = ""
    reach: Share | None = None
    effectiveness: Share | None = None
    points: Figure | None = None


class Action(Row, frozen=True, omit_defaults=True):
    """Describe one thing that somebody will do by a date, and what it promises to customers."""

    title: Title = ""
    areas: tuple[Id, ...] = ()
    metrics: tuple[Id, ...] = ()
    effects: tuple[Effect, ...] = ()
    impact: Score = NOT_ASSESSED
    effort: Score = NOT_ASSESSED
    confidence: Confidence | None = None
    rice_reach: Amount | None = None
    rice_impact: RiceImpact | None = None
    effort_pm: Annotated[float, Meta(ge=0.1, le=10_000)] | None = None
    cost: Money | None = None
    cost_of_delay: Money | None = None
    owner: Person = ""
    team: tuple[Person, ...] = ()
    start: date | None = None
    due: date | None = None
    first_step: Title = ""
    first_step_date: date | None = None
    promised: bool = False
    promise_text: Sentence = ""
    promise_date: date | None = None
    promise_channel: Name = ""
    check_metric: Id = ""
    contacts_respondents: bool = False
    status: Status | None = None
    done_date: date | None = None
    result: Text = ""
    learned: Text = ""
    note: Note = ""
