"""What checks of step 1 look for in ratings and weights."""

from collections.abc import Iterator
from math import fsum

from cxworkshop.method.figures.segments import ranking
from cxworkshop.method.scoring import MIN_COVERAGE, TIE
from cxworkshop.method.view import View
from cxworkshop.programme.checks.finding import Found, Named, Percent
from cxworkshop.programme.checks.scope import criterion_value, same

FIRM = 0.75
NEAR = 0.05
HALF = 0.5


def thinly_rated(view: View) -> Iterator[Found]:
    """Find segments with too few ratings for a score."""
    if not any(criterion.weight for criterion in view.criteria):
        return
    for id, figures in view.of(ranking).segments.items():
        if figures.coverage < MIN_COVERAGE - TIE:
            values = {"segment": Named("segments", id), "coverage": Percent(figures.coverage)}
            yield Found("segments", id, "ratings", values)


def rated_alike(view: View) -> Iterator[Found]:
    """Find criteria on which all segments have the same rating."""
    if len(view.segments) < 2:
        return
    for criterion in view.criteria:
        scores = [segment.ratings.get(criterion.id) for segment in view.segments]
        if criterion.weight and same(score.value if score else None for score in scores):
            yield Found("criteria", criterion.id, "", {"criterion": criterion_value(criterion)})


def shaky_ranking(view: View) -> Iterator[Found]:
    """Find a first place that a small change of weights would take away."""
    result = view.of(ranking)
    shares = [figures.first for figures in result.segments.values() if figures.first is not None]
    if not result.leaders or not shares:
        return
    first, second = (Named("segments", id) for id in result.leaders)
    if max(shares) < FIRM - TIE:
        values = {"case": "mixes", "first": first, "second": second, "share": Percent(max(shares))}
        yield Found("criteria", "", "weight", values)
        return
    total = fsum(criterion.weight for criterion in view.criteria)
    for criterion in view.criteria:
        tie = result.tipping.get(criterion.id)
        if tie is not None and abs(tie - criterion.weight / total) <= NEAR + TIE:
            values = {
                "case": "tipping",
                "first": first,
                "second": second,
                "criterion": criterion_value(criterion),
                "share": Percent(criterion.weight / total),
                "tie": Percent(tie),
            }
            yield Found("criteria", criterion.id, "weight", values)


def disputed_ratings(view: View) -> Iterator[Found]:
    """Find ratings on which people differ widely."""
    for id, figures in view.of(ranking).segments.items():
        for criterion in view.criteria.of(figures.talk_about):
            values = {"segment": Named("segments", id), "criterion": criterion_value(criterion)}
            yield Found("segments", id, f"ratings.{criterion.id}", values)


def heavy_criterion(view: View) -> Iterator[Found]:
    """Find a criterion that outweighs all others together."""
    total = sum(criterion.weight for criterion in view.criteria)
    for criterion in view.criteria:
        if len(view.criteria) > 1 and total and criterion.weight / total > HALF:
            values = {"criterion": criterion_value(criterion), "share": Percent(criterion.weight / total)}
            yield Found("criteria", criterion.id, "weight", values)
