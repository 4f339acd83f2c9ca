"""The audiences of step 7: what they are called, what they hear of, when they are told next, who carries duties."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cxworkshop.language import N_, NO_VALUE, Language, Message
from cxworkshop.method.figures.sharing import sharing_figures
from cxworkshop.method.sharing import ALWAYS_NEEDED, next_date
from cxworkshop.method.view import View
from cxworkshop.model.experiences import Experience
from cxworkshop.model.ids import new_id
from cxworkshop.model.sharing import Audience, Sharing
from cxworkshop.programme.checks.scope import measured_experiences, same_person
from cxworkshop.programme.choices import AUDIENCE, label

LETTERS: Mapping[str, Message] = {
    "R": N_("Responsible: does it"),
    "A": N_("Accountable: answers for it"),
    "C": N_("Consulted: is asked first"),
    "I": N_("Informed: is told"),
}
PROBLEMS: dict[str, Message] = {
    "exactly_one_A": N_("Exactly one person must be accountable (A)."),
    "needs_R": N_("Somebody must be responsible for doing it (R)."),
}


class Occasion(NamedTuple):
    """Hold when an audience is told next; `then` is the time after it, if it goes on in a rhythm."""

    row: Sharing
    day: date
    late: bool
    then: date | None


def audience(row: Sharing, language: Language) -> str:
    """Name the audience: its own label, else the choice."""
    return row.label or label(Sharing, "audience", row.audience, language) or NO_VALUE


def named(text: str, language: Language) -> Sharing:
    """Make a row from what somebody typed: one of the audiences by its word, else another one with its own name."""
    for value, words in AUDIENCE.items():
        if same_person(language.text(words)) == same_person(text):
            return Sharing(new_id(), audience=value)  # type: ignore[arg-type]
    return Sharing(new_id(), audience="other", label=text)


def told_experiences(view: View) -> list[Experience]:
    """Give the measured experiences that have metrics, whose results can be told."""
    with_metrics = {metric.experience for metric in view.metrics}
    return [experience for experience in measured_experiences(view) if experience.id in with_metrics]


def missing(view: View) -> list[Audience]:
    """Name the audiences that every plan needs and this one lacks."""
    there = {row.audience for row in view.sharing}
    return [audience for audience in ALWAYS_NEEDED if audience not in there]


def hears(view: View, row: Sharing, experience: str) -> bool:
    """Tell whether an audience sees any number of an experience."""
    return any(metric.experience == experience for metric in view.metrics.of(row.metrics))


def unheard(view: View) -> list[Experience]:
    """Give the measured experiences of which no audience hears."""
    heard = {metric.experience for row in view.sharing for metric in view.metrics.of(row.metrics)}
    return [experience for experience in told_experiences(view) if experience.id not in heard]


def with_experience(view: View, row: Sharing, experience: str, on: bool) -> tuple[str, ...]:
    """Give the metrics that an audience sees once an experience was added or taken away."""
    theirs = [metric.id for metric in view.metrics if metric.experience == experience]
    others = [id for id in row.metrics if id not in theirs]
    return tuple([*others, *theirs] if on else others)


def with_letter(letters: str, letter: str, on: bool) -> str:
    """Give somebody's letters with one more or one less, in their order."""
    wanted = set(letters) | {letter} if on else set(letters) - {letter}
    return "".join(one for one in LETTERS if one in wanted)


def duty_problems(view: View, row: Sharing, language: Language) -> list[str]:
    """Say what is wrong with the duties of a row."""
    return [language.text(PROBLEMS[problem]) for problem in view.of(sharing_figures)[row.id].problems]


def occasions(view: View) -> list[Occasion]:
    """List when the audiences are told next, the earliest first."""
    found = []
    for row in view.sharing:
        details = view.of(sharing_figures)[row.id]
        if details.due is not None:
            found.append(Occasion(row, details.due, details.late, following(row, details.due, view.today)))
    return sorted(found, key=lambda occasion: occasion.day)


def following(row: Sharing, day: date, today: date) -> date | None:
    """Give the day after the next telling, the first one that has not passed; None where there is no rhythm."""
    then = next_date(day, row.frequency)
    while then is not None and then <= today:
        then = next_date(then, row.frequency)
    return then
