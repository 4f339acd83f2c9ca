"""Step 4: what came out of survey files, each number with its file, and what was left out."""

from datetime import date
from typing import Literal

from cxworkshop.model.fields import Answer, Count, Id, Name, Note, Record, Row, Text, Title

ColumnRole = Literal[
    "date", "segment", "metric", "account", "role", "response id", "comment", "status", "personal", "importance",
    "ignore",
]  # fmt: skip
PeriodLength = Literal["week", "month", "quarter", "half-year", "year", "all"]
DateOrder = Literal["iso", "dmy", "mdy", "ymd", "epoch", "serial"]
LeftOutReason = Literal[
    "preview", "unfinished", "test", "spam", "total", "sent twice", "no date", "unreadable date", "outside the period",
    "unknown segment", "empty", "missing code", "don't know", "not applicable", "by choice", "outside the scale",
    "unreadable", "small group",
]  # fmt: skip
Mood = Literal["low", "middle", "high"]


class ColumnUse(Record, frozen=True, omit_defaults=True):
    """Say what one column of a file is used as: its role, and what its raw values mean.

    `values` gives a segment id for each value of a segment column, an account id in an account column, and for a
    metric the answer as a number in writing; an empty text leaves the value out.
    """

    header: Title = ""
    role: ColumnRole | None = None
    metric: Id = ""
    values: dict[Title, Name] = {}


class Mapping(Record, frozen=True, omit_defaults=True):
    """Hold all that was decided about a file before it was counted; the next file with the same headers starts so."""

    columns: tuple[ColumnUse, ...] = ()
    date_order: DateOrder | None = None
    decimal: Literal["", ",", "."] = ""
    period: PeriodLength = "month"
    start: date | None = None
    end: date | None = None
    reminder: date | None = None
    collection: Id = ""
    keep_comments: bool = False
    find_drivers: bool = False


class LeftOut(Record, frozen=True, omit_defaults=True):
    """Count what was not used for one reason: whole rows, or single answers of one column."""

    reason: LeftOutReason | None = None
    column: Title = ""
    count: Count = 0


class Import(Row, frozen=True, omit_defaults=True):
    """Trace the numbers of one survey file: which file, when, how many rows, and what was left out.

    `survey` is the same for every export of the same survey; `layout` names the tool that wrote the file.
    """

    file: Title = ""
    survey: Name = ""
    layout: Name = ""
    imported_on: date | None = None
    start: date | None = None
    end: date | None = None
    rows: Count = 0
    kept: Count = 0
    left_out: tuple[LeftOut, ...] = ()
    mapping: Mapping = Mapping()
    note: Note = ""


class Comment(Row, frozen=True, omit_defaults=True):
    """Keep what a customer wrote, masked, with the month and a rough mood, never with the score or the day."""

    text: Text = ""
    segments: tuple[Id, ...] = ()
    metric: Id = ""
    month: date | None = None
    mood: Mood | None = None
    areas: tuple[Id, ...] = ()
    imported: Id = ""


class Halves(Record, frozen=True, omit_defaults=True):
    """Count early and late answers apart, split at the reminder or the median day."""

    split: date | None = None
    early: dict[Answer, Count] = {}
    late: dict[Answer, Count] = {}
