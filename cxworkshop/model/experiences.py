"""Step 2: customer journeys with their stages, and the experiences that are chosen from them."""

from typing import Annotated, Literal

from msgspec import Meta

from cxworkshop.model.fields import (
    NOT_ASSESSED,
    Emotion,
    Id,
    Name,
    Note,
    Person,
    Rating,
    Record,
    Row,
    Score,
    Sentence,
    Share,
    Text,
    Title,
)

PhaseKey = Literal["notice", "compare", "buy", "start", "use", "get_help", "pay", "renew_or_leave"]
Level = Literal["relationship", "journey", "interaction"]
TouchChannel = Literal[
    "phone", "e-mail", "web", "app", "shop", "visit", "chat", "post", "invoice", "product", "on site", "other"
]
ScoreSource = Literal["customers asked", "data", "staff's guess"]
YesNoUnknown = Literal["no", "yes", "unknown"]
Kano = Literal["M", "O", "A", "I", "R", "?"]
ExperienceDecision = Literal["measure now", "outcome only", "pilot", "later", "no"]
ContactsPerReached = Annotated[float, Meta(ge=0, le=100_000)]


class Phase(Row, frozen=True, omit_defaults=True):
    """Name one part of the customer's life with the company; a `key` stands for a default phase."""

    key: PhaseKey | None = None
    name: Name = ""


class Stage(Row, frozen=True, omit_defaults=True):
    """Describe one stage of a journey in five lanes, with the touchpoints that meet the customer there."""

    name: Name = ""
    time: Name = ""
    phase: Id = ""
    action: Sentence = ""
    activity: Sentence = ""
    question: Sentence = ""
    barrier: Sentence = ""
    emotion: Emotion | None = None
    emotion_word: Name = ""
    touchpoints: tuple[Name, ...] = ()


class Journey(Row, frozen=True, omit_defaults=True):
    """Tell what a customer of one segment goes through, stage by stage."""

    segment: Id = ""
    name: Title = ""
    goal: Title = ""
    stages: tuple[Stage, ...] = ()


class Qualities(Record, frozen=True, omit_defaults=True):
    """Rate the four qualities of a good experience; the first two are basics."""

    mission: Rating | None = None
    no_hassle: Rating | None = None
    recognition: Rating | None = None
    extra: Rating | None = None


class BadCheck(Record, frozen=True, omit_defaults=True):
    """Answer one of the three signs of a bad experience, with what it was seen in."""

    answer: YesNoUnknown | None = None
    evidence: Text = ""


class BadChecks(Record, frozen=True, omit_defaults=True):
    """Hold the three signs: information hard to find, need not understood, promise not kept."""

    info: BadCheck = BadCheck()
    need: BadCheck = BadCheck()
    promise: BadCheck = BadCheck()


FactorRating = Rating | Literal["not applicable"] | None


class Factors(Record, frozen=True, omit_defaults=True):
    """Rate the four factors of a good experience, each 1 to 5 or not applicable."""

    quick_answer: FactorRating = None
    returns: FactorRating = None
    trust: FactorRating = None
    convenience: FactorRating = None


class Experience(Row, frozen=True, omit_defaults=True):
    """Describe something customers go through, how much it matters and whether it is measured."""

    name: Title = ""
    customer_goal: Sentence = ""
    level: Level | None = None
    phase: Id = ""
    stage: Id = ""
    touchpoint: Title = ""
    channels: tuple[TouchChannel, ...] = ()
    channel_note: Name = ""
    segments: tuple[Id, ...] = ()
    importance: Score = NOT_ASSESSED
    performance: Score = NOT_ASSESSED
    importance_source: ScoreSource | None = None
    performance_source: ScoreSource | None = None
    reach: Share | None = None
    contacts_per_reached: ContactsPerReached | None = None
    moment_of_truth: bool = False
    qualities: Qualities = Qualities()
    bad_checks: BadChecks = BadChecks()
    factors: Factors = Factors()
    kano: Kano | None = None
    delivered_by: tuple[Person, ...] = ()
    decision: ExperienceDecision | None = None
    reason: Text = ""
    note: Note = ""
