"""Where projects are put: names that every system takes, nothing written over, versions in order."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop import paths
from cxworkshop.model import edit
from cxworkshop.model.project import Project
from cxworkshop.model.segments import Segment
from cxworkshop.storage.file import KEPT_VERSIONS, keep_version
from cxworkshop.storage.problems import FileProblem
from cxworkshop.storage.project import ProjectFile
from cxworkshop.storage.shelf import clean_name, folder_for_projects, free_name, keep_project, kept_versions

NOON = datetime(2026, 11, 21, 12, 0, 0)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def test_a_chosen_folder_wins(tmp_path):
    assert folder_for_projects(str(tmp_path)) == tmp_path


@pytest.mark.skipif(os.name == "nt", reason="Windows names its folder itself")
def test_without_a_choice_projects_go_among_the_documents(home):
    assert folder_for_projects() == home / "Documents" / "cxworkshop"


@pytest.mark.skipif(os.name == "nt", reason="a file of Linux desktops")
@pytest.mark.parametrize(
    ("line", "folder"),
    [
        ('XDG_DOCUMENTS_DIR="$HOME/Asiakirjat"', "Asiakirjat"),
        ('XDG_MUSIC_DIR="$HOME/Musik"\nXDG_DOCUMENTS_DIR="$HOME/Dokument på disk"\n', "Dokument på disk"),
        ('XDG_DOCUMENTS_DIR="relative"', "Documents"),
        ("nothing of use", "Documents"),
    ],
)
def test_the_documents_are_found_in_any_language(home, monkeypatch, line, folder):
    monkeypatch.setattr("sys.platform", "linux")
    (home / "config").mkdir()
    (home / "config" / "user-dirs.dirs").write_text(line, encoding="utf-8")

    assert folder_for_projects() == home / folder / "cxworkshop"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("New project", "New project"),
        ("  Ågård & Søn <æøå> č đ ", "Ågård & Søn æøå č đ"),
        ('a/b\\c:d*e?f"g|h', "a b c d e f g h"),
        ("../../etc", "etc"),
        ("line\nbreak\x00", "line break"),
        ("ends with dots...", "ends with dots"),
        ("con", "con_"),
        ("NUL.txt", "NUL_txt"),
        ("", "cxworkshop"),
        ("...", "cxworkshop"),
    ],
)
def test_a_name_is_one_that_every_system_takes(name, clean):
    assert clean_name(name) == clean


@given(st.text(max_size=300))
def test_any_text_gives_a_name_that_can_be_written(name):
    clean = clean_name(name)

    assert clean
    assert not set(clean) & set('<>:"/\\|?*\n\t\0')
    assert clean == clean.strip(" .")
    assert len(clean.encode()) <= 200


def test_nothing_that_is_there_gets_its_name(tmp_path):
    first = free_name(tmp_path, "New project")
    first.touch()
    second = free_name(tmp_path, "New project.cxw")
    second.touch()

    assert [first.name, second.name] == ["New project.cxw", "New project 2.cxw"]
    assert free_name(tmp_path, "New project").name == "New project 3.cxw"
    assert free_name(tmp_path / "not there yet", "New project").name == "New project.cxw"


def test_a_project_without_earlier_versions_has_none(home):
    assert kept_versions(home / "plan.cxw") == []


def test_versions_come_newest_first(home):
    path = home / "plan.cxw"
    for day in (3, 1, 2):
        ProjectFile(path).save(Project())
        then = datetime(2026, 11, day, 9, 30).timestamp()
        os.utime(path, (then, then))
        keep_version(path, paths.versions(path))
    (paths.versions(path) / "notes.txt").touch()

    versions = kept_versions(path)

    assert [version.when for version in versions] == [datetime(2026, 11, day, 9, 30) for day in (3, 2, 1)]
    assert {version.size for version in versions} == {path.stat().st_size}
    assert ProjectFile(versions[0].path).load().project.segments == ()


def test_a_version_with_another_name_is_dated_by_its_file(home):
    folder = home / "versions"
    folder.mkdir()
    (folder / "by hand.cxw").touch()

    assert [version.path.name for version in kept_versions(home / "plan.cxw", folder)] == ["by hand.cxw"]


def test_the_project_as_it_is_now_becomes_a_version(home):
    path = home / "plan.cxw"
    project = edit.add(Project(), ("segments",), Segment("segment1", name="Farms"))

    keep_project(project, path, NOON)

    (version,) = kept_versions(path)
    assert version.when == NOON
    assert [row.name for row in ProjectFile(version.path).load().project.segments] == ["Farms"]


def test_the_oldest_versions_go(home):
    path = home / "plan.cxw"
    for minute in range(KEPT_VERSIONS + 3):
        keep_project(Project(), path, NOON + timedelta(minutes=minute))

    versions = kept_versions(path)
    assert len(versions) == KEPT_VERSIONS
    assert versions[-1].when == NOON + timedelta(minutes=3)


def test_a_version_that_cannot_be_kept_is_told(home):
    (home / "versions").touch()

    with pytest.raises(FileProblem):
        keep_project(Project(), home / "plan.cxw", NOON, home / "versions")
