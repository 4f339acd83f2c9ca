"""The answers of one file as a table: DuckDB reads it in bounded memory, every cell as text."""

from __future__ import annotations

import csv
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from cxworkshop.surveys.copies import WIDE, tidy
from cxworkshop.surveys.counting import count_rows
from cxworkshop.surveys.private import PrivateFolder
from cxworkshop.surveys.problems import Unreadable

if TYPE_CHECKING:
    from cxworkshop.surveys.reading import Survey

MEMORY = "300MB"
MOST_THREADS = 4
"""Each of them holds 30 MB of the file: with more of them a large file would not fit into MEMORY."""
COLUMNS_AT_ONCE = 200
LONGEST_CELL = 2_000_000
WATCH_EVERY = 0.05
TIME_OF_DAY = "(?i)(?:[ \t,\u00a0\u202f]+(?:klo|kl|at|om)?[.]?[ \t]*|T)[0-9]{1,2}[:.][0-9]{2}(?:[^0-9].*)?$"
"""What stands behind a day; it ends at minutes, so that the month and year of "1. 9.2026" are no time."""
SECONDS = "^[0-9]{9,10}(?:[0-9]{3})?(?:[.][0-9]*)?$"
DAYS = "^[0-9]{5}[.][0-9]+$"
A_DAY = 86_400
BLANKS = " \t\r\n\u00a0\ufeff"
MOST_GROUPS = 2_000_000
"""More different rows than this are no answers to count: a column of free texts was taken for a group."""
TABLE = "answers"
NUMBERED = f"(SELECT *, row_number() OVER () AS number FROM {TABLE})"
ROW = -1
"""Stands for the row itself among the numbers of its columns."""


class Once(NamedTuple):
    """Say that rows count once for each value of a column, the first of them, and a `spare` one only if alone."""

    column: int
    spare: str = "false"


class Engine:
    """Ask one survey's rows; nothing of them stays behind when it is closed."""

    def __init__(self, survey: Survey, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Open the survey's data; no extension of the engine is ever fetched or loaded by itself."""
        import duckdb

        self.survey = survey
        self.cancelled = cancelled
        self._folder = PrivateFolder()
        threads = str(min(os.cpu_count() or 1, MOST_THREADS))
        limits = {"memory_limit": MEMORY, "threads": threads, "temp_directory": str(self._folder.path)}
        quiet = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        self._connection = duckdb.connect(config={**quiet, **limits, "preserve_insertion_order": "true"})
        # it would stand in the middle of what the command line prints
        self._connection.execute("SET enable_progress_bar = false")
        self._tidied = self._closed = False
        self._lock = threading.RLock()
        self._values: dict[int, dict[int, list[tuple[str, int]]]] = {}
        self._repeated: dict[Once, int] = {}
        self._look_at_file()

    def __enter__(self) -> Engine:
        """Hand over the open engine."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Stop what is asked just now, and let go of the survey's data; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self._connection.interrupt()
            with self._lock:
                self._connection.close()
                self._folder.close()

    def go_on(self) -> None:
        """Raise Unreadable when somebody has cancelled: for long work on what the engine gave."""
        if self._must_stop():
            raise Unreadable("cancelled")

    def values(self, column: int, most: int) -> list[tuple[str, int]] | None:
        """Count each different raw value of a column, the most frequent first; None when there are more than `most`.

        Raises Unreadable.
        """
        if most not in self._values:
            wide = len(self.survey.headers) > WIDE
            self._values[most] = self._few_values_of_wide(most) if wide else self._few_values(most)
        return self._values[most].get(column)

    def _few_values(self, most: int) -> dict[int, list[tuple[str, int]]]:
        """Count the values of all columns that have no more than `most`: reading twice takes less than once for each.

        The first reading only estimates how many different values a column has, so that those of ids and of texts
        are never gathered.
        """
        found: dict[int, list[tuple[str, int]]] = {}
        for start in range(0, len(self.survey.headers), COLUMNS_AT_ONCE):
            columns = range(start, min(start + COLUMNS_AT_ONCE, len(self.survey.headers)))
            several = ", ".join(f"approx_count_distinct({cell(column)})" for column in columns)
            (estimated,) = self._ask(f"SELECT {several} FROM {TABLE}")
            few = [column for column, n in zip(columns, estimated, strict=True) if n <= 2 * most]
            found.update((column, []) for column in few)
            for sums, column, value, n in self.groups(self._sums(), few) if few else ():
                if column != ROW and not any(sums):
                    found[column].append((value, n))
        return {column: _most_first(counted) for column, counted in found.items() if len(counted) <= most}

    def _few_values_of_wide(self, most: int) -> dict[int, list[tuple[str, int]]]:
        """Count the values of very many columns here: the engine takes longer to name them all than to read them."""
        columns: dict[int, dict[str, int]] = {column: {} for column in range(len(self.survey.headers))}
        try:
            with self.survey.data.open(encoding="utf-8", newline="") as file:
                for row in csv.reader(file):
                    self.go_on()
                    for column, counts in columns.items():
                        counts[row[column]] = counts.get(row[column], 0) + 1
                    columns = {column: counts for column, counts in columns.items() if len(counts) <= most}
        except OSError as error:
            raise Unreadable("missing", reason=error.strerror or "") from error
        return {column: _most_first(counts.items()) for column, counts in columns.items()}

    def _sums(self) -> list[str]:
        """Mark the rows of sums below the answers, whose numbers are on no scale."""
        rules = [rule for rule in self.survey.left_out_rows if rule.reason == "total"]
        return [marked(rule.column, rule.values) for rule in rules]

    def groups(
        self, keys: Sequence[str], columns: Sequence[int], once: Once | None = None
    ) -> list[tuple[tuple[str, ...], int, str, int]]:
        """Count the rows by keys, column and raw value of the column: (keys, column, value, how many).

        Each row is counted once more under the column ROW, so that rows are known beside answers. Keys are SQL
        expressions made by cell(), day_part() and marked(). Raises Unreadable.
        """
        numbers = ", ".join(map(str, (ROW, *columns)))
        cells = ", ".join(("''", *map(cell, columns)))
        long = f"unnest([{numbers}]) AS answered, unnest([{cells}]) AS value"
        names, picked = _named(keys)
        sql = f"SELECT {', '.join((*picked, long))} FROM {self._each_once(once)}"
        rows = self._ask(sql, (*names, "answered", "value"))
        return [(tuple(map(str, row[:-3])), int(row[-3]), str(row[-2]), int(row[-1])) for row in rows]

    def sampled(self, keys: Sequence[str], most: int, once: Once | None = None) -> list[tuple[tuple[str, ...], int]]:
        """Count rows by keys; of more than `most` rows only every second, third ... is looked at.

        Raises Unreadable.
        """
        ((rows,),) = self._ask(f"SELECT count(*) FROM {TABLE}")
        step = max(-(-rows // most), 1)
        names, picked = _named(keys)
        sql = f"SELECT {', '.join(picked)} FROM {self._each_once(once, NUMBERED)} WHERE number % {step} = 0"
        return [(tuple(map(str, row[:-1])), int(row[-1])) for row in self._ask(sql, names)]

    def repeated(self, once: Once) -> int:
        """Count the rows that are left out where rows count once.

        Raises Unreadable.
        """
        if once not in self._repeated:
            id, table = cell(once.column), f"repeated_{len(self._repeated)}"
            # numbers that stand for the ids take less room than the ids; the few that meet are looked at again
            marks = f"SELECT hash({id}) AS mark FROM {TABLE} WHERE {id} <> '' GROUP BY mark HAVING count(*) > 1"
            copies = (
                "SELECT number, row_number() OVER (PARTITION BY id ORDER BY spare, number) AS copy FROM "
                f"(SELECT row_number() OVER () AS number, {id} AS id, {once.spare} AS spare FROM {TABLE}) "
                f"WHERE hash(id) IN ({marks})"
                if self._ask(f"{marks} LIMIT 1")
                else "SELECT 0::BIGINT AS number, 0 AS copy"
            )
            self._ask(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT number FROM ({copies}) WHERE copy > 1")
            ((n,),) = self._ask(f"SELECT count(*) FROM {table}")
            self._repeated[once] = n
        return self._repeated[once]

    def is_repeated(self, once: Once | None) -> str:
        """Write for rows() whether a row is left out where rows count once.

        Raises Unreadable.
        """
        if once is None or not self.repeated(once):
            return "false"
        return f"number IN (SELECT r.number FROM repeated_{list(self._repeated).index(once)} r)"

    def rows(
        self, columns: Sequence[str], where: str, most: int, once: Once | None = None, after: int = 0
    ) -> list[tuple[Any, ...]]:
        """Give single rows, each with its number from 1 in front and the chosen expressions behind it.

        Those up to the number `after` are passed over. Raises Unreadable.
        """
        table = self._each_once(once, NUMBERED)
        return self._ask(
            f"SELECT {', '.join(('number', *columns))} FROM {table} WHERE number > {after} AND {where} "
            f"ORDER BY number LIMIT {most}"
        )

    def _ask(self, sql: str, count_by: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        """Put a question about the table; records of unequal width are brought into shape once, where need be."""
        import duckdb

        with self._lock, self._watched():
            if self._closed:
                raise Unreadable("cancelled")
            try:
                return self._answer(sql, count_by)
            except duckdb.InterruptException:
                raise Unreadable("cancelled") from None
            except duckdb.Error as error:
                if self._tidied:
                    raise Unreadable("engine", why=str(error).splitlines()[0][:200]) from error
                self._tidied = True
            try:
                tidy(self.survey, cancelled=self._must_stop)
            except OSError as error:
                raise Unreadable("missing", reason=error.strerror or "") from error
            self._values.clear()
            self._repeated.clear()
            self._look_at_file()
        return self._ask(sql, count_by)

    def _answer(self, sql: str, count_by: Sequence[str]) -> list[tuple[Any, ...]]:
        relation = self._connection.sql(sql)
        if relation is None:
            return []
        if count_by:
            relation = count_rows(relation, count_by).limit(MOST_GROUPS + 1)
        answer: list[tuple[Any, ...]] = relation.fetchall()
        if count_by and len(answer) > MOST_GROUPS:
            raise Unreadable("too_large", most=MOST_GROUPS)
        return answer

    def _each_once(self, once: Once | None, table: str = TABLE) -> str:
        """Name the table to ask, without the rows that are left out where rows count once."""
        again = self.is_repeated(once)
        return table if again == "false" else f"(SELECT * FROM {NUMBERED} WHERE NOT {again})"

    def _look_at_file(self) -> None:
        survey = self.survey
        names = [f"c{place}" for place in range(len(survey.headers))]
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        # rows of nothing but delimiters are no answers; of wide tables they are not in the data
        filled = f" WHERE greatest({', '.join(names)}) > ''" if len(names) <= WIDE else ""
        self._connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {TABLE} AS SELECT * FROM read_csv({_quoted(str(survey.data))}, "
            f"columns={{{columns}}}, auto_detect=false, header=false, skip={survey.data_skip}, "
            f"delim={_quoted(survey.data_delimiter)}, quote='\"', escape='\"', null_padding=false, strict_mode=true, "
            f"max_line_size={LONGEST_CELL}){filled}"
        )

    def _must_stop(self) -> bool:
        return self._closed or self.cancelled()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Stop the engine when somebody cancels, from a thread beside it."""
        done, cancelled = threading.Event(), self.cancelled

        def watch() -> None:
            while not done.wait(WATCH_EVERY):
                if self._closed or cancelled():
                    self._connection.interrupt()

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()


def cell(column: int) -> str:
    """Write the raw text of a column; "" where the file has nothing."""
    return f"coalesce(c{column}, '')"


def day_part(column: int) -> str:
    """Write the part of a time stamp before the time of day, so that many stamps have few different days."""
    text = cell(column)
    whole = f"CASE WHEN {text} ~ '^[0-9]{{13}}' THEN 10 ELSE instr({text} || '.', '.') - 1 END"
    seconds = f"CAST(substr({text}, 1, {whole})"
    return (
        f"CASE WHEN NOT regexp_matches({text}, '^[0-9]{{5,13}}(?:[.][0-9]*)?$') "
        f"THEN regexp_replace({text}, {_quoted(TIME_OF_DAY)}, '') "
        f"WHEN regexp_matches({text}, '{SECONDS}') THEN CAST({seconds} AS BIGINT) // {A_DAY} * {A_DAY} AS VARCHAR) "
        f"WHEN regexp_matches({text}, '{DAYS}') THEN substr({text}, 1, 5) ELSE {text} END"
    )


def marked(column: int, values: Iterable[str], otherwise: bool = False) -> str:
    """Write "1" for the rows whose cell is one of some values, or with `otherwise` none of them, in any letter case."""
    listed = ", ".join(_quoted(value) for value in sorted({form for text in values for form in letter_cases(text)}))
    word = "NOT IN" if otherwise else "IN"
    text, blanks = cell(column), ", ".join(str(ord(mark)) for mark in BLANKS)
    # to look for blanks at the ends takes less time than to take them off everywhere
    around = f"ord({text}) IN ({blanks}) OR ord(right({text}, 1)) IN ({blanks})"
    bare = f"CASE WHEN {around} THEN trim({text}, {_quoted(BLANKS)}) ELSE {text} END"
    return f"CASE WHEN lower({bare}) {word} ({listed}) THEN '1' ELSE '' END"


def letter_cases(text: str) -> tuple[str, str]:
    """Give a text in small letters, in both ways that engines make them."""
    return text.lower(), text.casefold()


def _named(keys: Sequence[str]) -> tuple[list[str], list[str]]:
    names = [f"k{place}" for place in range(len(keys))]
    return names, [f"{key} AS {name}" for key, name in zip(keys, names, strict=True)]


def _most_first(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
