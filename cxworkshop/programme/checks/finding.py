"""What a check is, and what it finds."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from cxworkshop.language import Message, Plural
from cxworkshop.method.view import View

Saying = Message | Plural | Mapping[str, Message | Plural]
"""A sentence; or several, of which the finding's value `case` chooses one."""

Severity = Literal["E", "W", "H"]
"""E keeps a step from being complete, W can be accepted with a reason, H is a hint. Nothing blocks."""


class Percent(float):
    """Mark a share of 0 to 1 that is said as whole per cent."""


class Exact(float):
    """Mark a number that is said with two decimals."""


class Passing(int):
    """Mark a number that changes by itself from day to day: it is said, but is no part of the detail."""


class Named(NamedTuple):
    """Mark a record that is said by its name."""

    collection: str
    id: str


class Amount(NamedTuple):
    """Mark a number that is said in the unit of a metric, as a value or as the change of one."""

    metric: str
    value: float
    is_change: bool = False


class Word(NamedTuple):
    """Mark a text of the catalogue, such as a choice, that is said in the language asked for."""

    message: Message


class Found(NamedTuple):
    """Point at a place: a collection (or single record), a record id ("" for none), a field, and the values to say.

    The field is the rest of the path, joined by dots where it leads on: `persona.goal`, `stages.k3j9x2ab.emotion`.
    """

    collection: str
    record: str = ""
    field: str = ""
    values: Mapping[str, Any] = {}


class Check(NamedTuple):
    """Declare one rule: its id, severity, what is missing, why it matters, and the function that looks for it."""

    id: str
    severity: Severity
    title: Saying
    reason: Saying
    look: Callable[[View], Iterable[Found]]

    @property
    def step(self) -> int:
        """Give the step, 1 to 7; 0 is the project as a whole and 8 the workshop."""
        return int(self.id[1])


class Finding(NamedTuple):
    """Hold one thing that a check found, and the reason with which it was accepted, if it was."""

    check: str
    severity: Severity
    step: int
    collection: str
    record: str
    field: str
    values: Mapping[str, Any]
    accepted_reason: str | None = None

    @property
    def detail(self) -> str:
        """Say the values without a language, so that an accepted warning lapses when they change."""
        lasting = sorted((name, value) for name, value in self.values.items() if not isinstance(value, Passing))
        return "; ".join(f"{name}={_plain(value)}" for name, value in lasting)

    @property
    def open(self) -> bool:
        """Tell whether it still asks for something."""
        return self.accepted_reason is None


def _plain(value: object) -> str:
    if isinstance(value, Named):
        return value.id
    if isinstance(value, Amount):
        return f"{value.value:.3g}"
    if isinstance(value, Word):
        return str(value.message)
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
