"""Decisions: what each step suggests, when a confirmed one goes stale, and in which words it is said."""

from datetime import date

import pytest
from hypothesis import given
from projects import projects

from cxworkshop import paths
from cxworkshop.language import LANGUAGES, Language
from cxworkshop.method.view import look
from cxworkshop.model import edit
from cxworkshop.model.metrics import Measurement, ShareOf
from cxworkshop.model.project import Project
from cxworkshop.programme.decisions import confirm, decision, say
from cxworkshop.storage.project import ProjectFile

TODAY = date(2026, 11, 21)
ENGLISH = Language("en")


@pytest.fixture
def project() -> Project:
    drawn = ProjectFile(paths.resources() / "examples" / "heat-pump.cxw").load().project
    return edit.replace(drawn, ("decisions",), Project().decisions)


def confirmed(project: Project, *steps: int, **how: object) -> Project:
    for step in steps:
        row = confirm(look(project, TODAY), step, ("Oskar Berg",), **how)
        assert row is not None
        project = edit.add(project, ("decisions",), row)
    return project


def states(project: Project) -> str:
    return "".join(decision(look(project, TODAY), step).state[0] for step in range(1, 8))


def test_an_empty_project_suggests_nothing_and_nothing_can_be_confirmed() -> None:
    assert states(Project()) == "nnnnnnn"
    assert [confirm(look(Project(), TODAY), step) for step in range(1, 8)] == [None] * 7


def test_each_step_suggests_a_sentence_from_the_data(project: Project) -> None:
    view = look(project, TODAY)
    assert [say(decision(view, step), ENGLISH) for step in range(1, 8)] == [
        "First come: Homeowners with a service agreement; Housing co-operatives. "
        "Together they are 74% of the value to us.",
        "We measure 4 experiences: Report a breakdown by phone; Technician comes when promised; "
        "Fault fixed at the first visit; Quarterly invoice.",
        "9 metrics. Customers say 3, we count 6.",
        "7 sources feed the metrics. The next one starts on 1 December 2026.",
        "7 targets. The first falls due on 31 October 2027.",
        "We do 8 things, 5 of them quick wins. First, by 27 November 2026: "
        "Ring every detractor within two working days.",
        "5 audiences hear from us. Next, on 23 November 2026: Customers who answered.",
    ]


def test_a_confirmed_decision_keeps_day_people_and_sentence(project: Project) -> None:
    state = decision(look(confirmed(project, 1), TODAY), 1)
    assert (state.state, state.day, state.people) == ("confirmed", TODAY, ("Oskar Berg",))


@pytest.mark.parametrize(
    ("step", "path", "value", "stale"),
    [
        (1, ("segments", 0, "name"), "Villas", "1"),
        (1, ("segments", 1, "decision"), "measure now", "12"),
        (2, ("experiences", 0, "decision"), "later", "23"),
        (3, ("metrics", 0, "method"), "CSAT", "3"),
        (3, ("metrics", 0, "direction"), "lower", "3"),
        (4, ("collection", 0, "responsible"), "Sara Nyman", "4"),
        (5, ("targets", 0, "target"), 30.0, "5"),
        (5, ("targets", 1, "next_n"), 5000, "5"),
        (6, ("actions", 0, "due"), "2027-01-01", "6"),
        (6, ("actions", 0, "status"), "dropped", "6"),
        (7, ("sharing", 0, "frequency"), "monthly", "7"),
    ],
)
def test_a_decision_goes_stale_when_what_it_rests_on_changes(
    project: Project, step: int, path: tuple, value: object, stale: str
) -> None:
    project = confirmed(project, *range(1, 8))
    assert states(project) == "ccccccc"
    collection, place, field = path
    changed = edit.put(project, (collection, getattr(project, collection)[place].id, field), value)
    expected = "".join("s" if str(number) in stale else "c" for number in range(1, 8))
    assert states(changed) == expected
    assert str(step) in stale


def test_notes_progress_and_new_numbers_alone_make_nothing_stale(project: Project) -> None:
    project = confirmed(project, *range(1, 8))
    action, metric = project.actions[2], project.metrics[3]
    project = edit.put(project, ("actions", action.id, "note"), "rang twice")
    project = edit.put(project, ("actions", action.id, "status"), "in progress")
    measured = Measurement("newone01", metric=metric.id, end=TODAY, data=ShareOf(x=5, n=50))
    project = edit.add(project, ("measurements",), measured)
    assert states(project) == "ccccccc"


def test_a_template_is_said_in_the_readers_language_own_words_as_written(project: Project) -> None:
    templated = decision(look(confirmed(project, 3), TODAY), 3)
    said = {say(templated, Language(code)) for code in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    own = decision(look(confirmed(project, 3, wording="Vi mäter nio saker.", language="sv"), TODAY), 3)
    assert {say(own, Language(code)) for code in LANGUAGES} == {"Vi mäter nio saker."}
    assert own.language == "sv"


def test_the_last_confirmation_counts(project: Project) -> None:
    project = confirmed(confirmed(project, 3, wording="First"), 3, wording="Second")
    assert say(decision(look(project, TODAY), 3), ENGLISH) == "Second"


@given(projects())
def test_any_project_can_be_decided_and_said(project: Project) -> None:
    view = look(project, TODAY)
    for step in range(1, 8):
        for code in LANGUAGES:
            sentence = say(decision(view, step), Language(code))
            assert isinstance(sentence, str)
        confirm(view, step)
