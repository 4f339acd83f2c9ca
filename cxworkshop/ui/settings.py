"""What the window remembers from one start to the next; it never holds anything of a project but its place."""

import contextlib
from pathlib import Path

import msgspec

from cxworkshop import paths
from cxworkshop.language import LANGUAGES, system_language
from cxworkshop.storage.file import swap
from cxworkshop.ui.theme import ZOOMS, Choice

KEPT_RECENT = 12


class Recent(msgspec.Struct, frozen=True):
    """Remember one project: where it is, how it was called and how far it had come."""

    path: str
    name: str = ""
    subtitle: str = ""
    decided: int = 0
    steps: tuple[float, ...] = ()
    opened: str = ""


class Values(msgspec.Struct, kw_only=True):
    """Hold the settings as they stand in the file; what is missing there has its default."""

    language: str = ""
    theme: Choice = "system"
    zoom: int = 100
    coach: bool = True
    geometry: str = ""
    folder: str = ""
    export_folder: str = ""
    recent: tuple[Recent, ...] = ()


class Settings:
    """Read and write the settings; a file that cannot be read or written costs the settings and nothing else."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the settings of this user."""
        self._path = path or paths.state() / "settings.json"
        self.values = Values()
        with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
            self.values = msgspec.json.decode(self._path.read_bytes(), type=Values)
        if self.values.zoom not in ZOOMS:
            self.values.zoom = 100

    @property
    def language(self) -> str:
        """Give the language of the window: chosen, else the system's."""
        return self.values.language if self.values.language in LANGUAGES else system_language()

    def save(self) -> None:
        """Write the settings."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            swap(self._path, msgspec.json.format(msgspec.json.encode(self.values), indent=1))

    def remember(self, recent: Recent) -> None:
        """Put a project at the head of the recent ones."""
        others = [one for one in self.values.recent if one.path != recent.path]
        self.values.recent = (recent, *others)[:KEPT_RECENT]
        self.save()

    def forget(self, path: str) -> None:
        """Take a project from the list of recent ones; its file stays."""
        self.values.recent = tuple(one for one in self.values.recent if one.path != path)
        self.save()
