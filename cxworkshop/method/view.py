"""What a calculation sees of the project, and the memory that spares it from running again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from cxworkshop.model.project import Project

T = TypeVar("T")

if TYPE_CHECKING:
    _Seen = Project
else:
    _Seen = object


class View(_Seen):  # type: ignore[misc]
    """Show a project to a calculation and note which collections it reads.

    A calculation is a function of a view. `of` runs another one and remembers its result for as long as the
    collections that it read stay the very same objects, so that typing in one place recalculates only what
    depends on it.
    """

    def __init__(self, project: Project, today: date, memory: Memory) -> None:
        """Look at a project as of a day; the memory may be kept for the next look."""
        self._project = project
        self._today = today
        self._memory = memory
        self._reads: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        value = self._today if name == "today" else getattr(self._project, name)
        self._reads[name] = value
        return value

    if TYPE_CHECKING:
        today: date  # type: ignore[misc]

    def of(self, calculation: Callable[[View], T]) -> T:
        """Give the result of another calculation, run now or remembered."""
        return self._memory.result(calculation, self)


class Memory:
    """Keep the results of calculations together with what they read."""

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._kept: dict[Callable[[View], Any], tuple[dict[str, Any], Any]] = {}

    def result(self, calculation: Callable[[View], T], asking: View) -> T:
        """Give a result, remembered if all that it read is unchanged, and tell the asking view what it read."""
        kept = self._kept.get(calculation)
        if kept is None or not all(_same(asking, name, value) for name, value in kept[0].items()):
            fresh = View(asking._project, asking._today, self)
            kept = (fresh._reads, calculation(fresh))
            self._kept[calculation] = kept
        asking._reads.update(kept[0])
        return cast(T, kept[1])


def _same(view: View, name: str, value: object) -> bool:
    return bool(view._today == value) if name == "today" else getattr(view._project, name) is value


def look(project: Project, today: date, memory: Memory | None = None) -> View:
    """Give a view of a project as of a day."""
    return View(project, today, memory or Memory())
