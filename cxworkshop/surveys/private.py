"""Private files and folders beside a survey: for this user only, and gone when the survey is closed, in every case."""

import contextlib
import os
import shutil
import tempfile
import time
import weakref
from functools import cache
from pathlib import Path
from typing import IO

PREFIX = "cxworkshop-survey-"
FORGOTTEN = 24 * 3600
"""Seconds after which a private file is one that a killed program left behind."""


class PrivateFile:
    """A temporary file with mode 0600 that is removed on close, when nobody holds it, or when Python ends."""

    def __init__(self) -> None:
        """Make an empty file; raises OSError when the disk does not let us."""
        handle, name = tempfile.mkstemp(prefix=_own_prefix(), suffix=".csv")
        os.close(handle)
        self.path = Path(name)
        self._remove = weakref.finalize(self, _remove, self.path)

    def text(self) -> IO[str]:
        """Open the file for writing UTF-8 with line ends as they are given; a half letter becomes `?`."""
        return self.path.open("w", encoding="utf-8", errors="replace", newline="")

    def close(self) -> None:
        """Remove the file; a second call does nothing."""
        self._remove()


class PrivateFolder:
    """A temporary folder with mode 0700 that is removed on close, with all that an engine put into it."""

    def __init__(self) -> None:
        """Make an empty folder; raises OSError when the disk does not let us."""
        self.path = Path(tempfile.mkdtemp(prefix=_own_prefix()))
        self._remove = weakref.finalize(self, shutil.rmtree, self.path, True)

    def close(self) -> None:
        """Remove the folder; a second call does nothing."""
        self._remove()


def sweep(now: float | None = None) -> int:
    """Remove the private files that a killed program left behind more than a day ago, and give their number."""
    oldest = (time.time() if now is None else now) - FORGOTTEN
    removed = 0
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            # A survey may stay open for days in this very program.
            if entry.name.startswith(PREFIX) and not entry.name.startswith(_own_prefix()):
                removed += _removed_before(oldest, Path(entry.path))
    return removed


@cache
def sweep_once() -> None:
    """Sweep at the first survey that this program opens."""
    sweep()


def _removed_before(oldest: float, path: Path) -> bool:
    with contextlib.suppress(OSError):
        if path.lstat().st_mtime < oldest:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
            return True
    return False


def _own_prefix() -> str:
    return f"{PREFIX}{os.getpid()}-"


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
