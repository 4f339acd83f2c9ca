"""Which letters the bytes of a text file stand for, and its text in pieces, however large the file is."""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from cxworkshop.surveys.problems import Unreadable

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "iso8859-15",
    "mac-roman", "cp850", "cp437", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "koi8-r", "gb18030", "big5",
    "shift_jis", "euc_kr",
)  # fmt: skip
PIECE = 1 << 20
LARGEST_TEXT = 4 << 30

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NORDIC_1252 = re.compile(rb"[\xc4-\xc6\xc9\xd6\xd8\xdc\xe0-\xf6\xf8-\xfc]")
_NORDIC_MAC = re.compile(
    # the last ones are a hard space, a dash and an apostrophe; nobody writes a capital letter there
    rb"(?<=[a-z])(?:[\x8a\x8c\x8e\x9a\xbe\xbf](?=[a-z ,;.])|[\xca\xd0\xd5](?=[A-Za-z ,;.]))"
)
_NORDIC_DOS = re.compile(rb"(?<=[A-Za-z\x84])[\x84\x86]|(?<=[A-Za-z])[\x91\x94\x9b](?=[a-z])")
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_CONTROLS = bytes(sorted({*range(32), 127} - set(b"\t\n\r\x0b\x0c\x1f")))
_NOT_MARKS = bytes(sorted(set(range(256)) - set(b'"\n')))
MANY_LINES = 50
"""More lines than this inside quotes are answers that a stray quote has swallowed."""


class Encoded(NamedTuple):
    """How the bytes of a file are read.

    `errors` is for the decoder, `broken`: some letters could not be read. `quotes`: every quote seems to be
    closed soon; `lone_returns`: some lines end with a carriage return alone.
    """

    name: str
    errors: str = "strict"
    broken: bool = False
    quotes: bool = True
    lone_returns: bool = False


def encoding_of(
    path: Path, chosen: str = "", progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Encoded:
    """Decide the encoding of a file; all of it is read, since one letter at the end can tell."""
    size = path.stat().st_size
    if size > LARGEST_TEXT:
        raise Unreadable("too_large", size=size, most=LARGEST_TEXT)
    with path.open("rb") as file:
        start = file.read(PIECE)
    if not start:
        raise Unreadable("empty")
    name = chosen or _wide(start) or ("utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "")
    if chosen and chosen not in ENCODINGS:
        raise Unreadable("unknown_encoding", encoding=chosen[:40])
    if name in ("", "utf-8", "utf-8-sig"):
        found = _as_utf8(path, size, name, bool(chosen), progress, cancelled)
    else:
        found = Encoded(name, "replace", quotes=False, lone_returns=True)
    _require_text(start, found)
    return found


def _wide(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    first = start[:4096]
    even, odd = first[::2].count(0), first[1::2].count(0)
    if odd > len(first) / 5 and even < odd / 10:
        return "utf-16-le"
    if even > len(first) / 5 and odd < even / 10:
        return "utf-16-be"
    return ""


def _as_utf8(
    path: Path, size: int, name: str, chosen: bool, progress: Progress | None, cancelled: Cancelled | None
) -> Encoded:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    quotes = Quotes()
    lone_returns, done = False, 0
    with path.open("rb") as file:
        # whole lines, so that no line end stands half in one piece and half in the next
        while piece := file.read(PIECE) + file.readline(PIECE):
            tell(done / size, progress, cancelled)
            try:
                text = decoder.decode(piece)
            except UnicodeDecodeError:
                return _other(piece, name, chosen)
            if b"\0" in piece:
                raise Unreadable("not_text")
            quotes.add(piece, text if done else text.removeprefix("\ufeff"))
            lone_returns = lone_returns or (b"\r" in piece and bool(_LONE_RETURN.search(piece)))
            done += len(piece)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _other(piece or start_of(path), name, chosen)
    return Encoded(name or "utf-8", quotes=quotes.closed(), lone_returns=lone_returns)


def start_of(path: Path) -> bytes:
    """Give the first piece of a file."""
    with path.open("rb") as file:
        return file.read(PIECE)


def _other(piece: bytes, name: str, chosen: bool) -> Encoded:
    """Tell how to read what is not UTF-8 all through, by the piece where that shows."""
    good = len(_SEQUENCE.findall(piece))
    bad = piece.decode("utf-8", "replace").count("\ufffd")
    if chosen or name or good > 10 * bad:
        return Encoded(name or "utf-8", "replace", broken=True, quotes=False, lone_returns=True)
    if len(_NORDIC_MAC.findall(piece)) > 2 and not _NORDIC_1252.search(piece):
        return Encoded("mac-roman", "replace", quotes=False, lone_returns=True)
    if len(_NORDIC_DOS.findall(piece)) > 2 and not _NORDIC_1252.search(piece):
        return Encoded("cp850", "replace", quotes=False, lone_returns=True)
    return Encoded("cp1252", "replace", quotes=False, lone_returns=True)


def _require_text(start: bytes, found: Encoded) -> None:
    if found.name.startswith(("utf-16", "utf-32")):
        text = start.decode(found.name, "replace")
        strange = sum(text.count(mark) for mark in "\x00\ufffd\x01\x02\x03\x04\x05\x06\x07")
    else:
        text = start.decode("latin-1")
        strange = len(start) - len(start.translate(None, delete=_CONTROLS))
        if b"\0" in start:
            raise Unreadable("not_text")
    if strange > 2 + len(text) // 500:
        raise Unreadable("not_text")
    if not text.strip().strip("\ufeff"):
        raise Unreadable("empty")


class Quotes:
    """A quick look at whether quotes are closed soon; it may suspect a sound file, never trust an unsound one."""

    def __init__(self) -> None:
        self._suspicious = False
        self._is_open = False
        self._lines = 0

    def add(self, piece: bytes, text: str) -> None:
        """Look at the next piece of the file, which is given as bytes and as text."""
        if b'"' not in piece and not self._is_open:
            return
        # where one export was put after another a cell may begin with a mark before its quote
        self._suspicious = self._suspicious or ("\ufeff" in text and '\ufeff"' in text)
        # Only quotes and line ends are kept; the quotes of a cell on one line pair off, those that stay begin
        # or end a cell of several lines.
        parts = piece.translate(None, delete=_NOT_MARKS).replace(b'""', b"").split(b'"')
        lengths = [len(part) for part in parts]
        if self._is_open:
            lengths[0] += self._lines
        inside = lengths[0 if self._is_open else 1 :: 2]
        self._suspicious = self._suspicious or any(lines > MANY_LINES for lines in inside)
        self._is_open ^= len(parts) % 2 == 0
        self._lines = lengths[-1]

    def closed(self) -> bool:
        """Tell whether all is well so far."""
        return not (self._suspicious or self._is_open)


def pieces(
    path: Path, found: Encoded, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Iterator[str]:
    r"""Give the text of a file in pieces, every line ending with \n."""
    size = max(path.stat().st_size, 1)
    decoder = codecs.getincrementaldecoder(found.name)(found.errors)
    lines = io.IncrementalNewlineDecoder(decoder, translate=True)
    done = 0
    with path.open("rb") as file:
        while True:
            tell(done / size, progress, cancelled)
            piece = file.read(PIECE)
            done += len(piece)
            text = lines.decode(piece, final=not piece)
            if text:
                yield text
            if not piece:
                return


def tell(share: float, progress: Progress | None, cancelled: Cancelled | None) -> None:
    """Tell how much is done; raises Unreadable when somebody does not want to wait."""
    if cancelled is not None and cancelled():
        raise Unreadable("cancelled")
    if progress is not None:
        progress(min(share, 1.0))
