"""Who carries how much of what is to be done, and what is due first."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cxworkshop.language import N_, Language
from cxworkshop.method.figures.improvements import EffectFigures, effects, is_chosen, is_open
from cxworkshop.method.figures.targets import TargetFigures, target_figures
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Action, Effect
from cxworkshop.programme.checks.actions import open_actions, overloaded_people
from cxworkshop.programme.checks.scope import same_person
from cxworkshop.programme.values import POINTS


class Load(NamedTuple):
    """Hold what one person has to do; `person` is "" for what nobody owns."""

    person: str
    actions: tuple[Action, ...]
    late: int
    too_much: bool


class Sum(NamedTuple):
    """Hold what stands above the board: what is due first, how much is late, and who has too much."""

    first: Action | None
    late: int
    without_owner: int
    without_date: int
    overloaded: tuple[str, ...]
    uncovered: int


class Coverage(NamedTuple):
    """Hold one target with the open actions that move it, and how far their planned effects reach."""

    figures: TargetFigures
    effect: EffectFigures
    moving: tuple[Action, ...]


def loads(view: View) -> list[Load]:
    """Give the people with open actions: what nobody owns first, then who has too much, then by name."""
    too_many = {same_person(str(found.values["person"])) for found in overloaded_people(view)}
    owned: dict[str, list[Action]] = defaultdict(list)
    for action in open_actions(view):
        owned[same_person(action.owner)].append(action)
    found = [_load(view, actions, key in too_many) for key, actions in owned.items()]
    return sorted(found, key=lambda load: (load.person != "", not load.too_much, load.person.casefold()))


def _load(view: View, actions: list[Action], too_much: bool) -> Load:
    some = sorted(actions, key=due_day)
    late = sum(action.due is not None and action.due < view.today for action in some)
    return Load(some[0].owner.strip(), tuple(some), late, too_much)


def due_day(action: Action) -> date:
    """Sort by due date, what has none last."""
    return action.due or date.max


def summed(view: View) -> Sum:
    """Sum up what is to be done."""
    some = open_actions(view)
    dated = [action for action in some if action.due is not None and action.due >= view.today]
    return Sum(
        first=min(dated, key=due_day, default=None),
        late=sum(action.due is not None and action.due < view.today for action in some),
        without_owner=sum(not action.owner.strip() for action in some),
        without_date=sum(action.due is None for action in some),
        overloaded=tuple(load.person for load in view.of(loads) if load.too_much),
        uncovered=sum(not entry.moving for entry in view.of(coverage)),
    )


def coverage(view: View) -> list[Coverage]:
    """Set every target with a metric beside the active actions that move it; those without any come first."""
    found = []
    for id, effect in view.of(effects).items():
        figures = view.of(target_figures)[id]
        if figures.metric is not None and effect.target.kind != "monitor only":
            found.append(Coverage(figures, effect, tuple(view.of(moving).get(effect.target.metric, ()))))
    return sorted(found, key=lambda entry: bool(entry.moving))


def moving(view: View) -> dict[str, list[Action]]:
    """List for each metric the open actions that say that they move it."""
    found: dict[str, list[Action]] = defaultdict(list)
    for action in view.actions:
        if is_open(action):
            for metric in moved_metrics(action):
                found[metric].append(action)
    return found


def moved_metrics(action: Action) -> tuple[str, ...]:
    """Name the metrics that an action moves, by id."""
    return tuple(dict.fromkeys((*action.metrics, *(effect.metric for effect in action.effects))))


def promises(view: View) -> list[Action]:
    """List what is promised to customers: what should hold already and is not done first, then by date."""
    some = [action for action in view.actions if action.promised and action.status != "dropped"]
    return sorted(some, key=lambda action: (not is_overdue(action, view.today), action.promise_date or date.max))


def is_overdue(action: Action, today: date) -> bool:
    """Tell whether a promise should hold already although its action is not done."""
    return action.promise_date is not None and action.promise_date < today and action.status != "done"


def remedies(view: View, most: int) -> list[Action]:
    """List the ideas that could be chosen with one click, those of problems to act on first."""
    wanted = {area.id for area in view.areas if area.decision == "act"}
    ideas: Sequence[Action] = [
        action for action in view.actions if action.status in (None, "idea") and action.title.strip()
    ]
    return sorted(ideas, key=lambda action: not wanted.intersection(action.areas))[:most]


def has_plan(view: View) -> bool:
    """Tell whether any action is chosen."""
    return any(is_chosen(action) for action in view.actions)


def effect_text(effect: Effect, language: Language) -> str:
    """Say how an action moves a metric; "" while that is not filled in."""
    if effect.reach is not None and effect.effectiveness is not None:
        words = N_("reaches {reach}, removes {part} of what fails there")
        reach, part = language.percent(effect.reach), language.percent(effect.effectiveness)
        return language.text(words, reach=reach, part=part)
    if effect.points is not None:
        return language.plural(POINTS, abs(effect.points), value=language.number(effect.points, sign=True))
    return ""
