"""The workshop: who takes part, the agenda, the parking lot."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from cxworkshop.model.fields import Id, Name, Note, Person, Record, Row, Text

BlockKind = Literal["open", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "close", "break", "lunch", "other"]
ParticipantRole = Literal[
    "facilitator",
    "decision-maker",
    "timekeeper",
    "note taker",
    "customer's voice",
    "data owner",
    "front line",
    "other",
]
Minutes = Annotated[int, Meta(ge=0, le=1440)]


class Participant(Row, frozen=True, omit_defaults=True):
    """Name somebody who takes part, or a small group that does."""

    name: Person = ""
    label: Name = ""
    roles: tuple[ParticipantRole, ...] = ()
    people: Annotated[int, Meta(ge=1, le=1000)] = 1


class Block(Row, frozen=True, omit_defaults=True):
    """Give one part of the agenda its minutes."""

    kind: BlockKind | None = None
    label: Name = ""
    minutes: Minutes | None = None
    ended: bool = False


class Parked(Row, frozen=True, omit_defaults=True):
    """Keep something for later: what, who takes it, by when."""

    text: Text = ""
    who: Person = ""
    due: date | None = None


class Workshop(Record, frozen=True, omit_defaults=True):
    """Describe the day: date, working minutes, people, agenda, parking lot and notes."""

    day: date | None = None
    working_minutes: Minutes | None = None
    participants: tuple[Participant, ...] = ()
    agenda: tuple[Block, ...] = ()
    parking: tuple[Parked, ...] = ()
    confidence: dict[Id, Annotated[int, Meta(ge=0, le=5)]] = {}
    customer_material: bool = False
    notes: Note = ""
