"""The seven decisions: the sentence that each step suggests, and whether the team's own still holds."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Literal, NamedTuple

import msgspec

from cxworkshop.language import N_, NP_, Language, Message, Plural
from cxworkshop.method.catalogue import customers_say
from cxworkshop.method.figures.improvements import action_figures, is_chosen, is_open
from cxworkshop.method.figures.segments import ranking
from cxworkshop.method.figures.sharing import sharing_figures
from cxworkshop.method.figures.targets import target_figures
from cxworkshop.method.view import View
from cxworkshop.model.decisions import Decision
from cxworkshop.model.fields import LanguageCode
from cxworkshop.model.ids import new_id
from cxworkshop.programme.choices import AUDIENCE, word

State = Literal["none", "suggested", "confirmed", "stale"]


class Sentence(NamedTuple):
    """Hold a sentence as the key of a template with its arguments, to be said in any language."""

    template: str
    arguments: dict[str, Any]


class DecisionState(NamedTuple):
    """Hold what is decided in one step: the sentence or the team's own wording, and whether it still holds."""

    step: int
    state: State
    sentence: Sentence | None = None
    wording: str = ""
    language: LanguageCode | None = None
    day: date | None = None
    people: tuple[str, ...] = ()


TEMPLATES: dict[str, Message | Plural] = {
    "segments": NP_("First comes: {names}.", "First come: {names}."),
    "segments_value": NP_(
        "First comes: {names}. That is {share} of the value to us.",
        "First come: {names}. Together they are {share} of the value to us.",
    ),
    "segments_people": NP_(
        "First comes: {names}. That is {share} of our customers.",
        "First come: {names}. Together they are {share} of our customers.",
    ),
    "experiences": NP_("We measure one experience: {names}.", "We measure {n} experiences: {names}."),
    "metrics": NP_(
        "One metric. Customers say {said}, we count {counted}.",
        "{n} metrics. Customers say {said}, we count {counted}.",
    ),
    "collection": NP_("One source feeds the metrics.", "{n} sources feed the metrics."),
    "collection_next": NP_(
        "One source feeds the metrics. It starts on {day}.",
        "{n} sources feed the metrics. The next one starts on {day}.",
    ),
    "targets": NP_("One target.", "{n} targets."),
    "targets_due": NP_("One target, due on {day}.", "{n} targets. The first falls due on {day}."),
    "targets_monitor": N_("We follow the metrics without numeric targets for now."),
    "improvements": NP_("We do one thing: {names}.", "We do {n} things, first of all: {names}."),
    "improvements_due": NP_(
        "We do one thing by {day}: {names}.",
        "We do {n} things, {quick} of them quick wins. First, by {day}: {names}.",
    ),
    "sharing": NP_(
        "One audience hears from us: {audiences}.", "{n} audiences hear from us, first of all: {audiences}."
    ),
    "sharing_next": NP_(
        "One audience hears from us, next on {day}: {audiences}.",
        "{n} audiences hear from us. Next, on {day}: {audiences}.",
    ),
}


def decision(view: View, step: int) -> DecisionState:
    """Give the state of the decision of a step, 1 to 7."""
    return view.of(_STATES[step])


def say(state: DecisionState, language: Language) -> str:
    """Say a decision: own wording as written, a template in the language asked for."""
    if state.wording or state.sentence is None:
        return state.wording
    return say_sentence(state.sentence, language)


def say_sentence(sentence: Sentence, language: Language) -> str:
    """Say a template with its arguments in a language."""
    message = TEMPLATES[sentence.template]
    values = {name: _argument(name, value, language) for name, value in sentence.arguments.items()}
    n = sentence.arguments.get("n")
    if isinstance(message, Plural):
        return language.plural(message, n if isinstance(n, int | float) else 1, **values)
    return language.text(message, **values)


def _argument(name: str, value: Any, language: Language) -> str:
    match name, value:
        case "audiences", list() | tuple():
            # a row has its own label or one of the choices, which is a code
            return "; ".join(word(AUDIENCE, part, language) for part in value)
        case "share", float() | int():
            return language.percent(value)
        case "day", str():
            try:
                return language.long_date(date.fromisoformat(value))
            except ValueError:
                # a file that somebody has edited by hand may hold any words
                return value
        case _, list() | tuple():
            return "; ".join(str(part) for part in value)
        case _, int() | float():
            return language.number(value)
        case _:
            return str(value)


def confirm(
    view: View,
    step: int,
    people: Sequence[str] = (),
    wording: str = "",
    language: LanguageCode | None = None,
) -> Decision | None:
    """Make the record that confirms a step's decision as of the view's day, or None when there is nothing yet."""
    sentence = view.of(SUGGESTIONS[step])
    if sentence is None:
        return None
    return Decision(
        new_id(),
        step=step,
        template="" if wording else sentence.template,
        arguments={} if wording else sentence.arguments,
        wording=wording,
        language=language if wording else None,
        day=view.today,
        people=tuple(people),
        digest=digest(view, step),
    )


def digest(view: View, step: int) -> str:
    """Fingerprint what a decision rests on; notes, status and new measurements do not count."""
    inputs = msgspec.json.encode(_INPUTS[step](view))
    return hashlib.sha256(inputs).hexdigest()[:16]


def _state(step: int, view: View) -> DecisionState:
    kept = [row for row in view.decisions if row.step == step]
    if not kept:
        sentence = view.of(SUGGESTIONS[step])
        return DecisionState(step, "none" if sentence is None else "suggested", sentence)
    last = kept[-1]
    known = last.template in TEMPLATES
    return DecisionState(
        step,
        "confirmed" if last.digest == digest(view, step) else "stale",
        Sentence(last.template, dict(last.arguments)) if known else view.of(SUGGESTIONS[step]),
        last.wording,
        last.language,
        last.day,
        last.people,
    )


def suggest_segments(view: View) -> Sentence | None:
    """Say which segments come first, with their share of value or else of customers."""
    chosen = [segment for segment in view.segments if segment.decision == "measure now"]
    if not chosen:
        return None
    result = view.of(ranking).segments
    known: dict[str, Any] = {"n": len(chosen), "names": tuple(segment.name for segment in chosen)}
    for template, shares in (
        ("segments_value", [result[segment.id].value_share for segment in chosen]),
        ("segments_people", [result[segment.id].population_share for segment in chosen]),
    ):
        if None not in shares and len(view.segments) > 1:
            return Sentence(template, {**known, "share": round(sum(share or 0.0 for share in shares), 4)})
    return Sentence("segments", known)


def suggest_experiences(view: View) -> Sentence | None:
    """Say which experiences are measured."""
    names = tuple(experience.name for experience in view.experiences if experience.decision == "measure now")
    return Sentence("experiences", {"n": len(names), "names": names}) if names else None


def suggest_metrics(view: View) -> Sentence | None:
    """Say how many metrics there are, and how many of them customers say."""
    said = sum(customers_say(metric.class_) for metric in view.metrics)
    n = len(view.metrics)
    return Sentence("metrics", {"n": n, "said": said, "counted": n - said}) if n else None


def suggest_collection(view: View) -> Sentence | None:
    """Say how many sources there are and when the next one starts."""
    n = len(view.collection)
    starts = [row.start for row in view.collection if row.start is not None and row.start >= view.today]
    if not n:
        return None
    if not starts:
        return Sentence("collection", {"n": n})
    return Sentence("collection_next", {"n": n, "day": min(starts).isoformat()})


def suggest_targets(view: View) -> Sentence | None:
    """Say how many targets there are and when the first falls due."""
    numeric = [target for target in view.targets if target.kind != "monitor only"]
    if not view.targets:
        return None
    if not numeric:
        return Sentence("targets_monitor", {})
    days = [target.target_date for target in numeric if target.target_date is not None]
    if not days:
        return Sentence("targets", {"n": len(numeric)})
    return Sentence("targets_due", {"n": len(numeric), "day": min(days).isoformat()})


def suggest_improvements(view: View) -> Sentence | None:
    """Say how many things are done, and the first of them."""
    chosen = [action for action in view.actions if is_chosen(action)]
    if not chosen:
        return None
    figures = view.of(action_figures)
    quick = sum(figures[action.id].quadrant == "quick_win" for action in chosen)
    dated = sorted((action.due, place) for place, action in enumerate(chosen) if action.due and is_open(action))
    if not dated:
        return Sentence("improvements", {"n": len(chosen), "names": (chosen[0].title,)})
    day, place = dated[0]
    return Sentence(
        "improvements_due",
        {"n": len(chosen), "quick": quick, "names": (chosen[place].title,), "day": day.isoformat()},
    )


def suggest_sharing(view: View) -> Sentence | None:
    """Say how many audiences hear about it, and which of them next."""
    named = [(row, row.label or (row.audience or "")) for row in view.sharing]
    if not named:
        return None
    due = [
        (details.due, name)
        for row, name in named
        if (details := view.of(sharing_figures)[row.id]).due is not None and details.due >= view.today
    ]
    if not due:
        return Sentence("sharing", {"n": len(named), "audiences": (named[0][1],)})
    day = min(when for when, _ in due)
    names = tuple(name for when, name in due if when == day)
    return Sentence("sharing_next", {"n": len(named), "audiences": names, "day": day.isoformat()})


SUGGESTIONS: dict[int, Callable[[View], Sentence | None]] = {
    1: suggest_segments,
    2: suggest_experiences,
    3: suggest_metrics,
    4: suggest_collection,
    5: suggest_targets,
    6: suggest_improvements,
    7: suggest_sharing,
}


def _measured_segments(view: View) -> list[str]:
    return [segment.id for segment in view.segments if segment.decision == "measure now"]


def _measured_experiences(view: View) -> list[str]:
    return [experience.id for experience in view.experiences if experience.decision == "measure now"]


_INPUTS: dict[int, Callable[[View], Any]] = {
    1: lambda view: ([(row.id, row.name) for row in view.segments], _measured_segments(view)),
    2: lambda view: (
        [(row.id, row.name) for row in view.experiences],
        _measured_experiences(view),
        _measured_segments(view),
    ),
    3: lambda view: (
        [(row.id, row.name, row.method, row.direction) for row in view.metrics],
        _measured_experiences(view),
    ),
    4: lambda view: [(row.id, row.metrics, row.segments, row.start, row.responsible) for row in view.collection],
    5: lambda view: [
        (row.id, row.target, row.target_date, row.owner, row.kind, view.of(target_figures)[row.id].verdict)
        for row in view.targets
    ],
    6: lambda view: [(row.id, row.title, row.owner, row.due) for row in view.actions if is_chosen(row)],
    7: lambda view: [(row.id, row.audience, row.label, row.frequency, row.owner) for row in view.sharing],
}

_STATES: dict[int, Callable[[View], DecisionState]] = {step: partial(_state, step) for step in SUGGESTIONS}
