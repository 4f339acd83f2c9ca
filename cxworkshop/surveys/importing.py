"""From an open survey and what was decided about it to numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cxworkshop.surveys.comments import said
from cxworkshop.surveys.driver_runs import runs
from cxworkshop.surveys.found import Found, left_out
from cxworkshop.surveys.index_items import index_answers
from cxworkshop.surveys.interpreting import Plan, interpreted
from cxworkshop.surveys.summing import Answered, cells_of

if TYPE_CHECKING:
    from cxworkshop.model.imports import Mapping as Decided
    from cxworkshop.model.project import Project
    from cxworkshop.surveys.engine import Engine


def count_survey(
    engine: Engine,
    decided: Decided,
    project: Project,
    today: date,
    progress: Callable[[float], None] = lambda _: None,
) -> Found:
    """Count a survey's answers per metric, segment and period, as decided.

    Cells of fewer than anonymity_k answers are joined or kept only within the sum of all, unless customers gave their
    answers with their name. A file without dates counts for the decided days, or else for today. Raises Unreadable.
    """
    attributed = with_names(project, decided)
    k = 0 if attributed else project.constants.anonymity_k
    plan = Plan(engine.survey, decided, {metric.id: metric for metric in project.metrics})
    once = plan.once()
    twice = engine.repeated(once) if once is not None else 0
    progress(0.3)
    groups = engine.groups(plan.keys(), plan.asked(), once)
    progress(0.7)
    understood = plan.understood(groups)
    answers = interpreted(plan, groups, understood, twice)
    by_metric = [
        *(Answered(plan.uses[place].metric, answers.values.get(place, {})) for place in plan.answered),
        *index_answers(engine, plan, understood, answers.left_out),
    ]
    progress(0.8)
    least = 0 if attributed else project.constants.freetext_k
    comments = said(engine, plan, understood, least) if decided.keep_comments else ()
    cells = tuple(cell for one in by_metric for cell in cells_of(one, decided, today, k))
    conf = project.constants.conf_level
    found_runs = runs(engine, plan, understood, k, conf, cells) if decided.find_drivers else ()
    progress(1.0)
    days = [key.day for key in answers.rows if key.day is not None]
    return Found(
        answers.found,
        sum(answers.rows.values()),
        min(days, default=decided.start or decided.end or today),
        max(days, default=decided.end or today),
        left_out(answers.left_out),
        cells,
        comments,
        found_runs,
    )


def with_names(project: Project, decided: Decided) -> bool:
    """Tell whether customers were told that their answers carry their name."""
    row = project.collection.find(decided.collection)
    return row is not None and row.attribution == "attributed"
