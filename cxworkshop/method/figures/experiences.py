"""Figures of step 2: priority, quality, frequency, the emotion curve."""

from typing import NamedTuple

from cxworkshop.method.figure import Figure, table
from cxworkshop.method.journeys import (
    FACTOR_WEIGHTS,
    PeakEnd,
    Reason,
    epi,
    factor_score,
    four_qualities,
    frequency_class,
    is_everyday,
    p_at_least,
    peak_end,
    shortlist,
    stage_coverage,
)
from cxworkshop.method.readings import current
from cxworkshop.method.scoring import competition_rank, disagreement
from cxworkshop.method.view import View
from cxworkshop.model.experiences import Experience
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import code


class ExperienceFigures(NamedTuple):
    """Hold what step 2 says about one experience; `gap` is importance minus performance."""

    epi: float | None
    frequency_class: int | None
    gap: float | None
    level: str | None
    quality_index: float | None
    weakest: str | None
    bad_yes: int
    factor_score: float | None
    everyday: bool
    place: int | None
    shortlist: tuple[Reason, ...]
    bad_share: float | None
    meet_one: float | None
    meet_two: float | None
    phase: str
    talk_about: tuple[str, ...]


def experience_figures(view: View) -> dict[str, ExperienceFigures]:
    """Compute the figures of each experience (F2.1 to F2.6), by id."""
    priorities = {experience.id: priority(experience) for experience in view.experiences}
    ranks = competition_rank(priorities)
    listed = shortlist(
        priorities,
        [experience.id for experience in view.experiences if experience.moment_of_truth],
        [experience.id for experience in view.experiences if bad_answers(experience)],
    )
    phases = {stage.id: stage.phase for journey in view.journeys for stage in journey.stages}
    return {
        experience.id: _figures_of(
            view,
            experience,
            priorities[experience.id],
            ranks[experience.id],
            listed.get(experience.id, []),
            experience.phase or phases.get(experience.stage, ""),
        )
        for experience in view.experiences
    }


def priority(experience: Experience) -> float | None:
    """Give the experience priority index (F2.2), or None when anything is not assessed."""
    frequency = frequency_class(experience.reach, experience.contacts_per_reached)
    return epi(experience.importance.value, experience.performance.value, frequency)


def bad_answers(experience: Experience) -> list[str]:
    """Name the signs of a bad experience that were answered with yes."""
    checks = experience.bad_checks
    return [name for name in ("info", "need", "promise") if getattr(checks, name).answer == "yes"]


def _figures_of(
    view: View, experience: Experience, value: float | None, place: int | None, reasons: list[Reason], phase: str
) -> ExperienceFigures:
    qualities = experience.qualities
    level, index = four_qualities(qualities.mission, qualities.no_hassle, qualities.recognition, qualities.extra)
    factors = {
        name: None if getattr(experience.factors, name) == "not applicable" else getattr(experience.factors, name)
        for name in FACTOR_WEIGHTS
    }
    importance, performance = experience.importance.value, experience.performance.value
    bad = bad_share(view, experience)
    times = experience.contacts_per_reached
    return ExperienceFigures(
        epi=value,
        frequency_class=frequency_class(experience.reach, experience.contacts_per_reached),
        gap=importance - performance if importance is not None and performance is not None else None,
        level=level,
        quality_index=index,
        weakest=_weakest(experience),
        bad_yes=len(bad_answers(experience)),
        factor_score=factor_score(factors, FACTOR_WEIGHTS),
        everyday=bool(is_everyday(experience.reach)),
        place=place,
        shortlist=tuple(reasons),
        bad_share=bad,
        meet_one=p_at_least(1, times, bad) if bad is not None and times is not None else None,
        meet_two=p_at_least(2, times, bad) if bad is not None and times is not None else None,
        phase=phase,
        talk_about=tuple(
            name
            for name in ("importance", "performance")
            if disagreement(list(getattr(experience, name).votes.values())).flag
        ),
    )


def _weakest(experience: Experience) -> str | None:
    """Name the lowest of the four qualities, the basics first among equals, or None when one is not rated."""
    rated = {name: getattr(experience.qualities, name) for name in ("mission", "no_hassle", "recognition", "extra")}
    return None if None in rated.values() else min(rated, key=lambda name: rated[name])


def bad_share(view: View, experience: Experience) -> float | None:
    """Give the share of meetings that go wrong, from what is counted about an everyday touchpoint (F2.4)."""
    if not is_everyday(experience.reach):
        return None
    for metric in view.metrics:
        reading = view.of(current).get(metric.id)
        if metric.experience == experience.id and reading is not None and reading.estimate.value is not None:
            share = _failure(metric, reading.estimate.value)
            if share is not None:
                return share
    return None


def _failure(metric: Metric, value: float) -> float | None:
    """Read a metric's value as a share of meetings that go wrong: a rate per 1 000, or a share."""
    if metric.class_ != "interaction":
        return None
    if metric.report_as == "rate" or metric.method == "COMPLAINTS":
        return min(1.0, value / 1000)
    if metric.report_as == "share" or metric.method in ("PROMISE KEPT", "ABANDONMENT", "FCR"):
        return value if metric.direction == "lower" else 1 - value
    return None


def journey_figures(view: View) -> dict[str, PeakEnd]:
    """Give peak, end and mean of each journey's emotions (F2.6), by journey id."""
    return {journey.id: peak_end([stage.emotion for stage in journey.stages]) for journey in view.journeys}


def coverage_matrix(view: View) -> dict[str, dict[str, int]]:
    """Count measured experiences per segment id and phase id (F2.9), empty cells as zero."""
    details = view.of(experience_figures)
    measured = [
        (segment, details[experience.id].phase)
        for experience in view.experiences
        if experience.decision == "measure now"
        for segment in experience.segments
    ]
    return stage_coverage(measured, [segment.id for segment in view.segments], [phase.id for phase in view.phases])


def figures(view: View) -> list[Figure]:
    """List the figures of step 2."""
    found: list[Figure] = []
    for id, details in view.of(experience_figures).items():
        name = code(view, "experiences", id)

        def figure(
            function: str,
            formula: str,
            value: float | None,
            label: str | None = None,
            id: str = id,
            name: str = name,
        ) -> Figure:
            return Figure(
                step=2,
                figure=function,
                formula=formula,
                record=id,
                code=name,
                value=value,
                label=label,
                reason=None if value is not None else "missing_input",
            )

        found += [
            figure("frequency_class", "F2.1", details.frequency_class),
            figure("epi", "F2.2", details.epi),
            figure("four_qualities", "F2.3", details.quality_index, details.level),
            figure("bad_yes", "2.1", details.bad_yes),
            figure("factor_score", "F2.5", details.factor_score),
        ]
        if details.meet_one is not None and details.meet_two is not None:
            found += [
                figure("p_at_least", "F2.4", details.meet_one, "1"),
                figure("p_at_least_2", "F2.4", details.meet_two, "2"),
            ]
    rows = tuple(
        {"segment": segment, "phase": phase, "measured": n}
        for segment, phases in view.of(coverage_matrix).items()
        for phase, n in phases.items()
    )
    found.append(table(2, "stage_coverage", "F2.9", rows))
    for id, peak in view.of(journey_figures).items():
        curve = ({"peak": peak.peak, "end": peak.end, "peak_end": peak.value, "mean": peak.mean},)
        found.append(
            Figure(
                step=2,
                figure="peak_end",
                formula="F2.6",
                record=id,
                code=code(view, "journeys", id),
                value=peak.value,
                rows=curve,
                reason=None if peak.value is not None else "missing_input",
            )
        )
    return found
