"""The actions as tables: all of them, those of one person, the promises, and whether targets are reached."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cxworkshop.language import C_, N_, NO_VALUE, NP_
from cxworkshop.method.figures.improvements import is_open
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Action
from cxworkshop.model.project import Project, code
from cxworkshop.model.targets import Target
from cxworkshop.programme import workload
from cxworkshop.programme.checks.scope import same_person
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.values import certainty_text, reading_text, value_text
from cxworkshop.programme.workload import Coverage
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.views.owner import draw_owner

MOST_CODES = 20
DATE_WIDE = 112


def all_actions(desk: Desk) -> EditableTable:
    """Make the table of all actions, ideas and dropped ones among them."""
    columns = (
        Column(("title",), width=260),
        Column(("areas",), width=180),
        owner_column(desk, 150),
        Column(("start",), width=DATE_WIDE),
        Column(("due",), width=DATE_WIDE),
        Column(("status",), width=116),
        Column(("first_step",), width=200),
        Column(("first_step_date",), width=DATE_WIDE),
        Column(("metrics",), width=180),
        Column(("promised",), width=104),
        Column(title=N_("Expected effects"), width=300, text=lambda action: effects_text(desk, action)),
    )
    return EditableTable(
        desk,
        "actions",
        columns,
        name=desk.text(N_("Actions")),
        new_text=desk.text(N_("Type a new action here")),
        make=planned,
    )


def actions_of(desk: Desk, person: Callable[[], str | None]) -> EditableTable:
    """Make the table of the open actions of one person."""
    columns = (
        Column(("title",)),
        owner_column(desk, 150),
        Column(("due",), width=DATE_WIDE),
        Column(("status",), width=104),
    )

    def theirs(project: Project) -> Sequence[Action]:
        who = person()
        some = [
            action for action in project.actions if who is not None and same_person(action.owner) == same_person(who)
        ]
        return sorted((action for action in some if is_open(action)), key=workload.due_day)

    def make(title: str) -> Action:
        return Action(new_id(), title=title, status="planned", owner=person() or "")

    return EditableTable(
        desk,
        "actions",
        columns,
        name=desk.text(N_("Actions of one person")),
        new_text=desk.text(N_("Type a new action here")),
        make=make,
        rows=theirs,
    )


def promised(desk: Desk) -> EditableTable:
    """Make the table of the promises to customers."""
    columns = (
        Column(("promise_text",)),
        Column(("promise_date",), width=DATE_WIDE),
        Column(title=C_("promise", "Stands"), width=150, text=lambda action: promise_state(desk, action)),
        Column(("promise_channel",), width=120),
        Column(("check_metric",), width=140),
        owner_column(desk, 150),
    )
    return EditableTable(
        desk,
        "actions",
        columns,
        name=desk.text(N_("Promises to customers")),
        rows=lambda project: workload.promises(desk.view()),
    )


def targets_covered(desk: Desk) -> EditableTable:
    """Make the table that sets every target beside what the actions are planned to reach."""

    def of(target: Target) -> Coverage | None:
        return next((one for one in desk.view().of(workload.coverage) if one.effect.target.id == target.id), None)

    def said(say: Callable[[Desk, Coverage], str]) -> Callable[[Any], str]:
        return lambda target: say(desk, entry) if (entry := of(target)) else NO_VALUE

    columns = (
        Column(title=N_("Target"), text=said(_target_name), caption=said(_today)),
        Column(title=N_("Open actions"), width=170, text=said(_moving)),
        Column(title=N_("Target"), width=96, align="right", text=said(_goal)),
        Column(title=N_("After them"), width=104, align="right", text=said(_after)),
        Column(title=N_("Of the way"), width=190, text=said(_way)),
    )
    return EditableTable(
        desk,
        "targets",
        columns,
        name=desk.text(N_("Do the actions reach the targets?")),
        rows=lambda project: [entry.effect.target for entry in desk.view().of(workload.coverage)],
    )


def owner_column(desk: Desk, width: int, title: str = "", place: str = "owner") -> Column:
    """Make the column that draws who answers for a row."""
    nobody = desk.text(N_("Choose owner"))

    def draw(painter: QPainter, rect: QRectF, record: Any) -> None:
        draw_owner(painter, rect, desk.theme, getattr(record, place), nobody)

    return Column((place,), title=title, width=width, draw=draw)


def planned(title: str) -> Action:
    """Make an action that somebody will do: whoever types it here has chosen it."""
    return Action(new_id(), title=title, status="planned")


def effects_text(desk: Desk, action: Action) -> str:
    """Say how an action moves its metrics."""
    parts = []
    for effect in action.effects:
        metric = desk.project.metrics.find(effect.metric)
        words = workload.effect_text(effect, desk.language)
        if metric is not None and words:
            parts.append(desk.text(N_("{metric}: {effect}"), metric=metric.name, effect=words))
    return "; ".join(parts) or NO_VALUE


def promise_state(desk: Desk, action: Action) -> str:
    """Say whether a promise can be relied upon."""
    if action.status == "done":
        return desk.text(N_("Kept since {day}"), day=desk.language.short_date(action.done_date or action.promise_date))
    if workload.is_overdue(action, desk.today):
        return desk.text(N_("Overdue: not done yet"))
    if action.promise_date is None:
        return desk.text(N_("No date"))
    if action.due is not None and action.due > action.promise_date:
        return desk.text(N_("Due after the promise"))
    return desk.text(C_("promise", "To come"))


def _target_name(desk: Desk, entry: Coverage) -> str:
    return entry.figures.metric.name if entry.figures.metric else NO_VALUE


def _today(desk: Desk, entry: Coverage) -> str:
    """Say the value that the effects start from, with its n and interval, or why there is none."""
    metric, estimate = entry.figures.metric, entry.figures.baseline.estimate if entry.figures.baseline else None
    if metric is None:
        return NO_VALUE
    value = reading_text(metric, entry.figures.value, estimate.n if estimate else None, desk.language)
    why = certainty_text(metric, estimate, desk.language)
    return desk.text(N_("Today {value} ({certainty})"), value=value, certainty=why)


def _goal(desk: Desk, entry: Coverage) -> str:
    metric = entry.figures.metric
    return value_text(metric, entry.effect.target.target, desk.language) if metric else NO_VALUE


def _after(desk: Desk, entry: Coverage) -> str:
    metric = entry.figures.metric
    return value_text(metric, entry.effect.after, desk.language) if metric else NO_VALUE


def _way(desk: Desk, entry: Coverage) -> str:
    if entry.effect.coverage is None:
        return desk.text(N_("{dash} ({reason})"), dash=NO_VALUE, reason=reason_text(entry.effect.reason, desk.language))
    return desk.language.percent(entry.effect.coverage)


def _moving(desk: Desk, entry: Coverage) -> str:
    if not entry.moving:
        return desk.text(N_("No active action"))
    codes = ", ".join(code(desk.project, "actions", action.id) for action in entry.moving[:MOST_CODES])
    more = len(entry.moving) - MOST_CODES
    if more <= 0:
        return codes
    return desk.plural(NP_("{codes} and one more", "{codes} and {n} more"), more, codes=codes)
