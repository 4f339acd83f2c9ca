"""What the window remembers from one start to the next; it never holds anything of a project but its place."""

import contextlib
import json
from pathlib import Path
from typing import Any, NamedTuple, get_args

from cxworkshop import paths
from cxworkshop.language import LANGUAGES, system_language
from cxworkshop.ui.theme import ZOOMS, Choice

KEPT_RECENT = 12


class Recent(NamedTuple):
    """Remember one project: where it is, how it was called and how far it had come."""

    path: str
    name: str = ""
    subtitle: str = ""
    decided: int = 0
    steps: tuple[float, ...] = ()
    opened: str = ""


class Values:
    """Hold the settings as they stand in the file; what is missing there has its default."""

    language = ""
    theme: Choice = "system"
    zoom = 100
    coach = True
    geometry = ""
    folder = ""
    export_folder = ""
    recent: tuple[Recent, ...] = ()

    def __init__(self, document: Any = None) -> None:
        """Take what the file holds, as far as it is of the kind that it should be."""
        found = document if isinstance(document, dict) else {}
        for name in NAMES:
            value = found.get(name)
            setattr(self, name, value if type(value) is type(getattr(self, name)) else getattr(Values, name))
        if self.theme not in get_args(Choice):
            self.theme = Values.theme
        if self.zoom not in ZOOMS:
            self.zoom = Values.zoom
        recent = found.get("recent")
        self.recent = tuple(one for row in recent if (one := _recent(row))) if isinstance(recent, list) else ()

    def document(self) -> dict[str, Any]:
        """Give them as they are written."""
        return {name: getattr(self, name) for name in NAMES} | {"recent": [one._asdict() for one in self.recent]}


NAMES = ("language", "theme", "zoom", "coach", "geometry", "folder", "export_folder")


def _recent(row: Any) -> Recent | None:
    if not isinstance(row, dict) or not isinstance(row.get("path"), str):
        return None
    kinds = {"path": str, "name": str, "subtitle": str, "decided": int, "steps": list, "opened": str}
    made = Recent(**{name: row[name] for name, kind in kinds.items() if isinstance(row.get(name), kind)})
    shares = (share for share in made.steps if isinstance(share, int | float))
    return made._replace(steps=tuple(share for share in shares if 0 <= share <= 1))


class Settings:
    """Read and write the settings; a file that cannot be read or written costs the settings and nothing else."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the settings of this user."""
        self._path = path or paths.state() / "settings.json"
        self.values = Values()
        with contextlib.suppress(OSError, ValueError, RecursionError):
            self.values = Values(json.loads(self._path.read_bytes()))

    @property
    def language(self) -> str:
        """Give the language of the window: chosen, else the system's."""
        return self.values.language if self.values.language in LANGUAGES else system_language()

    def save(self) -> None:
        """Write the settings."""
        from cxworkshop.storage.file import swap  # slow to import, and a start writes nothing

        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            swap(self._path, json.dumps(self.values.document(), indent=1).encode())

    def remember(self, recent: Recent) -> None:
        """Put a project at the head of the recent ones."""
        others = [one for one in self.values.recent if one.path != recent.path]
        self.values.recent = (recent, *others)[:KEPT_RECENT]
        self.save()

    def forget(self, path: str) -> None:
        """Take a project from the list of recent ones; its file stays."""
        self.values.recent = tuple(one for one in self.values.recent if one.path != path)
        self.save()
