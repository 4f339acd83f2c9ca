"""Where projects are put, how a new one is named, and which earlier versions of one are kept."""

import contextlib
import os
import re
import sys
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cxworkshop import paths
from cxworkshop.model.project import Project
from cxworkshop.storage.file import KEPT_VERSIONS
from cxworkshop.storage.problems import FileProblem
from cxworkshop.storage.project import ProjectFile

SUFFIX = ".cxw"
LONGEST_NAME = 80
"""Letters of a file name; a letter has up to four bytes, and file systems take 255."""
LONGEST_BYTES = 200
STAMP = "%Y-%m-%dT%H-%M-%S"
UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that mean a device on Windows, with whatever ending."""


class Version(NamedTuple):
    """Point at an earlier version of a project: its file, when it was written, how large it is."""

    path: Path
    when: datetime
    size: int


def folder_for_projects(chosen: str = "") -> Path:
    """Give the folder for new projects: the chosen one, else one of ours among the user's documents.

    It may not exist yet.
    """
    return Path(chosen) if chosen.strip() else _documents() / "cxworkshop"


def clean_name(name: str, otherwise: str = "cxworkshop") -> str:
    """Give a name that every file system takes, without an ending; `otherwise` where nothing is left of it."""
    text = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode())
    text = " ".join(UNSAFE.sub(" ", text).split())[:LONGEST_NAME].strip(" .")
    while len(text.encode()) > LONGEST_BYTES:
        text = text[:-1].rstrip(" .")
    if DEVICES.fullmatch(text.partition(".")[0].strip()):
        text = f"{text}_" if "." not in text else text.replace(".", "_", 1)
    return text or otherwise


def free_name(folder: Path, name: str, suffix: str = SUFFIX) -> Path:
    """Give a path in a folder at which nothing is yet: the name as it is, else with 2, 3 and so on behind it."""
    stem = clean_name(name.removesuffix(suffix))
    number = 1
    while True:
        path = folder / f"{stem}{suffix if number == 1 else f' {number}{suffix}'}"
        if not os.path.lexists(path):
            return path
        number += 1


def kept_versions(project: Path, folder: Path | None = None) -> list[Version]:
    """List the earlier versions of a project that are kept on this machine, the newest first."""
    place = folder or paths.versions(project)
    found = []
    # the folder may not be there, or not be ours to read
    with contextlib.suppress(OSError):
        for path in place.glob(f"*{project.suffix or SUFFIX}"):
            with contextlib.suppress(OSError):
                found.append(_version(path))
    return sorted(found, key=lambda version: (version.when, version.path.name), reverse=True)


def keep_project(project: Project, path: Path, now: datetime, folder: Path | None = None) -> Path:
    """Put a project as it is now among the earlier versions of its file, and let the oldest ones go.

    Raises FileProblem when it cannot be written.
    """
    place = folder or paths.versions(path)
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise FileProblem("cannot_write", str(place), reason=error.strerror or "") from error
    kept = place / f"{now.strftime(STAMP)}{path.suffix or SUFFIX}"
    ProjectFile(kept).save(project)
    for old in kept_versions(path, place)[KEPT_VERSIONS:]:
        with contextlib.suppress(OSError):
            old.path.unlink()
    return kept


def _version(path: Path) -> Version:
    status = path.stat()
    try:
        when = datetime.strptime(path.stem, STAMP)
    except ValueError:
        when = datetime.fromtimestamp(status.st_mtime)
    return Version(path, when, status.st_size)


def _documents() -> Path:
    """Give the user's folder for documents, whatever it is called in the system's language."""
    if sys.platform == "win32":
        return _windows_documents() or Path.home() / "Documents"
    if sys.platform != "darwin":
        return _xdg_documents() or Path.home() / "Documents"
    return Path.home() / "Documents"


def _xdg_documents() -> Path | None:
    """Read the folder from the file in which Linux desktops name them."""
    base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    try:
        lines = (base / "user-dirs.dirs").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    found = re.search(r'^\s*XDG_DOCUMENTS_DIR="(.*)"\s*$', lines, re.MULTILINE)
    if found is None:
        return None
    folder = Path(found[1].replace("$HOME", str(Path.home())))
    return folder if folder.is_absolute() else None


def _windows_documents() -> Path | None:
    """Ask Windows, where the folder may have been moved to another disk or into a synchronised one."""
    if sys.platform != "win32":
        return None
    import ctypes
    from uuid import UUID

    documents = (ctypes.c_byte * 16).from_buffer_copy(UUID("FDD39AD0-238F-46AF-ADB4-6C85480369C7").bytes_le)
    text = ctypes.c_wchar_p()
    if ctypes.windll.shell32.SHGetKnownFolderPath(ctypes.byref(documents), 0, None, ctypes.byref(text)):
        return None
    try:
        return Path(text.value) if text.value else None
    finally:
        ctypes.windll.ole32.CoTaskMemFree(text)
