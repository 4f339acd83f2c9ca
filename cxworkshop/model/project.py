"""The whole project as one immutable value."""

from datetime import date
from typing import Annotated, Any

from msgspec import Meta

from cxworkshop.model.collection import Collection, Wave
from cxworkshop.model.decisions import Accepted, Decision, StepNote
from cxworkshop.model.experiences import Experience, Journey, Phase
from cxworkshop.model.fields import Count, LanguageCode, Name, Note, Person, Record, Sentence, Share, Text, Title
from cxworkshop.model.imports import Comment, Import
from cxworkshop.model.improvements import Action, Area
from cxworkshop.model.metrics import Account, DriverRun, Measurement, Metric
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Criterion, Segment
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.targets import Target
from cxworkshop.model.workshop import Workshop

FORMAT = 1
"""Version of the file format that this program writes."""


class About(Record, frozen=True, omit_defaults=False):
    """Say what kind of file this is: format version, the app that wrote it, language of the project."""

    format: Annotated[int, Meta(ge=1)] = FORMAT
    app: str = ""
    language: LanguageCode = "en"


CONF_LEVELS = (0.80, 0.90, 0.95, 0.99)


class Constants(Record, frozen=True, omit_defaults=False):
    """Hold the project's constants (method 0.3); written out in full, so that a file keeps its meaning."""

    conf_level: Annotated[float, Meta(ge=0.80, le=0.99, extra={"choices": CONF_LEVELS})] = 0.95
    power: Annotated[float, Meta(ge=0.70, le=0.95)] = 0.80
    anonymity_k: Annotated[int, Meta(ge=3, le=30)] = 5
    freetext_k: Annotated[int, Meta(ge=5, le=50)] = 10
    min_n_segment: Annotated[int, Meta(ge=10, le=500)] = 30
    moe_wanted: Annotated[float, Meta(ge=0.02, le=0.20)] = 0.10
    max_surveys_per_year: Annotated[int, Meta(ge=1, le=12)] = 4
    quarantine_transactional_days: Annotated[int, Meta(ge=0, le=365)] = 90
    quarantine_relational_days: Annotated[int, Meta(ge=30, le=730)] = 180
    loop_working_days: Annotated[int, Meta(ge=1, le=10)] = 2
    rag_green: Share = 0.05
    rag_amber: Share = 0.20

    def __post_init__(self) -> None:
        """Refuse a confidence level that no table and no reader expects."""
        if self.conf_level not in CONF_LEVELS:
            raise ValueError("conf_level")


class Profile(Record, frozen=True, omit_defaults=True):
    """Describe the project as a whole: whose it is, why it is done, and its calendar."""

    name: Title = ""
    organisation: Title = ""
    subtitle: Sentence = ""
    story: Note = ""
    confidentiality: Name = ""
    facilitator: Person = ""
    currency: Annotated[str, Meta(pattern="^([A-Z]{3})?$")] = ""
    start_date: date | None = None
    review_date: date | None = None
    customer_count: Count | None = None
    seasonal: bool = False
    good_means: Sentence = ""
    reward_conflict: Text = ""
    holidays: tuple[date, ...] = ()


class Project(Record, frozen=True):
    """Hold everything: single records first, then the collections in the order of the steps."""

    about: About = About()
    profile: Profile = Profile()
    constants: Constants = Constants()
    workshop: Workshop = Workshop()
    criteria: Rows[Criterion] = Rows()
    segments: Rows[Segment] = Rows()
    phases: Rows[Phase] = Rows()
    journeys: Rows[Journey] = Rows()
    experiences: Rows[Experience] = Rows()
    metrics: Rows[Metric] = Rows()
    collection: Rows[Collection] = Rows()
    waves: Rows[Wave] = Rows()
    accounts: Rows[Account] = Rows()
    imports: Rows[Import] = Rows()
    measurements: Rows[Measurement] = Rows()
    comments: Rows[Comment] = Rows()
    targets: Rows[Target] = Rows()
    drivers: Rows[DriverRun] = Rows()
    areas: Rows[Area] = Rows()
    actions: Rows[Action] = Rows()
    sharing: Rows[Sharing] = Rows()
    decisions: Rows[Decision] = Rows()
    accepted: Rows[Accepted] = Rows()
    notes: Rows[StepNote] = Rows()


SINGLES: dict[str, type[Record]] = {
    "about": About,
    "profile": Profile,
    "constants": Constants,
    "workshop": Workshop,
}

COLLECTIONS: dict[str, type[Any]] = {
    "criteria": Criterion,
    "segments": Segment,
    "phases": Phase,
    "journeys": Journey,
    "experiences": Experience,
    "metrics": Metric,
    "collection": Collection,
    "waves": Wave,
    "accounts": Account,
    "imports": Import,
    "measurements": Measurement,
    "comments": Comment,
    "targets": Target,
    "drivers": DriverRun,
    "areas": Area,
    "actions": Action,
    "sharing": Sharing,
    "decisions": Decision,
    "accepted": Accepted,
    "notes": StepNote,
}

CODES = {
    "segments": "S",
    "experiences": "E",
    "metrics": "M",
    "collection": "C",
    "targets": "T",
    "areas": "I",
    "actions": "A",
    "sharing": "R",
    "journeys": "J",
}


def code(project: Project, collection: str, id: str) -> str:
    """Give the short display code of a record, such as S1, from its place; "" when it has none."""
    place = getattr(project, collection).places().get(id) if collection in CODES else None
    return "" if place is None else f"{CODES[collection]}{place + 1}"
