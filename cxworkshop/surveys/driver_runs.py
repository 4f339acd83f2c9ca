"""How the answers of one survey go together: correlations, and how sure the drivers' shares are (F6.5)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from cxworkshop.method.association import correlation_matrix
from cxworkshop.method.drivers import MAX_DRIVERS, MIN_ANSWERS, enough_answers, lmg_of_draws
from cxworkshop.method.measuring import favourable
from cxworkshop.model.metrics import Driver, Metric
from cxworkshop.surveys.engine import Engine, cell
from cxworkshop.surveys.found import Cell, Run
from cxworkshop.surveys.interpreting import Plan, Understood, takes_time
from cxworkshop.surveys.scales import scale_of

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


Stated = tuple[Counter[float], ...]
"""How important people with complete answers said the subject of each question is."""


class _Part(NamedTuple):
    """Hold the complete answers of some people, and how many of them answered each question."""

    rows: Rows
    answered: tuple[int, ...]
    stated: Stated

    @property
    def n(self) -> int:
        return sum(self.rows.values())


def runs(
    engine: Engine, plan: Plan, understood: Understood, least: int, conf: float, cells: Iterable[Cell]
) -> tuple[Run, ...]:
    """Correlate the outcome with what may drive it, for everybody and for each segment of 50 complete answers.

    Only segments whose answers to all of these questions are in `cells`, and so are kept, have a run of their own. Who
    takes runs and kept answers from each other finds nobody, or at least `least` people: up to that many complete
    answers are not used (F4.12). Nothing: no outcome, no driver, or fewer than `least` complete answers. Raises
    Unreadable.
    """
    columns = _outcome_and_drivers(plan)
    if len(columns) < 2:
        return ()
    wanted = {plan.uses[column].metric for column in columns}
    kept = {(cell.metric, cell.segment) for cell in cells}
    parts = _parts(engine, plan, understood, columns)
    alone: dict[str, Rows] = {}
    for segment in sorted(parts.keys() - {EVERYBODY}):
        rows = _used(parts[segment], least)
        if sum(rows.values()) >= max(least, MIN_ANSWERS) and all((metric, segment) in kept for metric in wanted):
            alone[segment] = rows
    rest = _together([part for segment, part in parts.items() if segment not in alone], len(columns))
    together = _added([_used(rest, least), *alone.values()])
    enough = sum(together.values()) >= max(least, 3)
    scopes = {**({EVERYBODY: together} if enough else {}), **alone}
    stated = {segment: parts[segment].stated for segment in alone}
    large = [_all_large(place, [rest.stated, *stated.values()], least) for place in range(len(columns))]
    stated[EVERYBODY] = _sums([rest.stated, *stated.values()], len(columns))
    found = []
    for segment, rows in scopes.items():
        important = [said if large[place] else Counter() for place, said in enumerate(stated[segment])]
        run = _run(plan, columns, segment, rows, important, conf)
        found += [run] if run is not None else []
    return tuple(found)


def _all_large(place: int, several: Iterable[Stated], least: int) -> bool:
    """Tell whether nobody, or enough people, said in each part how important something is."""
    return all(not said[place] or said[place].total() >= least for said in several)


def _used(part: _Part, least: int) -> Rows:
    """Choose the complete answers to use, so that those not used are nobody or at least `least` of each question."""
    gaps = [n - part.n for n in part.answered]
    more = least - min(gaps) if any(0 < gap < least for gap in gaps) else 0
    if part.n - more < least:
        return {}
    dropped = sorted(Random(SEED).sample(range(part.n), more))
    used: dict[tuple[float, ...], int] = {}
    reached = 0
    for row, n in sorted(part.rows.items()):
        used[row] = n - sum(reached <= place < reached + n for place in dropped)
        reached += n
    return {row: n for row, n in used.items() if n}


def _together(parts: Sequence[_Part], width: int) -> _Part:
    answered = tuple(sum(part.answered[place] for part in parts) for place in range(width))
    return _Part(_added([part.rows for part in parts]), answered, _sums([part.stated for part in parts], width))


def _sums(several: Sequence[Stated], width: int) -> Stated:
    return tuple(sum((stated[place] for stated in several), Counter[float]()) for place in range(width))


def _added(several: Iterable[Rows]) -> Rows:
    total: Counter[tuple[float, ...]] = Counter()
    for rows in several:
        total.update(rows)
    return total


def _outcome_and_drivers(plan: Plan) -> list[int]:
    asked = [place for place in plan.answered if not takes_time(plan.metrics[plan.uses[place].metric])]
    outcomes = [place for place in asked if plan.metrics[plan.uses[place].metric].class_ == "outcome (intended)"]
    scored = sorted(outcomes, key=lambda place: plan.metrics[plan.uses[place].metric].method != "NPS")
    if not scored:
        return []
    return [scored[0], *[place for place in asked if place not in outcomes][:MAX_DRIVERS]]


def _parts(engine: Engine, plan: Plan, understood: Understood, columns: Sequence[int]) -> dict[str, _Part]:
    """Give the complete answers of each segment."""
    keys = plan.keys()
    width = len(keys)
    important = {plan.uses[column].metric: column for column in reversed(plan.important)}
    beside = {place: important[metric] for place, column in enumerate(columns)
              if (metric := plan.uses[column].metric) in important}  # fmt: skip
    read = [*columns, *beside.values()]
    groups = engine.sampled([*keys, *map(cell, read)], MOST_ROWS, plan.once())
    rows: dict[str, Counter[tuple[float, ...]]] = defaultdict(Counter)
    answered: dict[str, Counter[int]] = defaultdict(Counter)
    stated: dict[str, dict[int, Counter[float]]] = defaultdict(lambda: defaultdict(Counter))
    for raw, n in groups:
        key, why = plan.key(raw, understood.days)
        if why:
            continue
        found = [understood.meant[column][text].answer for column, text in zip(read, raw[width:], strict=True)]
        answers = found[: len(columns)]
        row = tuple(answer for answer in answers if answer is not None)
        if len(row) == len(columns):
            rows[key.segment][row] += n
            for place, said in zip(beside, found[len(columns) :], strict=True):
                if said is not None:
                    stated[key.segment][place][said] += n
        answered[key.segment].update({place: n for place, answer in enumerate(answers) if answer is not None})
    return {
        segment: _Part(
            rows[segment],
            tuple(counts[place] for place in range(len(columns))),
            tuple(stated[segment][place] for place in range(len(columns))),
        )
        for segment, counts in answered.items()
    }


def _run(
    plan: Plan, columns: Sequence[int], segment: str, rows: Rows, important: Sequence[Counter[float]], conf: float
) -> Run | None:
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
            importance=_in_range(_mean(important[place])),
            performance=_in_range(sums[place] / n),
            stated=_top_two(metric, important[place]),
            satisfied=_satisfied(metric, rows, place, n),
            share_low=bounds[place - 1][0] if bounds else None,
            share_high=bounds[place - 1][1] if bounds else None,
        )
        for place, metric in enumerate(metrics)
        if place
    )
    return Run(metrics[0].id, segment, None, n, drivers, tuple(tuple(row[1:]) for row in matrix[1:]))


def _mean(counts: Counter[float]) -> float | None:
    return sum(answer * n for answer, n in counts.items()) / counts.total() if counts else None


def _in_range(mean: float | None) -> float | None:
    return mean if mean is not None and 0 <= mean <= 10 else None


def _top_two(metric: Metric, counts: Counter[float]) -> float | None:
    """Give the share of answers in the two highest boxes of the question's scale (F6.6)."""
    scale = scale_of(metric)
    if not counts or scale is None or not scale.points:
        return None
    return sum(n for answer, n in counts.items() if answer >= scale.high - 1) / counts.total()


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
