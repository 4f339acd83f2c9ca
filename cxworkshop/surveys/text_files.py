"""Delimited text files: which letters, delimiter, header and answers they have."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from cxworkshop.surveys import copies, encodings
from cxworkshop.surveys.encodings import Cancelled, Progress
from cxworkshop.surveys.shape import decimal_of, shape_of
from cxworkshop.surveys.starts import start_of_text
from cxworkshop.surveys.survey import How, Survey

TWICE_ENCODED = re.compile("Ã[\u0080-\u00bf„…–‘’“”†‡•˜™š›œžŸ]|â€[™œ˜“”\u009d]")
"""What ä, ö, å, ø, æ, é and quotes look like when UTF-8 was taken for something else and saved once more."""


def open_text(
    path: Path, name: str, how: How, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Survey:
    """Open a delimited text file; the caller has made sure that it is one."""
    found = encodings.encoding_of(path, how.encoding, _part(progress, 0.0), cancelled)
    start = start_of_text(path, found, how.delimiter)
    shape = shape_of([record.cells for record in start.records], how.header_rows)
    data = copies.data_of(path, found, start, shape, _part(progress, 0.5), cancelled)
    if progress is not None:
        progress(1.0)
    return Survey(
        name=name,
        layout=shape.layout.key,
        encoding=found.name if not found.name.startswith("utf-16") else "utf-16",
        delimiter=start.delimiter,
        header_rows=shape.depth,
        headers=shape.headers,
        sample=shape.answers(copies.changing(shape)),
        data=path if data.file is None else data.file.path,
        data_delimiter=data.delimiter,
        data_skip=data.skip,
        private_file=data.file,
        decimal=how.decimal or decimal_of(shape.sample),
        fixed=shape.fixed,
        left_out_rows=shape.rules,
        missing=shape.layout.missing,
        notes=tuple(_notes(found.broken, (text for record in start.records for text in record.cells))),
        ragged=data.ragged,
    )


def _notes(broken: bool, texts: Iterable[str]) -> Iterator[str]:
    """Give codes of what is wrong with the letters of a file."""
    if broken:
        yield "broken_letters"
    if any(map(TWICE_ENCODED.search, texts)):
        yield "twice_encoded"


def _part(progress: Progress | None, begin: float) -> Progress | None:
    return None if progress is None else lambda share: progress(begin + share / 2)
