"""How far a step has come: not started, below its minimum, decided, complete."""

from datetime import date

from cxworkshop import paths
from cxworkshop.language import Language
from cxworkshop.method.view import look
from cxworkshop.model import edit
from cxworkshop.model.segments import Segment
from cxworkshop.programme.checks import CHECKS
from cxworkshop.programme.decisions import confirm
from cxworkshop.programme.progress import MINIMUM, progress
from cxworkshop.programme.templates import blank
from cxworkshop.storage.project import ProjectFile

TODAY = date(2026, 11, 21)


def test_a_new_project_has_started_nothing_and_is_below_every_minimum() -> None:
    view = look(blank(Language("en"), TODAY), TODAY)
    for step in range(1, 8):
        came = progress(view, step)
        assert (came.started, came.below_minimum, came.decided, came.complete) == (False, True, False, False)


def test_the_first_row_starts_a_step_and_meets_its_minimum() -> None:
    project = edit.add(blank(Language("en"), TODAY), ("segments",), Segment("segment1", decision="measure now"))
    came = progress(look(project, TODAY), 1)
    assert (came.started, came.below_minimum, came.decided) == (True, False, False)
    assert came.passed < came.musts  # its number of customers is missing


def test_decided_is_not_complete_while_a_must_is_open() -> None:
    project = edit.add(blank(Language("en"), TODAY), ("segments",), Segment("segment1", decision="measure now"))
    row = confirm(look(project, TODAY), 1)
    assert row is not None
    project = edit.add(project, ("decisions",), row)
    came = progress(look(project, TODAY), 1)
    assert came.decided and not came.complete
    project = edit.put(project, ("segments", "segment1", "population"), 40)
    came = progress(look(project, TODAY), 1)
    assert came.decided and came.complete


def test_the_finished_example_is_decided_up_to_step_five() -> None:
    view = look(ProjectFile(paths.resources() / "examples" / "heat-pump.cxw").load().project, TODAY)
    assert [progress(view, step).decided for step in range(1, 8)] == [True] * 5 + [False] * 2


def test_the_minimum_of_each_step_is_a_must_of_that_step() -> None:
    known = {check.id: check for check in CHECKS}
    for step, id in MINIMUM.items():
        assert (known[id].severity, known[id].step) == ("E", step)
