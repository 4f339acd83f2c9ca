"""The ranking of the segments in words: how firm it is, what would turn it, and what to talk about."""

from typing import NamedTuple

from cxworkshop.language import N_, NO_VALUE, Language
from cxworkshop.method.figures.segments import ranking
from cxworkshop.method.view import View
from cxworkshop.model.fields import Score
from cxworkshop.model.segments import Criterion
from cxworkshop.programme.choices import criterion_name
from cxworkshop.programme.messages import reason_text

FAR_APART = 2
FIRMNESS = {
    "firm": N_("First in {share} of {mixes} mixes of weights: {name}. The order is firm."),
    "fairly_firm": N_("First in {share} of {mixes} mixes of weights: {name}. The order is fairly firm."),
    "depends_on_weights": N_(
        "First in {share} of {mixes} mixes of weights: {name}. The order depends on what weighs most."
    ),
}
TIPPING = N_("{criterion} has {now} of the weight; with {share} of it, the first two would tie.")
NOTHING_TIPS = N_("No weight of a single criterion alone would make the second come first.")


class Tipping(NamedTuple):
    """Hold what one criterion weighs now, and the weight at which the first two segments tie; shares 0 to 1."""

    criterion: Criterion
    now: float
    tie: float | None


class Dispute(NamedTuple):
    """Point at ratings that lie far apart: of a segment on a criterion."""

    segment: str
    criterion: str
    score: Score


def far_apart(score: Score) -> bool:
    """Tell whether single ratings differ by two or more, so that people should talk."""
    votes = score.votes.values()
    return len(votes) > 1 and max(votes) - min(votes) >= FAR_APART


def weight_shares(criteria: tuple[Criterion, ...]) -> dict[str, float]:
    """Divide the weights by their sum; nothing when all are 0."""
    total = sum(criterion.weight for criterion in criteria)
    return {criterion.id: criterion.weight / total for criterion in criteria} if total else {}


def tippings(view: View) -> list[Tipping]:
    """Give each criterion with its weight and the weight that would make the first two tie."""
    now, result = weight_shares(view.criteria), view.of(ranking)
    return [Tipping(one, now.get(one.id, 0.0), result.tipping.get(one.id)) for one in view.criteria]


def nearest_tipping(view: View) -> Tipping | None:
    """Give the criterion whose weight has to change least for the first two to tie."""
    found = [one for one in tippings(view) if one.tie is not None]
    return min(found, key=lambda one: abs((one.tie or 0) - one.now), default=None)


def firmness_text(view: View, language: Language) -> str:
    """Say how firm the first place is, or why nothing can be said."""
    result = view.of(ranking)
    leader = view.segments.find(result.leaders[0]) if result.leaders else None
    share = result.segments[leader.id].first if leader is not None else None
    if leader is None or share is None or result.firm is None:
        return language.text(N_("{dash} ({reason})"), dash=NO_VALUE, reason=reason_text(result.reason, language))
    return language.text(
        FIRMNESS[result.firm],
        name=leader.name,
        share=language.percent(share),
        mixes=language.number(result.mixes),
    )


def tipping_text(view: View, language: Language) -> str:
    """Say which weight would most easily turn the order; "" while there is none."""
    if not view.of(ranking).leaders:
        return ""
    nearest = nearest_tipping(view)
    if nearest is None:
        return language.text(NOTHING_TIPS)
    name = criterion_name(nearest.criterion, language)
    return language.text(
        TIPPING, criterion=name, now=language.percent(nearest.now), share=language.percent(nearest.tie)
    )


def disputes(view: View) -> list[Dispute]:
    """List the ratings that lie far apart, the widest first."""
    found = [
        Dispute(segment.id, criterion.id, segment.ratings[criterion.id])
        for segment in view.segments
        for criterion in view.criteria
        if criterion.id in segment.ratings and far_apart(segment.ratings[criterion.id])
    ]
    return sorted(found, key=lambda one: min(one.score.votes.values()) - max(one.score.votes.values()))
