"""Figures of step 6: what drives a score, importance and performance, and opportunities."""

from typing import Any, NamedTuple

from cxworkshop.method.association import fisher_ci
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.drivers import MAX_DRIVERS, enough_answers, lmg, overlapping, std_beta, twin_drivers
from cxworkshop.method.figure import Figure, Reason
from cxworkshop.method.intervals import Interval
from cxworkshop.method.priorities import ipa, opportunity
from cxworkshop.method.readings import source_of
from cxworkshop.method.small_groups import Group, hidden_groups
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Driver, DriverRun

SAME = 1e-9


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


def run_list(id: str, run: RunFigures) -> list[Figure]:
    """List the figures of one analysis of drivers."""
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
