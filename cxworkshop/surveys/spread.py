"""Tables that count answers in a column for each, as smiley terminals do: read as the answers that were counted."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from cxworkshop.surveys.heads import Header
from cxworkshop.surveys.layout_words import TOTALS
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.texts import folded
from cxworkshop.surveys.verbal import is_scale_word, points_of

FEWEST, MOST = 3, 7
MOST_ANSWERS = 5_000_000
"""More answers would take longer to write than anybody waits."""


class Spread(NamedTuple):
    """The columns of a table that count answers, and the word over each."""

    columns: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def header(self) -> Header:
        """Give the header of the column that takes their place."""
        return Header("", " | ".join(self.words))

    def others(self, cells: Sequence[Any]) -> list[Any]:
        """Give what stands beside the counts."""
        return [cell for place, cell in enumerate(cells) if place not in self.columns]

    def moved(self, column: int) -> int:
        """Give the place that a column has when one has taken that of the counts."""
        return column - sum(place < column for place in self.columns)

    def answers(self, rows: Iterator[Any], width: int, first: int = 1) -> Iterator[list[Any]]:
        """Give each answer a row; raises Unreadable for what is no count. A row of sums stays one row."""
        total = 0
        for number, row in enumerate(rows, first):
            cells = [*row[:width], *[""] * (width - len(row))]
            others = self.others(cells)
            if folded(next((str(cell) for cell in cells if cell != ""), "")) in TOTALS:
                yield [*others, ""]
                continue
            for column, word in zip(self.columns, self.words, strict=True):
                many = _count(str(cells[column]).strip(), number)
                total += many
                if total > MOST_ANSWERS:
                    raise Unreadable("too_large", size=total, most=MOST_ANSWERS)
                yield from repeat([*others, word], many)


def _count(text: str, line: int) -> int:
    text = text.removesuffix(".0")
    if text and not (text.isascii() and text.isdigit() and len(text) < 9):
        raise Unreadable("counts_number", line=line, text=text[:40])
    return int(text or 0)


def spread_of(headers: Sequence[Header], sample: Sequence[Sequence[str]]) -> Spread | None:
    """Tell whether the columns named by the words of one scale hold counts, by the first answers."""
    named = {place: header.label for place, header in enumerate(headers) if is_scale_word(folded(header.label))}
    words = {folded(word) for word in named.values()}
    if not FEWEST <= len(words) == len(named) <= MOST:
        return None
    places = points_of(words, len(words)).places
    counts = [row[place] for row in sample for place in named if row[place]]
    if len(set(places.values())) < len(words) or not all(text.isascii() and text.isdigit() for text in counts):
        return None
    # with 0 and 1 alone they are the ticks of one choice each
    return Spread(tuple(named), tuple(named.values())) if any(int(text) > 1 for text in counts) else None
