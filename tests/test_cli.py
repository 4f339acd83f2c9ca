"""The command line as somebody uses it: answers, exit codes, one sentence for bad input, nothing replaced unasked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxworkshop import __version__
from cxworkshop.cli import main
from cxworkshop.model.project import COLLECTIONS, SINGLES
from cxworkshop.storage.project import ProjectFile, to_document

EXAMPLES = ("heat-pump", "machines", "cafe")


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of one's own, in English unless a test says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def heat_pump() -> str:
    assert main(["example", "heat-pump", "heat.cxw", "--language", "en"]) == 0
    return "heat.cxw"


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Give the sentence on standard error, which must be one line."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_the_command_answers_from_outside_with_its_version() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "cxworkshop", "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert answer.stdout.strip() == f"cxworkshop {__version__}"


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "fi", "sv", "nb"])
def test_every_example_is_written_in_every_language(name: str, language: str) -> None:
    assert main(["example", name, "copy.cxw", "--language", language]) == 0
    project = ProjectFile("copy.cxw").load().project
    assert project.about.language == language
    assert project.segments and project.actions and project.sharing


def test_translated_examples_share_all_numbers_and_keep_their_decisions(capsys: pytest.CaptureFixture[str]) -> None:
    figures = []
    for language in ("en", "fi"):
        main(["example", "heat-pump", f"{language}.cxw", "--language", language])
        capsys.readouterr()
        main(["figures", f"{language}.cxw", "--json", "--today", "2026-11-21"])
        rows = json.loads(capsys.readouterr().out)
        figures.append([(row["figure"], row.get("record"), row.get("value"), row.get("low")) for row in rows])
    assert figures[0] == figures[1]


@pytest.mark.parametrize("template", [None, "half-day", "first-review", "full"])
def test_new_starts_a_project_in_a_language(template: str | None) -> None:
    arguments = ["new", "mine.cxw", "--language", "sv", *(["--template", template] if template else [])]
    assert main(arguments) == 0
    project = ProjectFile("mine.cxw").load().project
    assert project.about.language == "sv"
    assert len(project.criteria) == 5


def test_check_answers_as_text_and_as_data(heat_pump: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["check", heat_pump, "--today", "2026-11-21"]) == 0
    text = capsys.readouterr().out
    assert "[L614 T4]" in text
    assert main(["check", heat_pump, "--today", "2026-11-21", "--json", "--language", "fi"]) == 0
    rows = json.loads(capsys.readouterr().out)
    first = {"id", "severity", "step", "record", "field", "title", "reason"}
    assert all(first <= row.keys() for row in rows)
    assert {row["severity"] for row in rows} <= {"E", "W", "H"}
    assert [row["step"] for row in rows] == sorted(row["step"] for row in rows)


def test_figures_answer_as_text_and_as_data(heat_pump: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["figures", heat_pump, "--today", "2026-11-21"]) == 0
    assert (
        "M3 Phone wait, P90, today F3.8: 57.1\N{NO-BREAK SPACE}min (38–84\N{NO-BREAK SPACE}min, n = 40)"
        in capsys.readouterr().out
    )
    assert main(["figures", heat_pump, "--today", "2026-11-21", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    for row in rows:
        assert {"step", "figure", "formula"} <= row.keys()
        assert row.keys() & {"value", "rows", "label", "reason"}, row


def test_export_writes_the_plan_in_the_language_of_the_project_or_another(
    heat_pump: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["export", heat_pump, "--to", "pdf", "plan.pdf", "--today", "2026-11-21"]) == 0
    assert main(["export", heat_pump, "--to", "pdf", "again.pdf", "--today", "2026-11-21"]) == 0
    assert main(["export", heat_pump, "suomeksi.pdf", "--language", "fi", "--paper", "Letter"]) == 0
    assert Path("plan.pdf").read_bytes() == Path("again.pdf").read_bytes()
    assert Path("suomeksi.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("to", "begins", "says"),
    [
        ("pdf", b"%PDF", "2 pages"),
        ("limesurvey", b"\xef\xbb\xbfclass\t", "4 languages"),
        ("text", b"A few", "4 questions"),
    ],
)
def test_a_questionnaire_is_written_in_three_ways(
    to: str, begins: bytes, says: str, heat_pump: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["questionnaire", heat_pump, "form.out", "--to", to, "--source", "C3", "--today", "2026-11-21"]) == 0
    assert Path("form.out").read_bytes().startswith(begins)
    assert says in capsys.readouterr().out


def test_a_questionnaire_says_what_is_weak_in_it(heat_pump: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["questionnaire", heat_pump, "form.pdf"]) == 0
    said_aside = capsys.readouterr().err
    assert "“Fixed at first visit” is not asked" in said_aside
    assert "does not say who sees the answers" in said_aside


def test_schema_covers_every_table_and_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert set(schema["properties"]) == {*SINGLES, *COLLECTIONS}
    for name, kind in {**SINGLES, **COLLECTIONS}.items():
        definition = schema["$defs"][schema["properties"][name]["additionalProperties"]["$ref"].split("/")[-1]]
        assert set(definition["properties"]) == set(kind.__struct_fields__) - {"unknown"}
    population = schema["$defs"]["Segment"]["properties"]["population"]["anyOf"][0]
    assert (population["minimum"], population["maximum"]) == (0, 1_000_000_000)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "none.cxw"], "There is no file none.cxw"),
        (["check", "."], "is a folder"),
        (["check", "notes.txt"], "is not a cxworkshop project"),
        (["example", "spaceship", "x.cxw"], "There are heat-pump, machines, cafe"),
        (["new", "x.cxw", "--template", "long"], "There are half-day, first-review, full"),
        (["new", "no/such/folder/x.cxw"], "cannot be written"),
        (["check", "heat.cxw", "--today", "tomorrow"], "tomorrow is not a date"),
        (["export", "heat.cxw", "--to", "docx", "x.docx"], "invalid choice"),
        (["export", "heat.cxw", "x.pdf", "--paper", "A5"], "invalid choice"),
        (["questionnaire", "heat.cxw", "x.pdf", "--source", "C99"], "There are C1 October survey"),
        (["questionnaire", "heat.cxw", "x.pdf", "--source", "C4"], "are counted, none is asked"),
        (["questionnaire", "empty.cxw", "x.pdf"], "No metric of this project asks customers anything"),
        (["figures"], "FILE"),
        (["dance"], "invalid choice"),
        ([], "no screen here"),
        (["heat.cxw"], "no screen here"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_2(
    arguments: list[str], words: str, heat_pump: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("notes.txt").write_text("hello")
    assert main(["new", "empty.cxw"]) == 0
    capsys.readouterr()
    assert main(arguments) == 2
    assert words in said(capsys)


def test_a_sentence_about_a_bad_value_names_field_value_and_what_is_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["example", "heat-pump", "bad.cxw", "--language", "en"])
    path = Path("bad.cxw")
    path.write_text(
        path.read_text(encoding="utf-8").replace('"population":1240', '"population":-5', 1), encoding="utf-8"
    )
    before = path.read_bytes()
    capsys.readouterr()
    assert main(["check", "bad.cxw"]) == 2
    sentence = said(capsys)
    for part in ("Customers", "“-5”", "whole number from 0 to 1,000,000,000", "untouched"):
        assert part in sentence
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "there.cxw"],
        ["example", "cafe", "there.cxw"],
        ["export", "heat.cxw", "--to", "pdf", "there.pdf"],
        ["questionnaire", "heat.cxw", "--to", "limesurvey", "there.txt"],
    ],
)
def test_no_file_is_replaced_without_force(
    arguments: list[str], heat_pump: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = Path(arguments[-1])
    there.write_text("mine")
    capsys.readouterr()
    assert main(arguments) == 2
    assert "--force" in said(capsys)
    assert there.read_text() == "mine"
    assert main([*arguments, "--force"]) == 0
    assert there.read_bytes() != b"mine"


def test_a_plan_never_takes_the_place_of_a_project(heat_pump: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(heat_pump).read_bytes()
    Path("link.pdf").symlink_to(heat_pump)
    capsys.readouterr()
    for out in (heat_pump, "link.pdf", "new.cxw"):
        for command in ("export", "questionnaire"):
            assert main([command, heat_pump, out, "--force"]) == 2
            assert "another name" in said(capsys)
    assert Path(heat_pump).read_bytes() == before


def test_a_newer_file_is_read_with_a_sentence(heat_pump: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(heat_pump)
    path.write_text(path.read_text(encoding="utf-8").replace('"format":1', '"format":2'), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", heat_pump]) == 0
    assert "newer version" in said(capsys)


def test_an_output_that_lacks_letters_gets_the_answer_all_the_same(heat_pump: str) -> None:
    for command in (["figures", heat_pump, "--language", "fi"], ["check", heat_pump, "--json", "--language", "fi"]):
        answer = subprocess.run(
            [sys.executable, "-m", "cxworkshop", *command],
            capture_output=True, timeout=60, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"},
        )  # fmt: skip
        assert answer.stdout.isascii() and answer.stdout


def test_what_force_replaces_is_kept_as_an_earlier_version() -> None:
    main(["example", "cafe", "mine.cxw"])
    before = Path("mine.cxw").read_bytes()
    assert main(["new", "mine.cxw", "--force"]) == 0
    assert [path.read_bytes() for path in Path("state").rglob("*.cxw")] == [before]


def test_a_fault_of_our_own_is_exit_code_1_with_its_trace(
    heat_pump: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cxworkshop.programme.report.checks_text", fail)
    capsys.readouterr()
    assert main(["check", heat_pump]) == 1
    answer = capsys.readouterr().err
    assert "ZeroDivisionError" in answer and "fault of cxworkshop" in answer


def test_the_answer_is_in_the_users_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fi_FI.UTF-8")
    assert main(["check", "none.cxw"]) == 2
    assert "none.cxw" in (sentence := said(capsys)) and "There is no file" not in sentence


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently there")
def test_a_reader_that_stops_early_is_no_fault(heat_pump: str) -> None:
    command = f"{sys.executable} -m cxworkshop figures {heat_pump} | head -1; echo ${{PIPESTATUS[0]}}"
    answer = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in answer.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a device that is always full")
def test_an_answer_that_cannot_be_written_is_one_sentence(heat_pump: str) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "cxworkshop", "figures", heat_pump]
        answer = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert answer.returncode == 2
    assert len(answer.stderr.splitlines()) == 1


def test_examples_are_saved_by_this_version() -> None:
    for name in EXAMPLES:
        main(["example", name, f"{name}.cxw"])
        document = to_document(ProjectFile(f"{name}.cxw").load().project)
        assert document["about"]["1"]["app"] == __version__
