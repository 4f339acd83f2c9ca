"""The action board: which card stands in which column, and what moving it there means."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, overload

import msgspec

from cxworkshop.language import C_, N_, NP_, Language
from cxworkshop.method.figures.improvements import is_chosen
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Action, Status
from cxworkshop.model.project import code
from cxworkshop.programme.checks.scope import same_person
from cxworkshop.programme.workload import due_day

BoardColumn = Literal["planned", "in progress", "done"]
DayState = Literal["", "soon", "late", "done", "missing"]
COLUMNS: tuple[BoardColumn, ...] = ("planned", "in progress", "done")
SOON_DAYS = 10
"""A due date this near is said in days."""
IN_DAYS = NP_("tomorrow", "in {n} days")
NOBODY = "\0"
"""Stands for "without an owner" among the owners to choose from; nobody has such a name."""


class ActionCard(NamedTuple):
    """Hold what one card shows; `said` is all of it in words."""

    id: str
    title: str
    code: str
    link: str
    owner: str
    day: str
    day_state: DayState
    blocked: bool
    promised: bool
    said: str


class Cards(Sequence[ActionCard]):
    """Hold the actions of a column; a card is described when somebody looks at it."""

    def __init__(self, view: View, language: Language, actions: Sequence[Action] = ()) -> None:
        """Take the actions in the order of their cards."""
        self.actions = tuple(actions)
        self._view, self._language = view, language
        self._depends = (view.areas, view.experiences, view.today)
        self._made: dict[int, ActionCard] = {}
        self._places: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self.actions)

    @overload
    def __getitem__(self, place: int) -> ActionCard: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ActionCard]: ...
    def __getitem__(self, place: int | slice) -> ActionCard | Sequence[ActionCard]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        if place not in self._made:
            self._made[place] = card(self._view, self.actions[place], self._language)
        return self._made[place]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Cards):
            return NotImplemented
        same = all(mine is theirs for mine, theirs in zip(self._depends[:2], other._depends[:2], strict=True))
        return same and self._depends[2] == other._depends[2] and self.actions == other.actions

    __hash__ = None  # type: ignore[assignment]

    def place_of(self, id: str) -> int:
        """Give the place of a card, -1 when it is not here."""
        if self._places is None:
            self._places = {action.id: place for place, action in enumerate(self.actions)}
        return self._places.get(id, -1)

    def without(self, id: str) -> "Cards":
        """Give the column without a card."""
        return Cards(self._view, self._language, [action for action in self.actions if action.id != id])

    def led_by(self, action: Action) -> "Cards":
        """Give the column with another card before the others."""
        return Cards(self._view, self._language, (action, *self.actions))


class Waiting(NamedTuple):
    """Count the actions that are not on the board: ideas without a decision, and those that were dropped."""

    ideas: int
    dropped: int


def column_of(action: Action) -> BoardColumn | None:
    """Give the column of an action; a blocked one is in progress, ideas and dropped ones have none."""
    if not is_chosen(action):
        return None
    match action.status:
        case "planned" | "in progress" | "done":
            return action.status
        case _:
            return "in progress"


def waiting(view: View) -> Waiting:
    """Count what the board leaves out."""
    ideas = sum(action.status in (None, "idea") for action in view.actions)
    return Waiting(ideas, sum(action.status == "dropped" for action in view.actions))


def moved(action: Action, to: BoardColumn, today: date) -> Action:
    """Give the action as it is after its card was moved; what is done gets its day, what comes back loses it."""
    if column_of(action) == to:
        return action
    return with_status(action, to, today)


def with_status(action: Action, status: Status, today: date) -> Action:
    """Give the action with another status and the day that belongs to it."""
    done = (action.done_date or today) if status == "done" else None
    return msgspec.structs.replace(action, status=status, done_date=done)


def toggled(action: Action, today: date) -> Action:
    """Give the action blocked, or in progress again; one that is done or not chosen stays as it is."""
    if column_of(action) in (None, "done"):
        return action
    return with_status(action, "in progress" if action.status == "blocked" else "blocked", today)


def experiences_of(view: View, action: Action) -> list[str]:
    """Name the experiences that the problems behind an action spoil, by id."""
    ids = dict.fromkeys(area.experience for area in view.areas.of(action.areas))
    return [experience.id for experience in view.experiences.of(ids)]


def owners(view: View) -> list[str]:
    """Give the people who own an action on the board, each spelt once, in the order of the alphabet."""
    named = {same_person(action.owner): action.owner.strip() for action in view.actions if is_chosen(action)}
    return sorted((name for name in named.values() if name), key=str.casefold)


def board(view: View, language: Language, owner: str = "", experience: str = "") -> dict[BoardColumn, Cards]:
    """Give the cards of each column, first due first, what was done last first; filtered when asked."""
    found = {column: Cards(view, language, some) for column, some in view.of(columns).items()}
    if not owner and not experience:
        return found
    return {
        column: Cards(
            view,
            language,
            [
                action
                for action in cards.actions
                if _is_owned(action, owner) and (not experience or experience in experiences_of(view, action))
            ],
        )
        for column, cards in found.items()
    }


def columns(view: View) -> dict[BoardColumn, list[Action]]:
    """Give the actions of each column, in the order of their cards."""
    found: dict[BoardColumn, list[Action]] = {column: [] for column in COLUMNS}
    for action in view.actions:
        column = column_of(action)
        if column is not None:
            found[column].append(action)
    found["planned"].sort(key=due_day)
    found["in progress"].sort(key=due_day)
    found["done"].sort(key=lambda action: action.done_date or date.min, reverse=True)
    return found


def card(view: View, action: Action, language: Language) -> ActionCard:
    """Describe the card of one action."""
    mark, link = _link(view, action)
    day, state = _day(action, view.today, language)
    return ActionCard(
        id=action.id,
        title=_title(action, language),
        code=mark,
        link=link,
        owner=action.owner.strip(),
        day=day,
        day_state=state,
        blocked=action.status == "blocked",
        promised=action.promised,
        said=", ".join(_said(action, day, state, language)),
    )


def _title(action: Action, language: Language) -> str:
    return action.title.strip() or language.text(N_("Action without a title"))


def _is_owned(action: Action, owner: str) -> bool:
    if not owner:
        return True
    return not action.owner.strip() if owner == NOBODY else same_person(action.owner) == same_person(owner)


def _link(view: View, action: Action) -> tuple[str, str]:
    """Give code and name of the experience that becomes better, else of the problem that goes away."""
    for id in experiences_of(view, action):
        experience = view.experiences.find(id)
        if experience is not None:
            return code(view, "experiences", id), experience.name
    for area in view.areas.of(action.areas):
        return code(view, "areas", area.id), area.title
    return "", ""


def _day(action: Action, today: date, language: Language) -> tuple[str, DayState]:
    """Say when an action was done or is due, in words where it is late or near."""
    if action.status == "done":
        return (language.short_date(action.done_date) if action.done_date else ""), "done"
    if action.due is None:
        return language.text(N_("No date")), "missing"
    days = (action.due - today).days
    if days < 0:
        return language.plural(NP_("one day late", "{n} days late"), -days), "late"
    if days == 0:
        return language.text(C_("due", "today")), "soon"
    if days <= SOON_DAYS:
        return language.plural(IN_DAYS, days), "soon"
    return language.short_date(action.due, year=action.due.year > today.year + 1), ""


def _said(action: Action, day: str, state: DayState, language: Language) -> Iterator[str]:
    yield _title(action, language)
    yield action.owner.strip() or language.text(N_("owner missing"))
    if state == "done":
        yield language.text(C_("action", "done {day}"), day=day) if day else language.text(C_("action", "done"))
    elif action.due is None:
        yield language.text(C_("action", "no due date"))
    else:
        yield language.text(C_("action", "due {day}"), day=language.long_date(action.due))
        if state == "late":
            yield day
    if action.status == "blocked":
        yield language.text(C_("action", "blocked"))
    if action.promised:
        yield language.text(C_("action", "promised to customers"))
