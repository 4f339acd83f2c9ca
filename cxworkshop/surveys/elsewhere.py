"""Answers that outgrow a laptop: the same counting, run by the engine that holds them.

A data engineer who has the answers as a table of Dask, Spark or another engine that narwhals knows calls

    found = count_table(table, mapping, project.metrics, today, project.constants)
    project = put_into(project, Source("survey-lake", "answers-2026", "table"), mapping, found, today)

where `mapping` says what each column is (cxworkshop.model.imports.Mapping, whose headers are the names of the table's
columns). Only counts leave that engine: one for each combination of day, segment and answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cxworkshop.surveys.counting import COUNT, count_rows
from cxworkshop.surveys.engine import ROW, TIME_OF_DAY, letter_cases
from cxworkshop.surveys.found import Found, left_out
from cxworkshop.surveys.interpreting import Groups, Plan, interpreted
from cxworkshop.surveys.summing import Answered, cells_of

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

    from cxworkshop.model.imports import Mapping
    from cxworkshop.model.metrics import Metric
    from cxworkshop.model.project import Constants


class Named(NamedTuple):
    """Name a column of a table."""

    label: str


class Table(NamedTuple):
    """Describe a table as an opened survey is described: it has names, and no tool's habits."""

    headers: tuple[Named, ...]
    decimal: str = ""
    left_out_rows: tuple[Any, ...] = ()


def count_table(
    table: IntoFrame, mapping: Mapping, metrics: Iterable[Metric], today: date, constants: Constants
) -> Found:
    """Count the answers in a table of any engine that narwhals knows, per metric, segment and period.

    Small cells are joined as for a file (F4.12). Indices of several items, comments and drivers are not looked for.
    Raises ValueError when the mapping names a column that the table has not.
    """
    plan = Plan(Table(tuple(Named(use.header) for use in mapping.columns)), mapping, {one.id: one for one in metrics})
    groups = _groups(table, plan)
    answers = interpreted(plan, groups, plan.understood(groups))
    days = [key.day for key in answers.rows if key.day is not None]
    asked = [Answered(plan.uses[place].metric, answers.values.get(place, {})) for place in plan.answered]
    return Found(
        answers.found,
        sum(answers.rows.values()),
        min(days, default=mapping.start or mapping.end or today),
        max(days, default=mapping.end or today),
        left_out(answers.left_out),
        tuple(cell for one in asked for cell in cells_of(one, mapping, today, constants.anonymity_k)),
    )


def _groups(table: IntoFrame, plan: Plan) -> Groups:
    import narwhals as nw

    frame = nw.from_native(table).lazy()
    known = frame.collect_schema().names()
    missing = [use.header for use in plan.uses if use.role not in (None, "ignore") and use.header not in known]
    if missing:
        raise ValueError(f"the table has no column {missing[0]}")

    def text(column: int) -> Any:
        return nw.col(plan.uses[column].header).cast(nw.String).fill_null("")

    keys = [text(column).str.replace_all(TIME_OF_DAY, "") for column in plan.dates]
    keys += [text(column) for column in (*plan.segments, *plan.accounts, *plan.roles)]
    for mark in plan.marks:
        forms = sorted({form for value in mark.values for form in letter_cases(value)})
        listed = text(mark.column).str.strip_chars().str.to_lowercase().is_in(forms)
        keys.append(nw.when(listed).then(nw.lit("1")).otherwise(nw.lit("")))
    names = [f"k{place}" for place in range(len(keys))]
    named = [key.alias(name) for key, name in zip(keys, names, strict=True)]
    found: list[tuple[tuple[str, ...], int, str, int]] = []
    for column in (ROW, *plan.asked()):
        value = nw.lit("") if column == ROW else text(column)
        counted = count_rows(frame.select(*named, value.alias("value")).to_native(), (*names, "value"))
        rows = _rows(nw.from_native(counted).lazy().select(*names, "value", COUNT))
        found += [(tuple(map(str, row[:-2])), column, str(row[-2]), int(row[-1])) for row in rows]
    return found


def _rows(counted: Any) -> list[tuple[Any, ...]]:
    """Fetch the counts; DuckDB gives them itself, where narwhals would want pyarrow."""
    native = counted.to_native()
    rows: list[tuple[Any, ...]] = native.fetchall() if hasattr(native, "fetchall") else counted.collect().rows()
    return rows
