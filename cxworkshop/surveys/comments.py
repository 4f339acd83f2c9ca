"""What customers wrote, without what could tell who they are."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from cxworkshop.method.catalogue import customers_say
from cxworkshop.method.measuring import favourable
from cxworkshop.method.suppression import suppress
from cxworkshop.model.fields import LONGEST_TEXT
from cxworkshop.model.imports import Mood
from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.engine import Engine, cell
from cxworkshop.surveys.found import Said
from cxworkshop.surveys.interpreting import Plan, Understood
from cxworkshop.surveys.masking import MASK, masked, without_words
from cxworkshop.surveys.values import clean

MOST = 5_000
"""More comments than anybody reads; the rest stays in the file."""


def said(engine: Engine, plan: Plan, understood: Understood, least: int) -> tuple[Said, ...]:
    """Gather the comments of the rows that are counted, masked and in no order that tells who wrote them.

    A segment or a month is kept only where at least `least` comments share it, and where those without one do not give
    away whose they are (F4.12). Raises Unreadable.
    """
    found = [one for column in plan.comments for one in _column(engine, plan, understood, column)]
    few = suppress(Counter(one.segment for one in found), least).hidden
    in_groups = [one._replace(segment="") if one.segment in few else one for one in found]
    kept = []
    for segment in {one.segment for one in in_groups}:
        some = [one for one in in_groups if one.segment == segment]
        rare = suppress(Counter(str(one.month) for one in some), least).hidden
        kept += [one._replace(month=None) if str(one.month) in rare else one for one in some]
    return tuple(sorted(kept, key=lambda one: hashlib.sha256(one.text.encode()).digest()))


def _column(engine: Engine, plan: Plan, understood: Understood, column: int) -> Iterable[Said]:
    scored = _scored_beside(plan, column)
    whole = [*([plan.id] if plan.id is not None else []), *plan.accounts]
    known = list(map(cell, (*plan.personal, *whole)))
    picked = [*plan.keys(), cell(column), *known, *([cell(scored)] if scored is not None else [])]
    rows = engine.rows(picked, f"trim({cell(column)}) <> ''", MOST, plan.once())
    width = len(plan.keys())
    for row in rows:
        engine.go_on()
        key, why = plan.key(row[1 : width + 1], understood.days)
        if why:
            continue
        told = row[width + 2 : width + 2 + len(known)]
        about = len(plan.personal)
        text = without_words(clean(row[width + 1]), told[:about], told[about:])
        text = masked(text)[:LONGEST_TEXT]
        if not text.strip(MASK + " "):
            continue
        metric = plan.metrics[plan.uses[scored].metric] if scored is not None else None
        answer = understood.meant[scored][row[-1]].answer if scored is not None else None
        yield Said(text, key.segment, metric.id if metric else "", _month(key.day), _mood(metric, answer))


def _scored_beside(plan: Plan, column: int) -> int | None:
    """Find the score that a comment explains: the one its use names, else the nearest question before it."""
    metric = plan.uses[column].metric
    named = [place for place in plan.answered if plan.uses[place].metric == metric]
    if named:
        return named[0]
    asked = [place for place in plan.answered if customers_say(plan.metrics[plan.uses[place].metric].class_)]
    before = [place for place in asked if place < column]
    return before[-1] if before else next(iter(asked), None)


def _month(day: date | None) -> date | None:
    return None if day is None else day.replace(day=1)


def _mood(metric: Metric | None, answer: float | None) -> Mood | None:
    """Tell a low from a high score: by the classes of NPS, else by what counts as favourable."""
    if metric is None or answer is None:
        return None
    if metric.method == "NPS":
        return "high" if answer >= 9 else "middle" if answer >= 7 else "low"
    good: Any = favourable(metric)
    if not good:
        return None
    if answer in good:
        return "high"
    return "middle" if answer == min(good) - 1 and min(good) - 1 > (metric.scale_min or 0) else "low"
