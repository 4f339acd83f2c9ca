"""Figures of step 6: vital few, drivers, importance and performance, priorities, and whether actions add up."""

from hashlib import sha256
from typing import Any, NamedTuple

from cxworkshop.method.association import fisher_ci
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.drivers import MAX_DRIVERS, enough_answers, lmg, overlapping, std_beta, twin_drivers
from cxworkshop.method.effects import combined_failure, revenue_at_risk, target_coverage
from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.figures.targets import TargetFigures, target_figures
from cxworkshop.method.intervals import Interval
from cxworkshop.method.measuring import is_share, report_as
from cxworkshop.method.pareto import Pareto, pareto
from cxworkshop.method.priorities import Matrix, cd3, impact_effort, ipa, opportunity, rice
from cxworkshop.method.readings import source_of
from cxworkshop.method.scoring import competition_rank, disagreement
from cxworkshop.method.small_groups import Group, hidden_groups
from cxworkshop.method.view import View
from cxworkshop.method.voting import dots_per_person
from cxworkshop.model.improvements import Action, Area, Effect
from cxworkshop.model.metrics import Driver, DriverRun
from cxworkshop.model.project import code
from cxworkshop.model.targets import Target

CONFIDENCE = {"high": 1.0, "medium": 0.8, "low": 0.5}
RICE_IMPACT = {"massive": 3.0, "high": 2.0, "medium": 1.0, "low": 0.5, "minimal": 0.25}
WEEKS_PER_PERSON_MONTH = 4.0
SAME = 1e-9
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


class DriverFigures(NamedTuple):
    """Hold one driver: interval of its correlation, standardised weight, share of explained variance, place to act."""

    driver: Driver
    interval: Interval | None
    beta: float | None
    share: float | None
    quadrant: str | None
    opportunity: float | None
    derived: float | None = None
    derived_quadrant: str | None = None
    performance: float | None = None
    importance: float | None = None


class RunFigures(NamedTuple):
    """Hold one driver analysis; `reason` says why shares are not shown although correlations are.

    `alike` are drivers that say the same, `overlaps` those whose shares cannot be told apart (positions, the larger
    share first). `derived_crosshair` is that of derived importance, which is a driver's share where shares may be
    shown, else the size of its correlation.
    """

    run: DriverRun
    drivers: tuple[DriverFigures, ...]
    r2: float | None
    crosshair: tuple[float, float] | None
    alike: tuple[tuple[str, str], ...]
    reason: Reason | None
    overlaps: tuple[tuple[int, int], ...] = ()
    derived_crosshair: tuple[float, float] | None = None


def driver_figures(view: View) -> dict[str, RunFigures]:
    """Compute each driver analysis (F6.4 to F6.6), by id."""
    conf, hidden = view.constants.conf_level, hidden_runs(view)
    return {run.id: _hidden_run(run) if run.id in hidden else _run_figures(view, run, conf) for run in view.drivers}


def hidden_runs(view: View) -> set[str]:
    """Name the analyses of fewer people than may be shown, and those that would let such be worked out (F4.12)."""
    groups: dict[str, list[Group]] = {}
    for run in view.drivers:
        source = source_of(view, run.origin)
        named = source is not None and source.attribution == "attributed"
        group = Group(run.id, run.n or 0, frozenset(run.segments), None, run.end, False, named)
        groups.setdefault(f"{run.outcome} {run.end}", []).append(group)
    k = view.constants.anonymity_k
    return {id for some in groups.values() for id in hidden_groups(tuple(some), k)}


def _hidden_run(run: DriverRun) -> RunFigures:
    """Say nothing about an analysis of fewer people than may be shown."""
    return RunFigures(run, (), None, None, (), "small_group")


def performance(view: View, run: DriverRun, driver: Driver) -> float | None:
    """Give how well a driver is done; means of imported answers are put on 1 to 5, as their scales may differ."""
    metric = view.metrics.find(driver.metric)
    placed = _on_five(view, run, driver, driver.performance)
    turned = run.origin.kind == "import" and metric is not None and metric.direction == "lower"
    return 6 - placed if placed is not None and turned else placed


def stated_importance(view: View, run: DriverRun, driver: Driver) -> float | None:
    """Give how important customers say a driver is, on 1 to 5 as well where it was imported."""
    return _on_five(view, run, driver, driver.importance)


def _on_five(view: View, run: DriverRun, driver: Driver, value: float | None) -> float | None:
    metric = view.metrics.find(driver.metric)
    if run.origin.kind != "import" or metric is None or value is None:
        return value
    method = method_of(metric.method)
    low, high = method.scale if method and method.questions else (metric.scale_min, metric.scale_max)
    if low is None or high is None or not low <= value <= high or low == high:
        return None
    return 1 + 4 * (value - low) / (high - low)


def _run_figures(view: View, run: DriverRun, conf: float) -> RunFigures:
    related = [place for place, driver in enumerate(run.drivers) if driver.correlation is not None]
    outcome = [run.drivers[place].correlation or 0.0 for place in related]
    matrix = [list(row) for row in run.correlations]
    complete = 0 < len(related) <= MAX_DRIVERS and len(matrix) == len(related) and are_correlations(matrix)
    shares = lmg(matrix, outcome) if complete else None
    betas = std_beta(matrix, outcome) if complete else None
    twins = twin_drivers(matrix) if complete else []
    share = dict(zip(related, shares.shares, strict=True)) if shares else {}
    beta = dict(zip(related, betas, strict=True)) if betas else {}
    done = [performance(view, run, driver) for driver in run.drivers]
    # by position, for two drivers may have one name
    stated = [stated_importance(view, run, driver) for driver in run.drivers]
    places = ipa({str(place): (stated[place], done[place]) for place in range(len(done))})
    why = _why_no_shares(run, len(related), complete, shares is not None)
    weights = share if why is None else {place: abs(run.drivers[place].correlation or 0.0) for place in related}
    derived = ipa({str(place): (weights.get(place), done[place]) for place in range(len(done))})
    return RunFigures(
        run=run,
        drivers=tuple(
            DriverFigures(
                driver,
                fisher_ci(driver.correlation, run.n, conf) if driver.correlation is not None and run.n else None,
                beta.get(place),
                share.get(place),
                places.quadrants.get(str(place)),
                opportunity(driver.stated, driver.satisfied),
                weights.get(place),
                derived.quadrants.get(str(place)),
                done[place],
                stated[place],
            )
            for place, driver in enumerate(run.drivers)
        ),
        r2=shares.r2 if shares else None,
        crosshair=places.cross,
        alike=tuple((run.drivers[related[i]].name, run.drivers[related[j]].name) for i, j in twins),
        reason=why,
        overlaps=_overlaps(run, share) if why is None else (),
        derived_crosshair=derived.cross,
    )


def _overlaps(run: DriverRun, share: dict[int, float]) -> tuple[tuple[int, int], ...]:
    """Give the pairs of drivers, the larger share first, whose bounds drawn at import overlap (F6.5)."""
    ordered = sorted(share, key=lambda place: -share[place])
    bounds = {
        place: Interval(one.share_low, one.share_high)
        for place in ordered
        if (one := run.drivers[place]).share_low is not None and one.share_high is not None
    }
    known = list(bounds)
    return tuple((known[i], known[j]) for i, j in overlapping(list(bounds.values())))


def are_correlations(matrix: list[list[float]]) -> bool:
    """Tell whether a matrix can hold correlations: square, symmetric, with 1 on the diagonal."""
    size = len(matrix)
    return all(len(row) == size for row in matrix) and all(
        abs(matrix[i][j] - (1 if i == j else matrix[j][i])) < SAME for i in range(size) for j in range(size)
    )


def _why_no_shares(run: DriverRun, drivers: int, complete: bool, solved: bool) -> Reason | None:
    if not complete:
        return "missing_input"
    if not solved:
        return "drivers_too_alike"
    return None if enough_answers(run.n or 0, drivers) else "too_few_answers"


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
        found += _run_list(view, id, run)
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


def _run_list(view: View, id: str, run: RunFigures) -> list[Figure]:
    rows = tuple(
        {
            "driver": entry.driver.name,
            "correlation": entry.driver.correlation,
            "low": entry.interval.low if entry.interval else None,
            "high": entry.interval.high if entry.interval else None,
            "beta": entry.beta,
            "lmg": entry.share,
            "share": entry.share / run.r2 if run.reason is None and entry.share is not None and run.r2 else None,
            "share_low": entry.driver.share_low if run.reason is None else None,
            "share_high": entry.driver.share_high if run.reason is None else None,
        }
        for entry in run.drivers
        if entry.driver.correlation is not None
    )
    segment = "+".join(run.run.segments) or None
    names = [entry.driver.name for entry in run.drivers]
    apart = tuple({"not_apart": [names[one], names[other]]} for one, other in run.overlaps)
    places: list[dict[str, Any]] = [
        {"driver": entry.driver.name, "quadrant": entry.quadrant} for entry in run.drivers if entry.quadrant
    ]
    if run.crosshair:
        places.insert(0, {"crosshair": list(run.crosshair)})
    derived: list[dict[str, Any]] = [
        {"driver": entry.driver.name, "importance": entry.derived, "quadrant": entry.derived_quadrant}
        for entry in run.drivers
        if entry.derived_quadrant
    ]
    if run.derived_crosshair:
        derived.insert(0, {"crosshair": list(run.derived_crosshair)})
    chances = tuple(
        {
            "driver": entry.driver.name,
            "opportunity": entry.opportunity,
            "stated": entry.driver.stated,
            "satisfied": entry.driver.satisfied,
        }
        for entry in run.drivers
        if entry.opportunity is not None
    )
    found = [
        Figure(
            step=6, figure="lmg", formula="F6.5", record=id, metric=run.run.outcome or None, segment=segment,
            value=run.r2, n=run.run.n, rows=rows + apart, reason=run.reason,
        ),
        Figure(
            step=6, figure="ipa", formula="F6.4", record=id, segment=segment, n=run.run.n, rows=tuple(places) or None,
            reason=None if run.crosshair else "missing_input",
        ),
    ]  # fmt: skip
    if derived:
        found.append(
            Figure(
                step=6, figure="ipa_derived", formula="F6.4", record=id, segment=segment, n=run.run.n,
                rows=tuple(derived),
            )
        )  # fmt: skip
    if chances:
        found.append(
            Figure(step=6, figure="opportunity", formula="F6.6", record=id, segment=segment, n=run.run.n, rows=chances)
        )
    return found
