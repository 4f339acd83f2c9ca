"""An opened survey: its columns, its first answers, and a file that an engine reads without any guessing."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from cxworkshop.surveys.heads import Header
from cxworkshop.surveys.layouts import RowRule
from cxworkshop.surveys.private import PrivateFile


class How(msgspec.Struct, frozen=True):
    """What somebody decided about reading a file; empty and None leave it to us."""

    encoding: str = ""
    delimiter: str = ""
    header_rows: int | None = None
    sheet: str = ""
    decimal: str = ""


class Survey:
    """A survey that can be counted, until it is closed.

    `data` is a UTF-8 file of records cut by `data_delimiter`, of which the first `data_skip` are no answers. When
    `private` it is a copy that is removed on close, in every case. `fixed` are roles that the layout gives,
    by position of the column; `notes` are codes of what was not quite in order; `ragged` rows lost cells, not all
    blank, beyond the last column; `alike` are sheets with the same header, which are not read.
    """

    def __init__(
        self,
        *,
        name: str,
        layout: str,
        encoding: str,
        delimiter: str,
        header_rows: int,
        headers: tuple[Header, ...],
        sample: tuple[tuple[str, ...], ...],
        data: Path,
        data_delimiter: str,
        data_skip: int = 0,
        private_file: PrivateFile | None = None,
        sheet: str = "",
        sheets: tuple[str, ...] = (),
        alike: tuple[str, ...] = (),
        decimal: str = "",
        fixed: dict[int, str] | None = None,
        left_out_rows: tuple[RowRule, ...] = (),
        missing: tuple[str, ...] = (),
        notes: tuple[str, ...] = (),
        ragged: int = 0,
    ) -> None:
        self.name = name
        self.layout = layout
        self.encoding = encoding
        self.delimiter = delimiter
        self.header_rows = header_rows
        self.headers = headers
        self.sample = sample
        self.data = data
        self.data_delimiter = data_delimiter
        self.data_skip = data_skip
        self.sheet = sheet
        self.sheets = sheets
        self.alike = alike
        self.decimal = decimal
        self.fixed = fixed or {}
        self.left_out_rows = left_out_rows
        self.missing = missing
        self.notes = notes
        self.ragged = ragged
        self._private = private_file

    @property
    def private(self) -> bool:
        """Tell whether `data` is our own copy."""
        return self._private is not None

    @property
    def key(self) -> str:
        """Tell this survey from others: the same for a later export of it, whatever the order of columns."""
        return survey_key(self.layout, self.headers, self.fixed)

    def replace_data(self, file: PrivateFile, delimiter: str, skip: int = 0) -> None:
        """Let another private copy take the place of the data."""
        self.close()
        self._private = file
        self.data, self.data_delimiter, self.data_skip = file.path, delimiter, skip

    def close(self) -> None:
        """Remove the private copy; a second call does nothing."""
        if self._private is not None:
            self._private.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def survey_key(layout: str, headers: Sequence[Header], fixed: dict[int, str]) -> str:
    """Make the key from the layout and the questions; an exporter's own columns may change between exports."""
    labels = [header.label for position, header in enumerate(headers) if position not in fixed]
    labels = list(filter(None, labels or [header.label for header in headers]))
    return hashlib.sha256("\x1f".join([layout, *sorted(labels)]).encode("utf-8", "replace")).hexdigest()[:16]
