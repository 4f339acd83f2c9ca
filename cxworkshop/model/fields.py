"""The kinds of value that fields hold: each says its range once, for the file, the editors and the schema.

`advised` is the length at which an editor starts to count; a longer text stays valid, because text that
somebody has typed is never refused or cut.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

LONGEST_TEXT = 20_000

Name = Annotated[str, Meta(max_length=LONGEST_TEXT, extra={"advised": 60})]
Title = Annotated[str, Meta(max_length=LONGEST_TEXT, extra={"advised": 120})]
Sentence = Annotated[str, Meta(max_length=LONGEST_TEXT, extra={"advised": 200})]
Text = Annotated[str, Meta(max_length=LONGEST_TEXT, extra={"advised": 400})]
Note = Annotated[str, Meta(max_length=LONGEST_TEXT, extra={"advised": 2_000})]
Person = Annotated[str, Meta(max_length=LONGEST_TEXT, extra={"advised": 60, "person": True})]
Id = Annotated[str, Meta(max_length=40)]

LanguageCode = Literal["en", "fi", "sv", "nb"]

Share = Annotated[float, Meta(ge=0, le=1, extra={"unit": "share"})]
Rating = Annotated[int, Meta(ge=1, le=5)]
GroupRating = Annotated[float, Meta(ge=1, le=5)]
Emotion = Annotated[float, Meta(ge=-2, le=2, multiple_of=0.5)]
Weight = Annotated[int, Meta(ge=0, le=10)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Amount = Annotated[float, Meta(ge=0, le=1e15)]
Money = Annotated[float, Meta(ge=0, le=1e15, extra={"unit": "money"})]
Figure = Annotated[float, Meta(ge=-1e15, le=1e15)]
Answer = int | float

Quality = Literal["mission", "no_hassle", "recognition", "extra"]
ReviewInterval = Literal["week", "month", "quarter", "year"]


class Record(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Hold one immutable value of the project; `unknown` keeps what a newer version wrote.

    Unknown fields are forbidden only so that the file's reader notices them, and then moves them there. Records
    make no cycles, so the garbage collector need not watch them.
    """

    unknown: dict[str, Any] = {}


class Row(Record, frozen=True, omit_defaults=True):
    """Hold one record of a collection, with an identifier that is never reused."""

    id: Annotated[str, Meta(min_length=1, max_length=40)]


class Score(Record, frozen=True, omit_defaults=True):
    """Hold a group's 1 to 5: single ratings by participant id, and the agreed value that wins over their mean."""

    agreed: GroupRating | None = None
    votes: dict[Id, Rating] = {}

    @property
    def value(self) -> float | None:
        """Give the agreed value, else the mean of the single ratings, else None for not assessed."""
        if self.agreed is not None:
            return self.agreed
        return sum(self.votes.values()) / len(self.votes) if self.votes else None


NOT_ASSESSED = Score()
