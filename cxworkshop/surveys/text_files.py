"""Delimited text files: which letters, delimiter, header and answers they have."""

from pathlib import Path

from cxworkshop.surveys import copies, encodings
from cxworkshop.surveys.encodings import Cancelled, Progress
from cxworkshop.surveys.shape import decimal_of, shape_of
from cxworkshop.surveys.starts import start_of_text
from cxworkshop.surveys.survey import How, Survey


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
        notes=("broken_letters",) if found.broken else (),
        ragged=data.ragged,
    )


def _part(progress: Progress | None, begin: float) -> Progress | None:
    return None if progress is None else lambda share: progress(begin + share / 2)
