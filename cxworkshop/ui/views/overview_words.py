"""What the overview says, row by row."""

from collections.abc import Sequence
from datetime import date

from cxworkshop.language import C_, N_, NP_
from cxworkshop.method.figures.collection import next_start
from cxworkshop.method.figures.targets import target_figures
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Action
from cxworkshop.model.project import code
from cxworkshop.model.targets import Target
from cxworkshop.programme import decisions
from cxworkshop.programme.charts import track
from cxworkshop.programme.checks import Finding, reason, title
from cxworkshop.programme.checks.actions import open_actions
from cxworkshop.programme.progress import progress
from cxworkshop.programme.steps import STEPS
from cxworkshop.programme.values import certainty_text, number_text, value_text
from cxworkshop.programme.workload import due_day
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.missing import SIGNS, open_findings, place_of
from cxworkshop.ui.views.overview_rows import CHANGED, MISSING, ActionLine, DecisionLine, MissingLine, TargetLine
from cxworkshop.ui.views.row_list import Entry
from cxworkshop.ui.views.track import track_sentence

STATES = {
    "none": C_("decision", "not begun"),
    "suggested": C_("decision", "suggested"),
    "confirmed": C_("decision", "decided"),
    "stale": C_("decision", "to be reviewed"),
}
SEVERITIES = {"E": N_("Must"), "W": N_("Should"), "H": N_("Hint")}
MOST_TARGETS = MOST_ACTIONS = 6


def step_entries(desk: Desk) -> list[Entry]:
    """Give the seven questions, for as long as nothing has been worked out."""
    entries = []
    for step in STEPS:
        title, question = desk.text(step.title), desk.text(step.question)
        spoken = desk.text(N_("Step {n}, {title}"), n=step.number, title=title)
        entries.append(Entry(DecisionLine(step.number, title, question, "none", 0), spoken, question))
    return entries


def decision_entries(desk: Desk) -> list[Entry]:
    """Give each step with its decision, its suggestion, or else its question."""
    return [_decision(desk, number) for number in range(1, len(STEPS) + 1)]


def _decision(desk: Desk, number: int) -> Entry:
    view, step = desk.view(), STEPS[number - 1]
    state = decisions.decision(view, number)
    how = progress(view, number)
    said = decisions.say(state, desk.language)
    shown = said
    if state.state == "none":
        shown = desk.text(step.question)
    elif state.state == "suggested":
        shown = desk.text(N_("Suggested: {sentence}"), sentence=said)
    # what is missing counts from the moment on that somebody has begun
    musts = how.musts - how.passed if how.started else 0
    name = desk.text(step.title)
    spoken = desk.text(N_("Step {n}, {title}, {state}"), n=number, title=name, state=desk.text(STATES[state.state]))
    about = [shown]
    if state.state == "stale":
        about.append(desk.text(CHANGED))
    if musts:
        about.append(desk.plural(MISSING, musts))
    return Entry(DecisionLine(number, name, shown, state.state, musts), spoken, " ".join(about))


def decided_text(desk: Desk) -> str:
    """Count the decisions and the suggestions; "" while there are none."""
    states = [decisions.decision(desk.view(), number).state for number in range(1, len(STEPS) + 1)]
    decided, suggested = states.count("confirmed"), states.count("suggested")
    stale = states.count("stale")
    if stale:
        words = N_("{decided} decided · {stale} to be reviewed")
        return desk.text(words, decided=decided, stale=stale)
    if suggested:
        return desk.text(N_("{decided} decided · {suggested} suggested"), decided=decided, suggested=suggested)
    return desk.text(N_("{decided} decided"), decided=decided) if decided else ""


def next_step(view: View) -> int:
    """Give the first step without a decision that holds; 8, the plan, when all are decided."""
    undecided = (number for number in range(1, len(STEPS) + 1) if decisions.decision(view, number).state != "confirmed")
    return next(undecided, len(STEPS) + 1)


def is_begun(view: View) -> bool:
    """Tell whether anything has been entered in any step."""
    return any(progress(view, number).started for number in range(1, len(STEPS) + 1))


def missing_entries(desk: Desk, most: int | None = None) -> list[Entry]:
    """Give what is open, musts first: all of it, or only so much."""
    return [_missing(desk, finding) for finding in open_findings(desk.view())[:most]]


def open_text(desk: Desk) -> str:
    """Count what is open as the coach does: hints are listed, but not counted."""
    n = sum(one.severity != "H" for one in open_findings(desk.view()))
    return desk.plural(NP_("One open check", "{n} open checks"), n) if n else ""


def _missing(desk: Desk, finding: Finding) -> Entry:
    view, language = desk.view(), desk.language
    picture, color = SIGNS[finding.severity]
    where = desk.text(N_("Step {n}"), n=finding.step)
    if finding.step not in range(1, len(STEPS) + 1):
        where = desk.text(N_("Project") if finding.step == 0 else N_("Workshop"))
    said = title(finding, view, language)
    kind = desk.text(SEVERITIES[finding.severity])
    spoken = desk.text(N_("{kind}, {title}, {where}"), kind=kind, title=said, where=where)
    return Entry(MissingLine(picture, color, said, where, place_of(finding)), spoken, reason(finding, view, language))


def target_entries(desk: Desk) -> list[Entry]:
    """Give the targets that a number stands behind, those that are due first; then what is only followed."""
    ordered = sorted(
        desk.project.targets,
        key=lambda target: (target.kind == "monitor only", target.target is None, target.target_date or date.max),
    )
    return [_target(desk, target) for target in ordered[:MOST_TARGETS]]


def _target(desk: Desk, target: Target) -> Entry:
    view, language = desk.view(), desk.language
    details = view.of(target_figures)[target.id]
    metric = details.metric
    name = metric.name if metric is not None and metric.name else code(view, "targets", target.id)
    badge = code(view, "experiences", metric.experience) if metric is not None else ""
    estimate = details.now.estimate if details.now is not None else None
    certainty = certainty_text(metric, estimate, language) if metric is not None else ""
    way = ""
    if metric is not None and target.target is not None and target.kind != "monitor only":
        goal = value_text(metric, target.target, language)
        start = number_text(metric, details.value, language, estimate.n if estimate else None)
        way = desk.text(C_("way of a number", "{start} to {target}"), start=start, target=goal)
    elif metric is not None:
        way = value_text(metric, details.value, language, estimate.n if estimate else None)
    line = TargetLine(target.id, badge or "–", name, way, certainty, track(view, target))
    return Entry(line, name, track_sentence(target, details, language))


def targets_text(desk: Desk, shown: int) -> str:
    """Say how many targets are shown, and when the next numbers come."""
    every = len(desk.project.targets)
    days = [day for row in desk.project.collection if (day := next_start(row, desk.today)) and day > desk.today]
    if not every:
        return ""
    if not days:
        return desk.text(N_("{shown} of {all} shown"), shown=shown, all=every)
    words = N_("{shown} of {all} shown · next reading {day}")
    return desk.text(words, shown=shown, all=every, day=desk.language.short_date(min(days)))


def action_entries(desk: Desk) -> list[Entry]:
    """Give the actions that are due next, late ones first, and then those without a date."""
    return [_action(desk, action) for action in next_actions(desk.view())[:MOST_ACTIONS]]


def next_actions(view: View) -> Sequence[Action]:
    """Give the open actions by their due date."""
    return sorted(open_actions(view), key=due_day)


def _action(desk: Desk, action: Action) -> Entry:
    late = action.due is not None and action.due < desk.today
    day = desk.text(N_("no date"))
    if action.due is not None:
        day = desk.language.short_date(action.due, year=action.due.year != desk.today.year)
    if late:
        day = desk.text(N_("{day}, late"), day=day)
    owner = action.owner.strip() or desk.text(N_("owner missing"))
    title = action.title or code(desk.view(), "actions", action.id)
    spoken = desk.text(N_("{action}, {owner}, due {day}"), action=title, owner=owner, day=day)
    return Entry(ActionLine(action.id, action.due, day, late, title, action.owner), spoken)


def actions_text(desk: Desk, shown: int) -> str:
    """Say which day it is, and how many actions are not shown."""
    every = len(open_actions(desk.view()))
    today = desk.language.short_date(desk.today)
    if shown == every:
        return desk.text(N_("Today is {day}"), day=today)
    return desk.text(N_("{shown} of {all} shown · today is {day}"), shown=shown, all=every, day=today)
