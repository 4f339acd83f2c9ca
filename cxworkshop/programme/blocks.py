"""What a step is made of."""

from typing import Any, NamedTuple

from cxworkshop.language import Message
from cxworkshop.model import validity


class Field(NamedTuple):
    """Give one declared field its label and help; its type, range and choices come from the record."""

    record: type[Any]
    name: str
    label: Message
    help: Message = ""

    def allowed(self) -> validity.Allowed:
        """Describe what the field takes."""
        return validity.allowed(validity.field_type(self.record, self.name))


class Guide(NamedTuple):
    """Answer three questions in plain words: what is this, how do we do it in n minutes, what does it look like."""

    what: str
    how: str
    example: str
    mistakes: str
    minutes: int


class Step(NamedTuple):
    """Describe one step: its question, its guide, the collections it fills and the decision it ends in."""

    number: int
    key: str
    title: Message
    long_title: Message
    question: str
    guide: Guide
    collections: tuple[str, ...]
    fields: tuple[Field, ...]
