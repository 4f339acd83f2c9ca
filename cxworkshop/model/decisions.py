"""The seven decisions, the warnings that were accepted, and the notes of the steps."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from cxworkshop.model.fields import Id, LanguageCode, Name, Note, Person, Row, Text

StepNumber = Annotated[int, Meta(ge=1, le=7)]
Argument = str | int | float | bool | None


class Decision(Row, frozen=True, omit_defaults=True):
    """Keep one confirmed decision: a template with its arguments, or the team's own wording.

    `digest` fingerprints the inputs at the time; when today's differ the decision is stale.
    """

    step: StepNumber | None = None
    template: Name = ""
    arguments: dict[str, Argument | tuple[str, ...]] = {}
    wording: Text = ""
    language: LanguageCode | None = None
    day: date | None = None
    people: tuple[Person, ...] = ()
    digest: Name = ""


class Accepted(Row, frozen=True, omit_defaults=True):
    """Keep the reason why a warning is accepted; it lapses when the warning's detail changes."""

    check: Name = ""
    record: Id = ""
    field: Name = ""
    detail: Text = ""
    reason: Text = ""
    person: Person = ""
    day: date | None = None


class StepNote(Row, frozen=True, omit_defaults=True):
    """Keep what was noted beside a step."""

    step: StepNumber | None = None
    text: Note = ""
