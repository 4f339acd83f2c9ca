"""Every sample file, imported as the command line does, gives the figures of expected.json and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest
from survey_projects import loaded, run_import, saved

from cxworkshop.model.metrics import Counts, ShareOf

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_gives_the_expected_figures(name, tmp_path, capsys):
    expected, path = EXPECTED[name], saved(tmp_path / "p.cxw")
    mapping = {"columns": expected["map"]} if expected["map"] else None

    code, said, error = run_import(capsys, path, HERE / "files" / name, "--dry-run", mapping=mapping)

    assert (code, error) == (0, "")
    assert (said["rows"], said["kept"]) == (expected["rows"], expected["kept"])
    assert {one["reason"]: one["count"] for one in said["left_out"] if one["of"] == "rows"} == expected["left_out"]
    empty = {one["column"]: one["count"] for one in said["left_out"] if one["of"] == "answers"}
    by_metric = {column["header"]: column["metric"] for column in said["columns"]}
    assert {by_metric[header]: n for header, n in empty.items()} == expected["empty"]
    roles = [column["role"] for column in said["columns"]]
    if expected["roles"]:
        assert roles == expected["roles"]
    if expected["personal"] is not None:
        assert roles.count("personal") == expected["personal"]
    if expected["counts"]:
        assert expected["period"][0] <= said["first_day"] <= said["last_day"] == expected["period"][1]
    counts = {}
    for cell in said["counts"]:
        assert [cell["start"], cell["end"]] == expected["period"]
        counts.setdefault(cell["metric"], {})[cell["segment"] or ""] = cell["values"]
    assert counts == expected["counts"]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_was_expected_stands_in_the_project(name, tmp_path, capsys):
    expected, path = EXPECTED[name], saved(tmp_path / "p.cxw")
    before = path.read_bytes()
    mapping = {"columns": expected["map"]} if expected["map"] else None

    code, _, error = run_import(capsys, path, HERE / "files" / name, mapping=mapping)

    if not expected["counts"]:
        assert code != 0
        assert "gave no number" in error
        assert path.read_bytes() == before
        return
    assert code == 0
    project = loaded(path)
    (made,) = project.imports
    found = {}
    for one in project.measurements:
        assert (one.origin.kind, one.origin.label, one.origin.imported) == ("import", Path(name).name, made.id)
        assert [one.start, one.end] == [date.fromisoformat(day) for day in expected["period"]]
        found.setdefault(one.metric, {})["".join(one.segments)] = values_of(one.data)
    assert found == expected["counts"]
    assert (made.rows, made.kept, made.file) == (expected["rows"], expected["kept"], Path(name).name)
    assert {one.reason: one.count for one in made.left_out if not one.column} == expected["left_out"]


def values_of(data):
    """Write data as expected.json does."""
    if isinstance(data, ShareOf):
        values = {0: data.n - data.x, 1: data.x}
    else:
        assert isinstance(data, Counts) or data.values
        values = data.values
    return {f"{value:g}": n for value, n in sorted(values.items()) if n}


def test_no_sample_is_without_figures():
    names = {path.relative_to(HERE / "files").as_posix() for path in (HERE / "files").rglob("*.*")}
    assert names - {"README.md"} == set(EXPECTED)
