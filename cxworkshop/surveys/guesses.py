"""What a guess about a column is made from, and what it says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, get_args

from cxworkshop.surveys.matching import plain
from cxworkshop.surveys.texts import clean, folded, spoken

Role = Literal[
    "", "date", "segment", "metric", "account", "role", "response id", "comment", "status", "personal",
    "importance", "ignore",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
Found = Literal["header", "question", "values", "layout", "looks_personal", "remembered", "empty", "unsure"]

LONGEST_NAME = 5
"""A header of more words is a question, not the name of a column."""


class HeaderLike(Protocol):
    """Say what is read of a column's header."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def part(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102


class SurveyLike(Protocol):
    """Say what is read of a survey."""

    @property
    def headers(self) -> Sequence[HeaderLike]: ...  # noqa: D102
    @property
    def sample(self) -> Sequence[Sequence[str]]: ...  # noqa: D102
    @property
    def fixed(self) -> Mapping[int, str]: ...  # noqa: D102
    @property
    def decimal(self) -> str: ...  # noqa: D102


class Guess(NamedTuple):
    """Hold what a column may be, how that was found, and whether it can stand without a second look.

    `metric` is the id of a metric whose scale the values fit; `method` the catalogue's key of what the column seems
    to measure. `values` are the names of segments found in the column, each with the segment's id.
    """

    role: Role = ""
    metric: str = ""
    method: str = ""
    values: dict[str, str] = {}
    found: Found = "unsure"
    warnings: tuple[str, ...] = ()
    sure: bool = False


class Column(NamedTuple):
    """Hold one column as it is judged: its header's texts, and how often each value stands in the sample."""

    label: str
    part: str
    names: frozenset[str]
    texts: tuple[str, ...]
    values: dict[str, int]
    decimal: str


def column_of(survey: SurveyLike, position: int) -> Column:
    """Collect what is known of one column of a survey."""
    header = survey.headers[position]
    values = Counter(clean(row[position]) for row in survey.sample if position < len(row))
    del values[""]
    label = header.label or header.code
    short = [text for text in (label, header.text, header.part) if 0 < len(text.split()) <= LONGEST_NAME]
    names = {named for text in short for named in (folded(text), spoken(text), _last_step(text)) if named}
    texts = dict.fromkeys(plain(text) for text in (header.text, header.label, header.code))
    return Column(
        label,
        header.part,
        frozenset(names | {folded(header.code), spoken(header.code)}),
        tuple(texts),
        dict(values),
        survey.decimal,
    )


def _last_step(name: str) -> str:
    """Give what stands last in the name of a nested field, `contact.first_name`; an id there is the outer thing's."""
    before, sign, last = name.rpartition(".")
    last = spoken(last) if sign and before.isascii() and " " not in before else ""
    return "" if last in ("id", "number", "type", "title", "name") else last
