"""The templates that a project can begin with: nothing in them is invented, and what nobody knows stays empty."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from msgspec.structs import replace

from cxworkshop.language import N_, Language, Message
from cxworkshop.method.catalogue import BY_KEY
from cxworkshop.method.figures.workshop import BLOCKS
from cxworkshop.method.questions import wording
from cxworkshop.method.sharing import next_date
from cxworkshop.model.collection import Collection
from cxworkshop.model.experiences import Experience, Phase, PhaseKey
from cxworkshop.model.ids import new_id
from cxworkshop.model.metrics import RELATIONSHIP, MethodKey, Metric
from cxworkshop.model.project import About, Profile, Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Criterion, CriterionKey
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.workshop import Block, BlockKind, Parked, Workshop
from cxworkshop.programme.empty import EXPERIENCES, SHARING, Typical

WEIGHTS: dict[CriterionKey, int] = {"value": 5, "size": 3, "fit": 4, "pain": 5, "reach": 3}
PHASES: tuple[PhaseKey, ...] = ("notice", "compare", "buy", "start", "use", "get_help", "pay", "renew_or_leave")

# Without step 4, which is homework, the least minutes of all blocks make 3 h 30; breaks come on top.
HALF_DAY: tuple[BlockKind, ...] = ("open", "s1", "s2", "break", "s3", "s5", "break", "s6", "s7", "close")
FULL_DAY: tuple[BlockKind, ...] = (
    "open", "s1", "break", "s2", "break", "s3", "lunch", "s4", "s5", "break", "s6", "break", "s7", "close",
)  # fmt: skip
PAUSES: dict[BlockKind, int] = {"break": 10, "lunch": 45}

SMALL_FIRM = ("front line", "management", "customers who answered", "all customers")
FIRST_DAYS = {"front line": 7, "customers who answered": 90, "all customers": 180}
FIRST_DAY_OF_OTHERS = 14
"""Days from the start until an audience first hears: colleagues while the room remembers, customers by 90 days."""

HOMEWORK_DAYS = 14
RETENTION_MONTHS = 24


class Template(NamedTuple):
    """Describe one beginning: what it is for, the working minutes that it takes, and what it puts into a project."""

    key: str
    title: Message
    description: Message
    minutes: int
    fill: Callable[[Project, Language, date], Project]


def blank(language: Language, today: date) -> Project:
    """Give a project that begins today, with the five criteria, the eight phases and the usual constants."""
    return Project(
        about=About(language=language.code),
        profile=Profile(start_date=today),
        criteria=Rows(Criterion(id=new_id(), key=key, weight=weight) for key, weight in WEIGHTS.items()),
        phases=Rows(Phase(id=new_id(), key=key) for key in PHASES),
    )


def make(key: str, language: Language, today: date) -> Project:
    """Give a new project from a template, its texts said in a language; raises KeyError for an unknown template."""
    template = {template.key: template for template in TEMPLATES}[key]
    start = blank(language, today)
    quarter = next_date(today, "quarterly") or today
    profile = replace(start.profile, review_date=_working_day(quarter))
    return template.fill(replace(start, profile=profile), language, today)


def _half_day(project: Project, language: Language, today: date) -> Project:
    homework = Parked(
        id=new_id(),
        text=language.text(N_("Step 4 as homework: who fills in the plan for collecting data?")),
        due=_working_day(today + timedelta(HOMEWORK_DAYS)),
    )
    agenda = _agenda(HALF_DAY, ideal=False)
    return replace(project, workshop=Workshop(working_minutes=_work(agenda), agenda=agenda, parking=(homework,)))


def _first_review(project: Project, language: Language, today: date) -> Project:
    satisfied, kept = _satisfied(language), _kept(language)
    return replace(
        project,
        experiences=Rows([_invoice(project, language)]),
        metrics=Rows([satisfied, kept]),
        collection=Rows([_yearly_survey(satisfied, language), _list_of_promises(kept, language)]),
        sharing=Rows(
            _sharing(row, language, today, (satisfied.id, kept.id))
            for row in SHARING
            if row.values["audience"] in SMALL_FIRM
        ),
    )


def _full(project: Project, language: Language, today: date) -> Project:
    agenda = _agenda(FULL_DAY, ideal=True)
    return replace(
        project,
        workshop=Workshop(working_minutes=_work(agenda), agenda=agenda),
        sharing=Rows(_sharing(row, language, today) for row in SHARING),
    )


TEMPLATES: tuple[Template, ...] = (
    Template(
        "half-day",
        N_("Half-day workshop"),
        N_(
            "A team in one room. The agenda has 3 h 30 of work and two breaks, so book four hours; "
            "the plan for collecting data is homework."
        ),
        210,
        _half_day,
    ),
    Template(
        "first-review",
        N_("First review"),
        N_(
            "A small firm on its own, in as many sittings as you like. The invoice, two metrics with their sources "
            "and four audiences are there to be kept or deleted."
        ),
        190,
        _first_review,
    ),
    Template(
        "full",
        N_("Full programme"),
        N_(
            "A whole organisation. The agenda takes all seven steps without hurry, on one long day or two half days, "
            "and six audiences are there to be filled in."
        ),
        410,
        _full,
    ),
)


def _working_day(day: date) -> date:
    """Take the Friday before a day at the weekend."""
    return day - timedelta(max(0, day.weekday() - 4))


def _agenda(kinds: Sequence[BlockKind], ideal: bool) -> tuple[Block, ...]:
    return tuple(
        Block(id=new_id(), kind=kind, minutes=PAUSES[kind] if kind in PAUSES else BLOCKS[kind][ideal]) for kind in kinds
    )


def _work(agenda: Sequence[Block]) -> int:
    return sum(block.minutes or 0 for block in agenda if block.kind not in PAUSES)


def _texts(row: Typical, language: Language) -> dict[str, Any]:
    return {name: language.text(text) for name, text in row.texts.items()}


def _sharing(row: Typical, language: Language, today: date, metrics: tuple[str, ...] = ()) -> Sharing:
    internal = row.values["audience"] not in ("customers who answered", "all customers")
    days = FIRST_DAYS.get(row.values["audience"], FIRST_DAY_OF_OTHERS)
    return Sharing(
        id=new_id(),
        **row.values,
        **_texts(row, language),
        first_date=_working_day(today + timedelta(days)),
        metrics=metrics if internal else (),
    )


def _invoice(project: Project, language: Language) -> Experience:
    row = next(row for row in EXPERIENCES if row.phase == "pay")
    return Experience(
        id=new_id(),
        name=language.text(row.label),
        phase=next(phase.id for phase in project.phases if phase.key == row.phase),
        **row.values,
        **_texts(row, language),
        note=language.text(
            N_(
                "Suggested because nearly every customer gets an invoice: not all visit the website, and not all "
                "call. Delete it if yours get none."
            )
        ),
    )


def _metric(method: MethodKey, **texts: Any) -> Metric:
    """Make a metric about the whole relationship that is shown as a share."""
    entry = BY_KEY[method]
    return Metric(
        id=new_id(),
        experience=RELATIONSHIP,
        method=method,
        class_=entry.class_,
        timing=entry.timing,
        direction=entry.direction,
        unit=entry.unit,
        scale_min=0,
        scale_max=1,
        favourable=entry.favourable,
        report_as=entry.report_as,
        **texts,
    )


def _satisfied(language: Language) -> Metric:
    code = language.code
    # Translators: stands in the survey question "How satisfied are you with …?", in Finnish after its colon
    subject = language.text(N_("our service as a whole"))
    return _metric(
        "CSAT",
        name=language.text(N_("Satisfied customers")),
        questions={code: wording("CSAT", code, experience=subject)},
        definition=language.text(N_("answers 4 and 5 out of all valid answers")),
        numerator=language.text(N_("answers 4 and 5")),
        denominator=language.text(N_("all valid answers")),
    )


def _kept(language: Language) -> Metric:
    return _metric(
        "PROMISE KEPT",
        name=language.text(N_("Promises kept")),
        definition=language.text(N_("promises kept in time out of all promises whose time has come")),
        numerator=language.text(N_("promises kept in time")),
        denominator=language.text(N_("all promises whose time has come")),
        exclusions=language.text(N_("promises without a time, which are listed instead")),
    )


def _yearly_survey(metric: Metric, language: Language) -> Collection:
    return Collection(
        id=new_id(),
        name=language.text(N_("Two questions to all customers")),
        metrics=(metric.id,),
        method="relational survey",
        trigger="date",
        sampling="everybody",
        repeat="yearly",
        questions_count=2,
        open_question=True,
        attribution="confidential",
        contact_permission=True,
        lawful_basis="legitimate interest",
        notice=language.text(
            N_(
                "We ask so that we can do better. Answering is up to you. Only those who work on it see your answer, "
                "and it is deleted after {months} months. Tell us if you do not want to be asked."
            ),
            months=RETENTION_MONTHS,
        ),
        retention_months=RETENTION_MONTHS,
    )


def _list_of_promises(metric: Metric, language: Language) -> Collection:
    return Collection(
        id=new_id(),
        name=language.text(N_("Our own list of promises")),
        metrics=(metric.id,),
        method="operational data",
        trigger="date",
        sampling="everybody",
        repeat="monthly",
        attribution="not applicable",
        lawful_basis="no personal data",
        note=language.text(N_("Write down each promise with its time, without names, and tick it when it is kept.")),
    )
