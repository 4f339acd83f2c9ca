"""Whatever a project holds, checks and figures answer: odd values, half-typed rows, ids that point nowhere."""

from datetime import date

from checking import SPOKEN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import projects

from cxworkshop.method.figures import figures
from cxworkshop.method.view import Memory, look
from cxworkshop.model.project import COLLECTIONS, SINGLES, Project
from cxworkshop.programme.checks import findings, reason, title

PLAIN = st.text(st.characters(exclude_characters="{}"), max_size=12)
TELLING = st.sampled_from(
    [
        "Improve it",
        "all",
        "Ali Rahimi",
        "040 123 4567",
        "a@b.fi",
        "bonus",
        "ranking",
        "NPS 5",
        "and",
        "give us a 10",
        " ",
    ]
)
TEXTS = st.one_of(PLAIN, TELLING)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
some = settings(max_examples=40, suppress_health_check=list(HealthCheck))


@some
@given(projects(3, TEXTS), DAYS)
def test_checks_answer_for_any_project_in_every_language(project: Project, today: date) -> None:
    view = look(project, today)
    for finding in view.of(findings):
        assert finding.collection in COLLECTIONS or finding.collection in SINGLES
        assert not finding.record or getattr(project, finding.collection).find(finding.record) is not None
        assert isinstance(finding.detail, str)
        for language in SPOKEN:
            for say in (title, reason):
                sentence = say(finding, view, language)
                assert sentence.strip() and "{" not in sentence


@some
@given(projects(3, TEXTS), DAYS)
def test_figures_answer_for_any_project(project: Project, today: date) -> None:
    figures(project, today)


@some
@given(projects(2, TEXTS), projects(2, TEXTS), DAYS)
def test_what_is_remembered_is_what_would_be_found(before: Project, after: Project, today: date) -> None:
    memory = Memory()
    look(before, today, memory).of(findings)
    assert look(after, today, memory).of(findings) == look(after, today).of(findings)
