"""What kind of file it is, by its bytes and never by its name."""

import re
from pathlib import Path
from typing import IO, Literal

from cxworkshop.surveys.problems import Unreadable, UnreadableCode

Kind = Literal["text", "zip", "json"]

FIRST_BYTES = 4096
_SIGNS: tuple[tuple[bytes, UnreadableCode], ...] = (
    (b"$FL2", "spss"),
    (b"$FL3", "spss"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"Rar!", "packed"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ", "packed"),
    (b"SQLite format 3", "not_table"),
    (b"PAR1", "not_table"),
    (b"{\\rtf", "not_table"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|table|\?xml|svg|meta)", re.IGNORECASE)


def kind_of(path: Path) -> Kind:
    """Tell how the file is to be read; raises Unreadable for what is no survey export at all."""
    with path.open("rb") as file:
        start = file.read(FIRST_BYTES)
        if not start:
            raise Unreadable("empty")
        for sign, code in _SIGNS:
            if start.startswith(sign):
                raise Unreadable(code)
        if start.startswith(_OLE):
            raise Unreadable(_compound(file))
    if start.startswith(b"PK\x03\x04"):
        return "zip"
    if start.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise Unreadable("broken_zip")
    if _WEB.match(start):
        raise Unreadable("web_page")
    return "json" if _is_json(start) else "text"


def _compound(file: IO[bytes]) -> UnreadableCode:
    # The old container of Microsoft: an encrypted XLSX, an old workbook, or another document. Names of its
    # streams stand in UTF-16 somewhere in the file, mostly at one of the ends.
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    content = file.read(2_000_000)
    if size > len(content):
        file.seek(max(len(content), size - 2_000_000))
        content += file.read(2_000_000)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "locked"
    for name in ("Workbook", "Book"):
        if name.encode("utf-16-le") in content:
            return "old_excel"
    return "not_table"


def _is_json(start: bytes) -> bool:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return bool(re.match(rb'\{\s*(?:"|\}?\s*$)', text))
    return bool(re.match(rb"\[\s*(?:[{\[]|\]?\s*$)", text))
