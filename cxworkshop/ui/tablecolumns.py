"""The columns of an editable table: each knows its field, and reads and writes the cells of it."""

import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cxworkshop.language import N_, NO_VALUE, Message
from cxworkshop.model.fields import Score
from cxworkshop.programme.entry import NO, YES, Unreadable, number_from, read, written
from cxworkshop.programme.rankings import far_apart
from cxworkshop.programme.references import REFERENCES, offered, read_reference
from cxworkshop.programme.shapes import Shape, field_at, shape, shape_at
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views.votes import read_votes, votes_text

Place = tuple[str, ...]
SCORED = N_("{value} of {top}")
NOT_SCORED = N_("not scored")
TICKED, NOT_TICKED = N_("ticked"), N_("not ticked")
MOST_POINTS = 5
SEVERAL = re.compile(r"\s*\S+[\s;]+\S")
"""More than one thing was typed into a cell that takes one number."""
WRONG_VOTES = N_("{text} are not ratings. Type one whole number from 1 to 5 for each person, such as 1 2 2 5 4.")


class Votes(tuple[int, ...]):
    """Hold the ratings of a group as they were typed into one cell."""


class Column(NamedTuple):
    """Say what a column shows and how it is edited; see the class EditableTable."""

    place: Place = ()
    title: Message = ""
    width: int = 0
    text: Callable[[Any], str] | None = None
    draw: Callable[[QPainter, QRectF, Any], None] | None = None
    align: Literal["left", "right", "center"] = "left"
    help: Message = ""
    kind: Literal["", "score", "tick"] = ""
    ticked: Callable[[Any], bool] | None = None
    toggle: Callable[[Any, bool], None] | None = None
    badge: Callable[[Any], tuple[str, bool]] | None = None
    caption: Callable[[Any], str] | None = None


class Cells:
    """Read and write the cells of one column."""

    def __init__(self, desk: Desk, record: type[Any], column: Column) -> None:
        """Find the field that the column shows."""
        self._desk = desk
        self.column = column
        self.place = column.place
        self.field = field_at(record, column.place) if column.place else None
        self.shape: Shape | None = shape_at(record, column.place) if self.field else None
        named = desk.text(self.field.label) if self.field else ""
        self.title = desk.text(column.title) if column.title else named
        self.help = desk.text(column.help) if column.help else desk.text(self.field.help) if self.field else ""
        self.is_score = column.kind == "score" and self.shape is not None
        self.is_flag = self.shape is not None and self.shape.kind == "flag" and not self.shape.several
        self.is_tick = column.kind == "tick" or self.is_flag
        self.editable = self.shape is not None and self.shape.kind != "record"
        self.target = REFERENCES.get((self.field.record, self.field.name), "") if self.field else ""
        if self.field is not None and shape(self.field).keyed:
            # a dictionary's keys are ids, its values are not
            self.target = ""
        numeric = self.shape is not None and self.shape.numeric and not self.is_score and not column.draw
        self.align = "right" if numeric and column.align == "left" else column.align
        self._names: dict[str, str] | None = None

    def forget_names(self) -> None:
        """Look up the names of other records anew, after they may have changed."""
        self._names = None

    @property
    def names(self) -> dict[str, str]:
        """Map the ids that may stand here to what people call them."""
        if self._names is None:
            assert self.field is not None
            view, language = self._desk.view(), self._desk.language
            self._names = dict(offered(view, self.field.record, self.field.name, language))
        return self._names

    def value(self, record: Any) -> Any:
        """Give what stands in the cell."""
        value = record
        for name in self.place:
            value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        return value

    def points(self, record: Any) -> float | None:
        """Give the value of a score cell, 1 to 5 or None."""
        value = self.value(record)
        if isinstance(value, Score):
            return value.value
        return float(value) if isinstance(value, int | float) else None

    def spread(self, record: Any) -> bool:
        """Tell whether the single ratings differ by two or more."""
        value = self.value(record)
        return isinstance(value, Score) and far_apart(value)

    def ticked(self, record: Any) -> bool:
        """Tell whether the check box of the cell is ticked."""
        return self.column.ticked(record) if self.column.ticked else bool(self.value(record))

    def typed(self, record: Any) -> str:
        """Give the value as it is typed."""
        if self.field is None:
            return self.text(record)
        value = self.value(record)
        if self.target:
            return self._named(value)
        return written(self.field, value, self._desk.language)

    def edited(self, record: Any) -> str:
        """Give the text that an editor starts with: of a score that is the mean of ratings, the ratings."""
        if self.is_score and self.column.text is not None:
            # what is hidden for now is not shown by being edited
            return ""
        value = self.value(record) if self.field is not None else None
        if isinstance(value, Score) and value.agreed is None and len(value.votes) > 1:
            return votes_text(value, self._desk.language)
        return self.typed(record)

    def text(self, record: Any) -> str:
        """Give the text that is shown."""
        if self.column.text is not None:
            return self.column.text(record)
        if self.is_score or self.field is not None:
            return self.typed(record)
        if self.is_tick:
            return self._desk.text(YES if self.ticked(record) else NO)
        return ""

    def spoken(self, record: Any) -> str:
        """Give what a screen reader says."""
        if self.is_score and self.column.text is None:
            points = self.points(record)
            if points is None:
                return self._desk.text(NOT_SCORED)
            return self._desk.text(SCORED, value=self._desk.language.number(round(points, 1)), top=MOST_POINTS)
        shown = self.text(record) or NO_VALUE
        if self.column.toggle is not None and self.column.ticked is not None:
            state = self._desk.text(TICKED if self.column.ticked(record) else NOT_TICKED)
            return (
                state
                if self.column.kind == "tick"
                else self._desk.text(N_("{value}, {state}"), value=shown, state=state)
            )
        return shown

    def read(self, text: str) -> Any:
        """Read what somebody typed; raises Unreadable. Several ratings of a group, 1 2 2 5 4, come as a Votes."""
        assert self.field is not None
        if self.shape is not None and self.shape.kind == "score" and SEVERAL.match(text):
            votes = read_votes(text)
            if votes is None:
                raise Unreadable(WRONG_VOTES, text=self._desk.language.quote(text))
            return Votes(votes)
        if self.target:
            return read_reference(self._desk.view(), self.field.record, self.field.name, text, self._desk.language)
        return read(self.field, text, self._desk.language, self._desk.today)

    @property
    def written_place(self) -> Place:
        """Give the place inside a record that a value is put at: of a score, its agreed value."""
        is_score = self.shape is not None and self.shape.kind == "score"
        return (*self.place, "agreed") if is_score else self.place

    def sort_key(self, record: Any) -> tuple[int, Any]:
        """Give what the column is sorted by; empty cells come last."""
        if self.is_score:
            points = self.points(record)
            return (2, 0) if points is None else (0, points)
        if self.is_tick:
            return (0, not self.ticked(record))
        value = self.value(record) if self.place and not self.target else None
        if value is not None and not isinstance(value, str | tuple | bool) and self.column.text is None:
            number = value.value if isinstance(value, Score) else getattr(value, "toordinal", lambda: value)()
            return (2, 0) if number is None else (0, number)
        shown = self.text(record)
        if not shown or shown == NO_VALUE:
            return (2, 0)
        if self.shape is not None and self.shape.kind == "text":
            return (1, shown.casefold())
        number = number_from(shown.partition(" ")[0], self._desk.language)
        return (1, shown.casefold()) if number is None else (0, float(number))

    def _named(self, value: Any) -> str:
        ids = (value,) if isinstance(value, str) else value or ()
        return ", ".join(self.names[id] for id in ids if id in self.names)
