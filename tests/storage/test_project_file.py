"""The project file: what is saved comes back, whatever a newer version wrote stays, and trouble is one sentence."""

import json
import os
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import projects
from tinydb import TinyDB

from cxworkshop.language import LANGUAGES, Language
from cxworkshop.model import edit
from cxworkshop.model.fields import Score
from cxworkshop.model.project import FORMAT, Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.programme.messages import file_text
from cxworkshop.storage import file as storage_file
from cxworkshop.storage.file import ProjectStorage, encode
from cxworkshop.storage.problems import FileProblem
from cxworkshop.storage.project import ProjectFile, from_document, to_document


def saved(project: Project) -> Project:
    """Give the project as it comes back: only the version of the app is written anew."""
    about = msgspec.structs.replace(project.about, app=to_document(project)["about"]["1"]["app"])
    return msgspec.structs.replace(project, about=about)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "plan.cxw"


@pytest.fixture
def project() -> Project:
    return edit.add(Project(), ("segments",), Segment("segment1", name="Ågård & Søn <æøå> č đ ŋ ŧ 😀"))


@given(projects())
@settings(max_examples=60)
def test_what_is_saved_comes_back(tmp_path_factory: pytest.TempPathFactory, drawn: Project) -> None:
    path = tmp_path_factory.mktemp("saved") / "plan.cxw"
    ProjectFile(path).save(drawn)
    first = path.read_bytes()
    opened = ProjectFile(path).load()
    assert opened.project == saved(drawn)
    assert not opened.read_only
    ProjectFile(path).save(opened.project)
    assert path.read_bytes() == first


@given(projects(most=2), st.dictionaries(st.text(max_size=4), st.integers() | st.text(max_size=4), max_size=2))
@settings(max_examples=40)
def test_fields_and_tables_of_a_newer_version_survive_at_every_depth(drawn: Project, strange: dict) -> None:
    document = json.loads(encode(to_document(drawn)))
    document["moods"] = {"1": {"id": "x", **strange}}
    _sow(document, strange)
    opened = from_document(document, "").project
    assert json.loads(encode(to_document(opened))) == document


def _sow(value: object, strange: dict) -> None:
    """Put an unknown field into every record of a document."""
    for table in value.values() if isinstance(value, dict) else ():
        for row in table.values():
            row["newer_field"] = {"a": strange}
            for part in row.values():
                if isinstance(part, list):
                    for inner in part:
                        if isinstance(inner, dict):
                            inner["newer_inner"] = 1


def test_stock_tinydb_opens_the_file(place: Path, project: Project) -> None:
    ProjectFile(place).save(project)
    with TinyDB(place, encoding="utf-8", access_mode="r") as database:
        assert [row["name"] for row in database.table("segments")] == [project.segments[0].name]


def test_tinydb_works_through_the_safe_storage(place: Path, project: Project) -> None:
    ProjectFile(place).save(project)
    with TinyDB(place, storage=ProjectStorage) as database:
        database.table("segments").insert({"id": "segment2", "name": "Farms"})
    assert [segment.name for segment in ProjectFile(place).load().project.segments][-1] == "Farms"


def test_a_record_stands_on_a_line_of_its_own(place: Path, project: Project) -> None:
    ProjectFile(place).save(project)
    lines = place.read_text(encoding="utf-8").splitlines()
    assert sum("Ågård & Søn" in line for line in lines) == 1
    assert lines[0] == "{" and lines[1] == '"about": {'


def test_a_file_from_the_future_opens_read_only_and_keeps_its_bytes(place: Path, project: Project) -> None:
    document = to_document(project)
    document["about"]["1"]["format"] = FORMAT + 1
    document["segments"]["1"] |= {"decision": "by lottery", "population": "plenty", "shape": 4}
    place.write_bytes(encode(document))
    before = place.read_bytes()
    handle = ProjectFile(place)
    opened = handle.load()
    assert opened.read_only
    assert opened.project.segments[0].name == project.segments[0].name
    with pytest.raises(FileProblem) as problem:
        handle.save(opened.project)
    assert problem.value.code == "newer_format"
    assert place.read_bytes() == before


GOOD = encode(to_document(edit.add(Project(), ("segments",), Segment("segment1", name="Farms"))))

BROKEN: dict[str, tuple[bytes, str]] = {
    "truncated": (GOOD[: len(GOOD) // 2], "broken"),
    "one byte short": (GOOD.rstrip()[:-1], "broken"),
    "old tail left behind": (GOOD + b'"}}', "broken"),
    "empty": (b"", "empty"),
    "only zeros": (b"\0" * 512, "empty"),
    "null": (b"null", "not_a_project"),
    "a list": (b"[1, 2]", "not_a_project"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_project"),
    "a zip": (b"PK\x03\x04\x14\0", "not_a_project"),
    "plain text": ("hej på dig".encode(), "not_a_project"),
    "latin-1": (GOOD.replace(b"Farms", b"F\xe5rms"), "not_text"),
    "another program's JSON": (b'{"name": "x", "items": [1]}', "not_a_project"),
    "tables of nothing": (b'{"about": {}}', "not_a_project"),
    "no version": (b'{"about": {"1": {"language": "en"}}}', "not_a_project"),
    "a version that is none": (b'{"about": {"1": {"format": true}}}', "not_a_project"),
    "a version below one": (b'{"about": {"1": {"format": 0}}}', "invalid_value"),
    "rows that are no records": (GOOD.replace(b'{"id":"segment1","name":"Farms"}', b"[4]"), "invalid_value"),
    "a value out of range": (GOOD.replace(b'"name":"Farms"', b'"population":-4'), "invalid_value"),
    "a number that is infinite": (GOOD.replace(b'"name":"Farms"', b'"annual_value":1e999'), "broken"),
    "not a number": (GOOD.replace(b'"name":"Farms"', b'"annual_value":NaN'), "broken"),
    "nested without end": (b'{"about":' + b"[" * 200_000, "not_a_project"),
    "a record without id": (GOOD.replace(b'"id":"segment1",', b""), "missing_id"),
    "an id twice": (
        GOOD.replace(b'"1": {"id":"segment1"', b'"1": {"id":"segment1"},\n"2": {"id":"segment1"'),
        "duplicate_id",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_file_gets_one_clear_sentence_and_stays_untouched(place: Path, name: str) -> None:
    content, code = BROKEN[name]
    place.write_bytes(content)
    with pytest.raises(FileProblem) as problem:
        ProjectFile(place).load()
    assert problem.value.code == code
    for language in LANGUAGES:
        sentence = file_text(problem.value.code, str(place), problem.value.details, Language(language))
        assert str(place) in sentence and "{" not in sentence and "\n" not in sentence
    assert place.read_bytes() == content
    assert [path.name for path in place.parent.iterdir()] == [place.name]


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=6), st.booleans())
@settings(max_examples=300)
def test_a_damaged_file_opens_or_is_refused_but_never_fails_otherwise(at: int, junk: bytes, cut: bool) -> None:
    content = GOOD[:at] + junk + (b"" if cut else GOOD[at + len(junk) :])
    try:
        opened = from_document(storage_file.decode(content, "x"), "x")
    except FileProblem:
        return
    assert from_document(json.loads(encode(to_document(opened.project))), "x").project == saved(opened.project)


def test_a_missing_file_and_a_folder_are_named_as_such(tmp_path: Path) -> None:
    for path, code in [(tmp_path / "none.cxw", "not_found"), (tmp_path, "is_folder")]:
        with pytest.raises(FileProblem) as problem:
            ProjectFile(path).load()
        assert problem.value.code == code


def test_saving_keeps_the_version_that_was_there_before_the_session(tmp_path: Path, project: Project) -> None:
    place, versions = tmp_path / "plan.cxw", tmp_path / "versions"
    ProjectFile(place, versions).save(Project())
    assert not versions.exists()
    before = place.read_bytes()
    session = ProjectFile(place, versions)
    session.load()
    session.save(project)
    session.save(Project())
    assert [path.read_bytes() for path in versions.iterdir()] == [before]


def test_only_the_newest_versions_are_kept(tmp_path: Path) -> None:
    place, versions = tmp_path / "plan.cxw", tmp_path / "versions"
    ProjectFile(place).save(Project())
    for number in range(storage_file.KEPT_VERSIONS + 5):
        os.utime(place, (1_700_000_000 + number, 1_700_000_000 + number))
        storage_file.keep_version(place, versions)
    assert len(list(versions.iterdir())) == storage_file.KEPT_VERSIONS


def test_a_file_changed_by_somebody_else_is_not_written_over(place: Path, project: Project) -> None:
    ProjectFile(place).save(Project())
    mine = ProjectFile(place)
    mine.load()
    ProjectFile(place).save(project)
    theirs = place.read_bytes()
    with pytest.raises(FileProblem) as problem:
        mine.save(Project())
    assert problem.value.code == "changed_outside"
    assert place.read_bytes() == theirs


def test_an_outside_write_in_the_middle_of_saving_is_not_written_over(
    place: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    ProjectFile(place).save(Project())
    mine = ProjectFile(place)
    mine.load()
    flush = storage_file._flush

    def meddled(descriptor: int) -> None:
        flush(descriptor)
        place.write_bytes(b"theirs")

    monkeypatch.setattr(storage_file, "_flush", meddled)
    with pytest.raises(FileProblem) as problem:
        mine.save(project)
    assert problem.value.code == "changed_outside"
    assert place.read_bytes() == b"theirs"
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_an_outside_write_right_after_reading_is_noticed(
    place: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    ProjectFile(place).save(Project())
    mine = ProjectFile(place)
    read = storage_file.read_bytes

    def meddled(path: Path, name: str) -> tuple[bytes, storage_file.Identity]:
        found = read(path, name)
        path.write_bytes(b"theirs")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(storage_file, "read_bytes", meddled)
        mine.load()
    with pytest.raises(FileProblem) as problem:
        mine.save(project)
    assert problem.value.code == "changed_outside"
    assert place.read_bytes() == b"theirs"


def test_versions_that_cannot_be_kept_do_not_stop_saving(tmp_path: Path, project: Project) -> None:
    place, versions = tmp_path / "plan.cxw", tmp_path / "versions"
    ProjectFile(place).save(Project())
    versions.write_text("a file where the folder should be")
    session = ProjectFile(place, versions)
    session.load()
    session.save(project)
    assert ProjectFile(place).load().project == saved(project)


def test_half_a_character_stops_neither_saving_nor_opening(place: Path) -> None:
    row = Segment("segment1", name="a\ud800b", ratings={"\udfff": Score()}, unknown={"\ud801": ["\ud802"]})
    ProjectFile(place).save(edit.replace(Project(), ("segments",), Rows([row, Segment("segment2", name="å")])))
    assert b"a\\ud800b" in place.read_bytes() and "å".encode() in place.read_bytes()
    opened = ProjectFile(place).load().project
    assert opened.segments[0] == Segment(
        "segment1", name="a\ufffdb", ratings={"\ufffd": Score()}, unknown={"\ufffd": ["\ufffd"]}
    )
    ProjectFile(place).save(opened)
    assert ProjectFile(place).load().project == opened


@pytest.mark.parametrize("escape", ["\\ud800", "\\uDFFF", "\\ud800\\u0041", "\\ud83d\\ude00 \\udc00", "x\\ud800"])
def test_a_file_with_the_escape_of_half_a_character_opens(place: Path, escape: str) -> None:
    place.write_bytes(GOOD.replace(b"Farms", escape.encode()))
    assert "\ufffd" in ProjectFile(place).load().project.segments[0].name


LITERAL: list[dict] = [
    {"unknown": {"name": 5}},
    {"unknown": {}},
    {"unknown": 4},
    {"persona": {"unknown": {"name": 5}}},
    {"persona": {"unknown": {"unknown": {"unknown": 1}}}},
    {"roles": [{"id": "r1", "unknown": {"weight": 99}}]},
    {"ratings": {"unknown": {"votes": {"unknown": 4}, "unknown": {"votes": 1}}}},
    {"ratings": {"unknown": {"votes": {"unknown": 4}}}, "newer": 1},
]


@pytest.mark.parametrize("more", LITERAL)
def test_a_field_named_unknown_is_a_field_of_a_newer_version(place: Path, more: dict) -> None:
    document = to_document(Project())
    document["segments"] = {"1": {"id": "s1", "name": "ok"} | more}
    place.write_bytes(encode(document))
    opened = ProjectFile(place).load().project
    assert opened.segments[0].name == "ok"
    assert opened.segments[0].persona.name == ""
    ProjectFile(place).save(opened)
    assert json.loads(place.read_bytes())["segments"] == document["segments"]
    assert ProjectFile(place).load().project == opened


def test_a_name_that_is_too_long_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 300}.cxw"
    for code, attempt in [
        ("not_found", lambda: ProjectFile(path).load()),
        ("cannot_write", lambda: ProjectFile(path, tmp_path / "versions").save(Project())),
        ("cannot_write", lambda: storage_file.refuse_existing(path)),
        ("cannot_write", lambda: storage_file.write_new(path, b"")),
    ]:
        with pytest.raises(FileProblem) as problem:
            attempt()
        assert problem.value.code == code
    longest = tmp_path / f"{'x' * 251}.cxw"
    ProjectFile(longest).save(Project())
    assert ProjectFile(longest).load().project == saved(Project())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.cxw"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(FileProblem) as problem:
            ProjectFile(path).load()
        assert problem.value.code == "not_a_project"
        with pytest.raises(FileProblem) as problem:
            storage_file.refuse_existing(path, force=True)
        assert problem.value.code == "cannot_write"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fcntl")
def test_a_disk_that_cannot_flush_fully_is_flushed_as_far_as_it_can(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refused(*_: object) -> None:
        raise OSError(45, "Operation not supported")

    flushed: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", refused)
    monkeypatch.setattr(os, "fsync", flushed.append)
    ProjectFile(place).save(Project())
    assert len(flushed) == 2


@pytest.mark.parametrize("step", ["_write_all", "_flush", "_replace"])
def test_a_failure_while_writing_leaves_the_old_file_and_no_rest(
    place: Path, project: Project, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    ProjectFile(place).save(Project())
    before = place.read_bytes()
    session = ProjectFile(place)
    session.load()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(storage_file, step, full)
        with pytest.raises(FileProblem) as problem:
            session.save(project)
    assert problem.value.code == "disk_full"
    assert place.read_bytes() == before
    assert [path.name for path in place.parent.iterdir()] == [place.name]
    session.save(project)
    assert ProjectFile(place).load().project.segments == project.segments


def test_short_writes_are_carried_on(place: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:7])))
    ProjectFile(place).save(project)
    monkeypatch.undo()
    assert ProjectFile(place).load().project == saved(project)


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path, project: Project) -> None:
    real, link = tmp_path / "real.cxw", tmp_path / "link.cxw"
    ProjectFile(real).save(Project())
    link.symlink_to(real)
    session = ProjectFile(link)
    session.load()
    session.save(project)
    assert link.is_symlink()
    assert ProjectFile(real).load().project.segments == project.segments


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_new_file_is_private_and_an_old_one_keeps_its_permissions(place: Path, project: Project) -> None:
    ProjectFile(place).save(project)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    place.chmod(0o640)
    session = ProjectFile(place)
    session.load()
    session.save(Project())
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
