"""What checks of step 2 look for along the customer's way."""

from collections import Counter
from collections.abc import Iterator

from cxworkshop.method.figures.experiences import experience_figures
from cxworkshop.method.view import View
from cxworkshop.programme.checks.finding import Found, Named
from cxworkshop.programme.checks.scope import phase_value


def uneven_coverage(view: View) -> Iterator[Found]:
    """Find all experiences in one phase, or an empty phase between two used ones."""
    used = Counter(figures.phase for figures in view.of(experience_figures).values())
    places = [place for place, phase in enumerate(view.phases) if used[phase.id]]
    if len(places) == 1 and len(view.phases) > 1 and used[view.phases[places[0]].id] == len(view.experiences) > 1:
        values = {"case": "one", "phase": phase_value(view.phases[places[0]])}
        yield Found("experiences", "", "phase", values)
    for place in range(places[0], places[-1]) if places else ():
        phase = view.phases[place]
        if not used[phase.id]:
            yield Found("phases", phase.id, "", {"case": "gap", "phase": phase_value(phase)})


def open_end(view: View) -> Iterator[Found]:
    """Find journeys whose last stage has no emotion."""
    for journey in view.journeys:
        if journey.stages and journey.stages[-1].emotion is None:
            last = journey.stages[-1]
            yield Found("journeys", journey.id, f"stages.{last.id}.emotion", {"journey": Named("journeys", journey.id)})
