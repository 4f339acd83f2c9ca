"""Indices of several questions: each person's mean over the items that make the index (F3.7)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import cast

from cxworkshop.model.imports import LeftOutReason
from cxworkshop.surveys.engine import Engine, cell
from cxworkshop.surveys.found import Values
from cxworkshop.surveys.interpreting import Key, Plan, Understood
from cxworkshop.surveys.summing import Answered

DIGITS = 6


Reasons = Counter[tuple[LeftOutReason, str]]


def index_answers(engine: Engine, plan: Plan, understood: Understood, left_out: Reasons) -> list[Answered]:
    """Count the means over the items of each index, of people who answered them all.

    What is missing is added to `left_out`. Raises Unreadable.
    """
    columns = sorted(plan.items, key=lambda column: plan.uses[column].metric)
    return [
        _answered(engine, plan, understood, metric, list(places), left_out)
        for metric, places in groupby(columns, lambda column: plan.uses[column].metric)
    ]


def _answered(
    engine: Engine, plan: Plan, understood: Understood, metric: str, columns: Sequence[int], left_out: Reasons
) -> Answered:
    groups = engine.groups([*plan.keys(), *map(cell, columns)], (), plan.once())
    meant = [
        plan.meanings(column, {raw[place - len(columns)] for raw, _, _, _ in groups})
        for place, column in enumerate(columns)
    ]
    means: dict[Key, Values] = defaultdict(dict)
    items: dict[Key, dict[tuple[float, ...], int]] = defaultdict(dict)
    for raw, _, _, n in groups:
        key, why = plan.key(raw, understood.days)
        if why:
            continue
        answers = [meant[place][text] for place, text in enumerate(raw[-len(columns) :])]
        row = tuple(meaning.answer for meaning in answers if meaning.answer is not None)
        if len(row) < len(columns):
            for column, meaning in zip(columns, answers, strict=True):
                if meaning.answer is None:
                    left_out[cast(LeftOutReason, meaning.why), plan.header(column)] += n
            continue
        mean = round(sum(row) / len(row), DIGITS)
        means[key][mean] = means[key].get(mean, 0) + n
        items[key][row] = items[key].get(row, 0) + n
    return Answered(metric, means, items)
