"""What the journey map does to the project: new stages, and the experiences that are linked to stages."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from cxworkshop.language import N_, Language, Message
from cxworkshop.model import edit
from cxworkshop.model.experiences import Experience, Journey, Stage
from cxworkshop.model.ids import new_id
from cxworkshop.model.project import Project
from cxworkshop.programme.checks.words import WordList
from cxworkshop.ui.document import Document

MEASURED = "measure now"
Place = tuple[str, ...]

START = (N_("Before"), N_("During"), N_("After"))

INVOICE_WORDS = WordList(
    {
        "en": ("*invoice*", "bill", "bills", "receipt*", "*payment*"),
        "fi": ("*lasku*", "*kuit*", "*maksu*"),
        "sv": ("*faktur*", "*räkning*", "*kvitto*", "*betal*"),
        "nb": ("*faktur*", "*regning*", "*kvittering*", "*betal*"),
    }
)


def journey_of(project: Project, stage: str) -> Journey | None:
    """Find the journey that a stage belongs to."""
    return next((journey for journey in project.journeys if any(one.id == stage for one in journey.stages)), None)


def linked(project: Project, stage: str) -> Experience | None:
    """Give the experience that stands for a stage: the measured one, else the first that is linked to it."""
    some = [experience for experience in project.experiences if stage and experience.stage == stage]
    return next((one for one in some if one.decision == MEASURED), some[0] if some else None)


def measured_stages(project: Project) -> frozenset[str]:
    """Give the stages whose experience is measured now."""
    return frozenset(one.stage for one in project.experiences if one.decision == MEASURED and one.stage)


def experience_of(journey: Journey, stage: Stage) -> Experience:
    """Make the experience that a stage of a journey stands for."""
    return Experience(
        id=new_id(),
        name=stage.name,
        phase=stage.phase,
        stage=stage.id,
        segments=(journey.segment,) if journey.segment else (),
    )


def measure(document: Document, journey: Journey, stage: Stage, on: bool, text: str) -> None:
    """Choose or drop a stage for measuring: its experience is made when there is none, and never taken away."""
    experience = linked(document.project, stage.id)
    if experience is None:
        if on:
            made = msgspec.structs.replace(experience_of(journey, stage), decision="measure now")
            document.add(("experiences",), made, text=text)
    elif on:
        document.put(("experiences", experience.id, "decision"), MEASURED, text=text)
    else:
        document.change(
            lambda project: _unmeasured(project, stage.id), ("experiences", experience.id, "decision"), text
        )


def _unmeasured(project: Project, stage: str) -> Project:
    for one in project.experiences:
        if one.stage == stage and one.decision == MEASURED:
            project = edit.put(project, ("experiences", one.id, "decision"), None)
    return project


def assess(document: Document, journey: Journey, stage: Stage, field: Place, value: Any, text: str = "") -> None:
    """Set a field of a stage's experience, such as one of its qualities; the experience is made for it if need be."""
    experience = linked(document.project, stage.id)
    if experience is not None:
        document.put(("experiences", experience.id, *field), value, text)
    elif value is not None:
        made = experience_of(journey, stage)

        def change(project: Project) -> Project:
            project = edit.add(project, ("experiences",), made)
            return edit.put(project, ("experiences", made.id, *field), value)

        document.change(change, ("experiences", made.id, *field), text)


def three_stages(project: Project) -> tuple[Stage, ...]:
    """Make the stages that a new journey can start with, in the project's language."""
    return tuple(Stage(id=new_id(), name=_said(project, name)) for name in START)


def invoice_stage(project: Project) -> Stage:
    """Make a stage for the touchpoint that nearly every customer meets."""
    paying = next((phase.id for phase in project.phases if phase.key == "pay"), "")
    return Stage(
        id=new_id(),
        name=_said(project, N_("Gets the invoice")),
        phase=paying,
        touchpoints=(_said(project, N_("invoice")),),
    )


def has_invoice(project: Project) -> bool:
    """Tell whether a stage of any journey is about paying."""
    paying = {phase.id for phase in project.phases if phase.key == "pay"}
    return any(
        stage.phase in paying or INVOICE_WORDS.find(" · ".join((stage.name, *stage.touchpoints)))
        for journey in project.journeys
        for stage in journey.stages
    )


def drops(emotions: Sequence[float | None]) -> int:
    """Count how often the mood falls along a journey; a fall over several stages is one."""
    felt = [emotion for emotion in emotions if emotion is not None]
    count, falling = 0, False
    for before, after in pairwise(felt):
        if after < before and not falling:
            count += 1
        if after != before:
            falling = after < before
    return count


def _said(project: Project, message: Message) -> str:
    return Language(project.about.language).text(message)
