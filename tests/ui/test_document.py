"""The one door: whatever happens to a project, undo leads back to the start, and the file follows by itself."""

import threading
from datetime import date
from threading import Event

import pytest
from desks import TODAY, desk_for, empty_project, example, wait_for
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy

from cxworkshop.model.decisions import StepNote
from cxworkshop.model.edit import Invalid
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Action
from cxworkshop.model.segments import Role, Segment
from cxworkshop.storage.problems import FileProblem
from cxworkshop.storage.project import ProjectFile
from cxworkshop.ui.document import Document, ReadOnly
from cxworkshop.ui.saving import Saving


def saved(document):
    """Wait until the file holds everything and give what it holds."""
    assert wait_for(lambda: document.saving.state == "saved")
    return ProjectFile(document.path).load().project


@pytest.fixture
def document():
    made = desk_for(example("heat-pump")).document
    yield made
    made.close()


def test_a_change_is_undone_and_redone(document):
    before = document.project
    segment = before.segments[0]

    document.put(("segments", segment.id, "name"), "Cold homes")
    changed = document.project
    document.undo()

    assert document.project == before
    document.redo()
    assert document.project == changed
    assert document.project.segments[0].name == "Cold homes"


def test_typing_in_one_visit_is_one_step_and_the_next_visit_another(document):
    place = ("segments", document.project.segments[0].id, "name")
    first, second = object(), object()

    for words in ("A", "Ab", "Abc"):
        document.put(place, words, visit=first)
    document.put(place, "Abcd", visit=second)

    assert document.undo_stack.count() == 2
    document.undo()
    assert document.get(place) == "Abc"


def test_a_wrong_value_changes_nothing(document):
    before = document.project

    with pytest.raises(Invalid):
        document.put(("segments", before.segments[0].id, "population"), -1)

    assert document.project is before
    assert document.undo_stack.count() == 0


def test_setting_the_same_value_is_no_step(document):
    segment = document.project.segments[0]

    document.put(("segments", segment.id, "name"), segment.name)

    assert document.undo_stack.count() == 0


def test_a_first_rating_is_undone_to_no_rating():
    document = desk_for().document
    document.add(("segments",), Segment("s1"))
    criterion = document.project.criteria[0].id
    before = document.project

    document.put(("segments", "s1", "ratings", criterion, "agreed"), 4)
    document.undo()

    assert document.project == before
    document.close()


def test_rows_inside_a_record_are_added_moved_and_removed_as_steps():
    document = desk_for().document
    document.add(("segments",), Segment("s1"))
    start = document.project

    document.add(("segments", "s1", "roles"), Role("r1", label="Caretaker"))
    document.add(("segments", "s1", "roles"), Role("r2", label="Owner"))
    document.move(("segments", "s1", "roles", "r2"), 0)
    assert [role.id for role in document.project.segments[0].roles] == ["r2", "r1"]
    document.remove([("segments", "s1", "roles", "r1")])
    assert [role.id for role in document.project.segments[0].roles] == ["r2"]

    for _ in range(4):
        document.undo()
    assert document.project == start
    document.close()


def test_several_rows_go_in_one_step(document):
    before = document.project
    places = [("actions", action.id) for action in before.actions[:3]]

    document.remove(places)

    assert len(document.project.actions) == len(before.actions) - 3
    document.undo()
    assert document.project == before


def test_the_file_follows_by_itself(document):
    document.put(("profile", "organisation"), "Fjordbike")

    assert document.saving.state == "waiting"
    assert saved(document).profile.organisation == "Fjordbike"


def test_closing_writes_what_is_not_written_yet(document):
    document.put(("profile", "organisation"), "Fjordbike")

    assert document.close()
    assert ProjectFile(document.path).load().project.profile.organisation == "Fjordbike"


def test_a_file_that_cannot_be_written_is_told_and_loses_nothing(document):
    document.path.unlink()
    document.path.mkdir()

    document.put(("profile", "organisation"), "Fjordbike")

    assert wait_for(lambda: document.saving.state == "failed")
    assert isinstance(document.saving.problem, FileProblem)
    assert not document.close()
    assert document.project.profile.organisation == "Fjordbike"
    document.path.rmdir()


def test_going_on_in_another_file_leaves_the_old_one(document, tmp_path):
    old = document.path
    document.put(("profile", "organisation"), "Fjordbike")
    assert document.close()

    document.saving.save_as(ProjectFile(tmp_path / "other.cxw"), document.project)
    document.put(("profile", "organisation"), "Kulma")

    assert saved(document).profile.organisation == "Kulma"
    assert document.path == tmp_path / "other.cxw"
    assert ProjectFile(old).load().project.profile.organisation == "Fjordbike"


def test_a_newer_file_cannot_be_changed(document):
    newer = Document(document.project, Saving(ProjectFile(document.path), read_only=True), TODAY)

    with pytest.raises(ReadOnly):
        newer.put(("profile", "organisation"), "Fjordbike")

    assert newer.close()


def test_checks_are_worked_out_beside_the_window_and_told(document):
    settled = QSignalSpy(document.settled)

    document.put(("profile", "organisation"), "Fjordbike")

    assert wait_for(lambda: settled.count() == 1)


def test_a_new_day_is_noticed(monkeypatch):
    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date(2026, 11, 22)

    document = desk_for().document
    document._fixed_day = None
    days = QSignalSpy(document.day_changed)
    monkeypatch.setattr("cxworkshop.ui.document.date", Tomorrow)

    document.look_at_clock()

    assert days.count() == 1
    assert document.view().today == date(2026, 11, 22)
    document.close()


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 50), st.text(max_size=5)), max_size=30))
def test_any_history_leads_back_to_the_start_and_forward_again(steps):
    document = desk_for(empty_project()).document
    start = document.project
    for kind, pick, words in steps:
        _act(document, kind, pick, words)
    end, steps_taken = document.project, document.undo_stack.index()

    document.undo_stack.setIndex(0)
    assert document.project == start
    document.undo_stack.setIndex(steps_taken)
    assert document.project == end
    assert document.close()
    kept = ProjectFile(document.path).load().project
    assert (kept.actions, kept.notes) == (end.actions, end.notes)


def _act(document, kind, pick, words):
    actions = document.project.actions
    some = actions[pick % len(actions)] if actions else None
    match kind:
        case 0:
            document.add(("actions",), Action(new_id(), title=words), at=pick % 3)
        case 1 if some:
            document.put(("actions", some.id, "title"), words, visit=document)
        case 2 if some:
            document.put(("actions", some.id, "impact", "agreed"), 1 + pick % 5)
        case 3 if some:
            document.remove([("actions", some.id)])
        case 4 if some:
            document.move(("actions", some.id), pick)
        case 5 if some:
            document.duplicate(("actions", some.id))
        case 6 if document.undo_stack.canUndo():
            document.undo()
        case 7:
            document.add(("notes",), StepNote(new_id(), step=1 + pick % 7, text=words))


def test_a_visit_that_changes_nothing_in_the_end_leaves_no_step(document):
    place = ("segments", document.project.segments[0].id, "name")
    before, visit = document.get(place), object()

    document.put(place, "x", visit=visit)
    document.put(place, before, visit=visit)

    assert not document.undo_stack.canUndo()
    assert document.get(place) == before


def test_a_write_to_the_old_file_that_fails_late_says_nothing_of_the_new_one(document, tmp_path, monkeypatch):
    begun, go_on = Event(), Event()

    def failing(project):
        begun.set()
        go_on.wait(20)
        raise FileProblem("cannot_write", "old")

    monkeypatch.setattr(document.saving._file, "save", failing)
    document.put(("profile", "organisation"), "Cold homes")
    assert wait_for(begun.is_set)
    go_on.set()
    document.saving.save_as(ProjectFile(tmp_path / "other.cxw"), document.project)

    assert wait_for(lambda: document.saving._writing is None)
    assert (document.saving.state, document.saving.problem) == ("saved", None)


def test_what_is_needed_is_worked_out_before_settled_is_told(document):
    counted = []

    def calculation(view):
        counted.append(threading.current_thread())
        return len(view.segments)

    document.need((calculation,))
    settled = QSignalSpy(document.settled)
    document.settle_soon()
    assert wait_for(lambda: settled.count() > 0)

    assert document.view().of(calculation) == len(document.project.segments)
    assert len(counted) == 1 and counted[0] is not threading.main_thread()
