"""Zip files opened with care: nothing is believed about sizes, and nothing is unpacked beyond what a survey needs."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cxworkshop.surveys.encodings import PIECE, Cancelled, tell
from cxworkshop.surveys.extent import MOST_CELLS, Extent
from cxworkshop.surveys.problems import Unreadable

MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 1 << 30
MOST_RATIO = 200
FREE_OF_RATIO = 32 << 20
"""Bytes that may always be unpacked: a small file full of one answer packs better than any real one."""
LARGEST_WORDS = 400 << 20
"""Bytes of the texts that the cells of a workbook share: these stay in memory."""

_DATA = (".csv", ".tsv", ".txt", ".tab", ".json", ".xlsx")


def opened(path: Path) -> zipfile.ZipFile:
    """Open a zip file; raises Unreadable when its directory is broken, too long or ambiguous."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, UnicodeError, IndexError) as error:
        raise Unreadable("broken_zip") from error
    names = [name.casefold() for name in archive.namelist()]
    if len(names) > MOST_ENTRIES or len(set(names)) < len(names):
        archive.close()
        raise Unreadable("zip_bomb" if len(names) > MOST_ENTRIES else "broken_zip", entries=len(names))
    return archive


def unpacked(archive: zipfile.ZipFile, name: str, cancelled: Cancelled | None = None) -> Iterator[bytes]:
    """Give what an entry really holds, in pieces; raises Unreadable when it is broken, locked or a bomb."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise Unreadable("locked")
    allowed = min(LARGEST_UNPACKED, max(FREE_OF_RATIO, info.compress_size * MOST_RATIO))
    # The size in the directory may lie, and zipfile would stop there.
    info.file_size = LARGEST_UNPACKED + 1
    size = 0
    try:
        with archive.open(info) as entry:
            while piece := entry.read(PIECE):
                size += len(piece)
                if size > allowed:
                    raise Unreadable("zip_bomb", size=size)
                tell(0.0, None, cancelled)
                yield piece
    except Unreadable:
        raise
    except Exception as error:  # zlib, lzma and bz2 each have their own
        raise Unreadable("broken_zip") from error


def require_safe(archive: zipfile.ZipFile, cancelled: Cancelled | None = None) -> None:
    """Read a workbook once without keeping it; raises Unreadable when opening it would take too much memory."""
    total = 0
    for name in archive.namelist():
        most = LARGEST_WORDS if name.casefold().endswith("sharedstrings.xml") else LARGEST_UNPACKED
        extent = Extent()  # the workbook may call any entry a sheet
        size = _measured(archive, name, extent, cancelled)
        total += size
        if size > most or total > LARGEST_UNPACKED:
            raise Unreadable("zip_bomb", size=total)
        if extent.is_too_large:
            extent = Extent(extent.columns)
            _measured(archive, name, extent, cancelled)
            if extent.is_too_large:
                raise Unreadable("too_many_cells", cells=extent.cells, most=MOST_CELLS)


def _measured(archive: zipfile.ZipFile, name: str, extent: Extent, cancelled: Cancelled | None) -> int:
    size = 0
    for piece in unpacked(archive, name, cancelled):
        size += len(piece)
        extent.add(piece)
    return size


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Tell whether the zip is an XLSX; raises Unreadable when it is a workbook of another kind."""
    names = {name.casefold() for name in archive.namelist()}
    if "xl/workbook.bin" in names:
        raise Unreadable("binary_excel")
    if {"content.xml", "mimetype"} <= names:
        raise Unreadable("open_document")
    return "xl/workbook.xml" in names or ("[content_types].xml" in names and any(n.startswith("xl/") for n in names))


def data_files(archive: zipfile.ZipFile) -> list[str]:
    """Give the entries that may be survey exports, the largest first."""
    infos = [
        info
        for info in archive.infolist()
        if info.filename.casefold().endswith(_DATA)
        and not info.filename.startswith("__MACOSX")
        and not info.filename.rsplit("/", 1)[-1].startswith(".")
        and info.file_size
    ]
    infos.sort(key=lambda info: -info.file_size)
    return [info.filename for info in infos]


def unpack(archive: zipfile.ZipFile, name: str, target: IO[bytes], cancelled: Cancelled | None = None) -> None:
    """Write what an entry holds."""
    for piece in unpacked(archive, name, cancelled):
        target.write(piece)
