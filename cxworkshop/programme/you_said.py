"""You said – we did: what customers told us, what we did or do about it, and what we decided not to do (F7.4)."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from cxworkshop.method.figures.improvements import area_pareto, is_chosen
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Action, Area


class LeftOut(NamedTuple):
    """Name something that is not done, on purpose, and why."""

    what: str
    why: str


class Deed(NamedTuple):
    """Hold one thing that is done, or promised for a day."""

    action: Action
    done: bool
    day: date | None


class Pair(NamedTuple):
    """Set what customers told us beside what we do about it."""

    area: Area
    deeds: tuple[Deed, ...]


class YouSaid(NamedTuple):
    """Hold the pairs, most mentioned first, and what was left out on purpose."""

    pairs: tuple[Pair, ...]
    left_out: tuple[LeftOut, ...]


def you_said(view: View) -> YouSaid:
    """Pair problems with actions that are done or have a date; a problem nothing answers is not told."""
    order = [row.name for row in view.of(area_pareto).rows]
    areas = [*view.areas.of(order), *(area for area in view.areas if area.id not in order)]
    pairs = [Pair(area, _deeds(view, area)) for area in areas if _is_told(area)]
    return YouSaid(tuple(pair for pair in pairs if pair.deeds), tuple(left_out(view)))


def chosen_by_area(view: View) -> dict[str, list[Action]]:
    """List the chosen actions by the problems that they answer."""
    found: dict[str, list[Action]] = defaultdict(list)
    for action in view.actions:
        if is_chosen(action):
            for id in dict.fromkeys(action.areas):
                found[id].append(action)
    return found


def _is_told(area: Area) -> bool:
    return bool(area.title.strip()) and not area.catch_all and area.decision != "not now"


def _deeds(view: View, area: Area) -> tuple[Deed, ...]:
    """List what answers a problem: what is done first, then by date."""
    found = [_deed(action) for action in view.of(chosen_by_area).get(area.id, ())]
    told = [deed for deed in found if deed.done or deed.day is not None]
    return tuple(sorted(told, key=lambda deed: (not deed.done, deed.day or date.max)))


def _deed(action: Action) -> Deed:
    done = action.status == "done"
    return Deed(action, done, action.done_date if done else action.due)


def left_out(view: View) -> list[LeftOut]:
    """List the problems that wait by decision and the actions that were dropped, with the reason."""
    found = [LeftOut(area.title, area.reason) for area in view.areas if area.decision == "not now" and area.title]
    return found + [LeftOut(action.title, action.note) for action in view.actions if action.status == "dropped"]
