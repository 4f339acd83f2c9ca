"""Checks of step 1."""

from collections.abc import Iterator

from cxworkshop.language import N_
from cxworkshop.method.figures.segments import ranking
from cxworkshop.method.view import View
from cxworkshop.programme.checks.finding import Check, Found, Named, Percent

LARGE_SHARE = 0.20


def left_out_without_reason(view: View) -> Iterator[Found]:
    """Find large segments that are not measured and say not why."""
    result = view.of(ranking)
    for segment in view.segments:
        figures = result.segments[segment.id]
        people, value = figures.population_share or 0, figures.value_share or 0
        if segment.decision != "measure now" and max(people, value) >= LARGE_SHARE and not segment.rationale.strip():
            yield Found(
                "segments",
                segment.id,
                "rationale",
                {"segment": Named("segments", segment.id), "people": Percent(people), "value": Percent(value)},
            )


CHECKS = (
    Check(
        "L110",
        "W",
        N_("{segment} is left out without a reason"),
        N_("It holds {people} of customers and {value} of value. Write down why it can wait."),
        left_out_without_reason,
    ),
)
