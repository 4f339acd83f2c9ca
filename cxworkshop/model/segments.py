"""Step 1: customer segments, the criteria that rank them, and personas."""

from typing import Annotated, Literal

from msgspec import Meta

from cxworkshop.model.fields import (
    Count,
    Id,
    LanguageCode,
    Money,
    Name,
    Note,
    Record,
    Row,
    Score,
    Sentence,
    Text,
    Title,
    Weight,
)

CriterionKey = Literal["value", "size", "fit", "pain", "reach"]
SegmentType = Literal["B2C", "B2B", "mixed"]
Evidence = Literal["data", "interviews", "assumption"]
SegmentDecision = Literal["measure now", "interviews only", "later", "not"]
RoleKind = Literal["decision-maker", "user", "maintenance", "procurement", "finance", "management", "other"]
ServiceLevel = Literal["basic", "standard", "extra"]
ContactsPerAccount = Annotated[float, Meta(ge=1, le=100)]


class Criterion(Row, frozen=True, omit_defaults=True):
    """Name what segments are rated on; a `key` stands for one of the five default criteria and their texts."""

    key: CriterionKey | None = None
    name: Name = ""
    weight: Weight = 0
    low: Sentence = ""
    middle: Sentence = ""
    high: Sentence = ""


class Persona(Record, frozen=True, omit_defaults=True):
    """Describe one invented person who stands for a segment."""

    name: Name = ""
    goal: Title = ""
    context: Text = ""
    quote: Sentence = ""


class Role(Row, frozen=True, omit_defaults=True):
    """Name one kind of person at a customer company, and how much that person's answer weighs."""

    role: RoleKind | None = None
    label: Name = ""
    weight: Weight = 1
    present: bool = False


class Segment(Row, frozen=True, omit_defaults=True):
    """Describe one group of customers: who they are, how many, how they are rated and what is decided."""

    name: Name = ""
    type: SegmentType | None = None
    definition: Text = ""
    population: Count | None = None
    contacts_per_account: ContactsPerAccount | None = None
    annual_value: Money | None = None
    ratings: dict[Id, Score] = {}
    evidence: Evidence | None = None
    needs_most: Sentence = ""
    never_forgives: Sentence = ""
    our_promise: Sentence = ""
    persona: Persona = Persona()
    roles: tuple[Role, ...] = ()
    languages: tuple[LanguageCode, ...] = ()
    service_level: ServiceLevel | None = None
    service_note: Sentence = ""
    decision: SegmentDecision | None = None
    rationale: Text = ""
    note: Note = ""
