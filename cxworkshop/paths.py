"""The one place that knows where resources and the user's files are, frozen or not."""

import os
import sys
from pathlib import Path


def resources() -> Path:
    """Give the folder of catalogues, examples and other files that belong to the app."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def state() -> Path:
    """Give the user's own folder for what the app keeps on this machine; it may not exist yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "cxworkshop"


def versions(project: Path) -> Path:
    """Give the folder that keeps earlier versions of a project file, never beside the file itself."""
    import hashlib  # slow to load, and needed only when a file is written

    place = os.path.realpath(project)
    return state() / "versions" / f"{project.stem}-{hashlib.sha256(os.fsencode(place)).hexdigest()[:12]}"
