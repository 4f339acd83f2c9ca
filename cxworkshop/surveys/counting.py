"""The one expression that counts answers, wherever the table of answers is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

COUNT = "count"


def count_rows(table: IntoFrame, by: Sequence[str]) -> Any:
    """Count the rows of a table for each combination of the values in some columns.

    The table belongs to any engine that narwhals knows, and what is given back belongs to the same engine, with the
    columns of `by` and "count". Nothing is computed before that engine is asked for the rows.
    """
    import narwhals as nw

    return nw.from_native(table).lazy().group_by(*by).agg(nw.len().alias(COUNT)).to_native()
