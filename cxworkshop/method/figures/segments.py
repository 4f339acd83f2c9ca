"""Figures of step 1: scores, ranks, and how firm the ranking is."""

from typing import NamedTuple

from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.scoring import (
    competition_rank,
    disagreement,
    shares,
    value_shares,
    weighted_score,
)
from cxworkshop.method.stability import firmness, tipping_weight, weight_mix_stability
from cxworkshop.method.view import View
from cxworkshop.model.project import code
from cxworkshop.model.segments import Segment


class SegmentFigures(NamedTuple):
    """Hold what step 1 says about one segment; shares 0 to 1, score 0 to 100."""

    score: float | None
    coverage: float
    rank: int | None
    first: float | None
    population_share: float | None
    value_share: float | None
    contacts: float | None
    talk_about: tuple[str, ...]


class Ranking(NamedTuple):
    """Hold the ranking of all segments: by id, the two leaders, and by criterion id the weight that ties them."""

    segments: dict[str, SegmentFigures]
    leaders: tuple[str, ...]
    tipping: dict[str, float | None]
    mixes: int
    firm: str | None
    reason: Reason | None

    def ordered(self) -> list[str]:
        """Give segment ids from first to last rank, those without a rank at the end."""
        return sorted(self.segments, key=lambda id: self.segments[id].rank or len(self.segments) + 1)


def ranking(view: View) -> Ranking:
    """Score and rank the segments (F1.1 to F1.7)."""
    weights = {criterion.id: float(criterion.weight) for criterion in view.criteria}
    ratings = {segment.id: rated(segment, weights) for segment in view.segments}
    scores = {id: weighted_score(values, weights) for id, values in ratings.items()}
    ranks = competition_rank({id: result.score for id, result in scores.items()})
    comparable = {id: values for id, values in ratings.items() if scores[id].score is not None}
    mixes = weight_mix_stability(comparable, weights) if len(comparable) > 1 else None
    leaders = tuple(sorted(comparable, key=lambda id: ranks[id] or 0)[:2]) if len(comparable) > 1 else ()
    population = shares({segment.id: segment.population for segment in view.segments})
    value = value_shares(
        {segment.id: segment.population for segment in view.segments},
        {segment.id: segment.annual_value for segment in view.segments},
    )
    first = mixes.first if mixes else {}
    return Ranking(
        segments={
            segment.id: SegmentFigures(
                score=scores[segment.id].score,
                coverage=scores[segment.id].coverage or 0,
                rank=ranks[segment.id],
                first=first.get(segment.id),
                population_share=population.get(segment.id) if population else None,
                value_share=value.get(segment.id) if value else None,
                contacts=contacts(segment),
                talk_about=disputed(segment),
            )
            for segment in view.segments
        },
        leaders=leaders,
        tipping={id: tipping_weight(ratings[leaders[0]], ratings[leaders[1]], weights, id) for id in weights}
        if leaders
        else {},
        mixes=mixes.mixes if mixes else 0,
        firm=firmness(max(first.values())) if first else None,
        reason=None if leaders else ("nothing_to_compare" if len(view.segments) < 2 else "missing_ratings"),
    )


def rated(segment: Segment, weights: dict[str, float]) -> dict[str, float | None]:
    """Give a segment's value on each criterion, None where it is not assessed."""
    return {id: segment.ratings[id].value if id in segment.ratings else None for id in weights}


def contacts(segment: Segment) -> float | None:
    """Count the people behind a segment: customers, or companies times people per company."""
    if segment.population is None:
        return None
    if segment.type == "B2C" or segment.contacts_per_account is None:
        return float(segment.population) if segment.type != "B2B" else None
    return segment.population * segment.contacts_per_account


def disputed(segment: Segment) -> tuple[str, ...]:
    """Name the criteria on which single ratings differ so much that people should talk (F1.6)."""
    return tuple(id for id, score in segment.ratings.items() if disagreement(list(score.votes.values())).flag)


def figures(view: View) -> list[Figure]:
    """List the figures of step 1."""
    result = view.of(ranking)
    found: list[Figure] = []
    for id, segment in result.segments.items():
        name = code(view, "segments", id)

        def figure(
            function: str,
            formula: str,
            value: float | None,
            reason: Reason = "missing_ratings",
            id: str = id,
            name: str = name,
        ) -> Figure:
            return Figure(
                step=1, figure=function, formula=formula, record=id, code=name, segment=id, value=value,
                reason=None if value is not None else reason,
            )  # fmt: skip

        found += [
            figure("weighted_score", "F1.1", segment.score),
            figure("coverage", "F1.1", segment.coverage),
            figure("competition_rank", "F1.3", segment.rank),
            figure("weight_mix_stability", "F1.5", segment.first, result.reason or "missing_ratings"),
            figure("population_share", "F1.7", segment.population_share, "no_population"),
            figure("value_share", "F1.7", segment.value_share, "missing_input"),
        ]
    found += [
        Figure(
            step=1,
            figure="tipping_weight",
            formula="F1.4",
            record=id,
            value=weight,
            label="/".join(code(view, "segments", leader) for leader in result.leaders),
            reason=None if weight is not None else "nothing_to_compare",
        )
        for id, weight in result.tipping.items()
    ]
    return found
