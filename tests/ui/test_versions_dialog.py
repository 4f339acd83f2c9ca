"""Earlier versions: what they hold, how one comes back and goes again, and what cannot be read."""

from datetime import datetime

import pytest
from desks import desk_for, example
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from waiting import after, close_all, until

from cxworkshop.model import edit
from cxworkshop.model.segments import Segment
from cxworkshop.storage.file import read_bytes
from cxworkshop.storage.project import ProjectFile
from cxworkshop.storage.shelf import keep_project, kept_versions
from cxworkshop.ui.versions_dialog import VersionsDialog


@pytest.fixture(autouse=True)
def closing():
    yield
    close_all()


@pytest.fixture
def desk():
    return desk_for(example("cafe"))


@pytest.fixture
def folder(desk):
    return desk.document.path.parent / "versions"


@pytest.fixture
def earlier(desk, folder):
    """Keep a version with one segment more, one changed, and an action fewer."""
    now = desk.project
    project = edit.add(now, ("segments",), Segment("segment9", name="Students"))
    project = edit.put(project, ("segments", now.segments[0].id, "name"), "Morning guests")
    project = edit.remove(project, ("actions", now.actions[0].id))
    keep_project(project, desk.document.path, datetime(2026, 11, 20, 9, 30), folder)
    return project


def shown(desk, folder) -> VersionsDialog:
    dialog = VersionsDialog(desk, folder=folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    return dialog


def said(dialog: VersionsDialog) -> list[str]:
    lines = (dialog._details.itemAt(place).widget() for place in range(dialog._details.count()))
    return [line.text() for line in lines if isinstance(line, QLabel)]


def is_read(dialog: VersionsDialog) -> bool:
    version = dialog.version()
    return until(lambda: version is not None and version.path in dialog.held)


def test_a_version_says_what_it_holds_and_what_differs(desk, folder, earlier):
    dialog = shown(desk, folder)
    assert is_read(dialog)

    lines = said(dialog)
    assert lines[0] == "20 Nov 2026, 9:30"
    assert "Segments: one more, one changed" in lines
    assert "Actions: one fewer" in lines
    assert any("of 7 decided" in line for line in lines)
    assert dialog.restore.isEnabled()


def test_a_version_comes_back_as_one_step_and_goes_again(desk, folder, earlier):
    now = desk.project
    dialog = shown(desk, folder)
    assert is_read(dialog)
    after(dialog.finished, lambda: QTest.keyClick(dialog.restore, Qt.Key.Key_Space))

    assert desk.project.segments[-1].name == "Students"
    assert desk.document.undo_stack.count() == 1
    assert desk.document.undo_stack.undoText() == "Restore the version of 20 Nov 2026, 9:30"
    desk.document.undo()
    assert desk.project is now
    desk.document.redo()
    assert desk.project.segments[-1].name == "Students"


def test_restoring_keeps_the_project_as_it_was_before(desk, folder, earlier):
    now = desk.project
    dialog = shown(desk, folder)
    assert is_read(dialog)
    after(dialog.finished, dialog.bring_back)

    versions = kept_versions(desk.document.path, folder)
    assert len(versions) == 2
    assert ProjectFile(versions[0].path).load().project.segments == now.segments


def test_an_unreadable_version_gets_a_sentence_and_harms_nothing(desk, folder, earlier):
    (folder / "2026-11-21T08-00-00.cxw").write_text('{"about": {"1"')
    dialog = shown(desk, folder)
    assert is_read(dialog)

    assert "cannot be read" in said(dialog)[1]
    assert not dialog.restore.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert is_read(dialog)
    assert until(dialog.restore.isEnabled)


def test_the_same_project_needs_no_restoring(desk, folder):
    keep_project(desk.project, desk.document.path, datetime(2026, 11, 20, 9, 30), folder)
    dialog = shown(desk, folder)
    assert is_read(dialog)

    assert "It is the same as the project now." in said(dialog)
    assert not dialog.restore.isEnabled()


def test_a_version_of_a_newer_app_is_not_restored(desk, folder, earlier):
    (version,) = kept_versions(desk.document.path, folder)
    content = version.path.read_text(encoding="utf-8").replace('"format":1', '"format":9')
    version.path.write_text(content, encoding="utf-8")
    dialog = shown(desk, folder)
    assert is_read(dialog)

    assert any("newer version" in line for line in said(dialog))
    assert not dialog.restore.isEnabled()
    assert dialog.save.isEnabled()


def test_a_version_becomes_a_file_of_its_own(desk, folder, earlier):
    dialog = shown(desk, folder)
    target = desk.document.path.with_name("before.cxw")
    dialog.save_to(target)

    (version,) = kept_versions(desk.document.path, folder)
    assert target.read_bytes() == read_bytes(version.path, "")[0]


def test_a_version_never_replaces_the_open_file(desk, folder, earlier):
    before = desk.document.path.read_bytes()
    dialog = shown(desk, folder)
    dialog.save_to(desk.document.path)

    assert desk.document.path.read_bytes() == before
    assert dialog.isVisible()


def test_without_versions_the_dialog_says_where_they_come_from(desk, folder):
    dialog = shown(desk, folder)

    assert not dialog.restore.isEnabled()
    assert not dialog.save.isEnabled()
    assert any("No earlier version" in label.text() for label in dialog.findChildren(QLabel))


def test_a_project_that_must_not_change_is_not_restored(desk, folder, earlier):
    desk.document.saving.read_only = True
    dialog = shown(desk, folder)
    assert is_read(dialog)

    assert not dialog.restore.isEnabled()
