"""The window holds: opened, dressed anew and closed with work under way, and with files that cannot be written."""

import errno
import os
import random
import threading

import msgspec
import pytest
from desks import OPEN, TODAY, application, desk_for, dressed, example, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QFileDialog, QLabel, QLineEdit, QMessageBox, QPlainTextEdit
from waiting import close_all

from cxworkshop.model.edit import put
from cxworkshop.storage.project import ProjectFile
from cxworkshop.ui.document import Document
from cxworkshop.ui.saving import Saving
from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.status import SaveBanner
from cxworkshop.ui.table import EditableTable
from cxworkshop.ui.task import Task
from cxworkshop.ui.window import Window

NAME = ("profile", "organisation")


@pytest.fixture
def settings(tmp_path):
    made = Settings(tmp_path / "settings.json")
    made.values.language, made.values.theme = "en", "light"
    made.values.folder = str(tmp_path / "projects")
    return made


@pytest.fixture
def window(settings):
    application()
    made = Window(settings, TODAY)
    made.resize(1440, 900)
    made.show()
    return made


def workers():
    """Name the threads of tasks that have not ended."""
    return [one for one in threading.enumerate() if one.name == "task"]


def opened(window, project=None, step=0):
    document = desk_for(project or example("heat-pump")).document
    window.show_document(document, step)
    return document


def banner(window):
    return window.findChild(SaveBanner)


def said(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel))


# Work under way


def test_the_window_is_dressed_anew_while_everything_is_under_way(window):
    document = opened(window, step=8)

    for number in range(12):
        document.put(NAME, f"Name {number}")
        document.settle_soon()
        dressed(window).frame.open_step((8, 5, 6, 3)[number % 4])
        if number % 3 == 0:
            window.set_theme(("dark", "contrast", "light")[number // 3 % 3])
        elif number % 3 == 1:
            window.set_language(("fi", "sv", "nb", "en")[number // 3 % 4])
        else:
            window.set_zoom((120, 100)[number % 2])

    assert window.document is document
    assert wait_for(lambda: document.saving.state == "saved")
    assert ProjectFile(document.path).load().project.profile.organisation == "Name 11"


def test_projects_are_switched_while_they_save_settle_and_print(window):
    kept = []
    for number in range(10):
        document = opened(window, step=8)
        document.put(NAME, f"Name {number}")
        document.saving.retry()
        document.settle_soon()
        kept.append(document.path)

    window.close_project()

    names = [ProjectFile(path).load().project.profile.organisation for path in kept]
    assert names == [f"Name {number}" for number in range(10)]


def test_closing_during_the_first_look_leaves_no_thread(settings):
    application()
    for _ in range(5):
        window = Window(settings, TODAY)
        window.show()
        opened(window, step=8)
        window.frame.desk.document.settle_soon()
        window.close()
        window.deleteLater()
        OPEN.clear()

    close_all()

    assert wait_for(lambda: not workers())


def test_a_task_whose_window_is_gone_stops_and_tells_nobody():
    from PySide6.QtCore import QObject

    application()
    owner, told, begun = QObject(), [], threading.Event()

    def work(task):
        begun.set()
        while True:
            task.report(0.5)

    task = Task(work, owner)
    task.done.connect(told.append)
    task.start()
    begun.wait()
    owner.deleteLater()
    close_all()

    assert wait_for(lambda: not workers())
    assert not told


def test_needed_work_is_done_when_its_window_is_gone():
    from PySide6.QtCore import QObject

    application()
    owner, done, gone = QObject(), [], threading.Event()

    def work(task):
        gone.wait()
        task.report(0.5)
        done.append(True)

    Task(work, owner, needed=True).start()
    owner.deleteLater()
    close_all()
    gone.set()

    assert wait_for(lambda: bool(done) and not workers())


def test_what_a_task_holds_is_let_go_in_the_thread_of_the_window():
    application()
    let_go = []

    class Held:
        def __del__(self):
            let_go.append(threading.current_thread())

    for _ in range(50):
        held = Held()
        Task(lambda task, held=held: held).start()
        del held

    assert wait_for(lambda: len(let_go) == 50)
    assert set(let_go) == {threading.main_thread()}


# Files that cannot be written


def disk_full(*values):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_and_heals_by_itself(window, monkeypatch):
    document = opened(window)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", disk_full)
        document.put(NAME, "Fjordbike")
        assert wait_for(lambda: document.saving.state == "failed")
        assert banner(window).isVisible()
        assert "Your work is still open here." in said(banner(window))
        assert not window.close()
        assert window.document is document
        box = window.findChild(QMessageBox)
        assert box.textFormat() == Qt.TextFormat.PlainText
        box.close()

    document.put(NAME, "Fjordbike AB")
    assert wait_for(lambda: document.saving.state == "saved")
    assert not banner(window).isVisible()
    assert ProjectFile(document.path).load().project.profile.organisation == "Fjordbike AB"


def test_with_a_copy_that_holds_everything_the_window_closes(window, monkeypatch, tmp_path):
    document = opened(window)
    content = document.path.read_bytes()
    document.path.write_bytes(content + b"\n")
    document.put(NAME, "Fjordbike")
    assert wait_for(lambda: document.saving.state == "failed")
    assert document.saving.problem.code == "changed_outside"
    assert not window.close()
    window.findChild(QMessageBox).close()

    copy = tmp_path / "copy.cxw"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *values, **more: (str(copy), ""))
    window.save_copy()

    assert ProjectFile(copy).load().project.profile.organisation == "Fjordbike"
    assert document.path.read_bytes() == content + b"\n"
    document.put(NAME, "Fjordbike AB")
    assert not window.close()
    window.findChild(QMessageBox).close()
    window.save_copy()
    assert window.close()


def test_a_folder_that_is_gone_loses_nothing(window, monkeypatch, tmp_path):
    document = opened(window)
    gone = document.path.parent
    gone.rename(tmp_path / "elsewhere")

    document.put(NAME, "Fjordbike")

    assert wait_for(lambda: document.saving.state == "failed")
    assert banner(window).isVisible()
    target = tmp_path / "other.cxw"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *values, **more: (str(target), ""))
    window.save_as()
    assert document.saving.state == "saved"
    assert not banner(window).isVisible()
    assert ProjectFile(target).load().project.profile.organisation == "Fjordbike"


def test_a_failure_that_comes_late_is_not_told_of_another_file(window, monkeypatch, tmp_path):
    document = opened(window)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", disk_full)
        document.put(NAME, "Fjordbike")
        document.saving.retry()
        document.saving._hold()
    document.saving.save_as(ProjectFile(tmp_path / "other.cxw"), document.project)

    told = []
    Task(lambda task: None).start().done.connect(told.append)
    assert wait_for(lambda: bool(told))
    assert document.saving.state == "saved"


# Projects that may only be read


def test_nothing_can_be_changed_in_a_project_of_a_newer_version(window):
    plain = desk_for(example("heat-pump")).document
    document = Document(plain.project, Saving(ProjectFile(plain.path), read_only=True), TODAY)
    window.show_document(document)
    document.settle()
    before = document.project

    assert banner(window).isVisible()
    for step in range(9):
        for part in parts_of(step):
            window.frame.open_step(step, part.KEY)
            window.grab()
            _try_everything(window.frame.part())
            _try_everything(window.frame.bar)
            assert document.project is before, (step, part.KEY)
    for collection in ("segments", "experiences", "metrics", "actions"):
        window.frame.open_sheet((collection, getattr(before, collection)[0].id))
        _try_everything(window.frame._sheet)
        assert document.project is before, collection


def _try_everything(root):
    """Type into every field and cell that lets itself be typed into."""
    for field in root.findChildren(QLineEdit):
        if field.isVisible() and field.isEnabled() and not field.isReadOnly():
            QTest.keyClicks(field, "x")
            QTest.keyClick(field, Qt.Key.Key_Return)
    for field in root.findChildren(QPlainTextEdit):
        if field.isVisible() and field.isEnabled() and not field.isReadOnly():
            QTest.keyClicks(field, "x")
            field.clearFocus()
    for field in root.findChildren(QAbstractSpinBox):
        if field.isVisible() and field.isEnabled():
            QTest.keyClick(field, Qt.Key.Key_Up)
    for field in root.findChildren(QComboBox):
        if field.isVisible() and field.isEnabled():
            QTest.keyClick(field, Qt.Key.Key_Down)
    for table in root.findChildren(EditableTable):
        if table.isVisible():
            _try_table(table)


def _try_table(table):
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    for column in range(table.table_model.columnCount()):
        table.setCurrentIndex(table.table_model.index(0, column))
        for key, modifier in (
            (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_V, control),
            (Qt.Key.Key_X, control),
            (Qt.Key.Key_Delete, control),
            (Qt.Key.Key_Return, control),
            (Qt.Key.Key_Down, alt),
        ):
            QTest.keyClick(table, key, modifier)


# Undo


def test_whatever_was_done_at_the_keys_is_undone_to_the_start(window):
    document = opened(window)
    document.settle()
    start, dice = document.project, random.Random(3)
    control = Qt.KeyboardModifier.ControlModifier

    for _ in range(60):
        window.frame.open_step(*dice.choice([(1, "prioritise"), (2, "choose"), (3, ""), (4, ""), (6, "prioritise")]))
        tables = [
            one
            for one in window.frame.part().findChildren(EditableTable)
            if one.isVisible() and one.table_model.rowCount()
        ]
        if not tables:
            continue
        table = dice.choice(tables)
        table.setFocus()
        rows, columns = table.table_model.rowCount(), table.table_model.columnCount()
        table.setCurrentIndex(table.table_model.index(dice.randrange(rows), dice.randrange(columns)))
        match dice.randrange(8):
            case 0:
                QTest.keyClicks(table, "Words")
                QTest.keyClick(application().focusWidget() or table, Qt.Key.Key_Return)
            case 1:
                QTest.keyClick(table, Qt.Key.Key_Space)
            case 2:
                QTest.keyClick(table, dice.choice([Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_Delete]))
            case 3:
                QTest.keyClick(table, Qt.Key.Key_C, control)
                table.setCurrentIndex(table.table_model.index(dice.randrange(rows), 0))
                QTest.keyClick(table, Qt.Key.Key_V, control)
            case 4:
                QTest.keyClick(table, Qt.Key.Key_Delete, control)
            case 5:
                QTest.keyClick(table, dice.choice([Qt.Key.Key_Down, Qt.Key.Key_Up]), Qt.KeyboardModifier.AltModifier)
            case 6:
                QTest.keyClick(table, Qt.Key.Key_Return, control)
            case 7:
                window.frame.bar.confirm()
    end = document.project

    assert end != start
    while document.undo_stack.canUndo():
        document.undo()
    assert document.project == start
    while document.undo_stack.canRedo():
        document.redo()
    assert document.project == end
    assert msgspec.json.encode(document.project) == msgspec.json.encode(put(end, NAME, end.profile.organisation))
