"""What an earlier version of a project holds, and in what it differs from the project as it is now."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cxworkshop.language import N_, NP_, Language
from cxworkshop.method.view import look
from cxworkshop.model.project import COLLECTIONS, Project
from cxworkshop.programme.decisions import decision
from cxworkshop.programme.fields import field_label
from cxworkshop.storage.project import ProjectFile

MORE = NP_("one more", "{n} more")
FEWER = NP_("one fewer", "{n} fewer")
CHANGED = NP_("one changed", "{n} changed")
SINGLES = ("profile", "constants", "workshop")


class Difference(NamedTuple):
    """Count what a version has more, fewer and otherwise than now, in one collection or single record."""

    place: str
    more: int = 0
    fewer: int = 0
    changed: int = 0


class Held(NamedTuple):
    """Hold a version that was read: the project, whether all of it could be, and what a user wants to know of it."""

    project: Project
    whole: bool
    name: str
    rows: int
    decided: int
    differences: tuple[Difference, ...]


def read(path: Path, now: Project, today: date) -> Held:
    """Read a version and compare it with the project as it is now; raises FileProblem."""
    opened = ProjectFile(path).load()
    project = opened.project
    view = look(project, today)
    return Held(
        project,
        not opened.read_only,
        project.profile.name or project.profile.organisation,
        sum(len(getattr(project, name)) for name in COLLECTIONS),
        sum(decision(view, step).state == "confirmed" for step in range(1, 8)),
        differences(now, project),
    )


def differences(now: Project, then: Project) -> tuple[Difference, ...]:
    """Compare two states of a project; what only the app wrote about the file is no difference."""
    singles = [Difference(name, changed=1) for name in SINGLES if getattr(now, name) != getattr(then, name)]
    if now.about.language != then.about.language:
        singles.append(Difference("language", changed=1))
    rows = [_rows(name, getattr(now, name), getattr(then, name)) for name in COLLECTIONS]
    return (*singles, *(row for row in rows if row is not None))


def difference_text(difference: Difference, language: Language) -> str:
    """Say in what a version differs, such as: Segments: one more, 2 changed."""
    path = ("about", "language") if difference.place == "language" else (difference.place,)
    parts = [
        language.plural(message, n)
        for message, n in ((MORE, difference.more), (FEWER, difference.fewer), (CHANGED, difference.changed))
        if n
    ]
    if difference.place in (*SINGLES, "language"):
        parts = [language.text(N_("changed"))]
    changes = ", ".join(parts) or language.text(N_("in another order"))
    return language.text(N_("{what}: {changes}"), what=field_label(path, language), changes=changes)


def _rows(name: str, now: Any, then: Any) -> Difference | None:
    if now == then:
        return None
    before, after = {row.id: row for row in now}, {row.id: row for row in then}
    changed = sum(before[id] != after[id] for id in before.keys() & after.keys())
    return Difference(name, len(after.keys() - before.keys()), len(before.keys() - after.keys()), changed)
