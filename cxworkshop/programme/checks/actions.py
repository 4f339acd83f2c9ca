"""What checks of step 6 look for in actions and promises."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from cxworkshop.method.figures.improvements import action_figures, is_chosen, is_open
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Action
from cxworkshop.programme.checks.finding import Found, Named, Passing
from cxworkshop.programme.checks.scope import FEW, is_blank, is_full_name, same_person
from cxworkshop.programme.checks.words import (
    AND,
    DEPARTMENT_NAMES,
    DEPARTMENTS,
    EVERYBODY,
    GROUPS,
    LEADERS,
    VAGUE_VERBS,
)

SOON_DAYS = 30
MOST_OF_ONE = 3
LARGE_PART = 0.4
HIGH = 4
MOST_OPEN = 7
SEVERAL = (",", ";", "/", "&", "+")
TOLD = ("customers who answered", "all customers")


def _at(action: Action, field: str, **values: object) -> Found:
    return Found("actions", action.id, field, {"action": Named("actions", action.id), **values})


def open_actions(view: View) -> list[Action]:
    """Give the actions that are chosen and not finished."""
    return [action for action in view.actions if is_open(action)]


def kept_actions(view: View) -> list[Action]:
    """Give all actions but the dropped ones; ideas are among them."""
    return [action for action in view.actions if action.status != "dropped"]


def promises(view: View) -> list[Action]:
    """Give the actions that are promised to customers."""
    return [action for action in kept_actions(view) if action.promised]


def without_owner(view: View) -> Iterator[Found]:
    """Find open actions that nobody owns."""
    return (_at(action, "owner") for action in open_actions(view) if is_blank(action.owner))


def without_due_date(view: View) -> Iterator[Found]:
    """Find open actions without a due date."""
    return (_at(action, "due") for action in open_actions(view) if action.due is None)


def overdue(view: View) -> Iterator[Found]:
    """Find open actions whose due date has passed."""
    for action in open_actions(view):
        if action.due is not None and action.due < view.today:
            yield _at(action, "due", day=action.due, n=Passing((view.today - action.due).days))


def shared_owner(view: View) -> Iterator[Found]:
    """Find open actions whose owner is a group, or several people."""
    for action in open_actions(view):
        if case := _who_owns(action.owner.strip()):
            yield _at(action, "owner", case=case, owner=action.owner.strip())


@lru_cache(maxsize=1_000)
def _who_owns(owner: str) -> Literal["several", "group", ""]:
    """Tell whether an owner is several people or a group; the same few names come again and again."""
    if LEADERS.find(owner):
        # "head of the team" is one person
        return ""
    if any(sign in owner for sign in SEVERAL) or AND.find(owner):
        return "several"
    everybody = EVERYBODY.find(owner) and not is_full_name(owner)
    group = everybody or GROUPS.find(owner) or DEPARTMENTS.find(owner) or DEPARTMENT_NAMES.is_all(owner)
    return "group" if group else ""


def aimless(view: View) -> Iterator[Found]:
    """Find open actions that should move no metric."""
    for action in open_actions(view):
        if not view.metrics.of((*action.metrics, *(effect.metric for effect in action.effects))):
            yield _at(action, "metrics")


def loose_promises(view: View) -> Iterator[Found]:
    """Find promises without text, date or owner, and those made for a day before they can be kept."""
    for action in promises(view):
        if is_blank(action.owner):
            yield _at(action, "owner", case="owner")
        if is_blank(action.promise_text):
            yield _at(action, "promise_text", case="text")
        if action.promise_date is None:
            yield _at(action, "promise_date", case="date")
        elif action.due is not None and action.due > action.promise_date:
            yield _at(action, "promise_date", case="early", day=action.promise_date, due=action.due)


def unchecked_promises(view: View) -> Iterator[Found]:
    """Find promises that no metric checks."""
    for action in promises(view):
        if view.metrics.find(action.check_metric) is None:
            case = "unnamed" if is_blank(action.promise_text) else "named"
            yield _at(action, "check_metric", case=case, promise=action.promise_text.strip())


def slow_starts(view: View) -> Iterator[Found]:
    """Find big projects without a first step soon after the workshop."""
    day = view.workshop.day or view.profile.start_date
    figures = view.of(action_figures)
    for action in open_actions(view):
        if figures[action.id].quadrant != "big_project":
            continue
        first = action.first_step_date
        if is_blank(action.first_step) or first is None:
            yield _at(action, "first_step" if is_blank(action.first_step) else "first_step_date", case="missing")
        elif day is not None and (first - day).days > SOON_DAYS:
            yield _at(action, "first_step_date", case="late", day=first)


def overloaded_people(view: View) -> Iterator[Found]:
    """Find people who own too many of the open actions."""
    some = open_actions(view)
    owned: dict[str, list[Action]] = defaultdict(list)
    for action in some:
        if not is_blank(action.owner):
            owned[same_person(action.owner)].append(action)
    for actions in owned.values():
        n = len(actions)
        # one action of one or two is a large part of them, and no burden
        if n > MOST_OF_ONE or (n > 1 and n > LARGE_PART * len(some)):
            yield Found("actions", "", "owner", {"person": actions[0].owner.strip(), "n": n, "all": len(some)})


def vague_titles(view: View) -> Iterator[Found]:
    """Find actions whose title begins with a verb that nobody can tick off."""
    for action in kept_actions(view):
        if action.status != "done" and (word := VAGUE_VERBS.at_start(action.title)):
            yield _at(action, "title", word=word)


def disputed_actions(view: View) -> Iterator[Found]:
    """Find actions on whose impact or effort people differ widely."""
    figures = view.of(action_figures)
    for action in kept_actions(view):
        for field in figures[action.id].talk_about:
            yield _at(action, field, case=field)


def high_impacts(view: View) -> Iterator[Found]:
    """Find impact ratings that set nothing above anything."""
    rated = [value for action in kept_actions(view) if (value := action.impact.value) is not None]
    if len(rated) >= FEW and min(rated) >= HIGH:
        yield Found("actions", "", "impact")


def many_open(view: View) -> Iterator[Found]:
    """Find more open actions than a team finishes."""
    n = len(open_actions(view))
    if n > MOST_OPEN:
        yield Found("actions", "", "status", {"n": n})


def unknown_cost(view: View) -> Iterator[Found]:
    """Find open actions without effort or cost."""
    for action in open_actions(view):
        if action.effort.value is None and action.effort_pm is None:
            yield _at(action, "effort", case="effort")
        if action.cost is None:
            yield _at(action, "cost", case="cost")


def untold_promises(view: View) -> Iterator[Found]:
    """Find promises that no row of step 7 tells the customers about."""
    if view.sharing and not any(row.audience in TOLD for row in view.sharing):
        for action in promises(view):
            yield _at(action, "promised")


def no_action(view: View) -> Iterator[Found]:
    """Find a project in which no action is chosen."""
    if not any(is_chosen(action) for action in view.actions):
        yield Found("actions", "", "status", {"case": "ideas" if view.actions else "none"})
