"""Broken and hostile files: only a Survey or Unreadable comes out, in bounded memory and soon."""

import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from survey_files import MAIN, sheet_xml, text_file, workbook

from cxworkshop.surveys import private
from cxworkshop.surveys.private import PrivateFile, sweep, sweep_once
from cxworkshop.surveys.reading import How, Unreadable, open_survey, tidy

FILES = Path(__file__).parent / "files"
SAMPLES = sorted(path for path in FILES.rglob("*") if path.suffix in (".csv", ".xlsx", ".json"))
SOON = 10
"""Seconds of processor time that no file of these tests may take; most take a hundredth of one."""


def require_survey_or_unreadable(path, how=None):
    started = time.process_time()
    try:
        with open_survey(path, how or How()) as survey:
            assert survey.sample
            assert all(len(row) == len(survey.headers) for row in survey.sample)
            assert len(survey.key) == 16
            assert survey.data.exists()
            if survey.data_delimiter:
                tidy(survey)
            data, made = survey.data, survey.private
        assert data.exists() is not made
        return survey
    except Unreadable as error:
        json.dumps([error.code, error.details])
        return None
    finally:
        assert time.process_time() - started < SOON


def files_left():
    return sorted(Path(tempfile.gettempdir()).glob(f"{private.PREFIX}{os.getpid()}-*"))


@settings(max_examples=100)
@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False), st.integers(0, 3))
def test_damaged_samples(sample, random, kind):
    content = bytearray(sample.read_bytes()[:60_000])
    if kind == 0:
        del content[random.randrange(len(content)) :]
    for _ in range((0, 1, 8, 200)[kind]):
        if content:
            content[random.randrange(len(content))] = random.randrange(256)
    with tempfile.TemporaryDirectory() as folder:
        require_survey_or_unreadable(text_file(Path(folder), bytes(content)))
    assert files_left() == []


@settings(max_examples=100)
@given(st.binary(max_size=3000))
def test_random_bytes(content):
    with tempfile.TemporaryDirectory() as folder:
        require_survey_or_unreadable(text_file(Path(folder), content))


@settings(max_examples=150)
@given(
    st.text("ab1\";,\t|\n\r =sep[]{}:\ufeff'é\u2028", max_size=400),
    st.builds(
        How,
        encoding=st.sampled_from(["", "utf-8", "utf-16", "cp1252", "gb18030", "rot13", "zip"]),
        delimiter=st.sampled_from(["", ",", ";", "\t", "|", '"', "ab", "\n", "a", ":"]),
        header_rows=st.none() | st.integers(-3, 99),
        decimal=st.sampled_from(["", ",", "."]),
    ),
)
def test_random_text_opened_in_any_way(text, how):
    with tempfile.TemporaryDirectory() as folder:
        require_survey_or_unreadable(text_file(Path(folder), text), how)
    assert files_left() == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["reviews", "name", "starRating", "createTime", "reviewer", "reviewReply", "x", ""]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=150)
@given(JSON.filter(lambda value: isinstance(value, dict | list)))
def test_random_json(value):
    with tempfile.TemporaryDirectory() as folder:
        require_survey_or_unreadable(text_file(Path(folder), json.dumps(value), name="x.json"))


@settings(max_examples=150)
@given(st.randoms(use_true_random=False), st.integers(1, 30))
def test_damaged_sheets(random, changes):
    xml = bytearray(sheet_xml([["id", "Score", "Why"], [1, 9, "Good & quick"], [2, 3.5, True]]).encode())
    pieces = [b"<c ", b"</row>", b"<row>", b' r="', b"9" * 20, b'"', b">", b"/>", b"&#0;", b"&x;", b"<![CDATA[", b"\0"]
    for _ in range(changes):
        place = random.randrange(len(xml))
        xml[place : place + random.randrange(9)] = random.choice(pieces) if random.random() < 0.5 else b""
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "x.xlsx", {"Sheet1": xml.decode("latin-1")})
        require_survey_or_unreadable(path)


# --- in a process that may use little memory ------------------------------------------------------------------------

LIMITED = """
import resource, sys
from cxworkshop.surveys.reading import open_survey, tidy, Unreadable
import python_calamine
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]) << 20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
try:
    with open_survey(sys.argv[1]) as survey:
        tidy(survey)
        print("survey", len(survey.headers), len(survey.sample))
except Unreadable as error:
    print(error.code)
"""


def in_little_memory(path, megabytes=500):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(megabytes)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


def zipped(path, **entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def big_sheet(body, head=""):
    return f'<worksheet xmlns="{MAIN}">{head}<sheetData>{body}</sheetData></worksheet>'


FAR_CELL = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD900000"><v>1</v></c></row>'
FAR_ROW = '<row r="1"><c><v>1</v></c></row><row r="1048576"><c r="ZZ1048576"><v>1</v></c></row>'
HEAVY = {
    "a million columns": (lambda f: text_file(f, ",".join(["a"] * 1_000_000) + "\n1\n"), "too_many_columns"),
    "a million empty columns": (
        lambda f: text_file(f, "id;b\n1;2\n" * 50 + ";" * 1_000_000 + "\n"),
        "too_many_columns",
    ),
    "a million columns far down": (
        lambda f: text_file(f, "id;b\n" + "1;2\n" * 500_000 + ";" * 1_000_000 + "\n"),
        "too_many_columns",
    ),
    "one line of 40 MB": (lambda f: text_file(f, "x" * 40_000_000), ("not_table", "no_rows")),
    "one cell of 40 MB": (
        lambda f: text_file(f, "id;b\n1;" + "x" * 40_000_000 + "\n2;3\n"),
        ("unbalanced_quote", "survey 2 2", "survey 2 1", "no_rows"),
    ),
    "quotes only": (lambda f: text_file(f, '"' * 20_000_001), ("unbalanced_quote", "no_rows", "not_table")),
    "a quote on each line": (lambda f: text_file(f, 'a;"\n' * 300_000), "survey 2 200"),
    "an open quote over 40 MB": (lambda f: text_file(f, 'id;b\n1;2\n1;"' + "x;y\n" * 10_000_000), "unbalanced_quote"),
    "line ends only": (lambda f: text_file(f, "\n" * 20_000_000), "empty"),
    "a line after many line ends": (
        lambda f: text_file(f, "\n" * 20_000_000 + "a;b\n1;2\n"),
        ("empty", "no_rows", "not_table"),
    ),
    "deep json": (lambda f: text_file(f, '{"a":' * 500_000 + "1" + "}" * 500_000), ("broken_json", "too_large")),
    "deep lists": (lambda f: text_file(f, "[[" + "[" * 1_000_000), ("broken_json", "too_large")),
    "long json": (lambda f: text_file(f, "[" + "{}," * 2_000_000 + "{}]"), "too_large"),
    "wide json": (
        lambda f: text_file(f, json.dumps([{f"k{i}-{n}": 1 for i in range(100)} for n in range(900)])),
        "too_many_columns",
    ),
    "an endless number": (
        lambda f: text_file(f, '[{"a": ' + "9" * 5_000_000 + "}]"),
        ("broken_json", "survey 1 1", "not_reviews"),
    ),
    "a zip that unpacks to much": (lambda f: zipped(f / "x.zip", **{"a.csv": b"1;2;3\n" * 20_000_000}), "zip_bomb"),
    "a workbook that unpacks to much": (
        lambda f: workbook(f / "x.xlsx", {"Sheet1": big_sheet('<row r="1"><c r="A1"><v>1</v></c></row>' * 2_000_000)}),
        "zip_bomb",
    ),
    "far cells": (
        lambda f: workbook(f / "x.xlsx", {"S": big_sheet(FAR_CELL)}),
        "too_many_cells",
    ),
    "a far row": (
        lambda f: workbook(f / "x.xlsx", {"S": big_sheet(FAR_CELL.replace("XFD9", "Z9"))}),
        "too_many_cells",
    ),
    "cells without places": (
        lambda f: workbook(
            f / "x.xlsx",
            {"S": big_sheet("<row>" + "<c><v>1</v></c>" * 100_000 + "</row>" + "<row><c><v>1</v></c></row>" * 100_000)},
        ),
        ("too_many_cells", "zip_bomb"),
    ),
    "a row far away with cells without places": (
        lambda f: workbook(f / "x.xlsx", {"S": big_sheet(FAR_ROW)}),
        "too_many_cells",
    ),
    "a sheet under another name": (
        lambda f: renamed(workbook(f / "y.xlsx", {"S": big_sheet(FAR_CELL)}), f / "x.xlsx"),
        "too_many_cells",
    ),
}


def renamed(path, target):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name).replace(b"worksheets/sheet1.xml", b"media/picture.png")
            archive.writestr(name.replace("worksheets/sheet1.xml", "media/picture.png"), content)
    return target


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_files_take_little_memory(tmp_path, name):
    make, expected = HEAVY[name]
    found = in_little_memory(make(tmp_path))
    assert found in ((expected,) if isinstance(expected, str) else expected)


def test_a_real_million_fits_into_little_memory(tmp_path):
    rows = "".join(f"{i};2026-09-01;{i % 11};North;Good service\n" for i in range(300_000))
    path = text_file(tmp_path, "id;Day;Score;Region;Why\n" + rows, "utf-16")
    assert in_little_memory(path, 250) == "survey 5 200"


# --- what a killed program leaves behind ------------------------------------------------------------------------------


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def aged(path, hours):
    path.write_text("answers")
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


def test_forgotten_copies_are_swept(scratch):
    forgotten = aged(scratch / f"{private.PREFIX}1-abc.csv", 30)
    fresh = aged(scratch / f"{private.PREFIX}1-def.csv", 2)
    other = aged(scratch / "something-else.csv", 99)
    own = PrivateFile()
    os.utime(own.path, (0, 0))

    assert sweep() == 1
    assert [path.exists() for path in (forgotten, fresh, other, own.path)] == [False, True, True, True]
    own.close()
    assert sweep(time.time() + 48 * 3600) == 1
    assert not fresh.exists()


def test_opening_a_survey_sweeps(scratch):
    forgotten = aged(scratch / f"{private.PREFIX}1-abc.csv", 30)
    sweep_once.cache_clear()
    with open_survey(text_file(scratch, "a;b\n1;2\n")):
        assert not forgotten.exists()


def test_sweeping_never_fails(monkeypatch):
    def broken():
        raise FileNotFoundError

    monkeypatch.setattr(tempfile, "gettempdir", broken)
    assert sweep() == 0


def test_a_private_copy_goes_when_nobody_holds_it(scratch):
    file = PrivateFile()
    path = file.path
    assert path.stat().st_mode & 0o777 == 0o600
    del file
    assert not path.exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "zip"])
def test_cancelling_leaves_nothing_behind(scratch, kind):
    text = "id;Score;Why\n" + "".join(f"{i};{i % 11};Hyvä\n" for i in range(200_000))
    if kind == "csv":
        path = text_file(scratch, text, "utf-16")
    elif kind == "zip":
        path = zipped(scratch / "x.zip", **{"a.csv": text})
    else:
        path = workbook(scratch / "x.xlsx", {"S": [["id", "Score"], *[[i, i % 11] for i in range(20_000)]]})
    for allowed in range(4):
        asked = iter(range(allowed))
        with pytest.raises(Unreadable) as found:
            open_survey(path, cancelled=lambda asked=asked: next(asked, None) is None).close()
        assert found.value.code == "cancelled"
        assert [each.name for each in scratch.iterdir()] == [path.name]


def test_a_full_disk(scratch):
    code = (
        "import resource, signal\n"
        "from cxworkshop.surveys.reading import open_survey, Unreadable\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "import sys\n"
        "try:\n    open_survey(sys.argv[1])\n"
        "except Unreadable as error:\n    print(error.code)\n"
    )
    path = text_file(scratch, "id;Score\n" + "1;2\n" * 200_000, "utf-16")
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False,
                          env=os.environ | {"TMPDIR": str(scratch)})  # fmt: skip
    assert done.stdout.strip() == "disk_full", done.stderr
    assert [each.name for each in scratch.iterdir()] == [path.name]
