"""What several checks ask of a project: what is measured, where numbers come from, how places are named."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from cxworkshop.method.catalogue import customers_say, method_of
from cxworkshop.method.figures.collection import is_survey
from cxworkshop.method.measuring import report_as
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection
from cxworkshop.model.experiences import Experience, Phase
from cxworkshop.model.metrics import Metric
from cxworkshop.model.segments import Criterion, Segment
from cxworkshop.model.sharing import Sharing
from cxworkshop.programme.checks.finding import Named, Word
from cxworkshop.programme.choices import AUDIENCE, CRITERION, PHASE
from cxworkshop.programme.names import plain

Scale = tuple[float | None, float | None]

ROWS = {
    1: ("segments",),
    2: ("experiences", "journeys"),
    3: ("metrics",),
    4: ("collection",),
    5: ("targets",),
    6: ("areas", "actions"),
    7: ("sharing",),
}
"""The collections that each step fills."""

FEW = 3
"""From so many on, saying that all are alike says something."""


def is_filled(view: View, step: int) -> bool:
    """Tell whether a step has any rows."""
    return any(len(getattr(view, collection)) for collection in ROWS[step])


def measured_segments(view: View) -> list[Segment]:
    """Give the segments that are measured now."""
    return [segment for segment in view.segments if segment.decision == "measure now"]


def measured_experiences(view: View) -> list[Experience]:
    """Give the experiences that are measured now."""
    return [experience for experience in view.experiences if experience.decision == "measure now"]


def is_left_out(decision: str | None, others: Sequence[object]) -> bool:
    """Tell whether something is not measured: decided so, or still undecided while others are measured."""
    return decision != "measure now" and (decision is not None or bool(others))


def surveys(view: View) -> list[Collection]:
    """Give the sources that ask customers."""
    return [row for row in view.collection if is_survey(row)]


def sources(view: View) -> dict[str, list[Collection]]:
    """Give the sources that feed each metric, by metric id."""
    found: dict[str, list[Collection]] = defaultdict(list)
    for row in view.collection:
        for id in dict.fromkeys(row.metrics):
            found[id].append(row)
    return found


def is_asked(metric: Metric) -> bool:
    """Tell whether a metric rests on a question to customers."""
    method = method_of(metric.method)
    return customers_say(metric.class_) or bool(metric.questions) or bool(method and method.questions)


def meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether two lists of segments share one; an empty list stands for all."""
    return not some or not others or not set(some).isdisjoint(others)


def result_scale(metric: Metric) -> Scale:
    """Give the lowest and highest value that the reported number can have, None where there is no bound."""
    kind = report_as(metric)
    own = (metric.scale_min, metric.scale_max)
    if kind == "share":
        return 0, 1
    if kind == "index":
        return 0, 100
    if kind == "score":
        return own if metric.method in (None, "CUSTOM") and None not in own else (-100, 100)
    return own


def answer_scale(metric: Metric) -> Scale:
    """Give the scale on which customers answer: the metric's own, or its method's where that is of the result."""
    own = (metric.scale_min, metric.scale_max)
    if None not in own and own != result_scale(metric):
        return own
    method = method_of(metric.method)
    return method.scale if method and method.questions else (None, None)


def months_after(later: date, earlier: date) -> float:
    """Count the months between two days; a part of a month counts as half."""
    whole = (later.year - earlier.year) * 12 + later.month - earlier.month
    return whole + (later.day > earlier.day) / 2 - (later.day < earlier.day) / 2


def criterion_value(criterion: Criterion) -> str | Word:
    """Name a criterion by its own name, else by that of the default that it stands for."""
    return criterion.name or Word(CRITERION[criterion.key][0] if criterion.key else "")


def phase_value(phase: Phase) -> str | Word:
    """Name a phase by its own name, else by that of the default that it stands for."""
    return phase.name or Word(PHASE[phase.key] if phase.key else "")


def sharing_value(row: Sharing) -> str | Word | Named:
    """Name a sharing row by its label, else by its audience."""
    if row.label or not row.audience:
        return row.label or Named("sharing", row.id)
    return Word(AUDIENCE[row.audience])


def is_blank(*texts: str) -> bool:
    """Tell whether nothing is written in any of some texts."""
    return not any(text.strip() for text in texts)


def same(values: Iterable[float | None]) -> bool:
    """Tell whether all values are there and equal."""
    distinct = set(values)
    return len(distinct) == 1 and None not in distinct


@lru_cache(maxsize=1024)
def same_person(name: str) -> str:
    """Give a name as it is compared: letter case and spaces make no difference."""
    return plain(name)


def is_full_name(name: str) -> bool:
    """Tell a person's name from a role: two words or more, each with a capital letter."""
    return len(name.split()) > 1 and all(word[0].isupper() for word in name.split())
