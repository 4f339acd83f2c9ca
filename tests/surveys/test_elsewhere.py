"""The same counting in other engines: a frame, DuckDB and, where it is installed, Dask give what a file gives."""

import random

import duckdb
import pytest
from survey_files import text_file
from survey_projects import METRICS, TODAY, project_with

from cxworkshop.model.imports import ColumnUse, Mapping
from cxworkshop.surveys.elsewhere import count_table
from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.importing import count_survey
from cxworkshop.surveys.putting import Source, put_into
from cxworkshop.surveys.reading import open_survey

NAMES = ["when", "part", "score", "solved", "state"]
STATUS = {"Preview": "preview", "test": "test"}
SEGMENTS = {"Yritykset": "firms", "Privatkunder": "homes", "Kanta-asiakkaat": "loyal"}
MAPPING = Mapping(
    columns=(
        ColumnUse(header="when", role="date"),
        ColumnUse(header="part", role="segment", values=SEGMENTS),
        ColumnUse(header="score", role="metric", metric="nps"),
        ColumnUse(header="solved", role="metric", metric="solved"),
        ColumnUse(header="state", role="status", values=STATUS),
    )
)


def answers(n=3000, seed=7):
    """Make answers with times, unknown segments, missing codes and rows that are no answers."""
    chance = random.Random(seed)
    return [
        (
            f"2026-{chance.randint(7, 10):02}-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:30:00Z",
            chance.choice([*SEGMENTS, *SEGMENTS, "Mars"]),
            chance.choice([*map(str, range(11)), "-99", "12"]),
            chance.choice(["Ja", "Ei", "Yes", "no", None]),
            chance.choice(["", "", "", " preview ", "TEST", "done"]),
        )
        for _ in range(n)
    ]


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    lines = [",".join(value or "" for value in row) for row in answers()]
    path = text_file(tmp_path_factory.mktemp("survey"), "\n".join([",".join(NAMES), *lines]))
    with open_survey(path) as survey, Engine(survey) as engine:
        return count_survey(engine, MAPPING, project_with(), TODAY)


def counted(table):
    return count_table(table, MAPPING, METRICS, TODAY, project_with().constants)


def frame():
    pandas = pytest.importorskip("pandas")
    return pandas.DataFrame(answers(), columns=NAMES)


def test_a_file_is_counted_right(expected):
    rows = [row for row in answers() if row[4].strip().lower() not in ("preview", "test")]
    known = [row for row in rows if row[1] in SEGMENTS]
    reasons = {(one.reason, one.column): one.count for one in expected.left_out}
    assert (expected.rows, expected.kept) == (3000, len(known))
    assert reasons["unknown segment", ""] == len(rows) - len(known)
    assert reasons["preview", ""] == sum(row[4] == " preview " for row in answers())
    scores = [int(row[2]) for row in known if row[2] not in ("-99", "12")]
    everybody = [cell for cell in expected.cells if cell.metric == "nps" and not cell.segment]
    assert {score: sum(cell.values[score] for cell in everybody) for score in range(11)} == {
        score: scores.count(score) for score in range(11)
    }


def test_a_frame_gives_the_same(expected):
    assert counted(frame()) == expected


def test_real_dates_and_numbers_give_the_same(expected):
    table = frame()
    pandas = pytest.importorskip("pandas")
    assert counted(table.assign(when=pandas.to_datetime(table["when"]))) == expected
    assert counted(table.assign(score=table["score"].astype(float))) == expected


def test_duckdb_gives_the_same(expected):
    with duckdb.connect() as connection:
        connection.execute(
            'CREATE TABLE answers ("when" VARCHAR, part VARCHAR, score VARCHAR, solved VARCHAR, state VARCHAR)'
        )
        connection.executemany("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", answers()[:300])
        few = counted(connection.sql("SELECT * FROM answers"))
        frame_of_few = frame().head(300)
        assert few == counted(frame_of_few)


def test_what_was_counted_elsewhere_is_put_into_a_project(expected):
    project = put_into(project_with(), Source("lake", "answers-2026", "table"), MAPPING, counted(frame()), TODAY)

    assert len(project.measurements) == len(expected.cells)
    assert (project.imports[0].file, project.imports[0].rows) == ("lake", 3000)


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="no column solved"):
        counted(frame().drop(columns="solved"))


@pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
def test_dask_gives_the_same(expected):
    dask = pytest.importorskip("dask.dataframe")
    pytest.importorskip("pandas")
    found = counted(dask.from_pandas(frame(), npartitions=5))
    assert found == expected
