"""How the answers of one survey go together: correlations, and how sure the drivers' shares are (F6.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cxworkshop.method.association import correlation_matrix
from cxworkshop.method.drivers import MAX_DRIVERS, MIN_ANSWERS, enough_answers, lmg_of_draws
from cxworkshop.method.measuring import favourable
from cxworkshop.model.metrics import Driver, Metric
from cxworkshop.surveys.engine import Engine, cell
from cxworkshop.surveys.found import Run
from cxworkshop.surveys.interpreting import Plan, Understood, takes_time

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_ROWS = 50_000
"""So many complete answers are enough for any correlation; of more, every second, third ... is taken."""
DRAWS = 500
DRAWS_AT_ONCE = 25
SEED = 1980
EVERYBODY = ""

Rows = Mapping[tuple[float, ...], int]
"""How many people gave this combination of answers: the outcome first, then the drivers."""


def runs(engine: Engine, plan: Plan, understood: Understood, least: int, conf: float) -> tuple[Run, ...]:
    """Correlate the outcome with what may drive it, for everybody and for each segment of 50 complete answers.

    Nothing: no outcome, no driver, or fewer than `least` complete answers; nor do segments leave so few answers over
    that their means could be worked out. Raises Unreadable.
    """
    columns = _outcome_and_drivers(plan)
    if len(columns) < 2:
        return ()
    rows = _complete_rows(engine, plan, understood, columns)
    sizes = {segment: sum(some.values()) for segment, some in rows.items()}
    if sizes[EVERYBODY] < max(least, 3):
        return ()
    shown = sorted((n, segment) for segment, n in sizes.items() if segment and n >= max(least, MIN_ANSWERS))
    while shown and 0 < sizes[EVERYBODY] - sum(n for n, _ in shown) < least:
        del shown[0]
    found = (_run(plan, columns, one, rows[one], conf) for one in (EVERYBODY, *(segment for _, segment in shown)))
    return tuple(run for run in found if run is not None)


def _outcome_and_drivers(plan: Plan) -> list[int]:
    asked = [place for place in plan.answered if not takes_time(plan.metrics[plan.uses[place].metric])]
    outcomes = [place for place in asked if plan.metrics[plan.uses[place].metric].class_ == "outcome (intended)"]
    scored = sorted(outcomes, key=lambda place: plan.metrics[plan.uses[place].metric].method != "NPS")
    if not scored:
        return []
    return [scored[0], *[place for place in asked if place not in outcomes][:MAX_DRIVERS]]


def _complete_rows(
    engine: Engine, plan: Plan, understood: Understood, columns: Sequence[int]
) -> dict[str, dict[tuple[float, ...], int]]:
    keys = plan.keys()
    width = len(keys)
    groups = engine.sampled([*keys, *map(cell, columns)], MOST_ROWS, plan.id)
    found: dict[str, dict[tuple[float, ...], int]] = {EVERYBODY: {}}
    for raw, n in groups:
        key, why = plan.key(raw, understood.days)
        answers = [understood.meant[column][text].answer for column, text in zip(columns, raw[width:], strict=True)]
        row = tuple(answer for answer in answers if answer is not None)
        if why or len(row) < len(columns):
            continue
        for segment in {EVERYBODY, key.segment}:
            rows = found.setdefault(segment, {})
            rows[row] = rows.get(row, 0) + n
    return found


def _run(plan: Plan, columns: Sequence[int], segment: str, rows: Rows, conf: float) -> Run | None:
    size, n = len(columns), sum(rows.values())
    sums = [float(sum(row[one] * count for row, count in rows.items())) for one in range(size)]
    products = [
        [float(sum(row[one] * row[other] * count for row, count in rows.items())) for other in range(size)]
        for one in range(size)
    ]
    matrix = correlation_matrix(n, sums, products)
    if matrix is None:
        return None
    bounds = _bounds(rows, size, conf) if enough_answers(n, size - 1) else None
    metrics = [plan.metrics[plan.uses[column].metric] for column in columns]
    drivers = tuple(
        Driver(
            name=metric.name,
            metric=metric.id,
            correlation=matrix[0][place],
            performance=_in_range(sums[place] / n),
            satisfied=_satisfied(metric, rows, place, n),
            share_low=bounds[place - 1][0] if bounds else None,
            share_high=bounds[place - 1][1] if bounds else None,
        )
        for place, metric in enumerate(metrics)
        if place
    )
    return Run(metrics[0].id, segment, None, n, drivers, tuple(tuple(row[1:]) for row in matrix[1:]))


def _in_range(mean: float) -> float | None:
    return mean if 0 <= mean <= 10 else None


def _satisfied(metric: Metric, rows: Rows, place: int, n: int) -> float | None:
    good = favourable(metric)
    return sum(count for row, count in rows.items() if row[place] in good) / n if good else None


def _bounds(rows: Rows, size: int, conf: float) -> list[tuple[float, float]] | None:
    """Draw the answers again 500 times and bound each driver's share of the R2 of each draw (Groemping 2007)."""
    import numpy as np

    n = sum(rows.values())
    answers = np.array(list(rows), dtype=float)
    weights = np.array(list(rows.values()), dtype=float)
    pairs = np.stack([answers[:, i] * answers[:, j] for i in range(size) for j in range(size)], axis=1)
    random = np.random.default_rng(SEED)
    means, products = [], []
    for _ in range(DRAWS // DRAWS_AT_ONCE):
        drawn = random.multinomial(n, weights / n, size=DRAWS_AT_ONCE) / n
        means.append(drawn @ answers)
        products.append(drawn @ pairs)
    mean = np.concatenate(means)
    centred = np.concatenate(products).reshape(DRAWS, size, size) - mean[:, :, None] * mean[:, None, :]
    spread = np.sqrt(np.einsum("dii->di", centred))
    usable = (spread > 1e-9).all(axis=1)
    matrices = centred[usable] / (spread[usable][:, :, None] * spread[usable][:, None, :])
    if len(matrices) < DRAWS / 2:
        return None
    shares = _shares(matrices)
    low, high = np.nanquantile(shares, ((1 - conf) / 2, (1 + conf) / 2), axis=0)
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        return None
    return [(_share(a), _share(b)) for a, b in zip(low.tolist(), high.tolist(), strict=True)]


def _shares(matrices: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    with np.errstate(all="ignore"):
        corr = [[matrices[:, i, j] for j in range(1, matrices.shape[1])] for i in range(1, matrices.shape[1])]
        parts: NDArray[Any] = np.stack(lmg_of_draws(corr, list(matrices[:, 0, 1:].T)), axis=1)
        shares: NDArray[Any] = parts / parts.sum(axis=1, keepdims=True)
    return shares


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
