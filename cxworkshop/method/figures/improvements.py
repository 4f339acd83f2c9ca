"""Figures of step 6: vital few, priorities, and whether actions add up."""

from hashlib import sha256
from typing import NamedTuple

from cxworkshop.method.effects import combined_failure, revenue_at_risk, target_coverage
from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.figures.drivers import driver_figures, run_list
from cxworkshop.method.figures.targets import TargetFigures, target_figures
from cxworkshop.method.measuring import is_share, report_as
from cxworkshop.method.pareto import Pareto, pareto
from cxworkshop.method.priorities import Matrix, cd3, impact_effort, ipa, rice
from cxworkshop.method.scoring import competition_rank, disagreement
from cxworkshop.method.view import View
from cxworkshop.method.voting import dots_per_person
from cxworkshop.model.improvements import Action, Area, Effect
from cxworkshop.model.project import code
from cxworkshop.model.targets import Target

CONFIDENCE = {"high": 1.0, "medium": 0.8, "low": 0.5}
RICE_IMPACT = {"massive": 3.0, "high": 2.0, "medium": 1.0, "low": 0.5, "minimal": 0.25}
WEEKS_PER_PERSON_MONTH = 4.0
OPEN = ("planned", "in progress", "blocked")
"""The states of an action that somebody has said yes to and not finished."""


def is_open(action: Action) -> bool:
    """Tell whether an action is chosen and not finished; one without a status is still an idea."""
    return action.status in OPEN


def is_chosen(action: Action) -> bool:
    """Tell whether an action belongs to the plan: open or done."""
    return is_open(action) or action.status == "done"


class ActionFigures(NamedTuple):
    """Hold what step 6 says about one action: quadrant, RICE with its rank, cost of delay per week of work."""

    quadrant: str | None
    rice: float | None
    rice_rank: int | None
    cd3: float | None
    talk_about: tuple[str, ...]


def action_figures(view: View) -> dict[str, ActionFigures]:
    """Compute the figures of each action (F6.1 to F6.3), by id."""
    values = {action.id: rice_of(action) for action in view.actions}
    ranks = competition_rank(values)
    return {
        action.id: ActionFigures(
            quadrant=impact_effort(action.impact.value, action.effort.value),
            rice=values[action.id],
            rice_rank=ranks[action.id],
            cd3=_cd3_of(action),
            talk_about=tuple(
                name for name in ("impact", "effort") if disagreement(list(getattr(action, name).votes.values())).flag
            ),
        )
        for action in view.actions
    }


def rice_of(action: Action) -> float | None:
    """Give reach x impact x confidence / effort (F6.2), or None when one is missing."""
    if action.rice_reach is None or not action.rice_impact or not action.confidence or action.effort_pm is None:
        return None
    return rice(action.rice_reach, RICE_IMPACT[action.rice_impact], CONFIDENCE[action.confidence], action.effort_pm)


def _cd3_of(action: Action) -> float | None:
    if action.cost_of_delay is None or action.effort_pm is None:
        return None
    return cd3(action.cost_of_delay, action.effort_pm * WEEKS_PER_PERSON_MONTH)


def area_pareto(view: View) -> Pareto:
    """Order the areas by how often they are named (F6.9), by id; the catch-all area comes last and is never vital."""
    counts = {area.id: area.count or 0 for area in view.areas}
    names = {area.id: area.title for area in view.areas}
    return pareto(counts, other=next((area.id for area in view.areas if area.catch_all), None), names=names)


class Stake(NamedTuple):
    """Hold the money that an area may cost a year, low and high, and whether its churn was measured."""

    low: float
    high: float
    measured: bool


def stakes(view: View) -> dict[str, Stake]:
    """Compute the money at stake (F6.12) of each area that has the numbers for it, by id."""
    return {area.id: found for area in view.areas if (found := _stake(area)) is not None}


def _stake(area: Area) -> Stake | None:
    stake = area.stake
    low = revenue_at_risk(stake.customers, stake.affected, stake.extra_churn, stake.yearly_margin)
    high = revenue_at_risk(stake.customers, stake.affected, stake.extra_churn_high, stake.yearly_margin)
    if low is None:
        return None
    ends = (low, low if high is None else high)
    return Stake(min(ends), max(ends), stake.measured)


class Mentions(NamedTuple):
    """Hold how many of the kept comments speak of a problem, out of how many, and those that may be read out.

    `quotes` is empty below freetext_k comments on the problem, and in no order of time or person.
    """

    found: int
    comments: int
    quotes: tuple[str, ...]


def mentions(view: View) -> dict[str, Mentions]:
    """Count the comments on each improvement area that has some, by area id; who wrote about two counts for both."""
    by_area: dict[str, list[str]] = {}
    for comment in view.comments:
        for area in dict.fromkeys(comment.areas):
            by_area.setdefault(area, []).append(comment.text)
    least = view.constants.freetext_k
    return {
        area.id: Mentions(len(texts), len(view.comments), _shuffled(texts) if len(texts) >= least else ())
        for area in view.areas
        if (texts := by_area.get(area.id))
    }


def _shuffled(texts: list[str]) -> tuple[str, ...]:
    """Put texts into an order that tells nothing, and is the same on every day."""
    return tuple(sorted(texts, key=lambda text: sha256(text.encode("utf-8", "replace")).digest()))


def may_quote(view: View, area: Area) -> bool:
    """Tell whether what customers wrote may be shown: not when fewer than freetext_k of them commented.

    Where nobody says how many did, it is as many as were kept, if any of those speaks of the problem.
    """
    found = view.of(mentions).get(area.id)
    commented = found.comments if area.comments_n is None and found is not None else area.comments_n
    return commented is None or commented >= view.constants.freetext_k


def area_matrix(view: View) -> Matrix:
    """Place the areas by importance and performance (F6.4), crosshair at the means, by id."""
    return ipa({area.id: (area.importance.value, area.performance.value) for area in view.areas})


class EffectFigures(NamedTuple):
    """Hold whether the actions reach a target: the value expected after them, and the part of the way covered."""

    target: Target
    after: float | None
    coverage: float | None
    actions: tuple[str, ...]
    reason: Reason | None


def effects(view: View) -> dict[str, EffectFigures]:
    """Add up the effects of the chosen actions on each target (F6.10, L614), by target id."""
    details = view.of(target_figures)
    return {target.id: _effect(view, target, details[target.id]) for target in view.targets}


def _effect(view: View, target: Target, details: TargetFigures) -> EffectFigures:
    value, goal, multiplies = details.value, target.target, _multiplies(details)
    complete = [
        (action.id, effect)
        for action in view.actions
        if is_chosen(action)
        for effect in action.effects
        if effect.metric == target.metric and (effect.points is not None or _is_complete(effect))
    ]
    acting = [(id, effect) for id, effect in complete if multiplies or effect.points is not None]
    ids = tuple(dict.fromkeys(id for id, _ in acting or complete))
    if value is None or goal is None or not acting:
        return EffectFigures(target, None, None, ids, (complete and details.reason) or "no_effects")
    pairs = [(effect.reach or 0.0, effect.effectiveness or 0.0) for _, effect in acting if _is_complete(effect)]
    after = value
    if multiplies:
        left = combined_failure(1.0, pairs) or 0.0
        after = value * left if _lower(details) else 1 - (1 - value) * left
    after += sum(effect.points or 0.0 for _, effect in acting)
    return EffectFigures(target, after, target_coverage(value, after, goal), ids, None)


def _is_complete(effect: Effect) -> bool:
    return effect.reach is not None and effect.effectiveness is not None


def _lower(details: TargetFigures) -> bool:
    return details.metric is not None and details.metric.direction == "lower"


def _multiplies(details: TargetFigures) -> bool:
    """Tell whether failures can be taken away from the start: an amount that is better low, or a share.

    Of a share that is better high the rest to 1 are failures; other scales that are better high have none.
    """
    metric, value = details.metric, details.value
    if metric is None or value is None or value < 0:
        return False
    share = is_share(details.baseline.estimate) if details.baseline else report_as(metric) == "share"
    return _lower(details) or (share and value <= 1)


def figures(view: View) -> list[Figure]:
    """List the figures of step 6."""
    dots = dots_per_person(len(view.areas))
    found: list[Figure] = [
        _pareto_figure(view),
        Figure(step=6, figure="dots_per_person", formula="F6.7", value=dots, n=len(view.areas)),
    ]
    for id, stake in view.of(stakes).items():
        found.append(
            Figure(
                step=6, figure="revenue_at_risk", formula="F6.12", record=id, code=code(view, "areas", id),
                value=stake.low, low=stake.low, high=stake.high, label="measured" if stake.measured else "assumption",
            )
        )  # fmt: skip
    for id, named in view.of(mentions).items():
        area = view.areas.find(id)
        found.append(
            Figure(
                step=6, figure="mentions", formula="F6.9", record=id, code=code(view, "areas", id), value=named.found,
                n=named.comments, rows=({"typed": area.count if area else None},),
            )
        )  # fmt: skip
    for id, run in view.of(driver_figures).items():
        found += run_list(id, run)
    for id, details in view.of(action_figures).items():
        name = code(view, "actions", id)
        found += [
            Figure(
                step=6, figure="impact_effort", formula="F6.1", record=id, code=name, label=details.quadrant,
                reason=_missing(details.quadrant),
            ),
            Figure(
                step=6, figure="rice", formula="F6.2", record=id, code=name, value=details.rice,
                reason=_missing(details.rice),
            ),
        ]  # fmt: skip
        if details.cd3 is not None:
            found.append(Figure(step=6, figure="cd3", formula="F6.3", record=id, code=name, value=details.cd3))
    for id, effect in view.of(effects).items():
        name = code(view, "targets", id)
        found += [
            Figure(
                step=6, figure="combined_failure", formula="F6.10", record=id, code=name, metric=effect.target.metric,
                value=effect.after, reason=effect.reason,
            ),
            Figure(
                step=6, figure="target_coverage", formula="F6.10", record=id, code=name, metric=effect.target.metric,
                value=effect.coverage, reason=effect.reason,
            ),
        ]  # fmt: skip
    return found


def _missing(value: object) -> Reason | None:
    return None if value is not None else "missing_input"


def _pareto_figure(view: View) -> Figure:
    result = view.of(area_pareto)
    return Figure(
        step=6,
        figure="pareto",
        formula="F6.9",
        n=sum(row.n for row in result.rows) or None,
        rows=tuple(
            {
                "record": row.name,
                "code": code(view, "areas", row.name),
                "count": row.n,
                "cumulative": row.cumulative,
                "vital": row.name in result.vital,
            }
            for row in result.rows
        ),
        reason=None if result.rows else "no_answers",
    )
