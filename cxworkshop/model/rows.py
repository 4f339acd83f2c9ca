"""A collection of records that finds one by its id at once and shares what stayed the same."""

from collections.abc import Iterable
from typing import Self, TypeVar

from cxworkshop.model.fields import Row

T = TypeVar("T", bound=Row)


class Rows(tuple[T, ...]):
    """Hold records in order, as a tuple that also knows the place of each id."""

    _places: dict[str, int] | None = None

    def places(self) -> dict[str, int]:
        """Map each id to its position; made when first asked for."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self)}
        return self._places

    def find(self, id: str) -> T | None:
        """Give the record with this id, or None."""
        place = self.places().get(id)
        return None if place is None else self[place]

    def replace(self, place: int, row: T) -> Self:
        """Give a copy with one record changed; the places stay shared when the id is the same."""
        changed = type(self)((*self[:place], row, *self[place + 1 :]))
        if self._places is not None and self[place].id == row.id:
            changed._places = self._places
        return changed

    def of(self, ids: Iterable[str]) -> list[T]:
        """Give the records with these ids, in the order asked for, leaving out ids that no longer exist."""
        return [row for row in map(self.find, ids) if row is not None]
