"""Step 7: who hears what, how, how often and from whom."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from cxworkshop.model.fields import Id, Name, Note, Person, Row, Sentence, Text, Title

Audience = Literal[
    "front line",
    "team leaders",
    "management",
    "board",
    "support functions",
    "partners",
    "customers who answered",
    "all customers",
    "other",
]
Purpose = Literal["inform", "decide", "act", "thank"]
Format = Literal[
    "poster",
    "talk",
    "slides",
    "action plan PDF",
    "dashboard",
    "e-mail",
    "story",
    "film",
    "letter or invoice insert",
    "call or message",
    "other",
]
Frequency = Literal["once", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous"]
RaciLetters = Annotated[str, Meta(pattern="^[RACI]{0,4}$")]


class Duty(Row, frozen=True, omit_defaults=True):
    """Give one person or role its letters: responsible, accountable, consulted, informed."""

    who: Person = ""
    letters: RaciLetters = ""


class Sharing(Row, frozen=True, omit_defaults=True):
    """Plan what one audience hears."""

    audience: Audience | None = None
    label: Title = ""
    purpose: Purpose | None = None
    message: Sentence = ""
    format: Format | None = None
    format_note: Name = ""
    channel: Title = ""
    frequency: Frequency | None = None
    owner: Person = ""
    first_date: date | None = None
    next_date: date | None = None
    duties: tuple[Duty, ...] = ()
    metrics: tuple[Id, ...] = ()
    quote: Text = ""
    feedback_wanted: Text = ""
    note: Note = ""
