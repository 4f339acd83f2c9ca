"""A TinyDB storage that swaps files, so that a kill or a full disk leaves the old file or the new, never a mix."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from tinydb import Storage

from cxworkshop.model.edit import clean
from cxworkshop.storage.problems import FileProblem

LARGEST_FILE = 256 * 1024 * 1024
KEPT_VERSIONS = 20

Document = dict[str, dict[str, Any]]
Versions = Path | Callable[[], Path] | None
"""A folder for earlier versions, or what names it when it is needed: nothing is kept before the first write."""


class Identity(NamedTuple):
    """Tell one state of a file from another."""

    size: int
    modified: int
    inode: int


ANY = Identity(-1, -1, -1)
"""Stands for whatever file is there."""


class ChangedOutside(OSError):
    """Report that the file is no longer the one that was read."""


class ProjectStorage(Storage):
    """Read and write one document; the first write of a session keeps the version that was there before."""

    def __init__(self, path: str | os.PathLike[str], versions: Versions = None) -> None:
        """Prepare to read or write `path`; `versions` is the folder for earlier versions, none to keep none."""
        # the file that a link points at is replaced, not the link; messages say the name that people know
        self.path = Path(os.path.realpath(path))
        self.name = str(path)
        self._versions = versions
        self._seen = identity(self.path)
        self._kept = False

    def read(self) -> Document | None:
        """Give the document, or None when there is no file yet; raises FileProblem for anything else."""
        try:
            content, seen = read_bytes(self.path, self.name)
        except FileProblem as problem:
            if problem.code == "not_found":
                return None
            raise
        self._seen = seen
        return decode(content, self.name)

    def write(self, data: Document) -> None:
        """Replace the file by this document; raises FileProblem, with the old file untouched."""
        content = encode(data)
        if self._versions is not None and not self._kept and self._seen is not None:
            # an earlier version is a comfort: without room or right for it, saving matters more
            with contextlib.suppress(OSError, FileProblem):
                keep_version(self.path, self._versions if isinstance(self._versions, Path) else self._versions())
        self._kept = True
        try:
            self._seen = swap(self.path, content, self._seen)
        except OSError as error:
            raise write_problem(error, self.name) from error


def identity(path: Path) -> Identity | None:
    """Give size, time and inode of a file, or None when it does not exist."""
    try:
        return _identity(path.stat())
    except OSError:
        return None


def _identity(status: os.stat_result) -> Identity:
    return Identity(status.st_size, status.st_mtime_ns, status.st_ino)


def read_bytes(path: Path, name: str) -> tuple[bytes, Identity]:
    """Read a file whole; raises FileProblem when it is no file, cannot be read, or is far too large."""
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise FileProblem("is_folder", name)
        if not stat.S_ISREG(kind.st_mode):
            # opening a pipe or a device may wait without end
            raise FileProblem("not_a_project", name)
        if kind.st_size > LARGEST_FILE:
            raise FileProblem("too_large", name, limit=LARGEST_FILE)
        with path.open("rb") as file:
            # the identity of what was opened, from before the reading: a later change is noticed
            seen = _identity(os.fstat(file.fileno()))
            return file.read(), seen
    except (FileNotFoundError, NotADirectoryError):
        raise FileProblem("not_found", name) from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise FileProblem("not_found", name) from None
        raise FileProblem("no_permission", name, reason=error.strerror or "") from error


def decode(content: bytes, path: str) -> Document:
    """Turn the bytes of a file into tables; raises FileProblem when they are not a document of tables."""
    if not content.strip(b" \t\r\n\0"):
        raise FileProblem("empty", path)
    try:
        document = _read_json(content.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError:
        raise FileProblem("not_text", path) from None
    except ValueError as error:
        # what starts like one of our files was one once: cut off or damaged, which is another message
        ours = content.lstrip()[:1] == b"{"
        raise FileProblem("broken" if ours else "not_a_project", path, reason=str(error)) from None
    except RecursionError:
        raise FileProblem("not_a_project", path) from None
    if not isinstance(document, dict) or not all(isinstance(table, dict) for table in document.values()):
        raise FileProblem("not_a_project", path)
    return document


def _read_json(content: bytes) -> Any:
    try:
        return msgspec.json.decode(content)
    except msgspec.DecodeError:
        if b"\\ud" not in content.lower():
            raise
    import json

    # half a character, which msgspec takes for damage; what is no JSON number stays refused
    document = clean(json.loads(content))
    return msgspec.json.decode(json.dumps(document, allow_nan=False))


def encode(document: Document) -> bytes:
    """Turn tables into UTF-8 JSON with one record on each line, for people and for version control."""
    tables = [
        b"%s: {\n%s\n}" % (_json(name), b",\n".join(b"%s: %s" % (_json(key), _json(row)) for key, row in rows.items()))
        if rows
        else b"%s: {}" % _json(name)
        for name, rows in document.items()
    ]
    return b"{\n" + b",\n".join(tables) + b"\n}\n"


def _json(value: object) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        import json

        # half a character must never stop anybody from saving
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def swap(path: Path, content: bytes, expected: Identity | None = ANY) -> Identity | None:
    """Write beside the file, flush to the disk, and put the new file in the place of the old if that is `expected`.

    Raises OSError with the old file untouched and nothing left beside it; after the swap nothing raises.
    """
    beside = path.with_name(f".{path.name[:50]}.{os.urandom(4).hex()}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        try:
            _write_all(descriptor, content)
            if path.exists() and hasattr(os, "fchmod"):
                os.fchmod(descriptor, path.stat().st_mode & 0o7777)
            _flush(descriptor)
        finally:
            os.close(descriptor)
        written = identity(beside)
        if expected not in (ANY, identity(path)):
            raise ChangedOutside
        _replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _flush_folder(path.parent)
    return written


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _flush(descriptor: int) -> None:
    """Push a file to the disk itself; macOS needs its own call for that."""
    try:
        import fcntl

        full = getattr(fcntl, "F_FULLFSYNC", None)
    except ImportError:
        full = None
    if full is not None:
        # network disks do not know that call
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, full)
            return
    os.fsync(descriptor)


def _flush_folder(folder: Path) -> None:
    """Make the swap itself durable where folders can be flushed; elsewhere there is nothing to do."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _replace(beside: Path, path: Path) -> None:
    """Swap the files; on Windows virus scanners and synchronisers hold a file for moments, so try again."""
    wait = 0.02
    while True:
        try:
            beside.replace(path)
        except PermissionError:
            if os.name != "nt" or wait > 1.5:
                raise
            time.sleep(wait)
            wait *= 2
        else:
            return


def keep_version(path: Path, folder: Path) -> None:
    """Copy the file as it is into the folder of earlier versions, and let the oldest ones go."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = time.strftime("%Y-%m-%dT%H-%M-%S", time.localtime(path.stat().st_mtime))
    swap(folder / f"{stamp}{path.suffix}", read_bytes(path, path.name)[0])
    for old in sorted(folder.glob(f"*{path.suffix}"))[:-KEPT_VERSIONS]:
        old.unlink(missing_ok=True)


def write_problem(error: OSError, name: str) -> FileProblem:
    """Name the reason why writing failed."""
    if isinstance(error, ChangedOutside):
        return FileProblem("changed_outside", name)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FileProblem("disk_full", name)
    return FileProblem("cannot_write", name, reason=error.strerror or str(error))


def refuse_existing(path: str | os.PathLike[str], force: bool = False) -> None:
    """Raise FileProblem for what is no file, and for a file that is there already unless it may be replaced."""
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise write_problem(error, str(path)) from error
    if stat.S_ISDIR(mode):
        raise FileProblem("is_folder", str(path))
    if not force:
        raise FileProblem("exists", str(path))
    if not stat.S_ISREG(mode):
        raise FileProblem("cannot_write", str(path))


def write_new(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file that is no project, such as a PDF: whole or not at all."""
    target = Path(os.path.realpath(path))
    try:
        swap(target, content)
    except OSError as error:
        raise write_problem(error, str(path)) from error
